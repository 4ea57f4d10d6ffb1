"""Commands: what can be done to a song, each with its name in the history."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import AddAssets, Asset, Document
from plugins.audio.model import Key, Metre
from plugins.audio.song import EMPTY, KIND, Region, Song, SoundOf, Track, checked_bpm


def song_of(document: Document) -> Song:
    """The document's song; an empty one where there is none yet."""
    return document.part(KIND, EMPTY)


@dataclass(frozen=True, slots=True)
class SetSong:
    """Change the song as a whole, such as its key, loop brace or effects; regions and tracks as well.

    The edit is made by whoever makes the command; everything else here is a short form of it.
    """

    song: Song
    label: str = "Change the song"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the song."""
        return document.with_part(KIND, self.song) if song_of(document) != self.song else document


@dataclass(frozen=True, slots=True)
class SetTempo:
    """Give the song another tempo. Sound that has a tempo is stretched to it, or with `relabel` is said to have it."""

    bpm: float
    relabel: bool = False
    label: str = "Change the tempo"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the tempo."""
        song = song_of(document)
        bpm = checked_bpm(self.bpm)
        regions = song.regions
        if self.relabel:
            regions = tuple(
                replace(each, content=replace(each.content, bpm=bpm))
                if isinstance(each.content, SoundOf) and each.content.bpm
                else each
                for each in regions
            )
        return document.with_part(KIND, replace(song, bpm=bpm, regions=regions))


@dataclass(frozen=True, slots=True)
class SetFacts:
    """Give the song another metre or key; what is None stays. Notes stay at their ticks and pitches."""

    metre: Metre | None = None
    key: Key | None = None
    label: str = "Change metre and key"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        song = song_of(document)
        metre = self.metre or song.metre
        chords = song.chords if metre == song.metre else ()
        return document.with_part(KIND, replace(song, metre=metre, key=self.key or song.key, chords=chords))


@dataclass(frozen=True, slots=True)
class SetBank:
    """Have the instruments of a sound font play, given by its model id; the empty one is the studio's own."""

    bank: str
    label: str = "Choose the sound font"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        song = song_of(document)
        return document.with_part(KIND, replace(song, bank=self.bank)) if song.bank != self.bank else document


@dataclass(frozen=True, slots=True)
class AddTrack:
    """Add a track before another, or at the end."""

    track: Track
    before: str | None = None
    label: str = "Add a track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the track."""
        song = song_of(document)
        tracks = list(song.tracks)
        at = next((index for index, track in enumerate(tracks) if track.id == self.before), len(tracks))
        tracks.insert(at, self.track)
        return document.with_part(KIND, song.with_tracks(tracks))


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Take a track away, with all that is on it."""

    track: str
    label: str = "Delete the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        song = song_of(document)
        return document.with_part(KIND, song.with_tracks(track for track in song.tracks if track.id != self.track))


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Put a track before another, or at the end."""

    track: str
    before: str | None = None
    label: str = "Move the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the track at its new place."""
        song = song_of(document)
        moved = song.track(self.track)
        if self.before == self.track:
            return document
        tracks = [track for track in song.tracks if track.id != self.track]
        at = next((index for index, track in enumerate(tracks) if track.id == self.before), len(tracks))
        tracks.insert(at, moved)
        return document.with_part(KIND, song.with_tracks(tracks))


@dataclass(frozen=True, slots=True)
class SetTrack:
    """Give a track other values: its name, instrument, volume, effects and so on."""

    track: Track
    label: str = "Change the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the track of the same id replaced; raises UserError where it is gone."""
        song = song_of(document)
        song.track(self.track.id)
        tracks = tuple(self.track if each.id == self.track.id else each for each in song.tracks)
        return document.with_part(KIND, replace(song, tracks=tracks))


@dataclass(frozen=True, slots=True)
class PutRegions:
    """Put regions in: one of a known id takes the place of the old one. Moving, resizing, editing notes, splitting."""

    regions: tuple[Region, ...]
    without: tuple[str, ...] = ()
    label: str = "Change clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the regions, and without those to be taken away; raises UserError without their track."""
        song = song_of(document)
        new = {region.id: region for region in self.regions}
        for region in self.regions:
            song.track(region.track)
        old = [new.pop(each.id, each) for each in song.regions if each.id not in self.without]
        return document.with_part(KIND, song.with_regions([*old, *new.values()]))


@dataclass(frozen=True, slots=True)
class PlaceTracks:
    """Put in tracks with regions on them, and regions on tracks that are there, as one step: a clip that was made.

    `song` are the facts that the song takes on, as far as they are given; `sources` are the generated assets.
    """

    tracks: tuple[Track, ...]
    regions: tuple[Region, ...]
    facts: Song | None = None
    chords: tuple[tuple[int, tuple[int, ...]], ...] = ()
    sources: tuple[Asset, ...] = ()
    label: str = "Place the clip"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        document = AddAssets(self.sources).apply(document) if self.sources else document
        song = song_of(document)
        if self.facts is not None:
            facts = self.facts
            song = replace(
                song, bpm=facts.bpm, metre=facts.metre, key=facts.key, brace=facts.brace, moods=facts.moods,
                genre=facts.genre,
            )  # fmt: skip
        song = song.with_tracks([*song.tracks, *self.tracks])
        document = PutRegions(self.regions).apply(document.with_part(KIND, song))
        return document.with_part(KIND, _with_chords(song_of(document), self.chords)) if self.chords else document


def _with_chords(song: Song, chords: tuple[tuple[int, tuple[int, ...]], ...]) -> Song:
    found = list(song.chords)
    for bar, chord in chords:
        found += [()] * (bar + 1 - len(found))
        found[bar] = chord
    return replace(song, chords=tuple(found))
