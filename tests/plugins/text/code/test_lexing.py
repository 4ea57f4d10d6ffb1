"""Lexing: after any edits the pieces are those that the whole text has, and little is read to know them."""

from __future__ import annotations

import inspect
import random
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.token import Keyword, String, Token

from plugins.text.code.languages import language_of_fence, language_of_file, languages, lexer_class
from plugins.text.code.lexing import Lexing, Run
from plugins.text.code.roles import Role, role_of

SOURCES = {
    "python": '@cached\ndef f(x: int) -> str:\n    """Doc\n\n    # no comment"""\n    return f"{x}\\n" # ok\n',
    "javascript": "/* a\n b */\nlet x = `t ${1 +\n2}`;\nfunction f() { return /re/g }\n// end\n",
    "typescript": "interface A<T> { b?: string }\nconst c: A<number> = {\n  b: 'x' /* in\n side */,\n};\n",
    "rust": "//! doc\nfn main<'a>(x: &'a str) {\n    /* a /* nested */ b\n */ let s = r#\"raw\n\"#;\n}\n",
    "java": '/**\n * Doc\n */\npublic class A { String s = "x"; // c\n}\n',
    "go": "package main\n\nvar s = `raw\nstring`\n\nfunc main() { /* c\n*/ }\n",
    "css": "/* a\nb */\n.a { color: #fff; }\n",
    "html": "<!-- a\nb --><p class='x'>t</p>\n<script>\nlet a = 1; // c\n</script>\n<style>\n.a { b: c }\n</style>\n",
    "yaml": "# c\na: 1\nb:\n  - x: |\n      text\n      more\n  - 'y'\nc: {d: 2}\n",
    "json": '{\n  "a": [1, true, null],\n  "b": {"c": "d"}\n}\n',
    "bash": "cat <<EOF\n$HOME text\nEOF\nif [ -f x ]; then echo 'a\nb'; fi # c\n",
    "ruby": "=begin\ncomment\n=end\nx = <<~E\n  text\nE\ndef f; :a; end\n",
    "sql": "-- c\nSELECT 'a\nb' FROM t /* c\nd */ WHERE x = 1;\n",
    "lua": "--[[ a\nb ]]\nlocal s = [[x\ny]]\n",
    "markdown": "# Head\n\ntext `code` **bold**\n\n```python\nx = 1\n```\n",
}
PIECES = ["", "x = 1", '"""', "'", '"', "/*", "*/", "`", "# c", "<!--", "-->", "<script>", "</script>", "{", "}", "EOF"]


def whole(language: str, lines: list[str]) -> list[tuple[Run, ...]]:
    """What Pygments itself says of a text."""
    kind = lexer_class(language)
    assert kind is not None
    found: list[list[Run]] = [[] for _ in range(len(lines) + 1)]
    line = column = 0
    for _, token, text in kind().get_tokens_unprocessed("\n".join(lines) + "\n"):
        role = role_of(token)
        for index, part in enumerate(text.split("\n")):
            if index:
                line, column = line + 1, 0
            if part and role:
                last = found[line][-1] if found[line] else None
                if last and last[2] is role and last[0] + last[1] == column:
                    found[line][-1] = (last[0], last[1] + len(part), role)
                else:
                    found[line].append((column, len(part), role))
            column += len(part)
    return [tuple(runs) for runs in found[: len(lines)]]


def read(lexing: Lexing) -> list[tuple[Run, ...]]:
    """The pieces of all lines, after all work is done."""
    while lexing.work(1):
        pass
    assert all(lexing.is_fresh(line) for line in range(lexing.lines))
    return [lexing.runs(line) for line in range(lexing.lines)]


@pytest.mark.parametrize("language", SOURCES)
def test_all_lines_have_the_pieces_that_the_lexer_finds_in_the_whole_text(language: str) -> None:
    lines = (SOURCES[language] * 5).split("\n")
    found = read(Lexing(language, lines))
    assert found == whole(language, lines)
    assert any(found)


@pytest.mark.parametrize("language", [name for name in SOURCES if name != "yaml"])
def test_after_any_edits_the_pieces_are_those_of_the_text_as_it_is(language: str) -> None:
    random.seed(language)
    lines = (SOURCES[language] * 8).split("\n")
    lexing = Lexing(language, lines)
    for _ in range(60):
        first = random.randrange(len(lines))
        removed = min(random.choice([0, 1, 1, 2]), len(lines) - first)
        new = random.choices(PIECES, k=random.choice([0, 1, 1, 2]))
        if len(lines) - removed + len(new) == 0:
            continue
        lines[first : first + removed] = new
        lexing.replace(first, removed, new)
        if random.random() < 0.5:
            lexing.read(max(0, first - 3), min(lexing.lines - 1, first + 10), 0.01)
        if random.random() < 0.3:
            lexing.work(0.0005)
    assert read(lexing) == read(Lexing(language, lines))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 3), st.lists(st.sampled_from(PIECES), max_size=3)), max_size=8
    )
)
def test_python_is_read_as_it_is_after_edits_of_all_kinds(edits: list[tuple[int, int, list[str]]]) -> None:
    lines = (SOURCES["python"] * 4).split("\n")
    lexing = Lexing("python", lines)
    for at, removed, new in edits:
        first = min(at, len(lines) - 1)
        last = min(first + removed, len(lines))
        lines[first:last] = new or ["pass"]
        lexing.replace(first, last - first, new or ["pass"])
    assert read(lexing) == read(Lexing("python", lines))


