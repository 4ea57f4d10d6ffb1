"""Recognising text encoders in one file."""

from __future__ import annotations

from app.api import ModelFormat, ModelKind
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header

_CLIP = {768: "clip-l", 1024: "clip-h", 1280: "clip-g"}
_T5 = {512: "t5-small", 768: "t5-base", 1024: "t5-large", 2048: "t5-xl", 4096: "t5-xxl"}


def text_encoder(header: Header) -> Draft:
    """What turns a prompt into numbers, by itself; raises NotAMatch."""
    words = header.first("embeddings.token_embedding.weight")
    if words and header.first("encoder.layers.0.self_attn.q_proj.weight") and len(words[1]) == 2:
        return _draft(_CLIP.get(words[1][1], "clip"))
    words = header.first("token_embedding.weight")
    if words and header.first("transformer.resblocks.0.attn.in_proj_weight") and len(words[1]) == 2:
        return _draft(_CLIP.get(words[1][1], "clip"))
    if header.first("encoder.block.0.layer.0.SelfAttention.q.weight") is not None:
        words = header.first("shared.weight", "encoder.embed_tokens.weight", "token_embd.weight")
        shape = words[1] if words and len(words[1]) == 2 else (0, 0)
        name = _T5.get(shape[1], "t5")
        return _draft(f"u{name.replace('t5', 'mt5')}" if shape[0] > 200_000 else name)
    words = header.first("embed_tokens.weight")
    if words and len(words[1]) == 2 and header.first("layers.0.self_attn.q_proj.weight") is not None:
        return _draft(_language_model(header, *words[1]))
    raise NotAMatch("it has no layers that read text, so it is no text encoder")


def _language_model(header: Header, vocabulary: int, width: int) -> str:
    """The language models that newer picture models read their prompts with."""
    size = f"-{width}"
    if header.has_prefix("visual.", "model.visual."):
        return "qwen-2.5-vl" if header.first("layers.0.self_attn.q_proj.bias") else "qwen-3-vl"
    if vocabulary in range(150_000, 153_000):
        return ("qwen-3" if header.first("layers.0.self_attn.q_norm.weight") else "qwen-2.5") + size
    if vocabulary in range(255_900, 262_300):
        return ("gemma-3" if header.first("layers.0.self_attn.q_norm.weight") else "gemma-2") + size
    if vocabulary in range(128_000, 128_400):
        return "llama-3" + size
    return "language-model" + size


def _draft(architecture: str) -> Draft:
    return Draft(ModelKind.TEXT_ENCODER, ModelFormat.SINGLE_FILE, architecture)
