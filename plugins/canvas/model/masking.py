"""Masks as layers: what draws and paints layers does so with masks too."""

from __future__ import annotations

from plugins.canvas.model.area import Mask
from plugins.canvas.model.layer import Layer

_MASK = "mask of "


def as_layer(layer: Layer, mask: Mask) -> Layer:
    """A layer's mask as a layer of its own, whose alpha says how much is hidden; its id tells it from the layer."""
    return Layer(_MASK + layer.id, layer.name, mask.asset, mask.x, mask.y, locked=layer.locked)


def mask_layer(layer: Layer) -> Layer | None:
    """The mask of a layer as a layer of its own, or None where it has none, or none that is switched on."""
    return as_layer(layer, layer.mask) if layer.mask is not None and layer.mask.enabled else None


def mask_owner(id_: str) -> str | None:
    """The id of the layer whose mask an id names, or None where it names a layer."""
    return id_.removeprefix(_MASK) if id_.startswith(_MASK) else None
