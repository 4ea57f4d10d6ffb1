"""Asking: what a conversation gives a request, stored on a worker."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.api import AssetId, AssetStore, InvalidData, JobContext, Json
from plugins.text.context.cards import Card, read_card
from plugins.text.context.characters import called, card_text, closing_text, lorebook_of, system_text
from plugins.text.context.lore_codec import lorebook_from_bytes
from plugins.text.context.world import MEDIA_TYPE as WORLD_TYPE
from plugins.text.context.world import World, world_to_bytes
from plugins.text.model import Character, Conversation, Manuscript, Turn

MEDIA_TYPE = "text/plain"
"""Of messages, a person's as well as a model's."""

USER, ASSISTANT = "user", "assistant"


@dataclass(frozen=True, slots=True)
class Asking:
    """What was said up to a turn, and who speaks, at the moment when something was asked.

    `person` is how a character calls the person. With `last_as_prompt` a last message of the person that is nothing but
    text becomes the request's prompt, by which its job is called.
    """

    manuscript: Manuscript
    talk: Conversation
    turns: tuple[Turn, ...]
    person: str
    last_as_prompt: bool = False

    @property
    def character(self) -> Character | None:
        """The character who speaks."""
        return next((one for one in self.manuscript.characters if one.id == self.talk.character), None)

    def stored(self, assets: AssetStore, job: JobContext) -> dict[str, Json]:
        """The values of a request's given fields, and of `prompt` where a message became that.

        For a worker: it reads every message, and raises what reading does.
        """
        card = card_of(self.character, assets)
        messages: list[dict[str, Json]] = []
        system = system_text(card, self.person, self.talk.system) if card else self.talk.system
        if system.strip():
            messages.append({"role": "system", "content": system})
        for turn in self.turns:
            job.check()
            _put(messages, turn, text_of(turn, assets))
        prompt = ""
        if self.last_as_prompt and messages and messages[-1]["role"] == USER and "images" not in messages[-1]:
            prompt = str(messages.pop()["content"])
        data = json.dumps(messages, ensure_ascii=False).encode("utf-8", "replace")
        closing = closing_text(card, self.person) if card else ""
        return {
            "text": None,
            "start": "",
            "stop_after": 0,
            "go_on": "no",
            "memory": self.manuscript.memory,
            "note": "\n".join(part for part in (self.manuscript.note.strip(), closing.strip()) if part),
            "note_depth": self.manuscript.note_depth,
            "lore": self._lore(card, assets),
            "messages": assets.add_bytes(data, "application/json").id,
            **({"prompt": prompt} if prompt else {}),
        }

    def _lore(self, card: Card | None, assets: AssetStore) -> str | None:
        books = [
            lorebook_from_bytes(assets.read(book.entries), book.name)
            for book in self.manuscript.lorebooks
            if book.enabled
        ]
        own = lorebook_of(card, self.person) if card else None
        told = card_text(card, self.person) if card else ""
        characters = ((called(card), told),) if card and told else ()
        if not (books or own or characters):
            return None
        world = World((*books, *([own] if own else [])), characters)
        return assets.add_bytes(world_to_bytes(world), WORLD_TYPE).id


def _put(messages: list[dict[str, Json]], turn: Turn, text: str) -> None:
    """Put a turn behind others; two of one role become one message, since many models want the roles to alternate."""
    images: list[Json] = list(turn.images)
    last = messages[-1] if messages else {}
    if last.get("role") == turn.role:
        text = f"{last['content']}\n\n{text}"
        earlier = last.get("images", [])
        images = [*(earlier if isinstance(earlier, list) else []), *images]
        messages.pop()
    messages.append({"role": turn.role, "content": text, **({"images": images} if images else {})})


def card_of(character: Character | None, assets: AssetStore) -> Card | None:
    """A character's card; raises InvalidData where it is damaged."""
    return read_card(assets.read(character.card), character.name) if character else None


def text_of(turn: Turn, assets: AssetStore) -> str:
    """What was said in a turn; raises MissingAsset, and InvalidData where it is no text."""
    return read_message(turn.text, assets)


def read_message(text: AssetId, assets: AssetStore) -> str:
    """The text of a message; raises MissingAsset, and InvalidData where it is none."""
    try:
        return assets.read(text).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidData("A message is damaged.", advice="Delete it, or show another branch.") from error
