"""Tiny random video models of real classes, saved in the folders that people have on their disks.

Each `build_*` writes a folder and returns it; widths are as small as the classes let them be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tests.tiny_tokenizers import WORDS, clip_tokenizer, t5_tokenizer

_TEXT = 16


def build_wan(folder: Path, seed: int = 0, *, experts: int = 1, expand: bool = False) -> Path:
    """Wan from text: one transformer or two, or the one that takes a picture by its timesteps."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        second = _wan_transformer(diffusers) if experts == 2 else None
        return diffusers.WanPipeline(
            **_wan_parts(diffusers, transformers),
            transformer=_wan_transformer(diffusers),
            transformer_2=second,
            boundary_ratio=0.875 if second is not None else None,
            expand_timesteps=expand,
        )

    return _save(parts, folder, seed)


def build_wan_pictures(folder: Path, seed: int = 0, *, ends: bool = False, newer: bool = False) -> Path:
    """Wan from a picture, or between two; the newer one sees pictures through its latents alone."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        patches = (32 // 8) ** 2 + 1
        options: dict[str, Any] = {"in_channels": 36}
        if not newer:
            options |= {"image_dim": 8, "pos_embed_seq_len": 2 * patches if ends else None}
        return diffusers.WanImageToVideoPipeline(
            **_wan_parts(diffusers, transformers),
            transformer=_wan_transformer(diffusers, **options),
            transformer_2=_wan_transformer(diffusers, **options) if newer else None,
            boundary_ratio=0.9 if newer else None,
            image_encoder=None if newer else _clip_vision(transformers, 32, 8),
            image_processor=None if newer else transformers.CLIPImageProcessor(crop_size=32, size=32),
        )

    return _save(parts, folder, seed)


def build_wan_vace(folder: Path, seed: int = 0) -> Path:
    """Wan VACE, which takes films, masks and pictures anywhere."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        transformer = diffusers.WanVACETransformer3DModel(**_WAN, num_layers=2, vace_layers=[0, 1], vace_in_channels=96)
        return diffusers.WanVACEPipeline(**_wan_parts(diffusers, transformers), transformer=transformer)

    return _save(parts, folder, seed)


def build_wan_animate(folder: Path, seed: int = 0) -> Path:
    """Wan Animate, which acts after poses and a face."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        transformer = diffusers.WanAnimateTransformer3DModel(
            **{**_WAN, "in_channels": 36}, latent_channels=16, num_layers=2, image_dim=8,
            motion_encoder_channel_sizes={"4": 8, "8": 8, "16": 8}, motion_encoder_size=16, motion_style_dim=8,
            motion_dim=4, motion_encoder_dim=8, face_encoder_hidden_dim=8, face_encoder_num_heads=2,
            inject_face_latents_blocks=1,
        )  # fmt: skip
        return diffusers.WanAnimatePipeline(
            **_wan_parts(diffusers, transformers),
            transformer=transformer,
            image_encoder=_clip_vision(transformers, 32, 8),
            image_processor=transformers.CLIPImageProcessor(crop_size=32, size=32),
        )

    return _save(parts, folder, seed)


def build_animatediff(folder: Path, seed: int = 0) -> Path:
    """AnimateDiff with its checkpoint in one folder."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        return diffusers.AnimateDiffPipeline(
            **_drawing_parts(diffusers, transformers), motion_adapter=_adapter(diffusers)
        )

    return _save(parts, folder, seed)


def build_motion_adapter(folder: Path, seed: int = 0) -> Path:
    """A motion adapter alone."""
    import diffusers
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        adapter = _adapter(diffusers)
        _let_speak(adapter, torch)
    adapter.save_pretrained(folder, safe_serialization=True)
    return folder


