"""Recognising autoencoders."""

from __future__ import annotations

import re

from app.api import ModelFormat, ModelKind, Words
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header

_SCALES = {0.13025: "sdxl", 0.18215: "sd-1.5", 1.5305: "sd-3", 0.3611: "flux", 0.41407: "sana"}


def vae(header: Header) -> Draft:
    """An autoencoder by itself; raises NotAMatch."""
    inner = header
    for prefix in ("first_stage_model.", "vae."):
        if header.has_prefix(prefix):
            inner = header.without(prefix)
    if inner.shape("decoder.middle.0.residual.0.gamma") is not None:
        return _draft("wan")
    if inner.has_prefix("decoder.stages.") or inner.has_prefix("decoder.up_blocks.0.0."):
        return _draft("sana")
    if inner.has_prefix("encoder.layers.") and inner.has_prefix("decoder.layers."):
        return _draft("", Words("It is a small autoencoder for previews."))
    entry = inner.shape("decoder.conv_in.weight")
    if entry is None or inner.shape("encoder.conv_in.weight") is None or len(entry) < 4:
        raise NotAMatch("it does not have the encoder and the decoder of an autoencoder")
    if len(entry) == 5:
        return _draft("hunyuan-video" if entry[1] == 16 else "", Words("It is an autoencoder for film."))
    return _by_channels(inner, entry[1])


def architecture_of_scale(scale: object) -> str:
    """The architecture whose autoencoder has this scaling factor in its configuration."""
    return _SCALES.get(scale, "") if isinstance(scale, float) else ""


def _by_channels(header: Header, channels: int) -> Draft:
    if channels == 32:
        return _draft("flux-2")
    if channels == 16:
        named = re.search(r"sd[-_ ]?3|stable[-_ ]?diffusion[-_ ]?3", header.path.name, re.IGNORECASE)
        return _draft("sd-3" if named else "flux")
    if channels != 4:
        return _draft("", Words("It has {count} channels, as no model that the studio knows.", count=channels))
    stated = header.metadata.get("modelspec.architecture", "")
    if re.search(r"xl", f"{stated} {header.path.name}", re.IGNORECASE):
        return _draft("sdxl")
    # The autoencoders of Stable Diffusion 1.5 and XL have the same keys and shapes.
    return _draft(
        "sd-1.5", Words("By its shape it could be one of Stable Diffusion XL too; 1.5 is assumed, by its name.")
    )


def _draft(architecture: str, note: Words | None = None) -> Draft:
    return Draft(ModelKind.VAE, ModelFormat.SINGLE_FILE, architecture, note=note or Words())
