"""Composers: what chooses the notes; the rules of music, or the model of notes where the studio has one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from app.api import ModelId, ModelStamp, UserError
from plugins.audio.cliplm import decoding, vocabulary
from plugins.audio.cliplm.network import CONFIG, WEIGHTS, Network
from plugins.audio.generators.requests import AUTOMATIC, MODEL, RULE
from plugins.audio.model import DRUMS, Clip, Note, Plan, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.constraints import separated
from plugins.audio.music.infilling import (
    Region,
    accompany_by_rule,
    continue_by_rule,
    infill_by_rule,
    spliced,
    vary_by_rule,
)

Check = Callable[[], None]

MODEL_FOLDER = Path("models", "cliplm")
"""Where the model of notes lies in the studio's resources."""

MODEL_ID = ModelId("audio.cliplm")


class Composer(Protocol):
    """Chooses notes. Every method yields the clip as far as it is there, and at last the whole of it.

    `check` is called between the parts of the work and may raise to stop. The same seed gives the same notes.
    """

    @property
    def name(self) -> str:
        """How requests call it."""

    @property
    def stamps(self) -> tuple[ModelStamp, ...]:
        """The model that it works with, if it has one."""

    def compose(self, plan: Plan, seed: int, check: Check) -> Iterator[Clip]:
        """A clip of a plan."""

    def infill(self, clip: Clip, tracks: Sequence[int], bars: Sequence[int], seed: int, check: Check) -> Iterator[Clip]:
        """New notes in these bars of these tracks; all others stay as they are."""

    def go_on(self, clip: Clip, bars: int, seed: int, check: Check) -> Iterator[Clip]:
        """So many bars more."""

    def accompany(self, clip: Clip, track: TrackPlan, seed: int, check: Check) -> Iterator[Clip]:
        """One track more."""


def composer(how: str, resources: Path, clip: Clip, redo: int = 0) -> Composer:
    """What a request asks for; raises UserError where it is not there.

    Where the request leaves it open, the rules of music play what the model was not taught, and of a clip with `redo`
    bars to write anew what is longer than it can hear.
    """
    folder = resources / MODEL_FOLDER
    is_there = (folder / CONFIG).is_file()
    if how == RULE or (how == AUTOMATIC and not (is_there and _is_known(clip))):
        return ByRule()
    if not is_there:
        raise UserError("There is no model of notes on this machine.", advice="Choose the rules of music instead.")
    network, weights_sha256 = _network(folder)
    if how == AUTOMATIC and redo and _tokens(clip, redo) > network.config.context:
        return ByRule()
    return ByModel(network, weights_sha256)


class ByRule:
    """The rules of music: progressions, patterns and grooves."""

    name = RULE
    stamps: tuple[ModelStamp, ...] = ()

    def compose(self, plan: Plan, seed: int, check: Check) -> Iterator[Clip]:
        """A clip of a plan, at once."""
        check()
        yield compose_by_rule(plan, seed)

    def infill(self, clip: Clip, tracks: Sequence[int], bars: Sequence[int], seed: int, check: Check) -> Iterator[Clip]:
        """New notes over the chords that the clip has."""
        check()
        yield infill_by_rule(clip, Region(frozenset(tracks), frozenset(bars)), _other(seed))

    def go_on(self, clip: Clip, bars: int, seed: int, check: Check) -> Iterator[Clip]:
        """A further progression of chords, and notes over it."""
        check()
        yield continue_by_rule(clip, bars, seed)

    def accompany(self, clip: Clip, track: TrackPlan, seed: int, check: Check) -> Iterator[Clip]:
        """A track to the chords that the clip has, or to those that its notes suggest."""
        check()
        yield accompany_by_rule(clip, track, seed)


