"""Restyle: a film in another style, by words or after a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from app.api import (
    AssetId,
    AssetOf,
    AssetStore,
    Drawing,
    Filming,
    InvalidRequest,
    Keyframes,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
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
from plugins.timeline.generators.fields import FILM_SEED, SAMPLER, SECONDS, START, STEPS, VIDEO
from plugins.timeline.model import Curve
from plugins.timeline.restyling.colours import Tint, tint_to
from plugins.timeline.restyling.following import Following
from plugins.timeline.restyling.keys import KeyPainter
from plugins.timeline.restyling.pieces import PieceFilming, check_takes, filming_size
from plugins.timeline.restyling.result import Account, film_output, filmed
from plugins.timeline.restyling.source import Source, known_info, opaque, opened
from plugins.timeline.restyling.telling import Told, pieces_told
from plugins.timeline.shots.keyframes import keyframes_of

_OWN = "illustrator"
_OWN_SECONDS = 1.9
_OWN_AROUND_S = 0.3
_USUAL_CONTENT = 0.5
_KEYFRAMED = ("structure", "content")
_SLIDER = Range(0, 1, step=0.05)


@dataclass(frozen=True, slots=True)
class RestyleRequest:
    """A film restyled: by a prompt, after a picture `reference`, or both.

    `structure` is how much of every frame stays, `content` how closely the prompt and the picture are followed,
    `temporal` how much of the frame before is carried on. Without a video model the picture model `model` draws a frame
    in `every`. Steps that are None, and an empty sampler, are the model's own.
    """

    video: VIDEO
    prompt: Annotated[
        str, Prompt(), Label("Prompt", "What the film shows, and in which style. Empty takes the colours alone.")
    ] = ""
    reference: Annotated[
        str | None,
        AssetOf("image/*"),
        Label("Picture of the style", "Its colours are taken: the picture model takes no picture as a prompt.", "none"),
    ] = None
    structure: Annotated[
        float, Range(0, 0.95, step=0.05), Label("Structure", "How much of what is where stays: 1 changes nothing.")
    ] = 0.5
    content: Annotated[
        float, _SLIDER, Label("Content", "How closely the prompt, and the colours of the picture, are followed.")
    ] = _USUAL_CONTENT
    temporal: Annotated[
        float, _SLIDER, Label("Consistency", "How much of the frame before is carried on along what moves.")
    ] = 0.7
    negative_prompt: Annotated[
        str, Prompt(negative=True), Label("Without", "What the film should not show."), More()
    ] = ""
    model: Annotated[str, ModelOf(ModelKind.CHECKPOINT), Label("Picture model")] = ""
    video_model: Annotated[
        str | None,
        ModelOf(ModelKind.VIDEO_MODEL),
        Label("Video model", "One that begins with a film makes all frames at once.", "the picture model"),
    ] = None
    every: Annotated[
        int,
        Range(1, 48, soft_high=24),
        Label("A picture every", "How many frames there are from one that is drawn to the next; others follow them."),
        More(),
    ] = 6
    seed: FILM_SEED = 0
    steps: STEPS = None
    sampler: SAMPLER = ""
    start: START = 0.0
    seconds: SECONDS = None
    keyframes: Annotated[
        str,
        Text(),
        Keyframes(_KEYFRAMED),
        Label(
            "Keyframes",
            "Structure and content that change on the way, of frames that the picture model draws: "
            "“0s: structure 0.9; 2s: structure 0.4”.",
        ),
        More(),
    ] = ""


class Restyle:
    """Make a film in another style."""

    Request: ClassVar[type[Any]] = RestyleRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def note_with(self, request: RestyleRequest, assets: AssetStore) -> Reading:
        """How many pictures it takes, and about how long with the studio's own model."""
        info = known_info(assets, request.video)
        if request.video_model or not request.prompt.strip() or info is None or info.picture is None:
            return Reading()
        begin = round(request.start * info.picture.rate)
        frames = max(1, round(info.picture.duration * info.picture.rate) - begin)
        if request.seconds is not None:
            frames = min(frames, max(1, round(request.seconds * info.picture.rate)))
        pictures = key_frames(frames, request.every)
        name = Words("Pictures to draw")
        if request.model not in ("", _OWN):
            return Reading(facts=(ReadFact(name, Words("{count}", count=pictures)),))
        seconds = pictures * (_OWN_SECONDS * _strength(request) + _OWN_AROUND_S)
        short = Words("{count}, about {seconds} s on two cores", count=pictures, seconds=max(1, round(seconds)))
        return Reading(facts=(ReadFact(name, short),))

    def run(self, request: RestyleRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make the film, as long and as large as the source and with its sound."""
        if not request.prompt.strip() and request.reference is None:
            raise InvalidRequest(
                "Nothing says what the film should look like.", advice="Write a prompt, or choose a picture of a style."
            )
        reference = None if request.reference is None else opaque(context.assets.picture(AssetId(request.reference)))
        context.job.report(0, 0, "Looking at the film")
        with opened(context, request.video, request.start, request.seconds) as source:
            work = _Work(request, models, context, source, reference)
            yield work.by_model() if request.video_model else work.by_pictures()


@dataclass(slots=True)
class _Work:
    """One film on the way."""

    request: RestyleRequest
    models: Models
    context: RunContext
    source: Source
    reference: Pixels | None

    def by_pictures(self) -> Output:
        """Every few frames drawn by the picture model, and all others after them."""
        request, source = self.request, self.source
        if not request.prompt.strip():
            return self._in_colours()
        curves = keyframes_of(request.keyframes, _KEYFRAMED)
        record = self.models.record(ModelId(request.model))
        settled = replace(
            request,
            steps=record.default_steps if request.steps is None else request.steps,
            sampler=request.sampler or record.default_sampler,
        )
        drawing = Drawing(
            prompt=request.prompt,
            negative_prompt=request.negative_prompt,
            width=0,
            height=0,
            steps=settled.steps or record.default_steps,
            guidance=_guidance(request, record),
            sampler=settled.sampler,
            seed=request.seed,
            strength=_strength(request),
        )
        self.context.job.report(0, 0, "Loading the model")
        with self.models.lease_picture_model(record.id, self.context.check) as model:
            painter = KeyPainter(model, drawing, self.models, self.context.check)
            told = Told(self.context, key_frames(source.count, request.every))

            def style(start: Pixels, number: int) -> Pixels:
                at = _at(request, curves, number / source.rate)
                asked = replace(drawing, strength=_strength(at), guidance=_guidance(at, record))
                return replace(painter, drawing=asked).draw(start, told.next())

            following = Following(style, request.every, request.temporal, self._tint)
            data = filmed(following.restyled(source.frames()), source, self.context, title=request.prompt[:80])
        notes = [Words("Frames drawn: {count}. The others follow them along what moves.", count=told.drawn)]
        return self._output(data, settled, notes, following.steadiness.measures)

    def by_model(self) -> Output:
        """All frames by a video model, so many at once as it makes."""
        request, source = self.request, self.source
        self.context.job.report(0, 0, "Loading the model")
        with self.models.lease_video_model(ModelId(request.video_model or ""), self.context.check) as model:
            record = model.record
            check_takes(record, model.abilities, mask=False)
            settled = replace(request, steps=request.steps or record.default_steps)
            width, height = filming_size(source.width, source.height, model.abilities)
            filming = Filming(
                request.prompt,
                width,
                height,
                request.seed,
                settled.steps or record.default_steps,
                _guidance(request, record),
                request.negative_prompt,
                strength=_strength(request),
            )
            work = PieceFilming(model, filming, lambda first, count: list(source.frames(first, count)))
            frames = work.frames(source.count, source.size, pieces_told(self.context))
            data = filmed(self._tinted(frames), source, self.context, title=request.prompt[:80])
        notes = list(work.notes)
        if keyframes_of(request.keyframes, _KEYFRAMED):
            notes.append(Words("The keyframes were left out: a video model restyles all frames alike."))
        return self._output(data, settled, notes, {})

    def _in_colours(self) -> Output:
        """The film as it is, in the colours of a picture."""
        frames = _colouring(self._tinted(self.source.frames()), self.source.count, self.context)
        data = filmed(frames, self.source, self.context)
        return self._output(data, self.request, [], {})

    def _tint(self, frame: Pixels) -> Tint:
        return Tint() if self.reference is None else tint_to(frame, self.reference, self.request.content)

    def _tinted(self, frames: Iterator[Pixels]) -> Iterator[Pixels]:
        """Frames in the colours of the picture, all changed as the first one is."""
        tint: Tint | None = None
        for frame in frames:
            tint = self._tint(frame) if tint is None else tint
            yield tint.applied(frame)

    def _output(self, data: bytes, request: RestyleRequest, notes: list[Words], measures: dict[str, float]) -> Output:
        if self.reference is not None:
            notes = [*notes, Words("Of the picture of the style its colours were taken.")]
        name = request.prompt or str(Words("In the colours of a picture"))
        shape = (self.source.count, self.source.height, self.source.width)
        return film_output(data, request, name, shape, Account(tuple(notes), measures))


def key_frames(frames: int, every: int) -> int:
    """How many pictures are drawn for a scene: its first frame, its last, and every few between."""
    return 1 + -(-(frames - 1) // every)


def _colouring(frames: Iterator[Pixels], count: int, context: RunContext) -> Iterator[Pixels]:
    for number, frame in enumerate(frames):
        preview = frame if context.job.wants_preview() else None
        context.job.report(number, count, "Changing the colours", preview)
        yield frame


def _at(request: RestyleRequest, curves: Mapping[str, Curve], time: Fraction) -> RestyleRequest:
    """The request as its keyframes have it at a time."""
    changes: dict[str, Any] = {name: curve.at(time) for name, curve in curves.items()}
    return replace(request, **changes)


def _strength(request: RestyleRequest) -> float:
    return round(1 - request.structure, 4)


def _guidance(request: RestyleRequest, record: ModelRecord) -> float:
    """The model's own guidance at the middle of the slider, none at its beginning, and twice as much at its end."""
    return 1 + (record.default_guidance - 1) * request.content / _USUAL_CONTENT
