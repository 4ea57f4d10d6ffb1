"""Estimating: what would be sent before anything was, laid out as it will be, with tokens by characters."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import AssetStore, UserError, Words
from plugins.text.context.layout import Layout, lay_out
from plugins.text.context.world import World
from plugins.text.generators.details import Told
from plugins.text.generators.prompting import Always, budget_of, told_in
from plugins.text.model import Manuscript
from plugins.text.panel.told.sent import tokens_about
from plugins.text.panel.told.world import present, world_of

_ANY_TOKENS = 1_000_000_000
"""The room of a model of which it isn't known how much it can keep in mind."""


@dataclass(frozen=True, slots=True)
class Estimating:
    """A chapter's text up to the cursor, and all that a model would be told beside it; it writes `max_tokens`."""

    story: str
    manuscript: Manuscript
    chapter: str
    user: str
    context_tokens: int
    max_tokens: int

    def told(self, assets: AssetStore) -> tuple[tuple[Told, ...], tuple[Words, ...]]:
        """What would be told, part by part, and what there is to say of it; for a worker."""
        part, problems = self.manuscript, []
        try:
            world = world_of(part, present(part, self.chapter), self.user, assets)
        except UserError as error:
            world = World()
            problems.append(error.words)
        parts = Always(part.memory, part.note, part.note_depth, world).with_story(self.story.rstrip())
        budget = budget_of(self.context_tokens, self.max_tokens) if self.context_tokens else _ANY_TOKENS
        layout: Layout
        try:
            layout = lay_out(parts, budget, tokens_about)
        except UserError as error:
            # It would be refused, for this reason; what there is too much of is seen all the same.
            problems.append(error.words)
            layout = lay_out(parts, _ANY_TOKENS, tokens_about)
        return told_in(layout), (*problems, *layout.alerts)
