"""selection: areas found, changed and stored on 8192², and the line of a ragged one as it runs and the view moves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from plugins.canvas.commands import SelectArea
from plugins.canvas.model import Canvas
from plugins.canvas.panel.ants import Ants
from plugins.canvas.selecting import (
    Coverage,
    Mode,
    Plane,
    combined,
    ellipse,
    feather,
    grow,
    polygon,
    rectangle,
    shrink,
    stored,
)
from tests.benchmarks.canvas import SIDE, VIEW, WAIT_MS
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench

_FRAMES = 60
_WAITS_S = 30
_FOUND_S = 0.5
_DRAWN_MS = 4.0
_MOVED_MS = 8.0
_INSIDE = (0, 0, SIDE, SIDE)


def _figures(folder: Path) -> Iterator[Figure]:
    """Shapes with what it takes to store them, changes, and frames; the control draws the line as dashed outlines."""
    application = QApplication.instance() or QApplication([])
    bench = Bench(folder, REPOSITORY / "resources", Canvas(SIDE, SIDE))
    turns = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    reach = SIDE * 0.4 + 40 * np.random.default_rng(2).random(5000)
    corners = [
        (SIDE / 2 + far * np.cos(turn), SIDE / 2 + far * np.sin(turn)) for far, turn in zip(reach, turns, strict=True)
    ]
    round_one = ellipse(0, 0, SIDE, SIDE, _INSIDE)
    shapes: dict[str, Callable[[], Coverage]] = {
        "rectangle": lambda: rectangle(0.5, 0.5, SIDE - 0.5, SIDE - 0.5, _INSIDE),
        "ellipse": lambda: ellipse(0, 0, SIDE, SIDE, _INSIDE),
        "lasso of 5,000 points": lambda: polygon(corners, _INSIDE),
    }
    for name, shape in shapes.items():
        began = time.thread_time()
        found = shape()
        yield at_most("selection", f"{name}, found", time.thread_time() - began, "s", _FOUND_S)
        began = time.thread_time()
        stored(found, bench.assets)
        yield plain("selection", f"{name}, stored", time.thread_time() - began, "s")
    changes: dict[str, Callable[[], Coverage]] = {
        "union": lambda: combined(round_one, found, Mode.ADD),
        "feather by 8 px": lambda: feather(round_one, 8, _INSIDE),
        "feather by 200 px": lambda: feather(round_one, 200, _INSIDE),
        "grow by 10 px": lambda: grow(round_one, 10, _INSIDE),
        "shrink by 10 px": lambda: shrink(round_one, 10),
    }
    for name, change in changes.items():
        began = time.thread_time()
        change()
        yield plain("selection", name, time.thread_time() - began, "s")
    panel, view = bench.panel, bench.panel.view
    panel.resize(VIEW)
    panel.show()
    view.wait_until_shown(WAIT_MS)
    ragged = _ragged()
    area, asset = stored(Coverage(0, 0, ragged), bench.assets)
    bench.session.execute(SelectArea(area, asset))
    (ants,) = panel.findChildren(Ants)
    until = time.monotonic() + _WAITS_S
    while not ants.ready and time.monotonic() < until:
        application.processEvents()
    target = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    for words, zoom in (("all in sight", 0.12), ("half as large as it is", 0.5), ("as large as it is", 1.0)):
        view.zoom_to(zoom)
        running, moving = _running(ants, target, bench), _moving(ants, target, bench)
        yield at_most("selection", f"running, {words}, p95", percentile(running, 95), "ms", _DRAWN_MS)
        yield at_most("selection", f"view moving, {words}, p95", percentile(moving, 95), "ms", _MOVED_MS)
    view.fit()
    dashed = percentile(_dashed(ragged, target), 95)
    yield at_most("selection", "control: dashed outlines", dashed, "ms", _DRAWN_MS, control=True)
    bench.close()


def _ragged() -> Plane:
    """Blots of all sizes with frayed edges."""
    noise = np.random.default_rng(1).standard_normal((SIDE // 4, SIDE // 4)).astype(np.float32)
    rough = cv2.GaussianBlur(noise, (0, 0), 6) * 12 + cv2.GaussianBlur(noise, (0, 0), 1.2)
    blots = ((rough > 0) * 255).astype(np.uint8)
    return np.asarray(cv2.resize(blots, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR), np.uint8)


def _running(ants: Ants, target: QImage, bench: Bench) -> list[float]:
    times = []
    for _ in range(_FRAMES):
        ants.step()
        times.append(_timed(ants, target, bench))
    return times


def _moving(ants: Ants, target: QImage, bench: Bench) -> list[float]:
    times = []
    view = bench.panel.view
    for frame in range(_FRAMES):
        view.set_viewport(view.viewport.moved(7 if frame % 2 else -7, 3))
        times.append(_timed(ants, target, bench))
    return times


def _timed(ants: Ants, target: QImage, bench: Bench) -> float:
    painter = QPainter(target)
    began = time.thread_time()
    ants.paint(painter, bench.panel.view.viewport)
    took = time.thread_time() - began
    painter.end()
    return took * 1000


def _dashed(ragged: Plane, target: QImage) -> list[float]:
    """The same outline as a path, at a size that all of it is in sight."""
    side = target.height()
    small = cv2.resize(ragged, (side, side), interpolation=cv2.INTER_AREA)
    contours, _ = cv2.findContours((small > 127).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    path = QPainterPath()
    for contour in contours:
        points = contour[:, 0].tolist()
        path.moveTo(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        path.closeSubpath()
    times = []
    for frame in range(5):
        painter = QPainter(target)
        began = time.thread_time()
        for colour, offset in ((QColor("black"), 0.0), (QColor("white"), 4.0)):
            pen = QPen(colour, 1)
            pen.setDashPattern([4, 4])
            pen.setDashOffset(offset + frame)
            painter.setPen(pen)
            painter.drawPath(path)
        times.append((time.thread_time() - began) * 1000)
        painter.end()
    return times


def run() -> Iterator[Figure]:
    """Every figure."""
    with TemporaryDirectory() as folder:
        yield from _figures(Path(folder))
