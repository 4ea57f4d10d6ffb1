"""FillHand: a colour poured over what looks like the clicked pixel."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.api import Json, Settings
from app.widgets.icon_button import IconButton
from app.widgets.number_slider import NumberSlider
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.paint import Filling
from plugins.canvas.panel.painted import Flood
from plugins.canvas.panel.tools.hand import Easel, ToolHand

_KEPT = "canvas.fill"
_WIDEST = 160


class FillHand(ToolHand):
    """A click fills, as one step."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self._settings = FillOptions(easel)

    def press(self, pointer: Pointer) -> None:
        """Fill from here."""
        work, tools = self._easel.work, self._easel.tools
        place = QPoint(math.floor(pointer.picture.x()), math.floor(pointer.picture.y()))
        if not self._easel.view.picture.contains(place) or not work.may_paint():
            return
        colour, filling = tools.foreground, self._settings.filling
        rgba = work.colour_on_target(colour.red(), colour.green(), colour.blue())
        looked_at = None if filling.all_layers else work.active.id
        edit = Flood(work.target.id, place.x(), place.y(), filling, work.clip, rgba, looked_at, work.mask_active)
        work.paint(edit)
        tools.note_used()

    def drag(self, pointer: Pointer) -> None:
        """It is filled already."""
        del pointer

    def release(self, pointer: Pointer) -> None:
        """It is filled already."""
        del pointer

    def hover(self, pointer: Pointer) -> None:
        """Nothing is shown before."""
        del pointer

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Nothing lies over the picture."""
        del painter, viewport


class FillOptions(QWidget):
    """How far filling goes."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        self._settings = easel.work.context.settings
        self.filling = _read(self._settings)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        usual = Filling()
        for words, name, low, high, soft_low, soft_high, unit in (
            (self.tr("Tolerance"), "tolerance", 0, 255, None, None, ""),
            (self.tr("Grow"), "grow", -100, 100, -20, 20, "px"),
            (self.tr("Feather"), "feather", 0, 500, None, 50, "px"),
        ):
            slider = NumberSlider(
                words, low, high, getattr(usual, name), unit=unit, soft_low=soft_low, soft_high=soft_high
            )
            slider.set_value(getattr(self.filling, name))
            slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            slider.setMaximumWidth(_WIDEST)
            slider.value_changed.connect(self._setter(name, lambda value: round(float(value))))
            row.addWidget(slider, 1)
        for icon, words, name in (
            ("link", self.tr("Only what hangs together"), "contiguous"),
            ("layers", self.tr("Look at all layers"), "all_layers"),
            ("spline", self.tr("Smooth edges (antialiasing)"), "smooth"),
        ):
            button = IconButton(easel.icons, icon, words)
            button.setFixedSize(28, 28)
            button.setCheckable(True)
            button.setChecked(getattr(self.filling, name))
            button.toggled.connect(self._setter(name, bool))
            row.addWidget(button)

    def _setter(self, name: str, kind: Callable[[Any], object]) -> Callable[[Any], None]:
        def set_it(value: Any) -> None:
            changes: dict[str, Any] = {name: kind(value)}
            self.filling = replace(self.filling, **changes)
            self._settings.set(_KEPT, asdict(self.filling))

        return set_it


def _read(settings: Settings) -> Filling:
    """How it was set; the usual way where that is malformed."""
    kept: Json = settings.get(_KEPT, {})
    usual = Filling()
    if not isinstance(kept, dict):
        return usual

    def number(name: str, low: int, high: int) -> int:
        value = kept.get(name)
        good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return value if good and isinstance(value, int) else int(getattr(usual, name))

    def switch(name: str) -> bool:
        value = kept.get(name)
        return value if isinstance(value, bool) else bool(getattr(usual, name))

    return Filling(
        number("tolerance", 0, 255),
        switch("contiguous"),
        switch("all_layers"),
        switch("smooth"),
        number("grow", -100, 100),
        number("feather", 0, 500),
    )
