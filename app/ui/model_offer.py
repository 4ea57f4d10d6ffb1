"""ModelOffer: where there is no model of a kind yet, one to begin with, fetched in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import Lane, ModelKind, ModelOf, ModelRecord, Words
from app.api.studio import CatalogueEntry
from app.jobs import Job, JobContext, JobEvent
from app.ui.durations import in_words
from app.ui.parts import WindowParts
from app.ui.translation import in_language
from app.widgets.progress_button import ProgressButton


class ModelOffer(QWidget):
    """The smallest model of the catalogue with its size and licence; one click fetches it, another cancels that."""

    fetched = Signal()
    """A model came."""
    others_wanted = Signal()
    """The person wants to look at all models."""

    def __init__(self, parts: WindowParts, needed: ModelOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self.needed = parts, needed
        self._entry: CatalogueEntry | None = None
        self._job: Job | None = None
        self._title = QLabel(self.tr("No {kind} yet").format(kind=in_language(needed.kind.words)))
        self._title.setProperty("class", "title")
        self._title.setWordWrap(True)
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("class", "secondary")
        self._button = ProgressButton(self.tr("Fetch"))
        self._button.clicked.connect(self._pressed)
        self._button.setEnabled(False)
        others = QPushButton(self.tr("Other models…"))
        others.setProperty("class", "quiet")
        others.clicked.connect(self.others_wanted)
        row = QHBoxLayout()
        row.addWidget(self._button, 1)
        row.addWidget(others)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._about):
            layout.addWidget(widget)
        layout.addLayout(row)
        parts.jobs.changed.connect(self._job_changed)
        models = parts.studio.models
        parts.jobs.run("", lambda _context: models.catalogue(), Lane.IO, self._choose)

    def _choose(self, catalogue: Sequence[CatalogueEntry]) -> None:
        found = [entry for entry in catalogue if self.needed.fits(entry)]
        if not found:
            self._about.setText(self.tr("Drop a model's file or folder on the window."))
            return
        self._entry = min(found, key=lambda entry: entry.byte_size)
        if self.needed.kind is ModelKind.PLUGIN_MODEL:
            # A plugin knows which model it needs, and what kind it is says nothing
            self._title.setText(self.tr("{name} is not on this machine yet").format(name=self._entry.name))
        words = self.tr("{name} · {size} · licence {licence}. It stays on this machine, and so does what you write.")
        facts = words.format(name=self._entry.name, size=_megabytes(self._entry.byte_size), licence=self._entry.licence)
        self._about.setText(f"{in_language(self._entry.description)}\n{facts}")
        self._button.setEnabled(True)
        self._button.setAccessibleName(self.tr("Fetch {name}").format(name=self._entry.name))

    def _pressed(self) -> None:
        if self._job is not None and self._button.busy:
            self._parts.jobs.cancel(self._job)
            return
        if self._entry is None:
            return
        entry, models = self._entry, self._parts.studio.models

        def fetch(context: JobContext) -> ModelRecord:
            return models.fetch(entry.id, context)

        title = self.tr("Fetching {name}").format(name=entry.name)
        self._job = self._parts.jobs.run(title, fetch, Lane.IO, lambda _record: self.fetched.emit())

    def _job_changed(self, job: Job, _event: JobEvent | None) -> None:
        if self._job is None or job.id != self._job.id:
            return
        if job.state.ended:
            self._job = None
            self._button.show_idle()
            return
        words = [in_language(job.activity or Words("Waiting"))]
        if left := in_words(job.remaining_s()):
            words.append(left)
        self._button.show_progress([*words, self.tr("click to cancel")], job.fraction)


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.0f} MB"
