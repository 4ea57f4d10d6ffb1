"""canvas: looked at, moved about and turned, in the panel itself, on 8192² with eight layers."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import cv2
import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.api import TILE, AssetId, Pixels, TileAt
from app.storage import FolderAssets
from plugins.canvas.model import Canvas, Layer
from tests.benchmarks.measure import Figure, at_most, percentile
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench

SIDE = 8192
_LAYERS = 8
_TILES = SIDE // TILE
VIEW = QSize(1700, 1100)
_FRAMES = 120
EVENT_S = 0.008
"""A pen says where it is some 125 times a second."""
WAIT_MS = 30_000
_CONTROL_MS = 4_000
"""The control need not end: that it takes longer than it may is seen by then."""
_ROWS = 32
_GRAIN = 12
_STRIPS = 64
"""So many strips of a layer's tiles differ: no two of 64⁸ tiles are likely to be alike."""


@dataclass(frozen=True, slots=True)
class Frames:
    """How long each frame took: of the main thread's processor alone, as others on the machine don't count, and all."""

    own_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)


def _figures(folder: Path) -> Iterator[Figure]:
    """The first full view, moving and turning; the control begins without small tiles."""
    QApplication.instance() or QApplication([])
    canvas = Canvas(
        SIDE, SIDE, tuple(Layer(str(at), str(at), asset) for at, asset in enumerate(painted_layers(folder)))
    )
    bench = Bench(folder, REPOSITORY / "resources", canvas)
    yield from _first_view(bench, control=False)
    yield from moving(bench, "canvas")
    bench.close()
    for part in folder.glob("cache/tiles.db*"):
        part.unlink()
    with_nothing = Bench(folder, REPOSITORY / "resources", canvas)
    yield from _first_view(with_nothing, control=True)
    with_nothing.close()


def painted_layers(folder: Path) -> list[AssetId]:
    """Eight full layers of soft shapes and grain, no tile like another; the lowest is opaque.

    They are stored by the store itself, except that a strip is compressed once and nothing waits for the disk.
    """
    numbers = np.random.default_rng(0)
    assets = FolderAssets(folder / "assets", folder / "cache")
    blank = assets.blank(SIDE, SIDE).id
    names = []
    with patch("app.storage.assets.packed", _packed), patch("os.fsync"):
        for layer in range(_LAYERS):
            strips = _strips(numbers, opaque=layer == 0)
            chosen = numbers.integers(0, _STRIPS, (_TILES, _TILES, TILE // _ROWS))
            tiles: dict[TileAt, Pixels] = {
                (x, y): strips[chosen[y, x]].reshape(TILE, TILE, 4) for y in range(_TILES) for x in range(_TILES)
            }
            names.append(assets.add_tiles(blank, tiles).id)
    assets.close()
    os.sync()
    return names


def _strips(numbers: np.random.Generator, *, opaque: bool) -> Pixels:
    """Pieces of tiles (_STRIPS, _ROWS, TILE, 4), which cover in part or wholly."""
    strips = numbers.integers(0, _GRAIN, (_STRIPS, _ROWS, TILE, 4), dtype=np.uint8)
    for strip in strips:
        spots = numbers.integers(0, 240, (3, 6, 4), dtype=np.uint8)
        strip[:] = strip + cv2.resize(spots, (TILE, _ROWS), interpolation=cv2.INTER_LINEAR)
    if opaque:
        strips[..., 3] = 255
    return strips


def _packed(data: bytes) -> bytes:
    """Bytes as the store packs them, put together from strips: compressing all of the tiles would take a minute."""
    size = _ROWS * TILE * 4
    strips = b"".join(_deflated(data[at : at + size]) for at in range(0, len(data), size))
    return b"\x78\x01" + strips + b"\x03\x00" + zlib.adler32(data).to_bytes(4, "big")


@cache
def _deflated(strip: bytes) -> bytes:
    stream = zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
    return stream.compress(strip) + stream.flush(zlib.Z_FULL_FLUSH)


def _first_view(bench: Bench, *, control: bool) -> Iterator[Figure]:
    """From showing the panel to something useful of the whole canvas, and to all of it."""
    view, words = bench.panel.view, ", without small tiles" if control else ""
    bench.panel.resize(VIEW)
    started = time.perf_counter()
    bench.panel.show()
    useful = 0.0
    while not useful:
        QApplication.processEvents()
        # As a window's own loop, which waits: one that never rests would hold the interpreter's lock.
        time.sleep(0.001)
        if view.byte_size:
            useful = (time.perf_counter() - started) * 1000
    if not control:
        yield at_most("canvas", "first view of all, coarse", useful, "ms", 300)
    view.wait_until_shown(_CONTROL_MS if control else WAIT_MS)
    yield at_most(
        "canvas", f"first view of all, complete{words}", time.perf_counter() - started, "s", 3, control=control
    )


def moving(bench: Bench, name: str) -> Iterator[Figure]:
    """Turning, panning and zooming, frame by frame."""
    view = bench.panel.view
    for words, zoom in (("fitted", None), ("at 100 %", 1.0)):
        view.turn_to(0)
        view.fit()
        if zoom:
            view.zoom_to(zoom)
        for angle in range(0, 360, 15):
            view.turn_to(angle)
            view.wait_until_shown(WAIT_MS)

        def turn(frame: int) -> None:
            view.turn_to(frame * 3)

        yield at_most(name, f"turning {words}, p99", percentile(frames_of(bench, turn).own_ms, 99), "ms", 16.7)
    view.turn_to(0)
    view.wait_until_shown(WAIT_MS)
    pan = frames_of(bench, lambda frame: view.pan_by(9 if frame < _FRAMES // 2 else -9, 3))
    yield at_most(name, "panning at 100 %, p99", percentile(pan.own_ms, 99), "ms", 16.7)
    view.wait_until_shown(WAIT_MS)
    zoomed = frames_of(bench, lambda frame: view.zoom_to(1 + frame / 100))
    yield at_most(name, "zooming, p99", percentile(zoomed.own_ms, 99), "ms", 16.7)


def frames_of(bench: Bench, change: Callable[[int], None], count: int = _FRAMES) -> Frames:
    """Each from a change to what is drawn of it, at the pace of a pen."""
    frames, begun = Frames(), time.perf_counter()
    for frame in range(count):
        own, wall = time.thread_time(), time.perf_counter()
        change(frame)
        bench.panel.view.repaint() if not bench.panel.work.stroke else QApplication.processEvents()
        frames.own_ms.append((time.thread_time() - own) * 1000)
        frames.wall_ms.append((time.perf_counter() - wall) * 1000)
        begun = max(time.perf_counter(), begun + EVENT_S)
        pass_time(begun)
    return frames


def pass_time(until: float) -> None:
    """Let the window's loop run until a time of the clock."""
    while True:
        QApplication.processEvents()
        if time.perf_counter() >= until:
            return
        time.sleep(0.0005)


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))
