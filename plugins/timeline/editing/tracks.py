"""Tracks: added, taken away, put in another order, named, silenced and locked."""

from __future__ import annotations

from dataclasses import replace

from app.api import InvalidRequest
from plugins.timeline.editing.choosing import checked_new, unlocked
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import joined
from plugins.timeline.model import Sequence, Track


def add_track(sequence: Sequence, track: Track, above: str = "") -> Sequence:
    """Add a track above another, or below all of them; raises InvalidRequest where there is one of that id."""
    if any(each.id == track.id for each in sequence.tracks):
        raise InvalidRequest("The track “{track}” is there already.", advice="Give it another id.", track=track.id)
    checked_new(sequence, replace(track, locked=False), track.items)
    tracks = list(sequence.tracks)
    tracks.insert(_above(tracks, above), replace(track, items=joined(((item,) for item in track.items), NewIds())))
    return sequence.with_tracks(tracks)


def remove_track(sequence: Sequence, track: str) -> Sequence:
    """Take a track away, with all that is on it; raises UserError where it is locked."""
    unlocked(sequence.track(track))
    return sequence.with_tracks(each for each in sequence.tracks if each.id != track)


def move_track(sequence: Sequence, track: str, above: str = "") -> Sequence:
    """Put a track above another, or below all of them."""
    moved = sequence.track(track)
    if track == above:
        return sequence
    tracks = [each for each in sequence.tracks if each.id != track]
    tracks.insert(_above(tracks, above), moved)
    return sequence.with_tracks(tracks)


def set_track(sequence: Sequence, track: Track) -> Sequence:
    """Give a track another name, height, mute, solo or lock; its kind and what is on it stay as they are."""
    old = sequence.track(track.id)
    if old.kind is not track.kind or old.items != track.items:
        raise InvalidRequest("What is on a track is changed by edits alone.", advice="Change the track's own values.")
    return sequence.with_track(track)


def _above(tracks: list[Track], above: str) -> int:
    return next((index + 1 for index, each in enumerate(tracks) if each.id == above), 0)
