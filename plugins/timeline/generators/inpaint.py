"""Inpaint: an object of a film taken out, or made anew, through all its frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from app.api import (
    AssetId,
    AssetOf,
    Choice,
    Drawing,
    Filming,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    Models,
    More,
    Output,
    PictureModel,
    Pixels,
    Prompt,
    Range,
    RunContext,
    Words,
)
from plugins.timeline.generators.fields import FILM_SEED, SAMPLER, SECONDS, START, STEPS, VIDEO
from plugins.timeline.restyling.filling import Filling, enlarged
from plugins.timeline.restyling.following import Following
from plugins.timeline.restyling.joining import joined
from plugins.timeline.restyling.keys import KeyPainter
from plugins.timeline.restyling.pieces import PieceFilming, check_takes, filming_size
from plugins.timeline.restyling.result import Account, film_output, filmed
from plugins.timeline.restyling.source import Source, opened
from plugins.timeline.restyling.telling import Told, pieces_told
from plugins.timeline.restyling.tracking import Masks, given, mask_of, tracked
from plugins.timeline.restyling.window import Window

_BACKGROUND, _PROMPT = "background", "prompt"
_EVERY = 6
_TEMPORAL = 0.7


@dataclass(frozen=True, slots=True)
class InpaintRequest:
    """A film without the object that `mask` marks at second `mask_at`, or with another in its place.

    A film of masks `masks` takes the place of both. Without a video model what is behind the object comes from other
    frames, and the picture model draws what none shows, or all of it where `fill` is `prompt`. Steps that are None, and
    an empty sampler, are the model's own.
    """

    video: VIDEO
    mask: Annotated[
        str | None,
        AssetOf("image/*"),
        Label("Mask", "A picture of a frame's shape, white or opaque where the object is.", "a film of masks"),
    ] = None
    mask_at: Annotated[
        float,
        Range(0, 86_400, step=0.01, unit="s", soft_high=60),
        Label("At", "The second that it marks."),
    ] = 0.0
    masks: Annotated[
        str | None,
        AssetOf("video/*"),
        Label("Film of masks", "White where the object is, frame by frame.", "the mask is followed"),
        More(),
    ] = None
    fill: Annotated[
        str,
        Choice(((_BACKGROUND, "What is behind it"), (_PROMPT, "What the prompt says"))),
        Label("Put there"),
    ] = _BACKGROUND
    prompt: Annotated[str, Prompt(), Label("Prompt", "What is seen there. Empty continues what is around it.")] = ""
    negative_prompt: Annotated[
        str, Prompt(negative=True), Label("Without", "What should not be seen there."), More()
    ] = ""
    model: Annotated[str, ModelOf(ModelKind.CHECKPOINT), Label("Picture model")] = ""
    video_model: Annotated[
        str | None,
        ModelOf(ModelKind.VIDEO_MODEL),
        Label("Video model", "One that fills a part of a film makes all frames at once.", "the picture model"),
    ] = None
    grow: Annotated[
        int, Range(0, 64, unit="px", soft_high=32), Label("Grow", "How much wider than the object is made anew.")
    ] = 8
    soft: Annotated[int, Range(0, 64, unit="px", soft_high=32), Label("Soft edge", "How wide the seam is."), More()] = 6
    strength: Annotated[
        float,
        Range(0.05, 1, step=0.05),
        Label("Strength", "How far the result may leave the object."),
        More(),
    ] = 0.9
    seed: FILM_SEED = 0
    steps: STEPS = None
    sampler: SAMPLER = ""
    start: START = 0.0
    seconds: SECONDS = None


class Inpaint:
    """Take an object out of a film, or put another in its place."""

    Request: ClassVar[type[Any]] = InpaintRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: InpaintRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make the film: outside of the grown mask every frame is as it was."""
        replaced = request.fill == _PROMPT or request.video_model is not None
        if replaced and not request.prompt.strip():
            raise InvalidRequest("Nothing says what is to be seen there.", advice="Write a prompt.")
        context.job.report(0, 0, "Looking at the film")
        with opened(context, request.video, request.start, request.seconds) as source:
            masks = _masks(request, source, context)
            work = _Work(request, models, context, source, masks)
            if request.video_model is not None:
                yield work.by_model(request.video_model)
            elif replaced:
                yield work.anew()
            else:
                yield work.behind()


