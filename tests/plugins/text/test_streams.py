"""Streams: what was accepted while it was written, in every state of the document."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from app.api import Asset, AssetId, Document, Recipe, Session
from plugins.text.commands import AcceptTake, AddDraft, AddItem, EditChapter, RenameItem, manuscript_of
from plugins.text.model import Chapter, Draft, Origin, Passage, Span, Take, Version
from plugins.text.streams import Keeping, stream_of

_STREAM = stream_of("job", 0)


def _id(letter: str) -> AssetId:
    return AssetId(letter * 64)


_MADE = Asset(_id("f"), "text/markdown", 5, recipe=Recipe("text.continue", "1", {}))
_TAKE = Take(_MADE.id)


def _passage(letter: str, *spans: Span) -> Passage:
    return Passage(_id(letter), sum(span.length for span in spans), 1, spans)


_STREAMED = _passage("b", Span(4), Span(6, Origin.GENERATED, None, _STREAM))


@pytest.fixture
def session() -> Session:
    """Two chapters, a draft in the first, of which something is accepted before it is stored."""
    found = Session(Document())
    for id_ in ("zero", "one"):
        found.execute(AddItem(Chapter(id_, id_, passages=(_passage("a", Span(4)),))))
    version = Version("v", None, "", (_passage("a", Span(4)),), 0)
    found.execute(AddDraft("one", Draft("job", "v", 4, 0, job="job"), version))
    found.execute(AcceptTake("one", "job", None, (_STREAMED,), Version("w", None, "", (), 1), stream=_STREAM))
    found.execute(RenameItem("zero", "Zero"))
    found.execute(EditChapter("one", (_passage("c", Span(2)), _STREAMED)))
    return found


def _keeping(stream: str = _STREAM) -> Keeping:
    return Keeping("one", "job", _TAKE, (_MADE,), stream)


def _chapter(document: Document) -> Chapter:
    return manuscript_of(document).chapter("one")


def test_every_state_that_has_the_draft_knows_its_source(session: Session) -> None:
    before = [step.document for step in session.history]
    session.amend(_keeping())
    for old, step in zip(before[:3], session.history[:3], strict=True):
        assert step.document is old
    for step in session.history[3:]:
        chapter = _chapter(step.document)
        assert chapter.drafts[0].takes == (_TAKE,)
        assert step.document.assets[_MADE.id].recipe == _MADE.recipe
        spans = [span for passage in chapter.passages for span in passage.spans]
        assert not any(span.stream for span in spans)
    accepted, renamed, edited = (_chapter(step.document) for step in session.history[4:])
    assert _chapter(session.history[3].document).drafts[0].accepted is None
    for chapter in (accepted, renamed, edited):
        assert chapter.drafts[0].accepted == _MADE.id
        assert [(one.source, one.stream) for one in chapter.versions] == [(None, ""), (_MADE.id, "")]
        assert chapter.passages[-1].spans == (Span(4), Span(6, Origin.GENERATED, _MADE.id))
    assert edited.passages[0] == _passage("c", Span(2))
    # What had something in common has it still.
    assert renamed is accepted
    assert len({id(step.document.assets) for step in session.history[3:]}) == 1
    known = session.document
    session.amend(_keeping())
    assert session.document is known


def test_one_of_which_nothing_was_accepted_is_added_alone(session: Session) -> None:
    session.amend(_keeping("job:9"))
    chapter = _chapter(session.document)
    assert chapter.drafts[0].takes == (_TAKE,)
    assert chapter.drafts[0].accepted is None
    assert chapter.passages[-1] == _STREAMED
    session.amend(Keeping("one", "other", _TAKE, (_MADE,), _STREAM))
    session.amend(Keeping("gone", "job", _TAKE, (_MADE,), _STREAM))
    assert _chapter(session.document) is chapter


def test_a_take_without_a_stream_changes_no_text(session: Session) -> None:
    passages = _chapter(session.document).passages
    session.amend(_keeping(""))
    chapter = _chapter(session.document)
    assert chapter.passages is passages
    assert chapter.drafts[0].accepted is None
    assert [version.source for version in chapter.versions] == [None, None]


def test_accepting_more_of_it_goes_on_with_the_step(session: Session) -> None:
    session.walk_to(4)
    session.execute(AcceptTake("one", "job", None, (_STREAMED,), Version("x", None, "", (), 2), stream=_STREAM))
    steps = session.position
    session.amend(_keeping())
    more = _passage("d", Span(4), Span(9, Origin.GENERATED, _MADE.id))
    version = Version("y", None, "", (), 3)
    session.execute(AcceptTake("one", "job", _MADE.id, (more,), version, stream=_STREAM))
    assert session.position == steps
    chapter = _chapter(session.document)
    assert [(one.id, one.source) for one in chapter.versions] == [("v", None), ("y", _MADE.id)]


def test_a_long_history_of_a_large_manuscript_is_amended_at_once() -> None:
    session = Session(Document())
    for at in range(300):
        session.execute(AddItem(Chapter(f"c{at}", "", passages=(_passage("a", Span(4)),)), label="x"))
    session.execute(AddItem(Chapter("one", "", passages=(_passage("a", Span(4)),))))
    session.execute(AddDraft("one", Draft("job", "v", 4, 0), Version("v", None, "", (), 0)))
    document = session.document
    for at in range(2000):
        asset = Asset(AssetId(f"{at:064d}"), "text/markdown", 1)
        document = document.with_assets((asset,)) if at == 0 else document
        session.execute(EditChapter("one", (replace(_STREAMED, text=asset.id),)))
    # The time of this thread: the machine may be busy with other work.
    began = time.thread_time()
    session.amend(_keeping())
    assert time.thread_time() - began < 1.0
    assert _chapter(session.document).drafts[0].accepted == _MADE.id
