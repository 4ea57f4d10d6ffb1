"""Taking a drawing apart, and setting it in motion."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.api import CameraMove
from plugins.timeline.motion.flow import flow_between
from plugins.timeline.shots.animation import Animation, Staging
from plugins.timeline.shots.camera import view_at
from plugins.timeline.shots.layers import Layers, cut_out, layered, lifted, sky_of
from plugins.timeline.shots.motions import Moves, SceneMotion, ThingMotion
from tests.plugins.timeline.shots.drawings import HEIGHT, HORIZON, WIDTH, Picture, ball, place, with_ball

SIZE = (WIDTH, HEIGHT)


def animation(layers: Layers, moves: Moves, **changes: Any) -> Animation:
    """A drawing in motion for two seconds."""
    return Animation(layers, replace(Staging(moves, SIZE, 2.0, seed=3), **changes))


@pytest.fixture
def layers() -> Layers:
    """A place with a ball before it, in layers."""
    without = place()
    return layered(without, cut_out(without, with_ball(without)))


def test_the_sky_is_found_and_a_room_has_none() -> None:
    sky = sky_of(place())
    assert sky[: HORIZON - 4].min() > 0.9
    assert sky[HORIZON + 4 :].max() < 0.1
    assert sky_of(np.full((HEIGHT, WIDTH, 3), 90, np.uint8)).max() == 0


def test_what_two_pictures_of_one_seed_differ_in_is_the_thing() -> None:
    without = place()
    thing = cut_out(without, with_ball(without))
    assert thing is not None
    found = thing[..., 3] > 127
    assert (found & ball()).sum() / (found | ball()).sum() > 0.9
    assert cut_out(without, without) is None


def test_a_thing_is_lifted_from_a_given_picture_and_what_is_behind_it_closed() -> None:
    behind, thing = lifted(with_ball(place()), seed=1)
    assert thing is not None
    found = thing[..., 3] > 127
    assert (found & ball()).sum() / (found | ball()).sum() > 0.8
    assert np.abs(behind[ball()].astype(int) - (220, 30, 30)).sum(-1).min() > 60
    same, nothing = lifted(place(), seed=1)
    assert nothing is None
    assert np.array_equal(same, place())


@pytest.mark.parametrize(
    ("move", "sign"),
    [(CameraMove.PAN_LEFT, (1, 0)), (CameraMove.PAN_RIGHT, (-1, 0)), (CameraMove.TILT_UP, (0, 1)),
     (CameraMove.TILT_DOWN, (0, -1))],
)  # fmt: skip
def test_the_camera_goes_where_it_is_told_and_what_is_near_moves_more(
    layers: Layers, move: CameraMove, sign: tuple[int, int]
) -> None:
    film = animation(replace(layers, thing=None), Moves(move))
    flow = flow_between(film.frame(0.9), film.frame(1.0)).forward
    near = np.median(flow[-20:, 40:-40].reshape(-1, 2), axis=0)
    assert near @ np.array(sign) > 0.5
    view = view_at(move, 0.8, 0.5)
    assert abs(sum(view.far_shift)) < abs(sum(view.near_shift))


def test_zooming_in_shows_less_and_zooming_out_is_its_way_back(layers: Layers) -> None:
    near, far = animation(layers, Moves(CameraMove.ZOOM_IN)), animation(layers, Moves(CameraMove.ZOOM_OUT))
    red = [np.count_nonzero(is_red(film.frame(time))) for film, time in ((near, 0), (near, 2), (far, 0), (far, 2))]
    assert red[0] == pytest.approx(red[3], rel=0.03)  # it breathes
    assert red[1] == pytest.approx(red[2], rel=0.03)
    assert red[1] > red[0] * 1.15


def test_nothing_shows_beyond_the_drawing(layers: Layers) -> None:
    for move in CameraMove:
        for anchored in (False, True):
            for share in (0.0, 0.37, 1.0):
                x, y = view_at(move, share, 1.0, anchored=anchored).places(layers.depth, SIZE)
                assert x.min() >= -0.51
                assert x.max() <= WIDTH - 0.49
                assert y.min() >= -0.51
                assert y.max() <= HEIGHT - 0.49


def test_an_anchored_film_begins_with_the_picture_itself(layers: Layers) -> None:
    everything = Moves(CameraMove.PAN_LEFT, frozenset(SceneMotion))
    film = animation(layered(layers.picture), everything, anchored=True)
    assert np.array_equal(film.frame(0.0), layers.picture)
    assert not np.array_equal(film.frame(0.5), layers.picture)


@pytest.mark.parametrize("motion", list(SceneMotion))
def test_each_kind_of_scenery_moves_and_is_the_same_for_the_same_seed(layers: Layers, motion: SceneMotion) -> None:
    still, moves = Moves(), Moves(scene=frozenset({motion}))
    frames = [animation(layers, moves).frame(time) for time in (0.5, 1.0)]
    bare = animation(layers, still).frame(0.5)
    changed = np.abs(frames[0].astype(int) - bare).max(-1) > 8
    assert changed.mean() > 0.0005
    assert not np.array_equal(frames[0], frames[1])
    assert np.array_equal(frames[0], animation(layers, moves).frame(0.5))
    if motion is not SceneMotion.WATER:
        assert not np.array_equal(frames[0], animation(layers, moves, seed=4).frame(0.5))
    if motion in (SceneMotion.CLOUDS, SceneMotion.STARS):
        assert not changed[HORIZON + 6 :].any()
    if motion is SceneMotion.WATER:
        assert not changed[: HORIZON - 6].any()


@pytest.mark.parametrize("motion", list(ThingMotion))
def test_a_thing_moves_before_a_place_that_does_not(layers: Layers, motion: ThingMotion) -> None:
    film = animation(layers, Moves(thing=motion), amount=1.0)
    one, two = film.frame(0.3), film.frame(0.8)
    assert not np.array_equal(one, two)
    assert np.array_equal(one[:30, :30], two[:30, :30])
    assert 0.6 < np.count_nonzero(is_red(two)) / np.count_nonzero(is_red(one)) < 1.6


def test_a_thing_that_rises_goes_up_and_one_that_falls_down(layers: Layers) -> None:
    def heights(motion: ThingMotion) -> list[float]:
        film = animation(layers, Moves(thing=motion))
        return [float(np.nonzero(is_red(film.frame(time)))[0].mean()) for time in (0.2, 1.8)]

    assert heights(ThingMotion.RISE)[0] > heights(ThingMotion.RISE)[1] + 10
    assert heights(ThingMotion.FALL)[0] < heights(ThingMotion.FALL)[1] - 10


def test_a_thing_goes_ahead_and_not_backwards(layers: Layers) -> None:
    for motion in (ThingMotion.WALK, ThingMotion.RUN, ThingMotion.DRIVE, ThingMotion.FLY):
        film = animation(layers, Moves(thing=motion))
        columns = [float(np.nonzero(is_red(film.frame(time)))[1].mean()) for time in (0.2, 1.8)]
        assert columns[1] < columns[0] - 5


def test_the_camera_circles_around_what_is_near(layers: Layers) -> None:
    view = view_at(CameraMove.ORBIT, 1.0, 0.5)
    assert view.near_shift[0] > 0 > view.far_shift[0]


def is_red(frame: Picture) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where the ball is seen."""
    found: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (frame[..., 0] > 180) & (frame[..., 1] < 90)
    return found
