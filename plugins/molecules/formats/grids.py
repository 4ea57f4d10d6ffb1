"""Grids: molecules drawn side by side, as a picture and as SVG."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from html import escape

import numpy as np
from PIL import Image

from app.api import Pixels, UserError
from plugins.molecules.chemistry.drawing import COLOURS, grid_png, grid_svg
from plugins.molecules.formats.records import Record

MOST_DRAWN = 400
TILE = (300, 240)
_LEGEND = 28
_WHITE = (1.0, 1.0, 1.0)
_FONT = 15
_LONGEST_LEGEND = 34


def columns_of(count: int) -> int:
    """How many molecules stand side by side, so that the grid is about as wide as high."""
    return min(count, max(1, min(8, round(math.sqrt(count)))))


def picture_of(records: Sequence[Record]) -> Pixels:
    """Molecules on white with their names (height, width, 3); raises UserError where there are too many."""
    _check(records)
    columns = columns_of(len(records))
    # Signs that the font of the drawing lacks would be boxes there
    legends = [legend if legend.isascii() else f"{number}" for number, legend in enumerate(_legends(records), 1)]
    data = grid_png([each.molecule for each in records], legends, columns, (TILE[0], TILE[1] + _LEGEND), ground=_WHITE)
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


def svg_grid_of(records: Sequence[Record], comment: str = "") -> str:
    """Molecules with their names on no ground as SVG; raises UserError where there are too many."""
    _check(records)
    columns = columns_of(len(records))
    tile = (TILE[0], TILE[1] + _LEGEND)
    drawn = grid_svg([each.molecule for each in records], [""] * len(records), columns, tile)
    red, green, blue = (round(255 * part) for part in COLOURS[-1])
    named = "".join(
        f"<text x='{(number % columns + 0.5) * tile[0]:.0f}' y='{(number // columns + 1) * tile[1] - 10}' "
        f"text-anchor='middle' font-family='sans-serif' font-size='{_FONT}' fill='#{red:02x}{green:02x}{blue:02x}'>"
        f"{escape(legend)}</text>\n"
        for number, legend in enumerate(_legends(records))
        if legend
    )
    described = f"<desc>{escape(comment)}</desc>\n" if comment else ""
    head, end, _ = drawn.rpartition("</svg>")
    # RDKit says that it writes Latin-1; names need more
    return head.replace("encoding='iso-8859-1'", "encoding='utf-8'") + described + named + end + "\n"


def _legends(records: Sequence[Record]) -> list[str]:
    names = [" ".join(each.name.split()) for each in records]
    return [name if len(name) <= _LONGEST_LEGEND else f"{name[: _LONGEST_LEGEND - 1]}…" for name in names]


def _check(records: Sequence[Record]) -> None:
    if len(records) > MOST_DRAWN:
        raise UserError(
            "A picture shows {most} molecules at most, and these are {count}.",
            advice="Star some and write those alone, or write an SDF file.",
            most=MOST_DRAWN,
            count=len(records),
        )
