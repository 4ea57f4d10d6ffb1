"""Surroundings: what lies below and above the layer that is painted on, made ahead of the pointer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from app.api import Pixels, TileAt

_KEPT = 512
_KEPT_SMALL = 2048
_KEPT_AHEAD = 256
_KEPT_NAMES = 512
_BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))

MakeTile = Callable[[TileAt], Pixels | None]


class Surroundings:
    """Tiles of some layers together. A first asking starts the work for a tile and those beside it.

    What they are made of has a name, so that a tile made for a state of the canvas is never taken for another; layers
    with strokes that aren't stored yet are not to be asked for.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="surroundings")
        self._names: OrderedDict[Hashable, int] = OrderedDict()
        self._named = 0
        self._tiles: OrderedDict[tuple[int, TileAt], Future[Pixels | None]] = OrderedDict()
        self._small: OrderedDict[tuple[int, TileAt, int], Pixels | None] = OrderedDict()
        self._ahead: OrderedDict[tuple[int, TileAt, int], Future[Pixels | None]] = OrderedDict()

    def name(self, of: Hashable) -> int:
        """The name of what a tile is made of: short, as it is asked for with every dab."""
        if of not in self._names:
            self._named += 1
            self._names[of] = self._named
            while len(self._names) > _KEPT_NAMES:
                self._names.popitem(last=False)
        self._names.move_to_end(of)
        return self._names[of]

    def get(self, name: int, at: TileAt, make: MakeTile) -> Pixels | None:
        """The tile (TILE, TILE, 4) if it is there and not empty."""
        if (name, at) not in self._tiles:
            self.prepare([(name, at, make)])
        return self.made(name, at)

    def prepare(self, wanted: Sequence[tuple[int, TileAt, MakeTile]]) -> None:
        """Begin to make tiles, in their order, and then those beside them."""
        for name, at, make in wanted:
            self._begin(name, at, make)
        for name, (column, row), make in wanted:
            for x, y in _BESIDE:
                self._begin(name, (column + x, row + y), make)

    def run(self, work: Callable[[], None]) -> None:
        """Do something else that a stroke will need, before what is asked for later."""
        with suppress(RuntimeError):
            # Closed: nothing will be painted.
            self._pool.submit(work)

    def warm(self, name: int, at: TileAt, level: int, read: Callable[[TileAt], None]) -> None:
        """Begin to read what a stroke at a coarser level will lie on beside a tile."""
        self.prepare_small(name, [(at[0] + x, at[1] + y) for x, y in _BESIDE], level, read)

    def made(self, name: int, at: TileAt) -> Pixels | None:
        """The tile if it is there and not empty; nothing is begun."""
        found = self._tiles.get((name, at))
        if found is None or not found.done() or found.cancelled() or found.exception() is not None:
            return None
        return found.result()

    def small(self, name: int, at: TileAt, level: int, make: MakeTile) -> Pixels | None:
        """The tile at a coarser level, made at once where it is not there yet; those beside it are begun then."""
        key = (name, at, level)
        if key not in self._small:
            ahead = self._ahead.pop(key, None)
            made = ahead is not None and not ahead.cancel() and ahead.done() and ahead.exception() is None
            self._small[key] = ahead.result() if ahead is not None and made else make(at)
            while len(self._small) > _KEPT_SMALL:
                self._small.popitem(last=False)
            self.prepare_small(name, [(at[0] + x, at[1] + y) for x, y in _BESIDE], level, make)
        return self._small[key]

    def prepare_small(self, name: int, places: Sequence[TileAt], level: int, make: MakeTile) -> None:
        """Begin to make tiles at a coarser level, in their order."""
        for at in places:
            key = (name, at, level)
            if key in self._small or key in self._ahead or min(at) < 0:
                continue
            try:
                self._ahead[key] = self._pool.submit(make, at)
            except RuntimeError:
                # Closed: what is still drawn is made at once.
                return
            while len(self._ahead) > _KEPT_AHEAD:
                _, oldest = self._ahead.popitem(last=False)
                oldest.cancel()

    def close(self) -> None:
        """Make nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, name: int, at: TileAt, make: MakeTile) -> None:
        if (name, at) in self._tiles or min(at) < 0:
            return
        try:
            self._tiles[name, at] = self._pool.submit(make, at)
        except RuntimeError:
            # Closed: what is still drawn is drawn without it.
            return
        while len(self._tiles) > _KEPT:
            _, oldest = self._tiles.popitem(last=False)
            oldest.cancel()
