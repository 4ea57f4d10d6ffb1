"""The interface's words have their Japanese ones."""

from __future__ import annotations

import re
import string

import pytest

from tests.translations import QM, messages, translated, untranslatable

_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def test_every_word_of_the_interface_is_in_japanese() -> None:
    there = translated()
    assert [message for message in messages() if message not in there] == []


def test_nothing_is_said_that_no_translation_could_reach() -> None:
    assert untranslatable() == []


def test_placeholders_survive_translation() -> None:
    wrong = [source for (_, source), text in translated().items() if placeholders(source) != placeholders(text)]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "text"),
    [("{name} is damaged.", "壊れています。"), ("{width:.1f} px", "{width} px"), ("{a} {a}", "{a}"), ("{a}", "{b}")],
)
def test_a_lost_or_changed_placeholder_is_noticed(source: str, text: str) -> None:
    assert placeholders(source) != placeholders(text)


def test_sentences_are_japanese() -> None:
    said = {source: text for (name, source), text in translated().items() if name == "Words" and " " in source}
    assert [source for source, text in said.items() if source.endswith(".") and not _JAPANESE.search(text)] == []


def test_the_compiled_file_is_there() -> None:
    assert QM.stat().st_size > 10_000


def placeholders(text: str) -> list[tuple[str, str, str]]:
    """What `str.format` fills in: each name, with how it is to look."""
    fields = string.Formatter().parse(text)
    return sorted((name, form or "", look or "") for _, name, form, look in fields if name is not None)
