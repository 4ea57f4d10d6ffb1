"""Lanes: the regions of all tracks over time, to be selected, dragged, cut and listened to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.dragging import Grip
from plugins.audio.panel.arrangement.drops import Drops
from plugins.audio.panel.arrangement.lanes_painter import LanesPainter
from plugins.audio.panel.arrangement.outlines import Outlines
from plugins.audio.panel.arrangement.pointing import Pointing
from plugins.audio.panel.arrangement.region_painter import handle_of
from plugins.audio.panel.arrangement.view_state import Landing, ViewState
from plugins.audio.panel.colours import faded
from plugins.audio.song import Region

FileFor = Callable[[Sequence[Region]], QMimeData | None]

_ZOOM_A_NOTCH = 2**0.25
_NOTCH = 120
_EDGE_EVERY_MS = 30
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class Lanes(QWidget):
    """One widget for everything on all tracks: only what is seen is looked at and drawn."""

    opened = Signal(str)
    """A region was double-clicked."""
    empty_clicked = Signal(str, float)
    """An empty place of a track was double-clicked: the track's id and the tick."""
    menu_wanted = Signal(object)
    """A QPoint of the screen where the menu is to open."""
    dropped = Signal(object, str, int)

    def __init__(self, state: ViewState, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._outlines = Outlines(state.work.context, self)
        self.painter = LanesPainter(state, self._outlines, icons)
        self.pointing = Pointing(state, self.painter.box)
        self.pointing.handle_at = self._handle_at
        self.pointing.drag_out = self._drag_out
        self.file_for: FileFor | None = None
        self.meant: Callable[[QKeyEvent], Callable[[], None] | None] = lambda _event: None
        """What a key does here."""
        self.pointer: QPointF | None = None
        """Where the pointer is over the lanes."""
        self._drops = Drops(state)
        self._panned: QPointF | None = None
        self._edges = QTimer(self)
        self._edges.setInterval(_EDGE_EVERY_MS)
        self._edges.timeout.connect(self._scroll_at_edge)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Arrangement"))
        self.setMinimumSize(120, 80)
        self.painter.restyle(self.font())
        for signal in (state.changed, state.axis.changed, state.rows.changed, self._outlines.ready):
            signal.connect(self.update)
        state.work.selection_changed.connect(self.update)
        # What is dragged may be gone, or be another: it is dragged anew.
        state.work.song_changed.connect(self.pointing.drop)
        state.work.closed.connect(self._outlines.close)
        state.playhead.moved.connect(self._playhead_moved)

    def box_of(self, region: Region) -> QRectF:
        """Where a region lies in the view."""
        return self.painter.box(region, self._state.rows.row_of(region.track))

    def set_file_for(self, file_for: FileFor | None) -> None:
        """Say what gives the file of regions that are dragged out."""
        self.file_for = file_for
        self.painter.with_handle = file_for is not None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has to be drawn anew."""
        painter = QPainter(self)
        self.painter.paint(painter, event.rect(), self.palette())
        accent = self.palette().color(self.palette().ColorRole.Highlight)
        if (band := self.pointing.band) is not None:
            painter.setPen(accent)
            painter.setBrush(faded(accent, 0.15))
            painter.drawRect(band)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        if self.painter.pictures.are_late:
            QTimer.singleShot(0, self, self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing is scrolled out further than it has to be."""
        super().resizeEvent(event)
        self._state.rows.fit(self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and fonts."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self.painter.restyle(self.font())
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select or begin a drag; the middle button moves the view."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.pointing.press(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or show what would be dragged."""
        at = event.position()
        self.pointer = at
        if self._panned is not None:
            moved, self._panned = at - self._panned, at
            self._state.axis.scroll(-moved.x())
            self._state.rows.scroll_to(self._state.rows.top - moved.y())
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.pointing.move(at, event.modifiers())
            outside = not QRectF(self.rect()).adjusted(8, 8, -8, -8).contains(at)
            if outside and self.pointing.is_dragging:
                self._edges.start()
            else:
                self._edges.stop()
        else:
            self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned = None
            self.unsetCursor()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._edges.stop()
            self.pointing.release(event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a region, or make one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        region, row = self.pointing.region_at(event.position())
        if region is not None:
            self.opened.emit(region.id)
        elif (track := self._state.rows.track(row)) is not None:
            self.empty_clicked.emit(track.id, self._state.axis.tick(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self.pointer = None
        self._show_hovered("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the region under the pointer, or with the selected ones."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            region, row = self.pointing.region_at(QPointF(event.pos()))
            track = self._state.rows.track(row)
            if region is not None and region.id not in self._state.work.selected:
                self._state.work.select({region.id})
            elif region is None:
                self._state.work.select((), track=track.id if track is not None else None)
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes a drag back; other keys are the arrangement's."""
        if event.key() == Qt.Key.Key_Escape and self.pointing.cancel():
            self._edges.stop()
            return
        if (run := self.meant(event)) is not None:
            run()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways; with Ctrl zoom at the pointer, with Alt the height of the tracks."""
        scroll(self._state, event)

    def event(self, event: QEvent) -> bool:
        """Pinching zooms; keys that mean something here are not those of the editor below."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            drops = event.key() == Qt.Key.Key_Escape and self.pointing.is_dragging
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
        """Take sound, notes and things of the studio."""
        if not self._state.work.read_only and self._drops.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        self._state.show_landing(self._landing(event))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing lands here."""
        self._state.show_landing(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped where."""
        landing = self._landing(event)
        self._state.show_landing(None)
        if things := self._drops.things(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(things, landing.track, landing.bar)

    def _landing(self, event: QDropEvent) -> Landing:
        return self._drops.landing(event.mimeData(), event.position())

    def _hover(self, at: QPointF) -> None:
        region, row = self.pointing.region_at(at)
        self._show_hovered(region.id if region is not None else "")
        if region is None:
            self.unsetCursor()
            return
        if self._handle_at(at, region, row):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(self.tr("Drag this into another program"))
            return
        self.setToolTip("")
        match self.pointing.grip_at(at, region, row):
            case Grip.MOVE:
                self.unsetCursor()
            case Grip.START | Grip.END:
                self.setCursor(Qt.CursorShape.SizeHorCursor)
            case Grip.LOOP:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
                self.setToolTip(self.tr("Drag to repeat"))

    def _show_hovered(self, id_: str) -> None:
        if id_ != self.painter.hovered:
            self.painter.hovered = id_
            if self.painter.with_handle:
                self.update()

    def _handle_at(self, at: QPointF, region: Region, row: int) -> bool:
        box = self.painter.box(region, row)
        if self.file_for is None or box.width() < 40:
            return False
        head = QRectF(box.left(), box.top(), box.width(), self.painter.regions.strip)
        # Where the end of a long region isn't seen, neither is its handle.
        return handle_of(head).adjusted(-2, -2, 2, 2).contains(at)

    def _drag_out(self, regions: tuple[Region, ...]) -> None:
        data = self.file_for(regions) if self.file_for is not None else None
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        if regions:
            box = self.box_of(regions[0]).toRect().intersected(self.rect())
            drag.setPixmap(self.grab(box.adjusted(0, 0, min(0, 200 - box.width()), 0)))
        drag.exec(Qt.DropAction.CopyAction)

    def _scroll_at_edge(self) -> None:
        """Move the view while something is dragged over its edge."""
        if self.pointer is None or not self.pointing.is_dragging:
            self._edges.stop()
            return
        inside = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        at = self.pointer
        sideways = min(0.0, at.x() - inside.left()) + max(0.0, at.x() - inside.right())
        upwards = min(0.0, at.y() - inside.top()) + max(0.0, at.y() - inside.bottom())
        self._state.axis.scroll(max(-40.0, min(40.0, sideways)))
        self._state.rows.scroll_to(self._state.rows.top + max(-20.0, min(20.0, upwards)))
        self.pointing.move(at, self.pointing.modifiers)

    def _playhead_moved(self, before: float, now: float) -> None:
        for tick in (before, now):
            self.update(round(self._state.axis.x(tick)) - 1, 0, 4, self.height())


def scroll(state: ViewState, event: QWheelEvent) -> None:
    """What a wheel or two fingers do over heads, lanes and ruler."""
    keys, angle = event.modifiers(), event.angleDelta()
    pixels = event.pixelDelta()
    moved = pixels if not pixels.isNull() else angle / 2
    if keys & Qt.KeyboardModifier.ControlModifier:
        state.axis.zoom(_ZOOM_A_NOTCH ** (angle.y() / _NOTCH), event.position().x())
    elif keys & Qt.KeyboardModifier.AltModifier:
        # Qt turns the wheel sideways while Alt is held.
        state.rows.zoom(_ZOOM_A_NOTCH ** ((angle.y() or angle.x()) / _NOTCH), event.position().y())
    elif keys & Qt.KeyboardModifier.ShiftModifier:
        state.axis.scroll(-(moved.y() or moved.x()))
    else:
        state.axis.scroll(-moved.x())
        state.rows.scroll_to(state.rows.top - moved.y())
    event.accept()
