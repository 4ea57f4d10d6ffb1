"""What is done to the canvas as a whole."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Document, UserError
from plugins.canvas.commands.changing import canvas_of
from plugins.canvas.model import (
    FARTHEST,
    KIND,
    LARGEST_SIDE,
    MOST_GUIDES,
    Blending,
    Grid,
    Guide,
    check_grid,
    checked_size,
    moved,
)


@dataclass(frozen=True, slots=True)
class ResizeCanvas:
    """Give the canvas another size; what lies on it keeps its pixels and moves by `x` and `y`."""

    width: int
    height: int
    x: int = 0
    y: int = 0
    label: str = "Canvas size"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the canvas of that size; raises UserError where it is out of range."""
        canvas = canvas_of(document)
        width, height = checked_size(self.width, self.height)
        selection = canvas.selection
        if selection is not None:
            selection = replace(selection, x=selection.x + self.x, y=selection.y + self.y)
        resized = replace(
            canvas,
            width=width,
            height=height,
            layers=tuple(moved(layer, self.x, self.y) for layer in canvas.layers),
            origin=(canvas.origin[0] + self.x, canvas.origin[1] + self.y),
            selection=selection,
            guides=tuple(
                replace(guide, at=guide.at + (self.x if guide.vertical else self.y)) for guide in canvas.guides
            ),
        )
        return document.with_part(KIND, resized)


@dataclass(frozen=True, slots=True)
class SetGuides:
    """Put guides onto the canvas in place of those that are there."""

    guides: tuple[Guide, ...]
    label: str = "Guides"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the guides; raises UserError where they are too many or too far off."""
        if len(self.guides) > MOST_GUIDES or any(abs(guide.at) > FARTHEST for guide in self.guides):
            raise UserError("There are too many guides.", advice="Remove some of them.")
        return document.with_part(KIND, replace(canvas_of(document), guides=self.guides))


@dataclass(frozen=True, slots=True)
class SetGrid:
    """Draw the grid in another way."""

    grid: Grid
    label: str = "Grid"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the grid; raises UserError where a value is out of range."""
        try:
            check_grid(self.grid)
        except ValueError as error:
            raise UserError(
                "A grid with these values cannot be drawn.",
                advice="Choose distances from 1 to {largest} pixels.",
                largest=LARGEST_SIDE,
            ) from error
        return document.with_part(KIND, replace(canvas_of(document), grid=self.grid))


@dataclass(frozen=True, slots=True)
class SetBlending:
    """Mix colours in proportion to light, or as they are stored."""

    blending: Blending
    label: str = "Blend space"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document whose layers are mixed so."""
        return document.with_part(KIND, replace(canvas_of(document), blending=self.blending))
