"""Cells: of a comparison grid that is looked at, the picture under the pointer is chosen, and its settings taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen

from app.api import AssetId, Lane, Made, Recipe, UserError
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.generators.grid_sheet import AXES, Axes, Cell
from plugins.canvas.panel.work import CanvasWork

if TYPE_CHECKING:
    from plugins.canvas.panel.takes import Take, Takes


class Cells(QObject):
    """Outlines the cell under the pointer; a click looks at its picture and takes its settings up into the form."""

    def __init__(self, work: CanvasWork, view: TileView, takes: Takes) -> None:
        super().__init__(takes)
        self._work, self._view, self._takes = work, view, takes
        self._read: dict[AssetId, Axes | None] = {}
        self._under: Cell | None = None
        view.installEventFilter(self)
        view.add_overlay(self._paint)
        takes.shown_changed.connect(self._forget)

    @property
    def axes(self) -> Axes | None:
        """The axes of the sheet that is looked at, as soon as they are read."""
        take = self._takes.current
        if take is None or AXES not in take.made.extra or not self._takes.is_seen:
            return None
        asset = AssetId(take.made.extra[AXES])
        if asset not in self._read:
            self._read[asset] = None
            self._load(asset)
        return self._read[asset]

    def choose(self, cell: Cell) -> None:
        """Look at the picture of a cell, and take its settings up."""
        found = next((row for row, take in enumerate(self._takes.takes) if _same(take.made, cell)), None)
        if found is not None:
            self._takes.look_at(found)
        self._work.context.recall(Recipe("canvas.text-to-image", "1", cell.request))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """What is pressed on a cell chooses it; nothing is painted below."""
        if watched is not self._view or not isinstance(event, QMouseEvent):
            return False
        axes = self.axes
        if axes is None:
            return False
        match event.type():
            case QEvent.Type.MouseMove if event.buttons() == Qt.MouseButton.NoButton:
                self._show(self._cell(axes, event.position()))
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                cell = self._cell(axes, event.position())
                if cell is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                    self.choose(cell)
                    return True
        return False

    def _cell(self, axes: Axes, at: QPointF) -> Cell | None:
        take = self._takes.current
        if take is None:
            return None
        x, y, scale = self._place(take)
        point = self._view.viewport.to_picture(at)
        return axes.cell_at((point.x() - x) / scale, (point.y() - y) / scale)

    def _place(self, take: Take) -> tuple[float, float, float]:
        placed = self._takes.placed(take)
        return placed.x(), placed.y(), placed.width() / max(1, take.size[0])

    def _show(self, cell: Cell | None) -> None:
        if cell is not self._under:
            self._under = cell
            self._view.update()

    def _forget(self) -> None:
        self._under = None
        if not self._takes.takes:
            self._read.clear()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        take, cell = self._takes.current, self._under
        axes = self.axes
        if take is None or cell is None or axes is None or cell not in axes.cells:
            return
        x, y, scale = self._place(take)
        rect = QRectF(x + cell.x * scale, y + cell.y * scale, cell.width * scale, cell.height * scale)
        outline = viewport.rect_to_view(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 160), 5), (self._view.palette().color(QPalette.ColorRole.Accent), 3)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(outline)

    def _load(self, asset: AssetId) -> None:
        assets = self._work.context.assets

        def read(_job: object) -> Axes | None:
            try:
                return Axes.from_bytes(assets.read(asset))
            except UserError:
                # The sheet is a picture as others are then.
                return None

        def keep(axes: Axes | None) -> None:
            self._read[asset] = axes

        title = QCoreApplication.translate("Takes", "Reading the axes of a grid")
        self._work.context.jobs.run(title, read, Lane.IO, keep)


def _same(made: Made, cell: Cell) -> bool:
    """Whether a take was made by the settings of a cell."""
    known = made.recipe.request
    shared = [name for name in known if name in cell.request]
    return (
        "seed" in shared
        and not known.get("across")
        and not known.get("pages")
        and not known.get("down")
        and all(known[name] == cell.request[name] for name in shared)
    )
