"""From where the arm is seen: what lies where in the picture, and which way a pointer looks."""

from __future__ import annotations

import numpy as np
import pytest

from plugins.robot.panel.simulation.camera import ABOVE, FARTHEST_M, FIRST, FRONT, LEFT, NEAREST_M, Camera, beside

WIDE, HIGH = 640.0, 400.0
PLACES = np.array([(0.5, 0.1, 0.0), (0.4, -0.2, 0.3), (0.0, 0.0, 0.6)])


@pytest.mark.parametrize("camera", [FIRST, FRONT, LEFT, ABOVE, beside((0.4, 0.1, 0.2))])
def test_a_pointer_looks_at_what_is_seen_there(camera: Camera) -> None:
    for place in PLACES:
        x, y, deep = camera.seen(place, WIDE, HIGH)[0]
        towards = place - camera.eye
        assert camera.ray(x, y, WIDE, HIGH) == pytest.approx(towards / np.linalg.norm(towards), abs=1e-9)
        assert deep == pytest.approx(towards @ camera.axes[0])


@pytest.mark.parametrize("camera", [FIRST, FRONT, LEFT, ABOVE])
def test_what_is_looked_at_is_in_the_middle(camera: Camera) -> None:
    x, y, deep = camera.seen(np.array(camera.lookat), WIDE, HIGH)[0]
    assert (x, y, deep) == pytest.approx((WIDE / 2, HIGH / 2, camera.distance))


def test_what_lies_behind_is_nowhere() -> None:
    behind = FIRST.eye - FIRST.axes[0]
    assert np.isnan(FIRST.seen(behind, WIDE, HIGH)).all()


def test_views_are_from_where_they_say() -> None:
    ahead, left = np.array([0.6, 0.0, 0.0]), np.array([0.4, 0.3, 0.0])
    middle = np.array([0.4, 0.0, 0.0])

    def shift(camera: Camera, place: np.ndarray) -> tuple[float, float]:
        moved = camera.seen(place, WIDE, HIGH)[0] - camera.seen(middle, WIDE, HIGH)[0]
        return float(moved[0]), float(moved[1])

    assert FRONT.eye[0] > 1
    assert shift(FRONT, left)[0] > 50
    assert LEFT.eye[1] > 1
    assert shift(LEFT, ahead)[0] < -30
    assert ABOVE.eye[2] > 1
    assert shift(ABOVE, ahead)[1] < -50
    assert shift(ABOVE, left)[0] < -50


def test_going_around_keeps_the_distance_and_stops_above() -> None:
    gone = FIRST.orbit(40, 30)
    assert np.linalg.norm(gone.eye - np.array(gone.lookat)) == pytest.approx(FIRST.distance)
    # The scene is turned along with the hand: what is near goes to the right, so the eye goes to the left.
    assert (gone.eye - FIRST.eye) @ FIRST.axes[1] < 0
    assert gone.eye[2] > FIRST.eye[2]
    assert FIRST.orbit(0, 500).elevation == -89
    assert FIRST.orbit(0, -500).elevation == 20


def test_panning_takes_what_is_seen_along_with_the_hand() -> None:
    place = np.array(FIRST.lookat)
    x, y, _ = FIRST.pan(0.25, 0.1).seen(place, WIDE, HIGH)[0]
    assert (x, y) == pytest.approx((WIDE / 2 + 0.25 * HIGH, HIGH / 2 - 0.1 * HIGH))


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    across, up = 0.3, -0.2
    at = WIDE / 2 + across * HIGH, HIGH / 2 - up * HIGH
    ray = FIRST.ray(*at, WIDE, HIGH)
    there = FIRST.eye + ray * FIRST.distance / (ray @ FIRST.axes[0])
    near = FIRST.zoom(2.0, across, up)
    assert near.distance == pytest.approx(FIRST.distance / 2)
    assert near.seen(there, WIDE, HIGH)[0][:2] == pytest.approx(at)
    assert FIRST.zoom(1e6).distance == NEAREST_M
    assert FIRST.zoom(1e-6).distance == FARTHEST_M
