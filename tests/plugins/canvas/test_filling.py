"""Fills and gradients: which pixels they take, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.api import Pixels
from app.storage import FolderAssets
from plugins.canvas.composite import stored_tiles
from plugins.canvas.gradient import Gradient, GradientKind
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.paint import Filling, flood_area, laid
from plugins.canvas.panel.painted import Flood, GradientFill
from plugins.canvas.selecting import Coverage

RED = (255, 0, 0, 255)
BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255, 255)


def go_on() -> None:
    """Nobody stops it."""


def two_squares() -> Pixels:
    """Two white squares apart on black."""
    pixels = np.zeros((300, 400, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[50:100, 50:100, :3] = pixels[150:200, 250:350, :3] = 255
    return pixels


def taken(assets: FolderAssets, filling: Filling, clip: tuple[int, int, int, int] | None = None) -> Pixels:
    """How much of each pixel a fill in the first square takes."""
    layer = Layer("a", "a", assets.add_picture(two_squares()).id)
    area = flood_area(Canvas(400, 300, (layer,)), stored_tiles(assets), 60, 60, filling, clip, go_on)
    return area.within((0, 0, 400, 300))


def test_a_fill_takes_what_hangs_together_or_all_that_is_alike(assets: FolderAssets) -> None:
    together = taken(assets, Filling(10, smooth=False))
    assert (together == 255).sum() == (together > 0).sum() == 50 * 50
    everywhere = taken(assets, Filling(10, contiguous=False, smooth=False))
    assert (everywhere == 255).sum() == 50 * 50 + 50 * 100
    kept = taken(assets, Filling(10, contiguous=False, smooth=False), (0, 0, 80, 300))
    assert (kept == 255).sum() == 30 * 50


def test_a_fill_grows_and_has_soft_edges(assets: FolderAssets) -> None:
    assert (taken(assets, Filling(10, smooth=False, grow=5)) == 255).sum() > 58 * 58
    assert (taken(assets, Filling(10, smooth=False, grow=-5)) > 0).sum() <= 42 * 42
    soft = taken(assets, Filling(10, smooth=False, feather=8))
    edge = soft[75, 30:75].astype(int)
    assert (np.diff(edge) >= 0).all()
    assert len(np.unique(edge)) > 10


def test_a_fill_looks_at_one_layer_where_told(assets: FolderAssets) -> None:
    below = Layer("a", "a", assets.add_picture(two_squares()).id)
    above = Layer("b", "b")
    canvas = Canvas(400, 300, (below, above))
    seen = Flood("b", 60, 60, Filling(10, smooth=False), None, RED)
    assert (assets.picture(seen.store(canvas, above, assets, go_on).id)[..., 3] == 255).sum() == 50 * 50
    alone = replace(seen, looked_at="b")
    assert (assets.picture(alone.store(canvas, above, assets, go_on).id)[..., 3] == 255).all()


def test_a_half_covered_pixel_is_half_filled(assets: FolderAssets) -> None:
    ground = assets.add_picture(two_squares()).id
    layer = Layer("a", "a", ground)
    canvas = Canvas(400, 300, (layer,))
    plane = np.zeros((300, 400), np.uint8)
    plane[10:20, 10:20] = 128
    asset = laid(canvas, layer, assets, Coverage(0, 0, plane), RED, go_on)
    assert tuple(assets.picture(asset.id)[15, 15]) == (128, 0, 0, 255)
    assert set(assets.tiles(asset.id).items()) - set(assets.tiles(ground).items()) == {
        ((0, 0), assets.tiles(asset.id)[0, 0])
    }
    locked = replace(layer, alpha_locked=True, asset=assets.blank(400, 300).id)
    kept = laid(canvas, locked, assets, Coverage(0, 0, plane), RED, go_on)
    assert not assets.picture(kept.id)[..., 3].any()
    masked = laid(canvas, layer, assets, Coverage(0, 0, plane), (0, 0, 0, 55), go_on, on_mask=True)
    assert assets.picture(masked.id)[15, 15, 3] == round(255 + (55 - 255) * 128 / 255)


@pytest.mark.parametrize("kind", list(GradientKind))
def test_a_gradient_is_what_its_formula_says_within_a_step(kind: GradientKind) -> None:
    gradient = Gradient(kind, (100, 80), (300, 180), BLACK, WHITE)
    seen = gradient.pixels((0, 0, 400, 300))
    y, x = np.mgrid[0:300, 0:400] + 0.5
    across, down = x - 100, y - 80
    along = (across * 200 + down * 100) / (200**2 + 100**2)
    part = {
        GradientKind.LINEAR: along,
        GradientKind.REFLECTED: np.abs(along),
        GradientKind.RADIAL: np.hypot(across, down) / np.hypot(200, 100),
        GradientKind.ANGLE: (np.arctan2(down, across) - np.arctan2(100, 200)) / (2 * np.pi) % 1,
    }[kind]
    expected = np.clip(part, 0, 1) * 255
    assert np.abs(seen[..., 0] - expected).max() < (1.01 if kind is not GradientKind.ANGLE else 256)
    assert (np.abs(seen[..., 0] - expected) < 1.01).mean() > 0.999
    assert (seen[..., 3] == 255).all()


def test_a_gradient_has_no_bands() -> None:
    """Over a long way each step of 8 bits would be a band of 40 pixels; the mean of what is dithered has none."""
    gradient = Gradient(GradientKind.LINEAR, (0, 0), (2000, 0), (100, 100, 100, 255), (150, 150, 150, 255))
    seen = gradient.pixels((0, 0, 2000, 256))[..., 0].astype(float)
    means = seen.mean(axis=0)
    expected = 100 + 50 * (np.arange(2000) + 0.5) / 2000
    assert np.abs(means - expected - 0).max() < 0.15
    rounded = np.abs(np.round(expected) - expected)
    assert rounded.max() > 0.45
    assert np.array_equal(gradient.pixels((256, 0, 100, 256)), gradient.pixels((0, 0, 2000, 256))[:, 256:356])


def test_a_colour_that_is_the_same_at_both_ends_stays_that() -> None:
    seen = Gradient(GradientKind.RADIAL, (9, 9), (50, 50), (7, 77, 177, 255), (7, 77, 177, 255)).pixels((0, 0, 99, 99))
    assert (seen == (7, 77, 177, 255)).all()


def test_a_gradient_to_nothing_keeps_its_colour(assets: FolderAssets) -> None:
    gradient = Gradient(GradientKind.LINEAR, (0, 0), (300, 0), (200, 40, 90, 255), (200, 40, 90, 0))
    layer = Layer("a", "a")
    canvas = Canvas(300, 100, (layer,))
    edit = GradientFill("a", gradient, (0, 0, 300, 50))
    seen = assets.picture(edit.store(canvas, layer, assets, go_on).id)
    inside = seen[:50]
    touched = inside[inside[..., 3] > 8].astype(int)
    assert (np.abs(touched[:, :3] - (200, 40, 90)) <= 1).all()
    assert abs(int(inside[:, 150, 3].mean()) - 127) <= 2
    assert not seen[50:, :, 3].any()


def test_a_gradient_keeps_locked_alpha_and_turns_into_a_mask(assets: FolderAssets) -> None:
    gradient = Gradient(GradientKind.LINEAR, (0, 0), (300, 0), BLACK, WHITE)
    ground = np.zeros((100, 300, 4), np.uint8)
    ground[20:60, :, 3] = 90
    layer = Layer("a", "a", assets.add_picture(ground).id, alpha_locked=True)
    canvas = Canvas(300, 100, (layer,))
    seen = assets.picture(GradientFill("a", gradient, None).store(canvas, layer, assets, go_on).id)
    assert np.array_equal(seen[..., 3], ground[..., 3])
    assert seen[40, 290, 0] > 240
    hiding = Gradient(GradientKind.LINEAR, (0, 0), (300, 0), (0, 0, 0, 255), (0, 0, 0, 0))
    mask = GradientFill("a", hiding, None, on_mask=True)
    stored = assets.picture(mask.store(canvas, replace(layer, asset=None, alpha_locked=False), assets, go_on).id)
    assert stored[10, 2, 3] > 250
    assert stored[10, 297, 3] < 5
