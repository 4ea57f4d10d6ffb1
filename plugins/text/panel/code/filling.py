"""Filling: one completion that was asked for, from the text around the cursor to what of it is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.api import Asset, AssetId, AssetStore, Job, Json, Made, ModelRecord, ModelStamp, Recipe
from plugins.text.code.filling import Completion, Gap
from plugins.text.generators.details import DETAILS
from plugins.text.generators.filling_in import FillIn
from plugins.text.generators.requests import FillInRequest
from plugins.text.model import MEDIA_TYPE, Take, new_id
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.ghost import Ghost

GENERATOR = "text.fill-in"
MOST_TOKENS = 48
CODE_TYPE = "text/plain"
_NAME_LENGTH = 60
_FENCE = "```"
_HAVE_FENCES = ("markdown", "rst", "text", "")


@dataclass(slots=True, eq=False)
class Filling:
    """A gap in a chapter, the job that fills it, and the ghost that shows what was written so far.

    `at` is in UTF-16 units of the text, `position` in characters. `written` is all that the model wrote, `tokens` how
    many tokens that is. `over` says that no more is wanted. Of what was accepted `removed` characters were typed by
    hand.
    """

    chapter: CodeText
    at: int
    position: int
    gap: Gap
    model: ModelRecord
    by_hand: bool
    completion: Completion
    draft: str = field(default_factory=new_id)
    language: str = ""
    job: Job | None = None
    request: Mapping[str, Json] = field(default_factory=dict)
    written: str = ""
    tokens: int = 0
    made: Made | None = None
    ghost: Ghost | None = None
    over: bool = False
    removed: int = 0
    take: Take | None = None
    assets: tuple[Asset, ...] = ()

    @staticmethod
    def of(
        chapter: CodeText,
        at: int,
        gap: Gap,
        model: ModelRecord,
        *,
        by_hand: bool,
        time_s: float,
        now_s: Callable[[], float] = time.monotonic,
    ) -> Filling:
        """A filling whose time begins now."""
        completion = Completion(gap, time_s, now_s)
        completion.add("")
        return Filling(
            chapter, at, chapter.live.position(at), gap, model, by_hand, completion, language=chapter.language
        )

    def request_of(self, before: AssetId | None, after: AssetId | None) -> FillInRequest:
        """What the model is asked; it stops by itself at a fence, and inside a line at that line's end."""
        stops = [] if self.language in _HAVE_FENCES else [_FENCE]
        stop = "\n".join([*stops, *(["\\n"] if self.gap.is_inside_line else [])])
        return FillInRequest(
            text=before,
            after=after,
            model=self.model.id,
            max_tokens=MOST_TOKENS,
            preset="code",
            candidates=0,
            stop=stop,
        )

    def read(self, text: str, tokens: int) -> bool:
        """Take all that was written so far; False where more isn't needed."""
        piece, self.written, self.tokens = text[len(self.written) :], text, tokens
        return self.completion.add(piece)

    def kept(self, assets: AssetStore) -> tuple[Take, tuple[Asset, ...]]:
        """What the model wrote, as a take with its recipe.

        What was cut off has the recipe that ends there, after so many tokens; it is stored here, and so is what it was
        made from, which nothing else names.
        """
        made = self.made
        if made is not None:
            details = made.extra.get(DETAILS)
            return Take(made.asset.id, AssetId(details) if details else None), (
                replace(made.asset, recipe=made.recipe),
            )
        for text in (self.gap.before, self.gap.after):
            if text:
                assets.add_bytes(text.encode("utf-8", "replace"), CODE_TYPE)
        name = " ".join(self.written.split())[:_NAME_LENGTH]
        stored = assets.add_bytes(self.written.encode("utf-8", "replace"), MEDIA_TYPE, name=name)
        return Take(stored.id), (replace(stored, recipe=self._cut_recipe()),)

    def _cut_recipe(self) -> Recipe:
        request = {**self.request, "max_tokens": max(1, self.tokens)}
        inputs = (request.get("text"), request.get("after"))
        return Recipe(
            generator=GENERATOR,
            generator_version=FillIn.version,
            request=request,
            models=(ModelStamp(self.model.id, self.model.sha256),),
            inputs=tuple(AssetId(name) for name in inputs if isinstance(name, str) and name),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
