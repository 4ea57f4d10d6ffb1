"""ForScreen: a picture's tiles as one screen shows their colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.widgets.tile_loader import TileSource

SCREEN_PROFILE = "screen.profile"
"""The preference in which the path of the screen's profile is kept, empty where none is known."""

Colouring = Callable[[QImage], QImage]
"""Gives an image of the same size and kind in other colours; called on any thread, on the main one for patches."""


@dataclass(frozen=True, slots=True)
class ForScreen:
    """A source whose images go through a change of colours, whole tiles on the threads that make them."""

    source: TileSource
    colouring: Colouring

    def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
        """A whole tile."""
        image = self.source.tile(column, row, level)
        return None if image is None else self.colouring(image)

    def glance(self, column: int, row: int, level: int) -> QImage | None:
        """A whole tile as far as it is known."""
        image = self.source.glance(column, row, level)
        return None if image is None else self.colouring(image)

    def patches(self, rects: Sequence[QRect], level: int = 0) -> Sequence[QImage]:
        """Rectangles as they are right now."""
        return [self.colouring(image) for image in self.source.patches(rects, level)]
