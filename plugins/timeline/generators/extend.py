"""Extend: what comes after a film, or after any of its frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    SEED_LIMIT,
    AssetStore,
    Filming,
    Honoured,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    Models,
    Output,
    Pixels,
    Range,
    ReadFact,
    Reading,
    RunContext,
    VideoModel,
    Words,
)
from plugins.timeline.generators.fields import STEPS, VIDEO
from plugins.timeline.generators.shot_between import Join, in_colours
from plugins.timeline.generators.shot_drawing import animated, enlarged_notes, left_out
from plugins.timeline.generators.shot_fields import (
    BY_MODEL,
    CAMERA,
    CAMERA_BY,
    FINAL,
    GUIDANCE,
    HANDLE_OUT,
    KEYFRAMES,
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
from plugins.timeline.generators.shot_filming import Filmed, along, filmed, filming_for, keyframe_notes, watching
from plugins.timeline.generators.shot_joins import cross_faded
from plugins.timeline.generators.shot_output import shot_output, told
from plugins.timeline.generators.shot_settings import Extent, extent_of, keyframes_in, path_of, reading_of, settled
from plugins.timeline.restyling.keys import resized
from plugins.timeline.restyling.source import Source, known_info, opened
from plugins.timeline.shots.carrying import carried
from plugins.timeline.shots.drawing import covered, layers_of
from plugins.timeline.shots.keyframes import written
from plugins.timeline.shots.path import begun_here
from plugins.timeline.shots.reading import understand
from plugins.timeline.shots.travel import travel_of


@dataclass(frozen=True, slots=True)
class ExtendRequest:
    """So many seconds that go on after `video`, or after its second `after`, at its rate and as large.

    A video model is shown the last `overlap` frames, and its first ones are faded in over as many. Without one the last
    frame is set in motion, as the frames before it moved.
    """

    video: VIDEO
    prompt: PROMPT = ""
    after: Annotated[
        float | None,
        Range(0.04, 86_400, step=0.01, unit="s", soft_high=60),
        Label(
            "After",
            "The second after which it goes on; empty is the film's end, or that of a clip of a part.",
            "its end",
        ),
    ] = None
    negative_prompt: NEGATIVE = ""
    video_model: VIDEO_MODEL = None
    seconds: SECONDS = 2.0
    overlap: OVERLAP = 8
    tier: TIER = FINAL
    camera: CAMERA = ""
    motion: MOTION = 0.5
    seed: SEED = 0
    variations: VARIATIONS = 1
    handle_out: HANDLE_OUT = 0.0
    steps: STEPS = None
    guidance: GUIDANCE = None
    keyframes: KEYFRAMES = ""
    camera_by: CAMERA_BY = BY_MODEL


@dataclass(frozen=True, slots=True, eq=False)
class _Tail:
    """The last frames before what is made, and what that is to be."""

    frames: list[Pixels]
    extent: Extent

    @property
    def last(self) -> Pixels:
        """The frame after which it goes on."""
        return self.frames[-1]

    def at_rate(self, rate: Fraction, size: tuple[int, int]) -> list[Pixels]:
        """Frames that end with the last one, so many a second."""
        step = self.extent.rate / rate
        count = int((len(self.frames) - 1) / step) + 1
        numbers = [len(self.frames) - 1 - round(back * step) for back in range(count - 1, -1, -1)]
        return [resized(self.frames[number], *size) for number in numbers]


class Extend:
    """Go on with a film."""

    Request: ClassVar[type[Any]] = ExtendRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.RENDER

    def note_with(self, request: ExtendRequest, assets: AssetStore) -> Reading:
        """What moves, and what goes on by itself."""
        info = known_info(assets, request.video)
        extent = None
        if info is not None and info.picture is not None:
            extent = _extent(request, info.picture.rate, (info.picture.width, info.picture.height))
        reading = reading_of(request, extent)
        if request.video_model or request.camera or request.keyframes:
            return reading
        on = ReadFact(Words("Goes on"), Words("the camera, as it moved in the frames before"))
        return replace(reading, facts=(*reading.facts, on))

    def run(self, request: ExtendRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` films of what comes after, without the frames that are there."""
        context.job.report(0, 0, "Looking at the film")
        with opened(context, request.video) as source:
            tail = _tail(request, source)
        for number in range(request.variations):
            seed = (request.seed + number) % SEED_LIMIT
            if request.video_model:
                yield self._filmed(request, tail, seed, models, context)
            else:
                yield self._moved(request, tail, seed, context)

    def _moved(self, request: ExtendRequest, tail: _Tail, seed: int, context: RunContext) -> Output:
        extent = tail.extent
        understood = understand(travel_of(request.prompt).first)
        asked = _from_here(request)
        notes = [Words("The last frame was set in motion."), *left_out(request)]
        found = None
        if not request.camera and understood.moves.camera is None and path_of(request, extent) is None:
            found = carried(tail.frames, extent.frames)
        if found is not None:
            asked = replace(request, camera=found[0].value, motion=found[1])
            notes.append(Words("The camera goes on as it moved in the frames before."))
        layers = layers_of(tail.last, understood, seed)
        longer = replace(extent, frames=extent.frames + 1)
        frames = islice(animated(asked, [(0, layers, understood)], longer, seed, anchored=True), 1, None)
        notes += enlarged_notes(asked, longer, anchored=True)
        complete = settled(request, seed, request.steps, request.guidance)
        return shot_output(told(frames, 0, extent.frames, context), extent, complete, context, notes)

    def _filmed(self, request: ExtendRequest, tail: _Tail, seed: int, models: Models, context: RunContext) -> Output:
        extent = tail.extent
        context.job.report(0, 0, "Loading the model")
        with models.lease_video_model(ModelId(request.video_model or ""), context.check) as model:
            longer = replace(extent, frames=extent.frames + 1)
            filming = filming_for(request, model, longer, seed, travel_of(request.prompt, extent.rate))
            made, before = _gone_on(model, filming, tail, context)
        # What a model was shown it gives back as it was: its own colours are those of the frame after.
        own = made.film.frames[min(before, len(made.film.frames) - 1) if before > 1 else 0]
        join = Join(resized(own, *extent.size), tail.last)
        later = Filmed(replace(made.film, frames=made.film.frames[before - 1 :]), made.notes)
        begun = _from_here(request)
        coloured = in_colours(later.frames(longer), longer.frames, join)
        moved = islice(along(coloured, begun, longer, anchored=True), 1, None)
        frames = cross_faded(moved, extent.frames, request.overlap, tail.last)
        complete = settled(request, seed, filming.steps, filming.guidance)
        notes = [
            *made.notes,
            *keyframe_notes(request, extent),
            Words("{count} frames before it were looked at.", count=before),
        ]
        return shot_output(frames, extent, complete, context, notes)


