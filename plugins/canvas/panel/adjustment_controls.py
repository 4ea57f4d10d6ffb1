"""AdjustmentControls: the sliders and curves of the adjustment layer that is worked on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, assert_never

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.canvas.model import (
    Adjustment,
    BrightnessContrast,
    ColourBalance,
    Curves,
    HueSaturation,
    Invert,
    Levels,
)
from plugins.canvas.panel.curve_editor import CurveEditor, Histogram, Points

_CHANNELS = ("value", "red", "green", "blue")
_COLOURS = (None, QColor("#e0716c"), QColor("#5fa777"), QColor("#5b8def"))
_RANGES = ("shadows", "midtones", "highlights")


class AdjustmentControls(QWidget):
    """Tells of every change while a slider is dragged, and when it is let go."""

    changed = Signal(object)
    """The adjustment as it is to be."""
    finished = Signal()

    def __init__(self, adjustment: Adjustment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._adjustment = adjustment
        self._shows: list[Callable[[], None]] = []
        self._hills: list[Histogram] = []
        self._counts: NDArray[np.int64] | None = None
        self._part = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        match adjustment:
            case Levels():
                self._add_levels()
            case Curves():
                self._add_curves()
            case HueSaturation():
                self._add_hue()
            case ColourBalance():
                self._add_balance()
            case BrightnessContrast():
                self._slider(self.tr("Brightness"), -1, 1, 0, "brightness", scale=100)
                self._slider(self.tr("Contrast"), -1, 1, 0, "contrast", scale=100)
            case Invert():
                self.setVisible(False)

    @property
    def adjustment(self) -> Adjustment:
        """What is shown."""
        return self._adjustment

    @property
    def wants_counts(self) -> bool:
        """Whether how often values are there is shown."""
        return bool(self._hills)

    def show_adjustment(self, adjustment: Adjustment) -> None:
        """Show other values of the same kind."""
        if adjustment != self._adjustment:
            self._adjustment = adjustment
            self._show()

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Show how often each value is there (4, 256): of all channels, red, green and blue."""
        self._counts = counts
        for hills in self._hills:
            hills.set_counts(counts[self._part if isinstance(self._adjustment, Curves) else 0])

    def _add_levels(self) -> None:
        hills = Histogram()
        self._hills.append(hills)
        self._layout.addWidget(hills)
        self._slider(self.tr("Black"), 0, 1, 0, "black", scale=255)
        self._slider(self.tr("Midtones"), 0.1, 10, 1, "gamma", step=0.01, logarithmic=True)
        self._slider(self.tr("White"), 0, 1, 1, "white", scale=255)
        self._slider(self.tr("Output black"), 0, 1, 0, "low", scale=255)
        self._slider(self.tr("Output white"), 0, 1, 1, "high", scale=255)

    def _add_curves(self) -> None:
        channel = self._choice((self.tr("All channels"), self.tr("Red"), self.tr("Green"), self.tr("Blue")))
        channel.setAccessibleName(self.tr("Channel"))
        editor = CurveEditor()
        editor.setToolTip(self.tr("Click to put a point, drag it; drag it out to take it away."))
        self._hills.append(editor)
        self._layout.addWidget(editor)

        def show() -> None:
            name = _CHANNELS[self._part]
            editor.show_points(getattr(self._adjustment, name), _COLOURS[self._part])

        def change(points: Points) -> None:
            self._set(**{_CHANNELS[self._part]: points})

        editor.changed.connect(change)
        editor.finished.connect(self.finished)
        self._shows.append(show)
        show()

    def _add_hue(self) -> None:
        self._slider(self.tr("Hue"), -180, 180, 0, "hue", step=1, unit="°")
        self._slider(self.tr("Saturation"), -1, 1, 0, "saturation", scale=100)
        self._slider(self.tr("Lightness"), -1, 1, 0, "lightness", scale=100)
        self._check(self.tr("Colourise"), "colourise")

    def _add_balance(self) -> None:
        self._part = 1
        choice = self._choice((self.tr("Shadows"), self.tr("Midtones"), self.tr("Highlights")))
        choice.setAccessibleName(self.tr("Tones"))
        for at, words in enumerate(
            (self.tr("Cyan to red"), self.tr("Magenta to green"), self.tr("Yellow to blue")),
        ):
            self._balance_slider(at, words)
        self._check(self.tr("Keep luminosity"), "keep_luminosity")

    def _balance_slider(self, at: int, words: str) -> None:
        slider = NumberSlider(words, -1, 1, 0, step=0.01, scale=100)

        def show() -> None:
            slider.set_value(getattr(self._adjustment, _RANGES[self._part])[at])

        def change(value: float) -> None:
            range_ = list(getattr(self._adjustment, _RANGES[self._part]))
            range_[at] = value
            self._set(**{_RANGES[self._part]: tuple(range_)})

        self._add_slider(slider, show, change)

    def _slider(
        self,
        words: str,
        low: float,
        high: float,
        default: float,
        name: str,
        *,
        step: float = 0.0,
        scale: float = 1,
        unit: str = "",
        logarithmic: bool = False,
    ) -> None:
        step = step or 1 / scale
        slider = NumberSlider(words, low, high, default, step=step, scale=scale, unit=unit, logarithmic=logarithmic)

        def show() -> None:
            slider.set_value(getattr(self._adjustment, name))

        self._add_slider(slider, show, lambda value: self._set(**{name: value}))

    def _add_slider(self, slider: NumberSlider, show: Callable[[], None], change: Callable[[float], None]) -> None:
        show()
        slider.value_changed.connect(change)
        slider.editing_finished.connect(self.finished)
        self._shows.append(show)
        self._layout.addWidget(slider)

    def _check(self, words: str, name: str) -> None:
        box = QCheckBox(words)

        def show() -> None:
            box.setChecked(getattr(self._adjustment, name))

        def change(on: bool) -> None:
            self._set(**{name: on})
            self.finished.emit()

        show()
        box.clicked.connect(change)
        self._shows.append(show)
        self._layout.addWidget(box)

    def _choice(self, words: Sequence[str]) -> QComboBox:
        """Which part of the adjustment is shown."""
        choice = QComboBox()
        choice.addItems(list(words))
        choice.setCurrentIndex(self._part)

        def choose(part: int) -> None:
            self._part = part
            self._show()
            if self._counts is not None:
                self.show_counts(self._counts)

        choice.activated.connect(choose)
        self._layout.addWidget(choice)
        return choice

    def _set(self, **values: Any) -> None:
        before = self._adjustment
        if isinstance(before, Levels):
            values = _apart(before, values)
        now: Adjustment = replace(before, **values)
        if now != before:
            self._adjustment = now
            self._show()
            self.changed.emit(now)

    def _show(self) -> None:
        for show in self._shows:
            show()


