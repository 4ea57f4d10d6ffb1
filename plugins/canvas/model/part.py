"""PART: the canvas as JSON and back. What it reads obeys every rule that commands keep to, or is refused in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from app.api import TILES, AssetId, InvalidData, Json, PartItem, PartType, UserError, from_plain, to_plain
from plugins.canvas.model.adjustment import (
    Adjustment,
    BrightnessContrast,
    ColourBalance,
    Curves,
    HueSaturation,
    Invert,
    Levels,
)
from plugins.canvas.model.area import Area
from plugins.canvas.model.canvas import EMPTY, KIND, LARGEST_SIDE, MOST_LAYERS, Canvas, checked_size, in_order
from plugins.canvas.model.content import Adjusting, Figure, Shape, Text
from plugins.canvas.model.grid import MOST_SUBDIVISIONS, Grid
from plugins.canvas.model.layer import Layer

FARTHEST = 1 << 24
"""How far off a layer may lie, in pixels: much farther than crops and moves by hand lead."""
LONGEST_TEXT = 100_000
MOST_POINTS = 100_000
MOST_GUIDES = 1000
MOST_DASHES = 32
MOST_CORNERS = 1000
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{8}", re.ASCII)
_PLAIN_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)


def check_canvas(canvas: Canvas) -> None:
    """Raise ValueError or UserError where a canvas has a value out of range or its layers are in no order."""
    checked_size(canvas.width, canvas.height)
    _check(max(map(abs, canvas.origin)) <= FARTHEST and len(canvas.layers) <= MOST_LAYERS)
    _check(len(canvas.guides) <= MOST_GUIDES and all(abs(guide.at) <= FARTHEST for guide in canvas.guides))
    check_grid(canvas.grid)
    _assets_of(canvas.profile)
    if not in_order(canvas.layers):
        raise InvalidData("Layers of the canvas have the same id, or lie outside of their groups.")
    for layer in canvas.layers:
        check_layer(layer)
    if canvas.selection is not None:
        _area(canvas.selection)


def check_grid(grid: Grid) -> None:
    """Raise ValueError where a grid has a value out of range."""
    _check(1 <= min(grid.width, grid.height) <= max(grid.width, grid.height) <= LARGEST_SIDE)
    _check(max(abs(grid.x), abs(grid.y)) <= LARGEST_SIDE and 1 <= grid.subdivisions <= MOST_SUBDIVISIONS)
    _check(not grid.colour or _PLAIN_COLOUR.fullmatch(grid.colour) is not None)


def check_adjustment(adjustment: Adjustment) -> None:
    """Raise ValueError where an adjustment has a value out of range."""
    match adjustment:
        case Levels():
            unit = (adjustment.black, adjustment.white, adjustment.low, adjustment.high)
            _check(all(0 <= value <= 1 for value in unit) and adjustment.black < adjustment.white)
            _check(0.1 <= adjustment.gamma <= 10)
        case Curves():
            for curve in (adjustment.value, adjustment.red, adjustment.green, adjustment.blue):
                _check(2 <= len(curve) <= 256 and all(0 <= value <= 1 for point in curve for value in point))
                _check(all(left[0] < right[0] for left, right in pairwise(curve)))
        case HueSaturation():
            _check(abs(adjustment.hue) <= 180 and max(abs(adjustment.saturation), abs(adjustment.lightness)) <= 1)
        case ColourBalance():
            ranges = (adjustment.shadows, adjustment.midtones, adjustment.highlights)
            _check(all(abs(value) <= 1 for range_ in ranges for value in range_))
        case BrightnessContrast():
            _check(max(abs(adjustment.brightness), abs(adjustment.contrast)) <= 1)
        case Invert():
            pass


def check_layer(layer: Layer) -> None:
    """Raise ValueError where a layer has a value out of range."""
    _check(0 < len(layer.id) <= 200 and len(layer.name) <= LONGEST_TEXT and 0 <= layer.opacity <= 1)
    _check(max(abs(layer.x), abs(layer.y)) <= FARTHEST)
    _assets_of(layer.asset, layer.source)
    _check(layer.asset is None or layer.has_pixels)
    match layer.content:
        case Adjusting(adjustment):
            check_adjustment(adjustment)
        case Text() as text:
            _check(len(text.text) <= LONGEST_TEXT and len(text.family) <= 1000 and 0 < text.size <= LARGEST_SIDE)
            _check(1 <= text.weight <= 1000 and 0 < text.line_height <= 100 and 0 <= text.width <= FARTHEST)
            _check(max(abs(text.x), abs(text.y)) <= FARTHEST and abs(text.angle) <= 360)
            _check(_COLOUR.fullmatch(text.colour) is not None)
        case Shape() as shape:
            _check(2 <= len(shape.points) <= MOST_POINTS)
            _check(all(abs(value) <= FARTHEST for point in shape.points for value in point))
            _check(all(not colour or _COLOUR.fullmatch(colour) for colour in (shape.fill, shape.stroke)))
            _check(0 <= shape.stroke_width <= LARGEST_SIDE and 0 <= shape.radius <= LARGEST_SIDE)
            _check(abs(shape.angle) <= 360)
            _check(len(shape.dash) <= MOST_DASHES and all(0 <= length <= LARGEST_SIDE for length in shape.dash))
            _check(not shape.dash or sum(shape.dash) > 0)
            _check(3 <= shape.corners <= MOST_CORNERS and 0 < shape.inner <= 1)
            _check(shape.figure not in (Figure.RECTANGLE, Figure.ELLIPSE, Figure.STAR) or len(shape.points) == 2)
            _check_path(shape)
        case _:
            pass
    if layer.mask is not None:
        _assets_of(layer.mask.asset)
        _check(max(abs(layer.mask.x), abs(layer.mask.y)) <= FARTHEST)
    if (region := layer.region) is not None:
        _check(max(len(region.prompt), len(region.negative_prompt)) <= LONGEST_TEXT)
        _check(0 <= region.strength <= 2 and 0 <= region.reference_strength <= 2)
        _assets_of(region.reference)
    if (control := layer.control) is not None:
        _check(layer.has_pixels and len(control.model) <= 1000 and 0 <= control.strength <= 2)
        _check(len(control.preprocess) <= 100)
        _check(0 <= control.start <= control.end <= 1)


def _check_path(shape: Shape) -> None:
    """Raise ValueError where a part of a path is no first point with triples behind it."""
    if shape.figure is not Figure.PATH:
        _check(not shape.starts)
        return
    bounds = (0, *shape.starts, len(shape.points))
    _check(all(left < right and (right - left) % 3 == 1 for left, right in pairwise(bounds)))


def _area(area: Area) -> None:
    _assets_of(area.asset)
    _check(max(abs(area.x), abs(area.y)) <= FARTHEST)
    _check(0 < area.width <= LARGEST_SIDE and 0 < area.height <= LARGEST_SIDE)


def _assets_of(*assets: str | None) -> None:
    _check(all(asset is None or _HASH.fullmatch(asset) for asset in assets))


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is out of range")


def _encode(canvas: Canvas) -> Json:
    return to_plain(canvas)


def _decode(data: Json) -> Canvas:
    try:
        canvas = from_plain(Canvas, data)
        check_canvas(canvas)
    except InvalidData:
        raise
    except (KeyError, TypeError, ValueError, UserError, RecursionError) as error:
        raise InvalidData("The canvas is malformed.") from error
    return canvas


def _with_origin(data: Json) -> Json:
    """Version 1 did not say where the first corner lies."""
    return {**data, "origin": [0, 0]} if isinstance(data, dict) else data


def _as_dataclasses(data: Json) -> Json:
    """Version 2 had every field written out, and layers of pixels alone."""
    layers = data.get("layers") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(layers, list):
        return data
    named: list[Json] = [{**layer, "is": "Layer"} if isinstance(layer, dict) else layer for layer in layers]
    return {**data, "is": "Canvas", "layers": named}


def _assets(canvas: Canvas) -> Iterable[AssetId]:
    for layer in canvas.layers:
        mask = layer.mask.asset if layer.mask else None
        reference = layer.region.reference if layer.region else None
        yield from (asset for asset in (layer.asset, layer.source, mask, reference) if asset)
    if canvas.selection is not None and canvas.selection.asset:
        yield canvas.selection.asset
    if canvas.profile is not None:
        yield canvas.profile


def _items(canvas: Canvas) -> Iterable[PartItem]:
    """The layers that something was painted on, from the top down as they are listed."""
    for layer in reversed(canvas.layers):
        if layer.asset is not None:
            yield PartItem(layer.id, layer.name, TILES, layer.asset, layer.asset)


PART: PartType[Canvas] = PartType(
    kind=KIND,
    version=3,
    empty=lambda: EMPTY,
    encode=_encode,
    decode=_decode,
    assets=_assets,
    upgrades={1: _with_origin, 2: _as_dataclasses},
    items=_items,
)
