"""Prompt styles: words of a name that are laid around a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_PLACE = "{prompt}"


@dataclass(frozen=True, slots=True)
class PromptStyle:
    """A template with `{prompt}` where the prompt goes, or words that follow it; the same for what should not be."""

    name: str
    prompt: str = ""
    negative: str = ""

    def applied(self, prompt: str, negative: str = "") -> tuple[str, str]:
        """A prompt and its negative prompt in this style."""
        return _laid(self.prompt, prompt), _laid(self.negative, negative)


class PromptStyles(Protocol):
    """The styles that are kept; each call reads or writes a file."""

    def all(self) -> Sequence[PromptStyle]:
        """Every style in its order; raises UserError."""

    def keep(self, styles: Sequence[PromptStyle]) -> None:
        """Add styles, in place of those of the same names; raises UserError."""

    def remove(self, name: str) -> None:
        """Forget a style; raises UserError."""

    def take_in(self, file: Path) -> Sequence[PromptStyle]:
        """Add the styles of a table, such as A1111's styles.csv, and give them; raises UserError."""


def _laid(template: str, text: str) -> str:
    if _PLACE in template:
        return template.replace(_PLACE, text)
    return ", ".join(part for part in (text.strip().rstrip(",").rstrip(), template.strip()) if part)
