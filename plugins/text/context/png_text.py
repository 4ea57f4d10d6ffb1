"""The texts in a PNG file: read within bounds, and put in without touching the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.api import InvalidData
from plugins.text.context.foreign import LARGEST_BYTES, too_large

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")


@dataclass(frozen=True, slots=True)
class _Chunk:
    kind: bytes
    data: bytes
    whole: bytes


def png_texts(data: bytes, keywords: frozenset[str], name: str) -> dict[str, bytes]:
    """The texts of a PNG file under these keywords, the first of each; raises InvalidData where one is damaged."""
    found: dict[str, bytes] = {}
    for chunk in _chunks(data, name):
        keyword = _keyword(chunk)
        if keyword not in keywords or keyword in found:
            continue
        if zlib.crc32(chunk.kind + chunk.data) != int.from_bytes(chunk.whole[-4:], "big"):
            raise _damaged(name)
        found[keyword] = _text(chunk, name)
    return found


def with_png_texts(data: bytes, texts: Mapping[str, bytes], without: frozenset[str], name: str) -> bytes:
    """A PNG file with texts (Latin-1) put in before its end, and the old ones under some keywords taken out."""
    made = [SIGNATURE]
    for chunk in _chunks(data, name):
        if chunk.kind == b"IEND":
            for keyword, text in texts.items():
                inner = keyword.encode("latin-1") + b"\0" + text
                made.append(struct.pack(">I", len(inner)) + b"tEXt" + inner)
                made.append(struct.pack(">I", zlib.crc32(b"tEXt" + inner)))
        if _keyword(chunk) not in without:
            made.append(chunk.whole)
    return b"".join(made)


def _chunks(data: bytes, name: str) -> Iterator[_Chunk]:
    """The chunks up to the end; raises InvalidData where one says that it is longer than what there is."""
    if not data.startswith(SIGNATURE):
        raise InvalidData(
            "{name} is not the PNG picture that its name says.",
            advice="Choose the card as a PNG or JSON file; other pictures carry none.",
            name=name,
        )
    at = len(SIGNATURE)
    while True:
        if at + 12 > len(data):
            raise _damaged(name)
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        if end > len(data):
            raise _damaged(name)
        kind = data[at + 4 : at + 8]
        yield _Chunk(kind, data[at + 8 : end - 4], data[at:end])
        if kind == b"IEND":
            return
        at = end


def _keyword(chunk: _Chunk) -> str:
    """Under what a text lies, in small letters; nothing for other chunks."""
    return chunk.data[:80].partition(b"\0")[0].decode("latin-1").lower() if chunk.kind in _TEXTS else ""


def _text(chunk: _Chunk, name: str) -> bytes:
    _, _, rest = chunk.data.partition(b"\0")
    match chunk.kind:
        case b"tEXt":
            return rest
        case b"zTXt":
            return _inflated(rest[1:], name)
    # Whether it is compressed and how, the language and the keyword in it, and then the text.
    parts = rest[2:].split(b"\0", 2)
    if len(rest) < 2 or len(parts) < 3:
        raise _damaged(name)
    return _inflated(parts[2], name) if rest[0] else parts[2]


def _inflated(data: bytes, name: str) -> bytes:
    inflating = zlib.decompressobj()
    try:
        text = inflating.decompress(data, LARGEST_BYTES + 1)
    except zlib.error as error:
        raise _damaged(name) from error
    if len(text) > LARGEST_BYTES:
        raise too_large(name, LARGEST_BYTES)
    if not inflating.eof:
        raise _damaged(name)
    return text


def _damaged(name: str) -> InvalidData:
    return InvalidData(
        "The character in {name} is damaged, or the file was cut off.",
        advice="Fetch it again from where it came, as a PNG file that was not edited since.",
        name=name,
    )
