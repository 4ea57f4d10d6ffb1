"""Taking: files of other programs that come into the manuscript, and what goes back to them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.api import AssetStore, Command, JobContext, Lane, UserError, Words
from plugins.text.context import lore
from plugins.text.context.books import write_lorebook
from plugins.text.context.cards import write_card, write_card_picture
from plugins.text.context.characters import lorebook_of
from plugins.text.context.kobold import KoboldStory
from plugins.text.context.lore import Dialect
from plugins.text.context.lore_codec import lorebook_from_bytes, lorebook_to_bytes
from plugins.text.context.world import MEDIA_TYPE
from plugins.text.model import Chapter, Character, Lorebook, Origin, new_id
from plugins.text.panel.saying import said
from plugins.text.panel.told.books import Books
from plugins.text.panel.told.faces import pixels_of, png_of
from plugins.text.panel.told.reading import ReadCard, ReadFile, has_character, read_file
from plugins.text.panel.told.world import card_of
from plugins.text.panel.work import TextWork
from plugins.text.passages import store_text
from plugins.text.telling import AddCharacter, AddLorebook, TakeStory, character_in, lorebook_in

SUFFIXES = frozenset({".json", ".png"})


@dataclass(frozen=True, slots=True)
class Stored:
    """A lorebook that was stored, with what it says."""

    book: Lorebook
    content: lore.Lorebook


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file became: the command that puts it in, and what is shown and said of it."""

    command: Command
    name: str
    stored: Stored | None = None
    character: str = ""
    chapter: str = ""
    has_book: bool = False
    notes: tuple[Words, ...] = ()


