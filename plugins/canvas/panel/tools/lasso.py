"""LassoHand: an area to be selected by drawing around it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.selecting_hand import SelectingHand, clicked, draw_line
from plugins.canvas.selecting import Mode, polygon

_NEAREST_PX = 1.0
"""Points nearer together, in the view, say nothing."""


class LassoHand(SelectingHand):
    """What the pointer goes around is selected when it is let go."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("smooth", "feather"))
        self._start: Pointer | None = None
        self._points: list[QPointF] = []

    def begin(self, pointer: Pointer) -> None:
        """The first point."""
        self._start, self._points = pointer, [pointer.picture]

    def go_on(self, pointer: Pointer) -> None:
        """One more."""
        if self._start is None:
            return
        last, now = self._points[-1], pointer.picture
        if (now - last).manhattanLength() * self.easel.view.viewport.scale < _NEAREST_PX:
            return
        self._points.append(now)
        self.easel.view.update_picture(QPolygonF([self._points[0], last, now]).boundingRect())

    def finish(self, pointer: Pointer) -> None:
        """What lies inside is chosen."""
        start, points, self._start = self._start, self._points, None
        self._points = []
        if start is None:
            return
        self.easel.view.update_picture(QPolygonF(points).boundingRect())
        selecting = self.easel.selecting
        if clicked(start, pointer) and len(points) < 3:
            if self.mode is Mode.REPLACE:
                selecting.select_nothing()
            return
        choose_polygon(self.easel, points, self.mode)

    def cancel(self) -> bool:
        """Take back the line under way."""
        was, self._start = self._start is not None, None
        if was:
            self.show(QPolygonF(self._points).boundingRect())
        self._points = []
        return super().cancel() or was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The line under way, and how it would be closed."""
        super().paint(painter, viewport)
        if self._start is not None and len(self._points) > 1:
            draw_line(painter, QPolygonF(self._points), viewport, closed=True)


def choose_polygon(easel: Easel, points: list[QPointF], mode: Mode) -> None:
    """Choose what lies inside of points."""
    corners = [(point.x(), point.y()) for point in points]
    smooth = easel.selecting.settings.smooth
    easel.selecting.choose(
        lambda _job, canvas: polygon(corners, (0, 0, canvas.width, canvas.height), smooth=smooth), mode
    )


def around(points: list[QPointF]) -> QRectF:
    """The rectangle around points."""
    return QPolygonF(points).boundingRect()
