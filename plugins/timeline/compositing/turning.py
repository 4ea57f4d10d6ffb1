"""Turning: from one picture to another in a transition."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from app.api import BlendMode, Pixels, blend_over
from plugins.timeline.compositing.geometry import Size
from plugins.timeline.compositing.sources import blended
from plugins.timeline.model import Transition

Share = NDArray[np.float32]
"""How much of the later picture there is in each pixel, (height, width), from 0 to 1."""


def plain(colour: str, size: Size) -> Pixels:
    """A colour, #rrggbb or #rrggbbaa, over (height, width, 4)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return np.full((size[1], size[0], 4), (red, green, blue, int(colour[7:9] or "ff", 16)), np.uint8)


def dipped(below: Pixels, side: Pixels, transition: Transition, share: float) -> Pixels:
    """A picture on its way to the colour that lies over everything, or back from it; `share` of the whole dip."""
    size = (below.shape[1], below.shape[0])
    over = blend_over(below, plain(transition.colour, size), 1.0, BlendMode.NORMAL)
    return blended(side, over, 1 - abs(2 * share - 1))


def wiped(before: Pixels, after: Pixels, transition: Transition, share: float) -> Pixels:
    """The later picture up to an edge that moves over the earlier one."""
    import cv2

    later = wipe_share(transition, share, (before.shape[1], before.shape[0]))
    first = cv2.extractChannel(before, 3) * (1 - later)
    second = cv2.extractChannel(after, 3) * later
    mixed = cv2.blendLinear(before, after, first, second)
    return np.asarray(cv2.insertChannel(np.rint(first + second).astype(np.uint8), mixed, 3), np.uint8)


def wipe_share(transition: Transition, share: float, size: Size) -> Share:
    """Where the later picture is seen already: behind an edge that comes in from the side that it moves from.

    An edge is no sharper than a pixel.
    """
    width, height = size
    angle = math.radians(transition.angle)
    across, down = math.cos(angle), math.sin(angle)
    length = abs(across) * width + abs(down) * height
    x = (np.arange(width, dtype=np.float32) + np.float32(0.5 - width / 2)) * np.float32(across)
    y = (np.arange(height, dtype=np.float32) + np.float32(0.5 - height / 2)) * np.float32(down)
    places = (x + y[:, None]) / np.float32(length) + np.float32(0.5)
    soft = max(transition.softness * width, 1.0) / length
    return ((np.float32(share * (1 + soft)) - places) / np.float32(soft)).clip(0, 1)
