"""LoRAs in every convention in which they are shared, made from the layers of real models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.api import ModelKind
from app.engine.detectors.draft import Draft
from app.engine.registry import ModelRegistry
from tests.engine_models import full_size
from tests.engine_models.full_size import Shapes, classes_of, on_meta, shapes_of
from tests.single_files import unet_to_original
from tests.unit.engine_registry.headers import write_safetensors

pytestmark = pytest.mark.filterwarnings("ignore:`FluxPosEmbed` is deprecated:FutureWarning")

RANK = 8
Layers = dict[str, tuple[int, ...]]


def layers(state: Mapping[str, Any], *parts: str) -> Layers:
    """The linear layers of a model whose names have one of some parts, each with its output and input width."""
    found = shapes_of(state)
    return {
        name.removesuffix(".weight"): shape
        for name, shape in found.items()
        if name.endswith(".weight") and len(shape) == 2 and any(part in name for part in parts)
    }


def kohya(prefix: str, found: Layers) -> Shapes:
    """Underscores in the place of dots, as kohya's trainer writes them."""
    made: Shapes = {}
    for name, (out, inner) in found.items():
        stem = prefix + name.replace(".", "_")
        made |= {f"{stem}.lora_down.weight": (RANK, inner), f"{stem}.lora_up.weight": (out, RANK), f"{stem}.alpha": ()}
    return made


def peft(prefix: str, found: Layers) -> Shapes:
    """As diffusers saves them."""
    made: Shapes = {}
    for name, (out, inner) in found.items():
        made |= {f"{prefix}{name}.lora_A.weight": (RANK, inner), f"{prefix}{name}.lora_B.weight": (out, RANK)}
    return made


def old_diffusers(prefix: str, found: Layers) -> Shapes:
    """As diffusers saved them in 2023, in the processors of attention."""
    made: Shapes = {}
    for name, (out, inner) in found.items():
        head, _, last = name.removesuffix(".0").rpartition(".")
        stem = f"{prefix}{head}.processor.{last}_lora"
        made |= {f"{stem}.down.weight": (RANK, inner), f"{stem}.up.weight": (out, RANK)}
    return made


def loha(prefix: str, found: Layers) -> Shapes:
    """LyCORIS' Hadamard products."""
    made: Shapes = {}
    for name, (out, inner) in found.items():
        stem = prefix + name.replace(".", "_")
        for which in ("w1", "w2"):
            made |= {f"{stem}.hada_{which}_a": (out, RANK), f"{stem}.hada_{which}_b": (RANK, inner)}
        made[f"{stem}.alpha"] = ()
    return made


