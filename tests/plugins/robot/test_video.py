"""The video planner: what it sees and is told, how it learns, and that its key frames lead to what is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from app.api import UnreadableModel, UserError
from plugins.robot.layout import layout
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import START, World
from plugins.robot.tasks.expert import POINTS
from plugins.robot.tasks.task import Action, aims_in
from plugins.robot.video.evaluation import plan_of
from plugins.robot.video.moments import MOMENTS, path_through, points_of
from plugins.robot.video.network import (
    NOISE_STEPS,
    Drawer,
    Reader,
    Shape,
    change_of,
    film_of,
    misread,
    pairs_of,
    poses_in,
)
from plugins.robot.video.planner import (
    DRAWER,
    READER,
    VideoPlanner,
    load_video_planner,
    save_drawer,
    save_reader,
    seen,
    there_is_one,
)
from plugins.robot.video.sketch import HEIGHT, WIDTH, Posture, Sketch
from plugins.robot.video.telling import SLOTS, WORDS, told_of
from plugins.robot.video.training import demonstrations, learning
from plugins.robot.video.training.learning import Recipe
from tests.plugins.robot.arm_files import write_arm

TINY = Shape((16, 16, 16), 16)
SCENE = Scene(
    (
        Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.15),
        Thing(Kind.SPONGE, Colour.YELLOW, 0.55, 0.1, 0.4),
        Thing(Kind.BOWL, Colour.BLUE, 0.42, 0.25),
    )
)
PINK = np.array((237, 120, 168))


@pytest.fixture(scope="module")
def arm(tmp_path_factory: pytest.TempPathFactory) -> Arm:
    """The arm of capsules."""
    return load_arm(write_arm(tmp_path_factory.mktemp("arm")), visible=False)


def posture(scene: Scene, gripper: tuple[float, ...]) -> Posture:
    """Everything as it lies in a scene, and the gripper somewhere."""
    places = np.array([(thing.x, thing.y, 0.018 * (thing.kind is Kind.SPONGE)) for thing in scene.things])
    turns = np.array([(np.cos(thing.turn / 2), 0, 0, np.sin(thing.turn / 2)) for thing in scene.things])
    return Posture(np.array(gripper), places, turns)


def fingers(picture: np.ndarray) -> tuple[float, float]:
    """Where the fingers are in a picture: the middle row and column of what has their colour."""
    red, green, blue = (picture[..., part].astype(int) for part in range(3))
    rows, columns = np.nonzero((green - red > 60) & (blue - red > 60))
    assert len(rows)
    return float(rows.mean()), float(columns.mean())


def test_nothing_of_where_things_lie_is_told() -> None:
    scene = layout(2, 3, 2)
    aims = aims_in(scene)
    told = [told_of(aim, scene) for aim in aims]
    assert len({each.tobytes() for each in told}) == len(told)
    assert all(each.shape == (SLOTS,) and each.min() >= 0 and each.max() < WORDS for each in told)
    moved = Scene(tuple(replace(thing, x=thing.x + 0.01, y=-thing.y) for thing in scene.things))
    assert all(np.array_equal(told_of(aim, moved), each) for aim, each in zip(aims, told, strict=True))


@pytest.mark.usefixtures("drawing")
def test_the_gripper_and_the_things_are_seen_where_they_are() -> None:
    scene = Scene((Thing(Kind.BOWL, Colour.PINK, 0.5, 0.2),))
    sketch = Sketch(scene)
    try:
        first = sketch.draw(posture(scene, START))
        assert first.shape == (HEIGHT, WIDTH, 3)
        row, column = fingers(first)
        lower, _ = fingers(sketch.draw(posture(scene, (*START[:2], 0.05, 0.0, 0.08))))
        _, aside = fingers(sketch.draw(posture(scene, (0.46, 0.2, 0.30, 0.0, 0.08))))
        assert lower > row + 8
        assert abs(column - WIDTH / 2 + 0.5) < 1
        assert aside > column + 15
        pink = np.abs(first.astype(int) - PINK).sum(-1) < 80
        assert 15 < pink.sum() < 120
        assert np.nonzero(pink)[1].mean() > WIDTH / 2 + 8
    finally:
        sketch.close()


@pytest.mark.parametrize("action", tuple(Action))
def test_the_path_through_the_key_frames_does_what_is_asked(arm: Arm, action: Action) -> None:
    world = World(SCENE, arm)
    aim = next(aim for aim in aims_in(SCENE) if aim.action is action)
    found = demonstrations.film(world, aim)
    assert found is not None
    poses, postures = found
    assert len(postures) == 1 + MOMENTS
    path = path_through(poses, action)
    assert path.shape == (POINTS, 5)
    assert path[0] == pytest.approx(START)
    assert path[list(points_of(action))] == pytest.approx(poses, abs=0.006)
    assert postures[3].gripper[:3] == pytest.approx(poses[2, :3], abs=0.01)
    assert postures[-1].places[aim.thing] != pytest.approx(postures[0].places[aim.thing], abs=0.05)


def test_other_colours_change_nothing_else() -> None:
    import random

    scene = layout(3, 4, 2)
    other = demonstrations.recoloured(scene, random.Random(1))
    assert other != scene
    assert [replace(thing, colour=Colour.RED) for thing in other.things] == [
        replace(thing, colour=Colour.RED) for thing in scene.things
    ]
    assert [thing.colour for thing in other.things if thing.kind is Kind.PLATE] == [Colour.WHITE]


def test_a_film_goes_to_differences_and_back() -> None:
    film = torch.rand(2, 1 + MOMENTS, 3, HEIGHT, WIDTH)
    assert torch.allclose(film_of(film[:, 0], change_of(film)), film, atol=1e-5)


def test_what_is_read_is_a_pose() -> None:
    pose = torch.tensor([[0.52, -0.2, 0.03, 0.7, 0.056]])
    wrong = torch.tensor([[0.2, -1.0, -0.7, np.cos(0.7), np.sin(0.7), -9.0, 9.0, -9.0]]).float()
    assert torch.allclose(poses_in(wrong), pose, atol=1e-5)
    assert float(misread(wrong, pose)) < 1e-4
    assert float(misread(wrong, pose + torch.tensor([0.02, 0, 0, 0, 0]))) > 0.05


@pytest.fixture(scope="module")
def work(arm: Arm, tmp_path_factory: pytest.TempPathFactory, drawing: None) -> Path:
    """Films of three scenes: of one to be measured in, and of two to be learned."""
    folder = tmp_path_factory.mktemp("work")
    for number, scenes in enumerate((1, 2)):
        made = demonstrations.shard(number, arm, scenes)
        assert made.frames.shape[1:] == (1 + MOMENTS, HEIGHT, WIDTH, 3)
        assert len(made.told) >= 1.5 * made.tried
        np.savez(
            folder / f"films-{number:04d}.npz",
            told=made.told,
            frames=made.frames,
            poses=made.poses,
            tried=np.array(made.tried),
        )
    return folder


def test_both_learn_go_on_and_are_read_again(work: Path, arm: Arm, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    recipe = Recipe(0.8, batch=4, rate=3e-3, warm_up=3)
    learning.train_drawer(work, recipe, TINY)
    drawer = learning.train_drawer(work, replace(recipe, seconds=5.0), TINY)
    learning.train_reader(work, recipe, TINY)
    reader = learning.train_reader(work, replace(recipe, seconds=3.0, drawn=8), TINY, drawer)
    for name in ("drawer", "reader"):
        first, *_, last = (json.loads(line) for line in (work / f"{name}.jsonl").read_text().splitlines())
        assert last["steps"] > first["steps"]
    made = demonstrations.load(work)
    frames, told = torch.from_numpy(made.frames).permute(0, 1, 4, 2, 3) / 255, torch.from_numpy(made.told)
    pairs, poses = pairs_of(frames).flatten(0, 1), torch.from_numpy(made.poses).flatten(0, 1)
    clean = change_of(frames)
    noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(1))
    step = torch.full((len(clean),), NOISE_STEPS - 1)
    with torch.inference_mode():
        missed = [
            float((each(noise, step, frames[:, 0], told) - clean).square().mean()) for each in (drawer, Drawer(TINY))
        ]
        assert missed[0] < 0.9 * missed[1]
        assert float(misread(reader(pairs), poses)) < 0.9 * float(misread(Reader(TINY)(pairs), poses))
    measured = learning.measured(work, drawer, reader, 2)
    assert set(measured) == {"changed", "real", "drawn"}
    assert 0 < measured["changed"] < 0.5
    planner = load_video_planner(work)
    world = World(SCENE, arm)
    aim = aims_in(SCENE)[0]
    plan = planner.plan(aim, world, 3, 2)
    assert np.array_equal(plan.frames[0], seen(world))
    assert plan.frames.shape == (1 + MOMENTS, HEIGHT, WIDTH, 3)
    assert np.array_equal(plan.path, planner.plan(aim, world, 3, 2).path)
    assert not np.array_equal(plan.frames, planner.plan(aim, world, 4, 2).frames)
    # What is planned follows from what is seen.
    assert not np.allclose(plan.poses, planner.imagine(aim, SCENE, 255 - plan.frames[0], 3, 2, lambda: None).poses)


@pytest.mark.usefixtures("drawing")
def test_the_plan_that_is_measured_is_the_one_that_is_made(arm: Arm, tmp_path: Path) -> None:
    torch.manual_seed(1)
    planner = VideoPlanner(Drawer(TINY).eval(), Reader(TINY).eval())
    plan = plan_of(planner, arm, 2)
    for aim in aims_in(SCENE)[:2]:
        assert np.array_equal(plan(aim, SCENE, 5), planner.plan(aim, World(SCENE, arm), 5, 2).path)


def test_what_is_damaged_is_refused(tmp_path: Path) -> None:
    assert not there_is_one(tmp_path)
    with pytest.raises(UnreadableModel, match=r"missing or damaged"):
        load_video_planner(tmp_path)
    save_drawer(Drawer(TINY), tmp_path)
    save_reader(Reader(TINY), tmp_path)
    assert there_is_one(tmp_path)
    load_video_planner(tmp_path)
    (tmp_path / READER).write_bytes((tmp_path / READER).read_bytes()[:-40])
    with pytest.raises(UnreadableModel, match=r"inverse\.safetensors"):
        load_video_planner(tmp_path)
    (tmp_path / READER).write_bytes((tmp_path / DRAWER).read_bytes())
    with pytest.raises(UnreadableModel):
        load_video_planner(tmp_path)


def test_there_have_to_be_films(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no demonstrations"):
        demonstrations.load(tmp_path)
