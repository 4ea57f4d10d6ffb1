"""Making sound: seeds, lengths, progress, cancelling and starts, with every kind of model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import JobCancelled, Sound, SoundModel, StartUse
from app.engine.device import Device
from tests.engine.sound.conftest import Studio, nobody, sounding, tone
from tests.tiny_sound_models import BUILDERS, RATE, build_ace_step, build_musicgen, build_stable_audio_3


@pytest.fixture(params=list(BUILDERS))
def architecture(request: pytest.FixtureRequest) -> str:
    """Each architecture."""
    return str(request.param)


def made(model: SoundModel, **changes: object) -> Sound:
    """A short sound of a model."""
    return model.make(sounding(model, **changes), nobody)


def test_the_same_seed_gives_the_same_samples_and_another_gives_others(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        first, again, other = (made(model, seed=seed) for seed in (7, 7, 8))
        abilities = model.abilities
    assert first.rate == abilities.rate == (2 * RATE if architecture == "musicgen" else RATE)
    assert first.samples.dtype == np.float32
    assert first.samples.shape[1] == abilities.channels
    assert len(first.samples) >= 0.5 * first.rate * 0.98
    assert np.abs(first.samples).max() > 1e-3
    assert np.array_equal(first.samples, again.samples)
    assert not np.array_equal(first.samples, other.samples)


def test_progress_is_told_step_by_step(studio: Studio, architecture: str) -> None:
    steps: list[tuple[int, int]] = []
    with studio.lease(architecture) as model:
        model.make(sounding(model), lambda step, total: steps.append((step, total)))
    total = 0.5 * 50 + 3 if architecture == "musicgen" else 2
    assert steps == [(step + 1, total) for step in range(int(total))]


def test_cancelling_ends_it_within_one_step_and_leaves_nothing_behind(studio: Studio, architecture: str) -> None:
    steps: list[int] = []

    def stop(step: int, _total: int) -> None:
        steps.append(step)
        raise JobCancelled

    with studio.lease(architecture) as model:
        before = made(model)
        with pytest.raises(JobCancelled):
            model.make(sounding(model), stop)
        assert np.array_equal(made(model).samples, before.samples)
    assert steps == [1]


def test_cancelling_is_noticed_between_the_blocks_of_a_network(studio: Studio, architecture: str) -> None:
    calls, steps = 0, 0
    wanted = False

    def check() -> None:
        nonlocal calls
        calls += 1
        if wanted and calls > 3:
            raise JobCancelled

    def watch(_step: int, _total: int) -> None:
        nonlocal steps
        steps += 1

    with studio.lease(architecture, check) as model:
        made(model)
        assert calls > 10
        calls, wanted = 0, True
        with pytest.raises(JobCancelled):
            model.make(sounding(model), watch)
    assert steps == 0


def test_tempo_and_key_go_into_the_prompt_of_those_that_take_hints_there(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        sound = made(model, bpm=96.0, key="A minor", beats=4)
        plain = made(model)
    told = {"ace-step": "a red fox", "audioldm-2": "a red fox"}.get(architecture, "a red fox, 96 BPM, in A minor")
    assert sound.prompt == told
    assert plain.prompt == "a red fox"
    assert len(sound.notes) == (2 if architecture == "audioldm-2" else 0)
    if architecture == "audioldm-2":
        assert "96" in str(sound.notes[0])
    else:
        # What it was told reaches the network.
        assert not np.array_equal(sound.samples, plain.samples)


@pytest.mark.parametrize("use", StartUse)
@pytest.mark.parametrize("architecture", list(BUILDERS))
def test_a_start_is_heard_by_those_that_say_so(studio: Studio, architecture: str, use: StartUse) -> None:
    with studio.lease(architecture) as model:
        if use not in model.abilities.uses:
            return
        rate = model.abilities.rate
        asked = sounding(model, use=use, strength=0.3, region_s=(0.1, 0.3))
        sounds = [
            model.make(replace(asked, start=tone(rate, 0.5, hertz)), nobody).samples for hertz in (110.0, 220.0, 110.0)
        ]
    assert np.array_equal(sounds[0], sounds[2])
    assert not np.array_equal(sounds[0], sounds[1])
    # What follows comes alone, without the start.
    assert 0.95 < len(sounds[0]) / (0.5 * rate) < 1.05


def test_which_start_is_of_use_to_whom(studio: Studio) -> None:
    uses = {}
    for architecture in BUILDERS:
        with studio.lease(architecture) as model:
            uses[architecture] = model.abilities.uses
    assert uses == {
        "musicgen": {StartUse.CONTINUE},
        "stable-audio": {StartUse.VARY},
        "stable-audio-3": set(StartUse),
        "audioldm-2": set(),
        "ace-step": {StartUse.CONTINUE, StartUse.REGION},
    }


def test_varying_a_little_begins_with_less_noise(studio: Studio) -> None:
    with studio.lease("stable-audio") as model:
        start = tone(RATE, 0.5)
        weak, strong = (made(model, start=start, use=StartUse.VARY, strength=share) for share in (0.05, 1.0))
        again = made(model, start=start, use=StartUse.VARY, strength=0.05)
    assert not np.array_equal(weak.samples, strong.samples)
    # The noise is the scheduler's of the one call alone.
    assert np.array_equal(weak.samples, again.samples)


def test_stable_audio_open_makes_its_whole_length_of_a_slice(studio: Studio) -> None:
    with studio.lease("stable-audio") as model:
        longest = model.abilities.longest_s
        assert len(made(model, slice=True).samples) >= 0.99 * longest * RATE
        assert len(made(model).samples) == 0.5 * RATE


def test_a_slice_is_told_to_be_of_something_longer(studio: Studio) -> None:
    with studio.lease("stable-audio-3") as model:
        slice_, whole = made(model, slice=True).samples, made(model).samples
        assert slice_.shape == whole.shape
        assert not np.array_equal(slice_, whole)
    with studio.lease("ace-step") as model:
        assert len(made(model, slice=True).samples) > len(made(model).samples) + 3 * RATE


def test_stereo_musicgen_and_the_models_that_are_not_distilled(tmp_path: Path) -> None:
    folders = {
        "stereo": build_musicgen(tmp_path / "stereo", channels=2),
        "base": build_ace_step(tmp_path / "base", turbo=False),
        "medium-base": build_stable_audio_3(tmp_path / "medium-base", distilled=False),
    }
    studio = Studio.over(tmp_path / "data", lambda name: folders[name])
    with studio.lease("stereo") as model:
        assert made(model).samples.shape == (0.5 * 2 * RATE, 2)
        following = made(model, start=tone(2 * RATE, 0.5), use=StartUse.CONTINUE)
        assert following.samples.shape == (0.5 * 2 * RATE, 2)
    for name in ("base", "medium-base"):
        with studio.lease(name) as model:
            assert model.abilities.guidance
            weak, strong = made(model, guidance=1.0), made(model, guidance=9.0)
            assert not np.array_equal(weak.samples, strong.samples)
            following = made(model, start=tone(RATE, 0.5), use=StartUse.CONTINUE)
            assert bool(following.notes) == (name == "medium-base")


def test_a_published_audioldm2_is_loaded_as_this_version_of_its_pipeline_needs_it(
    folder: Callable[[str], Path], studio: Studio, tmp_path: Path
) -> None:
    import transformers

    published = Path(shutil.copytree(folder("audioldm-2"), tmp_path / "published"))
    language_model: Any = transformers.GPT2LMHeadModel.from_pretrained(published / "language_model")
    shutil.rmtree(published / "language_model")
    language_model.transformer.save_pretrained(published / "language_model")
    index = json.loads((published / "model_index.json").read_text("utf-8"))
    index |= {
        "language_model": ["transformers", "GPT2Model"],
        "tokenizer": ["transformers", "RobertaTokenizerFast"],
        "tokenizer_2": ["transformers", "T5TokenizerFast"],
    }
    (published / "model_index.json").write_text(json.dumps(index), "utf-8")
    other = Studio.over(tmp_path / "data", lambda _name: published)
    with other.lease("published") as model:
        found = made(model)
    with studio.lease("audioldm-2") as model:
        assert np.array_equal(found.samples, made(model).samples)


def test_half_numbers_are_computed_in(folder: Callable[[str], Path], architecture: str, tmp_path: Path) -> None:
    half = Studio.over(tmp_path, folder, Device("cpu", "CPU", "float16", 8 * 10**9))
    with half.lease(architecture) as model:
        sound = made(model)
        assert sound.samples.dtype == np.float32
        assert np.isfinite(sound.samples).all()
        (record,) = half.library.records()
    # What it took is remembered, and half of what whole numbers take.
    assert 0 < record.measured_bytes < 0.6 * record.byte_size
