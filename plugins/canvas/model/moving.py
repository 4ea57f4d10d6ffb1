"""Moving layers on the canvas with everything that has a place in them."""

from __future__ import annotations

from dataclasses import replace

from plugins.canvas.model.content import Shape, Text
from plugins.canvas.model.layer import Layer


def moved(layer: Layer, x: int, y: int) -> Layer:
    """A layer moved by some pixels: its picture, its mask, and what it is drawn from."""
    content, mask = layer.content, layer.mask
    match content:
        case Text():
            content = replace(content, x=content.x + x, y=content.y + y)
        case Shape():
            content = replace(content, points=tuple((across + x, down + y) for across, down in content.points))
        case _:
            pass
    if mask is not None:
        mask = replace(mask, x=mask.x + x, y=mask.y + y)
    return replace(layer, x=layer.x + x, y=layer.y + y, content=content, mask=mask)
