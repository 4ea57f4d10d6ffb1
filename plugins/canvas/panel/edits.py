"""Edits: what was painted, in order, on its way into the document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.api import Asset, Job, JobContext, JobState, Lane, PanelContext, Task, UserError
from plugins.canvas.commands import PaintLayer, PaintMask, canvas_of, target
from plugins.canvas.model import Canvas, Layer, mask_owner
from plugins.canvas.panel.painted import Edit, LiveStroke

_FAILED = (JobState.FAILED, JobState.CANCELLED)


class Edits(QObject):
    """Stores one edit after the other on a worker, so that the pointer never waits, and then makes each a step.

    An edit is applied to its layer as that is when its turn comes. One that cannot be stored is tried once more
    with the next edit, and then given up.
    """

    changed = Signal()
    """The strokes that wait are others now; what is seen is the same."""
    lost = Signal()
    """An edit was given up, and what was seen of it is gone."""

    def __init__(self, context: PanelContext, comes: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._comes = context, comes
        self._waiting: list[Edit] = []
        self._job: Job | None = None
        self._failures = 0
        self._revision = 0
        self._exact = False
        self._end = context.jobs.subscribe(self._job_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not in the document yet, also what comes to wait soon."""
        return bool(self._waiting) or self._comes()

    @property
    def strokes_alone(self) -> bool:
        """Whether all that waits can be seen already."""
        return all(isinstance(edit, LiveStroke) for edit in self._waiting)

    @property
    def revision(self) -> int:
        """Changes whenever layers change otherwise than by strokes; a stroke keeps the one that it began with."""
        return self._revision

    @property
    def committing_exact(self) -> bool:
        """Whether the change of the document that is told now is already on the screen."""
        return self._exact

    def note_other_change(self) -> None:
        """The layers were changed by something else than a stroke that is seen already."""
        self._revision += 1

    def strokes(self) -> dict[str, LiveStroke]:
        """The last waiting stroke of each layer; it stands on those before it."""
        return {edit.layer_id: edit for edit in self._waiting if isinstance(edit, LiveStroke)}

    def add(self, edit: Edit) -> None:
        """Put an edit at the end."""
        self._waiting.append(edit)
        self.changed.emit()
        if self._job is None:
            self._start()

    def flush(self) -> None:
        """Store everything now and here; raises UserError where that cannot be."""
        while self._waiting:
            edit = self._waiting[0]
            target = self._target(edit)
            if target is not None:
                asset = edit.store(*target, self._context.assets, lambda: None)
                self._job = None
                self._commit(edit, asset)

    def drop(self) -> None:
        """Forget what waits, because another document was opened."""
        self._waiting.clear()
        self._job = None
        self._revision += 1

    def close(self) -> None:
        """Listen no more."""
        self._end()

    def _start(self) -> None:
        while self._waiting:
            edit = self._waiting[0]
            target = self._target(edit)
            if target is not None:
                title = QCoreApplication.translate("Actions", edit.label)
                task = _storing(edit, *target, self._context)
                self._job = self._context.jobs.run(title, task, Lane.IO, self._stored(edit))
                return

    def _stored(self, edit: Edit) -> Callable[[Asset], None]:
        def done(asset: Asset) -> None:
            # Where it was flushed meanwhile there is nothing left to do.
            if self._job is not None and self._waiting and self._waiting[0] is edit:
                self._job = None
                self._commit(edit, asset)
                self._start()

        return done

    def _commit(self, edit: Edit, asset: Asset) -> None:
        self._failures = 0
        self._waiting.pop(0)
        self._exact = isinstance(edit, LiveStroke) and edit.revision == self._revision
        try:
            owner = mask_owner(edit.layer_id)
            if owner is None:
                self._context.session.execute(PaintLayer(edit.layer_id, asset, 0, 0, edit.label))
            else:
                self._context.session.execute(PaintMask(owner, asset, 0, 0))
        except UserError as error:
            self._context.messages.fail(error)
            self.lost.emit()
        finally:
            self._exact = False
        self.changed.emit()

    def _target(self, edit: Edit) -> tuple[Canvas, Layer] | None:
        """The canvas and the layer as they are now, or None where the edit was given up because they are gone."""
        canvas = canvas_of(self._context.session.document)
        try:
            return canvas, target(canvas, edit.layer_id)
        except UserError as error:
            self._give_up(edit)
            self._context.messages.fail(error)
            return None

    def _job_changed(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id or job.state not in _FAILED:
            return
        self._job = None
        self._failures += 1
        if self._waiting and (self._failures > 1 or job.state is JobState.CANCELLED):
            self._give_up(self._waiting[0])
            self._start()

    def _give_up(self, edit: Edit) -> None:
        self._failures = 0
        self._waiting.remove(edit)
        self._revision += 1
        self.changed.emit()
        self.lost.emit()


def _storing(edit: Edit, canvas: Canvas, layer: Layer, context: PanelContext) -> Task:
    def store(job: JobContext) -> Asset:
        return edit.store(canvas, layer, context.assets, job.check)

    return store
