"""Gesture: one drag on the film, from where it was begun to the command that it comes to."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from app.api import Command
from plugins.timeline.panel.tools.pull import Pull


class Gesture(Protocol):
    """Frozen; it is asked for its command again and again as the pointer goes on, and changes nothing by itself."""

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The times that move along and are drawn to others; none where nothing snaps."""
        ...

    @property
    def without(self) -> frozenset[str]:
        """The clips whose edges move along, to which nothing is drawn."""
        ...

    @property
    def limited(self) -> bool:
        """Whether it goes as far as it can where the film gives no more; another one is refused in words."""
        ...

    def command(self, pull: Pull) -> Command | None:
        """What a drag comes to; None for nothing. Raises UserError where that cannot be."""
        ...
