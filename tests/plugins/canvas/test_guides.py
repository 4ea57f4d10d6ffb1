"""Guides: kept as they were, and refused where they are damaged."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import InvalidData
from plugins.canvas.guides import ControlGuide, Guides, RegionGuide
from plugins.canvas.model import ControlKind


def _guides() -> Guides:
    random = np.random.default_rng(1)
    mask = random.integers(0, 256, (20, 30), np.uint8)
    picture = random.integers(0, 256, (20, 30, 3), np.uint8)
    return Guides(
        30, 20, (RegionGuide("a fox", mask, 0.7),), (ControlGuide(ControlKind.CANNY, picture, "net", 1.2, 0.1, 0.8),)
    )


def test_guides_are_kept_as_they_are() -> None:
    guides = _guides()
    data = guides.to_bytes()
    assert data == _guides().to_bytes()
    found = Guides.from_bytes(data)
    assert (found.width, found.height) == (30, 20)
    (region,), (control,) = found.regions, found.controls
    assert (region.prompt, region.strength) == ("a fox", 0.7)
    assert np.array_equal(region.mask, guides.regions[0].mask)
    assert np.array_equal(control.picture, guides.controls[0].picture)
    told = control.kind, control.model, control.strength, control.start, control.end
    assert told == (ControlKind.CANNY, "net", 1.2, 0.1, 0.8)


def test_damaged_guides_are_refused_in_words() -> None:
    data = _guides().to_bytes()
    for end in range(0, len(data), 37):
        with pytest.raises(InvalidData, match="cannot be read"):
            Guides.from_bytes(data[:end])
    with pytest.raises(InvalidData, match="cannot be read"):
        Guides.from_bytes(data.replace(b'"width": 30', b'"width": 31'))
