"""LanesView: the lanes under the mouse and the keys."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.widgets.icons import Icons
from plugins.timeline.model import Value
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.inspector.key_button import KeyButtons
from plugins.timeline.panel.lanes.gestures import Gesture, HandleDrag, Marquee, MoveDrag
from plugins.timeline.panel.lanes.key_edits import KeyEdits
from plugins.timeline.panel.lanes.key_popover import KeyPopover
from plugins.timeline.panel.lanes.keyboard import LanesKeyboard
from plugins.timeline.panel.lanes.lane import Kind
from plugins.timeline.panel.lanes.painter import BUTTONS_PX, LanesPainter
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.space import LanesSpace, Part
from plugins.timeline.panel.lanes.state import LanesState

_WHEEL_ZOOM = 1.2


class LanesView(QWidget):
    """Heads at the left, and right of them the values over the time of the tracks."""

    menu_wanted = Signal(QPoint)
    """A menu is to open at a place of the screen."""

    def __init__(
        self,
        state: LanesState,
        edits: KeyEdits,
        axis: FilmAxis,
        heads_px: int,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state, self.edits, self.axis = state, edits, axis
        self.space = LanesSpace(state, axis, heads_px)
        self._painter = LanesPainter(self.space)
        self.keyboard = LanesKeyboard(state, edits, self)
        self._icons = icons
        self._gesture: Gesture | None = None
        self._playhead_x = self.space.playhead_x
        self._buttons: dict[tuple[str, str], KeyButtons] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keyframes"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        state.changed.connect(self._look)
        axis.changed.connect(self._scaled)
        state.edits.playhead.moved.connect(lambda _time: self._moved())
        self._look()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(480, self.state.height)

    def minimumSizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.space.heads_px + 60, self.state.height)

    def buttons(self, clip: str, name: str) -> KeyButtons:
        """The buttons in the head of a lane; raises KeyError where it is not shown."""
        return self._buttons[clip, name]

    def open_key(self, key: KeyAt) -> None:
        """Let the value of a keyframe be edited."""
        row, found = self.state.row_of(key.clip, key.name), self.state.key(key)
        if row is None or found is None or self.state.edits.locked:
            return
        at = self.mapToGlobal(self.space.place(row, found).toPoint() + QPoint(0, 14))
        if row.lane.kind is Kind.CHOICE:
            self._choose(row, key, at)
        else:
            KeyPopover(self.edits, row.lane, key, found.value, self).open_at(at)

    def add_key(self, row: Row, time: Fraction, value: Value) -> KeyAt:
        """Put a keyframe there, and select it."""
        key = self.edits.add(row, time, value)
        self.state.select({key})
        return key

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be drawn anew."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        self._painter.paint(painter, self.palette(), area, QRectF(event.rect()), focused=self.hasFocus())
        if self.state.readout:
            self._paint_readout(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is there, or begin to frame."""
        spot = self.space.spot(event.position(), self.width())
        if spot.row is not None:
            self.state.work_on(spot.row)
        if event.button() is Qt.MouseButton.RightButton:
            if spot.key is not None and spot.key not in self.state.selected:
                self.state.select({spot.key})
            self.menu_wanted.emit(event.globalPosition().toPoint())
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        more = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if spot.part is Part.KEY and spot.key is not None:
            selected = self.state.selected
            if more:
                self.state.select(selected ^ {spot.key})
            elif spot.key not in selected:
                self.state.select({spot.key})
            if spot.key in self.state.selected and not self.state.edits.locked:
                self._gesture = MoveDrag(self.space, self.edits, spot, event.position())
        elif spot.part in (Part.AFTER, Part.BEFORE) and not self.state.edits.locked:
            self._gesture = HandleDrag(self.space, self.edits, spot)
        elif spot.part is not Part.HEAD:
            self._gesture = Marquee(self.space, event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on, or show what could be taken hold of."""
        if self._gesture is not None:
            self._gesture.move(event.position(), event.modifiers())
            return
        part = self.space.spot(event.position(), self.width()).part
        over = part in (Part.KEY, Part.AFTER, Part.BEFORE)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a keyframe, or put a new one there."""
        spot = self.space.spot(event.position(), self.width())
        if spot.row is None or spot.part is Part.HEAD or self.state.edits.locked:
            return
        self._end()
        if spot.key is not None and spot.part is Part.KEY:
            self.open_key(spot.key)
            return
        row, number = spot.row, spot.row.lane.kind is Kind.NUMBER
        time = self.space.time(row, event.position().x())
        value: Value = row.value(event.position().y()) if number else self.state.value_at(row, time)
        key = self.add_key(row, time, value)
        if not number:
            self.open_key(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, go in time with Shift or sideways; else the rows are scrolled."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.axis.zoom(_WHEEL_ZOOM ** (delta.y() / 120), event.position().x() - self.space.heads_px)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self.axis.scroll(-(delta.x() or delta.y()) / 2)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keyboard.takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse does."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
        elif not self.keyboard.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where they belong."""
        super().resizeEvent(event)
        self._place_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile."""
        super().showEvent(event)
        self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row is worked on."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No row is worked on."""
        super().focusOutEvent(event)
        self.update()

    def _end(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end()

    def _choose(self, row: Row, key: KeyAt, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.state.key(key)
        for value, words in row.lane.options:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(found is not None and found.value == value)
            action.triggered.connect(self._setter(key, value))
        menu.popup(at)

    def _setter(self, key: KeyAt, value: str) -> Callable[[], None]:
        return lambda: self.edits.set_value(key, value, gesture=-1)

    def set_heads(self, px: int) -> None:
        """Make the heads as wide as that, so that times lie below those of another view."""
        if px != self.space.heads_px:
            self.space.heads_px = px
            self._look()

    def _look(self) -> None:
        self._playhead_x = self.space.playhead_x
        self.updateGeometry()
        self._place_buttons()
        self.update()

    def _scaled(self) -> None:
        self._playhead_x = self.space.playhead_x
        self.update()

    def _moved(self) -> None:
        """Draw anew where the playhead was and is, and the heads, which show the values there."""
        if not self.isVisible():
            return
        self._show_keys()
        was, self._playhead_x = self._playhead_x, self.space.playhead_x
        for x in {was, self._playhead_x}:
            self.update(x - 1, 0, 3, self.height())
        self.update(0, 0, self.space.heads_px, self.height())

    def _place_buttons(self) -> None:
        rows = {(row.clip.id, row.lane.name): row for row in self.state.rows}
        for at in self._buttons.keys() - rows.keys():
            self._buttons.pop(at).deleteLater()
        for at, row in rows.items():
            buttons = self._buttons.get(at)
            if buttons is None:
                buttons = self._buttons[at] = self._made(row)
            buttons.setGeometry(
                self.space.heads_px - BUTTONS_PX - 4,
                row.bottom - (34 if row.lane.kind is not Kind.NUMBER else 32),
                BUTTONS_PX,
                28,
            )
        self._show_keys()

    def _made(self, row: Row) -> KeyButtons:
        at = (row.clip.id, row.lane.name)
        buttons = KeyButtons(row.lane.title, self._icons, self)
        buttons.toggled.connect(lambda: self.keyboard.toggle(self.state.row_of(*at)))
        buttons.went.connect(lambda forwards: self.keyboard.go(self.state.row_of(*at), forwards))
        buttons.show()
        return buttons

    def _show_keys(self) -> None:
        edits = self.state.edits
        for row in self.state.rows:
            buttons = self._buttons.get((row.clip.id, row.lane.name))
            if buttons is None:
                continue
            keys = row.curve.keys if row.curve is not None else ()
            now = edits.work.on_frame(edits.playhead.time) - row.start
            buttons.show_keys(
                self.keyboard.keyed(row),
                before=bool(keys) and keys[0].time < now,
                after=bool(keys) and keys[-1].time > now,
            )
            buttons.diamond.setEnabled(edits.is_over(row.clip) or buttons.diamond.hasFocus())
            buttons.setEnabled(not edits.locked)

    def _paint_readout(self, painter: QPainter) -> None:
        palette, metrics = self.palette(), self.fontMetrics()
        at = self.mapFromGlobal(self.cursor().pos())
        width = metrics.horizontalAdvance(self.state.readout) + 16
        x = min(max(self.space.heads_px + 4, at.x() + 14), self.width() - width - 4)
        y = min(max(4, at.y() - metrics.height() - 16), self.height() - metrics.height() - 12)
        box = QRectF(x, y, width, metrics.height() + 8)
        painter.setPen(palette.mid().color())
        painter.setBrush(palette.base())
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(palette.text().color())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.state.readout)
