"""TextToVideo: a shot from a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from app.api import SEED_LIMIT, InvalidRequest, Lane, ModelId, Models, Output, Reading, RunContext
from plugins.timeline.generators.fields import STEPS
from plugins.timeline.generators.shot_drawing import animated, brush_for, drawn_notes, scenes_drawn, travelled
from plugins.timeline.generators.shot_fields import (
    BY_MODEL,
    CAMERA,
    CAMERA_BY,
    DRAFTED_TIER,
    FINAL,
    FOLLOWING,
    GUIDANCE,
    HANDLE_IN,
    HANDLE_OUT,
    HEIGHT,
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
    WIDTH,
)
from plugins.timeline.generators.shot_filming import along, filmed, filming_for, keyframe_notes
from plugins.timeline.generators.shot_following import filmed_after
from plugins.timeline.generators.shot_output import shot_output
from plugins.timeline.generators.shot_settings import Extent, draft_of, extent_of, rate_of, reading_of, settled
from plugins.timeline.shots.drawing import pictures_of
from plugins.timeline.shots.travel import travel_of


@dataclass(frozen=True, slots=True)
class TextToVideoRequest:
    """A shot from a sentence; without a video model it is a drawing by `model` that is set in motion.

    Steps and guidance that are None are the model's own. The handles are made besides `seconds`.
    """

    prompt: PROMPT
    negative_prompt: NEGATIVE = ""
    model: MODEL = ""
    video_model: VIDEO_MODEL = None
    seconds: SECONDS = 2.0
    width: WIDTH = 512
    height: HEIGHT = 288
    tier: DRAFTED_TIER = FINAL
    camera: CAMERA = ""
    motion: MOTION = 0.5
    seed: SEED = 0
    variations: VARIATIONS = 1
    rate: RATE = 24.0
    handle_in: HANDLE_IN = 0.0
    handle_out: HANDLE_OUT = 0.0
    steps: STEPS = None
    guidance: GUIDANCE = None
    keyframes: KEYFRAMES = ""
    camera_by: CAMERA_BY = BY_MODEL
    strength: STRENGTH = 0.7


class TextToVideo:
    """Make a shot from a sentence."""

    Request: ClassVar[type[Any]] = TextToVideoRequest
    version: ClassVar[str] = "4"
    lane: ClassVar[Lane] = Lane.RENDER

    def note(self, request: TextToVideoRequest) -> Reading:
        """What moves as the prompt is understood, and how long and large the shot becomes."""
        return reading_of(request, _extent(request))

    def run(self, request: TextToVideoRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` shots, one after the other, so that each can be made again alone."""
        if not request.prompt.strip():
            raise InvalidRequest("Nothing says what the shot shows.", advice="Write a prompt.")
        made = self._filmed if request.video_model else self._drawn
        for number in range(request.variations):
            yield made(request, (request.seed + number) % SEED_LIMIT, models, context)

    def _drawn(self, request: TextToVideoRequest, seed: int, models: Models, context: RunContext) -> Output:
        extent = _extent(request)
        stops = travelled(travel_of(request.prompt, extent.rate).moved(extent.before))
        pictures = sum(pictures_of(understood.scene) for _, understood in stops)
        with brush_for(request, request.model, extent, seed, pictures, models, context) as ready:
            layers = scenes_drawn(ready, stops)
            complete = settled(request, seed, ready.steps, ready.brush.guidance)
        drawings = [(at, drawn, understood) for (at, understood), drawn in zip(stops, layers, strict=True)]
        frames = ready.told(animated(request, drawings, extent, seed, anchored=False))
        notes = drawn_notes(layers, [understood for _, understood in stops], request, extent)
        return shot_output(frames, extent, complete, context, notes)

    def _filmed(self, request: TextToVideoRequest, seed: int, models: Models, context: RunContext) -> Output:
        extent = _extent(request)
        travel = travel_of(request.prompt, extent.rate).moved(extent.before)
        context.job.report(0, 0, "Loading the model")
        with models.lease_video_model(ModelId(request.video_model or ""), context.check) as model:
            filming = filming_for(request, model, extent, seed, travel)
            if request.tier == FOLLOWING:
                asked = draft_of(request)
                draft = filming_for(asked, model, _extent(asked), seed, travel)
                made = filmed_after(model, filming, draft, request.strength, context)
                filming = draft
            else:
                made = filmed(model, filming, context)
        complete = settled(request, seed, filming.steps, filming.guidance)
        notes = (*made.notes, *keyframe_notes(request, extent))
        frames = along(made.frames(extent), request, extent)
        return shot_output(frames, extent, complete, context, notes, made.sound)


def _extent(request: TextToVideoRequest) -> Extent:
    return extent_of(
        request.seconds,
        rate_of(request.rate),
        (request.width, request.height),
        request.tier,
        request.handle_in,
        request.handle_out,
    )
