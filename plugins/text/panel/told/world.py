"""World: the lorebooks and characters of a manuscript as a request gives them to a model."""

from __future__ import annotations

from dataclasses import replace

from app.api import AssetStore
from plugins.text.context import lore
from plugins.text.context.cards import Card, read_card
from plugins.text.context.characters import called, card_text
from plugins.text.context.lore_codec import lorebook_from_bytes
from plugins.text.context.world import World
from plugins.text.model import Chapter, Character, Lorebook, Manuscript


def world_of(part: Manuscript, characters: tuple[Character, ...], user: str, assets: AssetStore) -> World:
    """The lorebooks that are switched on, and these characters; `user` is what a card's {{user}} is called.

    Raises UserError where one of them is missing or damaged.
    """
    books = tuple(named_book(book, assets) for book in part.lorebooks if book.enabled)
    cards = [card_of(character, assets) for character in characters]
    return World(_apart(books), tuple((called(card), card_text(card, user)) for card in cards))


def present(part: Manuscript, chapter: str) -> tuple[Character, ...]:
    """The characters of whom the model is told in a chapter."""
    item = next((item for item in part.items if item.id == chapter), None)
    absent = item.absent if isinstance(item, Chapter) else ()
    return tuple(character for character in part.characters if character.id not in absent)


def named_book(book: Lorebook, assets: AssetStore) -> lore.Lorebook:
    """A lorebook's content under the name that it has in the manuscript."""
    return replace(lorebook_from_bytes(assets.read(book.entries), book.name), name=book.name)


def card_of(character: Character, assets: AssetStore) -> Card:
    """A character's card."""
    return read_card(assets.read(character.card), character.name)


def _apart(books: tuple[lore.Lorebook, ...]) -> tuple[lore.Lorebook, ...]:
    """Books whose names differ, since their budgets go by them."""
    known: dict[str, int] = {}
    apart = []
    for book in books:
        known[book.name] = known.get(book.name, 0) + 1
        count = known[book.name]
        apart.append(book if count == 1 else replace(book, name=f"{book.name} ({count})"))
    return tuple(apart)
