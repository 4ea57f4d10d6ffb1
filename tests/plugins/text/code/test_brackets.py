"""Brackets: pairs that are typed, and those that belong together."""

from __future__ import annotations

import time

import pytest

from plugins.text.code.brackets import closes_more, masked, matching, pair_for


@pytest.mark.parametrize(
    ("key", "line", "result"),
    [
        ("(", "f|", "f(|)"),
        ("(", "f|)", "f(|))"),
        ("(", "|f", None),
        ("{", "x = |", "x = {|}"),
        (")", "f(|)", "f()|"),
        (")", "f(|", None),
        ('"', "x = |", 'x = "|"'),
        ('"', 'x = "a|"', 'x = "a"|'),
        ('"', 'x = "a\\|"', None),
        ("'", "don|", None),
        ("'", "# it|", None),
        ("(", "# it |", None),
        ("(", "x = 'a|", None),
        ('"', 'x = ""|', 'x = """|"""'),
        ("'", "''|", "'''|'''"),
        ('"', '"""|', None),
        ("[", "x = 'a' + |", "x = 'a' + [|]"),
        ("x", "|", None),
    ],
)
def test_a_bracket_comes_with_its_other_half_where_that_helps(key: str, line: str, result: str | None) -> None:
    before, after = line.split("|")
    found = pair_for(key, before, after, "python")
    if found is None:
        assert result is None
        return
    text, caret, removed = found
    assert f"{before}{text[:caret]}|{text[caret:]}{after[removed:]}" == result


@pytest.mark.parametrize(
    ("text", "at", "places"),
    [
        ("f(a[0])", 1, (1, 6)),
        ("f(a[0])", 2, (1, 6)),
        ("f(a[0])", 7, (1, 6)),
        ("f(a[0])", 4, (3, 5)),
        ("f(a", 2, None),
        ("abc", 1, None),
        ("", 0, None),
        ("(()", 1, None),
        ("(())", 0, (0, 3)),
    ],
)
def test_the_other_half_is_found(text: str, at: int, places: tuple[int, int] | None) -> None:
    assert matching(text, at) == places


def test_brackets_in_strings_are_passed_over() -> None:
    text = "f(')')"
    code = masked(text, "python").code
    assert matching(text, 1, lambda at: code[at] != text[at]) == (1, 5)


def test_looking_for_the_other_half_has_an_end() -> None:
    started = time.perf_counter()
    assert matching("(" + "x" * 5_000_000, 0) is None
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "language", "code", "inside", "goes_on"),
    [
        ("a = 'b' # c", "python", "a = xxx    ", True, False),
        ("a = 'b", "python", "a = xx", True, False),
        ("a = 'b\nc", "python", "a = xx\nc", False, False),
        ('"""a\nb', "python", "xxxx\nx", True, True),
        ('"""a\nb"""', "python", "xxxx\nxxxx", False, False),
        ('"a\\"b" + c', "python", "xxxxxx + c", False, False),
        ("x // {\ny", "c", "x     \ny", False, False),
        ("x /* {\ny", "c", "x     \n ", True, True),
        ("x /* { */ y", "c", "x         y", False, False),
        ("`a\n${b}` c", "javascript", "xx\nxxxxx c", False, False),
        ("select 'a' -- b", "sql", "select xxx     ", True, False),
        ("x = 'it''s'", "python", "x = xxxxxxx", False, False),
    ],
)
def test_strings_and_comments_are_blanked(text: str, language: str, code: str, inside: bool, goes_on: bool) -> None:
    assert masked(text, language) == (code, inside, goes_on)


@pytest.mark.parametrize(("text", "more"), [("a)", True), ("(a)", False), ("f(a))", True), ("", False), ("(", False)])
def test_whether_more_is_closed_than_opened(text: str, more: bool) -> None:
    assert closes_more(text) is more