def _apart(before: Levels, values: dict[str, Any]) -> dict[str, Any]:
    """Values of levels with black below white: the one that is not moved gives way."""
    step = 1 / 255
    black, white = values.get("black", before.black), values.get("white", before.white)
    if not isinstance(black, float | int) or not isinstance(white, float | int) or black + step <= white:
        return values
    if "black" in values:
        black = min(black, 1 - step)
        return {**values, "black": black, "white": max(white, black + step)}
    white = max(white, step)
    return {**values, "white": white, "black": min(black, white - step)}


def adjustment_title(adjustment: Adjustment) -> str:
    """What an adjustment is called, in the user's language."""
    match adjustment:
        case Levels():
            return QCoreApplication.translate("Adjustments", "Levels")
        case Curves():
            return QCoreApplication.translate("Adjustments", "Curves")
        case HueSaturation():
            return QCoreApplication.translate("Adjustments", "Hue and saturation")
        case ColourBalance():
            return QCoreApplication.translate("Adjustments", "Colour balance")
        case BrightnessContrast():
            return QCoreApplication.translate("Adjustments", "Brightness and contrast")
        case Invert():
            return QCoreApplication.translate("Adjustments", "Invert")
        case _:
            assert_never(adjustment)


ADJUSTMENTS: tuple[Adjustment, ...] = (
    Levels(),
    Curves(),
    HueSaturation(),
    ColourBalance(),
    BrightnessContrast(),
    Invert(),
)
"""Every adjustment, as it is added."""
