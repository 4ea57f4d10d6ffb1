"""What holds for every edit of every film: undo brings back what was there, and lengths are what each mode promises."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import Command, Document, Session, UserError
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge, Placing, Ripple
from plugins.timeline.lookup.index import index_of, item_at, items_between
from plugins.timeline.model import (
    MAIN,
    Clip,
    Gap,
    Nested,
    Sequence,
    Track,
    Transition,
    new_id,
)
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import FAST, clip, editable, frames, sequence_in


def _settings(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST)


_by = st.integers(-12, 12).map(frames)
_at = st.integers(0, 150).map(frames)
_ripples = st.sampled_from(Ripple)


def _length(sequence: Sequence, track: str) -> Fraction:
    return index_of(sequence.track(track)).duration


def _edit(film: Document, command: Command) -> Sequence | None:
    try:
        return sequence_in(command.apply(film))
    except UserError:
        return None


@_settings(80)
@given(editable(), _at, st.integers(1, 30), st.sampled_from([Ripple.TRACK, Ripple.ALL]))
def test_inserting_makes_tracks_longer_by_what_was_put_in(
    film: Document, at: Fraction, length: int, ripple: Ripple
) -> None:
    old, new = sequence_in(film), clip(new_id(), length)
    done = _edit(film, edits.Insert(MAIN, at, (Placing("v", (new,)),), ripple))
    assert done is not None
    assert _length(done, "v") == max(_length(old, "v"), at) + frames(length)
    for track in ("a", "t"):
        longer = ripple is Ripple.ALL and at < _length(old, track)
        assert _length(done, track) == _length(old, track) + (frames(length) if longer else 0)
    placed = item_at(done.track("v"), at)
    assert placed is not None
    assert placed.item == new
    marker = {each.id: each.start for each in done.markers}
    assert marker == {"m0": frames(10) + (frames(length) if frames(10) >= at else 0), "m1": frames(30)}


@_settings(80)
@given(editable(), _at, st.integers(1, 30))
def test_overwriting_and_lifting_leave_the_rest_where_it_was(film: Document, at: Fraction, length: int) -> None:
    old, new = sequence_in(film), clip(new_id(), length)
    done = _edit(film, edits.Overwrite(MAIN, at, (Placing("v", (new,)),)))
    assert done is not None
    for each in old.track("v").clips:
        before = index_of(old.track("v")).start(index_of(old.track("v")).places[each.id])
        if before + each.duration <= at:
            assert index_of(done.track("v")).start(index_of(done.track("v")).places[each.id]) == before
    assert _length(done, "v") == max(_length(old, "v"), at + frames(length))
    assert done.track("a") == old.track("a")
    rest = _edit(film, edits.LiftRange(MAIN, TimeRange(at, frames(length)), ("v",)))
    assert rest is not None
    if at + frames(length) < _length(old, "v"):
        assert _length(rest, "v") == _length(old, "v")
    shown = items_between(rest.track("v"), TimeRange(at, frames(length)))
    assert not any(isinstance(each.item, Clip) for each in shown)


@_settings(80)
@given(editable(), _at, st.integers(1, 30))
def test_extracting_from_all_tracks_takes_the_same_time_out_of_each(film: Document, at: Fraction, length: int) -> None:
    old = sequence_in(film)
    gone = TimeRange(at, frames(length))
    done = _edit(film, edits.ExtractRange(MAIN, gone, (), Ripple.ALL))
    assert done is not None
    for track in ("v", "a", "t"):
        end = _length(old, track)
        if end > gone.end:
            assert _length(done, track) == end - gone.duration
        else:
            # A gap that would then be the last item goes, too
            assert _length(done, track) <= min(end, at)


@_settings(150)
@given(editable(), st.integers(0, 20), st.sampled_from(Edge), _by, _ripples, st.booleans())
def test_trims_change_lengths_as_their_mode_says(
    film: Document, number: int, edge: Edge, by: Fraction, ripple: Ripple, linked: bool
) -> None:
    old = sequence_in(film)
    ids = [each.id for each in old.track("v").clips]
    one = ids[number % len(ids)]
    done = _edit(film, edits.Trim(MAIN, one, edge, by, ripple, linked))
    if done is None:
        return
    track, place = old.track("v"), index_of(old.track("v")).places[one]
    trimmed = index_of(done.track("v")).placed(index_of(done.track("v")).places[one])
    before = index_of(track).placed(place)
    longer = by if edge is Edge.OUT else -by
    assert trimmed.range.duration == before.range.duration + longer
    last = place == len(track.items) - 1
    if ripple is not Ripple.NONE:
        assert trimmed.range.start == before.range.start
        assert _length(done, "v") == _length(old, "v") + longer
    elif edge is Edge.IN:
        assert trimmed.range.end == before.range.end
        assert _length(done, "v") == _length(old, "v")
    else:
        assert trimmed.range.start == before.range.start
        assert _length(done, "v") == _length(old, "v") + (by if last else 0)


@_settings(150)
@given(editable(), st.integers(0, 20), _by, st.booleans())
def test_rolls_slips_and_slides_keep_every_length(film: Document, number: int, by: Fraction, linked: bool) -> None:
    old = sequence_in(film)
    ids = [each.id for each in old.track("v").clips]
    place = number % len(ids)
    one = ids[place]
    slipped = _edit(film, edits.Slip(MAIN, (one,), by, linked))
    if slipped is not None:
        assert [each.duration for each in slipped.clips] == [each.duration for each in old.clips]
    if place == len(ids) - 1:
        return
    for command in (edits.Roll(MAIN, one, by, linked), edits.Slide(MAIN, one, by, linked)):
        done = _edit(film, command)
        if done is not None:
            assert _length(done, "v") == _length(old, "v")


@_settings(100)
@given(editable(), st.lists(_at, min_size=1, max_size=4), st.booleans())
def test_cutting_shows_the_same_and_joining_brings_it_back(film: Document, times: list[Fraction], linked: bool) -> None:
    session = Session(film)
    old = sequence_in(film)
    for time in times:
        session.execute(edits.Razor(MAIN, time, None, linked))
    cut = sequence_in(session.document)
    for track in ("v", "a"):
        for frame in range(0, 150, 7):
            assert _content_at(cut, track, frame) == _content_at(old, track, frame)


def _content_at(sequence: Sequence, track: str, frame: int) -> object:
    found = item_at(sequence.track(track), frames(frame))
    if found is None or not isinstance(found.item, Clip):
        return None
    time = frames(frame) - found.range.start
    return (found.item.content, found.item.source_time(time, frames(1)), found.item.value("opacity", time))


@_settings(100)
@given(editable(), st.integers(1, 5))
def test_nesting_and_unnesting_shows_the_same(film: Document, number: int) -> None:
    session = Session(film)
    old = sequence_in(film)
    ids = tuple(each.id for each in old.track("v").clips)[:number]
    try:
        session.execute(edits.Nest(MAIN, ids, "Inside"))
    except UserError:
        return
    nested = [each for each in sequence_in(session.document).clips if isinstance(each.content, Nested)]
    assert nested
    session.execute(edits.Unnest(MAIN, nested[0].id))
    done = sequence_in(session.document)
    for frame in range(150):
        assert _content_at(done, "v", frame) == _content_at(old, "v", frame)
    assert [_kinds(track) for track in done.tracks if track.id == "v"] == [_kinds(old.track("v"))]


def _kinds(track: Track) -> list[type[Clip | Gap | Transition]]:
    return [type(item) for item in track.items if not isinstance(item, Transition)]