def build_moved(folder: Path, seed: int = 0, width: int = 768, blocks: tuple[int, ...] = (8, 8)) -> Path:
    """A checkpoint as wide as Stable Diffusion 1.5 in the one place by which it is known, for an adapter to move."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        return diffusers.StableDiffusionPipeline(
            **_drawing_parts(diffusers, transformers, width, blocks),
            safety_checker=None, feature_extractor=None, requires_safety_checker=False,
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_ltx(folder: Path, seed: int = 0) -> Path:
    """LTX-Video with an autoencoder of an eighth of the size, and as many frames at once."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = t5_tokenizer()
        return diffusers.LTXPipeline(
            transformer=diffusers.LTXVideoTransformer3DModel(
                in_channels=8, out_channels=8, num_attention_heads=2, attention_head_dim=8, cross_attention_dim=16,
                num_layers=1, caption_channels=_TEXT,
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
            text_encoder=_t5(transformers, tokenizer),
            tokenizer=tokenizer,
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_ltx2(folder: Path, seed: int = 0) -> Path:
    """LTX-2, which makes the sound as well."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder

        tokenizer = _gemma_tokenizer(transformers)
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
            text_encoder=_gemma(transformers, tokenizer),
            tokenizer=tokenizer,
            connectors=LTX2TextConnectors(
                caption_channels=_TEXT, text_proj_in_factor=3, video_connector_num_attention_heads=2,
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

    return _save(parts, folder, seed)


def build_cogvideo(folder: Path, seed: int = 0, *, picture: bool = False) -> Path:
    """CogVideoX from text, or from a picture."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = t5_tokenizer()
        made = diffusers.CogVideoXImageToVideoPipeline if picture else diffusers.CogVideoXPipeline
        return made(
            transformer=diffusers.CogVideoXTransformer3DModel(
                num_attention_heads=2, attention_head_dim=16, in_channels=8 if picture else 4, out_channels=4,
                time_embed_dim=2, text_embed_dim=_TEXT, num_layers=1, sample_width=2, sample_height=2,
                sample_frames=9, patch_size=2, temporal_compression_ratio=4, max_text_seq_length=64,
            ),
            vae=diffusers.AutoencoderKLCogVideoX(
                block_out_channels=(8, 8, 8, 8), latent_channels=4, layers_per_block=1, norm_num_groups=2,
                temporal_compression_ratio=4, down_block_types=("CogVideoXDownBlock3D",) * 4,
                up_block_types=("CogVideoXUpBlock3D",) * 4,
            ),
            scheduler=diffusers.CogVideoXDPMScheduler() if picture else diffusers.CogVideoXDDIMScheduler(),
            text_encoder=_t5(transformers, tokenizer),
            tokenizer=tokenizer,
        )  # fmt: skip

    return _save(parts, folder, seed)


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
            image_encoder=_clip_vision(transformers, 224, 56, 16),
            feature_extractor=transformers.CLIPImageProcessor(),
            scheduler=diffusers.EulerDiscreteScheduler(
                beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", interpolation_type="linear",
                prediction_type="v_prediction", sigma_max=700.0, sigma_min=0.002, steps_offset=1,
                timestep_spacing="leading", timestep_type="continuous", use_karras_sigmas=True,
            ),
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_hunyuan(folder: Path, seed: int = 0) -> Path:
    """HunyuanVideo from text."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        words, letters = _llama_tokenizer(transformers), clip_tokenizer()
        ends = len(letters) - 1
        return diffusers.HunyuanVideoPipeline(
            transformer=diffusers.HunyuanVideoTransformer3DModel(
                in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=10, num_layers=1,
                num_single_layers=1, num_refiner_layers=1, patch_size=2, patch_size_t=1, guidance_embeds=True,
                text_embed_dim=_TEXT, pooled_projection_dim=8, rope_axes_dim=(2, 4, 4),
            ),
            vae=diffusers.AutoencoderKLHunyuanVideo(
                latent_channels=4, block_out_channels=(8, 8, 8, 8), layers_per_block=1, norm_num_groups=4,
                down_block_types=("HunyuanVideoDownBlock3D",) * 4, up_block_types=("HunyuanVideoUpBlock3D",) * 4,
            ),
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=7.0),
            text_encoder=transformers.LlamaModel(
                transformers.LlamaConfig(
                    vocab_size=len(words), hidden_size=_TEXT, intermediate_size=16, num_hidden_layers=4,
                    num_attention_heads=2, max_position_embeddings=512, pad_token_id=0, bos_token_id=1, eos_token_id=2,
                )
            ),
            tokenizer=words,
            text_encoder_2=transformers.CLIPTextModel(
                transformers.CLIPTextConfig(
                    hidden_size=8, projection_dim=8, intermediate_size=16, num_attention_heads=2, num_hidden_layers=1,
                    vocab_size=len(letters), bos_token_id=ends - 1, eos_token_id=ends, pad_token_id=ends,
                )
            ),
            tokenizer_2=letters,
        )  # fmt: skip

    return _save(parts, folder, seed)


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
    "svd": build_svd,
    "hunyuan-video": build_hunyuan,
}


def built_in(home: Path) -> Callable[[str], Path]:
    """The folder of an architecture in this home, built when it is first asked for; nobody writes into it."""

    def folder(architecture: str) -> Path:
        path = home / architecture
        return path if path.exists() else BUILDERS[architecture](path)

    return folder


_WAN: Mapping[str, Any] = {
    "patch_size": (1, 2, 2), "num_attention_heads": 2, "attention_head_dim": 12, "in_channels": 16, "out_channels": 16,
    "text_dim": _TEXT, "freq_dim": 16, "ffn_dim": 16, "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads", "rope_max_seq_len": 32,
}  # fmt: skip


def _wan_transformer(diffusers: Any, **options: Any) -> Any:
    return diffusers.WanTransformer3DModel(**{**_WAN, "num_layers": 1, **options})


def _wan_parts(diffusers: Any, transformers: Any) -> dict[str, Any]:
    tokenizer = t5_tokenizer()
    return {
        "vae": diffusers.AutoencoderKLWan(
            base_dim=4, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
        ),
        "scheduler": diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
        ),
        "text_encoder": _t5(transformers, tokenizer),
        "tokenizer": tokenizer,
    }


def _drawing_parts(
    diffusers: Any, transformers: Any, width: int = 16, blocks: tuple[int, ...] = (8, 8)
) -> dict[str, Any]:
    tokenizer = clip_tokenizer()
    ends = len(tokenizer) - 1
    return {
        "vae": diffusers.AutoencoderKL(
            block_out_channels=[8, 8], norm_num_groups=2, latent_channels=4,
            down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2,
        ),
        "text_encoder": transformers.CLIPTextModel(
            transformers.CLIPTextConfig(
                hidden_size=width, intermediate_size=16, num_attention_heads=2, num_hidden_layers=1,
                vocab_size=len(tokenizer), bos_token_id=ends - 1, eos_token_id=ends, pad_token_id=ends,
            )
        ),
        "tokenizer": tokenizer,
        "unet": diffusers.UNet2DConditionModel(
            block_out_channels=blocks, layers_per_block=1, norm_num_groups=2, sample_size=8, cross_attention_dim=width,
            down_block_types=("CrossAttnDownBlock2D",) * (len(blocks) - 1) + ("DownBlock2D",), attention_head_dim=4,
            up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * (len(blocks) - 1),
        ),
        "scheduler": diffusers.DDIMScheduler(
            beta_start=0.00085, beta_end=0.012, beta_schedule="linear", clip_sample=False
        ),
    }  # fmt: skip


def _adapter(diffusers: Any) -> Any:
    return diffusers.MotionAdapter(
        block_out_channels=(8, 8), motion_layers_per_block=1, motion_norm_num_groups=2, motion_num_attention_heads=2
    )


def _clip_vision(transformers: Any, size: int, patch: int, width: int = 8) -> Any:
    return transformers.CLIPVisionModelWithProjection(
        transformers.CLIPVisionConfig(
            hidden_size=width, projection_dim=width, num_hidden_layers=2, num_attention_heads=2, image_size=size,
            intermediate_size=16, patch_size=patch,
        )
    )  # fmt: skip


def _t5(transformers: Any, tokenizer: Any) -> Any:
    return transformers.T5EncoderModel(
        transformers.T5Config(
            vocab_size=len(tokenizer), d_model=_TEXT, d_kv=8, d_ff=16, num_layers=1, num_heads=2,
            feed_forward_proj="relu",
        )
    )  # fmt: skip


def _llama_tokenizer(transformers: Any) -> Any:
    """Words and signs whole, so that the template of HunyuanVideo has about as many tokens as with the real one."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    vocabulary = {"<pad>": 0, "<bos>": 1, "<eos>": 2, "<unk>": 3}
    for word in (
        *WORDS,
        *[
            "The",
            "the",
            "video",
            "describe",
            "Describe",
            "main",
            "content",
            "theme",
            "of",
            "and",
            ".",
            ",",
            ":",
            "<",
            "|",
            ">",
            "_",
            "1",
            "2",
            "3",
            "4",
            "5",
        ],
    ):
        vocabulary.setdefault(word, len(vocabulary))
    plain = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Punctuation(), pre_tokenizers.Whitespace()])
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", bos_token="<bos>", eos_token="<eos>", unk_token="<unk>",
        model_max_length=512, padding_side="right",
    )  # fmt: skip


