"""Links: passages that are found again after edits, and what links do to the document."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import Asset, AssetId, Document, Recipe, Session, UserError
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.linking import AddLink, Found, RemoveLink, ReplaceLink, find_again, links_of
from plugins.text.model import Chapter, Link

_TEXT = st.text(alphabet="ab c\n。雪🙂", max_size=80)
_WORDS = ["lantern", "harbour", "winter", "letter", "window", "river", "stranger", "bell", "garden", "stone", "雪国"]


def _prose(seed: int, words: int, first: int = 10_000) -> str:
    """Words of which none is there twice, numbered from `first` on."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(_WORDS)}{number}" for number in chance.sample(range(first, first + 5000), words))


@given(before=_TEXT, passage=_TEXT.filter(bool), after=_TEXT)
def test_an_unchanged_passage_is_found_wherever_it_moved(before: str, passage: str, after: str) -> None:
    text = before + passage + after
    found = find_again(text, passage, 0)
    assert found is not None
    assert found.exact
    assert text[found.at : found.end] == passage


@given(text=_TEXT, passage=_TEXT, at=st.integers(0, 200))
def test_what_is_found_lies_in_the_text_and_is_exact_only_where_it_is_the_same(
    text: str, passage: str, at: int
) -> None:
    found = find_again(text, passage, at)
    assert (found is not None and found.exact) == bool(passage and passage in text)
    if found is not None:
        assert 0 <= found.at <= found.end <= len(text)


@given(seed=st.integers(0, 10**6), cut=st.integers(0, 39), size=st.integers(1, 10), moved=st.integers(0, 30))
def test_a_passage_is_found_whose_words_were_changed_somewhere(seed: int, cut: int, size: int, moved: int) -> None:
    words = _prose(seed, 40, 50_000).split(" ")
    passage = " ".join(words)
    changed = " ".join([*words[:cut], "quite", "different", *words[min(40, cut + size) :]])
    before, after = _prose(seed + 1, 200), _prose(seed + 2, 200)
    text = f"{_prose(seed + 3, moved)}{before}\n{changed}\n{after}"
    found = find_again(text, passage, len(before) + 1)
    assert found is not None
    assert not found.exact
    assert text[found.at : found.end] == changed


@given(seed=st.integers(0, 10**6), kept=st.integers(0, 15))
def test_a_passage_of_which_too_little_is_left_is_gone(seed: int, kept: int) -> None:
    words = _prose(seed, 40, 50_000).split(" ")
    text = f"{_prose(seed + 1, 50)}\n{' '.join(words[:kept])} {_prose(seed + 2, 40)}\n{_prose(seed + 3, 50)}"
    assert find_again(text, " ".join(words), 300) is None


def test_of_equal_passages_the_nearest_is_meant() -> None:
    text = "It rained. " * 6
    assert find_again(text, "It rained.", 35) == Found(33, 10, exact=True)
    assert find_again(text, "It rained.", 10**6) == Found(55, 10, exact=True)


def test_a_changed_passage_that_could_be_either_of_two_is_neither() -> None:
    passage = _prose(1, 30)
    words = passage.split(" ")
    one, other = " ".join(["One", *words[1:]]), " ".join(["Two", *words[1:]])
    assert find_again(f"{one}\n{_prose(2, 40)}\n{other}", passage, 0) is None
    assert find_again(f"{one}\n{_prose(2, 40)}", passage, 0) is not None


def test_a_changed_passage_in_the_middle_of_a_paragraph_takes_no_more_than_its_own() -> None:
    passage = "the lamp in the tower went out and nobody on the quay noticed it"
    text = f"{_prose(1, 30)}; then {passage.replace('lamp', 'great lamp')}, because {_prose(2, 30)}."
    found = find_again(text, passage, 100)
    assert found is not None
    assert text[found.at : found.end] == passage.replace("lamp", "great lamp")


def test_a_passage_of_twenty_thousand_words_around_is_found_in_five_milliseconds() -> None:
    paragraphs = [_prose(number, 100) for number in range(200)]
    passage = paragraphs[120]
    changed = f"{passage[:200]} elsewhere {passage[230:]}"
    text = "\n".join([*paragraphs[:120], changed, *paragraphs[121:]])
    for wanted in (passage, paragraphs[121], _prose(999, 100)):
        times = []
        for _ in range(5):
            since = time.perf_counter()
            find_again(text, wanted, len(text) // 2)
            times.append(time.perf_counter() - since)
        assert min(times) < 0.005


def _asset(number: int) -> Asset:
    recipe = Recipe("canvas.text-to-image", "1", {"prompt": "a fox", "seed": number})
    return Asset(AssetId(f"{number:064x}"), "image/png", 10, (8, 8, 3), recipe=recipe)


def _link(id_: str, made: Asset, at: int = 0, chapter: str = "one") -> Link:
    return Link(id_, chapter, at, 9, AssetId("f" * 64), made.id)


@pytest.fixture
def session() -> Session:
    """A document with one chapter."""
    return Session(AddItem(Chapter("one", "One")).apply(Document()))


def _links(session: Session) -> list[str]:
    return [link.id for link in manuscript_of(session.document).links]


def test_takes_of_one_job_are_one_step_and_merge_with_nothing_else(session: Session) -> None:
    session.execute(AddLink(_link("a", _asset(1)), (_asset(1),), "first"))
    session.execute(AddLink(_link("b", _asset(2)), (_asset(2),), "first"))
    session.execute(AddLink(_link("c", _asset(3)), (_asset(3),), "second"))
    assert session.document.assets[_asset(2).id].recipe == _asset(2).recipe
    session.undo()
    assert _links(session) == ["a", "b"]
    session.undo()
    assert _links(session) == []
    session.redo()
    assert _links(session) == ["a", "b"]


def test_a_link_needs_its_chapter(session: Session) -> None:
    with pytest.raises(UserError, match="chapter"):
        session.execute(AddLink(_link("a", _asset(1), chapter="two"), (_asset(1),), "job"))


def test_what_is_made_anew_takes_the_place_of_what_was(session: Session) -> None:
    for id_, number in (("a", 1), ("b", 2), ("c", 3)):
        session.execute(AddLink(_link(id_, _asset(number)), (_asset(number),), id_))
    session.execute(ReplaceLink("b", _link("d", _asset(4)), (_asset(4),)))
    assert _links(session) == ["a", "d", "c"]
    assert {_asset(2).id, _asset(4).id} <= set(session.document.assets)
    session.execute(ReplaceLink("gone", _link("e", _asset(5)), (_asset(5),)))
    assert _links(session) == ["a", "d", "c", "e"]


def test_a_link_goes_and_what_it_led_to_stays(session: Session) -> None:
    session.execute(AddLink(_link("a", _asset(1)), (_asset(1),), "job"))
    session.execute(RemoveLink("a"))
    assert _links(session) == []
    assert _asset(1).id in session.document.assets
    position = session.position
    session.execute(RemoveLink("a"))
    assert session.position == position


def test_links_are_told_by_chapter_in_the_order_of_the_text(session: Session) -> None:
    session.execute(AddItem(Chapter("two", "Two")))
    for id_, at, chapter in (("a", 50, "one"), ("b", 10, "one"), ("c", 10, "two"), ("d", 50, "one")):
        session.execute(AddLink(_link(id_, _asset(1), at, chapter), (_asset(1),), id_))
    assert [link.id for link in links_of(manuscript_of(session.document), "one")] == ["b", "a", "d"]
