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
    to 1 says how far the region's prompt takes the place of that. `reference` holds inside the mask alone, and so does
    `negative_prompt`, which takes the place of the drawing's own where the model compares with one.
    """

    prompt: str
    mask: Coverage
    strength: float = 1.0
    reference: ReferenceUse | None = None
    negative_prompt: str = ""


@dataclass(frozen=True, slots=True)
class Hears:
    """What a checkpoint can be led by besides its prompt: prompts of regions, what they lack, pictures, control."""

    regions: bool
    negative_regions: bool
    references: bool
    controls: bool


_SAME = {
    "sd-1.5-inpaint": "sd-1.5",
    "sd-1.5-edit": "sd-1.5",
    "sd-2-inpaint": "sd-2",
    "sdxl-inpaint": "sdxl",
    "sdxl-edit": "sdxl",
    "playground-2.5": "sdxl",
    "flux-schnell": "flux",
    "flux-fill": "flux",
}
"""Architectures whose networks have the blocks of another."""
_UNETS = frozenset(
    ("sd-1.5", "sd-1.5-inpaint", "sd-2", "sd-2-inpaint", "sd-2-depth", "sdxl", "sdxl-inpaint", "playground-2.5")
) | {"stable-diffusion", "illustrator"}
_JOINT = frozenset(("flux", "flux-schnell", "flux-fill", "sd-3", "z-image"))
_STEERED = _UNETS | _JOINT | {"sd-1.5-edit", "sdxl-edit", "pixart", "sana", "lumina-2"}
_DISTILLED = frozenset(("flux", "flux-schnell", "flux-fill"))


def family_of(architecture: str) -> str:
    """The architecture that adapters for a model name as their base."""
    return _SAME.get(architecture, architecture)


def hears(architecture: str) -> Hears:
    """What checkpoints of an architecture can be led by."""
    regions = architecture in _UNETS or architecture in _JOINT
    return Hears(regions, regions and architecture not in _DISTILLED, architecture in _UNETS, architecture in _STEERED)


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
