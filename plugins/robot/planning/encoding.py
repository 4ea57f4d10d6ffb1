"""Encoding: a task in its scene, and a path, as the numbers that the network reads and writes."""

from __future__ import annotations

from math import cos, hypot, sin
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.model import MOST_THINGS, Kind, Scene, Thing
from plugins.robot.tasks.expert import POINTS
from plugins.robot.tasks.task import Action, Aim

if TYPE_CHECKING:
    from numpy import float32

CHANNELS = 5
"""x, y, z, turn, opening."""
_KINDS = tuple(Kind)
_ACTIONS = tuple(Action)
_MIDDLE = np.array([0.5, 0.0, 0.13, 0.0, 0.04], np.float32)
_SPREAD = np.array([0.12, 0.2, 0.1, 0.6, 0.04], np.float32)
_OTHERS = MOST_THINGS - 1
_PER_OTHER = 1 + len(_KINDS) + 2
TOLD = len(_ACTIONS) + 2 * (1 + len(_KINDS) + 4) + _OTHERS * _PER_OTHER
"""How many numbers tell the network what is asked, and where everything is."""


def told_of(aim: Aim, scene: Scene) -> NDArray[float32]:
    """What is asked and where everything lies (TOLD), the other things by how near they are to what is taken."""
    thing = scene.things[aim.thing]
    place = None if aim.place is None else scene.things[aim.place]
    others = [other for number, other in enumerate(scene.things) if number not in (aim.thing, aim.place)]
    others.sort(key=lambda other: hypot(other.x - thing.x, other.y - thing.y))
    values = [float(aim.action is action) for action in _ACTIONS]
    values += _one(thing) + _one(place)
    for other in others[:_OTHERS]:
        values += [1.0, *(float(other.kind is kind) for kind in _KINDS)]
        values += [(other.x - thing.x) / 0.15, (other.y - thing.y) / 0.15]
    values += [0.0] * (TOLD - len(values))
    return np.array(values, np.float32)


def numbers_of(path: NDArray[np.floating]) -> NDArray[float32]:
    """A path (…, POINTS, CHANNELS) as the network writes it (…, POINTS * CHANNELS)."""
    scaled = (np.asarray(path, np.float32) - _MIDDLE) / _SPREAD
    return scaled.reshape(*scaled.shape[:-2], POINTS * CHANNELS)


def path_of(numbers: NDArray[np.floating]) -> NDArray[np.float64]:
    """The path (…, POINTS, CHANNELS) that the network's numbers (…, POINTS * CHANNELS) stand for."""
    scaled = np.asarray(numbers, float).reshape(*numbers.shape[:-1], POINTS, CHANNELS)
    return np.asarray(scaled * _SPREAD + _MIDDLE, float)


def _one(thing: Thing | None) -> list[float]:
    if thing is None:
        return [0.0] * (1 + len(_KINDS) + 4)
    kinds = [float(thing.kind is kind) for kind in _KINDS]
    return [1.0, *kinds, (thing.x - 0.5) / 0.1, thing.y / 0.2, cos(thing.turn), sin(thing.turn)]
