"""TransformLayers: layers put through a matrix, as one step."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from app.api import Asset, AssetStore, Document, Pixels, UserError
from plugins.canvas.commands.changing import canvas_of, changed, unlocked
from plugins.canvas.composite import with_alpha
from plugins.canvas.model import FARTHEST, PAINTED, Area, Canvas, Layer, Shape, Text, moved
from plugins.canvas.selecting import Coverage, coverage_of, cut_softly, stored
from plugins.canvas.transforming.bounds import content_bounds
from plugins.canvas.transforming.warp import Matrix, Sampling, Warped, warped

_Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class TransformLayers:
    """Give layers the pictures and places that they were transformed to; `assets` are those that are new.

    The selection becomes `area` where it was transformed too.
    """

    layers: tuple[Layer, ...]
    assets: tuple[Asset, ...]
    area: Area | None = None
    label: str = "Transform"
    merge_key: Hashable | None = None
    whole: bool = False
    """Whether the canvas is transformed as a whole, with layers that are locked."""

    def of_all(self) -> TransformLayers:
        """The same for the canvas as a whole."""
        return replace(self, whole=True)

    def apply(self, document: Document) -> Document:
        """The document with the layers there; raises UserError where one of them is locked or gone."""
        canvas = canvas_of(document)
        for layer in self.layers:
            if max(abs(layer.x), abs(layer.y)) > FARTHEST:
                raise UserError("The layer would lie too far away.", advice="Move it less far.")
            old = canvas.layer(layer.id) if self.whole else unlocked(canvas, layer.id)
            new = replace(old, asset=layer.asset, x=layer.x, y=layer.y, content=layer.content, mask=layer.mask)
            canvas = canvas.with_layer(new)
        if self.area is not None:
            canvas = replace(canvas, selection=self.area)
        return changed(document, canvas, self.assets)


def transformed(
    canvas: Canvas,
    layer_id: str,
    area: Area | None,
    matrix: Matrix,
    sampling: Sampling,
    assets: AssetStore,
    check: _Check,
) -> TransformLayers:
    """What a layer, all in a group, or only what is selected of them becomes through a matrix; to be run on a worker.

    Texts and shapes stay what they are where they are moved by whole pixels, and become pixels else.
    """
    layers = [canvas.layers[index] for index in canvas.block(layer_id)]
    return transformed_layers(layers, area, matrix, sampling, assets, check)


def transformed_layers(
    layers: Iterable[Layer],
    area: Area | None,
    matrix: Matrix,
    sampling: Sampling,
    assets: AssetStore,
    check: _Check,
) -> TransformLayers:
    """What some layers become."""
    whole = _whole_way(matrix)
    made: list[Asset] = []
    results: list[Layer] = []
    for layer in layers:
        check()
        if whole is not None and area is None:
            results.append(moved(layer, *whole))
        elif area is None:
            results.append(_layer(layer, matrix, sampling, assets, check, made))
        elif layer.asset is not None:
            results.append(_selected(layer, area, matrix, sampling, assets, check, made))
    new_area = None
    if area is not None:
        cover = coverage_of(area, assets)
        picture = np.zeros((*cover.plane.shape, 4), np.uint8)
        picture[..., 3] = cover.plane
        after = warped(Warped(cover.x, cover.y, picture), matrix, sampling, check)
        new_area, mask = stored(Coverage(after.x, after.y, np.ascontiguousarray(after.pixels[..., 3])), assets)
        if mask is not None:
            made.append(mask)
    return TransformLayers(tuple(results), tuple(made), new_area)


def _whole_way(matrix: Matrix) -> tuple[int, int] | None:
    """The way in whole pixels where a matrix does no more than move, else None."""
    if abs(matrix[2, 2]) < 1e-9:
        return None
    plain = matrix / matrix[2, 2]
    x, y = round(float(plain[0, 2])), round(float(plain[1, 2]))
    rest = plain - np.array([(1, 0, x), (0, 1, y), (0, 0, 1)])
    return (x, y) if np.abs(rest).max() < 1e-6 else None


def _layer(
    layer: Layer, matrix: Matrix, sampling: Sampling, assets: AssetStore, check: _Check, made: list[Asset]
) -> Layer:
    result = layer
    content = _read(layer, assets, check)
    if content is not None:
        after = warped(content, matrix, sampling, check)
        asset = assets.add_picture(after.pixels)
        made.append(asset)
        kind = PAINTED if isinstance(layer.content, Text | Shape) else layer.content
        result = replace(result, asset=asset.id, x=after.x, y=after.y, content=kind)
    mask = layer.mask
    if mask is not None and mask.asset is not None:
        hides = _read(Layer("", "", mask.asset, mask.x, mask.y), assets, check)
        if hides is not None:
            after = warped(hides, matrix, sampling, check)
            asset = assets.add_picture(after.pixels)
            made.append(asset)
            result = replace(result, mask=replace(mask, asset=asset.id, x=after.x, y=after.y))
    return result


def _selected(
    layer: Layer,
    area: Area,
    matrix: Matrix,
    sampling: Sampling,
    assets: AssetStore,
    check: _Check,
    made: list[Asset],
) -> Layer:
    content = _read(layer, assets, check)
    if content is None:
        return layer
    height, width = content.pixels.shape[:2]
    plane = coverage_of(area, assets).within((content.x, content.y, width, height))
    if not plane.any():
        return layer
    floating = Warped(content.x, content.y, cut_softly(content.pixels, plane))
    rest = Warped(content.x, content.y, cut_softly(content.pixels, 255 - plane))
    joined = over(rest, warped(floating, matrix, sampling, check))
    asset = assets.add_picture(joined.pixels)
    made.append(asset)
    kind = PAINTED if isinstance(layer.content, Text | Shape) else layer.content
    return replace(layer, asset=asset.id, x=joined.x, y=joined.y, content=kind)


def _read(layer: Layer, assets: AssetStore, check: _Check) -> Warped | None:
    """All of a layer's picture that has something in it."""
    bounds = None if layer.asset is None else content_bounds(layer.asset, assets, check)
    if bounds is None or layer.asset is None:
        return None
    x, y, width, height = bounds
    pixels = with_alpha(assets.picture(layer.asset)[y : y + height, x : x + width])
    return Warped(layer.x + x, layer.y + y, pixels)


