"""Moments: when the key frames of a task are, and the path that leads through what the gripper does in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.physics.world import START
from plugins.robot.tasks.expert import POINTS, sampled
from plugins.robot.tasks.task import Action

if TYPE_CHECKING:
    from numpy import float64

MOMENTS = 8
"""Above the thing, down at it, gripped, lifted, and four more."""
TIMES: Mapping[Action, tuple[float, ...]] = {
    Action.PICK: (0.26, 0.43, 0.56, 0.72, 0.97, 0.98, 0.99, 1.0),
    Action.WIPE: (0.144, 0.24, 0.312, 0.40, 0.49, 0.57, 0.66, 0.79),
    Action.PUT: (0.18, 0.30, 0.39, 0.50, 0.68, 0.81, 0.90, 1.0),
}
"""When each key frame is, as a share of the path."""


def poses_at(path: NDArray[float64], action: Action) -> NDArray[float64]:
    """What the gripper is told in each key frame (MOMENTS, 5), of a path (POINTS, 5)."""
    return np.asarray(path[list(points_of(action))], float)


def points_of(action: Action) -> tuple[int, ...]:
    """Which points of a path the key frames are at."""
    return tuple(round(when * (POINTS - 1)) for when in TIMES[action])


def path_through(poses: NDArray[float64], action: Action) -> NDArray[float64]:
    """The path (POINTS, 5) from the start through the poses (MOMENTS, 5) of the key frames, at rest in each."""
    knots = [(0.0, *START)]
    for when, pose in zip(TIMES[action], poses, strict=True):
        x, y, z, turn, opening = (float(value) for value in pose)
        knots.append((when, x, y, z, turn, opening))
    if knots[-1][0] < 1.0:
        knots.append((1.0, *knots[-1][1:]))
    return sampled(knots)
