"""ThumbnailStrip: a row of small pictures to choose among."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

_FRAME = 8


class ThumbnailStrip(QListWidget):
    """Pictures side by side: arrows walk, Enter takes, Escape lets go."""

    chosen = Signal(int)
    taken = Signal(int)
    let_go = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, size: int = 72, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(QSize(size, size))
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setFixedHeight(size + 28)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentRowChanged.connect(self.chosen)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(self.row(item)))
        self.customContextMenuRequested.connect(self._ask)

    def add(self, picture: QPixmap, words: str) -> None:
        """Put a picture at the end."""
        item = QListWidgetItem(_icon(picture), "")
        item.setSizeHint(self.iconSize() + QSize(_FRAME, _FRAME))
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.addItem(item)

    def set_picture(self, row: int, picture: QPixmap) -> None:
        """Put another picture in the place of one."""
        self.item(row).setIcon(_icon(picture))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, let go, or walk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.menu_wanted.emit(self.row(item), self.viewport().mapToGlobal(at))


def _icon(picture: QPixmap) -> QIcon:
    icon = QIcon(picture)
    # Otherwise the style tints what is selected.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
