"""State: how the world stands at a moment."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.robot.model import Scene
from plugins.robot.panel.simulation.camera import Place

ARM, TABLE, NOTHING = -1, -2, -3
"""What stands for the arm, the table and nothing where else the number of a thing stands."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Two that press on one another, each the number of a thing, ARM or TABLE, and with how much force."""

    one: int
    other: int
    newtons: float


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a thing's body is, and how it is turned about the vertical, in radians."""

    place: Place
    turn: float


@dataclass(frozen=True, slots=True)
class State:
    """The world at a moment: `seconds` of its own time since it was laid.

    `gripper` is x, y, z in metres, turn in radians and opening in metres. `following` is the point of the path that the
    gripper is on the way to, of `points`; None where it follows none. `laid` means that nothing has moved yet.
    `slower` is how many times slower it runs than it was asked to, 1 where it keeps pace.
    """

    scene: Scene
    seconds: float
    angles: tuple[float, ...]
    limits: tuple[tuple[float, float], ...]
    gripper: tuple[float, float, float, float, float]
    things: tuple[Lying, ...]
    touches: tuple[Touch, ...]
    running: bool
    laid: bool
    following: int | None = None
    points: int = 0
    slower: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a place of the picture: the number of a thing, ARM, TABLE or NOTHING, and where it was hit."""

    asked: int
    number: int
    place: Place
