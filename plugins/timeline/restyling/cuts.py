"""Cuts: whether one scene ends and another begins between two frames."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.flow import flow_between, warped

_SIDE = 160
_BINS = 32
_UNLIKE = 0.10
_FAR_UNLIKE = 0.22
_OTHER_TONES = 0.35


def is_cut(first: Pixels, second: Pixels) -> bool:
    """Whether nothing of the first frame goes on in the second, however it moves.

    The one is laid on the other along the motion between them: what then differs much, and in its tones as well, is
    another scene.
    """
    one, two = _small(first), _small(second)
    if _difference(one, two) < _UNLIKE:
        return False
    flow = flow_between(one, two)
    left = min(_difference(one, warped(two, flow.forward)), _difference(two, warped(one, flow.backward)))
    if left > _FAR_UNLIKE:
        return True
    lost = min(float(flow.kept().mean()), float(flow.turned.kept().mean())) < 0.5
    return left > _UNLIKE / 2 and (lost or _tones_apart(one, two) > _OTHER_TONES)


def _small(frame: Pixels) -> Pixels:
    import cv2

    height, width = frame.shape[:2]
    share = min(1.0, _SIDE / max(height, width))
    size = (max(1, round(width * share)), max(1, round(height * share)))
    return np.asarray(cv2.resize(np.ascontiguousarray(frame), size, interpolation=cv2.INTER_AREA), np.uint8)


def _difference(one: Pixels, two: Pixels) -> float:
    return float(np.abs(one.astype(np.float32) - two.astype(np.float32)).mean() / 255)


def _tones_apart(one: Pixels, two: Pixels) -> float:
    """How little the histograms of two frames have in common, 0 to 1, the mean of the channels."""
    shares = []
    for channel in range(3):
        counts = [_histogram(frame[..., channel]) for frame in (one, two)]
        shares.append(float(np.minimum(*counts).sum()))
    return 1 - float(np.mean(shares))


def _histogram(values: NDArray[np.uint8]) -> NDArray[np.float64]:
    counts = np.bincount(values.reshape(-1) // (256 // _BINS), minlength=_BINS).astype(np.float64)
    return np.asarray(counts / counts.sum(), np.float64)
