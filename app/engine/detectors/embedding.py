"""Recognising embeddings: words that were learned by textual inversion."""

from __future__ import annotations

from app.api import ModelFormat, ModelKind, Words
from app.engine.detectors.draft import Draft, NotAMatch
from app.engine.detectors.header import Header

_MOST_TENSORS = 8
_MOST_VECTORS = 512
_BASES = {768: "sd-1.5", 1024: "sd-2", 1280: "sdxl"}


def embedding(header: Header) -> Draft:
    """A learned word; raises NotAMatch."""
    if not 0 < len(header.tensors) <= _MOST_TENSORS:
        raise NotAMatch("it has more in it than the vectors of a word, so it is no embedding")
    widths = set()
    for tensor in header.tensors.values():
        vectors = tensor.shape[0] if len(tensor.shape) == 2 else 1
        if len(tensor.shape) not in (1, 2) or vectors > _MOST_VECTORS or tensor.shape[-1] == 0:
            raise NotAMatch("it has more in it than the vectors of a word, so it is no embedding")
        widths.add(tensor.shape[-1])
    if {"clip_l", "clip_g"} <= header.tensors.keys():
        return _draft("sdxl", header)
    known = widths & _BASES.keys()
    if len(widths) == 1 and known:
        return _draft(_BASES[known.pop()], header)
    raise NotAMatch("its vectors fit no text encoder that the studio knows, so it is no embedding")


def _draft(architecture: str, header: Header) -> Draft:
    count = max((tensor.shape[0] if len(tensor.shape) == 2 else 1) for tensor in header.tensors.values())
    said = Words("A word of {count} vectors.", count=count)
    return Draft(ModelKind.EMBEDDING, ModelFormat.SINGLE_FILE, architecture, description=said)
