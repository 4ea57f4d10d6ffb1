"""Decoding: the text of a file whose encoding nobody says."""

from __future__ import annotations

import codecs

from app.api import Words

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_JAPANESE_SHARE = 0.5


def decoded(data: bytes) -> tuple[str, tuple[Words, ...]]:
    """The text of a file with lines that end in a line feed, and a sentence where its encoding was guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(encoding, errors="replace")), ()
    try:
        return _lines(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    japanese = _japanese(data)
    if japanese is not None:
        return _lines(japanese), (_guessed("Shift_JIS"),)
    return _lines(data.decode("cp1252", errors="replace")), (_guessed("Latin-1"),)


def _guessed(encoding: str) -> Words:
    return Words("The file is not in Unicode; it was read as {encoding}.", encoding=encoding)


def _japanese(data: bytes) -> str | None:
    """The text as Shift_JIS, where it is that: most of what isn't ASCII are kana and kanji of two bytes."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    foreign = [each for each in text if ord(each) > 127]
    wide = sum("\u3000" <= each <= "\u9fff" or "\uff01" <= each <= "\uff5e" for each in foreign)
    return text if foreign and wide > _JAPANESE_SHARE * len(foreign) else None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
