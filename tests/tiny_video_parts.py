"""The parts of tiny random video models: tokenizers, encoders and networks as small as their classes let them be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.tiny_tokenizers import WORDS, clip_tokenizer, t5_tokenizer

TEXT_WIDTH = 16

WAN: Mapping[str, Any] = {
    "patch_size": (1, 2, 2), "num_attention_heads": 2, "attention_head_dim": 12, "in_channels": 16, "out_channels": 16,
    "text_dim": TEXT_WIDTH, "freq_dim": 16, "ffn_dim": 16, "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads", "rope_max_seq_len": 32,
}  # fmt: skip


def wan_transformer(diffusers: Any, **options: Any) -> Any:
    return diffusers.WanTransformer3DModel(**{**WAN, "num_layers": 1, **options})


def wan_parts(diffusers: Any, transformers: Any) -> dict[str, Any]:
    tokenizer = t5_tokenizer()
    return {
        "vae": diffusers.AutoencoderKLWan(
            base_dim=4, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
        ),
        "scheduler": diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
        ),
        "text_encoder": t5(transformers, tokenizer),
        "tokenizer": tokenizer,
    }


def drawing_parts(
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


def motion_adapter(diffusers: Any) -> Any:
    return diffusers.MotionAdapter(
        block_out_channels=(8, 8), motion_layers_per_block=1, motion_norm_num_groups=2, motion_num_attention_heads=2
    )


def clip_vision(transformers: Any, size: int, patch: int, width: int = 8) -> Any:
    return transformers.CLIPVisionModelWithProjection(
        transformers.CLIPVisionConfig(
            hidden_size=width, projection_dim=width, num_hidden_layers=2, num_attention_heads=2, image_size=size,
            intermediate_size=16, patch_size=patch,
        )
    )  # fmt: skip


def t5(transformers: Any, tokenizer: Any) -> Any:
    return transformers.T5EncoderModel(
        transformers.T5Config(
            vocab_size=len(tokenizer), d_model=TEXT_WIDTH, d_kv=8, d_ff=16, num_layers=1, num_heads=2,
            feed_forward_proj="relu",
        )
    )  # fmt: skip


def llama_tokenizer(transformers: Any) -> Any:
    """Words and signs whole, so that the template of HunyuanVideo has about as many tokens as with the real one."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, processors

    vocabulary = {"<pad>": 0, "<bos>": 1, "<eos>": 2, "<unk>": 3, "\n\n": 4}
    said = "The video describe Describe main content theme of the and system user assistant"
    for word in (*WORDS, *said.split(), *".,:12345"):
        vocabulary.setdefault(word, len(vocabulary))
    plain = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\n+|\w+|[^\w\s]"), "isolated"),
            pre_tokenizers.Split(Regex(" +"), "removed"),
        ]
    )
    plain.post_processor = processors.TemplateProcessing(single="<bos> $A", special_tokens=[("<bos>", 1)])
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", bos_token="<bos>", eos_token="<eos>", unk_token="<unk>",
        model_max_length=512, padding_side="right",
        additional_special_tokens=["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<image>"],
    )  # fmt: skip


def llama(transformers: Any, tokenizer: Any) -> Any:
    return transformers.LlamaModel(_llama_config(transformers, tokenizer))


def _llama_config(transformers: Any, tokenizer: Any) -> Any:
    return transformers.LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=TEXT_WIDTH, intermediate_size=16, num_hidden_layers=4,
        num_attention_heads=2, max_position_embeddings=1024, pad_token_id=0, bos_token_id=1, eos_token_id=2,
    )  # fmt: skip


def llava(transformers: Any, tokenizer: Any) -> Any:
    seeing = transformers.CLIPVisionConfig(
        hidden_size=8, projection_dim=8, num_hidden_layers=2, num_attention_heads=2, image_size=336,
        intermediate_size=16, patch_size=14,
    )  # fmt: skip
    config = transformers.LlavaConfig(
        vision_config=seeing, text_config=_llama_config(transformers, tokenizer), pad_token_id=0,
        image_token_index=tokenizer.convert_tokens_to_ids("<image>"),
    )  # fmt: skip
    return transformers.LlavaForConditionalGeneration(config)


def gemma_tokenizer(transformers: Any) -> Any:
    vocabulary = {"<pad>": 0, "<eos>": 1, "<bos>": 2, "<unk>": 3, "▁": 4}
    vocabulary |= {chr(code): code - 28 for code in range(33, 127)}
    return transformers.GemmaTokenizer(vocab=vocabulary, merges=[], model_max_length=128)


def gemma(transformers: Any, tokenizer: Any) -> Any:
    text = {
        "vocab_size": len(tokenizer), "hidden_size": TEXT_WIDTH, "intermediate_size": 16, "num_hidden_layers": 2,
        "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8, "max_position_embeddings": 256,
    }  # fmt: skip
    seeing = {
        "hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "image_size": 16,
        "patch_size": 8,
    }  # fmt: skip
    config = transformers.Gemma3Config(text_config=text, vision_config=seeing, mm_tokens_per_image=4)
    return transformers.Gemma3ForConditionalGeneration(config)


def saved(parts: Callable[[Any, Any], Any], folder: Path, seed: int) -> Path:
    import diffusers
    import torch
    import transformers

    from app.engine.load import quiet_libraries

    quiet_libraries()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        pipeline = parts(diffusers, transformers)
        for name in ("transformer", "transformer_2", "unet"):
            let_speak(pipeline.components.get(name), torch)
        _let_see(pipeline.vae, torch)
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def let_speak(network: Any, torch: Any) -> None:
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
