"""Pictures, layers and selections through matrices."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.api import Document, Session, UserError
from app.storage.assets import FolderAssets
from plugins.canvas.commands import canvas_of
from plugins.canvas.model import KIND, Area, Canvas, Group, Layer, Mask, Text
from plugins.canvas.transforming import Matrix, Sampling, Warped, content_bounds, layer_bounds, transformed, warped
from plugins.canvas.transforming.transform_layers import over

SMOOTH = (Sampling.BILINEAR, Sampling.BICUBIC, Sampling.LANCZOS)


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    made = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield made
    made.close()


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (height, width, 4), np.uint8)


def affine(a: float, b: float, c: float, d: float, e: float, f: float) -> Matrix:
    return np.array([(a, b, c), (d, e, f), (0, 0, 1)], np.float64)


def about(x: float, y: float, degrees: float, scale: float = 1.0) -> Matrix:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
    return affine(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y)


@pytest.mark.parametrize("sampling", list(Sampling))
def test_whole_pixels_stay_to_the_bit(sampling: Sampling) -> None:
    picture = Warped(10, -4, noise(31, 17))
    same = warped(picture, np.eye(3), sampling)
    assert (same.x, same.y) == (10, -4)
    assert np.array_equal(same.pixels, picture.pixels)
    there = warped(picture, affine(1, 0, 7, 0, 1, -9), sampling)
    assert (there.x, there.y) == (17, -13)
    assert np.array_equal(there.pixels, picture.pixels)
    mirrored = warped(picture, affine(-1, 0, 0, 0, 1, 0), sampling)
    assert (mirrored.x, mirrored.y) == (-27, -4)
    assert np.array_equal(mirrored.pixels, picture.pixels[:, ::-1])
    # A quarter clockwise, with y downwards.
    turned = warped(picture, affine(0, -1, 0, 1, 0, 0), sampling)
    assert (turned.x, turned.y) == (-27, 10)
    assert np.array_equal(turned.pixels, np.rot90(picture.pixels, -1))
    back = warped(turned, affine(0, 1, 0, -1, 0, 0), sampling)
    assert (back.x, back.y) == (10, -4)
    assert np.array_equal(back.pixels, picture.pixels)


@pytest.mark.parametrize("sampling", SMOOTH)
def test_no_dark_fringe_comes_of_transparent_black(sampling: Sampling) -> None:
    pixels = np.zeros((60, 60, 4), np.uint8)
    pixels[20:40, 20:40] = (240, 120, 30, 255)
    result = warped(Warped(0, 0, pixels), about(30, 30, 27, 1.3), sampling).pixels
    seen = result[..., 3] > 2
    assert np.abs(result[seen][:, :3].astype(int) - (240, 120, 30)).max() <= 2
    assert (result[..., 3] == 255).sum() > 300


def test_a_flat_layer_is_as_large_as_it_should_be() -> None:
    pixels = np.full((40, 50, 4), 255, np.uint8)
    result = warped(Warped(100, 100, pixels), about(125, 120, 33), Sampling.BILINEAR)
    assert result.pixels[..., 3].sum() / 255 == pytest.approx(40 * 50, rel=0.005)


def test_scaling_is_like_that_of_pillow() -> None:
    gradient = np.zeros((64, 64, 4), np.uint8)
    gradient[..., 0] = np.linspace(0, 255, 64, dtype=np.uint8)
    gradient[..., 1] = np.linspace(0, 255, 64, dtype=np.uint8)[:, None]
    gradient[..., 3] = 255
    for size, sampling, kind in (
        (192, Sampling.BILINEAR, Image.Resampling.BILINEAR),
        (160, Sampling.BICUBIC, Image.Resampling.BICUBIC),
        (160, Sampling.LANCZOS, Image.Resampling.LANCZOS),
        (16, Sampling.BILINEAR, Image.Resampling.BOX),
    ):
        scale = size / 64
        ours = warped(Warped(0, 0, gradient), affine(scale, 0, 0, 0, scale, 0), sampling).pixels
        theirs = np.asarray(Image.fromarray(gradient).resize((size, size), kind))
        assert ours.shape == theirs.shape
        assert np.abs(ours.astype(int) - theirs).max() <= 5, sampling


def test_what_is_made_small_is_averaged() -> None:
    checks = np.zeros((256, 256, 4), np.uint8)
    checks[..., 3] = 255
    checks[::2, ::2, :3] = checks[1::2, 1::2, :3] = 255
    result = warped(Warped(0, 0, checks), about(128, 128, 20, 0.25), Sampling.BICUBIC).pixels
    inside = result[result[..., 3] == 255][:, :3]
    assert len(inside) > 1000
    assert np.abs(inside.astype(int) - 127).max() <= 2


def test_perspective_puts_corners_where_they_belong() -> None:
    import cv2

    pixels = np.full((100, 100, 4), 255, np.uint8)
    old = np.array([(0, 0), (100, 0), (100, 100), (0, 100)], np.float32)
    new = np.array([(0, 0), (100, 20), (100, 80), (0, 100)], np.float32)
    matrix = cv2.getPerspectiveTransform(old, new).astype(np.float64)
    result = warped(Warped(0, 0, pixels), matrix, Sampling.BILINEAR)
    assert result.pixels.shape == (100, 100, 4)
    assert result.pixels[..., 3].sum() / 255 == pytest.approx(8000, rel=0.01)
    assert result.pixels[50, 50, 3] == 255
    assert result.pixels[5, 95, 3] == 0


def test_what_would_vanish_or_be_enormous_is_refused() -> None:
    picture = Warped(0, 0, noise(20, 20))
    with pytest.raises(UserError):
        warped(picture, np.diag([0.0, 1.0, 1.0]), Sampling.BILINEAR)
    with pytest.raises(UserError):
        warped(picture, np.diag([2000.0, 1.0, 1.0]), Sampling.BILINEAR)
    steep = np.eye(3)
    steep[2, 0] = -0.1
    with pytest.raises(UserError):
        warped(picture, steep, Sampling.BILINEAR)


def test_bounds_are_those_of_what_is_seen(assets: FolderAssets) -> None:
    pixels = np.zeros((600, 700, 4), np.uint8)
    assert content_bounds(assets.add_picture(pixels).id, assets) is None
    pixels[250:310, 40:520, 3] = 9
    asset = assets.add_picture(pixels)
    assert content_bounds(asset.id, assets) == (40, 250, 480, 60)
    inside = Layer("a", "A", asset.id, 5, -10, parent="g")
    canvas = Canvas(700, 600, (inside, Layer("g", "G", content=Group())))
    assert layer_bounds(canvas, "g", assets) == (45, 240, 480, 60)


def test_a_group_is_transformed_as_one_step_with_its_masks(assets: FolderAssets) -> None:
    picture, hides = assets.add_picture(noise(30, 40)), assets.add_picture(noise(10, 10))
    one = Layer("a", "A", picture.id, 20, 30, parent="g", mask=Mask(hides.id, 25, 35))
    canvas = Canvas(200, 200, (one, Layer("g", "G", content=Group())))
    document = Document().with_assets([picture, hides]).with_part(KIND, canvas)
    session = Session(document)
    command = transformed(canvas, "g", None, affine(-1, 0, 100, 0, 1, 0), Sampling.BILINEAR, assets, lambda: None)
    session.execute(command)
    found = canvas_of(session.document).layer("a")
    assert found.asset is not None
    assert found.mask is not None
    assert found.mask.asset is not None
    assert (found.x, found.y, found.mask.x, found.mask.y) == (40, 30, 65, 35)
    assert np.array_equal(assets.picture(found.asset), assets.picture(picture.id)[:, ::-1])
    session.undo()
    assert session.document.part(KIND, Canvas()) == canvas


def test_what_is_moved_by_whole_pixels_keeps_its_picture_and_its_text(assets: FolderAssets) -> None:
    picture = assets.add_picture(noise(30, 40))
    layer = Layer("a", "A", picture.id, 20, 30, content=Text("Hello", 20, 30))
    canvas = Canvas(200, 200, (layer,))
    command = transformed(canvas, "a", None, affine(1, 0, 5, 0, 1, 6), Sampling.BILINEAR, assets, lambda: None)
    assert command.assets == ()
    assert command.layers == (Layer("a", "A", picture.id, 25, 36, content=Text("Hello", 25, 36)),)


def test_only_what_is_selected_moves(assets: FolderAssets) -> None:
    pixels = noise(40, 40)
    pixels[..., 3] = 255
    picture = assets.add_picture(pixels)
    canvas = Canvas(100, 100, (Layer("a", "A", picture.id, 10, 10),), selection=Area(10, 10, 20, 20))
    move = affine(1, 0, 50, 0, 1, 0)
    command = transformed(canvas, "a", canvas.selection, move, Sampling.BILINEAR, assets, lambda: None)
    assert command.area == Area(60, 10, 20, 20)
    (after,) = command.layers
    assert after.asset is not None
    result = assets.picture(after.asset)
    assert (after.x, after.y) == (10, 10)
    assert result[:20, :20, 3].max() == 0
    assert np.array_equal(result[:20, 50:70], pixels[:20, :20])
    assert np.array_equal(result[20:40, :40], pixels[20:])


def test_one_picture_over_another_is_alpha_composited() -> None:
    below, above = noise(20, 20), noise(10, 12)
    result = over(Warped(0, 0, below), Warped(4, 5, above))
    theirs = Image.fromarray(below)
    theirs.alpha_composite(Image.fromarray(above), (4, 5))
    seen = result.pixels[..., 3] > 8
    assert np.abs(result.pixels.astype(int) - np.asarray(theirs))[seen].max() <= 2
