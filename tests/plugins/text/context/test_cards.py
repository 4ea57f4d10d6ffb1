"""Character cards of all versions, sound and hostile, and what the model is told of them."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.api import InvalidData, JsonObject
from plugins.text.context.cards import Card, read_card, write_card, write_card_picture
from plugins.text.context.characters import card_text, closing_text, filled, greetings, lorebook_of, system_text
from plugins.text.context.foreign import LARGEST_BYTES
from plugins.text.context.lore import Lorebook, LoreEntry
from tests.plugins.text.context.samples import (
    card_1,
    card_2,
    card_3,
    character_book,
    chunk,
    dumped,
    encoded,
    is_sound,
    picture,
    text_chunk,
)

ALL = [card_1(), card_2(), card_3()]


@pytest.mark.parametrize(("values", "version"), [(card_1(), 1), (card_2(), 2), (card_3(), 3)])
def test_a_card_is_read_in_every_version(values: JsonObject, version: int) -> None:
    card = read_card(dumped(values), "mara.json")
    assert (card.version, card.name, card.personality) == (version, "Mara", "patient")
    assert card.greeting == "You are late, {{user}}."
    assert (card.book is not None) is (version > 1)
    assert card.nickname == ("The Keeper" if version == 3 else "")
    assert card.group_greetings == (("All of you?",) if version == 3 else ())


@pytest.mark.parametrize("values", ALL)
def test_a_card_goes_back_as_it_came(values: JsonObject) -> None:
    assert json.loads(write_card(read_card(dumped(values), "mara.json"))) == values


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
@pytest.mark.parametrize("keyword", [b"chara", b"Chara", b"ccv3"])
def test_a_card_is_found_in_a_picture(kind: bytes, keyword: bytes) -> None:
    other = text_chunk(b"Comment", b"Not this.")
    assert read_card(picture(other, text_chunk(keyword, encoded(card_2()), kind)), "mara.png") == read_card(
        dumped(card_2()), "mara.json"
    )


def test_version_3_takes_precedence() -> None:
    data = picture(text_chunk(b"chara", encoded(card_2())), text_chunk(b"ccv3", encoded(card_3())))
    assert read_card(data, "mara.png").version == 3


def test_base64_may_be_broken_into_lines() -> None:
    text = encoded(card_1())
    lines = b"\n".join(text[at : at + 76] for at in range(0, len(text), 76))
    assert read_card(picture(text_chunk(b"chara", lines)), "mara.png").name == "Mara"


def test_a_version_that_is_not_known_is_read_as_the_newest() -> None:
    values = {**card_3(), "spec": "chara_card_v4", "spec_version": "4.0"}
    card = read_card(dumped(values), "mara.json")
    assert card.version == 3
    assert json.loads(write_card(card)) == values


@pytest.mark.parametrize("values", ALL)
def test_a_card_goes_into_a_picture_which_stays_the_same(values: JsonObject) -> None:
    stream = BytesIO()
    Image.new("RGB", (9, 5), (10, 20, 30)).save(stream, "PNG")
    card = read_card(dumped(values), "mara.json")
    once = write_card_picture(card, stream.getvalue(), "mara.png")
    twice = write_card_picture(card, once, "mara.png")
    assert once == twice
    with Image.open(BytesIO(once)) as image:
        assert image.getpixel((8, 4)) == (10, 20, 30)
        inner = json.loads(base64.b64decode(image.info["chara"]))
        assert ("ccv3" in image.info) is (card.version == 3)
    assert inner.get("spec") == (None if card.version == 1 else "chara_card_v2")
    assert read_card(once, "mara.png") == card


def test_what_is_changed_is_changed_and_nothing_else() -> None:
    card = read_card(dumped(card_2()), "mara.json")
    assert card.book
    book = replace(card.book, entries=(*card.book.entries, LoreEntry("new", keys=("buoy",), content="It rings.")))
    written = json.loads(write_card(replace(card, name="Maren", other_greetings=("Sit.",), book=book)))
    expected = card_2()
    expected["name"] = "Maren"
    data = expected["data"]
    assert isinstance(data, dict)
    data.update(name="Maren", alternate_greetings=["Sit."], character_book=written["data"]["character_book"])
    assert written == expected
    entries = written["data"]["character_book"]["entries"]
    assert entries[:2] == character_book()["entries"]
    assert (entries[2]["keys"], entries[2]["enabled"]) == (["buoy"], True)
    assert "character_book" not in json.loads(write_card(replace(card, book=None)))["data"]


def test_a_card_of_version_1_becomes_one_of_version_2_only_where_it_has_to() -> None:
    card = read_card(dumped(card_1()), "mara.json")
    assert json.loads(write_card(replace(card, name="Maren"))) == {**card_1(), "name": "Maren"}
    written = json.loads(write_card(replace(card, system="Be brief.")))
    assert written["spec"] == "chara_card_v2"
    assert written["data"].items() >= {**card_1(), "system_prompt": "Be brief.", "tags": []}.items()


@pytest.mark.parametrize("version", [2, 3])
def test_a_new_card_has_all_fields_that_its_version_demands(version: int) -> None:
    made = Card(name="Ann", tags=("a",), version=version, book=Lorebook("World"))
    written = json.loads(write_card(made))
    assert written["spec"] == f"chara_card_v{version}"
    assert written["data"].keys() >= {"extensions", "tags", "first_mes", "mes_example", "creator_notes"}
    again = read_card(dumped(written), "a.json")
    assert replace(again, kept="", book=None) == replace(made, book=None)


def broken_texts() -> list[tuple[str, bytes, str]]:
    """Pictures whose card is broken, and what is said of it."""
    good = encoded(card_2())
    whole = picture(text_chunk(b"chara", good))
    bomb = zlib.compress(b"\0" * (200 << 20), 9)
    claim = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 200_000_000) + b"tEXtchara\0e30="
    return [
        ("base64", picture(text_chunk(b"chara", good[:-3] + b"!!!")), "base64"),
        ("padding", picture(text_chunk(b"chara", good[:-2])), "base64|JSON|UTF-8"),
        ("no text", picture(text_chunk(b"chara", "\xff\xfe{".encode("latin-1"))), "base64"),
        ("no JSON", picture(text_chunk(b"chara", base64.b64encode(b"{'name'"))), "line 1"),
        ("no UTF-8", picture(text_chunk(b"chara", base64.b64encode(b'{"name": "\xff"}'))), "UTF-8"),
        ("no card", picture(text_chunk(b"chara", encoded({"a": 1}))), "no character"),
        ("no object", picture(text_chunk(b"chara", encoded([1]))), "neither a lorebook"),
        ("nothing", picture(), "without a character"),
        ("empty", picture(text_chunk(b"chara", b"")), "without a character"),
        ("zlib", picture(chunk(b"zTXt", b"chara\0\0broken")), "damaged"),
        ("half zlib", picture(chunk(b"zTXt", b"chara\0\0" + zlib.compress(good)[:-9])), "damaged"),
        ("bomb", picture(chunk(b"zTXt", b"chara\0\0" + bomb)), "larger than the 64 MiB"),
        ("bomb 2", picture(chunk(b"iTXt", b"ccv3\0\1\0\0\0" + bomb)), "larger than the 64 MiB"),
        ("short iTXt", picture(chunk(b"iTXt", b"ccv3\0\1")), "damaged"),
        ("claim", claim, "damaged"),
        ("cut off", whole[: len(whole) // 2], "damaged"),
        ("signature", whole[:8], "damaged"),
        ("bits", whole.replace(good[:40], good[:39] + b"A"), "damaged"),
        ("jpeg", b"\xff\xd8\xff\xe0 and so on", "not the PNG"),
        ("webp", b"RIFF\0\0\0\0WEBP", "not the PNG"),
        ("charx", b"PK\3\4", "card.json"),
        ("empty file", b"", "line 1"),
        ("deep", dumped({"name": "x", "description": "y", "extensions": nested(200)}), "deeper than 64"),
        ("very deep", b'{"name": ' + b"[" * 100_000, "deeper than 64"),
        ("NUL", dumped({**card_1(), "description": "a\0b"}), "NUL"),
        ("half a character", json.dumps({**card_1(), "description": "a\ud83d"}).encode(), "half a character"),
        ("half a character in a key", json.dumps({**card_1(), "\udc00": 1}).encode(), "half a character"),
        ("infinite", b'{"name": "x", "description": "y", "z": 1e999}', "infinite"),
        ("NaN", b'{"name": "x", "description": "y", "z": NaN}', "infinite"),
        ("long number", b'{"name": "x", "description": "y", "z": ' + b"9" * 5000 + b"}", "infinite"),
        ("many lists", b"[" + b"[]," * 1_100_000 + b"[]]", "more entries"),
        ("name", dumped({"spec": "chara_card_v2", "data": {"name": 3}}), "data.name"),
        ("data", dumped({"spec": "chara_card_v2", "data": "x"}), "an object"),
        ("greetings", dumped({"spec": "chara_card_v2", "data": {"alternate_greetings": {}}}), "a list"),
        ("book", dumped({"spec": "chara_card_v3", "data": {"character_book": {"entries": [{"keys": 1}]}}}), "0.keys"),
    ]


def nested(levels: int) -> JsonObject:
    """An object in an object, and so on."""
    value: JsonObject = {}
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize(("data", "said"), [pytest.param(data, said, id=name) for name, data, said in broken_texts()])
def test_what_is_wrong_is_said_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(InvalidData, match=said) as caught:
        read_card(data, "mara.png")
    assert caught.value.advice


def test_a_file_of_two_hundred_megabytes_is_refused_unread() -> None:
    with pytest.raises(InvalidData, match="128 MiB"):
        read_card(bytes(200_000_000), "mara.png")
    with pytest.raises(InvalidData, match="64 MiB"):
        read_card(b" " * (LARGEST_BYTES + 1), "mara.json")


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_no_damage_does_more_than_say_so(data: st.DataObject) -> None:
    whole = bytearray(picture(text_chunk(b"ccv3", encoded(card_3()), b"zTXt"), text_chunk(b"chara", encoded(card_1()))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for file in (bytes(whole), cut):
        assert is_sound(partial(read_card, file, "mara.png"))


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_value_of_another_kind_anywhere_does_no_more_than_say_so(data: st.DataObject) -> None:
    values = json.loads(json.dumps(card_3()))
    at, holder, key = values, values, "spec"
    while isinstance(at, dict | list) and at:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        holder, key = at, data.draw(st.sampled_from(keys))
        at = holder[key]
    holder[key] = data.draw(st.sampled_from([None, True, 3, -1, 1.5, "", "text", [], [1], {}, {"a": 1}, 10**12]))
    assert is_sound(lambda: json.loads(write_card(read_card(dumped(values), "mara.json"))) == values)


def test_macros_are_filled_in_once_and_others_left_alone() -> None:
    text = "{{CHAR}} and {{user}}, {{random:a,b}} {{original}}"
    assert filled(text, "{{user}}", "Bo", "x") == "{{user}} and Bo, {{random:a,b}} x"


def test_what_the_model_is_told_of_a_character() -> None:
    card = read_card(dumped(card_3()), "mara.json")
    assert card_text(card, "Bo") == (
        "The Keeper keeps the light.\n\nThe Keeper: patient\n\nThe Keeper meets Bo.\n\n"
        "Bo: Hello\nThe Keeper: Hm.\n* * *\nThe Keeper: Go."
    )
    assert card_text(Card(name="Ann"), "Bo") == ""


def test_a_characters_system_prompt_stands_in_place_of_the_users_and_may_quote_it() -> None:
    card = read_card(dumped(card_2()), "mara.json")
    assert system_text(card, "Bo", "Write well.") == "Write well. Write as Mara."
    assert system_text(replace(card, system=" "), "Bo", "Write well.") == "Write well."
    assert closing_text(card, "Bo", "Go on.") == "Go on."
    assert closing_text(replace(card, closing="{{char}} waits."), "Bo") == "Mara waits."


def test_greetings_are_messages_of_the_character() -> None:
    card = read_card(dumped(card_2()), "mara.json")
    assert [(said.role, said.text) for said in greetings(card, "Bo")] == [
        ("assistant", "You are late, Bo."),
        ("assistant", "Sit, Bo."),
    ]


def test_a_characters_book_has_its_macros_filled_in() -> None:
    card = read_card(dumped(card_2()), "mara.json")
    book = lorebook_of(card, "Bo")
    assert book
    assert (book.name, book.entries[1].content) == ("Harbour", "Nets for Bo.")
    assert lorebook_of(Card(name="Ann"), "Bo") is None
