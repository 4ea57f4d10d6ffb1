"""Asked: the sentence that was last asked for, kept in the project and brought back when it is opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.api import Job, Recipe
from plugins.robot.commands import SetPrompt
from plugins.robot.panel.takes import GENERATOR
from plugins.robot.panel.work import RobotWork


class Asked(QObject):
    """Keeps what is asked as one step; an empty form is filled with it once, and any other is left as it is."""

    def __init__(self, work: RobotWork, panel: QWidget) -> None:
        super().__init__(panel)
        self._work, self._panel = work, panel
        self._known = {job.id for job in work.context.jobs.jobs}
        self._written = ""
        self._waits = bool(work.part.prompt)
        work.replaced.connect(self._wait)
        work.job_changed.connect(self._take)

    def show(self, written: str) -> None:
        """Bring back what this project asked last, unless that was done; `written` is what the form says now."""
        self._written = written
        if self._waits and self._panel.isVisible():
            self._waits = False
            # The form is asking what stands in the way, and takes up nothing meanwhile
            QTimer.singleShot(0, self, self._bring_back)

    def take_up(self) -> None:
        """Write what this project asked last into the form."""
        self._work.context.recall(Recipe(GENERATOR, "1", {"prompt": self._work.part.prompt}))

    def _take(self, job: Job) -> None:
        """Keep the sentence of a job that is new; one that an earlier run left waiting was kept when it was asked."""
        work = job.work
        if callable(work) or work.generator != GENERATOR or job.id in self._known:
            return
        self._known.add(job.id)
        prompt, session = work.request.get("prompt"), self._work.context.session
        if work.in_passing or work.document != session.document.id or not isinstance(prompt, str) or not prompt.strip():
            return
        self._waits = False
        # Of a project that is read-only paths can be made all the same
        if prompt != self._work.part.prompt and not session.read_only:
            self._work.execute(SetPrompt(prompt))

    def _wait(self) -> None:
        self._waits = bool(self._work.part.prompt)

    def _bring_back(self) -> None:
        if self._work.part.prompt and not self._written.strip():
            self.take_up()
