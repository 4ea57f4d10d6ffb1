"""Ants: the moving line of dashes around what is selected."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from app.api import JobContext
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.model import Area, Rect
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import Plane, coverage_of

_STEP_MS = 125
_REST_MS = 80
_QUICK_S = 0.003
"""An outline that is found faster is found in every frame."""
_PERIOD = 8
"""A dash and a gap, in pixels of the screen."""
_HALF = 128
_DASHES = np.where(np.arange(_PERIOD) < _PERIOD // 2, 0xFF000000, 0xFFFFFFFF).astype(np.uint32)
_SMALLEST = 64


class Ants(QObject):
    """Draws the outline of a soft selection where it is half selected, of the view's own pixels.

    What it costs to draw is bounded by the view, however ragged the selection is: its coverage is looked at in the
    view's resolution, from one that was made smaller on a worker, and only the pixels of the line
    are written while the dashes run.
    """

    def __init__(self, work: CanvasWork, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._view = work, view
        self._area: Area | None = None
        self._bounds: Rect = (0, 0, 0, 0)
        self._levels: tuple[Plane, ...] = ()
        self._edge: NDArray[np.intp] = np.empty(0, np.intp)
        self._steps: NDArray[np.uint8] = np.empty(0, np.uint8)
        self._pixels: NDArray[np.uint32] = np.empty((0, 0), np.uint32)
        self._seen: tuple[Viewport, QSize] | None = None
        self._place = QRect()
        self._phase = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.step)
        self._cost_s = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._find_again)
        view.add_overlay(self.paint)
        work.selection_changed.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        self._update()
        area = self._work.selection
        self._area = area
        self._levels, self._seen = (), None
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

    @property
    def ready(self) -> bool:
        """Whether the outline of what is selected is known."""
        return self._area is None or self._area.asset is None or bool(self._levels)

    def step(self) -> None:
        """Let the dashes go on by a pixel."""
        if not self._view.isVisible():
            return
        self._phase = (self._phase + 1) % _PERIOD
        self._update()

    def _update(self) -> None:
        if self._area is not None:
            self._view.update_picture(QRectF(*self._bounds))

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw the outline as far as it is in sight."""
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
        if seen != self._seen and (self._seen is None or self._cost_s < _QUICK_S):
            began = time.perf_counter()
            self._seen = seen
            self._find_edge(viewport)
            self._cost_s = time.perf_counter() - began
        if self._place.isEmpty() or not len(self._edge) or self._seen is None:
            return
        found_in = self._seen[0]
        if found_in != viewport:
            # While the view moves, what was found goes along; it is found anew when that rests.
            self._rest.start()
            way, _ = found_in.transform.inverted()
            painter.setTransform(way * viewport.transform, combine=True)
        painter.drawImage(QPointF(self._place.topLeft()) / viewport.ratio, self._image(viewport.ratio))

    def _find_again(self) -> None:
        self._seen = None
        self._update()

    def _find_edge(self, viewport: Viewport) -> None:
        """Where, in pixels of the screen, what is selected ends."""
        import cv2

        left, top, width, height = self._bounds
        ratio = viewport.ratio
        sight = QRectF(self._view.rect()).adjusted(-2, -2, 2, 2)
        shown = viewport.rect_to_view(QRectF(left, top, width, height)).intersected(sight)
        place = QRectF(shown.topLeft() * ratio, shown.size() * ratio).toAlignedRect().adjusted(-1, -1, 1, 1)
        self._place, self._edge = place if not shown.isEmpty() else QRect(), np.empty(0, np.intp)
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
        size = (place.width(), place.height())
        here = cv2.warpAffine(plane, way, size, flags=how, borderMode=cv2.BORDER_CONSTANT, borderValue=(0,))
        inside = cv2.threshold(here, _HALF - 1, 255, cv2.THRESH_BINARY)[1]
        # What is selected ends where a neighbour is not.
        less = cv2.erode(inside, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)), borderValue=(255,))
        self._edge = np.flatnonzero(cv2.subtract(inside, less))
        row, column = np.divmod(self._edge, place.width())
        self._steps = ((row + place.y() + column + place.x()) % _PERIOD).astype(np.uint8)
        self._pixels = np.zeros((place.height(), place.width()), np.uint32)

    def _image(self, ratio: float) -> QImage:
        """The outline at this step of the dashes: only its own few pixels are written."""
        height, width = self._pixels.shape
        self._pixels.reshape(-1)[self._edge] = _DASHES[(self._steps + np.uint8(_PERIOD - self._phase)) % _PERIOD]
        image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        return image


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
