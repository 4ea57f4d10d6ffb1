"""Keyframes of shots: what is written is read again, and the camera goes where they say."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from app.api import CameraMove, InvalidRequest
from plugins.timeline.model import Curve, Easing, Keyframe
from plugins.timeline.shots.keyframes import keyframes_of, written
from plugins.timeline.shots.path import CameraPath, begun_here, filmed_along
from plugins.timeline.shots.travel import travel_of, travelled_text

NAMES = ("camera", "motion")


def path(text: str, *, anchored: bool = False, seconds: float = 2.0) -> CameraPath:
    """A camera's way through a picture of 16 × 9."""
    return CameraPath(keyframes_of(text, NAMES), seconds, 16 / 9, 0.5, anchored)


def test_what_is_written_is_read_again() -> None:
    bent = Keyframe(Fraction(1), 1.5, Easing.BEZIER, (0.1, -0.5, 0.75, 1.25))
    curves = {
        "zoom": Curve("zoom", (Keyframe(Fraction(-1, 2), 1.0, Easing.EASE), bent, Keyframe(Fraction(2), 2.0))),
        "motion": Curve("motion", (Keyframe(Fraction(0), 0.0, Easing.HOLD), Keyframe(Fraction(1), 1.0))),
        "camera": Curve("camera", (Keyframe(Fraction(1), "pan-left", Easing.HOLD),)),
    }
    assert keyframes_of(written(curves), NAMES) == curves
    assert keyframes_of("0s: zoom 1, pan 0.1 ease; 2: zoom 1.3", NAMES) == keyframes_of(
        "0s: zoom 1 pan 0.1 ease\n2.0 s: zoom 1.3", NAMES
    )
    assert keyframes_of(" ", NAMES) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zoom 1", "cannot be read at “zoom 1”"),
        ("0s:", "cannot be read"),
        ("0s: zoom", "cannot be read"),
        ("0s: zoom nan", "zoom cannot be nan"),
        ("0s: zoom 90", "zoom cannot be 90 at 0 s"),
        ("0s: pan 0.5", "pan cannot be 0.5"),
        ("0s: steps 4", "no keyframes of “steps”"),
        ("0s: camera sideways", "no move “sideways”"),
        ("0s: zoom 1; 0s: zoom 2", "two keyframes of zoom"),
        ("0s: zoom 1 bezier 0 0 2 1", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        keyframes_of(text, NAMES)


def test_the_camera_goes_where_keyframes_say_and_never_out_of_the_picture() -> None:
    for text in ("0s: pan -0.2; 2s: pan 0.2, tilt 0.1", "0s: roll 0, zoom 1; 2s: roll 90", "0s: zoom 0.5; 2s: zoom 1"):
        for anchored in (False, True):
            way = path(text, anchored=anchored)
            for at in range(9):
                view = way.view(at / 4)
                x, y = view.places(np.zeros((90, 160), np.float32), (160, 90))
                near_x, near_y = view.places(np.ones((90, 160), np.float32), (160, 90))
                for across, down in ((x, y), (near_x, near_y)):
                    assert -1 <= across.min() <= across.max() <= 160
                    assert -1 <= down.min() <= down.max() <= 90
    # What is asked and stays in the picture is not touched.
    assert path("0s: zoom 1; 2s: zoom 1.5").enlarged() == 1
    assert path("0s: zoom 1; 2s: zoom 1.5").view(2).near_scale == pytest.approx(1.5)


def test_what_is_near_moves_more_than_what_is_far() -> None:
    start, end = (path("0s: zoom 1.6, pan -0.1; 2s: zoom 1.6, pan 0.1").view(time) for time in (0, 2))
    assert end.near_shift[0] - start.near_shift[0] == pytest.approx(0.2)
    assert 0 < end.far_shift[0] - start.far_shift[0] < 0.1


def test_it_begins_with_the_picture_as_it_is_where_that_is_given() -> None:
    way = path("0s: pan 0; 2s: pan 0.2", anchored=True)
    picture = np.random.default_rng(1).integers(0, 256, (90, 160, 3)).astype(np.uint8)
    assert np.array_equal(filmed_along(picture, way, 0), picture)
    assert not np.array_equal(filmed_along(picture, way, 2), picture)
    begun = begun_here(keyframes_of("0s: zoom 2, pan 0.1; 2s: zoom 3, pan 0.3", NAMES))
    assert [key.value for key in begun["zoom"].keys] == [1.0, 1.5]
    assert [key.value for key in begun["pan"].keys] == pytest.approx([0.0, 0.2])


def test_moves_that_are_named_follow_one_another() -> None:
    way = path("0s: camera pan-right; 1s: camera zoom-in")
    first, middle, last = (way.place(time) for time in (0, 1, 2))
    assert first.pan < middle.pan == last.pan
    assert first.zoom == middle.zoom < last.zoom


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("0s: zoom 1; 2s: zoom 1.4", CameraMove.ZOOM_IN),
        ("0s: zoom 1.4; 2s: zoom 1", CameraMove.ZOOM_OUT),
        ("0s: pan 0; 2s: pan -0.2, zoom 1.05", CameraMove.PAN_LEFT),
        ("0s: tilt 0; 2s: tilt 0.2", CameraMove.TILT_UP),
        ("0s: zoom 1.2", CameraMove.STILL),
    ],
)
def test_the_nearest_move_is_told_to_who_knows_no_more(text: str, move: CameraMove) -> None:
    assert path(text).told is move


def test_a_roll_turns_the_picture_against_it() -> None:
    picture = np.zeros((101, 101, 3), np.uint8)
    picture[20:30, 48:53] = 255
    way = CameraPath(keyframes_of("0s: zoom 2, roll 90", NAMES), 1, 1.0)
    seen = filmed_along(picture, way, 0)
    rows, columns = np.nonzero(seen[..., 0] > 128)
    # What was above the middle lies to the left of it when the camera is turned clockwise.
    assert columns.mean() < 20
    assert abs(rows.mean() - 50) < 2


def test_a_prompt_travels_by_seconds_too() -> None:
    travel = travel_of("0s: a meadow; 1.5s: a meadow at night; 48: snow", Fraction(16))
    assert (travel.first, dict(travel.later)) == ("a meadow", {24: "a meadow at night", 48: "snow"})
    text = travelled_text({Fraction(0): "a meadow", Fraction(3, 2): "a meadow, at 9: night"})
    assert dict(travel_of(text, Fraction(10)).later) == {15: "a meadow, at 9: night"}
    assert travelled_text({Fraction(1): "a meadow"}) == "a meadow"
    with pytest.raises(InvalidRequest, match="lines of its own"):
        travelled_text({Fraction(0): "a", Fraction(1): "b\n3: c"})
    with pytest.raises(InvalidRequest, match="is empty"):
        travelled_text({Fraction(0): "a", Fraction(1): " "})
