"""Lanes: the clips of all tracks over time, in one widget that looks only at what is seen."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.icons import Icons
from app.widgets.outlines import draw_note
from plugins.timeline.panel.tracks.drops import Drops
from plugins.timeline.panel.tracks.finding import Finder
from plugins.timeline.panel.tracks.hit import Hit
from plugins.timeline.panel.tracks.lanes_painter import LanesPainter
from plugins.timeline.panel.tracks.pointer import Pointer
from plugins.timeline.panel.tracks.state import Landing, TracksState
from plugins.timeline.panel.tracks.strips import Strips
from plugins.timeline.panel.tracks.waves import Waves

_ZOOM_A_NOTCH = 2**0.25
_NOTCH = 120
_EDGE_EVERY_MS = 30
_INSIDE_PX = 12
_REST_MS = 90
"""So long after the last change of the scale clips are drawn as they are."""
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Lanes(QWidget):
    """What does not move is painted once and kept; scrolled, only what comes into view is painted."""

    menu_wanted = Signal(object, object)
    """A Hit, and a QPoint of the screen where its menu is to open."""
    dropped = Signal(object, str, object, bool)
    """What was dropped, the track's id or nothing for a new one, the time, and whether the rest gives way."""

    def __init__(self, state: TracksState, strips: Strips, waves: Waves, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.painter = LanesPainter(state, strips, waves, icons)
        self.finder = Finder(state, self.painter)
        self.pointer: Pointer | None = None
        self.meant: Callable[[QKeyEvent], Callable[[], object] | None] = lambda _event: None
        """What a key does here."""
        self._drops = Drops(state)
        self._layer: QPixmap | None = None
        self._painted = (0.0, 0, 0)
        """The scale and the place that the layer was painted for."""
        self._held = False
        self._at: QPointF | None = None
        self._panned: QPointF | None = None
        self._edges = QTimer(self)
        self._edges.setInterval(_EDGE_EVERY_MS)
        self._edges.timeout.connect(self._scroll_at_edge)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.repaint_all)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Clips"))
        self.setMinimumSize(120, 60)
        self.painter.restyle(self.font())
        for signal in (state.changed, strips.changed, waves.changed):
            signal.connect(self.repaint_all)
        for signal in (state.axis.changed, state.rows.changed, state.over_changed):
            signal.connect(self.update)
        state.rows.changed.connect(self.repaint_all)
        state.playhead.moved.connect(self._playhead_moved)

    def repaint_all(self) -> None:
        """Paint everything anew."""
        self._layer = None
        self.update()

    def hit(self, at: QPointF) -> Hit:
        """What lies at a place."""
        return self.finder.hit(at.x(), at.y())

    @property
    def held(self) -> bool:
        """Whether a gesture runs."""
        return self._held

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is kept, and what moves above it."""
        layer, palette = self._kept_layer(), self.palette()
        painter, part = QPainter(self), event.rect()
        painter.setClipRect(part)
        ratio = layer.devicePixelRatioF()
        painter.drawPixmap(
            QRectF(part), layer, QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        )
        self.painter.paint_over(painter, part, palette, self.width())
        self._paint_playhead(painter, palette)
        words = self._state.ghosts.words
        if words and self._at is not None:
            role = QPalette.ColorRole
            colours = palette.color(role.ToolTipBase), palette.color(role.Text)
            draw_note(painter, words, self._at + QPointF(14, 18), QRectF(self.rect()), *colours)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _kept_layer(self) -> QPixmap:
        """The picture of everything that does not move, brought to where the view is now."""
        state, ratio = self._state, self.devicePixelRatioF()
        now = (state.axis.px_per_s, state.axis.left, state.rows.top)
        size = self.size() * ratio
        layer, whole, hurried = self._layer, self.rect(), False
        if layer is None or layer.size() != size:
            layer = QPixmap(size)
            layer.setDevicePixelRatio(ratio)
            part = whole
        elif now == self._painted:
            return layer
        else:
            hurried = now[0] != self._painted[0]
            moved = self._painted[1] - state.axis.left
            along = now[0] == self._painted[0] and now[2] == self._painted[2] and ratio == int(ratio)
            part = whole
            if along and abs(moved) < self.width():
                layer.scroll(round(moved * ratio), 0, layer.rect())
                left = 0 if moved > 0 else self.width() + moved
                part = QRect(left, 0, abs(moved), self.height())
        self._layer, self._painted = layer, now
        painter = QPainter(layer)
        self.painter.paint(painter, part, self.palette(), hurried=hurried)
        painter.end()
        if hurried:
            self._rest.start()
        return layer

    def _paint_playhead(self, painter: QPainter, palette: QPalette) -> None:
        x = round(self._state.axis.x(self._state.playhead.time))
        if -2 <= x <= self.width() + 2:
            painter.fillRect(QRect(x, 0, 1, self.height()), palette.color(QPalette.ColorRole.Highlight))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing is scrolled out further than it has to be."""
        super().resizeEvent(event)
        self._state.rows.fit(self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and fonts."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self.painter.restyle(self.font())
            self.repaint_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keys."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys are elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button is the pointer's; the middle one moves the view."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._at, self._held = event.position(), True
            self._point(lambda pointer, hit: pointer.press(hit, event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or show what would be done here."""
        at = event.position()
        self._at = at
        if self._panned is not None:
            moved, self._panned = at - self._panned, at
            self._state.axis.scroll(-moved.x())
            self._state.rows.scroll_to(self._state.rows.top - moved.y())
        elif self._held:
            self._point(lambda pointer, hit: pointer.move(hit, event.modifiers()))
            if QRectF(self.rect()).adjusted(_INSIDE_PX, _INSIDE_PX, -_INSIDE_PX, -_INSIDE_PX).contains(at):
                self._edges.stop()
            else:
                self._edges.start()
            if self._state.ghosts.words:
                self.update()
        else:
            self._hover(at, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned = None
            self.unsetCursor()
        elif event.button() is Qt.MouseButton.LeftButton and self._held:
            self._held = False
            self._edges.stop()
            self._at = event.position()
            self._point(lambda pointer, hit: pointer.release(hit, event.modifiers()))
            self._hover(event.position(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What a double click does is the pointer's."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._at = event.position()
            self._point(lambda pointer, hit: pointer.double_click(hit, event.modifiers()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        if not self._held:
            self._at = None
            self._state.set_hovered("")
            if self.pointer is not None:
                self.pointer.hover(None, Qt.KeyboardModifier.NoModifier)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is under the mouse, or is selected."""
        self.menu_wanted.emit(self.hit(QPointF(event.pos())), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes a gesture back; other keys are the view's."""
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            return
        if event.key() in _MODIFIERS:
            self._tell_modifiers(event.modifiers())
        if (run := self.meant(event)) is not None:
            run()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A gesture may mean something else now."""
        if event.key() in _MODIFIERS:
            self._tell_modifiers(event.modifiers())
        super().keyReleaseEvent(event)

    def cancel(self) -> bool:
        """Take back a gesture that runs; whether one did."""
        self._edges.stop()
        ran = self.pointer is not None and self.pointer.cancel()
        self._held = False
        return ran

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift along the time; with Ctrl zoom under the mouse."""
        scroll(self._state, event, event.position().x())

    def event(self, event: QEvent) -> bool:
        """Pinching zooms; keys that mean something here are not those of other panels."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            drops = event.key() == Qt.Key.Key_Escape and self._held
            if drops or self.meant(event) is not None:
                event.accept()
                return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._state.axis.zoom(1 + event.value(), event.position().x())
                return True
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take films, pictures, sound and things of the studio."""
        if not self._state.work.read_only and self._drops.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would lie."""
        self._state.show_landing(self._landing(event))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing lies here."""
        self._state.show_landing(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped where."""
        landing = self._landing(event)
        self._state.show_landing(None)
        if things := self._drops.things(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(things, landing.track, landing.time, landing.insert)

    def _landing(self, event: QDropEvent) -> Landing:
        insert = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self._drops.landing(event.mimeData(), event.position(), insert=insert)

    def _point(self, tell: Callable[[Pointer, Hit], None]) -> None:
        if self.pointer is not None and self._at is not None:
            tell(self.pointer, self.hit(self._at))

    def _tell_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._held:
            self._point(lambda pointer, hit: pointer.move(hit, modifiers))
        elif self._at is not None:
            self._hover(self._at, modifiers)

    def _hover(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        hit = self.hit(at)
        self._state.set_hovered(hit.clip)
        if self.pointer is None:
            return
        self.pointer.hover(hit, modifiers)
        shape = self.pointer.cursor(hit, modifiers)
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def _scroll_at_edge(self) -> None:
        """Move the view while something is dragged over its edge."""
        if self._at is None or not self._held:
            self._edges.stop()
            return
        inside = QRectF(self.rect()).adjusted(_INSIDE_PX, _INSIDE_PX, -_INSIDE_PX, -_INSIDE_PX)
        sideways = min(0.0, self._at.x() - inside.left()) + max(0.0, self._at.x() - inside.right())
        upwards = min(0.0, self._at.y() - inside.top()) + max(0.0, self._at.y() - inside.bottom())
        self._state.axis.scroll(max(-40.0, min(40.0, sideways)))
        self._state.rows.scroll_to(self._state.rows.top + max(-20.0, min(20.0, upwards)))
        self._point(lambda pointer, hit: pointer.move(hit, QGuiApplication.queryKeyboardModifiers()))

    def _playhead_moved(self, before: Fraction, now: Fraction) -> None:
        for time in (before, now):
            x = round(self._state.axis.x(time))
            if -4 <= x <= self.width() + 4:
                self.update(x - 1, 0, 3, self.height())


def scroll(state: TracksState, event: QWheelEvent, x: float) -> None:
    """What a wheel or two fingers do over clips and ruler; `x` is the place that a zoom keeps."""
    keys, angle, pixels = event.modifiers(), event.angleDelta(), event.pixelDelta()
    moved = pixels if not pixels.isNull() else angle / 2
    if keys & Qt.KeyboardModifier.ControlModifier:
        state.axis.zoom(_ZOOM_A_NOTCH ** (angle.y() / _NOTCH), x)
    elif keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
        state.axis.scroll(-(moved.y() or moved.x()))
    elif state.rows.whole <= state.rows.view and not moved.x():
        # Where all tracks are seen there is only time to go along
        state.axis.scroll(-moved.y())
    else:
        state.axis.scroll(-moved.x())
        state.rows.scroll_to(state.rows.top - moved.y())
    event.accept()
