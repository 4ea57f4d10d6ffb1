"""The prompt language."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import UserError
from app.engine.prompt import DEEPEST, LIMIT, parse_prompt


def read(prompt: str) -> tuple[str, dict[str, float]]:
    """The text, and the weight of each part that has one, rounded."""
    parsed = parse_prompt(prompt)
    return parsed.text, {parsed.text[part.start : part.end]: round(part.weight, 4) for part in parsed.emphases}


@pytest.mark.parametrize(
    ("prompt", "text", "weights"),
    [
        ("a red fox", "a red fox", {}),
        ("a (red) fox", "a red fox", {"red": 1.1}),
        ("a ((red)) fox", "a red fox", {"red": 1.21}),
        ("a [red] fox", "a red fox", {"red": 0.9091}),
        ("a (red:1.3) fox", "a red fox", {"red": 1.3}),
        ("a (red: 1.3 ) fox", "a red fox", {"red": 1.3}),
        ("a (red:.5) fox", "a red fox", {"red": 0.5}),
        ("(a (red:1.5) fox:2)", "a red fox", {"a ": 2, "red": 3, " fox": 2}),
        ("(a (red:1.0) fox:2)", "a red fox", {"a red fox": 2}),
        ("(fox:1.2), (cat:1.2)", "fox, cat", {"fox": 1.2, "cat": 1.2}),
        (r"a \(red\) fox", "a (red) fox", {}),
        (r"a (\(red\):1.2) fox", "a (red) fox", {"(red)": 1.2}),
        (r"a \[red\] \\ fox", r"a [red] \ fox", {}),
        (r"back\slash", r"back\slash", {}),
        ("a :) fox", "a :) fox", {}),
        ("a (red fox", "a (red fox", {}),
        ("a red] fox", "a red] fox", {}),
        ("a (red [fox) in snow", "a (red [fox) in snow", {}),
        ("(red:fox)", "red:fox", {"red:fox": 1.1}),
        ("(red fox:)", "red fox:", {"red fox:": 1.1}),
        ("()", "", {}),
        ("", "", {}),
        ("(赤い狐:1.4)と雪", "赤い狐と雪", {"赤い狐": 1.4}),
    ],
)
def test_what_is_read(prompt: str, text: str, weights: dict[str, float]) -> None:
    assert read(prompt) == (text, weights)


@pytest.mark.parametrize("prompt", ["(fox:11)", "(fox:-1)", "(fox:999999999)", "(" * 26 + "fox" + ")" * 26])
def test_weights_out_of_range_are_refused(prompt: str) -> None:
    with pytest.raises(UserError, match="from 0 to 10"):
        parse_prompt(prompt)


def test_a_prompt_that_changes_on_the_way_is_refused() -> None:
    with pytest.raises(UserError, match="changes on the way"):
        parse_prompt("a [cat:dog:0.5] in the snow")


@pytest.mark.parametrize("prompt", ["(" * 100_000, "[" * 15_000, "a" * 10_000_000, "(a" * 10_000, "([" * 20])
def test_hostile_prompts_are_refused_in_time(prompt: str) -> None:
    begun = time.thread_time()
    with pytest.raises(UserError):
        parse_prompt(prompt)
    assert time.thread_time() - begun < 1.0


@pytest.mark.parametrize("prompt", [")" * LIMIT, "()" * (LIMIT // 2), "a" * LIMIT, "(a)" * (LIMIT // 3), "[" * DEEPEST])
def test_large_prompts_are_read_in_time(prompt: str) -> None:
    begun = time.thread_time()
    parsed = parse_prompt(prompt)
    assert time.thread_time() - begun < 1.0
    assert len(parsed.weights()) == len(parsed.text)


def test_brackets_as_deep_as_allowed() -> None:
    depth = DEEPEST
    prompt = "[" * depth + "fox" + "]" * depth
    (part,) = parse_prompt(prompt).emphases
    assert math.isclose(part.weight, 1.1**-depth)


def test_a_part_keeps_its_weights() -> None:
    parsed = parse_prompt("a (red fox:1.5) in snow")
    part = parsed.part(5, 12)
    assert part.text == " fox in"[0:7]
    assert [(item.start, item.end, item.weight) for item in part.emphases] == [(0, 4, 1.5)]


@given(st.text("ab()[]\\:12. ", max_size=40))
def test_anything_is_read_or_refused(prompt: str) -> None:
    try:
        parsed = parse_prompt(prompt)
    except UserError:
        return
    weights = parsed.weights()
    assert len(weights) == len(parsed.text) <= len(prompt)
    assert all(0 <= weight <= 10 for weight in weights)
    at = 0
    for part in parsed.emphases:
        assert at <= part.start < part.end
        at = part.end
