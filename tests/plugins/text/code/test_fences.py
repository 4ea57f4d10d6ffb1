"""The code in an answer that wraps it in words."""

from __future__ import annotations

from app.api import Ending, Token, Words, Written
from plugins.text.code.fences import fenced
from plugins.text.generators.drafts import Asked, part_of


def _code(text: str) -> str | None:
    found = fenced(text)
    return None if found is None else text[found[0] : found[1]]


def test_the_code_is_what_stands_in_the_first_fence() -> None:
    assert _code("x = 1\n") is None
    assert _code("Here it is:\n```python\nx = 1\n```\nIt counts.\n```\ny\n```") == "x = 1"
    assert _code("~~~\nx\n\ny\n~~~~\n") == "x\n\ny"
    assert _code("a `b` c") is None
    assert _code("```\n```") == ""


def test_a_fence_that_is_being_written_is_none_of_the_code() -> None:
    assert _code("`") == ""
    assert _code("```py") == ""
    assert _code("```py\n") == ""
    assert _code("```\nx = 1\n``") == "x = 1"
    assert _code("```\nx = 1\n") == "x = 1\n"
    assert _code("```\nx = '`'") == "x = '`'"


def test_tokens_move_with_what_is_kept_of_an_answer() -> None:
    text = "Yes:\n```\nx = 1\n```"
    tokens = tuple(Token(at, at, at + 1, 0.5) for at in range(len(text)))
    written = Written(text, tokens, Ending.END, 1, 0, 0.0, 0.0)
    asked = Asked("", (), strip=True, only_code=True)
    kept, moved = part_of(written, *asked.span_of(text))
    assert kept == "x = 1"
    assert [text[token.id] for token in moved] == list(kept)
    assert [(token.start, token.end) for token in moved] == [(at, at + 1) for at in range(5)]


def test_without_a_fence_and_in_prose_an_answer_is_stripped_as_before() -> None:
    assert Asked("", (), strip=True, only_code=True).span_of(" x = 1 \n") == (1, 6)
    assert Asked("", (), strip=True).span_of(" ```\nx\n``` ") == (1, 10)
    assert Asked("", (), strip_start=True).span_of(" x ") == (1, 3)
    assert Asked("", (), strip=True).span_of(" x ", is_all=False) == (1, 3)
    assert Asked("", (), alerts=(Words("No."),)).span_of(" x ") == (0, 3)
