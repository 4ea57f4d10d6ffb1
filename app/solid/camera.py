"""Camera: from where a solid is seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.solid.solid import Solid

Turn = tuple[float, float, float, float]
"""A unit quaternion: w, x, y, z."""

_MARGIN = 1.06


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at `center`; `span` is the length there that fills the shorter side of the picture.

    `turn` turns the space before it is seen: x to the right, y up, z towards the viewer. `angle` is the field of view
    in degrees across the shorter side; 0 is without perspective.
    """

    center: tuple[float, float, float] = (0.0, 0.0, 0.0)
    span: float = 10.0
    turn: Turn = (1.0, 0.0, 0.0, 0.0)
    angle: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.span) and self.span > 0 and 0 <= self.angle <= 120):
            raise ValueError(f"a camera cannot have a span of {self.span} and an angle of {self.angle}")

    @classmethod
    def around(cls, solid: Solid, *, turn: Turn = (1.0, 0.0, 0.0, 0.0), angle: float = 0.0) -> Camera:
        """All of a solid in sight, from whichever side."""
        span = 2 * solid.radius * _MARGIN / (math.cos(math.radians(angle / 2)) if angle else 1.0)
        return cls(_three(solid.center), span, turn, angle)

    @property
    def distance(self) -> float:
        """How far the eye is from the center, with perspective."""
        return self.span / 2 / math.tan(math.radians(self.angle / 2))

    @property
    def rotation(self) -> NDArray[np.float64]:
        """The turn as a matrix (3, 3), for columns."""
        w, x, y, z = self.turn
        return np.array(
            [
                [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
                [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
            ]
        )

    def turned(self, across: float, down: float, roll: float = 0.0) -> Camera:
        """Turned by degrees: the near side to the right, downwards, and counter-clockwise."""
        angles = math.radians(down), math.radians(across), math.radians(roll)
        size = math.sqrt(sum(angle * angle for angle in angles))
        if size == 0:
            return self
        s = math.sin(size / 2) / size
        x, y, z = (angle * s for angle in angles)
        return replace(self, turn=_product((math.cos(size / 2), x, y, z), self.turn))

    def panned(self, across: float, up: float) -> Camera:
        """Moved so that what is seen moves to the right and up by a length at the center."""
        moved = self.rotation.T @ np.array([across, up, 0.0])
        return replace(self, center=_three(np.array(self.center) - moved))

    def zoomed(self, factor: float) -> Camera:
        """So many times larger."""
        return replace(self, span=self.span / factor)

    def looking_at(self, place: NDArray[np.floating]) -> Camera:
        """With another point in the middle."""
        return replace(self, center=_three(place))


def _product(first: Turn, second: Turn) -> Turn:
    """One turn after another, of length 1 again."""
    a, b, c, d = first
    e, f, g, h = second
    w, x, y, z = (
        a * e - b * f - c * g - d * h,
        a * f + b * e + c * h - d * g,
        a * g - b * h + c * e + d * f,
        a * h + b * g - c * f + d * e,
    )
    size = math.sqrt(w * w + x * x + y * y + z * z)
    return w / size, x / size, y / size, z / size


def _three(values: NDArray[np.floating]) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
