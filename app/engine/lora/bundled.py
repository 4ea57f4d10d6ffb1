"""The words that a LoRA brings in its own file, learned together with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.api import ModelRecord, UnreadableModel
from app.engine.detectors.lora import bundled_part
from app.engine.learned_words import LearnedWord, vectors_by_width


def bundled_words(tensors: Mapping[str, Any], lora: ModelRecord) -> tuple[tuple[LearnedWord, ...], dict[str, Any]]:
    """The words of a file, and its other tensors; raises UnreadableModel for a word without vectors."""
    rest: dict[str, Any] = {}
    words: dict[str, dict[str, Any]] = {}
    for key, tensor in tensors.items():
        word, part = bundled_part(key)
        if not word:
            rest[key] = tensor
            continue
        if not part or tensor.ndim not in (1, 2) or not tensor.numel() or not tensor.is_floating_point():
            raise UnreadableModel(
                "The LoRA “{lora}” brings a word that the studio cannot read: “{tensor}”.",
                advice="Look for the same LoRA without embeddings in it.",
                lora=lora.name,
                tensor=key[:80],
            )
        words.setdefault(word, {})[part] = tensor
    key = lora.sha256 or str(lora.id)
    found = (LearnedWord(word, f"{key}/{word}", vectors_by_width(word, parts)) for word, parts in words.items())
    return tuple(found), rest
