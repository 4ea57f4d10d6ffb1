"""What can be done to a conversation: turns of a tree, each change a command."""

from __future__ import annotations

import pytest

from app.api import Asset, AssetId, Document, Session, UserError
from plugins.text.codec import PART
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.model import KIND, Character, Conversation, Manuscript, Turn
from plugins.text.turns import (
    AddTurn,
    ChooseLeaf,
    EditTurn,
    ExtendTurn,
    RemoveTurn,
    SetCharacter,
    SetSystem,
    end_of,
    turn_of,
    way_to,
)


def asset(letter: str) -> Asset:
    """A text of one letter."""
    return Asset(AssetId(letter * 64), "text/plain", 1)


def turn(id_: str, parent: str | None = None, role: str = "user") -> Turn:
    """A turn whose text is an asset of its own."""
    return Turn(id_, parent, role, asset(id_[0]).id)


@pytest.fixture
def session() -> Session:
    """A conversation with two answers to one message, of which the first was answered: a, then b and d, c to b."""
    made = Session(Document())
    made.execute(AddItem(Conversation("t", "Talk")))
    for one in (turn("a"), turn("b", "a", "assistant"), turn("c", "b"), turn("d", "a", "assistant")):
        made.execute(AddTurn("t", one, (asset(one.id),)))
    return made


def talk(session: Session) -> Conversation:
    """The conversation."""
    return manuscript_of(session.document).conversation("t")


def shown(session: Session) -> str:
    """The ids of what is shown, one after the other."""
    return "".join(one.id for one in talk(session).shown)


def test_a_turn_is_put_behind_what_it_answers_and_its_assets_come_with_it(session: Session) -> None:
    assert shown(session) == "ad"
    assert [one.id for one in way_to(talk(session), "c")] == ["a", "b", "c"]
    assert asset("c").id in session.document.assets


def test_a_turn_that_is_not_shown_stays_beside(session: Session) -> None:
    session.execute(AddTurn("t", turn("e", "a", "assistant"), shown=False))
    assert shown(session) == "ad"


def test_the_same_turn_comes_once(session: Session) -> None:
    before = session.document
    session.execute(AddTurn("t", turn("b", "a", "assistant")))
    assert session.document is before


def test_nothing_answers_what_is_gone(session: Session) -> None:
    with pytest.raises(UserError, match="no longer there"):
        session.execute(AddTurn("t", turn("e", "nobody")))


def test_another_text_is_a_branch_without_what_followed(session: Session) -> None:
    session.execute(EditTurn("t", "b", "e", asset("e")))
    assert shown(session) == "ae"
    assert turn_of(talk(session), "b").text == asset("b").id
    assert turn_of(talk(session), "e").role == "assistant"


def test_a_longer_text_keeps_its_place(session: Session) -> None:
    session.execute(ExtendTurn("t", "b", asset("e").id, asset("f").id, (asset("e"), asset("f"))))
    found = turn_of(talk(session), "b")
    assert (found.text, found.source) == (asset("e").id, asset("f").id)
    assert len(talk(session).turns) == 4


def test_a_branch_is_shown_to_its_newest_end(session: Session) -> None:
    assert end_of(talk(session), "b") == "c"
    assert end_of(talk(session), "a") == "d"
    session.execute(ChooseLeaf("t", "c"))
    assert shown(session) == "abc"
    assert end_of(talk(session), "a") == "c"


def test_flipping_through_branches_is_one_step(session: Session) -> None:
    steps = session.position
    for leaf in ("c", "d", "c"):
        session.execute(ChooseLeaf("t", leaf))
    assert session.position == steps + 1


def test_deleting_shows_the_branch_beside_or_what_was_answered(session: Session) -> None:
    session.execute(RemoveTurn("t", "d"))
    assert shown(session) == "abc"
    session.execute(RemoveTurn("t", "b"))
    assert shown(session) == "a"
    assert [one.id for one in talk(session).turns] == ["a"]
    session.execute(RemoveTurn("t", "a"))
    assert talk(session).leaf is None


def test_deleting_what_is_not_shown_leaves_what_is(session: Session) -> None:
    session.execute(RemoveTurn("t", "b"))
    assert shown(session) == "ad"


def test_writing_instructions_is_one_step(session: Session) -> None:
    steps = session.position
    session.execute(SetSystem("t", "Be"))
    session.execute(SetSystem("t", "Be brief"))
    assert (talk(session).system, session.position) == ("Be brief", steps + 1)


def test_a_character_begins_where_nothing_was_said_and_nowhere_else(session: Session) -> None:
    mara = Character("m", "Mara", asset("m").id)
    session.replace(session.document.with_part(KIND, Manuscript((Conversation("t", "Talk"),), characters=(mara,))))
    greetings = (turn("x", role="assistant"), turn("y", role="assistant"))
    session.execute(SetCharacter("t", "m", greetings, (asset("x"), asset("y"))))
    assert (talk(session).character, shown(session), len(talk(session).turns)) == ("m", "x", 2)
    session.execute(SetCharacter("t", None))
    session.execute(SetCharacter("t", "m", (turn("z", role="assistant"),)))
    assert len(talk(session).turns) == 2
    with pytest.raises(UserError, match="no longer there"):
        session.execute(SetCharacter("t", "nobody"))


def test_a_ring_of_turns_in_a_file_has_an_end() -> None:
    ring = Conversation("t", "Talk", turns=(turn("a", "b"), turn("b", "a")), leaf="a")
    assert len(ring.shown) <= 3
    assert end_of(Conversation("t", "Talk", turns=ring.turns), "a") in {"a", "b"}


def test_conversations_are_read_as_they_were_written(session: Session) -> None:
    part = manuscript_of(session.document)
    assert PART.decode(PART.encode(part)) == part
    assert {asset(letter).id for letter in "abcd"} <= set(PART.assets(part))
