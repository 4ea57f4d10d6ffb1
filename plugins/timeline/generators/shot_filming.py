"""Shots by a video model: what it films, at the rate and in the size that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import (
    CameraMove,
    Film,
    Filming,
    Honoured,
    Pixels,
    RunContext,
    Samples,
    VideoModel,
    WatchStep,
    Words,
)
from plugins.timeline.generators.shot_settings import (
    Extent,
    KeyframedRequest,
    camera_of,
    guidance_of,
    moves_frames,
    pace_of,
    path_of,
    steps_of,
)
from plugins.timeline.restyling.keys import resized
from plugins.timeline.restyling.pieces import filming_size
from plugins.timeline.restyling.rates import FlowInterpolator, retimed
from plugins.timeline.shots.drawing import covered
from plugins.timeline.shots.motions import camera_words
from plugins.timeline.shots.path import filmed_along
from plugins.timeline.shots.travel import Travel


@dataclass(frozen=True, slots=True)
class Filmed:
    """What a video model made, at its own rate and in its own size, and what is to be said of it."""

    film: Film
    notes: tuple[Words, ...]

    def frames(self, extent: Extent, *, whole: bool = False) -> Iterator[Pixels]:
        """It at the rate and in the size of a shot; `whole` brings its last frame to the end, whatever its rate."""
        sized = (resized(frame, *extent.size) for frame in self.film.frames)
        rate = self.film.rate
        if whole and extent.frames > 1:
            rate = Fraction(len(self.film.frames) - 1, extent.frames - 1) * extent.rate
        return retimed(sized, rate, extent.rate, extent.frames, FlowInterpolator())

    @property
    def sound(self) -> tuple[Samples, int] | None:
        """The sound that came with it, and its rate."""
        return None if self.film.sound is None else (self.film.sound, self.film.sound_rate)


def filming_for(request: KeyframedRequest, model: VideoModel, extent: Extent, seed: int, travel: Travel) -> Filming:
    """What a model is asked for: words, length, size, and what of the form it takes."""
    abilities = model.abilities
    width, height = filming_size(extent.width, extent.height, abilities)
    takes_rate = abilities.takes_rate and extent.rate >= 1
    rate = extent.rate if takes_rate else abilities.rate
    later: Mapping[int, str] = {round(Fraction(at) / extent.rate * rate): prompt for at, prompt in travel.later.items()}
    return Filming(
        prompt=travel.first,
        width=width,
        height=height,
        seed=seed,
        steps=steps_of(request, model.record),
        guidance=guidance_of(request, model.record),
        negative_prompt=request.negative_prompt,
        frames=max(1, round(extent.seconds * rate)),
        rate=rate if takes_rate else Fraction(0),
        travel=later,
        camera=_camera(request, extent),
        motion=None if abilities.conditions.motion is Honoured.IGNORED else request.motion,
    )


def along(
    frames: Iterator[Pixels], request: KeyframedRequest, extent: Extent, *, anchored: bool = False
) -> Iterator[Pixels]:
    """Finished frames moved and cropped by keyframes of the camera, where the request has it so."""
    path = path_of(request, extent, anchored=anchored)
    if path is None or not moves_frames(request):
        return frames
    return (filmed_along(frame, path, float(number / extent.rate)) for number, frame in enumerate(frames))


def keyframe_notes(request: KeyframedRequest, extent: Extent, *, anchored: bool = False) -> tuple[Words, ...]:
    """What became of keyframes in a film that a video model made."""
    path, notes = path_of(request, extent, anchored=anchored), []
    if pace_of(request, extent) is not None:
        notes.append(Words("The keyframes of the amount of motion were left out: a video model knows one amount."))
    if path is not None and moves_frames(request):
        share = round((path.enlarged(flat=True) - 1) * 100)
        notes.append(
            Words("The frames were moved and cropped by the camera's keyframes, {share} % nearer.", share=share)
        )
    elif path is not None:
        told = camera_words(path.told)
        notes.append(
            Words("Of the camera's keyframes the model was told “{move}”: it follows no exact way.", move=told)
        )
    return tuple(notes)


def filmed(
    model: VideoModel,
    filming: Filming,
    context: RunContext,
    start: Pixels | None = None,
    end: Pixels | None = None,
    turn: tuple[int, int] = (0, 1),
) -> Filmed:
    """Have a model film, perhaps from a picture and to one; `turn` is which one of how many films it is."""
    size = (filming.width, filming.height)
    asked = replace(
        filming,
        start=None if start is None else covered(start, *size),
        end=None if end is None else covered(end, *size),
    )
    film = model.make(_ending(asked, model), watching(context, *turn))
    return Filmed(film, tuple(film.notes))


def watching(context: RunContext, number: int = 0, count: int = 1) -> WatchStep:
    """What tells the job of a film's steps."""
    words = Words("Filming") if count == 1 else Words("Filming {number} of {count}", number=number + 1, count=count)

    def watch(step: int, steps: int, make_preview: Callable[[], Pixels]) -> None:
        preview = make_preview() if context.job.wants_preview() else None
        context.job.report(number * steps + step, count * steps, words, preview)

    return watch


def _camera(request: KeyframedRequest, extent: Extent) -> CameraMove | None:
    """The move that a model is told; none where its frames are moved."""
    path = path_of(request, extent)
    if path is None:
        return camera_of(request)
    return CameraMove.STILL if moves_frames(request) else path.told


def _ending(filming: Filming, model: VideoModel) -> Filming:
    """With an end picture, a length that the model makes: its last frame is to be that picture."""
    if filming.end is None:
        return filming
    return replace(filming, frames=model.abilities.grid.at_least(filming.frames))
