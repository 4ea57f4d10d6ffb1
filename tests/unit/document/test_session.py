"""The session: commands, history, merging, selection."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from dataclasses import dataclass

import pytest

from app.document import AddAssets, Asset, AssetId, Document, Rename, Selection, Session, Together, UserError


@dataclass(frozen=True, slots=True)
class Note:
    """A part of the tests."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """A command of the tests."""

    text: str
    label: str = "Write"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the text."""
        return document.with_part("note", Note(self.text))


def text_of(session: Session) -> str:
    """The note's text."""
    return session.document.part("note", Note()).text


def test_undo_gives_back_the_identical_document() -> None:
    session = Session(Document(title="a"))
    before = session.document
    session.execute(Write("one"))
    after = session.document
    session.undo()
    assert session.document is before
    session.redo()
    assert session.document is after


def test_a_gesture_is_one_step_until_it_is_sealed() -> None:
    session = Session(Document())
    for text in ("a", "ab", "abc"):
        session.execute(Write(text, merge_key="typing"))
    assert len(session.history) == 2
    session.seal()
    session.execute(Write("abcd", merge_key="typing"))
    assert len(session.history) == 3
    session.undo()
    assert text_of(session) == "abc"


def test_a_new_command_forgets_what_was_undone() -> None:
    session = Session(Document())
    session.execute(Write("one"))
    session.execute(Write("two"))
    session.undo()
    session.execute(Write("three"))
    assert [step.label for step in session.history] == ["", "Write", "Write"]
    assert not session.can_redo
    assert text_of(session) == "three"


def test_a_command_that_changes_nothing_leaves_no_step() -> None:
    session = Session(Document(title="a"))
    session.execute(Rename("a"))
    assert not session.can_undo


def test_the_history_can_be_walked() -> None:
    session = Session(Document())
    for text in "abc":
        session.execute(Write(text))
    session.walk_to(1)
    assert text_of(session) == "a"
    session.walk_to(3)
    assert text_of(session) == "c"
    with pytest.raises(IndexError):
        session.walk_to(4)


def test_what_is_learned_later_is_in_every_step_and_none_of_its_own() -> None:
    session = Session(Document(title="a"))
    for text in ("one", "two"):
        session.execute(Write(text, merge_key="typing" if text == "two" else None))
    session.execute(Write("three", merge_key="typing"))
    session.undo()
    told: list[str] = []
    session.subscribe(lambda _old, new: told.append(new.part("note", Note()).text))

    def change(document: Document) -> Document:
        text = document.part("note", Note()).text
        return document.with_part("note", Note(text.replace("o", "0"))) if "o" in text else document

    last = session.history[-1].document
    session.amend(change)
    assert told == ["0ne"]
    assert session.can_redo
    assert [step.document.part("note", Note()).text for step in session.history] == ["", "0ne", "three"]
    assert session.history[-1].document is last
    session.amend(change)
    assert told == ["0ne"]


def test_a_gesture_goes_on_behind_what_is_learned_later() -> None:
    session = Session(Document())
    session.execute(Write("a", merge_key="typing"))
    session.amend(lambda document: document.with_part("other", Note("x")))
    session.execute(Write("ab", merge_key="typing"))
    assert len(session.history) == 2


def test_listeners_see_old_and_new_and_can_leave() -> None:
    session = Session(Document())
    seen: list[tuple[Document, Document]] = []
    leave = session.subscribe(lambda old, new: seen.append((old, new)))
    session.execute(Rename("x"))
    leave()
    session.execute(Rename("y"))
    assert len(seen) == 1
    assert seen[0][0].title == ""
    assert seen[0][1].title == "x"


def test_a_read_only_document_refuses_in_words() -> None:
    session = Session(Document(), read_only=True)
    with pytest.raises(UserError, match="read-only"):
        session.execute(Rename("x"))


def test_several_commands_are_one_step() -> None:
    session = Session(Document())
    asset = Asset(AssetId("0" * 64), "text/plain", 3)
    session.execute(Together("Both", (Rename("x"), AddAssets((asset,)))))
    assert session.document.title == "x"
    assert session.document.assets == {asset.id: asset}
    session.undo()
    assert session.document.title == ""
    assert not session.document.assets


def test_another_thread_may_not_touch_it() -> None:
    session = Session(Document())
    errors: list[BaseException] = []

    def touch() -> None:
        try:
            session.execute(Rename("x"))
        except RuntimeError as error:
            errors.append(error)

    thread = threading.Thread(target=touch)
    thread.start()
    thread.join()
    assert len(errors) == 1


def test_selection_is_told_once() -> None:
    session = Session(Document())
    seen: list[Selection] = []
    session.subscribe_selection(seen.append)
    session.select(Selection(part="canvas", item="layer"))
    session.select(Selection(part="canvas", item="layer"))
    assert seen == [Selection(part="canvas", item="layer")]
