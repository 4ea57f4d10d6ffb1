"""Ants: the moving line of dashes around what is selected."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from app.api import JobContext
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.model import Area, Rect
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import Plane, coverage_of

_STEP_MS = 125
_PERIOD = 8
"""A dash and a gap, in pixels of the screen."""
_HALF = 128
_BLACK, _WHITE = 0xFF000000, 0xFFFFFFFF
_SMALLEST = 64


class Ants(QObject):
    """Draws the outline of a soft selection where it is half selected, of the view's own pixels.

    What it costs to draw is bounded by the view, however ragged the selection is: its coverage is looked at in the
    view's resolution, from one that was made smaller on a worker, and each of the few pictures that the dashes run
    through is made once.
    """

    def __init__(self, work: CanvasWork, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._view = work, view
        self._area: Area | None = None
        self._bounds: Rect = (0, 0, 0, 0)
        self._levels: tuple[Plane, ...] = ()
        self._edge: np.ndarray | None = None
        self._seen: tuple[Viewport, QSize] | None = None
        self._place = QRect()
        self._phase = 0
        self._images: dict[int, QImage] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        view.add_overlay(self._paint)
        work.selection_changed.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        self._update()
        area = self._work.selection
        self._area = area
        self._levels, self._seen = (), None
        self._images.clear()
        bounds = self._work.clip
        if area is None or bounds is None:
            self._timer.stop()
            return
        self._bounds = bounds
        self._timer.start()
        if area.asset is None:
            self._update()
            return
        assets, soft = self._work.context.assets, area

        def load(job: JobContext) -> tuple[Plane, ...]:
            import cv2

            levels = [coverage_of(soft, assets).within(bounds)]
            while min(levels[-1].shape) >= 2 * _SMALLEST:
                job.check()
                height, width = levels[-1].shape
                size = (-(-width // 2), -(-height // 2))
                levels.append(np.asarray(cv2.resize(levels[-1], size, interpolation=cv2.INTER_AREA), np.uint8))
            return tuple(levels)

        def done(levels: tuple[Plane, ...]) -> None:
            if self._area is soft and self._bounds == bounds:
                self._levels = levels
                self._update()

        self._work.run(self.tr("Finding the outline"), load, done)

    def _step(self) -> None:
        if not self._view.isVisible():
            return
        self._phase = (self._phase + 1) % _PERIOD
        self._update()

    def _update(self) -> None:
        if self._area is not None:
            self._view.update_picture(QRectF(*self._bounds))

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        area = self._area
        if area is None:
            return
        if area.asset is None:
            shape = outline(QRectF(*self._bounds), viewport)
            draw_marching(painter, shape, self._phase, smooth=not viewport.plain)
            return
        if not self._levels:
            return
        seen = (viewport, self._view.size())
        if seen != self._seen:
            self._seen = seen
            self._images.clear()
            self._find_edge(viewport)
        if self._place.isEmpty() or self._edge is None:
            return
        painter.drawImage(QPointF(self._place.topLeft()) / viewport.ratio, self._image(viewport.ratio))

    def _find_edge(self, viewport: Viewport) -> None:
        """Where, in pixels of the screen, what is selected ends."""
        import cv2

        left, top, width, height = self._bounds
        ratio = viewport.ratio
        sight = QRectF(self._view.rect()).adjusted(-2, -2, 2, 2)
        shown = viewport.rect_to_view(QRectF(left, top, width, height)).intersected(sight)
        place = QRectF(shown.topLeft() * ratio, shown.size() * ratio).toAlignedRect().adjusted(-1, -1, 1, 1)
        self._place, self._edge = place if not shown.isEmpty() else QRect(), None
        if self._place.isEmpty():
            return
        level = 0
        while level + 1 < len(self._levels) and viewport.zoom * 2 ** (level + 1) <= 1:
            level += 1
        plane = self._levels[level]
        # From pixels of the plane, by their middles, to those of the screen.
        scale_x, scale_y = width / plane.shape[1], height / plane.shape[0]
        corner = viewport.to_view(QPointF(left, top)) * ratio
        right = viewport.to_view(QPointF(left + scale_x, top)) * ratio - corner
        down = viewport.to_view(QPointF(left, top + scale_y)) * ratio - corner
        middle = corner + (right + down) / 2 - QPointF(place.topLeft()) - QPointF(0.5, 0.5)
        way = np.array([[right.x(), down.x(), middle.x()], [right.y(), down.y(), middle.y()]], np.float64)
        how = cv2.INTER_NEAREST if viewport.zoom > 1 else cv2.INTER_LINEAR
        seen = (place.width(), place.height())
        here = cv2.warpAffine(plane, way, seen, flags=how, borderMode=cv2.BORDER_CONSTANT, borderValue=(0,))
        inside = cv2.threshold(here, _HALF - 1, 255, cv2.THRESH_BINARY)[1]
        # What is selected ends where a neighbour is not.
        less = cv2.erode(inside, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)), borderValue=(255,))
        self._edge = np.asarray(cv2.subtract(inside, less), np.uint8)

    def _image(self, ratio: float) -> QImage:
        """The outline at this step of the dashes."""
        if self._phase not in self._images and self._edge is not None:
            height, width = self._edge.shape
            x, y = self._place.x(), self._place.y()
            # One row of dashes for each step, of which every row of the picture takes the next.
            steps = (np.arange(width)[None, :] + x + np.arange(_PERIOD)[:, None]) % _PERIOD
            dashes = np.where(steps < _PERIOD // 2, _BLACK, _WHITE).astype(np.uint32)
            pattern = dashes[(np.arange(height) + y - self._phase) % _PERIOD]
            pixels = np.where(self._edge > 0, pattern, np.uint32(0))
            image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
            image.setDevicePixelRatio(ratio)
            self._images[self._phase] = image
        return self._images[self._phase]


def draw_marching(painter: QPainter, shape: QPolygonF, phase: int, *, smooth: bool, closed: bool = True) -> None:
    """A line of black and white dashes that have gone a few pixels on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    half = _PERIOD / 2
    for colour, offset in ((QColor(0, 0, 0, 220), 0.0), (QColor(255, 255, 255, 240), half)):
        pen = QPen(colour, 1)
        pen.setDashPattern([half, half])
        pen.setDashOffset(offset - phase)
        painter.setPen(pen)
        (painter.drawPolygon if closed else painter.drawPolyline)(shape)


def outline(rect: QRectF, viewport: Viewport) -> QPolygonF:
    """A rectangle of the picture as a shape of the view, on whole pixels where it stands upright."""
    if viewport.plain:
        placed = viewport.on_pixels(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        return QPolygonF([placed.topLeft(), placed.topRight(), placed.bottomRight(), placed.bottomLeft()])
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    return QPolygonF([viewport.to_view(point) for point in corners])
