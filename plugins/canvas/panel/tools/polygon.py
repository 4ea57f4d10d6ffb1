"""PolygonHand: an area to be selected corner by corner."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPolygonF

from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.lasso import around, choose_polygon
from plugins.canvas.panel.tools.selecting_hand import DRAG_STARTS_PX, SelectingHand, draw_line

_CLOSES_PX = 8


class PolygonHand(SelectingHand):
    """Each click is a corner; the first corner again, a double click or Enter closes it."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("smooth", "feather"))
        self.hint = QCoreApplication.translate(
            "PolygonHand", "Click the corners; Enter or a click on the first one closes it, Backspace takes one back."
        )
        self._points: list[QPointF] = []
        self._at = QPointF()

    def press(self, pointer: Pointer) -> None:
        """A corner; the keys that are held with the first choose the mode."""
        if not self._points:
            super().press(pointer)
        else:
            self._corner(pointer)

    @property
    def follows(self) -> bool:
        """Whether a line leads to the pointer."""
        return bool(self._points)

    def drawn_edges(self, pointer: Pointer) -> Edges:
        """The corner."""
        moves = not self._points and self._moves(pointer)
        return NOTHING if moves else Edges((pointer.picture.x(),), (pointer.picture.y(),))

    def begin(self, pointer: Pointer) -> None:
        """The first corner."""
        self._points = [pointer.picture]
        self._at = pointer.picture

    def go_on(self, pointer: Pointer) -> None:
        """The corner is where the pointer is let go."""
        if len(self._points) > 1:
            self._points[-1] = pointer.picture
        self._lead(pointer)

    def finish(self, pointer: Pointer) -> None:
        """A click ends no polygon."""
        self._lead(pointer)

    def hover(self, pointer: Pointer) -> None:
        """A line leads to where the next corner would be."""
        if self._points:
            self._lead(pointer)
        else:
            super().hover(pointer)

    def key(self, event: QKeyEvent) -> bool:
        """Enter closes it, Backspace takes the last corner back."""
        if not self._points:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        elif event.key() == Qt.Key.Key_Backspace:
            self.easel.view.update_picture(around([*self._points, self._at]))
            self._points.pop()
        else:
            return False
        return True

    def cancel(self) -> bool:
        """Take back all corners."""
        was = bool(self._points)
        if was:
            self.easel.view.update_picture(around([*self._points, self._at]))
        self._points = []
        return super().cancel() or was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The corners so far."""
        super().paint(painter, viewport)
        if self._points:
            draw_line(painter, QPolygonF([*self._points, self._at]), viewport, closed=False)

    def _corner(self, pointer: Pointer) -> None:
        viewport = self.easel.view.viewport
        first, last = viewport.to_view(self._points[0]), viewport.to_view(self._points[-1])
        again = (pointer.view - last).manhattanLength() < DRAG_STARTS_PX
        closes = len(self._points) > 2 and (pointer.view - first).manhattanLength() < _CLOSES_PX
        if closes or again:
            self._close()
        else:
            self._points.append(pointer.picture)
            self._lead(pointer)

    def _close(self) -> None:
        points, self._points = self._points, []
        self.easel.view.update_picture(around([*points, self._at]))
        if len(points) > 2:
            choose_polygon(self.easel, points, self.mode)

    def _lead(self, pointer: Pointer) -> None:
        if not self._points:
            return
        self.easel.view.update_picture(around([*self._points, self._at, pointer.picture]))
        self._at = pointer.picture