def lokr(prefix: str, found: Layers) -> Shapes:
    """LyCORIS' Kronecker products, the second matrix factored."""
    made: Shapes = {}
    for name, (out, inner) in found.items():
        stem = prefix + name.replace(".", "_")
        made |= {
            f"{stem}.lokr_w1": (8, 8),
            f"{stem}.lokr_w2_a": (out // 8, RANK),
            f"{stem}.lokr_w2_b": (RANK, inner // 8),
            f"{stem}.alpha": (),
        }
    return made


def unet_layers(state: Mapping[str, Any], *, original: bool) -> Layers:
    """The attention of a UNet."""
    return layers(unet_to_original(state, 2) if original else state, "attn1.to_", "attn2.to_")


def identified(file: Path) -> Draft:
    """What the registry makes of a file."""
    return ModelRegistry().identify(file).draft


@pytest.fixture(scope="module")
def unets() -> dict[str, dict[str, Any]]:
    """The UNets that LoRAs are made for."""
    return {"sd-1.5": full_size.unet(768), "sd-2": full_size.unet(1024), "sdxl": full_size.sdxl_unet()}


FORMS: list[tuple[str, Callable[[str, Layers], Shapes], str, bool, str]] = [
    ("kohya", kohya, "lora_unet_", True, "LoRA of rank 8."),
    ("kohya, names of diffusers", kohya, "lora_unet_", False, "LoRA of rank 8."),
    ("diffusers", peft, "unet.", False, "LoRA of rank 8."),
    ("peft", peft, "base_model.model.", False, "LoRA of rank 8."),
    ("old diffusers", old_diffusers, "unet.", False, "LoRA of rank 8."),
    ("loha", loha, "lora_unet_", True, "LoHa of rank 8."),
    ("lokr", lokr, "lora_unet_", True, "LoKr."),
]


@pytest.mark.parametrize("architecture", ["sd-1.5", "sd-2", "sdxl"])
@pytest.mark.parametrize(("form", "make", "prefix", "original", "said"), FORMS, ids=[form[0] for form in FORMS])
def test_every_convention_tells_its_base_by_the_widths(
    tmp_path: Path,
    unets: Mapping[str, Mapping[str, Any]],
    architecture: str,
    form: str,
    make: Callable[[str, Layers], Shapes],
    prefix: str,
    original: bool,
    said: str,
) -> None:
    shapes = make(prefix, unet_layers(unets[architecture], original=original))
    draft = identified(write_safetensors(tmp_path / "lora.safetensors", shapes))
    assert (draft.kind, draft.architecture) == (ModelKind.LORA, architecture), form
    assert str(draft.description) == said
    assert not draft.complaint


@pytest.mark.parametrize("architecture", ["sd-1.5", "sdxl"])
def test_a_lora_of_the_text_encoders_alone_tells_its_base(tmp_path: Path, architecture: str) -> None:
    def text(width: int, depth: int) -> Layers:
        found = layers(full_size.clip(width, depth, width), "self_attn.", "mlp.")
        return {f"text_model.{name.removeprefix('text_model.')}": shape for name, shape in found.items()}

    shapes = kohya("lora_te_", text(768, 12))
    if architecture == "sdxl":
        shapes = kohya("lora_te1_", text(768, 12)) | kohya("lora_te2_", text(1280, 4))
    assert identified(write_safetensors(tmp_path / "lora.safetensors", shapes)).architecture == architecture


def test_a_lora_of_self_attention_alone_is_not_guessed(tmp_path: Path, unets: Mapping[str, Mapping[str, Any]]) -> None:
    shapes = kohya("lora_unet_", layers(unet_to_original(unets["sd-1.5"], 2), "attn1.to_"))
    draft = identified(write_safetensors(tmp_path / "lora.safetensors", shapes))
    assert draft.architecture == ""
    assert "does not show" in str(draft.note)
    told = write_safetensors(tmp_path / "told.safetensors", shapes, {"ss_base_model_version": "sd_v1"})
    assert identified(told).architecture == "sd-1.5"


def test_dora_is_named(tmp_path: Path, unets: Mapping[str, Mapping[str, Any]]) -> None:
    found = unet_layers(unets["sdxl"], original=True)
    shapes = kohya("lora_unet_", found)
    shapes |= {f"lora_unet_{name.replace('.', '_')}.dora_scale": (shape[0], 1) for name, shape in found.items()}
    draft = identified(write_safetensors(tmp_path / "lora.safetensors", shapes))
    assert (draft.architecture, str(draft.description)) == ("sdxl", "DoRA of rank 8.")


def test_shapes_count_for_more_than_what_a_file_says(tmp_path: Path, unets: Mapping[str, Mapping[str, Any]]) -> None:
    """A LoRA of another architecture than it claims is the commonest of wrong ones."""
    shapes = kohya("lora_unet_", unet_layers(unets["sd-1.5"], original=True))
    file = write_safetensors(tmp_path / "lora.safetensors", shapes, {"ss_base_model_version": "sdxl_base_v1-0"})
    draft = identified(file)
    assert draft.architecture == "sd-1.5"
    assert "its shapes fit Stable Diffusion 1.5" in str(draft.note)


def transformers() -> Iterator[tuple[str, Layers, str]]:
    """The attention of transformers as diffusers names it."""
    diffusers = classes_of("diffusers")

    attention = ("attn.to_", "attn.add_", "attn1.to_", "attn2.to_", "attention.to_")
    single = on_meta(lambda: diffusers.FluxTransformer2DModel(guidance_embeds=True))
    yield "flux", layers(single, *attention), "transformer."
    double = {name: item for name, item in single.items() if not name.startswith("single_")}
    yield "flux", layers(double, *attention), "transformer."
    flux2 = on_meta(diffusers.Flux2Transformer2DModel)
    yield "flux-2", layers(flux2, *attention, "attn.to_qkv_mlp_proj"), "transformer."
    sd3 = on_meta(
        lambda: diffusers.SD3Transformer2DModel(num_layers=24, num_attention_heads=24, caption_projection_dim=1536)
    )
    yield "sd-3", layers(sd3, *attention), "transformer."
    qwen = on_meta(lambda: diffusers.QwenImageTransformer2DModel(num_layers=60))
    yield "qwen-image", layers(qwen, *attention), "transformer."
    z_image = on_meta(lambda: diffusers.ZImageTransformer2DModel(n_layers=4))
    yield "z-image", layers(z_image, *attention), "transformer."
    yield "z-image", layers(z_image, *attention), "diffusion_model."
    pixart = on_meta(lambda: diffusers.PixArtTransformer2DModel(num_layers=4, caption_channels=4096, sample_size=128))
    yield "pixart", layers(pixart, *attention), "transformer."
    sana = on_meta(lambda: diffusers.SanaTransformer2DModel(num_layers=4))
    yield "sana", layers(sana, *attention), "transformer."
    wan = on_meta(lambda: diffusers.WanTransformer3DModel(num_layers=4))
    yield "wan", layers(wan, *attention), "transformer."
    lumina = on_meta(lambda: diffusers.Lumina2Transformer2DModel(num_layers=4))
    yield "lumina-2", layers(lumina, "layers.", "attn.to_"), "transformer."


def test_loras_of_transformers_tell_their_base(tmp_path: Path) -> None:
    for architecture, found, prefix in transformers():
        assert found, architecture
        for at, shapes in enumerate((peft(prefix, found), kohya("lora_transformer_", found))):
            draft = identified(write_safetensors(tmp_path / "lora.safetensors", shapes))
            assert (draft.kind, draft.architecture) == (ModelKind.LORA, architecture), (architecture, at, prefix)


@pytest.mark.parametrize("prefix", ["lora_unet_", "diffusion_model."])
def test_flux_and_its_successor_are_told_apart_in_their_original_names(tmp_path: Path, prefix: str) -> None:
    def lora(width: int, high: int) -> Shapes:
        found: Layers = {
            "double_blocks.0.img_attn.qkv": (3 * width, width),
            "single_blocks.0.linear1": (high * width, width),
        }
        return kohya(prefix, found) if prefix.endswith("_") else peft(prefix, found)

    assert identified(write_safetensors(tmp_path / "a.safetensors", lora(3072, 7))).architecture == "flux"
    assert identified(write_safetensors(tmp_path / "b.safetensors", lora(3072, 9))).architecture == "flux-2"


def test_stable_diffusion_3_in_its_original_names(tmp_path: Path) -> None:
    shapes = kohya("lora_unet_", {"joint_blocks.0.x_block.attn.qkv": (4608, 1536)})
    assert identified(write_safetensors(tmp_path / "lora.safetensors", shapes)).architecture == "sd-3"


def test_a_form_that_cannot_be_used_is_listed_with_a_complaint(tmp_path: Path) -> None:
    for tensor, form in (("oft_R.weight", "OFT (PEFT)"), ("boft_R", "BOFT (PEFT)")):
        shapes: Shapes = {f"lora_unet_input_blocks_1_1_proj_in.{tensor}": (4, 80, 80)}
        draft = identified(write_safetensors(tmp_path / "turned.safetensors", shapes))
        assert draft.kind is ModelKind.LORA
        assert form in str(draft.complaint)


def test_turns_are_named_and_used(tmp_path: Path) -> None:
    for shape, form in (((4, 80, 80), "OFT."), ((3, 4, 80, 80), "BOFT.")):
        shapes: Shapes = {"lora_unet_input_blocks_1_1_proj_in.oft_blocks": shape}
        draft = identified(write_safetensors(tmp_path / "turned.safetensors", shapes))
        assert (draft.kind, str(draft.complaint)) == (ModelKind.LORA, "")
        assert str(draft.description) == form


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lcm-lora-sdv1-5", (4, 1.0, "LCM")),
        ("SDXL_LCM_LoRA", (4, 1.0, "LCM")),
        ("calcmark", (None, None, "")),
        ("porsche turbo", (None, None, "")),
    ],
)
def test_loras_that_make_models_consistent_are_known_by_their_name(
    tmp_path: Path, name: str, said: tuple[int | None, float | None, str]
) -> None:
    shapes = peft("unet.", {"down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k": (320, 768)})
    draft = ModelRegistry().identify(write_safetensors(tmp_path / f"{name}.safetensors", shapes)).draft
    assert draft.kind is ModelKind.LORA
    assert (draft.steps, draft.guidance, draft.sampler) == said
