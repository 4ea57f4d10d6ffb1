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

    @classmethod
    def framing(
        cls, solid: Solid, width: int, height: int, *, turn: Turn = (1.0, 0.0, 0.0, 0.0), angle: float = 0.0
    ) -> Camera:
        """A solid as large as it can be in a picture of a size, seen from one side."""
        places, around = solid.extent
        if not len(places):
            return cls(turn=turn, angle=angle)
        camera = cls(_three(solid.center), 1.0, turn, angle)
        x, y, z = camera.rotation @ (places.astype(np.float64) - solid.center).T
        reach, short = around[:, 0], min(width, height)
        left, right, low, high = (x - reach).min(), (x + reach).max(), (y - reach).min(), (y + reach).max()
        middle = np.array([(left + right) / 2, (low + high) / 2, 0])
        across, up = np.abs(x - middle[0]) + reach, np.abs(y - middle[1]) + reach
        center = solid.center + camera.rotation.T @ middle
        if angle:
            # Each place must lie inside the cone: the eye goes back until the last one does.
            slope = math.tan(math.radians(angle / 2)) / _MARGIN
            away = max(float((across / (slope * width / short) + z + reach).max()),
                       float((up / (slope * height / short) + z + reach).max()))  # fmt: skip
            span = 2 * away * math.tan(math.radians(angle / 2))
        else:
            span = 2 * _MARGIN * max(float(across.max()) * short / width, float(up.max()) * short / height)
        return cls(_three(center), max(span, 1e-6), turn, angle)

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


def broadside(solid: Solid) -> Turn:
    """The turn that lays a solid's longest direction across, and its shortest towards the viewer."""
    places, _ = solid.extent
    if len(places) < 2:
        return (1.0, 0.0, 0.0, 0.0)
    _, directions = np.linalg.eigh(np.cov((places - solid.center).T))
    matrix = directions.T[::-1]
    for row in range(3):
        # Of both ways along a direction always the same one.
        matrix[row] *= 1 if matrix[row][np.argmax(np.abs(matrix[row]))] > 0 else -1
    matrix[2] = np.cross(matrix[0], matrix[1])
    return _turn_of(matrix)


def _turn_of(matrix: NDArray[np.float64]) -> Turn:
    """The quaternion of a rotation, from the component that is largest."""
    m = matrix
    squares = np.array(
        [
            [m[0, 0] + m[1, 1] + m[2, 2], m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]],
            [m[2, 1] - m[1, 2], m[0, 0] - m[1, 1] - m[2, 2], m[0, 1] + m[1, 0], m[0, 2] + m[2, 0]],
            [m[0, 2] - m[2, 0], m[0, 1] + m[1, 0], m[1, 1] - m[0, 0] - m[2, 2], m[1, 2] + m[2, 1]],
            [m[1, 0] - m[0, 1], m[0, 2] + m[2, 0], m[1, 2] + m[2, 1], m[2, 2] - m[0, 0] - m[1, 1]],
        ]
    )
    found = np.linalg.eigh(squares)[1][:, -1]
    w, x, y, z = (float(value) for value in (found if found[0] >= 0 else -found))
    return w, x, y, z


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
