"""Plan: what is to be drawn for one moment, completely. Equal plans look the same, whatever edit they come from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, assert_never

from app.api import AssetId, BlendMode
from plugins.timeline.compositing.geometry import WHOLE, Affine, Crop, Size
from plugins.timeline.model import Colour, Title, Transition

AS_IT_IS = Colour()
"""Colours that are not changed."""


@dataclass(frozen=True, slots=True)
class FilmFrame:
    """The frame of a film that is shown at a time, decoded in a size.

    `time` is when it begins to be shown where frames come at a constant rate. With `working` the working copy is read;
    `exact` and `quick` are those of Reader.
    """

    asset: AssetId
    time: Fraction
    size: Size
    alpha: bool = False
    exact: bool = True
    quick: bool = False
    working: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two frames, `share` of the way, along their motion with `flow` or else mixed.

    Where `share` is None the film has a variable rate, and the frames themselves say when they are shown: it is found
    for `time`.
    """

    first: FilmFrame
    second: FilmFrame
    share: float | None
    time: Fraction
    flow: bool


@dataclass(frozen=True, slots=True)
class Still:
    """A still picture in a size."""

    asset: AssetId
    size: Size


@dataclass(frozen=True, slots=True)
class Lettering:
    """A title, drawn in a frame of a size."""

    title: Title
    size: Size


@dataclass(frozen=True, slots=True)
class Plain:
    """One colour, as #rrggbbaa."""

    colour: str
    size: Size


@dataclass(frozen=True, slots=True)
class Missing:
    """A checker in place of what cannot be read."""

    size: Size


@dataclass(frozen=True, slots=True)
class Drawn:
    """A source as it is laid over what is below; `affine` is from its pixels to those of the frame."""

    source: Source
    affine: Affine
    crop: Crop = WHOLE
    opacity: float = 1.0
    blend: BlendMode = BlendMode.NORMAL
    colour: Colour = AS_IT_IS

    @property
    def untouched(self) -> bool:
        """Whether all of the source is laid there as it is."""
        return (
            self.opacity >= 1 and self.blend is BlendMode.NORMAL and self.crop.whole and self.affine.offset is not None
        )


@dataclass(frozen=True, slots=True)
class Turned:
    """A transition: `share` of the way from what the one leaves to what the other gives; None leaves what is below."""

    transition: Transition
    share: float
    earlier: Drawn | None
    later: Drawn | None


Step: TypeAlias = Drawn | Turned


@dataclass(frozen=True, slots=True)
class Stack:
    """A frame: steps one over the other, the lowest first, on black where it is `opaque` and else on nothing."""

    size: Size
    steps: tuple[Step, ...]
    opaque: bool


Source: TypeAlias = FilmFrame | Between | Still | Lettering | Plain | Missing | Stack


def film_frames(stack: Stack) -> list[FilmFrame]:
    """All frames of films that it takes to draw it, those of nested sequences too."""
    found: list[FilmFrame] = []
    for step in stack.steps:
        parts = (step,) if isinstance(step, Drawn) else (step.earlier, step.later)
        for source in (part.source for part in parts if part is not None):
            if isinstance(source, FilmFrame):
                found.append(source)
            elif isinstance(source, Between) and source.share is not None:
                found += (source.first, source.second)
            elif isinstance(source, Stack):
                found += film_frames(source)
    return found


def is_opaque(source: Source) -> bool:
    """Whether it is known that nothing can be seen through it."""
    match source:
        case FilmFrame(alpha=alpha) | Between(first=FilmFrame(alpha=alpha)):
            return not alpha
        case Plain(colour=colour):
            return colour[7:].lower() in ("", "ff")
        case Missing():
            return True
        case Stack(opaque=opaque):
            return opaque
        case Still() | Lettering():
            return False
        case _:
            assert_never(source)


def covers(step: Step, size: Size) -> bool:
    """Whether nothing of what lies below a step is seen."""
    return (
        isinstance(step, Drawn)
        and step.untouched
        and step.affine.offset == (0, 0)
        and source_size(step.source) == size
        and is_opaque(step.source)
    )


def source_size(source: Source) -> Size:
    """Width and height of a source's pixels."""
    return source.first.size if isinstance(source, Between) else source.size
