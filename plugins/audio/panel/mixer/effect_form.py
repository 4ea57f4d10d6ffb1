"""EffectForm: the numbers of one effect, with its curve and its presets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.audio.panel.mixer.band_form import BandForm
from plugins.audio.panel.mixer.presets import FIRST, PRESETS
from plugins.audio.panel.mixer.saying import said
from plugins.audio.panel.mixer.settings import SETTINGS, Setting, inner, like, name_of
from plugins.audio.panel.mixer.transfer import TransferCurve
from plugins.audio.sound.effects import Compressor, Delay, Effect, Equaliser

_BEATS = (1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1.0, 1.5, 2.0, 3.0, 4.0)


def slider_of(setting: Setting, value: float) -> NumberSlider:
    """The slider of a setting."""
    return NumberSlider(
        said(setting.label),
        setting.low,
        setting.high,
        value,
        step=setting.step,
        unit=setting.unit,
        soft_high=setting.soft_high,
        scale=setting.scale,
        logarithmic=setting.logarithmic,
    )


class EffectForm(QWidget):
    """Shows one effect; `changed` tells of each change, `finished` ends a gesture."""

    changed = Signal(object)
    """The effect as it is now, off where it is off."""
    finished = Signal()

    def __init__(self, effect: Effect, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.effect = effect
        self._kind = type(inner(effect))
        self._sliders: dict[str, NumberSlider] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._presets = self._preset_choice()
        self._layout.addWidget(self._presets)
        self._bands: BandForm | None = None
        self._curve: TransferCurve | None = None
        self._beats: QComboBox | None = None
        bare = inner(effect)
        if isinstance(bare, Equaliser):
            self._bands = BandForm(icons)
            self._bands.changed.connect(self._take)
            self._bands.finished.connect(self.finished)
            self._layout.addWidget(self._bands)
        if isinstance(bare, Compressor):
            self._curve = TransferCurve()
            self._curve.changed.connect(self._take)
            self._curve.finished.connect(self.finished)
            self._layout.addWidget(self._curve, alignment=Qt.AlignmentFlag.AlignHCenter)
        if isinstance(bare, Delay):
            self._beats = self._beat_choice()
            self._layout.addWidget(self._beats)
        for setting in SETTINGS[self._kind]:
            self._add(setting)
        self.show_effect(effect)

    def fits(self, effect: Effect) -> bool:
        """Whether this is the form of such an effect."""
        return type(inner(effect)) is self._kind

    def show_effect(self, effect: Effect) -> None:
        """Show an effect of the same kind."""
        self.effect = effect
        bare = inner(effect)
        for setting in SETTINGS[self._kind]:
            value = float(getattr(bare, setting.field))
            slider = self._sliders[setting.field]
            if slider.value != value:
                slider.set_value(min(setting.high, max(setting.low, value)))
        if self._bands is not None and isinstance(bare, Equaliser):
            self._bands.show_bands(bare.bands)
        if self._curve is not None and isinstance(bare, Compressor):
            self._curve.show_effect(bare)
        if self._beats is not None and isinstance(bare, Delay):
            near = next((at for at, beats in enumerate(_BEATS) if abs(beats - bare.beats) < 0.005), -1)
            self._beats.blockSignals(True)
            self._beats.setCurrentIndex(near)
            self._beats.blockSignals(False)

    def slider(self, field: str) -> NumberSlider:
        """The slider of a number."""
        return self._sliders[field]

    def _add(self, setting: Setting) -> None:
        first = FIRST[self._kind]
        slider = slider_of(setting, float(getattr(first, setting.field)))
        slider.value_changed.connect(lambda value: self._set(setting.field, float(value)))
        slider.editing_finished.connect(self.finished)
        self._sliders[setting.field] = slider
        self._layout.addWidget(slider)

    def _set(self, field: str, value: float) -> None:
        self._take(replace(cast("Any", inner(self.effect)), **{field: value}))

    def _take(self, bare: Effect) -> None:
        changed = like(self.effect, bare)
        self.show_effect(changed)
        self.changed.emit(changed)

    def _preset_choice(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Presets of {effect}").format(effect=said(name_of(self.effect))))
        combo.setPlaceholderText(self.tr("Presets"))
        for preset in PRESETS[self._kind]:
            combo.addItem(said(preset.name), preset.effect)
        combo.setCurrentIndex(-1)
        combo.activated.connect(self._use_preset)
        return combo

    def _use_preset(self, index: int) -> None:
        self.finished.emit()
        self._take(PRESETS[self._kind][index].effect)
        self.finished.emit()

    def _beat_choice(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Echo distance in beats"))
        combo.setPlaceholderText(self.tr("Another distance"))
        names = (
            self.tr("¼ beat"),
            self.tr("⅓ beat"),
            self.tr("½ beat"),
            self.tr("⅔ beat"),
            self.tr("¾ beat"),
            self.tr("1 beat"),
            self.tr("1½ beats"),
            self.tr("2 beats"),
            self.tr("3 beats"),
            self.tr("4 beats"),
        )
        combo.addItems(names)
        combo.activated.connect(self._set_beats)
        return combo

    def _set_beats(self, index: int) -> None:
        self.finished.emit()
        self._set("beats", _BEATS[index])
        self.finished.emit()
