"""Compositing: what the player asks for its pictures."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from plugins.timeline.model import Timeline


class Compositing(Protocol):
    """What draws a frame of a film, on whatever thread."""

    def frame(
        self,
        timeline: Timeline,
        sequence: str,
        time: Fraction,
        size: tuple[int, int],
        *,
        exact: bool = True,
        quick: bool = False,
    ) -> NDArray[np.uint8]:
        """A picture (height, width, 3), uint8 sRGB; `quick` is for playing, off `exact` for dragging."""
        ...
