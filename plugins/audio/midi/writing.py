"""Writing clips as Standard MIDI Files of type 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.api import InvalidRequest
from plugins.audio.midi.model import DRUM_CHANNEL
from plugins.audio.model import DRUMS, TICKS_PER_BEAT, Clip, Metre, Note, Plan, TrackPlan
from plugins.audio.music.theory import MINOR_MODES, chord_name, fifths

_UNITS = {1: 0, 2: 1, 4: 2, 8: 3, 16: 4, 32: 5}
_MOST_TICKS = (1 << 28) - 1
_SLOWEST_US = (1 << 24) - 1

_Event = tuple[int, int, bytes]
"""Tick, order among what happens at it, and the message."""


def division(metre: Metre) -> int:
    """Ticks to a quarter note, so that a clip's ticks are written as they are."""
    return TICKS_PER_BEAT * metre.unit // 4


def midi_bytes(
    clip: Clip,
    title: str = "",
    markers: Iterable[tuple[int, str]] = (),
    chords: bool = False,
    text: str = "",
) -> bytes:
    """The clip as a file: tempo, metre and key, then a track for each of the plan's, all as long as the clip.

    `markers` are ticks with their texts; with `chords` the chord of each bar is one too. `text` is what the file says
    of itself. Raises InvalidRequest where the format cannot hold the plan.
    """
    plan = clip.plan
    if plan.metre.unit not in _UNITS or not 1 <= plan.metre.beats <= 255:
        raise InvalidRequest(
            "A MIDI file cannot have the metre {beats}/{unit}.",
            advice="The lower number has to be 1, 2, 4, 8, 16 or 32.",
            beats=plan.metre.beats,
            unit=plan.metre.unit,
        )
    end = plan.bars * plan.bar_ticks
    if end > _MOST_TICKS:
        raise InvalidRequest("This is too long for a MIDI file.", advice="Export fewer bars.")
    texts = list(markers)
    if chords:
        texts += [
            (bar * plan.bar_ticks, chord_name(each, plan.key))
            for bar, each in enumerate(clip.chords[: plan.bars])
            if each
        ]
    written = [_chunk(_conductor(plan, title, text, texts), end)]
    for index, (track, channel) in enumerate(zip(plan.tracks, _channels(plan.tracks), strict=True)):
        notes = clip.notes[index] if index < len(clip.notes) else ()
        written.append(_chunk(_track(track, channel, notes), end))
    header = b"".join(value.to_bytes(2, "big") for value in (1, len(written), division(plan.metre)))
    return b"MThd" + len(header).to_bytes(4, "big") + header + b"".join(written)


def _conductor(plan: Plan, title: str, text: str, markers: Sequence[tuple[int, str]]) -> list[_Event]:
    tempo_us = round(60_000_000 * plan.metre.unit / (4 * plan.bpm))
    if not 1 <= tempo_us <= _SLOWEST_US:
        raise InvalidRequest(
            "A MIDI file cannot have a tempo of {bpm} beats a minute.",
            advice="Choose another tempo.",
            bpm=f"{plan.bpm:g}",
        )
    clocks = min(max(96 // plan.metre.unit, 1), 255)
    if plan.metre.unit >= 8 and plan.metre.beats % 3 == 0:
        clocks *= 3
    metre = bytes((plan.metre.beats, _UNITS[plan.metre.unit], clocks, 8))
    key = fifths(plan.key).to_bytes(1, "big", signed=True) + bytes((plan.key.mode in MINOR_MODES,))
    events = [(0, 0, _meta(0x03, title.encode()))] if title else []
    events += [(0, 0, _meta(0x01, text.encode()))] if text else []
    events += [(0, 1, _meta(0x51, tempo_us.to_bytes(3, "big"))), (0, 2, _meta(0x58, metre)), (0, 3, _meta(0x59, key))]
    return events + [(tick, 4, _meta(0x06, said.encode())) for tick, said in markers]


def _channels(tracks: Sequence[TrackPlan]) -> list[int]:
    """A channel for each track: 10 for drums, the others in turn, shared where there are more than fifteen."""
    free = [channel for channel in range(16) if channel != DRUM_CHANNEL]
    found = []
    pitched = 0
    for track in tracks:
        if track.program == DRUMS:
            found.append(DRUM_CHANNEL)
        else:
            found.append(free[pitched % len(free)])
            pitched += 1
    return found


def _track(track: TrackPlan, channel: int, notes: Sequence[Note]) -> list[_Event]:
    volume = min(max(round(track.volume * 127), 0), 127)
    pan = min(max(round(64 + track.pan * 63), 0), 127)
    program = 0 if track.program == DRUMS else track.program
    events = [
        (0, 0, _meta(0x03, track.name.encode())),
        (0, 1, bytes((0xC0 | channel, program))),
        (0, 2, bytes((0xB0 | channel, 7, volume))),
        (0, 3, bytes((0xB0 | channel, 10, pan))),
    ]
    for note in notes:
        events.append((note.start, 5, bytes((0x90 | channel, note.pitch, note.velocity))))
        events.append((note.start + note.length, 4, bytes((0x80 | channel, note.pitch, 64))))
    return events


def _chunk(events: list[_Event], end: int) -> bytes:
    """A track: events by tick, notes ending before others begin, each status written once while it goes on."""
    body = bytearray()
    last = running = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        body += _number(min(tick, end) - last)
        last = min(tick, end)
        if message[0] == running:
            body += message[1:]
        else:
            body += message
            running = 0 if message[0] == 0xFF else message[0]
    body += _number(end - last) + _meta(0x2F, b"")
    return b"MTrk" + len(body).to_bytes(4, "big") + bytes(body)


def _meta(kind: int, data: bytes) -> bytes:
    return bytes((0xFF, kind)) + _number(len(data)) + data


def _number(value: int) -> bytes:
    """A number of variable length."""
    found = [value & 0x7F]
    while value := value >> 7:
        found.append(value & 0x7F | 0x80)
    return bytes(reversed(found))
