"""TakesStrip: the small pictures of the takes, which can be dragged out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.widgets.picture_data import drag_out
from app.widgets.thumbnail_strip import ThumbnailStrip

if TYPE_CHECKING:
    from plugins.canvas.panel.takes import Takes

THUMBNAIL = 64


class TakesStrip(ThumbnailStrip):
    """The strip, whose pictures can be dragged out."""

    def __init__(self, takes: Takes) -> None:
        super().__init__(THUMBNAIL)
        self._of = takes
        self.setDragEnabled(True)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag a take."""
        picture = self.currentItem().icon().pixmap(THUMBNAIL, THUMBNAIL)
        drag_out(self, self._of.drag_of(self.currentRow()), picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter and C are for all of the takes."""
        if not self._of.handle_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of comparing."""
        if event.key() == Qt.Key.Key_C:
            self._of.handle_key(event)
        super().keyReleaseEvent(event)
