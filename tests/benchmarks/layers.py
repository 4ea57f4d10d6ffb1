"""layers: dabs in a tree of groups, masks, clipped layers and adjustments, from the pen to what is drawn of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication

from app.api import TILE, AssetId, BlendMode
from plugins.canvas.compositing.adjusting import adjusted
from plugins.canvas.model import (
    Adjusting,
    Adjustment,
    Canvas,
    ColourBalance,
    Curves,
    Group,
    HueSaturation,
    Layer,
    Levels,
    Mask,
)
from plugins.canvas.panel.tool_state import Tool
from tests.benchmarks.canvas import EVENT_S, SIDE, VIEW, WAIT_MS, Frames, frames_of, painted_layers, pass_time
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench, send

_ADJUSTMENTS: tuple[tuple[str, Adjustment, float], ...] = (
    ("levels", Levels(black=0.1), 2),
    ("curves", Curves(red=((0.0, 0.1), (0.5, 0.4), (1.0, 1.0))), 2),
    ("hue and saturation", HueSaturation(30, 0.2), 8),
    ("colour balance", ColourBalance(shadows=(0.2, 0, 0)), 8),
)


def _tree(assets: list[AssetId]) -> Canvas:
    """Eight full layers in groups, with masks, one clipped to another, and adjustments below and above layer 4."""
    painted = [Layer(str(at), str(at), asset) for at, asset in enumerate(assets)]
    mask = Mask(assets[7])
    return Canvas(
        SIDE,
        SIDE,
        (
            painted[0],
            replace(painted[1], parent="low", mask=mask),
            replace(painted[2], parent="low", blend=BlendMode.MULTIPLY),
            Layer("low", "", content=Group(), opacity=0.8),
            Layer("curves", "", content=Adjusting(Curves(value=((0.0, 0.1), (0.5, 0.4), (1.0, 1.0))))),
            replace(painted[3], parent="high"),
            replace(painted[4], parent="high"),
            replace(painted[5], parent="high", clipped=True, blend=BlendMode.SOFT_LIGHT),
            Layer("levels", "", content=Adjusting(Levels(gamma=1.2)), parent="high"),
            Layer("high", "", content=Group(), mask=mask),
            replace(painted[6], opacity=0.5),
            Layer("hue", "", content=Adjusting(HueSaturation(30, 0.1))),
        ),
    )


def _figures(folder: Path) -> Iterator[Figure]:
    """Adjustments of a tile, and strokes on a layer and on a mask; the control makes the tiles anew with each dab."""
    QApplication.instance() or QApplication([])
    yield from _adjusting()
    bench = Bench(folder, REPOSITORY / "resources", _tree(painted_layers(folder)))
    panel, view = bench.panel, bench.panel.view
    panel.resize(VIEW)
    panel.show()
    view.wait_until_shown(WAIT_MS)
    view.zoom_to(1)
    view.wait_until_shown(WAIT_MS)
    panel.tools.choose(Tool.BRUSH)
    for target, words, on_mask in (("4", "a layer", False), ("high", "a mask", True)):
        panel.work.activate(target)
        panel.work.set_mask_active(on_mask)
        for size in (40, 256):
            panel.tools.set_brush(replace(panel.tools.brush, size=float(size)))
            dabs = _stroke(bench)
            name = f"a dab of {size} px on {words} in a tree to its repaint"
            yield plain("layers", f"{name}, p50", percentile(dabs.own_ms, 50), "ms")
            yield at_most("layers", f"{name}, p99", percentile(dabs.own_ms, 99), "ms", 8)
            while panel.work.edits.pending:
                pass_time(time.perf_counter() + 0.001)
            view.wait_until_shown(WAIT_MS)

    def all_anew(_frame: int) -> None:
        left, top = view.viewport.to_picture(QPointF()).toTuple()
        for column in range(4):
            panel.work.picture().tile(int(left) // TILE + column, int(top) // TILE)

    anew = frames_of(bench, all_anew, 8).own_ms
    yield at_most("layers", "a dab that makes four tiles anew, p99", percentile(anew, 99), "ms", 8, control=True)
    bench.close()


def _adjusting() -> Iterator[Figure]:
    tile = np.random.default_rng(0).integers(0, 256, (TILE, TILE, 4), dtype=np.uint8)
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    for words, adjustment, limit in _ADJUSTMENTS:
        taken = []
        for _ in range(20):
            started = time.thread_time()
            adjusted(tile, adjustment)
            taken.append((time.thread_time() - started) * 1000)
        yield at_most("layers", f"{words} of a tile, p50", percentile(taken, 50), "ms", limit)
    cv2.setNumThreads(threads)


def _stroke(bench: Bench) -> Frames:
    """One stroke, with the events of a pen."""
    view = bench.panel.view
    for step in range(20):
        send(view, QEvent.Type.MouseMove, QPointF(280 + step, 300))
        pass_time(time.perf_counter() + EVENT_S)
    send(view, QEvent.Type.MouseButtonPress, QPointF(300, 300))
    QApplication.processEvents()

    def move(frame: int) -> None:
        send(view, QEvent.Type.MouseMove, QPointF(300 + frame * 7, 300 + 200 * np.sin(frame / 15)))

    dabs = frames_of(bench, move, 160)
    send(view, QEvent.Type.MouseButtonRelease, QPointF(1420, 300))
    return dabs


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))
