"""Reading: files of sound within bounds; what is short or damaged is opened as far as it goes, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import SEEK_END, SEEK_SET
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import numpy as np

from app.api import InvalidData, UserError, Words
from plugins.audio.sound.header import header_of
from plugins.audio.sound.samples import Audio

if TYPE_CHECKING:
    from plugins.audio.sound.decoder import Decoder

SUFFIXES = (".wav", ".wave", ".bwf", ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".flac", ".ogg", ".oga", ".opus",
            ".mp3", ".caf", ".au", ".snd")  # fmt: skip
"""How the names of files end that can be read."""

MOST_CHANNELS = 64
MOST_BYTES = 2 << 30
"""What `read_audio` keeps in memory at most; longer files are read block by block."""

_FORMATS = frozenset({"WAV", "WAVEX", "RF64", "W64", "AIFF", "FLAC", "OGG", "MP3", "MPEG", "CAF", "AU"})
_RATES = range(100, 1_000_001)
_BLOCK = 1 << 16
_PIECE = 1 << 12


@dataclass(frozen=True, slots=True)
class AudioInfo:
    """What a file is. `declared_frames` is what it claims and `frames` what its reader expects to find in it."""

    format: str
    subtype: str
    rate: int
    channels: int
    frames: int
    declared_frames: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames / self.rate


@dataclass(frozen=True, slots=True)
class Recording:
    """A file's sound (frames, channels), and sentences on what was wrong with it and is mended."""

    samples: Audio
    rate: int
    info: AudioInfo
    notes: tuple[Words, ...] = ()


def describe(path: Path) -> AudioInfo:
    """What a file is, from its header. Raises InvalidData for what is no sound, or claims what cannot be."""
    with _opened(path) as (_, info):
        return info


def read_audio(path: Path, most_bytes: int = MOST_BYTES) -> Recording:
    """All of a file. Raises InvalidData, and UserError where it is larger than what may be kept in memory."""
    blocks: list[Audio] = []
    reader = Blocks(path)
    taken = 0
    for block in reader:
        taken += block.nbytes
        if taken > most_bytes:
            raise UserError(
                "“{name}” is too long to be held in memory.", advice="Cut it into shorter files.", name=path.name
            )
        blocks.append(block)
    info = reader.info
    samples = np.concatenate(blocks) if blocks else np.zeros((0, info.channels), np.float32)
    return Recording(samples, info.rate, info, reader.notes)


class Blocks:
    """The sound of a file block by block, so that memory stays small; `notes` are complete after the last block."""

    def __init__(self, path: Path, start: int = 0, block_frames: int = _BLOCK) -> None:
        self.info = describe(path)
        self.notes: tuple[Words, ...] = ()
        self._path, self._start, self._block_frames = path, start, block_frames

    def __iter__(self) -> Iterator[Audio]:
        """Blocks (frames, channels), the last of them shorter."""
        found, repaired, broken = 0, 0, False
        with _opened(self._path) as (file, info):
            if self._start:
                file.seek(min(self._start, info.frames))
            while not broken:
                block, broken = self._next(file)
                if not len(block):
                    break
                wrong = ~np.isfinite(block)
                if wrong.any():
                    repaired += int(wrong.sum())
                    block = np.where(wrong, np.float32(0), block)
                found += len(block)
                yield block
        self.notes = tuple(notes_on(info, self._start + found, repaired, broken=broken))

    def _next(self, file: Decoder) -> tuple[Audio, bool]:
        """The next block, and whether damage ended it. Of a read that meets damage nothing is had: small ones help."""
        from plugins.audio.sound.decoder import ERRORS

        pieces = [np.zeros((0, file.channels), np.float32)]
        left = self._block_frames
        while left:
            try:
                piece = file.read(min(_PIECE, left))
            except ERRORS:
                return np.concatenate(pieces), True
            if not len(piece):
                break
            pieces.append(piece)
            left -= len(piece)
        return np.concatenate(pieces), False


