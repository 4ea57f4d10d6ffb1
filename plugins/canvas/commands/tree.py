"""The tree of layers: groups made and dissolved, and layers moved in it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Document, UserError
from plugins.canvas.commands.changing import canvas_of, changed, chosen, ordered, placed, unlocked
from plugins.canvas.model import KIND, Group, Layer


@dataclass(frozen=True, slots=True)
class MoveLayers:
    """Put layers, with all that is in them, into a group or into none: above another there, or below all others."""

    layers: tuple[str, ...]
    parent: str | None = None
    above: str | None = None
    label: str = "Reorder layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layers in their new order; raises UserError where they cannot lie there."""
        canvas = canvas_of(document)
        if self.above is not None and canvas.layer(self.above).parent != self.parent:
            raise UserError("That layer is in another group now.", advice="Choose another place.")
        return document.with_part(KIND, placed(canvas, self.layers, self.parent, self.above))


@dataclass(frozen=True, slots=True)
class MoveLayer:
    """Put a layer, with all that is in it, at a place in the stack, counted from the lowest of those in no group."""

    layer: str
    index: int
    label: str = "Reorder layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the layers in their new order."""
        canvas = canvas_of(document)
        others = [layer.id for layer in canvas.children(None) if layer.id != self.layer]
        above = others[min(self.index, len(others)) - 1] if self.index > 0 and others else None
        return document.with_part(KIND, placed(canvas, (self.layer,), None, above))


@dataclass(frozen=True, slots=True)
class GroupLayers:
    """Put layers into a new group, which lies where the topmost of them did."""

    layers: tuple[str, ...]
    group: Layer
    label: str = "Group layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the group; raises UserError where it would lie too deep."""
        canvas = canvas_of(document)
        roots = chosen(canvas, self.layers)
        if not roots:
            raise UserError("There is nothing to group.", advice="Choose some layers.")
        top = canvas.layer(roots[-1])
        group = replace(self.group, parent=top.parent)
        at = canvas.index(top.id) + 1
        with_group = replace(canvas, layers=(*canvas.layers[:at], group, *canvas.layers[at:]))
        moving = [with_group.layers[index] for id_ in roots for index in with_group.block(id_)]
        inside = {layer.id for layer in moving}
        result: list[Layer] = []
        for layer in with_group.layers:
            if layer.id == group.id:
                result += [replace(one, parent=group.id) if one.id in roots else one for one in moving]
            if layer.id not in inside:
                result.append(layer)
        return document.with_part(KIND, ordered(canvas, result))


@dataclass(frozen=True, slots=True)
class UngroupLayers:
    """Take a group away and leave what is in it where it is."""

    group: str
    label: str = "Ungroup layers"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the group."""
        canvas = canvas_of(document)
        group = unlocked(canvas, self.group)
        if not group.is_group:
            raise UserError("“{name}” is no group.", advice="Choose a group.", name=group.name)
        left = tuple(
            replace(layer, parent=group.parent) if layer.parent == group.id else layer
            for layer in canvas.layers
            if layer.id != group.id
        )
        return changed(document, canvas.with_layers(left or (Layer(group.id, group.name),)))


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Let what is in a group be mixed with what lies below it, or by itself; fold its rows, or unfold them."""

    group: str
    pass_through: bool | None = None
    folded: bool | None = None
    label: str = "Group"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the group so."""
        canvas = canvas_of(document)
        layer = canvas.layer(self.group)
        if not isinstance(layer.content, Group):
            raise UserError("“{name}” is no group.", advice="Choose a group.", name=layer.name)
        old = layer.content
        content = Group(
            old.pass_through if self.pass_through is None else self.pass_through,
            old.folded if self.folded is None else self.folded,
        )
        return document.with_part(KIND, canvas.with_layer(replace(layer, content=content)))


def set_folded(group: str, folded: bool) -> SetGroup:
    """Fold or unfold the rows of a group; doing so again and again is one step."""
    return SetGroup(group, folded=folded, label="Fold group" if folded else "Unfold group", merge_key=("fold", group))


def set_pass_through(group: str, pass_through: bool) -> SetGroup:
    """Mix what is in a group with what lies below it, or by itself."""
    return SetGroup(group, pass_through, label="Pass through" if pass_through else "Isolate group")
