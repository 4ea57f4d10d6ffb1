"""Surroundings: what lies below and above the layer that is painted on, made ahead of the pointer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from app.api import Pixels, TileAt
from plugins.canvas.composite import ReadTile, composite_tile
from plugins.canvas.model import Canvas, Layer

_KEPT = 256
_KEPT_SMALL = 2048

_Key = tuple[tuple[Layer, ...], TileAt]


class Surroundings:
    """Tiles of some layers together. A first asking starts the work for a tile and those beside it.

    The layers are the key, so that a tile made for a state of the canvas is never taken for another; layers with
    strokes that aren't stored yet are not to be asked for.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="surroundings")
        self._tiles: OrderedDict[_Key, Future[Pixels | None]] = OrderedDict()
        self._small: OrderedDict[tuple[_Key, int], Pixels | None] = OrderedDict()

    def get(self, key: _Key, read: ReadTile) -> Pixels | None:
        """The tile (TILE, TILE, 4) if it is there and not empty."""
        if key not in self._tiles:
            self.prepare([key], read)
        return self.made(key)

    def prepare(self, keys: Sequence[_Key], read: ReadTile) -> None:
        """Begin to make tiles, in their order, and then those beside them."""
        for key in keys:
            self._begin(key, read)
        for layers, (column, row) in keys:
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
                self._begin((layers, (column + x, row + y)), read)

    def run(self, work: Callable[[], None]) -> None:
        """Do something else that a stroke will need, before what is asked for later."""
        with suppress(RuntimeError):
            # Closed: nothing will be painted.
            self._pool.submit(work)

    def made(self, key: _Key) -> Pixels | None:
        """The tile if it is there and not empty; nothing is begun."""
        found = self._tiles.get(key)
        if found is None or not found.done() or found.cancelled() or found.exception() is not None:
            return None
        return found.result()

    def small(self, key: _Key, level: int, make: Callable[[], Pixels | None]) -> Pixels | None:
        """The tile at a coarser level, made at once where it is not there yet."""
        if (key, level) not in self._small:
            self._small[key, level] = make()
            while len(self._small) > _KEPT_SMALL:
                self._small.popitem(last=False)
        return self._small[key, level]

    def close(self) -> None:
        """Make nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, key: _Key, read: ReadTile) -> None:
        layers, at = key
        if key in self._tiles or min(at) < 0:
            return
        canvas = Canvas(1, 1, layers)
        try:
            self._tiles[key] = self._pool.submit(composite_tile, canvas, read, at)
        except RuntimeError:
            # Closed: what is still drawn is drawn without it.
            return
        while len(self._tiles) > _KEPT:
            _, oldest = self._tiles.popitem(last=False)
            oldest.cancel()
