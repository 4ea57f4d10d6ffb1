"""Shots whose camera, amount of motion and prompt change by keyframes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.api import CameraMove, InvalidRequest, Pixels, fields_of
from plugins.timeline.generators.extend import Extend, ExtendRequest
from plugins.timeline.generators.fill import Fill, FillRequest
from plugins.timeline.generators.image_to_video import ImageToVideo, ImageToVideoRequest
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from plugins.timeline.motion.flow import flow_between
from plugins.timeline.shots.keyframes import keyframes_of
from plugins.timeline.shots.path import CameraPath, filmed_along
from tests.engine.studio import TinyStudio
from tests.plugins.timeline.generators.bench import apart, frames_of, made, notes_of, request_of
from tests.plugins.timeline.generators.conftest import OWN
from tests.plugins.timeline.restyling.running import Bench
from tests.plugins.timeline.shots.drawings import HEIGHT, WIDTH, place, with_ball
from tests.tiny_video_models import built_in


@pytest.fixture(scope="module")
def filming(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Callable[[str], str]]]:
    """A store, and tiny video models by their architecture."""
    home = tmp_path_factory.mktemp("filming")
    studio = TinyStudio.over(home / "studio", built_in(home / "models"))
    bench = Bench(home, studio.models)
    yield bench, lambda architecture: studio.record(architecture).id
    bench.assets.close()


def moved(
    own: Bench, keyframes: str, prompt: str = "still", picture: Pixels | None = None
) -> tuple[list[Pixels], list[str]]:
    """The frames of a picture in motion by keyframes, and what is said of it."""
    start = own.assets.add_picture(place() if picture is None else picture).id
    asked = ImageToVideoRequest(start, prompt, model=OWN, seconds=0.5, seed=3, keyframes=keyframes)
    (output,) = made(own, ImageToVideo(), asked)
    assert request_of(output).keyframes == keyframes
    return frames_of(output)[0], notes_of(output)


def test_a_drawing_moves_with_parallax_as_its_keyframes_say(own: Bench) -> None:
    frames, notes = moved(own, "0s: zoom 1.5, pan -0.1; 0.5s: zoom 1.5, pan 0.1")
    ways = [flow_between(one, two).forward for one, two in pairwise(frames)]
    high, low = (float(np.median([way[rows, 60:-60, 0] for way in ways])) for rows in (slice(0, 30), slice(-30, None)))
    # The camera goes to the right: all goes to the left, and the meadow in front more than the sky.
    assert low < high < 0
    assert low == pytest.approx(-0.2 / 12 * WIDTH * 1.5, rel=0.35)
    assert notes == []
    still, _ = moved(own, "0s: zoom 1.5, pan -0.1")
    assert apart(still[0], still[-1]) < 1
    assert apart(frames[0], still[0]) < 2


def test_it_is_said_where_the_camera_would_leave_the_drawing(own: Bench) -> None:
    _, notes = moved(own, "0s: pan 0; 0.5s: pan 0.2")
    assert any("nearer than its keyframes say: it would leave the drawing" in note for note in notes)


def test_a_thing_turns_with_its_place(own: Bench) -> None:
    picture = with_ball(place())
    frames, _ = moved(own, "0s: zoom 1.3, roll 0; 0.5s: zoom 1.3, roll 24", "the ball rests", picture)
    way = CameraPath(
        keyframes_of("0s: zoom 1.3, roll 0; 0.5s: zoom 1.3, roll 24", ("camera",)), 0.5, WIDTH / HEIGHT, 0.5, True
    )
    turned, plain = filmed_along(picture, way, 11 / 24), filmed_along(picture, way, 0)
    assert apart(frames[-1], turned) < 0.6 * apart(frames[-1], plain)


def test_what_moves_stops_where_the_amount_is_none(own: Bench) -> None:
    frames, _ = moved(own, "0s: motion 0 hold, zoom 1; 0.25s: motion 1", "snow falling")
    steps = [apart(one, two) for one, two in pairwise(frames)]
    assert max(steps[:4]) < 0.5 * min(steps[7:])


def test_a_model_is_told_the_nearest_move_and_that_is_said(filming: tuple[Bench, Callable[[str], str]]) -> None:
    bench, model = filming
    plain = TextToVideoRequest("a fox", video_model=model("wan"), seconds=0.5, width=64, height=64, steps=2, seed=5)
    told = made(bench, TextToVideo(), replace(plain, keyframes="0s: pan 0; 0.5s: pan 0.1"))[0]
    assert "Of the camera's keyframes the model was told “camera pans right”: it follows no exact way." in notes_of(
        told
    )
    assert (
        frames_of(told)[0][5].tolist()
        == frames_of(made(bench, TextToVideo(), replace(plain, camera=CameraMove.PAN_RIGHT.value))[0])[0][5].tolist()
    )


def test_finished_frames_are_moved_only_where_that_is_asked(filming: tuple[Bench, Callable[[str], str]]) -> None:
    bench, model = filming
    plain = TextToVideoRequest("a fox", video_model=model("wan"), seconds=0.5, width=64, height=64, steps=2, seed=5)
    keyed = replace(plain, keyframes="0s: zoom 1; 0.5s: zoom 2, motion 0.3", camera_by="frames")
    output = made(bench, TextToVideo(), keyed)[0]
    frames = frames_of(output)[0]
    still = frames_of(made(bench, TextToVideo(), replace(plain, camera="still"))[0])[0]
    assert apart(frames[0], still[0]) < 6
    way = CameraPath(keyframes_of(keyed.keyframes, ("camera", "motion")), 0.5, 1, 0.5)
    assert apart(frames[11], filmed_along(still[11], way, 11 / 24)) < 0.5 * apart(frames[11], still[11])
    notes = notes_of(output)
    assert any("were moved and cropped by the camera's keyframes" in note for note in notes)
    assert any("a video model knows one amount" in note for note in notes)


def test_a_prompt_travels_where_the_model_takes_it(filming: tuple[Bench, Callable[[str], str]]) -> None:
    bench, model = filming
    plain = TextToVideoRequest(
        "0s: a fox", video_model=model("animatediff"), seconds=2, width=64, height=64, steps=2, seed=5, rate=8
    )
    same = frames_of(made(bench, TextToVideo(), plain)[0])[0]
    other = frames_of(made(bench, TextToVideo(), replace(plain, prompt="0s: a fox; 1s: a lake at night"))[0])[0]
    assert len(same) == len(other) == 16
    assert apart(same[-1], other[-1]) > 1


def test_going_on_takes_of_the_camera_the_way_alone(own: Bench) -> None:
    film = own.film([place()] * 6)
    asked = ExtendRequest(film, "still", seconds=0.4, seed=2, keyframes="0s: zoom 2; 0.4s: zoom 3")
    frames = frames_of(made(own, Extend(), asked)[0])[0]
    assert apart(frames[0], place()) < 6
    assert apart(frames[-1], frames[0]) > 5
    between = FillRequest(film, film, model=OWN, seconds=0.2, keyframes="0s: zoom 2")
    assert "The keyframes were left out: between two pictures motion leads." in notes_of(made(own, Fill(), between)[0])


def test_what_is_wrong_is_said_before_anything_is_made(own: Bench) -> None:
    start = own.assets.add_picture(place()).id
    with pytest.raises(InvalidRequest, match="zoom cannot be 90"):
        ImageToVideo().note_with(ImageToVideoRequest(start, keyframes="0s: zoom 90"), own.assets)
    reading = ImageToVideo().note_with(ImageToVideoRequest(start, keyframes="0s: zoom 2"), own.assets)
    assert "moves by its keyframes" in [str(fact.short) for fact in reading.facts]
    named = next(field for field in fields_of(ImageToVideoRequest) if field.keyframes)
    assert (named.name, named.keyframes) == ("keyframes", ("prompt", "camera", "motion"))
