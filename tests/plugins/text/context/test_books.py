"""Lorebooks as the project keeps them, from other programs, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import InvalidData, Json, JsonObject
from plugins.text.context.books import read_lorebook, write_lorebook
from plugins.text.context.decorators import decorated
from plugins.text.context.lore import Dialect, Kept, Logic, Lorebook, LoreEntry, Position
from plugins.text.context.lore_codec import lorebook_from_bytes, lorebook_to_bytes
from plugins.text.context.triggers import trigger
from tests.plugins.text.context.samples import character_book, dumped, kobold, world_info

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.lists(TEXTS, max_size=3).map(tuple)
ENTRIES = st.builds(
    LoreEntry,
    id=st.uuids().map(str),
    name=TEXTS,
    keys=KEYS,
    secondary=KEYS,
    logic=st.sampled_from(Logic),
    excluded=KEYS,
    content=TEXTS,
    enabled=st.booleans(),
    constant=st.booleans(),
    whole_words=st.booleans(),
    case_sensitive=st.booleans(),
    regex=st.booleans(),
    order=st.integers(-500, 500) | st.floats(-500, 500),
    priority=st.none() | st.integers(0, 9),
    position=st.sampled_from(Position),
    depth=st.integers(0, 50),
    scan_paragraphs=st.none() | st.integers(0, 50),
    recursable=st.booleans(),
    recurses=st.booleans(),
    budgeted=st.booleans(),
)
KEPT = st.none() | st.builds(Kept.of, st.sampled_from(Dialect), st.dictionaries(TEXTS, JSONS, max_size=3))
BOOKS = st.builds(
    Lorebook,
    name=TEXTS,
    description=TEXTS,
    entries=st.lists(st.builds(lambda entry, kept: replace(entry, kept=kept), ENTRIES, KEPT), max_size=3).map(tuple),
    scan_paragraphs=st.none() | st.integers(0, 50),
    budget_tokens=st.none() | st.integers(0, 5000),
    recursive=st.booleans(),
    kept=KEPT,
)
VERSION_1 = """{"format": "seisei-lorebook", "version": 1, "name": "World", "description": "", "scan_paragraphs": 6,
"budget_tokens": null, "recursive": true, "kept": {"dialect": "world-info", "values": {"x": 1}}, "entries": [{"id": "a",
"name": "Sea", "keys": ["sea", "/sal+t/i"], "secondary": ["storm"], "logic": "not-any", "excluded": ["dream"],
"content": "It is calm.", "enabled": true, "constant": false, "whole_words": false, "case_sensitive": true,
"regex": false, "order": 5, "priority": 2, "position": "at-depth", "depth": 2, "scan_paragraphs": null,
"recursable": false, "recurses": false, "budgeted": false, "ignored": ["sticky"], "kept": null}]}"""


@given(BOOKS)
def test_a_book_is_kept_whole(book: Lorebook) -> None:
    assert lorebook_from_bytes(lorebook_to_bytes(book), "a.json") == book


def test_a_book_of_the_first_version_is_read() -> None:
    assert lorebook_from_bytes(VERSION_1.encode(), "a.json") == Lorebook(
        name="World",
        scan_paragraphs=6,
        kept=Kept.of(Dialect.WORLD_INFO, {"x": 1}),
        entries=(
            LoreEntry(
                id="a",
                name="Sea",
                keys=("sea", "/sal+t/i"),
                secondary=("storm",),
                logic=Logic.NOT_ANY,
                excluded=("dream",),
                content="It is calm.",
                whole_words=False,
                case_sensitive=True,
                order=5,
                priority=2,
                position=Position.AT_DEPTH,
                depth=2,
                recursable=False,
                recurses=False,
                budgeted=False,
                ignored=("sticky",),
            ),
        ),
    )
    assert read_lorebook(VERSION_1.encode(), "a.json").name == "World"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('"version": 2', "newer version"),
        ('"version": 0', "never was"),
        ('"version": "one"', "whole number"),
        ('"version": 1, "entries": 3', "a list"),
    ],
)
def test_a_book_of_no_version_is_refused(change: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        lorebook_from_bytes((VERSION_1.rstrip("}") + f", {change}" + "}").encode(), "a.json")


def test_an_unknown_position_is_refused() -> None:
    with pytest.raises(InvalidData, match="after-memory"):
        lorebook_from_bytes(VERSION_1.replace("at-depth", "nowhere").encode(), "a.json")


def test_world_info_is_understood() -> None:
    book = read_lorebook(dumped(world_info()), "sea.json")
    first, second = book.entries
    assert replace(first, kept=None) == LoreEntry(
        id="0",
        name="The lighthouse",
        keys=("lighthouse", "/lamps?/i"),
        secondary=("storm",),
        logic=Logic.NOT_ANY,
        content="It has been dark for a year.",
        position=Position.AT_DEPTH,
        depth=2,
        recurses=False,
        ignored=("sticky", "group", "probability"),
    )
    assert (second.constant, second.position, second.order) == (True, Position.AFTER_MEMORY, 5)
    fired = trigger(book.active, "Two LAMPS").fired
    assert [hit.entry.id for hit in fired] == ["0", "7"]


def test_a_characters_book_is_understood_with_its_decorators() -> None:
    book = read_lorebook(dumped({"spec": "lorebook_v3", "data": character_book()}), "sea.json")
    gulls, nets = book.entries
    assert (book.name, book.scan_paragraphs, book.budget_tokens, book.recursive) == ("Harbour", 4, 500, False)
    assert replace(gulls, kept=None) == LoreEntry(
        id="0",
        name="Gulls",
        keys=("gull.*",),
        excluded=("dream", "sleep"),
        content="Gulls speak.",
        case_sensitive=True,
        regex=True,
        order=10,
        priority=3,
        position=Position.AT_DEPTH,
        depth=3,
        scan_paragraphs=2,
        ignored=("@@never_heard_of",),
    )
    # What SillyTavern writes is no regular expression unless it stands between slashes.
    assert (nets.regex, nets.logic, nets.secondary) == (False, Logic.AND_ALL, ("fish",))
    assert (nets.position, nets.enabled, nets.order) == (Position.BEFORE_STORY, False, 20.5)


@pytest.mark.parametrize(
    ("content", "values", "unknown"),
    [
        ("@@activate\nA", {"constant": True}, ""),
        ("@@dont_activate\n\nA", {"enabled": False}, ""),
        ("@@position before_desc\n@@depth 2\nA", {"position": Position.AFTER_MEMORY}, ""),
        ("@@depth two\nA", {}, "@@depth two\n"),
        ("@@depth 5\n@@depth 6\nA", {"position": Position.AT_DEPTH, "depth": 5}, ""),
        (
            "@@other\n@@@another 3\n@@@depth 1\nA",
            {"position": Position.AT_DEPTH, "depth": 1},
            "@@other\n@@@another 3\n",
        ),
        ("@@depth 1\n@@@scan_depth 2\nA", {"position": Position.AT_DEPTH, "depth": 1}, ""),
        ("@@additional_keys a, b\nA", {"secondary": ("a", "b")}, ""),
        ("@@role system", {"content": ""}, "@@role system\n"),
        ("A\n@@depth 1", {"content": "A\n@@depth 1"}, ""),
    ],
)
def test_decorators(content: str, values: dict[str, object], unknown: str) -> None:
    found = decorated(LoreEntry("", content=content))
    expected = {"content": "A", **values}
    assert {name: getattr(found.entry, name) for name in expected} == expected
    assert found.unknown_lines == unknown


@pytest.mark.parametrize(
    "values", [world_info(), character_book(), {"spec": "lorebook_v3", "data": character_book(), "more": 1}]
)
def test_a_book_goes_back_as_it_came(values: JsonObject) -> None:
    book = read_lorebook(dumped(values), "a.json")
    assert json.loads(write_lorebook(book)) == values
    kept = lorebook_from_bytes(lorebook_to_bytes(book), "a.json")
    assert json.loads(write_lorebook(kept)) == values


@given(st.dictionaries(TEXTS, JSONS, max_size=4), st.dictionaries(TEXTS, JSONS, max_size=4))
def test_fields_that_nobody_knows_are_kept(of_entry: JsonObject, of_book: JsonObject) -> None:
    known: JsonObject = {"uid": 3, "key": ["sea"], "content": "It is calm."}
    strange = {f"their {key}": value for key, value in of_entry.items()}
    values: JsonObject = {
        **{f"their {key}": value for key, value in of_book.items()},
        "entries": {"3": {**known, **strange}},
    }
    book = read_lorebook(dumped(values), "a.json")
    assert json.loads(write_lorebook(book)) == values
    changed = replace(book, entries=(replace(book.entries[0], content="It is rough."),))
    entry = json.loads(write_lorebook(changed))["entries"]["3"]
    assert entry == {**known, **strange, "content": "It is rough."}


@pytest.mark.parametrize("dialect", [Dialect.WORLD_INFO, Dialect.CHARACTER_BOOK])
@given(BOOKS)
def test_any_book_is_read_again_by_what_was_written_for_others(dialect: Dialect, book: Lorebook) -> None:
    book = replace(
        book,
        kept=None,
        entries=tuple(
            replace(decorated(entry).entry, kept=None, ignored=(), content="It is so.") for entry in book.entries
        ),
    )
    again = read_lorebook(write_lorebook(book, dialect), "a.json")
    assert replace(again, entries=(), kept=None) == replace(book, entries=())
    for entry, came in zip(book.entries, again.entries, strict=True):
        # Regular expressions come back between slashes, which says the same.
        same = replace(came, id=entry.id, keys=entry.keys, regex=entry.regex, kept=None)
        assert same == replace(entry, name=came.name)
        assert came.name == entry.name or not entry.name
        if not entry.regex:
            assert (came.keys, came.regex) == (entry.keys, False)


@pytest.mark.parametrize(
    "change",
    [
        {"content": "Gulls cry."},
        {"depth": 9},
        {"position": Position.NEAR_END},
        {"excluded": ()},
        {"regex": False},
        {"keys": ("tern",)},
        {"logic": Logic.NOT_ALL, "secondary": ("x",)},
        {"scan_paragraphs": None},
        {"name": "Birds"},
        {"constant": True, "enabled": False},
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_what_was_changed_is_changed_and_nothing_else(change: dict[str, Any], place: int) -> None:
    values = character_book()
    book = read_lorebook(dumped(values), "a.json")
    entries = list(book.entries)
    entries[place] = replace(entries[place], **change)
    written = json.loads(write_lorebook(replace(book, entries=tuple(entries))))
    again = read_lorebook(dumped(written), "a.json")
    assert {name: getattr(again.entries[place], name) for name in change} == change
    came = values["entries"]
    assert isinstance(came, list)
    assert written["entries"][1 - place] == came[1 - place]
    was, now = came[place], written["entries"][place]
    assert isinstance(was, dict)
    assert now.get("id") == was.get("id")
    assert now["extensions"].items() >= {"x": 1}.items() if place == 0 else now["extensions"]["probability"] == 100
    if place == 0:
        assert "@@never_heard_of 1\n" in now["content"]


def test_a_regular_expression_survives_the_way_to_world_info() -> None:
    entry = LoreEntry("a", keys=("a/b+", r"c\/d"), content="It is so.", regex=True)
    (came,) = read_lorebook(write_lorebook(Lorebook(entries=(entry,)), Dialect.WORLD_INFO), "a.json").entries
    assert came.keys == (r"/a\/b+/i", r"/c\/d/i")
    assert trigger([came], "A/BB").fired
    assert trigger([came], "c/d").fired


def test_what_another_program_said_is_not_lost_on_the_way_to_a_third() -> None:
    book = read_lorebook(dumped(world_info()), "a.json")
    written = write_lorebook(book, Dialect.CHARACTER_BOOK)
    first = json.loads(written)["data"]["entries"][0]
    assert first["extensions"]["seisei"]["world-info"]["sticky"] == 3
    assert read_lorebook(written, "a.json").entries[0].keys == book.entries[0].keys


def test_new_entries_of_world_info_get_a_number_of_their_own() -> None:
    book = read_lorebook(dumped(world_info()), "a.json")
    more = replace(book, entries=(*book.entries, LoreEntry("new", content="x"), book.entries[0]))
    written = json.loads(write_lorebook(more))["entries"]
    assert list(written) == ["0", "7", "8", "9"]
    assert written["8"]["uid"] == 8


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"entries": {"0": {"key": "sea"}}}, "entries.0.key"),
        ({"entries": {"0": {"key": ["sea", 1]}}}, "a list of texts"),
        ({"entries": {"0": {"key": [], "order": "first"}}}, "entries.0.order"),
        ({"entries": {"0": {"key": [], "order": True}}}, "entries.0.order"),
        ({"entries": {"0": {"key": [], "order": 10**30}}}, "a number"),
        ({"entries": {"0": {"key": [], "depth": -1}}}, "a whole number"),
        ({"entries": {"0": {"key": [], "depth": 1.5}}}, "a whole number"),
        ({"entries": {"0": {"key": [], "selectiveLogic": 9}}}, "from 0 to 3"),
        ({"entries": {"0": {"key": [], "disable": "no"}}}, "true or false"),
        ({"entries": {"0": {"key": [], "content": ["a"]}}}, "a text"),
        ({"entries": [3]}, "an object"),
        ({"entries": [{"keys": [], "extensions": 3}]}, "entries.0.extensions"),
        ({"entries": "none"}, "no entries"),
        ({}, "no entries"),
        (kobold(), "no entries"),
        ([], "neither a lorebook"),
        ({"entries": {str(index): {} for index in range(20_001)}}, "20000"),
        ({"spec": "lorebook_v3", "data": [1]}, "an object"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(values: Json, said: str) -> None:
    with pytest.raises(InvalidData, match=said) as caught:
        read_lorebook(dumped(values), "sea.json")
    assert caught.value.advice
