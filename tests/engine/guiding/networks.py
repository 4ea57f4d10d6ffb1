"""Tiny networks that guide: real classes with random weights that speak up, saved as people have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.engine.load import quiet_libraries


def _unet_options(architecture: str) -> dict[str, Any]:
    if architecture == "sdxl":
        return {
            "block_out_channels": [8, 16, 16],
            "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
            "cross_attention_dim": 2048,
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": 256,
            "projection_class_embeddings_input_dim": 2816,
            "use_linear_projection": True,
            "transformer_layers_per_block": [1, 1, 2],
            "attention_head_dim": 4,
            "norm_num_groups": 4,
            "conditioning_embedding_out_channels": [4, 8, 8],
        }
    return {
        "block_out_channels": [8, 16, 16, 16],
        "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
        "cross_attention_dim": 768,
        "attention_head_dim": 4,
        "norm_num_groups": 4,
        "conditioning_embedding_out_channels": [4, 8, 8, 8],
    }


def _hints(options: dict[str, Any]) -> dict[str, Any]:
    # Three blocks halve the picture twice and once more: a cell has eight pixels.
    return {**options, "conditioning_embedding_out_channels": [4, 8, 8, 8]}


def unet_controlnet(architecture: str) -> Callable[[Path], Path]:
    """A ControlNet of Stable Diffusion 1.5 or SDXL."""
    return lambda folder: _saved(lambda d: d.ControlNetModel(**_hints(_unet_options(architecture))), folder)


def union_controlnet(folder: Path) -> Path:
    """A ControlNet of SDXL for eight kinds of pictures."""
    fused = {"num_control_type": 8, "num_trans_channel": 8, "num_trans_head": 8, "num_proj_channel": 8}
    options = {**_hints(_unet_options("sdxl")), **fused, "num_trans_layer": 1}
    return _saved(lambda d: d.ControlNetUnionModel(**options), folder)


def flux_controlnet(folder: Path, modes: int | None = None) -> Path:
    """A ControlNet of Flux."""
    return _saved(
        lambda d: d.FluxControlNetModel(
            in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
            joint_attention_dim=32, pooled_projection_dim=32, guidance_embeds=True, axes_dims_rope=[4, 4, 8],
            num_mode=modes,
        ),
        folder,
    )  # fmt: skip


def sd3_controlnet(folder: Path) -> Path:
    """A ControlNet of Stable Diffusion 3."""
    return _saved(
        lambda d: d.SD3ControlNetModel(
            sample_size=32, patch_size=2, in_channels=16, num_layers=1, attention_head_dim=8, num_attention_heads=4,
            joint_attention_dim=64, caption_projection_dim=32, pooled_projection_dim=48, pos_embed_max_size=32,
        ),
        folder,
    )  # fmt: skip


def z_image_controlnet(folder: Path) -> Path:
    """A ControlNet of Z-Image, with room for what only inpainting fills."""
    return _saved(
        lambda d: d.ZImageControlNetModel(
            control_layers_places=[0], control_refiner_layers_places=[0], control_in_dim=17, dim=32,
            n_refiner_layers=1, n_heads=2, n_kv_heads=2, add_control_noise_refiner="control_noise_refiner",
        ),
        folder,
    )  # fmt: skip


def t2i_adapter(architecture: str) -> Callable[[Path], Path]:
    """A T2I-Adapter of Stable Diffusion 1.5 or SDXL."""
    large = architecture == "sdxl"
    channels = [8, 16, 16, 16]
    return lambda folder: _saved(
        lambda d: d.T2IAdapter(
            in_channels=3, channels=channels, num_res_blocks=1, downscale_factor=16 if large else 8,
            adapter_type="full_adapter_xl" if large else "full_adapter",
        ),
        folder,
    )  # fmt: skip


CONTROLS: Mapping[str, tuple[str, Callable[[Path], Path], str]] = {
    "sd-1.5": ("sd-1.5", unet_controlnet("sd-1.5"), ""),
    "sdxl": ("sdxl", unet_controlnet("sdxl"), ""),
    "sdxl-union": ("sdxl", union_controlnet, "canny"),
    "flux": ("flux", flux_controlnet, ""),
    "flux-union": ("flux", lambda folder: flux_controlnet(folder, 7), "depth"),
    "sd-3": ("sd-3", sd3_controlnet, ""),
    "z-image": ("z-image", z_image_controlnet, ""),
    "t2i-1.5": ("sd-1.5", t2i_adapter("sd-1.5"), ""),
    "t2i-xl": ("sdxl", t2i_adapter("sdxl"), ""),
}
"""For each: the checkpoint that it is for, who builds it, and the kind of picture for one of several."""


def image_encoder(folder: Path) -> Path:
    """The part of CLIP that sees pictures."""
    import torch
    import transformers

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = transformers.CLIPVisionModelWithProjection(
            transformers.CLIPVisionConfig(
                hidden_size=32, intermediate_size=32, num_hidden_layers=2, num_attention_heads=16, patch_size=8,
                image_size=32, projection_dim=24, hidden_act="gelu",
            )
        )  # fmt: skip
    _speak(model, 0.1)
    model.save_pretrained(folder)
    return folder


def ip_adapter(unet: Any, path: Path, *, plus: bool = False) -> Path:
    """An IP-Adapter for a UNet, in the names that it is published with, in one safetensors file."""
    import torch
    from safetensors.torch import save_file

    generator = torch.Generator().manual_seed(0)

    def random(*shape: int) -> Any:
        return torch.randn(*shape, generator=generator) * 0.3

    width = int(unet.config.cross_attention_dim)
    tensors: dict[str, Any] = {}
    layers = [name for name in unet.attn_processors if ".attn2." in name]
    for number, name in enumerate(layers):
        hidden = unet.get_submodule(name.removesuffix(".processor")).to_k.weight.shape[0]
        tensors[f"ip_adapter.{2 * number + 1}.to_k_ip.weight"] = random(hidden, width)
        tensors[f"ip_adapter.{2 * number + 1}.to_v_ip.weight"] = random(hidden, width)
    if plus:
        tensors |= _resampler(random, width)
    else:
        tensors |= {
            "image_proj.proj.weight": random(4 * width, 24),
            "image_proj.proj.bias": random(4 * width),
            "image_proj.norm.weight": random(width),
            "image_proj.norm.bias": random(width),
        }
    save_file(tensors, path)
    return path


def _resampler(random: Callable[..., Any], width: int) -> dict[str, Any]:
    inner = 128
    tensors = {
        "latents": random(1, 4, inner), "proj_in.weight": random(inner, 32), "proj_in.bias": random(inner),
        "proj_out.weight": random(width, inner), "proj_out.bias": random(width), "norm_out.weight": random(width),
        "norm_out.bias": random(width),
    }  # fmt: skip
    for layer in range(4):
        attention, forward = f"layers.{layer}.0", f"layers.{layer}.1"
        for norm in ("norm1", "norm2"):
            tensors |= {f"{attention}.{norm}.{kind}": random(inner) for kind in ("weight", "bias")}
        tensors |= {
            f"{attention}.to_q.weight": random(inner, inner), f"{attention}.to_kv.weight": random(2 * inner, inner),
            f"{attention}.to_out.weight": random(inner, inner), f"{forward}.0.weight": random(inner),
            f"{forward}.0.bias": random(inner), f"{forward}.1.weight": random(4 * inner, inner),
            f"{forward}.3.weight": random(inner, 4 * inner),
        }  # fmt: skip
    return {f"image_proj.{name}": tensor for name, tensor in tensors.items()}


def _saved(make: Callable[[Any], Any], folder: Path) -> Path:
    import diffusers
    import torch

    quiet_libraries()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = make(diffusers)
        _speak(network, 0.3)
    network.save_pretrained(folder, safe_serialization=True)
    return folder


def _speak(network: Any, spread: float) -> None:
    """Give layers that begin with nothing something to say."""
    import torch

    with torch.no_grad():
        for parameter in network.parameters():
            if not parameter.any():
                parameter.normal_(0, spread)
