"""Lorebooks from the files of other programs, and as files for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.api import InvalidData, JsonObject
from plugins.text.context.entries import character_book_entry, entry_to_json, world_info_entry
from plugins.text.context.foreign import Fields, read_object, to_json_bytes
from plugins.text.context.lore import MOST_ENTRIES, Dialect, Kept, Lorebook, LoreEntry
from plugins.text.context.lore_codec import FORMAT, lorebook_from, optional_whole, too_many_entries

_SPEC = "lorebook_v3"


def read_lorebook(data: bytes, name: str) -> Lorebook:
    """A lorebook from a file: SillyTavern's world info, a character card's book alone, or our own; raises InvalidData.

    `name` is the file's, for messages; a book that says no name has none.
    """
    fields = read_object(data, name)
    if fields.values.get("format") == FORMAT:
        return lorebook_from(fields)
    if fields.values.get("spec") == _SPEC:
        return _book(fields.table("data"), fields.values, Dialect.CHARACTER_BOOK)
    if not isinstance(fields.values.get("entries"), dict | list):
        raise InvalidData(
            "{name} has no entries of a lorebook.",
            advice="Choose a world info that SillyTavern exported, or import a character card for the book in it.",
            name=name,
        )
    is_of_card = any("keys" in entry.values for _, entry in fields.tables("entries"))
    return _book(fields, fields.values, Dialect.CHARACTER_BOOK if is_of_card else Dialect.WORLD_INFO)


def character_book(fields: Fields) -> Lorebook:
    """The book in a character card; raises InvalidData."""
    return _book(fields, fields.values, Dialect.CHARACTER_BOOK)


def write_lorebook(book: Lorebook, dialect: Dialect | None = None) -> bytes:
    """A lorebook as a file for other programs: as it came, but for what was changed since; world info otherwise."""
    dialect = dialect or (book.kept.dialect if book.kept else Dialect.WORLD_INFO)
    if dialect is not Dialect.CHARACTER_BOOK:
        values = _settings_to_json(book, Dialect.WORLD_INFO)
        return to_json_bytes({**values, "entries": dict(_placed(book.entries))})
    came = book.kept.values if book.kept and book.kept.dialect is dialect else {"spec": _SPEC}
    whole = character_book_to_json(book)
    return to_json_bytes({**came, "data": whole} if came.get("spec") == _SPEC else whole)


def character_book_to_json(book: Lorebook) -> JsonObject:
    """A lorebook as it lies in a character card."""
    values = _settings_to_json(book, Dialect.CHARACTER_BOOK)
    values["entries"] = [entry_to_json(entry, Dialect.CHARACTER_BOOK) for entry in book.entries]
    return values


def _book(fields: Fields, whole: JsonObject, dialect: Dialect) -> Lorebook:
    rows = list(fields.tables("entries"))
    if len(rows) > MOST_ENTRIES:
        raise too_many_entries(fields.name)
    read = world_info_entry if dialect is Dialect.WORLD_INFO else character_book_entry
    entries = tuple(read(row, place) for place, row in rows)
    return replace(_settings(fields), entries=entries, kept=Kept.of(dialect, _without_entries(whole)))


def _without_entries(values: JsonObject) -> JsonObject:
    kept = {key: value for key, value in values.items() if key != "entries"}
    inner = kept.get("data")
    if kept.get("spec") == _SPEC and isinstance(inner, dict):
        kept["data"] = _without_entries(inner)
    return kept


def _settings(fields: Fields) -> Lorebook:
    """A book without its entries."""
    return Lorebook(
        name=fields.text("name"),
        description=fields.text("description"),
        scan_paragraphs=optional_whole(fields, "scan_depth"),
        budget_tokens=optional_whole(fields, "token_budget"),
        recursive=fields.flag("recursive_scanning", True),
    )


def _settings_to_json(book: Lorebook, dialect: Dialect) -> JsonObject:
    values: JsonObject = {} if dialect is Dialect.WORLD_INFO else {"extensions": {}}
    if book.kept and book.kept.dialect is dialect:
        values = book.kept.values
        inner = values.get("data")
        values = inner if values.get("spec") == _SPEC and isinstance(inner, dict) else values
    was = _settings(Fields("", values))
    for key, value, before in (
        ("name", book.name, was.name),
        ("description", book.description, was.description),
        ("scan_depth", book.scan_paragraphs, was.scan_paragraphs),
        ("token_budget", book.budget_tokens, was.budget_tokens),
        ("recursive_scanning", book.recursive, was.recursive),
    ):
        if value != before:
            values[key] = value
    return values


def _placed(entries: tuple[LoreEntry, ...]) -> Iterator[tuple[str, JsonObject]]:
    """World info's entries under the keys that they came with, others under numbers that are free."""
    came = [entry.id if entry.kept and entry.kept.dialect is Dialect.WORLD_INFO else "" for entry in entries]
    taken: set[str] = set()
    free = 1 + max((int(key) for key in came if key.isdecimal() and len(key) < 10), default=-1)
    for entry, key in zip(entries, came, strict=True):
        values = entry_to_json(entry, Dialect.WORLD_INFO)
        if key and key not in taken:
            taken.add(key)
            yield key, values
        else:
            yield str(free), {**values, "uid": free}
            free += 1
