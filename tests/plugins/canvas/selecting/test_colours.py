"""The wand and the colour range choose by colour, and what is changed is kept to what is chosen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.api import Pixels, TileAt
from app.storage.assets import FolderAssets
from plugins.canvas.composite import composite_tile, flatten, stored_tiles
from plugins.canvas.model import Area, Canvas, Layer
from plugins.canvas.selecting import (
    Coverage,
    Wand,
    alpha_of,
    colour_range,
    colour_range_on,
    cut_softly,
    kept_to,
    mask_of,
    stored,
    wand,
    wand_on,
)


@pytest.fixture(name="assets")
def _assets(tmp_path: Path) -> FolderAssets:
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


def found_in(picture: np.ndarray, x: int, y: int, settings: Wand) -> np.ndarray:
    height, width = picture.shape[:2]
    return wand(picture, x, y, settings).within((0, 0, width, height))


def stripes() -> np.ndarray:
    """Two grey fields, 100 and 110, with a black bar between and another field of 100 at the right."""
    picture = np.zeros((40, 60, 4), np.uint8)
    picture[..., 3] = 255
    picture[:, :20, :3] = 100
    picture[:, 20:30, :3] = 110
    picture[:, 40:, :3] = 100
    return picture


def test_the_wand_takes_what_hangs_together_within_its_tolerance() -> None:
    near = found_in(stripes(), 5, 5, Wand(tolerance=9, smooth=False))
    assert near[:, :20].min() == 255
    assert not near[:, 20:].any()
    wider = found_in(stripes(), 5, 5, Wand(tolerance=10, smooth=False))
    assert wider[:, :30].min() == 255
    assert not wider[:, 30:].any()
    anywhere = found_in(stripes(), 5, 5, Wand(tolerance=0, contiguous=False))
    assert anywhere[:, 40:].min() == 255
    assert not anywhere[:, 20:40].any()


def test_the_wand_softens_its_edge_and_grows() -> None:
    picture = stripes()
    picture[:, 20, :3] = 112
    soft = found_in(picture, 5, 5, Wand(tolerance=10))
    assert soft[5, 20] == pytest.approx(255 * (1.5 - 1.2) * 2, abs=1)
    more = found_in(stripes(), 5, 5, Wand(tolerance=5, smooth=False, more=3))
    assert more[5, 22] == 255
    assert more[5, 23] == 0
    less = found_in(stripes(), 5, 5, Wand(tolerance=5, smooth=False, more=-3))
    assert less[5, 16] == 255
    assert less[5, 17] == 0


def test_what_is_transparent_is_another_colour_whatever_lies_hidden() -> None:
    picture = stripes()
    picture[20:, :20, 3] = 0
    picture[30:, :20, :3] = 7
    found = found_in(picture, 5, 5, Wand(tolerance=20, smooth=False))
    assert not found[20:, :20].any()
    hidden = found_in(picture, 5, 25, Wand(tolerance=0, smooth=False))
    assert hidden[20:, :20].min() == 255


def test_a_colour_range_falls_off_with_distance() -> None:
    picture = np.zeros((1, 256, 4), np.uint8)
    picture[0, :, 0] = np.arange(256)
    picture[..., 3] = 255
    found = colour_range(picture, [(100, 0, 0, 255)], 40).plane[0]
    assert found[80:121].min() == 255
    assert 0 < found[130] < 255
    assert found[59] == 0
    assert np.all(np.diff(found[100:].astype(int)) <= 0)
    both = colour_range(picture, [(100, 0, 0, 255), (200, 0, 0, 255)], 10).plane[0]
    assert both[100] == both[200] == 255
    assert both[150] == 0


def test_tile_by_tile_it_is_the_same(assets: FolderAssets) -> None:
    rng = np.random.default_rng(4)
    picture = rng.integers(0, 60, (300, 520, 4), np.uint8)
    picture[50:280, 100:500] = (120, 90, 30, 255)
    picture[100:150, 200:300, :3] += 9
    canvas = Canvas(520, 300, (Layer("a", "a", assets.add_picture(picture).id),))
    read = stored_tiles(assets)

    def tile(at: TileAt) -> Pixels | None:
        return composite_tile(canvas, read, at)

    seen = flatten(canvas, read)
    whole = (0, 0, 520, 300)
    for settings in (Wand(tolerance=12), Wand(tolerance=3, contiguous=False, more=2)):
        found = wand_on(tile, 520, 300, 180, 260, settings, lambda: None)
        assert np.array_equal(found.within(whole), wand(seen, 180, 260, settings).within(whole))
        assert found.plane.any()
    samples = [(120, 90, 30, 255), (10, 20, 30, 40)]
    found = colour_range_on(tile, 520, 300, samples, 30, lambda: None)
    assert np.array_equal(found.plane, colour_range(seen, samples, 30).plane)
    assert wand_on(tile, 520, 300, 600, 2, Wand(), lambda: None).tight() is None


def test_a_change_is_kept_to_what_is_selected(assets: FolderAssets) -> None:
    canvas = Canvas(300, 280)
    rng = np.random.default_rng(0)
    old = rng.integers(0, 256, (280, 300, 4), np.uint8)
    new = rng.integers(0, 256, (280, 300, 4), np.uint8)
    plane = np.tile(np.linspace(0, 255, 200).astype(np.uint8), (150, 1))
    area, _ = stored(Coverage(20, 40, plane), assets)
    assert area is not None
    before = assets.add_picture(old)
    after = kept_to(area, assets, canvas, before.id, assets.add_picture(new), lambda: None)
    found = assets.picture(after.id)
    outside = np.ones((280, 300), bool)
    outside[40:190, 20:220] = False
    assert np.array_equal(found[outside], old[outside])
    assert np.array_equal(found[50, 219], new[50, 219])
    part = np.zeros((280, 300))
    part[40:190, 20:220] = plane / 255
    alpha = old[..., 3] * (1 - part) + new[..., 3] * part
    assert np.abs(found[..., 3] - alpha).max() <= 0.51
    colour = old[..., :3] * (old[..., 3] * (1 - part))[..., None] + new[..., :3] * (new[..., 3] * part)[..., None]
    seen = alpha > 8
    assert np.abs(found[..., :3][seen] - (colour / np.maximum(alpha, 1e-9)[..., None])[seen]).max() <= 1


def test_where_nothing_was_a_change_is_kept_too(assets: FolderAssets) -> None:
    canvas = Canvas(300, 280)
    new = assets.add_picture(np.full((280, 300, 4), 200, np.uint8))
    found = assets.picture(kept_to(Area(10, 20, 30, 40), assets, canvas, None, new, lambda: None).id)
    assert found[20:60, 10:40].min() == 200
    assert found.sum() == 200 * 4 * 30 * 40


def test_alpha_becomes_a_selection_and_a_selection_a_mask(assets: FolderAssets) -> None:
    picture = np.zeros((50, 60, 4), np.uint8)
    picture[10:30, 5:55, 3] = 90
    layer = Layer("a", "a", assets.add_picture(picture).id, 30, 250)
    canvas = Canvas(300, 280, (layer,))
    found = alpha_of(canvas, layer, assets, lambda: None)
    wanted = np.zeros((280, 300), np.uint8)
    wanted[260:280, 35:85] = 90
    assert np.array_equal(found.plane, wanted)
    area, _ = stored(found, assets)
    assert area is not None
    mask = assets.picture(mask_of(area, canvas, assets, lambda: None).id)
    assert np.array_equal(mask[..., 3], 255 - wanted)


def test_a_copy_is_soft_where_the_selection_is() -> None:
    pixels = np.full((2, 3, 4), 200, np.uint8)
    plane = np.array([[0, 128, 255], [255, 0, 51]], np.uint8)
    found = cut_softly(pixels, plane)
    assert np.array_equal(found[..., 3], [[0, 100, 200], [200, 0, 40]])
    assert np.array_equal(found[..., :3], pixels[..., :3])
