"""SelectingHand: what every selection tool has: modes by buttons and keys, and moving the selection by dragging it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges, edges_of
from plugins.canvas.panel.ants import draw_marching, outline
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.tools.selection_options import SelectionOptions
from plugins.canvas.selecting import Mode

DRAG_STARTS_PX = 4
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class SelectingHand(ToolHand):
    """A tool overrides `begin`, `go_on` and `finish`; a press inside the selection moves it instead."""

    def __init__(self, easel: Easel, parts: Sequence[str]) -> None:
        self.easel = easel
        self.options = self.bar = SelectionOptions(easel, parts)
        self.mode = Mode.REPLACE
        self._held = Qt.KeyboardModifier.NoModifier
        self._moving: Pointer | None = None
        self._moved = QPointF()
        self._drawn = QRectF()

    moves_inside = True
    """Whether a press inside the selection moves it."""

    def begin(self, pointer: Pointer) -> None:
        """Begin to choose."""
        raise NotImplementedError

    def go_on(self, pointer: Pointer) -> None:
        """Go on choosing."""

    def finish(self, pointer: Pointer) -> None:
        """Choose."""

    def press(self, pointer: Pointer) -> None:
        """Begin to choose, or to move what is chosen."""
        self._held = pointer.modifiers & (_SHIFT | _ALT)
        self.mode = mode_of(pointer.modifiers) or self.easel.selecting.settings.mode
        if self._moves(pointer):
            self._moving, self._moved = pointer, QPointF()
        else:
            self.begin(pointer)

    def drag(self, pointer: Pointer) -> None:
        """Choose on, or move."""
        self._held &= pointer.modifiers
        if self._moving is None:
            self.go_on(pointer)
            return
        way = pointer.picture - self._moving.picture
        self._moved = QPointF(round(way.x()), round(way.y()))
        self.show(self._moved_bounds())

    def release(self, pointer: Pointer) -> None:
        """It is chosen, or moved; a click takes it away."""
        start, self._moving = self._moving, None
        if start is None:
            self.finish(pointer)
            return
        self.show(QRectF())
        if clicked(start, pointer):
            self.easel.selecting.select_nothing()
        else:
            self.easel.selecting.move(round(self._moved.x()), round(self._moved.y()))

    def hover(self, pointer: Pointer) -> None:
        """Another pointer where a drag would move the selection."""
        shape = Qt.CursorShape.SizeAllCursor if self._moves(pointer) else self.cursor
        if self.easel.view.cursor().shape() is not shape:
            self.easel.view.setCursor(shape)

    def edges(self, pointer: Pointer) -> Edges:
        """The sides and the middle of a selection that is moved, or what is drawn."""
        clip, start = self.easel.work.clip, self._moving
        if start is not None:
            way = pointer.picture - start.picture
            return NOTHING if clip is None else edges_of(clip[0] + way.x(), clip[1] + way.y(), clip[2], clip[3])
        return self.drawn_edges(pointer)

    def drawn_edges(self, pointer: Pointer) -> Edges:
        """What is drawn that may lie on a line."""
        del pointer
        return NOTHING

    def cancel(self) -> bool:
        """Leave the selection where it is."""
        was, self._moving = self._moving is not None, None
        self.show(QRectF())
        return was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Where the selection is moved to."""
        if self._moving is not None and not self._drawn.isEmpty():
            draw_marching(painter, outline(self._drawn, viewport), 0, smooth=not viewport.plain)

    def later_keys(self, pointer: Pointer) -> Qt.KeyboardModifier:
        """The keys that were pressed since the press: what was held then has chosen the mode."""
        return pointer.modifiers & ~self._held

    def show(self, rect: QRectF) -> None:
        """Draw a rectangle of the picture again, and where something was drawn before."""
        for one in (self._drawn, rect):
            if not one.isEmpty():
                self.easel.view.update_picture(one)
        self._drawn = rect

    def _moves(self, pointer: Pointer) -> bool:
        """Whether a press here would move the selection."""
        at, mode = pointer.picture, self.easel.selecting.settings.mode
        may = self.moves_inside and mode is Mode.REPLACE and not pointer.modifiers & (_SHIFT | _ALT)
        return may and self.easel.selecting.covers(math.floor(at.x()), math.floor(at.y()))

    def _moved_bounds(self) -> QRectF:
        clip = self.easel.work.clip
        return QRectF() if clip is None else QRectF(*clip).translated(self._moved)


def mode_of(keys: Qt.KeyboardModifier) -> Mode | None:
    """The mode that keys held while pressing choose."""
    match bool(keys & _SHIFT), bool(keys & _ALT):
        case True, True:
            return Mode.INTERSECT
        case True, False:
            return Mode.ADD
        case False, True:
            return Mode.SUBTRACT
        case _:
            return None


def clicked(start: Pointer, end: Pointer) -> bool:
    """Whether the pointer hardly moved."""
    return (end.view - start.view).manhattanLength() < DRAG_STARTS_PX


def draw_line(painter: QPainter, points: QPolygonF, viewport: Viewport, *, closed: bool) -> None:
    """A line through points of the picture, seen on every ground."""
    draw_marching(painter, viewport.transform.map(points), 0, smooth=True, closed=closed)
