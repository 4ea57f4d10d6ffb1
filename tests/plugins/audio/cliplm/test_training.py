"""Training at a tiny size through the real path: pieces, baselines, learning and its table."""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.tokens import decode, snap
from plugins.audio.model import Key, Metre, Mode, Note
from plugins.audio.training import evaluating, learning
from plugins.audio.training.abc_reader import Bar, read_tunes
from plugins.audio.training.card import write_model
from plugins.audio.training.chords import find_chords
from plugins.audio.training.corpus import Section, Tune, _parts
from plugins.audio.training.learning import Draw, Recipe, restore, train
from plugins.audio.training.likelihood import by_grammar, by_markov, by_network, examples, nats_per_note
from plugins.audio.training.markov import Markov, State
from plugins.audio.training.network import Decoder
from plugins.audio.training.pieces import chords_of, piece, stretched, thinned, true_clip
from tests.plugins.audio.cliplm.clips import SMALL

SCALE = "X:1\nT:Up\nM:4/4\nL:1/8\nK:G\n" + "|GABc dBGB|cedc BAGF|GABc dBGB|AcFA G4" * 2 + "||"
LEAPS = "X:2\nT:Leaps\nM:6/8\nL:1/8\nK:Em\n" + "|E2B e2B|G2B e3|E2B e2B|F2D E3" * 2 + "||"


def corpus() -> list[Tune]:
    """Return two tunes, in each part of the split."""
    found = []
    for part in ("train", "valid", "test"):
        for read in read_tunes(SCALE + "\n\n" + LEAPS, "set/file.abc"):
            sections = tuple(Section((tuple(section),)) for section in read.sections)
            found.append(
                Tune(read.source, read.title, read.metre, read.tonic, read.mode, read.rhythm, part, sections)
            )  # fmt: skip
    return found


def test_chords_are_those_of_the_harmony() -> None:
    def bar(*classes: int) -> list[float]:
        return [1.0 if index in classes else 0.0 for index in range(12)]

    found = find_chords([bar(0, 4, 7), bar(5, 9, 0), bar(7, 11, 2, 5), bar(0, 4)], 0, Mode.MAJOR)
    assert found == [(0, 4, 7), (5, 9, 0), (7, 11, 2, 5), (0, 4, 7)]
    moved = find_chords([bar(2, 6, 9), bar(7, 11, 2), bar(9, 1, 4, 7), bar(2, 6)], 2, Mode.MAJOR)
    assert [[(tone - 2) % 12 for tone in chord] for chord in moved] == [list(chord) for chord in found]
    minor = find_chords([bar(9, 0, 4), bar(4, 8, 11), bar(9, 0, 4)], 9, Mode.MINOR)
    assert minor == [(9, 0, 4), (4, 8, 11), (9, 0, 4)]


def test_tunes_that_share_a_title_or_a_beginning_stay_together() -> None:
    def record(name: str, title: str, pitches: list[int]) -> dict[str, object]:
        return {"source": name, "title": title, "sections": [[[[[index, 1, at] for index, at in enumerate(pitches)]]]]}

    chance = random.Random(1)
    alone = [[chance.randint(60, 80) for _ in range(20)] for _ in range(200)]
    records = [record(f"set/{index}", f"Tune {index}", pitches) for index, pitches in enumerate(alone)]
    apart = _parts(records)
    assert set(apart) == {"train", "valid", "test"}
    index = apart.index("test")
    same_notes = record("other/1", "Something else", [pitch + 5 for pitch in alone[index]])
    same_title = record("other/2", f"The Tune {index} (reel)", [1, 2, 3])
    parts = _parts([*records, same_notes, same_title])
    assert parts[-1] == parts[-2] == parts[index]


def test_a_thinned_voice_keeps_strong_notes_until_the_next() -> None:
    bar: Bar = [(0, 6, 60), (6, 6, 62), (12, 12, 64), (24, 6, 65), (30, 18, 67)]
    assert thinned([bar], Metre(4, 4), 0.5) == ([(0, 12, 60), (12, 12, 64), (24, 24, 65)],)
    assert stretched([bar], Metre(4, 4)) == (
        [(0, 12, 60), (12, 12, 62), (24, 24, 64)],
        [(0, 12, 65), (12, 36, 67)],
    )


def test_pieces_are_the_same_for_a_seed_and_say_clips() -> None:
    tunes = corpus()
    weights = list(itertools.accumulate(1.0 for _ in tunes))
    tracks: Counter[int] = Counter()
    for seed in range(60):
        tokens = piece(tunes, weights, f"1 {seed}")
        assert tokens == piece(tunes, weights, f"1 {seed}")
        assert tokens[0] == v.PIECE
        assert tokens[-1] == v.END
        assert tokens.count(v.FILL) == tokens.count(v.FILL_BEGIN)
        tracks[tokens.count(v.TRACK)] += 1
    assert set(tracks) == {1, 2, 3}


