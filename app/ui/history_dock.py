"""HistoryDock: what was done, as a list that can be walked."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from app.document import Document, Session
from app.ui.actions import action_text


class HistoryDock(QWidget):
    """The undo steps; a click goes there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("class", "dock")
        self._session = session
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("History"))
        self._list.itemClicked.connect(lambda item: session.walk_to(self._list.row(item)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self._list)
        session.subscribe(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are."""
        steps = self._session.history
        self._list.clear()
        for number, step in enumerate(steps):
            self._list.addItem(action_text(step.label) if number else self.tr("Opened"))
        self._list.setCurrentRow(self._session.position)

    def _changed(self, _old: Document, _new: Document) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: object) -> None:
        """Catch up when it is seen."""
        del event
        self.refresh()
