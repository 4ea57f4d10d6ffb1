"""Speed, keyframes, transitions, links, nesting, takes, tracks and markers: what each does, by an example."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.api import InvalidRequest, Session, UserError
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge, Placing, Ripple
from plugins.timeline.model import (
    MAIN,
    Curve,
    Input,
    InputKind,
    Keyframe,
    Marker,
    Nested,
    Sequence,
    Shot,
    Take,
    Transition,
)
from tests.plugins.timeline.films import (
    asset,
    clip,
    dissolve,
    document,
    film,
    frames,
    sequence_in,
    shape,
    shown_at,
    timeline_in,
    track,
)
from tests.plugins.timeline.scene import after, clip_in, named, scene


def test_speed_changes_the_length_and_keeps_the_content() -> None:
    done = edits.SetSpeed(MAIN, ("b",), Fraction(2)).apply(scene())
    assert shape(sequence_in(done).track("v"))[2:] == [("b", 15), ("", 20), ("c", 10)]
    assert [shown_at(clip_in(done, "b"), frame) for frame in (0, 14)] == [100, 128]
    rippled = after(edits.SetSpeed(MAIN, ("b",), Fraction(2), Ripple.TRACK))
    assert rippled["v"][2:] == [("b", 15), ("", 5), ("c", 10)]
    slower = after(edits.SetSpeed(MAIN, ("b",), Fraction(1, 2)))
    assert slower["v"][2:] == [("b", 35), ("c", 10)]
    assert slower["s"] == [("as", 20), ("bs", 35)]
    everywhere = after(edits.SetSpeed(MAIN, ("b",), Fraction(1, 2), Ripple.ALL))
    assert everywhere["v"][2:] == [("b", 60), ("", 5), ("c", 10)]
    assert named(everywhere["t"]) == [("", 10), ("t", 40), ("", 30), ("+", 10)]


def test_backwards_shows_the_same_frames_from_the_last_to_the_first() -> None:
    back = edits.SetSpeed(MAIN, ("b",), Fraction(-1)).apply(scene())
    assert [shown_at(clip_in(back, "b"), frame) for frame in (0, 1, 29)] == [129, 128, 100]
    trimmed = edits.Trim(MAIN, "b", Edge.OUT, frames(-5)).apply(back)
    assert [shown_at(clip_in(trimmed, "b"), frame) for frame in (0, 24)] == [129, 105]
    slower = clip_in(edits.SetSpeed(MAIN, ("b",), Fraction(-1, 2)).apply(back), "b")
    assert (slower.duration, slower.source_range.end) == (frames(35), frames(130))
    again = edits.SetSpeed(MAIN, ("b",), Fraction(1)).apply(back)
    assert clip_in(again, "b") == clip_in(scene(), "b")


def test_freezing_shows_one_frame_and_thawing_goes_on_from_it() -> None:
    done = edits.Freeze(MAIN, "b", frames(27)).apply(scene())
    assert [shown_at(clip_in(done, "b"), frame) for frame in (0, 29)] == [107, 107]
    thawed = edits.SetSpeed(MAIN, ("b",), Fraction(1), linked=False).apply(done)
    assert [shown_at(clip_in(thawed, "b"), frame) for frame in (0, 29)] == [107, 136]


def test_keyframes_stay_with_what_they_are_about() -> None:
    done = edits.SetKey(MAIN, "c", "opacity", Keyframe(frames(4), 0.0)).apply(scene())
    done = edits.SetKey(MAIN, "c", "opacity", Keyframe(frames(8), 1.0)).apply(done)
    trimmed = clip_in(edits.Trim(MAIN, "c", Edge.IN, frames(2)).apply(done), "c")
    assert trimmed.value("opacity", frames(4)) == 0.5
    slower = clip_in(edits.SetSpeed(MAIN, ("c",), Fraction(1, 2)).apply(done), "c")
    assert slower.value("opacity", frames(12)) == 0.5
    moved = edits.MoveKeys(MAIN, "c", "opacity", (frames(4),), frames(4)).apply(done)
    assert clip_in(moved, "c").curve("opacity") == Curve("opacity", (Keyframe(frames(8), 0.0),))
    assert clip_in(edits.RemoveKeys(MAIN, "c", "opacity", (frames(4), frames(8))).apply(done), "c").curves == ()
    assert clip_in(edits.SetValue(MAIN, "c", "opacity", 1.0).apply(done), "c").curves == ()
    prompt = edits.SetKey(MAIN, "c", "field:prompt", Keyframe(frames(0), "霧")).apply(done)
    assert clip_in(prompt, "c").value("field:prompt", frames(5)) == "霧"


def test_transitions_need_material_on_both_sides() -> None:
    done = edits.SetTransition(MAIN, "a", Transition(in_offset=frames(1), out_offset=frames(9))).apply(scene())
    assert shape(sequence_in(done).track("v"))[1] == ("~", 10)
    assert shape(sequence_in(done).track("s"))[1] == ("~", 10)
    assert shape(sequence_in(edits.RemoveTransition(MAIN, "a").apply(done)).track("v"))[:2] == [("a", 20), ("b", 30)]
    short = document(track("v", clip("a", 20, 975), clip("b", 20, 2)))
    with pytest.raises(UserError, match="behind the end of “a”"):
        edits.SetTransition(MAIN, "a", dissolve(0, 6)).apply(short)
    with pytest.raises(UserError, match="before the beginning of “b”"):
        edits.SetTransition(MAIN, "a", dissolve(3, 0)).apply(short)
    assert shape(sequence_in(edits.SetTransition(MAIN, "a", dissolve(2, 5)).apply(short)).track("v"))[1] == ("~", 7)


def test_linking_grouping_and_their_end() -> None:
    linked = edits.Link(MAIN, ("c", "t")).apply(scene())
    assert after(edits.Lift(MAIN, ("c",)), linked)["t"] == []
    assert after(edits.Lift(MAIN, ("c",)), edits.Unlink(MAIN, ("c",)).apply(linked))["t"] == [("", 10), ("t", 50)]
    grouped = edits.Group(MAIN, ("a", "c")).apply(scene())
    assert after(edits.Lift(MAIN, ("as",)), grouped)["v"] == [("", 20), ("b", 30)]
    assert after(edits.Lift(MAIN, ("c",)), edits.Ungroup(MAIN, ("a",)).apply(grouped))["v"][0] == ("a", 20)


def test_nesting_shows_the_selection_in_one_clip_and_unnesting_brings_it_back() -> None:
    done = edits.Nest(MAIN, ("a", "b"), "Scene").apply(scene())
    timeline = timeline_in(done)
    inner = next(each for each in timeline.sequences if each.name == "Scene")
    assert [shape(each) for each in inner.tracks] == [[("a", 20), ("~", 5), ("b", 30)], [("as", 20), ("bs", 30)]]
    outer = timeline.sequence(MAIN)
    assert named(shape(outer.track("v"))) == [("+", 50), ("", 5), ("c", 10)]
    picture, sound = (next(iter(outer.track(id_).clips)) for id_ in ("v", "s"))
    assert picture.content == sound.content == Nested(inner.id)
    assert picture.link == sound.link != ""
    with pytest.raises(UserError, match="contains this one"):
        edits.RemoveSequence(inner.id).apply(done)
    with pytest.raises(UserError, match="cannot contain itself"):
        edits.Append(inner.id, (Placing(inner.tracks[0].id, (clip("z", 5, 0, of=Nested(MAIN)),)),)).apply(done)
    back = sequence_in(edits.Unnest(MAIN, picture.id).apply(done))
    assert [(name != "", length) for name, length in shape(back.track("v"))] == [
        (name != "", length) for name, length in shape(sequence_in(scene()).track("v"))
    ]
    assert {each.id for each in back.clips}.isdisjoint(each.id for each in inner.clips)
    first, second = list(back.track("s").clips)
    assert first.link == next(iter(back.track("v").clips)).link != second.link


def test_a_new_take_keeps_trims_transitions_and_keyframes() -> None:
    inputs = (Input(asset("still"), InputKind.ASSET, "image", asset("still")),)
    shot = Shot((Take("1", film("one"), inputs),), "1", inputs=inputs)
    before = document(track("v", clip("a", 20, 40, of=shot), dissolve(2, 3), clip("b", 30)))
    before = edits.SetKey(MAIN, "a", "scale_x", Keyframe(frames(2), 2.0)).apply(before)
    after = edits.AddTake(MAIN, "a", Take("2", film("two", 70), inputs)).apply(before)
    old, new = clip_in(before, "a"), clip_in(after, "a")
    assert isinstance(new.content, Shot)
    assert new.content.chosen == "2"
    assert (new.source_range, new.curves) == (old.source_range, old.curves)
    assert shape(sequence_in(after).track("v")) == shape(sequence_in(before).track("v"))
    first = clip_in(edits.ChooseTake(MAIN, "a", "1").apply(after), "a").content
    assert isinstance(first, Shot)
    assert first.chosen == "1"
    assert first.choosing("2") == new.content
    later = clip_in(edits.AddTake(MAIN, "a", Take("3", film("three", 50), inputs)).apply(before), "a")
    assert shown_at(later, 0) == 30
    with pytest.raises(UserError, match="Trim the clip first"):
        edits.AddTake(MAIN, "a", Take("3", film("three", 15), inputs)).apply(before)
    with pytest.raises(UserError, match="take is no longer there"):
        edits.ChooseTake(MAIN, "a", "9").apply(after)


def test_a_shot_is_stale_when_what_it_was_made_from_changed() -> None:
    made = (Input("layer", InputKind.LINK, "image", asset("old")),)
    shot = Shot((Take("1", film(), made),), "1", inputs=(Input("layer", InputKind.LINK, "image"),))
    assert not shot.is_stale({})
    assert not shot.is_stale({"layer": asset("old")})
    assert shot.is_stale({"layer": asset("new")})
    assert replace(shot, inputs=()).is_stale({})
    assert not Shot(inputs=made).is_stale({"layer": asset("new")})


def test_tracks_markers_sequences_and_settings() -> None:
    before = scene()
    session = Session(before)
    session.execute(edits.MoveTrack(MAIN, "v", above="t"))
    assert [each.id for each in sequence_in(session.document).tracks] == ["s", "t", "v", "x"]
    session.execute(edits.SetTrack(MAIN, replace(sequence_in(session.document).track("x"), locked=False)))
    session.execute(edits.RemoveTrack(MAIN, "x"))
    session.execute(edits.SetMarker(MAIN, Marker("m", frames(3), frames(2), "Bar 1")))
    session.execute(edits.SetMarker(MAIN, Marker("in", frames(3)), clip="c"))
    session.execute(edits.RemoveMarker(MAIN, "k"))
    session.execute(edits.AddSequence(Sequence("other")))
    session.execute(edits.RenameSequence("other", "Trailer"))
    session.execute(edits.SetFilm(size=(1080, 1920), rate=Fraction(25), main="other"))
    session.execute(edits.SetFilm(main=MAIN))
    session.execute(edits.RemoveSequence("other"))
    timeline = timeline_in(session.document)
    assert (timeline.width, timeline.height, timeline.rate) == (1080, 1920, Fraction(25))
    assert [(each.id, each.name) for each in timeline.sequence(MAIN).markers] == [("m", "Bar 1")]
    assert [each.id for each in clip_in(session.document, "c").markers] == ["in"]
    with pytest.raises(InvalidRequest):
        session.execute(edits.SetFilm(rate=Fraction(5000)))
    while session.can_undo:
        session.undo()
    assert session.document == before


def test_setting_what_is_there_already_leaves_no_step() -> None:
    session = Session(scene())
    session.execute(edits.SetValue(MAIN, "a", "opacity", 1.0))
    session.execute(edits.Move(MAIN, ("a",), frames(0)))
    session.execute(edits.SetFilm(rate=timeline_in(session.document).rate))
    assert len(session.history) == 1
