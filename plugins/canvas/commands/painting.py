"""Pixels changed, moved and merged."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, BlendMode, Document, UserError
from plugins.canvas.commands.changing import canvas_of, changed, chosen, unlocked, with_pixels
from plugins.canvas.model import KIND, PAINTED, Canvas, Layer, moved


@dataclass(frozen=True, slots=True)
class OffsetLayer:
    """Move a layer on the canvas with all that is in it; a drag is one step."""

    layer: str
    x: int
    y: int
    label: str = "Move layer"

    @property
    def merge_key(self) -> Hashable | None:
        """A drag of the same layer."""
        return ("offset", self.layer)

    def apply(self, document: Document) -> Document:
        """The document with the layer at its new place."""
        canvas = canvas_of(document)
        old, block = unlocked(canvas, self.layer), canvas.block(self.layer)
        by = (self.x - old.x, self.y - old.y)
        layers = (moved(layer, *by) if at in block else layer for at, layer in enumerate(canvas.layers))
        return document.with_part(KIND, canvas.with_layers(layers))


@dataclass(frozen=True, slots=True)
class PaintLayer:
    """Give a layer other pixels: after a stroke, a fill or clearing."""

    layer: str
    asset: Asset
    x: int = 0
    y: int = 0
    label: str = "Brush stroke"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer's new picture; the old one is let go where nothing else uses it."""
        canvas = canvas_of(document)
        painted = replace(with_pixels(canvas, self.layer), asset=self.asset.id, x=self.x, y=self.y)
        return changed(document, canvas.with_layer(painted), (self.asset,))


@dataclass(frozen=True, slots=True)
class MergeDown:
    """Join a layer with the one below it; `asset` is the picture of both, made beforehand."""

    layer: str
    asset: Asset
    x: int
    y: int
    label: str = "Merge down"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with one layer in place of the two."""
        canvas = canvas_of(document)
        below = layer_below(canvas, self.layer)
        joined = replace(
            below,
            asset=self.asset.id,
            x=self.x,
            y=self.y,
            opacity=1.0,
            blend=BlendMode.NORMAL,
            source=None,
            content=PAINTED,
            mask=None,
            alpha_locked=False,
        )
        return MergeLayers((below.id, self.layer), joined, self.asset).apply(document)


@dataclass(frozen=True, slots=True)
class MergeLayers:
    """Put one painted layer in the place of the lowest of some, made beforehand of all of them."""

    layers: tuple[str, ...]
    joined: Layer
    asset: Asset
    label: str = "Merge layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the one layer; raises UserError where one of the others is locked."""
        canvas = canvas_of(document)
        roots = chosen(canvas, self.layers)
        for id_ in roots:
            unlocked(canvas, id_)
        lowest = canvas.layer(roots[0])
        if self.joined.id not in roots and any(layer.id == self.joined.id for layer in canvas.layers):
            raise UserError("That layer is no longer there.", advice="Choose another layer.")
        joined = replace(self.joined, asset=self.asset.id, parent=lowest.parent)
        gone = {index for id_ in roots for index in canvas.block(id_)}
        at = canvas.block(lowest.id).start
        left: list[Layer] = []
        for index, layer in enumerate(canvas.layers):
            if index == at:
                left.append(joined)
            if index not in gone:
                left.append(layer)
        return changed(document, canvas.with_layers(left), (self.asset,))


def layer_below(canvas: Canvas, id_: str) -> Layer:
    """The layer that one can be merged with: the next below it in its group; raises UserError where there is none."""
    siblings = canvas.children(canvas.layer(id_).parent)
    at = next(at for at, layer in enumerate(siblings) if layer.id == id_)
    if at == 0:
        raise UserError("There is no layer below this one.", advice="Choose a layer further up.")
    below = siblings[at - 1]
    if not below.has_pixels and not below.is_group:
        raise UserError(
            "“{name}” has no pixels of its own.", advice="Choose a layer that is painted on.", name=below.name
        )
    return below
