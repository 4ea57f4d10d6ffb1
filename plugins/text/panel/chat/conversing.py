"""Conversing: what a person asks in conversations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.api import Asset, Job, JobContext, Json, Made, Task, UserError
from plugins.text.commands import AddItem
from plugins.text.context.characters import greetings
from plugins.text.model import Character, Conversation, Turn, new_id
from plugins.text.panel.chat.answering import Answering
from plugins.text.panel.chat.asking import ASSISTANT, MEDIA_TYPE, USER, Asking, card_of
from plugins.text.panel.chat.choice import GENERATOR, ModelChoice
from plugins.text.panel.chat.place import ChatPlace
from plugins.text.panel.chat.storing import Storing
from plugins.text.panel.told.person import called
from plugins.text.panel.work import TextWork
from plugins.text.turns import EditTurn, SetCharacter, turn_of, way_to

_MOST_ASKED = 64


class Conversing(QObject):
    """Sends messages and asks for answers, from the conversation itself and from the prompt dock."""

    refused = Signal(str, str, object)
    """A message could not be kept: its conversation, its text and its pictures."""
    begun = Signal(str)
    """A conversation was begun, to be shown."""

    def __init__(self, work: TextWork, choice: ModelChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._choice = work, choice
        self._storing = Storing(work, self)
        self.answering = Answering(work, self._storing, self)
        self.current: str | None = None
        self._asked: dict[str, tuple[str, str | None]] = {}

    @property
    def person(self) -> str:
        """How the person is called."""
        return called(self._work.context.settings)

    def close(self) -> None:
        """Listen no more."""
        self._storing.close()

    # What a person does.

    def send(self, conversation: str, text: str, pictures: Sequence[Asset] = ()) -> None:
        """Say something, and ask for an answer."""
        assets = self._work.context.assets
        asking = self._asking(conversation, None)
        before = asking.talk.leaf
        id_, images = new_id(), tuple(picture.id for picture in pictures)

        def store(job: JobContext) -> tuple[Turn, Asset, dict[str, Json]]:
            asset = assets.add_bytes(text.encode("utf-8", "replace"), MEDIA_TYPE)
            turn = Turn(id_, before, USER, asset.id, images)
            return turn, asset, replace(asking, turns=(*asking.turns, turn)).stored(assets, job)

        def done(stored: tuple[Turn, Asset, dict[str, Json]]) -> None:
            turn, asset, values = stored
            if self._work.execute(self.answering.saying(asking.talk, turn, text, (asset, *pictures))):
                self._submit(ChatPlace(conversation, turn.id), values)
            else:
                failed()

        def failed() -> None:
            self.refused.emit(conversation, text, tuple(pictures))

        self.answering.let_go(conversation)
        self._storing.run(self.tr("Sending"), store, done, failed)

    def ask(self, conversation: str, turn: str) -> None:
        """Ask for an answer to a turn; one to the same that is being written is given up."""
        self.answering.give_up(conversation, turn)
        asking, assets = self._asking(conversation, turn), self._work.context.assets

        def store(job: JobContext) -> dict[str, Json]:
            return asking.stored(assets, job)

        self._storing.run(self.tr("Asking"), store, partial(self._submit, ChatPlace(conversation, turn)))

    def go_on(self, conversation: str, turn: str) -> None:
        """Have the model go on with what it said in a turn."""
        self.answering.give_up(conversation, turn)
        asking, assets = self._asking(conversation, turn), self._work.context.assets

        def store(job: JobContext) -> dict[str, Json]:
            return {**asking.stored(assets, job), "go_on": "yes"}

        self._storing.run(self.tr("Asking"), store, partial(self._submit, ChatPlace(conversation, turn)))

    def edit(self, conversation: str, turn: str, text: str) -> None:
        """Say something else in a turn, as a branch beside it; to a person's an answer is asked for."""
        assets, sibling = self._work.context.assets, new_id()
        old = turn_of(self._work.manuscript.conversation(conversation), turn)

        def store(_job: JobContext) -> Asset:
            return assets.add_bytes(text.encode("utf-8", "replace"), MEDIA_TYPE)

        def done(asset: Asset) -> None:
            self.answering.let_go(conversation)
            if self._work.execute(EditTurn(conversation, turn, sibling, asset)) and old.role == USER:
                self.ask(conversation, sibling)

        self._storing.run(self.tr("Keeping a message"), store, done)

    def set_character(self, conversation: str, character: Character | None) -> None:
        """Let someone speak; what they begin with is said where nothing was said before."""
        if character is None:
            self._work.execute(SetCharacter(conversation, None))
            return
        assets, person = self._work.context.assets, self.person

        def store(_job: JobContext) -> list[Asset]:
            card = card_of(character, assets)
            said = greetings(card, person) if card else ()
            return [assets.add_bytes(message.text.encode("utf-8", "replace"), MEDIA_TYPE) for message in said]

        def done(said: list[Asset]) -> None:
            turns = tuple(Turn(new_id(), None, ASSISTANT, asset.id) for asset in said)
            self._work.execute(SetCharacter(conversation, character.id, turns, tuple(said)))

        self._storing.run(self.tr("Reading a character"), store, done)

    # What the panel asks.

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:  # noqa: ARG002 - the protocol's name
        """A task that stores what was said in the conversation that is open; where none is, one is begun."""
        assets, talk = self._work.context.assets, self._open_or_new()
        asking = Asking(self._work.manuscript, talk, talk.shown, self.person)

        def give(job: JobContext) -> dict[str, Json]:
            values = asking.stored(assets, job)
            self._asked[str(values["messages"])] = (talk.id, talk.leaf)
            while len(self._asked) > _MOST_ASKED:
                del self._asked[next(iter(self._asked))]
            return {name: values[name] for name in wanted if name in values}

        return give

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where the answer belongs, and the message of the request that isn't in the conversation yet."""
        known = self._asked.get(str(request.get("messages")))
        if known is None:
            talk = self._talk(self.current)
            if talk is None:
                return None
            known = (talk.id, talk.leaf)
        conversation, leaf = known
        if str(request.get("prompt") or "").strip():
            return ChatPlace(conversation, new_id(), leaf).to_json()
        return ChatPlace(conversation, leaf or "").to_json()

    def show_job(self, job: Job) -> None:
        """Show what a job writes."""
        self.answering.show_job(job)

    def offer(self, takes: Sequence[Made]) -> None:
        """Keep answers."""
        self.answering.offer(takes)

    def _submit(self, place: ChatPlace, values: dict[str, Json]) -> None:
        context = self._work.context
        try:
            context.generators.submit(GENERATOR, self._choice.request(values), place=place.to_json())
        except UserError as error:
            context.messages.fail(error)
        self.answering.changed.emit(place.conversation)

    def _asking(self, conversation: str, turn: str | None) -> Asking:
        part = self._work.manuscript
        talk = part.conversation(conversation)
        turns = talk.shown if turn is None else way_to(talk, turn)
        return Asking(part, talk, turns, self.person, last_as_prompt=True)

    def _talk(self, conversation: str | None) -> Conversation | None:
        found = next((item for item in self._work.manuscript.items if item.id == conversation), None)
        return found if isinstance(found, Conversation) else None

    def _open_or_new(self) -> Conversation:
        talk = self._talk(self.current)
        if talk is not None:
            return talk
        title = QCoreApplication.translate("ManuscriptTree", "Conversation")
        made = Conversation(new_id(), title)
        if not self._work.execute(AddItem(made, label="New conversation")):
            raise UserError("A conversation cannot be begun here.", advice="Save a copy of the project first.")
        self.begun.emit(made.id)
        return made
