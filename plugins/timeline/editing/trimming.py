"""Trimming: the edges of clips, with what they show, moved in time. Positive seconds move an edge or content later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from app.api import UserError
from plugins.timeline.editing.choosing import Chosen, all_chosen, chosen, edge_mates, with_clips
from plugins.timeline.editing.modes import Edge, Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.rippling import time_added, time_removed
from plugins.timeline.editing.splicing import Items, refitted, replaced
from plugins.timeline.model import Clip, Gap, Item, Sequence, Track, Transition, available_range
from plugins.timeline.time import ZERO, TimeRange


def trim(
    sequence: Sequence, clip: str, edge: Edge, by: Fraction, ripple: Ripple, linked: bool, ids: NewIds
) -> Sequence:
    """Move an edge of a clip by so many seconds.

    Without rippling the other clips stay: a gap opens, or is taken up, and a clip in the way is refused. With it the
    beginning of the clip stays where it is, and what lies behind the clip follows, on its track or on all. Linked
    clips with an edge at the same time go along.
    """
    first = chosen(sequence, clip)
    time = first.range.start if edge is Edge.IN else first.range.end
    longer = by if edge is Edge.OUT else -by
    mates = [each for each in edge_mates(sequence, first, time, linked) if _edge(each, edge) == time]
    for each in mates:
        trimmed = _resized(each.clip, edge, by)
        if ripple is Ripple.NONE:
            track = _plain(each, trimmed, edge, -longer, ids)
        else:
            track = replaced(each.track, each.place, each.place, (trimmed,), ids)
        sequence = sequence.with_track(track)
    done = {each.track.id for each in mates}
    if longer > 0:
        return time_added(sequence, time, longer, ripple, done, ids)
    gone = TimeRange(time, by) if edge is Edge.IN else TimeRange(time + by, -by)
    return time_removed(sequence, (gone,), ripple, done, ids)


def roll(sequence: Sequence, clip: str, by: Fraction, linked: bool, ids: NewIds) -> Sequence:
    """Move the cut between a clip and what follows it: the one becomes longer and the other as much shorter."""
    first = chosen(sequence, clip)
    for each in edge_mates(sequence, first, first.range.end, linked):
        if each.range.end == first.range.end:
            sequence = sequence.with_track(_rolled(each, by, ids))
    return sequence


def slip(sequence: Sequence, clips: Iterable[str], by: Fraction, linked: bool) -> Sequence:
    """Show content from so many seconds later on, in the content's own time; clips stay in place and as long."""
    slipped = []
    places: dict[str, list[int]] = {}
    for each in all_chosen(sequence, clips, linked):
        clip = replace(each.clip, source_start=each.clip.source_start + by)
        slipped.append(_checked_material(each.clip, clip))
        places.setdefault(each.track.id, []).append(each.place)
    sequence = with_clips(sequence, slipped)
    return sequence.with_tracks(
        refitted(track, places[track.id]) if track.id in places else track for track in sequence.tracks
    )


def slide(sequence: Sequence, clip: str, by: Fraction, linked: bool, ids: NewIds) -> Sequence:
    """Move a clip between its neighbours: the one before becomes longer and the one behind as much shorter."""
    first = chosen(sequence, clip)
    for each in edge_mates(sequence, first, first.range.start, linked):
        if each.range.start == first.range.start:
            sequence = sequence.with_track(_slid(each, by, ids))
    return sequence


def _edge(each: Chosen, edge: Edge) -> Fraction:
    return each.range.start if edge is Edge.IN else each.range.end


def _resized(clip: Clip, edge: Edge, by: Fraction) -> Clip:
    head, tail = (-by, ZERO) if edge is Edge.IN else (ZERO, by)
    if clip.duration + head + tail <= 0:
        raise UserError(
            "Nothing would be left of “{clip}”.", advice="Trim it less, or delete it.", clip=clip.name or clip.id
        )
    return _checked_material(clip, clip.resized(head, tail))


