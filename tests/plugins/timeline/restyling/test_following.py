"""Restyled frames follow the film's motion: steadier than frames drawn by themselves, and still moving."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from app.api import Pixels
from plugins.timeline.motion.flow import flow_between
from plugins.timeline.motion.measures import motion_magnitude, warping_error
from plugins.timeline.restyling.chain import Chain, step_between
from plugins.timeline.restyling.colours import Tint, tint_to
from plugins.timeline.restyling.following import Following
from tests.plugins.timeline.motion.moving import HEIGHT, WIDTH, disc, frame, psnr, texture

FILM = [frame(time) for time in range(9)]
OTHER = np.asarray(texture(9, HEIGHT, WIDTH, 20), np.uint8)


class Flickering:
    """A style that inverts, and gives each picture other tones and blotches, as a model does that knows no film."""

    def __init__(self) -> None:
        self.starts: list[Pixels] = []
        self.numbers: list[int] = []

    def __call__(self, start: Pixels, number: int) -> Pixels:
        """The frame in another style."""
        self.starts.append(start)
        self.numbers.append(number)
        blotches = texture(100 + len(self.starts), HEIGHT, WIDTH, 12) - 128
        tones = 30 * np.sin(np.arange(3) + 2.0 * len(self.starts))
        return np.asarray(np.clip(255 - start + 0.25 * blotches + tones, 0, 255), np.uint8)


def test_key_frames_are_drawn_every_few_frames_and_at_the_ends() -> None:
    style = Flickering()
    made = list(Following(style, every=3, temporal=0).restyled(FILM[:8]))
    assert len(made) == 8
    assert [next(n for n, one in enumerate(FILM) if np.array_equal(one, start)) for start in style.starts] == [
        0,
        3,
        6,
        7,
    ]
    again = Flickering()
    keys = [again(FILM[number], number) for number in (0, 3, 6, 7)]
    assert [np.array_equal(made[number], key) for number, key in zip((0, 3, 6, 7), keys, strict=True)] == [True] * 4


def test_consistency_makes_a_film_far_steadier_and_it_still_moves() -> None:
    errors = {}
    for every, temporal in ((1, 0.0), (4, 0.0), (4, 0.7)):
        made = list(Following(Flickering(), every, temporal).restyled(FILM))
        errors[every, temporal] = warping_error(made, along=FILM)
        if every == 4:
            assert motion_magnitude(made) > 0.6 * motion_magnitude(FILM)
    assert errors[4, 0.0] < 0.3 * errors[1, 0.0]
    assert errors[4, 0.7] < 0.7 * errors[4, 0.0], errors


def test_frames_between_show_the_style_where_the_film_has_moved_to() -> None:
    def inverted(start: Pixels, _number: int) -> Pixels:
        return np.asarray(255 - start, np.uint8)

    made = list(Following(inverted, every=4, temporal=0).restyled(FILM))
    for number in (1, 2, 3, 6):
        assert psnr(made[number], 255 - FILM[number]) > 24
        assert psnr(made[number], 255 - FILM[number]) > psnr(made[number], 255 - FILM[number - 1]) + 5


def test_nothing_is_carried_into_another_scene() -> None:
    style = Flickering()
    film = [*FILM[:3], OTHER, OTHER, OTHER]
    made = list(Following(style, every=8, temporal=1).restyled(film))
    assert style.numbers == [0, 2, 3, 5]
    assert np.array_equal(style.starts[0], FILM[0])
    assert np.array_equal(style.starts[2], OTHER)
    again = Flickering()
    for _ in range(2):
        again(OTHER, 0)
    assert np.array_equal(made[3], again(OTHER, 0))


def test_a_scene_keeps_the_tint_of_its_beginning() -> None:
    given: list[Pixels] = []

    def tint(first: Pixels) -> Tint:
        given.append(first)
        return Tint(offsets=(-20, 0, 0))

    made = list(Following(lambda start, _number: start, every=2, temporal=0, tint=tint).restyled(FILM[:5]))
    assert len(given) == 1
    assert all(one.mean() < film.mean() - 20 for one, film in zip(made, FILM, strict=False))


def test_measures_are_those_of_the_whole_film() -> None:
    following = Following(Flickering(), every=3, temporal=0.5)
    made = list(following.restyled(FILM))
    measures = following.steadiness.measures
    assert measures["warping_error"] == pytest.approx(warping_error(made, along=FILM), rel=0.02)
    assert measures["motion_magnitude"] == pytest.approx(motion_magnitude(FILM), rel=0.02)


def test_a_chain_leads_over_many_frames_and_knows_what_was_covered() -> None:
    chain = Chain.of(WIDTH, HEIGHT)
    for one, two in pairwise(FILM[:5]):
        chain = chain.after(flow_between(one, two).turned)
    ground = (disc(0, 40) == 0) & (disc(4, 40) == 0)
    ground[:, -24:] = False
    assert np.median(chain.seen[ground]) == 1
    assert psnr(chain.fetched(FILM[0])[ground], FILM[4][ground]) > 26
    opened = (disc(4, 36) == 0) & (disc(0, 26) == 1)
    assert chain.seen[opened].mean() < 0.35


def test_a_chain_follows_what_grows() -> None:
    def zoomed(time: float) -> Pixels:
        scale = 1.04**time
        moved = np.array([[scale, 0, WIDTH / 2 * (1 - scale)], [0, scale, HEIGHT / 2 * (1 - scale)]])
        return np.asarray(cv2.warpAffine(FILM[0], moved, (WIDTH, HEIGHT)), np.uint8)

    chain = Chain.of(WIDTH, HEIGHT)
    for one, two in pairwise(zoomed(time) for time in range(7)):
        chain = chain.after(flow_between(one, two).turned)
    off = chain.way[HEIGHT // 2, WIDTH // 2 + 80]
    assert off == pytest.approx((80 / 1.04**6 - 80, 0), abs=0.4)


def test_colours_of_key_frames_do_not_drift() -> None:
    drawn: list[Pixels] = []

    def brighter(start: Pixels, _number: int) -> Pixels:
        drawn.append(np.asarray(np.clip(start * 0.6 + 12 * len(drawn), 0, 255), np.uint8))
        return drawn[-1]

    made = list(Following(brighter, every=2, temporal=0.9).restyled([FILM[0]] * 9))
    assert len(drawn) == 5
    assert abs(made[-1].mean() - made[0].mean()) < 6


def test_large_frames_are_looked_at_smaller() -> None:
    large = np.zeros((720, 1280, 3), np.uint8)
    assert step_between(large, large).forward.shape == (360, 640, 2)
    assert Chain.of(640, 360).fetched(large).shape == large.shape


def test_colours_go_over_by_mean_and_spread() -> None:
    warm = np.asarray(np.clip(FILM[0] * 0.5 + (90, 40, 0), 0, 255), np.uint8)
    made = tint_to(FILM[0], warm).applied(FILM[0])
    half = tint_to(FILM[0], warm, 0.5).applied(FILM[0])
    channels = [picture.reshape(-1, 3).mean(0) for picture in (FILM[0], half, made, warm)]
    assert np.abs(channels[2] - channels[3]).max() < 4
    assert made.std() == pytest.approx(warm.std(), rel=0.1)
    assert all(np.sort([one[0], two[0], three[0]])[1] == two[0] for one, two, three in [channels[:3]])
    nothing = np.zeros((HEIGHT, WIDTH), np.bool_)
    assert tint_to(FILM[0], warm, where=nothing) == Tint()
    assert np.array_equal(Tint().applied(warm), warm)


def _number(picture: Pixels) -> int:
    return next(number for number, one in enumerate(FILM) if np.array_equal(one, picture))
