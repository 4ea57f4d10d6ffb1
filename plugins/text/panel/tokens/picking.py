"""Picking: going on from another word than the one that was written."""

from __future__ import annotations

from collections.abc import Mapping

from app.api import SEED_LIMIT, Job, Json, PanelContext, Recipe, UserError, request_from_json
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.tokens.found import Found
from plugins.text.panel.tokens.knowing import STREAMING, Knowing
from plugins.text.panel.tokens.units import Option, start_of

_MOST_TOKENS = 8192


class Picking:
    """Asks the generator that wrote a take for another one, which begins as it did, up to a word that was picked."""

    def __init__(self, context: PanelContext, drafting: Drafting, knowing: Knowing) -> None:
        self._context, self._drafting, self._knowing = context, drafting, knowing

    def go_on(self, chapter: ChapterText, found: Found, option: Option) -> None:
        """Write on from an option; raises UserError where the take cannot be made again."""
        ids = start_of(found.known.tokens, found.unit, option)
        job = self._stream_on(ids) if found.known.source == STREAMING else self._write_on(chapter, found, ids)
        if not option.is_partial:
            self._drafting.foretell(job.id, found.known.text[: found.unit.start] + option.text)

    def _stream_on(self, ids: tuple[int, ...]) -> Job:
        """Write on from what is still being written, which is stopped: what there is of it stays an alternative."""
        run, place, generators = self._drafting.shown_run, self._drafting.shown_place, self._context.generators
        id_ = run.job_of(run.ghost.current) if run is not None and run.ghost is not None else ""
        old = next((job for job in self._context.jobs.jobs if job.id == id_), None)
        if run is None or place is None or old is None or callable(old.work):
            raise UserError("It isn't kept how this text was generated.", advice="Generate it anew.")
        seed = (run.seed + len(run.texts)) % SEED_LIMIT
        request = {**old.work.request, **_changes(old.work.request, ids, seed)}
        complete = request_from_json(generators.request_type(old.work.generator), request)
        job = generators.submit(old.work.generator, complete, place=place.to_json())
        self._context.jobs.cancel(old)
        return job

    def _write_on(self, chapter: ChapterText, found: Found, ids: tuple[int, ...]) -> Job:
        recipe = self._knowing.recipe_of(found.known.source)
        place = self._drafting.shown_place if found.in_ghost else None
        if place is None:
            # What stands from the picked word to the end of its span is what the new text would replace.
            start, end = (chapter.to_text(at) for at in (found.start, found.end_of_run))
            place = self._drafting.place_of(start, end, found.unit.start)
        changes = _changes(recipe.request, ids, self._next_seed(recipe, found))
        return self._context.generators.submit_recipe(recipe, changes, place=place.to_json())

    def _next_seed(self, recipe: Recipe, found: Found) -> int:
        """The seed after those that the draft's takes have."""
        draft = self._knowing.draft_of(found.known.source)
        assets = self._context.session.document.assets
        recipes = [assets[take.text].recipe for take in draft.takes if take.text in assets] if draft else []
        seeds = [one.request.get("seed") for one in (recipe, *recipes) if one is not None]
        return (max((seed for seed in seeds if isinstance(seed, int)), default=-1) + 1) % SEED_LIMIT


def _changes(request: Mapping[str, Json], ids: tuple[int, ...], seed: int) -> dict[str, Json]:
    """What another request than that of a text is, which begins with these tokens."""
    began = len([part for part in str(request.get("start") or "").split(",") if part.strip()])
    length = request.get("max_tokens")
    changes: dict[str, Json] = {"start": ",".join(map(str, ids)), "stop_after": 0, "batch": 1, "seed": seed}
    if isinstance(length, int):
        # As much is written anew as was asked for before: those to begin with count too.
        changes["max_tokens"] = min(_MOST_TOKENS, max(1, length - began) + len(ids))
    return changes
