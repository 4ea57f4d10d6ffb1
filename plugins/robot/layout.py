"""Layout: scenes laid out by chance, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.api import InvalidRequest
from plugins.robot.model import COLOURED, FARTHEST_X, MOST_TURN, NEAREST_X, WIDEST_Y, Colour, Kind, Scene, Thing, gap
from plugins.robot.tasks.task import Named

ROOM = 0.045
"""Between any two things, in metres: the gripper's fingers go down there."""
_TRIES = 400
_TABLES = 60


def layout(seed: int, bowls: int = 3, sponges: int = 1, plate: bool = True, wanted: Sequence[Named] = ()) -> Scene:
    """Bowls and sponges in different colours and a plate, where the arm reaches them and a finger fits between.

    What is `wanted` in a colour is among them. Raises InvalidRequest where there is no room for so many.
    """
    chance = random.Random(f"layout {seed}")
    if bowls > len(COLOURED) or sponges > len(COLOURED):
        raise InvalidRequest("There are fewer colours than that.", advice="Lay fewer bowls and sponges.")
    kinds = [Kind.PLATE] * plate + [Kind.BOWL] * bowls + [Kind.SPONGE] * sponges
    colours = [
        *([Colour.WHITE] * plate),
        *_colours(Kind.BOWL, bowls, wanted, chance),
        *_colours(Kind.SPONGE, sponges, wanted, chance),
    ]
    for _ in range(_TABLES):
        things: list[Thing] = []
        for kind, colour in zip(kinds, colours, strict=True):
            found = place_for(kind, colour, things, chance)
            if found is None:
                break
            things.append(found)
        else:
            return Scene(tuple(things))
    raise InvalidRequest("The table has no room for so many things.", advice="Lay fewer bowls and sponges.")


def _colours(kind: Kind, count: int, wanted: Sequence[Named], chance: random.Random) -> list[Colour]:
    first = list(dict.fromkeys(one.colour for one in wanted if one.kind is kind and one.colour in COLOURED))
    others = chance.sample([colour for colour in COLOURED if colour not in first], len(COLOURED) - len(first))
    colours: list[Colour] = [colour for colour in (*first, *others) if colour is not None]
    return colours[:count]


def place_for(kind: Kind, colour: Colour, others: list[Thing], chance: random.Random) -> Thing | None:
    """The thing at a free place, or None where none was found."""
    for _ in range(_TRIES):
        turn = chance.uniform(-MOST_TURN, MOST_TURN) if kind is Kind.SPONGE else 0.0
        x, y = chance.uniform(*inner_x(kind)), chance.uniform(-widest_y(kind), widest_y(kind))
        thing = Thing(kind, colour, round(x, 4), round(y, 4), round(turn, 4))
        if all(gap(thing, other) >= ROOM for other in others):
            return thing
    return None


def inner_x(kind: Kind) -> tuple[float, float]:
    """How near and how far a thing of a kind is laid: a plate so that all of it can be wiped."""
    return (NEAREST_X + 0.06, FARTHEST_X - 0.06) if kind is Kind.PLATE else (NEAREST_X, FARTHEST_X)


def widest_y(kind: Kind) -> float:
    """How far to a side a thing of a kind is laid."""
    return WIDEST_Y - 0.06 if kind is Kind.PLATE else WIDEST_Y
