"""LoRAs of every format change a tiny checkpoint as their factors say, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.api import LoraUse, ModelKind
from app.engine.picture_model import DiffusersPictureModel
from tests.engine.conftest import drawing, no_watch
from tests.lora_files import Changed, Lora, Shelf, adapter_metadata, changed, patched

Models = Callable[[str], DiffusersPictureModel]

_Q = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
_K2 = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"
_OUT = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_out.0"
_FF = "mid_block.attentions.0.transformer_blocks.0.ff.net.0.proj"
_CONV = "down_blocks.0.resnets.0.conv1"
_IN = "down_blocks.0.attentions.0.proj_in"
_TEXT = "encoder.layers.0.self_attn.q_proj"
_FC = "encoder.layers.1.mlp.fc1"


def kohya(*paths: str) -> list[Changed]:
    """Layers of a UNet in kohya's names."""
    return [changed("lora_unet_" + path.replace(".", "_"), "unet", path) for path in paths]


def dotted(prefix: str, component: str, *paths: str) -> list[Changed]:
    """Layers in the names of diffusers."""
    return [changed(prefix + path, component, path) for path in paths]


_SD15: dict[str, tuple[str, str, float | None, list[Changed]]] = {
    "kohya": ("lora", "kohya", 1.0, kohya(_Q, _K2, _OUT, _FF, _CONV, _IN)),
    "kohya with text": (
        "lora",
        "kohya",
        1.0,
        [
            *kohya(_Q, _K2),
            changed("lora_te_text_model_encoder_layers_0_self_attn_q_proj", "text_encoder", _TEXT),
            changed("lora_te_text_model_encoder_layers_1_mlp_fc1", "text_encoder", _FC),
        ],
    ),
    "kohya without alpha": ("lora", "kohya", None, kohya(_Q, _K2)),
    "tucker": ("lora-tucker", "kohya", 1.0, kohya(_CONV)),
    "peft": (
        "lora",
        "peft",
        None,
        [*dotted("unet.", "unet", _Q, _K2, _CONV), changed(f"text_encoder.text_model.{_TEXT}", "text_encoder", _TEXT)],
    ),
    "peft adapter": ("lora", "adapter", None, dotted("base_model.model.", "unet", _Q, _K2)),
    "diffusers": ("lora", "diffusers", None, dotted("unet.", "unet", _Q, _K2, _OUT)),
    "old diffusers": (
        "lora",
        "old",
        None,
        [
            changed("unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.processor.to_q", "unet", _Q),
            changed("unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.processor.to_k", "unet", _K2),
            changed("unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.processor.to_out", "unet", _OUT),
        ],
    ),
    "old diffusers text": (
        "lora",
        "old-linear",
        None,
        [
            *dotted("unet.", "unet", _K2),
            changed(f"text_encoder.text_model.{_TEXT}", "text_encoder", _TEXT),
        ],
    ),
    "LoHa": ("loha", "kohya", 1.0, kohya(_Q, _K2, _CONV, _IN)),
    "LoHa tucker": ("loha-tucker", "kohya", 1.0, kohya(_CONV)),
    "LoKr": ("lokr", "kohya", 1.0, kohya(_Q, _K2, _CONV)),
    "LoKr whole": ("lokr-whole", "kohya", 7.0, kohya(_Q, _K2)),
    "LyCORIS names": (
        "lokr",
        "lycoris",
        1.0,
        [changed("lycoris_" + path.replace(".", "_"), "unet", path) for path in (_Q, _K2)],
    ),
    "DoRA": ("dora", "kohya", 1.0, kohya(_Q, _K2, _CONV, _OUT)),
    "DoRA by columns": ("dora-columns", "kohya", 1.0, kohya(_Q, _K2, _CONV)),
    "DoRA of PEFT": ("dora", "peft", None, dotted("unet.", "unet", _Q, _K2)),
    "OFT": ("oft", "kohya", 0.0, kohya(_Q, _K2, _CONV, _OUT, _FF)),
    "OFT held": ("oft", "kohya", 0.05, kohya(_Q, _K2, _CONV, _FF)),
    "OFT of kohya": (
        "oft",
        "kohya",
        1.0,
        [
            changed("oft_unet_" + _K2.replace(".", "_"), "unet", _K2),
            changed("oft_te_text_model_encoder_layers_0_self_attn_q_proj", "text_encoder", _TEXT),
        ],
    ),
    "OFT with lengths": ("oft-lengths", "kohya", 0.0, kohya(_Q, _CONV, _FF)),
    "old OFT": ("old-oft", "kohya", None, kohya(_Q, _K2, _CONV)),
    "BOFT": ("boft", "kohya", 0.0, kohya(_Q, _K2, _CONV, _FF)),
    "BOFT with lengths": ("boft-lengths", "kohya", 0.05, kohya(_Q, _CONV)),
    "whole difference": ("full", "kohya", None, [*kohya(_Q, _CONV), *kohya(_K2)]),
}


