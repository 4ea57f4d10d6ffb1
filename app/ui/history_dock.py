"""HistoryDock: what was done, as a list that can be walked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.document import Document, Session
from app.ui.actions import action_text

_UNDONE_ALPHA = 110
_ROW = 28


class HistoryDock(QWidget):
    """The undo steps: a click or the arrow keys go there; steps that were taken back are pale.

    `settle` brings into the document what is not in it yet, and says whether that worked.
    """

    def __init__(self, session: Session, settle: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._session, self._settle = session, settle
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("History"))
        self._list.currentRowChanged.connect(self._walk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self._list)
        session.subscribe(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are."""
        steps, position = self._session.history, self._session.position
        labels = [action_text(step.label) if number else self.tr("Opened") for number, step in enumerate(steps)]
        pale = QColor(self.palette().color(QPalette.ColorRole.Text))
        pale.setAlpha(_UNDONE_ALPHA)
        self._list.blockSignals(True)
        if labels != [self._list.item(row).text() for row in range(self._list.count())]:
            self._list.clear()
            for label in labels:
                item = QListWidgetItem(label)
                item.setSizeHint(QSize(0, _ROW))
                self._list.addItem(item)
        for row in range(self._list.count()):
            self._list.item(row).setData(Qt.ItemDataRole.ForegroundRole, pale if row > position else None)
        self._list.setCurrentRow(position)
        self._list.scrollToItem(self._list.currentItem())
        self._list.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up when it is seen."""
        super().showEvent(event)
        self.refresh()

    def _walk(self, row: int) -> None:
        if row >= 0 and self._settle() and row < len(self._session.history):
            self._session.walk_to(row)

    def _changed(self, _old: Document, _new: Document) -> None:
        if self.isVisible():
            self.refresh()
