"""What the model is told: each change is one step, and comes back from JSON as it was."""

from __future__ import annotations

import json

import pytest

from app.api import AssetId, Document, Session, UserError
from plugins.text.codec import PART
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.model import Chapter, Character, Conversation, Lorebook, Manuscript
from plugins.text.telling import (
    AddCharacter,
    AddLorebook,
    RemoveCharacter,
    RemoveLorebook,
    SetAbsent,
    SetCharacter,
    SetLorebook,
    SetMemory,
    SetNote,
    TakeStory,
)


def _id(letter: str) -> AssetId:
    return AssetId(letter * 64)


def _begun() -> Session:
    session = Session(Document())
    session.execute(AddItem(Chapter("one", "One")))
    session.execute(AddItem(Conversation("talk", "Talk", character="mara")))
    session.execute(AddLorebook(Lorebook("sea", "Sea", _id("a"))))
    session.execute(AddCharacter(Character("mara", "Mara", _id("b"), _id("c"))))
    return session


def _part(session: Session) -> Manuscript:
    return manuscript_of(session.document)


def test_memory_typed_in_one_go_is_one_step() -> None:
    session = _begun()
    before = session.position
    for text in ("A", "A harbour", "A harbour."):
        session.execute(SetMemory(text, merge_key=("memory", 1)))
    session.execute(SetMemory("Rain.", merge_key=("memory", 2)))
    assert session.position == before + 2
    session.undo()
    assert _part(session).memory == "A harbour."
    session.undo()
    assert _part(session).memory == ""


def test_note_and_its_depth_are_set_apart() -> None:
    session = _begun()
    session.execute(SetNote("Slow."))
    session.execute(SetNote(depth=7))
    assert (_part(session).note, _part(session).note_depth) == ("Slow.", 7)
    with pytest.raises(UserError, match="101 paragraphs"):
        session.execute(SetNote(depth=101))
    assert _part(session).note_depth == 7


def test_a_lorebook_keeps_what_is_not_said() -> None:
    session = _begun()
    session.execute(SetLorebook("sea", enabled=False))
    session.execute(SetLorebook("sea", name="Ocean"))
    session.execute(SetLorebook("sea", entries=_id("d")))
    assert _part(session).lorebooks == (Lorebook("sea", "Ocean", _id("d"), enabled=False),)
    session.execute(RemoveLorebook("sea"))
    assert _part(session).lorebooks == ()
    with pytest.raises(UserError, match="no longer there"):
        session.execute(SetLorebook("sea", enabled=True))
    session.undo()
    assert _part(session).lorebooks[0].name == "Ocean"


def test_a_character_is_absent_from_a_chapter_until_it_is_not() -> None:
    session = _begun()
    session.execute(SetAbsent("one", "mara", absent=True))
    session.execute(SetAbsent("one", "mara", absent=True))
    assert _part(session).chapter("one").absent == ("mara",)
    session.execute(SetAbsent("one", "mara", absent=False))
    assert _part(session).chapter("one").absent == ()
    with pytest.raises(UserError, match="no longer there"):
        session.execute(SetAbsent("one", "nobody", absent=True))


def test_a_character_goes_from_chapters_and_conversations_too() -> None:
    session = _begun()
    session.execute(SetAbsent("one", "mara", absent=True))
    session.execute(SetCharacter("mara", name="Mara Vale", card=_id("e")))
    assert _part(session).characters == (Character("mara", "Mara Vale", _id("e"), _id("c")),)
    session.execute(RemoveCharacter("mara"))
    assert _part(session).characters == ()
    assert _part(session).chapter("one").absent == ()
    assert _part(session).conversation("talk").character is None
    session.undo()
    assert _part(session).conversation("talk").character == "mara"


def test_a_story_is_taken_in_as_one_step_behind_what_is_there() -> None:
    session = _begun()
    session.execute(SetMemory("Mine."))
    before = session.position
    story = TakeStory(Chapter("new", "Harbour"), "Theirs.", "Slow.", 4, Lorebook("birds", "Birds", _id("f")))
    session.execute(story)
    part = _part(session)
    assert session.position == before + 1
    assert (part.memory, part.note, part.note_depth) == ("Mine.\n\nTheirs.", "Slow.", 4)
    assert part.chapter("new").title == "Harbour"
    assert [book.id for book in part.lorebooks] == ["sea", "birds"]
    session.execute(TakeStory(Chapter("more", "More"), "", "Quick.", 9_999))
    part = _part(session)
    assert (part.memory, part.note, part.note_depth) == ("Mine.\n\nTheirs.", "Slow.\n\nQuick.", 4)
    session.undo()
    session.undo()
    assert (_part(session).memory, len(_part(session).lorebooks)) == ("Mine.", 1)


def test_what_is_told_comes_back_from_json() -> None:
    session = _begun()
    session.execute(SetAbsent("one", "mara", absent=True))
    session.execute(SetNote("Slow.", 2))
    part = _part(session)
    assert PART.decode(json.loads(json.dumps(PART.encode(part)))) == part
    assert set(PART.assets(part)) >= {_id("a"), _id("b"), _id("c")}
