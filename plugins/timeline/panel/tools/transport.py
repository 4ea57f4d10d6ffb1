"""Transport: what the tools and actions need of a player, and one that stands still where there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO


class Transport(Protocol):
    """Where the playhead is, and how fast it goes: negative backwards."""

    @property
    def time(self) -> Fraction:
        """The time of the sequence that is shown."""

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""

    @property
    def speed(self) -> float:
        """How fast it plays."""

    def play(self, speed: float = 1.0) -> None:
        """Go on by itself."""

    def pause(self) -> None:
        """Stand still."""

    def toggle(self) -> None:
        """Play or stand still."""

    def seek(self, time: Fraction, *, dragging: bool = False) -> None:
        """Go to a time."""

    def step(self, frames: int) -> None:
        """Go on by frames, or back."""


class Standing:
    """A playhead that nothing moves but who says so."""

    def __init__(self, work: FilmWork) -> None:
        self._work = work
        self.time = ZERO
        self.playing = False
        self.speed = 1.0

    def play(self, speed: float = 1.0) -> None:
        """Say that it goes; there is nothing that plays."""
        self.playing, self.speed = True, speed

    def pause(self) -> None:
        """Stand still."""
        self.playing = False

    def toggle(self) -> None:
        """Play or stand still."""
        self.playing = not self.playing

    def seek(self, time: Fraction, *, dragging: bool = False) -> None:  # noqa: ARG002 - it shows no picture
        """Go to a time."""
        self.time = self._work.on_frame(time)

    def step(self, frames: int) -> None:
        """Go on by frames, or back."""
        self.seek(self.time + frames * self._work.timeline.frame)
