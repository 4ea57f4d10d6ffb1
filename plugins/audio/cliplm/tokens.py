"""Clips as sequences of tokens, and back: exact for whatever lies on the grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from app.api import InvalidData, InvalidRequest
from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import Attributes, measured, moods, position_ticks, tempo_token
from plugins.audio.model import DRUMS, Clip, Note, Plan, TrackPlan


def snap(clip: Clip) -> Clip:
    """Return the clip on the grid: onsets, lengths and velocities that tokens can say, one note to a pitch at a time.

    Notes that begin after the clip's end are left out, and lengths end with the clip.
    """
    grid = position_ticks()
    end = clip.plan.bars * clip.plan.metre.beats * v.POSITIONS_PER_BEAT
    tracks: list[tuple[Note, ...]] = []
    for track, notes in zip(clip.plan.tracks, clip.notes, strict=True):
        free: dict[int, int] = {}
        kept: list[Note] = []
        placed = sorted((round(note.start / grid), note.pitch, note) for note in notes)
        following: dict[int, int] = {}
        limits: list[int] = []
        for start, pitch, _ in reversed(placed):
            limits.append(following.get(pitch, end))
            following[pitch] = start
        for (start, pitch, note), limit in zip(placed, reversed(limits), strict=True):
            known = track.program != DRUMS or v.DRUM_LOW <= pitch < v.DRUM_LOW + v.DRUM_COUNT
            room = min(limit, end) - start
            if not known or start < free.get(pitch, 0) or room < 1:
                continue
            length = _nearest(max(1, round(note.length / grid)), room)
            free[pitch] = start + length
            kept.append(Note(start * grid, pitch, length * grid, velocity_of(note.velocity // 16)))
        tracks.append(tuple(kept))
    chords = tuple(v.chord_of(v.chord_token(chord, clip.plan.key.tonic), clip.plan.key.tonic) for chord in clip.chords)
    return replace(clip, notes=tuple(tracks), chords=chords)


def velocity_of(index: int) -> int:
    """Return the velocity in the middle of one of the eight steps."""
    return index * 16 + 8


def head(plan: Plan, tracks: Sequence[Attributes]) -> list[int]:
    """Return what is said before all tracks. Raises InvalidRequest for what the model has no token for."""
    if not 1 <= plan.bars <= v.MAX_BARS:
        raise InvalidRequest(
            "The model of notes writes 1 to {most} bars at a time, not {bars}.",
            advice="Ask for fewer bars, and continue the clip afterwards.",
            most=v.MAX_BARS,
            bars=plan.bars,
        )
    metre = v.metre_token(plan.metre)
    return [
        v.PIECE, metre, tempo_token(plan), v.MODE + v.MODES.index(plan.key.mode), v.BARS + plan.bars - 1,
        *moods(plan, tracks),
    ]  # fmt: skip


def track_head(track: TrackPlan, attributes: Attributes) -> list[int]:
    """Return what is said before the bars of a track."""
    return [
        v.TRACK, v.FAMILY + v.family(track.program), v.ROLE + v.ROLES.index(track.role),
        v.DENSITY + attributes.density, v.POLYPHONY + attributes.polyphony, v.RANGE + attributes.range,
    ]  # fmt: skip


def bar_tokens(notes: Iterable[Note], plan: Plan, bar: int, drums: bool) -> list[int]:
    """Return the tokens of the notes that begin in a bar. Raises InvalidData for notes that lie off the grid."""
    grid = position_ticks()
    tokens: list[int] = []
    for note in sorted(notes):
        position, rest = divmod(note.start - bar * plan.bar_ticks, grid)
        length, left = divmod(note.length, grid)
        if rest or left or length not in v.DURATION_INDEX:
            raise InvalidData("A note lies beside the grid of the model.", advice="Snap the clip to the grid first.")
        tokens += (
            v.POSITION + position, v.pitch_token(note.pitch, plan.key.tonic, drums),
            v.DURATION + v.DURATION_INDEX[length], v.VELOCITY + note.velocity // 16,
        )  # fmt: skip
    return tokens


def encode(clip: Clip, wishes: Sequence[Attributes] = (), redo: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Return a clip as tokens; `redo` are bars, as track and bar, that stand at the end, with a mark in their place."""
    attributes = tuple(wishes) or tuple(measured(notes, clip.plan) for notes in clip.notes)
    filled = sorted(set(redo))
    tokens = head(clip.plan, attributes)
    ending: list[int] = []
    for index, (track, notes) in enumerate(zip(clip.plan.tracks, clip.notes, strict=True)):
        tokens += track_head(track, attributes[index])
        bars = by_bar(notes, clip.plan)
        for bar, inside in enumerate(bars):
            chord = clip.chords[bar] if clip.chords else ()
            written = bar_tokens(inside, clip.plan, bar, track.program == DRUMS)
            tokens += (v.BAR, v.chord_token(chord, clip.plan.key.tonic))
            if (index, bar) in filled:
                ending += (v.FILL_BEGIN, *written, v.BAR_END)
                written = [v.FILL]
            tokens += (*written, v.BAR_END)
        tokens.append(v.TRACK_END)
    return [*tokens, *ending, v.END]


