"""The LoRAs of a form as a text, and back."""

from __future__ import annotations

import pytest

from app.api import UserError
from app.api.lora_list import ListedLora, can_be_named, listed_loras, lora_text, worn_text


def test_a_list_is_the_same_after_it_was_written() -> None:
    loras = (ListedLora("Ink Wash", 0.8), ListedLora("b", 1.0, 0.25), ListedLora("c", -0.5, on=False))
    assert lora_text(loras) == "<lora:Ink Wash:0.8>\n<lora:b:1:0.25>\n# <lora:c:-0.5>"
    assert listed_loras(lora_text(loras)) == loras
    assert worn_text(lora_text(loras)) == "<lora:Ink Wash:0.8> <lora:b:1:0.25>"
    assert listed_loras("") == ()
    assert worn_text("") == ""


def test_what_was_typed_in_one_line_is_read_too() -> None:
    assert [one.name for one in listed_loras("<lora:a>, <lora:b:0.5>")] == ["a", "b"]
    assert listed_loras("# put away: <lora:a>") == (ListedLora("a", on=False),)


@pytest.mark.parametrize("text", ["a fox", "<lora:a> and more", "<lora:a:much>", "<lora:>"])
def test_what_is_no_list_is_said(text: str) -> None:
    with pytest.raises(UserError):
        listed_loras(text)


def test_some_names_cannot_stand_in_a_list() -> None:
    assert can_be_named("Ink Wash v2.1")
    assert not any(map(can_be_named, ("", " a", "a:b", "a>b", "a\nb")))
