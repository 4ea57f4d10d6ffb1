"""Sheet: pictures of a grid beside one another with what differs written beside them, and where each of them lies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from app.api import InvalidData, Json, Pixels
from app.api.fonts import covering_font

AXES = "axes"
"""The name under which the axes of a sheet are kept beside it."""

_MARGIN = 8
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of a sheet: where it lies in pixels, and the request of text to image that makes it."""

    x: int
    y: int
    width: int
    height: int
    request: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Axes:
    """What a sheet runs over, each a field and its values, and its cells, row after row."""

    across: tuple[str, tuple[str, ...]]
    down: tuple[str, tuple[str, ...]]
    page: tuple[str, tuple[str, ...]]
    cells: tuple[Cell, ...]

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell at a place of the sheet."""
        return next(
            (cell for cell in self.cells if cell.x <= x < cell.x + cell.width and cell.y <= y < cell.y + cell.height),
            None,
        )

    def to_bytes(self) -> bytes:
        """It as JSON."""
        data = {
            "version": 1,
            **{name: {"field": axis[0], "values": list(axis[1])} for name, axis in self._axes().items()},
            "cells": [
                {"rect": [cell.x, cell.y, cell.width, cell.height], "request": dict(cell.request)}
                for cell in self.cells
            ],
        }
        return json.dumps(data, ensure_ascii=False).encode()

    @staticmethod
    def from_bytes(data: bytes) -> Axes:
        """What `to_bytes` gave; raises InvalidData."""
        try:
            found = json.loads(data)
            names = ("across", "down", "page")
            axes = [(str(found[name]["field"]), tuple(map(str, found[name]["values"]))) for name in names]
            cells = []
            for cell in found["cells"]:
                x, y, width, height = map(int, cell["rect"])
                cells.append(Cell(x, y, width, height, dict(cell["request"])))
            return Axes(axes[0], axes[1], axes[2], tuple(cells))
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidData(
                "What is kept about a comparison grid is damaged.", advice="Make the grid again.", detail=str(error)
            ) from error

    def _axes(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        return {"across": self.across, "down": self.down, "page": self.page}


def sheet_of(
    cells: Sequence[Pixels], columns: Sequence[str], rows: Sequence[str], title: str = ""
) -> tuple[Pixels, tuple[tuple[int, int, int, int], ...]]:
    """Cells, row after row, on white with their labels above and on the left; and the rectangle of each of them.

    Where they differ in size each has the room of the largest.
    """
    # The window looks at this generator when it opens: letters are loaded when they are drawn.
    from PIL import ImageDraw

    height = max(cell.shape[0] for cell in cells)
    width = max(cell.shape[1] for cell in cells)
    size = max(14, min(width, height) // 14)
    font = _font("".join((title, *columns, *rows)), size)
    left = max((round(font.getlength(row[:_LONGEST])) for row in rows), default=0)
    left, above = min(left, 250) + _MARGIN * 2 if left else _MARGIN, size * 2 if title else 0
    top = above + (size * 2 if any(columns) else _MARGIN)
    across, down = width + _MARGIN, height + _MARGIN
    paper = Image.new("RGB", (left + len(columns) * across, top + len(rows) * down), (255, 255, 255))
    draw = ImageDraw.Draw(paper)
    if title:
        draw.text((left, above / 2 + 2), title[:_LONGEST], (20, 20, 20), font, "lm")
    for at, column in enumerate(columns):
        draw.text((left + at * across + width / 2, (above + top) / 2), column[:_LONGEST], (20, 20, 20), font, "mm")
    rects = []
    for at, row in enumerate(rows):
        draw.text((_MARGIN, top + at * down + height / 2), row[:_LONGEST], (20, 20, 20), font, "lm")
        for beside in range(len(columns)):
            cell = cells[at * len(columns) + beside]
            place = left + beside * across, top + at * down
            paper.paste(Image.fromarray(cell), place)
            rects.append((*place, cell.shape[1], cell.shape[0]))
    return np.asarray(paper, np.uint8), tuple(rects)


def _font(text: str, size: int) -> Any:
    """Pillow's own font, or an installed one that has the letters which that lacks."""
    from PIL import ImageFont

    found = None if text.isascii() else covering_font(frozenset(text) - {"\n"})
    return ImageFont.truetype(str(found), size) if found else ImageFont.load_default(size)
