"""What is cut and copied of a film: clips on their tracks with what is nested in them, put down under new ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Command
from plugins.timeline.commands import AddSequence, AddTrack, Insert, Overwrite, Placing, Ripple
from plugins.timeline.editing.choosing import Chosen
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.removing import runs_of
from plugins.timeline.editing.splicing import Items, joined, length_of
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    Clip,
    Gap,
    Item,
    Sequence,
    Timeline,
    Track,
    TrackKind,
    nested_in,
    new_id,
)
from plugins.timeline.time import ZERO

_COPIED = "copied"


def copied(timeline: Timeline, sequence: Sequence, clips: Collection[str]) -> Timeline | None:
    """Clips as a film of their own, from the first one's beginning on, on tracks as they were; None without any."""
    found = [
        Chosen(track, place, clip, index_of(track).placed(place).range)
        for track in sequence.tracks
        for id_, place in index_of(track).places.items()
        if id_ in clips and isinstance(clip := track.items[place], Clip)
    ]
    if not found:
        return None
    start = min(each.range.start for each in found)
    runs = runs_of(found)
    tracks = tuple(
        Track(track.id, track.kind, track.name, _laid(runs[track.id], start))
        for track in sequence.tracks
        if track.id in runs
    )
    whole = Sequence(_COPIED, "", tracks)
    return Timeline(
        (whole, *_nested(timeline, whole)),
        _COPIED,
        timeline.rate,
        timeline.width,
        timeline.height,
        timeline.sample_rate,
    )


def _laid(runs: Iterable[tuple[Fraction, Items]], start: Fraction) -> Items:
    pieces: list[Items] = []
    for at, items in runs:
        if at > start:
            pieces.append((Gap(at - start),))
        pieces.append(items)
        start = at + length_of(items)
    return joined(pieces, NewIds())


def _nested(timeline: Timeline, sequence: Sequence) -> tuple[Sequence, ...]:
    known = {each.id: each for each in timeline.sequences}
    found: dict[str, Sequence] = {}
    waiting = list(nested_in(sequence))
    while waiting:
        id_ = waiting.pop()
        if id_ in known and id_ not in found:
            found[id_] = known[id_]
            waiting += nested_in(known[id_])
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Pasting:
    """Copied clips under new ids, and where they are put: the commands, the new clips, and how long it all is."""

    commands: tuple[Command, ...]
    clips: tuple[str, ...]
    duration: Fraction


def pasting(
    timeline: Timeline, sequence: Sequence, part: Timeline, at: Fraction, track: str, ripple: Ripple | None
) -> Pasting:
    """Put copied clips down at a time; with a ripple mode in between, else over what is there.

    The lowest track of the kind of `track` comes onto that one, the others of the kind above it; those of other kinds
    come onto those that they were on, or the first of the kind. Tracks that lack are added.
    """
    main = part.sequence(part.main)
    names = _Fresh()
    commands: list[Command] = [
        AddSequence(each)
        for each in part.sequences
        if each.id != part.main and all(known.id != each.id for known in timeline.sequences)
    ]
    targets, added = _targets(sequence, main.tracks, track)
    commands += added
    placed = {targets[each.id]: names.items(each.items) for each in main.tracks}
    clips = tuple(item.id for items in placed.values() for item in items if isinstance(item, Clip))
    duration = max((length_of(items) for items in placed.values()), default=ZERO)
    if ripple is not None:
        placings = tuple(Placing(id_, items) for id_, items in placed.items())
        commands.append(Insert(sequence.id, at, placings, Ripple.TRACK if ripple is Ripple.NONE else ripple))
    else:
        commands += [
            Overwrite(sequence.id, at + start, (Placing(id_, run),))
            for id_, items in placed.items()
            for start, run in _runs(items)
        ]
    return Pasting(tuple(commands), clips, duration)


def _runs(items: Items) -> list[tuple[Fraction, Items]]:
    """Items without the gaps between them, each run with its time: what lies below a gap stays."""
    runs: list[tuple[Fraction, Items]] = []
    time, run = ZERO, list[Item]()
    for item in (*items, Gap(ZERO)):
        if isinstance(item, Gap):
            if run:
                runs.append((time - length_of(run), tuple(run)))
            run = []
            time += item.duration
        else:
            run.append(item)
            time += item.duration if isinstance(item, Clip) else ZERO
    return runs


def _targets(
    sequence: Sequence, tracks: tuple[Track, ...], chosen: str
) -> tuple[Mapping[str, str], tuple[Command, ...]]:
    targets: dict[str, str] = {}
    added: list[Command] = []
    for kind in TrackKind:
        theirs = [each for each in tracks if each.kind is kind]
        if not theirs:
            continue
        rows = [each.id for each in sequence.tracks if each.kind is kind and not each.locked]
        first = rows.index(chosen) if chosen in rows else rows.index(theirs[0].id) if theirs[0].id in rows else 0
        top = next((each.id for each in reversed(sequence.tracks) if each.kind is kind), sequence.tracks[-1].id)
        while len(rows) < first + len(theirs):
            new = Track(new_id(), kind)
            added.append(AddTrack(sequence.id, new, top))
            rows.append(new.id)
            top = new.id
        for place, each in enumerate(theirs):
            targets[each.id] = rows[first + place]
    return targets, tuple(added)


class _Fresh:
    """New ids for clips, their links and groups among themselves kept."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def items(self, items: Items) -> Items:
        """The items under new ids."""
        return tuple(self._item(item) for item in items)

    def _item(self, item: Item) -> Item:
        if not isinstance(item, Clip):
            return item
        markers = tuple(replace(marker, id=new_id()) for marker in item.markers)
        return replace(item, id=new_id(), link=self._new(item.link), group=self._new(item.group), markers=markers)

    def _new(self, old: str) -> str:
        if old and old not in self._known:
            self._known[old] = new_id()
        return self._known.get(old, "")