def _checked_material(old: Clip, new: Clip) -> Clip:
    """A clip that shows other content than before; raises UserError where it leaves what there is further behind."""
    available = available_range(new.content)
    if available is None:
        return new
    was, now = old.source_range, new.source_range
    missing = max(
        min(available.start, was.start) - now.start,
        now.end - max(available.end, was.end),
    )
    if missing > 0:
        raise UserError(
            "“{clip}” has no more material there: {seconds} seconds are missing.",
            advice="Move it less, or generate a longer take.",
            clip=new.name or new.id,
            seconds=f"{float(missing):.3f}",
        )
    return new


def _plain(each: Chosen, trimmed: Clip, edge: Edge, shorter: Fraction, ids: NewIds) -> Track:
    """The track with a trimmed clip while the others stay: a gap beside it is made or taken up."""
    track, place = each.track, each.place
    beside = _before(track, place) if edge is Edge.IN else _behind(track, place)
    if shorter > 0:
        # A transition at the edge goes, since the two are parted
        if edge is Edge.IN:
            return replaced(track, place if beside is None else beside + 1, place, (Gap(shorter), trimmed), ids)
        return replaced(track, place, place if beside is None else beside - 1, (trimmed, Gap(shorter)), ids)
    if beside is None and edge is Edge.OUT:
        return replaced(track, place, place, (trimmed,), ids)
    neighbour = None if beside is None else track.items[beside]
    if beside is None or not isinstance(neighbour, Gap) or neighbour.duration < -shorter:
        raise UserError(
            "Another clip is in the way of “{clip}”.",
            advice="Trim it less, move the cut between the two, or let what follows move.",
            clip=trimmed.name or trimmed.id,
        )
    left = Gap(neighbour.duration + shorter)
    if edge is Edge.IN:
        return replaced(track, beside, place, (left, *track.items[beside + 1 : place], trimmed), ids)
    return replaced(track, place, beside, (trimmed, *track.items[place + 1 : beside], left), ids)


def _before(track: Track, place: int) -> int | None:
    """The place of the item that lasts before another."""
    before = place - 1
    if before >= 0 and isinstance(track.items[before], Transition):
        before -= 1
    return before if before >= 0 else None


def _behind(track: Track, place: int) -> int | None:
    behind = place + 1
    if behind < len(track.items) and isinstance(track.items[behind], Transition):
        behind += 1
    return behind if behind < len(track.items) else None


def _rolled(each: Chosen, by: Fraction, ids: NewIds) -> Track:
    track, place = each.track, each.place
    left = _resized(each.clip, Edge.OUT, by)
    behind = _behind(track, place)
    if behind is None:
        return replaced(track, place, place, (left,), ids)
    between = track.items[place + 1 : behind]
    return replaced(track, place, behind, (left, *between, _shortened(track.items[behind], by)), ids)


def _shortened(item: Item, by: Fraction) -> Item:
    """What lies behind an edge that moves later."""
    if isinstance(item, Clip):
        return _resized(item, Edge.IN, by)
    assert isinstance(item, Gap)
    if item.duration < by:
        raise UserError("There is no room to move it there.", advice="Move it less.")
    return Gap(item.duration - by)


def _slid(each: Chosen, by: Fraction, ids: NewIds) -> Track:
    track, place = each.track, each.place
    before, behind = _before(track, place), _behind(track, place)
    first, last = place, place
    items: Items = (each.clip,)
    if before is not None:
        left = track.items[before]
        longer: Item = _shortened(left, -by) if isinstance(left, Gap) else left
        if isinstance(left, Clip):
            longer = _resized(left, Edge.OUT, by)
        first, items = before, (longer, *track.items[before + 1 : place], *items)
    elif by < 0:
        raise UserError("There is no room to move it there.", advice="Move it less.")
    else:
        items = (Gap(by), *items)
    if behind is not None:
        right = _shortened(track.items[behind], by)
        last, items = behind, (*items, *track.items[place + 1 : behind], right)
    return replaced(track, first, last, items, ids)
