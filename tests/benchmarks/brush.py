"""brush: dabs of every kind and size, from the pen to what is drawn of them, on 8192² with eight layers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.api import TILE
from plugins.canvas.brush import Axes, Brush, Effect, Grain, Symmetry, Tip, TipKind
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.tool_state import Tool
from tests.benchmarks.canvas import EVENT_S, SIDE, VIEW, WAIT_MS, Frames, frames_of, painted_layers, pass_time
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench, send

SIZES = (40, 256, 512)
_BRUSHES = {
    "a round brush": Brush(),
    "a brush that builds up": Brush(flow=0.4),
    "chalk on paper": Brush(
        tip=Tip(TipKind.CHALK), angle_jitter=1, flow=0.7, spacing=0.2, grain=Grain.PAPER, grain_strength=0.6
    ),
    "an eraser": Brush(effect=Effect.ERASE),
    "a smudging brush": Brush(effect=Effect.SMUDGE),
    "an oil brush": Brush(effect=Effect.SMUDGE, load=0.4, tip=Tip(TipKind.BRISTLES), spacing=0.15),
    "a blurring brush": Brush(effect=Effect.BLUR),
}
_STORED_MS = 250


def painting(folder: Path) -> Bench:
    """A panel in which the fifth of eight layers is painted on at 100 %."""
    QApplication.instance() or QApplication([])
    layers = tuple(Layer(str(at), str(at), asset) for at, asset in enumerate(painted_layers(folder)))
    bench = Bench(folder, REPOSITORY / "resources", Canvas(SIDE, SIDE, layers))
    panel, view = bench.panel, bench.panel.view
    panel.resize(VIEW)
    panel.show()
    view.wait_until_shown(WAIT_MS)
    view.zoom_to(1)
    view.wait_until_shown(WAIT_MS)
    panel.work.activate("4")
    panel.tools.choose(Tool.BRUSH)
    panel.tools.set_foreground(QColor("#a03020"))
    return bench


def control(bench: Bench, name: str) -> Figure:
    """All that is seen is drawn anew with each dab."""

    def all_anew(_frame: int) -> None:
        left, top = bench.panel.view.viewport.to_picture(QPointF()).toTuple()
        picture = bench.panel.work.picture()
        for row in range(4):
            for column in range(6):
                picture.tile(int(left) // TILE + column, int(top) // TILE + row)

    anew = frames_of(bench, all_anew, 4).own_ms
    return at_most(name, "a dab that makes all that is seen anew, p99", percentile(anew, 99), "ms", 8, control=True)


def run() -> Iterator[Figure]:
    """Strokes with every kind of brush at every size, in a folder of their own."""
    with TemporaryDirectory() as name:
        bench = painting(Path(name))
        for words, brush in _BRUSHES.items():
            for size in SIZES:
                yield from _stroke_figures(bench, f"{words} of {size} px", replace(brush, size=float(size)), size)
        middle = bench.panel.view.viewport.to_picture(QPointF(850, 350))
        bench.panel.tools.set_symmetry(Symmetry(Axes.BOTH, middle.x(), middle.y()))
        yield from _stroke_figures(bench, "four copies of a brush of 40 px", Brush(size=40), 40)
        bench.panel.tools.set_symmetry(Symmetry())
        yield control(bench, "brush")
        bench.close()


def _stroke_figures(bench: Bench, words: str, brush: Brush, size: int) -> Iterator[Figure]:
    bench.panel.tools.set_brush(brush)
    dabs = stroke(bench)
    yield plain("brush", f"a dab of {words} to its repaint, p50", percentile(dabs.own_ms, 50), "ms")
    yield at_most("brush", f"a dab of {words} to its repaint, p99", percentile(dabs.own_ms, 99), "ms", 8)
    yield plain("brush", f"{words}, with all that is waited for, p99", percentile(dabs.wall_ms, 99), "ms")
    yield plain("brush", f"{words}, from lifting the pen until all is seen", _shown(bench), "ms")
    stored_ms = store(bench)
    if size == SIZES[0] and brush.effect is not Effect.BLUR:
        yield at_most("brush", f"storing a stroke of {words}", stored_ms, "ms", _STORED_MS)
    bench.session.undo()
    bench.panel.view.wait_until_shown(WAIT_MS)


def stroke(bench: Bench, count: int = 160) -> Frames:
    """One stroke, with the events of a pen; pressing and lifting it are frames too."""
    view = bench.panel.view
    for step in range(20):
        send(view, QEvent.Type.MouseMove, QPointF(280 + step, 300))
        pass_time(time.perf_counter() + EVENT_S)
    frames = Frames()
    _edge(bench, frames, QEvent.Type.MouseButtonPress, QPointF(300, 300))

    def move(frame: int) -> None:
        send(view, QEvent.Type.MouseMove, QPointF(300 + frame * 7, 300 + 200 * np.sin(frame / 15)))

    dabs = frames_of(bench, move, count)
    _edge(bench, frames, QEvent.Type.MouseButtonRelease, QPointF(300 + count * 7, 300))
    return Frames(frames.own_ms + dabs.own_ms, frames.wall_ms + dabs.wall_ms)


def _edge(bench: Bench, frames: Frames, kind: QEvent.Type, place: QPointF) -> None:
    """The frame in which a stroke begins or ends."""
    own, wall = time.thread_time(), time.perf_counter()
    send(bench.panel.view, kind, place)
    QApplication.processEvents()
    frames.own_ms.append((time.thread_time() - own) * 1000)
    frames.wall_ms.append((time.perf_counter() - wall) * 1000)


def _shown(bench: Bench) -> float:
    """Milliseconds until the last of what a stroke changed is on the screen."""
    started = time.perf_counter()
    while bench.panel.work.lifted or bench.panel.view.shows_more:
        pass_time(time.perf_counter() + 0.001)
    return (time.perf_counter() - started) * 1000


def store(bench: Bench) -> float:
    """Milliseconds until the stroke that was ended is in the document."""
    started = time.perf_counter()
    while bench.panel.work.edits.pending:
        pass_time(time.perf_counter() + 0.001)
    return (time.perf_counter() - started) * 1000
