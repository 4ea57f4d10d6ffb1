"""Compositing: what the player asks for its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.timeline.model import Timeline
from plugins.timeline.playback.projector import Manner


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

    def problems(self) -> tuple[UserError, ...]:
        """What is wrong with files that were to be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, and how large."""

    film: Timeline
    sequence: str
    size: tuple[int, int]

    def drawn(self, compositor: Compositing, time: Fraction, manner: Manner) -> NDArray[np.uint8]:
        """The picture at a time."""
        exact, quick = manner is not Manner.NEAR, manner is Manner.PLAYING
        return compositor.frame(self.film, self.sequence, time, self.size, exact=exact, quick=quick)
