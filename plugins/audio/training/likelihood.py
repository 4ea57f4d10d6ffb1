"""Nats per note: how surprised a model is by tunes that it never saw, among what the grammar allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import measured
from plugins.audio.cliplm.grammar import Limits, Mask, TrackGrammar
from plugins.audio.cliplm.tokens import encode
from plugins.audio.model import Clip
from plugins.audio.music.instruments import instrument
from plugins.audio.training.corpus import Tune
from plugins.audio.training.markov import Markov, State
from plugins.audio.training.network import Decoder
from plugins.audio.training.pieces import true_clip

Surprises = Callable[["Example"], list[float]]
"""The nats of each token from the first bar on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clip of one track as tokens; from `begin` on its notes are written, and `masks` say what might have been."""

    clip: Clip
    tokens: tuple[int, ...]
    begin: int
    masks: tuple[Mask, ...]


def examples(tunes: Sequence[Tune], chords: bool) -> Iterator[Example]:
    """Yield the sections of tunes of one voice, with or without the chords that were found."""
    for tune in tunes:
        for section in tune.sections:
            if len(section.voices) == 1 and 4 <= section.bars <= v.MAX_BARS:
                clip = true_clip(tune, section.voices)
                found = example(clip if chords else replace(clip, chords=()))
                if found:
                    yield found


def example(clip: Clip) -> Example | None:
    """Return the example of a clip, or None where its notes leave the instrument's range."""
    what = instrument(clip.plan.tracks[0].program)
    if any(not what.low <= note.pitch <= what.high for note in clip.notes[0]):
        return None
    tokens = encode(clip)[:-1]
    begin = tokens.index(v.BAR)
    chords = [v.chord_token(chord, clip.plan.key.tonic) for chord in clip.chords] or [v.CHORD] * clip.plan.bars
    cap = measured(clip.notes[0], clip.plan).cap
    grammar = TrackGrammar(
        clip.plan, clip.plan.tracks[0].program, Limits(what.low, what.high, cap), range(clip.plan.bars), chords=chords
    )
    masks = []
    for token in tokens[begin:]:
        mask = grammar.allowed()
        if not mask[token]:
            raise ValueError(f"The grammar forbids token {token} of a tune")
        masks.append(mask)
        grammar.advance(token)
    return Example(clip, tuple(tokens), begin, tuple(masks))


def by_network(network: Decoder) -> Surprises:
    """Return the network's surprises."""

    def surprises(shown: Example) -> list[float]:
        with torch.no_grad():
            logits = network(torch.tensor([shown.tokens[:-1]]))[0].double().numpy()
        return [
            _surprise(logits[shown.begin - 1 + index], mask, shown.tokens[shown.begin + index])
            for index, mask in enumerate(shown.masks)
        ]

    return surprises


def by_markov(markov: Markov) -> Surprises:
    """Return Markov-3's surprises."""

    def surprises(shown: Example) -> list[float]:
        state = State(shown.tokens[: shown.begin])
        found = []
        for token, mask in zip(shown.tokens[shown.begin :], shown.masks, strict=True):
            certain = not state.counts(token) or mask.sum() == 1
            found.append(0.0 if certain else -float(np.log(markov.chances(state, mask)[token])))
            state.take(token)
        return found

    return surprises


def by_grammar(shown: Example) -> list[float]:
    """Return the surprises of one who knows the grammar alone."""
    return [float(np.log(mask.sum())) for mask in shown.masks]


def nats_per_note(shown: Sequence[Example], surprises: Surprises) -> dict[str, float]:
    """Return nats per note, in all and by what they are about; rhythm is onset, end of bar and duration."""
    sums = {"rhythm": 0.0, "pitch": 0.0, "velocity": 0.0}
    notes = 0
    for each in shown:
        for token, nats in zip(each.tokens[each.begin :], surprises(each), strict=True):
            if v.PITCH <= token < v.DURATION:
                sums["pitch"] += nats
                notes += 1
            elif token >= v.VELOCITY:
                sums["velocity"] += nats
            elif token == v.BAR_END or token >= v.POSITION:
                sums["rhythm"] += nats
    return {"all": sum(sums.values()) / notes} | {name: nats / notes for name, nats in sums.items()}


def _surprise(logits: NDArray[np.float64], mask: Mask, token: int) -> float:
    allowed = logits[mask]
    most = allowed.max()
    return float(most + np.log(np.exp(allowed - most).sum()) - logits[token])
