"""Frame: what all paths of a task share, as it follows the things; the network draws what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.model import Kind, Scene
from plugins.robot.tasks.expert import POINTS
from plugins.robot.tasks.task import Action, Aim

if TYPE_CHECKING:
    from numpy import float32, float64

CHANNELS = 5
"""x, y, z, turn, opening."""
ANCHORS = 6
"""1, where the thing is (x, y) and how it is turned, and where its place is (x, y)."""
PATH = POINTS * CHANNELS
TASKS = tuple(product(Action, (Kind.BOWL, Kind.SPONGE), (None, Kind.BOWL, Kind.PLATE)))
"""Kinds of task: an action, what is taken, and where to."""
_FOLLOWED = ((0, 1, 4), (0, 2, 5), (0,), (0, 3), (0,))
"""Which anchors each channel follows: x the x of things, y their y, the turn theirs."""
_LEAST_SPREAD = np.array([0.003, 0.003, 0.003, 0.03, 0.003])


def task_of(aim: Aim, scene: Scene) -> int:
    """The number of the kind of task."""
    return TASKS.index(
        (aim.action, scene.things[aim.thing].kind, None if aim.place is None else scene.things[aim.place].kind)
    )


def anchors_of(aim: Aim, scene: Scene) -> NDArray[float64]:
    """What a path follows (ANCHORS)."""
    thing = scene.things[aim.thing]
    place = (0.0, 0.0) if aim.place is None else (scene.things[aim.place].x, scene.things[aim.place].y)
    return np.array([1.0, thing.x, thing.y, thing.turn, *place])


@dataclass(frozen=True, slots=True)
class Frame:
    """How each point follows the anchors (TASKS, PATH, ANCHORS), and how far paths stray from that (CHANNELS)."""

    follows: NDArray[float32]
    spread: NDArray[float32]

    def numbers_of(self, path: NDArray[np.floating], aim: Aim, scene: Scene) -> NDArray[float32]:
        """What is left of a path (POINTS, CHANNELS), as the network writes it (PATH)."""
        left = (np.asarray(path, float) - self._shared(aim, scene)) / self.spread
        return left.reshape(PATH).astype(np.float32)

    def path_of(self, numbers: NDArray[np.floating], aim: Aim, scene: Scene) -> NDArray[float64]:
        """The path (POINTS, CHANNELS) that the network's numbers (PATH) stand for."""
        left = np.asarray(numbers, float).reshape(POINTS, CHANNELS) * self.spread
        return np.asarray(left + self._shared(aim, scene), float)

    def _shared(self, aim: Aim, scene: Scene) -> NDArray[float64]:
        follows = np.asarray(self.follows[task_of(aim, scene)], float)
        return (follows @ anchors_of(aim, scene)).reshape(POINTS, CHANNELS)


def fitted(aims: Sequence[Aim], scenes: Sequence[Scene], paths: NDArray[np.floating]) -> Frame:
    """The frame from which paths (N, POINTS, CHANNELS) stray least, by least squares for each kind of task."""
    tasks = np.array([task_of(aim, scene) for aim, scene in zip(aims, scenes, strict=True)])
    anchors = np.stack([anchors_of(aim, scene) for aim, scene in zip(aims, scenes, strict=True)])
    follows = np.zeros((len(TASKS), POINTS, CHANNELS, ANCHORS), np.float32)
    left = np.array(paths, float)
    for task in np.unique(tasks):
        rows = tasks == task
        for channel, followed in enumerate(_FOLLOWED):
            known = anchors[rows][:, followed]
            found = np.linalg.lstsq(known, left[rows, :, channel], rcond=1e-6)[0]
            left[rows, :, channel] -= known @ found
            follows[task, :, channel, followed] = found
    spread = np.maximum(left.std((0, 1)), _LEAST_SPREAD)
    return Frame(follows.reshape(len(TASKS), PATH, ANCHORS), spread.astype(np.float32))
