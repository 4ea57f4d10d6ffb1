"""RegionDrag: what a drag of regions comes to, wherever the pointer is: pure, until it is let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import assert_never

from plugins.audio.commands import PutRegions
from plugins.audio.panel.arrangement.shaping import looped_to, with_end, with_start
from plugins.audio.song import SOUND, Region, Song, SoundOf, new_id


class Grip(Enum):
    """What of a region is dragged."""

    MOVE = "move"
    START = "start"
    END = "end"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Preview:
    """Regions that take the place of those of the same id, and such as are new."""

    changed: Mapping[str, Region] = field(default_factory=dict)
    added: Sequence[Region] = ()


NOTHING = Preview()


@dataclass(frozen=True, slots=True)
class RegionDrag:
    """Regions that are dragged by one of them, the `held` one, from a tick and a row on.

    `unit` are the ticks to which the held one's beginning or end snaps.
    """

    song: Song
    regions: tuple[Region, ...]
    held: Region
    grip: Grip
    tick: float
    row: int
    unit: int
    ids: tuple[str, ...] = ()
    """Those of the copies, so that they stay the same while they are dragged."""

    @classmethod
    def of(
        cls, song: Song, regions: Sequence[Region], held: Region, grip: Grip, tick: float, row: int, unit: int
    ) -> RegionDrag:
        """A drag that begins."""
        return cls(song, tuple(regions), held, grip, tick, row, unit, tuple(new_id() for _ in regions))

    def target(self, tick: float, row: int, *, free: bool) -> tuple[int, int]:
        """By how many ticks and rows the held edge moves where the pointer is; `free` does not snap."""
        at_end = self.grip in (Grip.END, Grip.LOOP)
        by = self._by(self.held.end if at_end else self.held.start, tick, free)
        return by, row - self.row if self.grip is Grip.MOVE else 0

    def preview(self, target: tuple[int, int], *, copy: bool) -> Preview:
        """What it comes to; `copy` leaves what is dragged where it is."""
        by, rows = target
        match self.grip:
            case Grip.MOVE:
                return self._moved(by, rows, copy)
            case Grip.START:
                return self._each([with_start(each, each.start + by, self.song) for each in self.regions])
            case Grip.END:
                return self._each([with_end(each, each.end + by, self.song) for each in self.regions])
            case Grip.LOOP:
                return self._each([looped_to(each, each.end + by, self.song) for each in self.regions])
            case _:
                assert_never(self.grip)

    def command(self, preview: Preview) -> PutRegions:
        """The step that a preview becomes."""
        one, regions = len(self.regions) == 1, (*preview.changed.values(), *preview.added)
        if preview.added:
            return PutRegions(regions, label="Copy the clip" if one else "Copy clips")
        if self.grip is Grip.MOVE:
            return PutRegions(regions, label="Move the clip" if one else "Move clips")
        if self.grip is Grip.LOOP:
            return PutRegions(regions, label="Repeat the clip" if one else "Repeat clips")
        return PutRegions(regions, label="Resize the clip" if one else "Resize clips")

    def _by(self, from_: int, tick: float, free: bool) -> int:
        """The ticks by which an edge of the held region moves, so that it comes to lie on the grid."""
        wanted = from_ + tick - self.tick
        if free or not self.unit:
            return round(wanted) - from_
        # The place where it was is as good as one of the grid: nothing moves before the pointer went far enough.
        near = round(wanted / self.unit) * self.unit
        return near - from_ if abs(near - wanted) <= abs(from_ - wanted) else 0

    def _moved(self, ticks: int, rows: int, copy: bool) -> Preview:
        ticks = max(ticks, -min(each.start for each in self.regions))
        rows = self._possible(rows)
        if not ticks and not rows:
            return NOTHING
        places = {track.id: row for row, track in enumerate(self.song.tracks)}
        moved = [
            replace(each, start=each.start + ticks, track=self.song.tracks[places[each.track] + rows].id)
            for each in self.regions
        ]
        if copy:
            return Preview(added=[replace(each, id=id_) for each, id_ in zip(moved, self.ids, strict=True)])
        return self._each(moved)

    def _each(self, regions: Sequence[Region]) -> Preview:
        return Preview({new.id: new for new, old in zip(regions, self.regions, strict=True) if new != old})

    def _possible(self, rows: int) -> int:
        """As many rows up or down as all of them can go, each to a track of its own kind."""
        places = {track.id: row for row, track in enumerate(self.song.tracks)}
        step = 1 if rows > 0 else -1
        while rows:
            if all(fits(self.song, each, places[each.track] + rows) for each in self.regions):
                return rows
            rows -= step
        return 0


def fits(song: Song, region: Region, row: int) -> bool:
    """Whether a region can lie on the track of a row: sound on tracks of sound, notes on those of notes."""
    return 0 <= row < len(song.tracks) and isinstance(region.content, SoundOf) == (song.tracks[row].program == SOUND)
