"""Garbage: collected by the main thread alone, since there may be widgets in it."""

from __future__ import annotations

import gc
import threading
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.jobs.garbage import collect_by

_LOOK_MS = 400
_REST = 100
"""After collecting everything so many times as long passes before that is done again."""
_PATIENCE_S = 3.0


class Garbage(QObject):
    """Takes the place of Python's own collecting for as long as there are windows.

    Another thread that came upon a widget would hold Qt's lock of it and wait for Python's, while the main thread held
    that and waited for Qt's.
    """

    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._rests_until = 0.0
        self._wanted.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        gc.disable()
        collect_by(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect everything; another thread waits for the main thread, but not for long where that is busy."""
        if threading.get_ident() == self._main:
            gc.collect()
            return
        done = threading.Event()
        self._wanted.emit(done)
        done.wait(_PATIENCE_S)

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        collect_by(None)
        gc.enable()

    def _answer(self, done: threading.Event) -> None:
        gc.collect()
        done.set()

    def _look(self) -> None:
        """Collect as Python would: the young often, and all of them seldom."""
        begun = time.monotonic()
        counts, limits = gc.get_count(), gc.get_threshold()
        old = next((age for age in (2, 1, 0) if counts[age] > limits[age]), None)
        if old == 2 and begun < self._rests_until:
            old = 1
        if old is None:
            return
        gc.collect(old)
        if old == 2:
            ended = time.monotonic()
            self._rests_until = ended + _REST * (ended - begun)
