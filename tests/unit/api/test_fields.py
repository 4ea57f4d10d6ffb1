"""Requests: their fields, from JSON and from a command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest

from app.api import (
    AssetOf,
    Choice,
    Count,
    InvalidRequest,
    Json,
    Label,
    ModelKind,
    ModelOf,
    More,
    Prompt,
    Range,
    Seed,
    Toggle,
    fields_of,
    request_from_json,
    request_to_json,
    value_from_text,
)


@dataclass(frozen=True, slots=True)
class Request:
    """A request with every kind of field."""

    prompt: Annotated[str, Prompt(), Label("Prompt", "What it shows")]
    image: Annotated[str | None, AssetOf("image/*")] = None
    model: Annotated[str, ModelOf(ModelKind.CHECKPOINT)] = ""
    steps: Annotated[int | None, Range(1, 150), More()] = None
    strength: Annotated[float, Range(0, 1, step=0.05, unit="")] = 0.6
    pictures: Annotated[int, Range(1, 16), Count()] = 1
    mode: Annotated[str, Choice((("a", "A"), ("b", "B")))] = "a"
    tiled: Annotated[bool, Toggle()] = False
    seed: Annotated[int, Seed()] = 0


@dataclass(frozen=True, slots=True)
class Bare:
    """A request whose field says nothing."""

    prompt: str


def test_fields_come_in_order_with_what_their_annotations_say() -> None:
    fields = {field.name: field for field in fields_of(Request)}
    assert list(fields) == ["prompt", "image", "model", "steps", "strength", "pictures", "mode", "tiled", "seed"]
    assert [name for name, field in fields.items() if field.count] == ["pictures"]
    assert fields["prompt"].required
    assert fields["prompt"].label == Label("Prompt", "What it shows")
    assert fields["image"].optional
    assert fields["steps"].more
    assert fields["steps"].type is int
    assert fields["strength"].default == 0.6
    assert fields["seed"].label.text == "Seed"


def test_a_field_without_annotation_is_a_bug() -> None:
    with pytest.raises(TypeError, match="prompt"):
        fields_of(Bare)


def test_there_and_back() -> None:
    request = Request("fox", steps=20, strength=0.5, mode="b", tiled=True, seed=2**32 - 1)
    assert request_from_json(Request, request_to_json(request)) == request


def test_a_whole_number_is_a_number() -> None:
    assert request_from_json(Request, {"prompt": "x", "strength": 1}).strength == 1.0


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "no prompt"),
        ({"prompt": "x", "stepps": 3}, "Did you mean “steps”"),
        ({"prompt": "x", "zzz": 3}, "The fields are: prompt"),
        ({"prompt": 3}, "Give it a text"),
        ({"prompt": "x", "steps": 2.5}, "Give it a whole number"),
        ({"prompt": "x", "steps": True}, "Give it a whole number"),
        ({"prompt": "x", "steps": 0}, "from 1 to 150"),
        ({"prompt": "x", "strength": float("nan")}, "from 0 to 1"),
        ({"prompt": "x", "strength": None}, "no strength"),
        ({"prompt": "x", "mode": "c"}, "one of: a, b"),
        ({"prompt": "x", "tiled": 1}, "true or false"),
        ({"prompt": "x", "seed": 2**32}, "from 0 to"),
        ({"prompt": "x", "seed": -1}, "from 0 to"),
    ],
)
def test_what_does_not_fit_is_named(values: dict[str, Json], words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        request_from_json(Request, values)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("prompt", "3", "3"), ("seed", "7", 7), ("strength", "0.25", 0.25), ("tiled", "yes", True), ("tiled", "0", False)],
)
def test_a_command_lines_text_is_read_by_the_fields_type(name: str, text: str, value: Json) -> None:
    assert value_from_text(Request, name, text) == value


@pytest.mark.parametrize(("name", "text"), [("seed", "x"), ("strength", ""), ("tiled", "maybe"), ("sed", "7")])
def test_a_text_that_is_no_value_is_named(name: str, text: str) -> None:
    with pytest.raises(InvalidRequest):
        value_from_text(Request, name, text)