def by_bar(notes: Iterable[Note], plan: Plan) -> list[list[Note]]:
    """Return the notes that begin in each bar."""
    bars: list[list[Note]] = [[] for _ in range(plan.bars)]
    for note in notes:
        bars[note.start // plan.bar_ticks].append(note)
    return bars


def decode(tokens: Sequence[int], plan: Plan) -> Clip:
    """Return the clip that tokens describe, under the plan that they were made for. Raises InvalidData."""
    tracks: list[list[Note]] = []
    chords: list[tuple[int, ...]] = []
    waiting: list[tuple[int, int]] = []
    track = bar = -1
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token == v.TRACK:
            tracks.append([])
            track, bar = track + 1, -1
        elif token == v.BAR:
            bar += 1
        elif token == v.FILL:
            waiting.append((track, bar))
        elif token == v.FILL_BEGIN:
            if not waiting:
                raise InvalidData("A sequence of notes fills a bar that is not empty.", advice="Generate it again.")
            track, bar = waiting.pop(0)
        elif v.CHORD <= token < v.POSITION:
            if track == 0:
                chords.append(v.chord_of(token, plan.key.tonic))
        elif v.POSITION <= token < v.PITCH:
            tracks[track].append(note_of(tokens[index : index + 4], plan, bar))
            index += 3
        index += 1
    if len(tracks) != len(plan.tracks):
        raise InvalidData("A sequence of notes has other tracks than its plan.", advice="Generate it again.")
    return Clip(plan, tuple(tuple(sorted(notes)) for notes in tracks), tuple(chords) if any(chords) else ())


def note_of(four: Sequence[int], plan: Plan, bar: int) -> Note:
    """Return the note of its four tokens: position, pitch, duration, velocity. Raises InvalidData."""
    kinds = ((v.POSITION, v.PITCH), (v.PITCH, v.DURATION), (v.DURATION, v.VELOCITY), (v.VELOCITY, v.SIZE))
    if len(four) != 4 or any(not low <= token < high for token, (low, high) in zip(four, kinds, strict=True)):
        raise InvalidData("A sequence of notes breaks off within a note.", advice="Generate it again.")
    grid = position_ticks()
    return Note(
        bar * plan.bar_ticks + (four[0] - v.POSITION) * grid,
        v.pitch_of(four[1], plan.key.tonic),
        v.DURATIONS[four[2] - v.DURATION] * grid,
        velocity_of(four[3] - v.VELOCITY),
    )


@cache
def _nearest(length: int, room: int) -> int:
    """Return the length that a token has, nearest to the given one and no longer than the room."""
    fitting = [known for known in v.DURATIONS if known <= room]
    nearest: int = min(fitting, key=lambda known: abs(known - length))
    return nearest
