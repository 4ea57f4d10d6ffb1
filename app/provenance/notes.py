"""What a MIDI file says of itself: the texts at its beginning."""

from __future__ import annotations

from pathlib import Path

from app.api import InvalidData

NOTES = frozenset({".mid", ".midi"})
_NAMES = {1: "comment", 2: "copyright", 3: "title"}
_MOST_BYTES = 2_000_000
"""Texts stand before the first note: what lies behind is not looked at."""


def read_texts(path: Path) -> dict[str, str]:
    """The title, comment and copyright of a MIDI file; raises InvalidData where it is none."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
    if data[:4] != b"MThd":
        raise InvalidData("{name} is damaged, or not the MIDI file that its name says.", name=path.name)
    at = 8 + int.from_bytes(data[4:8], "big")
    texts: dict[str, str] = {}
    if data[at : at + 4] != b"MTrk":
        return texts
    at += 8
    while data[at : at + 2] == b"\0\xff":
        kind = data[at + 2 : at + 3]
        size, at = _number(data, at + 3)
        if kind and kind[0] in _NAMES and at + size <= len(data):
            texts.setdefault(_NAMES[kind[0]], data[at : at + size].decode("utf-8", "replace"))
        at += size
    return texts


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, of four bytes at most, and where it ends."""
    value = 0
    for place in range(at, min(at + 4, len(data))):
        value = value << 7 | data[place] & 0x7F
        if not data[place] & 0x80:
            return value, place + 1
    return len(data), len(data)
