"""Layers put in, taken off, copied and changed in their properties."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

from app.api import Asset, BlendMode, Document, UserError
from plugins.canvas.commands.changing import canvas_of, changed, inserted, unlocked, without
from plugins.canvas.model import (
    EMPTY,
    KIND,
    PAINTED,
    Canvas,
    Content,
    Control,
    Layer,
    Region,
    check_layer,
    checked_size,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AddLayer:
    """Put a layer above another, or on top of its group, or of everything."""

    layer: Layer
    above: str | None = None
    label: str = "Add layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer."""
        canvas = canvas_of(document)
        return document.with_part(KIND, canvas.with_layers(inserted(canvas, self.layer, self.above)))


@dataclass(frozen=True, slots=True)
class PlaceAsset:
    """Put a picture onto the canvas as a layer of its own."""

    layer: Layer
    asset: Asset
    above: str | None = None
    label: str = "Place picture"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the picture and its layer; a canvas with nothing on it takes the picture's size.

        The first picture on a canvas gives it its colour profile.
        """
        canvas, asset = canvas_of(document), replace(self.asset, profile=None)
        kept = self.asset.profile if self._is_first(canvas) else None
        document = document.with_assets([asset] if kept is None else [asset, kept])
        profile = canvas.profile if kept is None else kept.id
        if canvas == EMPTY and len(asset.shape) == 3:
            height, width, _ = asset.shape
            layer = replace(self.layer, x=0, y=0, parent=None)
            return document.with_part(KIND, Canvas(*checked_size(width, height), (layer,), profile=profile))
        layers = inserted(canvas, self.layer, self.above)
        return document.with_part(KIND, replace(canvas.with_layers(layers), profile=profile))

    def _is_first(self, canvas: Canvas) -> bool:
        """Whether there is nothing yet on the canvas."""
        return canvas.profile is None and all(layer.has_pixels and layer.asset is None for layer in canvas.layers)


@dataclass(frozen=True, slots=True)
class RemoveLayers:
    """Take layers off with all that is in them; the last one stays as an empty layer."""

    layers: tuple[str, ...]
    label: str = "Delete layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the layers."""
        canvas = canvas_of(document)
        removed = [unlocked(canvas, id_) for id_ in self.layers]
        left = without(canvas, self.layers) or (Layer(removed[0].id, removed[0].name),)
        return changed(document, canvas.with_layers(left))


@dataclass(frozen=True, slots=True)
class RemoveLayer:
    """Take a layer off with all that is in it; the last one stays as an empty layer."""

    layer: str
    label: str = "Delete layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the layer."""
        return RemoveLayers((self.layer,)).apply(document)


@dataclass(frozen=True, slots=True)
class DuplicateLayer:
    """Put a copy of a layer, with copies of all that is in it, above it."""

    layer: str
    new_id: str
    name: str
    label: str = "Duplicate layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the copy."""
        canvas = canvas_of(document)
        block = canvas.block(self.layer)
        old = [canvas.layers[index] for index in block]
        ids = {layer.id: f"{self.new_id}.{at}" for at, layer in enumerate(old[:-1])} | {self.layer: self.new_id}
        copies = [replace(layer, id=ids[layer.id], parent=ids.get(layer.parent or "", layer.parent)) for layer in old]
        copies[-1] = replace(copies[-1], name=self.name)
        at = block.stop
        return document.with_part(KIND, canvas.with_layers((*canvas.layers[:at], *copies, *canvas.layers[at:])))


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
    clipped: bool | None = None
    alpha_locked: bool | None = None
    content: Content | None = None
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer changed; raises UserError where it cannot be so."""
        canvas = canvas_of(document)
        old = canvas.layer(self.layer)
        layer = replace(
            old,
            name=_or(self.name, old.name),
            opacity=_or(self.opacity, old.opacity),
            visible=_or(self.visible, old.visible),
            blend=_or(self.blend, old.blend),
            locked=_or(self.locked, old.locked),
            clipped=_or(self.clipped, old.clipped),
            alpha_locked=_or(self.alpha_locked, old.alpha_locked),
            content=_or(self.content, old.content),
        )
        if self.clipped and canvas.children(old.parent)[0].id == old.id:
            raise UserError("There is no layer below this one.", advice="Choose a layer further up.")
        if old.is_group is not layer.is_group or old.has_pixels is not layer.has_pixels:
            raise UserError("“{name}” cannot become another kind of layer.", name=old.name)
        return document.with_part(KIND, canvas.with_layer(_checked(layer)))


@dataclass(frozen=True, slots=True)
class SetRegion:
    """Give a layer or group a prompt for where it has pixels, or none."""

    layer: str
    region: Region | None
    reference: Asset | None = None
    label: str = "Region"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer so."""
        canvas = canvas_of(document)
        layer = _checked(replace(canvas.layer(self.layer), region=self.region))
        return changed(document, canvas.with_layer(layer), () if self.reference is None else (self.reference,))


@dataclass(frozen=True, slots=True)
class SetControl:
    """Let a layer's pixels guide the model and be no part of the picture, or let them be one again."""

    layer: str
    control: Control | None
    label: str = "Control layer"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer so; raises UserError for one without pixels."""
        canvas = canvas_of(document)
        old = canvas.layer(self.layer)
        if self.control is not None and not old.has_pixels:
            raise UserError(
                "“{name}” has no pixels of its own.", advice="Choose a layer that is painted on.", name=old.name
            )
        return document.with_part(KIND, canvas.with_layer(_checked(replace(old, control=self.control))))


def set_opacity(layer: str, opacity: float) -> SetLayer:
    """Change a layer's opacity; a drag of the slider is one step."""
    return SetLayer(layer, label="Layer opacity", opacity=opacity, merge_key=("opacity", layer))


def set_visible(layer: str, visible: bool) -> SetLayer:
    """Show or hide a layer."""
    return SetLayer(layer, label="Show layer" if visible else "Hide layer", visible=visible)


def set_blend(layer: str, blend: BlendMode) -> SetLayer:
    """Change how a layer is mixed."""
    return SetLayer(layer, label="Blend mode", blend=blend)


def set_locked(layer: str, locked: bool) -> SetLayer:
    """Lock a layer against painting, or unlock it."""
    return SetLayer(layer, label="Lock layer" if locked else "Unlock layer", locked=locked)


def set_clipped(layer: str, clipped: bool) -> SetLayer:
    """Clip a layer to the one below, or show all of it."""
    return SetLayer(layer, label="Clip to the layer below" if clipped else "Release clipping", clipped=clipped)


def set_alpha_locked(layer: str, locked: bool) -> SetLayer:
    """Keep a layer's transparency as it is while painting, or not."""
    return SetLayer(layer, label="Lock transparency" if locked else "Unlock transparency", alpha_locked=locked)


def rename_layer(layer: str, name: str) -> SetLayer:
    """Give a layer a name."""
    return SetLayer(layer, label="Rename layer", name=name)


def to_pixels(layer: str) -> SetLayer:
    """Let a text or shape be nothing but its pixels, which can be painted on."""
    return SetLayer(layer, label="Turn into pixels", content=PAINTED)


def _or(new: _T | None, old: _T) -> _T:
    return old if new is None else new


def _checked(layer: Layer) -> Layer:
    try:
        check_layer(layer)
    except ValueError as error:
        raise UserError("A value of the layer “{name}” is out of range.", name=layer.name) from error
    return layer
