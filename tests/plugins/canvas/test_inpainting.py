"""Drawing a part of a picture anew: what is seen of it, masks, and laying the result in."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidRequest
from plugins.canvas.inpainting import Zone, composed, context_of, layer_of, mask_in, settled, zone_of
from tests.seams import seam


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 2999), st.integers(0, 2999), st.integers(1, 3000),
    st.integers(1, 3000), st.sampled_from((None, 0, 40)), st.sampled_from((0, 256, 1024)), st.sampled_from((8, 16)),
)  # fmt: skip
def test_the_context_holds_the_part_and_is_one_the_model_draws(
    across: int, down: int, x: int, y: int, width: int, height: int, padding: int | None, native: int, multiple: int
) -> None:
    x, y = x % across, y % down
    width, height = min(width, across - x), min(height, down - y)
    found = context_of((x, y, width, height), (across, down), padding, native_size=native, multiple_of=multiple)
    left, top, wide, high = found.rect
    assert 0 <= left <= x
    assert 0 <= top <= y
    assert x + width <= left + wide <= across
    assert y + height <= top + high <= down
    assert found.width % multiple == found.height % multiple == 0
    assert found.width >= multiple
    assert found.height >= multiple
    if native and 1 / 3 < wide / high < 3:
        assert native**2 * 0.8 <= found.width * found.height <= native**2 * 1.9


def test_a_small_part_is_seen_with_more_around_it_and_exactly_in_its_size() -> None:
    found = context_of((500, 500, 40, 30), (2000, 2000), None, native_size=256, multiple_of=8)
    assert found.rect[2:] == (256, 256)
    assert (found.width, found.height) == (256, 256)


def test_masks_are_read_from_alpha_or_from_lightness() -> None:
    grey = np.zeros((4, 6, 3), np.uint8)
    grey[1:3, 2:4] = 255
    assert np.array_equal(mask_in(grey, (6, 4)) > 250, grey[..., 0] == 255)
    alpha = np.dstack([np.full((4, 6, 3), 255, np.uint8), grey[..., 0]])
    assert np.array_equal(mask_in(alpha, (6, 4)), grey[..., 0])
    with pytest.raises(InvalidRequest, match="6 × 4 pixels, and the picture 7 × 4"):
        mask_in(grey, (7, 4))
    with pytest.raises(InvalidRequest, match="empty"):
        mask_in(np.zeros((4, 6, 3), np.uint8), (6, 4))


def test_a_zone_grows_fades_and_ends() -> None:
    mask = np.zeros((100, 100), np.uint8)
    mask[40:60, 40:60] = 255
    zone = zone_of(mask, grow=5, feather=20, blend=10)
    assert zone.alpha[50, 35] == 255
    row = zone.alpha[50, 20:36].astype(int)
    assert (np.diff(row) >= 0).all()
    assert 0 < zone.alpha[50, 28] < 255
    assert not zone.alpha[50, :24].any()
    assert zone.change[50, 18] > 0
    assert (zone.change >= zone.alpha).all()
    x, y, width, height = zone.bounds
    assert not zone.change[:, :x].any()
    assert not zone.change[y + height :].any()
    assert 40 <= width <= 80


@pytest.mark.parametrize("channels", [3, 4])
def test_outside_of_the_zone_not_a_bit_changes_and_layer_and_picture_are_the_same(channels: int) -> None:
    random = np.random.default_rng(1)
    picture = random.integers(0, 256, (80, 90, channels), np.uint8)
    if channels == 4:
        picture[..., 3] = 255
        picture[:20, :20, 3] = 0
    drawn = random.integers(0, 256, (80, 90, 3), np.uint8)
    mask = np.zeros((80, 90), np.uint8)
    mask[30:50, 30:60] = 255
    alpha = zone_of(mask, grow=0, feather=0, blend=8).alpha
    result = composed(drawn, picture, alpha)
    assert np.array_equal(result[alpha == 0], picture[alpha == 0])
    assert np.array_equal(result[alpha == 255][:, :3], drawn[alpha == 255])
    layer = layer_of(drawn, alpha)
    share = layer[..., 3:].astype(np.float32) / 255
    over = layer[..., :3] * share + picture[..., :3] * (1 - share)
    opaque = alpha > 0
    assert np.abs(over[opaque] - result[opaque][:, :3]).max() <= 1


def test_a_part_laid_over_nothing_is_seen_as_far_as_it_covers() -> None:
    picture = np.zeros((4, 4, 4), np.uint8)
    drawn = np.full((4, 4, 3), 90, np.uint8)
    result = composed(drawn, picture, np.full((4, 4), 128, np.uint8))
    assert (result[..., :3] == 90).all()
    assert (result[..., 3] == 128).all()


def test_a_shift_of_colours_leaves_no_seam_where_a_hard_paste_does() -> None:
    random = np.random.default_rng(3)
    ground = cv2.GaussianBlur(random.uniform(0, 255, (256, 256, 3)).astype(np.float32), (0, 0), 6)
    ground = (ground - ground.mean()) * 6 + 128 + random.normal(0, 3, ground.shape)
    picture = ground.clip(0, 255).astype(np.uint8)
    mask = np.zeros((256, 256), np.uint8)
    cv2.circle(mask, (128, 128), 60, 255, -1)
    zone = zone_of(mask, grow=0, feather=16, blend=10)
    other = cv2.GaussianBlur(random.uniform(0, 255, picture.shape).astype(np.float32), (0, 0), 6)
    other = (other - other.mean()) * 6 + 128 + random.normal(0, 3, picture.shape)
    share = (zone.change / 255)[..., None]
    drawn = ((ground * (1 - share) + other * share) * 0.9 + (30, 5, -20)).clip(0, 255).astype(np.uint8)
    laid = composed(settled(drawn, picture, zone.change), picture, zone.alpha)
    pasted = np.where(mask[..., None] > 0, drawn, picture)
    assert seam(laid, mask, 10) < 1.15
    assert seam(pasted, mask, 0) > 1.3
    kept = zone.change == 0
    assert np.abs(settled(drawn, picture, zone.change)[kept].astype(int) - picture[kept]).mean() < 6


def test_where_everything_changes_colours_stay_as_drawn() -> None:
    drawn = np.full((8, 8, 3), 77, np.uint8)
    whole = np.full((8, 8), 255, np.uint8)
    assert settled(drawn, np.zeros((8, 8, 3), np.uint8), Zone(whole, whole).change) is drawn
