"""Full-size models by their names and shapes alone, in the layouts in which they are shared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.api import ModelKind
from app.engine.registry import ModelRegistry
from tests.engine_models import full_size
from tests.engine_models.full_size import Shapes, classes_of, on_meta, shapes_of
from tests.unit.engine_registry.headers import write_safetensors

# Diffusers itself makes two of its models with a class that it calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:`FluxPosEmbed` is deprecated:FutureWarning")

WHOLE: Shapes = {"first_stage_model.decoder.conv_in.weight": (512, 16, 3, 3), "text_encoders.t5.a": (1,)}


def transformer(name: str, **options: Any) -> Shapes:
    """The names and shapes of a diffusers transformer."""
    diffusers = classes_of("diffusers")

    return shapes_of(on_meta(lambda: getattr(diffusers, name)(**options)))


def below(prefix: str, shapes: Shapes) -> Shapes:
    """Shapes below a prefix."""
    return {prefix + name: shape for name, shape in shapes.items()}


@pytest.mark.parametrize(
    ("make", "architecture", "prediction", "native", "multiple"),
    [
        (full_size.sd15_file, "sd-1.5", "epsilon", 512, 8),
        (lambda: full_size.sd15_file(768, 9), "sd-1.5-inpaint", "epsilon", 512, 8),
        (lambda: full_size.sd15_file(768, 8), "sd-1.5-edit", "epsilon", 512, 8),
        (lambda: full_size.sd15_file(1024), "sd-2", "v_prediction", 768, 8),
        (full_size.sdxl_file, "sdxl", "epsilon", 1024, 8),
        (lambda: below("model.diffusion_model.", full_size.sd3_original()) | WHOLE, "sd-3", "flow", 1024, 16),
        (lambda: below("model.diffusion_model.", full_size.flux_original()) | WHOLE, "flux", "flow", 1024, 16),
    ],
)
def test_whole_files_are_recognised_and_usable(
    tmp_path: Path, make: Callable[[], Shapes], architecture: str, prediction: str, native: int, multiple: int
) -> None:
    found = ModelRegistry().identify(write_safetensors(tmp_path / "model.safetensors", make()))
    draft = found.draft
    assert draft.kind is ModelKind.CHECKPOINT
    assert (draft.architecture, draft.prediction) == (architecture, prediction)
    assert (draft.native_size, draft.multiple_of) == (native, multiple)
    assert not draft.complaint
    assert found.byte_size > 1_000_000_000


def test_the_layouts_written_here_are_those_that_diffusers_converts() -> None:
    """The control of the two layouts written by hand: diffusers turns them into its own models, name by name."""
    diffusers = classes_of("diffusers")
    import torch
    from diffusers.loaders import single_file_utils

    utils: Any = single_file_utils
    flux = {name: torch.empty(shape, device="meta") for name, shape in full_size.flux_original().items()}
    made = shapes_of(utils.convert_flux_transformer_checkpoint_to_diffusers(flux))
    assert made == shapes_of(on_meta(lambda: diffusers.FluxTransformer2DModel(guidance_embeds=True)))
    sd3 = {name: torch.empty(shape, device="meta") for name, shape in full_size.sd3_original().items()}
    made = shapes_of(utils.convert_sd3_transformer_checkpoint_to_diffusers(sd3))
    wanted = on_meta(
        lambda: diffusers.SD3Transformer2DModel(
            num_layers=24, num_attention_heads=24, caption_projection_dim=1536, pos_embed_max_size=192, qk_norm=None
        )
    )
    assert made == shapes_of(wanted)


def test_flux_without_guidance_is_run_in_four_steps(tmp_path: Path) -> None:
    shapes = below("model.diffusion_model.", full_size.flux_original(guided=False)) | WHOLE
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "model.safetensors", shapes)).draft
    assert (draft.architecture, draft.steps, draft.guidance) == ("flux", 4, 0.0)


@pytest.mark.parametrize(
    ("name", "options", "architecture"),
    [
        ("FluxTransformer2DModel", {"guidance_embeds": True}, "flux"),
        ("FluxTransformer2DModel", {"in_channels": 384, "guidance_embeds": True}, "flux-fill"),
        ("FluxTransformer2DModel", {"in_channels": 128, "guidance_embeds": True}, "flux-control"),
        ("Flux2Transformer2DModel", {}, "flux-2"),
        ("ChromaTransformer2DModel", {}, "chroma"),
        ("SD3Transformer2DModel", {}, "sd-3"),
        ("QwenImageTransformer2DModel", {"num_layers": 4}, "qwen-image"),
        ("PixArtTransformer2DModel", {"num_layers": 2, "caption_channels": 4096, "sample_size": 128}, "pixart"),
        ("SanaTransformer2DModel", {"num_layers": 2}, "sana"),
        ("ZImageTransformer2DModel", {"n_layers": 2}, "z-image"),
        ("Lumina2Transformer2DModel", {"num_layers": 2}, "lumina-2"),
        ("LTXVideoTransformer3DModel", {"num_layers": 2}, "ltx"),
        ("LTX2VideoTransformer3DModel", {"num_layers": 1}, "ltx-2"),
        ("MochiTransformer3DModel", {"num_layers": 2}, "mochi"),
        ("AuraFlowTransformer2DModel", {"num_single_dit_layers": 1}, "auraflow"),
        ("QwenImage21Transformer2DModel", {"num_layers": 1}, "qwen-image-2"),
        ("Krea2Transformer2DModel", {}, "krea-2"),
        ("WanTransformer3DModel", {"num_layers": 2}, "wan"),
        ("HunyuanVideoTransformer3DModel", {"num_layers": 2, "num_single_layers": 2}, "hunyuan-video"),
    ],
)
def test_transformers_of_diffusers_alone_are_recognised_and_say_what_they_lack(
    tmp_path: Path, name: str, options: dict[str, Any], architecture: str
) -> None:
    file = write_safetensors(tmp_path / "model.safetensors", transformer(name, **options))
    draft = ModelRegistry().identify(file).draft
    assert (draft.kind, draft.architecture) == (ModelKind.CHECKPOINT, architecture)
    assert "without its autoencoder and text encoder" in str(draft.complaint)


def test_the_second_stable_diffusion_says_that_its_prediction_is_a_guess(tmp_path: Path) -> None:
    shapes = full_size.sd15_file(1024)
    plain = ModelRegistry().identify(write_safetensors(tmp_path / "v2-1_768.safetensors", shapes)).draft
    assert (plain.prediction, plain.native_size) == ("v_prediction", 768)
    assert "assumed" in str(plain.note)
    base = ModelRegistry().identify(write_safetensors(tmp_path / "v2-1_512-ema.safetensors", shapes)).draft
    assert (base.prediction, base.native_size) == ("epsilon", 512)
    told = write_safetensors(tmp_path / "told.safetensors", shapes, {"modelspec.prediction_type": "epsilon"})
    assert not ModelRegistry().identify(told).draft.note


@pytest.mark.parametrize("mark", ["tensor", "metadata"])
def test_velocity_is_read_off_the_file(tmp_path: Path, mark: str) -> None:
    shapes = full_size.sdxl_file() | ({"v_pred": (0,)} if mark == "tensor" else {})
    metadata = {"modelspec.predict_key": "v"} if mark == "metadata" else None
    file = write_safetensors(tmp_path / "model.safetensors", shapes, metadata)
    assert ModelRegistry().identify(file).draft.prediction == "v_prediction"


def test_a_file_that_lacks_a_part_says_which(tmp_path: Path) -> None:
    whole = full_size.sd15_file()
    bare = {name: shape for name, shape in whole.items() if name.startswith("model.diffusion_model.")}
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "bare.safetensors", bare)).draft
    assert "without its autoencoder and text encoder" in str(draft.complaint)
    headless = {name: shape for name, shape in whole.items() if not name.startswith("cond_stage_model.")}
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "headless.safetensors", headless)).draft
    assert "without its text encoder" in str(draft.complaint)


def test_weights_packed_for_another_program_are_listed_with_a_complaint(tmp_path: Path) -> None:
    shapes = full_size.flux_original() | {"double_blocks.0.img_attn.qkv.weight.absmax": (7,)}
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "nf4.safetensors", shapes, dtype="U8")).draft
    assert "4 bits" in str(draft.complaint)


@pytest.mark.parametrize(
    ("make", "architecture"),
    [
        (full_size.autoencoder, "sd-1.5"),
        (lambda: full_size.autoencoder(16, use_quant_conv=False, use_post_quant_conv=False), "flux"),
        (lambda: full_size.autoencoder(32), "flux-2"),
    ],
)
def test_autoencoders_are_recognised_in_both_layouts(
    tmp_path: Path, make: Callable[[], dict[str, Any]], architecture: str
) -> None:
    from tests.single_files import vae_to_original

    state = make()
    for layout in (state, vae_to_original(state)):
        file = write_safetensors(tmp_path / "vae.safetensors", shapes_of(layout))
        draft = ModelRegistry().identify(file).draft
        assert (draft.kind, draft.architecture) == (ModelKind.VAE, architecture)
    xl = ModelRegistry().identify(
        write_safetensors(tmp_path / "sdxl_vae.safetensors", shapes_of(full_size.autoencoder()))
    )
    assert xl.draft.architecture == "sdxl"


@pytest.mark.parametrize(
    ("make", "architecture"),
    [
        (lambda: full_size.clip(768, 12), "clip-l"),
        (lambda: full_size.clip(1280, 32, 1280), "clip-g"),
    ],
)
def test_text_encoders_of_clip_are_recognised(
    tmp_path: Path, make: Callable[[], dict[str, Any]], architecture: str
) -> None:
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "clip.safetensors", shapes_of(make()))).draft
    assert (draft.kind, draft.architecture) == (ModelKind.TEXT_ENCODER, architecture)


def test_text_encoders_of_t5_and_language_models_are_recognised(tmp_path: Path) -> None:
    transformers = classes_of("transformers")

    t5 = transformers.T5Config(vocab_size=32128, d_model=4096, d_ff=10240, num_layers=2, num_heads=64)
    qwen = transformers.Qwen3Config(vocab_size=151936, hidden_size=2560, num_hidden_layers=2)
    gemma = transformers.Gemma2Config(vocab_size=256000, hidden_size=2304, num_hidden_layers=2)
    makes: list[tuple[Callable[[], Any], str]] = [
        (lambda: transformers.T5EncoderModel(t5), "t5-xxl"),
        (lambda: transformers.Qwen3ForCausalLM(qwen), "qwen-3-2560"),
        (lambda: transformers.Gemma2Model(gemma), "gemma-2-2304"),
    ]
    for make, architecture in makes:
        file = write_safetensors(tmp_path / "text.safetensors", shapes_of(on_meta(make)))
        draft = ModelRegistry().identify(file).draft
        assert (draft.kind, draft.architecture) == (ModelKind.TEXT_ENCODER, architecture)


@pytest.mark.parametrize(("width", "architecture"), [(768, "sd-1.5"), (1024, "sd-2")])
def test_controlnets_are_recognised(tmp_path: Path, width: int, architecture: str) -> None:
    diffusers = classes_of("diffusers")

    shapes = shapes_of(on_meta(lambda: diffusers.ControlNetModel(cross_attention_dim=width)))
    draft = ModelRegistry().identify(write_safetensors(tmp_path / "control.safetensors", shapes)).draft
    assert (draft.kind, draft.architecture) == (ModelKind.CONTROLNET, architecture)


def test_controlnets_of_transformers_are_recognised(tmp_path: Path) -> None:
    diffusers = classes_of("diffusers")

    makes: list[tuple[Callable[[], Any], str]] = [
        (lambda: diffusers.FluxControlNetModel(num_layers=2, num_single_layers=1), "flux"),
        (lambda: diffusers.SD3ControlNetModel(num_layers=2), "sd-3"),
        (lambda: diffusers.QwenImageControlNetModel(num_layers=2), "qwen-image"),
    ]
    for make, architecture in makes:
        file = write_safetensors(tmp_path / "control.safetensors", shapes_of(on_meta(make)))
        draft = ModelRegistry().identify(file).draft
        assert (draft.kind, draft.architecture) == (ModelKind.CONTROLNET, architecture)