def test_a_string_over_lines_is_one_until_it_ends() -> None:
    lexing = Lexing("python", ["x = 1", "y = 2", "z = 3"])
    read(lexing)
    lexing.replace(0, 1, ["x = '''1"])
    assert lexing.read(0, 0, 1)
    assert not lexing.is_fresh(1)
    assert lexing.read(0, 2, 1)
    assert lexing.runs(1) == ((0, 5, Role.STRING),)
    lexing.replace(1, 1, ["'''; y = 2"])
    assert read(lexing) == whole("python", ["x = '''1", "'''; y = 2", "z = 3"])
    assert lexing.runs(2) == ((4, 1, Role.NUMBER),)


def test_what_an_end_far_below_closes_is_seen_later() -> None:
    lines = ["/* open", *["let x = 1;"] * 400]
    lexing = Lexing("javascript", lines)
    assert read(lexing)[5] != ((0, 10, Role.COMMENT),)
    lexing.replace(390, 1, ["*/"])
    assert read(lexing)[5] == ((0, 10, Role.COMMENT),)
    assert 5 in lexing.take_changed()
    assert lexing.take_changed() == set()


def test_only_lines_that_changed_are_told() -> None:
    lexing = Lexing("python", ["x = 1"] * 50)
    read(lexing)
    lexing.take_changed()
    lexing.replace(20, 1, ["x = 'a'"])
    read(lexing)
    assert lexing.take_changed() == {20}


def test_an_edit_reads_its_line_and_not_the_rest() -> None:
    lines = (SOURCES["python"] * 500).split("\n")
    lexing = Lexing("python", lines)
    read(lexing)
    times = []
    for index in range(200):
        lexing.replace(2504, 1, [f"    value = {index}"])
        started = time.perf_counter()
        assert lexing.read(2504, 2504, 1)
        times.append(time.perf_counter() - started)
    assert sorted(times)[190] < 0.004


def test_a_far_line_is_shown_before_all_above_it_is_read() -> None:
    lines = (SOURCES["python"] * 3000).split("\n")
    lexing = Lexing("python", lines)
    started = time.perf_counter()
    assert lexing.read(15_000, 15_050, 5)
    assert time.perf_counter() - started < 0.1
    assert [lexing.runs(line) for line in range(15_000, 15_050)] == whole("python", lines)[15_000:15_050]
    assert not lexing.is_fresh(100)


def test_a_budget_is_kept_and_what_is_left_is_done_later() -> None:
    lines = ["<script>", *["let x = 'a' + 1; // c"] * 900, "</script>"]
    lexing = Lexing("html", lines)
    read(lexing)
    lines[850] = "let y = 'b';"
    lexing.replace(850, 1, [lines[850]])
    started = time.perf_counter()
    assert not lexing.read(850, 850, 0.005)
    assert lexing.work(0.005)
    assert time.perf_counter() - started < 0.1
    assert read(lexing) == whole("html", lines)


def test_a_line_that_no_person_wrote_stays_plain_and_costs_nothing() -> None:
    lexing = Lexing("javascript", ["let a = 1;", "x=1;" * 200_000, "let b = 2;"])
    started = time.perf_counter()
    found = read(lexing)
    assert time.perf_counter() - started < 0.5
    assert found[1] == ()
    assert found[0] == found[2] != ()


def test_an_unknown_language_has_no_pieces() -> None:
    lexing = Lexing("klingon", ["a", "b"])
    assert read(lexing) == [(), ()]
    lexing.replace(0, 1, ["c", "d"])
    assert lexing.lines == 3
    assert not lexing.work(1)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.py", "python"),
        ("A.H", "c"),
        ("x.rs", "rust"),
        ("Makefile", "make"),
        ("q.sql", "sql"),
        ("a.zzz", ""),
        ("", ""),
    ],
)
def test_a_files_name_tells_its_language(name: str, language: str) -> None:
    assert language_of_file(name) == language


@pytest.mark.parametrize(
    ("info", "language"),
    [("py", "python"), (" JS ", "javascript"), ("{.rust #id}", "rust"), ("c++ {x}", "cpp"), ("yml", "yaml"), ("?", "")],
)
def test_a_fence_tells_its_language(info: str, language: str) -> None:
    assert language_of_fence(info) == language


def test_every_language_of_the_menu_has_a_lexer() -> None:
    named = languages()
    assert ("python", "Python") in named
    assert all(lexer_class(name) for name, _ in random.Random(1).sample(named, 40))


def test_a_role_is_that_of_the_nearest_kind() -> None:
    assert role_of(String.Double) is Role.STRING
    assert role_of(Keyword.Constant) is Role.NUMBER
    assert role_of(Token.Text) is None


def test_this_file_reads_as_python() -> None:
    lines = inspect.getsource(textwrap).split("\n")
    assert read(Lexing("python", lines)) == whole("python", lines)
