"""Shots that begin with pictures and films, without a model of films."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from app.api import CameraMove, InvalidRequest, Pixels, UserError
from plugins.timeline.generators.extend import Extend, ExtendRequest
from plugins.timeline.generators.fill import Fill, FillRequest
from plugins.timeline.generators.image_to_video import ImageToVideo, ImageToVideoRequest
from plugins.timeline.motion.flow import flow_between
from plugins.timeline.motion.measures import motion_magnitude
from plugins.timeline.shots.carrying import carried
from tests.plugins.timeline.generators.bench import apart, frames_of, made, notes_of, request_of
from tests.plugins.timeline.generators.conftest import OWN
from tests.plugins.timeline.restyling.running import Bench
from tests.plugins.timeline.shots.drawings import HEIGHT, WIDTH, place, with_ball

WIDE = np.random.default_rng(5).integers(60, 200, (18, 60, 3)).astype(np.uint8)


def window(left: float) -> Pixels:
    """A part of a wide soft picture, from a column on."""
    import cv2

    whole = np.asarray(cv2.resize(WIDE, (600, 180), interpolation=cv2.INTER_CUBIC), np.uint8)
    matrix = np.array([[1, 0, -left], [0, 1, -18]], np.float32)
    return np.asarray(cv2.warpAffine(whole, matrix, (256, 144), flags=cv2.INTER_LINEAR), np.uint8)


@pytest.fixture(scope="module")
def panning(own: Bench) -> str:
    """A film of which the camera pans right, by one and a half pixels a frame."""
    return own.film([window(20 + 1.5 * number) for number in range(12)])


def test_a_picture_moves_and_is_the_first_frame_itself(own: Bench) -> None:
    picture = with_ball(place())
    start = own.assets.add_picture(picture).id
    asked = ImageToVideoRequest(start, "the ball jumps, clouds drifting, zoom in", model=OWN, seconds=0.5, seed=3)
    (output,) = made(own, ImageToVideo(), asked)
    frames, _ = frames_of(output)
    assert output.shape == (12, HEIGHT, WIDTH)
    assert apart(frames[0], picture) < 4
    assert motion_magnitude(frames) > 0.05
    assert apart(frames[-1], picture) > 4
    assert made(own, ImageToVideo(), asked)[0].content == output.content
    reading = ImageToVideo().note_with(asked, own.assets)
    assert "12 frames, 256 × 144" in [str(fact.short) for fact in reading.facts]


def test_a_shot_ends_with_its_end_picture(own: Bench) -> None:
    first, last = place(), np.ascontiguousarray(place()[:, ::-1] // 2)
    ids = [own.assets.add_picture(picture).id for picture in (first, last)]
    asked = ImageToVideoRequest(ids[0], "a meadow", ids[1], model=OWN, seconds=0.5, steps=2, seed=3)
    (output,) = made(own, ImageToVideo(), asked)
    frames, _ = frames_of(output)
    assert apart(frames[0], first) < 4
    assert apart(frames[-1], last) < 4
    assert "1 pictures were drawn between the two, and motion leads from one to the next." in notes_of(output)
    assert request_of(output).steps == 2


def test_what_comes_after_goes_on_as_the_film_moved(own: Bench, panning: str) -> None:
    asked = ExtendRequest(panning, seconds=0.4, seed=2)
    (output,) = made(own, Extend(), asked)
    frames, info = frames_of(output)
    assert info.picture is not None
    assert (len(frames), info.picture.rate) == (10, Fraction(25))
    last = window(20 + 1.5 * 11)
    assert apart(frames[0], last) < apart(frames[-1], last)
    assert apart(frames[0], last) < 10
    ways = flow_between(last, frames[0]).forward, flow_between(frames[-2], frames[-1]).forward
    for way in ways:
        assert -3.0 < np.median(way[100:, 80:180, 0]) < -0.3
    assert "The camera goes on as it moved in the frames before." in notes_of(output)


def test_it_goes_on_after_any_frame_and_not_after_the_end(own: Bench, panning: str) -> None:
    asked = ExtendRequest(panning, after=0.2, seconds=0.2, seed=2, camera="still")
    frames, _ = frames_of(made(own, Extend(), asked)[0])
    assert apart(frames[0], window(20 + 1.5 * 4)) < 4
    with pytest.raises(InvalidRequest, match="ends before"):
        made(own, Extend(), replace(asked, after=9.0))


def test_a_gap_is_filled_without_the_frames_at_its_sides(own: Bench, panning: str) -> None:
    after = own.film([window(20 + 1.5 * 17 + 1.5 * number) for number in range(6)])
    asked = FillRequest(panning, after, model=OWN, seconds=0.2, seed=2)
    (output,) = made(own, Fill(), asked)
    frames, _ = frames_of(output)
    assert len(frames) == 5
    for number, frame in enumerate(frames):
        assert apart(frame, window(20 + 1.5 * (12 + number))) < 5
    assert "Motion leads from one picture to the other." in notes_of(output)
    drawn = made(own, Fill(), replace(asked, prompt="a meadow", steps=2))[0]
    assert "1 pictures were drawn between the two, and motion leads from one to the next." in notes_of(drawn)
    assert drawn.content != output.content


def test_what_changes_nothing_is_said(own: Bench, panning: str) -> None:
    asked = ExtendRequest(panning, "0: a meadow; 4: snow falling", seconds=0.2, seed=2)
    assert any("later frames was left out" in note for note in notes_of(made(own, Extend(), asked)[0]))
    between = FillRequest(panning, panning, model=OWN, seconds=0.2, camera="orbit")
    assert any("The camera was left out" in note for note in notes_of(made(own, Fill(), between)[0]))


@pytest.mark.parametrize(("step", "move"), [(1.5, CameraMove.PAN_RIGHT), (-1.5, CameraMove.PAN_LEFT), (0.0, None)])
def test_the_motion_of_the_last_frames_is_told(step: float, move: CameraMove | None) -> None:
    found = carried([window(100 + step * number) for number in range(6)], 24)
    assert (found[0] if found else None) is move
    if found:
        assert 0.5 < found[1] <= 1.0


def test_what_is_no_film_is_refused(own: Bench) -> None:
    asset = str(own.assets.add_bytes(b"nothing of a film", "video/mp4").id)
    with pytest.raises(UserError):
        made(own, Extend(), ExtendRequest(asset))
