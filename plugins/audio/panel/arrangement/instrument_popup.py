"""InstrumentPopup: all instruments by family, to be searched in English and in Japanese."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.instruments import (
    families,
    instrument_icon,
    instrument_name,
    search_words,
)
from plugins.audio.song import SOUND

_PROGRAM = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1
_WIDTH, _HEIGHT = 280, 380
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class InstrumentPopup(QFrame):
    """Floats below a place; typing searches, arrows walk, Enter or a click chooses, Escape closes."""

    chosen = Signal(int)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._icons = icons
        self.setProperty("class", "card")
        self.setAccessibleName(self.tr("Choose an instrument"))
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(self.tr("Search instruments"))
        self.search.setAccessibleName(self.tr("Search instruments"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.setAccessibleName(self.tr("Instruments"))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.resize(_WIDTH, _HEIGHT)

    def open(self, place: QRect, program: int | None, *, with_sound: bool = False) -> None:
        """Open at a place of the screen with an instrument chosen; `with_sound` offers a track of sound as well."""
        self._fill(with_sound)
        self.search.clear()
        self._choose(program)
        screen = (self.parentWidget() or self).screen().availableGeometry()
        corner = place.bottomLeft() + QPoint(0, 4)
        if corner.y() + self.height() > screen.bottom():
            corner.setY(max(screen.top(), place.top() - self.height() - 4))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        self.search.setFocus()

    def programs(self) -> list[int]:
        """The instruments that the search has left, from the top down."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_PROGRAM) for item in items if not item.isHidden() and item.data(_PROGRAM) is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk through the list while the search has the focus."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALKING:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, with_sound: bool) -> None:
        self.list.clear()
        if with_sound:
            self._add(SOUND)
        for family, programs in families():
            if len(programs) > 1:
                head = QListWidgetItem(family, self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.list.font()
                font.setBold(True)
                head.setFont(font)
            for program in programs:
                self._add(program)

    def _add(self, program: int) -> None:
        item = QListWidgetItem(self._icons.icon(instrument_icon(program)), instrument_name(program), self.list)
        item.setData(_PROGRAM, program)
        item.setData(_WORDS, search_words(program))

    def _choose(self, program: int | None) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PROGRAM) == program and program is not None:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row), QListWidget.ScrollHint.PositionAtCenter)
                return
        self._choose_first()

    def _choose_first(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.isHidden() and item.data(_PROGRAM) is not None:
                self.list.setCurrentRow(row)
                return

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        head: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PROGRAM) is None:
                head = item
                item.setHidden(bool(words))
                continue
            family = head.text().casefold() if head is not None else ""
            shown = all(word in item.data(_WORDS) or word in family for word in words)
            item.setHidden(not shown)
            if shown and head is not None:
                head.setHidden(False)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self._choose_first()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden() and item.data(_PROGRAM) is not None:
            self.hide()
            self.chosen.emit(item.data(_PROGRAM))
