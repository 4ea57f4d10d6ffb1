"""Layers over one another: transforms, crops, opacity, fades and blend modes, pixel by pixel."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from app.api import BlendMode, Pixels, blend_over
from plugins.timeline.compositing.geometry import WHOLE, Affine, Crop
from plugins.timeline.compositing.laying import laid_over
from plugins.timeline.compositing.placing import placed
from plugins.timeline.model import Solid, Title
from tests.plugins.timeline.compositing.parts import (
    HEIGHT,
    RATE,
    WIDTH,
    Bench,
    clip,
    film_of,
    grey_of,
    keys,
    nested,
    noise,
    number_in,
    track,
)
from tests.unit.api.test_mixing import reference


def opaque(pixels: Pixels) -> Pixels:
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


def test_a_still_picture_is_shown_as_it_is(bench: Bench) -> None:
    picture = noise(1)
    assert np.array_equal(bench.see(clip(bench.still(picture))), picture)
    clear = noise(2, channels=4)
    wanted = blend_over(opaque(np.zeros_like(picture)), clear, 1.0, BlendMode.NORMAL)[..., :3]
    assert np.array_equal(bench.see(clip(bench.still(clear))), wanted)


def test_a_picture_that_is_turned_by_quarters_keeps_its_pixels(bench: Bench) -> None:
    picture = noise(3, 36, 36)
    left = (WIDTH - 36) // 2
    for turn, quarters in ((0, 0), (90, -1), (180, -2), (270, -3), (-90, 1), (720, 0)):
        seen = bench.see(clip(bench.still(picture), values={"rotation": turn}))
        assert np.array_equal(seen[:, left : left + 36], np.rot90(picture, quarters)), turn
        assert not seen[:, :left].any()


def test_a_picture_moves_by_whole_pixels_without_a_change(bench: Bench) -> None:
    picture = noise(4)
    seen = bench.see(clip(bench.still(picture), values={"x": 0.25, "y": -0.5}))
    assert np.array_equal(seen[: HEIGHT // 2, 16:], picture[HEIGHT // 2 :, :-16])
    assert not seen[HEIGHT // 2 :].any()
    assert not seen[:, :16].any()


def test_a_picture_moves_by_half_a_pixel(bench: Bench) -> None:
    picture = noise(5)
    seen = bench.see(clip(bench.still(picture), values={"x": 0.5 / WIDTH})).astype(int)
    mixed = (picture[:, 1:].astype(int) + picture[:, :-1]) / 2
    assert np.abs(seen[:, 1:] - mixed).max() <= 1.01
    # Its edge covers half of a pixel
    assert np.abs(seen[:, 0] - picture[:, 0] / 2).max() <= 1.01


def test_a_smaller_picture_is_the_mean_of_what_it_was(bench: Bench) -> None:
    picture = noise(6)
    seen = bench.see(clip(bench.still(picture), values={"scale_x": 0.5, "scale_y": 0.5}))
    small = picture.reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3).mean((1, 3))
    part = seen[9:27, 16:48].astype(float)
    assert np.abs(part - small).max() <= 0.51
    assert not seen[:9].any()
    assert not seen[:, 48:].any()


def test_what_is_transparent_gives_no_colour_to_its_edges(bench: Bench) -> None:
    clear = np.zeros((HEIGHT * 3, WIDTH * 3, 4), np.uint8)
    clear[..., :3] = (255, 0, 255)
    clear[40:70, 50:100] = (0, 200, 0, 255)
    for values in ({}, {"rotation": 17}, {"scale_x": 0.4, "scale_y": 0.7}, {"scale_x": 2.5, "scale_y": 2.5}):
        seen = bench.see(clip(bench.still(clear), values=values))
        assert not seen[..., 0].any(), values
        assert not seen[..., 2].any(), values
        assert seen[..., 1].max() == 200


def test_a_turned_picture_has_smooth_edges_and_its_area(bench: Bench) -> None:
    white = bench.still(np.full((36, 36, 3), 255, np.uint8))
    seen = bench.see(clip(white, values={"scale_x": 0.5, "scale_y": 0.5, "rotation": 30}))[..., 0]
    assert seen.astype(float).sum() / 255 == pytest.approx(18 * 18, rel=0.01)
    assert len(np.unique(seen)) > 8
    assert seen[18, 32] == 255


def test_crops_cut_pixels_in_parts(bench: Bench) -> None:
    picture = np.full((HEIGHT, WIDTH, 3), 200, np.uint8)
    values = {"crop_left": 10.25 / WIDTH, "crop_right": 4 / WIDTH, "crop_top": 0.5, "crop_bottom": 3.5 / HEIGHT}
    seen = bench.see(clip(bench.still(picture), values=values))[..., 0]
    assert not seen[:18].any()
    assert not seen[:, :10].any()
    assert not seen[:, 60:].any()
    assert (seen[18:32, 11:60] == 200).all()
    assert (np.abs(seen[18:32, 10].astype(int) - 150) <= 1).all()
    assert (np.abs(seen[32, 11:60].astype(int) - 100) <= 1).all()
    assert not seen[33:].any()
    assert not bench.see(clip(bench.still(picture), values={"crop_left": 0.5, "crop_right": 0.5})).any()


def test_opacity_and_fades_multiply(bench: Bench) -> None:
    white = Solid("#ffffffff")
    fading = clip(white, 20, fade_in=10 / RATE, fade_out=5 / RATE, values={"opacity": keys((0, 1), (20, 0))})
    for frame in (0, 3, 10, 17, 19):
        share = (1 - frame / 20) * min(1, frame / 10) * min(1, (20 - frame) / 5)
        assert abs(bench.see(fading, at=frame)[0, 0, 0] - 255 * share) <= 1, frame
    # What cannot be seen leaves no trace
    assert number_in(bench.see(clip(bench.film(5), 5), clip(white, 5, values={"opacity": 0}), at=3)) == 3


@pytest.mark.parametrize("mode", list(BlendMode))
def test_a_blend_mode_follows_its_formula(bench: Bench, mode: BlendMode) -> None:
    below, above = noise(7), noise(8, channels=4)
    seen = bench.see(clip(bench.still(below)), clip(bench.still(above), blend=mode, values={"opacity": 0.6}))
    for x, y in ((x, y) for x in range(0, WIDTH, 5) for y in range(0, HEIGHT, 5)):
        wanted = reference(opaque(below)[y, x], above[y, x], 0.6, mode)
        assert np.abs(seen[y, x].astype(float) - wanted[:3]).max() <= 2.01, (x, y)


@pytest.mark.parametrize("mode", list(BlendMode))
def test_the_quick_way_gives_what_blending_gives(mode: BlendMode) -> None:
    below, above = opaque(noise(9)), noise(10, channels=4)
    for picture in (above, opaque(above[..., :3])):
        for opacity in (1.0, 0.45):
            quick = laid_over(below, picture, opacity, mode, opaque=True).astype(int)
            assert np.abs(quick - blend_over(below, picture, opacity, mode)).max() <= 1


def test_a_nested_sequence_is_laid_over_as_a_whole(bench: Bench) -> None:
    film = bench.film(10)
    half = clip(Solid("#ff000080"), 10, values={"crop_left": 0.5})
    content, others = nested(clip(film, 10), half)
    alone = bench.see(clip(film, 10), half, at=4)
    assert np.array_equal(bench.see(clip(content, 10), at=4, others=others), alone)
    # On its own it is transparent where nothing lies in it
    content, others = nested(half)
    for at in (0, 9):
        assert np.array_equal(bench.see(clip(film, 10), clip(content, 10), at=at, others=others),
                              bench.see(clip(film, 10), half, at=at))  # fmt: skip
    small = bench.see(clip(content, 10, values={"scale_x": 0.5, "scale_y": 0.5}), others=others)
    assert (small[9:27, 32:48, 0] == 128).all()
    assert small.astype(int).sum() == 18 * 16 * 128


def test_a_nested_sequence_has_its_own_time(bench: Bench) -> None:
    content, others = nested(clip(bench.film(20), 10, 5))
    fast = clip(content, 5, speed=Fraction(2))
    assert [number_in(bench.see(fast, at=number, others=others)) for number in range(5)] == [5, 7, 9, 11, 13]
    assert not bench.see(clip(content, 20), at=15, others=others).any()


def test_titles_lie_over_what_is_below(bench: Bench) -> None:
    size = (320, 180)
    title = clip(Title("Seisei", size=0.3), 5)
    seen = bench.see(clip(Solid("#0000ffff"), 5), title, size=size)
    # Over blue, what is red belongs to the letters; thin ones in small have hardly a pixel of their own
    white = seen[..., 0] > 127
    assert 0.02 < white.mean() < 0.3
    assert (seen == 255).all(-1)[70:110].any()
    assert not white[:40].any()
    assert (seen[0, 0] == (0, 0, 255)).all()
    # Made smaller it is set as before
    half = clip(title.content, 5, values={"scale_x": 0.5, "scale_y": 0.5})
    small = bench.see(clip(Solid("#0000ffff"), 5), half, size=size)
    assert (small[..., 0] > 127).mean() == pytest.approx(white.mean() / 4, rel=0.2)


def test_pictures_of_other_proportions_leave_black_beside_them(bench: Bench) -> None:
    tall = bench.see(clip(bench.still(np.full((72, 32, 3), 99, np.uint8))))
    assert (tall[:, 24:40] == 99).all()
    assert not tall[:, :24].any()
    assert not tall[:, 40:].any()
    wide = bench.see(clip(bench.still(np.full((16, 64, 3), 99, np.uint8))))
    assert (wide[10:26] == 99).all()
    assert not wide[:10].any()


def test_the_frame_is_filled_in_any_size(bench: Bench) -> None:
    film = clip(bench.film(3), 3)
    for size in ((64, 36), (17, 9), (128, 72), (100, 57), (1, 1)):
        seen = bench.see(film, at=2, size=size)
        assert seen.shape == (size[1], size[0], 3)
        assert (seen == grey_of(2)[0, 0]).all()


def test_film_with_transparency_shows_what_is_below(bench: Bench) -> None:
    def draw(number: int) -> Pixels:
        return np.dstack([grey_of(number), np.full((HEIGHT, WIDTH), 51 * number, np.uint8)])

    film = bench.film(6, draw, layout="rgba")
    for number in range(6):
        seen = bench.see(clip(Solid("#ff0000ff"), 6), clip(film, 6), at=number)
        wanted = blend_over(np.full((1, 1, 4), (255, 0, 0, 255), np.uint8), draw(number)[:1, :1], 1, BlendMode.NORMAL)
        assert np.array_equal(seen[5, 5], wanted[0, 0, :3])


def test_a_piece_is_only_what_lies_in_the_frame() -> None:
    picture = noise(11)
    assert placed(picture, Affine(1, 0, 64, 0, 1, 0), WHOLE, (64, 36)) is None
    assert placed(picture, Affine(1, 0, 64.5, 0, 1, 0), WHOLE, (64, 36)) is None
    whole = placed(picture, Affine(1, 0, 60, 0, 1, -30), WHOLE, (64, 36))
    assert whole is not None
    assert (whole.left, whole.top, whole.pixels.shape) == (60, 0, (6, 4, 4))
    turned = placed(picture, Affine(0, -1, 50, 1, 0, -20), Crop(left=0.5), (64, 36))
    assert turned is not None
    assert (turned.left, turned.top, turned.pixels.shape) == (14, 12, (24, 36, 4))
    assert np.array_equal(turned.pixels, np.rot90(opaque(picture[:, 32:]), -1)[:24])


def test_a_picture_that_is_far_larger_than_the_frame_is_drawn_in_its_part(bench: Bench) -> None:
    board = np.kron(np.indices((9, 16)).sum(0) % 2, np.ones((4, 4)))[..., None].repeat(3, -1)
    seen = bench.see(clip(bench.still((board * 255).astype(np.uint8)), values={"scale_x": 1000, "scale_y": 1000}))
    # A pixel is a thousand wide: in the middle of the edge between two fields all is grey
    assert seen.min() > 100
    assert seen.max() < 155
    nearer = bench.see(clip(bench.still((board * 255).astype(np.uint8)), values={"scale_x": 16, "scale_y": 16}))
    assert {0, 255} == set(nearer[18, [8, 56], 0])


def test_solo_shows_a_track_alone(bench: Bench) -> None:
    film = clip(bench.film(3), 3)
    whole = film_of(track(film, solo=True), track(clip(Solid("#ff0000ff"), 3)))
    assert number_in(bench.compositor.frame(whole, "main", 1 / RATE, (64, 36))) == 1
