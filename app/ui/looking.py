"""Looking: finds out in the background what the results look like, so that they are found by that."""

from __future__ import annotations

import io
import time

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.api import Asset, AssetId, AssetStore, JobContext, Lane, Made, Pixels, UserError
from app.api.assets import POSTER
from app.jobs import Job, JobEvent, JobState, Produced
from app.ui.parts import WindowParts
from app.ui.thumbnails import STORED

AFTER_START_MS = 8_000
_BETWEEN_MS = 60
_BUSY_MS = 1_000
_AT_ONCE = 32
_SLICE_S = 0.15


class Looking(QObject):
    """A few results at a time, only while nothing else runs; ends when all are known, until more is made."""

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        parts.jobs.changed.connect(self._job_changed)

    def begin(self, delay_ms: int = 0) -> None:
        """Begin after some time."""
        if not self._closed:
            self._timer.start(delay_ms)

    def close(self) -> None:
        """Begin nothing more."""
        self._closed = True
        self._timer.stop()

    def _go_on(self) -> None:
        if any(job.state is JobState.RUNNING for job in self._parts.jobs.jobs):
            self._timer.start(_BUSY_MS)
            return
        history, assets = self._parts.studio.history, self._parts.studio.assets

        def look(context: JobContext) -> bool:
            end = time.monotonic() + _SLICE_S
            seen: dict[AssetId, Pixels | None] = {}
            for asset in history.without_look(limit=_AT_ONCE):
                context.check()
                seen[asset.id] = _picture(assets, asset)
                if time.monotonic() > end:
                    break
            history.look_at(seen)
            return bool(seen)

        self._parts.jobs.run("", look, Lane.IO, self._looked)

    def _looked(self, more: bool) -> None:
        if more and not self._closed:
            self._timer.start(_BETWEEN_MS)

    def _job_changed(self, _job: Job, event: JobEvent | None) -> None:
        if isinstance(event, Produced) and isinstance(event.result, Made):
            self.begin(_BUSY_MS)


def _picture(assets: AssetStore, asset: Asset) -> Pixels | None:
    """A small picture of a result, if there is one."""
    try:
        if asset.media_type.startswith("image/"):
            return assets.thumbnail(asset.id, STORED)
        poster = assets.kept(asset.id, POSTER)
        return _read(poster) if poster else None
    except UserError:
        return None


def _read(png: bytes) -> Pixels:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(png)) as image:
            return np.asarray(image.convert("RGB"), np.uint8)
    except (OSError, ValueError, SyntaxError) as error:
        raise UserError("A picture cannot be read.") from error
