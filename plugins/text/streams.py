"""Streams: drafts that text was accepted from while they were still written, and how they become its source."""

from __future__ import annotations

from dataclasses import replace

from app.api import Asset, AssetId, Document
from plugins.text.commands import manuscript_of
from plugins.text.model import KIND, Chapter, Draft, Manuscript, Passage, Take, Version
from plugins.text.spans import named


def stream_of(job: str, alternative: int) -> str:
    """What an alternative that a job writes is called until it is stored."""
    return f"{job}:{alternative}"


class Keeping:
    """Adds an alternative to its draft in one state of the document after another (see Session.amend).

    In each that has the draft, what was accepted of the stream is from the alternative then, and what the states had in
    common they still have.
    """

    def __init__(self, chapter: str, draft: str, take: Take, assets: tuple[Asset, ...], stream: str) -> None:
        self._chapter, self._draft, self._take, self._stream = chapter, draft, take, stream
        self._added = assets
        self._index = 0
        self._parts: dict[int, tuple[Manuscript, Manuscript]] = {}
        self._chapters: dict[int, tuple[Chapter, Chapter]] = {}
        self._assets: dict[int, tuple[object, Document]] = {}

    def __call__(self, document: Document) -> Document:
        """The document with it; the same one where the draft is not in it, or has it already."""
        part = manuscript_of(document)
        new = self._in_part(part)
        if new is part:
            return document
        _, known = self._assets.setdefault(id(document.assets), (document.assets, document.with_assets(self._added)))
        return replace(document, assets=known.assets).with_part(KIND, new)

    def _in_part(self, part: Manuscript) -> Manuscript:
        known = self._parts.get(id(part))
        if known is None:
            old = self._found(part)
            new = old if old is None else self._in_chapter(old)
            known = self._parts[id(part)] = part, part if new is None or new is old else part.with_item(new)
        return known[1]

    def _found(self, part: Manuscript) -> Chapter | None:
        """The chapter, which mostly stands where it stood in the state before."""
        items = part.items
        if self._index >= len(items) or items[self._index].id != self._chapter:
            self._index = next((at for at, item in enumerate(items) if item.id == self._chapter), len(items))
        found = items[self._index] if self._index < len(items) else None
        return found if isinstance(found, Chapter) else None

    def _in_chapter(self, old: Chapter) -> Chapter:
        known = self._chapters.get(id(old))
        if known is None:
            known = self._chapters[id(old)] = old, self._with_take(old)
        return known[1]

    def _with_take(self, old: Chapter) -> Chapter:
        if all(one.id != self._draft for one in old.drafts):
            return old
        source, stream = self._take.text, self._stream
        passages = passages_named(old.passages, stream, source)
        versions = tuple(_version_named(version, stream, source) for version in old.versions)
        is_named = bool(stream) and any(version.stream == stream for version in old.versions)
        accepted = source if is_named or passages is not old.passages else None
        drafts = tuple(_draft_with(one, self._take, accepted) if one.id == self._draft else one for one in old.drafts)
        new = replace(old, passages=passages, versions=versions, drafts=drafts)
        return old if new == old else new


def passages_named(passages: tuple[Passage, ...], stream: str, source: AssetId) -> tuple[Passage, ...]:
    """Passages with the source of what was accepted of a stream; the same ones where nothing was."""
    if not stream or all(span.stream != stream for passage in passages for span in passage.spans):
        return passages
    return tuple(_named(passage, stream, source) for passage in passages)


def _named(passage: Passage, stream: str, source: AssetId) -> Passage:
    spans = named(passage.spans, stream, source)
    return passage if spans is passage.spans else replace(passage, spans=spans)


def _version_named(version: Version, stream: str, source: AssetId) -> Version:
    passages = passages_named(version.passages, stream, source)
    if stream and version.stream == stream:
        return replace(version, passages=passages, source=source, stream="")
    return version if passages is version.passages else replace(version, passages=passages)


def _draft_with(draft: Draft, take: Take, accepted: AssetId | None) -> Draft:
    takes = draft.takes if take in draft.takes else (*draft.takes, take)
    return replace(draft, takes=takes, accepted=accepted or draft.accepted)
