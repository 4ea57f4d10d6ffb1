"""Fonts of this machine, and what Japanese lines may not begin or end with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ々ー゛゜"
# What ruff takes for a slip of the hand is spelled out.
_POINTS = "、。，\uff0e・：\uff1b？！"
OPENING = frozenset("（\u3014\uff3b\uff5b〈《「『【｟〝")
CLOSING = frozenset("）\u3015\uff3d\uff5d〉》」』】｠〟")
NOT_FIRST = frozenset(f"{_SMALL}{_POINTS}’”\u2010\u30a0–〜\uff5e…‥—―?!,.:;)]}}\uff05") | CLOSING
"""What no line begins with, by JIS X 4051."""
NOT_LAST = frozenset({*OPENING, *"‘“([{"})
"""What no line ends with."""


def installed_fonts() -> Iterator[Path]:
    """The files of TrueType and OpenType fonts of this machine and of its user."""
    for folder in _folders():
        for root, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(_SUFFIXES):
                    yield Path(root) / name


@lru_cache(16)
def covering_font(letters: frozenset[str]) -> Path | None:
    """An installed font that has all of these letters, one without serifs where there is one; None where none has."""
    import uharfbuzz

    hb: Any = uharfbuzz
    wanted = {ord(letter) for letter in letters}
    plain = ("sans", "regular")
    for path in sorted(installed_fonts(), key=lambda path: (*(word not in path.name.lower() for word in plain), path)):
        try:
            face = hb.Face(hb.Blob.from_file_path(str(path)), 0)
        except (OSError, hb.HarfBuzzError, ValueError):
            continue
        if {"glyf", "CFF "} & set(face.table_tags) and wanted <= set(face.unicodes):
            return path
    return None


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return [
            Path(local) / "Microsoft" / "Windows" / "Fonts",
            Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts",
        ]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local/share"))
    return [home / ".fonts", data / "fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
