"""Sizing: how large a film is written, and how it is fitted into a frame of another shape."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from app.api import InvalidRequest, Pixels
from plugins.timeline.media.target import LARGEST_SIDE, PictureCodec, step_of

Size = tuple[int, int]
"""Width and height in pixels."""


def checked_size(size: Size, codec: PictureCodec) -> Size:
    """A size that a codec can write; raises InvalidRequest that names the nearest one."""
    step = step_of(codec)
    if all(side % step == 0 and step <= side <= LARGEST_SIDE for side in size):
        return size
    near = tuple(nearest(Fraction(side), step) for side in size)
    raise InvalidRequest(
        "A film of {width} × {height} pixels cannot be written so.",
        advice="The nearest size that can is {near_width} × {near_height}.",
        width=size[0],
        height=size[1],
        near_width=near[0],
        near_height=near[1],
    )


def scaled(film: Size, codec: PictureCodec, *, width: int = 0, height: int = 0) -> Size:
    """The size of a film at a width or a height, 0 where it follows from the other: the nearest that a codec writes."""
    step = step_of(codec)
    if width and height:
        return width, height
    if width:
        return width, nearest(Fraction(width * film[1], film[0]), step)
    return nearest(Fraction(height * film[0], film[1]), step), height


def nearest(side: Fraction, step: int) -> int:
    """The nearest side of a picture that is a multiple of a step and within what can be written."""
    return min(LARGEST_SIDE // step * step, max(step, round(side / step) * step))


def inner_size(film: Size, frame: Size) -> Size:
    """How large a film is within a frame, its shape kept; all of it where no more than rounding lies between them."""
    scale = min(Fraction(frame[0], film[0]), Fraction(frame[1], film[1]))
    inner = (max(1, round(film[0] * scale)), max(1, round(film[1] * scale)))
    return frame if all(abs(one - other) <= 2 for one, other in zip(inner, frame, strict=True)) else inner


def framed(pictures: Iterator[Pixels], frame: Size) -> Iterator[Pixels]:
    """Pictures in the middle of a frame, with black around them."""
    for pixels in pictures:
        height, width = pixels.shape[:2]
        if (width, height) == frame:
            yield pixels
            continue
        around = np.zeros((frame[1], frame[0], pixels.shape[2]), np.uint8)
        top, left = (frame[1] - height) // 2, (frame[0] - width) // 2
        around[top : top + height, left : left + width] = pixels
        yield around
