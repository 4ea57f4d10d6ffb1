"""The LoRAs of a form as a text: one a line, those that are switched off behind a #."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.api.prompting import STRONGEST_LORA, UnreadablePrompt, without_loras

_OFF = "# "


@dataclass(frozen=True, slots=True)
class ListedLora:
    """A LoRA by its name or id, its strengths, and whether it is on.

    `strength_text` is that of the encoders that read the prompt, None where it is the other one.
    """

    name: str
    strength: float = 1.0
    strength_text: float | None = None
    on: bool = True

    @property
    def tag(self) -> str:
        """As it stands in a prompt."""
        text = "" if self.strength_text is None else f":{self.strength_text:g}"
        return f"<lora:{self.name}:{self.strength:g}{text}>"


def listed_loras(text: str) -> tuple[ListedLora, ...]:
    """The LoRAs of a list, those too that are off; raises UnreadablePrompt for what is none."""
    found: list[ListedLora] = []
    for line in text.splitlines():
        on = not line.lstrip().startswith("#")
        rest, tags = without_loras(line if on else line.lstrip().removeprefix("#"))
        if on and rest.strip(", \t"):
            raise UnreadablePrompt(
                "The field for LoRAs says something else: “{text}”.",
                advice="Write each as <lora:name:0.8>, and words into the prompt.",
                text=rest.strip()[:60],
            )
        found += [
            ListedLora(
                tag.name, tag.strength_unet, None if tag.strength_text == tag.strength_unet else tag.strength_text, on
            )
            for tag in tags
        ]
    return tuple(found)


def lora_text(loras: Sequence[ListedLora]) -> str:
    """A list of LoRAs as its text."""
    return "\n".join(one.tag if one.on else _OFF + one.tag for one in loras)


def worn_text(text: str) -> str:
    """What of a list stands in the prompt: those that are on; raises UnreadablePrompt for what is none."""
    return " ".join(one.tag for one in listed_loras(text) if one.on)


def can_be_named(name: str) -> bool:
    """Whether a name can stand in a list as it is."""
    return bool(name.strip()) and name == name.strip() and not set(name) & set(":<>\n\r")


__all__ = ["STRONGEST_LORA", "ListedLora", "can_be_named", "listed_loras", "lora_text", "worn_text"]
