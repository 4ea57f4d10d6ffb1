"""RectangleHand: a rectangle that painting and generating are kept to."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.widgets.outlines import draw_dashed
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.panel.tools.hand import Easel, ToolHand

_DRAG_STARTS_PX = 4
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class RectangleHand(ToolHand):
    """Drags a rectangle; a click takes the selection away."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self._start: Pointer | None = None
        self._rect: QRect | None = None

    def press(self, pointer: Pointer) -> None:
        """Its first corner."""
        self._start = pointer

    def drag(self, pointer: Pointer) -> None:
        """Its other corner."""
        if self._start is not None:
            self._show(rect_between(self._start, pointer))

    def release(self, pointer: Pointer) -> None:
        """It is chosen."""
        start, rect, self._start = self._start, self._rect, None
        self._show(None)
        if start is None:
            return
        clicked = (pointer.view - start.view).manhattanLength() < _DRAG_STARTS_PX
        self._easel.work.select(None if clicked else rect)

    def hover(self, pointer: Pointer) -> None:
        """Nothing is shown before it is pressed."""

    def cancel(self) -> bool:
        """Take back the rectangle under way."""
        was = self._start is not None
        self._start = None
        self._show(None)
        return was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The rectangle under way."""
        if self._rect is not None:
            shape = viewport.transform.map(QRectF(self._rect))
            draw_dashed(painter, shape, smooth=not viewport.plain)

    def _show(self, rect: QRect | None) -> None:
        for shown in (self._rect, rect):
            if shown is not None:
                self._easel.view.update_picture(QRectF(shown))
        self._rect = rect


def rect_between(start: Pointer, end: Pointer) -> QRect:
    """The rectangle between two places; Shift makes it a square, Alt lets it grow from its middle."""
    one, other = start.picture, end.picture
    width, height = other.x() - one.x(), other.y() - one.y()
    if end.modifiers & _SHIFT:
        side = max(abs(width), abs(height))
        width, height = math.copysign(side, width), math.copysign(side, height)
    corner = QPointF(one.x() - width, one.y() - height) if end.modifiers & _ALT else one
    left, right = sorted((corner.x(), one.x() + width))
    top, bottom = sorted((corner.y(), one.y() + height))
    x, y = math.floor(left), math.floor(top)
    return QRect(x, y, math.ceil(right) - x, math.ceil(bottom) - y)
