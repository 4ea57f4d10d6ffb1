"""CommandPalette: anything by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be chosen: its name, what stands beside it, and what it does."""

    title: str
    detail: str
    run: Callable[[], None]
    icon: QIcon


def match(words: str, text: str) -> int | None:
    """How well a text fits what was typed, more is better; None where its letters are not there in order."""
    wanted, found = words.lower().replace(" ", ""), text.lower()
    score, at, streak = 0, -1, 0
    for letter in wanted:
        next_at = found.find(letter, at + 1)
        if next_at < 0:
            return None
        streak = streak + 1 if next_at == at + 1 else 0
        starts = next_at == 0 or not found[next_at - 1].isalnum()
        score += 1 + 3 * streak + (5 if starts else 0)
        at = next_at
    return score - len(found) // 8


class CommandPalette(QFrame):
    """A field over the window: type, walk with the arrows, Enter does it, Escape leaves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("class", "palette")
        self._entries: Sequence[Entry] = ()
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search actions, projects, models…"))
        self._field.setAccessibleName(self.tr("Search actions"))
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda _item: self._do())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self.hide()

    def open(self, entries: Sequence[Entry]) -> None:
        """Show the palette over these entries."""
        self._entries = entries
        window = self._window
        width = min(640, window.width() - 48)
        self.setGeometry(0, 0, width, min(440, window.height() - 96))
        self.move(QPoint((window.width() - width) // 2, 56))
        self._field.clear()
        self._search("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The field's keys walk the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                self._list.setCurrentRow(min(self._list.count() - 1, max(0, self._list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self._window.setFocus()
                return True
        elif event.type() is QEvent.Type.FocusOut:
            self.hide()
        return False

    def _search(self, words: str) -> None:
        scored = [(match(words, entry.title), index) for index, entry in enumerate(self._entries)]
        found = sorted((-score, index) for score, index in scored if score is not None)[:_MOST]
        self._list.clear()
        for _, index in found:
            entry = self._entries[index]
            item = QListWidgetItem(entry.icon, f"{entry.title}    {entry.detail}" if entry.detail else entry.title)
            item.setData(Qt.ItemDataRole.UserRole, index)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _do(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        entry = self._entries[item.data(Qt.ItemDataRole.UserRole)]
        self.hide()
        self._window.setFocus()
        entry.run()
