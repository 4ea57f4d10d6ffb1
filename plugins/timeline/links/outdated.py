"""Outdated: which shots were made with other lanes than their clips have now."""

from __future__ import annotations

from collections.abc import Callable

from app.api import Document, Field, fields_of
from plugins.timeline.landing import asset_of
from plugins.timeline.model import Clip, Sequence, Shot, Track
from plugins.timeline.shots.keyed import is_outdated


class Outdated:
    """`request_type` gives a generator's request by its id; a track is looked at again only when it changed."""

    def __init__(self, request_type: Callable[[str], type]) -> None:
        self._request_type = request_type
        self._fields: dict[str, tuple[Field, ...]] = {}
        self._tracks: dict[str, tuple[Track, frozenset[str]]] = {}

    def clips(self, sequence: Sequence, document: Document) -> frozenset[str]:
        """The ids of a sequence's clips that are outdated."""
        found = {track.id: self._on(track, document) for track in sequence.tracks}
        self._tracks = {track.id: (track, found[track.id]) for track in sequence.tracks}
        return frozenset().union(*found.values())

    def _on(self, track: Track, document: Document) -> frozenset[str]:
        before = self._tracks.get(track.id)
        if before is not None and before[0] is track:
            return before[1]
        return frozenset(clip.id for clip in track.clips if self._is(clip, document))

    def _is(self, clip: Clip, document: Document) -> bool:
        source = asset_of(clip.content) if isinstance(clip.content, Shot) else None
        made = None if source is None else document.assets.get(source)
        return made is not None and is_outdated(clip, made.recipe, self._fields_of)

    def _fields_of(self, generator: str) -> tuple[Field, ...]:
        if generator not in self._fields:
            self._fields[generator] = fields_of(self._request_type(generator))
        return self._fields[generator]
