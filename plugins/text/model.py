"""Manuscript: what the text panel keeps in a document. No text lies in the tree: passages are assets, by their hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias
from uuid import uuid4

from app.api import AssetId, UserError

KIND = "text"
MOST_ITEMS = 10_000
MEDIA_TYPE = "text/markdown"
"""Of chapters: they are Markdown; program code is `text/plain`."""


class Origin(Enum):
    """Where a piece of text comes from."""

    WRITTEN = "written"
    GENERATED = "generated"
    EDITED = "edited"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Span:
    """So many characters (code points) of one origin; `source` is the generated text that they are from.

    Where that was still being written, `stream` says which it was until it is stored (see plugins.text.streams).
    """

    length: int
    origin: Origin = Origin.WRITTEN
    source: AssetId | None = None
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs of a chapter: their text, how many characters and words it has, and its spans in order.

    A chapter's text is its passages one after another; each but the last ends with a line break.
    """

    text: AssetId
    length: int
    words: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a chapter to come back to: a snapshot that a person named, or where a draft was asked for or accepted.

    `parent` is the version from which it grew, None of the first. `source` is the generated text that was accepted
    here, and `stream` what that is called until it is stored. Seconds since 1970.
    """

    id: str
    parent: str | None
    name: str
    passages: tuple[Passage, ...]
    created_s: float
    source: AssetId | None = None
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One alternative of a draft: the generated text, and the asset that tells what else could have been written."""

    text: AssetId
    tokens: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A place at which something was generated, with its alternatives.

    It is the `removed` characters from `at` of the text of `version` that a take stands in for. The first `kept`
    characters of each take stand before that place already. `job` is the job that made the first, `accepted` the take
    that was accepted last.
    """

    id: str
    version: str
    at: int
    removed: int
    takes: tuple[Take, ...] = ()
    job: str = ""
    accepted: AssetId | None = None
    kept: int = 0


class Status(Enum):
    """How far a chapter is."""

    IDEA = "idea"
    DRAFT = "draft"
    REVISED = "revised"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Folder:
    """A part of the manuscript, or any other folder; `parent` is the folder that it lies in."""

    id: str
    title: str
    parent: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, a note, or a file of program code.

    `language` is a code such as `en` or `ja`, or of code a name such as `python`, with `is_code`. `counted` chapters
    belong to the manuscript: they are counted and exported. `goal_words` 0 is none. `version` is that from which the
    text as it is now grew. `absent` are the characters of whom the model is not told in it.
    """

    id: str
    title: str
    parent: str | None = None
    passages: tuple[Passage, ...] = ()
    language: str = ""
    is_code: bool = False
    counted: bool = True
    status: Status = Status.DRAFT
    goal_words: int = 0
    notes: str = ""
    versions: tuple[Version, ...] = ()
    version: str | None = None
    drafts: tuple[Draft, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Characters (code points)."""
        return sum(passage.length for passage in self.passages)

    @property
    def words(self) -> int:
        """Words, as `words.count_words` counts them."""
        return sum(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation; `parent` is the one that it answers. `source` is what it was generated as."""

    id: str
    parent: str | None
    role: str
    text: AssetId
    images: tuple[AssetId, ...] = ()
    source: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with a model: a tree of turns, of which the way to `leaf` is shown."""

    id: str
    title: str
    parent: str | None = None
    turns: tuple[Turn, ...] = ()
    leaf: str | None = None
    system: str = ""
    character: str | None = None

    @property
    def shown(self) -> tuple[Turn, ...]:
        """The turns from the first to the leaf."""
        known = {turn.id: turn for turn in self.turns}
        way: list[Turn] = []
        at = self.leaf
        while at is not None and at in known and len(way) <= len(known):
            way.append(known[at])
            at = known[at].parent
        return tuple(reversed(way))


Item: TypeAlias = Folder | Chapter | Conversation


@dataclass(frozen=True, slots=True)
class Lorebook:
    """A lorebook, whose entries lie in an asset (see plugins.text.context.lore)."""

    id: str
    name: str
    entries: AssetId
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Character:
    """A character card as JSON, every field that it came with kept, and its picture in tiles."""

    id: str
    name: str
    card: AssetId
    picture: AssetId | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something made from a passage, such as a picture: stale once the passage's text is another than `passage`.

    `at` and `length` in characters say where in the chapter the passage stood when it was asked for.
    """

    id: str
    chapter: str
    at: int
    length: int
    passage: AssetId
    made: AssetId


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Folders, chapters and conversations in their order, and what the model is always told.

    `memory` stands before the story, `note` is the author's note, put in `note_depth` paragraphs before the end.
    `front_matter` are the title page's fields, such as `author`. `daily` holds words written on a day (ISO 8601).
    `spelled` says whether misspelt words are underlined, and `words_known` are the project's own that never are.
    """

    items: tuple[Item, ...] = ()
    memory: str = ""
    note: str = ""
    note_depth: int = 3
    lorebooks: tuple[Lorebook, ...] = ()
    characters: tuple[Character, ...] = ()
    links: tuple[Link, ...] = ()
    front_matter: tuple[tuple[str, str], ...] = ()
    daily_goal_words: int = 0
    daily: tuple[tuple[str, int], ...] = ()
    vertical: bool = False
    spelled: bool = True
    words_known: tuple[str, ...] = ()

    def item(self, id_: str) -> Item:
        """A folder, chapter or conversation by its id; raises UserError where it is gone."""
        for item in self.items:
            if item.id == id_:
                return item
        raise UserError("That chapter is no longer there.", advice="Choose another one.")

    def chapter(self, id_: str) -> Chapter:
        """A chapter by its id; raises UserError where it is gone."""
        item = self.item(id_)
        if not isinstance(item, Chapter):
            raise UserError("That chapter is no longer there.", advice="Choose another one.")
        return item

    def conversation(self, id_: str) -> Conversation:
        """A conversation by its id; raises UserError where it is gone."""
        item = self.item(id_)
        if not isinstance(item, Conversation):
            raise UserError("That conversation is no longer there.", advice="Choose another one.")
        return item

    def children(self, parent: str | None) -> tuple[Item, ...]:
        """What lies directly in a folder, or at the top."""
        return tuple(item for item in self.items if item.parent == parent)

    def in_order(self, parent: str | None = None) -> Iterator[Item]:
        """Every item as a reader meets it: a folder, then what lies in it."""
        for item in self.children(parent):
            yield item
            if isinstance(item, Folder):
                yield from self.in_order(item.id)

    def with_item(self, item: Item) -> Manuscript:
        """The manuscript with the item of the same id replaced."""
        return replace(self, items=tuple(item if old.id == item.id else old for old in self.items))

    def with_items(self, items: Iterable[Item]) -> Manuscript:
        """The manuscript with other items; raises UserError beyond the limit."""
        kept = tuple(items)
        if len(kept) > MOST_ITEMS:
            raise UserError("There are too many chapters.", advice="Begin another project for some of them.")
        return replace(self, items=kept)

    @property
    def words(self) -> int:
        """Words of all chapters that are counted."""
        return sum(item.words for item in self.items if isinstance(item, Chapter) and item.counted)


EMPTY = Manuscript()


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex
