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
class Always:
    """What a model is told beside the story: memory, the author's note and where it stands, lorebooks, characters."""

    memory: str
    note: str
    note_depth: int
    world: World

    def with_story(self, story: str, *, system: str = "", scanned: str = "") -> Parts:
        """All that it is told; lore is set off by `scanned`, or by the story where that is empty."""
        books = self.world.books
        entries = [entry for book in books for entry in book.active]
        return Parts(
            story=story,
            system=system,
            memory=self.memory,
            characters=self.world.characters,
            lore=trigger(entries, scanned or story) if entries else None,
            book_budgets=tuple((book.name, book.budget_tokens) for book in books if book.budget_tokens is not None),
            note=self.note.strip(),
            note_depth=self.note_depth,
        )


def budget_of(context_tokens: int, max_tokens: int) -> int:
    """How many tokens a model can be told that is to write so many."""
    return context_tokens - max_tokens - _MARGIN_TOKENS


def told_in(layout: Layout) -> tuple[Told, ...]:
    """What is told with a layout, part by part."""
    return tuple(
        Told(
            part.kind.value if not part.name else f"{part.kind.value}: {part.name}",
            part.text,
            part.tokens,
            part.cut_characters,
        )
        for part in layout.parts
    )


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
        budget = budget_of(self.model.abilities.context_tokens, self.request.max_tokens)
        budget -= sum(self.count(text) for text in reserved)
        notes = "\n".join(part for part in (self.request.note.strip(), note.strip()) if part)
        always = Always(self.request.memory, notes, self.request.note_depth, self.world)
        return lay_out(always.with_story(story, system=system, scanned=scanned), budget, self.count)

    def count(self, text: str) -> int:
        """How many tokens a text is."""
        return len(self.model.tokens(text))

    def told(self, layout: Layout | None, others: Sequence[tuple[str, str]] = ()) -> tuple[Told, ...]:
        """What the model is told, part by part: the layout's, then others by their names."""
        laid = told_in(layout) if layout else ()
        return (*laid, *(Told(name, text, self.count(text)) for name, text in others if text))


def split(layout: Layout) -> tuple[str, str]:
    """What stands before the story, and the story with what is put into it."""
    return layout.beginning.strip(), layout.prompt[len(layout.beginning) :]


def messages_told(messages: Sequence[Message]) -> list[tuple[str, str]]:
    """Messages as parts of what the model is told."""
    return [(message.role, message.text) for message in messages]


__all__ = ["INSTRUCTION", "Always", "PartKind", "Prompting", "budget_of", "messages_told", "split", "told_in"]
