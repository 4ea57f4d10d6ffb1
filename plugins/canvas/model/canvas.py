"""Canvas: what the canvas keeps in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from app.api import AssetId, UserError
from plugins.canvas.model.area import Area
from plugins.canvas.model.grid import USUAL_GRID, Grid
from plugins.canvas.model.layer import Layer

KIND = "canvas"
LARGEST_SIDE = 8192
MOST_LAYERS = 10_000
DEEPEST = 32
"""How deep groups may lie in one another."""


class Blending(Enum):
    """The values that colours are mixed in: as they are stored in sRGB, or in proportion to light."""

    PERCEPTUAL = "perceptual"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Guide:
    """A line across the canvas at a place in pixels: from the left where `vertical`, else from the top."""

    vertical: bool
    at: float


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size in pixels and the layers, the lowest first.

    A group lies directly above all that is in it, so that the layers of a group are neighbours. `origin` is where the
    corner lies now that the canvas had when it was made: a crop moves it as it moves the layers, so that a place can be
    found again, also after the project was closed and opened. `selection` is None where all of it is worked on.
    `profile` is the colour profile of the picture that it was opened from; what is on it is in sRGB all the same.
    """

    width: int = 1024
    height: int = 1024
    layers: tuple[Layer, ...] = (Layer("background", "Layer 1"),)
    origin: tuple[int, int] = field(default=(0, 0), compare=False)
    selection: Area | None = None
    guides: tuple[Guide, ...] = ()
    blending: Blending = Blending.PERCEPTUAL
    grid: Grid = USUAL_GRID
    profile: AssetId | None = None

    def layer(self, id_: str) -> Layer:
        """A layer by its id; raises UserError where it is gone."""
        return self.layers[self.index(id_)]

    def index(self, id_: str) -> int:
        """The place of a layer in the stack; raises UserError where it is gone."""
        for index, layer in enumerate(self.layers):
            if layer.id == id_:
                return index
        raise UserError("That layer is no longer there.", advice="Choose another layer.")

    def children(self, parent: str | None) -> tuple[Layer, ...]:
        """The layers directly in a group, or in none, the lowest first."""
        return tuple(layer for layer in self.layers if layer.parent == parent)

    def block(self, id_: str) -> range:
        """The places of a layer and of all that is in it."""
        end = self.index(id_) + 1
        inside = {id_}
        start = end - 1
        while start > 0 and self.layers[start - 1].parent in inside:
            start -= 1
            inside.add(self.layers[start].id)
        return range(start, end)

    def ancestors(self, id_: str) -> Iterator[Layer]:
        """The groups that a layer is in, the innermost first."""
        parent = self.layer(id_).parent
        while parent is not None:
            group = self.layer(parent)
            yield group
            parent = group.parent

    def with_layer(self, layer: Layer) -> Canvas:
        """The canvas with the layer of the same id replaced."""
        return replace(self, layers=tuple(layer if old.id == layer.id else old for old in self.layers))

    def with_layers(self, layers: Iterable[Layer]) -> Canvas:
        """The canvas with other layers; raises UserError beyond the limit."""
        stack = tuple(layers)
        if len(stack) > MOST_LAYERS:
            raise UserError("There are too many layers.", advice="Merge some of them.")
        return replace(self, layers=stack)

    def drawn(self) -> Canvas:
        """The canvas as it is exported and generated from: without layers that only tell a model something."""
        if all(layer.control is None for layer in self.layers):
            return self
        # Hidden, not left out: what is clipped to such a layer must not be seen as a whole.
        return replace(
            self,
            layers=tuple(layer if layer.control is None else replace(layer, visible=False) for layer in self.layers),
        )


EMPTY = Canvas()


def in_order(layers: tuple[Layer, ...]) -> bool:
    """Whether ids differ, and every group lies directly above what is in it and not too deep."""
    if len({layer.id for layer in layers}) != len(layers):
        return False
    opened: list[str] = []
    # From the top down a group comes before what is in it.
    for layer in reversed(layers):
        while opened and layer.parent != opened[-1]:
            opened.pop()
        if layer.parent is not None and not opened:
            return False
        if layer.is_group:
            opened.append(layer.id)
        if len(opened) > DEEPEST:
            return False
    return True


def checked_size(width: int, height: int) -> tuple[int, int]:
    """A canvas size; raises UserError where it is out of range."""
    if not (1 <= width <= LARGEST_SIDE and 1 <= height <= LARGEST_SIDE):
        raise UserError(
            "A canvas of {width} × {height} pixels cannot be made.",
            advice="Choose sides from 1 to {largest} pixels.",
            width=width,
            height=height,
            largest=LARGEST_SIDE,
        )
    return width, height
