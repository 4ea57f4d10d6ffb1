"""Entries of lorebooks in the words of other programs: world info, and the books of character cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.api import Json, JsonObject, Words
from plugins.text.context.decorators import decorated
from plugins.text.context.foreign import Fields
from plugins.text.context.keys import is_slashed, slashed
from plugins.text.context.lore import Dialect, Kept, Logic, LoreEntry, Position

OWN = "seisei"
"""Under this name lies in the extensions of an entry what the other program has no word for."""

_LOGICS = (Logic.AND_ANY, Logic.NOT_ALL, Logic.NOT_ANY, Logic.AND_ALL)
_PLACES = (
    *(Position.AFTER_MEMORY, Position.BEFORE_STORY, Position.NEAR_END, Position.NEAR_END),
    *(Position.AT_DEPTH, Position.BEFORE_STORY, Position.BEFORE_STORY),
)
_PLACE_NUMBERS = {
    Position.AFTER_MEMORY: 0,
    Position.BEFORE_STORY: 1,
    Position.NEAR_END: 3,
    Position.AT_DEPTH: 4,
}
_UNHONOURED = {
    "sticky": "sticky",
    "cooldown": "cooldown",
    "delay": "delay",
    "group": "group",
    "vectorized": "vectorized",
    "role": "role",
    "delayUntilRecursion": "delay_until_recursion",
    "characterFilter": "character_filter",
    "triggers": "triggers",
}
"""What world info and the extensions of a character's book call what has a meaning there and none here."""

Put = Callable[[JsonObject, LoreEntry], None]
"""Writes one of an entry's fields in another program's words."""


def world_info_entry(fields: Fields, id_: str) -> LoreEntry:
    """An entry of SillyTavern's world info; raises InvalidData."""
    entry = LoreEntry(
        id=id_,
        name=fields.text("comment"),
        keys=fields.texts("key"),
        secondary=fields.texts("keysecondary") if fields.flag("selective", True) else (),
        logic=_logic(fields, "selectiveLogic"),
        excluded=_own(fields.table("extensions")).texts("excluded"),
        content=fields.text("content"),
        enabled=not fields.flag("disable"),
        constant=fields.flag("constant"),
        whole_words=fields.flag("matchWholeWords", True),
        case_sensitive=fields.flag("caseSensitive"),
        order=fields.number("order", 100),
        priority=fields.number("priority", 0) if fields.has("priority") else None,
        position=_place(fields) or Position.AFTER_MEMORY,
        depth=fields.whole("depth", 4),
        scan_paragraphs=fields.whole("scanDepth", 0) if fields.has("scanDepth") else None,
        recursable=not fields.flag("excludeRecursion"),
        recurses=not fields.flag("preventRecursion"),
        budgeted=not fields.flag("ignoreBudget"),
        ignored=_ignored(fields, {name: name for name in _UNHONOURED}),
        kept=Kept.of(Dialect.WORLD_INFO, fields.values),
    )
    return decorated(entry).entry


def character_book_entry(fields: Fields, id_: str) -> LoreEntry:
    """An entry of a character card's book, as versions 2 and 3 have it, with SillyTavern's extensions."""
    more = fields.table("extensions")
    place = Position.AFTER_MEMORY if fields.values.get("position") == "before_char" else Position.BEFORE_STORY
    own = _own(more)
    entry = LoreEntry(
        id=id_,
        name=fields.text("name") or fields.text("comment"),
        keys=fields.texts("keys"),
        secondary=fields.texts("secondary_keys") if fields.flag("selective") else (),
        logic=_logic(more, "selectiveLogic"),
        excluded=own.texts("excluded"),
        content=fields.text("content"),
        enabled=fields.flag("enabled", True),
        constant=fields.flag("constant"),
        whole_words=more.flag("match_whole_words", True),
        case_sensitive=fields.flag("case_sensitive", more.flag("case_sensitive")),
        # SillyTavern says so of every entry, and yet means a regular expression only where a key is between slashes.
        regex=fields.flag("use_regex") and not more.has("selectiveLogic"),
        order=fields.number("insertion_order", 100),
        priority=fields.number("priority", 0) if fields.has("priority") else None,
        position=_place(more) or place,
        depth=more.whole("depth", 4),
        scan_paragraphs=more.whole("scan_depth", 0) if more.has("scan_depth") else None,
        recursable=not more.flag("exclude_recursion"),
        recurses=not more.flag("prevent_recursion"),
        budgeted=not more.flag("ignore_budget"),
        ignored=_ignored(more, _UNHONOURED),
        kept=Kept.of(Dialect.CHARACTER_BOOK, fields.values),
    )
    return decorated(entry).entry


