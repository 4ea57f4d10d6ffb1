"""Which LoRAs a drawing wears: those of its own list, and those that its prompt names."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import replace

from app.api import Drawing, ModelId, ModelKind, ModelRecord, UserError
from app.api.prompting import UnreadablePrompt, uncommented, without_loras
from app.engine.control.part import Parts
from app.engine.lora.held import WornLora


def worn_by(drawing: Drawing, parts: Parts, check: Callable[[], None]) -> tuple[Drawing, tuple[WornLora, ...]]:
    """The drawing with a prompt that names no LoRA, and the LoRAs with their strengths.

    Raises MissingModel for one of the list that is not there, and UnreadablePrompt for a name that no LoRA has, or that
    stands where it would say nothing.
    """
    prompt, tags = without_loras(uncommented(drawing.prompt))
    for other in (
        drawing.negative_prompt,
        *(text for region in drawing.regions for text in (region.prompt, region.negative_prompt)),
    ):
        if without_loras(uncommented(other))[1]:
            raise UnreadablePrompt(
                "A LoRA changes the whole picture, so it cannot stand in a negative prompt or a region's.",
                advice="Move it to the prompt of the picture.",
            )
    if not tags and not drawing.loras:
        return drawing, ()
    worn = [
        WornLora(parts.find(use.model, ModelKind.LORA, check), use.strength_unet, use.strength_text)
        for use in drawing.loras
    ]
    for tag in tags:
        found = parts.find(_named(tag.name, parts), ModelKind.LORA, check)
        worn.append(WornLora(found, tag.strength_unet, tag.strength_text))
    return replace(drawing, prompt=prompt if tags else drawing.prompt), tuple(worn)


def _named(name: str, parts: Parts) -> ModelId:
    records = parts.records(ModelKind.LORA)
    names: dict[str, ModelRecord] = {}
    for record in records:
        for known in (str(record.id), record.name, record.path.stem):
            names.setdefault(known.lower(), record)
    wanted = name.lower().removesuffix(".safetensors")
    if wanted in names:
        return names[wanted].id
    near = difflib.get_close_matches(wanted, names, n=1)
    if near:
        raise UserError(
            "There is no LoRA “{name}” on this machine.",
            advice="Did you mean “{near}”?",
            name=name[:60],
            near=names[near[0]].name,
        )
    raise UserError(
        "There is no LoRA “{name}” on this machine.",
        advice="Add its file in the model manager, or take it out of the prompt.",
        name=name[:60],
    )
