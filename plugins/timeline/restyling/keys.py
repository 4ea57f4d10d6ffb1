"""Keys: single frames drawn anew by a picture model, at a size that it draws well."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.api import Drawing, ModelKind, ModelRecord, Models, PictureModel, Pixels, WatchStep

_USUAL_SIDE = 512
_STEP = 4


@dataclass(frozen=True, slots=True)
class KeyPainter:
    """Draws frames with a picture model that is held; what it draws smaller is enlarged by an upscaler, if any.

    `drawing` has everything that all of them have in common; its size is of no account.
    """

    model: PictureModel
    drawing: Drawing
    models: Models
    check: Callable[[], None]

    def draw(self, start: Pixels, watch: WatchStep) -> Pixels:
        """A frame (height, width, 3) drawn anew from one to begin with."""
        height, width = start.shape[:2]
        size = drawn_size(width, height, self.model.record)
        asked = replace(self.drawing, width=size[0], height=size[1], image=resized(start, *size))
        return self._enlarged(self.model.draw(asked, watch), width, height)

    def draw_within(self, start: Pixels, mask: NDArray[np.uint8], watch: WatchStep) -> Pixels:
        """A frame drawn anew where a mask (height, width) is 255: that part with what is around it, and no more."""
        top, low, left, right = _around(mask)
        part, hole = start[top:low, left:right], mask[top:low, left:right]
        size = drawn_size(right - left, low - top, self.model.record)
        small = np.asarray(np.where(resized(hole, *size) > 0, 255, 0), np.uint8)
        asked = replace(self.drawing, width=size[0], height=size[1], image=resized(part, *size), mask=small)
        drawn = self._enlarged(self.model.draw(asked, watch), right - left, low - top)
        made = start.copy()
        made[top:low, left:right][hole > 0] = drawn[hole > 0]
        return made

    def _enlarged(self, drawn: Pixels, width: int, height: int) -> Pixels:
        share = width / drawn.shape[1]
        factor = 4 if share >= 3 else 2 if share > 1.2 else 1
        upscalers = self.models.records(ModelKind.UPSCALER) if factor > 1 else ()
        if upscalers:
            with self.models.lease_upscaler(upscalers[0].id, self.check) as upscaler:
                if factor in upscaler.factors:
                    drawn = upscaler.enlarge(drawn, factor, self.check)
        return resized(drawn, width, height)


def _around(mask: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """The rows and columns of what a mask marks, with half as much around it."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    height, width = mask.shape
    margin = max(16, (rows[-1] - rows[0] + columns[-1] - columns[0]) // 4)
    return (
        max(0, int(rows[0]) - margin),
        min(height, int(rows[-1]) + 1 + margin),
        max(0, int(columns[0]) - margin),
        min(width, int(columns[-1]) + 1 + margin),
    )


def drawn_size(width: int, height: int, record: ModelRecord) -> tuple[int, int]:
    """The size in which a model draws a film's frames: of its native area, and as near to their shape as it can."""
    side = record.native_size or _USUAL_SIDE
    share = side / math.sqrt(width * height)
    step = record.multiple_of * _STEP
    return max(step, round(width * share / step) * step), max(step, round(height * share / step) * step)


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """A picture in another size, by area when it gets smaller."""
    import cv2

    if pixels.shape[:2] == (height, width):
        return pixels
    smaller = width * height < pixels.shape[0] * pixels.shape[1]
    scaled = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
    return np.asarray(scaled, np.uint8)
