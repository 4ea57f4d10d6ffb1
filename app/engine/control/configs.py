"""The configuration of a network in a single file, read off the names and shapes of its weights."""

from __future__ import annotations

import math
import re
from typing import Any

from app.api import ModelKind, ModelRecord, UnreadableModel
from app.engine.detectors.header import Header

_HEAD_WIDTH = 64
"""Of Stable Diffusion 2 and SDXL; that of 1.5 goes with the layer, and there are always eight heads."""
_SDXL: dict[str, Any] = {
    "block_out_channels": [320, 640, 1280],
    "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
    "cross_attention_dim": 2048,
    "attention_head_dim": [5, 10, 20],
    "transformer_layers_per_block": [1, 2, 10],
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 2816,
}
_ORIGINAL: dict[str, dict[str, Any]] = {
    "sd-1.5": {"cross_attention_dim": 768, "attention_head_dim": 8},
    "sd-2": {"cross_attention_dim": 1024, "attention_head_dim": [5, 10, 20, 20], "use_linear_projection": True},
    "sdxl": _SDXL,
}


def config_of(header: Header, record: ModelRecord) -> tuple[str, dict[str, Any], bool]:
    """The class, its configuration, and whether its weights have the names of the original program.

    Raises UnreadableModel where the shapes are those of no network that the studio knows.
    """
    if record.kind is ModelKind.IMAGE_ENCODER:
        return "CLIPVisionModelWithProjection", _vision(header), False
    if record.kind is ModelKind.T2I_ADAPTER:
        return "T2IAdapter", _adapter(header), False
    if header.has_prefix("controlnet_cond_embedding."):
        union = header.shape("task_embedding") is not None
        config = _unet(header, record.architecture)
        if union:
            return "ControlNetUnionModel", {**config, **_union(header)}, False
        return "ControlNetModel", config, False
    if header.has_prefix("controlnet_blocks.") and record.architecture == "flux":
        return "FluxControlNetModel", _flux(header), False
    if header.has_prefix("control_layers.") and header.has_prefix("control_all_x_embedder."):
        return "ZImageControlNetModel", _z_image(header), True
    inner = header.has_prefix("input_hint_block.", "control_model.input_hint_block.")
    if inner and record.architecture in _ORIGINAL:
        return "ControlNetModel", _ORIGINAL[record.architecture], True
    raise UnreadableModel(
        "“{file}” has no configuration, and its weights do not show one.",
        advice="Get the same model as a diffusers folder, with its config.json.",
        file=record.path.name,
    )


def _count(header: Header, prefix: str) -> int:
    found = {int(match[1]) for name in header.tensors if (match := re.match(rf"{re.escape(prefix)}(\d+)\.", name))}
    return max(found) + 1 if found else 0


def _side(header: Header, name: str, at: int) -> int:
    shape = header.shape(name)
    if shape is None:
        raise UnreadableModel(
            "A part of “{file}” is missing: {tensor}.",
            advice="Download it once more.",
            file=header.path.name,
            tensor=name,
        )
    return shape[at]


