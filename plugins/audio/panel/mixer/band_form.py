"""BandForm: an equaliser's curve, and the numbers of the band that is chosen in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.audio.panel.mixer.response import ResponseCurve
from plugins.audio.panel.mixer.saying import said
from plugins.audio.panel.mixer.settings import SETTINGS
from plugins.audio.sound.effects import Band, Equaliser, Shape


class BandForm(QWidget):
    """`changed` tells of each Equaliser that was made, `finished` ends a gesture."""

    changed = Signal(object)
    finished = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[Band, ...] = ()
        self.curve = ResponseCurve()
        self.curve.changed.connect(self._taken)
        self.curve.chosen.connect(lambda _index: self._show())
        self.curve.finished.connect(self.finished)
        self.shape = QComboBox()
        self.shape.setAccessibleName(self.tr("Shape of the band"))
        names = {
            Shape.PEAK: self.tr("Peak"),
            Shape.LOW_SHELF: self.tr("Low shelf"),
            Shape.HIGH_SHELF: self.tr("High shelf"),
            Shape.LOW_PASS: self.tr("Low pass"),
            Shape.HIGH_PASS: self.tr("High pass"),
        }
        for shape, name in names.items():
            self.shape.addItem(name, shape.value)
        self.shape.activated.connect(self._set_shape)
        self._remove = IconButton(icons, "trash-2", self.tr("Remove the band"))
        self._remove.clicked.connect(self.curve.remove)
        add = IconButton(icons, "plus", self.tr("Add a band"))
        add.clicked.connect(lambda: self.curve.add(Band(Shape.PEAK, 1000.0, 0.0, 1.0)))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.shape, 1)
        row.addWidget(add)
        row.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.curve)
        layout.addLayout(row)
        self.sliders: dict[str, NumberSlider] = {}
        for setting in SETTINGS[Band]:
            slider = NumberSlider(
                said(setting.label),
                setting.low,
                setting.high,
                float(getattr(Band(), setting.field)),
                step=setting.step,
                unit=setting.unit,
                logarithmic=setting.logarithmic,
            )
            field = setting.field
            slider.value_changed.connect(lambda value, field=field: self._set(field, float(value)))
            slider.editing_finished.connect(self.finished)
            self.sliders[field] = slider
            layout.addWidget(slider)

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show bands."""
        self._bands = bands
        self.curve.show_bands(bands)
        self._show()

    def _show(self) -> None:
        any_ = bool(self._bands)
        for widget in (self.shape, self._remove, *self.sliders.values()):
            widget.setEnabled(any_)
        if not any_ or self.curve.band >= len(self._bands):
            return
        band = self._bands[self.curve.band]
        self.shape.setCurrentIndex(self.shape.findData(band.shape.value))
        self.sliders["gain_db"].setEnabled(band.shape not in (Shape.LOW_PASS, Shape.HIGH_PASS))
        for field, slider in self.sliders.items():
            value = float(getattr(band, field))
            if slider.value != value:
                slider.set_value(value)

    def _set(self, field: str, value: float) -> None:
        self._put(replace(cast("Any", self._bands[self.curve.band]), **{field: value}))

    def _set_shape(self, _index: int) -> None:
        self.finished.emit()
        self._put(replace(self._bands[self.curve.band], shape=Shape(self.shape.currentData())))
        self.finished.emit()

    def _put(self, band: Band) -> None:
        at = self.curve.band
        bands = (*self._bands[:at], band, *self._bands[at + 1 :])
        self.show_bands(bands)
        self.changed.emit(Equaliser(bands))

    def _taken(self, equaliser: Equaliser) -> None:
        self._bands = equaliser.bands
        self._show()
        self.changed.emit(equaliser)
