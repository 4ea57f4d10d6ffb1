"""Telling: what the video planner is told, which is what is asked and nothing of where anything lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.tasks.task import Action, Aim

_ACTIONS, _KINDS, _COLOURS = tuple(Action), tuple(Kind), tuple(Colour)
SLOTS = 5
"""The action; the kind and the colour of the thing; the kind and the colour of the place."""
WORDS = len(_ACTIONS) + 2 * (len(_KINDS) + len(_COLOURS)) + 2
"""How many different words there are in all slots together, with the two that stand for no place."""

BOWL = len(_ACTIONS) + _KINDS.index(Kind.BOWL)
"""The word in the second slot for a bowl."""


def told_of(aim: Aim, scene: Scene) -> NDArray[np.int64]:
    """The number of the word in each slot (SLOTS)."""
    place = None if aim.place is None else scene.things[aim.place]
    action = _ACTIONS.index(aim.action)
    first = len(_ACTIONS)
    second = first + len(_KINDS) + len(_COLOURS)
    return np.array([action, *_numbers(scene.things[aim.thing], first), *_numbers(place, second)], np.int64)


def _numbers(thing: Thing | None, first: int) -> tuple[int, int]:
    if thing is None:
        nothing = first + len(_KINDS) + len(_COLOURS)
        return nothing, nothing + 1
    return first + _KINDS.index(thing.kind), first + len(_KINDS) + _COLOURS.index(thing.colour)