def compare(model: DiffusersPictureModel, lora: Lora, path: Path, strength: float = 1.0) -> None:
    """Drawn with the LoRA, the picture is the one of the changed weights, and afterwards as it was before."""
    written = lora.write(path)
    shelf = Shelf(written.record)
    use = (LoraUse(written.record.id, strength, strength),)
    before = model.draw(drawing(), no_watch)
    worn = model.draw(drawing(loras=use), no_watch, parts=shelf)
    assert np.array_equal(worn, model.draw(drawing(loras=use), no_watch, parts=shelf))
    model.encoder.forget()
    with patched(model.pipeline, written.deltas, strength):
        wanted = model.draw(drawing(), no_watch)
    model.encoder.forget()
    assert np.abs(worn.astype(int) - wanted).max() <= 1
    assert np.abs(worn.astype(int) - before).max() > 2
    assert np.array_equal(before, model.draw(drawing(), no_watch))


@pytest.mark.parametrize("name", _SD15)
def test_a_lora_of_stable_diffusion(name: str, picture_model: Models, tmp_path: Path) -> None:
    form, style, alpha, layers = _SD15[name]
    model = picture_model("sd-1.5")
    lora = Lora(model.pipeline, size=0.5 if "lo" not in form[:2] else 0.7)
    for layer in layers:
        lora.add(layer, form, style, alpha)
    compare(model, lora, tmp_path / f"{name}.safetensors")


