"""From a request to a sampling: presets, what goes before them, and what cannot be read."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.api import Choice, InvalidRequest, Sampling, fields_of
from plugins.text.generators.requests import ContinueRequest, TextRequest
from plugins.text.generators.sampling import PRESETS, read_bias, read_stops, sampling_of


def test_every_preset_can_be_chosen_and_nothing_else() -> None:
    (kind,) = [field.kind for field in fields_of(TextRequest) if field.name == "preset"]
    assert isinstance(kind, Choice)
    assert [value for value, _ in kind.options] == list(PRESETS)


def test_a_field_that_is_set_goes_before_the_preset() -> None:
    request = ContinueRequest(preset="lively", temperature=0.0, top_k=7, mirostat="2")
    sampling = sampling_of(request, request.preset)
    assert (sampling.temperature, sampling.top_k, sampling.mirostat) == (0.0, 7, 2)
    assert sampling.dry_multiplier == PRESETS["lively"].dry_multiplier


def test_every_sampler_of_the_engine_can_be_asked_for_but_the_ranges() -> None:
    asked = {field.name for field in fields_of(TextRequest)}
    assert {field.name for field in fields(Sampling)} - asked == {"dry_range", "penalty_range"}


def test_a_bias_reads_words_with_spaces_and_signs_of_equality() -> None:
    read = read_bias("fox = 2.5\n\n a=b = -1\n the = never\n")
    assert read == (("fox", 2.5), (" a=b", -1.0), (" the", float("-inf")))


@pytest.mark.parametrize("line", ["fox", "fox = much", "= 3", "fox = nan", "fox = inf"])
def test_a_line_that_is_no_bias_is_quoted(line: str) -> None:
    with pytest.raises(InvalidRequest, match=r"is no bias"):
        read_bias(line)


def test_stops_are_lines_with_line_breaks_written_out() -> None:
    assert read_stops("The End\n\\n\\n\n\n") == ("The End", "\n\n")


def test_a_grammar_and_a_schema_are_too_much() -> None:
    with pytest.raises(InvalidRequest, match="grammar and a JSON schema"):
        sampling_of(ContinueRequest(grammar='root ::= "a"', json_schema="{}"), "balanced")


@pytest.mark.parametrize(("schema", "said"), [("{", "no JSON"), ("[]", "no object"), ("[" * 100_000, "no JSON")])
def test_a_schema_that_is_none_is_refused(schema: str, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        sampling_of(ContinueRequest(json_schema=schema), "balanced")
