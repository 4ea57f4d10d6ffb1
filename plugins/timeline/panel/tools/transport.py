"""Transport: what the tools and actions need of a player, and one that stands still where there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from plugins.timeline.lookup.index import duration_of
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

    @property
    def duration(self) -> Fraction:
        """The seconds of the sequence shown."""

    def play(self, speed: float = 1.0) -> None:
        """Go on by itself."""

    def shuttle(self, direction: int) -> None:
        """Play forwards (1) or backwards (-1), and each time that it is asked for again twice as fast."""

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
        self.speed = 0.0

    @property
    def duration(self) -> Fraction:
        """The seconds of the sequence shown."""
        return duration_of(self._work.sequence)

    def play(self, speed: float = 1.0) -> None:
        """Say that it goes; there is nothing that plays."""
        self.playing, self.speed = True, speed

    def shuttle(self, direction: int) -> None:
        """Say that it goes faster."""
        self.play(self.speed * 2 if self.speed * direction > 0 else float(direction))

    def pause(self) -> None:
        """Stand still."""
        self.playing, self.speed = False, 0.0

    def toggle(self) -> None:
        """Play or stand still."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, time: Fraction, *, dragging: bool = False) -> None:  # noqa: ARG002 - it shows no picture
        """Go to a time."""
        self.time = self._work.on_frame(time)

    def step(self, frames: int) -> None:
        """Go on by frames, or back."""
        self.seek(self.time + frames * self._work.timeline.frame)
