"""Which frames are shown, pixel by pixel, one at a time and in order."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import psutil
import pytest

from app.api import AssetId, BlendMode, Pixels
from plugins.timeline.compositing import Compositor
from plugins.timeline.media.library import Lane
from plugins.timeline.model import (
    MAIN,
    Clip,
    Curve,
    Gap,
    Interpolation,
    Media,
    Shot,
    Solid,
    Take,
    Transition,
)
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.compositing.parts import (
    HEIGHT,
    RATE,
    SIZE,
    WIDTH,
    Bench,
    clip,
    film_of,
    grey_of,
    keys,
    noise,
    number_in,
    track,
)
from tests.plugins.timeline.media.films import Film, number_of


def test_a_film_alone_is_what_was_decoded(bench: Bench) -> None:
    film = bench.film(5, noise)
    for number in (3, 0, 4, 3):
        assert np.array_equal(bench.see(clip(film, 5), at=number), noise(number))


def test_each_frame_is_that_of_its_time(bench: Bench) -> None:
    film = bench.film()
    for start, speed, at, shown in (
        (0, Fraction(1), 7, 7),
        (5, Fraction(1), 7, 12),
        (0, Fraction(2), 4, 8),
        (0, Fraction(1, 2), 9, 4),
        (0, Fraction(-1), 0, 9),
        (0, Fraction(-1), 9, 0),
        (2, Fraction(-2), 1, 18 - 1),
        (6, Fraction(0), 8, 6),
        (15, Fraction(1), 9, 19),
    ):
        one = clip(film, 10, start, speed=speed)
        expected = shown if speed != -2 else start + 20 - 4
        assert number_in(bench.see(one, at=at)) == expected, (start, speed, at)


def test_a_film_of_another_rate_is_seen_at_its_own_times(bench: Bench) -> None:
    film = bench.film(20, rate=Fraction(10))
    shown = [number_in(bench.see(clip(film, 20), at=number)) for number in range(20)]
    assert shown == [number * 10 // 25 for number in range(20)]


def test_frames_between_frames_are_mixed_or_moved(bench: Bench) -> None:
    film = bench.film(20)
    slow = clip(film, 20, speed=Fraction(1, 4))
    assert number_in(bench.see(slow, at=6)) == 1
    mixed = replace(slow, interpolation=Interpolation.BLEND)
    assert [number_in(bench.see(mixed, at=number)) for number in range(8)] == [number / 4 for number in range(8)]
    # Nothing lies behind the last frame
    end = clip(film, 20, 19, speed=Fraction(1, 4), interpolation=Interpolation.BLEND)
    assert number_in(bench.see(end, at=3)) == 19
    reverse = replace(mixed, speed=Fraction(-1, 4))
    assert [number_in(bench.see(reverse, at=number)) for number in (0, 19)] == [4.75, 0]


def test_with_flow_what_moves_is_half_way_between_two_frames(bench: Bench) -> None:
    def draw(number: int) -> Pixels:
        rng = np.random.default_rng(5).integers(0, 256, (HEIGHT * 4, 80, 3), np.uint8)
        ground = np.full((HEIGHT * 4, WIDTH * 4, 3), 90, np.uint8)
        ground[:, 40 + 16 * number : 120 + 16 * number] = rng // 2 + 64
        return ground

    film = bench.film(2, draw)
    slow = clip(film, 4, speed=Fraction(1, 2))
    size = (WIDTH * 4, HEIGHT * 4)
    wanted = np.roll(draw(0), 8, axis=1).astype(int)

    def off(way: Interpolation) -> float:
        seen = bench.see(replace(slow, interpolation=way), at=1, size=size)
        return float(np.abs(seen.astype(int) - wanted).mean())

    assert off(Interpolation.FLOW) < off(Interpolation.BLEND) / 2


def test_frames_of_a_variable_rate_are_mixed_by_their_times(bench: Bench) -> None:
    film = bench.film(4, times=[0, 40, 200, 240])
    assert film.variable
    still = clip(film, 10)
    assert [number_in(bench.see(still, at=number)) for number in range(7)] == [0, 1, 1, 1, 1, 2, 3]
    mixed = replace(still, interpolation=Interpolation.BLEND, speed=Fraction(1, 2))
    assert number_in(bench.see(mixed, at=1)) == pytest.approx(0.5, abs=0.13)


@pytest.mark.parametrize("quick", [False, True])
def test_frames_in_order_are_those_of_random_access(bench: Bench, quick: bool) -> None:
    film, other = bench.film(30), bench.film(30, lambda number: 255 - grey_of(number))
    whole = film_of(
        track(
            clip(film, 8, 2),
            Transition(in_offset=2 / RATE, out_offset=2 / RATE),
            clip(other, 8, 5, speed=Fraction(-1)),
            Gap(3 / RATE),
            clip(film, 6, 0, speed=Fraction(1, 2), interpolation=Interpolation.BLEND),
        ),
        track(Gap(4 / RATE), clip(other, 15, values={"scale_x": 0.5, "scale_y": 0.5, "opacity": 0.7})),
    )
    one = [bench.compositor.frame(whole, MAIN, number / RATE, SIZE, quick=quick) for number in range(27)]
    again = Compositor(bench.library, None, 0)
    order = list(again.frames(whole, MAIN, 0, 27, SIZE, quick=quick))
    assert len(order) == 27
    for number, (here, there) in enumerate(zip(one, order, strict=True)):
        assert np.array_equal(here, there), number
    again.close()


def test_while_playing_the_same_is_shown_forwards_backwards_and_with_frames_left_out(bench: Bench) -> None:
    film, other = bench.film(40), bench.film(40, lambda number: 255 - grey_of(number))
    small = {"scale_x": 0.5, "scale_y": 0.5}
    whole = film_of(clip(film, 40), clip(other, 40, values=small))
    orders = [*range(40)], [*range(39, -1, -1)], [0, 1, 2, 5, 6, 7, 20, 21, 22, 3, 4, 5, 5, 4, 3, 2], [*range(0, 40, 3)]
    for order in orders:
        playing = Compositor(bench.library, None, 0)
        for number in order:
            seen = playing.frame(whole, MAIN, number / RATE, SIZE, quick=True)
            assert np.array_equal(seen[0, 0], grey_of(number)[0, 0]), (order, number)
            assert np.array_equal(seen[18, 32], 255 - grey_of(number)[0, 0]), (order, number)
        playing.close()


def test_while_playing_frames_are_decoded_ahead(bench: Bench) -> None:
    film = clip(bench.film(40), 40)
    playing = Compositor(bench.library, None, 1 << 20)
    whole = film_of(film)
    for number in range(3):
        playing.frame(whole, MAIN, number / RATE, SIZE, quick=True)
    until = time.monotonic() + 30
    while playing.held_bytes < 6 * WIDTH * HEIGHT * 3 and time.monotonic() < until:
        time.sleep(0.01)
    assert playing.held_bytes >= 6 * WIDTH * HEIGHT * 3
    playing.close()


def test_edits_that_change_nothing_seen_change_no_pixel(bench: Bench) -> None:
    film = bench.film(12, noise)
    whole = clip(film, 12, blend=BlendMode.SCREEN, values={"opacity": keys((0, 0.2), (12, 1)), "rotation": 10})
    for at in (0, 4, 5, 11):
        seen = bench.see(clip(Solid("#203040ff"), 12), whole, at=at)
        left, right = whole.resized(Fraction(0), -7 / RATE), whole.resized(-5 / RATE, Fraction(0))
        assert np.array_equal(bench.see(clip(Solid("#203040ff"), 12), track(left, right), at=at), seen)
        named = replace(whole, name="other", link="1", group="2")
        assert bench.see(clip(Solid("#203040ff"), 12), named, at=at) is seen
        neutral = replace(whole, curves=tuple(sorted((*whole.curves, Curve.constant("x", 0.0)), key=lambda c: c.name)))
        assert bench.see(clip(Solid("#203040ff"), 12), neutral, at=at) is seen


def test_a_still_time_costs_nothing(bench: Bench) -> None:
    film = bench.film(5, noise)
    whole = film_of(clip(film, 5), clip(Solid("#ff000080"), 5))
    first = bench.compositor.frame(whole, MAIN, 1 / RATE, SIZE)
    assert bench.compositor.frame(whole, MAIN, 1 / RATE, SIZE) is first
    # An edit elsewhere leaves the frame as it is, another colour does not
    longer = film_of(track(clip(film, 5), clip(film, 5)), clip(Solid("#ff000080"), 5))
    assert bench.compositor.frame(longer, MAIN, 1 / RATE, SIZE) is first
    changed = film_of(clip(film, 5), clip(Solid("#00ff0080"), 5))
    assert not np.array_equal(bench.compositor.frame(changed, MAIN, 1 / RATE, SIZE), first)
    # Both are one frame of a film that lasts
    held = film_of(clip(film, 5, 2, speed=Fraction(0)), clip(Solid("#ff000080"), 5))
    assert bench.compositor.frame(held, MAIN, Fraction(0), SIZE) is bench.compositor.frame(held, MAIN, 4 / RATE, SIZE)


def test_what_is_covered_is_not_decoded(bench: Bench) -> None:
    gone = Media(AssetId("1" * 64), "video/mp4", TimeRange(Fraction(0), Fraction(1)), RATE, width=64, height=36)
    below = clip(gone, 10)
    assert np.array_equal(bench.see(below, clip(bench.film(3), 3)), grey_of(0))
    assert not bench.compositor.problems()


def test_what_is_missing_is_a_checker_and_one_problem(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    film = bench.film(10)
    elsewhere = Bench(tmp_path / "other")
    film_path = bench.library.path(film.asset)
    seen = [elsewhere.see(clip(film, 10), at=number) for number in (0, 5)]
    assert len(np.unique(seen[0].reshape(-1, 3), axis=0)) == 2
    assert np.array_equal(seen[0], seen[1])
    (problem,) = elsewhere.compositor.problems()
    assert problem.advice
    elsewhere.assets.add_bytes(film_path.read_bytes(), "video/quicktime")
    assert number_in(elsewhere.see(clip(film, 10), at=5)) == 5
    assert not elsewhere.compositor.problems()
    bench.close()
    elsewhere.close()


def test_a_decoder_that_dies_costs_no_more_than_its_frame(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    before = set(psutil.Process().children())
    film = clip(bench.film(10), 10)
    assert number_in(bench.see(film, at=1)) == 1
    for child in set(psutil.Process().children()) - before:
        child.kill()
    bench.see(film, at=2)
    assert number_in(bench.see(film, at=3)) == 3
    assert not bench.compositor.problems()
    bench.close()


def test_a_film_that_breaks_off_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    broken = bench.assets.add_bytes(b"not a film" * 1000, "video/mp4")
    media = Media(broken.id, "video/mp4", TimeRange(Fraction(0), Fraction(1)), RATE, width=64, height=36)
    good = clip(bench.film(10), 10, values={"scale_x": 0.5, "scale_y": 0.5})
    for number, picture in enumerate(bench.compositor.frames(film_of(clip(media, 10), good), MAIN, 0, 10, SIZE)):
        assert number_in(picture) == number
        assert set(np.unique(picture[:4])) == {70, 110}
    assert len(bench.compositor.problems()) == 1
    bench.close()


def test_a_shot_shows_its_take_and_before_that_a_ground(bench: Bench) -> None:
    film = bench.film(5)
    shot = Shot((Take("a", film), Take("b", bench.film(5, lambda number: grey_of(number + 30)))), "b")
    assert number_in(bench.see(clip(shot, 5), at=2)) == 32
    assert number_in(bench.see(clip(shot.choosing("a"), 5), at=2)) == 2
    ground = bench.see(clip(Shot(), 5))
    assert len(np.unique(ground)) == 1
    assert 0 < ground[0, 0, 0] < 128


def test_muted_tracks_disabled_clips_and_gaps_show_what_is_below(bench: Bench) -> None:
    film = bench.film(5)
    red = clip(Solid("#ff0000ff"), 5)
    assert number_in(bench.see(track(clip(film, 5)), track(red, mute=True), at=2)) == 2
    assert number_in(bench.see(clip(film, 5), replace(red, enabled=False), at=2)) == 2
    assert number_in(bench.see(clip(film, 5), track(Gap(4 / RATE), red), at=2)) == 2
    assert bench.see(clip(film, 5), at=9).max() == 0


def test_while_dragging_key_frames_are_shown(bench: Bench, tmp_path: Path) -> None:
    path = Film(frames=50, options={"g": "25", "bf": "0", "sc_threshold": "0"}).write(tmp_path / "a.mp4")
    media = bench.library.media(bench.assets.add_bytes(path.read_bytes(), "video/mp4"))
    one = clip(media, 50, values={"scale_x": 1, "scale_y": 1})
    assert number_of(bench.see(one, at=33, size=(128, 72))[:, 16:-16]) == 33
    assert number_of(bench.see(one, at=33, size=(128, 72), exact=False)[:, 16:-16]) == 25


def test_working_copies_are_shown_but_not_written(bench: Bench) -> None:
    def draw(number: int) -> Pixels:
        return noise(number, 128, 72) // 8 + 100

    film = clip(bench.film(10, draw), 10)
    size = (128, 72)
    assert np.array_equal(bench.see(film, at=3, size=size), draw(3))
    assert isinstance(film.content, Media)
    bench.library.make_working_copy(film.content.asset, lambda _done, _of: None)
    shown = bench.see(film, at=3, size=size)
    assert not np.array_equal(shown, draw(3))
    assert np.abs(shown.astype(int) - draw(3)).mean() < 12
    writing = Compositor(bench.library, None, 1 << 20, lane=Lane.EXPORT, working=False)
    assert np.array_equal(writing.frame(film_of(film), MAIN, 3 / RATE, size), draw(3))
    writing.close()


def test_after_closing_a_frame_is_still_drawn(bench: Bench) -> None:
    film = bench.film(5)
    whole = film_of(clip(film, 5), clip(bench.film(5), 5, values={"opacity": 0.5}))
    closed = Compositor(bench.library, None, 1 << 20)
    closed.frame(whole, MAIN, Fraction(0), SIZE, quick=True)
    closed.close()
    for number in (1, 2, 3):
        assert number_in(closed.frame(whole, MAIN, number / RATE, SIZE, quick=True)) == number


def test_a_small_cache_holds_no_more_than_it_may(bench: Bench) -> None:
    film = bench.film(20)
    small = Compositor(bench.library, None, 3 * WIDTH * HEIGHT * 3)
    one: Clip = clip(film, 20, values={"opacity": 0.5})
    for number in range(20):
        assert small.frame(film_of(one), MAIN, number / RATE, SIZE)[0, 0, 0] in (10 + 2 * number, 11 + 2 * number)
    assert small.held_bytes <= 3 * WIDTH * HEIGHT * 3
    small.close()
