"""The lanes of a clip in the request of its shot."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app.api import AssetId, InvalidRequest, Recipe, fields_of
from plugins.timeline.generators.text_to_video import TextToVideoRequest
from plugins.timeline.model import Clip, Curve, Easing, Keyframe, Media, Shot, Take
from plugins.timeline.shots.keyed import is_outdated, keyed, keyed_names, lane_of, laned
from plugins.timeline.shots.keyframes import keyframes_of
from plugins.timeline.time import TimeRange

FIELDS = fields_of(TextToVideoRequest)
GENERATOR = "timeline.text-to-video"
VALUES: dict[str, Any] = {"prompt": "a meadow", "seed": 4, "keyframes": ""}


def clip(*curves: Curve, start: Fraction = Fraction(0), speed: Fraction = Fraction(1)) -> Clip:
    """A shot of four seconds of which two are shown."""
    media = Media(AssetId("film"), "video/mp4", TimeRange(Fraction(0), Fraction(4)), Fraction(24), width=64, height=64)
    shot = Shot((Take("one", media),), "one", GENERATOR, json.dumps(VALUES))
    found = Clip("clip", shot, Fraction(2), start, speed)
    for curve in curves:
        found = found.with_curve(curve.name, curve)
    return found


def curve(name: str, *keys: tuple[float, float | str], easing: Easing = Easing.LINEAR) -> Curve:
    """A lane with keyframes at seconds of its clip."""
    return Curve(lane_of(name), tuple(Keyframe(Fraction(str(time)), value, easing) for time, value in keys))


ZOOM = curve("zoom", (0, 1.0), (2, 1.5))


def test_lanes_are_in_the_request_by_the_time_of_the_shot() -> None:
    assert keyed(clip(ZOOM), VALUES, FIELDS)["keyframes"] == "0s: zoom 1; 2s: zoom 1.5"
    assert keyed(clip(ZOOM, start=Fraction(1)), VALUES, FIELDS)["keyframes"] == "1s: zoom 1; 3s: zoom 1.5"
    slow = clip(ZOOM, start=Fraction(1), speed=Fraction(1, 2))
    assert keyed(slow, VALUES, FIELDS)["keyframes"] == "1s: zoom 1; 2s: zoom 1.5"
    whole = clip(ZOOM, start=Fraction(1))
    assert isinstance(whole.content, Shot)
    handled = replace(whole, content=replace(whole.content, handle_in=Fraction(1)))
    assert keyed(handled, VALUES, FIELDS)["keyframes"] == "0s: zoom 1; 2s: zoom 1.5"
    assert keyed(clip(), VALUES, FIELDS) == VALUES


def test_backwards_each_way_is_seen_from_its_end() -> None:
    lanes = (
        curve("zoom", (0, 1.0), (0.5, 2.0), (2, 3.0), easing=Easing.HOLD),
        curve("prompt", (0, "day"), (1, "night")),
    )
    found = keyed(clip(*lanes, speed=Fraction(-1)), VALUES, FIELDS)
    # Shown backwards it is night first in the shot.
    assert found["prompt"] == "0s: night\n1s: day"
    held = keyframes_of(str(found["keyframes"]), ("camera",))["zoom"]
    assert [held.at(Fraction(at, 4)) for at in (-1, 0, 5, 6, 7, 9)] == [3.0, 2.0, 2.0, 1.0, 1.0, 1.0]
    backwards = clip(curve("zoom", (0, 1.0), (2, 1.5)), speed=Fraction(-1))
    assert keyed(backwards, VALUES, FIELDS)["keyframes"] == "0s: zoom 1.5; 2s: zoom 1"


def test_what_was_typed_stays_where_no_lane_says_another_thing() -> None:
    typed = {**VALUES, "keyframes": "0s: pan 0.1, zoom 3"}
    assert keyed(clip(ZOOM), typed, FIELDS)["keyframes"] == "0s: pan 0.1, zoom 1; 2s: zoom 1.5"


def test_prompts_of_a_lane_become_the_prompt_that_travels() -> None:
    lane = curve("prompt", (0.5, "a meadow"), (1.5, "a meadow at night"))
    assert keyed(clip(lane), VALUES, FIELDS)["prompt"] == "0s: a meadow\n1.5s: a meadow at night"
    assert keyed(clip(curve("prompt", (1, "snow"))), VALUES, FIELDS)["prompt"] == "snow"


def test_a_lane_that_the_generator_refuses_is_refused_in_words() -> None:
    with pytest.raises(InvalidRequest, match="zoom cannot be 20"):
        keyed(clip(curve("zoom", (0, 20.0))), VALUES, FIELDS)
    assert keyed_names(FIELDS) == ("prompt", "camera", "pan", "tilt", "zoom", "roll", "motion")


def test_a_take_is_outdated_when_a_lane_is_another() -> None:
    def outdated(one: Clip, **made: Any) -> bool:
        recipe = Recipe(GENERATOR, "3", {**VALUES, **made})
        return is_outdated(one, recipe, lambda _id: FIELDS)

    keyframes = "0s: zoom 1; 2s: zoom 1.5"
    assert not outdated(clip())
    assert outdated(clip(ZOOM))
    assert not outdated(clip(ZOOM), keyframes=keyframes)
    assert outdated(clip(curve("zoom", (0, 1.0), (2, 1.4))), keyframes=keyframes)
    assert outdated(clip(), keyframes=keyframes)
    night = curve("prompt", (0, "day"), (1, "night"))
    assert outdated(clip(night))
    assert not outdated(clip(night), prompt="0s: day\n1s: night")
    assert outdated(clip(), prompt="0s: day\n1s: night")
    # Another seed makes nothing old, nor does what another generator made of it.
    assert not outdated(clip(ZOOM), keyframes=keyframes, seed=9)
    assert not is_outdated(clip(ZOOM), Recipe("timeline.storyboard", "1", {}), lambda _id: FIELDS)
    assert not is_outdated(clip(ZOOM), None, lambda _id: FIELDS)


def typed(start: Fraction = Fraction(0), **values: Any) -> Clip:
    """The clip of a shot in whose request something was typed."""
    found = clip(start=start)
    assert isinstance(found.content, Shot)
    return replace(found, content=replace(found.content, request=json.dumps({**VALUES, **values})))


def test_what_was_typed_becomes_lanes_that_say_it_from_then_on() -> None:
    keyframes = "2s: zoom 1.3 ease, pan 0.1; 0s: zoom 1"
    prompt = "0: day; 12: dusk; 1.5s: night"
    one = laned(typed(keyframes=keyframes, prompt=prompt, rate=12), FIELDS)
    assert [each.name for each in one.curves] == [lane_of(name) for name in ("pan", "zoom", "prompt")]
    zoom, prompts = one.curve(lane_of("zoom")), one.curve(lane_of("prompt"))
    assert zoom is not None
    assert prompts is not None
    assert [(key.time, key.value, key.easing) for key in zoom.keys] == [
        (Fraction(0), 1.0, Easing.LINEAR),
        (Fraction(2), 1.3, Easing.EASE),
    ]
    assert [(key.time, key.value) for key in prompts.keys] == [(0, "day"), (1, "dusk"), (Fraction(3, 2), "night")]
    # The take was made with just this, though it was written in another order and by frames.
    recipe = Recipe(GENERATOR, "3", {**VALUES, "keyframes": keyframes, "prompt": prompt, "rate": 12})
    assert not is_outdated(one, recipe, lambda _id: FIELDS)
    assert is_outdated(one.with_curve(lane_of("zoom"), None), recipe, lambda _id: FIELDS)
    assert is_outdated(one.with_curve(lane_of("prompt"), None), recipe, lambda _id: FIELDS)
    # A lane that is taken away is away.
    assert isinstance(one.content, Shot)
    kept = json.loads(one.content.request)
    assert keyed(one.with_curve(lane_of("zoom"), None), kept, FIELDS)["keyframes"] == "0s: pan 0.1"
    assert keyed(one.with_curve(lane_of("prompt"), None), kept, FIELDS)["prompt"] == "day"


def test_lanes_of_what_was_typed_begin_with_the_shot() -> None:
    later = laned(typed(start=Fraction(1), keyframes="1s: zoom 1; 3s: zoom 2"), FIELDS).curve(lane_of("zoom"))
    assert later is not None
    assert [key.time for key in later.keys] == [0, 2]


def test_what_has_no_lanes_or_cannot_be_read_stays_as_it_is() -> None:
    for one in (typed(), typed(keyframes="nonsense"), typed(prompt="0s: day"), typed(keyframes="0s: zoom 99")):
        assert laned(one, FIELDS) == one
    assert laned(typed(keyframes="0s: zoom 2"), ()) == typed(keyframes="0s: zoom 2")
