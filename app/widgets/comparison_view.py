"""ComparisonView: two pictures in one place, with a line to move between them, side by side, or what differs."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.checkers import checkers
from app.widgets.viewport import Viewport

_MARGIN = 16.0
_REACH = 8.0
_STEP = 0.02
_GRIP = 9.0
_GAP = 4
_ZOOM_A_NOTCH = 1.2
_GAIN = 2
"""How often what differs is doubled, so that little is seen too."""


class ComparisonMode(Enum):
    """How two pictures are compared."""

    SWIPE = "swipe"
    SIDE_BY_SIDE = "side by side"
    DIFFERENCE = "difference"


class ComparisonView(QWidget):
    """Pan and zoom are those of both; the second picture is shown at the size of the first.

    Drag the line or press the arrow keys to move it; drag elsewhere to pan, scroll to zoom, F shows all.
    """

    mode_changed = Signal(object)
    place_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = (QImage(), QImage())
        self._mode = ComparisonMode.SWIPE
        self._place = 0.5
        self._viewport = Viewport()
        self._fitting = True
        self._grip: QPointF | None = None
        self._swiping = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Comparison of two pictures"))

    @property
    def mode(self) -> ComparisonMode:
        """How they are compared."""
        return self._mode

    @property
    def place(self) -> float:
        """Where the line is, from 0 at the left of the pictures to 1."""
        return self._place

    @property
    def viewport(self) -> Viewport:
        """Where both pictures stand."""
        return self._viewport

    def set_images(self, first: QImage, second: QImage) -> None:
        """Compare these; a null one is not there yet."""
        before = self._images[0].size()
        self._images = (first, second)
        if before != first.size() or self._fitting:
            self.fit()
        self.update()

    def set_mode(self, mode: ComparisonMode) -> None:
        """Compare in another way."""
        if mode is not self._mode:
            self._mode = mode
            if self._fitting:
                self.fit()
            else:
                self._viewport = self._viewport.resized(self._half(), self.devicePixelRatioF())
            self.update()
            self.mode_changed.emit(mode)

    def set_place(self, place: float) -> None:
        """Move the line."""
        place = min(1.0, max(0.0, place))
        if place != self._place:
            self._place = place
            self.update()
            self.place_changed.emit(place)

    def swap(self) -> None:
        """Exchange the two."""
        first, second = self._images
        self._images = (second, first)
        if self._fitting:
            self.fit()
        self.update()

    def fit(self) -> None:
        """Show all of the pictures."""
        self._fitting = True
        viewport = self._viewport.resized(self._half(), self.devicePixelRatioF())
        self._viewport = viewport.fitted(QRectF(self._picture()), _MARGIN)
        self.update()

    def zoom_to(self, zoom: float, at: QPointF) -> None:
        """Zoom both, with what lies under a point staying there."""
        self._fitting = False
        self._set_viewport(self._viewport.zoomed(zoom, at))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move both."""
        self._fitting = False
        self._set_viewport(self._viewport.moved(dx, dy))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all in sight, or the same point in the middle."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()
        else:
            self._viewport = self._viewport.resized(self._half(), self.devicePixelRatioF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom under the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_to(self._viewport.zoom * _ZOOM_A_NOTCH**notches, self._within(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line, or the pictures."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._grip = event.position()
        self._swiping = event.button() is Qt.MouseButton.LeftButton and self._on_line(event.position())
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was taken."""
        if self._grip is None:
            self._show_cursor(event.position())
        elif self._swiping:
            box = self._viewport.rect_to_view(QRectF(self._picture()))
            self.set_place((event.position().x() - box.left()) / max(1.0, box.width()))
        else:
            moved = event.position() - self._grip
            self._grip = event.position()
            self.pan_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip, self._swiping = None, False
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all, or every pixel as it is."""
        if self._fitting:
            self.zoom_to(1.0, self._within(event.position()))
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line, zoom, fit."""
        middle = QPointF(self._half().width() / 2, self._half().height() / 2)
        step = _STEP * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        match event.key():
            case Qt.Key.Key_Left:
                self.set_place(self._place - step)
            case Qt.Key.Key_Right:
                self.set_place(self._place + step)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_to(self._viewport.zoom * _ZOOM_A_NOTCH, middle)
            case Qt.Key.Key_Minus:
                self.zoom_to(self._viewport.zoom / _ZOOM_A_NOTCH, middle)
            case Qt.Key.Key_F:
                self.fit()
            case Qt.Key.Key_X:
                self.swap()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is in sight of both."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Shadow))
        match self._mode:
            case ComparisonMode.SWIPE:
                self._paint_swipe(painter)
            case ComparisonMode.SIDE_BY_SIDE:
                self._paint_beside(painter)
            case ComparisonMode.DIFFERENCE:
                self._paint_difference(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_swipe(self, painter: QPainter) -> None:
        first, second = self._images
        x = self._line()
        for image, part in (
            (first, QRectF(0, 0, x, self.height())),
            (second, QRectF(x, 0, self.width() - x, self.height())),
        ):
            painter.save()
            painter.setClipRect(part)
            self._draw(painter, image)
            painter.restore()
        if first.isNull() or second.isNull():
            return
        box = self._viewport.rect_to_view(QRectF(self._picture())).intersected(QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor(0, 0, 0, 160), 3.0), (QColor(255, 255, 255), 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        middle = QPointF(x, box.center().y())
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(QColor(255, 255, 255))
        painter.drawEllipse(middle, _GRIP, _GRIP)
        painter.setPen(QPen(QColor(40, 40, 44), 1.5))
        for side in (-1, 1):
            tip = middle + QPointF(side * 6, 0)
            painter.drawPolyline([tip + QPointF(-side * 3, -3), tip, tip + QPointF(-side * 3, 3)])

    def _paint_beside(self, painter: QPainter) -> None:
        half = self._half()
        for image, left in zip(self._images, (0.0, half.width() + _GAP), strict=True):
            painter.save()
            painter.translate(left, 0)
            painter.setClipRect(QRectF(QPointF(), half))
            self._draw(painter, image)
            painter.restore()
        painter.fillRect(QRectF(half.width(), 0, _GAP, self.height()), self.palette().color(QPalette.ColorRole.Mid))

    def _paint_difference(self, painter: QPainter) -> None:
        first, second = self._images
        if first.isNull() or second.isNull():
            self._draw(painter, first if second.isNull() else second)
            return
        ratio = self.devicePixelRatioF()
        seen = self._viewport.on_pixels(QRectF(self._picture())).intersected(QRectF(self.rect()))
        found = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.black)
        drawing = QPainter(found)
        modes = QPainter.CompositionMode
        self._draw(drawing, first)
        drawing.setCompositionMode(modes.CompositionMode_Difference)
        self._draw(drawing, second)
        drawing.end()
        for _ in range(_GAIN):
            same = found.copy()
            drawing = QPainter(found)
            drawing.setCompositionMode(modes.CompositionMode_Plus)
            drawing.drawImage(0, 0, same)
            drawing.end()
        painter.setClipRect(seen)
        painter.drawImage(0, 0, found)

    def _draw(self, painter: QPainter, image: QImage) -> None:
        if image.isNull():
            return
        target = self._viewport.on_pixels(QRectF(self._picture()))
        if image.hasAlphaChannel() and self._mode is not ComparisonMode.DIFFERENCE:
            painter.fillRect(target.intersected(QRectF(self.rect())), checkers(self.palette()))
        smooth = self._viewport.zoom < 3 or image.size() != self._images[0].size()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, image)

    def _set_viewport(self, viewport: Viewport) -> None:
        self._viewport = viewport.kept_near(self._picture(), 2 * _MARGIN)
        self.update()

    def _picture(self) -> QRect:
        shown = next((image for image in self._images if not image.isNull()), self._images[0])
        return QRect(0, 0, max(1, shown.width()), max(1, shown.height()))

    def _half(self) -> QSizeF:
        """The room of one picture."""
        width = (self.width() - _GAP) / 2 if self._mode is ComparisonMode.SIDE_BY_SIDE else self.width()
        return QSizeF(max(1, width), max(1, self.height()))

    def _within(self, at: QPointF) -> QPointF:
        half = self._half().width()
        return QPointF(at.x() - half - _GAP, at.y()) if at.x() > half else at

    def _line(self) -> float:
        box = self._viewport.rect_to_view(QRectF(self._picture()))
        return box.left() + box.width() * self._place

    def _on_line(self, at: QPointF) -> bool:
        return self._mode is ComparisonMode.SWIPE and abs(at.x() - self._line()) <= _REACH

    def _show_cursor(self, at: QPointF) -> None:
        shape = Qt.CursorShape.ClosedHandCursor if self._grip is not None else Qt.CursorShape.OpenHandCursor
        self.setCursor(Qt.CursorShape.SplitHCursor if self._swiping or self._on_line(at) else shape)
