"""GuideControls: what the active layer tells the model: a prompt for its region, or a control picture."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.api import Asset, JobContext, Words
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import PlaceAsset, SetControl, SetRegion
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.model import Control, ControlKind, Layer, Region, new_layer_id
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.preprocess.by_model import Derived, derived, lacking
from plugins.canvas.preprocess.registry import PREPROCESSORS

_DERIVED = frozenset(one.name for one in PREPROCESSORS)
"""The kinds that are derived from a picture, some of them by a model."""


class GuideControls(QWidget):
    """Stands below the list of layers; every change is a step of the history, a drag one."""

    def __init__(self, work: CanvasWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.region = QCheckBox(self.tr("Use as region"))
        self.region.setToolTip(self.tr("Where the layer has pixels, “Compose” draws what its prompt says."))
        self.region.clicked.connect(self._set_region)
        self.control = QCheckBox(self.tr("Use as control"))
        self.control.setToolTip(self.tr("The layer guides “Compose” and is no part of the picture."))
        self.control.clicked.connect(self._set_control)
        self.prompt = QLineEdit()
        self.prompt.setPlaceholderText(self.tr("What the region shows"))
        self.prompt.setAccessibleName(self.tr("Prompt of the region"))
        self.prompt.textEdited.connect(lambda text: self._change_region(replace(self._region(), prompt=text), "prompt"))
        self.prompt.editingFinished.connect(work.context.session.seal)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("What the control picture tells"))
        for kind in ControlKind:
            self.kind.addItem(control_title(kind), kind)
        self.kind.activated.connect(self._set_kind)
        self.strength = self._slider(self.tr("Strength"), 2, 1)
        self.strength.setToolTip(self.tr("How far the model keeps to it."))
        self.strength.value_changed.connect(self._set_strength)
        self.start, self.end = self._slider(self.tr("From"), 1, 0), self._slider(self.tr("To"), 1, 1)
        self.start.setToolTip(self.tr("The part of the way from noise to picture at which it is first heard."))
        self.start.value_changed.connect(lambda value: self._change("start", start=min(value, self.end.value)))
        self.end.setToolTip(self.tr("The part of the way from noise to picture at which it is last heard."))
        self.end.value_changed.connect(lambda value: self._change("end", end=max(value, self.start.value)))
        self.derive = QPushButton(self.tr("Make from picture"))
        self.derive.setToolTip(self.tr("Put a new control layer of this kind above, derived from what is seen."))
        self.derive.clicked.connect(self._derive)
        self.lacks = QLabel()
        self.lacks.setWordWrap(True)
        self.lacks.setProperty("class", "secondary")
        row = QHBoxLayout()
        row.addWidget(self.region, 1)
        row.addWidget(self.control, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.start, 1)
        ends.addWidget(self.end, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.prompt)
        layout.addWidget(self.kind)
        layout.addWidget(self.strength)
        layout.addLayout(ends)
        layout.addWidget(self.derive)
        layout.addWidget(self.lacks)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    def _slider(self, label: str, high: float, value: float) -> NumberSlider:
        slider = NumberSlider(label, 0, high, value, step=0.01, unit="%", scale=100)
        slider.editing_finished.connect(self._work.context.session.seal)
        return slider

    def _region(self) -> Region:
        return self._work.active.region or Region()

    def _show(self) -> None:
        layer = self._work.active
        region, control = layer.region, layer.control
        self.setVisible(layer.has_pixels or layer.is_group)
        self.setEnabled(not layer.locked)
        self.region.setChecked(region is not None)
        self.region.setEnabled(control is None)
        self.control.setChecked(control is not None)
        self.control.setEnabled(layer.has_pixels and region is None)
        self.prompt.setVisible(region is not None)
        if region is not None and self.prompt.text() != region.prompt:
            self.prompt.setText(region.prompt)
        self.derive.setVisible(control is not None and control.kind.value in _DERIVED)
        missing = None if control is None else lacking(control.kind.value, self._work.context.seeing)
        self.derive.setEnabled(missing is None)
        self.lacks.setVisible(missing is not None)
        self.lacks.setText("" if missing is None else _said(missing))
        for widget in (self.kind, self.start, self.end):
            widget.setVisible(control is not None)
        self.strength.setVisible(region is not None or control is not None)
        told = control or region
        if told is not None:
            _move(self.strength, told.strength)
        if control is not None:
            self.kind.setCurrentIndex(self.kind.findData(control.kind))
            _move(self.start, control.start)
            _move(self.end, control.end)

    def _set_region(self, on: bool) -> None:
        self._work.execute(SetRegion(self._work.active.id, Region() if on else None))
        if on:
            self.prompt.setFocus()

    def _set_control(self, on: bool) -> None:
        self._work.execute(SetControl(self._work.active.id, Control(ControlKind.SCRIBBLE) if on else None))

    def _set_kind(self, row: int) -> None:
        kind = self.kind.itemData(row)
        if isinstance(kind, ControlKind):
            self._change("", kind=kind)

    def _set_strength(self, strength: float) -> None:
        if self._work.active.control is not None:
            self._change("strength", strength=strength)
        elif self._work.active.region is not None:
            self._change_region(replace(self._region(), strength=strength), "strength")

    def _derive(self) -> None:
        work, control, above = self._work, self._work.active.control, self._work.active.id
        if control is None or not work.settle():
            return
        canvas, rect, assets = work.canvas, work.frame, work.context.assets
        name = control_title(control.kind)

        seeing = work.context.seeing

        def derive(job: JobContext) -> tuple[Asset, Derived]:
            seen = opaque(flatten(canvas.drawn(), stored_tiles(assets), rect, job.check))
            made = derived(seen, rect[2], rect[3], control.kind.value, seeing, job.check)
            pixels = np.dstack([made.picture, np.full(made.picture.shape[:2], 255, np.uint8)])
            return assets.add_picture(pixels, name), made

        def done(found: tuple[Asset, Derived]) -> None:
            asset, made = found
            if made.note is not None:
                work.context.messages.say(_said(made.note))
            layer = Layer(new_layer_id(), name, asset.id, rect[0], rect[1], control=control)
            work.execute(PlaceAsset(layer, asset, above, label="Control layer"))

        work.run(self.tr("Deriving the control picture"), derive, done)

    def _change_region(self, region: Region, what: str) -> None:
        layer = self._work.active
        if layer.region is not None and region != layer.region:
            self._work.execute(SetRegion(layer.id, region, merge_key=("region", layer.id, what)))

    def _change(
        self,
        what: str,
        *,
        kind: ControlKind | None = None,
        strength: float | None = None,
        start: float | None = None,
        end: float | None = None,
    ) -> None:
        layer = self._work.active
        old = layer.control
        if old is None:
            return
        control = Control(
            old.kind if kind is None else kind,
            old.model,
            old.strength if strength is None else strength,
            old.start if start is None else start,
            old.end if end is None else end,
        )
        if control != old:
            key: Hashable | None = ("control", layer.id, what) if what else None
            self._work.execute(SetControl(layer.id, control, merge_key=key))


def _move(slider: NumberSlider, value: float) -> None:
    if abs(slider.value - value) > 1e-6:
        slider.set_value(value)


def _said(words: Words) -> str:
    return words.translated(partial(QCoreApplication.translate, "Words"))


def control_title(kind: ControlKind) -> str:
    """What a kind of control picture is called."""
    titles = {
        ControlKind.LINE_ART: QCoreApplication.translate("CanvasPanel", "Line art"),
        ControlKind.SCRIBBLE: QCoreApplication.translate("CanvasPanel", "Scribble"),
        ControlKind.CANNY: QCoreApplication.translate("CanvasPanel", "Canny edges"),
        ControlKind.SOFT_EDGE: QCoreApplication.translate("CanvasPanel", "Soft edges"),
        ControlKind.DEPTH: QCoreApplication.translate("CanvasPanel", "Depth"),
        ControlKind.POSE: QCoreApplication.translate("CanvasPanel", "Pose"),
        ControlKind.NORMAL: QCoreApplication.translate("CanvasPanel", "Normals"),
        ControlKind.TILE: QCoreApplication.translate("CanvasPanel", "Tile"),
        ControlKind.SEGMENTATION: QCoreApplication.translate("CanvasPanel", "Areas of colour"),
        ControlKind.STYLE: QCoreApplication.translate("CanvasPanel", "Style"),
        ControlKind.SUBJECT: QCoreApplication.translate("CanvasPanel", "Subject"),
        ControlKind.COMPOSITION: QCoreApplication.translate("CanvasPanel", "Composition"),
        ControlKind.FACE: QCoreApplication.translate("CanvasPanel", "Face"),
    }
    return titles[kind]
