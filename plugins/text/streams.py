"""Streams: drafts that text was accepted from while they were still written, and how they become its source."""

from __future__ import annotations

from dataclasses import replace

from app.api import Asset, AssetId, Document
from plugins.text.commands import manuscript_of
from plugins.text.model import KIND, Chapter, Draft, Passage, Take, Version
from plugins.text.spans import named


def stream_of(job: str, alternative: int) -> str:
    """What an alternative that a job writes is called until it is stored."""
    return f"{job}:{alternative}"


def with_take(
    document: Document, chapter: str, draft: str, take: Take, assets: tuple[Asset, ...], stream: str
) -> Document:
    """The document with an alternative added to its draft, and as the source of what was accepted of its stream.

    It is the same document where the chapter or the draft is not in it, or knows all that already.
    """
    part = manuscript_of(document)
    old = next((item for item in part.items if item.id == chapter), None)
    if not isinstance(old, Chapter) or all(one.id != draft for one in old.drafts):
        return document
    passages = passages_named(old.passages, stream, take.text)
    versions = tuple(_version_named(version, stream, take.text) for version in old.versions)
    is_accepted = passages is not old.passages or any(version.stream == stream for version in old.versions)
    drafts = tuple(_with_take(one, take, is_accepted=is_accepted) if one.id == draft else one for one in old.drafts)
    new = replace(old, passages=passages, versions=versions, drafts=drafts)
    if new == old:
        return document
    return document.with_assets(assets).with_part(KIND, part.with_item(new))


def passages_named(passages: tuple[Passage, ...], stream: str, source: AssetId) -> tuple[Passage, ...]:
    """Passages with the source of what was accepted of a stream; the same ones where nothing was."""
    if all(span.stream != stream for passage in passages for span in passage.spans):
        return passages
    return tuple(_named(passage, stream, source) for passage in passages)


def _named(passage: Passage, stream: str, source: AssetId) -> Passage:
    spans = named(passage.spans, stream, source)
    return passage if spans is passage.spans else replace(passage, spans=spans)


def _version_named(version: Version, stream: str, source: AssetId) -> Version:
    passages = passages_named(version.passages, stream, source)
    if version.stream == stream:
        return replace(version, passages=passages, source=source, stream="")
    return version if passages is version.passages else replace(version, passages=passages)


def _with_take(draft: Draft, take: Take, *, is_accepted: bool) -> Draft:
    takes = draft.takes if take in draft.takes else (*draft.takes, take)
    return replace(draft, takes=takes, accepted=take.text if is_accepted else draft.accepted)
