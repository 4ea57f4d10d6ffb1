"""Embeddings, upscalers, GGUF models, and what is refused by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import ModelFormat, ModelKind, UnreadableModel
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header
from app.engine.registry import FILE_DETECTORS, ModelRegistry
from tests.unit.engine_registry.headers import Shapes, gguf_bytes, write_safetensors


def identified(file: Path, shapes: Shapes) -> Draft:
    """What the registry makes of names and shapes."""
    return ModelRegistry().identify(write_safetensors(file, shapes)).draft


@pytest.mark.parametrize(
    ("shapes", "architecture"),
    [
        ({"emb_params": (4, 768)}, "sd-1.5"),
        ({"emb_params": (1, 1024)}, "sd-2"),
        ({"<cat-toy>": (768,)}, "sd-1.5"),
        ({"clip_l": (8, 768), "clip_g": (8, 1280)}, "sdxl"),
    ],
)
def test_embeddings(tmp_path: Path, shapes: Shapes, architecture: str) -> None:
    draft = identified(tmp_path / "word.safetensors", shapes)
    assert (draft.kind, draft.architecture) == (ModelKind.EMBEDDING, architecture)


def compact(factor: int) -> Shapes:
    made: dict[str, tuple[int, ...]] = {"body.0.weight": (64, 3, 3, 3), "body.0.bias": (64,)}
    for at in range(1, 34, 2):
        made |= {f"body.{at}.weight": (64,), f"body.{at + 1}.weight": (64, 64, 3, 3), f"body.{at + 1}.bias": (64,)}
    return made | {"body.34.weight": (3 * factor**2, 64, 3, 3), "body.34.bias": (3 * factor**2,)}


def dense(inputs: int = 3, ups: int = 2) -> Shapes:
    made: dict[str, tuple[int, ...]] = {"conv_first.weight": (64, inputs, 3, 3)}
    for rdb in (1, 2, 3):
        made |= {f"body.0.rdb{rdb}.conv{at}.weight": (32, 64 + 32 * (at - 1), 3, 3) for at in range(1, 5)}
    made |= {f"conv_up{at}.weight": (64, 64, 3, 3) for at in range(1, ups + 1)}
    return made | {"conv_hr.weight": (64, 64, 3, 3), "conv_last.weight": (3, 64, 3, 3)}


def old(doublings: int) -> Shapes:
    made: dict[str, tuple[int, ...]] = {"model.0.weight": (64, 3, 3, 3), "model.1.sub.1.weight": (64, 64, 3, 3)}
    made |= {f"model.1.sub.0.RDB{rdb}.conv1.0.weight": (32, 64, 3, 3) for rdb in (1, 2, 3)}
    made |= {f"model.{3 * at}.weight": (64, 64, 3, 3) for at in range(1, doublings + 1)}
    return made | {
        f"model.{2 + 3 * doublings}.weight": (64, 64, 3, 3),
        f"model.{4 + 3 * doublings}.weight": (3, 64, 3, 3),
    }


@pytest.mark.parametrize(
    ("shapes", "architecture", "said", "usable"),
    [
        (compact(4), "srvgg-compact", "4 times", True),
        (compact(2), "srvgg-compact", "2 times", True),
        (dense(), "esrgan", "4 times", True),
        (dense(12), "esrgan", "2 times", True),
        (dense(3, 3), "esrgan", "8 times", False),
        (old(2), "esrgan", "4 times", True),
        (old(1), "esrgan", "2 times", False),
        (old(3), "esrgan", "8 times", False),
    ],
)
def test_upscalers(tmp_path: Path, shapes: Shapes, architecture: str, said: str, usable: bool) -> None:
    draft = identified(tmp_path / "enlarge.safetensors", shapes)
    assert (draft.kind, draft.architecture) == (ModelKind.UPSCALER, architecture)
    assert said in str(draft.description)
    assert bool(draft.complaint) is not usable


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ({"ip_adapter_proj_model.proj.weight": (3072, 1024)}, "an IP-Adapter of another family"),
        ({"vision_model.embeddings.class_embedding": (1024,)}, "an encoder of pictures"),
        ({"down_blocks.0.motion_modules.0.norm.weight": (320,)}, "motion module"),
        (
            {
                "model.model.transformer.layers.0.ff.ff.2.weight": (1536, 6144),
                "pretransform.model.decoder.layers.0.bias": (2048,),
                "conditioner.conditioners.seconds_total.embedder.embedding.0.weights": (128,),
            },
            "stable-audio-tools",
        ),
    ],
)
def test_kinds_without_a_use_are_refused_by_their_name(tmp_path: Path, shapes: Shapes, said: str) -> None:
    with pytest.raises(UnreadableModel, match=said):
        identified(tmp_path / "model.safetensors", shapes)


@pytest.mark.parametrize(
    ("shapes", "kind", "architecture", "usable"),
    [
        (
            {"image_proj.proj.weight": (3072, 1024), "ip_adapter.1.to_k_ip.weight": (320, 768)},
            ModelKind.IP_ADAPTER,
            "sd-1.5",
            True,
        ),
        (
            {"image_proj.latents": (1, 16, 1280), "ip_adapter.1.to_k_ip.weight": (640, 2048)},
            ModelKind.IP_ADAPTER,
            "sdxl",
            True,
        ),
        (
            {"image_proj.proj.0.weight": (1024, 512), "ip_adapter.1.to_k_ip.weight": (320, 768)},
            ModelKind.IP_ADAPTER,
            "sd-1.5",
            False,
        ),
        (
            {"adapter.body.0.resnets.0.block1.weight": (320, 320, 3, 3), "adapter.conv_in.weight": (320, 192, 3, 3)},
            ModelKind.T2I_ADAPTER,
            "sd-1.5",
            True,
        ),
        (
            {"adapter.body.0.resnets.0.block1.weight": (320, 320, 3, 3), "adapter.conv_in.weight": (320, 768, 3, 3)},
            ModelKind.T2I_ADAPTER,
            "sdxl",
            True,
        ),
        (
            {"body.0.block1.weight": (320, 320, 3, 3), "conv_in.weight": (320, 192, 3, 3)},
            ModelKind.T2I_ADAPTER,
            "sd-1.5",
            False,
        ),
        (
            {"vision_model.embeddings.class_embedding": (1280,), "visual_projection.weight": (1024, 1280)},
            ModelKind.IMAGE_ENCODER,
            "clip",
            True,
        ),
    ],
)
def test_adapters_and_encoders_of_pictures(
    tmp_path: Path, shapes: Shapes, kind: ModelKind, architecture: str, usable: bool
) -> None:
    draft = identified(tmp_path / "model.safetensors", shapes)
    assert (draft.kind, draft.architecture) == (kind, architecture)
    assert bool(draft.complaint) is not usable


def test_an_unknown_model_is_refused_with_every_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableModel) as caught:
        identified(tmp_path / "weather.safetensors", {"lstm.weight": (64, 64), "head.weight": (1, 64)})
    words = str(caught.value)
    for kind in ("LoRA", "ControlNet", "checkpoint", "upscaler", "autoencoder", "text encoder", "embedding"):
        assert kind in words


def test_a_plugin_can_put_a_detector_in_front(tmp_path: Path) -> None:
    def weather(header: Header) -> Draft:
        if "lstm.weight" not in header.tensors:
            raise NotAMatch("it forecasts nothing")
        return Draft(ModelKind.CHECKPOINT, ModelFormat.SINGLE_FILE, "weather")

    registry = ModelRegistry((weather, *FILE_DETECTORS))
    file = write_safetensors(tmp_path / "weather.safetensors", {"lstm.weight": (64, 64)})
    assert registry.identify(file).draft.architecture == "weather"


def test_a_file_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableModel, match="no weights"):
        identified(tmp_path / "model.safetensors", {})


@pytest.mark.parametrize(
    ("metadata", "kind", "architecture", "complains"),
    [
        ({"general.architecture": "qwen3", "qwen3.context_length": 40960}, ModelKind.LANGUAGE_MODEL, "qwen3", False),
        ({"general.architecture": "t5encoder"}, ModelKind.TEXT_ENCODER, "t5-xxl", False),
        ({"general.architecture": "flux"}, ModelKind.CHECKPOINT, "flux", True),
    ],
)
def test_gguf_models(
    tmp_path: Path, metadata: dict[str, str | int | bool], kind: ModelKind, architecture: str, complains: bool
) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(gguf_bytes(metadata))
    draft = ModelRegistry().identify(file).draft
    assert (draft.kind, draft.architecture, draft.format) == (kind, architecture, ModelFormat.GGUF)
    assert bool(draft.complaint) is complains


def test_a_language_model_says_what_it_can(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    entries: dict[str, str | int | bool] = {
        "general.architecture": "llama",
        "general.name": "Small Writer",
        "general.license": "apache-2.0",
        "general.file_type": 15,
        "llama.context_length": 8192,
        "tokenizer.chat_template": "{{ messages }}",
    }
    file.write_bytes(gguf_bytes(entries))
    draft = ModelRegistry().identify(file).draft
    assert (draft.name, draft.licence) == ("Small Writer", "apache-2.0")
    assert str(draft.description) == "Stored as Q4_K_M. 8192 tokens of context. Made to converse."


@pytest.mark.parametrize("architecture", ["clip", ""])
def test_parts_of_language_models_are_refused(tmp_path: Path, architecture: str) -> None:
    file = tmp_path / "mmproj.gguf"
    file.write_bytes(gguf_bytes({"general.architecture": architecture}))
    with pytest.raises(UnreadableModel):
        ModelRegistry().identify(file)


def test_a_renamed_gguf_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(gguf_bytes({"general.architecture": "llama"}))
    assert ModelRegistry().identify(file).draft.kind is ModelKind.LANGUAGE_MODEL


def test_the_licence_is_read_from_the_metadata_and_from_the_card(tmp_path: Path) -> None:
    shapes: Shapes = {"emb_params": (4, 768)}
    told = write_safetensors(tmp_path / "told" / "word.safetensors", shapes, {"modelspec.license": "CC0-1.0"})
    assert ModelRegistry().identify(told).draft.licence == "CC0-1.0"
    beside = write_safetensors(tmp_path / "beside" / "word.safetensors", shapes)
    (beside.parent / "README.md").write_text("---\nlicense: openrail++\ntags: [a]\n---\n# Word\n", "utf-8")
    assert ModelRegistry().identify(beside).draft.licence == "openrail++"
    named = write_safetensors(tmp_path / "named" / "word.safetensors", shapes)
    (named.parent / "README.md").write_text("---\nlicense: other\nlicense_name: flux-1-dev\n---\n", "utf-8")
    assert ModelRegistry().identify(named).draft.licence == "flux-1-dev"
    filed = write_safetensors(tmp_path / "filed" / "word.safetensors", shapes)
    (filed.parent / "LICENSE").write_text("   Apache License\n  Version 2.0, January 2004\n", "utf-8")
    assert ModelRegistry().identify(filed).draft.licence == "apache-2.0"
