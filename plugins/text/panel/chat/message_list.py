"""MessageList: a conversation from top to bottom, of which only what is in sight is made of widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.panel.chat.message import MessageView, Row

_GAP_PX, _EDGE_PX, _NEAR_PX = 6, 20, 24
_GUESS_PX = 140
_STEP_PX = 60

Making = Callable[[Row], MessageView]
Reading = Callable[[Row], str]


class MessageList(QAbstractScrollArea):
    """Heights of messages that were not seen yet are guessed, and what is in sight stays where it is when they are not.

    Whoever is at the end stays there while more is written. Up and Down go from message to message.
    """

    at_end_changed = Signal(bool)
    left = Signal(bool)
    """Tab led out of the messages, forwards or backwards."""

    def __init__(self, icons: Icons, make: Making, read: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make, self._read = make, read
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._heights: dict[str, int] = {}
        self._views: dict[str, MessageView] = {}
        self._column = 600
        self._anchor, self._offset = 0, 0
        self._value = 0
        self._at_end = True
        self._current = ""
        self._laying = False
        self._grown = ""
        self._guess = _GUESS_PX
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("class", "messages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Messages"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._down = IconButton(icons, "arrow-down", self.tr("To the end"), parent=self)
        self._down.setProperty("class", "raised")
        self._down.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._down.clicked.connect(self.go_to_end)
        self._down.hide()
        self._hint = QLabel(
            self.tr("Ask about what you write, try a sentence, or let a character speak."), self.viewport()
        )
        self._hint.setProperty("class", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._lay_out_grown)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return tuple(self._rows)

    @property
    def views(self) -> Sequence[MessageView]:
        """The messages that there are widgets of, in their order."""
        return [self._views[row.key] for row in self._rows if row.key in self._views]

    @property
    def at_end(self) -> bool:
        """Whether the end is in sight."""
        return self._at_end

    def view(self, key: str) -> MessageView | None:
        """The widget of a message, if there is one."""
        return self._views.get(key)

    def set_column(self, width: int) -> None:
        """Make messages as wide as this, where there is room."""
        if width != self._column:
            self._column = width
            self._heights.clear()
            self.lay_out()

    def forget_views(self) -> None:
        """Make all widgets anew, such as after a change of colours."""
        for key in list(self._views):
            self._drop(key)
        self._heights.clear()
        self.lay_out()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other messages; those that are as they were keep their widgets."""
        old = {row.key: row for row in self._rows}
        seen = [row.key for row in self._rows[self._anchor :]]
        self._rows = list(rows)
        self._places = {row.key: place for place, row in enumerate(self._rows)}
        for key in [key for key in self._views if key not in self._places]:
            self._drop(key)
        for row in self._rows:
            if row.key in self._views and row != old.get(row.key):
                self._views[row.key].show_row(row, self._read(row))
        # The first of those in sight that is still there stays where it is.
        stays = next((key for key in seen if key in self._places), None)
        if stays is None:
            self._anchor, self._offset = max(0, len(self._rows) - 1), 0
        else:
            place = self._places[stays]
            if place != self._anchor and stays != seen[0]:
                self._offset = _EDGE_PX
            self._anchor = place
        self.lay_out()

    def refresh(self, row: Row, text: str) -> None:
        """Show more of one message."""
        place = self._places.get(row.key)
        if place is None:
            return
        self._rows[place] = row
        if row.key in self._views:
            self._views[row.key].show_row(row, text)
            self.lay_out()

    def lay_out_soon(self, key: str) -> None:
        """Lay out when nothing else is to be done, because a message grew, which is seen then."""
        self._grown = key
        self._soon.start()

    def go_to_end(self) -> None:
        """Show the end."""
        self._at_end = True
        self.lay_out()

    def go_to(self, key: str) -> None:
        """Give a message the keys, and bring it into sight."""
        place = self._places.get(key)
        if place is None:
            return
        if key not in self._views:
            self._at_end = False
            self._anchor, self._offset = place, _EDGE_PX
            self.lay_out()
        self._views[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_current(key, True)

    def take_current(self, key: str, by_keys: bool) -> None:
        """Go on from a message, which is seen wholly where it wasn't chosen with the pointer."""
        self._current = key
        if by_keys:
            self.ensure_seen(key)

    def ensure_seen(self, key: str) -> None:
        """Scroll as far as needed to see a message, from its top where it is higher than the view."""
        view = self._views.get(key)
        if view is None:
            return
        top, bottom, high = view.y(), view.y() + view.height(), self.viewport().height()
        if top < 0 or view.height() > high:
            self._scroll_by(top - _EDGE_PX if top < 0 or top > high // 2 else 0)
        elif bottom > high:
            self._scroll_by(min(top - _EDGE_PX, bottom - high + _EDGE_PX))

    def lay_out(self) -> None:
        """Give messages in sight their places, from the one that stays where it is."""
        if self._laying:
            return
        self._laying = True
        try:
            self._lay_out()
        finally:
            self._laying = False

    # What Qt calls.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Messages may be narrower now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._heights.clear()
        self.lay_out()
        size = self._down.sizeHint()
        self._down.setGeometry(
            QRect(QPoint((self.width() - size.width()) // 2, self.height() - size.height() - 10), size)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the message that had them last, or to the last one."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self._rows:
            self.go_to(self._current if self._current in self._places else self._rows[-1].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from message to message, or from page to page."""
        page = self.viewport().height() - 2 * _EDGE_PX
        match event.key():
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_PageUp:
                self._scroll_by(-page)
            case Qt.Key.Key_PageDown:
                self._scroll_by(page)
            case Qt.Key.Key_Home if self._rows:
                self.go_to(self._rows[0].key)
            case Qt.Key.Key_End if self._rows:
                self.go_to(self._rows[-1].key)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by what the wheel says, or by what the touchpad does."""
        pixels = event.pixelDelta().y()
        self._scroll_by(-pixels if pixels else -event.angleDelta().y() * _STEP_PX // 120 * 2)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keys go on to what is below all messages, or above."""
        self.left.emit(forward)
        return True

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Places are given in `lay_out`."""

    # How it is laid out.

    def _lay_out(self) -> None:
        self._hint.setGeometry(self.viewport().rect().adjusted(_EDGE_PX, 0, -_EDGE_PX, 0))
        self._hint.setVisible(not self._rows)
        if not self._rows:
            for key in list(self._views):
                self._drop(key)
            self._show_bar(0, 0)
            return
        high = self.viewport().height()
        width = min(self._column, max(120, self.viewport().width() - 2 * _EDGE_PX))
        # In the middle of all that is above and below, as far as the scroll bar allows it.
        left = max(0, min((self.width() - width) // 2, self.viewport().width() - width))
        if self._at_end:
            self._anchor = len(self._rows) - 1
            self._offset = high - _EDGE_PX - self._measure(self._anchor, width)
        self._anchor = max(0, min(self._anchor, len(self._rows) - 1))
        tops = self._fill(width, high)
        first, last = min(tops), max(tops)
        end = tops[last] + self._height(last) + _EDGE_PX
        start = tops[first] - _EDGE_PX
        shift = 0
        if last == len(self._rows) - 1 and end < high:
            shift = high - end
        if first == 0 and start + shift > 0:
            shift = -start
        if shift:
            self._offset += shift
            tops = self._fill(width, high)
        self._put(tops, left, width, high)
        if self._heights:
            self._guess = sum(self._heights.values()) // len(self._heights)
        above = sum(self._height(place) + _GAP_PX for place in range(self._anchor)) + _EDGE_PX
        below = sum(self._height(place) + _GAP_PX for place in range(self._anchor, len(self._rows))) - _GAP_PX
        self._show_bar(above - self._offset, above + below + _EDGE_PX)

    def _fill(self, width: int, high: int) -> dict[int, int]:
        """The tops of the messages that are in sight, or nearly, made and measured from the anchor on."""
        near = high // 2
        tops = {self._anchor: self._offset}
        place, top = self._anchor, self._offset
        while place < len(self._rows) and top < high + near:
            tops[place] = top
            top += self._measure(place, width) + _GAP_PX
            place += 1
        place, top = self._anchor - 1, self._offset
        while place >= 0 and top > -near:
            top -= self._measure(place, width) + _GAP_PX
            tops[place] = top
            place -= 1
        return tops

    def _lay_out_grown(self) -> None:
        if self._at_end and self._places.get(self._grown) != len(self._rows) - 1:
            # Who writes in the middle stays there.
            self._at_end = False
        self.lay_out()
        self.ensure_seen(self._grown)

    def _put(self, tops: dict[int, int], left: int, width: int, high: int) -> None:
        kept = {self._rows[place].key for place in tops}
        for key in list(self._views):
            view = self._views[key]
            if key in kept:
                place = self._places[key]
                view.setGeometry(QRect(QPoint(left, tops[place]), view.size()).adjusted(0, 0, 0, 0))
                view.resize(width, self._heights[key])
                view.show()
            elif view.is_needed:
                view.move(left, -view.height() - high if self._places[key] < self._anchor else 2 * high)
            else:
                self._drop(key)
        # What comes first in sight is what scrolling goes by from now on.
        seen = min((place for place in tops if tops[place] + self._height(place) > 0), default=self._anchor)
        self._anchor, self._offset = seen, tops[seen]

    def _measure(self, place: int, width: int) -> int:
        row = self._rows[place]
        view = self._views.get(row.key)
        if view is None:
            view = self._make(row)
            view.setParent(self.viewport())
            self._views[row.key] = view
            view.show_row(row, self._read(row))
        height = view.lay_out(width)
        self._heights[row.key] = height
        return height

    def _height(self, place: int) -> int:
        return self._heights.get(self._rows[place].key, self._guess)

    def _drop(self, key: str) -> None:
        view = self._views.pop(key)
        view.hide()
        view.deleteLater()

    def _show_bar(self, value: int, whole: int) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.blockSignals(True)
        bar.setPageStep(high)
        bar.setSingleStep(_STEP_PX)
        bar.setRange(0, max(0, whole - high))
        bar.setValue(value)
        self._value = bar.value()
        bar.blockSignals(False)
        at_end = self._value >= bar.maximum() - _NEAR_PX
        if at_end != self._at_end:
            self._at_end = at_end
            self.at_end_changed.emit(at_end)
        self._down.setVisible(not at_end)

    def _scrolled(self, value: int) -> None:
        by = value - self._value
        high = self.viewport().height()
        self._at_end = value >= self.verticalScrollBar().maximum() - 1
        if abs(by) < 2 * high:
            self._offset -= by
        else:
            top = _EDGE_PX
            for place in range(len(self._rows)):
                height = self._height(place) + _GAP_PX
                if top + height > value or place == len(self._rows) - 1:
                    self._anchor, self._offset = place, top - value
                    break
                top += height
        self.lay_out()

    def _scroll_by(self, by: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def _step(self, by: int) -> None:
        place = self._places.get(self._current, len(self._rows) - 1) + by
        if 0 <= place < len(self._rows):
            self.go_to(self._rows[place].key)
