"""Joining: what was made anew laid into what was, with a seam that nobody sees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.restyling.following import laid


def joined(original: Pixels, made: Pixels, hole: NDArray[np.bool_], soft: int) -> Pixels:
    """One frame over another within a hole (height, width); outside of it every pixel stays as it is."""
    return laid(original, made, edged(hole, soft)[..., None]) if hole.any() else original


def edged(hole: NDArray[np.bool_], soft: int) -> NDArray[np.float32]:
    """How much of what is in a hole shows: nothing at its border, and all of it about `soft` pixels within."""
    import cv2

    share = hole.astype(np.float32)
    if not soft:
        return share
    blurred = np.asarray(cv2.GaussianBlur(share, (0, 0), soft / 2), np.float32)
    return np.asarray(np.clip(2 * blurred - 1, 0, 1) * share, np.float32)
