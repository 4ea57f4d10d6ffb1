"""The timeline as JSON: everything comes back, and what is malformed is refused in words."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.api import InvalidData, Json
from plugins.timeline.codec import PART
from plugins.timeline.model import EMPTY, Gap, Input, InputKind, Nested, Sequence, Shot, Take, Timeline
from tests.plugins.timeline.films import FAST, asset, clip, dissolve, film, gap, holding, timeline_in, timelines, track


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST)
@given(timelines())
def test_a_timeline_comes_back_from_its_json(timeline: Timeline) -> None:
    text = json.dumps(PART.encode(timeline), ensure_ascii=False, allow_nan=False)
    assert PART.decode(json.loads(text)) == timeline


def test_the_empty_timeline_comes_back() -> None:
    assert PART.decode(PART.encode(EMPTY)) == EMPTY


def test_a_plain_clip_is_small() -> None:
    text = json.dumps(PART.encode(Timeline((Sequence("main", "", (track("v", clip("a", 24)),)),))))
    assert len(text) < 800


def test_what_stands_in_many_clips_is_stored_once() -> None:
    one = track("v", *(clip(str(number), 24) for number in range(100)))
    data = PART.encode(Timeline((Sequence("main", "", (one,)),)))
    assert len(json.dumps(data)) < 100 * 120
    first, *rest = PART.decode(data).sequence("main").clips
    assert all(each.content is first.content for each in rest)


def test_assets_name_media_takes_recipes_inputs_and_luts() -> None:
    shot = Shot(
        (Take("1", film("take"), (Input(asset("old"), InputKind.ASSET, "image", asset("old")),), asset("recipe")),),
        "1",
        inputs=(Input("layer:7", InputKind.LINK, "image", asset("linked")),),
    )  # fmt: skip
    sequence = Sequence("main", "", (track("v", clip("a", 10), clip("b", 10, of=shot)),))
    assert set(PART.assets(Timeline((sequence,)))) == {asset(name) for name in ("film", "take", "old", "recipe")}


def _stored() -> Any:
    sequence = Sequence("main", "", (track("v", clip("a", 24), dissolve(2, 2), clip("b", 24), gap(3), clip("c", 4)),))
    return PART.encode(Timeline((sequence, Sequence("other", "", (track("w"),)))))


def _items(data: Any) -> Any:
    return data["timeline"]["sequences"][0]["tracks"][0]["items"]


def _change(path: str, value: Json) -> Any:
    data = _stored()
    where = data
    *keys, last = path.split(".")
    for key in keys:
        where = where[int(key)] if isinstance(where, list) else where[key]
    where[int(last) if isinstance(where, list) else last] = value
    return data


_CLIP = "timeline.sequences.0.tracks.0.items.0"


def _curve(name: str, value: Json) -> Json:
    return [{"is": "Curve", "name": name, "keys": [{"is": "Keyframe", "time": "0", "value": value}]}]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{_CLIP}.duration", "0"),
        (f"{_CLIP}.duration", "-1/24"),
        (f"{_CLIP}.duration", "1/0"),
        (f"{_CLIP}.duration", "1e3"),
        (f"{_CLIP}.duration", "9" * 100_000),
        (f"{_CLIP}.duration", 1),
        (f"{_CLIP}.duration", None),
        (f"{_CLIP}.duration", "99999999999"),
        (f"{_CLIP}.speed", "1001"),
        (f"{_CLIP}.id", ""),
        (f"{_CLIP}.id", "b"),
        (f"{_CLIP}.enabled", 1),
        (f"{_CLIP}.blend", "melt"),
        (f"{_CLIP}.fade_in", "2"),
        (f"{_CLIP}.unknown", 1),
        (f"{_CLIP}.is", "Track"),
        (f"{_CLIP}.content", {"is": "Clip"}),
        (f"{_CLIP}.content", 1),
        (f"{_CLIP}.content", -1),
        (f"{_CLIP}.content", True),
        ("contents", {}),
        ("contents.0", 0),
        ("contents.0", "0"),
        ("timeline.sequences.0.tracks.0", 0),
        ("contents.0.asset", "../../etc/passwd"),
        ("contents.0.rotation", 45),
        ("contents.0.rate", "0"),
        (f"{_CLIP}.content", {"is": "Nested", "sequence": "nowhere"}),
        (f"{_CLIP}.content", {"is": "Nested", "sequence": "main"}),
        (f"{_CLIP}.content", {"is": "Solid", "colour": "red"}),
        (f"{_CLIP}.content", {"is": "Title", "text": "a" * 200_000}),
        (f"{_CLIP}.content", {"is": "Shot", "chosen": "3"}),
        (f"{_CLIP}.curves", [{"is": "Curve", "name": "opacity", "keys": []}]),
        (f"{_CLIP}.curves", _curve("opacity", 2)),
        (f"{_CLIP}.curves", _curve("nothing", 1)),
        (f"{_CLIP}.curves", _curve("pan", True)),
        ("timeline.sequences.0.tracks.0.items.1.in_offset", "30"),
        ("timeline.sequences.0.tracks.0.items.2.duration", "1/1000"),
        ("timeline.sequences.0.tracks.0.items.2", {"is": "Gap", "duration": "1"}),
        ("timeline.sequences.0.tracks.0.items.4", {"is": "Gap", "duration": "1"}),
        ("timeline.sequences.0.tracks.0.items.0", {"is": "Transition", "out_offset": "1/24"}),
        ("timeline.sequences.0.tracks.0.kind", "smell"),
        ("timeline.sequences.0.tracks.0", [[]]),
        ("timeline.sequences.1.id", "main"),
        ("timeline.sequences", []),
        ("timeline.main", "gone"),
        ("timeline.rate", "0"),
        ("timeline.rate", "24/1.001"),
        ("timeline.width", 2**40),
        ("timeline.is", "Sequence"),
    ],
)  # fmt: skip
def test_what_is_malformed_is_refused_in_words(path: str, value: Json) -> None:
    with pytest.raises(InvalidData, match="timeline"):
        PART.decode(_change(path, value))


@pytest.mark.parametrize("data", [None, [], 3, "timeline", {}, {"is": "Timeline"}])
def test_what_is_no_timeline_is_refused(data: Json) -> None:
    with pytest.raises(InvalidData):
        PART.decode(data)


def test_deep_nesting_is_refused_without_exhausting_the_stack() -> None:
    deep: Json = []
    for _ in range(50_000):
        deep = [deep]
    with pytest.raises(InvalidData):
        PART.decode(_change("timeline.sequences.0.tracks.0.items.0.content", deep))


def _chain(length: int, last: str) -> Timeline:
    names = ["main", *(f"s{number}" for number in range(1, length)), last]
    sequences = tuple(
        Sequence(name, "", (track("v", clip(f"c{number}", 10, 0, of=Nested(names[number + 1]))),))
        for number, name in enumerate(names[:-1])
    )
    return Timeline(sequences if last in names[:-1] else (*sequences, Sequence(last)))


def test_sequences_in_one_another_are_read_and_a_circle_or_a_thousand_of_them_refused() -> None:
    whole = _chain(60, "end")
    assert timeline_in(holding(whole)) == whole
    with pytest.raises(InvalidData, match="cannot contain itself"):
        PART.decode(PART.encode(_chain(900, "s450")))
    with pytest.raises(InvalidData, match="too deep"):
        PART.decode(PART.encode(_chain(900, "end")))


def test_gaps_are_of_rational_length() -> None:
    data = _stored()
    _items(data)[3]["duration"] = "1001/24000"
    changed = PART.decode(data).sequence("main").tracks[0].items[3]
    assert changed == Gap(Fraction(1001, 24000))


def test_times_that_have_no_usable_common_denominator_are_refused() -> None:
    data = _stored()
    _items(data)[2]["duration"] = "999999999988/999999999989"
    PART.decode(data)
    _items(data)[3]["duration"] = "1/999999999961"
    with pytest.raises(InvalidData):
        PART.decode(data)