def entry_to_json(entry: LoreEntry, dialect: Dialect) -> JsonObject:
    """An entry in another program's words: what came from there as it came, but for what was changed since."""
    came = entry.kept.values if entry.kept and entry.kept.dialect is dialect else None
    values: JsonObject = came or {}
    was: LoreEntry | None = None
    if came is not None:
        was = _read(dialect, came, entry.id)
        if _same(was, entry):
            return came
        values["content"] = decorated(LoreEntry("", content=_text(came))).unknown_lines + was.content
        was = _read(dialect, values, entry.id)
    elif entry.kept:
        # Another program's words are no use to this one, and must not be lost.
        _own_of(values)[entry.kept.dialect.value] = entry.kept.values
    for name, put in _PUTS[dialect].items():
        if was is None or getattr(was, name) != getattr(entry, name):
            put(values, entry)
    return values


def _same(one: LoreEntry, other: LoreEntry) -> bool:
    return replace(one, ignored=(), kept=None, book="") == replace(other, ignored=(), kept=None, book="")


def _read(dialect: Dialect, values: JsonObject, id_: str) -> LoreEntry:
    read = world_info_entry if dialect is Dialect.WORLD_INFO else character_book_entry
    return read(Fields("", values), id_)


def _text(values: JsonObject) -> str:
    return Fields("", values).text("content")


def _logic(fields: Fields, key: str) -> Logic:
    number = fields.whole(key, 0)
    return _LOGICS[number] if number < len(_LOGICS) else fields.wrong(key, Words("a number from 0 to 3"))


def _place(fields: Fields) -> Position | None:
    """A place by its number, None where none is given; those that there aren't here are before the story."""
    if not fields.has("position"):
        return None
    number = fields.whole("position", 0)
    return _PLACES[number] if number < len(_PLACES) else Position.BEFORE_STORY


def _ignored(fields: Fields, names: Mapping[str, str]) -> tuple[str, ...]:
    found = [shown for shown, name in names.items() if _means_something(fields.values.get(name))]
    if fields.flag("useProbability", True) and fields.number("probability", 100) != 100:
        found.append("probability")
    if fields.whole("position", 0) >= len(_PLACES):
        found.append("position")
    return tuple(found)


def _means_something(value: Json) -> bool:
    if isinstance(value, dict | list):
        return any(map(_means_something, value.values() if isinstance(value, dict) else value))
    return bool(value)


def _own(extensions: Fields) -> Fields:
    return extensions.table(OWN)


def _object_in(values: JsonObject, key: str) -> JsonObject:
    found = values.get(key)
    if not isinstance(found, dict):
        found = {}
        values[key] = found
    return found


def _own_of(values: JsonObject) -> JsonObject:
    return _object_in(_object_in(values, "extensions"), OWN)


def _put(key: str, value: Callable[[LoreEntry], Json]) -> Put:
    def put(values: JsonObject, entry: LoreEntry) -> None:
        values[key] = value(entry)

    return put


def _put_more(key: str, value: Callable[[LoreEntry], Json]) -> Put:
    def put(values: JsonObject, entry: LoreEntry) -> None:
        _object_in(values, "extensions")[key] = value(entry)

    return put


def _put_excluded(values: JsonObject, entry: LoreEntry) -> None:
    if entry.excluded or "extensions" in values:
        _own_of(values)["excluded"] = list(entry.excluded)


def _put_secondary(key: str) -> Put:
    def put(values: JsonObject, entry: LoreEntry) -> None:
        values[key] = list(entry.secondary)
        values["selective"] = bool(entry.secondary)

    return put


