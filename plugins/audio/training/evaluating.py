"""The table: ClipLM beside Markov-3, composing by rule, the grammar alone, and notes at random from the scale."""

from __future__ import annotations

import itertools
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.attributes import Attributes, measured, position_ticks
from plugins.audio.cliplm.decoding import Listener, Taste, compose, listener, written
from plugins.audio.cliplm.network import Network
from plugins.audio.model import Clip, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.harmony import progression
from plugins.audio.music.theory import in_key
from plugins.audio.training.corpus import Tune
from plugins.audio.training.likelihood import by_grammar, by_markov, by_network, examples, nats_per_note
from plugins.audio.training.markov import Markov, State
from plugins.audio.training.network import Decoder
from plugins.audio.training.pieces import true_clip

RESULTS = "results.json"
PLAIN = Taste(temperature=1.0, top=1.0, scale=0.0, chord=0.0)
"""As the model has it: nothing is preferred."""
FLAGGED = 16
"""A run of so many notes that a tune of the training has too is called a copy."""

_ENDLESS = 1 << 30

Writer = Callable[[Clip, int], Sequence[Note]]


class MarkovReader:
    """Markov-3, read like the network."""

    def __init__(self, markov: Markov) -> None:
        self._markov = markov
        self._state = State()

    def read(self, tokens: Sequence[int]) -> NDArray[np.floating]:
        """Read further tokens, and return what follows."""
        for token in tokens:
            self._state.take(token)
        chances: NDArray[np.floating] = np.log(self._markov.chances(self._state, np.ones(v.SIZE, bool)))
        return chances


class GrammarReader:
    """Finds everything that the grammar allows equally likely."""

    def read(self, _tokens: Sequence[int]) -> NDArray[np.floating]:
        """Return the same for all."""
        return np.zeros(v.SIZE)


def print_table(work: Path, tunes: Sequence[Tune], network: Decoder, pieces: int) -> None:
    """Print the table as Markdown, and keep its figures in the work folder for the card."""
    results = evaluate(work, tunes, network, pieces)
    (work / RESULTS).write_text(json.dumps(results, indent=1), encoding="utf-8")
    sys.stdout.write(table(results) + "\n")


