"""PictureLoader: reads pictures on a thread of its own, so that nothing waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.api import Pixels, UserError
from plugins.canvas.panel.images import to_image


class PictureLoader(QObject):
    """Answers on the main thread, in order; what cannot be read is left out."""

    _read = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        pool = self._pool = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        closed = self._closed = Event()

        def stop() -> None:
            closed.set()
            pool.shutdown(wait=False, cancel_futures=True)

        self.destroyed.connect(stop)

    def load(self, read: Callable[[], Pixels], done: Callable[[QImage], None]) -> None:
        """Read a picture and hand it over."""
        if not self._closed.is_set():
            self._pool.submit(self._carry_out, read, done)

    def close(self) -> None:
        """Read no more."""
        self._closed.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _carry_out(self, read: Callable[[], Pixels], done: Callable[[QImage], None]) -> None:
        try:
            image = to_image(read())
        except UserError:
            return
        if not self._closed.is_set():
            with suppress(RuntimeError):
                # The panel may be gone by now, and its signals with it.
                self._read.emit(image, done)

    def _answer(self, image: QImage, done: Callable[[QImage], None]) -> None:
        done(image)
