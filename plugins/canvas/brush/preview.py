"""What a stroke with a brush looks like, in a small picture."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from app.api import TILE, AssetStore, Pixels
from plugins.canvas.brush.brush import Brush, Effect, Smoothing
from plugins.canvas.brush.stroke import Stroke
from plugins.canvas.model import Canvas, Layer

_STEPS = 48
_LARGEST = 0.5
"""The size of a dab at most, in parts of the height."""
_BARS = ((206, 84, 60), (226, 178, 74), (86, 142, 180), (104, 158, 112))


def preview(brush: Brush, assets: AssetStore, width: int, height: int, colour: tuple[int, int, int]) -> Pixels:
    """A wave with rising and falling pressure (height, width, 4); raises UserError where the tip cannot be read.

    A brush that works on colours is shown on coloured bars, an eraser on a plain one.
    """
    size = min(brush.size, height * _LARGEST)
    brush = replace(brush, size=size, colour=colour, smoothing=Smoothing.NONE)
    ground = _ground(brush, width, height, colour)
    canvas, layer = Canvas(width, height), Layer("preview", "")

    def tile(at: tuple[int, int]) -> Pixels | None:
        if ground is None:
            return None
        return ground[at[1] * TILE : (at[1] + 1) * TILE, at[0] * TILE : (at[0] + 1) * TILE]

    stroke = Stroke(canvas, layer, assets, brush, ground=tile)
    margin = size / 2 + 4 if size < height / 3 else size * 0.7
    for step in range(_STEPS + 1):
        part = step / _STEPS
        x = margin + (width - 2 * margin) * part
        y = height / 2 - math.sin(part * 2 * math.pi) * (height - size) * 0.28
        stroke.add(x, y, max(0.08, math.sin(part * math.pi)), (40 * part, 0), part * 0.4)
    result = np.zeros((height, width, 4), np.uint8)
    for row in range(-(-height // TILE)):
        for column in range(-(-width // TILE)):
            found = stroke.tile((column, row))
            if found is not None:
                part_of = result[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
                part_of[:] = found
    return result


def _ground(brush: Brush, width: int, height: int, colour: tuple[int, int, int]) -> Pixels | None:
    if brush.effect is Effect.PAINT and not brush.erases:
        return None
    result = np.zeros((height, width, 4), np.uint8)
    inside = result[height // 8 : height - height // 8, 4 : width - 4]
    if brush.erases:
        inside[:] = (*colour, 150)
        return result
    count = 12
    for bar in range(count):
        left, right = (inside.shape[1] * bar // count, inside.shape[1] * (bar + 1) // count)
        inside[:, left:right] = (*_BARS[bar % len(_BARS)], 255)
    return result
