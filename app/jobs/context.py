"""JobContext: all that running work may touch of the queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from app.document import Words
from app.jobs.events import JobEvent, Produced, Progressed
from app.jobs.job import JobId

PREVIEW_INTERVAL_S = 1 / 15


class JobCancelled(BaseException):
    """Raised inside work whose job was cancelled; not an Exception, so that no library swallows it."""


@dataclass(slots=True)
class JobContext:
    """Report progress, notice cancelling, hand over results; used on the worker's thread.

    `fresh` and `in_passing` are those of the job's JobSpec.
    """

    job: JobId
    post: Callable[[JobEvent], None]
    cancelled: threading.Event = field(default_factory=threading.Event)
    fresh: bool = False
    in_passing: bool = False
    _last_preview_s: float = float("-inf")

    def check(self) -> None:
        """Raise JobCancelled if the job was asked to stop: call it between pieces of work."""
        if self.cancelled.is_set():
            raise JobCancelled

    def wants_preview(self) -> bool:
        """Whether a preview reported now would be shown; at most 15 a second are."""
        return time.monotonic() - self._last_preview_s >= PREVIEW_INTERVAL_S

    def report(self, step: int, steps: int, activity: str | Words = "", preview: object = None) -> None:
        """Tell how far the work is, which is a point of cancelling too; a preview too soon is left out."""
        self.check()
        if preview is not None:
            if self.wants_preview():
                self._last_preview_s = time.monotonic()
            else:
                preview = None
        words = activity if isinstance(activity, Words) else Words(activity)
        self.post(Progressed(self.job, step, steps, words, preview))

    def produce(self, result: object) -> None:
        """Announce a result that is already stored."""
        self.post(Produced(self.job, result))
