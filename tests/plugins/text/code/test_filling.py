"""Filling in: what a model is given at a caret, and what of its answer is kept; `|` is the caret."""

from __future__ import annotations

import pytest

from plugins.text.code.filling import (
    CHARACTERS_AFTER,
    CHARACTERS_BEFORE,
    LINES_AFTER,
    LINES_BEFORE,
    Completion,
    Gap,
    gap_at,
    trimmed,
)


def gap(text: str) -> Gap:
    """The gap at a caret."""
    before, after = text.split("|")
    return gap_at(before + after, len(before))


def test_the_surroundings_are_whole_lines_and_no_more_than_so_many() -> None:
    lines = [f"line {number}" for number in range(1000)]
    text = "\n".join(lines)
    at = text.index("line 500") + 3
    found = gap_at(text, at)
    assert found.before.split("\n") == [*lines[500 - LINES_BEFORE : 500], "lin"]
    assert found.after.split("\n") == ["e 500", *lines[501 : 501 + LINES_AFTER]]
    assert gap_at(text, at, 2, 1) == Gap("line 498\nline 499\nlin", "e 500\nline 501")
    assert gap_at("ab", 1) == Gap("a", "b")
    assert gap_at("", 0) == Gap("", "")
    assert gap_at("a\n", 2) == Gap("a\n", "")


def test_long_lines_are_fewer_and_the_carets_own_is_always_there() -> None:
    text = "\n".join(["a" * 5000] * 20)
    found = gap_at(text, 10 * 5001 + 100)
    assert len(found.before) <= CHARACTERS_BEFORE
    assert found.before.split("\n") == ["a" * 5000] * 4 + ["a" * 100]
    assert found.after == "a" * 4900
    one = gap_at("x" * 100_000, 50_000)
    assert (len(one.before), len(one.after)) == (CHARACTERS_BEFORE, CHARACTERS_AFTER)


@pytest.mark.parametrize(
    ("text", "written", "kept"),
    [
        # inside a line
        ("x = f(|)", "a, b)\ny = 1", "a, b"),
        ("x = f(|)", "a, g(b)", "a, g(b)"),
        ("x = f(|)", "a, g(b))", "a, g(b)"),
        ("if | > 0:", "x > 0:\n    y", "x"),
        ("if | > 0:", "len(x)", "len(x)"),
        ("f(g(|))", "a)", "a"),
        ("f(g(|))", "a))", "a"),
        # what stands behind already
        ("a = 1\n|\nreturn a + b", "b = 2\nreturn a + b\n", "b = 2"),
        ("f {\n    a();\n    |\n}", "b();\n}\n", "b();"),
        ("    a = 1\n    |\n    return a", "b = 2\n\n    return a\n    more", "b = 2"),
        # a block that is left
        ("def f():\n    |", "return 1\n\n\ndef g():\n    pass", "return 1"),
        ("def f():|", "\n    return 1\n\nx = 1", "\n    return 1"),
        ("def f():\n    if x:\n        |", "a()\n        b()\n    c()", "a()\n        b()"),
        ("x = |", "1\ny = 2\nz = 3", "1\ny = 2\nz = 3"),
        ("    |", "x\n\n    y\n", "x\n\n    y"),
        # brackets that are open there are closed
        ("x = f(\n    |", "a,\n    b,\n)\ny = 1", "a,\n    b,\n)"),
        ("x = f(\n    |\n)", "a,\n    b,\n)\ny = 1", "a,\n    b,"),
        ("void f() {|", "\n    a();\n}\n\nvoid g() {", "\n    a();\n}"),
        ("|", "", ""),
    ],
)
def test_a_completion_ends_where_it_should(text: str, written: str, kept: str) -> None:
    assert trimmed(gap(text), written) == (kept, True)
    shown = ""
    completion = Completion(gap(text), now_s=lambda: 0.0)
    for letter in written:
        if not completion.add(letter):
            break
        shown = completion.text
        assert kept.startswith(shown.rpartition("\n")[0].rstrip())
    assert completion.end() == kept


def test_a_finished_one_is_known_while_it_is_written() -> None:
    here = gap("def f():\n    |")
    assert trimmed(here, "return 1\n", is_all=False) == ("return 1", False)
    assert trimmed(here, "return 1\nde", is_all=False) == ("return 1", False)
    assert trimmed(here, "return 1\ndef g():\n", is_all=False) == ("return 1", True)
    assert trimmed(gap("f(|)"), "a", is_all=False) == ("a", False)
    assert trimmed(gap("f(|)"), "a)\n", is_all=False) == ("a", True)


def test_a_short_line_that_stands_behind_by_chance_goes_on() -> None:
    here = gap("if a {\n    |\n    }\n    c();\n}")
    assert trimmed(here, "if b {\n        d();\n    }\n    e();")[0] == "if b {\n        d();\n    }\n    e();"
    assert trimmed(here, "d();\n    }\n    c();\n}")[0] == "d();"


def test_the_time_ends_it_after_the_last_whole_line() -> None:
    now = [0.0]
    completion = Completion(gap("|"), time_s=1.0, now_s=lambda: now[0])
    now[0] = 50.0
    assert completion.add("a = 1\n")
    now[0] = 50.9
    assert completion.add("b = 2\nc")
    now[0] = 51.1
    assert not completion.add(" = ")
    assert completion.text == "a = 1\nb = 2"
    assert not completion.add("3")
    assert completion.text == "a = 1\nb = 2"


def test_where_the_time_is_up_in_the_first_line_that_is_kept() -> None:
    now = [0.0]
    completion = Completion(gap("x = |"), time_s=1.0, now_s=lambda: now[0])
    assert completion.add("some")
    now[0] = 2.0
    assert not completion.add("thing")
    assert completion.text == "something"
