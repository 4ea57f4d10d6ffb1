"""Upscale: a film made larger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from app.api import (
    Choice,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    Models,
    Output,
    Pixels,
    RunContext,
    Upscaler,
    UserError,
    Words,
)
from plugins.timeline.generators.fields import SECONDS, START, VIDEO
from plugins.timeline.restyling.result import film_output, filmed
from plugins.timeline.restyling.source import Source, opened

_LARGEST_SIDE = 8192


@dataclass(frozen=True, slots=True)
class UpscaleRequest:
    """A film made two or four times as wide and high."""

    video: VIDEO
    factor: Annotated[str, Choice((("2", "2 ×"), ("4", "4 ×"))), Label("Enlarge")] = "2"
    model: Annotated[
        str, ModelOf(ModelKind.UPSCALER), Label("Model", "It enlarges every frame by itself, and keeps edges crisp.")
    ] = ""
    start: START = 0.0
    seconds: SECONDS = None


class Upscale:
    """Enlarge a film."""

    Request: ClassVar[type[Any]] = UpscaleRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: UpscaleRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Enlarge every frame with the model; rate and sound stay as they are."""
        factor = int(request.factor)
        context.job.report(0, 0, "Looking at the film")
        with opened(context, request.video, request.start, request.seconds) as source:
            width, height = source.width * factor, source.height * factor
            if max(width, height) > _LARGEST_SIDE:
                raise InvalidRequest(
                    "The enlarged film would have {width} × {height} pixels.",
                    advice="At most {largest} fit on a side: enlarge less.",
                    width=width,
                    height=height,
                    largest=_LARGEST_SIDE,
                )
            context.job.report(0, 0, "Loading the model")
            with models.lease_upscaler(ModelId(request.model), context.check) as upscaler:
                if factor not in upscaler.factors:
                    raise UserError(
                        "This model does not enlarge {factor} times.",
                        advice="Choose another model, or one of: {factors}.",
                        factor=factor,
                        factors=", ".join(map(str, upscaler.factors)),
                    )
                data = filmed(_enlarged(source, upscaler, factor, context), source, context, size=(width, height))
            yield film_output(data, request, "Enlarged", (source.count, height, width))


def _enlarged(source: Source, upscaler: Upscaler, factor: int, context: RunContext) -> Iterator[Pixels]:
    before: Pixels | None = None
    large: Pixels | None = None
    for number, frame in enumerate(source.frames()):
        # What stands still is enlarged once.
        if large is None or before is None or not (frame == before).all():
            large, before = upscaler.enlarge(frame, factor, context.check), frame
        preview = large if context.job.wants_preview() else None
        words = Words("Enlarging frame {number} of {count}", number=number + 1, count=source.count)
        context.job.report(number, source.count, words, preview)
        yield large
