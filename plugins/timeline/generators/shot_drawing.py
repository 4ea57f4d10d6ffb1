"""Shots by a picture model: drawings that are set in motion.

Measured on two scenes at 448 × 256: layers in motion have a warping error of 6 to 8 in a million at 0.4 pixels of
motion a frame; key pictures drawn from one another with flow between them 140 to 400 at 0.3 to 0.7; drawing every
twelfth frame of the layers anew 28, and hardly any motion is left.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from app.api import ModelId, ModelRecord, Models, Pixels, RunContext, WatchStep, Words
from plugins.timeline.generators.shot_fields import DRAFT, FOLLOWING
from plugins.timeline.generators.shot_output import told
from plugins.timeline.generators.shot_settings import (
    Extent,
    KeyframedRequest,
    ShotRequest,
    draft_of,
    extent_of,
    guidance_of,
    keyframes_in,
    moves_of,
    pace_of,
    path_of,
    steps_of,
)
from plugins.timeline.shots.animation import Animation, Staging
from plugins.timeline.shots.drawing import Brush, drawn_size, pictures_of
from plugins.timeline.shots.layers import Layers
from plugins.timeline.shots.motions import ThingMotion
from plugins.timeline.shots.reading import Understood, understand
from plugins.timeline.shots.travel import Travel, travel_of

_FADE_S = 0.5
_FRAMES_A_STEP = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A picture model that is held, for a shot of some pictures; progress counts their steps, then the frames."""

    brush: Brush
    record: ModelRecord
    pictures: int
    extent: Extent
    context: RunContext

    @property
    def steps(self) -> int:
        """The steps that the request says: those of the drafts, where there are any."""
        draft = self.brush.draft
        return self.brush.steps if draft is None else draft.steps

    @property
    def _steps(self) -> int:
        return self.pictures * self.brush.steps

    @property
    def _total(self) -> int:
        return self._steps + -(-self.extent.frames // _FRAMES_A_STEP)

    def told(self, frames: Iterator[Pixels]) -> Iterator[Pixels]:
        """Frames as they come, told to the job after all pictures."""
        total = self._total * _FRAMES_A_STEP
        return told(frames, self._steps * _FRAMES_A_STEP, total, self.context)


@contextmanager
def brush_for(
    request: ShotRequest, model: str, extent: Extent, seed: int, pictures: int, models: Models, context: RunContext
) -> Iterator[Ready]:
    """Hold the picture model that draws for a shot, for the length of the block."""
    record = models.record(ModelId(model))
    if request.tier == FOLLOWING:
        # Each is drawn twice
        pictures *= 2
    width, height = drawn_size(*extent.size, record.native_size, record.multiple_of, draft=request.tier == DRAFT)
    steps = steps_of(request, record)
    total = pictures * steps + -(-extent.frames // _FRAMES_A_STEP)
    context.job.report(0, 0, "Loading the model")
    with models.lease_picture_model(record.id, context.check) as held:
        brush = Brush(
            held, width, height, steps, guidance_of(request, record), seed,
            _watching(context, pictures, steps, total), request.negative_prompt,
        )  # fmt: skip
        if request.tier == FOLLOWING:
            brush = _after_draft(brush, request, extent)
        yield Ready(brush, record, pictures, extent, context)


def _after_draft(brush: Brush, request: ShotRequest, extent: Extent) -> Brush:
    """A brush that draws drafts first, as a shot that is a draft has them, and each of them again."""
    record = brush.model.record
    size = extent_of(1, extent.rate, extent.size, DRAFT).size
    width, height = drawn_size(*size, record.native_size, record.multiple_of, draft=True)
    steps, watch = steps_of(draft_of(request), record), brush.watch
    draft = replace(brush, width=width, height=height, steps=steps, watch=lambda number: watch(2 * number))
    strength = max(getattr(request, "strength", 1.0), 1 / brush.steps)
    return replace(brush, draft=draft, strength=strength, watch=lambda number: watch(2 * number + 1))


def travelled(travel: Travel) -> list[tuple[int, Understood]]:
    """What each prompt means, and from which frame on."""
    return [(0, understand(travel.first)), *((at, understand(prompt)) for at, prompt in travel.later.items())]


def scenes_drawn(ready: Ready, stops: list[tuple[int, Understood]]) -> list[Layers]:
    """A drawing in layers for each prompt."""
    number, found = 0, []
    for _, understood in stops:
        flying = understood.moves.thing in (ThingMotion.FLY, ThingMotion.RISE, ThingMotion.FALL)
        found.append(ready.brush.scene(understood.scene, number, flying=flying))
        number += pictures_of(understood.scene)
    return found


def animated(
    request: KeyframedRequest,
    drawings: list[tuple[int, Layers, Understood]],
    extent: Extent,
    seed: int,
    *,
    anchored: bool,
) -> Iterator[Pixels]:
    """The frames of drawings in motion, each fading into the next where the prompt changes."""
    first = moves_of(request, drawings[0][2])
    scenes = []
    path, pace = path_of(request, extent, anchored=anchored), pace_of(request, extent)
    for at, layers, understood in drawings:
        # One camera takes all of it: it goes on where the drawing changes.
        moves = replace(moves_of(request, understood), camera=first.camera)
        staging = Staging(moves, extent.size, float(extent.seconds), seed, request.motion, anchored, path)
        staging = staging if pace is None else Staging.paced(staging, pace)
        scenes.append((at, Animation(layers, staging)))
    fade = max(1, round(_FADE_S * extent.rate))
    for number in range(extent.frames):
        time_s = float(number / extent.rate)
        frame: Pixels | None = None
        for index, (at, animation) in enumerate(scenes):
            begins = at - fade // 2
            ends = scenes[index + 1][0] - fade // 2 + fade if index + 1 < len(scenes) else math.inf
            if number >= ends or (index and number < begins):
                continue
            shown = animation.frame(time_s)
            share = 1.0 if frame is None else min(1.0, (number - begins + 1) / (fade + 1))
            frame = shown if frame is None else _mixed(frame, shown, share)
        assert frame is not None
        yield frame


def drawn_notes(
    drawings: list[Layers], understood: list[Understood], request: KeyframedRequest, extent: Extent
) -> list[Words]:
    """What is said of a shot that is a drawing in motion."""
    moving = moves_of(request, understood[0])
    parts = [motion.words for motion in sorted(moving.scene, key=lambda one: one.value)]
    notes = [Words("A drawing was set in motion: {what}.", what=part) for part in parts]
    for layers, one in zip(drawings, understood, strict=True):
        if one.scene.thing and layers.thing is None:
            notes.append(
                Words("{thing} could not be told from its place, and moves with it.", thing=one.scene.thing[:60])
            )
    return [*notes, *enlarged_notes(request, extent)]


def enlarged_notes(request: KeyframedRequest, extent: Extent, *, anchored: bool = False) -> list[Words]:
    """How much nearer than its keyframes say the camera is, so that it doesn't leave the drawing."""
    path = path_of(request, extent, anchored=anchored)
    share = 0 if path is None else round((path.enlarged() - 1) * 100)
    if not share:
        return []
    return [
        Words("The camera is up to {share} % nearer than its keyframes say: it would leave the drawing.", share=share)
    ]


def left_out(request: KeyframedRequest, *, between: bool = False) -> list[Words]:
    """What of a request changes nothing where a given picture moves, or where motion leads `between` two."""
    notes = []
    if travel_of(request.prompt).later:
        notes.append(Words("What the prompt says of later frames was left out: the picture is given."))
    if between and keyframes_in(request):
        notes.append(Words("The keyframes were left out: between two pictures motion leads."))
    if between and request.camera:
        notes.append(Words("The camera was left out: between two pictures only a video model moves it."))
    return notes


def _mixed(first: Pixels, second: Pixels, share: float) -> Pixels:
    mixed = first.astype(np.float32) * (1 - share) + second.astype(np.float32) * share
    return np.asarray(np.rint(mixed), np.uint8)


def _watching(context: RunContext, pictures: int, steps: int, total: int) -> Callable[[int], WatchStep]:
    def watching(number: int) -> WatchStep:
        words = Words("Drawing picture {number} of {count}", number=number + 1, count=max(pictures, number + 1))

        def watch(step: int, _steps: int, make_preview: Callable[[], Pixels]) -> None:
            preview = make_preview() if context.job.wants_preview() else None
            done = min(total, number * steps + step)
            context.job.report(done * _FRAMES_A_STEP, total * _FRAMES_A_STEP, words, preview)

        return watch

    return watching
