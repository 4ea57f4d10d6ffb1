"""Expert: the path of the gripper for a task, written out by hand; what the planner learns from."""

from __future__ import annotations

import random
from math import cos, pi, sin
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.model import Kind, Scene, Thing
from plugins.robot.physics.mjcf import PLATE_TOP, RIM
from plugins.robot.physics.world import START, WIDEST_GRIP
from plugins.robot.tasks.task import Action, Aim

if TYPE_CHECKING:
    from numpy import float64

POINTS = 64
STEP_S = 0.12
"""From one point of a path to the next."""
_ABOVE = 0.17
_LIFTED = 0.25
_RIM_GRIP = 0.033
_SPONGE_GRIP = 0.021
_RIM_OPENING = 0.056
_PRESS = 0.003
"""How much deeper than it lies the sponge is held on the plate, in metres: it gives way."""
_SWEEP = 0.045
_ROW = 0.022
FINGER_M = 0.09
"""From the middle of a bowl to the outside of the finger that goes down beside it."""
_JITTER = pi / 9

Knot = tuple[float, float, float, float, float, float]
"""When (0 to 1), x, y, z, turn, opening."""
Grasp = tuple[float, float, float, float, float]
"""x, y, z, turn, and the opening that the gripper goes down with."""


def expert(aim: Aim, scene: Scene, chance: random.Random) -> NDArray[float64]:
    """A path (POINTS, 5) that does what is asked; by chance one of those that do."""
    thing = scene.things[aim.thing]
    grasp = _grasp(thing, scene, chance)
    match aim.action:
        case Action.PICK:
            knots = [*_taking(grasp, 0.72), _knot(1.0, grasp, _LIFTED, 0.0)]
        case Action.WIPE:
            knots = [*_taking(grasp, 0.40), *_wiping(scene.things[_place(aim)])]
        case Action.PUT:
            knots = [*_taking(grasp, 0.50), *_putting(grasp, thing, scene.things[_place(aim)])]
    return sampled(knots)


def sampled(knots: list[Knot]) -> NDArray[float64]:
    """The path through the knots, which comes to rest at each."""
    times = np.array([knot[0] for knot in knots])
    values = np.array([knot[1:] for knot in knots])
    at = np.linspace(0.0, 1.0, POINTS)
    number = np.clip(np.searchsorted(times, at, side="right") - 1, 0, len(times) - 2)
    share = (at - times[number]) / (times[number + 1] - times[number])
    eased = share * share * (3.0 - 2.0 * share)
    path = values[number] + (values[number + 1] - values[number]) * eased[:, None]
    return np.asarray(path, float)


def _grasp(thing: Thing, scene: Scene, chance: random.Random) -> Grasp:
    if thing.kind is Kind.SPONGE:
        return thing.x, thing.y, _SPONGE_GRIP, thing.turn, WIDEST_GRIP
    ways = [side * pi / 2 + chance.uniform(-_JITTER, _JITTER) for side in (-1, 1)]
    around = max(ways, key=lambda way: min(_room(way, thing, scene), 0.05))
    turn = around - pi / 2 if around > 0 else around + pi / 2
    return thing.x + RIM * cos(around), thing.y + RIM * sin(around), _RIM_GRIP, turn, _RIM_OPENING


def _room(around: float, bowl: Thing, scene: Scene) -> float:
    """How far the next thing is from the finger that goes down outside a bowl, in metres."""
    x, y = bowl.x + FINGER_M * cos(around), bowl.y + FINGER_M * sin(around)
    others = (thing for thing in scene.things if thing is not bowl and thing.kind is not Kind.PLATE)
    return min((float(np.hypot(thing.x - x, thing.y - y)) - thing.kind.radius for thing in others), default=1.0)


def _knot(when: float, grasp: Grasp, z: float, opening: float) -> Knot:
    return when, grasp[0], grasp[1], z, grasp[3], opening


def _taking(grasp: Grasp, until: float) -> list[Knot]:
    """From the start to where the thing is held, a little above the table."""
    return [
        (0.0, *START),
        _knot(0.36 * until, grasp, _ABOVE, grasp[4]),
        _knot(0.60 * until, grasp, grasp[2], grasp[4]),
        _knot(0.78 * until, grasp, grasp[2], 0.0),
        _knot(until, grasp, 0.10, 0.0),
    ]


def _wiping(plate: Thing) -> list[Knot]:
    """Over the plate, down, to and fro in three rows, and up; the sponge lies across, as it was held."""
    down = _SPONGE_GRIP + PLATE_TOP - _PRESS
    ways = [(-1, 0), (1, 0), (1, 1), (-1, 1), (-1, -1), (1, -1), (0, 0)]
    points = [(plate.x + _SWEEP * along, plate.y + _ROW * aside) for along, aside in ways]
    times = [0.57, 0.66, 0.70, 0.79, 0.84, 0.93, 0.97]
    begin, end = points[0], points[-1]
    return [
        (0.49, *begin, 0.09, 0.0, 0.0),
        *((when, *point, down, 0.0, 0.0) for when, point in zip(times, points, strict=True)),
        (1.0, *end, 0.10, 0.0, 0.0),
    ]


def _putting(grasp: Grasp, thing: Thing, place: Thing) -> list[Knot]:
    """Over the place, down, let go, and up."""
    x = place.x + grasp[0] - thing.x
    y = place.y + grasp[1] - thing.y
    turn = grasp[3]
    onto = PLATE_TOP + 0.002 if place.kind is Kind.PLATE else 0.055
    opening = _RIM_OPENING if thing.kind is Kind.BOWL else 0.075
    down = grasp[2] + onto
    return [
        (0.68, x, y, _LIFTED - 0.06, turn, 0.0),
        (0.80, x, y, down, turn, 0.0),
        (0.83, x, y, down, turn, 0.0),
        (0.90, x, y, down, turn, opening),
        (1.0, x, y, _LIFTED - 0.05, turn, opening),
    ]


def _place(aim: Aim) -> int:
    if aim.place is None:
        raise ValueError("a task that has no place")
    return aim.place
