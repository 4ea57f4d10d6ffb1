"""RegionControls: the prompts of a region, how strongly they hold, and the picture that it shall resemble."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.api import Asset
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import SetRegion
from plugins.canvas.model import Region
from plugins.canvas.panel.guiding.reference_field import ReferenceField
from plugins.canvas.panel.guiding.sliders import move, share_slider
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork


class RegionControls(QWidget):
    """Every change of the active layer's region is a step of the history, typing and a drag one."""

    def __init__(self, work: CanvasWork, loader: PictureLoader, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.prompt = self._line(
            self.tr("What the region shows"), self.tr("Prompt of the region"), "prompt", icons.icon("plus")
        )
        self.negative = self._line(
            self.tr("What it does not show"),
            self.tr("Negative prompt of the region"),
            "negative_prompt",
            icons.icon("minus"),
        )
        self.strength = self._slider(self.tr("Strength"), "strength")
        self.strength.setToolTip(self.tr("How far the region's prompt takes the place of the picture's."))
        self.reference = ReferenceField(work, loader, icons, self)
        self.reference.chosen.connect(self._set_reference)
        self.reference.cleared.connect(self._clear_reference)
        self.reference_strength = self._slider(self.tr("Resemblance"), "reference_strength")
        self.reference_strength.setToolTip(self.tr("How much the region resembles its reference picture."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.prompt, self.negative, self.strength, self.reference, self.reference_strength):
            layout.addWidget(widget)

    def show_region(self, region: Region | None) -> None:
        """Show a region, or nothing."""
        self.setVisible(region is not None)
        if region is None:
            return
        for line, text in ((self.prompt, region.prompt), (self.negative, region.negative_prompt)):
            if line.text() != text:
                line.setText(text)
        move(self.strength, region.strength)
        move(self.reference_strength, region.reference_strength)
        self.reference.show_asset(region.reference)
        self.reference_strength.setVisible(region.reference is not None)

    def _line(self, words: str, name: str, field: str, icon: QIcon) -> QLineEdit:
        line = QLineEdit()
        line.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        line.setToolTip(name)
        for button in line.findChildren(QToolButton):
            button.setAccessibleName(name)
        line.setPlaceholderText(words)
        line.setAccessibleName(name)
        line.textEdited.connect(lambda text: self._change(field, text))
        line.editingFinished.connect(self._work.context.session.seal)
        return line

    def _slider(self, label: str, field: str) -> NumberSlider:
        slider = share_slider(self._work, label, 2, 1)
        slider.value_changed.connect(lambda value: self._change(field, value))
        return slider

    def _change(self, field: str, value: Any) -> None:
        layer = self._work.active
        if layer.region is None or getattr(layer.region, field) == value:
            return
        region = replace(layer.region, **{field: value})
        self._work.execute(SetRegion(layer.id, region, merge_key=("region", layer.id, field)))

    def _set_reference(self, asset: Asset) -> None:
        layer = self._work.active
        if layer.region is not None and layer.region.reference != asset.id:
            region = replace(layer.region, reference=asset.id)
            self._work.execute(SetRegion(layer.id, region, asset, label="Reference picture"))

    def _clear_reference(self) -> None:
        layer = self._work.active
        if layer.region is not None and layer.region.reference is not None:
            region = replace(layer.region, reference=None)
            self._work.execute(SetRegion(layer.id, region, label="Reference picture"))
