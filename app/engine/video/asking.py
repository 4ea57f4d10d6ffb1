"""Asking: what a filming may ask of a model, refused in words where it may not, and the plan of what is made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.api import (
    CameraMove,
    Filming,
    Frames,
    Honoured,
    InvalidRequest,
    ModelRecord,
    Pixels,
    UnsupportedSize,
    UserError,
    VideoAbilities,
    Words,
)

_MOST_FRAMES = 100_000
_MOVES: Mapping[CameraMove, str] = {
    CameraMove.STILL: "static camera, fixed shot",
    CameraMove.PAN_LEFT: "the camera pans to the left",
    CameraMove.PAN_RIGHT: "the camera pans to the right",
    CameraMove.TILT_UP: "the camera tilts up",
    CameraMove.TILT_DOWN: "the camera tilts down",
    CameraMove.ZOOM_IN: "the camera slowly zooms in",
    CameraMove.ZOOM_OUT: "the camera slowly zooms out",
    CameraMove.ORBIT: "the camera orbits around the subject",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made for a filming: `made` frames, which are cut to `count`, `rate` of them a second.

    `pictures` are those of the start, the end and in between, by the number of their frame.
    """

    filming: Filming
    count: int
    made: int
    rate: Fraction
    prompt: str
    travel: Mapping[int, str]
    pictures: Mapping[int, Pixels]
    notes: tuple[Words, ...]

    @property
    def video(self) -> Frames | None:
        """The film to begin with, as long as what is made: its last frame stands to the end."""
        return None if self.filming.video is None else lengthened(self.filming.video, self.made)

    @property
    def mask(self) -> NDArray[np.uint8] | None:
        """The mask, as long as what is made."""
        return None if self.filming.mask is None else lengthened(self.filming.mask, self.made)


