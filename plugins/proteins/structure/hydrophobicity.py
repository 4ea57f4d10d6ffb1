"""Hydrophobicity of amino acids, after Kyte and Doolittle (J. Mol. Biol. 157, 1982)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest

HYDROPATHY: Mapping[str, float] = {
    "A": 1.8,
    "R": -4.5,
    "N": -3.5,
    "D": -3.5,
    "C": 2.5,
    "Q": -3.5,
    "E": -3.5,
    "G": -0.4,
    "H": -3.2,
    "I": 4.5,
    "L": 3.8,
    "K": -3.9,
    "M": 1.9,
    "F": 2.8,
    "P": -1.6,
    "S": -0.8,
    "T": -0.7,
    "W": -0.9,
    "Y": -1.3,
    "V": 4.2,
}
"""From -4.5, which seeks water, to 4.5, which shuns it."""


def hydrophobicity(sequence: str, window: int = 1) -> NDArray[np.float64]:
    """A value for each letter, averaged over an odd window, which is cut at the ends; NaN where none is known."""
    if window < 1 or window % 2 == 0:
        raise InvalidRequest("A window of {window} has no middle.", advice="Choose an odd number.", window=window)
    values = np.array([HYDROPATHY.get(letter, np.nan) for letter in sequence])
    if window == 1:
        return values
    known = np.isfinite(values)
    kernel = np.ones(window)
    size = len(values)
    half = window // 2
    sums = np.convolve(np.where(known, values, 0), kernel)[half : half + size]
    counts = np.convolve(known.astype(float), kernel)[half : half + size]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(known, sums / counts, np.nan))
