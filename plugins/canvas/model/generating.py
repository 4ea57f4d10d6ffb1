"""Region and Control: what a layer says to the model when a picture is generated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.api import AssetId


@dataclass(frozen=True, slots=True)
class Region:
    """A prompt for where a layer or group has pixels, with strengths from 0 to 2 and, if given, a reference picture."""

    prompt: str = ""
    negative_prompt: str = ""
    strength: float = 1.0
    reference: AssetId | None = None
    reference_strength: float = 0.6


class ControlKind(Enum):
    """What a control picture tells of the picture that is drawn."""

    LINE_ART = "line-art"
    SCRIBBLE = "scribble"
    CANNY = "canny"
    SOFT_EDGE = "soft-edge"
    DEPTH = "depth"
    POSE = "pose"
    NORMAL = "normal"
    TILE = "tile"
    SEGMENTATION = "segmentation"
    STYLE = "style"
    SUBJECT = "subject"
    COMPOSITION = "composition"
    FACE = "face"


REFERENCES = frozenset({ControlKind.STYLE, ControlKind.SUBJECT, ControlKind.COMPOSITION, ControlKind.FACE})
"""The kinds whose picture the result shall resemble: they say what is drawn, not where."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a layer's pixels are to the model; such a layer is no part of the picture.

    `model` is empty for the one that fits; strength from 0 to 2; `start` and `end` are parts of the way from noise to
    picture, 0 to 1. `preprocess` names what derives the control picture from the layer, nothing where it is one.
    """

    kind: ControlKind
    model: str = ""
    strength: float = 1.0
    start: float = 0.0
    end: float = 1.0
    preprocess: str = ""
