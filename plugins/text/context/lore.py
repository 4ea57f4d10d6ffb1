"""Lore: what a model is told of a world, each entry when one of its keys stands in the story."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import Enum

from app.api import JsonObject, UserError

MOST_ENTRIES = 20_000


class Logic(Enum):
    """What an entry's secondary keys demand, once one of its keys was found."""

    AND_ANY = "and-any"
    AND_ALL = "and-all"
    NOT_ANY = "not-any"
    NOT_ALL = "not-all"


class Position(Enum):
    """Where an entry stands in what the model is told."""

    AFTER_MEMORY = "after-memory"
    BEFORE_STORY = "before-story"
    AT_DEPTH = "at-depth"
    NEAR_END = "near-end"


class Dialect(Enum):
    """In which program's words something was written down."""

    WORLD_INFO = "world-info"
    CHARACTER_BOOK = "character-book"
    KOBOLD = "kobold"


@dataclass(frozen=True, slots=True)
class Kept:
    """A JSON object as it came from another program, so that nothing of it is lost when it goes back."""

    dialect: Dialect
    text: str

    @staticmethod
    def of(dialect: Dialect, values: JsonObject) -> Kept:
        """Keep an object."""
        return Kept(dialect, json.dumps(values, ensure_ascii=False))

    @property
    def values(self) -> JsonObject:
        """The object; a new one each time."""
        values: JsonObject = json.loads(self.text)
        return values


@dataclass(frozen=True, slots=True)
class LoreEntry:
    """Something that the model is told when one of its keys stands in the text, or always where it is `constant`.

    A key is a word or words; with `regex`, or written `/like this/i`, it is a regular expression. `secondary` keys are
    asked after `keys`, by `logic`; one of `excluded` keeps the entry out. `whole_words` does not hold for keys in
    writing that has no spaces, such as Japanese. `order` sorts what stands at one place, the highest nearest to the
    end; where there is too little space, what has the lowest `priority` (without one, `order`) is left out first.
    `depth` counts paragraphs back from the end, for AT_DEPTH. `scan_paragraphs` is how far back keys are searched, None
    as far as anybody's. `recursable` is triggered by other entries too, `recurses` triggers others. Without
    `budgeted` it doesn't count among what lore may take. `ignored` names what came with it and is not honoured.
    `book` is the name of the book that it is from, as `Lorebook.active` gives it; it is not stored.
    """

    id: str
    name: str = ""
    keys: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    logic: Logic = Logic.AND_ANY
    excluded: tuple[str, ...] = ()
    content: str = ""
    enabled: bool = True
    constant: bool = False
    whole_words: bool = True
    case_sensitive: bool = False
    regex: bool = False
    order: float = 100
    priority: float | None = None
    position: Position = Position.NEAR_END
    depth: int = 4
    scan_paragraphs: int | None = None
    recursable: bool = True
    recurses: bool = True
    budgeted: bool = True
    ignored: tuple[str, ...] = ()
    kept: Kept | None = None
    book: str = ""

    @property
    def title(self) -> str:
        """What messages call it: its name, or its first key."""
        return self.name or next((key for key in self.keys if key.strip()), self.id)

    @property
    def rank(self) -> float:
        """What is left out last has the highest."""
        return self.order if self.priority is None else self.priority


@dataclass(frozen=True, slots=True)
class Lorebook:
    """Entries that belong together. `budget_tokens` is the most that they may take, None as much as any lore.

    `scan_paragraphs` is how far back keys are searched, None as far as anybody's; without `recursive` no entry
    triggers another.
    """

    name: str = ""
    description: str = ""
    entries: tuple[LoreEntry, ...] = ()
    scan_paragraphs: int | None = None
    budget_tokens: int | None = None
    recursive: bool = True
    kept: Kept | None = None

    @property
    def active(self) -> tuple[LoreEntry, ...]:
        """The entries as they are triggered: what holds for the book is put into each."""
        return tuple(
            replace(
                entry,
                book=self.name,
                scan_paragraphs=self.scan_paragraphs if entry.scan_paragraphs is None else entry.scan_paragraphs,
                recursable=entry.recursable and self.recursive,
                recurses=entry.recurses and self.recursive,
            )
            for entry in self.entries
        )

    def with_entries(self, entries: tuple[LoreEntry, ...]) -> Lorebook:
        """The book with other entries; raises UserError beyond the limit."""
        if len(entries) > MOST_ENTRIES:
            raise UserError(
                "A lorebook can have {most} entries, and this would have {count}.",
                advice="Divide it into several.",
                most=MOST_ENTRIES,
                count=len(entries),
            )
        return replace(self, entries=entries)
