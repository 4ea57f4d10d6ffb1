"""Kept: what a manuscript keeps as assets, lorebooks and characters, as it is edited: read and written on workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.api import AssetId, AssetStore, Command, Document, Job, JobContext, JobState, Lane, UserError
from plugins.text.context.world import MEDIA_TYPE
from plugins.text.model import Manuscript
from plugins.text.panel.told.pause import Pause
from plugins.text.panel.work import TextWork

T = TypeVar("T")

_FAILED = (JobState.FAILED, JobState.CANCELLED)
_MOST_KEPT = 32
"""So many states stay in memory, so that undo shows them at once."""


@dataclass(frozen=True, slots=True)
class Manner(Generic[T]):
    """How one kind of thing is kept: where the manuscript names it, how it is read and written, and with which command.

    `read` and `write` are called on workers; `read` is given the id of the thing as well, and raises UserError.
    """

    titles: tuple[str, str]
    """What reading and writing one are called among the jobs."""
    assets_in: Callable[[Manuscript], Mapping[str, AssetId]]
    reader: Callable[[Manuscript, str], Callable[[AssetStore], T]]
    write: Callable[[T], bytes]
    command: Callable[[Manuscript, str, AssetId, T, int], Command]


@dataclass(frozen=True, slots=True)
class _Edit(Generic[T]):
    """A thing after it was edited; all edits of one burst are one step."""

    id: str
    content: T
    burst: int


class Kept(QObject, Generic[T]):
    """Reads a thing when it is asked for, and stores what is edited as soon as a person rests."""

    changed = Signal(str)
    """The id of a thing whose content is another now, or can be had now."""
    failed = Signal(str, object)
    """A thing cannot be read: its id and the UserError that says why."""

    def __init__(self, work: TextWork, manner: Manner[T], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._manner = work, manner
        self._known: dict[AssetId, T] = {}
        self._edits: list[_Edit[T]] = []
        self._asked: set[AssetId] = set()
        self._storing: Job | None = None
        self._shown: dict[str, AssetId] = {}
        self.pause = Pause(self)
        self.pause.due.connect(self._store)
        session, jobs = work.context.session, work.context.jobs
        self._ends = (session.subscribe(self._document_changed), jobs.subscribe(self._job_changed))

    @property
    def pending(self) -> bool:
        """Whether something was edited that isn't in the document yet."""
        return bool(self._edits)

    def content(self, id_: str) -> T | None:
        """A thing with what was edited just now; None where it is still being read, or cannot be."""
        for edit in reversed(self._edits):
            if edit.id == id_:
                return edit.content
        asset = self._manner.assets_in(self._work.manuscript).get(id_)
        if asset is None:
            return None
        self._shown[id_] = asset
        if asset in self._known:
            self._known[asset] = self._known.pop(asset)
            return self._known[asset]
        if asset not in self._asked:
            self._read(id_, asset)
        return None

    def remember(self, asset: AssetId, content: T) -> None:
        """What lies in an asset is known without reading it."""
        self._known[asset] = content
        while len(self._known) > _MOST_KEPT:
            del self._known[next(iter(self._known))]

    def edit(self, id_: str, content: T) -> None:
        """Change a thing; it is seen at once, and a step of undo when a person rests."""
        if self._work.context.session.read_only or content == self.content(id_):
            return
        self.pause.touch()
        edit = _Edit(id_, content, self.pause.burst)
        # The first is on its way to the store already.
        free = self._edits[1 if self._storing is not None else 0 :]
        if free and (free[-1].id, free[-1].burst) == (edit.id, edit.burst):
            self._edits[-1] = edit
        else:
            self._edits.append(edit)
        self.changed.emit(id_)

    def settle(self) -> bool:
        """Bring into the document what was edited, now; whether that worked."""
        self.pause.drop()
        self._storing = None
        context = self._work.context
        while self._edits:
            try:
                asset = context.assets.add_bytes(self._manner.write(self._edits[0].content), MEDIA_TYPE).id
            except UserError as error:
                context.messages.fail(error)
                return False
            self._commit(asset)
        return True

    def close(self) -> None:
        """Listen no more."""
        self.pause.drop()
        for end in self._ends:
            end()

    def _read(self, id_: str, asset: AssetId) -> None:
        self._asked.add(asset)
        assets, reader = self._work.context.assets, self._manner.reader(self._work.manuscript, id_)

        def read(_job: JobContext) -> T | UserError:
            try:
                return reader(assets)
            except UserError as error:
                return error

        def done(found: T | UserError) -> None:
            if isinstance(found, UserError):
                # It isn't asked for again: nothing would be there the next time.
                self.failed.emit(id_, found)
                return
            self._asked.discard(asset)
            self.remember(asset, found)
            self.changed.emit(id_)

        self._work.context.jobs.run(self._manner.titles[0], read, Lane.IO, done)

    def _store(self) -> None:
        """Store one edit after the other."""
        if self._storing is not None or not self._edits:
            return
        edit, assets, write = self._edits[0], self._work.context.assets, self._manner.write

        def store(_job: JobContext) -> AssetId:
            return assets.add_bytes(write(edit.content), MEDIA_TYPE).id

        def done(asset: AssetId) -> None:
            # Where it was stored otherwise meanwhile there is nothing left to do.
            if self._storing is None or not self._edits or self._edits[0] is not edit:
                return
            self._storing = None
            self._commit(asset)
            if len(self._edits) > 1 or not self.pause.pending:
                self._store()

        self._storing = self._work.context.jobs.run(self._manner.titles[1], store, Lane.IO, done)

    def _commit(self, asset: AssetId) -> None:
        edit = self._edits.pop(0)
        self.remember(asset, edit.content)
        part = self._work.manuscript
        if edit.id in self._manner.assets_in(part):
            self._shown[edit.id] = asset
            self._work.execute(self._manner.command(part, edit.id, asset, edit.content, edit.burst))

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self._edits.clear()
            self._storing = None
            self._shown.clear()
            self._asked.clear()
            self.pause.drop()
        edited = {edit.id for edit in self._edits}
        for id_, asset in self._manner.assets_in(self._work.manuscript).items():
            if id_ in self._shown and self._shown[id_] != asset and id_ not in edited:
                self._shown[id_] = asset
                self.changed.emit(id_)

    def _job_changed(self, job: Job) -> None:
        if self._storing is not None and job.id == self._storing.id and job.state in _FAILED:
            # It stays edited, and is stored with the next pause or before saving.
            self._storing = None
