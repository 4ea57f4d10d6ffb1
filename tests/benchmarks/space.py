"""space: what freeing disk space costs, and how long the event loop waits meanwhile."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtWidgets import QApplication

from app.api import TILES, Asset, AssetId, JobContext, Made, Recipe
from app.api.space import Held
from app.bootstrap import build
from app.document import AddAssets
from app.jobs import JobId
from app.storage import StoreSpace
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.benchmarks.stall import gaps, until
from tests.ui.opened import Opened

_LOST = 20_000
_RESULTS = 5_000
_STEPS = 200
_TILES = 256
_CONTEXT = JobContext(JobId("benchmark"), lambda _event: None)


def run() -> Iterator[Figure]:
    """A store with as many results and steps of undo as a year leaves, and more that nothing names."""
    application = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as name:
        os.environ["SEISEI_HOME"] = name
        opened = Opened(build())
        tidying, space = opened.window.tidying, opened.built.studio.space
        assert isinstance(space, StoreSpace)
        chunks = _fill(opened)
        yield plain("space", "chunks in the store", chunks, "")
        until(lambda: all(job.state.ended for job in opened.jobs.jobs))
        end = time.monotonic() + 2
        idle = gaps(lambda: time.monotonic() > end)
        yield plain("space", "idle p99", percentile(idle, 99), "ms")
        started = time.perf_counter()
        space.used_bytes(_CONTEXT)
        yield plain("space", "measuring the store", time.perf_counter() - started, "s")
        freed: list[object] = []
        tidying.ended.connect(freed.append)
        held = []
        for _ in range(20):
            started = time.perf_counter()
            tidying._held()
            held.append((time.perf_counter() - started) * 1000)
        yield at_most("space", "main thread for a slice, median", percentile(held, 50), "ms", 5)
        started = time.perf_counter()
        tidying.begin()
        waited = gaps(lambda: bool(freed))
        yield plain("space", "a sweep, with its pauses", time.perf_counter() - started, "s")
        assert isinstance(freed[0], int)
        yield plain("space", "freed", freed[0] / 1e6, "MB")
        yield at_most("space", "event loop p99", percentile(waited, 99), "ms", 16.7)
        yield at_most("space", "event loop max", max(waited), "ms", 100)
        started = time.perf_counter()
        slices = []
        sweep = space.sweep()
        ended = False
        while not ended:
            before = time.perf_counter()
            ended = sweep.step(Held([step.document for step in opened.session.history]), _CONTEXT).ended
            slices.append((time.perf_counter() - before) * 1000)
        yield plain("space", "a sweep that frees nothing, without pauses", time.perf_counter() - started, "s")
        yield at_most("space", "the longest slice, in which others wait", max(slices), "ms", 500)

        swept: list[float] = []
        begun = time.monotonic()

        def on_this_thread() -> bool:
            # The first gaps are left out, and this is to be among the others.
            if not swept and time.monotonic() > begun + 0.2:
                sweep = space.sweep()
                while not sweep.step(Held([step.document for step in opened.session.history]), _CONTEXT).ended:
                    pass
                swept.append(time.monotonic())
            return bool(swept) and time.monotonic() > swept[0] + 0.2

        worst = max(gaps(on_this_thread))
        yield at_most("space", "event loop max, swept on the main thread", worst, "ms", 100, control=True)
        opened.close()
    del application


def _fill(opened: Opened) -> int:
    """Chunks as old as a year, written without waiting for the disk."""
    folder = opened.built.folders.data / "assets"
    rng = np.random.default_rng(1)
    names = [_write(folder, rng.bytes(2_000)) for _ in range(_LOST)]
    kept = names[: _LOST // 4]
    history = opened.built.studio.history
    for number in range(_RESULTS):
        asset = _picture(folder, rng.choice(kept, 4).tolist())
        recipe = Recipe("canvas.text-to-image", "1", {"prompt": f"a fox {number}", "seed": number})
        if number % 20 == 0:  # each is a transaction of its own: a part of them as such, the rest in the documents
            history.add(Made(asset, recipe, JobId("x"), 1.0))
        else:
            opened.session.execute(AddAssets((asset,), merge_key="results"))
    for _ in range(_STEPS):
        opened.session.execute(AddAssets((_picture(folder, rng.choice(kept, _TILES).tolist()),)))
    then = time.time() - 86_400
    count = 0
    for path in folder.glob("??/*"):
        os.utime(path, (then, then))
        count += 1
    return count


def _picture(folder: Path, tiles: list[str]) -> Asset:
    across = int(len(tiles) ** 0.5)
    side = across * 256
    named = {f"{number % across},{number // across}": tile for number, tile in enumerate(tiles)}
    sizes = {"channels": 4, "height": side, "tiles": named, "version": 1, "width": side}
    name = _write(folder, json.dumps(sizes, separators=(",", ":")).encode())
    return Asset(AssetId(name), TILES, side * side * 4, (side, side, 4))


def _write(folder: Path, data: bytes) -> str:
    name = hashlib.sha256(data).hexdigest()
    path = folder / name[:2] / name[2:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name
