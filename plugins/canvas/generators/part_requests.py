"""What is asked of the generators that draw a part of a picture anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.api import AssetOf, Choice, Fill, Given, Label, More, Prompt, Range
from plugins.canvas.generators.fields import (
    Batch,
    Checkpoint,
    ColourGuidance,
    Guidance,
    GuidanceRescale,
    Leading,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    Without,
    Written,
)

_Picture = Annotated[
    str, AssetOf("image/*"), Given(), Label("Picture", "The picture in which a part is drawn: what is on the canvas.")
]
_Mask = Annotated[
    str,
    AssetOf("image/*"),
    Given(),
    Label("Mask", "What is drawn anew, by alpha or by white: the selection. It has the size of the picture."),
]
_OptionalMask = Annotated[
    str | None,
    AssetOf("image/*"),
    Given(),
    Label("Mask", "What is drawn anew, by alpha or by white: the selection. It has the size of the picture."),
]
_PromptText = Annotated[
    str,
    Prompt(),
    Label("Prompt", "What shall be there. (word:1.2) gives a word more weight, {a|b} draws one of two."),
]
_Strength = Annotated[
    float, Range(0.05, 1, step=0.05), Label("Strength", "How far the result may leave what is there.")
]
_Filling = Annotated[
    str,
    Choice(tuple((fill.value, fill.words.template) for fill in Fill)),
    Label("Begin with", "What the part holds before it is drawn."),
    More(),
]
_Grow = Annotated[
    int, Range(0, 256, unit="px", soft_high=64), Label("Grow", "How far the part reaches beyond its border."), More()
]
_Feather = Annotated[
    int,
    Range(0, 256, unit="px", soft_high=96),
    Label("Feather", "Over how many pixels around the part the drawing leads over to what is there."),
    More(),
]
_Blend = Annotated[
    int,
    Range(0, 256, unit="px", soft_high=96),
    Label("Blend", "Over how many pixels the result is laid in; beyond them not a bit of the picture changes."),
    More(),
]
_Padding = Annotated[
    int | None,
    Range(0, 2048, unit="px", soft_high=512),
    Label("Surroundings", "How much around the part the model sees; empty is as much as suits the model.", "Automatic"),
    More(),
]
_Result = Annotated[
    str,
    Choice((("picture", "The whole picture"), ("layer", "What was drawn alone"))),
    Given(),
    Label("Result", "The whole picture, or a layer to lay over it, whose alpha fades out around the part."),
]
_Side = Range(0, 4096, step=8, unit="px", soft_high=1024)


@dataclass(frozen=True, slots=True)
class InpaintRequest:
    """A part of a picture drawn anew as a sentence says."""

    prompt: _PromptText
    image: _Picture
    mask: _Mask
    strength: _Strength = 1.0
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    fill: _Filling = Fill.BORDER.value
    grow: _Grow = 4
    feather: _Feather = 16
    blend: _Blend = 12
    padding: _Padding = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class ReplaceRequest:
    """Something else where a part of a picture is: nothing of what is there is kept."""

    prompt: _PromptText
    image: _Picture
    mask: _Mask
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    grow: _Grow = 12
    feather: _Feather = 16
    blend: _Blend = 12
    padding: _Padding = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """A part of a picture gone, with its surroundings carried on; the prompt may say what is seen instead."""

    image: _Picture
    mask: _Mask
    prompt: _PromptText = ""
    strength: _Strength = 0.4
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    grow: _Grow = 8
    feather: _Feather = 16
    blend: _Blend = 12
    padding: _Padding = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class RefineRequest:
    """A part of a picture, or all of it, drawn again with more detail, near to what it was."""

    image: _Picture
    prompt: _PromptText = ""
    mask: _OptionalMask = None
    strength: _Strength = 0.35
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    grow: _Grow = 0
    feather: _Feather = 24
    blend: _Blend = 24
    padding: _Padding = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Leading = None


@dataclass(frozen=True, slots=True)
class OutpaintRequest:
    """A picture carried on beyond its borders."""

    image: _Picture
    prompt: _PromptText = ""
    left: Annotated[int, _Side, Label("Left", "How many pixels are added on the left.")] = 0
    top: Annotated[int, _Side, Label("Top", "How many pixels are added at the top.")] = 0
    right: Annotated[int, _Side, Label("Right", "How many pixels are added on the right.")] = 128
    bottom: Annotated[int, _Side, Label("Bottom", "How many pixels are added at the bottom.")] = 0
    strength: _Strength = 0.9
    negative_prompt: Without = ""
    model: Checkpoint = ""
    seed: SeedNumber = 0
    batch: Batch = 1
    fill: _Filling = Fill.BORDER.value
    feather: _Feather = 32
    blend: _Blend = 24
    padding: _Padding = None
    steps: Steps = None
    guidance: Guidance = None
    guidance_rescale: GuidanceRescale = None
    colour_guidance: ColourGuidance = None
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""
    guides: Leading = None
