"""Tiny random sound models of real classes, saved in the folders that people have on their disks.

Each `build_*` writes a folder and returns it; rates and widths are as small as the classes let them be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.tiny_tokenizers import qwen_tokenizer, t5_tokenizer

RATE = 1600
"""Frames a second of all but MusicGen's, whose are twice as many."""


def build_musicgen(folder: Path, seed: int = 0, channels: int = 1) -> Path:
    """MusicGen with a decoder of two layers and an EnCodec of 50 frames of codes a second."""
    import torch
    import transformers

    tokenizer = t5_tokenizer()
    codec = transformers.EncodecConfig(
        sampling_rate=2 * RATE, audio_channels=1, normalize=False, target_bandwidths=[1.2], num_filters=4,
        num_residual_layers=1, upsampling_ratios=[4, 4, 4], codebook_size=64, codebook_dim=8, hidden_size=8,
        kernel_size=3, last_kernel_size=3, residual_kernel_size=3, num_lstm_layers=1, use_causal_conv=False,
    )  # fmt: skip
    decoder = transformers.MusicgenDecoderConfig(
        vocab_size=64, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, ffn_dim=16,
        num_codebooks=4 * channels, audio_channels=channels,
        max_position_embeddings=256, pad_token_id=64, bos_token_id=64, initializer_factor=0.5,
    )  # fmt: skip
    config = transformers.MusicgenConfig(
        text_encoder=_t5_config(tokenizer).to_dict(), audio_encoder=codec.to_dict(), decoder=decoder.to_dict()
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model: Any = transformers.MusicgenForConditionalGeneration(config)
        _let_hear(model.audio_encoder, torch)
    model.generation_config.update(
        do_sample=True, guidance_scale=3.0, max_length=256, decoder_start_token_id=64, pad_token_id=64, bos_token_id=64
    )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    extractor = transformers.EncodecFeatureExtractor(feature_size=channels, sampling_rate=2 * RATE, padding_side="left")
    extractor.save_pretrained(folder)
    return folder


def build_stable_audio(folder: Path, seed: int = 0) -> Path:
    """Stable Audio Open, which makes six seconds and a half of stereo, whatever is asked for."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        from diffusers import StableAudioProjectionModel

        tokenizer = t5_tokenizer()
        tokenizer.model_max_length = 64
        return diffusers.StableAudioPipeline(
            vae=_oobleck(diffusers),
            text_encoder=transformers.T5EncoderModel(_t5_config(tokenizer)),
            tokenizer=tokenizer,
            projection_model=StableAudioProjectionModel(
                text_encoder_dim=16, conditioning_dim=16, min_value=0, max_value=512
            ),
            transformer=diffusers.StableAudioDiTModel(
                sample_size=256, in_channels=4, out_channels=4, num_layers=1, attention_head_dim=8,
                num_attention_heads=2, num_key_value_attention_heads=1, cross_attention_dim=16, time_proj_dim=8,
                global_states_input_dim=32, cross_attention_input_dim=16,
            ),
            scheduler=diffusers.CosineDPMSolverMultistepScheduler(sigma_data=1.0),
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_stable_audio_3(folder: Path, seed: int = 0, *, distilled: bool = True) -> Path:
    """Stable Audio 3, distilled or not."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        tokenizer = _gemma_tokenizer(transformers)
        config = transformers.T5GemmaConfig(
            encoder=_gemma_module(transformers, tokenizer), decoder=_gemma_module(transformers, tokenizer),
            is_encoder_decoder=False,
        )  # fmt: skip
        return diffusers.StableAudio3Pipeline(
            vae=diffusers.AutoencoderSAME(
                audio_channels=2, patch_size=8, encoder_channels=8, encoder_c_mults=[2], encoder_strides=[2],
                encoder_transformer_depths=[1], latent_dim=8, dim_heads=8, ff_mult=1, sampling_rate=RATE,
            ),
            text_encoder=transformers.T5GemmaEncoderModel(config),
            tokenizer=tokenizer,
            duration_embedder=diffusers.StableAudio3DurationEmbedder(output_dim=16, fourier_dim=8),
            transformer=diffusers.StableAudio3DiTModel(
                io_channels=8, embed_dim=16, depth=1, num_heads=2, cond_token_dim=16, global_cond_dim=16,
                local_add_cond_dim=9, timestep_features_dim=8, ff_mult=1.0, num_memory_tokens=2,
            ),
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(stochastic_sampling=distilled),
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_audioldm2(folder: Path, seed: int = 0) -> Path:
    """AudioLDM 2 with a vocoder of 16 frames a step of the spectrogram."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        from diffusers import AudioLDM2ProjectionModel, AudioLDM2UNet2DConditionModel

        first, second = _roberta_tokenizer(transformers), t5_tokenizer()
        text = {
            "vocab_size": len(first), "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1,
            "num_attention_heads": 2, "max_position_embeddings": 64, "projection_dim": 16, "pad_token_id": 1,
            "bos_token_id": 0, "eos_token_id": 2,
        }  # fmt: skip
        hearing = {
            "spec_size": 64, "window_size": 4, "num_mel_bins": 64, "patch_size": 4, "patch_stride": [4, 4],
            "depths": [1, 1], "num_attention_heads": [2, 2], "num_hidden_layers": 2, "hidden_size": 32,
            "patch_embeds_hidden_size": 16, "projection_dim": 16, "mlp_ratio": 1.0,
        }  # fmt: skip
        return diffusers.AudioLDM2Pipeline(
            vae=diffusers.AutoencoderKL(
                block_out_channels=[8, 8, 8], in_channels=1, out_channels=1, norm_num_groups=4, latent_channels=4,
                down_block_types=["DownEncoderBlock2D"] * 3, up_block_types=["UpDecoderBlock2D"] * 3,
            ),
            text_encoder=transformers.ClapModel(
                transformers.ClapConfig(text_config=text, audio_config=hearing, projection_dim=16)
            ),
            text_encoder_2=transformers.T5EncoderModel(_t5_config(second)),
            projection_model=AudioLDM2ProjectionModel(
                text_encoder_dim=16, text_encoder_1_dim=16, langauge_model_dim=16
            ),
            language_model=transformers.GPT2LMHeadModel(
                transformers.GPT2Config(n_embd=16, n_layer=1, n_head=2, vocab_size=32, n_positions=99, max_new_tokens=8)
            ),
            tokenizer=first,
            tokenizer_2=second,
            feature_extractor=transformers.ClapFeatureExtractor(sampling_rate=RATE),
            unet=AudioLDM2UNet2DConditionModel(
                block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=4, sample_size=256, in_channels=4,
                out_channels=4, down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
                up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), cross_attention_dim=(16, 16),
            ),
            scheduler=diffusers.DDIMScheduler(
                beta_start=0.0015, beta_end=0.0195, beta_schedule="scaled_linear", clip_sample=False,
                set_alpha_to_one=False,
            ),
            vocoder=transformers.SpeechT5HifiGan(
                transformers.SpeechT5HifiGanConfig(
                    model_in_dim=8, sampling_rate=RATE, upsample_initial_channel=16, upsample_rates=[2, 2],
                    upsample_kernel_sizes=[4, 4], resblock_kernel_sizes=[3], resblock_dilation_sizes=[[1]],
                    normalize_before=False, initializer_range=0.3,
                )
            ),
        )  # fmt: skip

    return _save(parts, folder, seed)


def build_ace_step(folder: Path, seed: int = 0, *, turbo: bool = True) -> Path:
    """ACE-Step 1.5, turbo or base."""

    def parts(diffusers: Any, transformers: Any) -> Any:
        from diffusers.pipelines.ace_step import AceStepConditionEncoder

        tokenizer = qwen_tokenizer()
        shared = {
            "intermediate_size": 16, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8,
            "sliding_window": 16,
        }  # fmt: skip
        encoder = AceStepConditionEncoder(
            hidden_size=16, text_hidden_dim=16, timbre_hidden_dim=4, num_lyric_encoder_hidden_layers=1,
            num_timbre_encoder_hidden_layers=1, **shared,
        )  # fmt: skip
        return diffusers.AceStepPipeline(
            vae=_oobleck(diffusers),
            text_encoder=transformers.Qwen3Model(
                transformers.Qwen3Config(
                    vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
                    num_attention_heads=2, num_key_value_heads=1, head_dim=8, max_position_embeddings=512,
                )
            ),
            tokenizer=tokenizer,
            transformer=diffusers.AceStepTransformer1DModel(
                hidden_size=16, num_hidden_layers=2, in_channels=12, audio_acoustic_hidden_dim=4, is_turbo=turbo,
                model_version="turbo" if turbo else "base", **shared,
            ),
            condition_encoder=encoder,
            scheduler=diffusers.FlowMatchEulerDiscreteScheduler(num_train_timesteps=1, shift=1.0),
        )  # fmt: skip

    return _save(parts, folder, seed)


BUILDERS: Mapping[str, Callable[[Path], Path]] = {
    "musicgen": build_musicgen,
    "stable-audio": build_stable_audio,
    "stable-audio-3": build_stable_audio_3,
    "audioldm-2": build_audioldm2,
    "ace-step": build_ace_step,
}


def built_in(home: Path) -> Callable[[str], Path]:
    """The folder of an architecture in this home, built when it is first asked for; nobody writes into it."""

    def folder(architecture: str) -> Path:
        path = home / architecture
        return path if path.exists() else BUILDERS[architecture](path)

    return folder


def _save(parts: Callable[[Any, Any], Any], folder: Path, seed: int) -> Path:
    import diffusers
    import torch
    import transformers

    from app.engine.load import quiet_libraries

    quiet_libraries()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        pipeline = parts(diffusers, transformers)
        _let_speak(pipeline.components.get("transformer"), torch)
        if "SAME" in type(pipeline.vae).__name__:
            _let_speak(pipeline.vae, torch)
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def _let_hear(codec: Any, torch: Any) -> None:
    """Let another sound be other codes: untrained layers make nearly the same of all, and books are empty."""
    with torch.no_grad():
        for name, parameter in codec.encoder.named_parameters():
            if name.endswith(("original0", "weight_g")):
                parameter.mul_(6)
        for layer in codec.quantizer.layers:
            layer.codebook.embed.normal_()


def _let_speak(network: Any, torch: Any) -> None:
    """Let layers that begin with nothing say something."""
    if network is None:
        return
    with torch.no_grad():
        for parameter in network.parameters():
            if not parameter.any():
                parameter.normal_(0, 0.2)


def _oobleck(diffusers: Any) -> Any:
    return diffusers.AutoencoderOobleck(
        encoder_hidden_size=8, downsampling_ratios=[2, 4, 5], channel_multiples=[1, 2, 2], decoder_channels=4,
        decoder_input_channels=4, audio_channels=2, sampling_rate=RATE,
    )  # fmt: skip


def _t5_config(tokenizer: Any) -> Any:
    import transformers

    return transformers.T5Config(
        vocab_size=len(tokenizer), d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2, feed_forward_proj="relu"
    )


def _gemma_module(transformers: Any, tokenizer: Any) -> Any:
    return transformers.T5GemmaModuleConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=1, head_dim=8, max_position_embeddings=64, query_pre_attn_scalar=8,
    )  # fmt: skip


def _gemma_tokenizer(transformers: Any) -> Any:
    vocabulary = {"<pad>": 0, "<eos>": 1, "<bos>": 2, "<unk>": 3, "▁": 4}
    vocabulary |= {chr(code): code - 28 for code in range(33, 127)}
    return transformers.GemmaTokenizer(vocab=vocabulary, merges=[], model_max_length=128)


def _roberta_tokenizer(transformers: Any) -> Any:
    from tokenizers.pre_tokenizers import ByteLevel

    vocabulary = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "<mask>": 4}
    for letter in sorted(ByteLevel.alphabet()):
        vocabulary[letter] = len(vocabulary)
    return transformers.RobertaTokenizer(vocab=vocabulary, merges=[], model_max_length=128)
