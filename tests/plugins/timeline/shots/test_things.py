"""Things cut out of drawings: what belongs together is kept, and what is no thing is refused."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from plugins.timeline.shots.layers import cut_from_ground, cut_out
from tests.plugins.timeline.shots.drawings import HEIGHT, WIDTH, Picture, place

SIDE = 256
WHITE = (252, 252, 252)
HULL, SAIL, SPECK = (210, 100, 30), (240, 190, 40), (200, 30, 30)


def shape(picture: Picture, *corners: tuple[int, int], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Fill a shape in a picture; where it is."""
    before = picture.copy()
    cv2.fillPoly(picture, [np.array(corners, np.int32)], colour)
    return changed(picture, before)


def disc(picture: Picture, x: int, y: int, radius: int, colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    """Fill a disc in a picture; where it is."""
    before = picture.copy()
    cv2.circle(picture, (x, y), radius, colour, -1)
    return changed(picture, before)


def changed(picture: Picture, before: Picture) -> NDArray[np.bool_]:
    """Where a picture is another than before."""
    where: NDArray[np.bool_] = (picture != before).any(axis=-1)
    return where


def ground() -> Picture:
    """A plain white ground."""
    return np.full((SIDE, SIDE, 3), WHITE, np.uint8)


def found(thing: Picture | None) -> NDArray[np.bool_]:
    """Where a thing is."""
    assert thing is not None
    inside: NDArray[np.bool_] = thing[..., 3] > 127
    return inside


def share(part: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
    """How much of a part is within."""
    return float((part & of).sum() / part.sum())


def test_a_sail_that_stands_apart_from_its_hull_belongs_to_it_and_a_speck_far_off_does_not() -> None:
    picture = ground()
    hull = shape(picture, (60, 170), (200, 170), (180, 210), (80, 210), colour=HULL)
    sails = [
        shape(picture, (120, 70), (120, 160), (70, 160), colour=SAIL),
        shape(picture, (132, 60), (132, 160), (190, 160), colour=SAIL),
    ]
    speck = disc(picture, 228, 30, 6, SPECK)
    inside = found(cut_from_ground(picture))
    assert share(hull, inside) > 0.9
    assert min(share(sail, inside) for sail in sails) > 0.85
    assert not (speck & inside).any()
    # The deck between them is no hole
    assert inside[162:170, 90:160].mean() > 0.9


def test_a_speck_near_a_thing_is_not_a_part_of_it() -> None:
    picture = ground()
    body = disc(picture, 128, 128, 50, HULL)
    speck = disc(picture, 190, 128, 5, SPECK)
    inside = found(cut_from_ground(picture))
    assert share(body, inside) > 0.9
    assert not (speck & inside).any()


def test_a_large_thing_far_from_a_larger_one_is_not_a_part_of_it() -> None:
    picture = ground()
    near, far = disc(picture, 80, 128, 45, HULL), disc(picture, 190, 128, 30, SAIL)
    inside = found(cut_from_ground(picture))
    assert share(near, inside) > 0.9
    assert not (far & inside).any()


def test_a_bay_of_a_thing_stays_open_though_parts_belong_to_it() -> None:
    picture = ground()
    shape(picture, (60, 120), (200, 120), (200, 150), (60, 150), colour=HULL)
    for left in (70, 106):
        shape(picture, (left, 150), (left + 21, 150), (left + 21, 200), (left, 200), colour=HULL)
    shape(picture, (100, 60), (160, 60), (160, 112), (100, 112), colour=SAIL)
    inside = found(cut_from_ground(picture))
    assert inside[70:105, 105:155].all()
    assert not inside[158:, 94:104].any()


def test_a_wall_that_fades_into_the_white_ground_is_kept_where_it_has_a_tint() -> None:
    picture = ground()
    fading = np.linspace(0, 1, 40)[:, None]
    wall = np.array(WHITE) + fading[::-1, None, :] * (np.array([250, 220, 120]) - np.array(WHITE))
    picture[100:160, 70:190] = (250, 220, 120)
    picture[160:200, 70:190] = np.rint(wall)
    shape(picture, (60, 100), (128, 50), (196, 100), colour=HULL)
    inside = found(cut_from_ground(picture))
    assert inside[60:175, 125:131].all()
    assert inside[105:170, 76:184].all()
    assert not inside[206:].any()


def test_a_soft_shadow_on_the_ground_is_none_of_the_thing() -> None:
    picture = ground()
    shadow = np.zeros((SIDE, SIDE), np.float32)
    cv2.ellipse(shadow, (128, 190), (70, 14), 0, 0, 360, 1, -1)
    picture = np.rint(picture - 60 * cv2.GaussianBlur(shadow, (0, 0), 12)[..., None]).astype(np.uint8)
    body = disc(picture, 128, 120, 50, HULL)
    inside = found(cut_from_ground(picture))
    assert share(body, inside) > 0.9
    assert not inside[185:].any()


def test_a_white_body_on_a_white_ground_is_told_by_the_outline_of_the_sticker() -> None:
    picture = ground()
    cv2.ellipse(picture, (128, 150), (72, 84), 0, 0, 360, (226, 226, 232), 5)
    picture = cv2.GaussianBlur(picture, (0, 0), 1.5).astype(np.uint8)
    hat = shape(picture, (96, 84), (160, 84), (160, 130), (96, 130), colour=HULL)
    inside = found(cut_from_ground(picture))
    assert share(hat, inside) > 0.9
    assert inside[140:210, 100:156].all()
    assert not inside[:, :50].any()
    assert not inside[:, 206:].any()


def test_a_dark_line_around_the_picture_does_not_hide_its_ground() -> None:
    picture = ground()
    body = disc(picture, 128, 128, 50, HULL)
    cv2.rectangle(picture, (0, 0), (SIDE - 1, SIDE - 1), (150, 150, 150), 2)
    inside = found(cut_from_ground(picture))
    assert share(body, inside) > 0.9
    assert inside.sum() < 1.05 * body.sum()


def test_a_thing_whose_neighbour_is_cut_off_by_the_side_is_kept_by_itself() -> None:
    picture = ground()
    body = disc(picture, 100, 128, 50, HULL)
    beside = shape(picture, (160, 60), (255, 60), (255, 110), (160, 110), colour=SAIL)
    inside = found(cut_from_ground(picture))
    assert share(body, inside) > 0.9
    assert not (beside & inside).any()


@pytest.mark.parametrize("gap", [8, 12])
def test_many_equal_pieces_are_no_thing(gap: int) -> None:
    picture = ground()
    for column in range(5):
        for row in range(5):
            disc(picture, 60 + column * (20 + gap), 60 + row * (20 + gap), 10, HULL)
    assert cut_from_ground(picture) is None


def test_what_reaches_the_sides_and_what_is_small_or_empty_is_no_thing() -> None:
    wide, small = ground(), ground()
    wide[100:170, 20:] = HULL
    disc(small, 128, 128, 8, HULL)
    for picture in (wide, small, ground()):
        assert cut_from_ground(picture) is None


def test_what_two_pictures_differ_in_keeps_its_parts_and_no_speck() -> None:
    without = place()
    picture = np.clip(without.astype(np.int16) + 6, 0, 255).astype(np.uint8)
    hull = shape(picture, (84, 92), (172, 92), (160, 116), (96, 116), colour=(230, 40, 30))
    sail = shape(picture, (128, 30), (128, 86), (164, 86), colour=(250, 250, 90))
    speck = disc(picture, 20, 20, 5, (250, 40, 40))
    inside = found(cut_out(without, picture))
    assert inside.shape == (HEIGHT, WIDTH)
    assert share(hull, inside) > 0.9
    assert share(sail, inside) > 0.85
    assert not (speck & inside).any()
