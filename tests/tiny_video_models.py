"""Tiny random video models of real classes, saved in the folders that people have on their disks.

Each `build_*` writes a folder and returns it; widths are as small as the classes let them be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tests.tiny_tokenizers import clip_tokenizer, t5_tokenizer
from tests.tiny_video_parts import (
    TEXT_WIDTH,
    WAN,
    clip_vision,
    drawing_parts,
    gemma,
    gemma_tokenizer,
    let_speak,
    llama,
    llama_tokenizer,
    llava,
    motion_adapter,
    saved,
    t5,
    wan_parts,
    wan_transformer,
)


def build_wan(folder: Path, seed: int = 0, *, experts: int = 1, expand: bool = False) -> Path:
    """Wan from text: one transformer or two, or the one that takes a picture by its timesteps."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        second = wan_transformer(diffusers) if experts == 2 else None
        return diffusers.WanPipeline(
            **wan_parts(diffusers, transformers),
            transformer=wan_transformer(diffusers),
            transformer_2=second,
            boundary_ratio=0.875 if second is not None else None,
            expand_timesteps=expand,
        )

    return saved(parts, folder, seed)


def build_wan_pictures(folder: Path, seed: int = 0, *, ends: bool = False, newer: bool = False) -> Path:
    """Wan from a picture, or between two; the newer one sees pictures through its latents alone."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        patches = (32 // 8) ** 2 + 1
        options: dict[str, Any] = {"in_channels": 36}
        if not newer:
            options |= {"image_dim": 8, "pos_embed_seq_len": 2 * patches if ends else None}
        return diffusers.WanImageToVideoPipeline(
            **wan_parts(diffusers, transformers),
            transformer=wan_transformer(diffusers, **options),
            transformer_2=wan_transformer(diffusers, **options) if newer else None,
            boundary_ratio=0.9 if newer else None,
            image_encoder=None if newer else clip_vision(transformers, 32, 8),
            image_processor=None if newer else transformers.CLIPImageProcessor(crop_size=32, size=32),
        )

    return saved(parts, folder, seed)


def build_wan_vace(folder: Path, seed: int = 0) -> Path:
    """Wan VACE, which takes films, masks and pictures anywhere."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        transformer = diffusers.WanVACETransformer3DModel(**WAN, num_layers=2, vace_layers=[0, 1], vace_in_channels=96)
        return diffusers.WanVACEPipeline(**wan_parts(diffusers, transformers), transformer=transformer)

    return saved(parts, folder, seed)


def build_wan_animate(folder: Path, seed: int = 0) -> Path:
    """Wan Animate, which acts after poses and a face."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        transformer = diffusers.WanAnimateTransformer3DModel(
            **{**WAN, "in_channels": 36}, latent_channels=16, num_layers=2, image_dim=8,
            motion_encoder_channel_sizes={"4": 8, "8": 8, "16": 8}, motion_encoder_size=16, motion_style_dim=8,
            motion_dim=4, motion_encoder_dim=8, face_encoder_hidden_dim=8, face_encoder_num_heads=2,
            inject_face_latents_blocks=1,
        )  # fmt: skip
        return diffusers.WanAnimatePipeline(
            **wan_parts(diffusers, transformers),
            transformer=transformer,
            image_encoder=clip_vision(transformers, 32, 8),
            image_processor=transformers.CLIPImageProcessor(crop_size=32, size=32),
        )

    return saved(parts, folder, seed)


def build_animatediff(folder: Path, seed: int = 0) -> Path:
    """AnimateDiff with its checkpoint in one folder."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        return diffusers.AnimateDiffPipeline(
            **drawing_parts(diffusers, transformers), motion_adapter=motion_adapter(diffusers)
        )

    return saved(parts, folder, seed)


def build_motion_adapter(folder: Path, seed: int = 0) -> Path:
    """A motion adapter alone."""
    import diffusers
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        adapter = motion_adapter(diffusers)
        let_speak(adapter, torch)
    adapter.save_pretrained(folder, safe_serialization=True)
    return folder


