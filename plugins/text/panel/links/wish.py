"""Wish: a passage that something is to be made from, and the request that asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.api import AssetOf, Field, InvalidRequest, Json, ModelOf, Prompt, Seed, accepts, fields_of
from plugins.text.model import MEDIA_TYPE

LONGEST = 300
"""Characters of a passage that a prompt begins with.

Models of pictures and sounds read a sentence or two well (the studio's own 32 tokens at a time), and what is longer
they read in pieces or refuse. So a longer passage goes whole only where a person says so.
"""

LONGEST_PROSE = 8000
"""Characters of a passage for what understands a story as such."""

_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)", re.MULTILINE)
_RUBY = re.compile("\uff5c?([^\uff5c《》\\s]+)《[^《》]*》")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_STARS = re.compile(r"(\*{1,3}|~~|`{1,3})(?=\S)(.{1,600}?)(?<=\S)\1", re.DOTALL)
_LINES = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,600}?)(?<=\S)\1(?!\w)", re.DOTALL)
_SENTENCE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？]+[」』）]*")


@dataclass(frozen=True, slots=True)
class Wish:
    """A passage of a chapter, `length` characters from `at`; `replaces` is the link that is made anew."""

    chapter: str
    at: int
    text: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The field of a request that takes a passage: as an asset, or else as a prompt of `longest` characters at most."""

    field: str
    is_asset: bool
    longest: int = LONGEST


def way_into(request: type[Any]) -> Way | None:
    """How a passage gets into a request; None where it takes none, or cannot do without something else."""
    fields = fields_of(request)
    prompts = [field for field in fields if isinstance(field.kind, Prompt) and not field.kind.negative]
    texts = [field for field in fields if _takes_text(field)]
    needed = [field for field in texts if not field.optional]
    chosen = next(iter((*needed, *prompts, *texts)), None)
    open_ones = [field for field in fields if field.required and not isinstance(field.kind, ModelOf | Seed)]
    if chosen is None or any(field is not chosen for field in open_ones):
        return None
    prose = isinstance(chosen.kind, Prompt) and chosen.kind.prose
    return Way(chosen.name, isinstance(chosen.kind, AssetOf), LONGEST_PROSE if prose else LONGEST)


def values_for(
    request: type[Any], way: Way, value: str, kept: Json, models: Mapping[str, Sequence[str]], seed: int
) -> dict[str, Json]:
    """The values of a request: the passage, the seed, and of what a form kept the model, if it is still there.

    `models` are the ids of those that each field can take. Raises InvalidRequest where the passage has no text.
    """
    if not value.strip():
        raise InvalidRequest("There is no text to make something from.", advice="Say what it is to be.")
    remembered = kept if isinstance(kept, Mapping) else {}
    values: dict[str, Json] = {way.field: value}
    for field in fields_of(request):
        if isinstance(field.kind, Seed) and field.kind.drawn:
            values[field.name] = seed
        elif isinstance(field.kind, ModelOf):
            known = remembered.get(field.name) in models.get(field.name, ())
            values[field.name] = remembered[field.name] if known else ""
    return values


def plain(markdown: str) -> str:
    """A passage as one line of prose: its words without the marks of Markdown."""
    text = _LINK.sub(r"\1", _RUBY.sub(r"\1", _MARKS.sub("", markdown)))
    for _ in range(3):
        text = _LINES.sub(r"\2", _STARS.sub(r"\2", text))
    return " ".join(text.split())


def beginning(text: str, longest: int = LONGEST) -> str:
    """As many whole sentences from the beginning as there is room for; of a longer one as many words."""
    if len(text) <= longest:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, longest + 2) if found.end() <= longest]
    if ends:
        return text[: ends[-1]]
    space = text.rfind(" ", 0, longest)
    return text[:space] if space > 0 else text[:longest]


def first_sentence(text: str) -> str:
    """The first sentence, or all of a text that has no end."""
    found = _SENTENCE.search(text)
    return text[: found.end()] if found else text


def first_words(text: str, longest: int = 80) -> str:
    """What a passage is called: how it begins."""
    line = plain(text[: 4 * longest])
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def _takes_text(field: Field) -> bool:
    kind = field.kind
    return isinstance(kind, AssetOf) and (accepts(kind.media_type, MEDIA_TYPE) or kind.media_type.startswith("text/"))
