"""GuideLines: the guides over the canvas, and the one that is being dragged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen

from app.widgets.outlines import draw_pill
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import Edges
from plugins.canvas.commands import SetGuides
from plugins.canvas.model import Guide
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.aligning.guide_place import GuidePlace
from plugins.canvas.panel.aligning.snapping import Snapping
from plugins.canvas.panel.work import CanvasWork

_REACH_PX = 5.0
_FAR = 1_000_000.0


class GuideLines(QObject):
    """A drag of a guide is one step; one that is let go of outside of the canvas or the view is gone."""

    changed = Signal()
    """Guides are seen elsewhere, or others are."""

    def __init__(self, work: CanvasWork, aids: Aids, snapping: Snapping, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._aids, self._snapping, self._view = work, aids, snapping, view
        self._dragged: Guide | None = None
        self._index: int | None = None
        self._drawn = self._shown()
        view.add_overlay(self._paint)
        work.canvas_changed.connect(self._refresh)
        aids.changed.connect(self._refresh)

    @property
    def may_change(self) -> bool:
        """Whether guides can be put in and dragged."""
        return self._aids.on(Aid.RULERS) and not self._work.context.session.read_only

    @property
    def dragged(self) -> Guide | None:
        """The guide under way."""
        return self._dragged

    @property
    def seen(self) -> tuple[Guide, ...]:
        """The guides as they are drawn, with the one under way."""
        dragged, shown = self._dragged, self._shown()
        if dragged is None:
            return shown
        return (*(guide for index, guide in enumerate(shown) if index != self._index), dragged)

    def at(self, place: QPointF, *, vertical: bool | None = None) -> int | None:
        """The guide near a place of the view that can be dragged; with `vertical`, only such or the others."""
        if not self.may_change or self._aids.on(Aid.LOCKED_GUIDES):
            return None
        viewport = self._view.viewport
        here, best, nearest = viewport.to_picture(place), None, _REACH_PX
        for index, guide in enumerate(self._work.canvas.guides):
            away = abs((here.x() if guide.vertical else here.y()) - guide.at) * viewport.scale
            if away <= nearest and vertical in (None, guide.vertical):
                best, nearest = index, away
        return best

    def is_vertical(self, index: int) -> bool:
        """Whether a guide runs from top to bottom."""
        return self._work.canvas.guides[index].vertical

    def take(self, index: int) -> None:
        """Begin to drag a guide that is there."""
        self._index, self._dragged = index, self._work.canvas.guides[index]

    def begin(self, *, vertical: bool, place: QPointF) -> None:
        """Begin to drag a new one, from a place of the view."""
        self._index, self._dragged = None, Guide(vertical, 0.0)
        self.drag(place, Qt.KeyboardModifier.NoModifier)

    def drag(self, place: QPointF, keys: Qt.KeyboardModifier) -> None:
        """It follows, to whole pixels or to lines."""
        guide = self._dragged
        if guide is None:
            return
        here = self._view.viewport.to_picture(place)
        at = here.x() if guide.vertical else here.y()
        edges = Edges((at,), guides=False) if guide.vertical else Edges((), (at,), guides=False)
        across, down = self._snapping.nearest(edges, keys)
        line = (across if guide.vertical else down).at
        self._dragged = replace(guide, at=float(round(at)) if line is None else line)
        self._tell()

    def drop(self, *, inside: bool) -> None:
        """It stays where it is, or goes where it was let go of outside of the view."""
        guide, index = self._dragged, self._index
        self.cancel()
        if guide is None:
            return
        guides, canvas = list(self._work.canvas.guides), self._work.canvas
        inside = inside and 0 <= guide.at <= (canvas.width if guide.vertical else canvas.height)
        if index is None:
            if inside:
                self._work.execute(SetGuides((*guides, guide), label="Add guide"))
        elif not inside:
            self.remove(index)
        elif guide != guides[index]:
            guides[index] = guide
            self._work.execute(SetGuides(tuple(guides), label="Move guide"))

    def cancel(self) -> bool:
        """It is where it was; whether one was dragged."""
        was, self._dragged, self._index = self._dragged is not None, None, None
        self._tell()
        return was

    def remove(self, index: int) -> None:
        """Take a guide away."""
        guides = self._work.canvas.guides
        self._work.execute(SetGuides((*guides[:index], *guides[index + 1 :]), label="Remove guide"))

    def open_place(self, index: int, place: QPointF) -> None:
        """Ask where exactly a guide is to lie, at a place of the view."""
        GuidePlace(self._work, index, self._view).open(self._view.mapToGlobal(place.toPoint()))

    def _shown(self) -> tuple[Guide, ...]:
        return self._work.canvas.guides if self._aids.on(Aid.RULERS) else ()

    def _refresh(self) -> None:
        shown = self._shown()
        if shown != self._drawn:
            self._drawn = shown
            self._tell()

    def _tell(self) -> None:
        self._view.update()
        self.changed.emit()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        painter.setPen(QPen(self._view.palette().color(QPalette.ColorRole.Accent), 1))
        for guide in self.seen:
            _draw(painter, viewport, guide)
        if self._dragged is not None:
            self._paint_number(painter, viewport, self._dragged)

    def _paint_number(self, painter: QPainter, viewport: Viewport, guide: Guide) -> None:
        """Where the guide under way lies, beside the edge of the view that it leaves the picture by."""
        palette, number = self._view.palette(), f"{guide.at:g} px"
        ends = QPointF(guide.at, 0), QPointF(0, guide.at)
        place = viewport.to_view(ends[0] if guide.vertical else ends[1]) + QPointF(6, 6)
        box = QRectF(self._view.rect()).adjusted(4, 4, -4, -4)
        colours = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        draw_pill(painter, number, place, box, *colours)


def _draw(painter: QPainter, viewport: Viewport, guide: Guide) -> None:
    line = QLineF(guide.at, -_FAR, guide.at, _FAR) if guide.vertical else QLineF(-_FAR, guide.at, _FAR, guide.at)
    painter.drawLine(viewport.transform.map(line))
