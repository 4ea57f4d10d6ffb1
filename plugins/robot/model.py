"""Robot: the part of a document that holds a scene, the arm at its table with what lies there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import hypot, isfinite, pi

from app.api import AssetId, InvalidData, Words

KIND = "robot"
MOST_THINGS = 8
NEAREST_X = 0.38
FARTHEST_X = 0.66
WIDEST_Y = 0.34
MOST_TURN = pi / 3
"""How far a thing can be turned to either side, in radians: further the gripper would have to cross its own cable."""


class Kind(Enum):
    """What a thing is."""

    BOWL = "bowl"
    SPONGE = "sponge"
    PLATE = "plate"

    @property
    def radius(self) -> float:
        """How much room it takes on the table around its place, in metres."""
        return _RADII[self]

    @property
    def words(self) -> Words:
        """What it is called."""
        return _KINDS[self]


class Colour(Enum):
    """The colour of a thing."""

    BLUE = "blue"
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    PINK = "pink"
    WHITE = "white"

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Its parts from 0 to 1."""
        return _RGB[self]

    @property
    def words(self) -> Words:
        """What it is called."""
        return _COLOURS[self]


_RADII = {Kind.BOWL: 0.06, Kind.SPONGE: 0.052, Kind.PLATE: 0.09}
_KINDS = {Kind.BOWL: Words("bowl"), Kind.SPONGE: Words("sponge"), Kind.PLATE: Words("plate")}
_RGB = {
    Colour.BLUE: (0.13, 0.32, 0.85),
    Colour.RED: (0.83, 0.15, 0.16),
    Colour.GREEN: (0.16, 0.60, 0.28),
    Colour.YELLOW: (0.97, 0.82, 0.16),
    Colour.ORANGE: (0.96, 0.50, 0.10),
    Colour.PINK: (0.93, 0.47, 0.66),
    Colour.WHITE: (0.93, 0.93, 0.92),
}
_COLOURS = {
    Colour.BLUE: Words("blue"),
    Colour.RED: Words("red"),
    Colour.GREEN: Words("green"),
    Colour.YELLOW: Words("yellow"),
    Colour.ORANGE: Words("orange"),
    Colour.PINK: Words("pink"),
    Colour.WHITE: Words("white"),
}
COLOURED = tuple(colour for colour in Colour if colour is not Colour.WHITE)
"""The colours of bowls and sponges; plates are white."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing on the table: metres from the foot of the arm, x ahead of it and y to its left; `turn` in radians."""

    kind: Kind
    colour: Colour
    x: float
    y: float
    turn: float = 0.0

    @property
    def words(self) -> Words:
        """What it is called, such as blue bowl."""
        if self.kind is Kind.PLATE:
            return self.kind.words
        return Words("{colour} {thing}", colour=self.colour.words, thing=self.kind.words)


@dataclass(frozen=True, slots=True)
class Scene:
    """Things on the table; no two of them are alike, so that a sentence can name each."""

    things: tuple[Thing, ...] = ()

    def find(self, kind: Kind, colour: Colour | None = None) -> tuple[int, ...]:
        """The numbers of the things of a kind, and of a colour where one is given."""
        return tuple(
            number
            for number, thing in enumerate(self.things)
            if thing.kind is kind and (colour is None or thing.colour is colour)
        )


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A path that is kept: its sentence, the asset of the path, and that of its film if it has one.

    `succeeded` is None where nobody tried it.
    """

    id: str
    prompt: str
    path: AssetId
    film: AssetId | None = None
    succeeded: bool | None = None

    @property
    def assets(self) -> tuple[AssetId, ...]:
        """All that belongs to it."""
        return tuple(asset for asset in (self.path, self.film) if asset is not None)


@dataclass(frozen=True, slots=True)
class Robot:
    """The part: the scene, the sentence that was last asked, and the paths that are kept."""

    scene: Scene = Scene()
    prompt: str = ""
    plans: tuple[KeptPlan, ...] = ()

    def plan(self, id_: str) -> KeptPlan | None:
        """A kept path, None where there is none of that id."""
        return next((one for one in self.plans if one.id == id_), None)


EMPTY = Robot()


def checked(scene: Scene) -> Scene:
    """The scene itself where everything in it can lie so; raises InvalidData that says what cannot."""
    things = scene.things
    if len(things) > MOST_THINGS:
        raise InvalidData("The table has no room for {count} things.", advice="Take some away.", count=str(len(things)))
    for thing in things:
        _check_place(thing)
        if (thing.colour is Colour.WHITE) is not (thing.kind is Kind.PLATE):
            raise InvalidData(
                "A {thing} cannot be {colour}.",
                advice="Plates are white, and everything else is in another colour.",
                thing=thing.kind.words,
                colour=thing.colour.words,
            )
    for one, other in combinations(things, 2):
        if (one.kind, one.colour) == (other.kind, other.colour):
            raise InvalidData(
                "There is more than one {thing}.", advice="Give one of them another colour.", thing=one.words
            )
        if gap(one, other) < 0:
            raise InvalidData(
                "{one} and {other} lie in one another.",
                advice="Move one of them away.",
                one=one.words,
                other=other.words,
            )
    return scene


def gap(one: Thing, other: Thing) -> float:
    """How much room there is between two things, in metres; less than 0 where they overlap."""
    return hypot(one.x - other.x, one.y - other.y) - one.kind.radius - other.kind.radius


def named(things: Iterable[Thing]) -> tuple[Words, ...]:
    """What they are called, each once."""
    return tuple(dict.fromkeys(thing.words for thing in things))


def _check_place(thing: Thing) -> None:
    if not all(isfinite(value) for value in (thing.x, thing.y, thing.turn)):
        raise InvalidData("A place on the table is no number.", advice="Place it anew.")
    if not (NEAREST_X <= thing.x <= FARTHEST_X and abs(thing.y) <= WIDEST_Y):
        raise InvalidData(
            "The arm cannot reach the {thing} at {x} m ahead and {side}.",
            advice="Place it from {near} to {far} m ahead, and up to {wide} m to either side.",
            thing=thing.words,
            x=f"{thing.x:.2f}",
            side=_side(thing.y),
            near=f"{NEAREST_X:.2f}",
            far=f"{FARTHEST_X:.2f}",
            wide=f"{WIDEST_Y:.2f}",
        )
    if abs(thing.turn) > MOST_TURN:
        raise InvalidData(
            "The gripper cannot turn with a {thing} that is turned by {degrees}°.",
            advice="Turn it by at most 60° to either side.",
            thing=thing.words,
            degrees=f"{thing.turn * 180 / pi:.0f}",
        )


def _side(y: float) -> Words:
    if y >= 0:
        return Words("{y} m to the left", y=f"{y:.2f}")
    return Words("{y} m to the right", y=f"{-y:.2f}")
