"""Transport: what the tools and actions need of a player."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol


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
