"""Character cards of versions 1, 2 and 3: from JSON and PNG files, and back with every field that came with them."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from app.api import InvalidData, JsonObject
from plugins.text.context.books import character_book, character_book_to_json
from plugins.text.context.foreign import LARGEST_BYTES, Fields, read_object, to_json_bytes, too_large
from plugins.text.context.lore import Lorebook
from plugins.text.context.png_text import SIGNATURE, png_texts, with_png_texts

LARGEST_PICTURE_BYTES = 128 << 20
_SPECS = {"chara_card_v2": 2, "chara_card_v3": 3}
_KEYWORDS = frozenset({"chara", "ccv3"})
_TEXTS = {
    "name": "name",
    "description": "description",
    "personality": "personality",
    "scenario": "scenario",
    "greeting": "first_mes",
    "examples": "mes_example",
    "nickname": "nickname",
    "system": "system_prompt",
    "closing": "post_history_instructions",
    "creator": "creator",
    "creator_notes": "creator_notes",
    "character_version": "character_version",
}
"""What a card's fields are called in its file."""

_LISTS = {"other_greetings": "alternate_greetings", "group_greetings": "group_only_greetings", "tags": "tags"}
_FIELDS = {**_TEXTS, **_LISTS}
_OLD = tuple(_TEXTS.values())[:6]
"""The fields that version 1 has."""

_MANDATORY: JsonObject = {
    "creator_notes": "",
    "system_prompt": "",
    "post_history_instructions": "",
    "alternate_greetings": [],
    "tags": [],
    "creator": "",
    "character_version": "",
    "extensions": {},
}


@dataclass(frozen=True, slots=True)
class Card:
    """A character: who it is, how a conversation with it begins, and what the model is told.

    `kept` is the whole card as it came, as JSON; texts have their macros still in them (see `characters`).
    """

    name: str = ""
    nickname: str = ""
    description: str = ""
    personality: str = ""
    scenario: str = ""
    greeting: str = ""
    other_greetings: tuple[str, ...] = ()
    group_greetings: tuple[str, ...] = ()
    examples: str = ""
    system: str = ""
    closing: str = ""
    creator: str = ""
    creator_notes: str = ""
    tags: tuple[str, ...] = ()
    character_version: str = ""
    book: Lorebook | None = None
    version: int = 2
    kept: str = ""


def read_card(data: bytes, name: str) -> Card:
    """A card from a PNG or JSON file; raises InvalidData. Of a card in two versions, version 3 counts."""
    if len(data) > LARGEST_PICTURE_BYTES:
        raise too_large(name, LARGEST_PICTURE_BYTES)
    if data.startswith(SIGNATURE):
        return _of_json(_json_in(data, name), name)
    if data.startswith(b"PK"):
        raise InvalidData(
            "{name} is an archive.", advice="Unpack it, and choose the card.json that is in it.", name=name
        )
    if data[:3] == b"\xff\xd8\xff" or data[:4] in (b"RIFF", b"GIF8"):
        raise InvalidData(
            "{name} is not the PNG picture that its name says.",
            advice="Choose the card as a PNG or JSON file; other pictures carry none.",
            name=name,
        )
    return _of_json(data, name)


def write_card(card: Card) -> bytes:
    """A card as a JSON file: as it came, but for what was changed since."""
    return to_json_bytes(card_to_json(card))


def write_card_picture(card: Card, picture: bytes, name: str) -> bytes:
    """A PNG picture with a card in it: in its own version, and one of version 3 in version 2 for older programs too."""
    values = card_to_json(card)
    texts = {"chara": _encoded(values)}
    if _version(values) >= 3:
        texts = {
            "chara": _encoded({**values, "spec": "chara_card_v2", "spec_version": "2.0"}),
            "ccv3": _encoded(values),
        }
    return with_png_texts(picture, texts, _KEYWORDS, name)


def card_to_json(card: Card) -> JsonObject:
    """A card as other programs read it."""
    values: JsonObject = json.loads(card.kept) if card.kept else _fresh(card)
    was = _card(Fields("", values))
    changed = [field for field in _FIELDS if getattr(card, field) != getattr(was, field)]
    if _version(values) == 1 and (card.book or any(_FIELDS[field] not in _OLD for field in changed)):
        values = {"spec": "chara_card_v2", "spec_version": "2.0", "data": {**_MANDATORY, **values}}
    data = values.get("data")
    inner = data if _version(values) > 1 and isinstance(data, dict) else values
    for field in changed:
        key, value = _FIELDS[field], getattr(card, field)
        inner[key] = list(value) if isinstance(value, tuple) else value
        if inner is not values and key in values:
            # Some programs repeat the fields of version 1 beside the data.
            values[key] = inner[key]
    if card.book != was.book:
        if card.book is None:
            inner.pop("character_book", None)
        else:
            inner["character_book"] = character_book_to_json(card.book)
    return values


def _fresh(card: Card) -> JsonObject:
    if card.version >= 3:
        data: JsonObject = {**_MANDATORY, **dict.fromkeys(_OLD, ""), "group_only_greetings": []}
        return {"spec": "chara_card_v3", "spec_version": "3.0", "data": data}
    return {"spec": "chara_card_v2", "spec_version": "2.0", "data": {**_MANDATORY, **dict.fromkeys(_OLD, "")}}


def _version(values: JsonObject) -> int:
    """The version of a card, 0 where it is none; a version that is not known is read as the newest."""
    spec = values.get("spec")
    if isinstance(spec, str) and spec.startswith("chara_card_v"):
        return _SPECS.get(spec, 3)
    return 1 if isinstance(values.get("name"), str) and any(key in values for key in _OLD[1:]) else 0


def _of_json(data: bytes, name: str) -> Card:
    fields = read_object(data, name)
    if not _version(fields.values):
        raise InvalidData(
            "{name} has no character in it.",
            advice="Choose a character card of version 1, 2 or 3.",
            name=name,
        )
    return _card(fields)


def _card(fields: Fields) -> Card:
    version = _version(fields.values)
    data = fields.table("data") if version > 1 else fields
    return Card(
        **{field: data.text(key) for field, key in _TEXTS.items()},
        other_greetings=data.texts("alternate_greetings"),
        group_greetings=data.texts("group_only_greetings"),
        tags=data.texts("tags"),
        book=character_book(data.table("character_book")) if data.has("character_book") else None,
        version=version,
        kept=json.dumps(fields.values, ensure_ascii=False),
    )


def _json_in(data: bytes, name: str) -> bytes:
    """The JSON that a PNG file carries: version 3 before the others."""
    texts = png_texts(data, _KEYWORDS, name)
    text = texts.get("ccv3") or texts.get("chara")
    if not text:
        raise InvalidData(
            "{name} is a picture without a character in it.",
            advice="Choose the file as it was published: pictures that were edited or sent as messages lose it.",
            name=name,
        )
    if len(text) > LARGEST_BYTES * 4 // 3:
        raise too_large(name, LARGEST_BYTES)
    text = b"".join(text.split())
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise InvalidData(
            "The character in {name} is not in the base64 that it has to be in.",
            advice="Fetch it again from where it came, as a PNG file that was not edited since.",
            name=name,
        ) from error


def _encoded(values: JsonObject) -> bytes:
    return base64.b64encode(json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8"))
