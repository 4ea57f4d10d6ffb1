"""ObjectOptions: how objects are found, by a model where there is one or by their colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.api import ModelId, ModelKind
from app.widgets.choice_box import ChoiceBox
from plugins.canvas.panel.tools.hand import Easel

_KEPT = "canvas.object-model"
_COLOURS = "colours"
_WIDEST = 220


class ObjectOptions(QObject):
    """A list of the segmentation models of this machine, the colours last; what was chosen is kept."""

    def __init__(self, easel: Easel, changed: Callable[[], None]) -> None:
        super().__init__(easel.parent)
        self._context, self._changed = easel.work.context, changed
        self.choice = ChoiceBox()
        self.choice.setMaximumWidth(_WIDEST)
        self.choice.setAccessibleName(self.tr("Found by"))
        self.choice.activated.connect(self._choose)
        self.refresh()

    @property
    def model(self) -> ModelId | None:
        """The model that finds objects, None where colours do."""
        found = self.choice.currentData()
        return ModelId(found) if found and found != _COLOURS else None

    @property
    def has_models(self) -> bool:
        """Whether there is any model to choose."""
        return self.choice.count() > 1

    def refresh(self) -> None:
        """Look at which models there are now."""
        seeing = self._context.seeing
        records = () if seeing is None else seeing.records(ModelKind.SEGMENTER)
        self.choice.clear()
        for record in records:
            self.choice.addItem(record.name, str(record.id))
        self.choice.addItem(self.tr("Colours (GrabCut)"), _COLOURS)
        self.choice.setToolTip(
            self.tr("What finds the object.")
            if records
            else self.tr(
                "What finds the object. A segmentation model finds it by a click: the model manager has SAM 2.1."
            )
        )
        kept = self.choice.findData(self._context.settings.get(_KEPT, ""))
        self.choice.setCurrentIndex(max(0, kept))

    def _choose(self, _row: int) -> None:
        self._context.settings.set(_KEPT, self.choice.currentData())
        self._changed()