@dataclass(slots=True)
class _Work:
    """One film on the way."""

    request: InpaintRequest
    models: Models
    context: RunContext
    source: Source
    masks: Masks

    def behind(self) -> Output:
        """What is behind the object, and where no frame shows it what the prompt says, or what is around."""
        request, source = self.request, self.source
        window = Window(source, self.masks, _worked(request.grow, source, self.masks))
        if not request.prompt.strip():
            filling = Filling(window, _continued)
            data = filmed(self._joined(filling), source, self.context)
            note = Words("What no frame shows was continued from what is around it: with a prompt it is drawn.")
            return self._output(data, request, (note,) if filling.drawn else ())
        drawing, settled = self._drawing(1.0)
        self.context.job.report(0, 0, "Loading the model")
        with self.models.lease_picture_model(ModelId(request.model), self.context.check) as model:
            painter, told = self._painter(model, drawing), Told(self.context, 1)
            filling = Filling(window, lambda frame, mask: painter.draw_within(frame, mask, told.next()))
            data = filmed(self._joined(filling), source, self.context, title=request.prompt[:80])
        note = Words("Pictures drawn of what no frame shows: {count}.", count=told.drawn)
        return self._output(data, settled, (note,))

    def anew(self) -> Output:
        """What the prompt says in place of the object, moving as it did."""
        request, source = self.request, self.source
        drawing, settled = self._drawing(request.strength)
        self.context.job.report(0, 0, "Loading the model")
        with self.models.lease_picture_model(ModelId(request.model), self.context.check) as model:
            painter, told = self._painter(model, drawing), Told(self.context, 2 + (source.count - 2) // _EVERY)

            def style(start: Pixels, number: int) -> Pixels:
                hole = self._hole(number)
                if not hole.any():
                    return start
                return painter.draw_within(start, np.where(hole, 255, 0).astype(np.uint8), told.next())

            following = Following(style, _EVERY, _TEMPORAL)
            data = filmed(self._laid_over(following.restyled(source.frames())), source, self.context,
                          title=request.prompt[:80])  # fmt: skip
        note = Words("Frames drawn: {count}. The others follow them along what moves.", count=told.drawn)
        return self._output(data, settled, (note,))

    def by_model(self, video_model: str) -> Output:
        """What the prompt says, filmed by a video model."""
        request, source = self.request, self.source
        self.context.job.report(0, 0, "Loading the model")
        with self.models.lease_video_model(ModelId(video_model), self.context.check) as model:
            record = model.record
            check_takes(record, model.abilities, mask=True)
            settled = replace(request, steps=request.steps or record.default_steps)
            filming = Filming(
                request.prompt,
                *filming_size(source.width, source.height, model.abilities),
                request.seed,
                settled.steps or record.default_steps,
                record.default_guidance,
                request.negative_prompt,
            )
            work = PieceFilming(
                model,
                filming,
                lambda first, count: list(source.frames(first, count)),
                lambda first, count: [
                    np.where(self._hole(number), 255, 0).astype(np.uint8) for number in range(first, first + count)
                ],
            )
            frames = work.frames(source.count, source.size, pieces_told(self.context))
            data = filmed(self._laid_over(frames), source, self.context, title=request.prompt[:80])
        return self._output(data, settled, work.notes)

    def _drawing(self, strength: float) -> tuple[Drawing, InpaintRequest]:
        """How pictures are drawn, and the request with nothing left open."""
        request = self.request
        record = self.models.record(ModelId(request.model))
        steps = record.default_steps if request.steps is None else request.steps
        sampler = request.sampler or record.default_sampler
        drawing = Drawing(
            prompt=request.prompt,
            negative_prompt=request.negative_prompt,
            width=0,
            height=0,
            steps=steps,
            guidance=record.default_guidance,
            sampler=sampler,
            seed=request.seed,
            strength=strength,
        )
        return drawing, replace(request, steps=steps, sampler=sampler)

    def _painter(self, model: PictureModel, drawing: Drawing) -> KeyPainter:
        return KeyPainter(model, drawing, self.models, self.context.check)

    def _hole(self, number: int) -> NDArray[np.bool_]:
        return self.masks.grown(number, self.request.grow, self.source.width, self.source.height)

    def _joined(self, filling: Filling) -> Iterator[Pixels]:
        """Frames filled from others, over those that were."""
        for number, (original, made, hole) in enumerate(filling.frames()):
            yield self._told(number, joined(original, made, enlarged(hole, *self.source.size), self.request.soft))

    def _laid_over(self, frames: Iterator[Pixels]) -> Iterator[Pixels]:
        """Frames made anew, over those that were."""
        for number, (made, original) in enumerate(zip(frames, self.source.frames(), strict=True)):
            yield self._told(number, joined(original, made, self._hole(number), self.request.soft))

    def _told(self, number: int, frame: Pixels) -> Pixels:
        words = Words("Joining frame {number} of {count}", number=number + 1, count=self.source.count)
        self.context.job.report(number, self.source.count, words, frame)
        return frame

    def _output(self, data: bytes, request: InpaintRequest, notes: tuple[Words, ...]) -> Output:
        name = request.prompt or str(Words("Without an object"))
        shape = (self.source.count, self.source.height, self.source.width)
        return film_output(data, request, name, shape, Account(notes))


def _masks(request: InpaintRequest, source: Source, context: RunContext) -> Masks:
    """Where the object is in every frame; raises InvalidRequest."""

    def tell(done: int, count: int) -> None:
        context.job.report(done, count, "Following the object")

    if request.masks is not None:
        with opened(context, request.masks, request.start, request.seconds) as film:
            if film.count < source.count or film.rate != source.rate:
                raise InvalidRequest(
                    "The film of masks has {masks} frames, and the film {frames}.",
                    advice="Give one mask for each frame, at the same rate.",
                    masks=film.count,
                    frames=source.count,
                )
            return given(source, film, tell)
    if request.mask is None:
        raise InvalidRequest("Nothing says which object is meant.", advice="Give a mask, or a film of masks.")
    mask = mask_of(context.assets.picture(AssetId(request.mask)))
    if not mask.any():
        raise InvalidRequest("The mask is empty.", advice="Paint it white where the object is.")
    at = int(Fraction(request.mask_at) * source.rate + Fraction(1, 1000)) - source.first
    if not 0 <= at < source.count:
        raise InvalidRequest(
            "The film has no frame at second {at}.", advice="Choose a time within it.", at=f"{request.mask_at:g}"
        )
    return tracked(source, mask, at, tell)


def _worked(pixels: int, source: Source, masks: Masks) -> int:
    """A length in pixels of the film, in those in which motion is looked for."""
    return -(-pixels * masks.size[0] // source.width)


def _continued(frame: Pixels, mask: NDArray[np.uint8]) -> Pixels:
    import cv2

    return np.asarray(cv2.inpaint(frame, mask, 5, cv2.INPAINT_TELEA), np.uint8)
