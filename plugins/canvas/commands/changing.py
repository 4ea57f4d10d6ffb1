"""What commands have in common: finding what may be changed, putting it in place, and letting go of what is unused."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.api import Asset, Document, UserError
from plugins.canvas.model import DEEPEST, EMPTY, KIND, PART, Canvas, Layer, in_order


def canvas_of(document: Document) -> Canvas:
    """The document's canvas; an empty one where there is none yet."""
    return document.part(KIND, EMPTY)


def changed(document: Document, canvas: Canvas, assets: Iterable[Asset] = ()) -> Document:
    """The document with another canvas and assets that it needs, without those that nothing on it uses any more.

    What was generated and has its recipe stays.
    """
    before = set(PART.assets(canvas_of(document)))
    result = document.with_assets(assets).with_part(KIND, canvas)
    for asset in before.difference(PART.assets(canvas)):
        if asset in result.assets and result.assets[asset].recipe is None:
            result = result.without_asset(asset)
    return result


def ordered(canvas: Canvas, layers: Iterable[Layer]) -> Canvas:
    """The canvas with layers in another order; raises UserError where groups would lie in one another too deep."""
    result = canvas.with_layers(layers)
    if not in_order(result.layers):
        raise UserError(
            "Groups can lie in one another {deepest} deep at most.",
            advice="Put it elsewhere, or ungroup one of the groups around it.",
            deepest=DEEPEST,
        )
    return result


def unlocked(canvas: Canvas, id_: str) -> Layer:
    """A layer with which everything may be done; raises UserError where it, or something in it, is locked."""
    for index in canvas.block(id_):
        layer = canvas.layers[index]
        if layer.locked:
            raise UserError("The layer “{name}” is locked.", advice="Unlock it, or choose another.", name=layer.name)
    return canvas.layer(id_)


def with_pixels(canvas: Canvas, id_: str) -> Layer:
    """An unlocked layer that has pixels of its own; raises UserError where it is another."""
    layer = unlocked(canvas, id_)
    if not layer.has_pixels:
        raise UserError(
            "“{name}” has no pixels of its own.", advice="Choose a layer that is painted on.", name=layer.name
        )
    return layer


def chosen(canvas: Canvas, ids: Collection[str]) -> list[str]:
    """The layers of some ids in their order, the lowest first, without those that are in others of them."""
    for id_ in ids:
        canvas.index(id_)
    return [
        layer.id
        for layer in canvas.layers
        if layer.id in ids and not any(group.id in ids for group in canvas.ancestors(layer.id))
    ]


def inserted(canvas: Canvas, layer: Layer, above: str | None) -> tuple[Layer, ...]:
    """The layers with another: above one and what is clipped to it, or on top of its own group, or of everything."""
    layers = list(canvas.layers)
    if above is not None:
        layer = replace(layer, parent=canvas.layer(above).parent)
        layers.insert(above_run(canvas, above) if not layer.clipped else canvas.index(above) + 1, layer)
    elif layer.parent is not None:
        layers.insert(canvas.index(_group(canvas, layer.parent).id), layer)
    else:
        layers.append(layer)
    return tuple(layers)


def above_run(canvas: Canvas, id_: str) -> int:
    """The place above a layer and all that is clipped together with it."""
    siblings = canvas.children(canvas.layer(id_).parent)
    last = next(at for at, layer in enumerate(siblings) if layer.id == id_)
    while last + 1 < len(siblings) and siblings[last + 1].clipped:
        last += 1
    return canvas.index(siblings[last].id) + 1


def placed(canvas: Canvas, ids: Collection[str], parent: str | None, above: str | None) -> Canvas:
    """The canvas with layers, and all that is in them, moved directly above another in a group, or to its bottom."""
    roots = chosen(canvas, ids)
    if parent is not None:
        _group(canvas, parent)
        if parent in roots or any(group.id in roots for group in canvas.ancestors(parent)):
            raise UserError("A group cannot be put into itself.", advice="Choose another place for it.")
    moving = [canvas.layers[index] for id_ in roots for index in canvas.block(id_)]
    gone = {layer.id for layer in moving}
    if above is not None and above in gone:
        return canvas
    rest = replace(canvas, layers=tuple(layer for layer in canvas.layers if layer.id not in gone))
    if above is not None:
        at = rest.index(above) + 1
    elif parent is None:
        at = 0
    else:
        at = rest.block(parent).start
    moving = [replace(layer, parent=parent) if layer.id in roots else layer for layer in moving]
    return ordered(canvas, (*rest.layers[:at], *moving, *rest.layers[at:]))


def without(canvas: Canvas, ids: Collection[str]) -> tuple[Layer, ...]:
    """The layers without some and all that is in them; what was clipped to one of them is seen as a whole then."""
    roots = chosen(canvas, ids)
    gone = {canvas.layers[index].id for id_ in roots for index in canvas.block(id_)}
    freed: set[str] = set()
    for id_ in roots:
        if canvas.layer(id_).clipped:
            continue
        siblings = canvas.children(canvas.layer(id_).parent)
        at = next(at for at, layer in enumerate(siblings) if layer.id == id_) + 1
        while at < len(siblings) and siblings[at].clipped:
            freed.add(siblings[at].id)
            at += 1
    left = (layer for layer in canvas.layers if layer.id not in gone)
    return tuple(replace(layer, clipped=False) if layer.id in freed else layer for layer in left)


def _group(canvas: Canvas, id_: str) -> Layer:
    layer = canvas.layer(id_)
    if not layer.is_group:
        raise UserError("“{name}” is no group.", advice="Choose a group to put it into.", name=layer.name)
    return layer
