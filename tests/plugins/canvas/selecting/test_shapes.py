"""Rectangles, ellipses and polygons cover each pixel by the part of it that lies inside."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.canvas.selecting import Coverage, ellipse, polygon, rectangle

INSIDE = (0, 0, 48, 40)


def whole(coverage: Coverage) -> np.ndarray:
    return coverage.within(INSIDE).astype(np.float64) / 255


def sampled(inside: Callable[[np.ndarray, np.ndarray], np.ndarray], fine: int = 16) -> np.ndarray:
    """The part of each pixel where a test of places (x, y) holds, by many samples."""
    y, x = np.mgrid[0 : INSIDE[3] * fine, 0 : INSIDE[2] * fine]
    found = inside((x + 0.5) / fine, (y + 0.5) / fine)
    return np.asarray(found.reshape(INSIDE[3], fine, INSIDE[2], fine).mean(axis=(1, 3)))


def test_a_rectangle_covers_its_edges_in_part() -> None:
    found = whole(rectangle(10.25, 5.5, 20.75, 8.0, INSIDE))
    assert found[6, 15] == 1
    assert found[5, 15] == pytest.approx(0.5, abs=0.003)
    assert found[6, 10] == pytest.approx(0.75, abs=0.003)
    assert found[6, 20] == pytest.approx(0.75, abs=0.003)
    assert found[5, 10] == pytest.approx(0.375, abs=0.003)
    assert found[8, 15] == 0
    assert found[6, 21] == 0


def test_without_smoothing_a_pixel_is_in_or_out() -> None:
    for found in (
        rectangle(10.25, 5.5, 20.75, 8.0, INSIDE, smooth=False),
        ellipse(3, 4, 30, 20, INSIDE, smooth=False),
        polygon([(1, 1), (30, 4), (9, 33)], INSIDE, smooth=False),
    ):
        assert set(np.unique(found.plane)) <= {0, 255}
        assert found.plane.any()


def test_an_ellipse_is_as_large_as_it_should_be() -> None:
    found = whole(ellipse(4.3, 6.1, 41.2, 33.7, INSIDE))
    wide, high = (41.2 - 4.3) / 2, (33.7 - 6.1) / 2
    middle_x, middle_y = (41.2 + 4.3) / 2, (33.7 + 6.1) / 2
    exact = sampled(lambda x, y: ((x - middle_x) / wide) ** 2 + ((y - middle_y) / high) ** 2 <= 1)
    assert np.abs(found - exact).max() < 0.02
    assert found.sum() == pytest.approx(math.pi * wide * high, rel=0.002)


def test_a_polygon_with_a_bay_and_one_beyond_the_canvas() -> None:
    points = [(-10.0, 3.3), (60.2, 1.1), (24.7, 21.9), (70.0, 55.5), (5.5, 36.2)]
    found = whole(polygon(points, INSIDE))
    exact = sampled(lambda x, y: crossings(points, x, y) % 2 == 1)
    assert np.abs(found - exact).max() < 0.04


def test_a_line_that_crosses_itself_selects_both_loops() -> None:
    found = whole(polygon([(2, 2), (40, 30), (40, 2), (2, 30)], INSIDE))
    assert found[16, 6] == 1
    assert found[16, 36] == 1
    assert found[4, 21] == 0


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.floats(-20, 70), st.floats(-20, 60)), min_size=3, max_size=3))
def test_triangles_have_their_area(points: list[tuple[float, float]]) -> None:
    found = whole(polygon(points, INSIDE))
    exact = sampled(lambda x, y: crossings(points, x, y) % 2 == 1, 8)
    assert np.abs(found - exact).max() < 0.16
    assert abs(found.sum() - exact.sum()) < 0.02 * exact.sum() + 1


def test_nothing_is_selected_off_the_canvas() -> None:
    for found in (
        rectangle(60, 60, 70, 70, INSIDE),
        ellipse(-30, -30, -2, -2, INSIDE),
        polygon([(1, 1), (2, 2)], INSIDE),
    ):
        assert found.tight() is None


def crossings(points: list[tuple[float, float]], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """How many lines of a polygon a ray to the right meets."""
    count = np.zeros(x.shape, int)
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if y0 == y1:
            continue
        meets = (np.minimum(y0, y1) <= y) & (y < np.maximum(y0, y1))
        count += meets & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return count
