"""Where two states of a canvas may look different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QRect

from app.api import TILE, AssetStore, UserError
from plugins.canvas.model import Canvas, Group, Layer, Mask, as_layer


def changed_rects(old: Canvas, new: Canvas, assets: AssetStore) -> list[QRect]:
    """Rectangles around everything that may look different in two states of a canvas of one size."""
    whole = QRect(0, 0, new.width, new.height)
    if old.blending is not new.blending:
        return [whole]
    moved = _reordered(old, new)
    before, after = _Reach(old, assets), _Reach(new, assets)
    rects: list[QRect] = []
    for id_ in before.layers.keys() | after.layers.keys():
        one, other = before.layers.get(id_), after.layers.get(id_)
        if one is not None and other is not None and id_ not in moved:
            rects += _changed_layer(before, one, after, other, assets)
        else:
            rects += [reach.of(layer) for reach, layer in ((before, one), (after, other)) if layer is not None]
    return [rect.intersected(whole) for rect in rects if rect.intersects(whole)]


def without(canvas: Canvas, hidden: frozenset[str]) -> Canvas:
    """The canvas as it is seen without some of its layers."""
    if not hidden:
        return canvas
    layers = (replace(layer, visible=False) if layer.id in hidden else layer for layer in canvas.layers)
    return replace(canvas, layers=tuple(layers))


class _Reach:
    """How far what a layer does can be seen in one state of a canvas."""

    def __init__(self, canvas: Canvas, assets: AssetStore) -> None:
        self.canvas, self._assets = canvas, assets
        self.layers = {layer.id: layer for layer in canvas.layers}
        self._bases = dict(_bases(canvas))

    def base(self, layer: Layer) -> str | None:
        """The layer that it is clipped to."""
        return self._bases.get(layer.id)

    def of(self, layer: Layer) -> QRect:
        """The rectangle around all that may look different where a layer is there or not."""
        if not layer.visible or layer.opacity <= 0:
            return QRect()
        if not layer.is_group:
            return self._of_one(layer)
        block = self.canvas.block(layer.id)
        result = QRect()
        for one in self.canvas.layers[block.start : block.stop - 1]:
            result = result.united(self._of_one(one))
        return result

    def _of_one(self, layer: Layer) -> QRect:
        if layer.has_pixels:
            return extent(layer, self._assets)
        return QRect() if layer.is_group else QRect(0, 0, self.canvas.width, self.canvas.height)


def _changed_layer(before: _Reach, old: Layer, after: _Reach, new: Layer, assets: AssetStore) -> Iterable[QRect]:
    look = _look(before, old), _look(after, new)
    same_mask = _same_but_pixels(old.mask, new.mask)
    if old is new or (look[0] == look[1] and old.asset == new.asset and old.mask == new.mask):
        return []
    if look[0] != look[1] or not same_mask:
        return [before.of(old), after.of(new)]
    if not new.visible or new.opacity <= 0:
        return []
    rects = list(_changed_tiles(old, new, assets))
    if old.mask is not None and new.mask is not None and old.mask.asset != new.mask.asset and new.mask.enabled:
        where = after.of(new)
        rects += [
            rect.intersected(where) for rect in _changed_tiles(as_layer(old, old.mask), as_layer(new, new.mask), assets)
        ]
    return rects


def _look(reach: _Reach, layer: Layer) -> tuple[object, ...]:
    """What a layer looks like, besides its pixels."""
    content: object = None
    if not layer.has_pixels:
        content = layer.content.pass_through if isinstance(layer.content, Group) else layer.content
    return (
        layer.x,
        layer.y,
        layer.visible,
        layer.opacity,
        layer.blend,
        layer.parent,
        layer.clipped,
        reach.base(layer),
        content,
    )


def _same_but_pixels(old: Mask | None, new: Mask | None) -> bool:
    if old is None or new is None:
        return old is new
    return (old.x, old.y, old.enabled) == (new.x, new.y, new.enabled)


def _changed_tiles(old: Layer, new: Layer, assets: AssetStore) -> Iterator[QRect]:
    """The tiles in which two pictures at one place differ."""
    if old.asset == new.asset:
        return
    try:
        before = assets.tiles(old.asset) if old.asset else {}
        after = assets.tiles(new.asset) if new.asset else {}
    except UserError:
        yield extent(old, assets)
        yield extent(new, assets)
        return
    for x, y in {at for at, _ in before.items() ^ after.items()}:
        yield QRect(old.x + x * TILE, old.y + y * TILE, TILE, TILE)


def extent(layer: Layer, assets: AssetStore) -> QRect:
    """The rectangle around a layer's tiles."""
    if layer.asset is None:
        return QRect()
    try:
        tiles = assets.tiles(layer.asset)
    except UserError:
        return QRect()
    if not tiles:
        return QRect()
    columns, rows = [at[0] for at in tiles], [at[1] for at in tiles]
    left, top = min(columns) * TILE, min(rows) * TILE
    right, bottom = (max(columns) + 1) * TILE, (max(rows) + 1) * TILE
    return QRect(layer.x + left, layer.y + top, right - left, bottom - top)


def _bases(canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Clipped layers with what they are clipped to."""
    base: dict[str | None, str] = {}
    for layer in canvas.layers:
        if layer.clipped and layer.parent in base:
            yield layer.id, base[layer.parent]
        else:
            base[layer.parent] = layer.id


def _reordered(old: Canvas, new: Canvas) -> list[str]:
    """The layers that lie on another side of some other layer than before."""
    both = {layer.id for layer in old.layers} & {layer.id for layer in new.layers}
    before = [layer.id for layer in old.layers if layer.id in both]
    after = [layer.id for layer in new.layers if layer.id in both]
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before
