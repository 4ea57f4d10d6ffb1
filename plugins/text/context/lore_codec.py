"""A lorebook as the project keeps it: JSON with a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeVar

from app.api import InvalidData, Json, JsonObject, Named
from plugins.text.context.foreign import Fields, read_object, to_json_bytes
from plugins.text.context.lore import MOST_ENTRIES, Dialect, Kept, Logic, Lorebook, LoreEntry, Position

FORMAT = "seisei-lorebook"
VERSION = 1
UPGRADES: Mapping[int, Callable[[JsonObject], JsonObject]] = {}
"""From each older version to the next."""

E = TypeVar("E", bound=Enum)


def lorebook_to_bytes(book: Lorebook) -> bytes:
    """A lorebook, whole."""
    return to_json_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "name": book.name,
            "description": book.description,
            "scan_paragraphs": book.scan_paragraphs,
            "budget_tokens": book.budget_tokens,
            "recursive": book.recursive,
            "kept": _kept_to_json(book.kept),
            "entries": [_entry_to_json(entry) for entry in book.entries],
        }
    )


def lorebook_from_bytes(data: bytes, name: str) -> Lorebook:
    """The lorebook that `lorebook_to_bytes` gave; raises InvalidData. `name` is what messages call it."""
    return lorebook_from(read_object(data, name))


def lorebook_from(fields: Fields) -> Lorebook:
    """A lorebook from its JSON; raises InvalidData."""
    version = fields.whole("version", 0)
    if version > VERSION:
        raise InvalidData(
            "{name} was made by a newer version of the studio.", advice="Update the studio.", name=fields.name
        )
    values = fields.values
    for old in range(version, VERSION):
        if old not in UPGRADES:
            raise InvalidData(
                "{name} has a version that there never was.",
                advice="Fetch it again from where it was made.",
                name=fields.name,
            )
        values = UPGRADES[old](values)
    fields = Fields(fields.name, values, fields.path)
    if len(fields.rows("entries")) > MOST_ENTRIES:
        raise too_many_entries(fields.name)
    return Lorebook(
        name=fields.text("name"),
        description=fields.text("description"),
        entries=tuple(_entry_from(entry) for _, entry in fields.tables("entries")),
        scan_paragraphs=optional_whole(fields, "scan_paragraphs"),
        budget_tokens=optional_whole(fields, "budget_tokens"),
        recursive=fields.flag("recursive", True),
        kept=_kept_from(fields),
    )


def optional_whole(fields: Fields, key: str) -> int | None:
    """A whole number, None where there is none."""
    return fields.whole(key, 0) if fields.has(key) else None


def too_many_entries(name: str) -> InvalidData:
    """A book with more entries than there can be."""
    return InvalidData(
        "{name} has more than {most} entries.",
        advice="Divide it into several lorebooks in the program that made it.",
        name=name,
        most=MOST_ENTRIES,
    )


def _entry_to_json(entry: LoreEntry) -> JsonObject:
    return {
        "id": entry.id,
        "name": entry.name,
        "keys": list(entry.keys),
        "secondary": list(entry.secondary),
        "logic": entry.logic.value,
        "excluded": list(entry.excluded),
        "content": entry.content,
        "enabled": entry.enabled,
        "constant": entry.constant,
        "whole_words": entry.whole_words,
        "case_sensitive": entry.case_sensitive,
        "regex": entry.regex,
        "order": entry.order,
        "priority": entry.priority,
        "position": entry.position.value,
        "depth": entry.depth,
        "scan_paragraphs": entry.scan_paragraphs,
        "recursable": entry.recursable,
        "recurses": entry.recurses,
        "budgeted": entry.budgeted,
        "ignored": list(entry.ignored),
        "kept": _kept_to_json(entry.kept),
    }


def _entry_from(fields: Fields) -> LoreEntry:
    return LoreEntry(
        id=fields.text("id"),
        name=fields.text("name"),
        keys=fields.texts("keys"),
        secondary=fields.texts("secondary"),
        logic=_choice(fields, "logic", Logic.AND_ANY),
        excluded=fields.texts("excluded"),
        content=fields.text("content"),
        enabled=fields.flag("enabled", True),
        constant=fields.flag("constant"),
        whole_words=fields.flag("whole_words", True),
        case_sensitive=fields.flag("case_sensitive"),
        regex=fields.flag("regex"),
        order=fields.number("order", 100),
        priority=fields.number("priority", 0) if fields.has("priority") else None,
        position=_choice(fields, "position", Position.NEAR_END),
        depth=fields.whole("depth", 4),
        scan_paragraphs=optional_whole(fields, "scan_paragraphs"),
        recursable=fields.flag("recursable", True),
        recurses=fields.flag("recurses", True),
        budgeted=fields.flag("budgeted", True),
        ignored=fields.texts("ignored"),
        kept=_kept_from(fields),
    )


def _choice(fields: Fields, key: str, default: E) -> E:
    value = fields.text(key, default.value)
    options = {option.value: option for option in type(default)}
    if value not in options:
        raise InvalidData(
            "{field} cannot be “{value}”.",
            advice="Choose one of: {options}.",
            field=Named(key, key),
            value=value[:60],
            options=", ".join(options),
        )
    return options[value]


def _kept_to_json(kept: Kept | None) -> Json:
    return None if kept is None else {"dialect": kept.dialect.value, "values": kept.values}


def _kept_from(fields: Fields) -> Kept | None:
    if not fields.has("kept"):
        return None
    kept = fields.table("kept")
    return Kept.of(_choice(kept, "dialect", Dialect.WORLD_INFO), kept.table("values").values)
