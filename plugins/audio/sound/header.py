"""Header: what a WAV, RF64, W64 or AIFF file claims, read by ourselves, to be compared with what it holds."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

_W64_RIFF = b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """Channels and frames that a file claims to have; `frames` is None where it claims no length."""

    channels: int
    rate: int
    frames: int | None


def read_header(path: Path) -> Header | None:
    """The claims of a file of one of these kinds; None for every other, and where they cannot be made out."""
    with path.open("rb") as file:
        return header_of(file)


def header_of(file: BinaryIO) -> Header | None:
    """The same of a file that is open, which is left at some place of it."""
    size = file.seek(0, SEEK_END)
    file.seek(0)
    head = file.read(40)
    try:
        if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
            return _wave(file, size, wide=head[:4] == b"RF64")
        if head[:16] == _W64_RIFF:
            return _wave64(file, size)
        if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
            return _aiff(file, size)
    except struct.error:
        return None
    return None


def _wave(file: BinaryIO, end: int, *, wide: bool) -> Header | None:
    place, wide_size, block, channels, rate = 12, 0, 0, 0, 0
    while place < end:
        file.seek(place)
        name, size = struct.unpack("<4sI", file.read(8))
        if name == b"ds64":
            wide_size = struct.unpack("<8xQ", file.read(16))[0]
        elif name == b"fmt ":
            channels, rate, block = struct.unpack("<2xHI4xH", file.read(14))
        elif name == b"data":
            size = wide_size if wide and size == 0xFFFF_FFFF else size
            return Header(channels, rate, size // block if block and size else None)
        place += 8 + size + size % 2
    return None


def _wave64(file: BinaryIO, end: int) -> Header | None:
    place, block, channels, rate = 40, 0, 0, 0
    while place < end:
        file.seek(place)
        name, size = struct.unpack("<4s12xQ", file.read(24))
        if size < 24:
            return None
        if name == b"fmt ":
            channels, rate, block = struct.unpack("<2xHI4xH", file.read(14))
        elif name == b"data":
            return Header(channels, rate, (size - 24) // block if block else None)
        place += size + -size % 8
    return None


def _aiff(file: BinaryIO, end: int) -> Header | None:
    place = 12
    while place < end:
        file.seek(place)
        name, size = struct.unpack(">4sI", file.read(8))
        if name == b"COMM":
            channels, frames = struct.unpack(">HI", file.read(6))
            return Header(channels, 0, frames or None)
        place += 8 + size + size % 2
    return None
