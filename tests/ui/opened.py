"""A window with real services over a home of its own."""

from __future__ import annotations

from dataclasses import replace

from app.bootstrap import Built, window_parts
from app.extensions.plugin import PanelInfo
from app.jobs import ThreadExecutor
from app.storage import QueueJournal
from app.ui.jobs import QtJobs
from app.ui.project_control import Answer
from app.ui.window import StudioWindow


class Opened:
    """A studio with its window; `close` lets go of everything without a question."""

    def __init__(self, built: Built, *, panels: tuple[PanelInfo, ...] = ()) -> None:
        self.built = built
        self.journal = QueueJournal(built.folders.data / "queue.db")
        self.jobs = QtJobs(ThreadExecutor(built.runner), self.journal)
        self.settings = built.settings
        project = built.studio.projects.new()
        parts = window_parts(built, project, self.jobs, self.settings)
        self.session = parts.session
        self.window = StudioWindow(replace(parts, panels=(*parts.panels, *panels)))
        self.window.resize(1280, 800)
        self.window.show()
        self._closed = False

    def close(self) -> None:
        """Close the window and let go of the files."""
        if not self._closed:
            self._closed = True
            # Nobody is here to answer whether to save.
            self.window.project.ask = lambda _name: Answer.DISCARD
            self.window.close()
            self.journal.close()
            self.built.studio.close()