class Taking(QObject):
    """Reads and writes on workers."""

    book_taken = Signal(str)
    character_taken = Signal(str)

    def __init__(self, work: TextWork, books: Books, user: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._books, self._user = work, books, user

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in, each as what it is."""
        for path in paths:
            self._take(path)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Take files in that were dropped on the text: pictures without a character go where pictures go."""
        for path in paths:
            if path.suffix.lower() != ".png" or self._work.context.take_file is None:
                self._take(path)
            else:
                self._look(path, self._work.context.take_file)

    def new_book(self) -> None:
        """Begin a lorebook."""
        context = self._work.context
        try:
            stored = _stored(lore.Lorebook(), self.tr("Lorebook"), context.assets)
        except UserError as error:
            context.messages.fail(error)
            return
        self._add(stored)

    def add_book_of(self, character: str) -> None:
        """Add the lorebook in a character's card to the manuscript."""
        assets, user = self._work.context.assets, self._user()
        known = character_in(self._work.manuscript, character)

        def read(_job: JobContext) -> Stored | None:
            book = lorebook_of(card_of(known, assets), user)
            return _stored(book, book.name, assets) if book else None

        def done(stored: Stored | None) -> None:
            if stored is not None and self._add(stored):
                self._say(self.tr("Added: {name}.").format(name=stored.book.name))

        self._work.context.jobs.run(self.tr("Reading a character"), read, Lane.IO, done)

    def export_book(self, id_: str, path: Path, dialect: Dialect | None = None, *, own: bool = False) -> None:
        """Write a lorebook to a file: as it came, in another program's words, or as the studio keeps it."""
        book, assets = lorebook_in(self._work.manuscript, id_), self._work.context.assets

        def write(_job: JobContext) -> Path:
            content = lorebook_from_bytes(assets.read(book.entries), book.name)
            if own or content.name or content.kept is None:
                # World info has no name of its own, and is to be as it came.
                content = replace(content, name=book.name)
            write_whole(path, lorebook_to_bytes(content) if own else write_lorebook(content, dialect))
            return path

        self._export(write)

    def export_character(self, id_: str, path: Path) -> None:
        """Write a character to a file: a PNG with its picture, or JSON, by the name of the file."""
        character, assets = character_in(self._work.manuscript, id_), self._work.context.assets

        def write(_job: JobContext) -> Path:
            card = card_of(character, assets)
            if path.suffix.lower() == ".png" and character.picture is not None:
                picture = png_of(assets.picture(character.picture))
                write_whole(path, write_card_picture(card, picture, character.name))
            else:
                write_whole(path, write_card(card))
            return path

        self._export(write)

    def _take(self, path: Path) -> None:
        assets, title = self._work.context.assets, self.tr("Reading {name}").format(name=path.name)

        def read(_job: JobContext) -> Taken | UserError:
            try:
                return _taken(read_file(path), path, assets)
            except UserError as error:
                return error

        self._work.context.jobs.run(title, read, Lane.IO, self._put_in)

    def _look(self, path: Path, otherwise: Callable[[Path], None]) -> None:
        def look(_job: JobContext) -> bool:
            try:
                return has_character(path)
            except UserError:
                # Whoever reads it next says what is wrong with it.
                return False

        def done(found: bool) -> None:
            if found:
                self._take(path)
            else:
                otherwise(path)

        self._work.context.jobs.run(self.tr("Reading {name}").format(name=path.name), look, Lane.IO, done)

    def _put_in(self, taken: Taken | UserError) -> None:
        if isinstance(taken, UserError):
            self._work.context.messages.fail(taken)
            return
        if taken.stored is not None:
            self._books.remember(taken.stored.book.entries, taken.stored.content)
        if not self._work.execute(taken.command):
            return
        words = " ".join([self.tr("Added: {name}.").format(name=taken.name), *map(said, taken.notes)])
        if taken.has_book:
            add = self.tr("Add its lorebook")
            self._work.context.messages.say(words, button=add, action=lambda: self.add_book_of(taken.character))
        else:
            self._say(words)
        if taken.chapter:
            self._work.open(taken.chapter)
        elif taken.character:
            self.character_taken.emit(taken.character)
        elif taken.stored is not None:
            self.book_taken.emit(taken.stored.book.id)

    def _add(self, stored: Stored) -> bool:
        self._books.remember(stored.book.entries, stored.content)
        if not self._work.execute(AddLorebook(stored.book)):
            return False
        self.book_taken.emit(stored.book.id)
        return True

    def _export(self, write: Callable[[JobContext], Path]) -> None:
        def guarded(job: JobContext) -> Path | UserError:
            try:
                return write(job)
            except UserError as error:
                return error

        def done(found: Path | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                self._say(self.tr("Exported {name}.").format(name=found.name))

        self._work.context.jobs.run(self.tr("Exporting"), guarded, Lane.IO, done)

    def _say(self, words: str) -> None:
        self._work.context.messages.say(words)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, all of it or nothing; raises UserError."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            "{name} cannot be written.",
            advice="Choose another folder, or make room on the disk.",
            detail=error,
            name=path.name,
        ) from error


def _taken(found: ReadFile, path: Path, assets: AssetStore) -> Taken:
    """Store what was read; called on a worker."""
    match found:
        case ReadCard():
            card = found.card if found.card.name.strip() else replace(found.card, name=path.stem)
            pixels = pixels_of(found.picture) if found.picture else None
            picture = assets.add_picture(pixels).id if pixels is not None else None
            character = Character(
                new_id(), card.name.strip(), assets.add_bytes(write_card(card), MEDIA_TYPE).id, picture
            )
            has_book = card.book is not None and bool(card.book.entries)
            lost = (Words("Its picture cannot be read."),) if found.picture and picture is None else ()
            return Taken(AddCharacter(character), character.name, character=character.id, has_book=has_book, notes=lost)
        case lore.Lorebook():
            stored = _stored(found, found.name or path.stem, assets)
            return Taken(AddLorebook(stored.book), stored.book.name, stored)
        case KoboldStory():
            title = found.title or path.stem
            chapter = Chapter(new_id(), title, passages=store_text(found.text, assets, Origin.PASTED))
            lore_of = _stored(found.lorebook, title, assets) if found.lorebook else None
            book = lore_of.book if lore_of else None
            story = TakeStory(chapter, found.memory, found.note, found.note_depth, book)
            return Taken(story, title, lore_of, chapter=chapter.id, notes=found.notes)
        case _:
            assert_never(found)


def _stored(book: lore.Lorebook, name: str, assets: AssetStore) -> Stored:
    return Stored(Lorebook(new_id(), name, assets.add_bytes(lorebook_to_bytes(book), MEDIA_TYPE).id), book)
