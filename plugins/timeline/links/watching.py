"""Contents: what other parts of the document have that the film can use, and what is in it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Sequence as Several
from typing import NamedTuple

from app.api import Document, PartItem
from plugins.timeline.model import Sequence, Shot, Track

ItemsOf = Callable[[Document], Several[tuple[str, PartItem]]]


class Source(NamedTuple):
    """Something of a part: the kind of the part, and the item in it."""

    kind: str
    item: PartItem

    @property
    def link(self) -> str:
        """What a shot names it by."""
        return f"{self.kind}/{self.item.id}"


class Contents:
    """The items of the parts by their links; a part is asked for them only when it is another."""

    def __init__(self, items_of: ItemsOf) -> None:
        self._items_of = items_of
        self._parts: dict[str, object] = {}
        self._sources: dict[str, dict[str, Source]] = {}
        self._now: dict[str, str] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that can be used, part by part."""
        return tuple(source for sources in self._sources.values() for source in sources.values())

    @property
    def now(self) -> Mapping[str, str]:
        """The content of each link, as far as it is told."""
        return self._now

    def source(self, link: str) -> Source | None:
        """What a link leads to; None where it is gone."""
        return self._sources.get(link.partition("/")[0], {}).get(link)

    def look(self, document: Document) -> bool:
        """Look at the parts that changed; whether there is anything else now, or something in it."""
        changed = False
        for kind in [kind for kind in self._parts if kind not in document.parts]:
            del self._parts[kind]
            changed |= bool(self._sources.pop(kind))
        for kind, part in document.parts.items():
            if self._parts.get(kind) is part:
                continue
            self._parts[kind] = part
            told = (Source(*pair) for pair in self._items_of(Document(parts={kind: part})))
            sources = {source.link: source for source in told}
            changed |= sources != self._sources.get(kind, {})
            # What is equal may still store what the part was before
            self._sources[kind] = sources
        if changed:
            told_now = ((source.link, source.item.content) for source in self.sources)
            self._now = {link: content for link, content in told_now if content}
        return changed


class Stale:
    """Which shots were made from something that is another now; a track is looked at again only when it changed."""

    def __init__(self) -> None:
        self._now: Mapping[str, str] = {}
        self._tracks: dict[str, tuple[Track, frozenset[str]]] = {}

    def clips(self, sequence: Sequence, now: Mapping[str, str]) -> frozenset[str]:
        """The ids of a sequence's clips that are stale."""
        if now is not self._now:
            self._now, self._tracks = now, {}
        found = {track.id: self._on(track) for track in sequence.tracks}
        self._tracks = {track.id: (track, found[track.id]) for track in sequence.tracks}
        return frozenset().union(*found.values())

    def _on(self, track: Track) -> frozenset[str]:
        before = self._tracks.get(track.id)
        if before is not None and before[0] is track:
            return before[1]
        shots = ((clip.id, clip.content) for clip in track.clips if isinstance(clip.content, Shot))
        return frozenset(id_ for id_, shot in shots if shot.is_stale(self._now))
