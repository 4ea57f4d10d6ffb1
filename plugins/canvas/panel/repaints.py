"""Repaints: what a stroke changes is shown piece by piece, so that no frame waits for a large brush."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from PySide6.QtCore import QObject, QRect, QTimer

from app.widgets.tile_view import TileView
from plugins.canvas.model import Rect

_CELL = 128
_MOST_PX = 96 << 10
"""So many pixels of the canvas are drawn again at once."""
_PX_A_SECOND = _MOST_PX / 0.007
_NEXT_MS = 4


class Repaints(QObject):
    """Passes rectangles on to a view as fast as it can draw them; what has waited longest comes first."""

    def __init__(self, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._waiting: dict[tuple[int, int], QRect] = {}
        self._cost = 1.0
        self._allowed, self._at = float(_MOST_PX), monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_NEXT_MS)
        self._timer.timeout.connect(self._show)

    @property
    def pending(self) -> bool:
        """Whether something is not shown yet."""
        return bool(self._waiting)

    def touch(self, rects: Iterable[Rect], spent_s: float = 0.0, cost: float = 1.0) -> None:
        """Rectangles have changed, each inside one tile, which took a time; drawing them costs so many times more."""
        self._cost = cost
        self._allowed -= spent_s * _PX_A_SECOND
        for x, y, width, height in rects:
            for row in range(y // _CELL, (y + height - 1) // _CELL + 1):
                for column in range(x // _CELL, (x + width - 1) // _CELL + 1):
                    cell = QRect(column * _CELL, row * _CELL, _CELL, _CELL)
                    part = cell.intersected(QRect(x, y, width, height))
                    known = self._waiting.get((column, row))
                    self._waiting[column, row] = part if known is None else part.united(known)
        if not self._timer.isActive():
            self._show()

    def finish(self) -> None:
        """Show all that waits."""
        self._timer.stop()
        waiting, self._waiting = list(self._waiting.values()), {}
        if waiting:
            self._view.touch(waiting)

    def drop(self) -> None:
        """Forget what waits: all of it is drawn anew anyway."""
        self._timer.stop()
        self._waiting.clear()

    def _show(self) -> None:
        now = monotonic()
        self._allowed = min(float(_MOST_PX), self._allowed + (now - self._at) * _PX_A_SECOND)
        self._at = now
        shown: list[QRect] = []
        while self._waiting and self._allowed > 0:
            rect = self._waiting.pop(next(iter(self._waiting)))
            self._allowed -= rect.width() * rect.height() * self._cost
            shown.append(rect)
        if shown:
            self._view.touch(shown)
        if self._waiting:
            self._timer.start()
