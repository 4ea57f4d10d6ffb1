"""Commands: what can be done to the canvas, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, AssetId, BlendMode, Document, UserError
from plugins.canvas.model import EMPTY, KIND, Canvas, Layer, checked_size


def canvas_of(document: Document) -> Canvas:
    """The document's canvas; an empty one where there is none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class AddLayer:
    """Put an empty layer above another, or on top."""

    layer: Layer
    above: str | None = None
    label: str = "Add layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer."""
        canvas = canvas_of(document)
        return document.with_part(KIND, canvas.with_layers(_inserted(canvas, self.layer, self.above)))


@dataclass(frozen=True, slots=True)
class PlaceAsset:
    """Put a picture onto the canvas as a layer of its own."""

    layer: Layer
    asset: Asset
    above: str | None = None
    label: str = "Place picture"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the picture and its layer; a canvas with nothing on it takes the picture's size."""
        canvas = canvas_of(document)
        if canvas == EMPTY and len(self.asset.shape) == 3:
            height, width, _ = self.asset.shape
            layer = replace(self.layer, x=0, y=0)
            return document.with_assets([self.asset]).with_part(KIND, Canvas(*checked_size(width, height), (layer,)))
        return document.with_assets([self.asset]).with_part(
            KIND, canvas.with_layers(_inserted(canvas, self.layer, self.above))
        )


@dataclass(frozen=True, slots=True)
class RemoveLayer:
    """Take a layer off; the last one stays as an empty layer."""

    layer: str
    label: str = "Delete layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the layer."""
        canvas = canvas_of(document)
        removed = _unlocked(canvas, self.layer)
        layers = tuple(layer for layer in canvas.layers if layer.id != self.layer) or (Layer(removed.id, removed.name),)
        return _let_go(document.with_part(KIND, canvas.with_layers(layers)), removed.asset)


@dataclass(frozen=True, slots=True)
class DuplicateLayer:
    """Put a copy of a layer above it."""

    layer: str
    new_id: str
    name: str
    label: str = "Duplicate layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the copy."""
        canvas = canvas_of(document)
        copy = replace(canvas.layer(self.layer), id=self.new_id, name=self.name)
        return document.with_part(KIND, canvas.with_layers(_inserted(canvas, copy, self.layer)))


@dataclass(frozen=True, slots=True)
class MoveLayer:
    """Put a layer at a place in the stack, counted from the lowest."""

    layer: str
    index: int
    label: str = "Reorder layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layers in their new order."""
        canvas = canvas_of(document)
        moved = canvas.layer(self.layer)
        layers = [layer for layer in canvas.layers if layer.id != self.layer]
        layers.insert(self.index, moved)
        return document.with_part(KIND, canvas.with_layers(layers))


@dataclass(frozen=True, slots=True)
class SetLayer:
    """Change properties of a layer; those that are None stay."""

    layer: str
    label: str
    name: str | None = None
    opacity: float | None = None
    visible: bool | None = None
    blend: BlendMode | None = None
    locked: bool | None = None
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer changed."""
        canvas = canvas_of(document)
        old = canvas.layer(self.layer)
        changed = replace(
            old,
            name=old.name if self.name is None else self.name,
            opacity=old.opacity if self.opacity is None else self.opacity,
            visible=old.visible if self.visible is None else self.visible,
            blend=old.blend if self.blend is None else self.blend,
            locked=old.locked if self.locked is None else self.locked,
        )
        return document.with_part(KIND, canvas.with_layer(changed))


def set_opacity(layer: str, opacity: float) -> SetLayer:
    """Change a layer's opacity; a drag of the slider is one step."""
    return SetLayer(layer, "Layer opacity", opacity=opacity, merge_key=("opacity", layer))


def set_visible(layer: str, visible: bool) -> SetLayer:
    """Show or hide a layer."""
    return SetLayer(layer, "Show layer" if visible else "Hide layer", visible=visible)


def set_blend(layer: str, blend: BlendMode) -> SetLayer:
    """Change how a layer is mixed."""
    return SetLayer(layer, "Blend mode", blend=blend)


def set_locked(layer: str, locked: bool) -> SetLayer:
    """Lock a layer against painting, or unlock it."""
    return SetLayer(layer, "Lock layer" if locked else "Unlock layer", locked=locked)


def rename_layer(layer: str, name: str) -> SetLayer:
    """Give a layer a name."""
    return SetLayer(layer, "Rename layer", name=name)


@dataclass(frozen=True, slots=True)
class OffsetLayer:
    """Move a layer on the canvas; a drag is one step."""

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
        moved = replace(_unlocked(canvas, self.layer), x=self.x, y=self.y)
        return document.with_part(KIND, canvas.with_layer(moved))


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
        old = _unlocked(canvas, self.layer)
        painted = replace(old, asset=self.asset.id, x=self.x, y=self.y)
        changed = document.with_assets([self.asset]).with_part(KIND, canvas.with_layer(painted))
        return _let_go(changed, old.asset)


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
        index = canvas.index(self.layer)
        if index == 0:
            raise UserError("There is no layer below this one.", advice="Choose a layer further up.")
        below = canvas.layers[index - 1]
        joined = replace(
            below, asset=self.asset.id, x=self.x, y=self.y, opacity=1.0, blend=BlendMode.NORMAL, source=None
        )
        layers = (*canvas.layers[: index - 1], joined, *canvas.layers[index + 1 :])
        changed = document.with_assets([self.asset]).with_part(KIND, canvas.with_layers(layers))
        return _let_go(_let_go(changed, below.asset), canvas.layers[index].asset)


@dataclass(frozen=True, slots=True)
class ResizeCanvas:
    """Give the canvas another size; the layers keep their pixels and move by `x` and `y`."""

    width: int
    height: int
    x: int = 0
    y: int = 0
    label: str = "Canvas size"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the canvas of that size; raises UserError where it is out of range."""
        canvas = canvas_of(document)
        width, height = checked_size(self.width, self.height)
        layers = tuple(replace(layer, x=layer.x + self.x, y=layer.y + self.y) for layer in canvas.layers)
        origin = (canvas.origin[0] + self.x, canvas.origin[1] + self.y)
        return document.with_part(KIND, Canvas(width, height, layers, origin))


def _inserted(canvas: Canvas, layer: Layer, above: str | None) -> list[Layer]:
    layers = list(canvas.layers)
    layers.insert(len(layers) if above is None else canvas.index(above) + 1, layer)
    return layers


def _unlocked(canvas: Canvas, id_: str) -> Layer:
    layer = canvas.layer(id_)
    if layer.locked:
        raise UserError("The layer “{name}” is locked.", advice="Unlock it, or choose another.", name=layer.name)
    return layer


def _let_go(document: Document, asset: AssetId | None) -> Document:
    """The document without an asset that no layer uses any more, unless it was generated and has its recipe."""
    if asset is None or asset not in document.assets or document.assets[asset].recipe is not None:
        return document
    if any(asset in (layer.asset, layer.source) for layer in canvas_of(document).layers):
        return document
    return document.without_asset(asset)
