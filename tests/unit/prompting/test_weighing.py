"""Ctrl+Up and Ctrl+Down, and the colours of a prompt's parts, without a window."""

from __future__ import annotations

import time

import pytest

from app.widgets.prompt_marks import IN_COMMENT, MarkKind, Offer, PromptNames, marks
from app.widgets.prompt_weighing import weighed


def nudge(written: str, up: bool = True) -> str:
    """Weigh a text in which `|` is the cursor, or two of them a selection; the words selected or the cursor after."""
    first = written.index("|")
    text = written.replace("|", "")
    last = written.rindex("|") - (written.count("|") > 1)
    change = weighed(text, first, last, up)
    if change is None:
        return written
    return text[: change.start] + change.text + text[change.end :]


@pytest.mark.parametrize(
    ("written", "more", "less"),
    [
        ("a red f|ox", "a red (fox:1.1)", "a red (fox:0.9)"),
        ("a |red fox|", "a (red fox:1.1)", "a (red fox:0.9)"),
        ("a (red f|ox:1.1)", "a (red fox:1.2)", "a red fox"),
        ("a (|red fox|:0.9)", "a red fox", "a (red fox:0.8)"),
        ("a |(red fox:1.1)|", "a (red fox:1.2)", "a red fox"),
        ("a (red f|ox)", "a (red fox:1.2)", "a red fox"),
        ("(a (red:1.5) f|ox:2)", "(a (red:1.5) fox:2.1)", "(a (red:1.5) fox:1.9)"),
        ("(a (r|ed:1.5) fox:2)", "(a (red:1.6) fox:2)", "(a (red:1.4) fox:2)"),
        (r"\(f|ox\)", r"\((fox:1.1)\)", r"\((fox:0.9)\)"),
        ("赤い|狐", "(赤い狐:1.1)", "(赤い狐:0.9)"),
        ("<lora:in|k:0.8>", "<lora:ink:0.85>", "<lora:ink:0.75>"),
        ("<lora:in|k>", "<lora:ink:1.05>", "<lora:ink:0.95>"),
        ("<lora:ink:0.8:|0.5>", "<lora:ink:0.85:0.5>", "<lora:ink:0.75:0.5>"),
        ("<lora:ink:0.0|5>", "<lora:ink:0.1>", "<lora:ink:0>"),
        ("(fox:0.1|)", "(fox:0.2)", "(fox:0.1|)"),
    ],
)
def test_weights_are_nudged(written: str, more: str, less: str) -> None:
    assert nudge(written) == more
    assert nudge(written, up=False) == less


def test_nothing_is_weighed_where_nothing_is() -> None:
    assert weighed("a  b", 0, 0, up=True) is not None
    assert weighed("", 0, 0, up=True) is None
    assert weighed("   ", 1, 1, up=True) is None
    assert weighed("(fox:0.1)", 2, 2, up=False) is None
    begun = time.thread_time()
    weighed("(" * 20_000, 10_000, 10_000, up=True)
    weighed("<lora:" * 4_000, 10_000, 10_000, up=True)
    assert time.thread_time() - begun < 0.5


NAMES = PromptNames([Offer("Ink"), Offer("style.v2")], [Offer("MyFox-v2")], ["animals/cats"])


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("a (fox:1.2)", {"(": "weight", ":1.2": "weight", ")": "weight"}),
        ("[fox:cat:0.5]", {"[": "schedule", ":0.5": "schedule", "]": "schedule"}),
        ("{2$$a|b}", {"{": "choice", "2$$": "choice", "|": "choice", "}": "choice"}),
        ("<lora:ink:0.8>", {"<lora:ink:0.8>": "lora"}),
        ("<lora:wash>", {"<lora:wash>": "lora", "wash": "unknown"}),
        ("<lora:style.v2.safetensors:1>", {"<lora:style.v2.safetensors:1>": "lora"}),
        ("__cats__ __dogs__", {"__cats__": "wildcard", "__dogs__": "wildcard", "dogs": "unknown"}),
        ("a myfox-v2", {"myfox-v2": "word"}),
        ("embedding:myfox-v2", {"embedding:myfox-v2": "word"}),
        ("embedding:nothing", {"embedding:nothing": "unknown"}),
        ("fox # cat", {"# cat": "comment"}),
        ("#fox", {"#fox": "comment"}),
        ("a#fox", {}),
        ("a BREAK b", {"BREAK": "break"}),
        (r"\(fox\)", {}),
        ("a /* b */ c", {"/* b */": "comment"}),
    ],
)
def test_what_is_marked(line: str, kinds: dict[str, str]) -> None:
    found, state = marks(line, NAMES)
    assert {line[mark.start : mark.end]: mark.kind.value for mark in found} == kinds
    assert state != IN_COMMENT


def test_a_comment_goes_on_over_lines() -> None:
    found, state = marks("a /* b", NAMES)
    assert (found[-1].kind, state) == (MarkKind.COMMENT, IN_COMMENT)
    found, state = marks("(c)", NAMES, state)
    assert [mark.kind for mark in found] == [MarkKind.COMMENT]
    found, state = marks("d */ (e)", NAMES, state)
    assert state != IN_COMMENT
    assert [mark.kind for mark in found][:2] == [MarkKind.COMMENT, MarkKind.WEIGHT]


def test_marks_of_long_lines_are_found_in_time() -> None:
    begun = time.thread_time()
    for line in (
        "(" * 20_000,
        "<lora:" * 3_000,
        "a" * 20_000,
        "__" * 10_000,
        "1" * 20_000,
        "# " * 10_000,
        ":" * 20_000,
    ):
        marks(line, NAMES)
    assert time.thread_time() - begun < 2
