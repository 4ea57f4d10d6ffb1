"""Sound models in folders: what they are, and what is missing or not allowed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import Honoured, ModelFormat, ModelKind, UnreadableModel
from app.engine.detectors.sound import CONDITIONS
from app.engine.registry import ModelRegistry
from tests.engine.sound.conftest import Studio
from tests.tiny_sound_models import BUILDERS, build_ace_step, build_stable_audio_3

Built = Callable[[str], Path]


@pytest.fixture
def copied(folder: Built, tmp_path: Path) -> Built:
    """A copy of a model's folder, to be spoilt."""

    def copy(architecture: str) -> Path:
        return Path(shutil.copytree(folder(architecture), tmp_path / architecture))

    return copy


def refused(path: Path) -> str:
    """What is said of a folder that is refused."""
    with pytest.raises(UnreadableModel) as caught:
        ModelRegistry().identify(path)
    return str(caught.value)


@pytest.mark.parametrize("architecture", BUILDERS)
def test_each_is_a_sound_model_that_says_what_it_honours(studio: Studio, architecture: str) -> None:
    record = studio.record(architecture)
    assert (record.kind, record.architecture) == (ModelKind.SOUND_MODEL, architecture)
    assert not record.complaint
    assert record.format is (ModelFormat.TRANSFORMERS if architecture == "musicgen" else ModelFormat.DIFFUSERS)
    assert record.conditions == CONDITIONS[architecture]
    assert "tempo" in str(record.description)
    assert (record.default_steps == 0) == (architecture == "musicgen")


def test_what_is_held_hinted_at_and_ignored_is_said_in_words() -> None:
    said = [str(words) for words in CONDITIONS["ace-step"].words]
    assert said == ["Keeps to: length, region.", "Only a hint: tempo, key."]
    assert CONDITIONS["audioldm-2"].tempo is Honoured.IGNORED
    assert str(CONDITIONS["audioldm-2"].words[-1]) == "Ignored: tempo, key, region."


def test_distilled_models_take_few_steps_and_no_guidance(tmp_path: Path) -> None:
    for on, ace_step, stable_audio in ((True, (8, 1.0), (8, 1.0)), (False, (50, 7.0), (100, 7.0))):
        drafts = [
            ModelRegistry().identify(path).draft
            for path in (
                build_ace_step(tmp_path / f"ace{on}", turbo=on),
                build_stable_audio_3(tmp_path / f"stable{on}", distilled=on),
            )
        ]
        assert [(draft.steps, draft.guidance) for draft in drafts] == [ace_step, stable_audio]
        assert all(("guidance" in draft.ignored) is on for draft in drafts)


def test_what_a_form_need_not_ask_of_a_model_is_known_before_it_is_loaded(studio: Studio) -> None:
    ignored = {architecture: set(studio.record(architecture).ignored) for architecture in BUILDERS}
    assert ignored == {
        "musicgen": {"steps", "negative_prompt"},
        "stable-audio": set(),
        "stable-audio-3": {"guidance", "negative_prompt"},
        "audioldm-2": {"key"},
        "ace-step": {"guidance", "negative_prompt"},
    }
    for architecture, fields in ignored.items():
        with studio.lease(architecture) as model:
            abilities = model.abilities
        assert abilities.guidance == ("guidance" not in fields)
        assert abilities.steps == ("steps" not in fields)
        assert abilities.negative_prompt == ("negative_prompt" not in fields)


@pytest.mark.parametrize(
    ("architecture", "part"),
    [
        ("stable-audio", "projection_model"),
        ("stable-audio-3", "duration_embedder"),
        ("audioldm-2", "vocoder"),
        ("ace-step", "condition_encoder"),
    ],
)
def test_a_missing_part_is_named(copied: Built, architecture: str, part: str) -> None:
    folder = copied(architecture)
    (weights,) = (folder / part).glob("*.safetensors")
    weights.unlink()
    assert f"is missing: {part}/" in refused(folder)
    shutil.rmtree(folder / part)
    assert f"is missing: {part}/" in refused(folder)


def test_musicgen_with_a_pickle_or_without_weights_is_refused(copied: Built) -> None:
    folder = copied("musicgen")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "pickle" in refused(folder)


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("condition_encoder", ["ace_step", "Popen"]),
        ("condition_encoder", ["os", "AceStepConditionEncoder"]),
        ("condition_encoder", ["audioldm2", "AceStepConditionEncoder"]),
        ("transformer", ["ace_step", "AceStepTransformer1DModel"]),
    ],
)
def test_only_the_parts_that_belong_to_a_pipeline_are_let_in(copied: Built, part: str, named: list[str]) -> None:
    folder = copied("ace-step")
    _edit(folder / "model_index.json", **{part: named})
    assert ".".join(named) in refused(folder)


def test_a_pipeline_of_sound_that_cannot_be_run_says_so(copied: Built) -> None:
    folder = copied("audioldm-2")
    _edit(folder / "model_index.json", _class_name="AudioLDMPipeline")
    draft = ModelRegistry().identify(folder).draft
    assert draft.kind is ModelKind.SOUND_MODEL
    assert "AudioLDM" in str(draft.complaint)


def _edit(file: Path, **changes: Any) -> None:
    data = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**data, **changes}), "utf-8")
