"""Commands and the codec: every change is one step, and comes back from JSON as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from app.api import Asset, AssetId, Document, InvalidData, Session, UserError
from plugins.text.codec import PART
from plugins.text.commands import (
    AcceptTake,
    AddDraft,
    AddItem,
    AddTake,
    AddVersion,
    EditChapter,
    EditChapters,
    MoveItem,
    RemoveItems,
    RenameItem,
    RestoreVersion,
    SetChapter,
    SetDailyGoal,
    SetNotes,
    SetVertical,
    manuscript_of,
)
from plugins.text.model import (
    Chapter,
    Character,
    Conversation,
    Draft,
    Folder,
    Link,
    Lorebook,
    Manuscript,
    Origin,
    Passage,
    Span,
    Status,
    Take,
    Turn,
    Version,
)


def _id(letter: str) -> AssetId:
    return AssetId(letter * 64)


def _passage(letter: str, words: int = 2) -> Passage:
    return Passage(_id(letter), 10, words, (Span(4), Span(6, Origin.GENERATED, _id("f"))))


def _begun() -> Session:
    session = Session(Document())
    session.execute(AddItem(Folder("part", "Part one")))
    session.execute(AddItem(Chapter("one", "One", "part", (_passage("a"), _passage("b")))))
    session.execute(AddItem(Chapter("two", "Two", "part")))
    session.execute(AddItem(Conversation("talk", "Talk")))
    return session


def _chapter(session: Session, id_: str = "one") -> Chapter:
    return manuscript_of(session.document).chapter(id_)


def _order(session: Session) -> list[str]:
    return [item.id for item in manuscript_of(session.document).in_order()]


def test_a_burst_of_typing_is_one_step() -> None:
    session = _begun()
    before = session.position
    for letter in "cde":
        session.execute(EditChapter("one", (_passage(letter),), merge_key=("typing", 1)))
    session.execute(EditChapter("one", (_passage("f"),), merge_key=("typing", 2)))
    assert session.position == before + 2
    session.undo()
    assert _chapter(session).passages == (_passage("e"),)
    session.undo()
    assert _chapter(session).passages == (_passage("a"), _passage("b"))


def test_words_are_tallied_for_the_day_and_never_below_nothing() -> None:
    session = _begun()
    session.execute(EditChapter("two", (_passage("c", 50),), day="2026-05-01"))
    session.execute(EditChapter("two", (_passage("d", 20),), day="2026-05-01"))
    session.execute(EditChapter("two", (), day="2026-05-02"))
    session.execute(EditChapter("two", (_passage("e", 9),)))
    assert manuscript_of(session.document).daily == (("2026-05-01", 20), ("2026-05-02", 0))
    session.execute(SetChapter("two", counted=False))
    session.execute(EditChapter("two", (_passage("d", 20),), day="2026-05-03"))
    assert len(manuscript_of(session.document).daily) == 2


def test_items_move_between_folders_and_not_into_themselves() -> None:
    session = _begun()
    session.execute(AddItem(Folder("inner", "Inner", "part"), after="one"))
    assert _order(session) == ["part", "one", "inner", "two", "talk"]
    session.execute(MoveItem("two", None, before="part"))
    assert _order(session) == ["two", "part", "one", "inner", "talk"]
    with pytest.raises(UserError, match="itself"):
        session.execute(MoveItem("part", "inner"))
    with pytest.raises(UserError, match="folders"):
        session.execute(MoveItem("one", "two"))
    session.execute(RemoveItems(("part",)))
    assert _order(session) == ["two", "talk"]


def test_what_is_known_of_items_is_changed_by_name() -> None:
    session = _begun()
    session.execute(RenameItem("one", "The beginning"))
    session.execute(SetChapter("one", status=Status.DONE, goal_words=900, language="ja"))
    session.execute(SetNotes("one", "Rain."))
    session.execute(SetNotes("one", "Rain, then snow."))
    session.execute(SetDailyGoal(500))
    found = _chapter(session)
    assert (found.title, found.status, found.goal_words, found.language) == ("The beginning", Status.DONE, 900, "ja")
    assert found.notes == "Rain, then snow."
    assert manuscript_of(session.document).daily_goal_words == 500
    with pytest.raises(UserError):
        session.execute(SetNotes("talk", "?"))


def test_a_version_is_come_back_to_and_what_was_there_stays() -> None:
    session = _begun()
    first = _chapter(session).passages
    session.execute(AddVersion("one", Version("v1", None, "First", first, 1.0)))
    session.execute(EditChapter("one", (_passage("c"),)))
    session.execute(RestoreVersion("one", "v1", kept=Version("v2", None, "", (_passage("c"),), 2.0)))
    found = _chapter(session)
    assert found.passages == first
    assert found.version == "v1"
    assert [(version.id, version.parent) for version in found.versions] == [("v1", None), ("v2", "v1")]
    with pytest.raises(UserError):
        session.execute(RestoreVersion("one", "v9"))


def _drafted() -> Session:
    session = _begun()
    version = Version("v1", None, "", _chapter(session).passages, 1.0)
    session.execute(AddDraft("one", Draft("d1", "v1", 20, 0, job="d1"), version))
    made = Asset(_id("e"), "text/markdown", 4)
    session.execute(AddTake("one", "d1", Take(_id("e")), (made,)))
    return session


def test_a_draft_keeps_its_takes_and_the_place_that_it_was_for() -> None:
    session = _drafted()
    (draft,) = _chapter(session).drafts
    assert draft == Draft("d1", "v1", 20, 0, (Take(_id("e")),), "d1")
    assert _id("e") in session.document.assets
    again = session.position
    session.execute(AddTake("one", "d1", Take(_id("e")), ()))
    assert session.position == again
    with pytest.raises(UserError):
        session.execute(AddDraft("one", Draft("d2", "v7", 0, 0)))


def test_accepting_word_by_word_is_one_step_and_one_version() -> None:
    session = _drafted()
    before = session.position
    for letter, id_ in (("c", "v2"), ("d", "v3")):
        passages = (_passage("a"), _passage(letter))
        session.execute(AcceptTake("one", "d1", _id("e"), passages, Version(id_, None, "", (), 2.0)))
    found = _chapter(session)
    assert session.position == before + 1
    assert [(version.id, version.parent, version.source) for version in found.versions] == [
        ("v1", None, None),
        ("v3", "v1", _id("e")),
    ]
    assert found.versions[-1].passages == found.passages == (_passage("a"), _passage("d"))
    assert found.version == "v3"
    assert found.drafts[0].accepted == _id("e")
    session.undo()
    assert _chapter(session).passages == (_passage("a"), _passage("b"))


def test_replacing_everywhere_is_one_step() -> None:
    session = _begun()
    before = session.position
    session.execute(EditChapters((("one", (_passage("c"),)), ("two", (_passage("d"),)))))
    assert session.position == before + 1
    session.undo()
    assert _chapter(session, "two").passages == ()


def _full() -> Manuscript:
    session = _drafted()
    accepted, version = (_passage("a"), _passage("c")), Version("v2", None, "", (), 2.5)
    session.execute(AcceptTake("one", "d1", _id("e"), accepted, version, day="2026-05-01"))
    part = manuscript_of(session.document)
    turns = (Turn("t1", None, "user", _id("1"), (_id("2"),)), Turn("t2", "t1", "assistant", _id("3"), (), _id("4")))
    talk = replace(part.conversation("talk"), turns=turns, leaf="t2", system="Be brief.", character="c1")
    return replace(
        part.with_item(talk),
        memory="A cat.",
        note="Sad.",
        lorebooks=(Lorebook("l1", "Lore", _id("5"), False),),
        characters=(Character("c1", "Mia", _id("6"), _id("7")),),
        links=(Link("k1", "one", 3, 4, _id("8"), _id("9")),),
        front_matter=(("author", "A. B."),),
        daily_goal_words=300,
        vertical=True,
        spelled=False,
        words_known=("Kaguya", "l'Étoile"),
    )


def test_a_manuscript_comes_back_from_json_as_it_was() -> None:
    part = _full()
    assert PART.decode(json.loads(json.dumps(PART.encode(part)))) == part
    assert PART.decode(PART.encode(PART.empty())) == PART.empty()


def test_every_asset_of_a_manuscript_is_named() -> None:
    named = {asset[0] for asset in PART.assets(_full())}
    assert named == set("abcef123456789")


def test_versions_cost_little() -> None:
    passages = tuple(Passage(AssetId(f"{at:064d}"), 10, 2, (Span(10),)) for at in range(100))
    versions = tuple(Version(f"v{at}", None, "", passages, 1.0) for at in range(200))
    with_versions = Manuscript((Chapter("one", "One", None, passages, versions=versions),))
    without = Manuscript((Chapter("one", "One", None, passages),))
    added = len(json.dumps(PART.encode(with_versions))) - len(json.dumps(PART.encode(without)))
    assert added < 200 * 60


def _broken(change: str) -> Any:
    data: Any = json.loads(json.dumps(PART.encode(_full())))
    chapter = next(item for item in data["items"] if item["id"] == "one")
    match change:
        case "nothing at all":
            return None
        case "another key":
            data["more"] = 1
        case "no such passage":
            chapter["passages"] = [0, 99]
        case "half a run":
            chapter["passages"] = [0]
        case "spans of another length":
            data["passages"][0][1] = 11
        case "a status that isn't":
            chapter["status"] = "great"
        case "a number for a truth":
            chapter["counted"] = 1
        case "no hash":
            data["passages"][0][0] = "abc"
        case "two of one id":
            data["items"].append(chapter)
        case "a folder that isn't there":
            chapter["parent"] = "nowhere"
        case "a folder in itself":
            data["items"][0]["parent"] = "part"
        case "less than nothing":
            chapter["goal_words"] = -1
        case "an unknown kind":
            chapter["is"] = "poem"
        case "a short row":
            chapter["drafts"][0].pop()
    return data


@pytest.mark.parametrize(
    "change",
    [
        "nothing at all",
        "another key",
        "no such passage",
        "half a run",
        "spans of another length",
        "a status that isn't",
        "a number for a truth",
        "no hash",
        "two of one id",
        "a folder that isn't there",
        "a folder in itself",
        "less than nothing",
        "an unknown kind",
        "a short row",
    ],
)
def test_a_malformed_manuscript_is_refused(change: str) -> None:
    with pytest.raises(InvalidData):
        PART.decode(_broken(change))


def test_exported_books_are_set_in_columns_where_that_is_wished() -> None:
    document = SetVertical(True).apply(Document())
    assert manuscript_of(document).vertical
    assert not manuscript_of(SetVertical(False).apply(document)).vertical
