"""Missing: media of the film and of the document that are not there, found out behind what a person does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetId, Job, JobContext, Lane
from plugins.timeline.model import media_of
from plugins.timeline.panel.work import FilmWork

_SOON_MS = 100
_AGAIN_MS = 2000
_KINDS = ("video/", "audio/", "image/")


class Missing(QObject):
    """Asks once for each asset, and while some are missing for those again: they may be found."""

    changed = Signal(object)
    """The frozenset of the assets that are missing."""

    def __init__(self, work: FilmWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._known: set[AssetId] = set()
        self._missing: frozenset[AssetId] = frozenset()
        self._job: Job | None = None
        self._soon, self._again = QTimer(self), QTimer(self)
        for timer, pause in ((self._soon, _SOON_MS), (self._again, _AGAIN_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(self._look)
        work.film_changed.connect(lambda _before, _after: self._soon.start())
        self._end = work.context.session.subscribe(lambda _old, _new: self._soon.start())
        work.closed.connect(self._close)
        self._soon.start()

    @property
    def assets(self) -> frozenset[AssetId]:
        """The assets that are missing."""
        return self._missing

    def _look(self) -> None:
        if self._job is not None and not self._job.state.ended:
            self._soon.start()
            return
        known = self._work.context.session.document.assets.values()
        named = {asset.id for asset in known if asset.media_type.startswith(_KINDS)}
        for sequence in self._work.timeline.sequences:
            named |= {media.asset for clip in sequence.clips if (media := media_of(clip.content)) is not None}
        asked = frozenset(named - self._known) | (self._missing & named)
        if not asked:
            self._tell(self._missing & named)
            return
        assets = self._work.context.assets

        def look(job: JobContext) -> frozenset[AssetId]:
            missing = set()
            for asset in asked:
                job.check()
                if not assets.has(asset):
                    missing.add(asset)
            return frozenset(missing)

        def done(missing: frozenset[AssetId]) -> None:
            self._job = None
            self._known |= asked
            self._tell(missing)

        self._job = self._work.context.jobs.run("", look, Lane.IO, done)

    def _tell(self, missing: frozenset[AssetId]) -> None:
        if missing:
            self._again.start()
        if missing != self._missing:
            self._missing = missing
            self.changed.emit(missing)

    def _close(self) -> None:
        self._soon.stop()
        self._again.stop()
        self._end()
        if self._job is not None:
            self._work.context.jobs.cancel(self._job)
