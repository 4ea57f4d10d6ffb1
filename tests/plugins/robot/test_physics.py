"""The arm in its world, and whether what is asked of it is done: real physics, with an arm of capsules."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from app.api import UserError
from plugins.robot.layout import layout
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import START, World
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Action, Aim, aims_in
from tests.plugins.robot.arm_files import write_arm

SPONGE_AND_PLATE = Scene(
    (
        Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.15),
        Thing(Kind.SPONGE, Colour.YELLOW, 0.55, 0.1, 0.4),
        Thing(Kind.BOWL, Colour.BLUE, 0.42, 0.25),
    )
)


@pytest.fixture(scope="module")
def arm(tmp_path_factory: pytest.TempPathFactory) -> Arm:
    """The arm of capsules."""
    return load_arm(write_arm(tmp_path_factory.mktemp("arm")), visible=False)


def done(world: World, aim: Aim, path: np.ndarray) -> Verdict:
    """What comes of a path."""
    judge = Judge(world, aim)
    for _ in world.follow(path, STEP_S):
        judge.look()
    return judge.verdict()


def test_the_gripper_goes_where_it_is_told(arm: Arm) -> None:
    world = World(SPONGE_AND_PLATE, arm)
    assert world.gripper == pytest.approx(START, abs=0.006)
    for pose in ((0.4, 0.3, 0.2, 0.9, 0.03), (0.64, -0.3, 0.1, -0.9, 0.08)):
        for _ in world.follow(np.array([pose] * 6), 0.4):
            pass
        assert world.gripper == pytest.approx(pose, abs=0.006)


def test_what_cannot_be_reached_is_said(arm: Arm) -> None:
    world = World(SPONGE_AND_PLATE, arm)
    with pytest.raises(UserError, match=r"cannot reach 1\.10 m ahead"):
        world.reach(np.array([1.1, 0.0, 0.1, 0.0, 0.08]), world.angles)


@pytest.mark.parametrize("aim", aims_in(SPONGE_AND_PLATE), ids=lambda aim: f"{aim.action.value}-{aim.thing}")
def test_the_expert_does_what_is_asked(arm: Arm, aim: Aim) -> None:
    world = World(SPONGE_AND_PLATE, arm)
    verdict = done(world, aim, expert(aim, SPONGE_AND_PLATE, random.Random(4)))
    assert verdict.succeeded, str(verdict.reason)
    assert (verdict.wiped > 0.3) is (aim.action is Action.WIPE)


def test_what_was_not_done_is_not_called_done(arm: Arm) -> None:
    """The path for the bowl doesn't lift the sponge, and one that stays where it is does nothing."""
    bowl, sponge = Aim(Action.PICK, 2), Aim(Action.PICK, 1)
    path = expert(bowl, SPONGE_AND_PLATE, random.Random(4))
    verdict = done(World(SPONGE_AND_PLATE, arm), sponge, path)
    assert not verdict.succeeded
    assert str(verdict.reason) == "The yellow sponge was not lifted."
    idle = done(World(SPONGE_AND_PLATE, arm), Aim(Action.WIPE, 1, 0), np.array([START] * 8))
    assert (idle.succeeded, idle.strips, idle.wiped) == (False, 0, 0.0)


def test_a_bowl_that_is_pushed_away_spoils_it(arm: Arm) -> None:
    path = expert(Aim(Action.PICK, 1), SPONGE_AND_PLATE, random.Random(4))
    aside = np.array([[0.42, 0.25, 0.02, 0.0, 0.0], [0.52, 0.33, 0.02, 0.0, 0.0], [0.46, 0.0, 0.3, 0.0, 0.08]])
    verdict = done(World(SPONGE_AND_PLATE, arm), Aim(Action.PICK, 1), np.concatenate([np.repeat(aside, 8, 0), path]))
    assert not verdict.succeeded


def test_the_same_path_gives_the_same_motion(arm: Arm) -> None:
    scene = layout(5)
    path = expert(aims_in(scene)[0], scene, random.Random(1))
    ends = []
    for _ in range(2):
        world = World(scene, arm)
        for _ in world.follow(path[:20], STEP_S):
            pass
        ends.append(world.data.qpos.copy())
    assert np.array_equal(*ends)


def test_an_arm_that_lacks_a_file_is_named(tmp_path: Path) -> None:
    folder = write_arm(tmp_path / "franka")
    (folder / "assets.xml").unlink()
    with pytest.raises(UserError, match=r"“franka” are not whole: “assets.xml”"):
        load_arm(folder, visible=False)
    write_arm(folder)
    (folder / "chain.xml").write_text("<mujocoinclude><body", encoding="utf-8")
    with pytest.raises(UserError, match=r"are not whole"):
        load_arm(folder, visible=False)
