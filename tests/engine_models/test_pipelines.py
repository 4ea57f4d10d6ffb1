"""Real diffusers and transformers folders, whole and broken in every way that happens."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import ModelFormat, ModelKind, UnreadableModel
from app.engine.registry import ModelRegistry
from tests.checkpoints import BUILDERS, single_file_sd15, single_file_sdxl
from tests.engine_models.full_size import classes_of
from tests.tiny_tokenizers import qwen_tokenizer

Built = Callable[[str], Path]

EXPECTED = {
    "illustrator": ("stable-diffusion", "v_prediction"),
    "sd-1.5": ("sd-1.5", "epsilon"),
    "sdxl": ("sdxl", "epsilon"),
    "sd-3": ("sd-3", "flow"),
    "flux": ("flux", "flow"),
    "pixart": ("pixart", "epsilon"),
    "sana": ("sana", "flow"),
    "z-image": ("z-image", "flow"),
    "qwen-image": ("qwen-image", "flow"),
}


def edit(file: Path, **changes: Any) -> None:
    """Change some entries of a JSON file."""
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changes}), "utf-8")


def refused(path: Path) -> str:
    """Identify something that is refused, and give the words."""
    with pytest.raises(UnreadableModel) as caught:
        ModelRegistry().identify(path)
    assert caught.value.advice
    return str(caught.value)


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_pipelines_are_recognised(built: Built, name: str) -> None:
    found = ModelRegistry().identify(built(name))
    draft = found.draft
    assert (draft.kind, draft.format) == (ModelKind.CHECKPOINT, ModelFormat.DIFFUSERS)
    assert (draft.architecture, draft.prediction) == EXPECTED[name]
    assert not draft.complaint
    assert draft.multiple_of % 8 == 0
    weights = sorted(built(name).rglob("*.safetensors"))
    assert list(found.weights) == weights
    assert found.byte_size == sum(file.stat().st_size for file in weights)


def test_sizes_are_read_from_the_configuration(built: Built) -> None:
    draft = ModelRegistry().identify(built("sd-1.5")).draft
    unet = json.loads((built("sd-1.5") / "unet" / "config.json").read_text("utf-8"))
    vae = json.loads((built("sd-1.5") / "vae" / "config.json").read_text("utf-8"))
    assert draft.native_size == unet["sample_size"] * 2 ** (len(vae["block_out_channels"]) - 1)


def test_single_files_are_recognised_and_hold_everything(tmp_path: Path) -> None:
    for make, architecture, native in ((single_file_sd15, "sd-1.5", 512), (single_file_sdxl, "sdxl", 1024)):
        draft = ModelRegistry().identify(make(tmp_path)).draft
        assert (draft.kind, draft.format) == (ModelKind.CHECKPOINT, ModelFormat.SINGLE_FILE)
        assert (draft.architecture, draft.native_size, str(draft.complaint)) == (architecture, native, "")


def test_modular_pipelines_are_recognised(copied: Built) -> None:
    folder = copied("z-image")
    index = json.loads((folder / "model_index.json").read_text("utf-8"))
    parts = {
        name: [*entry, {"pretrained_model_name_or_path": "somebody/z-image", "subfolder": name, "type_hint": entry}]
        for name, entry in index.items()
        if isinstance(entry, list)
    }
    (folder / "model_index.json").unlink()
    modular = folder / "modular_model_index.json"
    modular.write_text(json.dumps({"_class_name": "ZImageModularPipeline", **parts}), "utf-8")
    draft = ModelRegistry().identify(folder).draft
    assert (draft.architecture, draft.prediction, str(draft.complaint)) == ("z-image", "flow", "")
    edit(modular, transformer=["os", "system", {}])
    assert "os.system" in refused(folder)


def test_few_steps_are_read_off_the_scheduler(copied: Built) -> None:
    folder = copied("sd-1.5")
    edit(folder / "model_index.json", scheduler=["diffusers", "LCMScheduler"])
    draft = ModelRegistry().identify(folder).draft
    assert (draft.steps, draft.guidance) == (6, 1.5)


def test_velocity_is_read_off_the_scheduler(copied: Built) -> None:
    folder = copied("sdxl")
    edit(folder / "scheduler" / "scheduler_config.json", prediction_type="v_prediction")
    assert ModelRegistry().identify(folder).draft.prediction == "v_prediction"


@pytest.mark.parametrize("part", ["vae", "unet", "text_encoder", "tokenizer", "scheduler"])
def test_a_missing_part_is_named(copied: Built, part: str) -> None:
    folder = copied("sd-1.5")
    (folder / part).rename(folder.parent / "elsewhere")
    words = refused(folder)
    assert part in words
    assert "missing" in words


def test_missing_weights_and_pickled_weights_are_named(copied: Built) -> None:
    folder = copied("sd-1.5")
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights.rename(weights.with_suffix(".bin"))
    words = refused(folder)
    assert "unet" in words
    assert "pickle" in words
    weights.with_suffix(".bin").unlink()
    assert "missing" in refused(folder)


def test_truncated_weights_are_named(copied: Built) -> None:
    folder = copied("sd-1.5")
    weights = folder / "vae" / "diffusion_pytorch_model.safetensors"
    with weights.open("r+b") as file:
        file.truncate(weights.stat().st_size - 100)
    words = refused(folder)
    assert "diffusion_pytorch_model.safetensors" in words
    assert "cut off" in words


@pytest.mark.parametrize(
    ("file", "changes", "said"),
    [
        ("model_index.json", {"unet": ["os", "system"]}, "os.system"),
        ("model_index.json", {"unet": ["transformers", "pipeline"]}, "transformers.pipeline"),
        ("model_index.json", {"unet": ["diffusers", "NoSuchModel"]}, "NoSuchModel"),
        ("model_index.json", {"unet": ["my_code", "UNet2DConditionModel"]}, "my_code"),
        ("model_index.json", {"_class_name": ["pipeline", "MyPipeline"]}, "pipeline"),
        ("model_index.json", {"_class_name": "MyPipeline"}, "MyPipeline"),
        ("model_index.json", {"custom_pipeline": "somebody/pipeline"}, "custom_pipeline"),
        ("unet/config.json", {"auto_map": {"AutoModel": "modeling.My"}}, "auto_map"),
        ("text_encoder/config.json", {"auto_map": {"AutoModel": "somebody/x--modeling.My"}}, "auto_map"),
        ("text_encoder/config.json", {"_attn_implementation_internal": "somebody/kernel"}, "_attn_implementation"),
        ("text_encoder/config.json", {"attn_implementation": "somebody/kernel"}, "somebody/kernel"),
        ("text_encoder/config.json", {"nested": {"trust_remote_code": True}}, "trust_remote_code"),
        ("tokenizer/tokenizer_config.json", {"auto_map": {"AutoTokenizer": ["a.B", None]}}, "auto_map"),
    ],
)
def test_whatever_asks_for_code_is_refused(copied: Built, file: str, changes: dict[str, Any], said: str) -> None:
    folder = copied("sd-1.5")
    assert not ModelRegistry().identify(folder).draft.complaint
    edit(folder / file, **changes)
    assert said in refused(folder)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a": ' + "9" * 1_000_000 + "}", "\0\0", "{", "[]"])
def test_damaged_configurations_are_named(copied: Built, text: str) -> None:
    folder = copied("sd-1.5")
    (folder / "unet" / "config.json").write_text(text, "utf-8")
    assert "config.json" in refused(folder)


def test_a_shard_that_climbs_out_of_the_folder_is_refused(copied: Built) -> None:
    folder = copied("sd-1.5")
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights.rename(folder.parent / "outside.safetensors")
    index = {"metadata": {}, "weight_map": {"conv_in.weight": "../../outside.safetensors"}}
    weights.with_name("diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(index), "utf-8")
    assert "index.json" in refused(folder)


def test_parts_are_recognised_by_themselves(built: Built, tmp_path: Path) -> None:
    vae = ModelRegistry().identify(built("sdxl") / "vae").draft
    assert (vae.kind, vae.architecture) == (ModelKind.VAE, "sdxl")
    text = ModelRegistry().identify(built("sd-1.5") / "text_encoder").draft
    assert (text.kind, text.format) == (ModelKind.TEXT_ENCODER, ModelFormat.TRANSFORMERS)
    assert "model_index.json" in refused(built("sd-1.5") / "unet")
    diffusers = classes_of("diffusers")

    control = diffusers.ControlNetModel(
        block_out_channels=(8, 16), layers_per_block=1, cross_attention_dim=768, attention_head_dim=4,
        norm_num_groups=4,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), conditioning_embedding_out_channels=(8, 16),
    )  # fmt: skip
    control.save_pretrained(tmp_path / "control")
    draft = ModelRegistry().identify(tmp_path / "control").draft
    assert (draft.kind, draft.architecture) == (ModelKind.CONTROLNET, "sd-1.5")


def test_language_models_of_transformers_are_recognised(tmp_path: Path) -> None:
    transformers = classes_of("transformers")

    tokenizer = qwen_tokenizer()
    config = transformers.Qwen3Config(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=1, head_dim=16, max_position_embeddings=1024,
    )  # fmt: skip
    transformers.Qwen3ForCausalLM(config).save_pretrained(tmp_path / "writer")
    tokenizer.save_pretrained(tmp_path / "writer")
    draft = ModelRegistry().identify(tmp_path / "writer").draft
    assert (draft.kind, draft.format) == (ModelKind.LANGUAGE_MODEL, ModelFormat.TRANSFORMERS)
    assert (draft.architecture, str(draft.description)) == ("qwen3", "1024 tokens of context. Made to converse.")
    edit(tmp_path / "writer" / "config.json", auto_map={"AutoModelForCausalLM": "modeling.Mine"})
    assert "auto_map" in refused(tmp_path / "writer")


def test_the_studios_own_models_say_what_they_are(copied: Built) -> None:
    folder = copied("illustrator")
    said = {
        "id": "illustrator",
        "name": "Illustrator",
        "kind": "checkpoint",
        "licence": "apache-2.0",
        "architecture": "illustrator",
        "native_size": 128,
        "multiple_of": 16,
        "default_steps": 12,
        "default_guidance": 0.0,
        "default_sampler": "dpm++",
        "description": "Draws stickers.",
    }
    (folder / "seisei.json").write_text(json.dumps(said), "utf-8")
    found = ModelRegistry().identify(folder)
    draft = found.draft
    assert (found.own_id, draft.name, draft.architecture) == ("illustrator", "Illustrator", "illustrator")
    assert (draft.native_size, draft.multiple_of, draft.steps, draft.guidance) == (128, 16, 12, 0.0)
    assert (draft.prediction, draft.sampler) == ("v_prediction", "dpm++")
    for name, value in (("kind", "painting"), ("native_size", "large"), ("default_steps", True), ("name", None)):
        (folder / "seisei.json").write_text(json.dumps({**said, name: value}), "utf-8")
        assert "seisei.json" in refused(folder)


def test_identifying_loads_no_torch_and_is_quick(built: Built) -> None:
    """The model list has to be there before the engine is."""
    program = (
        "import sys, time; from pathlib import Path; from app.engine.registry import ModelRegistry\n"
        f"found = ModelRegistry().identify(Path({str(built('sdxl'))!r}))\n"
        "begun = time.monotonic(); ModelRegistry().identify(found.path); print(time.monotonic() - begun)\n"
        "assert 'torch' not in sys.modules and 'diffusers' not in sys.modules\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert float(run.stdout) < 0.5
