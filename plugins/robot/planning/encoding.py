"""Encoding: a task in its scene as the numbers that the network reads."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.model import MOST_THINGS, Kind, Scene, Thing
from plugins.robot.tasks.expert import FINGER_M
from plugins.robot.tasks.task import Action, Aim

if TYPE_CHECKING:
    from numpy import float32

_KINDS = tuple(Kind)
_ACTIONS = tuple(Action)
_OTHERS = MOST_THINGS - 1
_PER_ONE = 1 + len(_KINDS) + 4
_PER_OTHER = 1 + len(_KINDS) + 2
_AROUND = 8
_MOST_ROOM_M = 0.1
TOLD = len(_ACTIONS) + 2 * _PER_ONE + _AROUND + _OTHERS * _PER_OTHER
"""How many numbers tell the network what is asked, and where everything is."""


def told_of(aim: Aim, scene: Scene) -> NDArray[float32]:
    """What is asked and where everything lies (TOLD), the other things as they lie from what is taken, nearest first.

    Told too is how much room a finger has around what is taken, in eight directions.
    """
    thing = scene.things[aim.thing]
    place = None if aim.place is None else scene.things[aim.place]
    others = [other for number, other in enumerate(scene.things) if number not in (aim.thing, aim.place)]
    others.sort(key=lambda other: hypot(other.x - thing.x, other.y - thing.y))
    values = [float(aim.action is action) for action in _ACTIONS]
    values += _one(thing) + _one(place)
    values += [_room(2 * pi * way / _AROUND, thing, scene) for way in range(_AROUND)]
    for other in others[:_OTHERS]:
        values += [1.0, *(float(other.kind is kind) for kind in _KINDS)]
        values += [(other.x - thing.x) / 0.15, (other.y - thing.y) / 0.15]
    values += [0.0] * (TOLD - len(values))
    return np.array(values, np.float32)


def _one(thing: Thing | None) -> list[float]:
    if thing is None:
        return [0.0] * _PER_ONE
    kinds = [float(thing.kind is kind) for kind in _KINDS]
    return [1.0, *kinds, (thing.x - 0.5) / 0.1, thing.y / 0.2, cos(thing.turn), sin(thing.turn)]


def _room(around: float, thing: Thing, scene: Scene) -> float:
    """How far from the next thing a finger is that goes down on that side, from -1 (none) to 1; plates are low."""
    x, y = thing.x + FINGER_M * cos(around), thing.y + FINGER_M * sin(around)
    others = (other for other in scene.things if other is not thing and other.kind is not Kind.PLATE)
    room = min((hypot(other.x - x, other.y - y) - other.kind.radius for other in others), default=_MOST_ROOM_M)
    return min(room, _MOST_ROOM_M) / _MOST_ROOM_M * 2 - 1
