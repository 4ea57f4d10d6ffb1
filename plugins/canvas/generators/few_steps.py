"""Few steps: the LoRA that makes a model draw in a few, where there is one for it."""

from __future__ import annotations

from collections.abc import Iterable

from app.api import ModelRecord
from app.api.prompting import uncommented, without_loras

FEW_STEPS = 8
"""What needs no more than these was taught to draw in few."""


def few_step_lora(record: ModelRecord, loras: Iterable[ModelRecord]) -> ModelRecord | None:
    """The LoRA that teaches such a model to draw in the fewest steps; None for a model that draws in few by itself."""
    if record.default_steps <= FEW_STEPS:
        return None
    fitting = [
        one
        for one in loras
        if one.architecture == record.architecture and one.default_steps <= FEW_STEPS and not one.complaint
    ]
    return min(fitting, key=lambda one: (one.default_steps, one.id), default=None)


def is_named(lora: ModelRecord, prompt: str) -> bool:
    """Whether a prompt puts a LoRA on by itself; raises UnreadablePrompt for a strength that is none."""
    names = {str(lora.id).lower(), lora.name.lower(), lora.path.stem.lower()}
    _, tags = without_loras(uncommented(prompt))
    return any(tag.name.lower().removesuffix(".safetensors") in names for tag in tags)
