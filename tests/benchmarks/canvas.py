"""canvas: from a dab to what is seen, and moving about, on 8192² with eight layers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.api import TILE, Pixels, TileAt
from app.storage import FolderAssets
from plugins.canvas.brush import Brush, Stroke
from plugins.canvas.composite import composite_tile, flatten, stored_tiles
from plugins.canvas.model import Canvas, Layer
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_SIDE = 8192
_LAYERS = 8
_DABS = 150


def run() -> Iterator[Figure]:
    """A stroke over filled layers: each dab with its tiles composited; the control composites all of the canvas."""
    numbers = np.random.default_rng(0)
    with TemporaryDirectory() as name:
        assets = FolderAssets(Path(name) / "assets", Path(name) / "cache")
        blank = assets.blank(_SIDE, _SIDE).id
        layers = []
        for index in range(_LAYERS):
            tiles: dict[TileAt, Pixels] = {
                (x, y): numbers.integers(0, 255, (TILE, TILE, 4), dtype=np.uint8) for x in range(6) for y in range(4)
            }
            layers.append(Layer(str(index), str(index), assets.add_tiles(blank, tiles).id))
        canvas = Canvas(_SIDE, _SIDE, tuple(layers))
        stroke = Stroke(canvas, layers[-1], assets, Brush(size=64))
        stored = stored_tiles(assets)

        def read(layer: Layer, at: TileAt) -> Pixels | None:
            return stroke.tile(at) if layer is layers[-1] else stored(layer, at)

        times = []
        for dab in range(_DABS):
            started = time.perf_counter()
            rect = stroke.add(100 + dab * 8, 200 + 60 * np.sin(dab / 9), 1.0)
            if rect is None:
                continue
            left, top, width, height = rect
            flatten(canvas, read, (left, top, width, height))
            times.append((time.perf_counter() - started) * 1000)
        yield plain("canvas", "dab and its tiles composited, p50", percentile(times, 50), "ms")
        yield at_most("canvas", "dab and its tiles composited, p99", percentile(times, 99), "ms", 8)
        tile_times = []
        for at in ((x, y) for x in range(6) for y in range(4)):
            started = time.perf_counter()
            composite_tile(canvas, stored, at)
            tile_times.append((time.perf_counter() - started) * 1000)
        yield plain("canvas", "one tile of eight layers, p50", percentile(tile_times, 50), "ms")
        started = time.perf_counter()
        asset = stroke.finish()
        yield at_most("canvas", "storing a stroke", (time.perf_counter() - started) * 1000, "ms", 250)
        assert asset.shape == (_SIDE, _SIDE, 4)
        started = time.perf_counter()
        flatten(canvas, stored, (0, 0, 6 * TILE, 4 * TILE))
        spent = (time.perf_counter() - started) * 1000
        yield at_most("canvas", "a dab that composites all that is seen", spent, "ms", 8, control=True)
        assets.close()
