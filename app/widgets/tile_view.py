"""TileView: a picture of any size in tiles, to be moved, zoomed and turned, and drawn on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QThread,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.checkers import checkers
from app.widgets.screen_source import Colouring, ForScreen
from app.widgets.tile_loader import TileSource
from app.widgets.tile_picture import TilePicture
from app.widgets.view_gestures import Grip, ViewGestures
from app.widgets.viewport import Viewport

MARGIN = 24
_SETTLED_MS = 120
_REST_MS = 4
_SMOOTH_ZOOM = 2.0
"""Beyond this pixels are shown as squares."""

Overlay = Callable[[QPainter, Viewport], None]
"""Draws over the picture, in the units of the view."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pen or the mouse is: in the picture and in the view, with a pressure from 0 to 1.

    `tilt` is how far a pen leans to the right and towards the hand, in degrees; `time_s` is a clock of its own.
    """

    picture: QPointF
    view: QPointF
    pressure: float = 1.0
    eraser: bool = False
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    button: Qt.MouseButton = Qt.MouseButton.LeftButton
    tilt: tuple[float, float] = (0.0, 0.0)
    time_s: float = 0.0


class TileView(QWidget):
    """Shows a TileSource; what it doesn't use to move the picture about it passes on as Pointers.

    The wheel zooms under the pointer, two fingers and the middle button move, Space moves, Shift+Space turns and
    Ctrl+Space zooms while the pointer is dragged.
    """

    pressed = Signal(object)
    dragged = Signal(object)
    released = Signal(object)
    hovered = Signal(object)
    left = Signal()
    """The pointer is elsewhere, or holds the picture itself to move it."""
    viewport_changed = Signal()
    altered = Signal(object)
    """Rectangles of the picture were said to have changed, as a list of QRect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: TileSource | None = None
        self._colouring: Colouring | None = None
        self._tiles = TilePicture(self)
        self._tiles.changed.connect(lambda rect: self.update_picture(QRectF(rect)))
        self._viewport = Viewport()
        self._overlays: list[Overlay] = []
        self._pending: list[Callable[[], bool]] = []
        self._gestures = ViewGestures(self)
        self._checkers = checkers(self.palette())
        self._fitted = True
        self._moving = False
        self._pressing = False
        self._ring = False
        self._waiting = QRect()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._settled)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, source: TileSource, size: QSize) -> None:
        """Show a picture; one of another size than before is fitted into the view."""
        resized = size != self.picture.size()
        self._source = source
        self._tiles.show(self._coloured(source), size)
        if resized:
            self.fit()
        self.update()
        self.altered.emit([self.picture])

    def swap_source(self, source: TileSource) -> None:
        """Read tiles from another source from now on; what differs has to be invalidated."""
        self._source = source
        self._tiles.swap(self._coloured(source))

    def set_colouring(self, colouring: Colouring | None) -> None:
        """Show the picture's colours through a change of them, as a screen needs it; None shows them as they are."""
        self._colouring = colouring
        if self._source is not None:
            self._tiles.swap(self._coloured(self._source))
            self._tiles.invalidate([self.picture])

    def _coloured(self, source: TileSource) -> TileSource:
        return source if self._colouring is None else ForScreen(source, self._colouring)

    @property
    def picture(self) -> QRect:
        """The picture's rectangle in its own pixels."""
        return self._tiles.rect

    @property
    def byte_size(self) -> int:
        """How much the tiles at hand take."""
        return self._tiles.byte_size

    def invalidate(self, rects: Iterable[QRect]) -> None:
        """Rectangles of the picture have changed: their tiles are made anew, and shown as they were until then."""
        changed = list(rects)
        self._tiles.invalidate(changed)
        self.altered.emit(changed)

    def touch(self, rects: Iterable[QRect]) -> None:
        """Rectangles of the picture have changed a little: the source's patches are shown with the next frame."""
        changed = list(rects)
        self._tiles.touch(changed)
        self.altered.emit(changed)

    def update_picture(self, rect: QRectF) -> None:
        """Draw a rectangle of the picture again with what is at hand."""
        self.draw_again(self._viewport.rect_to_view(rect).toAlignedRect().adjusted(-2, -2, 2, 2))

    def draw_again(self, rect: QRect) -> None:
        """Draw a rectangle of the view again, with those it overlaps as one: drawing into other shapes is slow."""
        if rect.isEmpty():
            return
        self._waiting = rect.united(self._waiting) if rect.intersects(self._waiting) else rect
        self.update(self._waiting)

    def add_overlay(self, overlay: Overlay) -> None:
        """Draw something over the picture; the last one added is on top."""
        self._overlays.append(overlay)

    def wait_for(self, pending: Callable[[], bool]) -> None:
        """Something else has more to show as long as this is true, which `wait_until_shown` waits for."""
        self._pending.append(pending)

    def wait_until_shown(self, timeout_ms: int = 5000) -> bool:
        """Let everything in sight arrive; whether it did in this time."""
        deadline = QDeadlineTimer(timeout_ms)
        while not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not self._busy:
                # What is missing is asked for when it would be drawn.
                self.repaint()
                if not self._busy:
                    return True
            # A loop that never rests would hold the interpreter's lock against those who make the tiles.
            QThread.msleep(_REST_MS)
        return False

    @property
    def shows_more(self) -> bool:
        """Whether something else has more to show."""
        return any(pending() for pending in self._pending)

    @property
    def _busy(self) -> bool:
        return self._tiles.busy or self.shows_more

    def close_tiles(self) -> None:
        """Make no more tiles, and wait for those being made."""
        self._tiles.close()

    @property
    def viewport(self) -> Viewport:
        """Where the picture stands."""
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Let the picture stand elsewhere; some of it stays in sight."""
        viewport = viewport.kept_near(self.picture, MARGIN * 2)
        if viewport == self._viewport:
            return
        self._viewport = viewport
        self._fitted = False
        self._moving = True
        self._settle.start()
        self.update()
        self.viewport_changed.emit()

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the picture by whole units of the view."""
        moved = self._viewport.moved(dx, dy)
        if moved.kept_near(self.picture, MARGIN * 2) is not moved or not self.isVisible():
            self.set_viewport(moved)
            return
        self._viewport = moved
        self._fitted = False
        # What is on the screen is moved there, and only the strips that come into sight are drawn.
        self.scroll(dx, dy, self.rect())
        self.viewport_changed.emit()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, with what lies under a point of the view (its middle) staying there."""
        self.set_viewport(self._viewport.zoomed(zoom, QRectF(self.rect()).center() if at is None else at))

    def turn_to(self, angle: float) -> None:
        """Turn to an angle in degrees around the middle of the view."""
        self.set_viewport(self._viewport.turned(angle, QRectF(self.rect()).center()))

    def flip(self) -> None:
        """Exchange left and right of the view, not of the picture."""
        self.set_viewport(self._viewport.flipped())

    def set_grip(self, grip: Grip | None) -> None:
        """What dragging with the left button does to the picture: for a hand or a zoom tool."""
        self._gestures.tool = grip

    def fit(self) -> None:
        """Show all of the picture, upright, and go on doing so while the view changes its size."""
        self.set_viewport(self._viewport.fitted(QRectF(self.picture), MARGIN))
        self._fitted = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was uncovered or has changed."""
        self._waiting = QRect()
        painter = QPainter(self)
        try:
            self._paint(painter, event)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        viewport, exposed = self._viewport, QRectF(event.rect())
        if not (viewport.plain and viewport.on_pixels(QRectF(self.picture)).contains(exposed)):
            painter.fillRect(exposed, self.palette().color(QPalette.ColorRole.Shadow))
        zoom = self._viewport.zoom
        exact = zoom == 1 and self._viewport.angle % 90 == 0
        smooth = not self._moving and not exact and zoom <= _SMOOTH_ZOOM
        painter.save()
        self._tiles.paint(painter, viewport, exposed, self._checkers, smooth=smooth)
        painter.restore()
        for overlay in self._overlays:
            painter.save()
            overlay(painter, self._viewport)
            painter.restore()
        if self._ring:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle, or the whole picture in sight."""
        super().resizeEvent(event)
        fitted = self._fitted
        self._viewport = self._viewport.resized(QSizeF(event.size()), self.devicePixelRatioF())
        if fitted:
            self.fit()
        self.viewport_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another palette or screen."""
        super().changeEvent(event)
        match event.type():
            case QEvent.Type.PaletteChange | QEvent.Type.StyleChange:
                self._checkers = checkers(self.palette())
                self.update()
            case QEvent.Type.DevicePixelRatioChange:
                self.set_viewport(self._viewport.resized(QSizeF(self.size()), self.devicePixelRatioF()))

    def event(self, event: QEvent) -> bool:
        """Pinching and turning with two fingers."""
        if event.type() is QEvent.Type.NativeGesture and self._gestures.native(event):
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, or move."""
        self._gestures.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold Space to move the picture."""
        if not self._gestures.key(event, down=True):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of Space."""
        if not self._gestures.key(event, down=False):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is when it came by keyboard."""
        super().focusInEvent(event)
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End what was held."""
        super().focusOutEvent(event)
        self._gestures.stop()
        self._ring = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move the picture, or pass the press on."""
        self._press(event, self._mouse(event, event.button()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture, or pass the way on."""
        self._move(event, self._mouse(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._release(event, self._mouse(event, event.button()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses are two presses."""
        self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen, with its pressure and its other end."""
        eraser = event.pointerType() is QPointingDevice.PointerType.Eraser
        place = self._both(event.position())
        tilt = float(event.xTilt()), float(event.yTilt())
        time_s = event.timestamp() / 1000
        pointer = Pointer(*place, event.pressure(), eraser, event.modifiers(), event.button(), tilt, time_s)
        match event.type():
            case QEvent.Type.TabletPress:
                self._press(event, pointer)
            case QEvent.Type.TabletMove:
                self._move(event, pointer)
            case QEvent.Type.TabletRelease:
                self._release(event, pointer)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone."""
        super().leaveEvent(event)
        self.left.emit()

    def _mouse(self, event: QMouseEvent, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> Pointer:
        place, time_s = self._both(event.position()), event.timestamp() / 1000
        return Pointer(*place, 1.0, False, event.modifiers(), button, time_s=time_s)

    def _both(self, place: QPointF) -> tuple[QPointF, QPointF]:
        return self._viewport.to_picture(place), place

    def _press(self, event: QMouseEvent | QTabletEvent, pointer: Pointer) -> None:
        if self._gestures.press(event):
            self.left.emit()
        elif not self._pressing:
            self._pressing = True
            self.pressed.emit(pointer)

    def _move(self, event: QMouseEvent | QTabletEvent, pointer: Pointer) -> None:
        if self._gestures.move(event):
            return
        (self.dragged if self._pressing else self.hovered).emit(pointer)

    def _release(self, event: QMouseEvent | QTabletEvent, pointer: Pointer) -> None:
        if self._gestures.release(event):
            self._move(event, pointer)
        elif self._pressing:
            self._pressing = False
            self.released.emit(pointer)

    def _settled(self) -> None:
        self._moving = False
        self.update()
