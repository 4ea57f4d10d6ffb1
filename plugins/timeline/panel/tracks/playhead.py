"""Playhead: the player's place, or a place of its own where there is no player."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from plugins.timeline.time import ZERO

if TYPE_CHECKING:
    from plugins.timeline.panel.player import Player


class Playhead(QObject):
    """Where the film is seen. `scrubbing` is whether somebody drags it."""

    moved = Signal(object, object)
    """The time before, and the time now, as Fractions."""

    def __init__(self, player: Player | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._time = player.time if player is not None else ZERO
        self.scrubbing = False
        if player is not None:
            player.moved.connect(self._go)

    @property
    def time(self) -> Fraction:
        """Where it is."""
        return self._time

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._player is not None and self._player.playing

    def seek(self, time: Fraction, *, dragging: bool = False) -> None:
        """Go somewhere else; while it is dragged something near may be shown."""
        wanted = max(ZERO, time)
        if self._player is not None:
            self._player.seek(wanted, dragging=dragging)
        self._go(wanted)

    def _go(self, time: Fraction) -> None:
        if time != self._time:
            before, self._time = self._time, time
            self.moved.emit(before, time)
