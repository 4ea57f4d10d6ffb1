"""Notes from the model: one allowed token after another, bar by bar."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import Attributes, measured, position_ticks, wished
from plugins.audio.cliplm.grammar import Expecting, Limits, Mask, TrackGrammar
from plugins.audio.cliplm.network import Network, Reading
from plugins.audio.cliplm.tokens import bar_tokens, by_bar, encode, head, note_of, snap, track_head
from plugins.audio.model import DRUMS, Clip, Note, Plan, TrackPlan
from plugins.audio.music.grid import strength
from plugins.audio.music.instruments import compass, instrument
from plugins.audio.music.theory import scale_for


@dataclass(frozen=True, slots=True)
class Taste:
    """How tokens are drawn: `temperature`, and `top`, the share of chance that is kept.

    `scale` and `chord` say how much notes of the scale, and of the chord on strong beats, are preferred, in nats.
    """

    temperature: float = 0.95
    top: float = 0.97
    scale: float = 1.5
    chord: float = 0.7


@dataclass(frozen=True, slots=True)
class WrittenBar:
    """A bar as it comes: which track, which bar, its notes, and the chord if the model chose it."""

    track: int
    bar: int
    notes: tuple[Note, ...]
    chord: tuple[int, ...] = ()


class Reader(Protocol):
    """What says how likely each token is: the network, or a baseline."""

    def read(self, tokens: Sequence[int], /) -> NDArray[np.floating]:
        """Read further tokens, and return what follows as logarithms."""
        ...


LEARNT = 1024
"""The longest sequence that was learnt: further tracks are heard as long as they fit into it."""
_BAR_LENGTH = 36
"""What a bar takes at a guess, in tokens."""


class Listener:
    """Reads on, and where its memory ends begins anew with the plan and the last bars."""

    def __init__(self, fresh: Callable[[], Reader], capacity: int) -> None:
        self._fresh = fresh
        self._capacity = capacity
        self._reader = fresh()
        self._heard: list[int] = []
        self._plan: list[int] = []
        self._unread: list[int] = []

    def begin(self, plan: Sequence[int], context: Sequence[int], track: Sequence[int]) -> None:
        """Forget everything, and hear a plan, other tracks, and what is said before the bars of a track."""
        self._reader = self._fresh()
        self._plan = [*plan, *track]
        self._heard = [*plan, *context, *track]
        self._unread = list(self._heard)

    def take(self, token: int) -> None:
        """Hear a token that was chosen; it is read when something is asked."""
        self._heard.append(token)
        self._unread.append(token)

    def following(self) -> NDArray[np.float64]:
        """Return how likely each token is now, as logarithms."""
        if len(self._heard) > self._capacity:
            half = self._heard[-self._capacity // 2 :]
            bars = [index for index, token in enumerate(half) if token in (v.BAR, v.FILL_BEGIN)]
            self._heard = [*self._plan, *half[bars[0] if bars else 0 :]]
            self._reader, self._unread = self._fresh(), list(self._heard)
        logits = np.asarray(self._reader.read(self._unread), np.float64)
        self._unread = []
        return logits


def listener(network: Network) -> Listener:
    """Return what hears with a network."""
    return Listener(lambda: Reading(network), network.config.context)


def compose(
    network: Network,
    clip: Clip,
    tracks: Sequence[int],
    seed: int,
    taste: Taste = Taste(),
    check: Callable[[], None] = lambda: None,
) -> Iterator[WrittenBar]:
    """Write tracks of a clip from the first bar to the last, hearing the clip's other tracks, and yield each bar.

    Tracks that are not written stay as they are. `check` is called before each token and may raise to cancel.
    Raises InvalidRequest for a plan that the model has no tokens for.
    """
    wishes = {index: wished(clip.plan.tracks[index]) for index in tracks}
    yield from written(listener(network), clip, wishes, seed, taste, check)


def written(
    listening: Listener,
    clip: Clip,
    wishes: Mapping[int, Attributes],
    seed: int,
    taste: Taste,
    check: Callable[[], None] = lambda: None,
) -> Iterator[WrittenBar]:
    """Write the tracks that are wished for, in this order, with any listener."""
    plan = clip.plan
    given = snap(clip)
    attributes = [wishes.get(index) or measured(notes, plan) for index, notes in enumerate(given.notes)]
    finished = {
        index: _track_tokens(given, index, attributes[index])
        for index in range(len(plan.tracks))
        if index not in wishes
    }
    opening = head(plan, attributes)
    chords = [v.chord_token(chord, plan.key.tonic) for chord in given.chords]
    for index, wish in wishes.items():
        track = plan.tracks[index]
        about = track_head(track, wish)
        listening.begin(opening, _context(finished, LEARNT - len(opening) - _BAR_LENGTH * plan.bars), about)
        grammar = TrackGrammar(plan, track.program, limits(track, wish), range(plan.bars), chords=chords)
        chance = random.Random(f"{seed} {track.id}")
        tokens = [*about]
        chosen = list(chords)
        for bar in _bars(listening, grammar, plan, track, chance, taste, check, chosen, tokens):
            yield replace(bar, track=index)
        finished[index] = [*tokens, v.TRACK_END]
        chords = chosen


def infill(
    network: Network,
    clip: Clip,
    bars: Sequence[tuple[int, int]],
    seed: int,
    taste: Taste = Taste(),
    check: Callable[[], None] = lambda: None,
) -> Iterator[WrittenBar]:
    """Write bars anew, given as track and bar, hearing everything else; all other notes are for the caller to keep.

    Raises InvalidRequest for a plan that the model has no tokens for, or that is too long for it.
    """
    plan = clip.plan
    heard = snap(clip)
    wishes = [measured(notes, plan) for notes in heard.notes]
    redo = sorted(set(bars))
    tokens = encode(heard, wishes, redo)
    tokens = tokens[: tokens.index(v.FILL_BEGIN)] if v.FILL_BEGIN in tokens else tokens[:-1]
    if len(tokens) + _BAR_LENGTH * len(redo) > network.config.context:
        raise InvalidRequest(
            "The clip is too long for the model of notes to hear all of it.",
            advice="Redo fewer bars at a time, or bars of a clip of fewer tracks.",
        )
    listening = listener(network)
    listening.begin(tokens, (), ())
    chords = [v.chord_token(chord, plan.key.tonic) for chord in clip.chords]
    for index in sorted({track for track, _ in redo}):
        track = plan.tracks[index]
        inside = [bar for at, bar in redo if at == index]
        # What stays is given as it is, also where it lies beside the grid.
        kept = [note for note in clip.notes[index] if note.start // plan.bar_ticks not in inside]
        wish = wishes[index] if clip.notes[index] else wished(track)
        grammar = TrackGrammar(plan, track.program, limits(track, wish), inside, kept, chords, whole=False)
        chance = random.Random(f"{seed} {track.id}")
        for bar in _bars(listening, grammar, plan, track, chance, taste, check, chords, []):
            yield replace(bar, track=index)


def limits(track: TrackPlan, attributes: Attributes) -> Limits:
    """Return what a track keeps to: its instrument's range near the wished register, and its polyphony."""
    what = instrument(track.program)
    if track.program == DRUMS:
        return Limits(v.DRUM_LOW, v.DRUM_LOW + v.DRUM_COUNT - 1, attributes.cap)
    low, high = compass(track.program, track.role, track.register)
    return Limits(max(what.low, low - 5), min(what.high, high + 5), max(1, min(what.voices, attributes.cap)))


