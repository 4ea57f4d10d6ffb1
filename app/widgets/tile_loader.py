"""TileLoader: makes pieces of a picture on other threads, those in sight first."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage

from app.widgets.tile_cache import Key, halved

_THREADS = max(1, min(4, (os.cpu_count() or 2) - 1))
_BLOCK_LEVEL = 2
"""The highest level that a source makes in one go; higher ones come from these, bit by bit."""

_log = logging.getLogger(__name__)


class TileSource(Protocol):
    """A picture in tiles of 256 pixels. Where it changes, the view has to be told."""

    def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
        """A whole tile, premultiplied or without alpha, None where there is nothing; called on any thread.

        At level n its 256 pixels stand for 256 × 2ⁿ of the picture.
        """

    def glance(self, column: int, row: int, level: int) -> QImage | None:
        """A whole tile at once, as far as it is known without much work; called on any thread."""

    def patches(self, rects: Sequence[QRect], level: int = 0) -> Sequence[QImage]:
        """Rectangles as they are right now, each inside one tile, premultiplied; called on the main thread.

        At level n they are 2ⁿ times smaller; a rectangle's edges are multiples of that, and may lie past the border.
        """


@dataclass(slots=True)
class Request:
    """A piece that is being made; `outdated` ones are shown and made again, `dropped` ones forgotten.

    A `glance` is shown until something better is there.
    """

    key: Key
    source: TileSource
    at_hand: Mapping[Key, QImage | None]
    glance: bool = False
    outdated: bool = False
    dropped: bool = False


class TileLoader(QObject):
    """Takes what is wanted, in order, and answers piece by piece on the main thread."""

    made = Signal(object, object)
    """A Request, and the pieces that came of it by key."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._requests: dict[Key, Request] = {}
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        pool = self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="tiles")
        closed = self._closed = Event()

        def stop() -> None:
            closed.set()
            pool.shutdown(wait=False, cancel_futures=True)

        self.destroyed.connect(stop)

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return bool(self._requests)

    def is_making(self, key: Key) -> bool:
        """Whether a piece is being made."""
        return key in self._requests

    @property
    def free(self) -> int:
        """How many more pieces can be asked for now; the rest is asked for when these are there."""
        return 0 if self._closed.is_set() else max(0, 2 * _THREADS - len(self._requests))

    def ask(self, key: Key, source: TileSource, at_hand: Mapping[Key, QImage | None]) -> None:
        """Make a piece; `at_hand` are pieces below it that need not be made."""
        request = self._requests[key] = Request(key, source, at_hand)
        self._pool.submit(self._carry_out, request)

    def glance(self, key: Key, source: TileSource) -> None:
        """Make what is known of a piece without much work, before anything else."""
        request = self._requests[key] = Request(key, source, {}, glance=True)
        self._pool.submit(self._carry_out, request)

    def changed(self, rect: QRect) -> None:
        """A rectangle of the picture has changed: what is being made there is made again afterwards."""
        for request in self._requests.values():
            if request.key.area.intersects(rect):
                request.outdated = True

    def drop(self, rect: QRect | None = None) -> None:
        """Forget what is being made, or what of it touches a rectangle of the picture."""
        for request in self._requests.values():
            if rect is None or request.key.area.intersects(rect):
                request.dropped = True

    def close(self) -> None:
        """Make nothing more, and wait for what is being made."""
        self.drop()
        self._closed.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _carry_out(self, request: Request) -> None:
        pieces: dict[Key, QImage | None] = {}
        try:
            if request.glance:
                image = request.source.glance(request.key.column, request.key.row, request.key.level)
                pieces = {} if image is None else {request.key: image}
            else:
                _make(request, request.key, pieces)
        except Exception:  # noqa: BLE001 - the thread's boundary: a tile that fails stays empty, and the view lives
            _log.exception("a tile could not be made")
            pieces = {request.key: None}
        if self._closed.is_set():
            return
        with suppress(RuntimeError):
            # The view may be gone by now, and its signals with it.
            self._finished.emit(request, pieces)

    def _answer(self, request: Request, pieces: Mapping[Key, QImage | None]) -> None:
        if self._requests.get(request.key) is request:
            del self._requests[request.key]
        self.made.emit(request, pieces)


def _make(request: Request, key: Key, pieces: dict[Key, QImage | None]) -> QImage | None:
    if request.dropped:
        return None
    if key in request.at_hand:
        return request.at_hand[key]
    if key.level <= _BLOCK_LEVEL and not (key.level and all(child in request.at_hand for child in key.children)):
        image = request.source.tile(key.column, key.row, key.level)
    else:
        first, second, third, fourth = (_make(request, child, pieces) for child in key.children)
        image = halved((first, second, third, fourth))
    pieces[key] = image
    return image


def blocks_of(key: Key) -> Sequence[Key]:
    """The pieces that a piece is made from one by one: itself, or those of a lower level where it is too much."""
    if key.level <= _BLOCK_LEVEL:
        return [key]
    return [block for child in key.children for block in blocks_of(child)]
