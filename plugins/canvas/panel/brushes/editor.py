"""BrushEditor: every setting of the brush in the hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from app.widgets.section import Section
from plugins.canvas.brush import Brush, Effect, Grain, GrainMode, Smoothing, Tip, TipKind
from plugins.canvas.panel.brushes.curves import DynamicsEditor
from plugins.canvas.panel.tool_state import ToolState


@dataclass(frozen=True, slots=True)
class _Number:
    """A field of a brush that is set by a slider."""

    name: str
    low: float
    high: float
    step: float = 0.01
    unit: str = "%"
    scale: float = 100
    soft_high: float | None = None


_SHAPE = (
    _Number("ratio", 0.02, 1),
    _Number("angle", -180, 180, 1, "°", 1),
    _Number("spacing", 0.01, 10, soft_high=1),
    _Number("scatter", 0, 10, soft_high=2),
    _Number("count", 1, 32, 1, "", 1, soft_high=8),
)
_CHANCE = (_Number("size_jitter", 0, 1), _Number("angle_jitter", 0, 1), _Number("flow_jitter", 0, 1))
_PAPER = (_Number("grain_strength", 0, 1), _Number("grain_scale", 0.1, 10, 0.1, "×", 1, soft_high=4))
_MIXING = (_Number("length", 0, 1), _Number("load", 0, 1))
_WAY = (_Number("smoothing_strength", 0, 1), _Number("smoothing_px", 0, 1000, 1, "px", 1, soft_high=200))
_AIR = (_Number("dabs_a_second", 1, 200, 1, "", 1),)


class BrushEditor(QWidget):
    """Shows how the brush is set and sets it."""

    def __init__(self, tools: ToolState, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._sliders: dict[str, NumberSlider] = {}
        self._choices: dict[str, ChoiceBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 4, 0)
        self._layout.setSpacing(8)
        self._tip = self._choice(TipKind, self._tip_names(), self._set_tip)
        self._effect = self._choice(Effect, self._effect_names(), self._set("effect"))
        self._grain = self._choice(Grain, self._grain_names(), self._set("grain"))
        self._mode = self._choice(
            GrainMode,
            {GrainMode.MULTIPLY: self.tr("Less colour in valleys"), GrainMode.HEIGHT: self.tr("Catches on peaks")},
            self._set("grain_mode"),
        )
        self._smoothing = self._choice(
            Smoothing,
            {
                Smoothing.NONE: self.tr("None"),
                Smoothing.BASIC: self.tr("Weighted"),
                Smoothing.STABILISER: self.tr("Pulled by a string"),
            },
            self._set("smoothing"),
        )
        self._airbrush = QCheckBox(self.tr("Goes on while the pen stands"))
        self._airbrush.toggled.connect(lambda on: self._change(airbrush=on))
        self._dynamics = DynamicsEditor(tools, icons)
        first = QFormLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(8)
        first.addRow(self.tr("Tip"), self._tip)
        first.addRow(self.tr("Effect"), self._effect)
        self._layout.addLayout(first)
        self._section(icons, self.tr("Shape"), _SHAPE)
        self._section(icons, self.tr("Chance"), _CHANCE)
        self._section(
            icons, self.tr("Paper"), _PAPER, (self.tr("Paper"), self._grain), (self.tr("Takes colour"), self._mode)
        )
        self._section(icons, self.tr("Mixing"), _MIXING)
        self._section(icons, self.tr("Smoothing"), _WAY, (self.tr("Smoothing"), self._smoothing))
        air = self._section(icons, self.tr("Airbrush"), ())
        air.body.addWidget(self._airbrush)
        self._add(air, _AIR)
        pen = self._section(icons, self.tr("Pen"), ())
        pen.body.addWidget(self._dynamics)
        self._layout.addStretch(1)
        tools.changed.connect(self._show)
        self._show()

    def _section(
        self, icons: Icons, title: str, numbers: tuple[_Number, ...], *choices: tuple[str, ChoiceBox]
    ) -> Section:
        section = Section(title, icons)
        if choices:
            form = QFormLayout()
            form.setContentsMargins(0, 0, 0, 0)
            form.setSpacing(8)
            for words, box in choices:
                form.addRow(QLabel(words), box)
            section.body.addLayout(form)
        self._add(section, numbers)
        self._layout.addWidget(section)
        return section

    def _add(self, section: Section, numbers: tuple[_Number, ...]) -> None:
        usual, names = Brush(), self._number_names()
        for number in numbers:
            slider = NumberSlider(
                names[number.name],
                number.low,
                number.high,
                float(getattr(usual, number.name)),
                step=number.step,
                unit=number.unit,
                scale=number.scale,
                soft_high=number.soft_high,
            )
            whole = number.name == "count"
            slider.value_changed.connect(
                lambda value, name=number.name, whole=whole: self._change(**{name: round(value) if whole else value})
            )
            self._sliders[number.name] = slider
            section.body.addWidget(slider)

    def _choice(self, kind: type[Enum], names: dict[Any, str], chosen: Callable[[Enum], None]) -> ChoiceBox:
        box = ChoiceBox()
        # A long name is cut rather than that the dock grows wide.
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        for value in kind:
            if value in names:
                box.addItem(names[value], value)
        box.activated.connect(lambda row: chosen(box.itemData(row)))
        return box

    def _set(self, name: str) -> Callable[[Enum], None]:
        return lambda value: self._change(**{name: value})

    def _set_tip(self, kind: Enum) -> None:
        tip = self._tools.brush.tip
        if isinstance(kind, TipKind) and kind is not tip.kind:
            self._change(tip=Tip(kind, tip.seed))

    def _change(self, **values: Any) -> None:
        self._tools.set_brush(replace(self._tools.brush, **values))

    def _show(self) -> None:
        brush = self._tools.brush
        for name, slider in self._sliders.items():
            slider.set_value(float(getattr(brush, name)))
        stamp = self._tip.findData(TipKind.STAMP)
        if brush.tip.kind is TipKind.STAMP and stamp < 0:
            self._tip.addItem(self.tr("Picture"), TipKind.STAMP)
        elif brush.tip.kind is not TipKind.STAMP and stamp >= 0:
            self._tip.removeItem(stamp)
        for box, value in (
            (self._tip, brush.tip.kind),
            (self._effect, brush.effect),
            (self._grain, brush.grain),
            (self._mode, brush.grain_mode),
            (self._smoothing, brush.smoothing),
        ):
            box.setCurrentIndex(box.findData(value))
        with QSignalBlocker(self._airbrush):
            self._airbrush.setChecked(brush.airbrush)
        grained = brush.grain is not Grain.NONE
        self._mode.setEnabled(grained)
        self._sliders["grain_strength"].setEnabled(grained)
        self._sliders["grain_scale"].setEnabled(grained)
        self._sliders["length"].setEnabled(brush.effect not in (Effect.PAINT, Effect.ERASE))
        self._sliders["load"].setEnabled(brush.effect is Effect.SMUDGE)
        self._sliders["smoothing_strength"].setEnabled(brush.smoothing is Smoothing.BASIC)
        self._sliders["smoothing_px"].setEnabled(brush.smoothing is Smoothing.STABILISER)
        self._sliders["dabs_a_second"].setEnabled(brush.airbrush)

    def _number_names(self) -> dict[str, str]:
        return {
            "ratio": self.tr("Roundness"),
            "angle": self.tr("Angle"),
            "spacing": self.tr("Spacing"),
            "scatter": self.tr("Scatter"),
            "count": self.tr("Dabs in one place"),
            "size_jitter": self.tr("Size by chance"),
            "angle_jitter": self.tr("Angle by chance"),
            "flow_jitter": self.tr("Flow by chance"),
            "grain_strength": self.tr("Depth"),
            "grain_scale": self.tr("Grain size"),
            "length": self.tr("Strength"),
            "load": self.tr("Own colour"),
            "smoothing_strength": self.tr("Smoothness"),
            "smoothing_px": self.tr("String"),
            "dabs_a_second": self.tr("Dabs a second"),
        }

    def _tip_names(self) -> dict[Any, str]:
        return {
            TipKind.ROUND: self.tr("Round"),
            TipKind.SQUARE: self.tr("Square"),
            TipKind.BRISTLES: self.tr("Bristles"),
            TipKind.HAIRS: self.tr("Hairs"),
            TipKind.CHALK: self.tr("Chalk"),
            TipKind.SPATTER: self.tr("Spatter"),
            TipKind.WASH: self.tr("Wash"),
        }

    def _effect_names(self) -> dict[Any, str]:
        return {
            Effect.PAINT: self.tr("Paint"),
            Effect.ERASE: self.tr("Paint with transparency"),
            Effect.SMUDGE: self.tr("Smudge"),
            Effect.BLUR: self.tr("Blur"),
            Effect.SHARPEN: self.tr("Sharpen"),
            Effect.DODGE: self.tr("Dodge"),
            Effect.BURN: self.tr("Burn"),
        }

    def _grain_names(self) -> dict[Any, str]:
        return {
            Grain.NONE: self.tr("None"),
            Grain.PAPER: self.tr("Drawing paper"),
            Grain.CANVAS: self.tr("Canvas"),
            Grain.COARSE: self.tr("Coarse paper"),
        }
