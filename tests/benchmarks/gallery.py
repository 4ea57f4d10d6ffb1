"""gallery: 100,000 results in the real dock: the first page, a search, and scrolling."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDockWidget

from app.api import TILES, Asset, AssetId, Made, ModelId, Pixels, Recipe
from app.api.finding import HistoryQuery
from app.bootstrap import build
from app.document import ModelStamp
from app.storage import FolderAssets, HistoryDatabase
from app.storage.looks import look_of
from app.ui.gallery_dock import GalleryDock
from app.ui.pictures import to_pixmap
from app.ui.thumbnails import STORED
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.ui.opened import Opened

_RESULTS = 100_000
_PICTURES = 64
_REPEATS = 5
_FRAMES = 200
_FRAME_S = 1 / 60
_SIZE = (1200, 700)
_THINGS = ("fox", "owl", "lighthouse", "balloon", "boat", "castle", "whale", "robot", "pizza", "mountain", "flower")
_PLACES = ("in snow", "at night", "by the sea", "at sunset", "on a yellow background", "in the rain", "in a desert")


class SharedAssets(FolderAssets):
    """A store in which a hundred thousand assets share some pictures, each read from the disk whenever it is asked."""

    def __init__(self, folder: Path, cache: Path) -> None:
        super().__init__(folder, cache)
        numbers = np.random.default_rng(0)
        self._shared = []
        for _ in range(_PICTURES):
            rough = numbers.integers(0, 255, (16, 16, 3), dtype=np.uint8)
            self._shared.append(self.add_picture(np.kron(rough, np.ones((32, 32, 1), np.uint8))).id)
            for side in (STORED, STORED // 2):
                self.thumbnail(AssetId("0" * 7 + f"{len(self._shared) - 1:x}"), side)

    def thumbnail(self, asset: AssetId, size: int) -> Pixels:
        """The small picture of one of those that are shared."""
        return super().thumbnail(self._shared[int(asset[:8], 16) % len(self._shared)], size)


def run() -> Iterator[Figure]:
    """The controls read every result at once, and small pictures on the main thread."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    built = build()
    history = built.studio.history
    assert isinstance(history, HistoryDatabase)
    started = time.perf_counter()
    history.add_all(made(number) for number in range(_RESULTS))
    yield plain("gallery", "keeping 100,000 results", time.perf_counter() - started, "s")
    _know(history)
    assets = SharedAssets(built.folders.data / "shared", built.folders.cache)
    opened = Opened(replace(built, studio=replace(built.studio, assets=assets)))
    gallery = _floating(opened, application)
    drawn = _Drawn(gallery, application)
    drawn.wait()
    yield at_most("gallery", "first page, drawn", drawn.median(gallery.refresh), "ms", 200)
    words = iter(("fox", "a", "lighthouse snow", "robot 97", "boat sunset"))
    yield at_most("gallery", "search by prompt, drawn", drawn.median(lambda: gallery.search(next(words))), "ms", 200)
    yield from _filtered(gallery, drawn, history)
    gallery.search("")
    time.sleep(0.2)
    drawn.wait()
    yield plain("gallery", "a frame at rest, p95", percentile(drawn.frames([0] * _FRAMES), 95), "ms")
    yield at_most("gallery", "scrolling, a frame, p95", percentile(drawn.scroll(_FRAMES), 95), "ms", 16.7)
    started = time.perf_counter()
    assert len([result for result in history.search(limit=_RESULTS // 4) if "fox" in str(result.recipe.request)])
    spent = (time.perf_counter() - started) * 1000
    yield at_most("gallery", "first page or search, reading a quarter of all", spent, "ms", 200, control=True)
    yield at_most("gallery", "likeness, every look read and parsed anew", _naive(history), "ms", 200, control=True)
    frames = drawn.scroll(_FRAMES // 10, assets)
    yield at_most(
        "gallery", "a frame, reading on the main thread, p95", percentile(frames, 95), "ms", 16.7, control=True
    )
    opened.close()
    assets.close()


def made(number: int) -> Made:
    """A result with a prompt, as a generator keeps it."""
    things = _THINGS[number % 11], _THINGS[number // 11 % 11]
    prompt = f"a {things[0]} and a {things[1]} {_PLACES[number // 121 % 7]} {number % 977}"
    asset = Asset(AssetId(hashlib.sha256(str(number).encode()).hexdigest()), TILES, 786_432, (512, 512, 3), prompt)
    recipe = Recipe(
        "canvas.text-to-image",
        "1",
        {"prompt": prompt, "negative_prompt": "", "model": "illustrator", "width": 512, "height": 512, "seed": number,
         "batch": 1, "steps": 20, "guidance": 4.0, "sampler": "Euler"},
        models=(ModelStamp(ModelId("illustrator"), "0" * 64),),
    )  # fmt: skip
    return Made(asset, recipe, f"job{number // 4}", 1.5, "document", float(number + 1))


def _know(history: HistoryDatabase) -> None:
    """Stars for a third, a board of 3,000, and for all a look that some hundred pictures share in part."""
    ids = [made(number).asset.id for number in range(_RESULTS)]
    history.set_stars({id_: 1 + number % 5 for number, id_ in enumerate(ids) if number % 3 == 0})
    history.put_on("the best", ids[::33])
    numbers = np.random.default_rng(1)
    looks = [look_of(np.kron(numbers.integers(0, 255, (6, 6, 3), np.uint8), np.ones((8, 8, 1), np.uint8)))
             for _ in range(200)]  # fmt: skip
    shapes = np.stack([np.frombuffer(look, np.uint8) for look in looks])[numbers.integers(0, 200, _RESULTS)]
    # No two are the same: likeness has something to order.
    shapes = np.where(numbers.random(shapes.shape) < 0.1, numbers.integers(0, 255, shapes.shape), shapes)
    history.keep_looks({id_: row.tobytes() for id_, row in zip(ids, shapes.astype(np.uint8), strict=True)})


def _filtered(gallery: GalleryDock, drawn: _Drawn, history: HistoryDatabase) -> Iterator[Figure]:
    """Each filter typed or chosen anew every time, so that nothing is remembered."""
    stars = iter((5, 4, 3, 2, 1))
    figure = drawn.median(lambda: gallery.search(f"rating:>={next(stars)}"))
    yield at_most("gallery", "rating, drawn", figure, "ms", 200)
    words = iter(("", "fox", "owl", "boat", "robot"))
    figure = drawn.median(lambda: gallery.search(f'board:"the best" {next(words)}'))
    yield at_most("gallery", "board, drawn", figure, "ms", 200)
    words = iter(
        ("model:illustrator", "model:ill rating:2", "model:illustrator snow", "model:tor kind:image", "model:illus fox")
    )
    figure = drawn.median(lambda: gallery.search(next(words)))
    yield at_most("gallery", "model, drawn", figure, "ms", 200)
    gallery.search("")
    drawn.wait()
    history.count_found(HistoryQuery(colour=(1, 2, 3)))
    colours = iter(((220, 40, 40), (40, 200, 60), (30, 60, 200), (230, 210, 60), (250, 250, 250)))
    figure = drawn.median(lambda: gallery.bar.set_colour(QColor(*next(colours))))
    yield at_most("gallery", "colour, drawn", figure, "ms", 200)
    gallery.bar.set_colour(None)
    numbers = iter((5, 500, 5_000, 50_000, 99_999))
    figure = drawn.median(lambda: gallery.bar.set_like(made(next(numbers)).asset.id, ""))
    yield at_most("gallery", "more like this, drawn", figure, "ms", 200)
    gallery.bar._any()


def _naive(history: HistoryDatabase) -> float:
    """What likeness costs where each look is read from the file and compared by itself."""
    started = time.perf_counter()
    looks = [row[0] for row in history._rows("SELECT look FROM looks", ()) if isinstance(row[0], bytes)]
    one = np.frombuffer(looks[0], np.uint8).astype(np.float32)
    sorted(looks, key=lambda look: float(np.abs(np.frombuffer(look, np.uint8) - one).sum()))
    return (time.perf_counter() - started) * 1000


class _Drawn:
    """Measures the dock from outside: what has to happen until everything in sight is drawn."""

    def __init__(self, gallery: GalleryDock, application: QApplication) -> None:
        self._grid, self._model, self._application = gallery.grid, gallery.model, application

    def wait(self) -> None:
        """Until all rows in sight are known and have their pictures."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            self._application.processEvents()
            rows = self._grid.in_sight()
            if rows and self._model.first_unknown(rows) is None and not self._model.without_picture(rows):
                self._grid.viewport().repaint()
                return
            time.sleep(0.001)
        raise TimeoutError("the gallery was not drawn")

    def median(self, act: Callable[[], None]) -> float:
        """The median of several times in ms, from an act until all that it shows is drawn."""
        times = []
        for _ in range(_REPEATS):
            self._model.set_items([])
            self._model.forget_pictures()
            started = time.perf_counter()
            act()
            self.wait()
            times.append((time.perf_counter() - started) * 1000)
        return percentile(times, 50)

    def scroll(self, count: int, on_main_thread: FolderAssets | None = None) -> list[float]:
        """Frames of 60 a second in ms: a long turn of the wheel, then the bar dragged through everything."""
        bar = self._grid.verticalScrollBar()
        self._model.forget_pictures()
        places: Sequence[int] = [
            *(number * 60 for number in range(count)),
            *(bar.maximum() * number // count for number in range(count)),
        ]
        return self.frames(places, on_main_thread)

    def frames(self, places: Sequence[int], on_main_thread: FolderAssets | None = None) -> list[float]:
        """How long the main thread takes for each frame, with the bar at each place in turn."""
        frames = []
        for place in places:
            started = time.perf_counter()
            self._grid.verticalScrollBar().setValue(place)
            if on_main_thread is not None:
                self._read(on_main_thread)
            self._grid.viewport().repaint()
            self._application.processEvents()
            frames.append((time.perf_counter() - started) * 1000)
            # The threads go on, and what they bring is taken in with the next frame, where it counts.
            time.sleep(max(0.0, _FRAME_S - frames[-1] / 1000))
        return frames

    def _read(self, assets: FolderAssets) -> None:
        self._model.forget_pictures()
        missing = self._model.without_picture(self._grid.in_sight())
        self._model.give({id_: to_pixmap(assets.thumbnail(AssetId(id_), STORED)) for id_ in missing})


def _floating(opened: Opened, application: QApplication) -> GalleryDock:
    dock = opened.window.findChild(QDockWidget, "gallery")
    assert dock is not None
    dock.setFloating(True)
    dock.resize(*_SIZE)
    dock.move(QPoint(0, 0))
    application.processEvents()
    return opened.window.gallery
