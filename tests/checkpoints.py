"""Tiny random checkpoints of real classes, saved in the formats that people have on their disks.

Each `build_*` writes a diffusers folder and returns it. Widths that tell architectures apart (768 and 2048 columns
of cross-attention, 2816 of SDXL's conditioning) are the real ones; everything else is as small as it gets.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.tiny_tokenizers import bert_tokenizer, clip_tokenizer, qwen_tokenizer, t5_tokenizer


def build_illustrator(folder: Path, seed: int = 0) -> Path:
    """The studio's own kind: StableDiffusionPipeline with a BERT text encoder and v-prediction."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = bert_tokenizer()
        config = transformers.BertConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=64,
        )
        return diffusers.StableDiffusionPipeline(
            vae=_vae(diffusers, 4, (8, 8, 8, 16)),
            text_encoder=transformers.BertModel(config, add_pooling_layer=False),
            tokenizer=tokenizer,
            unet=_unet(diffusers, 32, attention_blocks=1, blocks=2),
            scheduler=diffusers.DPMSolverMultistepScheduler(
                prediction_type="v_prediction", rescale_betas_zero_snr=True, timestep_spacing="trailing", steps_offset=1
            ),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        )

    return _save(parts, folder, seed)


def build_sd15(folder: Path, seed: int = 0) -> Path:
    """Stable Diffusion 1.5."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = clip_tokenizer()
        return diffusers.StableDiffusionPipeline(
            vae=_vae(diffusers, 4, (8, 8, 16, 16)),
            text_encoder=_clip(transformers, tokenizer, 768),
            tokenizer=tokenizer,
            unet=_unet(diffusers, 768, attention_blocks=3, blocks=4),
            scheduler=diffusers.PNDMScheduler(
                beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", skip_prk_steps=True, steps_offset=1
            ),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        )

    return _save(parts, folder, seed, half=True)


def build_sdxl(folder: Path, seed: int = 0) -> Path:
    """Stable Diffusion XL."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer, tokenizer_2 = clip_tokenizer(), clip_tokenizer(pad_token="!")
        return diffusers.StableDiffusionXLPipeline(
            vae=_vae(diffusers, 4, (8, 8, 16, 16), scaling_factor=0.13025),
            text_encoder=_clip(transformers, tokenizer, 768),
            text_encoder_2=_clip(transformers, tokenizer_2, 1280, projection=1280),
            tokenizer=tokenizer,
            tokenizer_2=tokenizer_2,
            unet=_unet(
                diffusers,
                2048,
                attention_blocks=-2,
                blocks=3,
                addition_embed_type="text_time",
                addition_time_embed_dim=256,
                projection_class_embeddings_input_dim=2816,
                use_linear_projection=True,
                transformer_layers_per_block=[1, 1, 2],
            ),
            scheduler=diffusers.EulerDiscreteScheduler(
                beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", steps_offset=1
            ),
        )

    return _save(parts, folder, seed, half=True)


def build_sd3(folder: Path, seed: int = 0) -> Path:
    """Stable Diffusion 3."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer, tokenizer_2, tokenizer_3 = clip_tokenizer(), clip_tokenizer(pad_token="!"), t5_tokenizer()
        return diffusers.StableDiffusion3Pipeline(
            transformer=diffusers.SD3Transformer2DModel(
                sample_size=32,
                patch_size=2,
                in_channels=16,
                num_layers=2,
                attention_head_dim=8,
                num_attention_heads=4,
                caption_projection_dim=32,
                joint_attention_dim=64,
                pooled_projection_dim=48,
                out_channels=16,
                pos_embed_max_size=32,
            ),
            vae=_vae(
                diffusers, 16, (8, 8, 16, 16), shift_factor=0.0609, use_quant_conv=False, use_post_quant_conv=False
            ),
            text_encoder=_clip(transformers, tokenizer, 16, projection=16),
            text_encoder_2=_clip(transformers, tokenizer_2, 32, projection=32),
            text_encoder_3=_t5(transformers, tokenizer_3, 64),
            tokenizer=tokenizer,
            tokenizer_2=tokenizer_2,
            tokenizer_3=tokenizer_3,
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0),
        )

    return _save(parts, folder, seed)


def build_flux(folder: Path, seed: int = 0) -> Path:
    """Flux.1 with embedded guidance, as the “dev” variant has it."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer, tokenizer_2 = clip_tokenizer(), t5_tokenizer()
        return diffusers.FluxPipeline(
            transformer=diffusers.FluxTransformer2DModel(
                patch_size=1,
                in_channels=16,
                num_layers=1,
                num_single_layers=1,
                attention_head_dim=16,
                num_attention_heads=2,
                joint_attention_dim=32,
                pooled_projection_dim=32,
                guidance_embeds=True,
                axes_dims_rope=[4, 4, 8],
            ),
            vae=_vae(diffusers, 4, (8, 16), shift_factor=0.1159, use_quant_conv=False, use_post_quant_conv=False),
            text_encoder=_clip(transformers, tokenizer, 32),
            text_encoder_2=_t5(transformers, tokenizer_2, 32),
            tokenizer=tokenizer,
            tokenizer_2=tokenizer_2,
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0, use_dynamic_shifting=True),
        )

    return _save(parts, folder, seed)