def build_moved(folder: Path, seed: int = 0, width: int = 768, blocks: tuple[int, ...] = (8, 8)) -> Path:
    """A checkpoint as wide as Stable Diffusion 1.5 in the one place by which it is known, for an adapter to move."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        return diffusers.StableDiffusionPipeline(
            **drawing_parts(diffusers, transformers, width, blocks),
            safety_checker=None, feature_extractor=None, requires_safety_checker=False,
        )  # fmt: skip

    return saved(parts, folder, seed)


def build_ltx(folder: Path, seed: int = 0) -> Path:
    """LTX-Video with an autoencoder of an eighth of the size, and as many frames at once."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = t5_tokenizer()
        return diffusers.LTXPipeline(
            transformer=diffusers.LTXVideoTransformer3DModel(
                in_channels=8, out_channels=8, num_attention_heads=2, attention_head_dim=8, cross_attention_dim=16,
                num_layers=1, caption_channels=TEXT_WIDTH,
            ),
            vae=diffusers.AutoencoderKLLTXVideo(
                latent_channels=8, block_out_channels=(8, 8, 8, 8), decoder_block_out_channels=(8, 8, 8, 8),
                layers_per_block=(1, 1, 1, 1, 1), decoder_layers_per_block=(1, 1, 1, 1, 1), patch_size=1,
                spatio_temporal_scaling=(True, True, True, False),
                decoder_spatio_temporal_scaling=(True, True, True, False),
            ),
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(
                use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, shift_terminal=0.1
            ),
            text_encoder=t5(transformers, tokenizer),
            tokenizer=tokenizer,
        )  # fmt: skip

    return saved(parts, folder, seed)


def build_ltx2(folder: Path, seed: int = 0) -> Path:
    """LTX-2, which makes the sound as well."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder

        tokenizer = gemma_tokenizer(transformers)
        heads = {"num_attention_heads": 2, "attention_head_dim": 8}
        return diffusers.LTX2Pipeline(
            transformer=diffusers.LTX2VideoTransformer3DModel(
                in_channels=4, out_channels=4, cross_attention_dim=16, audio_in_channels=4, audio_out_channels=4,
                audio_num_attention_heads=2, audio_attention_head_dim=4, audio_cross_attention_dim=8, num_layers=1,
                caption_channels=16, use_prompt_embeddings=True, use_prompt_adaln_single=False, **heads,
            ),
            vae=diffusers.AutoencoderKLLTX2Video(
                latent_channels=4, block_out_channels=(8, 16, 32, 64), decoder_block_out_channels=(8, 16, 32),
                layers_per_block=(1, 1, 1, 1, 1), decoder_layers_per_block=(1, 1, 1, 1),
                decoder_spatial_padding_mode="zeros", spatial_compression_ratio=32, temporal_compression_ratio=8,
            ),
            audio_vae=diffusers.AutoencoderKLLTX2Audio(
                base_channels=4, ch_mult=(1, 1, 1), num_res_blocks=1, latent_channels=2, mel_bins=8
            ),
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
            text_encoder=gemma(transformers, tokenizer),
            tokenizer=tokenizer,
            connectors=LTX2TextConnectors(
                caption_channels=TEXT_WIDTH, text_proj_in_factor=3, video_connector_num_attention_heads=2,
                video_connector_attention_head_dim=8, video_connector_num_layers=1,
                video_connector_num_learnable_registers=None, audio_connector_num_attention_heads=2,
                audio_connector_attention_head_dim=8, audio_connector_num_layers=1,
                audio_connector_num_learnable_registers=None,
            ),
            vocoder=LTX2Vocoder(
                in_channels=16, hidden_channels=16, upsample_kernel_sizes=[4, 4], upsample_factors=[2, 2],
                resnet_kernel_sizes=[3], resnet_dilations=[[1, 3]], output_sampling_rate=400,
            ),
        )  # fmt: skip

    return saved(parts, folder, seed)


def build_cogvideo(folder: Path, seed: int = 0, *, picture: bool = False, newer: bool = False) -> Path:
    """CogVideoX from text, or from a picture; the newer one takes two frames of latents at once."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = t5_tokenizer()
        made = diffusers.CogVideoXImageToVideoPipeline if picture else diffusers.CogVideoXPipeline
        return made(
            transformer=diffusers.CogVideoXTransformer3DModel(
                num_attention_heads=2, attention_head_dim=16, in_channels=8 if picture else 4, out_channels=4,
                time_embed_dim=2, text_embed_dim=TEXT_WIDTH, num_layers=1, sample_width=2, sample_height=2,
                sample_frames=9, patch_size=2, temporal_compression_ratio=4, max_text_seq_length=64,
                patch_size_t=2 if newer else None, use_rotary_positional_embeddings=newer, patch_bias=not newer,
                ofs_embed_dim=2 if newer and picture else None,
            ),
            vae=diffusers.AutoencoderKLCogVideoX(
                block_out_channels=(8, 8, 8, 8), latent_channels=4, layers_per_block=1, norm_num_groups=2,
                temporal_compression_ratio=4, down_block_types=("CogVideoXDownBlock3D",) * 4,
                up_block_types=("CogVideoXUpBlock3D",) * 4,
            ),
            scheduler=diffusers.CogVideoXDPMScheduler() if picture else diffusers.CogVideoXDDIMScheduler(),
            text_encoder=t5(transformers, tokenizer),
            tokenizer=tokenizer,
        )  # fmt: skip

    return saved(parts, folder, seed)


