"""Stepping: going through tracks and clips with the keys, and saying what is reached."""

from __future__ import annotations

from PySide6.QtCore import QObject

from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.model import Clip, Shot, TrackKind
from plugins.timeline.panel.tracks.clip_painter import is_missing, name_of
from plugins.timeline.panel.tracks.heads_painter import track_name
from plugins.timeline.panel.tracks.inks import Look, look_of
from plugins.timeline.panel.tracks.state import TracksState
from plugins.timeline.time import to_timecode


class Stepping(QObject):
    """The clip that the keys are at is selected; what it is, where and how long, is said in words."""

    def __init__(self, state: TracksState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state

    def to_clip(self, by: int, *, extend: bool = False) -> str:
        """Go to the next clip of the track worked on, or back; its id, empty where there is none."""
        state = self._state
        row = state.rows.of(state.work.track) or (state.rows.all[0] if state.rows.all else None)
        if row is None:
            return ""
        places = [place for place, item in enumerate(row.track.items) if isinstance(item, Clip)]
        if not places:
            return ""
        index = index_of(row.track)
        here = index.places.get(state.current)
        if here is None:
            at = state.playhead.time
            later = [place for place in places if index.end(place) > at]
            place = (
                (later[0] if later else places[-1])
                if by > 0
                else next((place for place in reversed(places) if index.start(place) <= at), places[0])
            )
        else:
            place = places[min(max(0, places.index(here) + by), len(places) - 1)]
        clip = row.track.items[place]
        assert isinstance(clip, Clip)
        state.work.select({*state.work.selected, clip.id} if extend else {clip.id}, track=row.track.id)
        state.set_current(clip.id)
        return clip.id

    def described(self, clip_id: str) -> str:
        """What a clip is, in words for those who listen; empty where it is gone."""
        state = self._state
        found = find_clip(state.work.sequence, clip_id) if clip_id else None
        row = state.rows.of(found[0].id) if found else None
        if found is None or row is None:
            return ""
        clip, index = found[0].items[found[1]], index_of(found[0])
        assert isinstance(clip, Clip)
        timeline = state.work.timeline
        start, duration = (
            to_timecode(time, timeline.rate, timeline.drop_frame)
            for time in (timeline.start + index.start(found[1]), clip.duration)
        )
        words = self.tr("{kind} “{name}” on {track}, from {start}, {duration} long").format(
            kind=self._kind(clip, found[0].kind),
            name=name_of(clip) or self.tr("Unnamed"),
            track=track_name(row),
            start=start,
            duration=duration,
        )
        remarks = [
            words
            for words, holds in (
                (self.tr("turned off"), not clip.enabled),
                (self.tr("media missing"), is_missing(clip, state.missing)),
                (self.tr("made from something that changed"), clip.id in state.stale),
                (self.tr("linked"), bool(clip.link)),
                (self.tr("grouped"), bool(clip.group)),
            )
            if holds
        ]
        if isinstance(clip.content, Shot) and clip.content.takes:
            remarks.append(self.tr("{count} takes").format(count=len(clip.content.takes)))
        return ", ".join((words, *remarks))

    def _kind(self, clip: Clip, track: TrackKind) -> str:
        match look_of(clip, track):
            case Look.FILM:
                return self.tr("Film")
            case Look.STILL:
                return self.tr("Picture")
            case Look.SOUND:
                return self.tr("Sound")
            case Look.TITLE:
                return self.tr("Title")
            case Look.SOLID:
                return self.tr("Colour")
            case Look.NESTED:
                return self.tr("Sequence")
            case Look.SHOT:
                return self.tr("Shot")
