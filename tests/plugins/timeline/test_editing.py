"""Placing, removing, trimming, cutting and moving: what each does to the frames, and what it refuses in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.api import Asset, Command, Session, UserError
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge, Placing, Ripple
from plugins.timeline.model import (
    MAIN,
    Keyframe,
    Marker,
    Nested,
    Sequence,
    Solid,
    Take,
)
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import (
    asset,
    clip,
    dissolve,
    film,
    frames,
    gap,
    sequence_in,
    shape,
    shown_at,
    track,
)
from tests.plugins.timeline.scene import NEW, after, clip_in, named, scene


def test_insert_splits_what_is_there_and_moves_its_track() -> None:
    shapes = after(edits.Insert(MAIN, frames(30), (NEW,)))
    assert named(shapes["v"]) == [
        ("a", 20), ("~", 5), ("b", 10), ("n", 10), ("+", 20), ("", 5), ("c", 10),
    ]  # fmt: skip
    assert shapes["s"] == [("as", 20), ("bs", 30)]


def test_insert_on_all_tracks_moves_them_and_markers_that_ripple() -> None:
    done = edits.Insert(MAIN, frames(30), (NEW,), Ripple.ALL).apply(scene())
    sequence = sequence_in(done)
    assert named(shape(sequence.track("s"))) == [("as", 20), ("bs", 10), ("", 10), ("+", 20)]
    assert named(shape(sequence.track("t"))) == [("", 10), ("t", 20), ("", 10), ("+", 30)]
    assert {each.id: each.start for each in sequence.markers} == {"m": frames(50), "k": frames(40)}
    later = [each for each in sequence.clips if len(each.id) > 2]
    picture, sound = (each for each in later if each.link)
    assert picture.link == sound.link not in {"", "1", "2"}


def test_insert_within_a_transition_parts_what_it_joined() -> None:
    assert after(edits.Insert(MAIN, frames(20), (NEW,)))["v"] == [
        ("a", 20), ("n", 10), ("b", 30), ("", 5), ("c", 10),
    ]  # fmt: skip


def test_overwrite_leaves_the_rest_in_place() -> None:
    shapes = after(edits.Overwrite(MAIN, frames(25), (NEW,)))
    assert named(shapes["v"]) == [("a", 20), ("~", 5), ("b", 5), ("n", 10), ("+", 15), ("", 5), ("c", 10)]
    far = after(edits.Overwrite(MAIN, frames(100), (NEW,)))
    assert far["v"][-2:] == [("", 35), ("n", 10)]


def test_append_begins_behind_the_longest_of_its_tracks() -> None:
    command = edits.Append(MAIN, (NEW, Placing("s", (clip("ns", 10),))))
    shapes = after(command)
    assert shapes["v"][-1:] == [("n", 10)]
    assert shapes["s"][-2:] == [("", 15), ("ns", 10)]


def test_assets_come_into_the_document_with_what_is_placed() -> None:
    new = Asset(asset("film"), "video/mp4", byte_size=3)
    done = edits.Append(MAIN, (NEW,), (new,)).apply(scene())
    assert done.assets[asset("film")] == new


def test_lift_leaves_a_gap_and_takes_linked_sound_along() -> None:
    shapes = after(edits.Lift(MAIN, ("b",)))
    assert shapes["v"] == [("a", 20), ("", 35), ("c", 10)]
    assert shapes["s"] == [("as", 20)]
    assert after(edits.Lift(MAIN, ("b",), linked=False))["s"] == [("as", 20), ("bs", 30)]


def test_extract_closes_up_on_its_tracks_or_on_all() -> None:
    assert after(edits.Extract(MAIN, ("a",)))["v"] == [("b", 30), ("", 5), ("c", 10)]
    shapes = after(edits.Extract(MAIN, ("a",), Ripple.ALL))
    assert shapes["s"] == [("bs", 30)]
    assert shapes["t"] == [("t", 40)]


def test_a_gap_is_closed_by_extracting_its_range() -> None:
    command = edits.ExtractRange(MAIN, TimeRange(frames(50), frames(5)), ("v",))
    assert after(command)["v"][-2:] == [("b", 30), ("c", 10)]


def test_lifting_a_range_cuts_what_reaches_over_it() -> None:
    command = edits.LiftRange(MAIN, TimeRange(frames(15), frames(10)), ("v", "s"))
    shapes = after(command)
    assert shapes["v"] == [("a", 15), ("", 10), ("b", 25), ("", 5), ("c", 10)]


def test_trimming_opens_a_gap_or_takes_it_up() -> None:
    shapes = after(edits.Trim(MAIN, "b", Edge.OUT, frames(-4)))
    assert shapes["v"] == [("a", 20), ("~", 5), ("b", 26), ("", 9), ("c", 10)]
    assert shapes["s"] == [("as", 20), ("bs", 26)]
    assert after(edits.Trim(MAIN, "b", Edge.OUT, frames(5), linked=False))["v"][2:] == [("b", 35), ("c", 10)]
    assert after(edits.Trim(MAIN, "c", Edge.IN, frames(-2)))["v"][3:] == [("", 3), ("c", 12)]
    assert after(edits.Trim(MAIN, "b", Edge.IN, frames(4)))["v"][:3] == [("a", 20), ("", 4), ("b", 26)]
    assert after(edits.Trim(MAIN, "a", Edge.OUT, frames(-4)))["v"][:3] == [("a", 16), ("", 4), ("b", 30)]


def test_trimming_stops_at_another_clip_and_at_the_end_of_the_material() -> None:
    with pytest.raises(UserError, match="in the way"):
        after(edits.Trim(MAIN, "b", Edge.OUT, frames(6), linked=False))
    with pytest.raises(UserError, match="no more material"):
        after(edits.Trim(MAIN, "c", Edge.OUT, frames(2000)))
    with pytest.raises(UserError, match="Nothing would be left"):
        after(edits.Trim(MAIN, "c", Edge.OUT, frames(-10)))


def test_ripple_trims_keep_the_beginning_and_move_what_follows() -> None:
    done = edits.Trim(MAIN, "a", Edge.IN, frames(4), Ripple.TRACK).apply(scene())
    assert shape(sequence_in(done).track("v"))[:3] == [("a", 16), ("~", 5), ("b", 30)]
    assert shown_at(clip_in(done, "a"), 0) == 104
    shapes = after(edits.Trim(MAIN, "a", Edge.OUT, frames(3), Ripple.ALL))
    assert (shapes["v"][0], shapes["s"][0]) == (("a", 23), ("as", 23))
    assert named(shapes["t"]) == [("", 10), ("t", 10), ("", 3), ("+", 40)]


def test_rolling_moves_the_cut_and_keeps_both_outer_edges() -> None:
    done = edits.Roll(MAIN, "a", frames(6)).apply(scene())
    assert shape(sequence_in(done).track("v"))[:3] == [("a", 26), ("~", 5), ("b", 24)]
    assert shape(sequence_in(done).track("s")) == [("as", 26), ("bs", 24)]
    assert shown_at(clip_in(done, "b"), 0) == 106


def test_slipping_changes_what_is_shown_and_nothing_else() -> None:
    done = edits.Slip(MAIN, ("b",), frames(7)).apply(scene())
    assert shape(sequence_in(done).track("v")) == shape(sequence_in(scene()).track("v"))
    assert shown_at(clip_in(done, "b"), 0) == shown_at(clip_in(done, "bs"), 0) == 107
    with pytest.raises(UserError, match="no more material"):
        edits.Slip(MAIN, ("b",), frames(-101)).apply(scene())


def test_slipping_shortens_a_transition_to_the_material_that_is_left() -> None:
    done = edits.Slip(MAIN, ("b",), frames(-99)).apply(scene())
    assert shape(sequence_in(done).track("v"))[1] == ("~", 4)
    assert shape(sequence_in(edits.Slip(MAIN, ("b",), frames(-100)).apply(scene())).track("v"))[1] == ("~", 3)


def test_sliding_gives_to_one_neighbour_and_takes_from_the_other() -> None:
    shapes = after(edits.Slide(MAIN, "b", frames(3)))
    assert shapes["v"] == [("a", 23), ("~", 5), ("b", 30), ("", 2), ("c", 10)]
    assert shapes["s"] == [("as", 23), ("bs", 30)]
    with pytest.raises(UserError, match="no room"):
        after(edits.Slide(MAIN, "b", frames(6)))
    assert after(edits.Slide(MAIN, "b", frames(5), linked=False))["v"][2:] == [("b", 30), ("c", 10)]


def test_razor_cuts_all_tracks_and_links_the_new_parts() -> None:
    done = edits.Razor(MAIN, frames(30)).apply(scene())
    sequence = sequence_in(done)
    assert named(shape(sequence.track("v")))[2:4] == [("b", 10), ("+", 20)]
    new = [each for each in sequence.clips if len(each.id) > 2 and each.link]
    assert len(new) == 2
    assert new[0].link == new[1].link
    assert shown_at(new[0], 0) == 110
    other = after(edits.Razor(MAIN, frames(30), ("v",), linked=False))
    assert other["s"] == [("as", 20), ("bs", 30)]


def test_joining_undoes_a_cut_and_refuses_what_does_not_go_on() -> None:
    keyed = scene()
    for time, value in ((3, 0.0), (25, 1.0)):
        keyed = edits.SetKey(MAIN, "b", "opacity", Keyframe(frames(time), value)).apply(keyed)
    cut = edits.Razor(MAIN, frames(30)).apply(keyed)
    parts = tuple(each.id for each in sequence_in(cut).track("v").clips if each.link not in ("", "1"))
    joined = edits.Join(MAIN, parts).apply(cut)
    assert sequence_in(joined).track("v") == sequence_in(keyed).track("v")
    assert sequence_in(joined).track("s") == sequence_in(keyed).track("s")
    with pytest.raises(UserError, match="continue"):
        edits.Join(MAIN, ("a", "b"), linked=False).apply(scene())


def test_moving_lies_over_what_is_there_or_goes_in_between() -> None:
    over = after(edits.Move(MAIN, ("c",), frames(-20)))
    assert named(over["v"]) == [("a", 20), ("~", 5), ("b", 15), ("c", 10), ("+", 5)]
    between = after(edits.Move(MAIN, ("c",), frames(-55), ripple=Ripple.TRACK))
    assert between["v"] == [("c", 10), ("a", 20), ("~", 5), ("b", 30)]


def test_a_track_comes_in_with_its_gaps_in_order() -> None:
    added = track("w", gap(2), gap(3), dissolve(1, 1), clip("z", 4), clip("y", 5), gap(4))
    assert after(edits.AddTrack(MAIN, added))["w"] == [("", 5), ("~", 2), ("z", 4), ("y", 5)]


def test_moving_can_close_the_place_where_clips_were() -> None:
    forward = after(edits.Move(MAIN, ("a",), frames(50), ripple=Ripple.TRACK, close=True))
    assert forward["v"] == [("b", 30), ("a", 20), ("", 5), ("c", 10)]
    assert forward["s"] == [("bs", 30), ("as", 20)]
    back = after(edits.Move(MAIN, ("b",), frames(-20), ripple=Ripple.ALL, close=True))
    assert back["v"] == [("b", 30), ("a", 20), ("", 5), ("c", 10)]
    assert back["s"] == [("bs", 30), ("as", 20)]
    assert named(back["t"]) == [("", 40), ("t", 10), ("+", 10)]
    with pytest.raises(UserError, match="side by side"):
        after(edits.Move(MAIN, ("a", "c"), frames(60), ripple=Ripple.TRACK, close=True))


def test_moving_clips_that_a_transition_joins_takes_it_along() -> None:
    shapes = after(edits.Move(MAIN, ("a", "b"), frames(100)))
    assert shapes["v"] == [("", 55), ("c", 10), ("", 35), ("a", 20), ("~", 5), ("b", 30)]
    assert shapes["s"] == [("", 100), ("as", 20), ("bs", 30)]


def test_moving_onto_another_track_and_back_through_the_session() -> None:
    before = scene()
    session = Session(before)
    session.execute(edits.AddTrack(MAIN, track("w"), above="v"))
    session.execute(edits.Move(MAIN, ("b",), frames(1), (("v", "w"),)))
    sequence = sequence_in(session.document)
    assert [each.id for each in sequence.tracks] == ["v", "w", "s", "t", "x"]
    assert shape(sequence.track("w")) == [("", 21), ("b", 30)]
    assert shape(sequence.track("s")) == [("as", 20), ("", 1), ("bs", 30)]
    session.undo()
    session.undo()
    assert session.document == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (edits.Move(MAIN, ("a",), frames(1), close=True), "leaves a gap"),
        (edits.Move(MAIN, ("a",), frames(-1)), "before the beginning"),
        (edits.Move(MAIN, ("t",), frames(1), (("t", "s"),)), "cannot be put on"),
        (edits.Move(MAIN, ("a",), frames(1), (("v", "x"),)), "locked"),
        (edits.Extract(MAIN, ("a",), Ripple.NONE), "closes up"),
        (edits.Insert(MAIN, frames(1), (NEW,), Ripple.NONE), "moves what lies behind"),
        (edits.Append(MAIN, (Placing("v", (clip("n", 3, of=Solid("red")),)),)), "out of range"),
        (edits.Append(MAIN, (Placing("v", (clip("n", 3, of=Nested("gone")),)),)), "no longer there"),
        (edits.Append(MAIN, (Placing("v", (clip("n", 10**9, of=Solid()),)),)), "out of range"),
        (edits.SetTransition(MAIN, "a", replace(dissolve(1, 1), softness=3.0)), "out of range"),
        (edits.SetMarker(MAIN, Marker("m", frames(3), name="a" * 2000)), "out of range"),
        (edits.RenameSequence(MAIN, "a" * 2000), "out of range"),
        (edits.AddTrack(MAIN, replace(track("n"), height=0)), "out of range"),
        (edits.AddSequence(Sequence("")), "out of range"),
        (edits.Nest(MAIN, ("a", "b"), "a" * 2000), "out of range"),
        (edits.Append(MAIN, (NEW, Placing("s", NEW.items))), "named twice"),
        (edits.AddTrack(MAIN, track("n", clip("a", 3))), "already"),
        (edits.AddSequence(Sequence("n", "", (track("v", clip("z", 3)), track("w", clip("z", 3))))), "already"),
        (edits.AddTrack(MAIN, track("n", clip("z", 3), clip("z", 3))), "already"),
        (edits.SetFilm(sample_rate=0), "size or rate"),
        (edits.Lift(MAIN, ("x",)), "locked"),
        (edits.RemoveTrack(MAIN, "x"), "locked"),
        (edits.Lift(MAIN, ("gone",)), "no longer there"),
        (edits.Insert(MAIN, frames(1), (Placing("v", (clip("a", 3),)),)), "already"),
        (edits.Insert(MAIN, frames(1) / 2, (NEW,)), "within a frame"),
        (edits.Insert("gone", frames(1), (NEW,)), "no longer there"),
        (edits.SetTransition(MAIN, "c", dissolve(1, 1)), "Nothing follows"),
        (edits.SetTransition(MAIN, "a", dissolve(0, 0)), "at least one frame"),
        (edits.SetKey(MAIN, "a", "opacity", Keyframe(frames(0), 2.0)), "cannot be"),
        (edits.SetKey(MAIN, "a", "smell", Keyframe(frames(0), 0.0)), "cannot be"),
        (edits.SetSpeed(MAIN, ("a",), Fraction(2000)), "too fast"),
        (edits.SetTrack(MAIN, track("v")), "edits alone"),
        (edits.AddTake(MAIN, "a", Take("1", film())), "not generated"),
        (edits.Unnest(MAIN, "a"), "no other sequence"),
        (edits.RemoveSequence(MAIN), "film itself"),
        (edits.Nest(MAIN, ("a", "c"), "in"), "Other clips lie between"),
        (edits.SetClips(MAIN, (clip("a", 21, link="1"),)), "keeps its length"),
        (edits.SetClips(MAIN, (replace(clip("a", 20, link="1"), fade_in=frames(21)),)), "out of range"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(command: Command, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        command.apply(scene())
    assert refused.value.advice
