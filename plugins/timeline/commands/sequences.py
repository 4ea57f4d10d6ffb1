"""Commands for tracks, markers and sequences."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Document, InvalidRequest, UserError
from plugins.timeline.codec import check_settings
from plugins.timeline.commands.editing import checked, edited, timeline_of, with_timeline
from plugins.timeline.editing import marking, nesting, tracks
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.model import Marker, Sequence, Track, nested_in


@dataclass(frozen=True, slots=True)
class AddTrack:
    """Add a track above another, or below all."""

    sequence: str
    track: Track
    above: str = ""
    label: str = "Add a track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        return edited(document, self.sequence, lambda old: tracks.add_track(old, self.track, self.above))


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Take a track away, with all that is on it."""

    sequence: str
    track: str
    label: str = "Delete the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        return edited(document, self.sequence, lambda old: tracks.remove_track(old, self.track))


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Put a track above another, or below all."""

    sequence: str
    track: str
    above: str = ""
    label: str = "Move the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it moved."""
        return edited(document, self.sequence, lambda old: tracks.move_track(old, self.track, self.above))


@dataclass(frozen=True, slots=True)
class SetTrack:
    """Name, silence, lock or resize a track."""

    sequence: str
    track: Track
    label: str = "Change the track"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the track of the same id changed."""
        return edited(document, self.sequence, lambda old: tracks.set_track(old, self.track))


@dataclass(frozen=True, slots=True)
class SetMarker:
    """Put a marker on a sequence or a clip, or change the one of the same id."""

    sequence: str
    marker: Marker
    clip: str = ""
    label: str = "Set a marker"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it."""
        return edited(document, self.sequence, lambda old: marking.with_marker(old, self.marker, self.clip))


@dataclass(frozen=True, slots=True)
class RemoveMarker:
    """Take a marker away from a sequence or a clip."""

    sequence: str
    marker: str
    clip: str = ""
    label: str = "Delete the marker"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        return edited(document, self.sequence, lambda old: marking.without_marker(old, self.marker, self.clip))


@dataclass(frozen=True, slots=True)
class Nest:
    """Move clips into a sequence of their own, which a clip shows in their place."""

    sequence: str
    clips: tuple[str, ...]
    name: str
    linked: bool = True
    label: str = "Nest clips"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the new sequence."""
        timeline = timeline_of(document)
        old = timeline.sequence(self.sequence)
        new = nesting.nest(timeline, old, self.clips, self.name, self.linked, NewIds())
        for sequence in new.sequences:
            if sequence not in timeline.sequences:
                checked(old, sequence, new)
        return with_timeline(document, new)


@dataclass(frozen=True, slots=True)
class Unnest:
    """Put what a nested sequence shows in place of the clip that shows it; the sequence itself stays."""

    sequence: str
    clip: str
    linked: bool = True
    label: str = "Unnest the sequence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with its clips."""
        timeline = timeline_of(document)
        return edited(
            document,
            self.sequence,
            lambda old: nesting.unnest(timeline, old, self.clip, self.linked, NewIds()),
        )


@dataclass(frozen=True, slots=True)
class AddSequence:
    """Add a sequence."""

    sequence: Sequence
    label: str = "Add a sequence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it; raises InvalidRequest where there is one of that id."""
        timeline = timeline_of(document)
        if any(each.id == self.sequence.id for each in timeline.sequences):
            raise InvalidRequest("That sequence is there already.", advice="Give it another id.")
        new = replace(self.sequence, tracks=())
        for track in self.sequence.tracks:
            new = tracks.add_track(new, track, new.tracks[-1].id if new.tracks else "")
        checked(Sequence(new.id), new, timeline)
        return with_timeline(document, timeline.with_sequence(new))


@dataclass(frozen=True, slots=True)
class RenameSequence:
    """Give a sequence another name."""

    sequence: str
    name: str
    label: str = "Rename the sequence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the name."""
        return edited(document, self.sequence, lambda old: replace(old, name=self.name))


@dataclass(frozen=True, slots=True)
class RemoveSequence:
    """Take a sequence away that no other one contains."""

    sequence: str
    label: str = "Delete the sequence"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it; raises UserError for the film itself and for one that is contained."""
        timeline = timeline_of(document)
        timeline.sequence(self.sequence)
        if self.sequence == timeline.main:
            raise UserError("The film itself cannot be deleted.", advice="Make another sequence the film first.")
        if any(self.sequence in nested_in(each) for each in timeline.sequences):
            raise UserError("Another sequence contains this one.", advice="Take it out there first.")
        rest = tuple(each for each in timeline.sequences if each.id != self.sequence)
        return with_timeline(document, timeline.with_sequences(rest))


@dataclass(frozen=True, slots=True)
class SetFilm:
    """Change what holds for the whole timeline; what is None stays. Clips stay where they are in seconds."""

    rate: Fraction | None = None
    size: tuple[int, int] | None = None
    sample_rate: int | None = None
    start: Fraction | None = None
    drop_frame: bool | None = None
    main: str | None = None
    label: str = "Change the film's settings"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with them."""
        old = timeline_of(document)
        width, height = self.size or (old.width, old.height)
        rate = old.rate if self.rate is None else self.rate
        new = replace(
            old,
            rate=rate,
            width=width,
            height=height,
            sample_rate=old.sample_rate if self.sample_rate is None else self.sample_rate,
            start=old.start if self.start is None else self.start,
            drop_frame=old.drop_frame if self.drop_frame is None else self.drop_frame,
            main=old.sequence(self.main).id if self.main is not None else old.main,
        )
        try:
            check_settings(new)
        except ValueError as error:
            raise InvalidRequest("A film cannot have this size or rate.", advice="Choose another one.") from error
        return with_timeline(document, new) if new != old else document
