"""What guides a drawing beside its prompt: control pictures, references, regions, and what a mask begins with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from app.document import ModelId, Words

Guide = NDArray[np.uint8]
"""A picture (height, width, 3) in sRGB."""

Coverage = NDArray[np.float32]
"""How far each pixel (height, width) belongs to something, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ControlUse:
    """A picture that says where things are, read by a ControlNet, T2I-Adapter or control LoRA.

    `strength` is the model's own scale, 1 as it was trained; `start` and `end` from 0 to 1 are the share of the steps
    between which it is heard. `mode` names what the picture holds for a ControlNet of several kinds, such as `canny`,
    and is empty for one of one kind.
    """

    model: ModelId
    picture: Guide
    strength: float = 1.0
    start: float = 0.0
    end: float = 1.0
    mode: str = ""


class ReferenceMode(Enum):
    """What a drawing takes from a reference picture."""

    ALL = "all"
    STYLE = "style"
    COMPOSITION = "composition"
    STYLE_AND_COMPOSITION = "style-and-composition"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _MODES[self]


_MODES = {
    ReferenceMode.ALL: Words("Everything"),
    ReferenceMode.STYLE: Words("Style"),
    ReferenceMode.COMPOSITION: Words("Composition"),
    ReferenceMode.STYLE_AND_COMPOSITION: Words("Style and composition"),
}


@dataclass(frozen=True, slots=True)
class ReferenceUse:
    """Pictures that the result shall resemble, seen through an IP-Adapter.

    `mask` (height, width), from 0 to 1, says where; None is everywhere.
    """

    model: ModelId
    pictures: tuple[Guide, ...]
    strength: float = 0.6
    start: float = 0.0
    end: float = 1.0
    mode: ReferenceMode = ReferenceMode.ALL
    mask: Coverage | None = None


@dataclass(frozen=True, slots=True)
class RegionUse:
    """A part of the picture with a prompt of its own.

    `mask` (height, width) is 1 where it holds, and soft edges blend with the drawing's own prompt; `strength` from 0
    to 1 says how far the region's prompt takes the place of that. `reference` holds inside the mask alone.
    """

    prompt: str
    mask: Coverage
    strength: float = 1.0
    reference: ReferenceUse | None = None


class Fill(Enum):
    """What a masked part holds before it is drawn anew."""

    ORIGINAL = "original"
    BLUR = "blur"
    NEUTRAL = "neutral"
    NOISE = "noise"
    BORDER = "border"
    REPLACE = "replace"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _FILLS[self]


_FILLS = {
    Fill.ORIGINAL: Words("What is there"),
    Fill.BLUR: Words("What is there, blurred"),
    Fill.NEUTRAL: Words("Grey"),
    Fill.NOISE: Words("Noise"),
    Fill.BORDER: Words("What surrounds it"),
    Fill.REPLACE: Words("Nothing"),
}
