"""Repaints: what a stroke changes is shown piece by piece, so that no frame waits for a large brush."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic, thread_time

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QPainter

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.brush import Effect
from plugins.canvas.model import Rect

_CELL = 128
_FRAME_S = 0.004
"""So long all that is drawn again at once may take."""
_SHOWN_S = 0.0015
"""So much of it is left to draw with, however much is to be laid."""
_LAID = (Effect.PAINT, Effect.ERASE)
_PX_A_SECOND = {True: 10e6, False: 2e6}
"""How fast is drawn before it was measured: colour that is laid over what is there, and what is made of that."""
_FEWEST_PX_A_SECOND = 1e6
_MEASURED_PX = 1 << 14
"""Smaller pieces say little about how fast large ones are drawn."""
_NEXT_MS = 4


class Repaints(QObject):
    """Passes rectangles on to a view as fast as it can draw them; what has waited longest comes first.

    How fast that is, is measured: the processor's time of each drawing for the pixels that were drawn in it.
    """

    def __init__(self, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._waiting: dict[tuple[int, int], QRect] = {}
        self._allowed_s, self._at = _FRAME_S, monotonic()
        self._touched_px, self._begun = 0, 0.0
        self._stroke = Effect.PAINT, False
        self._speeds: dict[tuple[Effect, bool], float] = {}
        view.installEventFilter(self)
        view.add_overlay(self._drawn)
        view.wait_for(lambda: self.pending)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_NEXT_MS)
        self._timer.timeout.connect(self._show)

    @property
    def pending(self) -> bool:
        """Whether something is not shown yet."""
        return bool(self._waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view begins to be drawn."""
        if event.type() is QEvent.Type.Paint:
            self._begun = thread_time()
        return super().eventFilter(watched, event)

    def begin(self, effect: Effect, *, on_mask: bool) -> None:
        """A stroke begins: how fast it is drawn depends on what it does, and whether on a mask."""
        self._stroke = effect, on_mask

    @property
    def _px_a_second(self) -> float:
        return self._speeds.get(self._stroke, _PX_A_SECOND[self._stroke[0] in _LAID])

    @property
    def room_s(self) -> float:
        """So long what is drawn next may take to be laid, as part of the same frame."""
        self._refill()
        return max(0.0, self._allowed_s - _SHOWN_S)

    def touch(self, rects: Iterable[Rect], spent_s: float = 0.0) -> None:
        """Rectangles have changed, each inside one tile; to change them took a time of the same frame."""
        if spent_s:
            # While it is worked no room comes to be.
            self._at = monotonic()
            self._allowed_s -= spent_s
        for x, y, width, height in rects:
            for row in range(y // _CELL, (y + height - 1) // _CELL + 1):
                for column in range(x // _CELL, (x + width - 1) // _CELL + 1):
                    cell = QRect(column * _CELL, row * _CELL, _CELL, _CELL)
                    part = cell.intersected(QRect(x, y, width, height))
                    known = self._waiting.get((column, row))
                    self._waiting[column, row] = part if known is None else part.united(known)
        if not self._timer.isActive():
            self._show()

    def drop(self) -> None:
        """Forget what waits: all of it is drawn anew anyway."""
        self._timer.stop()
        self._waiting.clear()

    def _refill(self) -> None:
        now = monotonic()
        self._allowed_s = min(_FRAME_S, self._allowed_s + now - self._at)
        self._at = now

    def _show(self) -> None:
        self._refill()
        shown: list[QRect] = []
        while self._waiting and self._allowed_s > 0:
            rect = self._waiting.pop(next(iter(self._waiting)))
            self._allowed_s -= rect.width() * rect.height() / self._px_a_second
            shown.append(rect)
        if shown:
            self._touched_px += sum(rect.width() * rect.height() for rect in shown)
            self._view.touch(shown)
        if self._waiting:
            self._timer.start()

    def _drawn(self, _painter: QPainter, _viewport: Viewport) -> None:
        """The view was drawn."""
        pixels, self._touched_px = self._touched_px, 0
        if pixels >= _MEASURED_PX:
            measured, known = pixels / max(1e-4, thread_time() - self._begun), self._px_a_second
            # One that took long counts at once, ones that were quick little by little.
            share = 0.5 if measured < known else 0.1
            self._speeds[self._stroke] = max(_FEWEST_PX_A_SECOND, known + (measured - known) * share)
