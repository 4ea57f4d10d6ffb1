"""Passages: cutting, storing and comparing, and the text that is written in meanwhile."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidData
from app.storage import FolderAssets
from plugins.text.formats import soft
from plugins.text.live import LiveText
from plugins.text.model import Origin, Passage, Span
from plugins.text.passages import (
    LARGEST,
    LONGEST_PARAGRAPH,
    SIZE,
    compare,
    compare_texts,
    from_units,
    normalised,
    pieces_of,
    read_pieces,
    read_text,
    split,
    store_text,
    to_units,
    units_of,
)
from plugins.text.spans import length_of

_TEXTS = st.text(alphabet="ab \n猫😀é", max_size=60)


def _story(paragraphs: int) -> str:
    chance = random.Random(4)
    return "\n".join(" ".join(["word"] * chance.randint(0, 120)) for _ in range(paragraphs))


def test_pieces_end_with_paragraphs_and_are_of_a_size() -> None:
    story = _story(400)
    pieces = split(story)
    assert "".join(pieces) == story
    assert all(piece.endswith("\n") for piece in pieces[:-1])
    assert all(SIZE // 2 < len(piece) <= LARGEST for piece in pieces[:-1])


def test_a_paragraph_longer_than_a_piece_stays_whole() -> None:
    long = "x" * (SIZE * 2)
    assert split(f"a\n{long}\nb") == ["a\n", f"{long}\n", "b"]


def test_text_from_outside_is_made_fit() -> None:
    assert normalised("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\ne"
    assert normalised("a\ud800b\x00\ufffcc\ud83d\ude00"[:6]) == "a\ufffdb\ufffd\ufffdc"
    assert normalised("😀\tcafé") == "😀\tcafé"


@pytest.mark.parametrize("letter", ["word ", "あ。", "x"])
def test_an_endless_paragraph_is_split_without_losing_a_letter(letter: str) -> None:
    endless = letter * (250_000 // len(letter))
    fit = normalised(f"before\n{endless}")
    lines = fit.split("\n")
    assert max(map(len, lines)) <= LONGEST_PARAGRAPH
    assert len(lines) > 10
    assert soft.join(fit) == f"before\n{endless}"


@given(_TEXTS, st.integers(0, 60))
def test_places_are_found_in_both_counts(text: str, at: int) -> None:
    at = min(at, len(text))
    assert units_of(text) == len(text.encode("utf-16-le")) // 2
    assert from_units(text, to_units(text, at)) == at


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert from_units("a😀b", 2) == 1


@given(_TEXTS, _TEXTS)
def test_comparing_says_what_to_replace(old: str, new: str) -> None:
    at, gone, come = compare_texts(old, new)
    assert old[:at] + new[at : at + come] + old[at + gone :] == new


def test_what_is_stored_is_read_again(assets: FolderAssets) -> None:
    story = _story(300) + "猫😀"
    passages = store_text(story, assets, Origin.PASTED)
    assert len(passages) > 3
    assert read_text(passages, assets) == story
    assert all(passage.spans == (Span(passage.length, Origin.PASTED),) for passage in passages)
    assert store_text("", assets) == ()


def test_a_passage_that_is_another_than_it_was_is_said(assets: FolderAssets) -> None:
    stored = assets.add_bytes(b"\xff\xfe", "text/markdown")
    with pytest.raises(InvalidData):
        read_text([Passage(stored.id, 2, 0, ())], assets)
    with pytest.raises(InvalidData):
        read_text([Passage(assets.add_bytes(b"abc", "text/markdown").id, 2, 0, ())], assets)


def test_only_what_was_touched_is_stored_anew(assets: FolderAssets) -> None:
    old = store_text(_story(300), assets)
    live = LiveText(read_pieces(old, assets))
    live.replace(live.units // 2, 0, "new words ")
    state = live.state
    new = tuple(piece.store(assets) for piece in state)
    changed = compare(old, new)
    assert changed.old_end - changed.first == changed.new_end - changed.first == 1
    assert not live.is_stored
    live.remember(state, new)
    assert live.is_stored
    assert not compare(old, old)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_writing_keeps_text_places_and_spans(data: st.DataObject) -> None:
    """Whatever is edited, the text is what a plain string would be, and every character has an origin."""
    text = data.draw(_TEXTS) * data.draw(st.sampled_from([1, 400]))
    live = LiveText(pieces_of(text))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, min(len(text) - at, data.draw(st.sampled_from([3, 20_000])))))
        new = data.draw(_TEXTS) * data.draw(st.sampled_from([1, 300]))
        units, end = units_of(text[:at]), units_of(text[: at + removed])
        live.replace(units, end - units, new, data.draw(st.sampled_from([None, Span(0, Origin.PASTED)])))
        text = text[:at] + new + text[at + removed :]
        assert live.text() == text
        assert live.units == units_of(text)
        assert live.units_at(at) == units
        assert live.position(units) == at
        assert live.between(units, units_of(text)) == text[at:]
        assert all(piece.text.endswith("\n") for piece in live.state[:-1])
        assert all(length_of(piece.spans) == len(piece.text) for piece in live.state)


def test_origins_are_said_at_the_places_that_qt_counts() -> None:
    live = LiveText(pieces_of("😀a", (Span(2),)))
    live.replace(3, 0, "😀b", Span(0, Origin.PASTED))
    assert live.spans_between(0, live.units) == [(0, 3, Origin.WRITTEN, None), (3, 3, Origin.PASTED, None)]
    assert live.spans_between(1, 4) == [(1, 2, Origin.WRITTEN, None), (3, 1, Origin.PASTED, None)]
