"""What of a passage a generator is asked for, and which generators take one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import AssetId, AssetOf, GeneratorInfo, InvalidRequest, Json, ModelKind, ModelOf, Prompt, Seed, UserError
from plugins.canvas.generators import ImageToImageRequest, TextToImageRequest, UpscaleRequest
from plugins.text.generators.requests import RewriteRequest
from plugins.text.panel.links.medium import Medium, makers_of
from plugins.text.panel.links.place import LinkPlace
from plugins.text.panel.links.reading import unreadable
from plugins.text.panel.links.wish import (
    LONGEST,
    Way,
    beginning,
    first_sentence,
    first_words,
    plain,
    values_for,
    way_into,
)


@dataclass(frozen=True, slots=True)
class VoiceRequest:
    """A text to be spoken, in a voice that a prompt may describe."""

    text: Annotated[str, AssetOf("text/*")]
    prompt: Annotated[str, Prompt()] = ""
    seed: Annotated[int, Seed()] = 0


@dataclass(frozen=True, slots=True)
class ShotRequest:
    """A film, with or without a picture to begin with."""

    prompt: Annotated[str, Prompt()]
    image: Annotated[str | None, AssetOf("image/*")] = None
    model: Annotated[str, ModelOf(ModelKind.CHECKPOINT)] = ""


def test_a_passage_goes_into_the_prompt_or_where_a_text_is_needed() -> None:
    assert way_into(TextToImageRequest) == Way("prompt", is_asset=False)
    assert way_into(VoiceRequest) == Way("text", is_asset=True)
    assert way_into(ShotRequest) == Way("prompt", is_asset=False)
    assert way_into(RewriteRequest) == Way("prompt", is_asset=False)
    assert way_into(ImageToImageRequest) is None
    assert way_into(UpscaleRequest) is None


def test_all_but_the_passage_and_the_seed_is_the_default_with_the_model_that_a_form_kept() -> None:
    way = Way("prompt", is_asset=False)
    kept: Json = {"model": "b", "prompt": "old", "steps": 90}
    assert values_for(TextToImageRequest, way, "a fox", kept, {"model": ["a", "b"]}, 7) == {
        "prompt": "a fox",
        "model": "b",
        "seed": 7,
    }
    assert values_for(TextToImageRequest, way, "a fox", kept, {"model": ["a"]}, 7)["model"] == ""
    assert values_for(TextToImageRequest, way, "a fox", [], {}, 7)["model"] == ""
    with pytest.raises(InvalidRequest):
        values_for(TextToImageRequest, way, " \n", {}, {}, 7)


def _request(generator: str) -> type[Any]:
    known: dict[str, type[Any]] = {"a.shot": ShotRequest, "a.again": ImageToImageRequest}
    if generator not in known:
        raise UserError("There is no such thing.")
    return known[generator]


def test_media_are_told_by_media_types_alone() -> None:
    infos = [
        GeneratorInfo("a.draw", "Draw", ("text/plain",), ("image/*",), "a"),
        GeneratorInfo("a.shot", "Shot", ("text/plain", "image/*"), ("video/*",), "a"),
        GeneratorInfo("a.again", "Again", ("image/*", "text/plain"), ("image/*",), "a"),
        GeneratorInfo("a.gone", "Gone", ("image/*", "text/plain"), ("image/png",), "a"),
        GeneratorInfo("b.tune", "Tune", ("text/*",), ("audio/midi",), "b"),
        GeneratorInfo("b.voice", "Voice", ("text/*",), ("audio/*; content=speech",), "b"),
        GeneratorInfo("c.words", "Words", ("text/*",), ("text/markdown", "image/png"), "c"),
        GeneratorInfo("b.mix", "Mix", ("audio/*",), ("audio/*",), "b"),
    ]
    found = {one: [info.id for info in makers_of(one, infos, _request, but="c")] for one in Medium}
    assert found == {
        Medium.PICTURE: ["a.draw"],
        Medium.FILM: ["a.shot"],
        Medium.MUSIC: ["b.tune"],
        Medium.SPEECH: ["b.voice"],
    }


def test_prose_is_what_markdown_says() -> None:
    text = (
        "## The *Night* Ferry\n\n> It was **very, _very_ late**,\nand [nobody](https://x.y) \uff5c迎《むか》えに came."
    )
    assert plain(text) == "The Night Ferry It was very, very late, and nobody 迎えに came."
    assert plain("2 * 3 * 4 and snake_case_name") == "2 * 3 * 4 and snake_case_name"


@given(st.text(alphabet="ab .!?。」 \n雪", max_size=700))
def test_a_beginning_is_one_and_short_enough(text: str) -> None:
    found = beginning(text)
    assert text.startswith(found)
    assert len(found) <= LONGEST
    assert (found == text) == (len(text) <= LONGEST)


def test_a_beginning_ends_with_a_sentence() -> None:
    sentence = "The lamp turned slowly, and the bay was there and then was not. "
    assert beginning(sentence * 9) == (sentence * 4).rstrip()
    assert beginning("雪が降る。" * 100) == "雪が降る。" * 60
    assert beginning("word " * 100) == ("word " * 60).rstrip()
    assert beginning("x" * 400) == "x" * 300


def test_a_description_is_one_sentence() -> None:
    assert first_sentence("A fox sleeps. It dreams of snow.") == "A fox sleeps."
    assert first_sentence("A fox, at 3.15 in the night") == "A fox, at 3.15 in the night"
    assert first_sentence("狐が眠る。雪が降る。") == "狐が眠る。"


def test_first_words_are_shortened() -> None:
    assert first_words("# Night\n\nIt rained.") == "Night It rained."
    assert first_words("word " * 40, 20) == "word word word word…"


def test_letters_that_a_model_cannot_read_are_told() -> None:
    assert unreadable("A café, naïve — “yes”", ["en"]) == ""
    assert unreadable("The 灯台 stood", ["en"]) == "灯台"
    assert unreadable("Маяк стоял", ["en-GB", "de"]) == "Маяк"
    assert unreadable("灯台", ["en", "ja"]) == ""
    assert unreadable("灯台", []) == ""
    assert unreadable("あ" * 30, ["en"]) == "あ" * 11 + "…"


def test_a_place_comes_back_and_a_strange_one_is_none() -> None:
    for replaces in (None, "link"):
        place = LinkPlace("one", 3, 20, AssetId("a" * 64), replaces)
        assert LinkPlace.from_json(place.to_json()) == place
    assert LinkPlace.from_json(None) is None
    assert LinkPlace.from_json({"x": 1, "y": 2, "width": 3, "height": 4}) is None
    strange: Json = {"link": {"chapter": "one", "at": -1, "length": 2, "passage": "", "replaces": None}}
    assert LinkPlace.from_json(strange) is None
