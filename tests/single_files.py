"""Single-file checkpoints in the original layout, made from diffusers folders: diffusers' conversion, inverted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Weights = Mapping[str, Any]

RESNET = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}

UNET_ENDS = {
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2",
    "conv_in": "input_blocks.0.0",
    "conv_norm_out": "out.0",
    "conv_out": "out.2",
    "mid_block.resnets.0": "middle_block.0",
    "mid_block.attentions.0": "middle_block.1",
    "mid_block.resnets.1": "middle_block.2",
}

VAE_ATTENTION = {"group_norm": "norm", "to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "proj_out"}

OPEN_CLIP = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
    "self_attn.out_proj": "attn.out_proj",
}


def write_sd15(folder: Path, file: Path) -> Path:
    """Write the one file of a Stable Diffusion 1.5 folder."""
    weights = {
        **_under("model.diffusion_model.", unet_to_original(_read(folder / "unet"), _layers(folder))),
        **_under("first_stage_model.", vae_to_original(_read(folder / "vae"))),
        **_under("cond_stage_model.transformer.", _clip_l(_read(folder / "text_encoder"))),
    }
    return _write(weights, file)


def write_sdxl(folder: Path, file: Path) -> Path:
    """Write the one file of a Stable Diffusion XL folder."""
    weights = {
        **_under("model.diffusion_model.", unet_to_original(_read(folder / "unet"), _layers(folder))),
        **_under("first_stage_model.", vae_to_original(_read(folder / "vae"))),
        **_under("conditioner.embedders.0.transformer.", _clip_l(_read(folder / "text_encoder"))),
        **_under("conditioner.embedders.1.model.", open_clip_to_original(_read(folder / "text_encoder_2"))),
    }
    return _write(weights, file)


def unet_to_original(weights: Weights, layers: int) -> dict[str, Any]:
    """The UNet's weights under their original names, for a number of resnets in each block on the way down."""
    attends = {key.split(".attentions.")[0] for key in weights if ".attentions." in key}

    def rename(key: str) -> str:
        for ours, theirs in UNET_ENDS.items():
            if key.startswith(ours + "."):
                key = theirs + key.removeprefix(ours)
        if found := re.match(r"down_blocks\.(\d+)\.(resnets|attentions|downsamplers)\.(\d+)\.(.*)", key):
            block, part, at, rest = int(found[1]), found[2], int(found[3]), found[4]
            first = 1 + block * (layers + 1)
            if part == "downsamplers":
                return f"input_blocks.{first + layers}.0.op{rest.removeprefix('conv')}"
            return f"input_blocks.{first + at}.{int(part == 'attentions')}." + _resnet(rest, part)
        if found := re.match(r"up_blocks\.(\d+)\.(resnets|attentions|upsamplers)\.(\d+)\.(.*)", key):
            block, part, at, rest = int(found[1]), found[2], int(found[3]), found[4]
            first = block * (layers + 1)
            if part == "upsamplers":
                return f"output_blocks.{first + layers}.{1 + int(f'up_blocks.{block}' in attends)}.{rest}"
            return f"output_blocks.{first + at}.{int(part == 'attentions')}." + _resnet(rest, part)
        if found := re.match(r"(middle_block\.[02]\.)(.*)", key):
            return found[1] + _resnet(found[2], "resnets")
        return key

    return _renamed(weights, rename)


def vae_to_original(weights: Weights) -> dict[str, Any]:
    """The autoencoder's weights under their original names; its attention was made of 1 × 1 convolutions."""
    last = max(int(found[1]) for key in weights if (found := re.match(r"decoder\.up_blocks\.(\d+)", key)))

    def rename(key: str) -> str:
        key = key.replace("conv_shortcut", "nin_shortcut").replace("conv_norm_out", "norm_out")
        key = re.sub(r"down_blocks\.(\d+)\.resnets", r"down.\1.block", key)
        key = re.sub(r"down_blocks\.(\d+)\.downsamplers\.0", r"down.\1.downsample", key)
        key = re.sub(r"up_blocks\.(\d+)\.resnets", lambda found: f"up.{last - int(found[1])}.block", key)
        key = re.sub(r"up_blocks\.(\d+)\.upsamplers\.0", lambda found: f"up.{last - int(found[1])}.upsample", key)
        key = re.sub(r"mid_block\.resnets\.(\d)", lambda found: f"mid.block_{int(found[1]) + 1}", key)
        if found := re.match(r"(.*)mid_block\.attentions\.0\.(.*)\.(weight|bias)", key):
            return f"{found[1]}mid.attn_1.{VAE_ATTENTION[found[2]]}.{found[3]}"
        return key

    renamed = _renamed(weights, rename)
    return {
        key: value[:, :, None, None] if ".attn_1." in key and value.ndim == 2 else value
        for key, value in renamed.items()
    }


def open_clip_to_original(weights: Weights) -> dict[str, Any]:
    """The second text encoder's weights as OpenCLIP names them: queries, keys and values lie in one matrix."""
    import torch

    weights = _without_prefix(weights)
    made = {
        "token_embedding.weight": weights["embeddings.token_embedding.weight"],
        "positional_embedding": weights["embeddings.position_embedding.weight"],
        "ln_final.weight": weights["final_layer_norm.weight"],
        "ln_final.bias": weights["final_layer_norm.bias"],
        "text_projection": weights["text_projection.weight"].T.contiguous(),
    }
    for key, value in weights.items():
        if not (found := re.match(r"encoder\.layers\.(\d+)\.(.*)\.(weight|bias)", key)):
            continue
        block = f"transformer.resblocks.{found[1]}."
        if found[2] in OPEN_CLIP:
            made[f"{block}{OPEN_CLIP[found[2]]}.{found[3]}"] = value
        elif found[2] == "self_attn.q_proj":
            joined = [weights[key.replace("q_proj", name)] for name in ("q_proj", "k_proj", "v_proj")]
            made[f"{block}attn.in_proj_{found[3]}"] = torch.cat(joined)
    return made


def _resnet(rest: str, part: str) -> str:
    if part == "resnets":
        for ours, theirs in RESNET.items():
            if rest.startswith(ours + "."):
                return theirs + rest.removeprefix(ours)
    return rest


def _clip_l(weights: Weights) -> dict[str, Any]:
    return _under("text_model.", _without_prefix(weights))


def _without_prefix(weights: Weights) -> dict[str, Any]:
    return {key.removeprefix("text_model."): value for key, value in weights.items()}


def _under(prefix: str, weights: Weights) -> dict[str, Any]:
    return {prefix + key: value for key, value in weights.items()}


def _renamed(weights: Weights, rename: Callable[[str], str]) -> dict[str, Any]:
    renamed = {rename(key): value for key, value in weights.items()}
    if len(renamed) != len(weights):
        raise ValueError("two tensors got the same name")
    return renamed


def _layers(folder: Path) -> int:
    return int(json.loads((folder / "unet" / "config.json").read_text("utf-8"))["layers_per_block"])


def _read(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return {key: value for file in sorted(folder.glob("*.safetensors")) for key, value in load_file(file).items()}


def _write(weights: Weights, file: Path) -> Path:
    from safetensors.torch import save_file

    save_file({key: value.contiguous() for key, value in weights.items()}, file)
    return file