def _put_content(values: JsonObject, entry: LoreEntry) -> None:
    values["content"] = decorated(LoreEntry("", content=_text(values))).unknown_lines + entry.content


def _put_place(values: JsonObject, entry: LoreEntry) -> None:
    values["position"] = "before_char" if entry.position is Position.AFTER_MEMORY else "after_char"
    _object_in(values, "extensions")["position"] = _PLACE_NUMBERS[entry.position]


def _put_title(values: JsonObject, entry: LoreEntry) -> None:
    values["comment"] = entry.name
    if "name" in values or not values.get("comment"):
        values["name"] = entry.name


def _put_book_keys(values: JsonObject, entry: LoreEntry) -> None:
    """Keys as the program means them that wrote the extensions: see `character_book_entry`."""
    is_of_silly_tavern = "selectiveLogic" in _object_in(values, "extensions")
    values["keys"] = _slashed(entry) if is_of_silly_tavern else list(entry.keys)
    values["use_regex"] = entry.regex


def _put_book_logic(values: JsonObject, entry: LoreEntry) -> None:
    _object_in(values, "extensions")["selectiveLogic"] = _LOGICS.index(entry.logic)
    _put_book_keys(values, entry)


def _slashed(entry: LoreEntry) -> Json:
    """Keys as world info has them, where a regular expression stands between slashes."""
    if not entry.regex:
        return list(entry.keys)
    return [key if is_slashed(key) else slashed(key, "" if entry.case_sensitive else "i") for key in entry.keys]


_BOTH: Mapping[str, Put] = {
    "content": _put_content,
    "constant": _put("constant", lambda entry: entry.constant),
    "priority": _put("priority", lambda entry: entry.priority),
    "excluded": _put_excluded,
}
_PUTS: Mapping[Dialect, Mapping[str, Put]] = {
    Dialect.WORLD_INFO: {
        **_BOTH,
        "name": _put("comment", lambda entry: entry.name),
        "keys": _put("key", _slashed),
        "regex": _put("key", _slashed),
        "secondary": _put_secondary("keysecondary"),
        "logic": _put("selectiveLogic", lambda entry: _LOGICS.index(entry.logic)),
        "enabled": _put("disable", lambda entry: not entry.enabled),
        "whole_words": _put("matchWholeWords", lambda entry: entry.whole_words),
        "case_sensitive": _put("caseSensitive", lambda entry: entry.case_sensitive),
        "order": _put("order", lambda entry: entry.order),
        "position": _put("position", lambda entry: _PLACE_NUMBERS[entry.position]),
        "depth": _put("depth", lambda entry: entry.depth),
        "scan_paragraphs": _put("scanDepth", lambda entry: entry.scan_paragraphs),
        "recursable": _put("excludeRecursion", lambda entry: not entry.recursable),
        "recurses": _put("preventRecursion", lambda entry: not entry.recurses),
        "budgeted": _put("ignoreBudget", lambda entry: not entry.budgeted),
    },
    Dialect.CHARACTER_BOOK: {
        **_BOTH,
        "name": _put_title,
        "keys": _put_book_keys,
        "regex": _put_book_keys,
        "secondary": _put_secondary("secondary_keys"),
        "logic": _put_book_logic,
        "enabled": _put("enabled", lambda entry: entry.enabled),
        "whole_words": _put_more("match_whole_words", lambda entry: entry.whole_words),
        "case_sensitive": _put("case_sensitive", lambda entry: entry.case_sensitive),
        "order": _put("insertion_order", lambda entry: entry.order),
        "position": _put_place,
        "depth": _put_more("depth", lambda entry: entry.depth),
        "scan_paragraphs": _put_more("scan_depth", lambda entry: entry.scan_paragraphs),
        "recursable": _put_more("exclude_recursion", lambda entry: not entry.recursable),
        "recurses": _put_more("prevent_recursion", lambda entry: not entry.recurses),
        "budgeted": _put_more("ignore_budget", lambda entry: not entry.budgeted),
    },
}
