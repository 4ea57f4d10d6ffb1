"""Storyboard: a passage becomes shots, one after the other in one film, each of which can be made anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from app.api import (
    SEED_LIMIT,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    Models,
    More,
    Output,
    Pixels,
    Prompt,
    Range,
    ReadFact,
    Reading,
    RunContext,
    Text,
    Words,
)
from plugins.timeline.generators.fields import STEPS
from plugins.timeline.generators.shot_drawing import Ready, animated, brush_for, travelled
from plugins.timeline.generators.shot_fields import (
    FINAL,
    GUIDANCE,
    HEIGHT,
    MODEL,
    MOTION,
    NEGATIVE,
    RATE,
    SEED,
    TIER,
    VIDEO_MODEL,
    WIDTH,
)
from plugins.timeline.generators.shot_filming import filmed, filming_for
from plugins.timeline.generators.shot_output import shot_output, told
from plugins.timeline.generators.shot_settings import Extent, extent_of, rate_of
from plugins.timeline.generators.text_to_video import TextToVideoRequest
from plugins.timeline.model.naming import short_name
from plugins.timeline.shots.drawing import pictures_of
from plugins.timeline.shots.travel import travel_of
from plugins.timeline.storyboard.asking import ask_for_board
from plugins.timeline.storyboard.board import MOST_SHOTS, Board, from_lines, to_lines
from plugins.timeline.storyboard.cutting import cut_passage
from plugins.timeline.storyboard.reel import REEL, Reel, ReelShot

_BEATS = 4
_TOLD_SHOTS = 8
_NAME_LENGTH = 48
_GENERATOR = "timeline.text-to-video"


@dataclass(frozen=True, slots=True)
class StoryboardRequest:
    """A passage as a film of shots; `seconds` 0 lets each last as long as it takes to be read.

    `shots` are written out as lines of seconds, camera and what is seen; empty, the passage is cut by `director`, a
    language model, or without one by rule.
    """

    prompt: Annotated[str, Prompt(prose=True), Label("Passage", "A text that is told in shots.")]
    shots: Annotated[
        str,
        Text(multiline=True),
        Label(
            "Shots", "One a line, such as: 4 s | zoom-in | a fox in the snow. Empty, the text is cut.", "by the text"
        ),
    ] = ""
    director: Annotated[
        str | None,
        ModelOf(ModelKind.LANGUAGE_MODEL),
        Label("Cut by", "A language model decides what is seen; without one each sentence is a shot.", "its sentences"),
    ] = None
    most: Annotated[int, Range(1, MOST_SHOTS, soft_high=24), Label("At most", "So many shots."), More()] = 12
    seconds: Annotated[
        float, Range(0, 3600, step=0.1, unit="s", soft_high=120), Label("Seconds", "0 is as long as it takes to read.")
    ] = 0.0
    bpm: Annotated[
        float,
        Range(0, 300, step=0.1, unit="BPM", soft_high=180),
        Label("Tempo", "Cuts lie on the bar lines of music in 4/4 at this tempo; 0 leaves them where they are."),
        More(),
    ] = 0.0
    look: Annotated[str, Text(), Label("Look", "Is added to what every shot shows, such as: watercolour."), More()] = ""
    negative_prompt: NEGATIVE = ""
    model: MODEL = ""
    video_model: VIDEO_MODEL = None
    width: WIDTH = 512
    height: HEIGHT = 288
    tier: TIER = FINAL
    motion: MOTION = 0.5
    seed: SEED = 0
    rate: RATE = 24.0
    steps: STEPS = None
    guidance: GUIDANCE = None

    @property
    def camera(self) -> str:
        """Each shot has its own."""
        return ""


class Storyboard:
    """Make a film from a passage."""

    Request: ClassVar[type[Any]] = StoryboardRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.RENDER

    def note(self, request: StoryboardRequest) -> Reading:
        """How many shots it becomes and how long they last, as far as that is known before a model is asked."""
        if request.director and not request.shots.strip():
            fact = ReadFact(Words("Shots"), Words("at most {count}, by the language model", count=request.most))
            return Reading(facts=(fact,))
        board = _timed(request, _written(request))
        total = Words("{count} in {seconds} s", count=len(board.shots), seconds=f"{float(board.seconds):.1f}")
        facts = [ReadFact(Words("Shots"), total, icon="film")]
        for number, shot in enumerate(board.shots[:_TOLD_SHOTS], 1):
            name = Words("{number}: {seconds} s", number=number, seconds=f"{float(shot.seconds):.1f}")
            facts.append(ReadFact(name, Words("{words}", words=shot.prompt[:80])))
        return Reading(facts=tuple(facts))

    def run(self, request: StoryboardRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make the film."""
        board = self._board(request, models, context)
        if not board.shots:
            raise InvalidRequest("There is nothing to be seen in this passage.", advice="Write a sentence or more.")
        shots = _requests(request, _timed(request, board))
        make = self._filmed if request.video_model else self._drawn
        # Written out as they are before they are fitted to a length: that is done again then
        yield from make(replace(request, shots=to_lines(board)), shots, models, context)

    def _board(self, request: StoryboardRequest, models: Models, context: RunContext) -> Board:
        if request.shots.strip() or not request.director:
            return _written(request)

        def watch(done: int, of: int) -> None:
            context.job.report(done, of, Words("Cutting the passage"))

        context.job.report(0, 0, "Loading the model")
        with models.lease_language_model(ModelId(request.director), context.check) as model:
            return ask_for_board(model, request.prompt, request.most, request.seed, context.job.fresh, watch)

    def _drawn(
        self, request: StoryboardRequest, shots: list[TextToVideoRequest], models: Models, context: RunContext
    ) -> Iterator[Output]:
        stops = [travelled(travel_of(shot.prompt)) for shot in shots]
        pictures = sum(pictures_of(understood.scene) for each in stops for _, understood in each)
        whole = _whole(shots)
        with brush_for(request, request.model, whole, request.seed, pictures, models, context) as ready:
            drawn, number = [], 0
            for shot, each in zip(shots, stops, strict=True):
                brush = replace(ready.brush, seed=shot.seed)
                layers = []
                for _, understood in each:
                    layers.append(brush.scene(understood.scene, number))
                    number += pictures_of(understood.scene)
                drawn.append([(at, one, meant) for (at, meant), one in zip(each, layers, strict=True)])
            steps, guidance = ready.brush.steps, ready.brush.guidance
        complete = replace(request, steps=steps, guidance=guidance)
        settled = [replace(shot, steps=steps, guidance=guidance) for shot in shots]
        frames = _chained(ready, settled, drawn)
        yield _with_reel(shot_output(frames, whole, complete, context), settled)

    def _filmed(
        self, request: StoryboardRequest, shots: list[TextToVideoRequest], models: Models, context: RunContext
    ) -> Iterator[Output]:
        whole = _whole(shots)
        context.job.report(0, 0, "Loading the model")
        with models.lease_video_model(ModelId(request.video_model or ""), context.check) as model:
            filmings = [
                filming_for(shot, model, _extent(shot), shot.seed, travel_of(shot.prompt)) for shot in shots
            ]  # fmt: skip
            frames = (
                frame
                for filming, shot in zip(filmings, shots, strict=True)
                for frame in filmed(model, filming, context).frames(_extent(shot))
            )
            steps, guidance = filmings[0].steps, filmings[0].guidance
            settled = [replace(shot, steps=steps, guidance=guidance) for shot in shots]
            complete = replace(request, steps=steps, guidance=guidance)
            yield _with_reel(shot_output(told(frames, 0, whole.frames, context), whole, complete, context), settled)


