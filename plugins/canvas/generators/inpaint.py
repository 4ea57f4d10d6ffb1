"""Generators that draw a part of a picture anew: inpaint, replace, remove, refine and outpaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    AssetId,
    AssetOf,
    Choice,
    Fill,
    Given,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    Models,
    More,
    Output,
    Pixels,
    Prompt,
    Range,
    RunContext,
)
from plugins.canvas.generators.fields import (
    Batch,
    Checkpoint,
    Guidance,
    Loras,
    NegativeWritten,
    Sampler,
    SeedNumber,
    Steps,
    Without,
    Written,
    asked,
)
from plugins.canvas.generators.pictures import drawn, opaque, resized, single
from plugins.canvas.inpainting import Context, Zone, composed, context_of, layer_of, mask_in, settled, zone_of
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.resolution import Plan

_LARGEST_PREVIEW = 768

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
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""


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
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""


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
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""


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
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""


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
    sampler: Sampler = ""
    loras: Loras = ""
    result: _Result = "picture"
    written: Written = ""
    negative_written: NegativeWritten = ""


class _Masked:
    """Draw what a mask says."""

    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER
    name: ClassVar[str] = ""
    fill: ClassVar[Fill] = Fill.ORIGINAL
    tiled: ClassVar[bool] = False

    def run(self, request: Any, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` results; outside of the blended zone the picture stays as it is, bit for bit."""
        picture = context.assets.picture(AssetId(request.image))
        size = picture.shape[1], picture.shape[0]
        if request.mask is None:
            whole = np.full(picture.shape[:2], 255, np.uint8)
            zone = Zone(whole, whole)
        else:
            mask = mask_in(context.assets.picture(AssetId(request.mask)), size)
            zone = zone_of(mask, grow=request.grow, feather=request.feather, blend=request.blend)
        fill = Fill(getattr(request, "fill", self.fill.value))
        strength = getattr(request, "strength", 1.0)
        yield from _redrawn(picture, zone, fill, strength, request, models, context, self.name, tiled=self.tiled)


class Inpaint(_Masked):
    """Draw a part of a picture anew, as a sentence says."""

    Request: ClassVar[type[Any]] = InpaintRequest
    name = "Inpainted"


class Replace(_Masked):
    """Put something else in the place of a part of a picture."""

    Request: ClassVar[type[Any]] = ReplaceRequest
    name = "Replaced"
    fill = Fill.REPLACE


class Remove(_Masked):
    """Take something out of a picture and carry its surroundings on."""

    Request: ClassVar[type[Any]] = RemoveRequest
    name = "Removed"
    fill = Fill.BORDER


class Refine(_Masked):
    """Draw a part of a picture, or all of it, again with more detail."""

    Request: ClassVar[type[Any]] = RefineRequest
    name = "Refined"
    tiled = True


class Outpaint:
    """Carry a picture on beyond its borders."""

    Request: ClassVar[type[Any]] = OutpaintRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: OutpaintRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw `batch` pictures, larger by what is added on each side."""
        sides = ((request.top, request.bottom), (request.left, request.right))
        if not any(map(any, sides)):
            raise InvalidRequest("Nothing is added on any side.", advice="Say how many pixels to add, and where.")
        picture = context.assets.picture(AssetId(request.image))
        height, width = (picture.shape[axis] + sum(sides[axis]) for axis in (0, 1))
        if max(width, height) > LARGEST_SIDE:
            raise InvalidRequest(
                "The picture would have {width} × {height} pixels.",
                advice="At most {largest} fit on a side: add less.",
                width=width,
                height=height,
                largest=LARGEST_SIDE,
            )
        if picture.shape[2] == 3:
            picture = np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
        mask = np.pad(np.zeros(picture.shape[:2], np.uint8), sides, constant_values=255)
        zone = zone_of(mask, grow=0, feather=request.feather, blend=request.blend)
        larger = np.pad(picture, (*sides, (0, 0)))
        name = request.prompt[:80] or "Outpainted"
        yield from _redrawn(larger, zone, Fill(request.fill), request.strength, request, models, context, name)


def _redrawn(
    picture: Pixels,
    zone: Zone,
    fill: Fill,
    strength: float,
    request: Any,
    models: Models,
    context: RunContext,
    name: str,
    *,
    tiled: bool = False,
) -> Iterator[Output]:
    """Draw a zone with what surrounds it at the model's own size, and lay the results in.

    What is `tiled` keeps its details where it is larger than what the model draws: it is drawn in overlapping tiles.
    """
    record = models.record(ModelId(request.model))
    size = picture.shape[1], picture.shape[0]
    around = context_of(
        zone.bounds, size, request.padding, native_size=record.native_size, multiple_of=record.multiple_of
    )
    tile = 0
    if tiled and around.width * around.height < around.rect[2] * around.rect[3]:
        around, tile = around.in_full(record.multiple_of), record.native_size
    x, y, width, height = around.rect
    cut = np.s_[y : y + height, x : x + width]
    seen, change = picture[cut], zone.change[cut]
    shape = Plan(around.width, around.height, 1)
    first = asked(
        request,
        record,
        shape,
        image=resized(opaque(seen), around.width, around.height),
        strength=strength,
        mask=resized(np.repeat(change[..., None], 3, axis=2), around.width, around.height)[..., 0],
        soft=True,
        blend=np.ones((around.height, around.width), np.float32),
        fill=fill,
        tile=tile,
    )
    drawings = drawn(first, shape, record, request, models, context, _presenter(around, zone))
    for drawing, pixels in drawings:
        made = settled(resized(pixels, width, height), seen, change)
        alpha = zone.alpha[cut]
        if request.result == "layer":
            content = np.zeros((size[1], size[0], 4), np.uint8)
            content[cut] = layer_of(made, alpha)
        else:
            content = picture.copy()
            content[cut] = composed(made, seen, alpha)
            if content.shape[2] == 4 and content[..., 3].min() == 255:
                content = np.ascontiguousarray(content[..., :3])
        yield Output(content, single(request, drawing), name=drawing.prompt[:80] or name)


def _presenter(around: Context, zone: Zone) -> Any:
    """Previews of what is drawn as layers over the whole picture, small enough to be made at every step."""
    height, width = zone.alpha.shape
    scale = min(1.0, _LARGEST_PREVIEW / max(width, height))
    x, y, across, down = (round(value * scale) for value in around.rect)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    alpha = resized(np.repeat(zone.alpha[..., None], 3, axis=2), *size)[..., 0]

    def present(preview: Pixels) -> Pixels:
        layer = np.zeros((size[1], size[0], 4), np.uint8)
        place = layer[y : y + down, x : x + across]
        own = alpha[y : y + down, x : x + across]
        place[:] = layer_of(resized(preview, own.shape[1], own.shape[0]), own)
        return layer

    return present
