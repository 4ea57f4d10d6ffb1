"""Where pictures lie: fitting, anchors, turning, and in which size they are wanted."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.compositing.geometry import (
    Affine,
    Crop,
    Rect,
    Size,
    Transform,
    corners,
    drawn_size,
    fitted,
    onto,
    worked_size,
)
from plugins.timeline.model import Solid
from tests.plugins.timeline.compositing.parts import clip, keys

FILM = (1920, 1080)
ZERO = Fraction(0)


@pytest.mark.parametrize(
    ("content", "frame", "wanted"),
    [
        ((1920, 1080), (960, 540), Rect(0, 0, 960, 540)),
        ((3840, 2160), (1920, 1080), Rect(0, 0, 1920, 1080)),
        ((640, 360), (1920, 1080), Rect(0, 0, 1920, 1080)),
        ((1440, 1080), (960, 540), Rect(120, 0, 720, 540)),
        ((1080, 1920), (1920, 1080), Rect(656, 0, 608, 1080)),
        ((2000, 500), (1920, 1080), Rect(0, 300, 1920, 480)),
        # A frame whose pixels are not quite square is filled all the same
        ((1920, 1080), (854, 480), Rect(0, 0, 854, 480)),
    ],
)
def test_a_picture_fits_into_the_frame(content: Size, frame: Size, wanted: Rect) -> None:
    assert fitted(content, FILM, frame) == wanted


def _corners(**values: object) -> list[tuple[float, float]]:
    found = corners(clip(Solid(), values=values), ZERO, FILM, FILM, FILM)
    return [(round(x, 6), round(y, 6)) for x, y in found]


def test_position_scale_crop_and_rotation_move_the_corners() -> None:
    assert _corners() == [(0, 0), (1920, 0), (1920, 1080), (0, 1080)]
    assert _corners(x=0.5, y=-0.25) == [(960, -270), (2880, -270), (2880, 810), (960, 810)]
    assert _corners(scale_x=0.5, scale_y=2) == [(480, -540), (1440, -540), (1440, 1620), (480, 1620)]
    assert _corners(crop_left=0.25, crop_bottom=0.5) == [(480, 0), (1920, 0), (1920, 540), (480, 540)]
    # Clockwise: the top left comes to the top right
    assert _corners(rotation=90) == [(1500, -420), (1500, 1500), (420, 1500), (420, -420)]


def test_the_anchor_stays_where_it_is_and_moves_nothing_by_itself() -> None:
    assert _corners(anchor_x=0, anchor_y=1) == _corners()
    assert _corners(anchor_x=0, anchor_y=0, scale_x=0.5, scale_y=0.5)[0] == (0, 0)
    turned = _corners(anchor_x=1, anchor_y=1, rotation=33, scale_x=0.3, scale_y=0.7)
    assert turned[2] == (1920, 1080)


@given(
    st.floats(-2, 2), st.floats(-2, 2), st.floats(0.01, 5), st.floats(0.01, 5), st.floats(-720, 720), st.floats(0, 1)
)
def test_a_turned_square_stays_a_rectangle_of_its_size(
    x: float, y: float, wide: float, high: float, turn: float, anchor: float
) -> None:
    transform = Transform(x, y, wide, high, turn, anchor, 1 - anchor)
    found = [transform.affine(Rect(0, 0, *FILM), FILM, FILM).at(point) for point in ((0, 0), (1920, 0), (0, 1080))]
    (left, top), right, below = found
    assert math.dist((left, top), right) == pytest.approx(1920 * wide)
    assert math.dist((left, top), below) == pytest.approx(1080 * high)
    across = (right[0] - left, right[1] - top)
    down = (below[0] - left, below[1] - top)
    assert across[0] * down[0] + across[1] * down[1] == pytest.approx(0, abs=1e-3 * wide * high * 1920)


def test_in_a_smaller_frame_everything_is_smaller() -> None:
    values = {"x": 0.1, "rotation": 30, "scale_x": 0.5, "crop_top": 0.2, "anchor_x": 0.1}
    one = clip(Solid(), values=values)
    large = corners(one, ZERO, FILM, FILM, FILM)
    small = corners(one, ZERO, FILM, FILM, (480, 270))
    assert [(4 * x, 4 * y) for x, y in small] == [pytest.approx(point) for point in large]


def test_whole_pixels_are_told_from_parts_of_them() -> None:
    assert Affine(1, 0, 3, 0, 1, -4).offset == (3, -4)
    assert Affine(1, 0, 3.5, 0, 1, -4).offset is None
    assert Affine(1, 0.01, 3, 0, 1, -4).offset is None
    assert Affine(-1, 0, 3, 0, 1, -4).offset is None
    assert Transform(x=1 / 3).affine(Rect(0, 0, 96, 54), FILM, (96, 54)).offset == (32, 0)
    assert Transform(rotation=360).affine(Rect(0, 0, 96, 54), FILM, (96, 54)).offset == (0, 0)
    assert Transform(rotation=180).affine(Rect(0, 0, 96, 54), FILM, (96, 54)) == Affine(-1, 0, 96, 0, -1, 54)


def test_first_one_then_the_other() -> None:
    one, other = Affine(1, 2, 3, 4, 5, 6), Affine(0.5, -1, 2, 0, 3, 1)
    assert one.of(other).at((7, 8)) == one.at(other.at((7, 8)))
    assert onto(Rect(10, 20, 100, 50), (200, 200)).at((200, 100)) == (110, 45)


def test_a_picture_is_wanted_as_large_as_it_is_seen() -> None:
    rect = Rect(0, 0, 960, 540)

    def size(native: Size, **values: object) -> Size:
        one = clip(Solid(), values=values)
        return worked_size(one, Transform.of(one, ZERO), rect, native)

    assert size((3840, 2160)) == (960, 540)
    assert size((3840, 2160), scale_x=2, scale_y=0.5) == (1920, 270)
    assert size((1280, 720), scale_x=4, scale_y=4) == (1280, 720)
    assert size((320, 180)) == (960, 540)
    assert size((320, 180), scale_x=3, scale_y=3) == (960, 540)
    assert size((3840, 2160), scale_x=0.0001, scale_y=0.0001) == (1, 1)
    # While the scale changes there are few sizes, none smaller than what is seen
    sizes = set()
    for number in range(1, 100):
        one = clip(Solid(), values={"scale_x": keys((0, number / 50), (10, 3)), "scale_y": 1})
        sizes.add(worked_size(one, Transform.of(one, ZERO), rect, (3840, 2160)))
        assert max(each[0] for each in sizes) >= 960 * number / 50 - 1
    assert len(sizes) < 16


def test_what_is_drawn_keeps_the_proportions_of_the_frame() -> None:
    def size(**values: object) -> Size:
        one = clip(Solid(), values=values)
        return drawn_size(one, Transform.of(one, ZERO), (960, 540))

    assert size() == (960, 540)
    assert size(scale_x=2, scale_y=0.1) == (1920, 1080)
    assert size(scale_x=500, scale_y=1) == (8192, 4608)
    assert size(scale_x=0.5, scale_y=0.5) == (480, 270)


def test_a_crop_of_everything_leaves_nothing() -> None:
    assert Crop(0.5, 0, 0.5, 0).empty
    assert Crop(0, 1, 0, 0).empty
    assert not Crop(0.4, 0.4, 0.4, 0.4).empty
    assert Crop().whole
