"""SoundFont: an SF2 or SF3 file, read within its bounds; samples are decoded when they are asked for."""

from __future__ import annotations

import io
import struct
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData
from plugins.audio.sound.samples import Audio

PRESET = np.dtype(
    [("name", "S20"), ("program", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("rest", "<u4", (3,))],
)
INSTRUMENT = np.dtype([("name", "S20"), ("bag", "<u2")])
BAG = np.dtype([("generator", "<u2"), ("modulator", "<u2")])
GENERATOR = np.dtype([("kind", "<u2"), ("amount", "<i2")])
SAMPLE = np.dtype(
    [("name", "S20"), ("start", "<u4"), ("end", "<u4"), ("loop_start", "<u4"), ("loop_end", "<u4"), ("rate", "<u4"),
     ("key", "u1"), ("correction", "i1"), ("link", "<u2"), ("kind", "<u2")]
)  # fmt: skip
RECORDS = {
    b"phdr": PRESET, b"pbag": BAG, b"pgen": GENERATOR, b"inst": INSTRUMENT, b"ibag": BAG, b"igen": GENERATOR,
    b"shdr": SAMPLE,
}  # fmt: skip

_NAMES = frozenset({b"LIST", b"smpl", b"sm24", b"pmod", b"imod", *RECORDS})

KINDS = 61
"""How many kinds of generators the standard has, numbered from 0."""

KEPT_BYTES = 96 << 20
"""Decoded samples of a font that are kept: some ninety instruments of a General MIDI bank."""

_DEFAULTS = {8: 13500, 21: -12000, 23: -12000, 25: -12000, 26: -12000, 27: -12000, 28: -12000, 30: -12000,
             33: -12000, 34: -12000, 35: -12000, 36: -12000, 38: -12000, 46: -1, 47: -1, 56: 100, 58: -1}  # fmt: skip
_INSTRUMENT_ONLY = frozenset({0, 1, 2, 3, 4, 12, 45, 46, 47, 50, 54, 57, 58})
_INSTRUMENT, _KEYS, _VELOCITIES, _SAMPLE_ID = 41, 43, 44, 53
_ROM, _VORBIS = 0x8000, 0x10
_MOST_ZONES = 4096
_MOST_RECORDS = 65_536 * 4
_MOST_FRAMES = 1 << 24

Records = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Zone:
    """A sample with its generators, and the keys and velocities (lowest and highest) at which it sounds."""

    sample: int
    keys: tuple[int, int]
    velocities: tuple[int, int]
    generators: tuple[int, ...]

    def sounds(self, key: int, velocity: int) -> bool:
        """Whether a note sets it off."""
        return self.keys[0] <= key <= self.keys[1] and self.velocities[0] <= velocity <= self.velocities[1]


@dataclass(frozen=True, slots=True)
class Sample:
    """Decoded frames of one channel; the loop begins at `loop_start` and ends before `loop_end`."""

    name: str
    frames: Audio
    rate: int
    key: int
    correction_cents: int
    loop_start: int
    loop_end: int


class SoundFont:
    """The presets of a sound font by bank and program. `left_out` names samples that cannot be had from the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        chunks = _chunks(path)
        records = {name: _records(path, chunks, name, kind) for name, kind in RECORDS.items()}
        self._presets, self._samples = records[b"phdr"], records[b"shdr"]
        self._instruments = records[b"inst"]
        self._preset_bags, self._instrument_bags = records[b"pbag"], records[b"ibag"]
        self._preset_generators, self._instrument_generators = records[b"pgen"], records[b"igen"]
        _check_order(self._presets["bag"], len(self._preset_bags), "phdr")
        _check_order(self._instruments["bag"], len(self._instrument_bags), "inst")
        _check_order(self._preset_bags["generator"], len(self._preset_generators), "pbag")
        _check_order(self._instrument_bags["generator"], len(self._instrument_generators), "ibag")
        self._data_start, self._data_size = chunks.get(b"smpl", (0, 0))
        if self._data_size < 2:
            raise _damaged("smpl")
        self.left_out = tuple(_name(header["name"]) for header in self._samples[:-1] if not self._is_inside(header))
        self._decoded: OrderedDict[int, Sample] = OrderedDict()
        self._decoded_bytes = 0
        self._lock = threading.Lock()
        self._zones: dict[tuple[int, int], tuple[Zone, ...]] = {}
        self._places = {
            (int(preset["bank"]), int(preset["program"])): index for index, preset in enumerate(self._presets[:-1])
        }

    @property
    def presets(self) -> dict[tuple[int, int], str]:
        """The names of the presets by bank and program; percussion is bank 128."""
        return {place: _name(self._presets[index]["name"]) for place, index in sorted(self._places.items())}

    def zones(self, bank: int, program: int) -> tuple[Zone, ...]:
        """The zones of a preset, each a preset's zone joined to an instrument's."""
        place = (bank, program)
        if place not in self._zones:
            self._zones[place] = tuple(self._joined(self._places[place]))
        return self._zones[place]

    def sample(self, index: int) -> Sample:
        """A sample, decoded where it isn't kept; the longest unused ones are let go of."""
        with self._lock:
            found = self._decoded.get(index)
            if found is not None:
                self._decoded.move_to_end(index)
                return found
        # Two threads may decode the same one, and get the same frames.
        sample = self._decode(self._samples[index])
        with self._lock:
            if index not in self._decoded:
                self._decoded[index] = sample
                self._decoded_bytes += sample.frames.nbytes
            while self._decoded_bytes > KEPT_BYTES and len(self._decoded) > 1:
                _, old = self._decoded.popitem(last=False)
                self._decoded_bytes -= old.frames.nbytes
        return sample

    def _joined(self, preset: int) -> Iterator[Zone]:
        made = 0
        for outer in _zones_of(self._presets, preset, self._preset_bags, self._preset_generators, _INSTRUMENT):
            instrument = outer[_INSTRUMENT]
            if not 0 <= instrument < len(self._instruments) - 1:
                raise _damaged("pgen")
            inner_zones = _zones_of(
                self._instruments, instrument, self._instrument_bags, self._instrument_generators, _SAMPLE_ID
            )
            for inner in inner_zones:
                zone = _join(outer, inner)
                if not 0 <= zone.sample < len(self._samples) - 1:
                    raise _damaged("igen")
                made += 1
                if made > _MOST_ZONES:
                    raise _damaged("pgen")
                if self._is_inside(self._samples[zone.sample]):
                    yield zone

    def _is_inside(self, header: Records) -> bool:
        size = self._data_size if header["kind"] & _VORBIS else self._data_size // 2
        return bool(
            not header["kind"] & _ROM and header["start"] < header["end"] <= size and 400 <= header["rate"] <= 384_000
        )

    def _decode(self, header: Records) -> Sample:
        start, end = int(header["start"]), int(header["end"])
        name = _name(header["name"])
        loop_start, loop_end = int(header["loop_start"]), int(header["loop_end"])
        if header["kind"] & _VORBIS:
            frames = self._vorbis(name, start, end)
        else:
            if end - start > _MOST_FRAMES:
                raise _damaged(name)
            with self.path.open("rb") as file:
                file.seek(self._data_start + 2 * start)
                raw = np.frombuffer(file.read(2 * (end - start)), "<i2")
            frames = raw.astype(np.float32) / np.float32(32768)
            loop_start, loop_end = loop_start - start, loop_end - start
        return Sample(
            name, frames, int(header["rate"]), min(int(header["key"]), 127), int(header["correction"]), loop_start,
            loop_end,
        )  # fmt: skip

    def _vorbis(self, name: str, start: int, end: int) -> Audio:
        import soundfile

        with self.path.open("rb") as file:
            file.seek(self._data_start + start)
            data = file.read(end - start)
        try:
            with soundfile.SoundFile(io.BytesIO(data)) as sound:
                frames = sound.read(_MOST_FRAMES, dtype="float32", always_2d=True)
        except (soundfile.LibsndfileError, RuntimeError) as error:
            raise InvalidData(
                "The sample “{name}” of the sound font cannot be decoded.",
                advice="Choose another sound font, or get this one anew.",
                name=name,
                detail=error,
            ) from error
        return np.nan_to_num(np.ascontiguousarray(frames[:, 0], np.float32))


def _chunks(path: Path) -> dict[bytes, tuple[int, int]]:
    """Where the chunks within the lists lie: first byte and size."""
    size = path.stat().st_size
    found: dict[bytes, tuple[int, int]] = {}
    with path.open("rb") as file:
        head = file.read(12)
        if len(head) < 12 or head[:4] != b"RIFF" or head[8:] != b"sfbk":
            raise InvalidData(
                "“{name}” is not a sound font.", advice="Choose a file that ends in .sf2 or .sf3.", name=path.name
            )
        place = 12
        for _ in range(1000):
            file.seek(place)
            head = file.read(8)
            if len(head) < 8:
                return found
            name, length = struct.unpack("<4sI", head)
            if place + 8 + length > size:
                raise InvalidData(
                    "The sound font “{name}” ends before its data does.",
                    advice="Get the file anew: it was not copied or downloaded to its end.",
                    name=path.name,
                )
            if name == b"LIST":
                place += 12
                continue
            found.setdefault(name, (place + 8, length))
            place += 8 + length
            if length % 2:
                # A chunk of odd length is padded, except by some writers of SF3.
                file.seek(place)
                place += file.read(4) not in _NAMES
    raise _damaged("LIST")


def _records(path: Path, chunks: dict[bytes, tuple[int, int]], name: bytes, kind: np.dtype[Any]) -> Records:
    """The records of a chunk, of which the last one only says where the one before it ends."""
    start, size = chunks.get(name, (0, 0))
    if size < kind.itemsize or size % kind.itemsize or size > _MOST_RECORDS * kind.itemsize:
        raise _damaged(name.decode())
    with path.open("rb") as file:
        file.seek(start)
        return np.frombuffer(file.read(size), kind)


def _check_order(indices: Records, count: int, part: str) -> None:
    """Indices must not fall, and have to lie within what they point into."""
    if (np.diff(indices.astype(np.int64)) < 0).any() or int(indices[-1]) >= max(count, 1) + (part[1:] == "bag"):
        raise _damaged(part)


def _zones_of(owners: Records, owner: int, bags: Records, generators: Records, last: int) -> Iterator[dict[int, int]]:
    """The zones of a preset or an instrument over its global zone, which is a first one that lacks `last`."""
    shared: dict[int, int] = {}
    first = int(owners[owner]["bag"])
    for bag in range(first, int(owners[owner + 1]["bag"])):
        own = {
            int(item["kind"]): int(item["amount"])
            for item in generators[int(bags[bag]["generator"]) : int(bags[bag + 1]["generator"])]
            if item["kind"] < KINDS
        }
        if last in own:
            yield shared | own
        elif bag == first:
            shared = own


def _join(outer: dict[int, int], inner: dict[int, int]) -> Zone:
    amounts = [_DEFAULTS.get(kind, 0) for kind in range(KINDS)]
    for kind, amount in inner.items():
        amounts[kind] = amount
    for kind, amount in outer.items():
        if kind not in _INSTRUMENT_ONLY:
            amounts[kind] += amount
    keys = _range(outer, inner, _KEYS)
    return Zone(inner[_SAMPLE_ID], keys, _range(outer, inner, _VELOCITIES), tuple(amounts))


def _range(outer: dict[int, int], inner: dict[int, int], kind: int) -> tuple[int, int]:
    """What both ranges have in common: the lower byte is the lowest, the upper one the highest."""
    one, other = outer.get(kind, 0x7F00), inner.get(kind, 0x7F00)
    return max(one & 0xFF, other & 0xFF), min(one >> 8 & 0xFF, other >> 8 & 0xFF)


def _name(raw: Any) -> str:
    return bytes(raw).split(b"\0")[0].decode("latin-1").strip()


def _damaged(part: str) -> InvalidData:
    return InvalidData(
        "The sound font is damaged in its part “{part}”.",
        advice="Choose another sound font, or get this one anew.",
        part=part,
    )
