"""Interpolate: a film at a higher rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from app.api import Choice, InvalidRequest, Label, Lane, Models, Output, Pixels, Range, RunContext, Words
from plugins.timeline.generators.fields import SECONDS, START, VIDEO
from plugins.timeline.restyling.rates import FlowInterpolator, Interpolator, retimed
from plugins.timeline.restyling.result import Account, film_output, filmed
from plugins.timeline.restyling.rife import rife
from plugins.timeline.restyling.source import opened
from plugins.timeline.time import read_rate

_FASTEST = 240


@dataclass(frozen=True, slots=True)
class InterpolateRequest:
    """A film at another rate, a multiple of its own or so many frames a second."""

    video: VIDEO
    factor: Annotated[
        str,
        Choice((("2", "2 ×"), ("3", "3 ×"), ("4", "4 ×"), ("8", "8 ×"))),
        Label("Frames", "How many frames there are for each one."),
    ] = "2"
    rate: Annotated[
        float | None,
        Range(1, _FASTEST, step=0.001, unit="fps", soft_high=120),
        Label("Frames a second", "A rate in place of the multiple; 59.94 is 60000/1001.", "by the multiple"),
    ] = None
    method: Annotated[
        str,
        Choice((("flow", "Optical flow"), ("rife", "RIFE, where it is installed"))),
        Label("By", "Optical flow works everywhere; RIFE is better where much is covered and laid open."),
    ] = "flow"
    start: START = 0.0
    seconds: SECONDS = None


class Interpolate:
    """Give a film more frames a second."""

    Request: ClassVar[type[Any]] = InterpolateRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: InterpolateRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Make the film: where scenes change nothing is made between them, and sound stays as it is."""
        interpolator: Interpolator = rife(context.check) if request.method == "rife" else FlowInterpolator()
        context.job.report(0, 0, "Looking at the film")
        with opened(context, request.video, request.start, request.seconds) as source:
            rate = read_rate(request.rate) if request.rate is not None else source.rate * int(request.factor)
            if rate > _FASTEST:
                raise InvalidRequest(
                    "The film would have {rate} frames a second.",
                    advice="Choose at most {most}.",
                    rate=f"{float(rate):g}",
                    most=_FASTEST,
                )
            count = max(1, round(source.count * rate / source.rate))
            cuts: list[int] = []
            frames = retimed(source.frames(), source.rate, rate, count, interpolator, cuts.append)
            data = filmed(_told(frames, count, context), source, context, rate=rate)
            notes = []
            if cuts:
                notes.append(Words("Cuts: {count}. At each the frame before stands: nothing lies between two scenes.",
                                   count=len(cuts)))  # fmt: skip
            if source.info.picture is not None and source.info.picture.variable:
                notes.append(Words("The film's rate changes on the way: it was read at its mean."))
            name = str(Words("{rate} frames a second", rate=f"{float(rate):.6g}"))
            yield film_output(data, request, name, (count, source.height, source.width), Account(tuple(notes)))


def _told(frames: Iterator[Pixels], count: int, context: RunContext) -> Iterator[Pixels]:
    for number, frame in enumerate(frames):
        preview = frame if context.job.wants_preview() else None
        context.job.report(number, count, "Making frames in between", preview)
        yield frame
