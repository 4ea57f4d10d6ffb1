"""Video models as generators see them: one interface, whatever makes the film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from app.api.honoured import Honoured, said_of
from app.document import Words

if TYPE_CHECKING:
    from app.api.models import ModelRecord, Pixels, WatchStep
    from app.api.sound import Samples

Frames = NDArray[np.uint8]
"""Frames of a film (frames, height, width, 3) in sRGB."""

Masks = NDArray[np.uint8]
"""Masks of a film (frames, height, width): 255 where it is to be made anew, 0 where it stays."""


class CameraMove(Enum):
    """How the camera moves, as models were taught to call it."""

    STILL = "still"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    TILT_UP = "tilt-up"
    TILT_DOWN = "tilt-down"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ORBIT = "orbit"


@dataclass(frozen=True, slots=True)
class FilmConditions:
    """What a video model makes of everything that a film can be made from.

    `travel` is a prompt that changes on the way, `motion` how much moves, `driving` a film of poses to act after.
    """

    prompt: Honoured = Honoured.HONOURED
    start: Honoured = Honoured.IGNORED
    end: Honoured = Honoured.IGNORED
    keyframes: Honoured = Honoured.IGNORED
    video: Honoured = Honoured.IGNORED
    mask: Honoured = Honoured.IGNORED
    travel: Honoured = Honoured.IGNORED
    camera: Honoured = Honoured.HINTED
    motion: Honoured = Honoured.IGNORED
    driving: Honoured = Honoured.IGNORED

    @property
    def words(self) -> tuple[Words, ...]:
        """The same in sentences."""
        return said_of(
            (
                (self.prompt, Words("prompt")),
                (self.start, Words("start picture")),
                (self.end, Words("end picture")),
                (self.keyframes, Words("pictures in between")),
                (self.video, Words("film to begin with")),
                (self.mask, Words("mask")),
                (self.travel, Words("prompt travel")),
                (self.camera, Words("camera motion")),
                (self.motion, Words("amount of motion")),
                (self.driving, Words("film of poses")),
            )
        )


@dataclass(frozen=True, slots=True)
class FrameGrid:
    """The lengths that a model can make: multiples of `step` with `offset` more, from `least` to `most` frames.

    With `most` 0 there is no end to them.
    """

    step: int = 1
    offset: int = 0
    least: int = 1
    most: int = 0

    def at_least(self, frames: int) -> int:
        """The shortest length on the grid that has so many frames; it may be beyond `most`."""
        wanted = max(frames, self.least)
        return -(-(wanted - self.offset) // self.step) * self.step + self.offset

    def below(self, frames: int) -> int:
        """The longest length on the grid that has no more frames than that; the shortest there is where none has."""
        shortest = self.at_least(self.least)
        return max(shortest, (frames - self.offset) // self.step * self.step + self.offset)

    @property
    def words(self) -> str:
        """The lengths as a formula, such as 4k + 1."""
        if self.step == 1:
            return "k"
        return f"{self.step}k + {self.offset}" if self.offset else f"{self.step}k"


@dataclass(frozen=True, slots=True)
class VideoAbilities:
    """What a model that is loaded can do.

    `rate` is the frames a second that it was taught with; `takes_rate` says that it is told another. `sizes` (width,
    height) are those it was taught with, and so are `taught_frames`, 0 where that isn't known; all others have to be
    multiples of `multiple_of`. `needs` names the conditions without which it makes nothing: `start`, `driving`.
    """

    grid: FrameGrid
    rate: Fraction
    conditions: FilmConditions
    sizes: tuple[tuple[int, int], ...]
    multiple_of: int
    takes_rate: bool = False
    taught_frames: int = 0
    negative_prompt: bool = True
    guidance: bool = True
    sound: bool = False
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filming:
    """Everything that a video model needs to make one film.

    The length is `frames`, or where that is 0 `seconds`, or where both are 0 the length of `video`. `rate` 0 is the
    model's own. Pictures are (height, width, 3), and films (frames, height, width, 3), of the size of the film: `start`
    and `end` become its first and last frame, `keyframes` those with their numbers. `strength` from 0 to 1 says how far
    to leave `video`; `mask` (frames, height, width), 255 where to film anew, keeps the rest of it. `travel` has the
    prompts from some frames on, `prompt` being the one of frame 0. `motion` from 0 to 1 is how much moves. `driving` is
    a film of poses that the figure of `start` acts after, `face` the film of its face. Seeds are 0 to 2**32 - 1.
    """

    prompt: str
    width: int
    height: int
    seed: int
    steps: int
    guidance: float
    negative_prompt: str = ""
    frames: int = 0
    seconds: Fraction = Fraction(0)
    rate: Fraction = Fraction(0)
    start: Pixels | None = None
    end: Pixels | None = None
    keyframes: Mapping[int, Pixels] = field(default_factory=dict)
    video: Frames | None = None
    strength: float = 1.0
    mask: Masks | None = None
    travel: Mapping[int, str] = field(default_factory=dict)
    camera: CameraMove | None = None
    motion: float | None = None
    driving: Frames | None = None
    face: Frames | None = None


@dataclass(frozen=True, slots=True)
class Film:
    """What a model made: exactly as many frames as were asked for, `rate` of them a second.

    `prompt` is what the model was told in words, hints included; `sound` is what it made with it, `sound_rate` samples
    a second; `notes` say how many frames it made before they were cut, and what it left out of what was asked.
    """

    frames: Frames
    rate: Fraction
    prompt: str
    sound: Samples | None = None
    sound_rate: int = 0
    notes: tuple[Words, ...] = ()


class VideoModel(Protocol):
    """A video model that is held on the device."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do."""

    def make(self, filming: Filming, watch: WatchStep) -> Film:
        """Make a film; the same filming gives the same frames on the same device.

        Raises InvalidRequest and UserError for what the model cannot do, UnsupportedSize, OutOfMemory, and whatever
        `watch` raises, within one step.
        """
