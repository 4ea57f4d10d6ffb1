"""SymmetryButton: where strokes are painted besides, in a menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.canvas.brush import Axes, Symmetry
from plugins.canvas.panel.tool_state import ToolState

_FOLDS = (3, 4, 5, 6, 8, 12, 16)


class SymmetryButton(IconButton):
    """The axes run through the middle of the canvas, or through where the pointer was last."""

    def __init__(self, tools: ToolState, icons: Icons) -> None:
        super().__init__(icons, "flip-horizontal", "")
        self.setAccessibleName(self.tr("Symmetry"))
        self.setToolTip(self.tr("Symmetry: paint on the other side too"))
        self.setCheckable(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tools = tools
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._entries: list[tuple[QAction, Axes, int]] = []
        names = {
            Axes.NONE: self.tr("No symmetry"),
            Axes.VERTICAL: self.tr("Left and right"),
            Axes.HORIZONTAL: self.tr("Above and below"),
            Axes.BOTH: self.tr("All four quarters"),
        }
        for axes, name in names.items():
            self._entry(menu, group, name, axes, tools.symmetry.count)
        menu.addSeparator()
        for count in _FOLDS:
            self._entry(menu, group, self.tr("{count} around the middle").format(count=count), Axes.RADIAL, count)
        menu.addSeparator()
        self._mirrored = QAction(self.tr("Mirror what is turned"), menu)
        self._mirrored.setCheckable(True)
        self._mirrored.triggered.connect(lambda on: tools.set_symmetry(replace(tools.symmetry, mirrored=on)))
        menu.addAction(self._mirrored)
        self._middle = QAction(self.tr("Axes through the middle of the canvas"), menu)
        self._middle.setCheckable(True)
        self._middle.triggered.connect(lambda on: tools.set_symmetry_place(None if on else tools.last_place))
        menu.addAction(self._middle)
        self.setMenu(menu)
        menu.aboutToShow.connect(self._show)
        tools.changed.connect(self._show)
        self._show()

    def _entry(self, menu: QMenu, group: QActionGroup, name: str, axes: Axes, count: int) -> None:
        action = QAction(name, menu)
        action.setCheckable(True)
        action.triggered.connect(lambda: self._choose(axes, count))
        group.addAction(action)
        menu.addAction(action)
        self._entries.append((action, axes, count))

    def _choose(self, axes: Axes, count: int) -> None:
        count = count if axes is Axes.RADIAL else self._tools.symmetry.count
        self._tools.set_symmetry(replace(self._tools.symmetry, axes=axes, count=count))

    def _show(self) -> None:
        symmetry = self._tools.symmetry
        for action, axes, count in self._entries:
            action.setChecked(axes is symmetry.axes and (axes is not Axes.RADIAL or count == symmetry.count))
        self._mirrored.setChecked(symmetry.mirrored)
        self._mirrored.setEnabled(symmetry.axes is Axes.RADIAL)
        self._middle.setChecked(self._tools.symmetry_place is None)
        self.setChecked(symmetry.axes is not Axes.NONE)


def placed(symmetry: Symmetry, place: QPointF | None, width: int, height: int) -> Symmetry:
    """A symmetry with its axes through a place, or through the middle of a canvas."""
    middle = QPointF(width / 2, height / 2) if place is None else place
    return replace(symmetry, x=middle.x(), y=middle.y())
