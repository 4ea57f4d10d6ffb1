"""Articles and plurals, as captions need them."""

from __future__ import annotations

import pytest

from plugins.canvas.training.nouns import countable, plural, with_article


@pytest.mark.parametrize(
    ("word", "several"),
    [
        ("fox", "foxes"), ("slice of pizza", "slices of pizza"), ("mouse", "mice"), ("butterfly", "butterflies"),
        ("monkey", "monkeys"), ("tropical fish", "tropical fish"), ("house with a garden", "houses with a garden"),
        ("maple leaf", "maple leaves"), ("octopus", "octopuses"), ("glass of milk", "glasses of milk"),
    ],
)  # fmt: skip
def test_plurals(word: str, several: str) -> None:
    assert plural(word) == several


@pytest.mark.parametrize(
    ("words", "noun", "said"),
    [
        ("owl", "owl", "an owl"), ("red apple", "apple", "a red apple"), ("unicorn", "unicorn", "a unicorn"),
        ("ufo", "ufo", "a ufo"), ("hourglass", "hourglass", "an hourglass"), ("grapes", "grapes", "grapes"),
        ("bread", "bread", "bread"), ("cup of tea", "cup of tea", "a cup of tea"), ("blue bus", "bus", "a blue bus"),
        ("orange scissors", "scissors", "orange scissors"),
    ],
)  # fmt: skip
def test_articles(words: str, noun: str, said: str) -> None:
    assert with_article(words, noun) == said


def test_what_cannot_be_counted() -> None:
    assert not any(map(countable, ("jeans", "bread", "hammer and wrench", "honey")))
    assert all(map(countable, ("cactus", "princess", "slice of cake", "dog's head")))
