"""What is wrong with a checkpoint is found and named; single files load without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import JobCancelled, MissingModel, ModelKind, UnreadableModel
from app.engine.detectors.folder_models import pipeline_folder
from app.engine.load import Loader
from tests.checkpoints import single_file_sd15, single_file_sdxl
from tests.engine.conftest import CPU, drawing, load, no_watch, record_of

Checkpoint = Callable[[str], Path]


@pytest.fixture
def broken(checkpoint: Checkpoint, tmp_path: Path) -> Path:
    """A copy of a checkpoint to damage."""
    return Path(shutil.copytree(checkpoint("sd-1.5"), tmp_path / "broken"))


def refusal(folder: Path) -> str:
    """What the loader says of a folder that it refuses."""
    with pytest.raises(UnreadableModel) as caught:
        load(record_of("sd-1.5", folder))
    return str(caught.value)


def test_a_missing_folder_is_named(broken: Path) -> None:
    shutil.rmtree(broken / "unet")
    assert "unet/" in refusal(broken)


def test_a_missing_file_is_named(broken: Path) -> None:
    (broken / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    assert "vae/diffusion_pytorch_model.safetensors" in refusal(broken)


def test_a_missing_configuration_is_named(broken: Path) -> None:
    (broken / "text_encoder" / "config.json").unlink()
    assert "text_encoder/config.json" in refusal(broken)


def test_a_missing_shard_is_named(broken: Path) -> None:
    whole = broken / "unet" / "diffusion_pytorch_model.safetensors"
    whole.rename(broken / "unet" / "part-1.safetensors")
    index = {"weight_map": {"a": "part-1.safetensors", "b": "part-2.safetensors"}}
    (broken / "unet" / "diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(index))
    assert "unet/part-2.safetensors" in refusal(broken)


def test_an_index_may_not_lead_elsewhere(broken: Path) -> None:
    (broken / "unet" / "diffusion_pytorch_model.safetensors").unlink()
    index = {"weight_map": {"a": "../vae/diffusion_pytorch_model.safetensors"}}
    (broken / "unet" / "diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(index))
    assert "index.json" in refusal(broken)


def test_weights_that_are_cut_short(broken: Path) -> None:
    file = broken / "unet" / "diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:-100])
    assert "cut off" in refusal(broken)


def test_weights_that_are_no_numbers_are_named_with_file_and_tensor(broken: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    file = broken / "unet" / "diffusion_pytorch_model.safetensors"
    weights = load_file(file)
    weights["mid_block.resnets.0.conv1.weight"][0, 0, 0, 0] = torch.inf
    save_file(weights, file)
    words = refusal(broken)
    assert "mid_block.resnets.0.conv1.weight" in words
    assert "unet/diffusion_pytorch_model.safetensors" in words


def test_a_pickle_is_refused_with_what_to_do(broken: Path) -> None:
    (broken / "unet" / "diffusion_pytorch_model.safetensors").rename(broken / "unet" / "diffusion_pytorch_model.bin")
    words = refusal(broken)
    assert "unet/diffusion_pytorch_model.bin is a pickle" in words
    assert ".safetensors" in words


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (["os", "system"], "os.system"),
        (["subprocess", "Popen"], "subprocess.Popen"),
        (["diffusers", "logging"], "diffusers.logging"),
        (["diffusers", "torch"], "diffusers.torch"),
        (["transformers", "NoSuchModel"], "transformers.NoSuchModel"),
        (["diffusers.pipelines", "Something"], "diffusers.pipelines.Something"),
        (["my_pipeline", "MyUNet"], "my_pipeline.MyUNet"),
    ],
)
def test_a_class_that_is_no_part_of_the_libraries_is_refused(broken: Path, entry: list[str], named: str) -> None:
    _change(broken / "model_index.json", unet=entry)
    assert named in refusal(broken)


@pytest.mark.parametrize("name", [["pipeline", "Mine"], "MyPipeline", "UNet2DConditionModel", None])
def test_a_pipeline_of_its_own_is_refused(broken: Path, name: object) -> None:
    (broken / "pipeline.py").write_text("raise SystemExit('this ran')\n")
    _change(broken / "model_index.json", _class_name=name)
    refusal(broken)


def test_a_program_of_its_own_is_refused(broken: Path) -> None:
    _change(broken / "text_encoder" / "config.json", auto_map={"AutoModel": "mine.Model"})
    assert "program" in refusal(broken)


def test_an_index_that_is_no_json(broken: Path) -> None:
    (broken / "model_index.json").write_text("[" * 100_000)
    assert "model_index.json" in refusal(broken)


def test_weights_of_another_size_are_said_in_words(broken: Path) -> None:
    _change(broken / "unet" / "config.json", cross_attention_dim=64)
    words = refusal(broken)
    assert words.startswith("The weights of broken do not fit its configuration, first in down_blocks.")
    assert "low_cpu_mem_usage" not in words


def test_a_library_that_is_not_installed_is_named(broken: Path) -> None:
    _change(broken / "model_index.json", tokenizer=["transformers", "SpeechT5Tokenizer"])
    assert refusal(broken).startswith(
        "broken needs the Python package “SentencePiece”, which is not installed. Install"
    )


def test_any_other_error_of_a_library_is_quoted_behind_what_to_do(broken: Path) -> None:
    _change(broken / "unet" / "config.json", norm_num_groups="x")
    words = refusal(broken)
    assert words.startswith("broken cannot be loaded. Fetch or copy it again, or choose another model. Details: “")
    assert "TypeError: unsupported operand" in words


def test_a_model_that_has_gone(broken: Path) -> None:
    record = record_of("sd-1.5", broken)
    shutil.rmtree(broken)
    with pytest.raises(MissingModel):
        load(record)


def test_loading_can_be_cancelled_between_its_parts(checkpoint: Checkpoint) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        Loader(CPU, Path("nowhere")).load(record_of("sd-1.5", checkpoint("sd-1.5")), check)
    assert calls == 4


def test_every_part_comes_in_the_numbers_of_the_device(checkpoint: Checkpoint) -> None:
    model = load(record_of("sdxl", checkpoint("sdxl")))  # saved in fp16
    dtypes = {name: part.dtype for name, part in model.pipeline.components.items() if hasattr(part, "dtype")}
    assert {str(dtype) for dtype in dtypes.values()} == {"torch.float32"}


def test_a_folder_with_fp16_weights_alone(broken: Path) -> None:
    for part, stem in (
        ("unet", "diffusion_pytorch_model"),
        ("vae", "diffusion_pytorch_model"),
        ("text_encoder", "model"),
    ):
        (broken / part / f"{stem}.safetensors").rename(broken / part / f"{stem}.fp16.safetensors")
    assert load(record_of("sd-1.5", broken)).draw(drawing(), no_watch).std() > 5


def test_an_older_folder_names_the_image_processor_as_it_was_called(checkpoint: Checkpoint, broken: Path) -> None:
    extractor = broken / "feature_extractor"
    extractor.mkdir()
    size = {"crop_size": 224, "size": 224, "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "resample": 3}
    described = {"feature_extractor_type": "CLIPFeatureExtractor", "do_normalize": True, "do_resize": True, **size}
    (extractor / "preprocessor_config.json").write_text(json.dumps(described))
    _change(broken / "model_index.json", feature_extractor=["transformers", "CLIPFeatureExtractor"])
    draft = pipeline_folder(broken)
    assert (draft.kind, draft.architecture) == (ModelKind.CHECKPOINT, "sd-1.5")
    model = load(record_of("sd-1.5", broken))
    assert type(model.pipeline.feature_extractor).__name__.startswith("CLIPImageProcessor")
    drawn = load(record_of("sd-1.5", checkpoint("sd-1.5"))).draw(drawing(), no_watch)
    assert np.array_equal(model.draw(drawing(), no_watch), drawn)
    _change(broken / "model_index.json", feature_extractor=["diffusers", "CLIPFeatureExtractor"])
    assert "CLIPFeatureExtractor" in refusal(broken)


@pytest.mark.parametrize(("write", "architecture"), [(single_file_sd15, "sd-1.5"), (single_file_sdxl, "sdxl")])
def test_a_single_file_draws_what_its_folder_draws(
    write: Callable[[Path], Path], architecture: str, tmp_path: Path
) -> None:
    file = write(tmp_path)
    folder = file.with_suffix("")
    from_folder = load(record_of(architecture, folder)).draw(drawing(), no_watch)
    configs = _configs(folder, tmp_path / "configs" / architecture)
    shutil.rmtree(folder)
    model = load(record_of(architecture, file), configs)
    assert np.array_equal(model.draw(drawing(), no_watch), from_folder)


def test_a_single_file_knows_its_prediction_from_its_record(tmp_path: Path) -> None:
    file = single_file_sdxl(tmp_path)
    model = load(replace(record_of("sdxl", file), prediction="v_prediction"))
    config = model.pipeline.scheduler.config
    assert (config.prediction_type, config.rescale_betas_zero_snr) == ("v_prediction", True)


def test_a_single_file_without_a_configuration_says_what_it_needs(tmp_path: Path) -> None:
    file = single_file_sd15(tmp_path)
    shutil.rmtree(file.with_suffix(""))
    with pytest.raises(UnreadableModel, match="folder called “sd15”"):
        load(record_of("sd-1.5", file), tmp_path)


def test_a_single_file_without_a_tokenizer_says_so(tmp_path: Path) -> None:
    file = single_file_sd15(tmp_path)
    for vocabulary in ("tokenizer.json", "vocab.json", "merges.txt"):
        (file.with_suffix("") / "tokenizer" / vocabulary).unlink(missing_ok=True)
    with pytest.raises(UnreadableModel, match="tokenizer are missing"):
        load(record_of("sd-1.5", file), tmp_path)


def test_a_single_file_that_is_damaged(tmp_path: Path) -> None:
    file = single_file_sd15(tmp_path)
    file.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(UnreadableModel, match="cut off"):
        load(record_of("sd-1.5", file), tmp_path)


def test_the_shipped_configurations_are_those_of_the_published_models(resources: Path) -> None:
    import diffusers
    import torch
    import transformers

    published = {
        "sd-1.5": (859_520_964, 123_060_480),
        "sd-2": (865_910_724, 340_387_840),
        "sdxl": (2_567_463_684, 123_060_480),
    }
    for name, (denoiser, encoder) in published.items():
        folder = resources / "configs" / name
        with torch.device("meta"):
            network: Any = diffusers.UNet2DConditionModel
            unet = network.from_config(network.load_config(str(folder / "unet")))
            text = transformers.CLIPTextModel(transformers.CLIPTextConfig.from_pretrained(folder / "text_encoder"))
        assert sum(weights.numel() for weights in unet.parameters()) == denoiser
        assert sum(weights.numel() for weights in text.parameters()) == encoder
    tokenizer = transformers.CLIPTokenizer.from_pretrained(resources / "configs" / "clip-tokenizer")
    assert tokenizer("a photo of a red fox").input_ids == [49406, 320, 1125, 539, 320, 736, 3240, 49407]


def _change(file: Path, **changes: object) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changes}))


def _configs(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*.safetensors"))
    return target.parent
