"""Words: templates and values that travel apart, into any language."""

from __future__ import annotations

import dataclasses
import json

import pytest

from app.document import InvalidData, UserError, Words, listed, sentences

JAPANESE = {
    "“{file}” is damaged: {what}.": "「{file}」は壊れています（{what}）。",
    "it claims to hold {count} tensors": "テンソルが {count} 個あるとしています",
    "Download it once more.": "もう一度ダウンロードしてください。",
    "{first} {then}": "{first}{then}",
}


def test_an_error_is_said_in_english_and_in_another_language() -> None:
    error = UserError(
        "“{file}” is damaged: {what}.",
        advice="Download it once more.",
        file="{a}.safetensors",
        what=Words("it claims to hold {count} tensors", count=3),
    )
    assert str(error) == "“{a}.safetensors” is damaged: it claims to hold 3 tensors. Download it once more."
    japanese = error.words.translated(lambda template: JAPANESE[template])
    assert (
        japanese
        == "「{a}.safetensors」は壊れています（テンソルが 3 個あるとしています）。もう一度ダウンロードしてください。"
    )


def test_words_go_through_json_as_they_are() -> None:
    said = sentences(
        Words("It has {count}.", count=2), Words("{what}!", what=Words("So {size:g}", size=0.5)), Words("{")
    )
    assert Words.from_json(json.loads(json.dumps(said.to_json()))) == said
    assert str(said) == "It has 2. So 0.5! {"
    assert Words.from_json(Words("Plain.").to_json()) == Words("Plain.")


@pytest.mark.parametrize("data", [None, 3, [], {"template": "x"}, {"template": 3, "values": {}}])
def test_other_json_is_no_words(data: object) -> None:
    with pytest.raises((TypeError, KeyError)):
        Words.from_json(data)


def test_words_are_frozen_plain_and_comparable() -> None:
    words = Words("{what}", what=ValueError("no"))
    assert words == Words("{what}", what="no")
    assert hash(words) == hash(Words("{what}", what="no"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        words.template = "other"  # type: ignore[misc] # that it is refused is what is tested


def test_nothing_is_left_out() -> None:
    assert not sentences()
    assert not sentences(Words(), Words())
    assert str(sentences(Words(), Words("One."), Words(), Words("Two."))) == "One. Two."
    assert str(listed([Words("a"), Words("b"), Words("c")])) == "a; b; c"
    assert str(InvalidData("No advice.")) == "No advice."
