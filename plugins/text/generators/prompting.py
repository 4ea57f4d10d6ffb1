"""Prompting: what a request tells the model, laid out within what the model can keep in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.api import AssetStore, LanguageModel, Message
from plugins.text.context.layout import Layout, PartKind, Parts, lay_out
from plugins.text.context.triggers import trigger
from plugins.text.context.world import World, world_from_text
from plugins.text.generators.details import Told
from plugins.text.generators.drafts import text_of
from plugins.text.generators.requests import TextRequest

_MARGIN_TOKENS = 48
"""For what a template puts around messages."""

INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Prompting:
    """A request in front of a model."""

    request: TextRequest
    model: LanguageModel
    world: World

    @staticmethod
    def of(request: TextRequest, model: LanguageModel, assets: AssetStore) -> Prompting:
        """Read what the request names; raises InvalidData."""
        return Prompting(request, model, world_from_text(text_of(assets, request.lore)))

    def laid(
        self, story: str, *, system: str = "", note: str = "", reserved: Sequence[str] = (), scanned: str = ""
    ) -> Layout:
        """Memory, characters, lore, the story's end and the note, in what is left beside `reserved` and the answer.

        Lore is set off by `scanned`, or by the story where that is empty. Raises UserError where there is no room for
        the story.
        """
        budget = self.model.abilities.context_tokens - self.request.max_tokens - _MARGIN_TOKENS
        budget -= sum(self.count(text) for text in reserved)
        entries = [entry for book in self.world.books for entry in book.active]
        parts = Parts(
            story=story,
            system=system,
            memory=self.request.memory,
            characters=self.world.characters,
            lore=trigger(entries, scanned or story) if entries else None,
            book_budgets=tuple(
                (book.name, book.budget_tokens) for book in self.world.books if book.budget_tokens is not None
            ),
            note="\n".join(part for part in (self.request.note.strip(), note.strip()) if part),
            note_depth=self.request.note_depth,
        )
        return lay_out(parts, budget, self.count)

    def count(self, text: str) -> int:
        """How many tokens a text is."""
        return len(self.model.tokens(text))

    def told(self, layout: Layout | None, others: Sequence[tuple[str, str]] = ()) -> tuple[Told, ...]:
        """What the model is told, part by part: the layout's, then others by their names."""
        laid = [
            Told(part.kind.value if not part.name else f"{part.kind.value}: {part.name}", part.text, part.tokens,
                 part.cut_characters)
            for part in (layout.parts if layout else ())
        ]  # fmt: skip
        return (*laid, *(Told(name, text, self.count(text)) for name, text in others if text))


def split(layout: Layout) -> tuple[str, str]:
    """What stands before the story, and the story with what is put into it."""
    return layout.beginning.strip(), layout.prompt[len(layout.beginning) :]


def messages_told(messages: Sequence[Message]) -> list[tuple[str, str]]:
    """Messages as parts of what the model is told."""
    return [(message.role, message.text) for message in messages]


__all__ = ["INSTRUCTION", "PartKind", "Prompting", "messages_told", "split"]
