"""World: the lorebooks and characters that a request gives a model, as one asset."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.api import InvalidData, Json, Words
from plugins.text.context.foreign import Fields, read_object, to_json_bytes
from plugins.text.context.lore import Lorebook
from plugins.text.context.lore_codec import lorebook_from, lorebook_to_bytes

MEDIA_TYPE = "application/json"
_VERSION = 1
_NAME = "The lore of this request"


@dataclass(frozen=True, slots=True)
class World:
    """Lorebooks, and characters as their names and what the model is told of them."""

    books: tuple[Lorebook, ...] = ()
    characters: tuple[tuple[str, str], ...] = ()


def world_to_bytes(world: World) -> bytes:
    """As a request names it: the same world gives the same bytes."""
    books: list[Json] = [json.loads(lorebook_to_bytes(book)) for book in world.books]
    characters: list[Json] = [[name, text] for name, text in world.characters]
    return to_json_bytes({"version": _VERSION, "books": books, "characters": characters})


def world_from_text(text: str) -> World:
    """Read what `world_to_bytes` gave, or nothing; raises InvalidData."""
    if not text.strip():
        return World()
    fields = read_object(text.encode("utf-8", "replace"), _NAME)
    if fields.whole("version", 0) != _VERSION:
        raise InvalidData("{name} has a version that there never was.", advice="Ask for it anew.", name=_NAME)
    books = tuple(
        lorebook_from(Fields(_NAME, row, "books")) if isinstance(row, dict) else fields.wrong("books", Words("a list"))
        for row in fields.rows("books")
    )
    return World(books, tuple(_character(row) for row in fields.rows("characters")))


def _character(row: Json) -> tuple[str, str]:
    match row:
        case [str(name), str(text)]:
            return name, text
    raise InvalidData("{name} is malformed.", advice="Ask for it anew.", name=_NAME)