def build_svd(folder: Path, seed: int = 0) -> Path:
    """Stable Video Diffusion."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        return diffusers.StableVideoDiffusionPipeline(
            unet=diffusers.UNetSpatioTemporalConditionModel(
                block_out_channels=(32, 64), layers_per_block=1, sample_size=8, cross_attention_dim=16,
                num_attention_heads=(2, 4), projection_class_embeddings_input_dim=24, addition_time_embed_dim=8,
                down_block_types=("CrossAttnDownBlockSpatioTemporal", "DownBlockSpatioTemporal"),
                up_block_types=("UpBlockSpatioTemporal", "CrossAttnUpBlockSpatioTemporal"),
            ),
            vae=diffusers.AutoencoderKLTemporalDecoder(
                block_out_channels=[32, 32], latent_channels=4, down_block_types=["DownEncoderBlock2D"] * 2
            ),
            image_encoder=clip_vision(transformers, 224, 56, 16),
            feature_extractor=transformers.CLIPImageProcessor(),
            scheduler=diffusers.EulerDiscreteScheduler(
                beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", interpolation_type="linear",
                prediction_type="v_prediction", sigma_max=700.0, sigma_min=0.002, steps_offset=1,
                timestep_spacing="leading", timestep_type="continuous", use_karras_sigmas=True,
            ),
        )  # fmt: skip

    return saved(parts, folder, seed)


def build_hunyuan(folder: Path, seed: int = 0, *, picture: bool = False) -> Path:
    """HunyuanVideo from text, or from a picture, which its language model sees as well."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        words, letters = llama_tokenizer(transformers), clip_tokenizer()
        ends = len(letters) - 1
        made = diffusers.HunyuanVideoImageToVideoPipeline if picture else diffusers.HunyuanVideoPipeline
        options: dict[str, Any] = {"in_channels": 4, "guidance_embeds": True}
        more: dict[str, Any] = {}
        if picture:
            options = {"in_channels": 9, "guidance_embeds": False, "image_condition_type": "latent_concat"}
            more["image_processor"] = transformers.CLIPImageProcessor(crop_size=336, size=336)
        return made(
            transformer=diffusers.HunyuanVideoTransformer3DModel(
                out_channels=4, num_attention_heads=2, attention_head_dim=10, num_layers=1, num_single_layers=1,
                num_refiner_layers=1, patch_size=2, patch_size_t=1, text_embed_dim=TEXT_WIDTH, pooled_projection_dim=8,
                rope_axes_dim=(2, 4, 4), **options,
            ),
            vae=diffusers.AutoencoderKLHunyuanVideo(
                latent_channels=4, block_out_channels=(8, 8, 8, 8), layers_per_block=1, norm_num_groups=4,
                down_block_types=("HunyuanVideoDownBlock3D",) * 4, up_block_types=("HunyuanVideoUpBlock3D",) * 4,
            ),
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=7.0),
            text_encoder=(llava if picture else llama)(transformers, words),
            tokenizer=words,
            text_encoder_2=transformers.CLIPTextModel(
                transformers.CLIPTextConfig(
                    hidden_size=8, projection_dim=8, intermediate_size=16, num_attention_heads=2, num_hidden_layers=1,
                    vocab_size=len(letters), bos_token_id=ends - 1, eos_token_id=ends, pad_token_id=ends,
                )
            ),
            tokenizer_2=letters,
            **more,
        )  # fmt: skip

    return saved(parts, folder, seed)


BUILDERS: Mapping[str, Callable[[Path], Path]] = {
    "wan": build_wan,
    "wan-2.2": partial(build_wan, experts=2),
    "wan-ti2v": partial(build_wan, expand=True),
    "wan-i2v": build_wan_pictures,
    "wan-flf": partial(build_wan_pictures, ends=True),
    "wan-2.2-i2v": partial(build_wan_pictures, newer=True),
    "wan-vace": build_wan_vace,
    "wan-animate": build_wan_animate,
    "animatediff": build_animatediff,
    "ltx": build_ltx,
    "ltx-2": build_ltx2,
    "cogvideo": build_cogvideo,
    "cogvideo-i2v": partial(build_cogvideo, picture=True),
    "cogvideo-1.5": partial(build_cogvideo, newer=True),
    "cogvideo-1.5-i2v": partial(build_cogvideo, picture=True, newer=True),
    "svd": build_svd,
    "hunyuan-video": build_hunyuan,
    "hunyuan-video-i2v": partial(build_hunyuan, picture=True),
}


def built_in(home: Path) -> Callable[[str], Path]:
    """The folder of an architecture in this home, built when it is first asked for; nobody writes into it."""

    def folder(architecture: str) -> Path:
        path = home / architecture
        return path if path.exists() else BUILDERS[architecture](path)

    return folder
