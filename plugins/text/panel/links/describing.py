"""Describing: a language model says what a passage would look or sound like."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.api import AssetId, Job, JobContext, Lane, Made, ModelKind, PanelContext, TextPreview, UserError
from plugins.text.generators.requests import RewriteRequest
from plugins.text.model import MEDIA_TYPE
from plugins.text.panel.links.medium import Medium
from plugins.text.panel.links.wish import beginning, first_sentence, plain

_GENERATOR = "text.rewrite"
_TOKENS = 80
_READ = 4000
"""Characters of a passage that a model is given."""


class Describing(QObject):
    """Asks for one description at a time, and tells it while it is written."""

    wrote = Signal(str)
    """The description so far."""
    ended = Signal()
    """It stands there, or will not come."""

    def __init__(self, context: PanelContext, seed: int, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._seed = context, seed
        self._reading: Job | None = None
        self._job: Job | None = None
        self._end = context.jobs.subscribe(self._job_changed)

    @property
    def is_possible(self) -> bool:
        """Whether there is a language model."""
        known = any(info.id == _GENERATOR for info in self._context.generators.infos())
        return known and bool(self._context.generators.models(ModelKind.LANGUAGE_MODEL))

    @property
    def going_on(self) -> bool:
        """Whether a description is awaited."""
        return self._reading is not None or self._job is not None

    def begin(self, passage: str, medium: Medium) -> None:
        """Describe a passage as what a medium shows of it; another seed each time."""
        self.cancel()
        assets, text = self._context.assets, plain(passage[:_READ])

        def store(_job: JobContext) -> AssetId:
            return assets.add_bytes(text.encode("utf-8", "replace"), MEDIA_TYPE).id

        def ask(stored: AssetId) -> None:
            if self._reading is not None and self._reading.id == job.id:
                self._reading = None
                self._ask(stored, medium)

        job = self._reading = self._context.jobs.run(self.tr("Reading the passage"), store, Lane.IO, ask)

    def cancel(self) -> None:
        """Want it no more."""
        job, self._job, self._reading = self._job, None, None
        if job is not None:
            self._context.jobs.cancel(job)

    def close(self) -> None:
        """Listen no more."""
        self.cancel()
        self._end()

    def _ask(self, passage: AssetId, medium: Medium) -> None:
        self._seed += 1
        request = RewriteRequest(
            prompt=medium.instruction,
            task="free",
            passage=passage,
            max_tokens=_TOKENS,
            seed=self._seed % 2**32,
            candidates=0,
        )
        try:
            self._job = self._context.generators.submit(_GENERATOR, request, front=True, in_passing=True)
        except UserError as error:
            self._context.messages.fail(error)
            self.ended.emit()

    def _job_changed(self, job: Job) -> None:
        if self._reading is not None and job.id == self._reading.id and job.state.ended and job.error is not None:
            self._reading = None
            self.ended.emit()
        if self._job is None or job.id != self._job.id:
            return
        if isinstance(job.preview, TextPreview):
            self._tell(job.preview.text)
        made = next((one for one in job.results if isinstance(one, Made)), None)
        if made is not None:
            self._read(made)
        if job.state.ended:
            self._job = None
            if job.error is not None:
                self._context.messages.fail(job.error)
            self.ended.emit()

    def _read(self, made: Made) -> None:
        try:
            self._tell(self._context.assets.read(made.asset.id).decode("utf-8", "replace"))
        except UserError as error:
            self._context.messages.fail(error)

    def _tell(self, text: str) -> None:
        words = beginning(first_sentence(plain(text))).strip('"“”')
        if words:
            self.wrote.emit(words)
