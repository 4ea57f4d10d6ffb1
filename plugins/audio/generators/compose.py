"""Compose: a clip from a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from app.api import AssetStore, InvalidRequest, Lane, Models, Output, Reading, RunContext
from plugins.audio.generators.composers import composer
from plugins.audio.generators.facts import plan_of, seen_in, with_facts
from plugins.audio.generators.given import given_clip
from plugins.audio.generators.outputs import Recording, variations
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.model import Clip
from plugins.audio.prompt.noting import note_of
from plugins.audio.prompt.seeing import Seen


class Compose:
    """Compose a clip."""

    Request: ClassVar[type[Any]] = ComposeRequest
    version: ClassVar[str] = "1"
    # A clip is there within a second: it does not wait for a picture that is being drawn
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def note(self, request: ComposeRequest, seen: Seen | None = None) -> Reading:
        """What the prompt is understood as, and the plan that is played."""
        said = {"bpm": request.bpm, "metre": request.metre, "key": request.key, "bars": request.bars}
        given = [name for name, value in {**said, "tracks": request.tracks}.items() if value not in (None, "")]
        return note_of(request.prompt, plan_of(request, seen), given, seen)

    def note_with(self, request: ComposeRequest, assets: AssetStore) -> Reading:
        """What the prompt is understood as beside the request's picture."""
        return self.note(request, seen_in(request, assets))

    def run(self, request: ComposeRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Compose clips of exactly the bars, tempo, key and metre that the plan says."""
        if request.plan is None:
            plan = plan_of(request, seen_in(request, context.assets))
        else:
            plan = with_facts(given_clip(context.assets, request.plan).plan, request)
        if not plan.tracks:
            raise InvalidRequest("There is no instrument left to play.", advice="Name an instrument.")
        chosen = composer(request.how, context.resources, Clip(plan))
        request = replace(request, how=chosen.name)
        recording = Recording("audio.compose", request.prompt or "Clip", request.loudness)
        yield from variations(
            request, recording, models, context, lambda seed: chosen.compose(plan, seed, context.check), chosen.stamps
        )
