"""Moving clips in time and between tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from app.api import InvalidRequest, UserError
from plugins.timeline.editing.choosing import Chosen, all_chosen, checked_new
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.placing import Placing, insert
from plugins.timeline.editing.removing import extract_range, runs_of, without_clips
from plugins.timeline.editing.rippling import apart, time_before
from plugins.timeline.editing.splicing import Items, length_of, overwritten
from plugins.timeline.model import Gap, Sequence
from plugins.timeline.time import TimeRange


def move(
    sequence: Sequence, clips: Iterable[str], by: Fraction, tracks: Mapping[str, str], ripple: Ripple, linked: bool,
    close: bool, ids: NewIds,
) -> Sequence:  # fmt: skip
    """Move clips by so many seconds, those of a track that `tracks` names onto the one that it says.

    Without rippling they lie over what is there; with it they are put in between as one block, and what lies behind
    moves, on their tracks or on all. Where they were a gap stays, or with `close`, which goes with rippling, their
    tracks or all close up first: clips side by side change places with others, and nothing becomes longer.
    """
    if close and ripple is Ripple.NONE:
        raise InvalidRequest("What is put over other clips leaves a gap.", advice="Put it in between to close up.")
    found = all_chosen(sequence, clips, linked)
    if not found or (not by and all(tracks.get(each.track.id, each.track.id) == each.track.id for each in found)):
        return sequence
    runs = runs_of(found)
    placed: dict[str, list[tuple[Fraction, Items]]] = {}
    for id_, here in runs.items():
        track = sequence.track(tracks.get(id_, id_))
        known = {each.clip.id for each in found}
        for at, items in here:
            checked_new(sequence, track, items, known)
            placed.setdefault(track.id, []).append((at + by, items))
    start = min(at for here in placed.values() for at, _ in here)
    if start < 0:
        raise UserError("Nothing can be put before the beginning.", advice="Choose a later time.")
    sequence = without_clips(sequence, found, ids)
    if ripple is not Ripple.NONE:
        placings = [Placing(id_, _block(_apart(here), start)) for id_, here in placed.items()]
        if close:
            gone = _side_by_side(found)
            sequence = extract_range(sequence, gone, {each.track.id for each in found}, ripple, ids)
            start -= time_before((gone,), start)
        return insert(sequence, start, placings, ripple, ids)
    for id_, here in placed.items():
        sequence = sequence.with_track(overwritten(sequence.track(id_), _apart(here), ids))
    return sequence


def _side_by_side(found: Iterable[Chosen]) -> TimeRange:
    """The time that clips take together; raises UserError where it is not the same on each of their tracks."""
    tracks: dict[str, list[TimeRange]] = {}
    for each in found:
        tracks.setdefault(each.track.id, []).append(each.range)
    ranges = {apart(ranges) for ranges in tracks.values()}
    gone = next(iter(ranges))
    if len(ranges) > 1 or len(gone) > 1:
        raise UserError("These clips do not lie side by side.", advice="Move them so that a gap stays.")
    return gone[0]


def _apart(runs: list[tuple[Fraction, Items]]) -> list[tuple[Fraction, Items]]:
    runs = sorted(runs, key=lambda run: run[0])
    for (at, items), (later, _) in pairwise(runs):
        if at + length_of(items) > later:
            raise UserError("The moved clips would lie over one another.", advice="Move them onto different tracks.")
    return runs


def _block(runs: list[tuple[Fraction, Items]], start: Fraction) -> Items:
    items: list[Items] = []
    for at, run in runs:
        if at > start:
            items.append((Gap(at - start),))
        items.append(run)
        start = at + length_of(run)
    return tuple(item for piece in items for item in piece)
