"""SelectionOptions: how a selection tool is set, in the row above the canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.number_slider import NumberSlider
from plugins.canvas.panel.selection_work import SelectionSettings, Sizing
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.selecting import Mode

_WIDEST = 170


class SelectionOptions(QWidget):
    """The modes, and what else a tool asks for by name."""

    def __init__(self, easel: Easel, parts: Sequence[str]) -> None:
        super().__init__(easel.parent)
        self._selecting = easel.selecting
        self._showing: list[Callable[[SelectionSettings], None]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        group = QButtonGroup(self)
        self.modes: dict[Mode, IconButton] = {}
        for mode, icon, words in (
            (Mode.REPLACE, "square-dashed", self.tr("Replace the selection")),
            (Mode.ADD, "squares-unite", self.tr("Add to the selection (Shift)")),
            (Mode.SUBTRACT, "squares-subtract", self.tr("Subtract from the selection (Alt)")),
            (Mode.INTERSECT, "squares-intersect", self.tr("Intersect with the selection (Shift+Alt)")),
        ):
            button = IconButton(easel.icons, icon, words)
            button.setFixedSize(28, 28)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, mode=mode: self._set(mode=mode))
            group.addButton(button)
            self.modes[mode] = button
            self._row.addWidget(button)
        for part in parts:
            {
                "feather": self._add_feather,
                "smooth": self._add_smooth,
                "sizing": self._add_sizing,
                "tolerance": self._add_tolerance,
                "more": self._add_more,
                "contiguous": self._add_contiguous,
                "all_layers": self._add_all_layers,
                "fuzziness": self._add_fuzziness,
            }[part](easel)
        self._selecting.changed.connect(self._show)
        self._show()

    def add(self, widget: QWidget) -> None:
        """Put a widget of the tool's own behind the rest."""
        self._row.addWidget(widget)

    def _add_feather(self, _easel: Easel) -> None:
        self._slider(self.tr("Feather"), "feather", 0, 500, 0, "px", soft_high=100)

    def _add_tolerance(self, _easel: Easel) -> None:
        self._slider(self.tr("Tolerance"), "tolerance", 0, 255, 24, "")

    def _add_fuzziness(self, _easel: Easel) -> None:
        self._slider(self.tr("Fuzziness"), "fuzziness", 0, 255, 40, "")

    def _add_more(self, _easel: Easel) -> None:
        self._slider(self.tr("Grow"), "more", -100, 100, 0, "px", soft_high=20, soft_low=-20)

    def _add_smooth(self, easel: Easel) -> None:
        self._toggle(easel, "spline", self.tr("Smooth edges (antialiasing)"), "smooth")

    def _add_contiguous(self, easel: Easel) -> None:
        self._toggle(easel, "link", self.tr("Only what hangs together"), "contiguous")

    def _add_all_layers(self, easel: Easel) -> None:
        self._toggle(easel, "layers", self.tr("Look at all layers"), "all_layers")

    def _add_sizing(self, _easel: Easel) -> None:
        box = ChoiceBox()
        box.setAccessibleName(self.tr("Form"))
        for sizing, words in (
            (Sizing.FREE, self.tr("Free")),
            (Sizing.ASPECT, self.tr("Fixed aspect")),
            (Sizing.SIZE, self.tr("Fixed size")),
        ):
            box.addItem(words, sizing)
        box.activated.connect(lambda index: self._set(sizing=Sizing(box.itemData(index))))
        self._row.addWidget(box)
        self._showing.append(lambda settings: box.setCurrentIndex(list(Sizing).index(settings.sizing)))
        for words, name in ((self.tr("W"), "width"), (self.tr("H"), "height")):
            slider = self._slider(words, name, 1, 8192, 512, "", soft_high=2048)
            slider.setMaximumWidth(90)
            self._showing.append(partial(_show_size, slider))

    def _slider(
        self,
        words: str,
        name: str,
        low: float,
        high: float,
        value: float,
        unit: str,
        *,
        soft_high: float | None = None,
        soft_low: float | None = None,
    ) -> NumberSlider:
        slider = NumberSlider(words, low, high, value, unit=unit, soft_high=soft_high, soft_low=soft_low)
        slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        slider.setMaximumWidth(_WIDEST)
        kind = type(getattr(SelectionSettings(), name))
        slider.value_changed.connect(lambda value: self._set(**{name: kind(round(value))}))
        self._row.addWidget(slider, 1)
        self._showing.append(lambda settings: slider.set_value(getattr(settings, name)))
        return slider

    def _toggle(self, easel: Easel, icon: str, words: str, name: str) -> None:
        button = IconButton(easel.icons, icon, words)
        button.setFixedSize(28, 28)
        button.setCheckable(True)
        button.clicked.connect(lambda on: self._set(**{name: on}))
        self._row.addWidget(button)
        self._showing.append(lambda settings: button.setChecked(getattr(settings, name)))

    def _set(self, **changes: Any) -> None:
        self._selecting.set_some(changes)

    def _show(self) -> None:
        settings = self._selecting.settings
        self.modes[settings.mode].setChecked(True)
        for show in self._showing:
            show(settings)


def _show_size(slider: NumberSlider, settings: SelectionSettings) -> None:
    slider.setVisible(settings.sizing is not Sizing.FREE)
