"""Which entries of a lorebook a text triggers."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import UserError
from plugins.text.context.lore import MOST_ENTRIES, Logic, Lorebook, LoreEntry
from plugins.text.context.triggers import Limits, Triggered, trigger

_ODD = r".:]\N{2s<<(?i__\N{e+N?)-e_(?|(?(1)>(?(1)"
"""What makes the library raise an error that is none of its own."""


def entry(*keys: str, **values: Any) -> LoreEntry:
    """An entry with these keys, called by the first."""
    made = LoreEntry(id=keys[0] if keys else "none", name=keys[0] if keys else "", keys=keys, content="It is so.")
    return replace(made, **values)


def names(triggered: Triggered) -> list[str]:
    """What was triggered."""
    return [hit.entry.id for hit in triggered.fired]


def fires(key: str, text: str, **values: Any) -> bool:
    """Whether a key alone triggers."""
    return bool(trigger([entry(key, **values)], text).fired)


@pytest.mark.parametrize(
    ("key", "text", "there"),
    [
        ("cat", "A cat.", True),
        ("cat", "The catalogue", False),
        ("cat", "concat", False),
        ("cat", "CAT!", True),
        ("cat", "catalogue, then a cat", True),
        ("Anna", "Anna’s house", True),
        ("D'Artagnan", "d’Artagnan bowed", True),
        ("old mill", "the old\n mill", True),
        ("C++", "in C++ it is", True),
        ("C++", "C++20", True),
        ("é", "cafe\u0301", False),
        ("café", "the cafe\u0301 at noon", True),
        ("straße", "STRASSE", True),
        ("竜", "黒い竜が空を飛ぶ", True),
        ("りゅう", "そのりゅうは", True),
        ("黒竜A", "黒竜ABが", True),
        ("Alice", "Aliceは笑った", True),
        ("Alice", "「\uff21\uff4c\uff49\uff43\uff45」", True),
        ("ﾄﾞﾗｺﾞﾝ", "ドラゴンが来た", True),
        ("서울", "서울에서", True),
        ("", "anything", False),
        (" ", "any thing", False),
    ],
)
def test_a_key_is_found_as_a_whole_word(key: str, text: str, there: bool) -> None:
    assert fires(key, text) is there


def test_a_key_may_be_a_part_of_a_word_where_that_is_wanted() -> None:
    assert fires("cat", "The catalogue", whole_words=False)


def test_case_counts_where_that_is_wanted() -> None:
    assert not fires("Rose", "a rose", case_sensitive=True)
    assert fires("Rose", "a Rose", case_sensitive=True)


@pytest.mark.parametrize(
    ("logic", "text", "there"),
    [
        (Logic.AND_ANY, "king sword", True),
        (Logic.AND_ANY, "king", False),
        (Logic.AND_ALL, "king sword", False),
        (Logic.AND_ALL, "king sword crown", True),
        (Logic.NOT_ANY, "king", True),
        (Logic.NOT_ANY, "king crown", False),
        (Logic.NOT_ALL, "king crown", True),
        (Logic.NOT_ALL, "king crown sword", False),
    ],
)
def test_secondary_keys_decide(logic: Logic, text: str, there: bool) -> None:
    triggered = trigger([entry("king", secondary=("sword", "crown", " "), logic=logic)], text)
    assert bool(triggered.fired) is there
    if not there:
        assert "secondary" in str(triggered.left_out[0].reason)


def test_an_excluded_key_keeps_an_entry_out_and_is_named() -> None:
    (out,) = trigger([entry("king", excluded=("dream",))], "The king of the dream").left_out
    assert "dream" in str(out.reason)


@pytest.mark.parametrize(
    ("key", "text", "there"),
    [
        ("/drag(on|oon)s?/", "two dragoons", True),
        ("/Drag/", "drag", False),
        ("/Drag/i", "drag", True),
        ("/^end$/m", "the\nend\nis", True),
        ("/^end$/", "the\nend\nis", False),
        ("/a/b", "a/b", False),
        ("and/or", "and/or", True),
    ],
)
def test_a_key_between_slashes_is_a_regular_expression(key: str, text: str, there: bool) -> None:
    assert fires(key, text) is there


def test_all_keys_are_regular_expressions_where_that_is_wanted() -> None:
    assert fires(r"dra\w+", "The DRAKE", regex=True)
    assert not fires(r"dra\w+", "The DRAKE", regex=True, case_sensitive=True)


@pytest.mark.parametrize(
    "pattern", [r"(x+x+)+y", "(?R)", "(((a{1,1000}){1,1000}){1,1000}){1,1000}b", "(?i)" + "ß" * 900]
)
def test_a_catastrophic_regular_expression_is_given_up_and_its_entry_named(pattern: str) -> None:
    text = ("x" * 500 + "s" * 500 + "a" * 500 + " ") * 12
    began = time.monotonic()
    triggered = trigger([entry("Tower", f"/{pattern}/"), entry("sea", constant=True)], text)
    assert time.monotonic() - began < 10
    assert names(triggered) == ["sea"]
    if "ß" not in pattern:
        assert "Tower" in str(triggered.warnings[0])


def test_many_catastrophic_regular_expressions_take_no_more_than_one_second_of_the_processor_together() -> None:
    book = [replace(entry(f"/(x+x+)+y{index}/"), id=str(index)) for index in range(200)]
    began = time.process_time()
    triggered = trigger(book, "x" * 5000, Limits(all_regexes_s=0.5))
    assert time.process_time() - began < 5
    assert len(triggered.warnings) == 200
    assert "all the time" in str(triggered.warnings[-1])


@pytest.mark.parametrize("pattern", ["[", "(" * 900 + ")" * 900, r"\L<x>", "a{99999999999}", "x" * 5000, _ODD])
def test_a_regular_expression_that_cannot_be_read_is_named_and_the_other_keys_still_count(pattern: str) -> None:
    triggered = trigger([entry(f"/{pattern}/", "sea", name="Tower")], "The sea")
    assert [hit.key for hit in triggered.fired] == ["sea"]
    assert "Tower" in str(triggered.warnings[0])


def test_only_the_last_paragraphs_are_searched() -> None:
    text = "The king.\n\n" + "Nothing.\n\n" * 4
    assert not trigger([entry("king")], text, Limits(scan_paragraphs=4)).fired
    assert trigger([entry("king")], text, Limits(scan_paragraphs=5)).fired
    assert not trigger([entry("king")], text, Limits(scan_characters=20)).fired
    assert trigger([entry("king", scan_paragraphs=9)], text, Limits(scan_paragraphs=1)).fired
    assert not trigger([entry("king", scan_paragraphs=0)], "The king").fired


def test_entries_trigger_others_up_to_the_cap_and_say_who_did() -> None:
    book = [
        entry("one", content="of two"),
        entry("two", content="of three"),
        entry("three", content="of four"),
        entry("four", content="of one"),
    ]
    triggered = trigger(book, "one", Limits(recursions=2))
    assert names(triggered) == ["one", "two", "three"]
    assert [hit.by.id if hit.by else None for hit in triggered.fired] == [None, "one", "two"]
    assert "after 2 steps" in str(triggered.left_out[0].reason)
    assert names(trigger(book, "one", Limits(recursions=0))) == ["one"]


def test_who_triggered_an_entry_is_the_one_that_says_its_key() -> None:
    book = [entry("one", content="of far"), entry("two", content="of near"), entry("far"), entry("near")]
    by = {hit.entry.id: hit.by.id for hit in trigger(book, "one two").fired if hit.by}
    assert by == {"far": "one", "near": "two"}


def test_a_slow_regular_expression_is_tried_only_once() -> None:
    chain = [entry(f"/word{step}/", name=str(step), content=f"word{step + 1}") for step in range(7)]
    book = [entry("/(x+x+)+y/"), *chain]
    triggered = trigger(book, "word0\n" + "x" * 5000, Limits(recursions=6, regex_s=0.2, all_regexes_s=1.0))
    assert [hit.entry.name for hit in triggered.fired] == [item.name for item in chain]
    assert len(triggered.warnings) == 1


def test_an_entry_may_neither_be_triggered_by_others_nor_trigger_them() -> None:
    first = entry("one", content="of two")
    assert names(trigger([first, entry("two", recursable=False)], "one")) == ["one"]
    assert names(trigger([replace(first, recurses=False), entry("two")], "one")) == ["one"]


def test_a_constant_entry_is_always_told_and_triggers_others() -> None:
    book = [entry("none", constant=True, content="of two"), entry("two"), entry("off", constant=True, enabled=False)]
    triggered = trigger(book, "")
    assert names(triggered) == ["none", "two"]
    assert "switched off" in str(triggered.left_out[0].reason)


def test_a_book_says_how_its_entries_are_searched() -> None:
    book = Lorebook("World", entries=(entry("one", content="two"), entry("two")), scan_paragraphs=1, recursive=False)
    assert [item.book for item in book.active] == ["World", "World"]
    assert names(trigger(book.active, "one")) == ["one"]
    assert names(trigger(book.active, "one\n\nthree")) == []


def test_a_book_has_a_limit_of_entries() -> None:
    with pytest.raises(UserError, match=str(MOST_ENTRIES)):
        Lorebook().with_entries((entry("one"),) * (MOST_ENTRIES + 1))


@given(
    st.lists(
        st.builds(
            LoreEntry,
            id=st.uuids().map(str),
            keys=st.lists(st.text(max_size=6), max_size=3).map(tuple),
            secondary=st.lists(st.text(max_size=3), max_size=2).map(tuple),
            logic=st.sampled_from(Logic),
            content=st.text(max_size=20),
            enabled=st.booleans(),
            constant=st.booleans(),
            regex=st.booleans(),
            whole_words=st.booleans(),
        ),
        max_size=6,
    ),
    st.text(max_size=60),
)
def test_every_entry_is_either_told_or_left_out_with_a_reason(entries: list[LoreEntry], text: str) -> None:
    triggered = trigger(entries, text)
    assert trigger(entries, text) == triggered
    told = [hit.entry.id for hit in triggered.fired]
    out = [out.entry.id for out in triggered.left_out]
    assert sorted(told + out) == sorted(item.id for item in entries)
    assert all(out.reason for out in triggered.left_out)


def test_five_thousand_entries_are_searched_in_less_than_two_seconds() -> None:
    book = [entry(f"word{index}", f"other thing {index}", content=f"word{index + 1}") for index in range(5000)]
    text = "\n".join(f"A line of text with word{index} in it." for index in range(0, 400, 7))
    began = time.process_time()
    assert trigger(book, text).fired
    assert time.process_time() - began < 2
