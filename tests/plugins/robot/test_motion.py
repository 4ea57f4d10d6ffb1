"""The world in motion: as time passes, along a path, and by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.api import UserError
from plugins.robot.generators.plan import RATE
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.panel.simulation.motion import OPENING, PARTS, PIECES, TICK_S, Motion
from plugins.robot.panel.simulation.state import ARM, NOTHING, TABLE, State
from plugins.robot.physics.arm import load_arm
from plugins.robot.physics.mjcf import STEP_S as PHYSICS_S
from plugins.robot.physics.world import World
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Action, Aim
from tests.plugins.robot.arm_files import write_arm

SCENE = Scene(
    (
        Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.15),
        Thing(Kind.SPONGE, Colour.YELLOW, 0.55, 0.1, 0.4),
        Thing(Kind.BOWL, Colour.BLUE, 0.42, 0.25),
    )
)
PLATE, SPONGE, BOWL = range(3)
BOWL_WEIGHT_N = 9.81 * 0.116
QUICK = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An arm of capsules as it is fetched."""
    return write_arm(tmp_path_factory.mktemp("arm"))


class Told:
    """A motion with a scene that is laid, and the verdicts that it told."""

    def __init__(self, folder: Path) -> None:
        self.verdicts: list[Verdict | None] = []
        self.motion = Motion(self.verdicts.append)
        self.motion.take_arm(folder)
        assert self.motion.lay(SCENE)
        self.motion.speed = QUICK

    @property
    def world(self) -> World:
        """The world that there is."""
        assert self.motion.world is not None
        return self.motion.world

    @property
    def state(self) -> State:
        """How it stands."""
        state = self.motion.state(self.motion.pressing())
        assert state is not None
        return state

    def pass_time(self, seconds: float) -> None:
        """Let time pass in steps, paused or not."""
        running = self.motion.running
        self.motion.run(on=False)
        for _ in range(round(seconds / (TICK_S * PARTS))):
            self.motion.step()
        if running:
            self.motion.run(on=True)


@pytest.fixture
def told(folder: Path) -> Told:
    """One that is laid and at rest."""
    return Told(folder)


def test_time_passes_in_whole_steps_of_physics_and_as_paths_are_tried_out() -> None:
    assert round(STEP_S * RATE) == PIECES
    steps = TICK_S / PHYSICS_S
    assert steps == pytest.approx(round(steps))


@pytest.mark.parametrize("aim", [Aim(Action.PICK, BOWL), Aim(Action.WIPE, SPONGE, PLATE)], ids=["pick", "wipe"])
def test_a_path_that_is_played_does_exactly_what_it_did_when_it_was_tried_out(
    told: Told, folder: Path, aim: Aim
) -> None:
    path = expert(aim, SCENE, random.Random(3))
    tried = World(SCENE, load_arm(folder, visible=False))
    judge = Judge(tried, aim)
    for _ in tried.follow(path, STEP_S, PIECES):
        judge.look()
    told.motion.follow(path, aim)
    assert told.state.following == 0
    assert told.state.points == len(path)
    while told.motion.running and not told.verdicts:
        told.motion.advance()
    assert told.verdicts == [judge.verdict()]
    assert told.verdicts[0] is not None
    assert told.verdicts[0].succeeded
    assert told.state.following is None
    assert told.state.running


def test_what_cannot_be_reached_ends_the_path_and_says_so(told: Told) -> None:
    told.motion.follow(np.array([(1.3, 0.0, 0.2, 0.0, 0.08)] * 3), None)

    def go_on() -> None:
        while not told.verdicts:
            told.motion.advance()

    with pytest.raises(UserError, match="cannot reach"):
        go_on()
    assert told.state.following is None
    assert not told.verdicts


def test_a_path_without_a_task_ends_without_a_verdict(told: Told) -> None:
    told.motion.follow(np.array([(0.46, 0.0, 0.3, 0.0, 0.08)] * 3), None)
    while not told.verdicts:
        told.motion.advance()
    assert told.verdicts == [None]


def test_a_stopped_path_leaves_the_arm_where_it_is(told: Told) -> None:
    told.motion.follow(np.array([(0.6, 0.2, 0.2, 0.5, 0.02)] * 64), Aim(Action.PICK, BOWL))
    while (told.state.following or 0) < 2:
        told.motion.advance()
    told.motion.stop()
    before = told.state.gripper
    told.pass_time(0.4)
    assert told.state.gripper == pytest.approx(before, abs=0.03)
    assert not told.verdicts


def test_things_press_with_their_weight(told: Told) -> None:
    pairs = {(touch.one, touch.other): touch.newtons for touch in told.state.touches}
    assert pairs[BOWL, TABLE] == pytest.approx(BOWL_WEIGHT_N, rel=0.1)
    assert pairs[SPONGE, TABLE] == pytest.approx(9.81 * 0.03, rel=0.1)
    pressing = told.motion.pressing()
    assert len(pressing.points) == len(pressing.forces) == len(pressing.newtons)
    bowl = (pressing.bodies == told.world.body(BOWL)).any(axis=1)
    assert np.abs(pressing.forces[bowl, 2]).sum() == pytest.approx(BOWL_WEIGHT_N, rel=0.1)
    assert pressing.points[bowl, 2] == pytest.approx(0.0, abs=0.002)
    assert np.hypot(*(pressing.points[bowl, :2] - told.state.things[BOWL].place[:2]).T).max() < Kind.BOWL.radius


