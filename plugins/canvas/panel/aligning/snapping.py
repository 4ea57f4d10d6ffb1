"""Snapping: what is drawn and moved is kept to lines that are near, which are shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QLineF, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from app.widgets.tile_view import Pointer, TileView
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges, Kept, Lines, kept, lines_of
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.aligning.layer_frames import LayerFrames
from plugins.canvas.panel.work import CanvasWork

REACH_PX = 8.0
"""From so far away on the screen a line draws things to it."""
_FREE = Qt.KeyboardModifier.ControlModifier
_FAR = 1_000_000.0
_AROUND = QColor(255, 255, 255, 150)


class Snapping(QObject):
    """Tools say which places of theirs may lie on lines; Ctrl suspends it."""

    def __init__(self, work: CanvasWork, aids: Aids, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._aids, self._view = work, aids, view
        self.frames = LayerFrames(work, self)
        self._shown: tuple[float | None, float | None] = (None, None)
        view.add_overlay(self._paint)

    @property
    def shown(self) -> tuple[float | None, float | None]:
        """The lines that something is kept to now: one down the picture, and one across it."""
        return self._shown

    def prepare(self, layer_id: str | None = None) -> None:
        """Find out where layers lie, before something is kept to them; and where a layer lies that is moved."""
        if self._aids.on(Aid.SNAPPING):
            all_seen = self._aids.keeps_to(Aid.TO_LAYERS)
            if layer_id is not None or all_seen:
                self.frames.look_for(self._work.canvas, layer_id, all_seen=all_seen)

    def aligned(self, pointer: Pointer, edges: Edges) -> Pointer:
        """The pointer moved so that what it draws or moves lies on near lines, which are shown."""
        across, down = self.nearest(edges, pointer.modifiers)
        self._show(across.at, down.at)
        if not across.by and not down.by:
            return pointer
        return replace(pointer, picture=pointer.picture + QPointF(across.by, down.by))

    def nearest(self, edges: Edges, keys: Qt.KeyboardModifier) -> tuple[Kept, Kept]:
        """How far places are from the lines that they are kept to, across and down."""
        if edges == NOTHING or keys & _FREE or not self._aids.on(Aid.SNAPPING):
            return Kept(), Kept()
        lines, reach = self._lines(edges), REACH_PX / self._view.viewport.scale
        return (
            kept(edges.across, lines, reach, vertical=True),
            kept(edges.down, lines, reach, vertical=False),
        )

    def forget(self) -> None:
        """Show no line any more."""
        self._show(None, None)

    def _lines(self, edges: Edges) -> Lines:
        aids, canvas = self._aids, self._work.canvas
        layers = self.frames.seen(canvas, edges.own) if aids.keeps_to(Aid.TO_LAYERS) else ()
        return lines_of(
            canvas,
            layers,
            guides=edges.guides and aids.keeps_to(Aid.TO_GUIDES),
            borders=aids.keeps_to(Aid.TO_CANVAS),
            grid=aids.keeps_to(Aid.TO_GRID),
        )

    def _show(self, across: float | None, down: float | None) -> None:
        if (across, down) != self._shown:
            self._shown = across, down
            self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        colour = self._view.palette().color(QPalette.ColorRole.Accent)
        for line in self._lines_shown(viewport):
            for pen in (QPen(_AROUND, 3), QPen(colour, 1)):
                painter.setPen(pen)
                painter.drawLine(line)

    def _lines_shown(self, viewport: Viewport) -> Iterable[QLineF]:
        across, down = self._shown
        if across is not None:
            yield viewport.transform.map(QLineF(across, -_FAR, across, _FAR))
        if down is not None:
            yield viewport.transform.map(QLineF(-_FAR, down, _FAR, down))
