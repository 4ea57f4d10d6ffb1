"""Geometry: where a picture lies in the frame, in continuous pixels from the top left.

At scale 1 a picture fits into the frame: as large as it can be with its whole height and width seen, its proportions
kept, in the middle. Position moves it by parts of the frame; scale and rotation leave the anchor where it is, so that
the anchor alone moves nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.model import PARAMETERS, Clip

Size = tuple[int, int]
"""Width and height in pixels."""

Point = tuple[float, float]

_LARGEST_SIDE = 8192
_QUARTERS: dict[float, Point] = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
_ON_PIXELS = 1 / 256
_STEPS = 2
"""So many sizes are decoded between one and its double, where the scale changes all the time."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A place in the frame, in whole pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Affine:
    """x' = a·x + b·y + c and y' = d·x + e·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, point: Point) -> Point:
        """Where a point comes to lie."""
        x, y = point
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def of(self, other: Affine) -> Affine:
        """First the other one, then this."""
        c, f = self.at((other.c, other.f))
        return Affine(
            self.a * other.a + self.b * other.d,
            self.a * other.b + self.b * other.e,
            c,
            self.d * other.a + self.e * other.d,
            self.d * other.b + self.e * other.e,
            f,
        )

    @property
    def offset(self) -> tuple[int, int] | None:
        """By how many whole pixels it moves, where it does nothing else; None where it does more."""
        if (self.a, self.b, self.d, self.e) != (1, 0, 0, 1):
            return None
        x, y = round(self.c), round(self.f)
        return (x, y) if max(abs(self.c - x), abs(self.f - y)) < _ON_PIXELS else None


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut off of a picture, in parts of its width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @classmethod
    def of(cls, clip: Clip, time: Fraction) -> Crop:
        """That of a clip at a time from its beginning."""
        return cls(*(_value(clip, f"crop_{side}", time) for side in ("left", "top", "right", "bottom")))

    @property
    def whole(self) -> bool:
        """Whether all of the picture is left."""
        return self == WHOLE

    @property
    def empty(self) -> bool:
        """Whether nothing is left of the picture."""
        return self.left + self.right >= 1 or self.top + self.bottom >= 1


WHOLE = Crop()


@dataclass(frozen=True, slots=True)
class Transform:
    """Position, scale, rotation and anchor at one time; see model.parameters for their units."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation: float = 0.0
    anchor_x: float = 0.5
    anchor_y: float = 0.5

    @classmethod
    def of(cls, clip: Clip, time: Fraction) -> Transform:
        """That of a clip at a time from its beginning."""
        names = ("x", "y", "scale_x", "scale_y", "rotation", "anchor_x", "anchor_y")
        return cls(*(_value(clip, name, time) for name in names))

    def affine(self, rect: Rect, film: Size, frame: Size) -> Affine:
        """From a place in the frame to where it is moved, scaled and turned; all three in pixels of `frame`."""
        moved_x, moved_y = self.x * frame[0], self.y * frame[1]
        if (self.scale_x, self.scale_y, self.rotation % 360) == (1, 1, 0):
            return Affine(1, 0, moved_x, 0, 1, moved_y)
        cosine, sine = _turned(self.rotation)
        # The film's frame may be shown with pixels that are not quite square
        aspect = frame[0] * film[1] / (frame[1] * film[0])
        a, b = self.scale_x * cosine, -self.scale_y * sine * aspect
        d, e = self.scale_x * sine / aspect, self.scale_y * cosine
        pivot_x = rect.left + self.anchor_x * rect.width
        pivot_y = rect.top + self.anchor_y * rect.height
        return Affine(
            *(a, b, pivot_x + moved_x - a * pivot_x - b * pivot_y),
            *(d, e, pivot_y + moved_y - d * pivot_x - e * pivot_y),
        )


def fitted(content: Size, film: Size, frame: Size) -> Rect:
    """Where a picture lies that fits into the film's frame, which is shown as large as `frame`."""
    scale = min(film[0] / content[0], film[1] / content[1])
    width = max(1, round(content[0] * scale * frame[0] / film[0]))
    height = max(1, round(content[1] * scale * frame[1] / film[1]))
    return Rect((frame[0] - width) // 2, (frame[1] - height) // 2, width, height)


def corners(clip: Clip, time: Fraction, content: Size, film: Size, frame: Size) -> tuple[Point, Point, Point, Point]:
    """Where the corners of a clip's picture lie, without what is cropped: top left, and on clockwise."""
    rect, crop = fitted(content, film, frame), Crop.of(clip, time)
    affine = Transform.of(clip, time).affine(rect, film, frame)
    left, right = rect.left + crop.left * rect.width, rect.left + (1 - crop.right) * rect.width
    top, bottom = rect.top + crop.top * rect.height, rect.top + (1 - crop.bottom) * rect.height
    return affine.at((left, top)), affine.at((right, top)), affine.at((right, bottom)), affine.at((left, bottom))


def worked_size(clip: Clip, transform: Transform, rect: Rect, native: Size) -> Size:
    """How large a picture is wanted to be shown sharply: as it is seen, but no larger than it is or fits the frame.

    Where the scale changes over time it is one of few sizes, so that not every frame is another one.
    """
    wide, high = transform.scale_x, transform.scale_y
    if _animated(clip, "scale_x"):
        wide = _step(wide)
    if _animated(clip, "scale_y"):
        high = _step(high)
    return _side(rect.width, wide, native[0]), _side(rect.height, high, native[1])


def drawn_size(clip: Clip, transform: Transform, frame: Size) -> Size:
    """How large a thing is drawn that has no pixels of its own; its proportions are those of the frame."""
    scale = max(transform.scale_x, transform.scale_y)
    if _animated(clip, "scale_x") or _animated(clip, "scale_y"):
        scale = _step(scale)
    scale = min(max(scale, 1 / min(frame)), max(1.0, _LARGEST_SIDE / max(frame)))
    return max(1, round(frame[0] * scale)), max(1, round(frame[1] * scale))


def onto(rect: Rect, size: Size) -> Affine:
    """From the pixels of a picture to a place in the frame that they fill."""
    return Affine(rect.width / size[0], 0, rect.left, 0, rect.height / size[1], rect.top)


def _side(fit: int, scale: float, native: int) -> int:
    return max(1, min(round(fit * scale), max(native, fit), _LARGEST_SIDE))


def _step(scale: float) -> float:
    return 2.0 ** (math.ceil(_STEPS * math.log2(scale) - 1e-9) / _STEPS) if scale > 0 else scale


def _animated(clip: Clip, name: str) -> bool:
    curve = clip.curve(name)
    return curve is not None and len(curve.keys) > 1


def _turned(degrees: float) -> tuple[float, float]:
    """Cosine and sine, exact at quarters."""
    turn = degrees % 360
    return _QUARTERS.get(turn) or (math.cos(math.radians(turn)), math.sin(math.radians(turn)))


def _value(clip: Clip, name: str, time: Fraction) -> float:
    value = clip.value(name, time)
    return value if isinstance(value, float | int) else PARAMETERS[name].default
