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

    `drawing` has everything that all of them have in common.
    """

    model: PictureModel
    drawing: Drawing
    models: Models
    check: Callable[[], None]

    def draw(self, start: Pixels, watch: WatchStep, mask: NDArray[np.uint8] | None = None) -> Pixels:
        """A frame (height, width, 3) drawn anew from one to begin with; with a mask only where that is 255."""
        height, width = start.shape[:2]
        size = self.drawing.width, self.drawing.height
        asked = replace(
            self.drawing,
            image=resized(start, *size),
            mask=None if mask is None else np.asarray(np.where(resized(mask, *size) > 0, 255, 0), np.uint8),
        )
        drawn = self.model.draw(asked, watch)
        factor = 4 if width >= 3 * size[0] else 2 if width > 1.2 * size[0] else 1
        upscalers = self.models.records(ModelKind.UPSCALER) if factor > 1 else ()
        if upscalers:
            with self.models.lease_upscaler(upscalers[0].id, self.check) as upscaler:
                if factor in upscaler.factors:
                    drawn = upscaler.enlarge(drawn, factor, self.check)
        return resized(drawn, width, height)


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
