"""Running: a program of a chapter that runs on a worker, and what it wrote so far."""

from __future__ import annotations

import threading
from collections import deque

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.api import Job, JobContext, JobState, Lane, PanelContext
from plugins.text.code.running import Limits, Ran, run_python

_FRAME_MS = 33
_MOST_A_FRAME = 64_000


class Running(QObject):
    """One program at a time; what it writes is told at most once a frame, and never more than a view takes then."""

    wrote = Signal(str)
    ended = Signal(object)
    """A Ran, or None where it could not be run: why is said already."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._ran: Ran | None = None
        self._pieces: deque[str] = deque()
        self._lock = threading.Lock()
        self._frame = QTimer(self)
        self._frame.setInterval(_FRAME_MS)
        self._frame.timeout.connect(self._tell)
        self._end = context.jobs.subscribe(self._job_changed)

    @property
    def is_on(self) -> bool:
        """Whether a program runs, or what it wrote isn't told yet."""
        return self._job is not None

    def start(self, source: str, title: str, limits: Limits) -> None:
        """Run a program; one that runs is stopped first, and told no more."""
        self.stop()
        pieces: deque[str] = deque()
        self._pieces, self._ran = pieces, None
        lock = self._lock

        def write(text: str) -> None:
            with lock:
                pieces.append(text)

        def task(job: JobContext) -> Ran:
            return run_python(source, limits, job.check, write)

        words = QCoreApplication.translate("RunPane", "Running {title}").format(title=title)
        self._frame.start()
        self._job = self._context.jobs.run(words, task, Lane.IO, lambda _ran: None)

    def stop(self) -> None:
        """End the program with all that it started."""
        if self._job is not None and not self._job.state.ended:
            self._context.jobs.cancel(self._job)

    def close(self) -> None:
        """End it, and listen no more."""
        self.stop()
        self._frame.stop()
        self._end()

    def _job_changed(self, job: Job) -> None:
        if self._job is None or job.id != self._job.id or not job.state.ended:
            return
        result = job.results[-1] if job.state is JobState.FINISHED and job.results else None
        self._ran = result if isinstance(result, Ran) else None
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            parts, room = [], _MOST_A_FRAME
            while self._pieces and room > 0:
                piece = self._pieces.popleft()
                if len(piece) > room:
                    self._pieces.appendleft(piece[room:])
                    piece = piece[:room]
                parts.append(piece)
                room -= len(piece)
            more = bool(self._pieces)
        if parts:
            self.wrote.emit("".join(parts))
        if not more and self._job is not None and self._job.state.ended:
            self._frame.stop()
            self._job = None
            self.ended.emit(self._ran)
