"""Aids: which of rulers, grid and lines are shown and kept to; kept in the settings, not in a document."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from app.api import Settings


class Aid(Enum):
    """What can be switched on and off."""

    RULERS = "canvas.rulers"
    GRID = "canvas.grid"
    LOCKED_GUIDES = "canvas.guides-locked"
    SNAPPING = "canvas.snapping"
    TO_GRID = "canvas.snap-to-grid"
    TO_GUIDES = "canvas.snap-to-guides"
    TO_CANVAS = "canvas.snap-to-canvas"
    TO_LAYERS = "canvas.snap-to-layers"


_ON_AT_FIRST = frozenset({Aid.SNAPPING, Aid.TO_GRID, Aid.TO_GUIDES, Aid.TO_CANVAS})


class Aids(QObject):
    """Tells of every change."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def on(self, aid: Aid) -> bool:
        """Whether it is switched on."""
        return self._settings.get(aid.value, aid in _ON_AT_FIRST) is True

    def toggle(self, aid: Aid) -> None:
        """Switch it on or off."""
        self._settings.set(aid.value, not self.on(aid))
        self.changed.emit()

    def keeps_to(self, aid: Aid) -> bool:
        """Whether things are kept to lines of this sort now; those of the grid and of guides have to be shown."""
        shown = {Aid.TO_GRID: Aid.GRID, Aid.TO_GUIDES: Aid.RULERS}.get(aid)
        return self.on(Aid.SNAPPING) and self.on(aid) and (shown is None or self.on(shown))
