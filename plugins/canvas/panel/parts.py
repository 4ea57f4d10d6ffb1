"""Parts: what generators that draw a part of the canvas anew are given of it: what lies around, and the selection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.api import AssetId, JobContext, Json, Task, UserError
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Rect
from plugins.canvas.panel.generation import Generation
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import coverage_of

NEED_SELECTION = frozenset({"canvas.inpaint", "canvas.replace", "canvas.remove"})
"""The generators that have nothing to do without a selection."""

_AROUND = 512
"""At least so many pixels around the selection are given; what lies further away does not matter."""


def part_task(work: CanvasWork, generation: Generation, wanted: Sequence[str], *, needs_selection: bool) -> Task:
    """A task that stores the picture around the selection, and a mask of its size; the result is to be a layer.

    Raises UserError where something has to be selected and nothing is. What takes no mask gets the canvas as a whole.
    """
    area, assets, canvas = work.selection, work.context.assets, work.canvas
    if needs_selection and area is None:
        raise UserError("Nothing is selected.", advice="Select what is to be drawn anew.")
    whole = (0, 0, canvas.width, canvas.height)
    rect = around_frame(work) if "mask" in wanted else whole
    place = generation.place_of(rect)

    def store(job: JobContext) -> dict[str, Json]:
        values: dict[str, Json] = dict.fromkeys(wanted)
        picture = assets.add_picture(flatten(canvas.drawn(), stored_tiles(assets), rect, job.check))
        generation.remember_input(picture.id, place)
        values["image"] = picture.id
        if "result" in wanted:
            values["result"] = "layer"
        if "mask" in wanted:
            values["mask"] = None if area is None else mask()
        return values

    def mask() -> AssetId:
        assert area is not None
        plane = coverage_of(area, assets).within(rect)
        pixels = np.full((*plane.shape, 4), 255, np.uint8)
        pixels[..., 3] = plane
        return assets.add_picture(pixels).id

    return store


def around_frame(work: CanvasWork) -> Rect:
    """The frame with as much around it as a model may look at."""
    x, y, width, height = work.frame
    more = max(_AROUND, width, height)
    left, top = max(0, x - more), max(0, y - more)
    right, bottom = min(work.canvas.width, x + width + more), min(work.canvas.height, y + height + more)
    return left, top, right - left, bottom - top
