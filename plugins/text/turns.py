"""Turns: what can be done to a conversation, each with its name in the history, and the ways through its tree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from app.api import Asset, AssetId, Document, UserError
from plugins.text.commands import EditChapter, manuscript_of
from plugins.text.model import KIND, Conversation, Turn

MOST_TURNS = 100_000


@dataclass(frozen=True, slots=True)
class AddTurn:
    """Put a turn behind the one that it answers; `assets` are its text and pictures. One that is there already stays.

    With `shown` it is the leaf then, and so seen.
    """

    conversation: str
    turn: Turn
    assets: tuple[Asset, ...] = ()
    shown: bool = True
    label: str = "Message"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the turn; raises UserError where what it answers is gone."""
        talk = manuscript_of(document).conversation(self.conversation)
        if any(turn.id == self.turn.id for turn in talk.turns):
            return document
        if self.turn.parent is not None:
            turn_of(talk, self.turn.parent)
        if len(talk.turns) >= MOST_TURNS:
            raise UserError("This conversation is too long.", advice="Begin another one.")
        leaf = self.turn.id if self.shown else talk.leaf
        return _with(document.with_assets(self.assets), replace(talk, turns=(*talk.turns, self.turn), leaf=leaf))


@dataclass(frozen=True, slots=True)
class AddAnswer(AddTurn):
    """Put what a model said behind what it answers."""

    label: str = "Answer"


@dataclass(frozen=True, slots=True)
class PutIn(EditChapter):
    """Give a chapter another text, into which something was put that was said."""

    label: str = "Put into the manuscript"


@dataclass(frozen=True, slots=True)
class EditTurn:
    """Give a turn another text as a branch beside it: `turn` stays as it is, `sibling` is the id of the new one."""

    conversation: str
    turn: str
    sibling: str
    text: Asset
    label: str = "Edit message"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the branch, which is shown."""
        old = turn_of(manuscript_of(document).conversation(self.conversation), self.turn)
        new = replace(old, id=self.sibling, text=self.text.id)
        return AddTurn(self.conversation, new, (self.text,)).apply(document)


@dataclass(frozen=True, slots=True)
class ExtendTurn:
    """Give a turn a longer text, of which a model wrote the end; `assets` are that and the whole text."""

    conversation: str
    turn: str
    text: AssetId
    source: AssetId
    assets: tuple[Asset, ...] = ()
    label: str = "Go on with the message"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the longer turn."""
        talk = manuscript_of(document).conversation(self.conversation)
        new = replace(turn_of(talk, self.turn), text=self.text, source=self.source)
        turns = tuple(new if turn.id == new.id else turn for turn in talk.turns)
        return _with(document.with_assets(self.assets), replace(talk, turns=turns))


@dataclass(frozen=True, slots=True)
class ChooseLeaf:
    """Show another branch, down to one of its ends."""

    conversation: str
    leaf: str
    label: str = "Show another branch"

    @property
    def merge_key(self) -> Hashable | None:
        """Looking through the branches of a conversation is one step."""
        return ("leaf", self.conversation)

    def apply(self, document: Document) -> Document:
        """The document with the way to the leaf shown."""
        talk = manuscript_of(document).conversation(self.conversation)
        return _with(document, replace(talk, leaf=turn_of(talk, self.leaf).id))


@dataclass(frozen=True, slots=True)
class RemoveTurn:
    """Delete a turn with all that follows it."""

    conversation: str
    turn: str
    label: str = "Delete message"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without them; what is shown then is the branch beside it, or what it answered."""
        talk = manuscript_of(document).conversation(self.conversation)
        old = turn_of(talk, self.turn)
        gone = {old.id}
        for turn in talk.turns:
            if turn.parent in gone:
                gone.add(turn.id)
        left = replace(talk, turns=tuple(turn for turn in talk.turns if turn.id not in gone))
        if talk.leaf in gone:
            beside = [turn for turn in branches_of(talk, old) if turn.id not in gone]
            place = branches_of(talk, old).index(old)
            leaf = end_of(left, beside[min(place, len(beside) - 1)].id) if beside else old.parent
            left = replace(left, leaf=leaf)
        return _with(document, left)


@dataclass(frozen=True, slots=True)
class SetSystem:
    """Write what the model is told before a conversation."""

    conversation: str
    system: str
    label: str = "Instructions of the conversation"

    @property
    def merge_key(self) -> Hashable | None:
        """Writing them is one gesture."""
        return ("system", self.conversation)

    def apply(self, document: Document) -> Document:
        """The document with the instructions."""
        talk = manuscript_of(document).conversation(self.conversation)
        return _with(document, replace(talk, system=self.system))


@dataclass(frozen=True, slots=True)
class SetCharacter:
    """Let a character of the manuscript speak, or none; `greetings` begin a conversation in which nothing was said.

    They are branches beside one another, of which the first is shown; `assets` are their texts.
    """

    conversation: str
    character: str | None
    greetings: tuple[Turn, ...] = ()
    assets: tuple[Asset, ...] = ()
    label: str = "Character of the conversation"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the character."""
        part = manuscript_of(document)
        talk = part.conversation(self.conversation)
        if self.character is not None and all(one.id != self.character for one in part.characters):
            raise UserError("That character is no longer there.", advice="Choose another one.")
        document = _with(document, replace(talk, character=self.character))
        if not talk.turns:
            for place, turn in enumerate(self.greetings):
                document = AddTurn(self.conversation, turn, self.assets, shown=not place).apply(document)
        return document


def turn_of(talk: Conversation, id_: str) -> Turn:
    """A turn by its id; raises UserError where it is gone."""
    for turn in talk.turns:
        if turn.id == id_:
            return turn
    raise UserError("That message is no longer there.", advice="Go on from another one.")


def branches_of(talk: Conversation, turn: Turn) -> Sequence[Turn]:
    """A turn and those beside it, which answer the same one, the oldest first."""
    return [other for other in talk.turns if other.parent == turn.parent]


def way_to(talk: Conversation, id_: str | None) -> tuple[Turn, ...]:
    """The turns from the first to one of them, empty where it is gone."""
    return replace(talk, leaf=id_).shown


def end_of(talk: Conversation, id_: str) -> str:
    """Where the branch of a turn ends, by the newest turn wherever it forks; the shown end where that lies in it."""
    if talk.leaf is not None and any(turn.id == id_ for turn in talk.shown):
        return talk.leaf
    newest = {turn.parent: turn.id for turn in talk.turns}
    for _ in talk.turns:
        id_ = newest.get(id_, id_)
    return id_


def _with(document: Document, talk: Conversation) -> Document:
    return document.with_part(KIND, manuscript_of(document).with_item(talk))
