"""Sound fonts: SF2 and SF3 files by their chunks; samples are not looked at."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.api import ModelFormat, ModelKind, UnreadableModel, Words, sentences
from app.engine.detectors.content import unopened
from app.engine.detectors.draft import Draft

_PRESET_BYTES = 38
_PERCUSSION = 128
_MOST_CHUNKS = 1000
_MOST_PRESETS = 65_536
_LONGEST_TEXT = 4096
_SHOWN_TEXT = 200
_TEXTS = {b"INAM": "name", b"ICOP": "copyright", b"IENG": "author"}
_KNOWN = frozenset({b"LIST", b"smpl", b"sm24"})
_NAMELESS = frozenset({"", "untitled", "unnamed", "unnamed soundfont", "soundfont", "none"})
_COMPRESSED = 3


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    start: int
    size: int


def sound_font(path: Path) -> Draft:
    """What a sound font says of itself; raises UnreadableModel where it is damaged or has no instruments."""
    try:
        with path.open("rb") as file:
            return _draft(path, file)
    except OSError as error:
        raise unopened(path, error) from error


def _draft(path: Path, file: BinaryIO) -> Draft:
    chunks = {chunk.name: chunk for chunk in _chunks(path, file)}
    version = _read(file, chunks.get(b"ifil"), 4)
    headers = chunks.get(b"phdr")
    if len(version) < 4 or headers is None or b"shdr" not in chunks or b"smpl" not in chunks:
        raise _damaged(path)
    count = headers.size // _PRESET_BYTES - 1
    if headers.size % _PRESET_BYTES or not 0 <= count <= _MOST_PRESETS:
        raise _damaged(path)
    rows = _read(file, headers, headers.size)
    banks = [struct.unpack_from("<H", rows, at * _PRESET_BYTES + 22)[0] for at in range(count)]
    if not banks:
        raise UnreadableModel(
            "The sound font “{file}” has no instruments.", advice="Choose another sound font.", file=path.name
        )
    format_ = ModelFormat.SF3 if int.from_bytes(version[:2], "little") == _COMPRESSED else ModelFormat.SF2
    said = {name: _text(_read(file, chunks.get(chunk), _LONGEST_TEXT)) for chunk, name in _TEXTS.items()}
    kits = banks.count(_PERCUSSION)
    name = re.sub(r"\.sf[23]$", "", said["name"], flags=re.IGNORECASE)
    return Draft(
        ModelKind.SOUND_FONT,
        format_,
        format_.value,
        name="" if name.lower() in _NAMELESS else name,
        description=sentences(
            Words("{instruments} instruments and {kits} drum kits.", instruments=len(banks) - kits, kits=kits),
            Words("Samples are compressed.") if format_ is ModelFormat.SF3 else Words(),
            Words("Made by {author}.", author=said["author"].rstrip(".")) if said["author"] else Words(),
            Words("Copyright: {copyright}.", copyright=said["copyright"].rstrip(".")) if said["copyright"] else Words(),
        ),
    )


def _chunks(path: Path, file: BinaryIO) -> Iterator[_Chunk]:
    """The chunks within the lists; raises UnreadableModel where one reaches beyond the end of the file."""
    size = path.stat().st_size
    place = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(place)
        head = file.read(8)
        if len(head) < 8:
            return
        name, length = struct.unpack("<4sI", head)
        if name == b"LIST":
            place += 12
            continue
        if place + 8 + length > size:
            raise UnreadableModel(
                "The sound font “{file}” ends before its data does.",
                advice="Get the file anew: it was not copied or downloaded to its end.",
                file=path.name,
            )
        yield _Chunk(name, place + 8, length)
        place += 8 + length
        if length % 2:
            # A chunk of odd length is padded, except by some writers of SF3.
            file.seek(place)
            place += file.read(4) not in _KNOWN
    raise _damaged(path)


def _read(file: BinaryIO, chunk: _Chunk | None, most: int) -> bytes:
    if chunk is None:
        return b""
    file.seek(chunk.start)
    return file.read(min(chunk.size, most))


def _text(raw: bytes) -> str:
    """A text of the font's maker, on one line: most are UTF-8 or Latin-1."""
    whole = raw.split(b"\0")[0]
    try:
        text = whole.decode("utf-8")
    except UnicodeDecodeError:
        text = whole.decode("latin-1")
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:_SHOWN_TEXT]


def _damaged(path: Path) -> UnreadableModel:
    return UnreadableModel(
        "The sound font “{file}” is damaged.", advice="Choose another sound font, or get this one anew.", file=path.name
    )
