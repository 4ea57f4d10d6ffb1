"""ControlControls: what a control picture tells, which model reads it, when, and what derives it from the layer."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.api import Asset, Command, JobContext, ModelRecord, Together, UserError
from app.widgets.choice_box import ChoiceBox
from app.widgets.wrapped_label import WrappedLabel
from plugins.canvas.commands import PlaceAsset, RemoveLayer, SetControl
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.generators.guided import chosen, fitting
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.model import REFERENCES, Control, ControlKind, Layer, new_layer_id
from plugins.canvas.panel.guiding.sliders import move, share_slider
from plugins.canvas.panel.guiding.titles import control_title, said
from plugins.canvas.panel.leading import Leading
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.preprocess.by_model import Derived, derived, lacking, short_of
from plugins.canvas.preprocess.registry import PREPROCESSORS

_DERIVED = frozenset(one.name for one in PREPROCESSORS)
"""The kinds that are derived from a picture, some of them by a model."""
_NARROWEST = 140


class ControlControls(QWidget):
    """Every change of the active control layer is a step of the history, a drag one."""

    def __init__(self, work: CanvasWork, leading: Leading, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._leading = work, leading
        self._known: object = None
        self.kind = ChoiceBox(narrowest=_NARROWEST)
        self.kind.setAccessibleName(self.tr("What the control picture tells"))
        for kind in ControlKind:
            self.kind.addItem(control_title(kind), kind)
        self.kind.activated.connect(self._set_kind)
        self.model = ChoiceBox(narrowest=_NARROWEST)
        self.model.setAccessibleName(self.tr("The model that reads the control picture"))
        self.model.setToolTip(self.tr("The model that reads the control picture: those that fit the chosen model."))
        self.model.activated.connect(lambda row: self._change("", model=self.model.itemData(row)))
        self.refusal = WrappedLabel()
        self.refusal.setProperty("class", "bad")
        self.preprocess = ChoiceBox(narrowest=_NARROWEST)
        self.preprocess.setAccessibleName(self.tr("What the layer holds"))
        self.preprocess.setToolTip(
            self.tr("A control picture, or a picture from which it is derived each time something is drawn.")
        )
        self.preprocess.addItem(self.tr("It is a control picture"), "")
        for one in PREPROCESSORS:
            if not one.needs_model:
                self.preprocess.addItem(self.tr("Derive: {name}").format(name=said(one.title)), one.name)
        self.preprocess.activated.connect(lambda row: self._change("", preprocess=self.preprocess.itemData(row)))
        self.derive = QPushButton(self.tr("Make from picture"))
        self.derive.setToolTip(self.tr("Put a new control layer of this kind above, derived from what is seen."))
        self.derive.clicked.connect(self._derive)
        self.lacks = WrappedLabel()
        self.lacks.setProperty("class", "secondary")
        self.strength = share_slider(work, self.tr("Strength"), 2, 1)
        self.strength.setToolTip(self.tr("How far the model keeps to it."))
        self.strength.value_changed.connect(lambda value: self._change("strength", strength=value))
        self.start, self.end = share_slider(work, self.tr("From"), 1, 0), share_slider(work, self.tr("To"), 1, 1)
        self.start.setToolTip(self.tr("The part of the way from noise to picture at which it is first heard."))
        self.start.value_changed.connect(lambda value: self._change("start", start=min(value, self.end.value)))
        self.end.setToolTip(self.tr("The part of the way from noise to picture at which it is last heard."))
        self.end.value_changed.connect(lambda value: self._change("end", end=max(value, self.start.value)))
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.start, 1)
        ends.addWidget(self.end, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.kind, self.model, self.refusal, self.preprocess, self.derive, self.lacks, self.strength):
            layout.addWidget(widget)
        layout.addLayout(ends)
        leading.model_changed.connect(self._look_again)

    def show_control(self, control: Control | None) -> None:
        """Show a control layer, or nothing."""
        self.setVisible(control is not None)
        if control is None:
            return
        self.kind.setCurrentIndex(self.kind.findData(control.kind))
        move(self.strength, control.strength)
        move(self.start, control.start)
        move(self.end, control.end)
        by_itself = control.kind in REFERENCES
        self.preprocess.setVisible(not by_itself)
        self.preprocess.setCurrentIndex(max(0, self.preprocess.findData(control.preprocess)))
        known = control.kind, control.model, self._work.active.id
        if known != self._known:
            self._known = known
            self._show_models(control)
            seeing = self._work.context.seeing
            missing = lacking(control.kind.value, seeing)
            told = missing or short_of(control.kind.value, seeing)
            self.derive.setVisible(control.kind.value in _DERIVED)
            self.derive.setEnabled(missing is None)
            self.lacks.setVisible(told is not None)
            self.lacks.setText("" if told is None else said(told))

    def _look_again(self) -> None:
        self._known = None
        self.show_control(self._work.active.control)

    def _show_models(self, control: Control) -> None:
        checkpoint = self._leading.model
        found = [] if checkpoint is None else fitting(control.kind, checkpoint, self._leading.records)
        automatic, refusal = self._read_by(control, checkpoint)
        self.model.clear()
        words = self.tr("Automatic: {model}") if automatic else self.tr("Automatic")
        self.model.addItem(words.format(model=automatic), "")
        for one in found:
            self.model.addItem(one.name, one.id)
        if control.model and self.model.findData(control.model) < 0:
            self.model.addItem(self.tr("{model} (does not fit)").format(model=control.model), control.model)
        self.model.setCurrentIndex(max(0, self.model.findData(control.model)))
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))

    def _read_by(self, control: Control, checkpoint: ModelRecord | None) -> tuple[str, str]:
        """The name of the model that is taken by itself, and what stands in the way of the chosen one."""
        if checkpoint is None:
            return "", ""
        automatic = refusal = ""
        try:
            automatic = chosen(replace(control, model=""), checkpoint, self._leading.records).name
        except UserError as error:
            refusal = "" if control.model else said(error.words)
        if control.model:
            try:
                chosen(control, checkpoint, self._leading.records)
            except UserError as error:
                refusal = said(error.words)
        return automatic, refusal

    def _set_kind(self, row: int) -> None:
        kind = self.kind.itemData(row)
        if isinstance(kind, ControlKind):
            # What was chosen for another kind says nothing of this one.
            self._change("", kind=kind, model="")

    def _derive(self) -> None:
        work, control, above = self._work, self._work.active.control, self._work.active.id
        if control is None or not work.settle():
            return
        canvas, rect, assets = work.canvas, work.frame, work.context.assets
        name, seeing = control_title(control.kind), work.context.seeing

        def derive(job: JobContext) -> tuple[Asset, Derived]:
            seen = opaque(flatten(canvas.drawn(), stored_tiles(assets), rect, job.check))
            made = derived(seen, rect[2], rect[3], control.kind.value, seeing, job.check)
            pixels = np.dstack([made.picture, np.full(made.picture.shape[:2], 255, np.uint8)])
            return assets.add_picture(pixels, name), made

        def done(found: tuple[Asset, Derived]) -> None:
            asset, made = found
            if made.note is not None:
                work.context.messages.say(said(made.note))
            told = replace(control, preprocess="")
            layer = Layer(new_layer_id(), name, asset.id, rect[0], rect[1], control=told)
            place: Command = PlaceAsset(layer, asset, above, label="Control layer")
            old = next((one for one in work.canvas.layers if one.id == above), None)
            if old is not None and old.asset is None and old.mask is None:
                # An empty layer was made for it: it takes that one's place.
                place = Together(place.label, (place, RemoveLayer(above)))
            work.execute(place)

        work.run(self.tr("Deriving the control picture"), derive, done)

    def _change(self, what: str, **changes: Any) -> None:
        layer = self._work.active
        if layer.control is None:
            return
        control = replace(layer.control, **changes)
        if control != layer.control:
            key: Hashable | None = ("control", layer.id, what) if what else None
            self._work.execute(SetControl(layer.id, control, merge_key=key))
