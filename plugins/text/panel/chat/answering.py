"""Answering: what is being written in conversations, and how it comes into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.api import Asset, Command, Job, JobContext, JobState, Json, Made, Recipe, TextPreview, Together
from plugins.text.commands import RenameItem
from plugins.text.generators.chat import Chat
from plugins.text.model import Conversation, Turn, new_id
from plugins.text.panel.chat.asking import ASSISTANT, MEDIA_TYPE, USER, text_of
from plugins.text.panel.chat.choice import GENERATOR
from plugins.text.panel.chat.place import ChatPlace
from plugins.text.panel.chat.storing import Storing
from plugins.text.panel.saying import said
from plugins.text.panel.work import TextWork
from plugins.text.turns import AddAnswer, AddTurn, ExtendTurn, turn_of, way_to

T = TypeVar("T")

_TITLE_LENGTH = 48
_STOPPED = (JobState.CANCELLED, JobState.FAILED)


@dataclass(slots=True)
class Run:
    """An answer that is being written: what stands there so far, and how many of it came into the conversation.

    `waiting` is how much of it is being stored; of a run that is `over` nothing more is written.
    """

    job: str
    place: ChatPlace
    goes_on: bool = False
    text: str = ""
    activity: str = ""
    offered: int = 0
    came: int = 0
    rooted: bool = False
    keep: bool = True
    over: bool = False
    waiting: int = 0


class Answering(QObject):
    """Knows the place of each job, shows what it writes, and keeps that as turns, wherever the view is by then."""

    changed = Signal(str)
    """In a conversation an answer began or ended."""
    wrote = Signal(str)
    """In a conversation more is written, or something else is done."""

    def __init__(self, work: TextWork, storing: Storing, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._storing = work, storing
        self._runs: dict[str, Run] = {}
        self._followed: dict[str, str] = {}
        self._coming: dict[str, list[Callable[[], None]]] = {}
        self._document = work.context.session.document.id
        work.manuscript_changed.connect(self._manuscript_changed)

    def run(self, conversation: str) -> Run | None:
        """The answer that is being written and seen in a conversation."""
        found = self._runs.get(self._followed.get(conversation, ""))
        return found if found is not None and not found.came else None

    def is_busy(self, conversation: str) -> bool:
        """Whether something is being written, or waits to be."""
        return any(run.place.conversation == conversation and not run.over for run in self._runs.values())

    def turns(self, talk: Conversation) -> tuple[Turn, ...]:
        """What of a conversation is shown; while an answer is written no other answer to the same stands there."""
        run = self.run(talk.id)
        return (way_to(talk, run.place.parent) if run is not None else ()) or talk.shown

    def let_go(self, conversation: str) -> None:
        """Show what is chosen rather than what is being written; that comes into the conversation all the same."""
        if self._followed.pop(conversation, None) is not None:
            self.changed.emit(conversation)

    def stop(self, conversation: str, *, keep: bool = True) -> None:
        """Write no further; what stands there stays, or goes."""
        jobs: dict[str, Job] = {job.id: job for job in self._work.context.jobs.jobs}
        for run in list(self._runs.values()):
            if run.place.conversation == conversation and not run.over:
                run.keep = run.keep and keep
                if run.job in jobs:
                    self._work.context.jobs.cancel(jobs[run.job])

    def give_up(self, conversation: str, turn: str) -> None:
        """Stop what is being written; of another answer to the same turn nothing stays."""
        for run in self._runs.values():
            run.keep = run.keep and run.place.parent != turn
        self.stop(conversation)

    def show_job(self, job: Job) -> None:
        """A job changed: note what it writes, and keep it where the job was stopped."""
        if callable(job.work):
            return
        run = self._runs.get(job.id)
        if run is None:
            place = ChatPlace.from_json(job.work.place)
            if place is None or job.state.ended:
                return
            run = self._runs[job.id] = Run(job.id, place, job.work.request.get("go_on") == "yes")
            self._followed[place.conversation] = job.id
            run.rooted = self._is_there(place)
            self._root(run, str(job.work.request.get("prompt") or ""))
            self.changed.emit(place.conversation)
        run.activity = said(job.activity)
        if isinstance(job.preview, TextPreview) and job.preview.draft == run.offered:
            run.text = job.preview.text
        if job.state.ended and not run.over:
            run.over = True
            if job.state in _STOPPED and run.keep and not run.offered and run.text.strip():
                self._keep(run, job.work.request)
            self._settle(run)
        elif not run.over:
            self.wrote.emit(run.place.conversation)

    def offer(self, takes: Sequence[Made]) -> None:
        """Answers, each a turn beside the others to the same message."""
        for made in takes:
            run = self._runs.get(made.job)
            if run is None or not made.asset.media_type.startswith("text/"):
                continue
            if run.keep or not made.recipe.request.get("stop_after"):
                self._take(run, replace(made.asset, recipe=made.recipe))

    def saying(self, talk: Conversation, turn: Turn, text: str, assets: tuple[Asset, ...]) -> Command:
        """The command for what a person says; a conversation without a name of its own is called by the first."""
        add = AddTurn(talk.id, turn, assets)
        unnamed = talk.title == QCoreApplication.translate("ManuscriptTree", "Conversation")
        title = " ".join(text.split())
        if not unnamed or not title or any(other.role == USER for other in talk.turns):
            return add
        if len(title) > _TITLE_LENGTH:
            title = f"{title[: _TITLE_LENGTH - 1].rstrip()}…"
        return Together(add.label, (add, RenameItem(talk.id, title)))

    def _take(self, run: Run, asset: Asset) -> None:
        first, number = not run.offered, run.offered
        run.offered += 1
        if run.goes_on:
            self._extend(run, asset, first=first)
            return
        turn = Turn(f"{run.job}.{number}", run.place.parent, ASSISTANT, asset.id, source=asset.id)
        self._when_rooted(run, lambda: self._answer(run, turn, (asset,), first=first))

    def _answer(self, run: Run, turn: Turn, assets: tuple[Asset, ...], *, first: bool) -> None:
        conversation, parent = run.place.conversation, run.place.parent
        talk = self._talk(conversation)
        followed = self._followed.get(conversation) == run.job
        shown = first and (followed or (talk is not None and talk.leaf == parent))
        self._work.execute(AddAnswer(conversation, turn, assets, shown, merge_key=("answer", run.job)))
        run.came += 1

    def _extend(self, run: Run, asset: Asset, *, first: bool) -> None:
        """Put what was written behind what was said, beside it where something was said to that already."""
        assets, (conversation, parent) = self._work.context.assets, (run.place.conversation, run.place.parent)
        talk = self._talk(conversation)
        if talk is None or all(turn.id != parent for turn in talk.turns):
            return
        old = turn_of(talk, parent)
        beside = not first or any(turn.parent == parent for turn in talk.turns)

        def store(_job: JobContext) -> Asset:
            text = text_of(old, assets) + assets.read(asset.id).decode("utf-8", "replace")
            return assets.add_bytes(text.encode("utf-8", "replace"), MEDIA_TYPE)

        def done(whole: Asset) -> None:
            run.came += 1
            both, label = (whole, asset), "Go on with the message"
            if beside:
                turn = Turn(new_id(), old.parent, ASSISTANT, whole.id, source=asset.id)
                self._work.execute(AddTurn(conversation, turn, both, first, label, ("answer", run.job)))
            else:
                key = ("answer", run.job)
                self._work.execute(ExtendTurn(conversation, parent, whole.id, asset.id, both, label, key))

        self._wait(run, self.tr("Keeping an answer"), store, done)

    def _keep(self, run: Run, request: Mapping[str, Json]) -> None:
        """Keep what was written before it was stopped."""
        assets, text = self._work.context.assets, run.text
        recipe = Recipe(GENERATOR, Chat.version, dict(request))

        def store(_job: JobContext) -> Asset:
            return assets.add_bytes(text.rstrip().encode("utf-8", "replace"), MEDIA_TYPE)

        def done(asset: Asset) -> None:
            self._take(run, replace(asset, recipe=recipe))

        self._wait(run, self.tr("Keeping an answer"), store, done)

    def _root(self, run: Run, prompt: str) -> None:
        """Put the message that is answered into the conversation, where it came with the request."""
        place, assets = run.place, self._work.context.assets
        if self._talk(place.conversation) is None or not prompt.strip() or run.rooted:
            return
        self._coming[place.parent] = []

        def store(_job: JobContext) -> Asset:
            return assets.add_bytes(prompt.encode("utf-8", "replace"), MEDIA_TYPE)

        def done(asset: Asset) -> None:
            waiting = self._coming.pop(place.parent, [])
            now = self._talk(place.conversation)
            if now is not None:
                after = place.after if any(turn.id == place.after for turn in now.turns) else None
                turn = Turn(place.parent, after, USER, asset.id)
                self._work.execute(self.saying(now, turn, prompt, (asset,)))
            for then in waiting:
                then()

        self._wait(run, self.tr("Keeping a message"), store, done)

    def _when_rooted(self, run: Run, then: Callable[[], None]) -> None:
        if run.place.parent in self._coming:
            self._coming[run.place.parent].append(then)
        else:
            then()

    def _is_there(self, place: ChatPlace) -> bool:
        """Whether what is answered is in its conversation."""
        talk = self._talk(place.conversation)
        return talk is not None and any(turn.id == place.parent for turn in talk.turns)

    def _talk(self, conversation: str) -> Conversation | None:
        found = next((item for item in self._work.manuscript.items if item.id == conversation), None)
        return found if isinstance(found, Conversation) else None

    def _wait(self, run: Run, title: str, task: Callable[[JobContext], T], done: Callable[[T], None]) -> None:
        """Store something of a run, which is shown until it is there."""
        run.waiting += 1

        def over() -> None:
            run.waiting -= 1
            self._settle(run)

        def finished(result: T) -> None:
            done(result)
            over()

        self._storing.run(title, task, finished, over)

    def _settle(self, run: Run) -> None:
        """Let go of a run of which nothing more comes."""
        if run.over and not run.waiting:
            self._runs.pop(run.job, None)
        self.changed.emit(run.place.conversation)

    def _manuscript_changed(self) -> None:
        document = self._work.context.session.document.id
        if document != self._document:
            self._document = document
            self._runs.clear()
            self._followed.clear()
            self._coming.clear()
            return
        for run in list(self._runs.values()):
            there = self._is_there(run.place)
            if run.rooted and not there:
                # What it answers was deleted, or taken back.
                self.stop(run.place.conversation, keep=False)
            run.rooted = there