def over(below: Warped, above: Warped) -> Warped:
    """One picture over another, with straight alpha; where only one has something it stays as it is to the bit."""
    left, top = min(below.x, above.x), min(below.y, above.y)
    right = max(one.x + one.pixels.shape[1] for one in (below, above))
    bottom = max(one.y + one.pixels.shape[0] for one in (below, above))
    result = np.zeros((bottom - top, right - left, 4), np.uint8)
    place(below, result, left, top)
    y, x = above.y - top, above.x - left
    part = result[y : y + above.pixels.shape[0], x : x + above.pixels.shape[1]]
    part[:] = _mixed(part, above.pixels)
    return Warped(left, top, result)


def place(picture: Warped, into: Pixels, left: int, top: int) -> None:
    """Copy a picture into a larger one whose corner is at (left, top)."""
    height, width = picture.pixels.shape[:2]
    into[picture.y - top : picture.y - top + height, picture.x - left : picture.x - left + width] = picture.pixels


def _mixed(below: Pixels, above: Pixels) -> Pixels:
    top = above[..., 3].astype(np.uint32)
    # Weights in parts of 255 × 255.
    mine, theirs = top * 255, below[..., 3].astype(np.uint32) * (255 - top)
    weight = mine + theirs
    whole = np.maximum(weight, 1)[..., None]
    total = above[..., :3].astype(np.uint32) * mine[..., None] + below[..., :3].astype(np.uint32) * theirs[..., None]
    result = np.empty_like(below)
    result[..., :3] = (total + whole // 2) // whole
    result[..., 3] = (weight + 127) // 255
    result[top == 0] = below[top == 0]
    return result
