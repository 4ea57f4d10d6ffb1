"""Inpainting: how much around a part of a picture is drawn along with it, and how the result is laid in."""

from plugins.canvas.inpainting.context import Context, context_of
from plugins.canvas.inpainting.laying import composed, layer_of, settled
from plugins.canvas.inpainting.masks import Zone, mask_in, zone_of

__all__ = ["Context", "Zone", "composed", "context_of", "layer_of", "mask_in", "settled", "zone_of"]