def notes_on(info: AudioInfo, found: int, repaired: int, *, broken: bool) -> Iterator[Words]:
    """Sentences on what is wrong with a file of which so many frames were found, and so many samples mended."""
    if broken:
        yield Words(
            "The file is damaged after {found} seconds, and was opened up to there.",
            found=f"{found / info.rate:.2f}",
        )
    elif found < info.declared_frames:
        yield Words(
            "The file says that it is {declared} seconds long, and ends after {found}.",
            declared=f"{info.declared_frames / info.rate:.2f}",
            found=f"{found / info.rate:.2f}",
        )
    if repaired:
        yield Words("{count} samples were no numbers, and are silent now.", count=repaired)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Decoder, AudioInfo]]:
    """A file that is open, and what it is; every claim is checked before anything is made room for."""
    if not path.is_file():
        raise UserError("There is no file “{name}”.", advice="Choose another file.", name=path.name)
    if path.suffix.lower() not in SUFFIXES:
        # By its name, a reader would take anything for raw samples.
        raise InvalidData("“{name}” has a name that ends in nothing known for sound.", advice=_ADVICE, name=path.name)
    with path.open("rb") as stream:
        file, info = open_sound(stream, path.name)
        with file:
            yield file, info


def open_sound(stream: BinaryIO, name: str) -> tuple[Decoder, AudioInfo]:
    """Sound in a file that is open for reading, whatever it is called: what reads it, and what it is.

    Whoever asks closes both. Raises InvalidData for what is no sound, or claims what cannot be.
    """
    from plugins.audio.sound.decoder import ERRORS, Decoder

    header = header_of(stream)
    if header is not None and not 1 <= header.channels <= MOST_CHANNELS:
        raise _too_many(name, header.channels)
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    try:
        file = Decoder(_source(stream))
    except (*ERRORS, TypeError, ValueError) as error:
        raise InvalidData("“{name}” cannot be read as sound.", advice=_ADVICE, name=name, detail=error) from error
    try:
        if file.format not in _FORMATS:
            raise InvalidData(
                "“{name}” is sound of a kind that is not read here ({kind}).",
                advice=_ADVICE,
                name=name,
                kind=file.format,
            )
        if not 1 <= file.channels <= MOST_CHANNELS:
            raise _too_many(name, file.channels)
        if file.rate not in _RATES:
            raise InvalidData("“{name}” claims {rate} samples a second.", advice=_ADVICE, name=name, rate=file.rate)
    except InvalidData:
        file.close()
        raise
    frames = max(0, min(file.frames, size * _MOST_FRAMES_A_BYTE))
    declared = header.frames if header is not None and header.frames is not None else file.frames
    return file, AudioInfo(file.format, file.subtype, file.rate, file.channels, frames, declared)


def _source(stream: BinaryIO) -> Path | BinaryIO:
    """A file of its own by its path, which the library reads without asking us for each piece of it."""
    path = getattr(stream, "name", None)
    if isinstance(path, str) and Path(path).suffix.lower() in ("", *SUFFIXES) and Path(path).is_file():
        return Path(path)
    return cast("BinaryIO", _Steady(stream))


@dataclass(frozen=True, slots=True)
class _Steady:
    """A file in which a damaged one cannot lead to a place before its beginning: the library can't take an error."""

    stream: BinaryIO

    def seek(self, place: int, whence: int = SEEK_SET) -> int:
        """Go to a place, or stay where there is none of that kind."""
        try:
            return self.stream.seek(place, whence)
        except (OSError, ValueError):
            return self.stream.tell()

    def tell(self) -> int:
        """Where it is."""
        return self.stream.tell()

    def read(self, count: int = -1) -> bytes:
        """Bytes from there on."""
        return self.stream.read(count)


_ADVICE = "Choose a WAV, RF64, W64, AIFF, FLAC, OGG, Opus or MP3 file."
_MOST_FRAMES_A_BYTE = 100_000
"""No codec says more with a byte: silence in FLAC is the closest."""


def _too_many(name: str, channels: int) -> InvalidData:
    return InvalidData(
        "“{name}” claims to have {channels} channels.",
        advice="Files with 1 to {most} channels can be opened.",
        name=name,
        channels=channels,
        most=MOST_CHANNELS,
    )
