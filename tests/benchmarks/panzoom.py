"""panzoom: 8192² of eight layers, moved, zoomed and turned; the control mixes what is seen anew for each frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from app.api import TILE
from plugins.canvas.model import Canvas, Layer
from tests.benchmarks.canvas import SIDE, VIEW, WAIT_MS, frames_of, moving, painted_layers
from tests.benchmarks.measure import Figure, at_most, percentile
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench

_CONTROL_FRAMES = 12


def run() -> Iterator[Figure]:
    """Everything in a folder of its own."""
    QApplication.instance() or QApplication([])
    with TemporaryDirectory() as name:
        layers = tuple(Layer(str(at), str(at), asset) for at, asset in enumerate(painted_layers(Path(name))))
        bench = Bench(Path(name), REPOSITORY / "resources", Canvas(SIDE, SIDE, layers))
        bench.panel.resize(VIEW)
        bench.panel.show()
        bench.panel.view.wait_until_shown(WAIT_MS)
        yield from moving(bench, "panzoom")
        picture = bench.panel.work.picture()

        def mixed(frame: int) -> None:
            places = range(0, VIEW.width(), TILE), range(frame % 4 * TILE, frame % 4 * TILE + VIEW.height(), TILE)
            picture.patches([QRect(x, y, TILE, TILE) for x in places[0] for y in places[1]])

        slow = percentile(frames_of(bench, mixed, _CONTROL_FRAMES).own_ms, 99)
        yield at_most("panzoom", "panning, mixed for each frame, p99", slow, "ms", 16.7, control=True)
        bench.close()
