"""Control pictures derived from pictures, by classical means."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from app.api import InvalidRequest, Pixels
from plugins.canvas.preprocess import PREPROCESSORS, find_preprocessor, fitted
from plugins.canvas.preprocess.surfaces import normals

DERIVED = [one.name for one in PREPROCESSORS if not one.needs_model]
LINES = ["canny", "soft-edge", "line-art", "scribble"]


@pytest.fixture
def disc() -> Pixels:
    """A dark disc of radius 60 on a bright ground, with a little noise."""
    picture = np.full((240, 320, 3), (200, 180, 150), np.uint8)
    cv2.circle(picture, (160, 120), 60, (40, 60, 110), -1, cv2.LINE_AA)
    noise = np.random.default_rng(0).normal(0, 3, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("name", DERIVED)
def test_every_result_has_the_size_asked_for_and_is_always_the_same(name: str, disc: Pixels) -> None:
    result = fitted(disc, 256, 192, name)
    assert result.shape == (192, 256, 3)
    assert result.dtype == np.uint8
    assert result.std() > 1
    assert np.array_equal(result, fitted(disc, 256, 192, name))


@pytest.mark.parametrize("name", LINES)
def test_lines_lie_on_the_edge_of_the_disc_and_nowhere_else(name: str, disc: Pixels) -> None:
    lines = fitted(disc, 320, 240, name)[..., 0].astype(np.float32) / 255
    y, x = np.mgrid[:240, :320]
    away = np.abs(np.hypot(x - 160, y - 120) - 60)
    near, far = lines[away <= 10], lines[away > 16]
    assert near.sum() > 0.9 * lines.sum()
    assert far.mean() < 0.03
    angles = np.round(np.degrees(np.arctan2(y - 120, x - 160))[(away <= 10) & (lines > 0.3)]).astype(int)
    assert len(np.unique(angles)) > 330, "the line goes all the way round"


@pytest.mark.parametrize("name", LINES)
def test_a_plain_picture_has_no_lines(name: str) -> None:
    assert fitted(np.full((96, 96, 3), 128, np.uint8), 96, 96, name).max() == 0


def test_areas_are_flat_and_keep_to_the_disc(disc: Pixels) -> None:
    areas = fitted(disc, 320, 240, "segmentation")
    assert len(np.unique(areas.reshape(-1, 3), axis=0)) == 2
    assert np.abs(areas[120, 160].astype(int) - (40, 60, 110)).max() < 12
    assert np.abs(areas[10, 10].astype(int) - (200, 180, 150)).max() < 12
    y, x = np.mgrid[:240, :320]
    inside = np.hypot(x - 160, y - 120) < 60
    assert ((areas[..., 0] < 120) == inside).mean() > 0.98


def test_tile_and_blur_keep_the_mean_and_lose_the_detail(disc: Pixels) -> None:
    for name in ("tile", "blur"):
        result = fitted(disc, 320, 240, name)
        assert np.abs(result.mean((0, 1)) - disc.mean((0, 1))).max() < 2
        assert cv2.Laplacian(result, cv2.CV_32F).std() < cv2.Laplacian(disc, cv2.CV_32F).std() / 3


def test_normals_of_a_slope_face_away_from_it() -> None:
    ramp = np.tile(np.linspace(0, 1, 128, dtype=np.float32), (128, 1))
    middle = normals(ramp)[64, 64].astype(int)
    assert middle[0] < 100, "what comes nearer to the right faces left"
    assert abs(middle[1] - 128) <= 1
    assert np.abs(normals(np.zeros((32, 32), np.float32))[16, 16].astype(int) - (128, 128, 255)).max() <= 1


def test_what_needs_a_model_and_what_is_unknown_is_said(disc: Pixels) -> None:
    assert {one.name for one in PREPROCESSORS if one.needs_model} == {"depth", "normal", "pose"}
    with pytest.raises(InvalidRequest, match="without a model"):
        fitted(disc, 64, 64, "depth")
    with pytest.raises(InvalidRequest, match="canny, soft-edge"):
        find_preprocessor("sobel")
    assert fitted(disc, 64, 48).shape == (48, 64, 3)


def test_a_large_picture_takes_no_long_time() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (1024, 1024, 3), np.uint8)
    for name in DERIVED:
        began = time.perf_counter()
        fitted(picture, 1024, 1024, name)
        assert time.perf_counter() - began < 15, name