def evaluate(work: Path, tunes: Sequence[Tune], decoder: Decoder, pieces: int) -> dict[str, Any]:
    """Return all figures."""
    decoder.eval()
    decoder.export(work / "evaluated")
    network = Network.load(work / "evaluated")
    train = [tune for tune in tunes if tune.part == "train" and tune.rhythm != "chorale"]
    test = [tune for tune in tunes if tune.part == "test" and tune.rhythm != "chorale"]
    random.Random(0).shuffle(test)
    markov = Markov()
    markov.learn(shown.tokens for chords in (True, False) for shown in examples(train, chords))
    rows: dict[str, dict[str, Any]] = {}
    for chords in (True, False):
        shown = list(examples(test[: 3 * pieces], chords))
        kind = "nats" if chords else "nats without chords"
        for name, surprises in (
            ("ClipLM", by_network(decoder)), ("Markov-3", by_markov(markov)), ("grammar alone", by_grammar),
        ):  # fmt: skip
            rows.setdefault(name, {})[kind] = nats_per_note(shown, surprises)
    real = [_eight_bars(tune) for tune in test]
    clips = [clip for clip in real if clip][:pieces]
    heard = _Heard(train)
    writers: dict[str, Writer] = {
        "held-out tunes": lambda clip, _: clip.notes[0],
        "ClipLM": lambda clip, seed: _write(listener(network), clip, seed, PLAIN),
        "ClipLM as it is used": lambda clip, seed: _write(listener(network), clip, seed, Taste()),
        "Markov-3": lambda clip, seed: _write(Listener(lambda: MarkovReader(markov), _ENDLESS), clip, seed, PLAIN),
        "by rule": lambda clip, seed: compose_by_rule(clip.plan, seed).notes[0],
        "grammar alone": lambda clip, seed: _write(Listener(GrammarReader, _ENDLESS), clip, seed, PLAIN),
        "random in scale": lambda clip, seed: _write(
            Listener(GrammarReader, _ENDLESS), clip, seed, replace(PLAIN, scale=30.0)
        ),
    }
    for name, write in writers.items():
        made = [(clip.plan, write(clip, seed)) for seed, clip in enumerate(clips)]
        rows.setdefault(name, {}).update(_figures(made, clips, heard))
    return {
        "rows": rows, "pieces": len(clips), "notes_held_out": sum(len(clip.notes[0]) for clip in clips),
        "density_control": _density_control(network, clips[: max(1, pieces // 4)]), "speed": _speed(network),
    }  # fmt: skip


def table(results: dict[str, Any]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| | nats a note | of it pitch | rhythm | without chords | in key | entropy of pitch classes (bit) "
        "| intervals' overlap | onsets' overlap | longest run shared: median, most | runs of 16 and more |",
        "|" + "---|" * 11,
    ]
    for name, row in results["rows"].items():
        nats, bare = row.get("nats"), row.get("nats without chords")
        cells = [f"{nats[kind]:.2f}" if nats else "–" for kind in ("all", "pitch", "rhythm")]
        cells.append(f"{bare['all']:.2f}" if bare else "–")
        if "in_key" in row:
            cells += [
                f"{row['in_key']:.1%}", f"{row['entropy']:.2f}", f"{row['intervals']:.3f}", f"{row['onsets']:.3f}",
                f"{row['run_median']:.0f}, {row['run_most']}", f"{row['copies']} of {results['pieces']}",
            ]  # fmt: skip
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    control, speed = results["density_control"], results["speed"]
    lines += (
        "",
        f"Density: Spearman's rank correlation of wished and written {control:.2f}.",
        f"Eight bars on two tracks: {speed['seconds']:.2f} s and {speed['notes']} notes on one thread, "
        f"the first bar after {speed['first_bar_s']:.2f} s.",
    )
    return "\n".join(lines)


class _Heard:
    """All tunes of the training as one string of intervals and gaps, to find what was copied."""

    def __init__(self, tunes: Sequence[Tune]) -> None:
        self._signs: dict[tuple[int, int], str] = {}
        self._text = "\0".join(
            self._text_of(
                [
                    (bar * tune.metre.beats * v.POSITIONS_PER_BEAT + start, pitch)
                    for bar, notes in enumerate(section.voices[0])
                    for start, _, pitch in notes
                ]
            )
            for tune in tunes
            for section in tune.sections
        )

    def longest(self, notes: Sequence[Note]) -> int:
        """Return how many successive notes some tune of the training has just so, in any key."""
        text = self._text_of([(note.start // position_ticks(), note.pitch) for note in notes])
        most = 0
        for begin in range(len(text)):
            while begin + most + 1 <= len(text) and text[begin : begin + most + 1] in self._text:
                most += 1
        return most + 1 if most else 0

    def _text_of(self, notes: Sequence[tuple[int, int]]) -> str:
        pairs = itertools.pairwise(notes)
        return "".join(
            self._signs.setdefault((after[1] - before[1], after[0] - before[0]), chr(len(self._signs) + 256))
            for before, after in pairs
        )


def _eight_bars(tune: Tune) -> Clip | None:
    section = tune.sections[0]
    if section.bars < 8 or len(section.voices) > 1:
        return None
    clip = true_clip(tune, tuple(voice[:8] for voice in section.voices))
    return clip if len(clip.notes[0]) > 8 else None


def _write(listening: Listener, clip: Clip, seed: int, taste: Taste) -> list[Note]:
    """Return a melody by a reader for the plan, the chords and the attributes of a real one."""
    bars = written(listening, replace(clip, notes=((),)), {0: measured(clip.notes[0], clip.plan)}, seed, taste)
    return [note for bar in bars for note in bar.notes]


def _figures(made: Sequence[tuple[Plan, Sequence[Note]]], real: Sequence[Clip], heard: _Heard) -> dict[str, float]:
    true = [(clip.plan, clip.notes[0]) for clip in real]
    notes = [(plan, note) for plan, written_notes in made for note in written_notes]
    classes = Counter((note.pitch - plan.key.tonic) % 12 for plan, note in notes)
    shares = np.array(list(classes.values())) / max(1, sum(classes.values()))
    runs = [heard.longest(written_notes) for _, written_notes in made]
    return {
        "in_key": sum(in_key(note.pitch, plan.key) for plan, note in notes) / max(1, len(notes)),
        "entropy": float(-(shares * np.log2(shares)).sum()),
        "intervals": _overlap(_intervals(made), _intervals(true)),
        "onsets": _overlap(_gaps(made), _gaps(true)),
        "notes": len(notes) / len(made),
        "run_median": float(np.median(runs)),
        "run_most": max(runs),
        "copies": sum(run >= FLAGGED for run in runs),
    }


def _intervals(made: Sequence[tuple[Plan, Sequence[Note]]]) -> Counter[int]:
    return Counter(b.pitch - a.pitch for _, notes in made for a, b in itertools.pairwise(notes))


def _gaps(made: Sequence[tuple[Plan, Sequence[Note]]]) -> Counter[int]:
    """Return the times from onset to onset, in parts of a crotchet."""
    return Counter(
        (b.start - a.start) * 4 // plan.metre.unit for plan, notes in made for a, b in itertools.pairwise(notes)
    )


def _overlap(one: Counter[int], other: Counter[int]) -> float:
    """Return the share that two histograms have in common."""
    ones, others = max(1, sum(one.values())), max(1, sum(other.values()))
    return sum(min(one[key] / ones, other[key] / others) for key in one.keys() | other.keys())


def _density_control(network: Network, clips: Sequence[Clip]) -> float:
    """Return the rank correlation between the density that was asked for and the notes that came."""
    wished, came = [], []
    for seed, clip in enumerate(clips):
        attributes = measured(clip.notes[0], clip.plan)
        for density in range(v.DENSITIES):
            wish = Attributes(density, attributes.polyphony, attributes.range)
            bars = written(listener(network), replace(clip, notes=((),)), {0: wish}, seed, Taste())
            wished.append(float(density))
            length = clip.plan.bars * clip.plan.metre.beats * 4 / clip.plan.metre.unit
            came.append(sum(len(bar.notes) for bar in bars) / length)
    return _spearman(wished, came)


def _spearman(ones: Sequence[float], others: Sequence[float]) -> float:
    return float(np.corrcoef(_ranks(ones), _ranks(others))[0, 1])


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    """Return ranks, those of equal values being their middle."""
    kinds, inverse, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middles: NDArray[np.float64] = (ends - (counts - 1) / 2)[inverse]
    return middles if len(kinds) > 1 else np.arange(len(values), dtype=float)


def _speed(network: Network) -> dict[str, float]:
    """Return how long eight bars of a violin's melody and a guitar's riff take."""
    plan = Plan(
        90, bars=8,
        tracks=(TrackPlan("a", "", 40, Role.MELODY, 0.6), TrackPlan("b", "", 30, Role.RIFF, 0.6)),
    )  # fmt: skip
    chords = tuple(chord.pitch_classes for chord in progression(plan, random.Random(1)))
    times, first, notes = [], [], 0
    for seed in range(3):
        began = time.perf_counter()
        stamps = []
        notes = 0
        for bar in compose(network, Clip(plan, ((), ()), chords), (0, 1), seed):
            stamps.append(time.perf_counter() - began)
            notes += len(bar.notes)
        times.append(stamps[-1])
        first.append(stamps[0])
    return {"seconds": float(np.median(times)), "first_bar_s": float(np.median(first)), "notes": notes}
