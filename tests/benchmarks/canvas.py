"""canvas: looked at, moved about, turned and painted on, in the panel itself, on 8192² with eight layers."""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtWidgets import QApplication

from app.api import TILE, AssetId, Pixels, TileAt
from app.storage import FolderAssets
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.tool_state import Tool
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench, send

_SIDE = 8192
_LAYERS = 8
_TILES = _SIDE // TILE
_VIEW = QSize(1700, 1100)
_FRAMES = 120
_USUAL_PX = 40
_EVENT_S = 0.008
"""A pen says where it is some 125 times a second."""
_WAIT_MS = 30_000
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
    """The first full view, moving and turning, and dabs; the controls draw all anew and begin without small tiles."""
    QApplication.instance() or QApplication([])
    canvas = Canvas(_SIDE, _SIDE, tuple(Layer(str(at), str(at), asset) for at, asset in enumerate(_painted(folder))))
    bench = Bench(folder, REPOSITORY / "resources", canvas)
    yield from _first_view(bench, control=False)
    yield from _moving(bench)
    yield from _dabs(bench)
    bench.close()
    for part in folder.glob("cache/tiles.db*"):
        part.unlink()
    with_nothing = Bench(folder, REPOSITORY / "resources", canvas)
    yield from _first_view(with_nothing, control=True)
    with_nothing.close()


def _painted(folder: Path) -> list[AssetId]:
    """Eight full layers of soft shapes and grain, no tile like another; the lowest is opaque.

    They are stored by the store itself, except that a strip is compressed once and nothing waits for the disk.
    """
    numbers = np.random.default_rng(0)
    assets = FolderAssets(folder / "assets", folder / "cache")
    blank = assets.blank(_SIDE, _SIDE).id
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
    bench.panel.resize(_VIEW)
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
    view.wait_until_shown(_CONTROL_MS if control else _WAIT_MS)
    yield at_most(
        "canvas", f"first view of all, complete{words}", time.perf_counter() - started, "s", 3, control=control
    )


def _moving(bench: Bench) -> Iterator[Figure]:
    view = bench.panel.view
    for words, zoom in (("fitted", None), ("at 100 %", 1.0)):
        view.turn_to(0)
        view.fit()
        if zoom:
            view.zoom_to(zoom)
        for angle in range(0, 360, 15):
            view.turn_to(angle)
            view.wait_until_shown(_WAIT_MS)

        def turn(frame: int) -> None:
            view.turn_to(frame * 3)

        yield at_most("canvas", f"turning {words}, p99", percentile(_frames(bench, turn).own_ms, 99), "ms", 16.7)
    view.turn_to(0)
    view.wait_until_shown(_WAIT_MS)
    pan = _frames(bench, lambda frame: view.pan_by(9 if frame < _FRAMES // 2 else -9, 3))
    yield at_most("canvas", "panning at 100 %, p99", percentile(pan.own_ms, 99), "ms", 16.7)
    view.wait_until_shown(_WAIT_MS)
    zoomed = _frames(bench, lambda frame: view.zoom_to(1 + frame / 100))
    yield at_most("canvas", "zooming, p99", percentile(zoomed.own_ms, 99), "ms", 16.7)


def _dabs(bench: Bench) -> Iterator[Figure]:
    panel, view = bench.panel, bench.panel.view
    view.turn_to(0)
    view.zoom_to(1)
    view.wait_until_shown(_WAIT_MS)
    panel.work.activate("4")
    panel.tools.choose(Tool.BRUSH)
    for size in (_USUAL_PX, 256, 512):
        panel.tools.set_brush(replace(panel.tools.brush, size=float(size)))
        dabs = _stroke(bench)
        words = f"a dab of {size} px to its repaint"
        yield plain("canvas", f"{words}, p50", percentile(dabs.own_ms, 50), "ms")
        yield at_most("canvas", f"{words}, p99", percentile(dabs.own_ms, 99), "ms", 8)
        yield plain("canvas", f"{words}, with all that is waited for, p99", percentile(dabs.wall_ms, 99), "ms")
        stored_ms = _store(bench)
        if size == _USUAL_PX:
            yield at_most("canvas", "storing a stroke", stored_ms, "ms", 250)
        view.wait_until_shown(_WAIT_MS)

    def all_anew(_frame: int) -> None:
        left, top = view.viewport.to_picture(QPointF()).toTuple()
        picture = panel.work.picture()
        for row in range(4):
            for column in range(6):
                picture.tile(int(left) // TILE + column, int(top) // TILE + row)

    anew = _frames(bench, all_anew, 4).own_ms
    yield at_most("canvas", "a dab that makes all that is seen anew, p99", percentile(anew, 99), "ms", 8, control=True)


def _stroke(bench: Bench) -> Frames:
    """One stroke, with the events of a pen."""
    view = bench.panel.view
    for step in range(20):
        send(view, QEvent.Type.MouseMove, QPointF(280 + step, 300))
        _pass_time(time.perf_counter() + _EVENT_S)
    send(view, QEvent.Type.MouseButtonPress, QPointF(300, 300))
    QApplication.processEvents()

    def move(frame: int) -> None:
        send(view, QEvent.Type.MouseMove, QPointF(300 + frame * 7, 300 + 200 * np.sin(frame / 15)))

    dabs = _frames(bench, move, 160)
    send(view, QEvent.Type.MouseButtonRelease, QPointF(1420, 300))
    return dabs


def _store(bench: Bench) -> float:
    """Milliseconds until the stroke that was ended is in the document."""
    started = time.perf_counter()
    while bench.panel.work.edits.pending:
        _pass_time(time.perf_counter() + 0.001)
    return (time.perf_counter() - started) * 1000


def _frames(bench: Bench, change: Callable[[int], None], count: int = _FRAMES) -> Frames:
    """Each from a change to what is drawn of it, at the pace of a pen."""
    frames, begun = Frames(), time.perf_counter()
    for frame in range(count):
        own, wall = time.thread_time(), time.perf_counter()
        change(frame)
        bench.panel.view.repaint() if not bench.panel.work.stroke else QApplication.processEvents()
        frames.own_ms.append((time.thread_time() - own) * 1000)
        frames.wall_ms.append((time.perf_counter() - wall) * 1000)
        begun = max(time.perf_counter(), begun + _EVENT_S)
        _pass_time(begun)
    return frames


def _pass_time(until: float) -> None:
    while True:
        QApplication.processEvents()
        if time.perf_counter() >= until:
            return
        time.sleep(0.0005)


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))
