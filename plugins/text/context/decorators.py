"""Decorators: the lines `@@name value` with which version 3 of the character cards begins a lorebook's entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plugins.text.context.lore import LoreEntry, Position

_LINE = re.compile(r"(@{2,})([a-z][a-z_]*)(?:[ \t]+([^\n]*))?(?:\n|\Z)")
_PLACES = {"after_desc": Position.BEFORE_STORY, "before_desc": Position.AFTER_MEMORY}
_MOST_PARAGRAPHS = 10_000


@dataclass(frozen=True, slots=True)
class Decorated:
    """An entry as its decorators want it, and the lines of those that aren't honoured."""

    entry: LoreEntry
    unknown_lines: str


def decorated(entry: LoreEntry) -> Decorated:
    """An entry with the decorators of its content carried out and taken off; those not honoured are named as ignored.

    Of several with one name the first counts; a line with one more @ counts where the one before it isn't honoured.
    """
    found: dict[str, str] = {}
    unknown: list[str] = []
    names: list[str] = []
    at = 0
    is_answered = False
    content = entry.content
    while line := _LINE.match(content, at):
        at = line.end()
        name, value = line[2], (line[3] or "").strip()
        if len(line[1]) > 2 and is_answered:
            continue
        is_answered = _is_honoured(name, value, entry)
        if is_answered:
            found.setdefault(name, value)
        else:
            unknown.append(line[0] if line[0].endswith("\n") else f"{line[0]}\n")
            names.append(f"@@{name}")
    if not at:
        return Decorated(entry, "")
    entry = replace(entry, content=content[at:].lstrip("\n"), ignored=(*entry.ignored, *dict.fromkeys(names)))
    return Decorated(_carried_out(entry, found), "".join(unknown))


def _is_honoured(name: str, value: str, entry: LoreEntry) -> bool:
    match name:
        case "activate" | "dont_activate" | "exclude_keys":
            return True
        case "additional_keys":
            return not entry.secondary
        case "depth" | "scan_depth":
            return value.isdecimal() and value.isascii() and len(value) < 6 and int(value) <= _MOST_PARAGRAPHS
        case "position":
            return value in _PLACES
    return False


def _carried_out(entry: LoreEntry, found: dict[str, str]) -> LoreEntry:
    if "activate" in found:
        entry = replace(entry, constant=True, enabled=True)
    elif "dont_activate" in found:
        entry = replace(entry, enabled=False)
    if "position" in found:
        entry = replace(entry, position=_PLACES[found["position"]])
    elif "depth" in found:
        entry = replace(entry, position=Position.AT_DEPTH, depth=int(found["depth"]))
    if "scan_depth" in found:
        entry = replace(entry, scan_paragraphs=int(found["scan_depth"]))
    if "exclude_keys" in found:
        entry = replace(entry, excluded=keys_of(found["exclude_keys"]))
    if "additional_keys" in found:
        entry = replace(entry, secondary=keys_of(found["additional_keys"]))
    return entry


def keys_of(text: str) -> tuple[str, ...]:
    """Keys that are written one after another, with commas between them."""
    return tuple(key.strip() for key in text.split(",") if key.strip())
