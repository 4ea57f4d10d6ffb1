"""Blend modes against the formulas of W3C Compositing and Blending, written here once more, pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from app.api import BlendMode, blend_over

Colour = tuple[float, float, float]


def lum(c: Colour) -> float:
    """Luminosity as the standard has it."""
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]


def _each(c: Colour, change: Callable[[float], float]) -> Colour:
    return change(c[0]), change(c[1]), change(c[2])


def clip(c: Colour) -> Colour:
    """ClipColor."""
    light, low, high = lum(c), min(c), max(c)
    if low < 0:
        c = _each(c, lambda x: light + (x - light) * light / (light - low))
    if high > 1:
        c = _each(c, lambda x: light + (x - light) * (1 - light) / (high - light))
    return c


def set_lum(c: Colour, light: float) -> Colour:
    """SetLum."""
    d = light - lum(c)
    return clip((c[0] + d, c[1] + d, c[2] + d))


def sat(c: Colour) -> float:
    """Sat."""
    return max(c) - min(c)


def set_sat(c: Colour, s: float) -> Colour:
    """SetSat."""
    order = sorted(range(3), key=lambda i: c[i])
    result = [0.0, 0.0, 0.0]
    low, mid, high = order
    if c[high] > c[low]:
        result[mid] = (c[mid] - c[low]) * s / (c[high] - c[low])
        result[high] = s
    return result[0], result[1], result[2]


def soft(b: float, s: float) -> float:
    """Soft light."""
    if s <= 0.5:
        return b - (1 - 2 * s) * b * (1 - b)
    d = ((16 * b - 12) * b + 4) * b if b <= 0.25 else math.sqrt(b)
    return b + (2 * s - 1) * (d - b)


def hard(b: float, s: float) -> float:
    """Hard light."""
    return b * 2 * s if s <= 0.5 else b + (2 * s - 1) - b * (2 * s - 1)


CHANNELS: dict[BlendMode, Callable[[float, float], float]] = {
    BlendMode.NORMAL: lambda _b, s: s,
    BlendMode.MULTIPLY: lambda b, s: b * s,
    BlendMode.SCREEN: lambda b, s: b + s - b * s,
    BlendMode.OVERLAY: lambda b, s: hard(s, b),
    BlendMode.DARKEN: min,
    BlendMode.LIGHTEN: max,
    BlendMode.COLOR_DODGE: lambda b, s: 0 if b == 0 else 1 if s == 1 else min(1, b / (1 - s)),
    BlendMode.COLOR_BURN: lambda b, s: 1 if b == 1 else 0 if s == 0 else 1 - min(1, (1 - b) / s),
    BlendMode.HARD_LIGHT: hard,
    BlendMode.SOFT_LIGHT: soft,
    BlendMode.DIFFERENCE: lambda b, s: abs(b - s),
    BlendMode.EXCLUSION: lambda b, s: b + s - 2 * b * s,
}
WHOLE: dict[BlendMode, Callable[[Colour, Colour], Colour]] = {
    BlendMode.HUE: lambda b, s: set_lum(set_sat(s, sat(b)), lum(b)),
    BlendMode.SATURATION: lambda b, s: set_lum(set_sat(b, sat(s)), lum(b)),
    BlendMode.COLOR: lambda b, s: set_lum(s, lum(b)),
    BlendMode.LUMINOSITY: lambda b, s: set_lum(b, lum(s)),
}


def reference(below: np.ndarray, above: np.ndarray, opacity: float, mode: BlendMode) -> list[float]:
    """One pixel by the standard, with straight alpha, from 0 to 255."""
    b = tuple(float(v) / 255 for v in below)
    s = tuple(float(v) / 255 for v in above)
    ab, as_ = b[3], s[3] * opacity
    if mode is BlendMode.ADD:
        alpha = min(1.0, ab + as_)
        colour = [min(1.0, (b[i] * ab + s[i] * as_) / alpha) if alpha else 0.0 for i in range(3)]
        return [v * 255 for v in (*colour, alpha)]
    if mode in CHANNELS:
        mixed = [CHANNELS[mode](b[i], s[i]) for i in range(3)]
    else:
        mixed = list(WHOLE[mode]((b[0], b[1], b[2]), (s[0], s[1], s[2])))
    alpha = as_ + ab * (1 - as_)
    colour = []
    for i in range(3):
        cs = (1 - ab) * s[i] + ab * mixed[i]
        colour.append((as_ * cs + (1 - as_) * ab * b[i]) / alpha if alpha else 0.0)
    return [v * 255 for v in (*colour, alpha)]


@pytest.mark.parametrize("opacity", [1.0, 0.37])
@pytest.mark.parametrize("mode", list(BlendMode))
def test_a_mode_follows_its_formula(mode: BlendMode, opacity: float) -> None:
    numbers = np.random.default_rng(mode.value.encode()[0])
    below, above = numbers.integers(0, 256, (2, 12, 12, 4), dtype=np.uint8)
    below[0], above[1] = 255, 255
    below[2, :, 3], above[3, :, 3] = 0, 0
    below[4, :, :3], above[5, :, :3] = 0, 0
    result = blend_over(below, above, opacity, mode)
    for y in range(12):
        for x in range(12):
            wanted = reference(below[y, x], above[y, x], opacity, mode)
            assert abs(float(result[y, x, 3]) - wanted[3]) <= 1.01
            if wanted[3] > 8:
                assert np.abs(result[y, x, :3].astype(float) - wanted[:3]).max() <= 2.01, (
                    y,
                    x,
                    below[y, x],
                    above[y, x],
                )


@pytest.mark.parametrize("mode", list(BlendMode))
def test_a_small_part_is_mixed_as_within_a_whole(mode: BlendMode) -> None:
    numbers = np.random.default_rng(3)
    below, above = numbers.integers(1, 256, (2, 256, 256, 4), dtype=np.uint8)
    whole = blend_over(below, above, 0.8, mode)
    sparse = above.copy()
    sparse[..., 3] = 0
    sparse[30:130, 7:90, 3] = above[30:130, 7:90, 3]
    part = blend_over(below, sparse, 0.8, mode)
    assert np.array_equal(part[30:130, 7:90], whole[30:130, 7:90])
    part[30:130, 7:90] = below[30:130, 7:90]
    assert np.array_equal(part, below)
    sparse[..., 3] = 0
    assert np.array_equal(blend_over(below, sparse, 0.8, mode), below)


@pytest.mark.parametrize("mode", list(WHOLE))
def test_what_mixes_hue_saturation_and_luminosity_is_within_a_step_of_its_formula(mode: BlendMode) -> None:
    values = (0, 1, 2, 127, 254, 255)
    colours = np.array([(r, g, b, 255) for r in values for g in values for b in values], np.uint8)
    below, above = (np.repeat(colours, len(colours), axis=0), np.tile(colours, (len(colours), 1)))
    result = blend_over(below[None], above[None], 1.0, mode)[0]
    assert (result[:, 3] == 255).all()
    for at in range(0, len(below), 7):
        wanted = reference(below[at], above[at], 1.0, mode)[:3]
        assert np.abs(result[at, :3].astype(float) - wanted).max() <= 1.0, (below[at], above[at], result[at], wanted)
