"""Playhead: the time that the fields show, the player's where there is one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from plugins.timeline.panel.player import Player


class Playhead(QObject):
    """Seconds from the beginning of the sequence; without a player it stands where it was put."""

    moved = Signal(object)
    """The time, as a Fraction."""

    def __init__(self, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._time = Fraction(0)
        if player is not None:
            player.moved.connect(self.moved)

    @property
    def time(self) -> Fraction:
        """Where it stands."""
        return self._time if self._player is None else self._player.time

    def seek(self, time: Fraction) -> None:
        """Put it elsewhere."""
        if self._player is not None:
            self._player.seek(time)
        elif time != self._time:
            self._time = time
            self.moved.emit(time)
