"""Families: the fonts of this machine by the names that people choose them by."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.api.fonts import installed_fonts

if TYPE_CHECKING:
    pass

_MOST_FACES = 32
"""A collection has a dozen faces at most; more are a damaged file's."""
_FALLBACKS = (
    "Noto Sans", "Helvetica Neue", "Segoe UI", "DejaVu Sans", "Liberation Sans", "Arial", "Noto Sans CJK JP",
    "Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "MS Gothic", "IPAexGothic",
    "IPAGothic", "PingFang SC", "Microsoft YaHei", "Malgun Gothic", "Apple SD Gothic Neo", "Segoe UI Symbol",
    "Noto Sans Symbols2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """One face of a family: its file, its place in it, and how it looks. `variable` ones have any weight."""

    path: Path
    index: int
    weight: float
    italic: bool
    variable: bool


def styles_for(family: str) -> Iterator[tuple[Style, ...]]:
    """The styles of a family, then those of the families that stand in for it, and last of all others."""
    known = _families()
    names = [_folded(name) for name in (family, *_FALLBACKS) if name]
    for name in dict.fromkeys(names):
        if name in known:
            yield known[name]
    for name, styles in known.items():
        if name not in names:
            yield styles


def nearest(styles: tuple[Style, ...], weight: int, italic: bool) -> Style:
    """The style that comes closest to a weight and a slant."""

    def distance(style: Style) -> tuple[bool, float]:
        # Of two as far off, the lighter one below and the heavier one above the middle, as in CSS
        off = 0.0 if style.variable else abs(style.weight - weight)
        return style.italic is not italic, off + (0.5 if (style.weight > weight) is (weight <= 500) else 0.0)

    return min(styles, key=distance)


@cache
def _families() -> dict[str, tuple[Style, ...]]:
    found: dict[str, list[Style]] = defaultdict(list)
    for path in sorted(installed_fonts()):
        for style, names in _faces(path):
            for name in names:
                found[name].append(style)
    return {name: tuple(styles) for name, styles in found.items()}


def _faces(path: Path) -> Iterator[tuple[Style, set[str]]]:
    import uharfbuzz

    hb: Any = uharfbuzz

    try:
        blob = hb.Blob.from_file_path(str(path))
        count = min(hb.Face(blob, 0).count, _MOST_FACES)
    except (OSError, hb.HarfBuzzError, ValueError):
        return
    for index in range(count):
        face = hb.Face(blob, index)
        tags = set(face.table_tags)
        if not face.upem or not face.glyph_count or "cmap" not in tags or not tags & {"glyf", "CFF ", "CFF2"}:
            continue
        font = hb.Font(face)
        slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE) or font.get_style_value(hb.StyleTag.ITALIC)
        variable = any(axis.tag == "wght" for axis in face.axis_infos)
        weight = float(font.get_style_value(hb.StyleTag.WEIGHT))
        yield Style(path, index, weight, bool(slant), variable), _names(face)


def _names(face: Any) -> set[str]:
    import uharfbuzz

    hb: Any = uharfbuzz

    wanted = (hb.OTNameIdPredefined.FONT_FAMILY, hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY)
    entries = {(entry.name_id, entry.language) for entry in face.list_names() if entry.name_id in wanted}
    names = (face.get_name(name, language) for name, language in entries)
    return {_folded(name) for name in names if name}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
