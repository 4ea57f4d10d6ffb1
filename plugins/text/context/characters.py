"""Characters as a model is told them: a card's texts with its macros filled in, and how a conversation begins."""

from __future__ import annotations

import re
from dataclasses import replace

from app.api import Message
from plugins.text.context.cards import Card
from plugins.text.context.lore import Lorebook

_MACRO = re.compile(r"\{\{(char|user|original)\}\}", re.IGNORECASE)
_START = re.compile(r"[ \t]*<START>[ \t]*\n?", re.IGNORECASE)
BETWEEN_EXAMPLES = "* * *"


def filled(text: str, character: str, user: str, original: str = "") -> str:
    """A text with {{char}}, {{user}} and {{original}} replaced, and nothing else; what is put in is left as it is."""
    values = {"char": character, "user": user, "original": original}
    return _MACRO.sub(lambda found: values[found[1].lower()], text)


def called(card: Card) -> str:
    """How a character is called in what the model reads: its nickname, or its name."""
    return card.nickname or card.name


def card_text(card: Card, user: str) -> str:
    """What the model is told of a character: description, personality, scenario and examples, in this order.

    It has no headings, which would be in one language and the story in another.
    """
    personality = card.personality.strip()
    examples = [part.strip() for part in _START.split(card.examples) if part.strip()]
    parts = [
        card.description.strip(),
        f"{called(card)}: {personality}" if personality else "",
        card.scenario.strip(),
        f"\n{BETWEEN_EXAMPLES}\n".join(examples),
    ]
    return filled("\n\n".join(part for part in parts if part), called(card), user)


def system_text(card: Card, user: str, original: str) -> str:
    """The system prompt with a character: the card's in place of the user's, which stands for {{original}} in it."""
    return filled(card.system, called(card), user, original) if card.system.strip() else original


def closing_text(card: Card, user: str, original: str = "") -> str:
    """What the model is told last, after the conversation: the card's in place of the user's."""
    return filled(card.closing, called(card), user, original) if card.closing.strip() else original


def greetings(card: Card, user: str) -> tuple[Message, ...]:
    """The messages with which a conversation may begin: the first, and its alternatives."""
    texts = [card.greeting, *card.other_greetings]
    return tuple(Message("assistant", filled(text, called(card), user)) for text in texts if text.strip())


def lorebook_of(card: Card, user: str) -> Lorebook | None:
    """A card's book with its macros filled in, under the character's name where it has none."""
    if card.book is None:
        return None

    def fill(text: str) -> str:
        return filled(text, called(card), user)

    return replace(
        card.book,
        name=card.book.name or card.name,
        entries=tuple(
            replace(
                entry,
                content=fill(entry.content),
                keys=tuple(map(fill, entry.keys)),
                secondary=tuple(map(fill, entry.secondary)),
                excluded=tuple(map(fill, entry.excluded)),
            )
            for entry in card.book.entries
        ),
    )
