"""Recognising picture and film models in one file, in the original layout or that of diffusers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.api import ModelFormat, ModelKind, Words, sentences
from app.engine.detectors.architectures import ARCHITECTURES, title_of
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header

_PREFIXES = ("model.diffusion_model.", "diffusion_model.", "transformer.", "unet.", "net.", "model.", "")
_VAE_PREFIXES = ("first_stage_model.", "vae.")
_TEXT_PREFIXES = ("cond_stage_model.", "conditioner.embedders.", "text_encoders.", "text_encoder.")
_QUANTISED = (".quant_state.bitsandbytes__nf4", ".quant_state.bitsandbytes__fp4", ".absmax", ".wscales", ".qweight")
_WITH_TEXT = {"sd-1.5", "sd-2", "sdxl", "sd-3", "flux"}
"""Architectures whose files are found whole, with the autoencoder and the text encoders."""

Rule = Callable[[Header], str | None]


def checkpoint(header: Header) -> Draft:
    """A model that makes pictures or film; raises NotAMatch."""
    for prefix in _PREFIXES:
        inner = header.without(prefix) if prefix else header
        if not inner.tensors:
            continue
        for rule in RULES:
            if architecture := rule(inner):
                return _draft(header, inner, architecture)
    raise NotAMatch("it lacks the layers of every picture model that the studio knows, so it is no checkpoint")


def _draft(header: Header, inner: Header, architecture: str) -> Draft:
    base = architecture.removesuffix("-inpaint").removesuffix("-edit").removesuffix("-refiner").removesuffix("-depth")
    diffusers_layout = inner.shape("conv_in.weight") is not None and inner.has_prefix("down_blocks.")
    draft = Draft(
        ModelKind.CHECKPOINT,
        ModelFormat.SINGLE_FILE,
        architecture,
        prediction=_stated_prediction(header),
        complaint=_incomplete(header, base, diffusers_layout),
    )
    if any(name.endswith(_QUANTISED) for name in header.tensors):
        return replace(
            draft,
            complaint=Words("Its weights are packed in 4 bits for another program. Get it in 16 or 8 bits instead."),
        )
    if architecture == "sd-2" and not draft.prediction:
        return _guessed_sd2(draft, header.path.name)
    guided = inner.first("guidance_in.in_layer.weight", "guidance_embedder.linear_1.weight")
    if architecture == "flux" and guided is None:
        return replace(draft, steps=4, guidance=0.0)
    return draft


def _stated_prediction(header: Header) -> str:
    if "v_pred" in header.tensors:
        return "v_prediction"
    for key in ("modelspec.predict_key", "modelspec.prediction_type", "prediction_type", "ss_prediction_type"):
        value = header.metadata.get(key, "").lower()
        if value in ("v", "v_prediction", "vpred", "v-prediction"):
            return "v_prediction"
        if value in ("epsilon", "eps"):
            return "epsilon"
    return ""


def _guessed_sd2(draft: Draft, name: str) -> Draft:
    """The two kinds of Stable Diffusion 2 have the same keys and shapes: only the name may tell."""
    if re.search(r"(?<![a-z])base(?![a-z])|512", name, re.IGNORECASE):
        said = Words("Stable Diffusion 2 does not say what it predicts; noise is assumed, by its name.")
        return replace(draft, prediction="epsilon", native_size=512, note=said)
    said = Words("Stable Diffusion 2 does not say what it predicts; velocity at 768 pixels is assumed.")
    return replace(draft, prediction="v_prediction", native_size=768, note=said)


def _incomplete(header: Header, base: str, diffusers_layout: bool) -> Words:
    has_vae = header.has_prefix(*_VAE_PREFIXES)
    has_text = header.has_prefix(*_TEXT_PREFIXES)
    if has_vae and has_text:
        if not diffusers_layout:
            return Words()
        return Words("Its layers are named as diffusers names them, but it is one file. Get it as a diffusers folder.")
    if has_vae:
        missing = Words("It holds {model} without its text encoder.", model=title_of(base))
    elif has_text:
        missing = Words("It holds {model} without its autoencoder.", model=title_of(base))
    else:
        missing = Words("It holds {model} without its autoencoder and text encoder.", model=title_of(base))
    whole = base in _WITH_TEXT
    return sentences(missing, Words("Get the complete file.") if whole else Words("Get it as a diffusers folder."))


def _stable_diffusion(header: Header) -> str | None:
    entry = header.shape("input_blocks.0.0.weight")
    found = _cross_attention(header, r"input_blocks\.\d+\.1\.transformer_blocks\.0\.attn2\.to_k\.weight")
    if entry is None or found is None or len(entry) != 4 or not header.has_prefix("output_blocks."):
        return None
    return stable_diffusion_of(found, entry[1], header)


def _stable_diffusion_in_diffusers(header: Header) -> str | None:
    entry = header.shape("conv_in.weight")
    pattern = r"(down_blocks\.\d+|mid_block)\.attentions\.0\.transformer_blocks\.0\.attn2\.to_k\.weight"
    found = _cross_attention(header, pattern)
    if entry is None or found is None or len(entry) != 4 or not header.has_prefix("up_blocks."):
        return None
    return stable_diffusion_of(found, entry[1], header)


def stable_diffusion_of(width: int, channels: int, header: Header | None = None) -> str | None:
    """Which Stable Diffusion has this width of cross-attention and this many input channels."""
    if header is not None and (header.has_prefix("edm_mean")):
        return "playground-2.5"
    if channels == 7 and width == 1024:
        return "sd-x4-upscaler"
    base = {768: "sd-1.5", 1024: "sd-2", 2048: "sdxl", 1280: "sdxl-refiner"}.get(width)
    suffix = {4: "", 9: "-inpaint", 8: "-edit", 5: "-depth"}.get(channels)
    if base is None or suffix is None or f"{base}{suffix}" not in ARCHITECTURES:
        return None
    return base + suffix


def _cross_attention(header: Header, pattern: str) -> int | None:
    compiled = re.compile(pattern)
    for name, tensor in header.tensors.items():
        if compiled.fullmatch(name) and len(tensor.shape) == 2:
            return tensor.shape[1]
    return None


def _flux(header: Header) -> str | None:
    if not header.has_prefix("double_blocks.0.img_attn."):
        return None
    if header.has_prefix("distilled_guidance_layer."):
        return "chroma"
    if header.has_prefix("single_stream_modulation."):
        return "flux-2"
    if header.shape("double_blocks.0.img_attn.qkv.weight") is None or header.shape("img_in.weight") is None:
        return None
    shape = header.shape("img_in.weight") or (0, 64)
    return {384: "flux-fill", 128: "flux-control"}.get(shape[-1], "flux")


def _diffusers_transformer(header: Header) -> str | None:
    """The transformers of diffusers, whose names are close to one another."""
    if header.has_prefix("distilled_guidance_layer."):
        return "chroma" if header.has_prefix("single_transformer_blocks.") else None
    if header.has_prefix("single_stream_modulation.") and header.has_prefix("single_transformer_blocks."):
        return "flux-2"
    if header.shape("transformer_blocks.0.attn.add_k_proj.weight") is None:
        return None
    if header.has_prefix("context_embedder.token_refiner."):
        return "hunyuan-video"
    if header.has_prefix("single_transformer_blocks."):
        shape = header.shape("x_embedder.weight")
        return {384: "flux-fill", 128: "flux-control"}.get(shape[-1], "flux") if shape else None
    if header.has_prefix("transformer_blocks.0.img_mod.") and header.has_prefix("txt_norm."):
        return "qwen-image"
    return "sd-3" if header.has_prefix("pos_embed.proj.") and header.has_prefix("context_embedder.") else None


def _keys(architecture: str, *names: str, without: tuple[str, ...] = ()) -> Rule:
    """A rule that asks for every one of these names, or names that begin so where they end with a dot."""

    def rule(header: Header) -> str | None:
        def has(name: str) -> bool:
            return header.has_prefix(name) if name.endswith(".") else name in header.tensors

        matches = all(has(name) for name in names) and not any(has(name) for name in without)
        return architecture if matches else None

    return rule


RULES: tuple[Rule, ...] = (
    _stable_diffusion,
    _stable_diffusion_in_diffusers,
    _keys("sd-3", "joint_blocks.0.context_block.adaLN_modulation.1.bias", "x_embedder.proj.weight"),
    _keys("hunyuan-video", "txt_in.individual_token_refiner.blocks.0.adaLN_modulation.1.bias"),
    _keys("hunyuan-video", "double_blocks.0.img_attn_qkv.weight", "txt_in."),
    _flux,
    _keys("flux-3", "early_stream_modulations.image.lin.weight"),
    _keys("flux-3", "early_stream_modulations.image.linear.weight"),
    _keys("krea-2", "txtfusion.projector.weight"),
    _keys("krea-2", "text_fusion.layerwise_blocks.0.attn.to_gate.weight"),
    _keys("qwen-image-2", "txt_in.text_norm.weight"),
    _diffusers_transformer,
    _keys("auraflow", "double_layers.0.attn.w1q.weight", "cond_seq_linear.weight"),
    _keys("auraflow", "joint_transformer_blocks.0.attn.add_k_proj.weight", "time_step_proj.linear_1.weight"),
    _keys("ltx-2", "av_ca_a2v_gate_adaln_single.emb.timestep_embedder.linear_1.weight"),
    _keys("ltx", "patchify_proj.weight", "transformer_blocks.0.scale_shift_table", "adaln_single.linear.weight"),
    _keys("ltx-2", "audio_proj_in.weight", "proj_in.weight", "caption_projection.linear_1.weight"),
    _keys("ltx", "proj_in.weight", "transformer_blocks.0.scale_shift_table", "caption_projection.linear_1.weight"),
    _keys("mochi", "blocks.0.attn.qkv_x.weight"),
    _keys("mochi", "time_embed.pooler.to_kv.weight", "transformer_blocks.0.attn1.norm_added_q.weight"),
    _keys("z-image", "layers.0.adaLN_modulation.0.weight", "cap_embedder.1.weight", "noise_refiner."),
    _keys("lumina-2", "layers.0.adaLN_modulation.1.weight", "cap_embedder.1.weight", "noise_refiner."),
    _keys("lumina-2", "time_caption_embed.caption_embedder.0.weight", "layers.0.attn.to_q.weight"),
    _keys("sana", "blocks.0.cross_attn.q_linear.weight", "blocks.0.mlp.inverted_conv.conv.weight"),
    _keys("sana", "patch_embed.proj.weight", "caption_norm.weight", "transformer_blocks.0.ff.conv_inverted.weight"),
    _keys("pixart", "blocks.0.cross_attn.q_linear.weight", "x_embedder.proj.weight", "y_embedder.y_proj.fc1.weight"),
    _keys("pixart", "pos_embed.proj.weight", "adaln_single.linear.weight", "caption_projection.linear_1.weight"),
    _keys("wan", "patch_embedding.weight", "blocks.0.self_attn.q.weight", "head.modulation"),
    _keys("wan", "patch_embedding.weight", "blocks.0.attn1.to_q.weight", "condition_embedder."),
    _keys("hidream", "double_stream_blocks.0.block.adaLN_modulation.1.bias"),
    _keys("cosmos", "x_embedder.proj.1.weight", "blocks.0.self_attn.q_proj.weight"),
    _keys("cosmos", "x_embedder.proj.1.weight", "blocks.block1.blocks.0.block.attn.to_q.0.weight"),
    _keys("hunyuan-dit", "blocks.0.attn1.q_norm.weight", "mlp_t5.0.weight"),
    _keys("hunyuan-dit", "blocks.0.attn1.Wqkv.weight", "mlp_t5.0.weight"),
    _keys("stable-cascade", "clip_txt_mapper.weight", "down_blocks.1.0.channelwise.0.weight"),
    _keys("stable-cascade", "down_blocks.1.0.channelwise.0.weight", "clip_mapper.weight"),
    _keys("minimax-h3", "token_refiner.blocks.0.attn.qkv_proj.weight"),
)