def test_a_true_clip_is_the_tune() -> None:
    tune = corpus()[0]
    clip = true_clip(tune, tune.sections[0].voices)
    assert snap(clip) == clip
    assert [note.pitch % 12 for note in clip.notes[0][:8]] == [7, 9, 11, 0, 2, 11, 7, 11]
    assert clip.chords == chords_of(tune.sections[0].voices, tune.metre, Key(7))
    assert clip.chords[0] == (7, 11, 2)
    found = next(examples([tune], True))
    assert decode(found.tokens, clip.plan) == clip


def test_baselines_know_what_they_should() -> None:
    tunes = corpus()
    shown = list(examples(tunes[:2], True))
    markov = Markov()
    markov.learn(each.tokens for each in shown)
    known = nats_per_note(shown, by_markov(markov))
    ignorant = nats_per_note(shown, by_markov(Markov()))
    grammar = nats_per_note(shown, by_grammar)
    assert known["all"] < 0.35 * grammar["all"]
    assert ignorant["all"] == pytest.approx(grammar["all"])
    assert known["all"] == pytest.approx(known["pitch"] + known["rhythm"] + known["velocity"])
    state_chances = markov.chances(State(shown[0].tokens[: shown[0].begin + 3]), np.ones(v.SIZE, bool))
    assert state_chances.sum() == pytest.approx(1)


def test_training_learns_goes_on_and_ships_only_what_is_better(tmp_path: Path) -> None:
    torch.manual_seed(0)
    tunes = corpus()
    shown = list(examples(tunes[:2], True))
    before = nats_per_note(shown, by_network(Decoder(SMALL)))
    train(tmp_path, tunes, SMALL, Recipe(4, batch_tokens=600, checkpoint_every_s=1))
    first = json.loads((tmp_path / "training.json").read_text())
    after = nats_per_note(shown, by_network(restore(tmp_path, SMALL)))
    assert after["all"] < 0.7 * before["all"]
    network = train(tmp_path, tunes, SMALL, Recipe(5, batch_tokens=600))
    second = json.loads((tmp_path / "training.json").read_text())
    assert second["tokens"] > first["tokens"]
    assert second["steps"] > first["steps"]
    lines = [json.loads(line) for line in (tmp_path / learning.LOG).read_text().splitlines()]
    assert lines[-1]["valid"] < lines[0]["valid"]

    results = evaluating.evaluate(tmp_path, tunes, network, 2)
    text = evaluating.table(results)
    assert "Markov-3" in text
    assert results["rows"]["held-out tunes"]["intervals"] == pytest.approx(1)
    # The tunes that are held out are those of the training here.
    assert results["rows"]["held-out tunes"]["copies"] == 2
    assert results["rows"]["random in scale"]["in_key"] == 1
    assert results["rows"]["random in scale"]["copies"] == 0

    rows = results["rows"]
    better = {**rows["ClipLM"], "nats": {**rows["ClipLM"]["nats"], "all": 0.0}, "intervals": 1.1, "onsets": 1.1}
    surprised = {**better, "nats": {**better["nats"], "all": 99.0}}
    for row, lost in ((surprised, "nats"), ({**better, "onsets": 0.0}, "onsets"), (better, "")):
        results["rows"] = {**rows, "ClipLM": row}
        (tmp_path / evaluating.RESULTS).write_text(json.dumps(results))
        if not lost:
            write_model(tmp_path / "model", tmp_path, tunes, network)
            assert "# ClipLM" in (tmp_path / "model" / "MODEL_CARD.md").read_text()
        else:
            with pytest.raises(SystemExit, match=f"does not beat Markov-3 in {lost}"):
                write_model(tmp_path / "model", tmp_path, tunes, network)
            assert not (tmp_path / "model").exists()


def test_batches_are_the_same_again_and_hold_the_budget() -> None:
    recipe = Recipe(1, batch_tokens=900)
    one, other = (list(itertools.islice(Draw(corpus(), recipe).batches(), 5)) for _ in range(2))
    assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))
    for batch in one:
        assert batch.shape[0] == 1 or batch.numel() <= 900
    assert not torch.equal(one[0], next(iter(Draw(corpus(), replace(recipe, seed=2)).batches())))


def test_a_run_is_found_in_any_key() -> None:
    tune = corpus()[0]
    heard = evaluating._Heard([tune])
    clip = true_clip(tune, tune.sections[0].voices)
    own = [replace(note, pitch=note.pitch + 3) for note in clip.notes[0]]
    assert heard.longest(own) == len(own)
    assert heard.longest([*own[:10], Note(own[10].start, own[10].pitch + 1, 80), *own[11:14]]) == 10
    assert heard.longest([Note(0, 60, 80)]) == 0


def test_ranks_and_overlaps_are_the_textbook_ones() -> None:
    assert evaluating._spearman([1, 2, 3, 4], [1, 4, 9, 16]) == pytest.approx(1)
    assert evaluating._spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert evaluating._spearman([1, 1, 2, 2], [1, 2, 3, 4]) == pytest.approx(0.8944, abs=1e-4)
    assert evaluating._overlap(Counter({1: 3, 2: 1}), Counter({1: 1, 3: 1})) == pytest.approx(0.5)
