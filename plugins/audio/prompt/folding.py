"""A prompt in one form: lower case, full width as half, one space for any, and where each character came from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_PAIRS = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ"}
_SPACES = frozenset(" \t\r\n\u3000-\u2010\u2013\u2014_~")
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"'}


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; `places` has one more entry than it: where each character began in the prompt, and its end."""

    text: str
    places: tuple[int, ...]


def folded(prompt: str) -> Folded:
    """The prompt, folded. Half-width kana with their marks become one character."""
    text: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(prompt):
        length = 2 if prompt[at : at + 2] in _PAIRS else 1
        if prompt[at + 1 : at + 2] in ("ﾞ", "ﾟ", "\u3099", "\u309a"):
            length = 2
        raw = prompt[at : at + length]
        if raw in _SPACES:
            if text and text[-1] != " ":
                text.append(" ")
                places.append(at)
        else:
            whole = _PAIRS.get(raw) or unicodedata.normalize("NFKC", _SAME.get(raw, raw)).lower()
            if len(whole) != 1:
                # What would become several characters stays as it is: every place is one of the prompt's.
                length, whole = 1, raw[0]
            text.append(whole)
            places.append(at)
        at += length
    return Folded("".join(text), (*places, len(prompt)))


def fold(text: str) -> str:
    """Only the folded text, as the words of tables have to be."""
    return folded(text).text.strip()


def is_japanese(character: str) -> bool:
    """Whether a character is kana or kanji."""
    return "\u3040" <= character <= "\u30ff" or "\u4e00" <= character <= "\u9fff" or character in "々ー〆"
