"""Scrubbing: the film is heard at the places that the playhead is dragged over, or steps to."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QObject, Signal

from app.api import Settings
from plugins.timeline.model import Timeline
from plugins.timeline.playback.snippets import Snippet, Snippets

_ON = "timeline.scrub-sound"


class Scrubbing(QObject):
    """`woken` has the device take what is heard; a rate is that of the device."""

    changed = Signal()
    """It was turned on or off."""

    def __init__(
        self, settings: Settings, snippets: Snippets, woken: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._snippets, self._woken = settings, snippets, woken
        self.on = settings.get(_ON, True) is True

    def set_on(self, on: bool) -> None:
        """Have it heard, or not."""
        if on != self.on:
            self.on = on
            self._settings.set(_ON, on)
            self.changed.emit()

    def hear(self, film: Timeline, sequence: str, time: Fraction) -> None:
        """Have a place of a film heard for a moment."""
        if self.on:
            self._snippets.ask(Snippet(film, sequence, time, self._woken()))

    def hush(self) -> None:
        """Let nothing be heard that is not heard yet."""
        self._snippets.drop()

    def close(self) -> None:
        """Be silent for good."""
        self._snippets.close()
