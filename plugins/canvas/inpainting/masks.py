"""Masks: from the picture that says what is drawn anew to how far each pixel changes and is replaced."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels
from plugins.canvas.model import Rect

Plane = NDArray[np.uint8]
"""Coverage from 0 to 255 (height, width)."""


@dataclass(frozen=True, slots=True)
class Zone:
    """How far each pixel may change while it is drawn, and how far the result takes its place; both (height, width).

    Outside of where `alpha` is more than 0 nothing changes.
    """

    change: Plane
    alpha: Plane

    @property
    def bounds(self) -> Rect:
        """Where something changes."""
        import cv2

        x, y, width, height = cv2.boundingRect(np.maximum(self.change, self.alpha))
        return x, y, width, height


def mask_in(picture: Pixels, size: tuple[int, int]) -> Plane:
    """What a picture says of another of a size (width, height): by its alpha where it has any, else by its lightness.

    Raises InvalidRequest where it has another size or says that nothing is drawn.
    """
    height, width = picture.shape[:2]
    if (width, height) != size:
        raise InvalidRequest(
            "The mask has {mask_width} × {mask_height} pixels, and the picture {width} × {height}.",
            advice="Give a mask of the picture's size.",
            mask_width=width,
            mask_height=height,
            width=size[0],
            height=size[1],
        )
    if picture.shape[2] == 4 and picture[..., 3].min() < 255:
        plane: Plane = np.ascontiguousarray(picture[..., 3])
    else:
        plane = (picture[..., :3].astype(np.uint32) @ np.array((54, 183, 19), np.uint32) // 256).astype(np.uint8)
    if not plane.any():
        raise InvalidRequest("The mask is empty.", advice="Say by white, or by alpha, what is to be drawn.")
    return plane


def zone_of(mask: Plane, *, grow: int, feather: int, blend: int) -> Zone:
    """The zone of a mask that grows by some pixels and fades out around it.

    How far pixels change fades over `feather` pixels, so that the model leads over to what is there; the result is laid
    in over `blend` pixels.
    """
    import cv2

    core = mask if grow == 0 else np.asarray(cv2.dilate(mask, _disc(grow)), np.uint8)
    change = _faded(core, max(feather, blend))
    return Zone(change, _faded(core, blend))


def _faded(mask: Plane, width: int) -> Plane:
    """A mask that fades out over a width around it, and keeps to what it says inside."""
    import cv2

    if width == 0 or not (mask >= 128).any():
        return mask
    away = cv2.distanceTransform((mask < 128).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    share = np.clip(1 - away / (width + 1), 0, 1)
    eased = share * share * (3 - 2 * share)
    return np.maximum(mask, (eased * 255).round().astype(np.uint8))


def _disc(radius: int) -> Plane:
    import cv2

    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)), np.uint8)
