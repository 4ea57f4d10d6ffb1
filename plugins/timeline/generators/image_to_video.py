"""ImageToVideo: a shot that begins with a picture, and may end with another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    AssetStore,
    Label,
    Lane,
    ModelId,
    Models,
    Output,
    Reading,
    RunContext,
    Words,
)
from plugins.timeline.generators.fields import STEPS
from plugins.timeline.generators.shot_between import Join, drawn_between, in_colours, pictures_between
from plugins.timeline.generators.shot_drawing import animated, brush_for, enlarged_notes, left_out
from plugins.timeline.generators.shot_fields import (
    BY_MODEL,
    CAMERA,
    CAMERA_BY,
    DRAFTED_TIER,
    FINAL,
    FOLLOWING,
    GUIDANCE,
    HANDLE_OUT,
    KEYFRAMES,
    MODEL,
    MOTION,
    NEGATIVE,
    PROMPT,
    RATE,
    SECONDS,
    SEED,
    STRENGTH,
    VARIATIONS,
    VIDEO_MODEL,
)
from plugins.timeline.generators.shot_filming import along, filmed, filming_for, keyframe_notes
from plugins.timeline.generators.shot_following import filmed_after
from plugins.timeline.generators.shot_output import shot_output, told
from plugins.timeline.generators.shot_settings import Extent, draft_of, extent_of, rate_of, reading_of, settled
from plugins.timeline.restyling.keys import resized
from plugins.timeline.restyling.source import opaque
from plugins.timeline.shots.drawing import covered, layers_of
from plugins.timeline.shots.reading import understand
from plugins.timeline.shots.travel import travel_of


@dataclass(frozen=True, slots=True)
class ImageToVideoRequest:
    """A shot that begins with `start` and, where that is given, ends with `end`; as large as `start`.

    Without a video model the picture itself is set in motion; `model` draws what lies between two of them.
    """

    start: Annotated[str, AssetOf("image/*"), Label("Start picture", "The first frame: what is seen at the playhead.")]
    prompt: PROMPT = ""
    end: Annotated[
        str | None, AssetOf("image/*"), Label("End picture", "The last frame, where there is to be one.", "none")
    ] = None
    negative_prompt: NEGATIVE = ""
    model: MODEL = ""
    video_model: VIDEO_MODEL = None
    seconds: SECONDS = 2.0
    tier: DRAFTED_TIER = FINAL
    camera: CAMERA = ""
    motion: MOTION = 0.5
    seed: SEED = 0
    variations: VARIATIONS = 1
    rate: RATE = 24.0
    handle_out: HANDLE_OUT = 0.0
    steps: STEPS = None
    guidance: GUIDANCE = None
    keyframes: KEYFRAMES = ""
    camera_by: CAMERA_BY = BY_MODEL
    strength: STRENGTH = 0.7


class ImageToVideo:
    """Make a shot that begins with a picture."""

    Request: ClassVar[type[Any]] = ImageToVideoRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.RENDER

    def note_with(self, request: ImageToVideoRequest, assets: AssetStore) -> Reading:
        """What moves as the prompt is understood, and how long and large the shot becomes."""
        extent = None
        if request.start:
            height, width, _ = assets.shape(AssetId(request.start))
            extent = _extent(request, (width, height))
        return reading_of(request, extent)

    def run(self, request: ImageToVideoRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` shots, one after the other, so that each can be made again alone."""
        for number in range(request.variations):
            seed = (request.seed + number) % SEED_LIMIT
            if request.video_model:
                yield self._filmed(request, seed, models, context)
            elif request.end:
                yield self._between(request, seed, models, context)
            else:
                yield self._moved(request, seed, context)

    def _moved(self, request: ImageToVideoRequest, seed: int, context: RunContext) -> Output:
        """The picture itself in motion: no model takes part."""
        start, extent = _start(request, context)
        context.job.report(0, extent.frames, "Looking at the picture")
        understood = understand(travel_of(request.prompt).first)
        layers = layers_of(covered(start, *extent.size), understood, seed)
        frames = animated(request, [(0, layers, understood)], extent, seed, anchored=True)
        complete = settled(request, seed, request.steps, request.guidance)
        notes = [*left_out(request), *_without_draft(request), *enlarged_notes(request, extent, anchored=True)]
        return shot_output(told(frames, 0, extent.frames, context), extent, complete, context, notes)

    def _between(self, request: ImageToVideoRequest, seed: int, models: Models, context: RunContext) -> Output:
        start, extent = _start(request, context)
        ends = covered(start, *extent.size), covered(_picture(context.assets, request.end or ""), *extent.size)
        count = pictures_between(request.prompt, extent)
        with brush_for(request, request.model, extent, seed, count, models, context) as ready:
            keys = drawn_between(ready.brush, *ends, request.prompt, count)
            complete = settled(request, seed, ready.steps, ready.brush.guidance)
        notes = [*keys.notes, *_without_draft(request), *left_out(request, between=True)]
        return shot_output(ready.told(keys.frames(extent)), extent, complete, context, notes)

    def _filmed(self, request: ImageToVideoRequest, seed: int, models: Models, context: RunContext) -> Output:
        start, extent = _start(request, context)
        end = _picture(context.assets, request.end) if request.end else None
        context.job.report(0, 0, "Loading the model")
        with models.lease_video_model(ModelId(request.video_model or ""), context.check) as model:
            travel = travel_of(request.prompt, extent.rate)
            filming = filming_for(request, model, extent, seed, travel)
            if request.tier == FOLLOWING:
                asked = draft_of(request)
                draft = filming_for(asked, model, _extent(asked, (start.shape[1], start.shape[0])), seed, travel)
                made = filmed_after(model, filming, draft, request.strength, context, start, end)
                filming = draft
            else:
                made = filmed(model, filming, context, start, end)
        complete = settled(request, seed, filming.steps, filming.guidance)
        first = Join(resized(made.film.frames[0], *extent.size), covered(start, *extent.size))
        last = None
        if end is not None:
            last = Join(resized(made.film.frames[-1], *extent.size), covered(end, *extent.size))
        frames = in_colours(made.frames(extent, whole=end is not None), extent.frames, first, last)
        notes = (*made.notes, *keyframe_notes(request, extent, anchored=True))
        moved = along(frames, request, extent, anchored=True)
        return shot_output(moved, extent, complete, context, notes, made.sound)


def _without_draft(request: ImageToVideoRequest) -> list[Words]:
    if request.tier != FOLLOWING:
        return []
    return [Words("There was no draft to follow: without a video model the picture itself is moved.")]


def _extent(request: ImageToVideoRequest, size: tuple[int, int]) -> Extent:
    return extent_of(request.seconds, rate_of(request.rate), size, request.tier, 0.0, request.handle_out)


def _start(request: ImageToVideoRequest, context: RunContext) -> tuple[Any, Extent]:
    start = _picture(context.assets, request.start)
    return start, _extent(request, (start.shape[1], start.shape[0]))


def _picture(assets: AssetStore, asset: str) -> Any:
    return opaque(assets.picture(AssetId(asset)))
