"""Selections are joined as sets are, and stored without loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import TILE, AssetId, UserError
from app.storage.assets import FolderAssets
from plugins.canvas.model import Area
from plugins.canvas.selecting import (
    Coverage,
    Mode,
    combined,
    coverage_of,
    coverage_tile,
    invert,
    moved_area,
    stored,
)

CANVAS = (0, 0, 30, 20)


@pytest.fixture(name="assets")
def _assets(tmp_path: Path) -> FolderAssets:
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    """Soft selections anywhere on the canvas."""
    x, y = draw(st.integers(0, 25)), draw(st.integers(0, 15))
    width, height = draw(st.integers(1, 30 - x)), draw(st.integers(1, 20 - y))
    seed = draw(st.integers(0, 1000))
    plane = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    plane[plane < 60] = 0
    plane[plane > 200] = 255
    return Coverage(x, y, plane)


def on_canvas(coverage: Coverage) -> np.ndarray:
    return coverage.within(CANVAS)


@settings(deadline=None, max_examples=50)
@given(coverages(), coverages())
def test_joining_is_the_algebra_of_sets(one: Coverage, other: Coverage) -> None:
    a, b = on_canvas(one), on_canvas(other)
    kept = one.plane.copy()
    assert np.array_equal(on_canvas(combined(one, other, Mode.ADD)), np.maximum(a, b))
    assert np.array_equal(on_canvas(combined(one, other, Mode.INTERSECT)), np.minimum(a, b))
    assert np.array_equal(on_canvas(combined(one, other, Mode.SUBTRACT)), np.minimum(a, 255 - b))
    assert np.array_equal(on_canvas(combined(one, other, Mode.REPLACE)), b)
    assert np.array_equal(one.plane, kept)
    # De Morgan, and twice turned inside out is what it was.
    neither = invert(combined(one, other, Mode.ADD), CANVAS)
    both = combined(invert(one, CANVAS), invert(other, CANVAS), Mode.INTERSECT)
    assert np.array_equal(on_canvas(neither), on_canvas(both))
    assert np.array_equal(on_canvas(invert(invert(one, CANVAS), CANVAS)), a)


@settings(deadline=None, max_examples=40)
@given(coverages())
def test_where_nothing_is_there_before(one: Coverage) -> None:
    assert np.array_equal(on_canvas(combined(None, one, Mode.ADD)), on_canvas(one))
    assert combined(None, one, Mode.SUBTRACT).tight() is None
    assert combined(None, one, Mode.INTERSECT).tight() is None


def test_a_soft_selection_is_stored_tile_by_tile(assets: FolderAssets) -> None:
    plane = np.random.default_rng(3).integers(0, 256, (700, 600), np.uint8)
    plane[100:400, 100:400] = 255
    area, asset = stored(Coverage(70, 90, plane), assets)
    assert area is not None
    assert asset is not None
    assert np.array_equal(coverage_of(area, assets).within((70, 90, 600, 700)), plane)
    part = coverage_of(area, assets, (200, 300, 300, 300))
    assert np.array_equal(part.plane, plane[210:510, 130:430])
    canvas = np.zeros((4 * TILE, 4 * TILE), np.uint8)
    canvas[90:790, 70:670] = plane
    for row in range(4):
        for column in range(4):
            wanted = canvas[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            found = coverage_tile(area, assets, (column, row))
            assert np.array_equal(np.zeros_like(wanted) if found is None else found, wanted)


def test_a_plain_rectangle_needs_no_picture(assets: FolderAssets) -> None:
    plane = np.zeros((50, 60), np.uint8)
    plane[10:30, 20:50] = 255
    area, asset = stored(Coverage(100, 200, plane), assets)
    assert area == Area(120, 210, 30, 20)
    assert asset is None
    tile = coverage_tile(area, assets, (0, 0))
    assert tile is not None
    assert tile.sum() == 255 * 30 * 20
    assert tile[210:230, 120:150].min() == 255
    assert coverage_tile(area, assets, (1, 0)) is None
    everything = coverage_tile(None, assets, (9, 9))
    assert everything is not None
    assert everything.min() == 255


def test_an_empty_selection_is_none(assets: FolderAssets) -> None:
    assert stored(Coverage(0, 0, np.zeros((5, 5), np.uint8)), assets) == (None, None)


def test_a_mask_of_another_size_is_refused_in_words(assets: FolderAssets) -> None:
    asset = assets.add_picture(np.full((10, 10, 4), 7, np.uint8))
    with pytest.raises(UserError, match="20 × 10 pixels, and its mask has 10 × 10"):
        coverage_of(Area(0, 0, 20, 10, asset.id), assets)


def test_a_crop_moves_and_cuts_rectangles_and_keeps_what_has_a_picture() -> None:
    assert moved_area(Area(300, 200, 200, 160), -100, -50, 300, 250) == Area(200, 150, 100, 100)
    assert moved_area(Area(300, 200, 200, 160), -100, -50, 100, 100) is None
    assert moved_area(None, 5, 5, 10, 10) is None
    soft = Area(300, 200, 200, 160, AssetId("a" * 64))
    moved = moved_area(soft, -100, -50, 300, 250)
    assert moved is not None
    assert moved.bounds == (200, 150, 200, 160)
