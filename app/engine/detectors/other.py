"""Recognising what is a model but of no use here, so that it is refused by its name."""

from __future__ import annotations

from app.api import UnreadableModel, Words
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header


def known_but_unused(header: Header) -> Draft:
    """Raises UnreadableModel for a model of a kind that the studio has no use for, else NotAMatch."""
    if header.has_prefix("conditioner.conditioners.seconds_total.", "pretransform.model."):
        raise UnreadableModel(
            "“{file}” is a sound model in the form of stable-audio-tools, which the studio does not read.",
            advice="Convert it with the script that diffusers has for it, and choose the folder that comes of it.",
            file=header.path.name,
        )
    what = _what(header)
    if what is None:
        raise NotAMatch("it is not one of the kinds that the studio knows and has no use for")
    raise UnreadableModel(
        "“{file}” is {what}, which the studio cannot use.",
        advice="Choose a checkpoint, LoRA, ControlNet, autoencoder, embedding, upscaler, language or sound model.",
        file=header.path.name,
        what=what,
    )


def _what(header: Header) -> Words | None:
    if header.has_prefix("ip_adapter_proj_model.") or header.has_prefix("perceiver_resampler."):
        return Words("an IP-Adapter of another family than Stable Diffusion")
    if any(".motion_modules." in name for name in header.tensors) and not header.has_prefix("input_blocks."):
        return Words("a motion module of AnimateDiff")
    reads = header.has_prefix("text_model.", "token_embedding.", "model.layers.", "model.language_model.")
    projects = header.shape("vision_model.embeddings.class_embedding") and header.shape("visual_projection.weight")
    looks = header.has_prefix("vision_model.", "visual_projection", "visual.transformer.")
    if looks and not reads and not projects:
        return Words("an encoder of pictures of another form than CLIP's")
    if header.has_prefix("layers.0.residual_group.", "groups.0.blocks.", "block_1.c1_r."):
        return Words("an upscaler of another family than ESRGAN")
    return None
