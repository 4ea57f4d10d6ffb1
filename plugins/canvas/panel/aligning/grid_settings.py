"""GridSettings: a small field for the distances, the place and the colour of the grid."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import SetGrid
from plugins.canvas.model import LARGEST_SIDE, MOST_SUBDIVISIONS, Grid
from plugins.canvas.panel.aligning.aids import Aid, Aids
from plugins.canvas.panel.work import CanvasWork

_SOFT = 256


class GridSettings(QFrame):
    """Floats over the canvas; what is set is seen at once, and a drag is one step of the history."""

    def __init__(self, work: CanvasWork, aids: Aids, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._work, self._aids = work, aids
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Grid"))
        title = QLabel(self.tr("Grid"))
        title.setProperty("class", "title")
        usual = Grid()
        self.across = self._slider(self.tr("Width"), 1, usual.width)
        self.down = self._slider(self.tr("Height"), 1, usual.height)
        self.from_left = self._slider(self.tr("From left"), -LARGEST_SIDE, usual.x)
        self.from_top = self._slider(self.tr("From top"), -LARGEST_SIDE, usual.y)
        self.subdivisions = NumberSlider(
            self.tr("Subdivisions"), 1, MOST_SUBDIVISIONS, usual.subdivisions, soft_high=10, parent=self
        )
        self.colour = ChoiceBox()
        self.colour.setAccessibleName(self.tr("Colour of the grid"))
        for words, colour in (
            (self.tr("Seen on every picture"), ""),
            (self.tr("Dark, for light pictures"), "#000000"),
            (self.tr("Light, for dark pictures"), "#ffffff"),
            (self.tr("Blue"), "#2f7fe0"),
            (self.tr("Red"), "#e0402f"),
        ):
            self.colour.addItem(words, colour)
        self._fields: dict[str, NumberSlider] = {
            "width": self.across,
            "height": self.down,
            "x": self.from_left,
            "y": self.from_top,
            "subdivisions": self.subdivisions,
        }
        for name, slider in self._fields.items():
            slider.value_changed.connect(lambda _value, name=name: self._set(name))
            slider.editing_finished.connect(work.context.session.seal)
        self.colour.activated.connect(lambda _row: self._set(""))
        rows = QGridLayout()
        rows.setSpacing(8)
        rows.addWidget(self.across, 0, 0)
        rows.addWidget(self.down, 0, 1)
        rows.addWidget(self.from_left, 1, 0)
        rows.addWidget(self.from_top, 1, 1)
        rows.addWidget(self.subdivisions, 2, 0, 1, 2)
        rows.addWidget(self.colour, 3, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(rows)
        work.canvas_changed.connect(self._show)
        self._show()

    def open(self, over: QWidget) -> None:
        """Open in the middle of a widget, and show the grid that is set."""
        if not self._aids.on(Aid.GRID):
            self._aids.toggle(Aid.GRID)
        self._show()
        self.setEnabled(not self._work.context.session.read_only)
        middle = over.mapToGlobal(over.rect().center())
        self.adjustSize()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self.across.setFocus()

    def _slider(self, label: str, low: float, value: float) -> NumberSlider:
        soft_low = None if low > 0 else 0
        return NumberSlider(label, low, LARGEST_SIDE, value, unit="px", soft_low=soft_low, soft_high=_SOFT, parent=self)

    def _set(self, name: str) -> None:
        width, height, x, y, subdivisions = (round(slider.value) for slider in self._fields.values())
        grid = Grid(width, height, x, y, subdivisions, str(self.colour.currentData() or ""))
        if grid != self._work.canvas.grid:
            self._work.execute(SetGrid(grid, merge_key=("grid", name) if name else None))

    def _show(self) -> None:
        grid = self._work.canvas.grid
        for name, slider in self._fields.items():
            value = int(getattr(grid, name))
            if slider.value != value:
                slider.set_value(value)
        self.colour.setCurrentIndex(max(0, self.colour.findData(grid.colour)))
