"""Masks of layers: put on, painted, switched off, taken away and worked in."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Asset, Document, UserError
from plugins.canvas.commands.changing import canvas_of, changed, with_pixels
from plugins.canvas.model import KIND, Canvas, Layer, Mask, as_layer, mask_owner


@dataclass(frozen=True, slots=True)
class AddMask:
    """Give a layer a mask: one that hides nothing, or one whose picture says what is hidden."""

    layer: str
    asset: Asset | None = None
    x: int = 0
    y: int = 0
    label: str = "Add mask"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the mask; raises UserError where the layer has one."""
        canvas = canvas_of(document)
        layer = unlocked_itself(canvas, self.layer)
        if layer.mask is not None:
            raise UserError(
                "The layer “{name}” has a mask.", advice="Paint on it, or remove it first.", name=layer.name
            )
        mask = Mask(None if self.asset is None else self.asset.id, self.x, self.y)
        return changed(
            document, canvas.with_layer(replace(layer, mask=mask)), () if self.asset is None else (self.asset,)
        )


@dataclass(frozen=True, slots=True)
class PaintMask:
    """Give a mask another picture, whose alpha says what is hidden."""

    layer: str
    asset: Asset
    x: int = 0
    y: int = 0
    label: str = "Paint mask"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the mask's new picture; the old one is let go where nothing else uses it."""
        canvas = canvas_of(document)
        layer = unlocked_itself(canvas, self.layer)
        mask = replace(_mask(layer), asset=self.asset.id, x=self.x, y=self.y)
        return changed(document, canvas.with_layer(replace(layer, mask=mask)), (self.asset,))


@dataclass(frozen=True, slots=True)
class SetMask:
    """Switch a mask on or off."""

    layer: str
    enabled: bool
    label: str = "Switch mask"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the mask so."""
        canvas = canvas_of(document)
        layer = canvas.layer(self.layer)
        return document.with_part(
            KIND, canvas.with_layer(replace(layer, mask=replace(_mask(layer), enabled=self.enabled)))
        )


@dataclass(frozen=True, slots=True)
class RemoveMask:
    """Take a mask away: everything of the layer is seen."""

    layer: str
    label: str = "Remove mask"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the mask."""
        canvas = canvas_of(document)
        layer = unlocked_itself(canvas, self.layer)
        _mask(layer)
        return changed(document, canvas.with_layer(replace(layer, mask=None)))


@dataclass(frozen=True, slots=True)
class ApplyMask:
    """Take a mask away and what it hides with it; `asset` is what is left of the layer, made beforehand."""

    layer: str
    asset: Asset
    x: int = 0
    y: int = 0
    label: str = "Apply mask"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layer's new pixels and no mask."""
        canvas = canvas_of(document)
        layer = with_pixels(canvas, self.layer)
        _mask(layer)
        left = replace(layer, asset=self.asset.id, x=self.x, y=self.y, mask=None)
        return changed(document, canvas.with_layer(left), (self.asset,))


def unlocked_itself(canvas: Canvas, id_: str) -> Layer:
    """A layer that is not locked, whatever is in it; raises UserError where it is."""
    layer = canvas.layer(id_)
    if layer.locked:
        raise UserError("The layer “{name}” is locked.", advice="Unlock it, or choose another.", name=layer.name)
    return layer


def target(canvas: Canvas, id_: str) -> Layer:
    """What is painted on under an id: a layer, or a mask as a layer of its own; raises UserError where it is gone."""
    owner = mask_owner(id_)
    return canvas.layer(id_) if owner is None else as_layer(canvas.layer(owner), _mask(canvas.layer(owner)))


def _mask(layer: Layer) -> Mask:
    if layer.mask is None:
        raise UserError("The layer “{name}” has no mask.", advice="Add one first.", name=layer.name)
    return layer.mask
