"""Drops: what can be dragged into the arrangement, and where it would land."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF

from app.api import AssetId
from app.widgets.dropped import asset_dropped, files_dropped
from plugins.audio.codec import CLIP
from plugins.audio.notes import MEDIA_TYPE
from plugins.audio.panel.arrangement.view_state import Landing, ViewState
from plugins.audio.song import SOUND, Track

NOTES = frozenset({".mid", ".midi", ".smf", ".kar", ".rmi"})
SOUNDS = frozenset(
    {".wav", ".wave", ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".flac", ".ogg", ".oga", ".opus", ".mp3"}
)
Thing = Path | AssetId


class Drops:
    """Files of sound and of notes, and what the studio made of them."""

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self._looked_at: tuple[AssetId, str] = (AssetId(""), "")

    def accepts(self, data: QMimeData) -> bool:
        """Whether there is something for the song in it."""
        return bool(self.things(data))

    def things(self, data: QMimeData) -> tuple[Thing, ...]:
        """The asset, or the files, that are dragged."""
        asset = asset_dropped(data, self._is_for_song)
        return (AssetId(asset),) if asset and not data.hasImage() else files_dropped(data, NOTES | SOUNDS)

    def _is_for_song(self, id_: str) -> bool:
        asset = AssetId(id_)
        if not self._state.work.context.assets.has(asset):
            return False
        media_type = self._media_type(asset)
        return not media_type or media_type in (CLIP, MEDIA_TYPE) or media_type.startswith("audio/")

    def _media_type(self, asset: AssetId) -> str:
        """What an asset is, looked up once while it is dragged; empty where neither document nor history knows it."""
        if self._looked_at[0] != asset:
            context = self._state.work.context
            known = context.session.document.assets.get(asset)
            made = context.made_of(asset) if known is None else None
            found = known or (made.asset if made is not None else None)
            self._looked_at = asset, found.media_type if found is not None else ""
        return self._looked_at[1]

    def landing(self, data: QMimeData, at: QPointF) -> Landing:
        """Where it would land: on the track below the pointer where that is of its kind, else on a new one."""
        state, things = self._state, self.things(data)
        track = state.rows.track_at(at.y())
        fitting = track is not None and all(_fits(thing, track) for thing in things)
        words = ", ".join(thing.name for thing in things if isinstance(thing, Path))
        return Landing(track.id if track is not None and fitting else "", state.bar(state.axis.tick(at.x())), words)


def _fits(thing: Thing, track: Track) -> bool:
    """Whether a thing may lie on a track; whoever takes an asset in has to look what it is."""
    if not isinstance(thing, Path):
        return True
    return (thing.suffix.lower() in SOUNDS) == (track.program == SOUND)
