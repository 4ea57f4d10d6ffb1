"""CommandPalette: anything by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

_MOST = 60
_ENTRY = Qt.ItemDataRole.UserRole
_ROW_PX = 32
_ICON_PX = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be chosen: its name, what stands beside it, and what it does."""

    title: str
    detail: str
    run: Callable[[], object]
    icon: QIcon = field(default_factory=QIcon)
    possible: bool = True


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
        self._before: QWidget | None = None
        self.setProperty("class", "palette")
        self._entries: Sequence[Entry] = ()
        blank = QPixmap(_ICON_PX, _ICON_PX)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search actions, projects, models, settings"))
        self._field.setAccessibleName(self.tr("Search"))
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setItemDelegate(_Row(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(self._blank.availableSizes()[0])
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self._do())
        self._nothing = QLabel(self.tr("Nothing is called so."))
        self._nothing.setProperty("class", "secondary")
        self._nothing.setContentsMargins(12, 4, 12, 8)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        self.hide()

    @property
    def titles(self) -> tuple[str, ...]:
        """What is listed now, the best first."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def open(self, entries: Sequence[Entry]) -> None:
        """Show the palette over these entries."""
        self._entries = entries
        self._before = self._window.focusWidget()
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
            if step is not None and self._list.count():
                last = self._list.count() - 1
                row = self._list.currentRow() + step
                # Single steps go round at the ends, pages stop there.
                self._list.setCurrentRow(row % (last + 1) if abs(step) == 1 else min(last, max(0, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                self._leave()
                return True
        elif event.type() is QEvent.Type.FocusOut:
            self.hide()
        return False

    def _search(self, words: str) -> None:
        found = [(0, index) for index in range(len(self._entries))]
        if words.strip():
            scored = [(match(words, entry.title), index) for index, entry in enumerate(self._entries)]
            found = sorted((-score, index) for score, index in scored if score is not None)
        found = found[:_MOST]
        self._list.clear()
        for _, index in found:
            entry = self._entries[index]
            item = QListWidgetItem(self._blank if entry.icon.isNull() else entry.icon, entry.title)
            item.setData(_ENTRY, index)
            item.setData(Qt.ItemDataRole.StatusTipRole, entry.detail)
            if not entry.possible:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._place(len(found))

    def _place(self, rows: int) -> None:
        window = self._window
        width = min(640, window.width() - 48)
        for widget in (self, self._field, self._list):
            widget.ensurePolished()
        around = self.sizeHint().height() - self._list.sizeHint().height() if rows else 68
        around += 2 * self._list.frameWidth()
        height = around + max(1, rows) * _ROW_PX
        self.setGeometry(0, 0, width, min(height, around + 12 * _ROW_PX, window.height() - 96))
        self.move(QPoint((window.width() - width) // 2, 52))

    def _do(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        entry = self._entries[item.data(_ENTRY)]
        if entry.possible:
            self._leave()
            entry.run()

    def _leave(self) -> None:
        self.hide()
        (self._before or self._window).setFocus()


class _Row(QStyledItemDelegate):
    """A name at the left, what stands beside it at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(0, _ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row as every list has it, with the detail over its right end."""
        super().paint(painter, option, index)
        detail = str(index.data(Qt.ItemDataRole.StatusTipRole) or "")
        if not detail:
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -12, 0), right, detail)
        painter.restore()
