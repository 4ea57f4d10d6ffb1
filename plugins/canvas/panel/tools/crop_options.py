"""CropOptions: the frame's aspect and the horizon, in the row above the canvas."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.tools.hand import Easel

_STEEPEST = 45.0
_ASPECTS = ((1, 1), (5, 4), (4, 3), (3, 2), (16, 9), (21, 9), (4, 5), (3, 4), (2, 3), (9, 16))


class CropOptions(QWidget):
    """Tells of what was chosen."""

    aspect_chosen = Signal(float)
    straightened = Signal(float)
    applied = Signal()

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        self._work = easel.work
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._aspect = ChoiceBox()
        self._aspect.setAccessibleName(self.tr("Aspect"))
        self._aspect.addItem(self.tr("Any aspect"), (0, 0))
        self._aspect.addItem(self.tr("As the canvas"), (-1, -1))
        for wide, high in _ASPECTS:
            self._aspect.addItem(f"{wide} : {high}", (wide, high))
        self._aspect.activated.connect(lambda _index: self.aspect_chosen.emit(self.aspect))
        self.straighten = NumberSlider(
            self.tr("Straighten"), -_STEEPEST, _STEEPEST, 0, step=0.1, key_step=0.5, unit="°"
        )
        self.straighten.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.straighten.setMaximumWidth(200)
        self.straighten.value_changed.connect(self.straightened)
        self._size = QLabel()
        self._size.setProperty("class", "secondary")
        self._apply = QPushButton(self.tr("Crop"))
        self._apply.setToolTip(self.tr("Crop (Enter); Escape takes it back"))
        self._apply.clicked.connect(self.applied)
        for widget in (self._aspect, self.straighten, self._size, self._apply):
            row.addWidget(widget)

    @property
    def aspect(self) -> float:
        """Width by height that the frame is kept to; 0 for any."""
        wide, high = self._aspect.currentData()
        if wide < 0:
            return self._work.canvas.width / self._work.canvas.height
        return wide / high if high else 0.0

    def choose_aspect(self, wide: int, high: int) -> None:
        """Keep the frame to one of the aspects."""
        index = next(at for at in range(self._aspect.count()) if tuple(self._aspect.itemData(at)) == (wide, high))
        self._aspect.setCurrentIndex(index)
        self.aspect_chosen.emit(self.aspect)

    @property
    def angle(self) -> float:
        """How far the picture is turned, in degrees clockwise."""
        return self.straighten.value

    def reset(self) -> None:
        """Any aspect, and the picture as it is."""
        self._aspect.setCurrentIndex(0)
        self.straighten.set_value(0)

    def show_size(self, width: float, height: float, *, possible: bool) -> None:
        """Show how large the canvas would be."""
        self._size.setText(f"{round(width)} × {round(height)} px")
        self._apply.setEnabled(possible)
