"""Recognising ControlNets, in the original layout and that of diffusers."""

from __future__ import annotations

from dataclasses import replace

from app.api import ModelFormat, ModelKind, Words
from app.engine.detectors.draft import UNKNOWN_BASE, Draft, NotAMatch
from app.engine.detectors.header import Header

_TWO_PICTURES = 128
"""The width of two pictures of Flux side by side."""
_BASES = {768: "sd-1.5", 1024: "sd-2", 2048: "sdxl"}


def controlnet(header: Header) -> Draft:
    """A network that guides a picture model by a picture; raises NotAMatch."""
    inner = header.without("control_model.") if header.has_prefix("control_model.") else header
    if "lora_controlnet" in header.tensors:
        return _draft(_of_unet(inner), complaint=Words("It is a Control-LoRA, which the studio cannot use."))
    if inner.shape("input_hint_block.0.weight") or inner.shape("controlnet_cond_embedding.conv_in.weight"):
        # Those for several kinds of hints are used in the form of diffusers alone.
        union = inner.has_prefix("task_embedding", "control_add_embedding.")
        original = inner.shape("controlnet_cond_embedding.conv_in.weight") is None
        complaint = Words("It is a ControlNet for several kinds of hints that is not in the form of diffusers.")
        return _draft(_of_unet(inner), complaint=complaint if union and original else Words())
    if is_control_lora(header):
        words = Words("A LoRA that reads a control picture beside the one that is drawn.")
        return replace(_draft("flux"), description=words)
    if inner.has_prefix("control_all_x_embedder.") or inner.has_prefix("control_layers.0.adaLN_modulation."):
        return _draft("z-image")
    if inner.has_prefix("controlnet_blocks."):
        return _draft(_of_transformer(inner))
    raise NotAMatch("it has no input for a hint picture, so it is no ControlNet")


def is_control_lora(header: Header) -> bool:
    """Whether it is a LoRA of Flux whose entry takes a second picture: twice as wide, or with norms of its own."""
    names = ("transformer.x_embedder.lora_A.weight", "x_embedder.lora_A.weight", "img_in.lora_A.weight")
    entry = next((shape for name in names if (shape := header.shape(name)) is not None), None)
    if entry is None:
        return False
    norms = any(name.endswith((".norm_q.weight", ".query_norm.scale")) for name in header.tensors)
    return entry[1] == _TWO_PICTURES or norms


def _draft(architecture: str, complaint: Words | None = None) -> Draft:
    note = Words() if architecture else UNKNOWN_BASE
    return Draft(ModelKind.CONTROLNET, ModelFormat.SINGLE_FILE, architecture, note=note, complaint=complaint or Words())


def _of_unet(header: Header) -> str:
    found = header.first("attn2.to_k.weight")
    if found and found[1] and found[1][-1] in _BASES:
        return _BASES[found[1][-1]]
    # The small SDXL ControlNets have no attention at all, but they keep SDXL's conditioning on the size.
    return "sdxl" if header.shape("add_embedding.linear_1.weight") or header.shape("label_emb.0.0.weight") else ""


def _of_transformer(header: Header) -> str:
    if header.shape("controlnet_x_embedder.weight") is not None:
        if header.has_prefix("transformer_blocks.0.img_mod."):
            return "qwen-image"
        return "flux"
    if header.has_prefix("pos_embed_input.") or header.has_prefix("pos_embed.proj."):
        return "hunyuan-dit" if header.has_prefix("mlp_t5.", "text_embedder.") else "sd-3"
    return ""
