"""Spelling in a process of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.api import Json, JsonObject, UserError
from plugins.text.spelling.process import SpellingProcess
from tests.plugins.text.test_spelling import make


@pytest.fixture
def spelling(tmp_path: Path) -> Iterator[SpellingProcess]:
    """A process with a small German dictionary beside the studio's own."""
    made = SpellingProcess([make(tmp_path / "words", "de_DE", "Wolke Haus")])
    yield made
    made.close()


def _ask(spelling: SpellingProcess, **question: Json) -> tuple[Any, Exception | None]:
    found: list[tuple[Any, Exception | None]] = []
    done = threading.Event()

    def answered(answer: Any, error: Exception | None) -> None:
        found.append((answer, error))
        done.set()

    asked: JsonObject = question
    spelling.ask(asked, answered)
    assert done.wait(20)
    return found[0]


def _children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "spelling.serving" in " ".join(one.cmdline())]


def test_texts_are_spelled_and_words_suggested_in_their_language(spelling: SpellingProcess) -> None:
    texts: list[Json] = ["A qiuck fox.", "誤字 and 😀 teh"]
    assert _ask(spelling, ask="misspelt", language="en", texts=texts) == ([[[2, 7]], [[9, 12]]], None)
    assert _ask(spelling, ask="misspelt", language="de", texts=["Wolke Hous"])[0] == [[[6, 10]]]
    assert "quick" in _ask(spelling, ask="suggestions", language="en", word="qiuck")[0]
    assert _ask(spelling, ask="languages")[0] == ["de-DE", "en-US"]


def test_words_of_ones_own_are_known_also_after_an_accident(spelling: SpellingProcess) -> None:
    _ask(spelling, ask="words", words=["qiuck"])
    assert _ask(spelling, ask="misspelt", language="en", texts=["A qiuck fox."])[0] == [[]]
    (child,) = _children()
    child.kill()
    child.wait(5)
    _answer, error = _ask(spelling, ask="misspelt", language="en", texts=["x"])
    assert isinstance(error, OSError)
    assert _ask(spelling, ask="misspelt", language="en", texts=["A qiuck fx teh."])[0] == [[[8, 10], [11, 14]]]


def test_after_three_accidents_nothing_is_started_any_more(spelling: SpellingProcess) -> None:
    for _ in range(3):
        assert _ask(spelling, ask="languages")[1] is None
        (child,) = _children()
        child.kill()
        child.wait(5)
        assert isinstance(_ask(spelling, ask="languages")[1], OSError)
    assert isinstance(_ask(spelling, ask="languages")[1], OSError)
    assert _children() == []


def test_a_broken_dictionary_is_told_in_words(tmp_path: Path) -> None:
    folder = make(tmp_path, "fr_FR", "nuage")
    (folder / "fr_FR.dic").write_text("no number\n")
    spelling = SpellingProcess([folder])
    _answer, error = _ask(spelling, ask="misspelt", language="fr", texts=["nuage"])
    assert isinstance(error, UserError)
    assert "fr_FR" in str(error)
    spelling.close()


def test_closing_ends_the_process(spelling: SpellingProcess) -> None:
    _ask(spelling, ask="languages")
    (child,) = _children()
    spelling.close()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("started", [True, False], ids=["while it answers", "while it starts"])
def test_closing_leaves_what_waits_and_starts_nothing(spelling: SpellingProcess, started: bool) -> None:
    if started:
        _ask(spelling, ask="languages")
    answers: list[Exception | None] = []
    for _ in range(3):
        spelling.ask({"ask": "languages"}, lambda _answer, error: answers.append(error))
    spelling.close()
    assert "spelling" not in {thread.name for thread in threading.enumerate()}
    assert _children() == []
    assert answers in ([], [None], [None, None], [None, None, None])
