"""live: pictures that follow the brush, drawn by the studio's own model, and the brush while they are drawn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.engine.device import the_processor
from app.engine.library import Library
from app.engine.models import EngineModels
from plugins.canvas.brush import Brush
from plugins.canvas.model import Canvas
from plugins.canvas.panel.living.living import Doing
from plugins.canvas.panel.living.wish import Shown, Wish
from plugins.canvas.panel.tool_state import Tool
from tests.benchmarks.canvas import EVENT_S, VIEW, WAIT_MS, Frames, frames_of, pass_time
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import send
from tests.ui.live_parts import LiveBench

_SIDE = 512
_DABS = 160
_STROKES = 4
_PICTURES = 8
_FIRST_S = 120


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    with TemporaryDirectory() as name:
        yield from _figures(Path(name))


def _figures(folder: Path) -> Iterator[Figure]:
    """Pictures one after the other, then strokes while they are drawn; controls: all steps, and a picture in the way.

    The control of the pictures draws the model's own number of steps; that of the brush makes the picture's input,
    compressed, on the thread that the pointer is on.
    """
    QApplication.instance() or QApplication([])
    library = Library(REPOSITORY / "resources", folder / "data", lambda: ("", 0, 0))
    engine = EngineModels(library, REPOSITORY / "resources" / "configs", device=the_processor)
    bench = LiveBench(folder, REPOSITORY / "resources", engine, Canvas(_SIDE, _SIDE))
    panel, view, living = bench.panel, bench.panel.view, bench.panel.living
    panel.resize(VIEW)
    panel.show()
    view.wait_until_shown(WAIT_MS)
    panel.tools.choose(Tool.BRUSH)
    panel.tools.set_foreground(QColor("#a03020"))
    panel.tools.set_brush(Brush(size=40))
    quiet = _strokes(bench)
    living.set_wish(Wish("a red fox in the snow", seed=7))
    living.set_shown(Shown(over=True, opacity=0.5))
    living.start()
    _until(lambda: living.picture is not None, _FIRST_S)
    _until(lambda: living.doing is Doing.RESTING and not living.pending, _FIRST_S)

    shown: list[float] = []
    worked = time.process_time()
    living.picture_changed.connect(lambda: shown.append(time.perf_counter()))
    for number in range(_PICTURES):
        living.set_wish(Wish("a red fox in the snow", seed=number))
        _until(partial(_more_than, shown, number), _FIRST_S)
    worked = (time.process_time() - worked) / _PICTURES
    # On two cores one is left to the pointer: so long it takes where nobody else wants the other.
    yield at_most("live", "a picture of 256 pixels, of one core", worked, "s", 1.0)
    yield plain("live", "a picture of 256 pixels, by the clock", percentile(list(np.diff(shown)), 50), "s")

    shown.clear()
    begun = time.perf_counter()
    dabs = _strokes(bench)
    spent = time.perf_counter() - begun
    yield plain("live", "pictures a second while strokes are drawn", len(shown) / spent, "1/s")
    yield plain("live", "a dab to its repaint without live painting, p99", percentile(quiet.own_ms, 99), "ms")
    words = "a dab to its repaint while live painting goes on, p99"
    yield at_most("live", words, percentile(dabs.own_ms, 99), "ms", 8)
    yield plain("live", f"{words}, with all that is waited for", percentile(dabs.wall_ms, 99), "ms")

    def in_the_way(_frame: int) -> None:
        picture = panel.work.picture()
        for row in range(_SIDE // 256):
            for column in range(_SIDE // 256):
                picture.tile(column, row)
        bench.assets.add_picture(np.random.default_rng(0).integers(0, 255, (_SIDE, _SIDE, 3), np.uint8, endpoint=True))

    control = frames_of(bench, in_the_way, 6).own_ms
    words = "a dab that makes the picture's input by itself, p99"
    yield at_most("live", words, percentile(control, 99), "ms", 8, control=True)
    living.stop()
    records = library.records()
    drawing = bench.drawing.request_type("canvas.live")(
        "a red fox", bench.drawing.asked[-1][0].image, model=records[0].id, steps=records[0].default_steps
    )
    worked = time.process_time()
    job = bench.drawing.submit("canvas.live", drawing, in_passing=True)
    _until(lambda: job.state.ended, _FIRST_S)
    words = "a picture of 256 pixels in all steps of the model, of one core"
    yield at_most("live", words, time.process_time() - worked, "s", 1.0, control=True)
    bench.close()


def _strokes(bench: LiveBench) -> Frames:
    """Strokes with the events of a pen: how long each dab and its repaint took."""
    view, taken = bench.panel.view, Frames()
    for stroke in range(_STROKES):
        top = 40 + stroke * 100
        places = [
            view.viewport.to_view(QPointF(20 + at * (_SIDE - 40) / _DABS, top + 30 * np.sin(at / 12)))
            for at in range(_DABS)
        ]
        send(view, QEvent.Type.MouseMove, places[0])
        pass_time(time.perf_counter() + EVENT_S)
        send(view, QEvent.Type.MouseButtonPress, places[0])
        QApplication.processEvents()

        def move(frame: int, places: list[QPointF] = places) -> None:
            send(view, QEvent.Type.MouseMove, places[frame])

        frames = frames_of(bench, move, _DABS)
        taken.own_ms.extend(frames.own_ms)
        taken.wall_ms.extend(frames.wall_ms)
        send(view, QEvent.Type.MouseButtonRelease, places[-1])
        pass_time(time.perf_counter() + EVENT_S)
    return taken


def _more_than(found: list[float], count: int) -> bool:
    return len(found) > count


def _until(done: Callable[[], bool], limit_s: float) -> None:
    end = time.perf_counter() + limit_s
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError("no live picture came")
        pass_time(time.perf_counter() + 0.005)
