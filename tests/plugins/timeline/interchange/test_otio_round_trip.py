"""A film goes through an .otio file and is what it was, to the fraction; edits by other programs are taken."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import opentimelineio as otio
from hypothesis import HealthCheck, example, given, settings

from app.api import Asset, Recipe
from plugins.timeline.codec import PART
from plugins.timeline.model import (
    MAIN,
    Clip,
    Curve,
    Gap,
    Keyframe,
    Marker,
    MarkerColour,
    Nested,
    Sequence,
    Shot,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
)
from tests.plugins.timeline.films import FAST, clip, dissolve, film, frames, gap, timelines, track
from tests.plugins.timeline.interchange.bench import read, store, written

RATE = Fraction(24000, 1001)


def one_track(*items: Clip | Gap | Transition) -> Timeline:
    return Timeline((Sequence(MAIN, "Film", (track("v", *items),)),), rate=RATE)


def parsed(text: str) -> Any:
    """The objects of a written film; what lies in them is there as long as they are."""
    return otio.adapters.read_from_string(text, "otio_json")


@given(timelines())
@settings(max_examples=60, deadline=None, phases=FAST, suppress_health_check=list(HealthCheck))
@example(one_track(clip("a", 10), gap(5), replace(clip("b", 10), fade_in=frames(4), fade_out=frames(2))))
def test_round_trip_is_the_identity(timeline: Timeline) -> None:
    ordered = (
        replace(each, markers=tuple(sorted(each.markers, key=lambda marker: marker.start)))
        for each in timeline.sequences
    )
    timeline = timeline.with_sequences(ordered)
    with TemporaryDirectory() as folder, store(Path(folder)) as assets:
        film_file, _ = read(written(timeline), assets, Path(folder))
    assert film_file.timeline == timeline
    assert PART.decode(PART.encode(film_file.timeline)) == timeline


def test_recipes_go_along(tmp_path: Path) -> None:
    media = film()
    recipe = Recipe("timeline.text-to-video", "1", {"prompt": "a fox 狐", "seed": 4})
    made = Asset(media.asset, "video/mp4", 12, (), "fox", recipe)
    shot = Shot((Take("t", media),), "t", recipe.generator, '{"prompt": "a fox 狐"}')
    with store(tmp_path) as assets:
        film_file, _ = read(written(one_track(clip("a", 20, of=shot)), (made,)), assets, tmp_path)
    assert film_file.assets == (made,)


def test_all_ranges_are_written(tmp_path: Path) -> None:
    timeline = one_track(clip("a", 10), clip("t", 5, of=Title("Hello")), clip("s", 5, of=Shot()))
    read_back = parsed(written(timeline, (), {film().asset: "media/film.mp4"}))
    for each in read_back.find_clips():
        assert each.source_range is not None
        assert each.media_reference.available_range is not None
    assert read_back.find_clips()[0].media_reference.target_url == "media/film.mp4"


def test_trim_by_another_program_is_taken_and_keyframes_stay_with_the_picture(tmp_path: Path) -> None:
    fading = Curve("opacity", (Keyframe(frames(4), 1.0), Keyframe(frames(8), 0.0)))
    changed = parsed(written(one_track(replace(clip("a", 20, 100), curves=(fading,)))))
    shown = changed.tracks[0][0]
    # Three frames less at the beginning, two at the end
    start, length = shown.source_range.start_time, shown.source_range.duration
    later = otio.opentime.RationalTime(start.value + 3, start.rate)
    shown.source_range = otio.opentime.TimeRange(later, otio.opentime.RationalTime(length.value - 5, length.rate))
    shown.name = "renamed"
    with store(tmp_path) as assets:
        film_file, _ = read(changed.to_json_string(), assets, tmp_path)
    (found,) = film_file.timeline.sequence(MAIN).clips
    assert (found.id, found.name) == ("a", "renamed")
    assert (found.source_start, found.duration) == (frames(103), frames(15))
    assert [key.time for key in found.curves[0].keys] == [frames(1), frames(5)]


def test_copy_by_another_program_gets_an_id_of_its_own(tmp_path: Path) -> None:
    changed = parsed(written(one_track(clip("a", 20))))
    copied = otio.core.deserialize_json_from_string(changed.tracks[0][0].to_json_string())
    changed.tracks[0].append(copied)
    with store(tmp_path) as assets:
        film_file, _ = read(changed.to_json_string(), assets, tmp_path)
    clips = list(film_file.timeline.sequence(MAIN).clips)
    assert len(clips) == 2
    assert clips[0].id == "a" != clips[1].id
    PART.decode(PART.encode(film_file.timeline))


def test_another_file_in_its_place_is_taken(tmp_path: Path) -> None:
    changed = parsed(written(one_track(clip("a", 20)), (), {film().asset: "film.mp4"}))
    changed.tracks[0][0].media_reference = otio.schema.ExternalReference("other.mov")
    with store(tmp_path) as assets:
        film_file, remarks = read(changed.to_json_string(), assets, tmp_path)
    (found,) = film_file.timeline.sequence(MAIN).clips
    assert found.content != film()
    assert [str(each) for each in remarks] == ["The file “other.mov” was not found."]


def test_what_others_noted_comes_back(tmp_path: Path) -> None:
    source = parsed(written(one_track(clip("a", 20), dissolve(2, 2), clip("b", 20))))
    for noted in (source, source.tracks, source.tracks[0], *source.tracks[0], source.tracks[0][0].media_reference):
        noted.metadata["elsewhere"] = {"id": 7, "names": ["a", "日本"]}
    source.tracks[0][0].effects.append(otio.schema.Effect("Blur", "blur"))
    source.tracks[0][0].markers.append(otio.schema.Marker("m", color="LAVENDER"))
    with store(tmp_path) as assets:
        film_file, _ = read(source.to_json_string(), assets, tmp_path)
        # An edit of ours doesn't lose it
        timeline = film_file.timeline
        main = timeline.sequence(timeline.main)
        edited = tuple(replace(each, mute=True) for each in main.tracks)
        again = parsed(written(timeline.with_sequence(replace(main, tracks=edited))))
    kept = (again, again.tracks, again.tracks[0], *again.tracks[0], again.tracks[0][0].media_reference)
    for noted in kept:
        assert json.loads(otio.core.serialize_json_to_string(noted.metadata["elsewhere"])) == {
            "id": 7, "names": ["a", "日本"],
        }  # fmt: skip
    assert [effect.effect_name for effect in again.tracks[0][0].effects] == ["blur"]
    assert [marker.color for marker in again.tracks[0][0].markers] == ["LAVENDER"]
    assert not again.tracks[0].enabled


def test_sequence_that_is_shown_twice_stays_one(tmp_path: Path) -> None:
    inner = Sequence("inner", "Inner", (track("i", clip("c", 30)),), (Marker("m", frames(3), colour=MarkerColour.RED),))
    shown = [clip(name, 10, start, of=Nested("inner")) for name, start in (("x", 0), ("y", 5))]
    main = Sequence(MAIN, "Film", (track("v", *shown),))
    timeline = Timeline((main, inner), rate=RATE)
    with store(tmp_path) as assets:
        film_file, _ = read(written(timeline), assets, tmp_path)
    assert film_file.timeline == timeline


def test_speeds_and_freezes_are_those_of_the_library(tmp_path: Path) -> None:
    backwards = replace(clip("a", 20), speed=Fraction(-2))
    frozen = replace(clip("b", 20), speed=Fraction(0))
    found = parsed(written(one_track(backwards, frozen, clip("c", 20))))
    effects = [[(type(each).__name__, each.time_scalar) for each in item.effects] for item in found.tracks[0]]
    assert effects == [[("LinearTimeWarp", -2.0)], [("FreezeFrame", 0.0)], []]


def test_fade_beside_nothing_is_a_transition_to_others(tmp_path: Path) -> None:
    fading = replace(clip("a", 20), fade_in=frames(5), fade_out=frames(3))
    found = parsed(written(one_track(fading)))
    assert [type(each).__name__ for each in found.tracks[0]] == ["Transition", "Clip", "Transition"]


def test_tracks_know_their_kinds(tmp_path: Path) -> None:
    tracks = (
        Track("v", TrackKind.PICTURE, "V"),
        Track("a", TrackKind.SOUND, "A", (clip("s", 10),)),
        Track("t", TrackKind.TITLE, "T", (clip("t", 10, of=Title("x")),)),
    )
    found = parsed(written(Timeline((Sequence(MAIN, "", tracks),), rate=RATE)))
    assert [each.kind for each in found.tracks] == ["Video", "Audio", "Video"]
