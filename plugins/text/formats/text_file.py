"""Text files in whatever encoding they have."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from app.api import InvalidData, Words
from plugins.text.formats import soft

LARGEST_BYTES = 64 << 20

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {"shift_jis": "cp932", "x-sjis": "cp932", "iso-8859-1": "cp1252"}
_JAPANESE = re.compile("[\u3000-\u30ff\uff01-\uff5e]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(path: Path, declared: re.Pattern[bytes] | None = None) -> tuple[str, tuple[Words, ...]]:
    """The text of a file, clean, and what there is to say of it; raises InvalidData where it is none.

    `declared` finds the encoding that the file itself names, such as HTML does.
    """
    if path.stat().st_size > LARGEST_BYTES:
        raise InvalidData(
            "{name} is larger than a text that the studio opens.",
            advice="Cut it into files of at most {most} MB.",
            name=path.name,
            most=LARGEST_BYTES >> 20,
        )
    data = path.read_bytes()
    named = declared.search(data[:2048]) if declared else None
    text, is_guess = _as_named(data, named[1].decode("ascii", "replace")) if named else decoded(data)
    if text is None:
        raise InvalidData(
            "{name} holds no text, or in a form that is not known.", advice="Save it as UTF-8.", name=path.name
        )
    return cleaned(text, is_guess)


def _as_named(data: bytes, encoding: str) -> tuple[str | None, bool]:
    """The text in the encoding that a file says it has, where that is true."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return decoded(data)
    try:
        text = data.decode(_MEANT.get(encoding.lower(), encoding))
    except (UnicodeDecodeError, LookupError):
        return decoded(data)
    return (None, False) if _is_binary(text) else (text, False)


def cleaned(text: str, is_guess: bool = False) -> tuple[str, tuple[Words, ...]]:
    """The text clean, with what there is to say of that."""
    text, replaced = soft.clean(text)
    remarks = []
    if is_guess:
        remarks.append(Words("The file is not UTF-8: check that its letters are right."))
    if replaced:
        remarks.append(Words("Characters that were damaged and are shown as �: {count}.", count=replaced))
    return text, tuple(remarks)


def decoded(data: bytes) -> tuple[str | None, bool]:
    """A file's characters, or None where they are none, and whether the encoding had to be guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # Halves of a character are kept, so that they can be counted.
            text = _strictly(data, encoding, "surrogatepass")
            return data.decode(encoding, "replace") if text is None else text, False
    if (wide := _wide(data)) is not None:
        return wide, True
    if b"\0" in data:
        return None, False
    text = _strictly(data, "utf-8", "surrogatepass")
    if text is not None and b"\x1b$" in data:
        text = _strictly(data, "iso2022_jp_2004") or text
    if text is not None:
        return (None, False) if _is_binary(text) else (text, False)
    if (damaged := _nearly_utf_8(data)) is not None:
        return damaged, False
    text = _japanese(data) or _strictly(data, "cp1252") or data.decode("latin-1")
    return (None, False) if _is_binary(text) else (text, True)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of its spaces, letters and line breaks is zero."""
    sample = data[:4096]
    if len(data) % 2 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) > len(sample) // 50:
        return None
    text = _strictly(data, encoding)
    return text if text is not None and not _ODD.search(text) else None


def _strictly(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:
        return None


def _nearly_utf_8(data: bytes) -> str | None:
    """UTF-8 with a few characters damaged."""
    text = data.decode("utf-8", "surrogateescape")
    damaged = len(re.findall("[\udc80-\udcff]", text))
    wide = sum(1 for character in text if character > "\x7f")
    return text if damaged * 10 < wide and not _is_binary(text) else None


def _japanese(data: bytes) -> str | None:
    """The text as Shift_JIS or EUC-JP, whichever looks more like Japanese, if one does."""
    best: tuple[float, str] = (0.2, "")
    for encoding in ("cp932", "euc_jis_2004"):
        text = _strictly(data, encoding)
        if not text:
            continue
        sample = [character for character in text[:200_000] if character > "\x7f"]
        joined = "".join(sample)
        score = (len(_JAPANESE.findall(joined)) - len(_HALF_WIDTH.findall(joined))) / max(len(sample), 1)
        best = max(best, (score, text))
    return best[1] or None


def _is_binary(text: str) -> bool:
    return len(_ODD.findall(text[:100_000])) > len(text[:100_000]) // 500
