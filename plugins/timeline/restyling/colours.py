"""Colours: those of one picture given to another, by their means and spreads in Lab."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_LEAST_PIXELS = 64
_MOST_SPREAD = 2.0


@dataclass(frozen=True, slots=True)
class Tint:
    """A change of colours: each channel of Lab is multiplied and moved."""

    factors: tuple[float, float, float] = (1.0, 1.0, 1.0)
    offsets: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def applied(self, picture: Pixels) -> Pixels:
        """A picture (height, width, 3) in these colours."""
        import cv2

        if self == Tint():
            return picture
        lab = _lab(picture) * np.asarray(self.factors, np.float32) + np.asarray(self.offsets, np.float32)
        rgb = np.asarray(cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB), np.float32)
        return np.asarray(np.rint(np.clip(rgb, 0, 1) * 255), np.uint8)


def tint_to(picture: Pixels, model: Pixels, amount: float = 1.0, where: NDArray[np.bool_] | None = None) -> Tint:
    """What gives a picture the colours of another: their mean and their spread, `amount` (0 to 1) of the way.

    With `where` (height, width) only those pixels of both are looked at; where they are few nothing is changed.
    """
    if where is not None and int(where.sum()) < _LEAST_PIXELS:
        return Tint()
    ours, theirs = (_lab(each).reshape(-1, 3) for each in (picture, model))
    if where is not None:
        chosen = where.reshape(-1)
        ours, theirs = ours[chosen], theirs[chosen]
    mean, wanted = ours.mean(0), theirs.mean(0)
    spread = np.clip(theirs.std(0) / np.maximum(ours.std(0), 1.0), 1 / _MOST_SPREAD, _MOST_SPREAD)
    factors = 1 + amount * (spread - 1)
    offsets = mean + amount * (wanted - mean) - factors * mean
    return Tint(_three(factors), _three(offsets))


def _three(values: NDArray[np.floating]) -> tuple[float, float, float]:
    one, two, three = (float(value) for value in values)
    return one, two, three


def _lab(picture: Pixels) -> NDArray[np.float32]:
    import cv2

    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB), np.float32)