def _gemma_tokenizer(transformers: Any) -> Any:
    vocabulary = {"<pad>": 0, "<eos>": 1, "<bos>": 2, "<unk>": 3, "▁": 4}
    vocabulary |= {chr(code): code - 28 for code in range(33, 127)}
    return transformers.GemmaTokenizer(vocab=vocabulary, merges=[], model_max_length=128)


def _gemma(transformers: Any, tokenizer: Any) -> Any:
    text = {
        "vocab_size": len(tokenizer), "hidden_size": _TEXT, "intermediate_size": 16, "num_hidden_layers": 2,
        "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8, "max_position_embeddings": 256,
    }  # fmt: skip
    seeing = {
        "hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "image_size": 16,
        "patch_size": 8,
    }  # fmt: skip
    config = transformers.Gemma3Config(text_config=text, vision_config=seeing, mm_tokens_per_image=4)
    return transformers.Gemma3ForConditionalGeneration(config)


def _save(parts: Callable[[Any, Any], Any], folder: Path, seed: int) -> Path:
    import diffusers
    import torch
    import transformers

    from app.engine.load import quiet_libraries

    quiet_libraries()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        pipeline = parts(diffusers, transformers)
        for name in ("transformer", "transformer_2", "unet"):
            _let_speak(pipeline.components.get(name), torch)
        _let_see(pipeline.vae, torch)
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def _let_speak(network: Any, torch: Any) -> None:
    """Let layers that begin with nothing say something, and those that look at latents look closely."""
    if network is None:
        return
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if not parameter.any():
                parameter.normal_(0, 0.2)
            if "patch_embed" in name and name.endswith("weight"):
                parameter.mul_(20)


def _let_see(vae: Any, torch: Any) -> None:
    """Let other pictures be other latents: what layers add of themselves drowns what they see."""
    with torch.no_grad():
        for name, parameter in vae.named_parameters():
            if name.endswith("bias"):
                parameter.zero_()
