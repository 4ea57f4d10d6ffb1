"""Regions and control layers put in again, as a picture was drawn by them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from app.api import Asset, Document
from plugins.canvas.commands.changing import canvas_of, changed, inserted
from plugins.canvas.model import Layer, check_layer


@dataclass(frozen=True, slots=True)
class PlaceLayers:
    """Put several layers with their pictures above another, the first the lowest."""

    layers: tuple[Layer, ...]
    assets: tuple[Asset, ...]
    above: str | None = None
    label: str = "Regions and control layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        canvas, above = canvas_of(document), self.above
        for layer in self.layers:
            check_layer(layer)
            canvas = canvas.with_layers(inserted(canvas, layer, above))
            above = layer.id
        return changed(document, canvas, self.assets)
