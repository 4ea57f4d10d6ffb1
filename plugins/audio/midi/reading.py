"""Reading Standard MIDI Files of types 0, 1 and 2, within bounds.

A reader of our own: mido reads lengths of any size into memory, takes time codes for ticks, and raises whatever comes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from app.api import InvalidData
from plugins.audio.midi.model import MidiFile, MidiPart
from plugins.audio.model import Note

LARGEST_BYTES = 32 << 20
MOST_TRACKS = 1024
MOST_NOTES = 1_000_000
_MOST_TEXT = 200
_LENGTHS = {0x80: 2, 0x90: 2, 0xA0: 2, 0xB0: 2, 0xC0: 1, 0xD0: 1, 0xE0: 2}
_KEPT_OUT = {0xA0: "pressures", 0xB0: "controllers", 0xD0: "pressures", 0xE0: "bends"}
_VOLUME, _PAN = 7, 10
_UNIMPORTANT = frozenset({0, 32, 6, 38, 98, 99, 100, 101, *range(120, 128)})
"""Controllers that only set up others: bank, data entry, mode."""

_Change = TypeVar("_Change", tuple[int, int], tuple[int, int, int], tuple[int, int, bool])
_ADVICE = "Save it again in the program that made it, or open another file."


def read_midi(data: bytes, name: str) -> MidiFile:
    """What a MIDI file holds. Raises InvalidData where it is malformed, counts time in film frames, or is too large."""
    if len(data) > LARGEST_BYTES:
        raise InvalidData("{name} is too large for a MIDI file.", advice=_ADVICE, name=name)
    data = _unwrapped(data)
    if data[:4] != b"MThd" or len(data) < 14:
        raise InvalidData("{name} is no MIDI file.", advice="Choose a file that ends in .mid.", name=name)
    length = int.from_bytes(data[4:8], "big")
    form, count, division = (int.from_bytes(data[at : at + 2], "big") for at in (8, 10, 12))
    if length < 6 or form > 2:
        raise _malformed(name, 4)
    if division & 0x8000:
        raise InvalidData(
            "{name} counts time in film frames (SMPTE), not in beats.",
            advice="Save it with ticks to a quarter note in the program that made it.",
            name=name,
        )
    if division == 0:
        raise _malformed(name, 12)
    reading = _Reading(name)
    chunks = _chunks(data, 8 + length, count, name)
    for index, (begin, end) in enumerate(chunks):
        reading.offset = reading.end if form == 2 else 0
        _Chunk(data, begin, end, index, reading).read()
    return reading.file(form, division)


def _unwrapped(data: bytes) -> bytes:
    """The MIDI file inside a RIFF file, or the data as it is."""
    if data[:4] == b"RIFF" and data[8:16] == b"RMIDdata":
        return data[20 : 20 + int.from_bytes(data[16:20], "little")]
    return data


def _chunks(data: bytes, at: int, count: int, name: str) -> list[tuple[int, int]]:
    """Where each track begins and ends; chunks of other kinds are passed over."""
    found: list[tuple[int, int]] = []
    while at + 8 <= len(data) and len(found) < count:
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "big")
        if data[at : at + 4] == b"MTrk":
            if end > len(data):
                raise InvalidData(
                    "{name} ends in the middle of track {track}.", advice=_ADVICE, name=name, track=len(found) + 1
                )
            if len(found) == MOST_TRACKS:
                raise InvalidData(
                    "{name} has more than {most} tracks.", advice="Leave out some of them.", name=name, most=MOST_TRACKS
                )
            found.append((at + 8, end))
        at = end
    if len(found) < count:
        raise InvalidData(
            "{name} says that it has {count} tracks, and {found} are there.",
            advice=_ADVICE,
            name=name,
            count=count,
            found=len(found),
        )
    return found


def _malformed(name: str, at: int) -> InvalidData:
    return InvalidData("{name} is malformed at byte {at}.", advice=_ADVICE, name=name, at=at)


@dataclass(slots=True)
class _Reading:
    """What has been read of a file; `offset` is added to the ticks of a sequence that comes after another."""

    name: str
    offset: int = 0
    end: int = 0
    count: int = 0
    parts: dict[tuple[int, int, int], list[Note]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    levels: dict[tuple[int, int, int], int] = field(default_factory=dict)
    tempos: list[tuple[int, int]] = field(default_factory=list)
    metres: list[tuple[int, int, int]] = field(default_factory=list)
    keys: list[tuple[int, int, bool]] = field(default_factory=list)
    markers: list[tuple[int, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, chunk: int, channel: int, program: int, note: Note) -> None:
        """Keep a note. Raises InvalidData where there are too many."""
        self.count += 1
        if self.count > MOST_NOTES:
            raise InvalidData(
                "{name} has more than {most} notes.",
                advice="Split it into several files.",
                name=self.name,
                most=MOST_NOTES,
            )
        self.parts.setdefault((chunk, channel, program), []).append(note)

    def file(self, form: int, division: int) -> MidiFile:
        """All of it."""
        parts = [
            MidiPart(
                self.names.get(chunk, ""),
                chunk,
                channel,
                program,
                tuple(sorted(notes)),
                self.levels.get((chunk, channel, _VOLUME)),
                self.levels.get((chunk, channel, _PAN)),
            )
            for (chunk, channel, program), notes in sorted(self.parts.items(), key=lambda item: item[0])
        ]
        return MidiFile(
            form,
            division,
            tuple(parts),
            _changes(self.tempos),
            _changes(self.metres),
            _changes(self.keys),
            tuple(sorted(self.markers)),
            self.end,
            tuple(sorted(self.left_out.items())),
        )


def _changes(events: list[_Change]) -> tuple[_Change, ...]:
    """Events in order, the last of each tick, and only those that change something."""
    found: list[_Change] = []
    for event in {event[0]: event for event in sorted(events, key=lambda event: event[0])}.values():
        if not found or found[-1][1:] != event[1:]:
            found.append(event)
    return tuple(found)


class _Chunk:
    """A track while it is read."""

    def __init__(self, data: bytes, begin: int, end: int, index: int, reading: _Reading) -> None:
        self._data, self._at, self._end = data, begin, end
        self._index, self._reading = index, reading
        self._tick = reading.offset
        self._programs = [0] * 16
        self._open: dict[tuple[int, int], list[tuple[int, int, int]]] = {}

    def read(self) -> None:
        """Read all events, up to the end of the track."""
        running = 0
        while self._at < self._end:
            self._tick += self._number()
            status = self._byte()
            if status < 0x80:
                if not running:
                    raise _malformed(self._reading.name, self._at - 1)
                self._at -= 1
                status = running
            if status == 0xFF:
                if self._meta():
                    break
            elif status in (0xF0, 0xF7):
                length = self._length()
                self._at += length
                self._reading.left_out["system"] += 1
            elif status > 0xF0:
                raise _malformed(self._reading.name, self._at - 1)
            else:
                running = status
                self._message(status)
        for (channel, pitch), begun in self._open.items():
            for start, velocity, program in begun:
                self._keep(channel, pitch, start, velocity, program)
        self._reading.end = max(self._reading.end, self._tick)

    def _message(self, status: int) -> None:
        kind, channel = status & 0xF0, status & 0x0F
        first = self._value()
        second = self._value() if _LENGTHS[kind] == 2 else 0
        if kind == 0x90 and second:
            self._open.setdefault((channel, first), []).append((self._tick, second, self._programs[channel]))
        elif kind in (0x80, 0x90):
            begun = self._open.get((channel, first))
            if begun:
                self._keep(channel, first, *begun.pop(0))
        elif kind == 0xC0:
            self._programs[channel] = first
        elif kind == 0xB0 and first in (_VOLUME, _PAN):
            self._reading.levels.setdefault((self._index, channel, first), second)
        elif not (kind == 0xB0 and first in _UNIMPORTANT):
            self._reading.left_out[_KEPT_OUT[kind]] += 1

    def _keep(self, channel: int, pitch: int, start: int, velocity: int, program: int) -> None:
        self._reading.add(self._index, channel, program, Note(start, pitch, max(self._tick - start, 1), velocity))

    def _meta(self) -> bool:
        """Read a meta event; whether it ends the track."""
        kind = self._byte()
        length = self._length()
        data = self._data[self._at : self._at + length]
        self._at += length
        reading = self._reading
        if kind == 0x2F:
            return True
        if kind == 0x51 and length == 3 and any(data):
            reading.tempos.append((self._tick, int.from_bytes(data, "big")))
        elif kind == 0x58 and length >= 2 and data[0] and data[1] <= 6:
            reading.metres.append((self._tick, data[0], 1 << data[1]))
        elif kind == 0x59 and length == 2 and -7 <= (sharps := int.from_bytes(data[:1], "big", signed=True)) <= 7:
            reading.keys.append((self._tick, sharps, data[1] == 1))
        elif kind == 0x03:
            reading.names.setdefault(self._index, _text(data))
        elif kind == 0x06 and len(reading.markers) < MOST_TRACKS:
            reading.markers.append((self._tick, _text(data)))
        return False

    def _length(self) -> int:
        length = self._number()
        if length > self._end - self._at:
            raise _malformed(self._reading.name, self._at)
        return length

    def _number(self) -> int:
        """A number of variable length: seven bits a byte, four bytes at most."""
        value = 0
        for _ in range(4):
            byte = self._byte()
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value
        raise _malformed(self._reading.name, self._at)

    def _value(self) -> int:
        byte = self._byte()
        if byte > 0x7F:
            raise _malformed(self._reading.name, self._at - 1)
        return byte

    def _byte(self) -> int:
        if self._at >= self._end:
            raise _malformed(self._reading.name, self._at)
        self._at += 1
        return self._data[self._at - 1]


def _text(data: bytes) -> str:
    """A name as it was meant: UTF-8, Shift JIS or Latin 1, without control characters."""
    for encoding in ("utf-8", "cp932", "latin-1"):
        try:
            text = data[:_MOST_TEXT].decode(encoding)
        except UnicodeDecodeError:
            continue
        return "".join(character for character in text if character.isprintable()).strip()
    return ""
