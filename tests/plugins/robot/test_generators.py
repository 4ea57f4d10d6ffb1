"""What the generator makes of a sentence: by the expert, and by a video plan whose networks have learned nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
import torch

from app.api import JobContext, ModelId, Output, RunContext, UnreadableModel
from app.engine.detectors.plugin_model import folder_of_plugin
from app.engine.device import Device
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.registry import FOLDER_DETECTORS, ModelRegistry
from app.jobs import JobId
from app.storage import FolderAssets
from plugins.robot.generators import Plan
from plugins.robot.generators.plan import ARM, PLANNERS, PlanRequest
from plugins.robot.planning.planner import FOLDER
from plugins.robot.tasks.expert import POINTS
from plugins.robot.tasks.task import Action
from plugins.robot.video.moments import MOMENTS, points_of
from plugins.robot.video.network import Drawer, Reader, Shape
from plugins.robot.video.planner import load_video_planner, save_drawer, save_reader, there_is_one
from plugins.robot.video.showing import frame_at
from tests.conftest import REPOSITORY
from tests.plugins.robot.arm_files import write_arm

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """Resources with a video planner that says the middle of what it knows, whatever it sees."""
    torch.manual_seed(0)
    shape = Shape((16, 16, 16), 16)
    reader = Reader(shape)
    last = reader.saying[-1]
    assert isinstance(last, torch.nn.Linear)
    with torch.no_grad():
        last.weight.zero_()
        last.bias.copy_(torch.tensor([0.0, 0.1, 1.0, 1.0, 0.0, 0.0, 0.0, 5.0]))
    save_drawer(Drawer(shape), tmp_path / "resources" / FOLDER)
    save_reader(reader, tmp_path / "resources" / FOLDER)
    return tmp_path / "resources"


def made(request: PlanRequest, folder: Path, resources: Path) -> list[Output]:
    """What the generator yields, with an arm of capsules that lies as one that was fetched."""
    arm = write_arm(folder / "data" / "models" / ARM)
    said = {"id": ARM, "name": "Arm", "kind": "plugin-model", "architecture": ARM}
    (arm / "seisei.json").write_text(json.dumps(said), encoding="utf-8")
    registry = ModelRegistry(folders=(folder_of_plugin({}), *FOLDER_DETECTORS))
    library = Library(folder / "none", folder / "data", lambda: ("", 0, 0), registry)
    models = EngineModels(library, folder, device=lambda: Device("cpu", "CPU", "float32", 1 << 40)).for_run()
    assets = FolderAssets(folder / "assets", folder / "cache")
    try:
        context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, resources)
        return list(Plan().run(request, cast("Any", models), context))
    finally:
        assets.close()
        assert [stamp.id for stamp in models.stamps] == [ModelId(ARM)]


def pictures(outputs: Sequence[Output], folder: Path) -> list[np.ndarray]:
    """The pictures of a film."""
    (output,) = outputs
    assert output.media_type == "video/mp4"
    assert isinstance(output.content, bytes)
    (folder / "film.mp4").write_bytes(output.content)
    with av.open(str(folder / "film.mp4")) as media:
        return [frame.to_ndarray(format="rgb24") for frame in media.decode(video=0)]


@pytest.mark.usefixtures("drawing")
def test_a_video_plan_is_told_with_what_came_of_it(tmp_path: Path, resources: Path) -> None:
    request = PlanRequest("pick up the blue bowl", seed=1, by="video", tries=2, film=False, arm=ARM)
    (output,) = made(request, tmp_path, resources)
    told = cast("PlanRequest", output.request)
    assert not told.succeeded
    assert told.outcome == "The blue bowl was not lifted."
    path = json.loads(cast("bytes", output.content))
    assert (path["succeeded"], len(path["points"])) == (False, POINTS)
    planned = json.loads(output.details["planned"])
    assert (planned["by"], planned["succeeded"], planned["reason"]) == ("video", False, told.outcome)
    assert len(planned["key_frames"]) == MOMENTS
    at = points_of(Action.PICK)[3]
    assert planned["key_frames"][3]["pose"] == pytest.approx([0.5, 0.02, 0.2, 0.0, 0.08], abs=2e-3)
    assert path["points"][at][1:] == pytest.approx(planned["key_frames"][3]["pose"], abs=1e-4)


@pytest.mark.usefixtures("drawing")
def test_what_is_planned_is_seen_beside_what_happens(tmp_path: Path, resources: Path) -> None:
    request = PlanRequest("wipe the plate", seed=1, by="video", tries=1, size=128, arm=ARM)
    frames = pictures(made(request, tmp_path, resources), tmp_path)
    assert {frame.shape for frame in frames} == {(96, 256, 3)}
    assert len(frames) == POINTS * 3
    planned, happened = ([frame[:, half] for frame in frames] for half in (slice(0, 128), slice(128, 256)))
    # Nothing was learned: what is drawn is noise, after the first frame, which is the table as it is.
    plates = [np.argwhere(half[0].min(-1) > 215).mean(0) for half in (planned, happened)]
    assert plates[0] == pytest.approx(plates[1], abs=8)
    assert (
        np.abs(np.diff(planned[0].astype(int), axis=1)).mean()
        < 0.5 * np.abs(np.diff(planned[-1].astype(int), axis=1)).mean()
    )
    # A key frame stays until the next one is due.
    still = [np.abs(one.astype(int) - other).mean() < 4 for one, other in pairwise(planned)]
    assert 5 <= still.count(False) <= MOMENTS
    moved = [np.abs(one.astype(int) - other).mean() for one, other in zip(happened, happened[12:], strict=False)]
    assert max(moved[:60]) > 1
    # The second half stays where it is: the pose that is read is the same in all key frames.
    assert max(moved[100:]) < 0.5 * max(moved[:60])


@pytest.mark.usefixtures("drawing")
def test_the_expert_is_filmed_alone(tmp_path: Path, resources: Path) -> None:
    request = PlanRequest("pick up the blue bowl", seed=1, by="expert", size=128, arm=ARM)
    outputs = made(request, tmp_path, resources)
    assert {frame.shape for frame in pictures(outputs, tmp_path)} == {(128, 128, 3)}
    assert set(outputs[0].details) == {"csv", "json"}
    assert cast("PlanRequest", outputs[0].request).succeeded


def test_where_nothing_can_be_drawn_that_is_known_before_anything_is_planned(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.api import UserError\n"
        "from plugins.robot.generators import plan; from tests.plugins.robot.test_generators import made\n"
        "film = sys.argv[2] == 'film'\n"
        "request = plan.PlanRequest('pick up the blue bowl', seed=1, by='expert', film=film, arm=plan.ARM)\n"
        "drawn = plan._drawn; plan._drawn = lambda *given: print('planned') or drawn(*given)\n"
        "try: made(request, Path(sys.argv[1]), Path('resources'))\n"
        "except UserError as error: print(error)\n"
    )

    def told(film: str) -> str:
        found = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / film), film],
            env=os.environ | {"MUJOCO_GL": "disable"},
            cwd=REPOSITORY, capture_output=True, text=True, timeout=200, check=True,
        )  # fmt: skip
        return found.stdout

    assert told("film").startswith("No picture of the arm can be drawn on this machine")
    assert told("path").strip() == "planned"


def test_the_frame_that_is_shown_is_the_one_that_comes_next() -> None:
    for action in Action:
        shown = [frame_at(point, action) for point in range(POINTS)]
        assert shown[0] == 0
        assert shown[1] == 1
        assert shown == sorted(shown)
        assert shown[-1] == MOMENTS


def test_a_video_plan_is_offered_where_its_networks_are(tmp_path: Path) -> None:
    offered = "video" in [value for value, _ in PLANNERS]
    assert offered is there_is_one(RESOURCES / FOLDER)
    if offered:
        load_video_planner(RESOURCES / FOLDER)
    request = PlanRequest("pick up the blue bowl", seed=1, by="video", film=False, arm=ARM)
    with pytest.raises(UnreadableModel, match="missing or damaged"):
        made(replace(request, tries=1), tmp_path, tmp_path / "nothing")
