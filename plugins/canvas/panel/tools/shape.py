"""ShapeHand: rectangles, ellipses, lines and polygons, whose points stay editable."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.model import Figure, Layer, Shape
from plugins.canvas.panel.shapes.drawing import ShapeDrawing
from plugins.canvas.panel.shapes.figures import draw_shape
from plugins.canvas.panel.shapes.shape_options import ShapeOptions
from plugins.canvas.panel.tools.hand import Easel, ToolHand

_REACH_PX, _HANDLE_PX = 9.0, 4.0
_LEAST_PX = 3
_STEP = math.radians(15)
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class ShapeHand(ToolHand):
    """A drag draws a figure, clicks set a polygon's corners; points of the active shape are dragged."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self.bar = ShapeOptions(easel)
        self.shape: Shape | None = None
        """The one under way."""
        self._layer: Layer | None = None
        self._grip: int | None = None
        self._start: Pointer | None = None
        self._held = False
        self.drawing = ShapeDrawing(easel.work, easel.view)
        self.bar.changed.connect(self._restyle)
        self.bar.finished.connect(self.drawing.finish)
        easel.work.active_changed.connect(self._look)
        easel.work.canvas_changed.connect(self._look)

    def taken(self) -> None:
        """Points of the active shape are shown, and how it is set."""
        self._held = True
        self._look()

    def put_down(self) -> None:
        """What was begun is left."""
        self._held = False
        self.cancel()

    def press(self, pointer: Pointer) -> None:
        """Take a point of the active shape, or begin a figure."""
        work = self._easel.work
        if work.context.session.read_only:
            work.may_paint()
            return
        if self.shape is not None and self.shape.figure is Figure.POLYGON:
            self._start = pointer
            return
        self._start = pointer
        active = work.active
        grip = self._point_at(pointer)
        if grip is not None:
            if not self.drawing.may_change(active):
                self._start = None
                return
            self._grip, self._layer, self.shape = grip, active, self._standing()
            work.hide(frozenset([active.id]))
            return
        place = (float(round(pointer.picture.x())), float(round(pointer.picture.y())))
        self.shape = self.bar.begun((place,) if self.bar.figure is Figure.POLYGON else (place, place))

    def drag(self, pointer: Pointer) -> None:
        """Draw on, or move the point."""
        start, shape = self._start, self.shape
        if start is None or shape is None:
            return
        here = QPointF(round(pointer.picture.x()), round(pointer.picture.y()))
        points = list(shape.points)
        if self._grip is not None:
            points[self._grip] = (here.x(), here.y())
        elif shape.figure is Figure.POLYGON:
            points[-1] = (here.x(), here.y())
        else:
            first = QPointF(round(start.picture.x()), round(start.picture.y()))
            points = _two_points(shape.figure, first, here, pointer.modifiers)
        self.shape = replace(shape, points=tuple(points))
        self._easel.view.update()

    def release(self, pointer: Pointer) -> None:
        """It is drawn; a polygon has one corner more."""
        start, shape = self._start, self.shape
        self._start = None
        if start is None or shape is None:
            return
        if shape.figure is Figure.POLYGON and self._grip is None:
            first = self._easel.view.viewport.to_view(QPointF(*shape.points[0])) - pointer.view
            if len(shape.points) > 3 and math.hypot(first.x(), first.y()) <= _REACH_PX:
                self.finish()
                return
            place = (float(round(pointer.picture.x())), float(round(pointer.picture.y())))
            self.shape = replace(shape, points=(*shape.points[:-1], place, place))
            self._easel.view.update()
            return
        moved = (pointer.view - start.view).manhattanLength()
        if moved < _LEAST_PX:
            self.cancel()
        else:
            self._draw()

    def hover(self, pointer: Pointer) -> None:
        """The next corner of a polygon follows."""
        shape = self.shape
        if shape is not None and shape.figure is Figure.POLYGON:
            place = (float(round(pointer.picture.x())), float(round(pointer.picture.y())))
            self.shape = replace(shape, points=(*shape.points[:-1], place))
            self._easel.view.update()

    @property
    def follows(self) -> bool:
        """Whether the next corner of a polygon does."""
        return self.shape is not None and self.shape.figure is Figure.POLYGON

    def edges(self, pointer: Pointer) -> Edges:
        """The point that is dragged; of a square the side that its size is taken from."""
        at, shape = pointer.picture, self.shape
        polygon = shape is not None and shape.figure is Figure.POLYGON
        if self._start is None or self._grip is not None or polygon or not pointer.modifiers & _SHIFT:
            return Edges((at.x(),), (at.y(),), frozenset() if self._layer is None else frozenset([self._layer.id]))
        if shape is not None and shape.figure is Figure.LINE:
            return NOTHING
        way = at - self._start.picture
        return Edges((at.x(),)) if abs(way.x()) >= abs(way.y()) else Edges((), (at.y(),))

    def cancel(self) -> bool:
        """Leave what was begun."""
        was = self.shape is not None
        self._forget()
        return was

    def key(self, event: QKeyEvent) -> bool:
        """Enter closes a polygon."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.shape is not None and self.shape.figure is Figure.POLYGON and self._grip is None:
            self.finish()
            return True
        return False

    def finish(self) -> None:
        """Close the polygon; of fewer than three corners there is none."""
        shape = self.shape
        if shape is None or len(shape.points) < 4:
            self.cancel()
            return
        self.shape = replace(shape, points=shape.points[:-1])
        self._draw()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The figure under way, and the points of the active one."""
        shape = self.shape
        if shape is not None:
            painter.save()
            painter.setTransform(viewport.transform, combine=True)
            draw_shape(painter, shape)
            painter.restore()
        shown = shape if shape is not None else self._standing()
        if shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(_LIGHT)
        painter.setPen(QPen(_DARK, 1))
        for point in () if shown.figure is Figure.PATH else shown.points:
            at = viewport.to_view(QPointF(*point))
            painter.drawRect(QRectF(at.x() - _HANDLE_PX, at.y() - _HANDLE_PX, 2 * _HANDLE_PX, 2 * _HANDLE_PX))

    def _draw(self) -> None:
        shape, layer = self.shape, self._layer
        if shape is not None:
            self.shape, self._layer, self._grip = None, None, None
            self.drawing.put(shape, layer)

    def _restyle(self) -> None:
        """The shape under way, or else the active one, is set in another way."""
        if self.shape is not None:
            self.shape = self.bar.applied(self.shape)
            self._easel.view.update()
        elif self._held:
            self.drawing.restyle(self._easel.work.active, self.bar.applied)

    def _look(self) -> None:
        if not self._held:
            return
        shape = self._standing()
        if self.shape is None and shape is not None and shape.figure is not Figure.PATH:
            self.bar.show_shape(shape)
        self._easel.view.update()

    def _standing(self) -> Shape | None:
        """The shape of the active layer, also one that is still being drawn."""
        return self.drawing.shape_of(self._easel.work.active)

    def _point_at(self, pointer: Pointer) -> int | None:
        shape = self._standing()
        if shape is None or shape.angle or shape.figure is Figure.PATH:
            return None
        for at, point in enumerate(shape.points):
            way = self._easel.view.viewport.to_view(QPointF(*point)) - pointer.view
            if math.hypot(way.x(), way.y()) <= _REACH_PX:
                return at
        return None

    def _forget(self) -> None:
        self.shape, self._layer, self._grip, self._start = None, None, None, None
        self._easel.work.hide(frozenset())
        self._easel.view.update()


def _two_points(figure: Figure, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier) -> list[tuple[float, float]]:
    """The ends of a figure; Shift makes it a square or keeps a line to steps of 15 degrees, Alt keeps its middle."""
    way = end - start
    if keys & _SHIFT and figure is Figure.LINE:
        angle = round(math.atan2(way.y(), way.x()) / _STEP) * _STEP
        length = math.hypot(way.x(), way.y())
        way = QPointF(math.cos(angle) * length, math.sin(angle) * length)
    elif keys & _SHIFT:
        side = max(abs(way.x()), abs(way.y()))
        way = QPointF(math.copysign(side, way.x()), math.copysign(side, way.y()))
    first = start - way if keys & _ALT else start
    last = start + way
    return [(first.x(), first.y()), (last.x(), last.y())]