def _from_here(request: ExtendRequest) -> ExtendRequest:
    """The request with keyframes that begin with what is seen: of the camera it is the way on that counts."""
    curves = begun_here(keyframes_in(request))
    return replace(request, keyframes=written(curves)) if curves else request


def _gone_on(model: VideoModel, filming: Filming, tail: _Tail, context: RunContext) -> tuple[Filmed, int]:
    """A film that goes on from frames, and how many of its own first frames are those."""
    conditions = model.abilities.conditions
    if Honoured.IGNORED in (conditions.video, conditions.mask):
        return filmed(model, filming, context, tail.last), 1
    rate = filming.rate or model.abilities.rate
    known = tail.at_rate(rate, (filming.width, filming.height))
    count = filming.frames + len(known) - 1
    video = np.stack([*known, *[known[-1]] * (count - len(known))])
    mask = np.zeros(video.shape[:3], np.uint8)
    mask[len(known) :] = 255
    film = model.make(replace(filming, frames=count, video=video, mask=mask), watching(context))
    return Filmed(film, tuple(film.notes)), len(known)


def _tail(request: ExtendRequest, source: Source) -> _Tail:
    end = source.count if request.after is None else round(Fraction(request.after) * source.rate)
    if not 0 < end <= source.count:
        raise InvalidRequest(
            "The film ends before second {start}.", advice="Begin at an earlier one.", start=f"{request.after or 0:g}"
        )
    extent = _extent(request, source.rate, source.size)
    first = max(0, end - request.overlap)
    frames = [covered(frame, *extent.size) for frame in source.frames(first, end - first)]
    return _Tail(frames, extent)


def _extent(request: ExtendRequest, rate: Fraction, size: tuple[int, int]) -> Extent:
    return extent_of(request.seconds, rate, size, request.tier, 0.0, request.handle_out)
