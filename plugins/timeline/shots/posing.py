"""Posing: how a thing is moved, tilted and stretched at each moment, so that it seems to walk, fly or float."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from plugins.timeline.shots.motions import ThingMotion

_TURN = 2 * math.pi
_AHEAD = -1
"""Things that are seen from the side look to the left in most sets of drawings: they go there."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How far right and down a thing is, in heights of the drawing, its tilt in degrees, and how it is stretched."""

    x: float = 0.0
    y: float = 0.0
    tilt: float = 0.0
    wide: float = 1.0
    high: float = 1.0
    lean: float = 0.0

    def matrix(self, pivot: tuple[float, float], height: float) -> NDArray[np.float64]:
        """The way of each place of the drawing, 3 × 3, about a pivot in pixels."""
        angle = math.radians(self.tilt)
        turn = np.array([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1]])
        shape = np.array([[self.wide, -self.lean, 0], [0, self.high, 0], [0, 0, 1.0]])
        there = np.array([[1, 0, pivot[0] + self.x * height], [0, 1, pivot[1] + self.y * height], [0, 0, 1]])
        back = np.array([[1, 0, -pivot[0]], [0, 1, -pivot[1]], [0, 0, 1.0]])
        found: NDArray[np.float64] = there @ turn @ shape @ back
        return found


def pose_at(motion: ThingMotion, time_s: float, share: float, amount: float, *, anchored: bool = False) -> Pose:
    """The pose at a time, and at a share of the way from 0 to 1; `anchored` begins as it was drawn."""
    way = share if anchored else share - 0.5
    start = min(1.0, time_s / 0.5) if anchored else 1.0
    much = (0.4 + 1.2 * amount) * start

    def swing(hertz: float, late: float = 0.0) -> float:
        return math.sin(_TURN * (hertz * time_s + late))

    match motion:
        case ThingMotion.REST:
            breath = 0.012 * much * swing(0.45)
            return Pose(wide=1 - breath * 0.5, high=1 + breath, lean=0.006 * much * swing(0.3))
        case ThingMotion.WALK:
            return Pose(_AHEAD * 0.3 * way * much, -0.014 * much * abs(swing(0.9)), 1.6 * much * swing(0.9))
        case ThingMotion.RUN:
            return Pose(_AHEAD * 0.55 * way * much, -0.026 * much * abs(swing(1.5)), 2.6 * much * swing(1.5))
        case ThingMotion.DRIVE:
            return Pose(_AHEAD * 0.6 * way * much, 0.003 * much * swing(4.2), 0.3 * much * swing(2.1))
        case ThingMotion.FLY:
            return Pose(_AHEAD * 0.4 * way * much, 0.03 * much * swing(0.55), 2.5 * much * swing(0.55, 0.25))
        case ThingMotion.FLOAT:
            return Pose(0.14 * way * much, 0.014 * much * swing(0.5), 2.2 * much * swing(0.42, 0.1))
        case ThingMotion.JUMP:
            leap = abs(swing(0.6))
            squeeze = 0.08 * much * (1 - min(1.0, leap * 3))
            return Pose(y=-0.13 * much * leap, wide=1 + squeeze, high=1 - squeeze)
        case ThingMotion.SWAY:
            return Pose(lean=0.085 * much * swing(0.5), tilt=1.4 * much * swing(0.5, 0.05))
        case ThingMotion.SPIN:
            return Pose(tilt=120 * way * much)
        case ThingMotion.RISE:
            return Pose(0.004 * much * swing(5.0), -0.5 * way * much)
        case ThingMotion.FALL:
            return Pose(0.02 * much * swing(0.6), 0.5 * way * much, 5 * much * swing(0.5))
        case _:
            assert_never(motion)
