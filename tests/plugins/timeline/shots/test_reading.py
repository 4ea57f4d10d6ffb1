"""What moves in a shot, read from prompts in English and Japanese."""

from __future__ import annotations

import pytest

from app.api import CameraMove as C
from app.api import InvalidRequest
from plugins.timeline.shots.motions import SceneMotion as S
from plugins.timeline.shots.motions import ThingMotion as T
from plugins.timeline.shots.reading import Scene, ambient, understand
from plugins.timeline.shots.travel import Travel, travel_of


@pytest.mark.parametrize(
    ("prompt", "camera", "scene", "thing", "seen"),
    [
        ("clouds drifting over snowy mountains at sunset", None, {S.CLOUDS}, None,
         Scene("", "snowy mountains at sunset")),
        ("a red fox walking in a snowy forest at night, snow falling, camera pans left", C.PAN_LEFT, {S.SNOW}, T.WALK,
         Scene("a red fox", "a snowy forest at night")),
        ("a sailboat drifting on the sea with gentle waves, zoom out", C.ZOOM_OUT, {S.WATER}, T.FLOAT,
         Scene("a sailboat", "the sea")),
        ("dolly out from a castle in the fog", C.ZOOM_OUT, {S.FOG}, None, None),
        ("dolly in on a castle", C.ZOOM_IN, set(), None, None),
        ("a rocket taking off, tilt up", C.TILT_UP, set(), T.RISE, Scene("a rocket", "")),
        ("城の中の猫が歩く、左へパン", C.PAN_LEFT, set(), T.WALK, Scene("猫", "城")),
        ("雪山の夕焼け、雲が流れる、ズームイン", C.ZOOM_IN, {S.CLOUDS}, None, Scene("", "雪山の夕焼け")),
        ("a still life", None, set(), None, Scene("a still life", "")),
    ],
)  # fmt: skip
def test_motion_is_read_and_does_not_go_to_the_drawing(
    prompt: str, camera: C | None, scene: set[S], thing: T | None, seen: Scene | None
) -> None:
    found = understand(prompt)
    assert (found.moves.camera, set(found.moves.scene), found.moves.thing) == (camera, scene, thing)
    if seen is not None:
        assert found.scene == seen


def test_the_parts_that_were_understood_are_where_they_stand() -> None:
    prompt = "a horse running over a meadow, falling leaves, pan right"
    parts = understand(prompt).parts
    assert [prompt[part.start : part.end] for part in parts] == ["running", "falling leaves", "pan right"]
    assert [str(part.short) for part in parts] == ["the thing runs", "leaves fall", "camera pans right"]


def test_words_within_others_say_nothing() -> None:
    assert understand("a crane, a panda and a trainer on a brainy quest").moves.scene == frozenset()
    assert understand("a pansy left alone").moves.camera is None


@pytest.mark.parametrize(
    ("place", "motion"), [("the sea at night", S.WATER), ("a city at night", S.STARS), ("a meadow", S.CLOUDS)]
)
def test_a_place_of_which_nothing_is_said_moves_by_itself(place: str, motion: S) -> None:
    assert ambient(Scene("", place)) == {motion}
    assert ambient(Scene("", "a room")) == frozenset()


def test_a_prompt_may_change_on_the_way() -> None:
    assert travel_of("0: a sunny meadow; 24: a meadow at night\n40: snow") == Travel(
        "a sunny meadow", {24: "a meadow at night", 40: "snow"}
    )
    assert travel_of("a clock that shows 12: noon") == Travel("a clock that shows 12: noon")
    assert travel_of("8: dusk").moved(4) == Travel("dusk")
    assert travel_of("0: day; 8: dusk").moved(4) == Travel("day", {12: "dusk"})
    with pytest.raises(InvalidRequest, match="frame 8"):
        travel_of("0: day; 8: dusk; 8: night")


@pytest.mark.parametrize(
    ("prompt", "thing", "place"),
    [
        ("a red fox walking through a forest, snow falling", "a red fox", "a forest"),
        ("A red fox came to the frozen lake", "A red fox", "the frozen lake"),
        ("a boat sailing past an island", "a boat", "an island"),
        ("the fox followed the light until the sun rose above the hills", "", "the fox followed the light until"),
        ("snowy mountains, slow pan right", "", "snowy mountains"),
    ],
)
def test_a_thing_is_told_from_the_place_that_it_goes_through(prompt: str, thing: str, place: str) -> None:
    scene = understand(prompt).scene
    assert scene.thing == thing
    assert scene.place.startswith(place)
