"""Files of the robot: scenes and paths out and in again, and a scene as MJCF that MuJoCo opens by itself."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import (
    AssetId,
    Document,
    ExportContext,
    InvalidData,
    InvalidRequest,
    Json,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    UserError,
    Words,
)
from app.document.part import part_from_json
from app.storage.assets import FolderAssets
from plugins.robot import commands
from plugins.robot.codec import PART, read_robot
from plugins.robot.exchange import Mjcf, MjcfOptions, convert_path, import_path, import_scene, write_scene
from plugins.robot.formats.paths import COLUMNS, csv_of, json_of, read_csv, read_json, untried_json
from plugins.robot.layout import layout
from plugins.robot.media import ARM, PATH, SCENE
from plugins.robot.model import KIND, KeptPlan, Robot, Scene
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.drawing import choose_drawing
from plugins.robot.physics.world import START, World
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Verdict
from plugins.robot.tasks.task import Action, Aim
from tests.plugins.robot.arm_files import write_arm

LAID = layout(4)
PATH_4 = expert(Aim(Action.PICK, 1), LAID, random.Random(4))
VERDICT = Verdict(False, Words("The {thing} was not lifted.", thing=LAID.things[1].words), 0.0, 0, 0.0)


def laid(scene: Scene = LAID) -> Document:
    """A document with a scene."""
    return commands.SetScene(scene).apply(Document())


def with_arm(tmp_path: Path) -> ExportContext:
    """What an exporter is given where the arm was fetched."""
    folder = write_arm(tmp_path / "arm")
    (folder / "LICENSE.md").write_text("Apache", encoding="utf-8")
    record = ModelRecord(ModelId(ARM), "Arm", ModelKind.PLUGIN_MODEL, ARM, ModelFormat.PLUGIN, folder, byte_size=1)
    return ExportContext(tmp_path, lambda _kind: [record])


def test_a_path_goes_through_json_and_csv(tmp_path: Path) -> None:
    read = read_json(json_of(PATH_4, LAID, "青いボウルを取る", VERDICT))
    np.testing.assert_allclose(read.points, PATH_4, atol=1e-5)
    assert (read.prompt, read.scene, read.succeeded, read.reason) == ("青いボウルを取る", LAID, False, VERDICT.reason)
    np.testing.assert_allclose(read_csv(csv_of(PATH_4)).points, PATH_4, atol=1e-5)
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    table = tmp_path / "lift.csv"
    table.write_bytes(csv_of(PATH_4))
    asset = import_path(table, assets)
    assert (asset.media_type, asset.name) == (PATH, "lift")
    out = tmp_path / "out.arm-path.json"
    convert_path(asset, assets, out, "")
    again = import_path(out, assets)
    assert again.name == "out"
    back = tmp_path / "back.csv"
    convert_path(again, assets, back, "")
    assert back.read_bytes() == table.read_bytes()


def test_points_at_other_times_are_brought_to_the_grid() -> None:
    end = 10 * STEP_S
    rows = [[0.5 * end, 0.5, 0.0, 0.2, 0.0, 0.08], [end, 0.5, 0.1, 0.2, 0.0, 0.0]]
    points = read_json(json.dumps({"points": rows}).encode()).points
    assert points.shape == (10, 5)
    np.testing.assert_allclose(points[4], rows[0][1:], atol=1e-9)
    np.testing.assert_allclose(points[-1], rows[1][1:], atol=1e-9)
    np.testing.assert_allclose(points[0], np.array(START) + (points[4] - START) / 5, atol=1e-9)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff", "it is no JSON"),
        (b"[" * 100_000, "it is no JSON"),
        (b"[]", "it has no points"),
        (b'{"points": []}', "two points at least"),
        (b'{"points": 3}', "The columns of a path are"),
        (b'{"columns": ["t"], "points": []}', "The columns of a path are: seconds, x_m"),
        (
            b'{"points": [[0, 0.5, 0, 0.2, 0, 0], [1, 0.5, 0, 0.2, 0]]}',
            "Line 2 of the path cannot be read. It needs six",
        ),
        (b'{"points": [[0, 0.5, 0, 0.2, 0, 0], [1, 0.5, 0, NaN, 0, 0]]}', "Line 2 .* six numbers"),
        (b'{"points": [[0, 0.5, 0, 0.2, 0, 0], [1, 500, 0, 0.2, 0, 0]]}', "Line 2 .* metres and radians"),
        (b'{"points": [[2, 0.5, 0, 0.2, 0, 0], [1, 0.5, 0, 0.2, 0, 0]]}', "Line 2 .* time is before"),
        (b'{"points": [[0, 0.5, 0, 0.2, 0, 0], [1e5, 0.5, 0, 0.2, 0, 0]]}', "too long"),
        (b'{"prompt": 3, "points": [[0, 0.5, 0, 0.2, 0, 0], [1, 0.5, 0, 0.2, 0, 0]]}', "malformed"),
    ],
)
def test_a_path_that_is_none_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        read_json(data)


def test_a_table_that_is_no_path_is_refused_by_its_line() -> None:
    heading = ",".join(COLUMNS)
    with pytest.raises(InvalidData, match="columns of a path are"):
        read_csv(b"a,b\n1,2\n")
    with pytest.raises(InvalidData, match="Line 3 of the path"):
        read_csv(f"{heading}\n0.1,0.5,0,0.2,0,0\n0.2,x,0,0.2,0,0\n".encode())
    with pytest.raises(InvalidData, match="no CSV"):
        read_csv(b"\xff\xfe\x00")


def test_a_scene_goes_to_a_file_and_back_and_is_what_a_generator_takes(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    file = tmp_path / "table.arm-scene.json"
    write_scene(laid(), assets, file)
    assert read_robot(json.loads(file.read_text("utf-8"))).scene == LAID
    asset = import_scene(file, assets)
    assert (asset.media_type, asset.name) == (SCENE, "table")
    for wrong in ("[", "{}", json.dumps({"kind": "robot", "version": 99, "data": {}}), '{"is": "Robot", "x": 1}'):
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(InvalidData):
            import_scene(file, assets)
    with pytest.raises(InvalidData, match="cannot be read"):
        import_scene(tmp_path / "none.arm-scene.json", assets)


@pytest.mark.parametrize("write", [write_scene, None])
def test_an_empty_table_is_not_written(tmp_path: Path, write: Callable[..., None] | None) -> None:
    writer = write or Mjcf(MjcfOptions(), with_arm(tmp_path))
    with pytest.raises(InvalidRequest, match="nothing on the table"):
        writer(Document(), FolderAssets(tmp_path / "assets", tmp_path / "cache"), tmp_path / "x.xml")


def test_mujoco_opens_the_scene_from_a_folder_and_from_one_file(tmp_path: Path) -> None:
    choose_drawing()
    import mujoco

    library: Any = mujoco
    exporter, assets = Mjcf(MjcfOptions(), with_arm(tmp_path)), FolderAssets(tmp_path / "assets", tmp_path / "cache")
    exporter(laid(), assets, tmp_path / "one.xml")
    exporter(laid(), assets, tmp_path / "several.zip")
    with zipfile.ZipFile(tmp_path / "several.zip") as archive:
        assert "meshes/LICENSE.md" in archive.namelist()
        archive.extractall(tmp_path / "several")
    world = World(LAID, _arm(tmp_path), visible=True)
    for file in (tmp_path / "one.xml", tmp_path / "several" / "scene.xml"):
        model = library.MjModel.from_xml_path(str(file))
        data = library.MjData(model)
        library.mj_resetDataKeyframe(model, data, 0)
        library.mj_forward(model, data)
        assert model.nmesh == world.model.nmesh
        np.testing.assert_allclose(data.qpos, world.data.qpos, atol=1e-4)
        library.mj_step(model, data, nstep=250)
        body = model.body("thing1").id
        np.testing.assert_allclose(data.xpos[body, :2], (LAID.things[1].x, LAID.things[1].y), atol=0.01)


def test_without_the_arm_it_is_said_where_to_get_it(tmp_path: Path) -> None:
    exporter = Mjcf(MjcfOptions(), ExportContext(tmp_path, lambda _kind: []))
    with pytest.raises(UserError, match="arm is not on this machine yet"):
        exporter(laid(), FolderAssets(tmp_path / "assets", tmp_path / "cache"), tmp_path / "x.xml")


def test_a_path_is_kept_with_its_film_and_a_part_without_paths_is_upgraded(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    path = assets.add_bytes(untried_json(PATH_4), PATH, name="lift")
    film = assets.add_bytes(b"film", "video/mp4", name="lift")
    document = commands.KeepPlan(path, "a", "pick up the blue bowl", film, True).apply(laid())
    kept = commands.robot_of(document)
    assert kept.plans == (KeptPlan("a", "pick up the blue bowl", path.id, film.id, True),)
    assert set(PART.assets(kept)) == {path.id, film.id} == set(document.assets)
    assert PART.decode(json.loads(json.dumps(PART.encode(kept)))) == kept
    assert commands.robot_of(commands.RemovePlan("a").apply(document)).plans == ()
    with pytest.raises(InvalidRequest, match="no longer kept"):
        commands.RemovePlan("b").apply(document)
    with pytest.raises(InvalidRequest, match="no path of the arm"):
        commands.KeepPlan(film, "b", "x").apply(document)
    old: Json = {"kind": KIND, "version": 1, "data": PART.encode(Robot(LAID, "wipe the plate"))}
    assert part_from_json(old, {KIND: PART}) == Robot(LAID, "wipe the plate")
    twice = Robot(LAID, "", (KeptPlan("a", "", AssetId("1")), KeptPlan("a", "", AssetId("1"))))
    with pytest.raises(InvalidData):
        PART.decode(PART.encode(twice))


def _arm(tmp_path: Path) -> Arm:
    return load_arm(tmp_path / "arm", visible=True)
