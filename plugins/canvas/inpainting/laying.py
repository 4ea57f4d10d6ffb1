"""Laying: what was drawn brought to the colours of what surrounds it, and laid in so that no edge is seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.canvas.inpainting.masks import Plane

_Values = NDArray[np.float32]
_LEVELS = 12


def settled(drawn: Pixels, picture: Pixels, change: Plane) -> Pixels:
    """What was drawn (height, width, 3) without the shift of colours that a model brings along.

    How it differs from the picture (height, width, 3 or 4) where nothing was to change is carried into what changed, as
    smoothly as can be.
    """
    kept = ((change == 0) & (picture[..., 3] == 255 if picture.shape[2] == 4 else True)).astype(np.float32)
    if not kept.any():
        return drawn
    shift = picture[..., :3].astype(np.float32) - drawn
    # The less known, the less is carried there.
    return np.asarray(np.clip(drawn + _carried(shift, kept), 0, 255).round(), np.uint8)


def composed(drawn: Pixels, picture: Pixels, alpha: Plane) -> Pixels:
    """The picture (height, width, 3 or 4) with what was drawn laid in as far as alpha says; elsewhere bit for bit."""
    result = picture.copy()
    where = alpha > 0
    share = alpha[where].astype(np.float32)[:, None] / 255
    old = picture[where]
    if picture.shape[2] == 3:
        result[where] = (drawn[where] * share + old * (1 - share)).round().astype(np.uint8)
        return result
    under = old[:, 3:].astype(np.float32) / 255 * (1 - share)
    total = share + under
    result[where, :3] = ((drawn[where] * share + old[:, :3] * under) / total).round().astype(np.uint8)
    result[where, 3] = (total[:, 0] * 255).round().astype(np.uint8)
    return result


def layer_of(drawn: Pixels, alpha: Plane) -> Pixels:
    """What was drawn as a layer (height, width, 4) that is seen as far as alpha says."""
    result = np.dstack([drawn, alpha])
    result[alpha == 0] = 0
    return result


def _carried(values: _Values, known: _Values) -> _Values:
    """Values (height, width, 3) where they are known, and a smooth continuation of them elsewhere."""
    import cv2

    sums, weights = [values * known[..., None]], [known]
    while min(weights[-1].shape) > 2 and len(weights) < _LEVELS:
        height, width = weights[-1].shape
        half = ((width + 1) // 2, (height + 1) // 2)
        sums.append(np.asarray(cv2.resize(sums[-1], half, interpolation=cv2.INTER_AREA), np.float32))
        weights.append(np.asarray(cv2.resize(weights[-1], half, interpolation=cv2.INTER_AREA), np.float32))
    found = sums[-1] / np.maximum(weights[-1], 1e-6)[..., None]
    for total, weight in zip(reversed(sums[:-1]), reversed(weights[:-1]), strict=True):
        height, width = weight.shape
        coarse = cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)
        # A cell of which little is known leans on the larger one.
        sure = np.clip(weight, 0, 1)[..., None]
        own = total / np.maximum(weight, 1e-6)[..., None]
        found = (sure * own + (1 - sure) * coarse).astype(np.float32)
    # Single pixels of noise are no shift.
    return np.asarray(cv2.GaussianBlur(found, (0, 0), 3), np.float32)
