"""The names and shapes of full-size models, from real classes on the meta device: no weight is ever made."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from tests.single_files import open_clip_to_original, unet_to_original, vae_to_original

Shapes = dict[str, tuple[int, ...]]


def classes_of(library: str) -> Any:
    """A library whose classes have no types."""
    return importlib.import_module(library)


def on_meta(make: Callable[[], Any]) -> dict[str, Any]:
    """The state of a model that is made without weights."""
    import torch

    with torch.device("meta"):
        return dict(make().state_dict())


def shapes_of(state: Mapping[str, Any], prefix: str = "") -> Shapes:
    """The shapes of a state, its names below a prefix."""
    return {prefix + name: tuple(tensor.shape) for name, tensor in state.items()}


def unet(width: int, channels: int = 4, **options: Any) -> dict[str, Any]:
    """The UNet of Stable Diffusion 1.5, or of 2 with another width."""
    diffusers = classes_of("diffusers")

    return on_meta(
        lambda: diffusers.UNet2DConditionModel(
            cross_attention_dim=width, in_channels=channels, attention_head_dim=8, **options
        )
    )


def sdxl_unet() -> dict[str, Any]:
    """The UNet of Stable Diffusion XL."""
    diffusers = classes_of("diffusers")

    return on_meta(
        lambda: diffusers.UNet2DConditionModel(
            block_out_channels=(320, 640, 1280),
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            transformer_layers_per_block=(1, 2, 10),
            attention_head_dim=(5, 10, 20),
            cross_attention_dim=2048,
            addition_embed_type="text_time",
            addition_time_embed_dim=256,
            projection_class_embeddings_input_dim=2816,
            use_linear_projection=True,
        )
    )


def autoencoder(channels: int = 4, **options: Any) -> dict[str, Any]:
    """The autoencoder of Stable Diffusion, or of Flux with 16 channels."""
    diffusers = classes_of("diffusers")

    blocks = 4
    return on_meta(
        lambda: diffusers.AutoencoderKL(
            latent_channels=channels,
            block_out_channels=(128, 256, 512, 512),
            layers_per_block=2,
            down_block_types=("DownEncoderBlock2D",) * blocks,
            up_block_types=("UpDecoderBlock2D",) * blocks,
            **options,
        )
    )


def clip(width: int, layers: int, projection: int = 0) -> dict[str, Any]:
    """A text encoder of CLIP."""
    transformers = classes_of("transformers")

    config = transformers.CLIPTextConfig(
        hidden_size=width,
        intermediate_size=4 * width,
        num_hidden_layers=layers,
        num_attention_heads=width // 64,
        projection_dim=projection or 512,
    )
    made = transformers.CLIPTextModelWithProjection if projection else transformers.CLIPTextModel
    return on_meta(lambda: made(config))


def sd15_file(width: int = 768, channels: int = 4) -> Shapes:
    """One file of Stable Diffusion 1.5 in its original layout."""
    text = {name.removeprefix("text_model."): item for name, item in clip(768, 12).items()}
    return {
        **shapes_of(unet_to_original(unet(width, channels), 2), "model.diffusion_model."),
        **shapes_of(vae_to_original(autoencoder()), "first_stage_model."),
        **shapes_of(text, "cond_stage_model.transformer.text_model."),
    }


def sdxl_file() -> Shapes:
    """One file of Stable Diffusion XL in its original layout."""
    text = {name.removeprefix("text_model."): item for name, item in clip(768, 12).items()}
    return {
        **shapes_of(unet_to_original(sdxl_unet(), 2), "model.diffusion_model."),
        **shapes_of(vae_to_original(autoencoder()), "first_stage_model."),
        **shapes_of(text, "conditioner.embedders.0.transformer.text_model."),
        **shapes_of(open_clip_to_original(clip(1280, 32, 1280)), "conditioner.embedders.1.model."),
    }


def flux_original(guided: bool = True, double: int = 19, single: int = 38, width: int = 3072) -> Shapes:
    """The transformer of Flux.1 in its original layout."""
    made: Shapes = {
        "img_in.weight": (width, 64),
        "img_in.bias": (width,),
        "txt_in.weight": (width, 4096),
        "txt_in.bias": (width,),
        **_embedder("time_in", 256, width),
        **_embedder("vector_in", 768, width),
        "final_layer.linear.weight": (64, width),
        "final_layer.linear.bias": (64,),
        **_linear("final_layer.adaLN_modulation.1", width, 2 * width),
    }
    if guided:
        made |= _embedder("guidance_in", 256, width)
    for at in range(double):
        for side in ("img", "txt"):
            block = f"double_blocks.{at}.{side}"
            made |= {
                **_linear(f"{block}_mod.lin", width, 6 * width),
                **_linear(f"{block}_attn.qkv", width, 3 * width),
                **_linear(f"{block}_attn.proj", width, width),
                **_linear(f"{block}_mlp.0", width, 4 * width),
                **_linear(f"{block}_mlp.2", 4 * width, width),
                f"{block}_attn.norm.query_norm.scale": (128,),
                f"{block}_attn.norm.key_norm.scale": (128,),
            }
    for at in range(single):
        made |= {
            **_linear(f"single_blocks.{at}.linear1", width, 7 * width),
            **_linear(f"single_blocks.{at}.linear2", 5 * width, width),
            **_linear(f"single_blocks.{at}.modulation.lin", width, 3 * width),
            f"single_blocks.{at}.norm.query_norm.scale": (128,),
            f"single_blocks.{at}.norm.key_norm.scale": (128,),
        }
    return made


def sd3_original(blocks: int = 24) -> Shapes:
    """The transformer of Stable Diffusion 3 Medium in its original layout."""
    width = 64 * blocks
    made: Shapes = {
        "pos_embed": (1, 36864, width),
        "x_embedder.proj.weight": (width, 16, 2, 2),
        "x_embedder.proj.bias": (width,),
        **_linear("t_embedder.mlp.0", 256, width),
        **_linear("t_embedder.mlp.2", width, width),
        **_linear("y_embedder.mlp.0", 2048, width),
        **_linear("y_embedder.mlp.2", width, width),
        **_linear("context_embedder", 4096, width),
        **_linear("final_layer.linear", width, 64),
        **_linear("final_layer.adaLN_modulation.1", width, 2 * width),
    }
    for at in range(blocks):
        for side in ("x", "context"):
            block, last = f"joint_blocks.{at}.{side}_block", side == "context" and at == blocks - 1
            made |= {
                **_linear(f"{block}.attn.qkv", width, 3 * width),
                **_linear(f"{block}.adaLN_modulation.1", width, (2 if last else 6) * width),
            }
            if not last:
                made |= {
                    **_linear(f"{block}.attn.proj", width, width),
                    **_linear(f"{block}.mlp.fc1", width, 4 * width),
                    **_linear(f"{block}.mlp.fc2", 4 * width, width),
                }
    return made


def _linear(name: str, inputs: int, outputs: int) -> Shapes:
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _embedder(name: str, inputs: int, width: int) -> Shapes:
    return {**_linear(f"{name}.in_layer", inputs, width), **_linear(f"{name}.out_layer", width, width)}
