"""Moving clips in time and between tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from app.api import UserError
from plugins.timeline.editing.choosing import all_chosen, checked_new
from plugins.timeline.editing.modes import Ripple
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.placing import Placing, insert
from plugins.timeline.editing.removing import runs_of, without_clips
from plugins.timeline.editing.splicing import Items, length_of, overwritten
from plugins.timeline.model import Gap, Sequence


def move(
    sequence: Sequence, clips: Iterable[str], by: Fraction, tracks: Mapping[str, str], ripple: Ripple, linked: bool,
    ids: NewIds,
) -> Sequence:  # fmt: skip
    """Move clips by so many seconds, those of a track that `tracks` names onto the one that it says.

    Gaps stay where they were. Without rippling they lie over what is there; with it they are put in between as one
    block, and what lies behind moves, on their tracks or on all.
    """
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
        return insert(sequence, start, placings, ripple, ids)
    for id_, here in placed.items():
        sequence = sequence.with_track(overwritten(sequence.track(id_), _apart(here), ids))
    return sequence


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
