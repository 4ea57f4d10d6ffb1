"""TransformOptions: place, size and angle as numbers, and how pixels are found, in the row above the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.transform_box import TransformBox
from plugins.canvas.transforming import Sampling

_KEPT = "canvas.transform"
_FAR = 1_000_000
_WIDEST = 120


class TransformOptions(QWidget):
    """Tells of a number that was set by its name, and of what was pressed."""

    number_set = Signal(str, float)
    flipped = Signal(bool)
    turned = Signal(float)
    applied = Signal()

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        self._settings = easel.work.context.settings
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._numbers: dict[str, NumberSlider] = {}
        for words, name, low, soft, unit in (
            (self.tr("X"), "x", -_FAR, (-1024, 2048), "px"),
            (self.tr("Y"), "y", -_FAR, (-1024, 2048), "px"),
            (self.tr("Width"), "width", 0, (1, 2048), "px"),
            (self.tr("Height"), "height", 0, (1, 2048), "px"),
            (self.tr("Angle"), "angle", -180, (-180, 180), "°"),
        ):
            high = 180 if name == "angle" else _FAR
            slider = NumberSlider(
                words, low, high, 0, step=0.1, key_step=1, unit=unit, soft_low=soft[0], soft_high=soft[1]
            )
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.setMaximumWidth(_WIDEST)
            slider.value_changed.connect(self._teller(name))
            self._numbers[name] = slider
            row.addWidget(slider, 1)
        self._sampling = ChoiceBox()
        self._sampling.setAccessibleName(self.tr("How pixels are found"))
        self._sampling.setToolTip(self.tr("How pixels are found"))
        for sampling, words in (
            (Sampling.NEAREST, self.tr("Nearest")),
            (Sampling.BILINEAR, self.tr("Bilinear")),
            (Sampling.BICUBIC, self.tr("Bicubic")),
            (Sampling.LANCZOS, self.tr("Lanczos")),
        ):
            self._sampling.addItem(words, sampling.value)
        kept = self._sampling.findData(self._settings.get(_KEPT, Sampling.BICUBIC.value))
        self._sampling.setCurrentIndex(kept if kept >= 0 else self._sampling.findData(Sampling.BICUBIC.value))
        self._sampling.activated.connect(self._keep)
        row.addWidget(self._sampling)
        icons = easel.icons
        for icon, words, press in (
            ("flip-horizontal", self.tr("Flip left and right"), lambda: self.flipped.emit(True)),
            ("flip-vertical", self.tr("Flip top and bottom"), lambda: self.flipped.emit(False)),
            ("rotate-ccw", self.tr("Turn a quarter to the left"), lambda: self.turned.emit(-90.0)),
            ("rotate-cw", self.tr("Turn a quarter to the right"), lambda: self.turned.emit(90.0)),
        ):
            button = IconButton(icons, icon, words)
            button.setFixedSize(28, 28)
            button.clicked.connect(press)
            row.addWidget(button)
        self._apply = QPushButton(self.tr("Apply"))
        self._apply.setToolTip(self.tr("Apply (Enter); Escape takes it back"))
        self._apply.clicked.connect(self.applied)
        row.addWidget(self._apply)
        self.show_box(None)

    @property
    def sampling(self) -> Sampling:
        """How pixels are found."""
        return Sampling(self._sampling.currentData())

    def show_box(self, box: TransformBox | None) -> None:
        """Show where the box is, or that there is none."""
        for slider in self._numbers.values():
            slider.setEnabled(box is not None)
        self._apply.setEnabled(box is not None and box.changed)
        if box is None:
            return
        corner, (width, height) = box.bounds.topLeft(), box.size
        values = {"x": corner.x(), "y": corner.y(), "width": width, "height": height, "angle": box.angle}
        for name, value in values.items():
            bound = 180 if name == "angle" else _FAR
            self._numbers[name].set_value(round(min(bound, max(-bound, value)), 1))

    def _teller(self, name: str) -> Callable[[float], None]:
        return lambda value: self.number_set.emit(name, float(value))

    def _keep(self, _index: int) -> None:
        self._settings.set(_KEPT, self.sampling.value)
