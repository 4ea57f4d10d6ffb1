"""What is kept beside a draft comes back as it was."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from app.api import Candidate, InvalidData, Token, Words
from plugins.text.generators.details import DraftDetails, Told, details_from_bytes, details_to_bytes

DETAILS = DraftDetails(
    tokens=(Token(5, 0, 3, 0.25, (Candidate(5, "fox", 0.25), Candidate(9, "\ufffd", 0.125))),),
    told=(Told("story", "The ", 2, 40), Told("instruction", "生成", 1)),
    alerts=(Words("Left out: {names}.", names="Kyoto"),),
    context_tokens=2048,
    prompt_tokens=40,
    reused_tokens=30,
    prompt_s=0.5,
    writing_s=1.25,
)


def test_details_come_back_as_they_were() -> None:
    assert details_from_bytes(details_to_bytes(DETAILS)) == DETAILS


def test_a_probability_that_is_not_told_stays_untold() -> None:
    token = replace(DETAILS.tokens[0], probability=math.nan)
    (read,) = details_from_bytes(details_to_bytes(replace(DETAILS, tokens=(token,)))).tokens
    assert math.isnan(read.probability)
    assert read.candidates == token.candidates


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"version": 1, "tokens": [[1]], "told": [], "alerts": []}'])
def test_malformed_details_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidData, match="malformed"):
        details_from_bytes(data)


def test_details_of_a_newer_version_say_so() -> None:
    with pytest.raises(InvalidData, match="newer version"):
        details_from_bytes(b'{"version": 2}')
