"""CanvasThumbnail: all of the picture, small, with a frame around the part that is seen, to be dragged."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.checkers import checkers
from app.widgets.tile_picture import TilePicture
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.model import Canvas
from plugins.canvas.panel.changes import changed_rects
from plugins.canvas.panel.work import CanvasWork

_MARGIN = 8
_LATER_MS = 150
"""So long after a change it is seen here: strokes that follow one another are not held up."""
_ZOOM_STEP = 2**0.25
_PART = 0.1
_MANY = 32
_OUTSIDE, _AROUND = QColor(0, 0, 0, 90), QColor(0, 0, 0, 170)
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CanvasThumbnail(QWidget):
    """Shows the coarse tiles of the canvas; while it is hidden, or a stroke is drawn, nothing is made.

    A drag moves the view, the wheel zooms it, a double click fits the picture into it; arrows and plus and minus too.
    """

    def __init__(self, work: CanvasWork, view: TileView, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._view = work, view
        self._tiles = TilePicture(self)
        self._tiles.changed.connect(lambda _rect: self.update())
        self._seen: Canvas | None = None
        self._document = ""
        self._grip: QPointF | None = None
        self._ground = checkers(self.palette())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER_MS)
        self._timer.timeout.connect(self._refresh)
        self.setAccessibleName(self.tr("Navigator"))
        self.setToolTip(self.tr("Drag to move the view, turn the wheel to zoom, double-click to fit the canvas"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(96)
        work.canvas_changed.connect(self._later)
        view.viewport_changed.connect(self.update)

    @property
    def busy(self) -> bool:
        """Whether something is still to be made or shown."""
        return self._timer.isActive() or self._tiles.busy

    @property
    def viewport(self) -> Viewport:
        """Where the picture stands here: upright, whole, and mirrored where the view is."""
        plain = Viewport(QSizeF(self.size()), ratio=self.devicePixelRatioF(), mirrored=self._view.viewport.mirrored)
        return plain.fitted(QRectF(self._view.picture), _MARGIN)

    @property
    def frame(self) -> QPolygonF:
        """The part that is seen, in this widget."""
        there = self._view.viewport
        back, _ = there.transform.inverted()
        corners = QPolygonF(QRectF(QPointF(), there.size))
        return self.viewport.transform.map(back.map(corners))

    def close_tiles(self) -> None:
        """Make nothing more."""
        self._timer.stop()
        self._tiles.close()

    def sizeHint(self) -> QSize:
        """High enough to take hold of the frame."""
        return QSize(240, 180)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is made now."""
        super().showEvent(event)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._ground = checkers(self.palette())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, darker where it is not seen."""
        painter, viewport = QPainter(self), self.viewport
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Shadow))
        painter.save()
        self._tiles.paint(painter, viewport, QRectF(event.rect()), self._ground, smooth=True)
        painter.restore()
        self._paint_frame(painter, viewport)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or have it here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place, middle = event.position(), self.viewport.to_view(self._view.viewport.center)
        inside = self.frame.containsPoint(place, Qt.FillRule.WindingFill)
        self._grip = place - middle if inside else QPointF()
        self._go_to(place - self._grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The view follows."""
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of the picture is seen."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._view.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther, about the middle of the view."""
        self._view.zoom_to(self._view.viewport.zoom * _ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the view by a part of it, plus and minus zoom."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        view = self._view
        if arrow is not None:
            size = view.viewport.size
            way = round(-arrow[0] * size.width() * _PART), round(-arrow[1] * size.height() * _PART)
            view.set_viewport(view.viewport.moved(*way))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            view.zoom_to(view.viewport.zoom * _ZOOM_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            view.zoom_to(view.viewport.zoom / _ZOOM_STEP)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: QPointF) -> None:
        center = self.viewport.to_picture(place)
        if center != self._view.viewport.center:
            self._view.set_viewport(replace(self._view.viewport, center=center))

    def _later(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        if self._work.stroke is not None:
            self._timer.start()
            return
        work, old = self._work, self._seen
        document, canvas = work.context.session.document.id, work.canvas
        if old is None or document != self._document or self._tiles.rect != self._view.picture:
            self._tiles.show(work.picture(), self._view.picture.size())
        elif canvas is not old:
            self._tiles.swap(work.picture())
            rects = changed_rects(old, canvas, work.context.assets)
            if len(rects) > _MANY:
                # One around all of them is told faster than each.
                rects = [reduce(QRect.united, rects)]
            self._tiles.invalidate(rects)
        self._seen, self._document = canvas, document
        self.update()

    def _paint_frame(self, painter: QPainter, viewport: Viewport) -> None:
        frame, picture = self.frame, viewport.rect_to_view(QRectF(self._view.picture))
        inside, whole = QPainterPath(), QPainterPath()
        inside.addPolygon(frame)
        inside.closeSubpath()
        whole.addRect(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole.subtracted(inside), _OUTSIDE)
        # A frame that reaches farther than the widget is drawn as far as it is seen.
        edge = QPainterPath()
        edge.addRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        shown = inside.intersected(edge)
        for pen in (QPen(_AROUND, 3), QPen(self.palette().color(QPalette.ColorRole.Accent), 1.5)):
            painter.setPen(pen)
            painter.drawPath(shown)
