"""The interface's words have their Japanese ones."""

from __future__ import annotations

import re

from tests.translations import QM, messages, translated


def test_every_word_of_the_interface_is_in_japanese() -> None:
    there = translated()
    missing = [message for message in messages() if message[0] != "Errors" and message not in there]
    assert missing == []


def test_placeholders_survive_translation() -> None:
    for (_, source), text in translated().items():
        assert sorted(re.findall(r"{\w*}", source)) == sorted(re.findall(r"{\w*}", text)), source


def test_the_compiled_file_is_there() -> None:
    assert QM.stat().st_size > 10_000
