"""brush_presets: a short stroke with each of the studio's brushes at 256 and 512 px, on 8192² with eight layers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.canvas.brush.preset import bundled
from tests.benchmarks.brush import SIZES, control, painting, store, stroke
from tests.benchmarks.canvas import WAIT_MS
from tests.benchmarks.measure import Figure, at_most, percentile
from tests.conftest import REPOSITORY

_EVENTS = 60


def run() -> Iterator[Figure]:
    """Each in turn, in a folder of their own."""
    with TemporaryDirectory() as name:
        bench = painting(Path(name))
        for preset in bundled(REPOSITORY / "resources" / "brushes"):
            for size in SIZES[1:]:
                bench.panel.tools.set_brush(replace(preset.brush, size=float(size)))
                p99 = percentile(stroke(bench, _EVENTS).own_ms, 99)
                words = f"a dab of the brush {preset.name} of {size} px to its repaint, p99"
                yield at_most("brush_presets", words, p99, "ms", 8)
                store(bench)
                bench.session.undo()
                bench.panel.view.wait_until_shown(WAIT_MS)
        yield control(bench, "brush_presets")
        bench.close()
