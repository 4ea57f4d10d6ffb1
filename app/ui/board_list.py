"""BoardList: the boards beside the gallery, to look on one and to drop results onto."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.api.finding import Board
from app.widgets.picture_data import asset_in

_WIDTH = 148
_NAME = Qt.ItemDataRole.UserRole


class BoardList(QListWidget):
    """A click looks on a board, a drop puts onto it; the last line makes a new one."""

    chosen = Signal(str)
    new_wanted = Signal()
    dropped = Signal(str, str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Boards"))
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)

    def show_boards(self, boards: Sequence[Board], current: str) -> None:
        """List the boards, and say on which one is looked."""
        self.clear()
        self._add(self.tr("Everything"), "")
        for board in boards:
            self._add(f"{board.name}  {self.locale().toString(board.count)}", board.name)
        new = QListWidgetItem(self.tr("New board…"), self)
        new.setData(_NAME, None)
        for row in range(self.count() - 1):
            if str(self.item(row).data(_NAME)).casefold() == current.casefold():
                self.setCurrentRow(row)

    def names(self) -> list[str]:
        """The boards that are listed."""
        return [str(self.item(row).data(_NAME)) for row in range(1, self.count() - 1)]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take results."""
        if asset_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it lands."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(_NAME):
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dropped onto the board."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(_NAME):
            self.dropped.emit(str(item.data(_NAME)), asset_in(event.mimeData()))
            event.acceptProposedAction()

    def _add(self, text: str, name: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_NAME, name)
        item.setToolTip(name or text)

    def _take(self, item: QListWidgetItem) -> None:
        name = item.data(_NAME)
        if name is None:
            self.new_wanted.emit()
        else:
            self.chosen.emit(str(name))

    def _ask(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None and item.data(_NAME):
            self.menu_wanted.emit(str(item.data(_NAME)), self.viewport().mapToGlobal(at))
