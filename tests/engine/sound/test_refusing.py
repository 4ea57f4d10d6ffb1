"""What a sound model cannot do is refused in words, before anything is computed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from app.api import InvalidRequest, MissingModel, OutOfMemory, PromptTooLong, StartUse, UnreadableModel, UserError
from app.engine.device import Device
from app.engine.models import EngineModels
from app.engine.sound.estimate import decoding_bytes, loaded_bytes
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.engine.sound.conftest import Studio, nobody, sounding, tone
from tests.tiny_sound_models import RATE, build_stable_audio_3


@pytest.mark.parametrize(
    ("architecture", "changes", "said"),
    [
        ("musicgen", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("musicgen", {"steps": 20}, "goes in no steps"),
        ("musicgen", {"seconds": 31.0}, "at most 5.0 seconds at once, and this is 31.0"),
        ("musicgen", {"seconds": 5.0, "start": tone(2 * RATE, 1)}, "at most 5.0 seconds"),
        ("musicgen", {"start": tone(2 * RATE, 1), "use": StartUse.VARY}, "cannot vary a sound"),
        ("stable-audio", {"seconds": 6.5}, "at most 6.4 seconds"),
        ("stable-audio", {"steps": 0}, "at least one step"),
        ("stable-audio", {"start": tone(RATE, 1), "use": StartUse.CONTINUE}, "cannot go on with a sound"),
        ("stable-audio-3", {"guidance": 5.0}, "distilled to work without guidance"),
        ("stable-audio-3", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("audioldm-2", {"start": tone(RATE, 1), "use": StartUse.REGION}, "cannot make a part of a sound anew"),
        ("ace-step", {"negative_prompt": "cats"}, "takes no negative prompt"),
        ("ace-step", {"seconds": 0.0}, "has to have a length"),
        ("ace-step", {"seconds": float("nan")}, "has to have a length"),
        ("ace-step", {"start": tone(RATE, 1), "use": StartUse.REGION, "region_s": (0.5, 2.0)}, "does not lie in"),
        ("ace-step", {"start": np.full((99, 2), np.nan, np.float32)}, "empty or damaged"),
        ("ace-step", {"start": tone(RATE, 1), "strength": 0.0}, "strength"),
    ],
)
def test_it_is_said_what_a_model_cannot_do(
    studio: Studio, architecture: str, changes: dict[str, Any], said: str
) -> None:
    with studio.lease(architecture) as model, pytest.raises(UserError) as caught:
        model.make(sounding(model, **changes), nobody)
    assert said in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("architecture", ["stable-audio", "stable-audio-3", "audioldm-2", "ace-step"])
def test_no_end_of_a_prompt_is_left_out_without_a_word(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        for changes in ({"prompt": "xyzw" * 100}, {"prompt": "a fox", "negative_prompt": "xyzw" * 100}):
            if model.abilities.negative_prompt or "negative_prompt" not in changes:
                with pytest.raises(PromptTooLong):
                    model.make(sounding(model, **changes), nobody)


def test_a_negative_prompt_does_not_vanish_where_a_start_is_given(tmp_path: Path) -> None:
    base = build_stable_audio_3(tmp_path / "base", distilled=False)
    studio = Studio.over(tmp_path / "data", lambda _name: base)
    with studio.lease("base") as model:
        model.make(sounding(model, negative_prompt="cats"), nobody)
        with pytest.raises(InvalidRequest, match="no negative prompt when it begins with a sound"):
            model.make(sounding(model, negative_prompt="cats", start=tone(RATE, 1)), nobody)


def test_too_little_memory_is_told_with_the_number_before_loading(
    folder: Callable[[str], Path], tmp_path: Path, studio: Studio
) -> None:
    class Narrow(Device):
        def free_bytes(self) -> int:
            return 10**8

    narrow = Studio.over(tmp_path, folder, Narrow("cpu", "CPU", "float32", 8 * 10**9))
    for architecture in ("musicgen", "ace-step"):
        needed = loaded_bytes(studio.record(architecture), CPU)
        with pytest.raises(OutOfMemory) as caught, narrow.lease(architecture):
            pass
        assert f"{needed / 1e9:.1f} GB" in str(caught.value)
        assert "0.1 GB free" in str(caught.value)


def test_too_little_memory_for_a_length_is_told_before_making(folder: Callable[[str], Path], tmp_path: Path) -> None:
    class Shrinking(Device):
        def free_bytes(self) -> int:
            return free

    free = 10**9
    studio = Studio.over(tmp_path, folder, Shrinking("cpu", "CPU", "float32", 8 * 10**9))
    with studio.lease("ace-step") as model:
        free = 10
        steps: list[int] = []
        with pytest.raises(OutOfMemory, match="shorter"):
            model.make(sounding(model), lambda step, _steps: steps.append(step))
        assert not steps


@pytest.mark.parametrize(
    ("decoder", "seconds", "rate", "measured_mb"),
    [
        (SimpleNamespace(config=SimpleNamespace(decoder_channels=128)), 2.0, 44_100, 508),
        (SimpleNamespace(config=SimpleNamespace(decoder_channels=128)), 5.0, 44_100, 890),
        (SimpleNamespace(config=SimpleNamespace(num_filters=64)), 5.0, 32_000, 357),
        (SimpleNamespace(config=SimpleNamespace(num_filters=64)), 15.0, 32_000, 709),
    ],
)
def test_the_estimate_is_no_less_than_was_measured_and_not_twice_as_much(
    decoder: SimpleNamespace, seconds: float, rate: int, measured_mb: int
) -> None:
    estimate = decoding_bytes(decoder, round(seconds * rate), CPU)
    assert measured_mb * 1e6 <= estimate < 1.6 * measured_mb * 1e6


def test_models_of_another_kind_and_damaged_ones_are_refused(studio: Studio, tmp_path: Path) -> None:
    record = studio.record("musicgen")
    with pytest.raises(MissingModel), studio.models.lease_picture_model(record.id, lambda: None):
        pass

    class One:
        def record(self, _model: str) -> Any:
            return replace(record, architecture="whale-song")

        def records(self, _kind: object = None) -> list[Any]:
            return [record]

        def hash_weights(self, _model: str, _check: object) -> Any:
            return record

        def measured(self, _model: str, _size: int) -> None:
            return None

    models = EngineModels(One(), REPOSITORY / "resources" / "configs", device=lambda: CPU)
    with pytest.raises(UnreadableModel, match="no sound model"), models.lease_sound_model(record.id, lambda: None):
        pass


def test_weights_that_do_not_fit_are_said(folder: Callable[[str], Path], tmp_path: Path) -> None:
    spoilt = Path(shutil.copytree(folder("musicgen"), tmp_path / "spoilt"))
    config = json.loads((spoilt / "config.json").read_text("utf-8"))
    config["decoder"]["hidden_size"] = 32
    (spoilt / "config.json").write_text(json.dumps(config), "utf-8")
    studio = Studio.over(tmp_path / "data", lambda _name: spoilt)
    with pytest.raises(UnreadableModel, match="cannot be loaded"), studio.lease("spoilt"):
        pass
