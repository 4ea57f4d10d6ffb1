"""Growing, shrinking and softening keep to distances and to the Gaussian."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.canvas.selecting import Coverage, border, feather, grow, shrink, smooth

CANVAS = (0, 0, 90, 70)


def square() -> Coverage:
    plane = np.zeros((70, 90), np.uint8)
    plane[20:50, 30:60] = 255
    return Coverage(0, 0, plane)


def distances(to: np.ndarray) -> np.ndarray:
    """From each pixel to the nearest one that is set, the long way."""
    rows, columns = np.nonzero(to)
    y, x = np.mgrid[0 : to.shape[0], 0 : to.shape[1]]
    return np.asarray(np.sqrt((y[..., None] - rows) ** 2 + (x[..., None] - columns) ** 2).min(axis=-1))


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 1000), st.floats(0.5, 9))
def test_growing_and_shrinking_by_distance(seed: int, radius: float) -> None:
    rng = np.random.default_rng(seed)
    small = (0, 0, 40, 30)
    plane = np.zeros((30, 40), np.uint8)
    for _ in range(3):
        y, x = rng.integers(0, 28, 2)
        plane[y : y + rng.integers(1, 12), x : x + rng.integers(1, 12)] = 255
    one = Coverage(0, 0, plane)
    larger = grow(one, radius, small).within(small)
    wanted = np.clip(radius + 1 - distances(plane > 0), 0, 1) * 255
    assert np.abs(larger.astype(float) - np.maximum(wanted, plane)).max() <= 1
    padded = np.pad(plane, 1)
    inside = distances(padded == 0)[1:-1, 1:-1]
    smaller = shrink(one, radius).within(small)
    assert np.abs(smaller.astype(float) - np.clip(inside - radius, 0, 1) * np.where(plane > 0, 255, 0)).max() <= 1


def test_growing_a_large_selection_is_the_same_in_pieces() -> None:
    plane = np.zeros((700, 900), np.uint8)
    plane[10:12, 10:12] = 255
    plane[250:262, 500:690] = 255
    grown = grow(Coverage(0, 0, plane), 30, (0, 0, 900, 700)).within((0, 0, 900, 700))
    near = np.zeros(plane.shape, bool)
    y, x = np.mgrid[0:700, 0:900]
    for top, left, bottom, right in ((10, 10, 12, 12), (250, 500, 262, 690)):
        down = np.maximum(0, np.maximum(top - y, y - bottom + 1))
        across = np.maximum(0, np.maximum(left - x, x - right + 1))
        near |= np.hypot(down, across) <= 30
    assert np.array_equal(grown == 255, near)


@pytest.mark.parametrize("radius", [2.0, 6.0, 40.0])
def test_feathering_is_a_gaussian(radius: float) -> None:
    rect = (0, 0, 400, 300)
    plane = np.zeros((300, 400), np.uint8)
    plane[:, :200] = 255
    found = feather(Coverage(0, 0, plane), radius, rect).within(rect)
    sigma = radius / 2
    for x in range(100, 300, 7):
        exact = 0.5 * (1 - math.erf((x + 0.5 - 200) / sigma / math.sqrt(2)))
        assert found[150, x] / 255 == pytest.approx(exact, abs=0.02)


def test_feathering_reaches_beyond_the_bounds_but_not_the_canvas() -> None:
    found = feather(square(), 10, CANVAS)
    assert found.bounds[2] >= 30
    assert found.within(CANVAS)[35, 28] > 0
    total = found.plane.sum() / 255
    assert total == pytest.approx(900, rel=0.01)


def test_a_border_is_a_band_along_the_outline() -> None:
    found = border(square(), 6, CANVAS).within(CANVAS)
    assert found[35, 45] == 0
    assert found[35, 28] == 255
    assert found[35, 31] == 255
    assert found[35, 24] == 0
    assert found[35, 36] == 0


def test_smoothing_removes_specks_and_keeps_straight_edges() -> None:
    one = square()
    one.plane[5, 5] = 255
    one.plane[35, 45] = 0
    found = smooth(one, 6, CANVAS).within(CANVAS)
    assert found[5, 5] == 0
    assert found[35, 45] == 255
    assert found[35, 31] > 200
    assert found[35, 28] < 55
    assert found[20, 30] < 128