def _written(request: StoryboardRequest) -> Board:
    return from_lines(request.shots) if request.shots.strip() else cut_passage(request.prompt, request.most)


def _timed(request: StoryboardRequest, board: Board) -> Board:
    bar = Fraction(_BEATS * 60) / Fraction(str(request.bpm)) if request.bpm else Fraction(0)
    return board.timed(rate_of(request.rate), Fraction(str(request.seconds)), bar)


def _requests(request: StoryboardRequest, board: Board) -> list[TextToVideoRequest]:
    """The request that makes each shot by itself."""
    return [
        TextToVideoRequest(
            prompt=f"{shot.prompt}, {request.look}" if request.look else shot.prompt,
            negative_prompt=request.negative_prompt,
            model=request.model,
            video_model=request.video_model,
            seconds=float(shot.seconds),
            width=request.width,
            height=request.height,
            tier=request.tier,
            camera=shot.camera.value,
            motion=request.motion,
            seed=(request.seed + number) % SEED_LIMIT,
            rate=request.rate,
            steps=request.steps,
            guidance=request.guidance,
        )
        for number, shot in enumerate(board.shots)
    ]


def _extent(shot: TextToVideoRequest) -> Extent:
    return extent_of(shot.seconds, rate_of(shot.rate), (shot.width, shot.height), shot.tier)


def _whole(shots: list[TextToVideoRequest]) -> Extent:
    extents = [_extent(shot) for shot in shots]
    return replace(extents[0], frames=sum(extent.frames for extent in extents))


def _chained(ready: Ready, shots: list[TextToVideoRequest], drawn: list[list[Any]]) -> Iterator[Pixels]:
    frames = (
        frame
        for shot, drawings in zip(shots, drawn, strict=True)
        for frame in animated(shot, drawings, _extent(shot), shot.seed, anchored=False)
    )
    return ready.told(frames)


def _with_reel(output: Output, shots: list[TextToVideoRequest]) -> Output:
    found, at = [], 0
    for shot in shots:
        extent = _extent(shot)
        start, duration = at / extent.rate, extent.seconds
        name = short_name(shot.prompt, _NAME_LENGTH)
        found.append(ReelShot(name, Fraction(start), duration, _GENERATOR, json.dumps(asdict(shot))))
        at += extent.frames
    return replace(output, details={**output.details, REEL: Reel(tuple(found)).to_bytes()})
