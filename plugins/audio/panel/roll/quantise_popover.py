"""QuantisePopover: how notes are moved to a grid: which grid, how far, with how much swing, and what of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.grids import GridChoice


class QuantisePopover(QFrame):
    """Hangs below its button; what was set stays for the key that quantises at once."""

    def __init__(self, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._edits = edits
        self._grid = 0
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Quantise"))
        title = QLabel(self.tr("Quantise"))
        title.setProperty("class", "title")
        self.grid = GridChoice(self.tr("Grid"), self, with_none=False)
        self.strength = NumberSlider(self.tr("Strength"), 0, 1, 1, step=0.01, unit="%", scale=100)
        self.swing = NumberSlider(self.tr("Swing"), 0, 1, 0, step=0.01, unit="%", scale=100)
        self.starts = QCheckBox(self.tr("Beginnings"))
        self.ends = QCheckBox(self.tr("Ends"))
        self.starts.setChecked(True)
        self.apply = QPushButton(self.tr("Quantise"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self._apply)
        self.grid.activated.connect(self._choose)
        which = QHBoxLayout()
        for box in (self.starts, self.ends):
            box.toggled.connect(lambda _on: self.apply.setEnabled(self.starts.isChecked() or self.ends.isChecked()))
            which.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (title, self.grid, self.strength, self.swing):
            layout.addWidget(widget)
        layout.addLayout(which)
        layout.addWidget(self.apply)
        self.setFixedWidth(280)

    def open(self, below: QWidget) -> None:
        """Open below a button."""
        self.grid.offer(self._edits.state.work.song.metre, self._grid or self._edits.state.step)
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        self.apply.setFocus()

    def run(self) -> None:
        """Quantise as it was set; the grid is the roll's unless another was chosen."""
        starts, ends = self.starts.isChecked(), self.ends.isChecked()
        if starts or ends:
            grid = self._grid or self._edits.state.step
            self._edits.quantise(grid, self.strength.value, self.swing.value, starts=starts, ends=ends)

    def _choose(self) -> None:
        self._grid = self.grid.ticks

    def _apply(self) -> None:
        self.hide()
        self.run()
