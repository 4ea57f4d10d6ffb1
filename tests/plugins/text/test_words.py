"""Words: counting them, and where they end."""

from __future__ import annotations

import pytest

from plugins.text.words import (
    Counts,
    count_words,
    counts_of,
    is_counted_in_characters,
    next_sentence_end,
    next_word_end,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("# Chapter one\n\nIt was—almost—dark.", 6),
        ("don't well-known 3.14 naïve", 4),
        ("吾輩は猫である。", 7),
        ("彼はParisへ行った、2度。", 9),
        ("カタカナのテスト・二", 9),
        ("* * *\n---\n", 0),
        ("_emphasis_ `code`", 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_line_breaks_are_no_characters() -> None:
    assert counts_of("one\n\ntwo") == Counts(2, 6)


@pytest.mark.parametrize(
    ("language", "text", "characters"),
    [("ja", "Paris", True), ("en", "猫", False), ("", "猫がいる。", True), ("", "a cat", False), ("zh-Hant", "", True)],
)
def test_a_language_says_what_is_counted(language: str, text: str, characters: bool) -> None:
    assert is_counted_in_characters(language, text) is characters


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (" the cat", " the"),
        ("cat, dog", "cat,"),
        ("\n\nHe said", "\n\nHe"),
        ("吾輩は猫である。", "吾輩は"),
        ("カタカナです。", "カタカナ"),
        ("です。次", "です。"),
        ("   ", "   "),
    ],
)
def test_the_next_word_ends_where_a_reader_would_say(text: str, word: str) -> None:
    assert text[: next_word_end(text)] == word


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" It rained. Then it stopped.", " It rained."),
        ("“No!” she said. He left.", "“No!”"),
        ("At 3.14 it began. Then", "At 3.14 it began."),
        ("猫である。名前はない。", "猫である。"),
        ("「行こう。」彼は", "「行こう。」"),
        ("A title\nThen more.", "A title"),
        ("no end", "no end"),
    ],
)
def test_the_next_sentence_ends_where_a_reader_would_say(text: str, sentence: str) -> None:
    assert text[: next_sentence_end(text)] == sentence
