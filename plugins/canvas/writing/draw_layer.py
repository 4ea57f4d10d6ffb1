"""DrawLayer: a text or a shape put onto the canvas, or changed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, Document
from plugins.canvas.commands.changing import canvas_of, changed, inserted, unlocked
from plugins.canvas.model import Layer


@dataclass(frozen=True, slots=True)
class DrawLayer:
    """Give a layer its content and the picture of it; where there is no such layer yet it is put above another."""

    layer: Layer
    asset: Asset
    above: str | None = None
    label: str = "Text"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer; raises UserError where it is locked."""
        canvas, new = canvas_of(document), replace(self.layer, asset=self.asset.id)
        if all(layer.id != new.id for layer in canvas.layers):
            return changed(document, canvas.with_layers(inserted(canvas, new, self.above)), (self.asset,))
        old = unlocked(canvas, new.id)
        drawn = replace(old, name=new.name, asset=new.asset, x=new.x, y=new.y, content=new.content)
        return changed(document, canvas.with_layer(drawn), (self.asset,))
