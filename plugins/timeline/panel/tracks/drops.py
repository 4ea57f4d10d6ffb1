"""Drops: what can be dragged onto the tracks, and where it would lie."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF

from app.api import Asset, AssetId
from app.widgets.dropped import asset_dropped, files_dropped
from app.widgets.picture_data import item_in
from plugins.timeline.codec import SEQUENCE
from plugins.timeline.lookup.snapping import snapped
from plugins.timeline.model import TrackKind
from plugins.timeline.panel.tracks.state import Landing, TracksState

FILMS = frozenset(
    {".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts", ".mxf", ".ogv", ".wmv",
     ".flv", ".3gp", ".gif"}
)  # fmt: skip
STILLS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".exr", ".dpx"})
SOUNDS = frozenset(
    {".wav", ".wave", ".aif", ".aiff", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".wma", ".w64"}
)
PROJECTS = frozenset({".otio", ".otioz", ".edl", ".fcpxml", ".xml", ".srt", ".vtt"})


@dataclass(frozen=True, slots=True)
class Linked:
    """Something of another part of the document, by its link and its media type."""

    link: str
    media_type: str


Thing = Path | AssetId | Linked

_USUAL_S = Fraction(4)
_SNAP_PX = 8.0
_KINDS = ("video/", "image/", "audio/")
_SEEN = ("video/", "image/", "text/", SEQUENCE)


class Drops:
    """Films, pictures and sound as files, and what the studio made of them; edit lists and subtitles as files."""

    def __init__(self, state: TracksState) -> None:
        self._state = state
        self._looked_at: tuple[str, Asset | None] = ("", None)

    def accepts(self, data: QMimeData) -> bool:
        """Whether there is something for the film in it."""
        return bool(self.things(data))

    def things(self, data: QMimeData) -> tuple[Thing, ...]:
        """What of the document, the asset, or the files that are dragged."""
        link, media_type = item_in(data)
        if link:
            return (Linked(link, media_type),)
        if asset := asset_dropped(data, self._fits):
            return (AssetId(asset),)
        return files_dropped(data, FILMS | STILLS | SOUNDS | PROJECTS)

    def landing(self, data: QMimeData, at: QPointF, *, insert: bool) -> Landing:
        """Where it would lie: on the track under the mouse where that takes it and is not locked, else on a new one."""
        state, things = self._state, self.things(data)
        sound = bool(things) and all(self._is_sound(thing) for thing in things)
        row = state.rows.at(at.y())
        fits = row is not None and row.is_sound is sound and not row.track.locked and row.track.kind is not _TITLE
        words = ", ".join(thing.name for thing in things if isinstance(thing, Path))
        track = row.track.id if row is not None and fits else ""
        return Landing(track, self._time(at.x()), _USUAL_S, insert, sound, words)

    def _time(self, x: float) -> Fraction:
        state = self._state
        time = state.work.on_frame(state.axis.time(max(0.0, x)))
        if state.work.snapping:
            near = snapped(state.work.sequence, time, state.axis.length(_SNAP_PX), also=(state.playhead.time,))
            return near if near is not None else time
        return time

    def _fits(self, id_: str) -> bool:
        if not self._state.work.context.assets.has(AssetId(id_)):
            return False
        asset = self._asset(id_)
        # What is not known here is looked at by whoever takes it in
        return asset is None or asset.media_type.startswith(_KINDS)

    def _is_sound(self, thing: Thing) -> bool:
        if isinstance(thing, Path):
            return thing.suffix.lower() in SOUNDS
        if isinstance(thing, Linked):
            # Notes become sound
            return not thing.media_type.startswith(_SEEN)
        asset = self._asset(thing)
        return asset is not None and asset.media_type.startswith("audio/")

    def _asset(self, id_: str) -> Asset | None:
        """An asset, looked up once while it is dragged; None where neither document nor history knows it."""
        if self._looked_at[0] != id_:
            context = self._state.work.context
            known = context.session.document.assets.get(AssetId(id_))
            made = context.made_of(AssetId(id_)) if known is None else None
            self._looked_at = id_, known or (made.asset if made is not None else None)
        return self._looked_at[1]


_TITLE = TrackKind.TITLE
