"""SolidArtist: draws solids on a thread of its own, the latest wish first."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock

from PySide6.QtCore import QObject, Qt, Signal

from app.solid.camera import Camera
from app.solid.drawing import Drawn, draw_solid
from app.solid.look import Detail, Look
from app.solid.solid import Solid

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is to be drawn; `still` ones are given up as soon as something else is wanted."""

    solid: Solid
    camera: Camera
    width: int
    height: int
    look: Look
    detail: Detail
    still: bool


class _Outdated(Exception):
    """Something else is wanted by now."""


class SolidArtist(QObject):
    """Of several wishes that wait only the latest is drawn."""

    drawn = Signal(object, object, float)
    """A Sketch, its picture or None where that failed, and the seconds that it took."""

    _finished = Signal(object, object, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._finished.connect(self.drawn, Qt.ConnectionType.QueuedConnection)
        self._lock = Lock()
        self._next: Sketch | None = None
        self._busy = False
        pool = self._pool = ThreadPoolExecutor(1, thread_name_prefix="solid")
        closed = self._closed = Event()

        def stop() -> None:
            closed.set()
            pool.shutdown(wait=False, cancel_futures=True)

        self.destroyed.connect(stop)

    def ask(self, sketch: Sketch) -> None:
        """Draw this, and nothing that was asked for before and has not begun."""
        with self._lock:
            self._next = sketch
            if self._busy or self._closed.is_set():
                return
            self._busy = True
        self._pool.submit(self._work)

    def close(self) -> None:
        """Draw nothing more, and wait for what is being drawn."""
        self._closed.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self) -> None:
        while True:
            with self._lock:
                sketch, self._next = self._next, None
                if sketch is None or self._closed.is_set():
                    self._busy = False
                    return
            self._draw(sketch)

    def _draw(self, sketch: Sketch) -> None:
        def check() -> None:
            if self._closed.is_set() or (sketch.still and self._next is not None):
                raise _Outdated

        begun = time.perf_counter()
        drawn: Drawn | None = None
        try:
            drawn = draw_solid(
                sketch.solid, sketch.camera, sketch.width, sketch.height, sketch.look, sketch.detail, check
            )
        except _Outdated:
            return
        except Exception:  # noqa: BLE001 - the thread's boundary: the view stays, and says that it could not be drawn
            _log.exception("a solid could not be drawn")
        with suppress(RuntimeError):
            # The view may be gone by now, and its signals with it.
            self._finished.emit(sketch, drawn, time.perf_counter() - begun)
