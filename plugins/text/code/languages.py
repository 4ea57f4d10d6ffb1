"""Languages of program code: their names, found by a file's name or the word behind a fence, and their lexers."""

from __future__ import annotations

from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name, find_lexer_class_for_filename, get_all_lexers
from pygments.util import ClassNotFound

_SUFFIXES = {".h": "c", ".m": "objective-c", ".sql": "sql", ".pl": "perl", ".ts": "typescript", ".v": "verilog"}
"""Suffixes that several languages share, and the one that is meant here."""


def languages() -> tuple[tuple[str, str], ...]:
    """All languages by their titles: the name that is stored, and the title that is shown."""
    found = [(aliases[0], title) for title, aliases, _, _ in get_all_lexers(plugins=False) if aliases]
    return tuple(sorted(found, key=lambda item: item[1].lower()))


@lru_cache(512)
def language_of_file(name: str) -> str:
    """The language of a file, by its name alone; empty where that tells nothing."""
    for suffix, language in _SUFFIXES.items():
        if name.lower().endswith(suffix):
            return language
    found = find_lexer_class_for_filename(name)
    return found.aliases[0] if found and found.aliases else ""


@lru_cache(512)
def language_of_fence(info: str) -> str:
    """The language that the words behind a Markdown fence name, such as `python` or `{.js #id}`; else empty."""
    word = info.strip().strip("{}").strip().lstrip(".").partition(" ")[0].partition("{")[0].partition(",")[0]
    if not word:
        return ""
    try:
        return find_lexer_class_by_name(word).aliases[0]
    except ClassNotFound:
        return language_of_file(f"file.{word}")


def lexer_class(language: str) -> type[Lexer] | None:
    """The lexer of a language; None where it is unknown."""
    try:
        return find_lexer_class_by_name(language) if language else None
    except ClassNotFound:
        return None
