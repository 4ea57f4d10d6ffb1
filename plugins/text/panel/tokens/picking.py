"""Picking: going on from another word than the one that was written."""

from __future__ import annotations

from collections.abc import Mapping

from app.api import SEED_LIMIT, Json, PanelContext, Recipe
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.tokens.found import Found
from plugins.text.panel.tokens.knowing import Knowing
from plugins.text.panel.tokens.units import Option, start_of

_MOST_TOKENS = 8192


class Picking:
    """Asks the generator that wrote a take for another one, which begins as it did, up to a word that was picked."""

    def __init__(self, context: PanelContext, drafting: Drafting, knowing: Knowing) -> None:
        self._context, self._drafting, self._knowing = context, drafting, knowing

    def go_on(self, chapter: ChapterText, found: Found, option: Option) -> None:
        """Write on from an option; raises UserError where the take cannot be made again."""
        recipe = self._knowing.recipe_of(found.known.source)
        ids = start_of(found.known.tokens, found.unit, option)
        place = self._drafting.shown_place if found.in_ghost else None
        if place is None:
            # What stands from the picked word to the end of its span is what the new text would replace.
            start, end = (chapter.to_text(at) for at in (found.start, found.end_of_run))
            place = self._drafting.place_of(start, end, found.unit.start)
        job = self._context.generators.submit_recipe(recipe, self._changes(recipe, found, ids), place=place.to_json())
        if not option.is_partial:
            self._drafting.foretell(job.id, found.known.text[: found.unit.start] + option.text)

    def _changes(self, recipe: Recipe, found: Found, ids: tuple[int, ...]) -> Mapping[str, Json]:
        request = recipe.request
        began = len([part for part in str(request.get("start") or "").split(",") if part.strip()])
        length = request.get("max_tokens")
        changes: dict[str, Json] = {
            "start": ",".join(map(str, ids)),
            "stop_after": 0,
            "batch": 1,
            "seed": self._next_seed(recipe, found),
        }
        if isinstance(length, int):
            # As much is written anew as was asked for before: those to begin with count too.
            changes["max_tokens"] = min(_MOST_TOKENS, max(1, length - began) + len(ids))
        return changes

    def _next_seed(self, recipe: Recipe, found: Found) -> int:
        """The seed after those that the draft's takes have."""
        draft = self._knowing.draft_of(found.known.source)
        assets = self._context.session.document.assets
        recipes = [assets[take.text].recipe for take in draft.takes if take.text in assets] if draft else []
        seeds = [one.request.get("seed") for one in (recipe, *recipes) if one is not None]
        return (max((seed for seed in seeds if isinstance(seed, int)), default=-1) + 1) % SEED_LIMIT
