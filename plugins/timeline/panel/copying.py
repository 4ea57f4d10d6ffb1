"""Copying: working copies of the films that are used, made one after the other while the studio is at rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetId, Job, JobContext, Lane, UserError, Words
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Media, Shot, Timeline, media_of
from plugins.timeline.panel.work import FilmWork

_AFTER_MS = 1500
"""So long nothing changes before copies are begun."""


class Copying(QObject):
    """Looks at what the film uses; a copy that fails is done without, since the film itself can still be read."""

    copied = Signal(object)
    """There is a working copy of an asset."""

    def __init__(self, work: FilmWork, library: MediaLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library = work, library
        self._known: set[AssetId] = set()
        self._job: Job | None = None
        self._closed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._next)
        work.film_changed.connect(lambda _before, _now: self._soon.start())
        self._soon.start()

    def close_work(self) -> None:
        """Make no more, and give up the one that is made."""
        self._closed = True
        self._soon.stop()
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)

    def _next(self) -> None:
        if self._closed or self._job is not None:
            return
        wanted = [media for media in films_of(self._work.timeline) if media.asset not in self._known]
        if not wanted:
            return
        asset, library = wanted[0].asset, self._library
        self._known.add(asset)

        def make(job: JobContext) -> bool:
            def tell(done: int, of: int | None) -> None:
                job.check()
                job.report(done, of or 0, Words("Making a working copy"))

            try:
                if not library.wants_copy(asset):
                    return False
                library.make_working_copy(asset, tell)
            except UserError:
                return False
            return True

        def done(made: bool) -> None:
            self._job = None
            if made:
                self.copied.emit(asset)
            self._soon.start(0)

        self._job = self._work.context.jobs.run(self.tr("Working copy"), make, Lane.IO, done)


def films_of(timeline: Timeline) -> tuple[Media, ...]:
    """The films that a timeline shows, each once."""
    found: dict[AssetId, Media] = {}
    for sequence in timeline.sequences:
        for clip in sequence.clips:
            takes = [take.media for take in clip.content.takes] if isinstance(clip.content, Shot) else []
            media = media_of(clip.content)
            for one in (*([media] if media else []), *takes):
                if one.has_picture and one.available_range is not None:
                    found.setdefault(one.asset, one)
    return tuple(found.values())
