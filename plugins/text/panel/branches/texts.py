"""Texts of rows: versions, and drafts in the text that they were made for."""

from __future__ import annotations

from app.api import AssetId, AssetStore
from plugins.text.commands import version_of
from plugins.text.model import Chapter, Origin, Span
from plugins.text.panel.branches.history import Row
from plugins.text.passages import read_text
from plugins.text.spans import Spans, joined, replaced


def text_of_take(asset: AssetId, assets: AssetStore) -> str:
    """A generated text."""
    return assets.read(asset).decode("utf-8", "replace")


def spans_of(row: Row, chapter: Chapter, assets: AssetStore) -> Spans:
    if row.draft is None or row.take is None:
        passages = row.version.passages if row.version is not None else chapter.passages
        return joined(*(passage.spans for passage in passages))
    draft = row.draft
    spans = joined(*(passage.spans for passage in version_of(chapter, draft.version).passages))
    made = Span(len(text_of_take(row.take.text, assets)) - draft.kept, Origin.GENERATED, row.take.text)
    return replaced(spans, draft.at, draft.removed, (made,))


def text_of(row: Row, chapter: Chapter, assets: AssetStore) -> str:
    if row.draft is None or row.take is None:
        passages = row.version.passages if row.version is not None else chapter.passages
        return read_text(passages, assets)
    draft = row.draft
    text = read_text(version_of(chapter, draft.version).passages, assets)
    return text[: draft.at] + text_of_take(row.take.text, assets)[draft.kept :] + text[draft.at + draft.removed :]
