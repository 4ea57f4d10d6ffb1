"""Drawing in overlapping tiles: any size through a small window, without seams."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from app.api import ControlUse, InvalidRequest, RegionUse
from app.engine.control.window import windows
from tests.engine.conftest import drawing
from tests.engine.guiding.conftest import Draw
from tests.engine.guiding.networks import CONTROLS
from tests.engine.guiding.test_control import Add


@pytest.mark.parametrize("architecture", ["sd-1.5", "illustrator", "sd-3", "flux", "z-image", "pixart"])
def test_tiles_have_no_seams_and_small_pictures_are_drawn_in_one(architecture: str, draw: Draw) -> None:
    assert np.array_equal(draw(architecture, drawing(tile=64)), draw(architecture, drawing()))
    picture = draw(architecture, drawing(width=160, height=96, tile=64)).astype(np.float32)
    assert picture.shape == (96, 160, 3)
    steps = np.abs(np.diff(picture, axis=1)).mean((0, 2))
    # Where tiles begin and end the picture changes no more than elsewhere.
    assert steps.max() < steps.mean() + 5 * steps.std()


def test_windows_cover_everything_with_a_quarter_or_more_in_common() -> None:
    for height, width, side in ((20, 12, 8), (64, 33, 16), (8, 8, 8), (9, 40, 8)):
        seen = np.zeros((height, width), int)
        found = list(windows(height, width, side, 1))
        for one in found:
            seen[one.top : one.top + one.height, one.left : one.left + one.width] += 1
        assert seen.min() >= 1
        lefts = sorted({one.left for one in found})
        assert all(b - a <= math.ceil(side * 3 / 4) for a, b in itertools.pairwise(lefts))


def test_guides_are_cut_as_the_tiles_are(draw: Draw, added: Add) -> None:
    architecture, build, _ = CONTROLS["sd-1.5"]
    hint = np.zeros((64, 128, 3), np.uint8)
    hint[:, 64:] = 255
    mask = np.zeros((64, 128), np.float32)
    mask[:, 64:] = 1
    plain = draw(architecture, drawing(width=128, tile=64))
    use = ControlUse(added("sd-1.5", build), hint)
    led = draw(architecture, drawing(width=128, tile=64, controls=(use,)))
    assert not np.array_equal(plain, led)
    region = RegionUse("an enormous blue castle of glass", mask)
    change = np.abs(draw(architecture, drawing(width=128, tile=64, regions=(region,))).astype(float) - plain)
    assert change[:, 96:].mean() > 1.5 * change[:, :32].mean()


def test_a_tile_that_fits_no_cells_is_refused(draw: Draw) -> None:
    with pytest.raises(InvalidRequest, match="a side of 70 pixels"):
        draw("sd-1.5", drawing(width=128, tile=70))