def build_pixart(folder: Path, seed: int = 0) -> Path:
    """PixArt-Sigma."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = t5_tokenizer()
        return diffusers.PixArtSigmaPipeline(
            transformer=diffusers.PixArtTransformer2DModel(
                sample_size=64,
                num_layers=1,
                patch_size=2,
                attention_head_dim=8,
                num_attention_heads=3,
                caption_channels=32,
                in_channels=4,
                cross_attention_dim=24,
                out_channels=8,
                attention_bias=True,
                activation_fn="gelu-approximate",
                num_embeds_ada_norm=1000,
                norm_type="ada_norm_single",
                norm_elementwise_affine=False,
                norm_eps=1e-6,
            ),
            vae=_vae(diffusers, 4, (8, 16)),
            text_encoder=_t5(transformers, tokenizer, 32),
            tokenizer=tokenizer,
            scheduler=diffusers.DPMSolverMultistepScheduler(),
        )

    return _save(parts, folder, seed)


def build_z_image(folder: Path, seed: int = 0) -> Path:
    """Z-Image."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = qwen_tokenizer()
        config = transformers.Qwen3Config(
            vocab_size=len(tokenizer),
            hidden_size=32,
            intermediate_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=1,
            head_dim=16,
            max_position_embeddings=1024,
        )
        return diffusers.ZImagePipeline(
            transformer=diffusers.ZImageTransformer2DModel(
                in_channels=16,
                dim=32,
                n_layers=1,
                n_refiner_layers=1,
                n_heads=2,
                n_kv_heads=2,
                cap_feat_dim=32,
                axes_dims=[4, 6, 6],
                axes_lens=[1024, 64, 64],
            ),
            vae=_vae(diffusers, 16, (8, 16), shift_factor=0.1159, use_quant_conv=False, use_post_quant_conv=False),
            text_encoder=transformers.Qwen3Model(config),
            tokenizer=tokenizer,
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0),
        )

    return _save(parts, folder, seed)


BUILDERS: dict[str, Callable[[Path], Path]] = {
    "illustrator": build_illustrator,
    "sd-1.5": build_sd15,
    "sdxl": build_sdxl,
    "sd-3": build_sd3,
    "flux": build_flux,
    "pixart": build_pixart,
    "z-image": build_z_image,
}


def built_in(home: Path) -> Callable[[str], Path]:
    """The folder of an architecture in this home, built when it is first asked for; nobody writes into it."""

    def folder(architecture: str) -> Path:
        path = home / architecture
        return path if path.exists() else BUILDERS[architecture](path)

    return folder


def single_file_sd15(folder: Path, seed: int = 0) -> Path:
    """Write `sd15.safetensors` in the original layout, and `sd15/`, the diffusers folder of the same weights."""
    from tests.single_files import write_sd15

    return write_sd15(build_sd15(folder / "sd15", seed), folder / "sd15.safetensors")


def single_file_sdxl(folder: Path, seed: int = 0) -> Path:
    """Write `sdxl.safetensors` in the original layout, and `sdxl/`, the diffusers folder of the same weights."""
    from tests.single_files import write_sdxl

    return write_sdxl(build_sdxl(folder / "sdxl", seed), folder / "sdxl.safetensors")


def _save(parts: Callable[[Any, Any], Any], folder: Path, seed: int, half: bool = False) -> Path:
    import diffusers
    import torch
    import transformers
    from diffusers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        pipeline = parts(diffusers, transformers)
    if half:
        pipeline.to(torch.float16)
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def _vae(diffusers: Any, channels: int, widths: tuple[int, ...], **options: Any) -> Any:
    return diffusers.AutoencoderKL(
        block_out_channels=list(widths),
        down_block_types=["DownEncoderBlock2D"] * len(widths),
        up_block_types=["UpDecoderBlock2D"] * len(widths),
        latent_channels=channels,
        layers_per_block=1,
        norm_num_groups=4,
        sample_size=64,
        **options,
    )


def _unet(diffusers: Any, width: int, *, attention_blocks: int, blocks: int, **options: Any) -> Any:
    """Attention in the first `attention_blocks` of the way down, or in the last where the number is negative."""
    first, last = (attention_blocks, blocks) if attention_blocks > 0 else (0, blocks + attention_blocks)
    attends = [at < first if attention_blocks > 0 else at >= last for at in range(blocks)]
    return diffusers.UNet2DConditionModel(
        block_out_channels=[8, 16, 16, 16][:blocks],
        layers_per_block=2,
        sample_size=8,
        in_channels=4,
        out_channels=4,
        down_block_types=["CrossAttnDownBlock2D" if attend else "DownBlock2D" for attend in attends],
        up_block_types=["CrossAttnUpBlock2D" if attend else "UpBlock2D" for attend in reversed(attends)],
        cross_attention_dim=width,
        attention_head_dim=4,
        norm_num_groups=4,
        **options,
    )


def _clip(transformers: Any, tokenizer: Any, width: int, projection: int = 0) -> Any:
    config = transformers.CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=max(2, width // 64),
        projection_dim=projection or 32,
        hidden_act="gelu" if projection else "quick_gelu",
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return transformers.CLIPTextModelWithProjection(config) if projection else transformers.CLIPTextModel(config)


def _t5(transformers: Any, tokenizer: Any, width: int) -> Any:
    config = transformers.T5Config(
        vocab_size=len(tokenizer),
        d_model=width,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
    )
    return transformers.T5EncoderModel(config)
