"""The canvas as it is looked at and painted on: the panel itself, on 8192² with eight layers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

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
_EVENT_S = 0.008
"""A pen says where it is some 125 times a second."""
_WAIT_MS = 120_000
_CONTROL_MS = 10_000
"""The control need not end: that it takes longer than it may is seen by then."""


def _figures(folder: Path) -> Iterator[Figure]:
    """The first full view, moving and turning, and dabs; the controls begin without small tiles and draw all anew.

    Frames are measured in time of the main thread's processor: others on the machine must not count.
    """
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
    """Eight full layers of soft shapes and grain, no tile like another; the lowest is opaque."""
    numbers = np.random.default_rng(0)
    grain = numbers.integers(0, 12, (4, TILE, TILE, 4), dtype=np.uint8)
    assets = FolderAssets(folder / "assets", folder / "cache")
    blank = assets.blank(_SIDE, _SIDE).id

    def tile(layer: int, number: int) -> Pixels:
        spots = numbers.integers(0, 240, (6, 6, 4), dtype=np.uint8)
        pixels = cv2.resize(spots, (TILE, TILE), interpolation=cv2.INTER_LINEAR) + grain[number % 4]
        if layer == 0:
            pixels[..., 3] = 255
        return np.asarray(pixels, np.uint8)

    names = []
    for layer in range(_LAYERS):
        tiles: dict[TileAt, Pixels] = {
            (at % _TILES, at // _TILES): tile(layer, at // _TILES + at) for at in range(_TILES**2)
        }
        names.append(assets.add_tiles(blank, tiles).id)
    assets.close()
    return names


def _first_view(bench: Bench, *, control: bool) -> Iterator[Figure]:
    """From showing the panel to something useful of the whole canvas, and to all of it."""
    view, words = bench.panel.view, " without small tiles" if control else ""
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
    yield at_most("canvas_view", f"first view of all, coarse{words}", useful, "ms", 300, control=control)
    view.wait_until_shown(_CONTROL_MS if control else _WAIT_MS)
    yield at_most(
        "canvas_view", f"first view of all, complete{words}", time.perf_counter() - started, "s", 3, control=control
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

        yield at_most("canvas_view", f"turning {words}, p99", percentile(_frames(bench, turn), 99), "ms", 16.7)
    view.turn_to(0)
    view.wait_until_shown(_WAIT_MS)
    pan = _frames(bench, lambda frame: view.pan_by(9 if frame < _FRAMES // 2 else -9, 3))
    yield at_most("canvas_view", "panning at 100 %, p99", percentile(pan, 99), "ms", 16.7)
    view.wait_until_shown(_WAIT_MS)
    zoomed = _frames(bench, lambda frame: view.zoom_to(1 + frame / 100))
    yield at_most("canvas_view", "zooming, p99", percentile(zoomed, 99), "ms", 16.7)


def _dabs(bench: Bench) -> Iterator[Figure]:
    panel, view = bench.panel, bench.panel.view
    view.turn_to(0)
    view.zoom_to(1)
    view.wait_until_shown(_WAIT_MS)
    panel.work.activate("4")
    panel.tools.choose(Tool.BRUSH)
    for size in (40, 256, 512):
        panel.tools.set_brush(replace(panel.tools.brush, size=float(size)))
        times = _stroke(bench)
        yield plain("canvas_view", f"a dab of {size} px to its repaint, p50", percentile(times, 50), "ms")
        yield at_most("canvas_view", f"a dab of {size} px to its repaint, p99", percentile(times, 99), "ms", 8)
        panel.settle()
        view.wait_until_shown(_WAIT_MS)

    def all_anew(_frame: int) -> None:
        left, top = view.viewport.to_picture(QPointF()).toTuple()
        picture = panel.work.picture()
        for row in range(4):
            for column in range(6):
                picture.tile(int(left) // TILE + column, int(top) // TILE + row)

    times = _frames(bench, all_anew, 4)
    yield at_most("canvas_view", "a dab that makes all that is seen anew", percentile(times, 99), "ms", 8, control=True)


def _stroke(bench: Bench) -> list[float]:
    """One stroke, with the events of a pen; those that touch nothing are left out."""
    view = bench.panel.view
    for step in range(20):
        send(view, QEvent.Type.MouseMove, QPointF(280 + step, 300))
        _pass_time(time.perf_counter() + _EVENT_S)
    send(view, QEvent.Type.MouseButtonPress, QPointF(300, 300))
    QApplication.processEvents()

    def move(frame: int) -> None:
        send(view, QEvent.Type.MouseMove, QPointF(300 + frame * 7, 300 + 200 * np.sin(frame / 15)))

    times = _frames(bench, move, 160)
    send(view, QEvent.Type.MouseButtonRelease, QPointF(1420, 300))
    return times


def _frames(bench: Bench, change: Callable[[int], None], count: int = _FRAMES) -> list[float]:
    """Milliseconds of the main thread from a change to what is drawn of it, at the pace of a pen."""
    times, begun = [], time.perf_counter()
    for frame in range(count):
        started = time.thread_time()
        change(frame)
        bench.panel.view.repaint() if not bench.panel.work.stroke else QApplication.processEvents()
        times.append((time.thread_time() - started) * 1000)
        begun = max(time.perf_counter(), begun + _EVENT_S)
        _pass_time(begun)
    return times


def _pass_time(until: float) -> None:
    while True:
        QApplication.processEvents()
        if time.perf_counter() >= until:
            return
        time.sleep(0.0005)


def run() -> Iterator[Figure]:
    """Everything in a folder of its own; storing the layers takes a minute."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))
