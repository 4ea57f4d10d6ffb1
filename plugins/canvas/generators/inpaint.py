"""Generators that draw a part of a picture anew: inpaint, replace, remove, refine and outpaint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from app.api import AssetId, Fill, InvalidRequest, Lane, ModelId, Models, Output, Pixels, RunContext
from plugins.canvas.generators.fields import asked
from plugins.canvas.generators.guided import guides_in, led
from plugins.canvas.generators.part_requests import (
    InpaintRequest,
    OutpaintRequest,
    RefineRequest,
    RemoveRequest,
    ReplaceRequest,
)
from plugins.canvas.generators.pictures import drawn, opaque, resized, single
from plugins.canvas.guides import Guides
from plugins.canvas.inpainting import Context, Zone, composed, context_of, layer_of, mask_in, settled, zone_of
from plugins.canvas.model import LARGEST_SIDE
from plugins.canvas.resolution import Plan

_LARGEST_PREVIEW = 768


class _Masked:
    """Draw what a mask says."""

    version: ClassVar[str] = "2"
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
        guides = guides_in(request.guides, context)
        if guides is not None and (guides.width, guides.height) != size:
            raise InvalidRequest(
                "The guides have {width} × {height} pixels, the picture {wanted}.",
                advice="Ask for the picture from the canvas again.",
                width=guides.width,
                height=guides.height,
                wanted=f"{size[0]} × {size[1]}",
            )
        yield from _redrawn(
            picture, zone, fill, strength, request, models, context, self.name, guides, tiled=self.tiled
        )


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
    version: ClassVar[str] = "2"
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
        guides = guides_in(request.guides, context)
        if guides is not None:
            guides = guides.within(-request.left, -request.top, width, height, go_on=True)
        yield from _redrawn(larger, zone, Fill(request.fill), request.strength, request, models, context, name, guides)


def _redrawn(
    picture: Pixels,
    zone: Zone,
    fill: Fill,
    strength: float,
    request: Any,
    models: Models,
    context: RunContext,
    name: str,
    guides: Guides | None,
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
    first = led(first, guides and guides.within(x, y, width, height), record, models)
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