class ByModel:
    """The model of notes, bar by bar."""

    name = MODEL

    def __init__(self, network: Network, weights_sha256: str) -> None:
        self._network = network
        self.stamps: tuple[ModelStamp, ...] = (ModelStamp(MODEL_ID, weights_sha256),)

    def compose(self, plan: Plan, seed: int, check: Check) -> Iterator[Clip]:
        """A clip of a plan, track after track."""
        empty = Clip(plan, ((),) * len(plan.tracks))
        yield from self._written(empty, range(len(plan.tracks)), seed, check)

    def infill(self, clip: Clip, tracks: Sequence[int], bars: Sequence[int], seed: int, check: Check) -> Iterator[Clip]:
        """New notes, hearing all the others; where a note that stays sounds into a bar they give way to it."""
        place = [(track, bar) for track in tracks for bar in bars]
        made: list[list[Note]] = [[] for _ in clip.plan.tracks]
        for written in decoding.infill(self._network, clip, place, _other(seed), check=check):
            made[written.track] += written.notes
            yield replace(
                clip,
                notes=tuple(
                    spliced(clip, index, bars, made[index]) if index in tracks else notes
                    for index, notes in enumerate(clip.notes)
                ),
            )

    def go_on(self, clip: Clip, bars: int, seed: int, check: Check) -> Iterator[Clip]:
        """The chords go on by rule, the notes by the model."""
        longer = continue_by_rule(clip, bars, seed)
        before = clip.plan.bars
        yield from self.infill(longer, range(len(clip.plan.tracks)), range(before, before + bars), seed, check)

    def accompany(self, clip: Clip, track: TrackPlan, seed: int, check: Check) -> Iterator[Clip]:
        """A track that hears the others, over chords that it chooses where the clip has none."""
        plan = replace(clip.plan, tracks=(*clip.plan.tracks, track))
        yield from self._written(replace(clip, plan=plan, notes=(*clip.notes, ())), [len(clip.notes)], seed, check)

    def _written(self, clip: Clip, tracks: Sequence[int], seed: int, check: Check) -> Iterator[Clip]:
        found = [list(notes) for notes in clip.notes]
        chords = list(clip.chords)
        for bar in decoding.compose(self._network, clip, tracks, seed, check=check):
            found[bar.track] += bar.notes
            if len(chords) == bar.bar < clip.plan.bars:
                chords.append(bar.chord)
            whole = tuple(chords) if len(chords) == clip.plan.bars else ()
            yield replace(clip, notes=tuple(separated(notes) for notes in found), chords=whole)


@lru_cache(maxsize=1)
def _network(folder: Path) -> tuple[Network, str]:
    network = Network.load(folder)
    return network, sha256((folder / WEIGHTS).read_bytes()).hexdigest()


def _is_known(clip: Clip) -> bool:
    """Whether the model was taught the metre and length of a clip, and its drums."""
    drums = vocabulary.DRUM_LOW, vocabulary.DRUM_LOW + vocabulary.DRUM_COUNT
    return (
        clip.plan.metre in vocabulary.METRES
        and 1 <= clip.plan.bars <= vocabulary.MAX_BARS
        and all(
            drums[0] <= note.pitch < drums[1]
            for track, notes in zip(clip.plan.tracks, clip.notes, strict=False)
            for note in (notes if track.program == DRUMS else ())
        )
    )


def _tokens(clip: Clip, redo: int) -> int:
    """How long a clip is for the model at most, with bars to write anew."""
    tracks = len(clip.plan.tracks)
    return 16 * (tracks + 1) + 4 * (sum(map(len, clip.notes)) + clip.plan.bars * tracks) + 40 * redo


def _other(seed: int) -> int:
    """Another seed for each one, since that with which a clip was composed would write the same bars again."""
    return random.Random(f"infill {seed}").getrandbits(32)


def varied(clip: Clip, tracks: Sequence[int], amount: float, seed: int) -> Clip:
    """A clip whose tracks are each played a little otherwise."""
    for track in tracks:
        clip = vary_by_rule(clip, track, amount, random.Random(f"{seed} {track}").getrandbits(32))
    return clip
