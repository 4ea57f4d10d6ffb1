"""Recognising T2I-Adapters, IP-Adapters and the encoders of pictures that those look through."""

from __future__ import annotations

from app.api import ModelFormat, ModelKind, Words
from app.engine.detectors.draft import UNKNOWN_BASE, Draft, NotAMatch
from app.engine.detectors.header import Header

_BASES = {768: "sd-1.5", 1024: "sd-2", 2048: "sdxl"}
_FACE_WIDTH = 512


def t2i_adapter(header: Header) -> Draft:
    """A small network that turns a hint picture into features; raises NotAMatch."""
    inner = header.without("adapter.") if header.has_prefix("adapter.body.") else header
    entry = inner.shape("conv_in.weight")
    if entry is None or not inner.has_prefix("body.0.block1.", "body.0.resnets.0.block1."):
        raise NotAMatch("it has no blocks of a T2I-Adapter")
    # The one for SDXL packs 16 × 16 pixels into a cell, the one for 1.5 packs 8 × 8.
    architecture = "sdxl" if entry[1] in (256, 768) else "sd-1.5"
    named = inner is not header and header.has_prefix("adapter.body.0.resnets.")
    complaint = Words() if named else Words("It is a T2I-Adapter in the form of its first program, not of diffusers.")
    return Draft(ModelKind.T2I_ADAPTER, ModelFormat.SINGLE_FILE, architecture, complaint=complaint)


def ip_adapter(header: Header) -> Draft:
    """A network that leads a picture model by reference pictures; raises NotAMatch."""
    if not header.has_prefix("ip_adapter.") or not header.has_prefix("image_proj."):
        raise NotAMatch("it has no projection of pictures, so it is no IP-Adapter")
    found = header.first(".to_k_ip.weight")
    architecture = _BASES.get(found[1][-1], "") if found else ""
    return Draft(
        ModelKind.IP_ADAPTER,
        ModelFormat.SINGLE_FILE,
        architecture,
        note=Words() if architecture else UNKNOWN_BASE,
        complaint=_unusable(header, architecture),
    )


def image_encoder(header: Header) -> Draft:
    """The part of CLIP that looks at pictures; raises NotAMatch."""
    reads = header.has_prefix("text_model.", "token_embedding.", "model.layers.", "model.language_model.")
    if reads or header.shape("vision_model.embeddings.class_embedding") is None:
        raise NotAMatch("it has no layers that look at pictures")
    if header.shape("visual_projection.weight") is None:
        raise NotAMatch("it looks at pictures and has no projection of what it sees")
    return Draft(ModelKind.IMAGE_ENCODER, ModelFormat.SINGLE_FILE, "clip")


def _unusable(header: Header, architecture: str) -> Words:
    entry = header.shape("image_proj.proj.0.weight")
    face = header.first(".to_k_lora.down.weight") or (entry and entry[1] == _FACE_WIDTH)
    if face:
        return Words("It reads faces through a network that the studio does not have.")
    if architecture not in ("sd-1.5", "sdxl"):
        return Words("The studio uses IP-Adapters for Stable Diffusion 1.5 and SDXL.")
    return Words()
