"""Stories from KoboldAI and KoboldAI Lite: the text, what the model was told besides, and the lorebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.api import InvalidData, Message, Words
from plugins.text.context.decorators import keys_of
from plugins.text.context.foreign import Fields, read_object
from plugins.text.context.lore import MOST_ENTRIES, Dialect, Kept, Lorebook, LoreEntry, Position
from plugins.text.context.lore_codec import too_many_entries

_TURN = re.compile(r"\{\{\[(INPUT|OUTPUT|SYSTEM)(_END)?\]\}\}")
_PICTURE = re.compile(r"\[<\|([a-z])\|.*?\|\1\|>\]", re.DOTALL)
_ROLES = {"INPUT": "user", "OUTPUT": "assistant", "SYSTEM": "system"}
_SLOT = "<|>"
"""Where the author's note stands in its template."""

_USUAL_TEMPLATES = ("", _SLOT, "[Author's note: <|>]", "[Author's Note: <|>]")


@dataclass(frozen=True, slots=True)
class KoboldStory:
    """A story with what belonged to it; `turns` are its messages where it was a conversation.

    `note_depth` is None where the file doesn't say it. `notes` say what of the file was not taken over.
    """

    text: str
    turns: tuple[Message, ...] = ()
    title: str = ""
    memory: str = ""
    note: str = ""
    note_depth: int | None = None
    lorebook: Lorebook | None = None
    notes: tuple[Words, ...] = ()


def is_kobold(fields: Fields) -> bool:
    """Whether a file's JSON is a story of KoboldAI."""
    return "actions" in fields.values and ("prompt" in fields.values or "gamestarted" in fields.values)


def read_kobold(data: bytes, name: str) -> KoboldStory:
    """A story from a file of KoboldAI, KoboldAI United or KoboldAI Lite; raises InvalidData."""
    fields = read_object(data, name)
    if not is_kobold(fields):
        raise InvalidData(
            "{name} is no story of KoboldAI.",
            advice="Choose the JSON file with which KoboldAI or KoboldAI Lite saved it.",
            name=name,
        )
    whole = fields.text("prompt") + "".join(_actions(fields))
    text, pictures = _PICTURE.subn("", whole)
    entries = tuple(_entries(fields))
    if len(entries) > MOST_ENTRIES:
        raise too_many_entries(name)
    return KoboldStory(
        text=_TURN.sub("\n\n", text).strip("\n") + "\n" if _TURN.search(text) else text,
        turns=tuple(_turns(text)),
        title=fields.text("story_name"),
        memory=fields.text("memory"),
        note=_note(fields),
        note_depth=fields.whole("andepth", 0) if fields.has("andepth") else None,
        lorebook=Lorebook(entries=entries) if entries else None,
        notes=(Words("Pictures in the text that were left out: {count}.", count=pictures),) if pictures else (),
    )


def _actions(fields: Fields) -> Iterator[str]:
    """What was added to the beginning, one after the other: a list, or an object by numbers, in one or two layers."""
    actions = fields.values["actions"]
    if isinstance(actions, list):
        yield from fields.texts("actions")
        return
    table = fields.table("actions")
    table = table.table("actions") if table.has("actions") else table
    numbers = [key for key in table.values if key.isascii() and key.isdecimal() and len(key) < 10]
    for key in sorted(numbers, key=int):
        value = table.values[key]
        yield table.table(key).text("Selected Text") if isinstance(value, dict) else table.text(key)


def _turns(text: str) -> Iterator[Message]:
    """The messages of a conversation, where the text marks them."""
    parts = _TURN.split(text)
    role = "assistant"
    if len(parts) == 1:
        return
    for place, part in enumerate(parts):
        if place % 3 == 1:
            role = _ROLES[part]
        elif place % 3 == 0 and part.strip():
            yield Message(role, part.strip())


def _note(fields: Fields) -> str:
    note = fields.text("authorsnote") or fields.text("authornote")
    template = fields.text("anotetemplate") or fields.text("authornotetemplate")
    return note if not note or template in _USUAL_TEMPLATES else template.replace(_SLOT, note)


def _entries(fields: Fields) -> Iterator[LoreEntry]:
    table = fields.table("worldinfo_v2")
    rows = list(table.tables("entries")) if table.has("entries") else list(fields.tables("worldinfo"))
    for place, row in rows:
        keys = _keys(row, "key")
        if not keys and not row.text("content").strip():
            continue
        yield LoreEntry(
            id=place,
            name=row.text("title") or row.text("comment"),
            keys=keys,
            secondary=_keys(row, "keysecondary") if row.flag("selective") else (),
            excluded=_keys(row, "keyanti"),
            content=row.text("content"),
            enabled=not row.flag("widisabled"),
            constant=row.flag("constant"),
            position=Position.BEFORE_STORY,
            ignored=("probability",) if str(row.values.get("probability") or "100") not in ("100", "100.0") else (),
            kept=Kept.of(Dialect.KOBOLD, row.values),
        )


def _keys(fields: Fields, key: str) -> tuple[str, ...]:
    """Keys as a list, or in one text with commas between them."""
    if isinstance(fields.values.get(key), str):
        return keys_of(fields.text(key))
    return tuple(item.strip() for item in fields.texts(key) if item.strip())
