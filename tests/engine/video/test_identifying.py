"""Video models in folders: what they are, and what is missing or not allowed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import FrameGrid, Honoured, ModelFormat, ModelKind, UnreadableModel
from app.engine.detectors.video import ABILITIES
from app.engine.registry import ModelRegistry
from tests.engine.video.conftest import Studio
from tests.tiny_video_models import BUILDERS, build_motion_adapter

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
def test_each_is_a_video_model_that_says_what_it_honours(studio: Studio, architecture: str) -> None:
    record = studio.record(architecture)
    assert not record.complaint
    assert (record.kind, record.architecture) == (ModelKind.VIDEO_MODEL, architecture)
    assert record.format is ModelFormat.DIFFUSERS
    assert record.film == ABILITIES[architecture]
    assert record.default_steps > 0
    assert "frames at" in str(record.description)
    assert "Ignored: " in str(record.description)
    assert ("negative_prompt" in record.ignored) is not ABILITIES[architecture].negative_prompt


@pytest.mark.parametrize("architecture", BUILDERS)
def test_what_a_record_says_holds_once_it_is_loaded(studio: Studio, architecture: str) -> None:
    known = studio.record(architecture).film
    assert known is not None
    with studio.lease(architecture) as model:
        found = model.abilities
    assert (found.conditions, found.rate, found.needs, found.sound) == (
        known.conditions,
        known.rate,
        known.needs,
        known.sound,
    )
    assert (found.grid.step, found.grid.offset) == (known.grid.step, known.grid.offset)


def test_what_is_held_hinted_at_and_ignored_is_said_in_words() -> None:
    vace, guided = ABILITIES["wan-vace"].conditions, ABILITIES["ltx-2"].conditions
    assert [str(words) for words in vace.words] == [
        "Keeps to: prompt, start picture, end picture, pictures in between, film to begin with, mask.",
        "Only a hint: camera motion.",
        "Ignored: prompt travel, amount of motion, film of poses.",
    ]
    assert (guided.start, guided.video, guided.mask) == (Honoured.HONOURED, Honoured.HINTED, Honoured.IGNORED)


def test_lengths_are_found_on_the_grid() -> None:
    four, eight = FrameGrid(4, 1, 5), FrameGrid(8, 1, 9)
    assert [four.at_least(count) for count in (1, 5, 6, 81, 82)] == [5, 5, 9, 81, 85]
    assert [eight.at_least(count) for count in (9, 10, 17)] == [9, 17, 17]
    assert [four.below(count) for count in (3, 8, 9)] == [5, 5, 9]
    assert (four.words, eight.words) == ("4k + 1", "8k + 1")


@pytest.mark.parametrize(
    ("architecture", "part"),
    [
        ("wan", "vae"),
        ("wan-2.2", "transformer_2"),
        ("wan-i2v", "image_encoder"),
        ("animatediff", "motion_adapter"),
        ("svd", "unet"),
        ("hunyuan-video", "text_encoder_2"),
    ],
)
def test_a_missing_part_is_named(copied: Built, architecture: str, part: str) -> None:
    folder = copied(architecture)
    (weights,) = (folder / part).glob("*.safetensors")
    weights.unlink()
    assert f"is missing: {part}/" in refused(folder)
    shutil.rmtree(folder / part)
    assert f"is missing: {part}/" in refused(folder)


def test_weights_in_a_pickle_and_classes_of_strangers_are_refused(copied: Built) -> None:
    folder = copied("wan")
    _edit(folder / "model_index.json", transformer=["os", "WanTransformer3DModel"])
    assert "os.WanTransformer3DModel" in refused(folder)
    _edit(folder / "model_index.json", transformer=["diffusers", "WanTransformer3DModel"])
    (folder / "vae" / "diffusion_pytorch_model.safetensors").rename(folder / "vae" / "diffusion_pytorch_model.bin")
    assert "pickle" in refused(folder)


@pytest.mark.parametrize("pipeline", ["SkyReelsV2Pipeline", "MochiPipeline"])
def test_a_pipeline_of_video_that_cannot_be_run_says_so(copied: Built, pipeline: str) -> None:
    folder = copied("wan")
    _edit(folder / "model_index.json", _class_name=pipeline)
    draft = ModelRegistry().identify(folder).draft
    assert draft.kind is ModelKind.VIDEO_MODEL
    assert "does not know how to film" in str(draft.complaint)


def test_a_motion_adapter_is_a_video_model_that_needs_a_checkpoint(tmp_path: Path) -> None:
    folder = build_motion_adapter(tmp_path / "motion")
    draft = ModelRegistry().identify(folder).draft
    assert (draft.kind, draft.architecture) == (ModelKind.VIDEO_MODEL, "animatediff-adapter")
    assert not draft.complaint
    assert "needs one beside it" in str(draft.note)
    _edit(folder / "config.json", conv_in_channels=9)
    assert "PIA" in str(ModelRegistry().identify(folder).draft.complaint)
    (folder / "diffusion_pytorch_model.safetensors").unlink()
    assert "is missing" in refused(folder)


def _edit(file: Path, **changes: Any) -> None:
    data = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**data, **changes}), "utf-8")
