"""Indenting: what Enter and Backspace do; `|` is the caret."""

from __future__ import annotations

import pytest

from plugins.text.code.indenting import Typed, indent_unit, on_backspace, on_enter


def apply(text: str, typed: Typed) -> str:
    """A text after a key, with its caret."""
    before, after = text.split("|")
    before = before[: len(before) - typed.removed_before] + typed.text[: typed.caret]
    return f"{before}|{typed.text[typed.caret :]}{after[typed.removed_after :]}"


def entered(text: str, language: str = "python") -> str:
    """A text after Enter."""
    before, after = text.split("|")
    return apply(text, on_enter(before, after, language))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("x = 1|", "x = 1\n|"),
        ("    x = 1|", "    x = 1\n    |"),
        ("if x:|", "if x:\n    |"),
        ("if x:  # why: so|", "if x:  # why: so\n    |"),
        ("  if x:|", "  if x:\n    |"),
        ("\tif x:|", "\tif x:\n\t\t|"),
        ("x = 'a:'|", "x = 'a:'\n|"),
        ("x = 1  # a:|", "x = 1  # a:\n|"),
        ("def f():\n    return x|", "def f():\n    return x\n|"),
        ("        pass|", "        pass\n    |"),
        ("    break|", "    break\n|"),
        ("        raise E('(')|", "        raise E('(')\n    |"),
        ("    returned = 1|", "    returned = 1\n    |"),
        ("    return f(|", "    return f(\n        |"),
        ("f(|)", "f(\n    |\n)"),
        ("x = {|}", "x = {\n    |\n}"),
        ("f(a,|", "f(a,\n  |"),
        ("f(a,|)", "f(a,\n  |)"),
        ("f(\n    a,|", "f(\n    a,\n    |"),
        ("def f(a,\n      b):|", "def f(a,\n      b):\n    |"),
        ("    x = f(a,\n          b)|", "    x = f(a,\n          b)\n    |"),
        ("        return f(a,\n                 b)|", "        return f(a,\n                 b)\n    |"),
        ("x = 1|   y", "x = 1\n|y"),
        ('    """Doc:|', '    """Doc:\n    |'),
        ("x = [1, 2]|", "x = [1, 2]\n|"),
        ("|", "\n|"),
    ],
)
def test_enter_in_python(text: str, result: str) -> None:
    assert entered(text) == result


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("void f() {|}", "c", "void f() {\n    |\n}"),
        ("function f() {|", "javascript", "function f() {\n  |"),
        ("func f() {|", "go", "func f() {\n\t|"),
        ("  a: b // {|", "javascript", "  a: b // {\n  |"),
        ("case x:|", "c", "case x:\n|"),
        ("    return x;|", "c", "    return x;\n    |"),
        ("  a: 1|", "yaml", "  a: 1\n  |"),
        ("  /* a {|", "c", "  /* a {\n  |"),
        ("fn f<'a>(x: &'a str) {|", "rust", "fn f<'a>(x: &'a str) {\n    |"),
    ],
)
def test_enter_in_other_languages(text: str, language: str, result: str) -> None:
    assert entered(text, language) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("        |", "    |"),
        ("      |", "    |"),
        ("    x|", None),
        (" |", None),
        ("\t|", None),
        ("f(|)", "f|"),
        ("f('|')", "f(|)"),
        ("f(|]", None),
        ("|", None),
    ],
)
def test_backspace_takes_a_step_or_an_empty_pair(text: str, result: str | None) -> None:
    before, after = text.split("|")
    typed = on_backspace(before, after, "python")
    assert (typed and apply(text, typed)) == result


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("a:\n  b:\n    c", "python", "  "),
        ("a\n    b\n        c", "javascript", "    "),
        ("a\n\tb\n\t\tc", "c", "\t"),
        ("a", "python", "    "),
        ("a", "go", "\t"),
        ("if a:\n   b", "python", "   "),
    ],
)
def test_a_step_is_as_the_text_has_it(text: str, language: str, unit: str) -> None:
    assert indent_unit(text, language) == unit
