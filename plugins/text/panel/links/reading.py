"""What of a text a model surely cannot read, told from the languages that it understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LATIN = frozenset({"de", "en", "es", "fr", "it", "pt"})
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 12


def unreadable(text: str, languages: Sequence[str]) -> str:
    """The first word in another script, shortened, for a model that knows none but languages of Latin letters."""
    known = {code.partition("-")[0] for code in languages}
    if not known or not known <= _LATIN or text.isascii():
        return ""
    for word in _WORD.findall(text):
        if not word.isascii() and any(not _is_latin(letter) for letter in word):
            return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"
    return ""


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "LATIN") or unicodedata.category(letter) == "Lm"
