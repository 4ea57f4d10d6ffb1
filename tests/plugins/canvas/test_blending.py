"""Blend modes against the formulas of the specification, by the values of sRGB and by light."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import BlendMode, Pixels, blend_over
from tests.plugins.canvas.references import over, premultiplied, seen

SIDE = 48


def pixels(seed: int, *, opaque: bool = False) -> Pixels:
    """Any colours and alphas, with many of the ends of both."""
    numbers = np.random.default_rng(seed)
    found = numbers.integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
    ends = numbers.random(found.shape)
    found[ends < 0.1] = 0
    found[ends > 0.9] = 255
    if opaque:
        found[..., 3] = 255
    return found


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("opaque", [False, True])
@pytest.mark.parametrize("mode", list(BlendMode))
def test_a_mode_is_what_the_specification_says(mode: BlendMode, opaque: bool, linear: bool) -> None:
    below, above, opacity = pixels(1, opaque=opaque), pixels(2), 0.7
    made = premultiplied(blend_over(below, above, opacity, mode, linear=linear))
    source = premultiplied(above, linear=linear) * opacity
    wanted = seen(over(premultiplied(below, linear=linear), source, mode), linear=linear)
    # One step for the rounding of colour and of alpha each.
    assert np.abs(made - wanted).max() * 255 <= 1.01


@pytest.mark.parametrize("mode", list(BlendMode))
def test_what_has_nothing_leaves_what_lies_below_as_it_is(mode: BlendMode) -> None:
    values = np.arange(256, dtype=np.uint8)
    below = np.stack([values, values[::-1], values, np.full(256, 255, np.uint8)], axis=-1)[None]
    above = np.full_like(below, 77)
    above[..., 3] = 0
    above[0, 0, 3] = 255
    made = blend_over(below, above, 1, mode, linear=True)
    assert np.array_equal(made[0, 1:], below[0, 1:])


def test_by_light_half_of_white_over_black_is_lighter() -> None:
    black, white = np.array([[[0, 0, 0, 255]]], np.uint8), np.full((1, 1, 4), 255, np.uint8)
    assert blend_over(black, white, 0.5, BlendMode.NORMAL)[0, 0, 0] in (127, 128)
    assert blend_over(black, white, 0.5, BlendMode.NORMAL, linear=True)[0, 0, 0] == 188