def _unet(header: Header, architecture: str) -> dict[str, Any]:
    blocks = _count(header, "down_blocks.")
    attends = [header.has_prefix(f"down_blocks.{at}.attentions.") for at in range(blocks)]
    deep = [max(1, _count(header, f"down_blocks.{at}.attentions.0.transformer_blocks.")) for at in range(blocks)]
    widths = [_side(header, f"down_blocks.{at}.resnets.0.conv2.weight", 0) for at in range(blocks)]
    projection = header.first(".proj_in.weight")
    crossing = header.first("attn2.to_k.weight")
    hints = [_side(header, "controlnet_cond_embedding.conv_in.weight", 0)]
    hints += [
        _side(header, f"controlnet_cond_embedding.blocks.{at}.weight", 0)
        for at in range(1, _count(header, "controlnet_cond_embedding.blocks."), 2)
    ]
    config: dict[str, Any] = {
        "in_channels": _side(header, "conv_in.weight", 1),
        "conditioning_channels": _side(header, "controlnet_cond_embedding.conv_in.weight", 1),
        "conditioning_embedding_out_channels": hints,
        "block_out_channels": widths,
        "down_block_types": ["CrossAttnDownBlock2D" if attend else "DownBlock2D" for attend in attends],
        "layers_per_block": _count(header, "down_blocks.0.resnets."),
        "cross_attention_dim": crossing[1][-1] if crossing else 2048,
        "transformer_layers_per_block": deep,
        "attention_head_dim": 8 if architecture == "sd-1.5" else [max(1, width // _HEAD_WIDTH) for width in widths],
        "use_linear_projection": projection is not None and len(projection[1]) == 2,
        "norm_num_groups": math.gcd(32, *widths),
    }
    if not header.has_prefix("mid_block.attentions."):
        config["mid_block_type"] = "UNetMidBlock2D"
    if header.shape("add_embedding.linear_1.weight") is not None:
        config |= {
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": _side(header, "add_embedding.linear_1.weight", 1),
        }
    return config


def _union(header: Header) -> dict[str, Any]:
    kinds = _side(header, "task_embedding", 0)
    return {
        "num_control_type": kinds,
        "num_trans_channel": _side(header, "task_embedding", 1),
        "num_trans_layer": _count(header, "transformer_layes."),
        "num_trans_head": 8,
        "num_proj_channel": _side(header, "spatial_ch_projs.weight", 0),
    }


def _flux(header: Header) -> dict[str, Any]:
    head = _side(header, "transformer_blocks.0.attn.norm_q.weight", 0)
    modes = header.shape("controlnet_mode_embedder.weight")
    return {
        "in_channels": _side(header, "x_embedder.weight", 1),
        "num_layers": _count(header, "transformer_blocks."),
        "num_single_layers": _count(header, "single_transformer_blocks."),
        "attention_head_dim": head,
        "num_attention_heads": _side(header, "x_embedder.weight", 0) // head,
        "joint_attention_dim": _side(header, "context_embedder.weight", 1),
        "pooled_projection_dim": _side(header, "time_text_embed.text_embedder.linear_1.weight", 1),
        "guidance_embeds": header.has_prefix("time_text_embed.guidance_embedder."),
        # Two sides of the picture share what the axis of the order leaves, as in Flux.1: 16, 56 and 56 of 128.
        "axes_dims_rope": [head - 2 * (head * 7 // 32 * 2), head * 7 // 32 * 2, head * 7 // 32 * 2],
        **({"num_mode": modes[0]} if modes else {}),
    }


def _z_image(header: Header) -> dict[str, Any]:
    entry = _side(header, "control_all_x_embedder.2-1.weight", 1)
    dim = _side(header, "control_all_x_embedder.2-1.weight", 0)
    layers = _count(header, "control_layers.")
    # The published ones are heard after every second, or every fifth, of thirty layers.
    every = max(1, 30 // layers)
    refiners = _count(header, "control_noise_refiner.")
    refined: str | None
    if any(name.startswith("control_noise_refiner.0.after_proj.") for name in header.tensors):
        refined = "control_noise_refiner"
    elif refiners:
        refined = None
    else:
        refined = "control_layers"
    return {
        "control_layers_places": list(range(0, layers * every, every)),
        "control_refiner_layers_places": list(range(2)),
        "control_in_dim": entry // 4,
        "add_control_noise_refiner": refined,
        "dim": dim,
        "n_heads": dim // 128,
        "n_kv_heads": dim // 128,
        "n_refiner_layers": refiners or 2,
    }


def _adapter(header: Header) -> dict[str, Any]:
    blocks = _count(header, "adapter.body.")
    channels = [_side(header, f"adapter.body.{at}.resnets.0.block1.weight", 0) for at in range(blocks)]
    entry = _side(header, "adapter.conv_in.weight", 1)
    large = header.shape("adapter.body.1.in_conv.weight") is not None and entry % 256 == 0 and entry // 256 in (1, 3)
    return {
        "in_channels": entry // 256 if large else entry // 64,
        "channels": channels,
        "num_res_blocks": _count(header, "adapter.body.0.resnets."),
        "downscale_factor": 16 if large else 8,
        "adapter_type": "full_adapter_xl" if large else "full_adapter",
    }


def _vision(header: Header) -> dict[str, Any]:
    width = _side(header, "vision_model.embeddings.class_embedding", 0)
    patch = _side(header, "vision_model.embeddings.patch_embedding.weight", 2)
    places = _side(header, "vision_model.embeddings.position_embedding.weight", 0)
    return {
        "hidden_size": width,
        "intermediate_size": _side(header, "vision_model.encoder.layers.0.mlp.fc1.weight", 0),
        "num_hidden_layers": _count(header, "vision_model.encoder.layers."),
        # ViT-L, ViT-H and ViT-bigG, which adapters were trained with, all have sixteen.
        "num_attention_heads": 16,
        "patch_size": patch,
        "image_size": math.isqrt(places - 1) * patch,
        "projection_dim": _side(header, "visual_projection.weight", 0),
        "hidden_act": "quick_gelu" if width == 1024 else "gelu",
    }