def lengthened(frames: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Frames with the last one repeated up to a length."""
    more = count - len(frames)
    return frames if more <= 0 else np.concatenate([frames, np.repeat(frames[-1:], more, 0)])


def planned(filming: Filming, record: ModelRecord, abilities: VideoAbilities) -> Plan:
    """The plan for a filming; raises InvalidRequest, UnsupportedSize or UserError for what a model cannot do."""
    _check_numbers(filming, record, abilities)
    notes: list[Words] = []
    rate = filming.rate if filming.rate and abilities.takes_rate else abilities.rate
    if filming.rate and filming.rate != rate:
        notes.append(
            Words(
                "{model} films at {rate} frames a second: {wanted} have to be made of them afterwards.",
                model=record.name,
                rate=_decimal(rate),
                wanted=_decimal(filming.rate),
            )
        )
    count = _count(filming, rate)
    made = abilities.grid.at_least(count)
    if abilities.grid.most and made > abilities.grid.most:
        raise UserError(
            "{model} makes at most {most} frames at once, and this is {count}.",
            advice="Ask for a shorter film, or choose another model.",
            model=record.name,
            most=abilities.grid.most,
            count=count,
        )
    if made != count:
        notes.append(
            Words(
                "{made} frames were made, since {model} makes {grid} of them, and the last {cut} cut off.",
                model=record.name,
                made=made,
                grid=abilities.grid.words,
                cut=made - count,
            )
        )
    if 0 < abilities.taught_frames < made:
        notes.append(
            Words(
                "{model} was taught with {taught} frames; in longer films it may repeat itself or drift.",
                model=record.name,
                taught=abilities.taught_frames,
            )
        )
    _check_conditions(filming, record, abilities, count)
    return Plan(
        filming,
        count,
        made,
        rate,
        hinted(filming.prompt, filming, abilities),
        {at: hinted(prompt, filming, abilities) for at, prompt in sorted(filming.travel.items())},
        _pictures(filming, count),
        (*notes, *_ignored(filming, record, abilities)),
    )


def hinted(prompt: str, filming: Filming, abilities: VideoAbilities) -> str:
    """The prompt with the motion of the camera in words, for a model that takes it as a hint."""
    if abilities.conditions.prompt is Honoured.IGNORED:
        return ""
    prompt = prompt.strip()
    if filming.camera is None or abilities.conditions.camera is not Honoured.HINTED:
        return prompt
    return ", ".join(part for part in (prompt.rstrip(",."), _MOVES[filming.camera]) if part)


def unmatched_end(record: ModelRecord, abilities: VideoAbilities, count: int) -> InvalidRequest:
    """The error for an end picture where the film would be cut before it."""
    return InvalidRequest(
        "{model} makes {grid} frames, so that its end picture would not be the last of {count}.",
        advice="Ask for {less} or {more} frames.",
        model=record.name,
        grid=abilities.grid.words,
        count=count,
        less=abilities.grid.below(count),
        more=abilities.grid.at_least(count),
    )


def _check_numbers(filming: Filming, record: ModelRecord, abilities: VideoAbilities) -> None:
    multiple = abilities.multiple_of
    if any(side < multiple or side % multiple for side in (filming.width, filming.height)):
        raise UnsupportedSize(filming.width, filming.height, multiple)
    if filming.steps < 1:
        raise InvalidRequest("{model} needs at least one step.", advice="Ask for more.", model=record.name)
    if filming.frames < 0 or filming.seconds < 0 or filming.rate < 0:
        raise InvalidRequest("A film has to have a length.", advice="Ask for more than 0 frames.")
    if filming.negative_prompt.strip() and not abilities.negative_prompt:
        raise InvalidRequest("{model} takes no negative prompt.", advice="Empty it for this model.", model=record.name)
    if not math.isfinite(filming.guidance):
        raise InvalidRequest("The guidance has to be a number.", advice="Choose another value.")
    if filming.motion is not None and not 0 <= filming.motion <= 1:
        raise InvalidRequest("The amount of motion has to be from 0 to 1.", advice="Choose another value.")
    if filming.video is not None and not 0 < filming.strength <= 1:
        raise InvalidRequest("The strength has to be above 0 and at most 1.", advice="Choose another value.")


def _count(filming: Filming, rate: Fraction) -> int:
    count = filming.frames or math.floor(filming.seconds * rate + Fraction(1, 2))
    if not filming.frames and not filming.seconds and filming.video is not None:
        count = len(filming.video)
    if not 0 < count <= _MOST_FRAMES:
        raise InvalidRequest("A film has to have a length.", advice="Ask for more than 0 frames.")
    return count


def _check_conditions(filming: Filming, record: ModelRecord, abilities: VideoAbilities, count: int) -> None:
    cannot = {
        "start": (filming.start is not None, Words("{model} cannot begin with a picture.", model=record.name)),
        "end": (filming.end is not None, Words("{model} cannot end with a picture.", model=record.name)),
        "keyframes": (bool(filming.keyframes), Words("{model} takes no pictures in between.", model=record.name)),
        "video": (filming.video is not None, Words("{model} cannot begin with a film.", model=record.name)),
        "mask": (filming.mask is not None, Words("{model} cannot film in a part of a film.", model=record.name)),
        "travel": (bool(filming.travel), Words("{model} cannot change its prompt on the way.", model=record.name)),
        "driving": (filming.driving is not None, Words("{model} takes no film of poses.", model=record.name)),
    }
    for name, (given, words) in cannot.items():
        if given and getattr(abilities.conditions, name) is Honoured.IGNORED:
            raise UserError(words, advice="Choose another model.")
    lacks = {
        "start": Words("{model} begins with a picture, and there is none.", model=record.name),
        "end": Words("{model} ends with a picture, and there is none.", model=record.name),
        "driving": Words("{model} acts after a film of poses, and there is none.", model=record.name),
    }
    for name in sorted(abilities.needs):
        if not cannot[name][0]:
            raise InvalidRequest(lacks[name], advice="Choose one.")
    if filming.mask is not None and filming.video is None:
        raise InvalidRequest("There is a mask and no film.", advice="Choose the film to work in.")
    _check_frames(filming, count)
    for at in (*filming.keyframes, *filming.travel):
        if not 0 <= at < count:
            raise InvalidRequest(
                "Frame {at} does not lie in a film of {count} frames.",
                advice="Choose a frame that it has.",
                at=at,
                count=count,
            )


def _check_frames(filming: Filming, count: int) -> None:
    """Raise InvalidRequest unless all that is given has the film's size, and films its length."""
    size = (filming.height, filming.width)
    pictures = [(*filming.keyframes.values(), filming.start, filming.end)]
    for picture in (one for group in pictures for one in group if one is not None):
        if picture.shape != (*size, 3):
            raise _other_size(picture.shape[1::-1], filming)
    films: Sequence[tuple[NDArray[np.uint8] | None, tuple[int, ...]]] = (
        (filming.video, (*size, 3)),
        (filming.mask, size),
        (filming.driving, (*size, 3)),
    )
    for film, wanted in films:
        if film is None:
            continue
        if film.shape[1:] != wanted or film.ndim != len(wanted) + 1:
            raise _other_size(film.shape[2:0:-1], filming)
        if len(film) != count:
            raise InvalidRequest(
                "The film to begin with has {frames} frames, and {count} are to be made.",
                advice="Ask for as many as it has.",
                frames=len(film),
                count=count,
            )


def _other_size(size: Iterable[int], filming: Filming) -> InvalidRequest:
    return InvalidRequest(
        "What the film is made from has {size} pixels, the film {wanted}.",
        advice="Bring it to the same size first.",
        size=" × ".join(str(side) for side in size),
        wanted=f"{filming.width} × {filming.height}",
    )


def _pictures(filming: Filming, count: int) -> dict[int, Pixels]:
    pictures = dict(filming.keyframes)
    for at, picture in ((0, filming.start), (count - 1, filming.end)):
        if picture is None:
            continue
        if at in pictures:
            raise InvalidRequest("Two pictures are to become frame {at}.", advice="Leave one of them out.", at=at)
        pictures[at] = picture
    return dict(sorted(pictures.items()))


def _ignored(filming: Filming, record: ModelRecord, abilities: VideoAbilities) -> tuple[Words, ...]:
    """What was asked for and the model knows nothing of, in sentences."""
    conditions, notes = abilities.conditions, []
    if filming.prompt.strip() and conditions.prompt is Honoured.IGNORED:
        notes.append(Words("{model} knows nothing of words: it was not told the prompt.", model=record.name))
    if filming.camera is not None and conditions.camera is Honoured.IGNORED:
        notes.append(Words("{model} was not told how the camera moves.", model=record.name))
    if filming.motion is not None and conditions.motion is Honoured.IGNORED:
        notes.append(Words("{model} was not told how much is to move.", model=record.name))
    return tuple(notes)


def _decimal(rate: Fraction) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")