@pytest.mark.parametrize("form", ["lora", "loha", "lokr", "dora", "dora-columns", "oft"])
@pytest.mark.parametrize("strength", [0.4, -0.7])
def test_strengths(form: str, strength: float, picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    lora = Lora(model.pipeline)
    for layer in kohya(_Q, _K2, _CONV):
        lora.add(layer, form)
    compare(model, lora, tmp_path / "strength.safetensors", strength)


def test_the_alpha_that_peft_states_counts(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    lora = Lora(model.pipeline)
    lora.metadata = adapter_metadata("unet", 4.0)
    for layer in dotted("unet.", "unet", _Q, _K2):
        lora.add(layer, "lora", "peft", alpha=4.0)
    compare(model, lora, tmp_path / "stated.safetensors")


@pytest.mark.parametrize("form", ["lora", "loha", "lokr", "dora"])
def test_a_lora_of_sdxl_in_the_original_names(form: str, picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sdxl")
    lora = Lora(model.pipeline)
    tail = "transformer_blocks.0.attn2.to_k"
    for original, path in (
        (f"input_blocks.7.1.{tail}", f"down_blocks.2.attentions.0.{tail}"),
        ("input_blocks.4.0.in_layers.2", "down_blocks.1.resnets.0.conv1"),
        ("input_blocks.3.0.op", "down_blocks.0.downsamplers.0.conv"),
        (f"middle_block.1.{tail}", f"mid_block.attentions.0.{tail}"),
        (f"output_blocks.1.1.{tail}", f"up_blocks.0.attentions.1.{tail}"),
        ("output_blocks.8.0.skip_connection", "up_blocks.2.resnets.2.conv_shortcut"),
        ("time_embed.0", "time_embedding.linear_1"),
    ):
        lora.add(changed("lora_unet_" + original.replace(".", "_"), "unet", path), form)
    lora.add(changed("lora_te1_text_model_encoder_layers_0_self_attn_q_proj", "text_encoder", _TEXT), form)
    lora.add(
        changed(
            "lora_te2_text_model_encoder_layers_0_mlp_fc1", "text_encoder_2", "text_model.encoder.layers.0.mlp.fc1"
        ),
        form,
    )
    compare(model, lora, tmp_path / "sdxl.safetensors")


_DOUBLE, _SINGLE = "transformer_blocks.0", "single_transformer_blocks.0"
_QKV = tuple(f"{_DOUBLE}.attn.to_{letter}" for letter in "qkv")
_TEXT_QKV = tuple(f"{_DOUBLE}.attn.add_{letter}_proj" for letter in "qkv")
_SINGLE_QKV = tuple(f"{_SINGLE}.attn.to_{letter}" for letter in "qkv")

_ORIGINAL_FLUX = {
    "double_blocks.0.img_attn.qkv": _QKV,
    "double_blocks.0.txt_attn.qkv": _TEXT_QKV,
    "double_blocks.0.img_attn.proj": (f"{_DOUBLE}.attn.to_out.0",),
    "double_blocks.0.txt_mlp.0": (f"{_DOUBLE}.ff_context.net.0.proj",),
    "double_blocks.0.img_mod.lin": (f"{_DOUBLE}.norm1.linear",),
    "single_blocks.0.linear1": (*_SINGLE_QKV, f"{_SINGLE}.proj_mlp"),
    "single_blocks.0.linear2": (f"{_SINGLE}.proj_out",),
    "single_blocks.0.modulation.lin": (f"{_SINGLE}.norm.linear",),
    "txt_in": ("context_embedder",),
}
_ORIGINAL_SD3 = {
    "joint_blocks.0.x_block.attn.qkv": _QKV,
    "joint_blocks.0.context_block.attn.qkv": _TEXT_QKV,
    "joint_blocks.0.x_block.attn.proj": (f"{_DOUBLE}.attn.to_out.0",),
    "joint_blocks.0.x_block.mlp.fc1": (f"{_DOUBLE}.ff.net.0.proj",),
    "joint_blocks.0.x_block.adaLN_modulation.1": (f"{_DOUBLE}.norm1.linear",),
}
_ORIGINAL_Z_IMAGE = {
    "layers.0.attention.qkv": tuple(f"layers.0.attention.to_{letter}" for letter in "qkv"),
    "layers.0.attention.out": ("layers.0.attention.to_out.0",),
    "noise_refiner.0.feed_forward.w1": ("noise_refiner.0.feed_forward.w1",),
}
_ORIGINAL = {"flux": _ORIGINAL_FLUX, "sd-3": _ORIGINAL_SD3, "z-image": _ORIGINAL_Z_IMAGE}


@pytest.mark.parametrize("form", ["lora", "loha", "lokr", "dora", "oft"])
@pytest.mark.parametrize("architecture", _ORIGINAL)
def test_a_lora_of_a_transformer_in_the_original_names(
    architecture: str, form: str, picture_model: Models, tmp_path: Path
) -> None:
    model = picture_model(architecture)
    for style in ("lora_unet_", "diffusion_model."):
        lora = Lora(model.pipeline)
        for original, paths in _ORIGINAL[architecture].items():
            multiple = {"lokr": 2, "oft": 4}.get(form, 1)
            if any(lora.weight(("transformer", path)).shape[0] % multiple for path in paths):
                continue
            name = style + (original.replace(".", "_") if style.endswith("_") else original)
            lora.add(changed(name, "transformer", *paths), form)
        compare(model, lora, tmp_path / f"{style}.safetensors")


@pytest.mark.parametrize("architecture", _ORIGINAL)
def test_a_lora_of_a_transformer_in_the_names_of_diffusers(
    architecture: str, picture_model: Models, tmp_path: Path
) -> None:
    model = picture_model(architecture)
    lora = Lora(model.pipeline)
    for paths in _ORIGINAL[architecture].values():
        for layer in dotted("transformer.", "transformer", *paths):
            lora.add(layer, "lora", "peft", alpha=None)
    compare(model, lora, tmp_path / "peft.safetensors")


def test_a_lora_of_flux_in_the_names_of_xlabs(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("flux")
    lora = Lora(model.pipeline)
    for name, paths in (
        ("double_blocks.0.processor.qkv_lora1", _QKV),
        ("double_blocks.0.processor.qkv_lora2", _TEXT_QKV),
        ("double_blocks.0.processor.proj_lora1", (f"{_DOUBLE}.attn.to_out.0",)),
        ("single_blocks.0.processor.qkv_lora", _SINGLE_QKV),
        ("single_blocks.0.processor.proj_lora", (f"{_SINGLE}.proj_out",)),
    ):
        lora.add(changed(name, "transformer", *paths), "lora", "xlabs", alpha=None)
    compare(model, lora, tmp_path / "xlabs.safetensors")


def test_halves_that_stand_the_other_way_round_are_swapped(picture_model: Models, tmp_path: Path) -> None:
    import torch

    model = picture_model("flux")
    lora = Lora(model.pipeline)
    lora.add(changed("lora_unet_final_layer_adaLN_modulation_1", "transformer", "norm_out.linear"), "lora")
    for layer in ("double_blocks_0_img_attn_qkv",):
        lora.add(changed(f"lora_unet_{layer}", "transformer", *_QKV), "lora")
    place = ("transformer", "norm_out.linear")
    lora.deltas[place] = torch.cat([*reversed(lora.deltas[place].chunk(2))])
    compare(model, lora, tmp_path / "halves.safetensors")


def test_the_kind_and_the_base_of_each_are_recognised(picture_model: Models, tmp_path: Path) -> None:
    for name, (form, style, alpha, layers) in _SD15.items():
        if form == "full" or "oft" in form or not any(_K2 in place[1] for layer in layers for place in layer.layers):
            continue
        lora = Lora(picture_model("sd-1.5").pipeline)
        for layer in layers:
            lora.add(layer, form, style, alpha)
        record = lora.write(tmp_path / f"{name}.safetensors").record
        assert (record.kind, record.architecture) == (ModelKind.LORA, "sd-1.5"), name