def _context(tracks: Mapping[int, list[int]], room: int) -> list[int]:
    """Return the tracks that fit: the first of the clip before all, then those that were written last."""
    first = min(tracks, default=-1)
    order = sorted(tracks, key=lambda index: (index != first, -list(tracks).index(index)))
    kept = []
    for index in order:
        if len(tracks[index]) <= room or index == first:
            room -= len(tracks[index])
            kept.append(index)
    return [token for index in tracks if index in kept for token in tracks[index]]


def _track_tokens(clip: Clip, index: int, attributes: Attributes) -> list[int]:
    track = clip.plan.tracks[index]
    tokens = track_head(track, attributes)
    for bar, notes in enumerate(by_bar(clip.notes[index], clip.plan)):
        chord = clip.chords[bar] if clip.chords else ()
        tokens += (v.BAR, v.chord_token(chord, clip.plan.key.tonic))
        tokens += (*bar_tokens(notes, clip.plan, bar, track.program == DRUMS), v.BAR_END)
    return [*tokens, v.TRACK_END]


def _bars(
    listening: Listener,
    grammar: TrackGrammar,
    plan: Plan,
    track: TrackPlan,
    chance: random.Random,
    taste: Taste,
    check: Callable[[], None],
    chords: list[int],
    tokens: list[int],
) -> Iterator[WrittenBar]:
    """Yield the bars of one grammar; what is written goes into `tokens`, and chords that are chosen into `chords`."""
    four: list[int] = []
    notes: list[Note] = []
    while grammar.expecting not in (Expecting.NOTHING, Expecting.END):
        token = grammar.forced
        bar = grammar.bar
        if token is None:
            check()
            bias = _bias(grammar, plan, track, taste, chords[bar] if bar < len(chords) else v.CHORD)
            token = _drawn(listening.following() + bias, grammar.allowed(), chance, taste)
        if grammar.expecting is Expecting.CHORD and bar >= len(chords):
            chords.append(token)
        grammar.advance(token)
        listening.take(token)
        tokens.append(token)
        if token == v.BAR_END:
            yield WrittenBar(0, bar, tuple(sorted(notes)), v.chord_of(chords[bar], plan.key.tonic) if chords else ())
            notes = []
        elif token >= v.POSITION:
            four.append(token)
            if len(four) == 4:
                notes.append(note_of(four, plan, bar))
                four = []


def _bias(grammar: TrackGrammar, plan: Plan, track: TrackPlan, taste: Taste, chord: int) -> NDArray[np.float64]:
    """Return what is added for pitches of the scale, and of the chord on strong beats."""
    bias = np.zeros(v.SIZE)
    if grammar.expecting is not Expecting.PITCH or track.program == DRUMS:
        return bias
    tones = v.chord_of(chord, plan.key.tonic)
    good = scale_for(plan.key, tones)
    strong = strength(plan.metre, grammar.position * position_ticks()) >= 0.5
    for token in range(v.PITCH, v.DRUM):
        tone = v.pitch_of(token, plan.key.tonic) % 12
        bias[token] = taste.scale * (tone in good) + taste.chord * (strong and tone in tones)
    return bias


def _drawn(logits: NDArray[np.float64], mask: Mask, chance: random.Random, taste: Taste) -> int:
    """Return an allowed token, drawn by chance from the likeliest."""
    allowed = np.flatnonzero(mask)
    if len(allowed) == 1:
        return int(allowed[0])
    scores = logits[allowed] / max(taste.temperature, 1e-3)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    order = np.argsort(-chances, kind="stable")
    total = np.cumsum(chances[order])
    count = int(np.searchsorted(total, taste.top)) + 1
    point = chance.random() * total[min(count, len(total)) - 1]
    return int(allowed[order[min(int(np.searchsorted(total, point, side="right")), len(order) - 1)]])
