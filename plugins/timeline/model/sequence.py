"""Sequence: tracks that are played together, with markers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.api import UserError
from plugins.timeline.model.clip import Clip
from plugins.timeline.model.marker import Marker
from plugins.timeline.model.track import Track

MOST_TRACKS = 256
MOST_ITEMS = 100_000


@dataclass(frozen=True, slots=True)
class Sequence:
    """A stack of tracks, the lowest first: what a later one shows lies over those before it. Markers by their start.

    `metadata` is what other programs noted, as JSON.
    """

    id: str
    name: str = ""
    tracks: tuple[Track, ...] = ()
    markers: tuple[Marker, ...] = ()
    metadata: str = ""

    @property
    def clips(self) -> Iterator[Clip]:
        """The clips of all tracks."""
        return (clip for track in self.tracks for clip in track.clips)

    def track(self, id_: str) -> Track:
        """A track by its id; raises UserError where it is gone."""
        for track in self.tracks:
            if track.id == id_:
                return track
        raise UserError("That track is no longer there.", advice="Choose another track.")

    def with_track(self, track: Track) -> Sequence:
        """The sequence with the track of the same id replaced."""
        return self.with_tracks(track if each.id == track.id else each for each in self.tracks)

    def with_tracks(self, tracks: Iterable[Track]) -> Sequence:
        """The sequence with other tracks; raises UserError at the limits."""
        found = tuple(tracks)
        if len(found) > MOST_TRACKS:
            raise UserError("There are too many tracks.", advice="Delete some of them.")
        if sum(len(track.items) for track in found) > MOST_ITEMS:
            raise UserError("There are too many clips.", advice="Split the film into several projects.")
        return replace(self, tracks=found)
