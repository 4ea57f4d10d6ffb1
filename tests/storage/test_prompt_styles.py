"""Styles are laid around prompts, and kept in a table that A1111 knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.api import UserError
from app.api.prompt_styles import PromptStyle
from app.storage.prompt_styles import CsvStyles, read_styles


@pytest.mark.parametrize(
    ("template", "prompt", "result"),
    [
        ("ink wash of {prompt}, paper", "a fox", "ink wash of a fox, paper"),
        ("ink wash", "a fox", "a fox, ink wash"),
        ("ink wash", "a fox, ", "a fox, ink wash"),
        ("ink wash", "", "ink wash"),
        ("", "a fox", "a fox"),
        ("{prompt} and {prompt}", "a fox", "a fox and a fox"),
    ],
)
def test_a_style_is_laid_around_a_prompt(template: str, prompt: str, result: str) -> None:
    assert PromptStyle("x", template).applied(prompt)[0] == result
    assert PromptStyle("x", negative=template).applied("", prompt)[1] == result


def test_a_table_of_a1111_is_read(tmp_path: Path) -> None:
    table = tmp_path / "theirs.csv"
    table.write_bytes(
        b"\xef\xbb\xbfname,prompt,negative_prompt\r\n"
        b'Ink,"ink wash of {prompt}, ""sumi-e""",colour\r\n'
        b'"Two\r\nlines","a\r\nb",\r\n,,\r\n'
    )
    assert read_styles(table) == (
        PromptStyle("Ink", 'ink wash of {prompt}, "sumi-e"', "colour"),
        PromptStyle("Two\nlines", "a\nb", ""),
    )
    styles = CsvStyles(tmp_path / "data" / "styles.csv")
    assert styles.all() == ()
    styles.keep([PromptStyle("墨絵", "墨絵の{prompt}"), PromptStyle("Ink", "old")])
    assert len(styles.take_in(table)) == 2
    again = CsvStyles(tmp_path / "data" / "styles.csv")
    assert [style.name for style in again.all()] == ["墨絵", "Ink", "Two\nlines"]
    assert again.all()[1].negative == "colour"
    again.remove("Ink")
    assert [style.name for style in styles.all()] == ["墨絵", "Two\nlines"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe", b'name,prompt\n"open', b"\0" * 100])
def test_a_file_that_is_no_table_is_refused_and_nothing_is_lost(content: bytes, tmp_path: Path) -> None:
    styles = CsvStyles(tmp_path / "styles.csv")
    styles.keep([PromptStyle("Ink", "ink")])
    (tmp_path / "theirs.csv").write_bytes(content)
    with pytest.raises(UserError, match="holds no styles"):
        styles.take_in(tmp_path / "theirs.csv")
    assert styles.all() == (PromptStyle("Ink", "ink"),)
    with pytest.raises(UserError, match="cannot be read"):
        styles.take_in(tmp_path / "nowhere.csv")
