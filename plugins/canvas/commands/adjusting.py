"""Adjustment layers: what they do, changed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Document, UserError
from plugins.canvas.commands.changing import canvas_of
from plugins.canvas.model import KIND, Adjusting, Adjustment, check_adjustment


@dataclass(frozen=True, slots=True)
class SetAdjustment:
    """Let an adjustment layer do something else; a drag of a slider is one step."""

    layer: str
    adjustment: Adjustment
    label: str = "Adjust colours"

    @property
    def merge_key(self) -> Hashable | None:
        """A drag on the same layer."""
        return ("adjust", self.layer)

    def apply(self, document: Document) -> Document:
        """The document with the adjustment; raises UserError where a value of it is out of range."""
        canvas = canvas_of(document)
        layer = canvas.layer(self.layer)
        if not isinstance(layer.content, Adjusting):
            raise UserError("“{name}” changes no colours.", advice="Choose an adjustment layer.", name=layer.name)
        try:
            check_adjustment(self.adjustment)
        except ValueError as error:
            raise UserError("A value of the layer “{name}” is out of range.", name=layer.name) from error
        return document.with_part(KIND, canvas.with_layer(replace(layer, content=Adjusting(self.adjustment))))
