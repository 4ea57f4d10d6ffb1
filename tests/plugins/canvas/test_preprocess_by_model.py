"""Control pictures by models: depth, normals and poses by tiny ones of the real classes, skeletons in their colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import ModelKind, UserError
from app.api.seeing import Figure
from app.engine.seeing.lease import EngineSeeing
from app.jobs import JobCancelled
from plugins.canvas.preprocess import fitted
from plugins.canvas.preprocess.by_model import derived, lacking, short_of
from plugins.canvas.preprocess.skeleton import is_seen, skeletons
from plugins.canvas.preprocess.things import coloured
from tests import tiny_seers
from tests.engine.studio import TinyStudio

PICTURE = np.random.default_rng(1).integers(0, 255, (90, 120, 3), dtype=np.uint8)
PERSON = np.array(
    [(100, 40), (106, 34), (94, 34), (112, 38), (88, 38), (130, 80), (70, 80), (150, 130), (50, 130), (160, 180),
     (40, 180), (120, 190), (80, 190), (122, 260), (78, 260), (124, 330), (76, 330)], np.float32,
)  # fmt: skip


def figure(score: float = 0.9, without: tuple[int, ...] = ()) -> Figure:
    """A person who stands, without some joints."""
    scores = np.full((17, 1), score, np.float32)
    scores[list(without)] = 0.1
    return Figure(np.hstack([PERSON, scores]), score)


def nothing() -> None:
    """Never cancels."""


@pytest.fixture
def studio(tmp_path: Path) -> TinyStudio:
    """A studio without models."""
    return TinyStudio.over(tmp_path / "data", lambda name: tmp_path / name)


def test_bones_and_joints_have_the_colours_of_openpose() -> None:
    drawn = skeletons([figure()], 200, 360)
    assert drawn.shape == (360, 200, 3)
    nose, neck, right_elbow, left_knee = (100, 40), (100, 80), (50, 130), (122, 260)
    colours = {nose: (255, 0, 0), neck: (255, 85, 0), right_elbow: (255, 255, 0), left_knee: (0, 0, 255)}
    for (x, y), colour in colours.items():
        assert tuple(drawn[y, x]) == colour
    # The bone from the neck to the right shoulder is the first, in a darker red.
    assert tuple(drawn[80, 85]) == (153, 0, 0)
    assert not drawn[:20].any()


def test_joints_that_are_not_sure_are_left_out() -> None:
    drawn = skeletons([figure(without=(8, 10))], 200, 360)
    assert not drawn[130, 50].any()
    assert not drawn[105, 60].any()
    assert drawn[130, 150].any()
    assert is_seen(figure())
    assert not is_seen(figure(score=0.1))


def test_depth_and_normals_are_estimated(studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    tiny_seers.save_depth(studio.folder("depth"))
    studio.record("depth")
    depth = derived(PICTURE, 64, 48, "depth", seeing, nothing)
    assert depth.picture.shape == (48, 64, 3)
    assert (depth.picture.min(), depth.picture.max()) == (0, 255)
    assert (depth.picture[..., 0] == depth.picture[..., 2]).all()
    slopes = derived(PICTURE, 64, 48, "normal", seeing, nothing)
    assert slopes.picture.shape == (48, 64, 3)
    assert (slopes.picture[..., 2] > 127).all(), "every surface faces the viewer"
    assert depth.note is None


def test_what_is_where_has_the_colours_of_ade_and_without_a_model_that_is_said(studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    assert lacking("segmentation", seeing) is None
    plain = derived(PICTURE, 64, 48, "segmentation", seeing, nothing)
    assert plain.note == short_of("segmentation", seeing)
    assert "SegFormer" in str(plain.note)
    assert derived(PICTURE, 64, 48, "canny", seeing, nothing).note is None
    tiny_seers.save_segformer(studio.folder("areas"))
    record = studio.record("areas")
    assert short_of("segmentation", seeing) is None
    found = derived(PICTURE, 64, 48, "segmentation", seeing, nothing)
    assert found.note is None
    assert found.picture.shape == (48, 64, 3)
    with seeing.lease_semantic_segmenter(record.id, nothing) as model:
        assert np.array_equal(found.picture, coloured(model.classes(fitted(PICTURE, 64, 48))))
    wall, sky, tree, person, flag = coloured(np.array([[0, 2, 4, 12, 149]], np.uint8))[0].tolist()
    assert [wall, sky, tree] == [[120, 120, 120], [6, 230, 230], [4, 200, 3]]
    assert [person, flag] == [[150, 5, 61], [92, 0, 255]]


def test_a_pose_is_drawn_and_said_to_be_of_one_person_without_a_detector(studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    tiny_seers.save_pose(studio.folder("pose"))
    record = studio.record("pose")
    with pytest.raises(UserError, match="Nobody is seen"):
        derived(PICTURE, 120, 90, "pose", seeing, nothing)
    with studio.models.lease_seer(record.id, ModelKind.POSE_MODEL, nothing) as held:

        def sure(_module: object, _args: object, answer: Any) -> Any:
            answer.heatmaps = answer.heatmaps - answer.heatmaps.amin((2, 3), keepdim=True) + 0.5
            return answer

        held.module.register_forward_hook(sure)
    alone = derived(PICTURE, 120, 90, "pose", seeing, nothing)
    assert alone.picture.any()
    assert alone.note is not None
    tiny_seers.save_detector(studio.folder("detector"))
    studio.record("detector")
    found = derived(PICTURE, 120, 90, "pose", seeing, nothing)
    assert found.note is None
    assert found.picture.any()


def test_what_is_missing_is_said_with_how_to_get_it(studio: TinyStudio) -> None:
    seeing = EngineSeeing(studio.models)
    assert lacking("canny", None) is None
    assert "Depth Anything" in str(lacking("normal", seeing))
    assert "ViTPose" in str(lacking("pose", None))
    with pytest.raises(UserError, match=r"“Depth” takes a depth model, and none is on this machine\. Fetch Depth"):
        derived(PICTURE, 64, 48, "depth", seeing, nothing)
    assert derived(PICTURE, 64, 48, "canny", None, nothing).picture.shape == (48, 64, 3)


def test_it_can_be_stopped(studio: TinyStudio) -> None:
    tiny_seers.save_depth(studio.folder("depth"))
    studio.record("depth")

    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        derived(PICTURE, 64, 48, "depth", EngineSeeing(studio.models), stop)
