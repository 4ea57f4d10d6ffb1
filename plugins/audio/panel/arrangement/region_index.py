"""RegionIndex: which regions lie on a track at a time, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from plugins.audio.song import Region, Song


class _Lane:
    """The regions of a track in the order of their beginnings, with how far those up to each one reach."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self.regions = sorted(regions, key=lambda each: each.start)
        self.starts = [each.start for each in self.regions]
        self.reach = list(accumulate((each.end for each in self.regions), max))


class RegionIndex:
    """The regions of a song by track and time; where some overlap, the later one lies on top."""

    def __init__(self, song: Song) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._regions: tuple[Region, ...] = ()
        self.update(song)

    def update(self, song: Song) -> None:
        """Take over the regions of a song."""
        if song.regions is self._regions:
            return
        self._regions = song.regions
        found: defaultdict[str, list[Region]] = defaultdict(list)
        for region in song.regions:
            found[region.track].append(region)
        self._lanes = {track: _Lane(regions) for track, regions in found.items()}

    def between(self, track: str, first: float, end: float) -> Iterator[Region]:
        """The regions of a track that are heard somewhere in a time, in the order of their beginnings."""
        lane = self._lanes.get(track)
        if lane is None:
            return
        for place in range(bisect_right(lane.reach, first), bisect_left(lane.starts, end)):
            region = lane.regions[place]
            if region.end > first:
                yield region

    def at(self, track: str, tick: float) -> Region | None:
        """The region on top at a tick of a track."""
        found = None
        for region in self.between(track, tick, tick + 1):
            if region.start <= tick < region.end:
                found = region
        return found

    def on(self, track: str) -> Sequence[Region]:
        """All regions of a track in the order of their beginnings."""
        lane = self._lanes.get(track)
        return lane.regions if lane is not None else ()
