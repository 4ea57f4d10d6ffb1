"""Commands on what the model is told besides the story: memory, the author's note, lorebooks and characters."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import AssetId, Document, UserError
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.model import KIND, Chapter, Character, Conversation, Item, Lorebook, Manuscript

DEEPEST_NOTE = 100
"""So many paragraphs before the end an author's note may stand."""


@dataclass(frozen=True, slots=True)
class SetMemory:
    """Write what the model is always told; what is typed in one go has one merge key."""

    memory: str
    label: str = "Memory"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the memory."""
        return document.with_part(KIND, replace(manuscript_of(document), memory=self.memory))


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write the author's note, or say how many paragraphs before the end it stands; what is None stays."""

    note: str | None = None
    depth: int | None = None
    label: str = "Author's note"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the note; raises UserError for a depth that there isn't."""
        part = manuscript_of(document)
        depth = part.note_depth if self.depth is None else self.depth
        if not 0 <= depth <= DEEPEST_NOTE:
            raise UserError(
                "An author's note cannot stand {depth} paragraphs before the end.",
                advice="Choose a number from 0 to {most}.",
                depth=depth,
                most=DEEPEST_NOTE,
            )
        note = part.note if self.note is None else self.note
        return document.with_part(KIND, replace(part, note=note, note_depth=depth))


@dataclass(frozen=True, slots=True)
class AddLorebook:
    """Put a lorebook behind the others."""

    book: Lorebook
    label: str = "Add lorebook"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the lorebook."""
        part = manuscript_of(document)
        return document.with_part(KIND, replace(part, lorebooks=(*part.lorebooks, self.book)))


@dataclass(frozen=True, slots=True)
class SetLorebook:
    """Give a lorebook another name or other entries, or switch it on or off; what is None stays."""

    book: str
    name: str | None = None
    entries: AssetId | None = None
    enabled: bool | None = None
    label: str = "Lorebook"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the lorebook changed."""
        part = manuscript_of(document)
        old = lorebook_in(part, self.book)
        new = replace(
            old,
            name=old.name if self.name is None else self.name,
            entries=old.entries if self.entries is None else self.entries,
            enabled=old.enabled if self.enabled is None else self.enabled,
        )
        books = tuple(new if book.id == new.id else book for book in part.lorebooks)
        return document.with_part(KIND, replace(part, lorebooks=books))


@dataclass(frozen=True, slots=True)
class RemoveLorebook:
    """Take a lorebook out."""

    book: str
    label: str = "Delete lorebook"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        part = manuscript_of(document)
        lorebook_in(part, self.book)
        books = tuple(book for book in part.lorebooks if book.id != self.book)
        return document.with_part(KIND, replace(part, lorebooks=books))


@dataclass(frozen=True, slots=True)
class AddCharacter:
    """Put a character behind the others."""

    character: Character
    label: str = "Add character"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the character."""
        part = manuscript_of(document)
        return document.with_part(KIND, replace(part, characters=(*part.characters, self.character)))


@dataclass(frozen=True, slots=True)
class SetCharacter:
    """Give a character another name, or its card as it was changed; what is None stays."""

    character: str
    name: str | None = None
    card: AssetId | None = None
    label: str = "Character"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the character changed."""
        part = manuscript_of(document)
        old = character_in(part, self.character)
        name, card = self.name, self.card
        new = replace(old, name=old.name if name is None else name, card=old.card if card is None else card)
        characters = tuple(new if one.id == new.id else one for one in part.characters)
        return document.with_part(KIND, replace(part, characters=characters))


@dataclass(frozen=True, slots=True)
class RemoveCharacter:
    """Take a character out; conversations with it stay, and are with nobody then."""

    character: str
    label: str = "Delete character"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without it."""
        part = manuscript_of(document)
        character_in(part, self.character)
        characters = tuple(one for one in part.characters if one.id != self.character)
        items = tuple(_without(item, self.character) for item in part.items)
        return document.with_part(KIND, replace(part, characters=characters, items=items))


@dataclass(frozen=True, slots=True)
class SetAbsent:
    """Say whether a character is absent from a chapter, so that the model isn't told of it there."""

    chapter: str
    character: str
    absent: bool
    label: str = "Characters of the chapter"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the chapter changed."""
        part = manuscript_of(document)
        chapter = part.chapter(self.chapter)
        character_in(part, self.character)
        others = tuple(one for one in chapter.absent if one != self.character)
        absent = (*others, self.character) if self.absent else others
        return document.with_part(KIND, part.with_item(replace(chapter, absent=absent)))


@dataclass(frozen=True, slots=True)
class TakeStory:
    """Take in a story from another program as one step: its text as a chapter, and what belonged to it.

    Its memory and note come behind those that are there, and its note's depth holds where there was no note.
    """

    chapter: Chapter
    memory: str = ""
    note: str = ""
    note_depth: int | None = None
    book: Lorebook | None = None
    label: str = "Import story"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the story."""
        document = AddItem(self.chapter).apply(document)
        part = manuscript_of(document)
        document = SetMemory(_behind(part.memory, self.memory)).apply(document)
        if self.note.strip():
            depth = None if part.note.strip() or self.note_depth is None else min(self.note_depth, DEEPEST_NOTE)
            document = SetNote(_behind(part.note, self.note), depth).apply(document)
        return AddLorebook(self.book).apply(document) if self.book else document


def lorebook_in(part: Manuscript, id_: str) -> Lorebook:
    """A lorebook by its id; raises UserError where it is gone."""
    for book in part.lorebooks:
        if book.id == id_:
            return book
    raise UserError("That lorebook is no longer there.", advice="Choose another one.")


def character_in(part: Manuscript, id_: str) -> Character:
    """A character by its id; raises UserError where it is gone."""
    for character in part.characters:
        if character.id == id_:
            return character
    raise UserError("That character is no longer there.", advice="Choose another one.")


def _without(item: Item, character: str) -> Item:
    if isinstance(item, Chapter) and character in item.absent:
        return replace(item, absent=tuple(one for one in item.absent if one != character))
    if isinstance(item, Conversation) and item.character == character:
        return replace(item, character=None)
    return item


def _behind(old: str, new: str) -> str:
    return "\n\n".join(text.strip("\n") for text in (old, new) if text.strip()) if new.strip() else old