def test_what_lies_under_a_pointer_is_known(told: Told) -> None:
    down = np.array([0.0, 0.0, -1.0])
    for number, thing in enumerate(SCENE.things):
        beside = 0.045 if thing.kind is Kind.BOWL else 0.0
        hit = told.motion.hit(7, np.array([thing.x - beside, thing.y, 0.9]), down)
        assert (hit.asked, hit.number) == (7, number)
        assert hit.place[2] < 0.06
    assert told.motion.hit(1, np.array([0.1, 0.5, 0.9]), down).number == TABLE
    assert told.motion.hit(1, np.array([0.0, 0.0, 1.5]), down).number == ARM
    assert told.motion.hit(1, np.array([0.0, 0.0, 1.5]), -down).number == NOTHING


def test_a_spring_lifts_what_it_pulls_and_lets_it_fall(told: Told) -> None:
    x, y, _ = told.state.things[SPONGE].place
    taken = (x, y, 0.03)
    told.motion.hold(SPONGE, taken)
    told.motion.hold(SPONGE, (x, y, 0.25))
    told.pass_time(0.8)
    assert 0.18 < told.state.things[SPONGE].place[2] < 0.25
    spring = told.motion.spring
    assert spring is not None
    assert spring[1] == pytest.approx((x, y, 0.25))
    assert spring[0][2] == pytest.approx(told.state.things[SPONGE].place[2] + 0.012, abs=0.01)
    told.motion.hold(None, (0.0, 0.0, 0.0))
    assert told.motion.spring is None
    told.pass_time(0.6)
    assert told.state.things[SPONGE].place[2] < 0.03


def test_a_plate_cannot_be_pulled(told: Told) -> None:
    told.motion.hold(PLATE, (0.5, -0.15, 0.01))
    assert told.motion.spring is None


def test_the_same_things_elsewhere_are_laid_in_the_same_world(told: Told, folder: Path) -> None:
    moved = Scene(tuple(replace(thing, x=thing.x + 0.02, turn=thing.turn / 2) for thing in SCENE.things))
    told.pass_time(0.2)
    world = told.world
    assert not told.motion.lay(moved)
    assert told.world is world
    fresh = World(moved, load_arm(folder, visible=False))
    assert told.world.places() == pytest.approx(fresh.places(), abs=1e-9)
    assert told.world.turn(SPONGE) == pytest.approx(fresh.turn(SPONGE))
    assert told.state.laid
    assert told.motion.lay(Scene(SCENE.things[:2]))
    assert told.world is not world


def test_a_thing_is_put_elsewhere_only_while_no_time_passes(told: Told) -> None:
    for number in (PLATE, BOWL):
        told.motion.shift(number, 0.5, 0.02)
        assert told.state.things[number].place[:2] == pytest.approx((0.5, 0.02))
    assert told.state.laid
    told.motion.run(on=True)
    told.motion.shift(BOWL, 0.42, 0.25)
    assert told.state.things[BOWL].place[:2] == pytest.approx((0.5, 0.02))


def test_joints_go_at_once_while_paused_and_by_their_motors_else(told: Told) -> None:
    told.motion.set_joint(0, 0.3)
    told.motion.set_joint(OPENING, 0.03)
    assert told.state.angles[0] == pytest.approx(0.3)
    assert told.state.gripper[4] == pytest.approx(0.03)
    assert not told.state.laid
    told.motion.run(on=True)
    told.motion.set_joint(0, 0.5)
    assert told.state.angles[0] == pytest.approx(0.3)
    told.pass_time(0.8)
    assert told.state.angles[0] == pytest.approx(0.5, abs=0.01)


def test_back_to_how_it_was_laid(told: Told) -> None:
    before = told.state
    told.motion.set_joint(1, 0.4)
    told.motion.hold(BOWL, (0.42, 0.25, 0.02))
    told.motion.run(on=True)
    told.pass_time(0.4)
    assert not told.state.laid
    told.motion.reset()
    assert told.state == before
    assert not told.state.running
    assert told.motion.spring is None


def test_without_an_arm_there_is_no_world() -> None:
    motion = Motion(lambda _: None)
    assert motion.lay(SCENE)
    assert motion.world is None
    motion.run(on=True)
    motion.step()
    motion.hold(0, (0.0, 0.0, 0.0))
    assert motion.state(motion.pressing()) is None
    assert not motion.running


def test_a_damaged_arm_is_said(tmp_path: Path) -> None:
    motion = Motion(lambda _: None)
    motion.take_arm(tmp_path)
    with pytest.raises(UserError, match="not whole"):
        motion.lay(SCENE)
