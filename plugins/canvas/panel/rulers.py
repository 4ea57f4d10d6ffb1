"""Rulers: pixels counted along the upper and the left side of the view, and guides dragged out of them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontInfo, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.aligning.guide_lines import GuideLines

_THICK = 20
_APART_PX = 60
_MARK = 8.0
_DRAG_STARTS_PX = 4


class Ruler(QWidget):
    """Lies beside a view; a drag out of it makes a guide, one of a guide's mark moves it, a double click sets it."""

    def __init__(self, lines: GuideLines, view: TileView, parent: QWidget, *, vertical: bool) -> None:
        super().__init__(parent)
        self._lines, self._view, self._vertical = lines, view, vertical
        self._start: QPointF | None = None
        name = self.tr("Vertical ruler: drag a guide out of it") if vertical else ""
        name = name or self.tr("Horizontal ruler: drag a guide out of it")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMouseTracking(True)
        self._point(None)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else free, free if vertical else fixed)
        view.viewport_changed.connect(self.update)
        lines.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As thick as its numbers need."""
        return QSize(_THICK, _THICK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A guide begins, or is taken by its mark."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._lines.may_change:
            return
        marked = self._marked(event)
        self._start = None if marked is None else event.position()
        if marked is None:
            self._lines.begin(vertical=self._vertical, place=self._over(event))
        else:
            self._lines.take(marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows."""
        if self._lines.dragged is None:
            self._point(self._marked(event))
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it was let go of, over the view; a mark along its ruler too."""
        dragged = self._lines.dragged
        if dragged is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._drag(event)
        inside = self._view.rect().contains(self._over(event).toPoint())
        # A mark lies on the ruler that its guide was not dragged out of, and may be moved along it.
        along = dragged.vertical is not self._vertical and self.rect().contains(event.position().toPoint())
        self._lines.drop(inside=inside or along)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the exact place of a guide that has its mark here."""
        marked = self._marked(event)
        if marked is not None:
            self._lines.open_place(marked, self._over(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks and numbers of what the view shows."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        viewport = self._view.viewport
        font = painter.font()
        # A font that a style gives has a size in pixels, and none in points.
        font.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * 0.75)))
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        if viewport.angle:
            # Its pixels lie across.
            painter.end()
            return
        length = self.height() if self._vertical else self.width()
        ends = [self._along(viewport, at) for at in (0, length)]
        step = _step(viewport.scale)
        first, last = math.floor(min(ends) / step), math.ceil(max(ends) / step)
        for number in range(first, last + 1):
            place = viewport.to_view(QPointF(number * step, number * step))
            at = round(place.y() if self._vertical else place.x())
            if self._vertical:
                painter.drawLine(0, at, _THICK, at)
                painter.save()
                painter.translate(2, at - 2)
                painter.rotate(-90)
                painter.drawText(0, painter.fontMetrics().ascent(), f"{number * step}")
                painter.restore()
            else:
                painter.drawLine(at, 0, at, _THICK)
                painter.drawText(at + 2, painter.fontMetrics().ascent() + 1, f"{number * step}")
        self._paint_marks(painter, viewport)
        painter.end()

    def _drag(self, event: QMouseEvent) -> None:
        """A guide that is there goes along once the press is a drag."""
        start = self._start
        if start is None or (event.position() - start).manhattanLength() >= _DRAG_STARTS_PX:
            self._start = None
            self._lines.drag(self._over(event), event.modifiers())

    def _over(self, event: QMouseEvent) -> QPointF:
        """Where in the view the pointer is."""
        return self._view.mapFromGlobal(event.globalPosition())

    def _marked(self, event: QMouseEvent) -> int | None:
        """The guide whose mark is here: one that goes across this ruler."""
        if self._view.viewport.angle:
            return None
        return self._lines.at(self._over(event), vertical=not self._vertical)

    def _point(self, marked: int | None) -> None:
        across = self._vertical if marked is None else not self._vertical
        self.setCursor(Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor)

    def _along(self, viewport: Viewport, at: float) -> float:
        """The pixel of the picture beside a place of the ruler."""
        found = viewport.to_picture(QPointF(at, at))
        return found.y() if self._vertical else found.x()

    def _paint_marks(self, painter: QPainter, viewport: Viewport) -> None:
        """Where guides go across."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        for guide in self._lines.seen:
            if guide.vertical is self._vertical:
                continue
            at, half = viewport.to_view(QPointF(guide.at, guide.at)), _MARK / 2
            ways = ((0.0, 0.0), (-_MARK, half), (-_MARK, -half))
            end = QPointF(_THICK, at.y()) if self._vertical else QPointF(at.x(), _THICK)
            painter.drawPolygon([end + (QPointF(*way) if self._vertical else QPointF(way[1], way[0])) for way in ways])


class RuledView(QWidget):
    """A view with rulers at its sides, which are shown or not; guides are seen with them."""

    def __init__(self, aids: Aids, lines: GuideLines, view: TileView, parent: QWidget) -> None:
        super().__init__(parent)
        self._aids = aids
        self.across = Ruler(lines, view, self, vertical=False)
        self.down = Ruler(lines, view, self, vertical=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.across, 0, 1)
        grid.addWidget(self.down, 1, 0)
        grid.addWidget(view, 1, 1)
        aids.changed.connect(self._show)
        self._show()

    @property
    def ruled(self) -> bool:
        """Whether the rulers are shown."""
        return not self.across.isHidden()

    def toggle(self) -> None:
        """Show the rulers, or hide them."""
        self._aids.toggle(Aid.RULERS)

    def _show(self) -> None:
        for ruler in (self.across, self.down):
            ruler.setVisible(self._aids.on(Aid.RULERS))


def _step(scale: float) -> int:
    """The distance of marks in pixels of the picture: 1, 2 or 5 times a power of ten."""
    wanted = max(1.0, _APART_PX / scale)
    power = 10 ** math.floor(math.log10(wanted))
    return int(next(power * part for part in (1, 2, 5, 10) if power * part >= wanted))
