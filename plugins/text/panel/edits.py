"""Edits: what was written, in order, on its way into the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.api import AssetId, Command, Job, JobContext, JobState, Lane, PanelContext, Task, UserError
from plugins.text.model import MEDIA_TYPE, Passage
from plugins.text.passages import Piece
from plugins.text.streams import passages_named

_FAILED = (JobState.FAILED, JobState.CANCELLED)
_AGAIN_MS = 10_000

Making = Callable[[tuple[Passage, ...]], Command]
"""Makes the command, as soon as the text is stored as passages."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A chapter's whole text at a moment; what of it lies in the store already isn't stored again."""

    chapter: str
    state: tuple[Piece, ...]
    make: Making
    label: str = "Typing"
    media_type: str = MEDIA_TYPE


class Edits(QObject):
    """Stores one edit after the other on a worker, so that keys never wait, and then makes each a step.

    What cannot be stored, as on a full disk, stays and is tried again: nothing that was written is given up.
    """

    stored = Signal(object, object)
    """An Edit and its passages, before its command changes the document."""
    executed = Signal(object)
    """The Command that brought an edit into the document."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[Edit] = []
        self._job: Job | None = None
        self._committing = False
        self.sources: dict[str, AssetId] = {}
        """What streams were stored as of which something waits."""
        self.failures = 0
        """How often storing failed since it last worked."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._start)
        self._end = context.jobs.subscribe(self._job_changed)

    @property
    def pending(self) -> bool:
        """Whether something isn't in the document yet."""
        return bool(self._waiting)

    @property
    def chapters(self) -> frozenset[str]:
        """The chapters of which something waits."""
        return frozenset(edit.chapter for edit in self._waiting)

    @property
    def committing(self) -> bool:
        """Whether the change of the document that is told now is an edit that is seen already."""
        return self._committing

    def add(self, edit: Edit) -> None:
        """Put an edit at the end."""
        self._waiting.append(edit)
        if self._job is None:
            self._start()

    def flush(self) -> None:
        """Store everything now and here; raises UserError where that cannot be."""
        self._job = None
        while self._waiting:
            edit = self._waiting[0]
            self._commit(edit, _store(edit, self._context, lambda: None))

    def drop(self) -> None:
        """Forget what waits, because another document was opened."""
        self._waiting.clear()
        self.sources.clear()
        self._job = None

    def close(self) -> None:
        """Listen no more."""
        self._end()
        self._again.stop()

    def _start(self) -> None:
        self._again.stop()
        if not self._waiting:
            return
        edit = self._waiting[0]
        title = QCoreApplication.translate("Actions", edit.label)
        self._job = self._context.jobs.run(title, _storing(edit, self._context), Lane.IO, self._stored(edit))

    def _stored(self, edit: Edit) -> Callable[[tuple[Passage, ...]], None]:
        def done(passages: tuple[Passage, ...]) -> None:
            # Where it was flushed meanwhile there is nothing left to do.
            if self._job is not None and self._waiting and self._waiting[0] is edit:
                self._job = None
                self._commit(edit, passages)
                self._start()

        return done

    def _commit(self, edit: Edit, passages: tuple[Passage, ...]) -> None:
        self._waiting.pop(0)
        self.failures = 0
        self.stored.emit(edit, passages)
        for stream, source in self.sources.items():
            passages = passages_named(passages, stream, source)
        self._committing = True
        command = edit.make(passages)
        try:
            self._context.session.execute(command)
        except UserError as error:
            self._context.messages.fail(error)
        else:
            self.executed.emit(command)
        finally:
            self._committing = False
        if not self._waiting:
            self.sources.clear()

    def _job_changed(self, job: Job) -> None:
        if self._job is not None and job.id == self._job.id and job.state in _FAILED:
            self._job = None
            self.failures += 1
            self._again.start()


def _storing(edit: Edit, context: PanelContext) -> Task:
    def store(job: JobContext) -> tuple[Passage, ...]:
        return _store(edit, context, job.check)

    return store


def _store(edit: Edit, context: PanelContext, check: Callable[[], None]) -> tuple[Passage, ...]:
    passages = []
    for piece in edit.state:
        check()
        if piece.text:
            passages.append(piece.store(context.assets, edit.media_type))
    return tuple(passages)
