"""TakeFilm: a film that was read of another program's file comes into the document, as one step."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import AddAssets, Asset, AssetStore, Document, InvalidRequest
from plugins.timeline.codec import PART
from plugins.timeline.commands.editing import timeline_of, with_timeline
from plugins.timeline.interchange.film_file import FilmFile, film_from_bytes, on_rate
from plugins.timeline.model import Clip, Gap, Item, Nested, Sequence, Timeline, Track, new_id
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class TakeFilm:
    """Take a film in: it becomes the film where there is none yet, else its sequences come beside those that there are.

    Of one that is meant as tracks, they are laid over `sequence` from `at` on, each cut on the nearest frame.
    """

    film: FilmFile
    sequence: str = ""
    at: Fraction = ZERO
    label: str = "Open a film"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        timeline = timeline_of(document)
        known = set(document.assets)
        new = tuple(asset for asset in self.film.assets if asset.id not in known)
        document = AddAssets(new).apply(document) if new else document
        if self.film.as_tracks:
            taken = self._with_tracks(timeline)
        elif _is_empty(timeline):
            taken = self.film.timeline
        else:
            taken = self._beside(timeline)
        try:
            # What could not be read again when the project is opened is refused now
            PART.decode(PART.encode(taken))
        except ValueError as error:
            raise InvalidRequest("A value is out of range.", advice="Choose another value.") from error
        return with_timeline(document, taken)

    def _with_tracks(self, timeline: Timeline) -> Timeline:
        sequence = timeline.sequence(self.sequence or timeline.main)
        found = self.film.timeline.sequence(self.film.timeline.main).tracks
        laid = tuple(_laid(track, self.at, timeline.rate) for track in found)
        return timeline.with_sequence(sequence.with_tracks((*sequence.tracks, *laid)))

    def _beside(self, timeline: Timeline) -> Timeline:
        """The timeline with the film's sequences under ids of their own."""
        taken = {sequence.id for sequence in timeline.sequences}
        ids = {each.id: new_id() if each.id in taken else each.id for each in self.film.timeline.sequences}
        added = (_renamed(each, ids) for each in self.film.timeline.sequences)
        return timeline.with_sequences((*timeline.sequences, *added))


def film_command(asset: Asset, assets: AssetStore, sequence: str = "", at: Fraction = ZERO) -> TakeFilm:
    """The command that takes in the film of an asset of the type FILM; it is read on a worker. Raises InvalidData."""
    return TakeFilm(film_from_bytes(assets.read(asset.id)), sequence, at)


def _is_empty(timeline: Timeline) -> bool:
    return all(not track.items for sequence in timeline.sequences for track in sequence.tracks)


def _renamed(sequence: Sequence, ids: dict[str, str]) -> Sequence:
    tracks = (replace(track, items=tuple(_showing(item, ids) for item in track.items)) for track in sequence.tracks)
    return replace(sequence, id=ids[sequence.id], tracks=tuple(tracks))


def _showing(item: Item, ids: dict[str, str]) -> Item:
    if isinstance(item, Clip) and isinstance(item.content, Nested):
        return replace(item, content=Nested(ids.get(item.content.sequence, item.content.sequence)))
    return item


def _laid(track: Track, at: Fraction, rate: Fraction) -> Track:
    """A track of clips and gaps from a time on, with every cut on a frame; each clip lasts a frame at least."""
    items: list[Item] = []
    time = at
    end = ZERO
    for item in track.items:
        if isinstance(item, Clip):
            start = max(end, on_rate(time, rate))
            last = max(start + 1 / rate, on_rate(time + item.duration, rate))
            if start > end:
                items.append(Gap(start - end))
            items.append(replace(item, id=new_id(), duration=last - start))
            end = last
        time += item.duration
    return replace(track, id=new_id(), items=tuple(items))
