"""Front matter: the fields before a Markdown text, between two lines of `---`, in the plain part of YAML.

What is not plain there, such as a list, is kept as the lines that it has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([^\s:#'\"\-\[\]{},&*!|>%@`][^:\n]*?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n]*\S)?")
_LONGEST = 100_000

Fields = tuple[tuple[str, str], ...]


def parse(text: str) -> tuple[Fields, str]:
    """The fields of a text and what stands behind them; none and the text itself where it has no front matter."""
    match = _FENCE.match(text[:_LONGEST])
    if not match:
        return (), text
    fields = _fields(match[1])
    if fields is None:
        return (), text
    return fields, text[match.end() :].lstrip("\n")


def write(fields: Iterable[tuple[str, str]]) -> str:
    """The fields as front matter, with an empty line behind it; nothing where there are none."""
    lines = [line for key, value in fields for line in _lines(key, value)]
    return "---\n" + "\n".join(lines) + "\n---\n\n" if lines else ""


def _fields(text: str) -> Fields | None:
    found: list[tuple[str, list[str]]] = []
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("#"):
            continue
        match = _KEY.match(line)
        if match:
            found.append((match[1], [(match[2] or "").strip()]))
        elif found and (line.startswith((" ", "\t", "-")) or not line.strip()):
            found[-1][1].append(line)
        elif line.strip():
            return None
    return tuple((key, _value(first, more)) for key, (first, *more) in found)


def _value(first: str, more: list[str]) -> str:
    if first == "|":
        indent = min((len(line) - len(line.lstrip(" ")) for line in more if line.strip()), default=0)
        return "\n".join(line[indent:] for line in more)
    if more and not first:
        indent = min((len(line) - len(line.lstrip(" ")) for line in more if line.strip()), default=0)
        return "\n".join(line[indent:] for line in more).rstrip("\n")
    text = " ".join([first, *(line.strip() for line in more)]).strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            read = json.loads(text)
        except ValueError:
            return text[1:-1]
        return read if isinstance(read, str) else text
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _lines(key: str, value: str) -> list[str]:
    if not _KEY.match(f"{key}:") or key != key.strip():
        return []
    lines = value.split("\n")
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return [f"{key}:", *(f"  {line}" for line in lines)]
    if _PLAIN.fullmatch(value) and ": " not in value and " #" not in value and not value.endswith(":"):
        return [f"{key}: {value}"]
    return [f"{key}: {json.dumps(value, ensure_ascii=False)}" if value else f"{key}:"]
