"""A clip from a MIDI file, and what of the file the clip cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.api import InvalidData, Words
from plugins.audio.midi.model import DRUM_CHANNEL, MidiFile, MidiPart
from plugins.audio.model import DRUMS, TICKS_PER_BEAT, Clip, Key, Metre, Mode, Note, Plan, Role, TrackPlan
from plugins.audio.music.constraints import polyphony, separated
from plugins.audio.music.instruments import BASSES, INSTRUMENTS, backing_role
from plugins.audio.music.theory import SCALES

MOST_BARS = 4096
MOST_PARTS = 256
_TONIC_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Imported:
    """A clip, and sentences on what of the file it does not hold."""

    clip: Clip
    left_out: tuple[Words, ...] = ()


def clip_of(file: MidiFile, name: str) -> Imported:
    """The clip of a file, at its first tempo and key. Raises InvalidData where it is empty or too long."""
    if not file.parts:
        raise InvalidData("{name} has no notes.", advice="Open another file.", name=name)
    if len(file.parts) > MOST_PARTS:
        raise InvalidData(
            "{name} has more than {most} instruments.", advice="Leave out some of them.", name=name, most=MOST_PARTS
        )
    metre = _metre(file)
    bar_ticks = metre.beats * TICKS_PER_BEAT
    scaled = [_scaled(part.notes, file, metre) for part in file.parts]
    last = max(note.start + note.length for notes in scaled for note in notes)
    bars = max(-(-last // bar_ticks), round(_tick(file.end, file, metre) / bar_ticks), 1)
    if bars > MOST_BARS:
        raise InvalidData(
            "{name} is {bars} bars long; {most} can be opened.",
            advice="Cut it into parts in the program that made it.",
            name=name,
            bars=bars,
            most=MOST_BARS,
        )
    bpm = _bpm(file.tempos[0][1] if file.tempos else 500_000, metre)
    key = _key(file, scaled)
    tracks = tuple(
        _track(index, part, notes, bar_ticks * bars)
        for index, (part, notes) in enumerate(zip(file.parts, scaled, strict=True))
    )
    return Imported(Clip(Plan(bpm, metre, key, bars, tracks), tuple(scaled)), _left_out(file, metre))


def _metre(file: MidiFile) -> Metre:
    """The metre that lasts longest: a short first bar is often written as one of its own."""
    lasting: dict[Metre, int] = {}
    ends = [*(start for start, _, _ in file.metres[1:]), file.end]
    for (start, beats, unit), end in zip(file.metres, ends, strict=False):
        metre = Metre(beats, unit)
        lasting[metre] = lasting.get(metre, 0) + end - start
    return max(lasting, key=lambda metre: lasting[metre]) if lasting else Metre()


def _tick(tick: int, file: MidiFile, metre: Metre) -> int:
    return (tick * TICKS_PER_BEAT * metre.unit * 2 + 4 * file.division) // (8 * file.division)


def _scaled(notes: Sequence[Note], file: MidiFile, metre: Metre) -> tuple[Note, ...]:
    found = []
    for note in notes:
        start = _tick(note.start, file, metre)
        stop = max(_tick(note.start + note.length, file, metre), start + 1)
        found.append(Note(start, note.pitch, stop - start, note.velocity))
    return separated(found)


def _bpm(tempo_us: int, metre: Metre) -> float:
    """Beats a minute with as few decimals as give the same microseconds."""
    exact = 60_000_000 * metre.unit / (4 * tempo_us)
    for decimals in range(7):
        bpm = round(exact, decimals)
        # Many programs cut the microseconds instead of rounding them.
        if bpm and abs(round(60_000_000 * metre.unit / (4 * bpm)) - tempo_us) <= (decimals < 2):
            return bpm
    return exact


def _key(file: MidiFile, parts: Sequence[Sequence[Note]]) -> Key:
    """The key that the file names, or the one whose notes sound longest."""
    if file.keys:
        _, sharps, minor = file.keys[0]
        return Key((sharps * 7 + (9 if minor else 0)) % 12, Mode.MINOR if minor else Mode.MAJOR)
    weights = [0.0] * 12
    for part, notes in zip(file.parts, parts, strict=True):
        if part.channel != DRUM_CHANNEL:
            for note in notes:
                weights[note.pitch % 12] += note.length
    keys = [Key(tonic, mode) for mode in (Mode.MAJOR, Mode.MINOR) for tonic in range(12)]
    return max(keys, key=lambda key: _fit(key, weights))


def _fit(key: Key, weights: Sequence[float]) -> float:
    inside = sum(weights[(key.tonic + step) % 12] for step in SCALES[key.mode])
    third = 4 if key.mode is Mode.MAJOR else 3
    chord = sum(weights[(key.tonic + step) % 12] for step in (0, third, 7))
    return inside + _TONIC_WEIGHT * (chord + weights[key.tonic])


def _track(index: int, part: MidiPart, notes: Sequence[Note], end: int) -> TrackPlan:
    drums = part.channel == DRUM_CHANNEL
    program = DRUMS if drums else part.program
    return TrackPlan(
        f"t{index + 1}",
        part.name or INSTRUMENTS[program].name,
        program,
        Role.DRUMS if drums else _role(program, notes),
        density=round(min(len(notes) * TICKS_PER_BEAT / max(end, 1) / 4, 1.0), 3),
        volume=0.8 if part.volume is None else round(part.volume / 127, 3),
        pan=0.0 if part.pan is None else round(min(max((part.pan - 64) / 63, -1.0), 1.0), 3),
    )


def _role(program: int, notes: Sequence[Note]) -> Role:
    """What a track does, judged by its instrument, how low it is, and how many notes sound at once."""
    mean = sum(note.pitch for note in notes) / len(notes)
    if program in BASSES or mean < 48:
        return Role.BASS if polyphony(notes) <= 2 else backing_role(program)
    if polyphony(notes) == 1:
        return Role.MELODY
    role = backing_role(program)
    return role if role in (Role.RIFF, Role.PAD) else Role.CHORDS


def _left_out(file: MidiFile, metre: Metre) -> tuple[Words, ...]:
    counts = dict(file.left_out)
    found = []
    if len(file.tempos) > 1:
        found.append(Words("The tempo changes {count} times: the clip keeps the first.", count=len(file.tempos) - 1))
    if len(file.metres) > 1:
        found.append(
            Words(
                "The metre changes {count} times: the clip keeps {beats}/{unit}.",
                count=len(file.metres) - 1,
                beats=metre.beats,
                unit=metre.unit,
            )
        )
    if len(file.keys) > 1:
        found.append(Words("The key changes {count} times: the clip keeps the first.", count=len(file.keys) - 1))
    if counts.get("bends"):
        found.append(Words("Pitch bends are left out ({count}).", count=counts["bends"]))
    if counts.get("controllers") or counts.get("pressures"):
        count = counts.get("controllers", 0) + counts.get("pressures", 0)
        found.append(Words("Pedals and other controllers are left out ({count}).", count=count))
    return tuple(found)
