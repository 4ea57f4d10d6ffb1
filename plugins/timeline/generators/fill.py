"""Fill: what lies between two shots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Annotated, Any, ClassVar

from app.api import (
    SEED_LIMIT,
    AssetOf,
    AssetStore,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    Models,
    More,
    Output,
    Pixels,
    Range,
    ReadFact,
    Reading,
    RunContext,
    Words,
)
from plugins.timeline.generators.fields import STEPS
from plugins.timeline.generators.shot_between import Join, drawn_between, in_colours, pictures_between
from plugins.timeline.generators.shot_drawing import brush_for, left_out
from plugins.timeline.generators.shot_fields import (
    CAMERA,
    FINAL,
    GUIDANCE,
    KEYFRAMES,
    MODEL,
    MOTION,
    NEGATIVE,
    OVERLAP,
    PROMPT,
    SECONDS,
    SEED,
    TIER,
    VARIATIONS,
    VIDEO_MODEL,
)
from plugins.timeline.generators.shot_filming import filmed, filming_for, keyframe_notes
from plugins.timeline.generators.shot_joins import cross_faded
from plugins.timeline.generators.shot_output import shot_output
from plugins.timeline.generators.shot_settings import Extent, extent_of, settled
from plugins.timeline.restyling.keys import resized
from plugins.timeline.restyling.source import known_info, opened
from plugins.timeline.shots.drawing import covered
from plugins.timeline.shots.travel import travel_of


@dataclass(frozen=True, slots=True)
class FillRequest:
    """So many seconds between the end of one film and the beginning of another, at the rate and size of the first.

    `before_until` and `after_from` are seconds of the two, where not all of them is shown.
    """

    before: Annotated[str, AssetOf("video/*"), Label("Shot before", "Its last frame is where it begins.")]
    after: Annotated[str, AssetOf("video/*"), Label("Shot after", "Its first frame is where it ends.")]
    prompt: PROMPT = ""
    negative_prompt: NEGATIVE = ""
    model: MODEL = ""
    video_model: VIDEO_MODEL = None
    seconds: SECONDS = 1.0
    overlap: OVERLAP = 8
    tier: TIER = FINAL
    camera: CAMERA = ""
    motion: MOTION = 0.5
    seed: SEED = 0
    variations: VARIATIONS = 1
    before_until: Annotated[
        float | None,
        Range(0.04, 86_400, step=0.01, unit="s", soft_high=60),
        Label("Until", "The second at which the shot before is left; empty is its end.", "its end"),
        More(),
    ] = None
    after_from: Annotated[
        float,
        Range(0, 86_400, step=0.01, unit="s", soft_high=60),
        Label("From", "The second at which the shot after is entered."),
        More(),
    ] = 0.0
    steps: STEPS = None
    guidance: GUIDANCE = None
    keyframes: KEYFRAMES = ""


class Fill:
    """Make what lies between two shots."""

    Request: ClassVar[type[Any]] = FillRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.RENDER

    def note_with(self, request: FillRequest, assets: AssetStore) -> Reading:
        """How many pictures are drawn between the two."""
        info = known_info(assets, request.before)
        if request.video_model or info is None or info.picture is None:
            return Reading()
        extent = _extent(request, info.picture.rate, (info.picture.width, info.picture.height))
        count = pictures_between(request.prompt, extent)
        short = Words("{count}", count=count) if count else Words("none: motion leads from one to the other")
        return Reading(facts=(ReadFact(Words("Pictures to draw"), short),))

    def run(self, request: FillRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` films, without the two frames between which they lie."""
        context.job.report(0, 0, "Looking at the film")
        extent, first, last = _ends(request, context)
        for number in range(request.variations):
            seed = (request.seed + number) % SEED_LIMIT
            made = self._filmed if request.video_model else self._drawn
            yield made(request, extent, (first, last), seed, models, context)

    def _drawn(
        self,
        request: FillRequest,
        extent: Extent,
        ends: tuple[Pixels, Pixels],
        seed: int,
        models: Models,
        context: RunContext,
    ) -> Output:
        count = pictures_between(request.prompt, extent)
        longer = replace(extent, frames=extent.frames + 2)
        with brush_for(request, request.model, extent, seed, count, models, context) as ready:
            keys = drawn_between(ready.brush, *ends, request.prompt, count)
            complete = settled(request, seed, ready.brush.steps, ready.brush.guidance)
        frames = islice(keys.frames(longer), 1, extent.frames + 1)
        notes = [*keys.notes, *left_out(request, between=True)]
        return shot_output(ready.told(frames), extent, complete, context, notes)

    def _filmed(
        self,
        request: FillRequest,
        extent: Extent,
        ends: tuple[Pixels, Pixels],
        seed: int,
        models: Models,
        context: RunContext,
    ) -> Output:
        longer = replace(extent, frames=extent.frames + 2)
        context.job.report(0, 0, "Loading the model")
        with models.lease_video_model(ModelId(request.video_model or ""), context.check) as model:
            filming = filming_for(request, model, longer, seed, travel_of(request.prompt, extent.rate))
            made = filmed(model, filming, context, *ends)
        first, last = (
            Join(resized(made.film.frames[at], *extent.size), end) for at, end in zip((0, -1), ends, strict=True)
        )
        frames = islice(made.frames(longer, whole=True), 1, extent.frames + 1)
        complete = settled(request, seed, filming.steps, filming.guidance)
        coloured = in_colours(frames, extent.frames, first, last)
        joined = cross_faded(coloured, extent.frames, request.overlap, *ends)
        return shot_output(joined, extent, complete, context, [*made.notes, *keyframe_notes(request, extent)])


def _ends(request: FillRequest, context: RunContext) -> tuple[Extent, Pixels, Pixels]:
    """How much is made, and the frames between which it lies."""
    with opened(context, request.before) as source:
        extent = _extent(request, source.rate, source.size)
        until = source.count
        if request.before_until is not None:
            until = round(Fraction(request.before_until) * source.rate)
        if not 0 < until <= source.count:
            raise InvalidRequest(
                "The film ends before second {start}.",
                advice="Begin at an earlier one.",
                start=f"{request.before_until or 0:g}",
            )
        first = covered(source.frame(until - 1), *extent.size)
    with opened(context, request.after, request.after_from) as source:
        return extent, first, covered(source.frame(0), *extent.size)


def _extent(request: FillRequest, rate: Fraction, size: tuple[int, int]) -> Extent:
    return extent_of(request.seconds, rate, size, request.tier)
