"""Placing: new items on tracks, put between what is there, over it, or at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.api import InvalidRequest
from plugins.timeline.editing.choosing import checked_new
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.rippling import time_added
from plugins.timeline.editing.splicing import Items, joined, length_of, overwritten, part, tidied
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Gap, Sequence
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class Placing:
    """Items that are to be put on a track, one after the other."""

    track: str
    items: Items


def insert(sequence: Sequence, at: Fraction, placings: Iterable[Placing], ripple: Ripple, ids: NewIds) -> Sequence:
    """Put items in, and move what lies behind by the longest of them: on their tracks, or on all.

    What is shown at that time is cut in two.
    """
    if ripple is Ripple.NONE:
        raise InvalidRequest("What is put in between moves what lies behind it.", advice="Put it over what is there.")
    given = _checked(sequence, at, placings)
    duration = max((length_of(placing.items) for placing in given), default=ZERO)
    for placing in given:
        track = sequence.track(placing.track)
        filled = tidied((*placing.items, Gap(duration - length_of(placing.items))))
        items = joined((part(track, ZERO, at), filled, part(track, at)), ids)
        sequence = sequence.with_track(track.with_items(items))
    return time_added(sequence, at, duration, ripple, {placing.track for placing in given}, ids)


def overwrite(sequence: Sequence, at: Fraction, placings: Iterable[Placing], ids: NewIds) -> Sequence:
    """Put items over what is there; nothing else moves."""
    for placing in _checked(sequence, at, placings):
        track = sequence.track(placing.track)
        sequence = sequence.with_track(overwritten(track, ((at, placing.items),), ids))
    return sequence


def append(sequence: Sequence, placings: Iterable[Placing], ids: NewIds) -> Sequence:
    """Put items behind everything on the tracks that they are put on, so that they begin together."""
    given = tuple(placings)
    at = max((index_of(sequence.track(placing.track)).duration for placing in given), default=ZERO)
    return overwrite(sequence, at, given, ids)


def _checked(sequence: Sequence, at: Fraction, placings: Iterable[Placing]) -> tuple[Placing, ...]:
    given = tuple(placings)
    if at < 0:
        raise InvalidRequest("Nothing can be put before the beginning.", advice="Choose a later time.")
    if len({placing.track for placing in given}) < len(given):
        raise InvalidRequest("A track is named twice.", advice="Give all that is put on it at once.")
    ids = [item.id for placing in given for item in placing.items if isinstance(item, Clip)]
    if len(set(ids)) < len(ids):
        raise InvalidRequest("A clip is named twice.", advice="Give each clip an id of its own.")
    for placing in given:
        checked_new(sequence, sequence.track(placing.track), placing.items)
    return tuple(Placing(placing.track, tidied(placing.items)) for placing in given)
