"""Rulers: pixels counted along the upper and the left side of the view, and guides dragged out of them."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontInfo, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.commands import SetGuides
from plugins.canvas.model import Guide
from plugins.canvas.panel.work import CanvasWork

_THICK = 20
_APART_PX = 60
_KEPT = "canvas.rulers"


class Ruler(QWidget):
    """Lies beside a view; a drag out of it makes a guide, which is seen and undone."""

    def __init__(self, work: CanvasWork, view: TileView, parent: QWidget, *, vertical: bool) -> None:
        super().__init__(parent)
        self._work, self._view, self._vertical = work, view, vertical
        self._dragged: Guide | None = None
        if not vertical:
            work.canvas_changed.connect(view.update)
            view.add_overlay(self._paint_guides)
        name = self.tr("Vertical ruler: drag a guide out of it") if vertical else ""
        name = name or self.tr("Horizontal ruler: drag a guide out of it")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.SplitHCursor if vertical else Qt.CursorShape.SplitVCursor)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else free, free if vertical else fixed)
        view.viewport_changed.connect(self.update)
        view.add_overlay(self._paint_dragged)

    def sizeHint(self) -> QSize:
        """As thick as its numbers need."""
        return QSize(_THICK, _THICK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A guide begins."""
        if event.button() is Qt.MouseButton.LeftButton and not self._work.context.session.read_only:
            self._dragged = Guide(self._vertical, self._place(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows."""
        if self._dragged is not None:
            self._dragged = replace(self._dragged, at=self._place(event))
            self._view.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it was let go of, over the view."""
        guide, self._dragged = self._dragged, None
        self._view.update()
        inside = self._view.rect().contains(self._view.mapFromGlobal(event.globalPosition()).toPoint())
        if guide is not None and inside:
            guide = replace(guide, at=self._place(event))
            self._work.execute(SetGuides((*self._work.canvas.guides, guide), label="Add guide"))

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
        painter.end()

    def _place(self, event: QMouseEvent) -> float:
        """Where a guide would be that is let go of here."""
        over = self._view.mapFromGlobal(event.globalPosition())
        found = self._view.viewport.to_picture(over)
        return float(round(found.x() if self._vertical else found.y()))

    def _along(self, viewport: Viewport, at: float) -> float:
        """The pixel of the picture beside a place of the ruler."""
        found = viewport.to_picture(QPointF(at, at))
        return found.y() if self._vertical else found.x()

    def _paint_dragged(self, painter: QPainter, viewport: Viewport) -> None:
        if self._dragged is not None:
            draw_guide(painter, viewport, self._dragged, self._view)

    def _paint_guides(self, painter: QPainter, viewport: Viewport) -> None:
        if self.isVisible():
            for guide in self._work.canvas.guides:
                draw_guide(painter, viewport, guide, self._view)


class RuledView(QWidget):
    """A view with rulers at its sides, which are shown or not; guides are seen with them."""

    def __init__(self, work: CanvasWork, view: TileView, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = work.context.settings
        self.across = Ruler(work, view, self, vertical=False)
        self.down = Ruler(work, view, self, vertical=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.across, 0, 1)
        grid.addWidget(self.down, 1, 0)
        grid.addWidget(view, 1, 1)
        self._show(self._settings.get(_KEPT, False) is True)

    @property
    def ruled(self) -> bool:
        """Whether the rulers are shown."""
        return not self.across.isHidden()

    def toggle(self) -> None:
        """Show the rulers, or hide them."""
        self._show(not self.ruled)
        self._settings.set(_KEPT, self.ruled)

    def _show(self, ruled: bool) -> None:
        self.across.setVisible(ruled)
        self.down.setVisible(ruled)


def draw_guide(painter: QPainter, viewport: Viewport, guide: Guide, view: TileView) -> None:
    """A line across the view."""
    far = 1_000_000.0
    ends = [QPointF(guide.at, -far), QPointF(guide.at, far)]
    if not guide.vertical:
        ends = [QPointF(-far, guide.at), QPointF(far, guide.at)]
    painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Accent), 1))
    painter.drawLine(viewport.to_view(ends[0]), viewport.to_view(ends[1]))


def _step(scale: float) -> int:
    """The distance of marks in pixels of the picture: 1, 2 or 5 times a power of ten."""
    wanted = max(1.0, _APART_PX / scale)
    power = 10 ** math.floor(math.log10(wanted))
    return int(next(power * part for part in (1, 2, 5, 10) if power * part >= wanted))
