"""RectangleHand: a rectangle to be selected."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.panel.ants import draw_marching, outline
from plugins.canvas.panel.selection_work import SelectionSettings, Sizing
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.selecting_hand import SelectingHand, clicked
from plugins.canvas.selecting import Coverage, Mode, rectangle

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class RectangleHand(SelectingHand):
    """Drags a rectangle; a click takes the selection away."""

    def __init__(self, easel: Easel, parts: tuple[str, ...] = ("feather", "sizing")) -> None:
        super().__init__(easel, parts)
        self._start: Pointer | None = None
        self._rect = QRect()

    def begin(self, pointer: Pointer) -> None:
        """Its first corner, or all of it where its size is fixed."""
        self._start, self._rect = pointer, QRect()
        if self.easel.selecting.settings.sizing is Sizing.SIZE:
            self.go_on(pointer)

    def go_on(self, pointer: Pointer) -> None:
        """Its other corner."""
        if self._start is None:
            return
        settings, keys = self.easel.selecting.settings, self.later_keys(pointer)
        self._rect = rect_between(self._start.picture, pointer.picture, keys, settings)
        self.show(QRectF(self._rect))

    def finish(self, pointer: Pointer) -> None:
        """It is chosen."""
        start, rect, self._start = self._start, self._rect, None
        self.show(QRectF())
        if start is None:
            return
        selecting = self.easel.selecting
        if clicked(start, pointer) and selecting.settings.sizing is not Sizing.SIZE:
            if self.mode is Mode.REPLACE:
                selecting.select_nothing()
            return
        if self.chosen_at_once:
            self.easel.work.select(rect)
            return
        place = (rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height())
        smooth = selecting.settings.smooth
        shape = self.shape
        selecting.choose(lambda _job, canvas: shape(place, (0, 0, canvas.width, canvas.height), smooth), self.mode)

    @property
    def chosen_at_once(self) -> bool:
        """Whether there is nothing to work out."""
        return self.mode is Mode.REPLACE and not self.easel.selecting.settings.feather

    def shape(self, place: tuple[int, int, int, int], inside: tuple[int, int, int, int], _smooth: bool) -> Coverage:
        """What is chosen of a canvas by the left, top, right and bottom of a rectangle."""
        return rectangle(*place, inside)

    def drawn_edges(self, pointer: Pointer) -> Edges:
        """The corner that is dragged; of what keeps its form the side that its size is taken from."""
        settings, at, start = self.easel.selecting.settings, pointer.picture, self._start
        keys = self.later_keys(pointer) if start is not None else Qt.KeyboardModifier.NoModifier
        if settings.sizing is Sizing.SIZE:
            part = 0.5 if keys & _ALT else 0.0
            x, y = at.x() - settings.width * part, at.y() - settings.height * part
            return Edges((x, x + settings.width), (y, y + settings.height))
        if start is None:
            return NOTHING if self._moves(pointer) else Edges((at.x(),), (at.y(),))
        aspect = settings.width / settings.height if settings.sizing is Sizing.ASPECT else 1.0 if keys & _SHIFT else 0.0
        if not aspect:
            return Edges((at.x(),), (at.y(),))
        way = at - start.picture
        return Edges((at.x(),)) if abs(way.x()) >= abs(way.y()) * aspect else Edges((), (at.y(),))

    def cancel(self) -> bool:
        """Take back the rectangle under way."""
        was, self._start = self._start is not None, None
        return super().cancel() or was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The rectangle under way."""
        super().paint(painter, viewport)
        if self._start is not None and not self._rect.isEmpty():
            draw_marching(painter, self.line(QRectF(self._rect), viewport), 0, smooth=not viewport.plain)

    def line(self, rect: QRectF, viewport: Viewport) -> QPolygonF:
        """What is drawn of the shape in a rectangle of the picture, in the view."""
        return outline(rect, viewport)


def rect_between(start: QPointF, end: QPointF, keys: Qt.KeyboardModifier, settings: SelectionSettings) -> QRect:
    """The rectangle between two places, on whole pixels.

    Shift makes it a square, Alt lets it grow from its middle, and the settings may fix its size or its aspect.
    """
    if settings.sizing is Sizing.SIZE:
        x, y = round(end.x()), round(end.y())
        if keys & _ALT:
            x, y = x - settings.width // 2, y - settings.height // 2
        return QRect(x, y, settings.width, settings.height)
    width, height = end.x() - start.x(), end.y() - start.y()
    aspect = settings.width / settings.height if settings.sizing is Sizing.ASPECT else 1.0 if keys & _SHIFT else 0.0
    if aspect:
        side = max(abs(width), abs(height) * aspect)
        width, height = math.copysign(side, width), math.copysign(side / aspect, height)
    corner = QPointF(start.x() - width, start.y() - height) if keys & _ALT else start
    left, right = sorted((corner.x(), start.x() + width))
    top, bottom = sorted((corner.y(), start.y() + height))
    if aspect:
        # What has to be a square is one in whole pixels too.
        x, y = round(left), round(top)
        wide = max(1, round(right - left))
        return QRect(x, y, wide, max(1, round(wide / aspect)))
    x, y = math.floor(left), math.floor(top)
    return QRect(x, y, math.ceil(right) - x, math.ceil(bottom) - y)
