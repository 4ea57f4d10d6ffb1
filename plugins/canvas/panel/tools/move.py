"""MoveHand: the active layer is dragged, or a guide."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges, edges_of
from plugins.canvas.commands import OffsetLayer
from plugins.canvas.panel.tools.hand import Easel, ToolHand

_DRAG_STARTS_PX = 4
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class MoveHand(ToolHand):
    """A drag is one step; Escape takes it back, Shift keeps it level or upright. A double click sets a guide."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self._start: Pointer | None = None
        self._layer = ""
        self._from = (0, 0)
        self._guide: int | None = None
        self._guide_moved = False
        self._clicked: tuple[int, float] | None = None
        """The guide that was clicked last, and when."""

    def press(self, pointer: Pointer) -> None:
        """Take hold of the guide that is here, or else of the layer."""
        guide = self._easel.lines.at(pointer.view)
        if guide is not None:
            self._start, self._guide, self._guide_moved = pointer, guide, False
            self._easel.lines.take(guide)
            return
        work = self._easel.work
        if work.may_change() and work.settle():
            work.context.session.seal()
            layer = work.active
            self._start, self._layer, self._from = pointer, layer.id, (layer.x, layer.y)
            self._easel.snapping.prepare(layer.id)

    def drag(self, pointer: Pointer) -> None:
        """It goes as far as the pointer went."""
        if self._start is None:
            return
        if self._guide is not None:
            far = (pointer.view - self._start.view).manhattanLength() >= _DRAG_STARTS_PX
            self._guide_moved = self._guide_moved or far
            if self._guide_moved:
                self._easel.lines.drag(pointer.view, pointer.modifiers)
            return
        way = _way(self._start, pointer)
        self._move_to(self._from[0] + round(way.x()), self._from[1] + round(way.y()))

    def release(self, pointer: Pointer) -> None:
        """It lies here."""
        self.drag(pointer)
        if self._guide is not None:
            self._release_guide(self._guide, pointer)
        elif self._start is not None:
            self._easel.work.context.session.seal()
        self._start = self._guide = None

    def hover(self, pointer: Pointer) -> None:
        """Another pointer over a guide."""
        guide, shape = self._easel.lines.at(pointer.view), self.cursor
        if guide is not None:
            vertical = self._easel.lines.is_vertical(guide)
            shape = Qt.CursorShape.SplitHCursor if vertical else Qt.CursorShape.SplitVCursor
        if self._easel.view.cursor().shape() is not shape:
            self._easel.view.setCursor(shape)

    def cancel(self) -> bool:
        """It lies where it was."""
        if self._start is None:
            return False
        work = self._easel.work
        if self._guide is not None:
            self._easel.lines.cancel()
        elif any(layer.id == self._layer and (layer.x, layer.y) != self._from for layer in work.canvas.layers):
            work.context.session.undo()
        self._start = self._guide = None
        return True

    def edges(self, pointer: Pointer) -> Edges:
        """The sides and the middle of the layer."""
        start, canvas = self._start, self._easel.work.canvas
        if start is None or self._guide is not None or all(layer.id != self._layer for layer in canvas.layers):
            return NOTHING
        frame = self._easel.snapping.frames.around(canvas, self._layer)
        if frame is None:
            return NOTHING
        layer, way = canvas.layer(self._layer), _way(start, pointer)
        x, y = frame[0] - layer.x + self._from[0] + way.x(), frame[1] - layer.y + self._from[1] + way.y()
        own = frozenset(canvas.layers[at].id for at in canvas.block(layer.id))
        edges = edges_of(x, y, frame[2], frame[3], own)
        if pointer.modifiers & _SHIFT:
            return Edges(edges.across, (), own) if way.y() == 0 else Edges((), edges.down, own)
        return edges

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The layer itself shows where it is."""

    def _release_guide(self, guide: int, pointer: Pointer) -> None:
        lines, clicked = self._easel.lines, self._clicked
        self._clicked = None
        if self._guide_moved:
            lines.drop(inside=self._easel.view.rect().contains(pointer.view.toPoint()))
            return
        lines.cancel()
        now = monotonic()
        if clicked is not None and clicked[0] == guide and now - clicked[1] < QApplication.doubleClickInterval() / 1000:
            lines.open_place(guide, pointer.view)
        else:
            self._clicked = guide, now

    def _move_to(self, x: int, y: int) -> None:
        work = self._easel.work
        for layer in work.canvas.layers:
            if layer.id == self._layer and (layer.x, layer.y) != (x, y):
                work.execute(OffsetLayer(layer.id, x, y))


def _way(start: Pointer, now: Pointer) -> QPointF:
    """How far the pointer went; with Shift along one side of the canvas."""
    way = now.picture - start.picture
    if now.modifiers & _SHIFT:
        return QPointF(way.x(), 0) if abs(way.x()) >= abs(way.y()) else QPointF(0, way.y())
    return way
