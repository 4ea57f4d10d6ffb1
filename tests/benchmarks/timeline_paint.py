"""timeline_paint: ten thousand clips on twelve tracks, with their thumbnails and waveforms known, as they are drawn.

Figures are of the main thread's own time, which is all that drawing takes: it waits for nothing.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.api import AssetId, Document, PanelContext, Session
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from app.ui.theme import DARK, apply_theme
from app.widgets.icons import Icons
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    KIND,
    MAIN,
    Clip,
    Gap,
    Item,
    Media,
    Sequence,
    Shot,
    SoundFacts,
    Take,
    Timeline,
    Track,
    TrackKind,
    Transition,
    TransitionKind,
)
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.tracks.boxes import box_between
from plugins.timeline.panel.tracks.clip_painter import Known, shown_as
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.strips import BLOCK, strip_name
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.tracks.waves import WAVE
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import TimeRange
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

_CLIPS, _TRACKS = 10_000, 12
_WIDTH, _HEIGHT = 1600, 760
_FRAMES, _FRAMES_OF_CONTROL = 80, 5
_FILES, _LENGTH_S = 6, 600.0
_QUIET_S = 0.7
_TARGET_MS = 8


def run() -> Iterator[Figure]:
    """The control draws every clip by itself, and looks at those that are not seen as well."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    resources = Path(__file__).parents[2] / "resources"
    apply_theme(application, DARK, resources)
    with TemporaryDirectory() as name:
        assets = FolderAssets(Path(name) / "assets", Path(name) / "cache")
        _keep(assets)
        jobs = QtJobs(ThreadExecutor(_nothing))
        session = Session(Document().with_part(KIND, Timeline((Sequence(MAIN, "", tuple(_tracks())),))))
        context = PanelContext(session, assets, NoGenerators(), jobs, KeptSettings(), KeptMessages(), resources)
        view = TracksView(FilmWork(context), FilmAxis(), Icons(resources))
        view.resize(_WIDTH, _HEIGHT)
        view.show()
        application.processEvents()
        try:
            yield from _figures(view, application)
        finally:
            view.hide()
            view.work.close()
            jobs.queue.close()
            assets.close()


def _figures(view: TracksView, application: QApplication) -> Iterator[Figure]:
    axis, state, lanes = view.axis, view.state, view.lanes
    axis.show(60.0, 0, 24.0)
    _settle(view, application)
    yield _figure("all of a visible window", _timed(view, lambda _: lanes.repaint_all()))
    yield _figure("a visible window that scrolls", _timed(view, lambda _: axis.scroll(11)))
    zoomed = _timed(view, lambda n: axis.zoom(1.02 if n % 2 else 1 / 1.02, 700))
    yield plain("timeline_paint", "a visible window that is zoomed, p95", percentile(zoomed, 95), "ms")
    yield _figure("playing", _timed(view, lambda n: state.playhead.seek(Fraction(n, 24) + Fraction(axis.start_s + 2))))
    view.fit_all()
    _settle(view, application)
    yield plain("timeline_paint", "clips in sight when all are fitted", _seen(view), "clips")
    yield _figure("all of it fitted", _timed(view, lambda _: lanes.repaint_all()))
    view.work.select([clip.id for clip in view.work.sequence.clips][::2])
    yield _figure("all of it fitted, half of it selected", _timed(view, lambda _: lanes.repaint_all()))
    view.work.select(())
    axis.zoom(4, 0)
    yield _figure("narrow clips that scroll", _timed(view, lambda _: axis.scroll(11)))
    control = [_naive_ms(view) for _ in range(_FRAMES_OF_CONTROL)]
    yield at_most("timeline_paint", "each clip by itself, p95", percentile(control, 95), "ms", _TARGET_MS, control=True)


def _figure(name: str, took: list[float]) -> Figure:
    return at_most("timeline_paint", f"{name}, p95", percentile(took, 95), "ms", _TARGET_MS)


def _timed(view: TracksView, change: Callable[[int], object]) -> list[float]:
    """How long what is drawn of the clips takes after each change, in milliseconds."""
    took = []
    target = QImage(view.lanes.size(), QImage.Format.Format_ARGB32_Premultiplied)
    for number in range(_FRAMES):
        change(number)
        started = time.thread_time()
        view.lanes.render(target)
        took.append((time.thread_time() - started) * 1000)
    return took


def _naive_ms(view: TracksView) -> float:
    """The same clips without looking for those in sight and without drawing many as one."""
    target = QImage(view.lanes.size(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(target)
    whole = QRect(0, 0, target.width(), target.height())
    started = time.thread_time()
    lanes = view.lanes.painter
    frame = Frame.of(painter, view.palette(), lanes.measures, whole, view.axis.px_per_s)
    painter.fillRect(whole, frame.ground)
    for row in view.rows.all:
        index, y = index_of(row.track), view.rows.y(row)
        for place, item in enumerate(row.track.items):
            if isinstance(item, Clip):
                box = box_between(view.axis.x(index.start(place)), view.axis.x(index.end(place)), y, row.height)
                lanes.clips.draw(frame, box, item, row.track.kind, shown_as(), Known(), "opacity")
    painter.end()
    return (time.thread_time() - started) * 1000


def _seen(view: TracksView) -> int:
    left, right = view.axis.seconds(0), view.axis.seconds(view.lanes.width())
    return sum(
        isinstance(item, Clip)
        for row in view.rows.all
        for item in row.track.items[view.state.columns.of(row.track).seen(left, right)]
    )


def _tracks() -> Iterator[Track]:
    """Tracks of clips of half a second to eight, some of them shots, with gaps and transitions between them."""
    numbers = np.random.default_rng(5)
    kinds = [TrackKind.PICTURE] * 7 + [TrackKind.SOUND] * 5
    for track, kind in enumerate(kinds[:_TRACKS]):
        items: list[Item] = []
        for number in range(_CLIPS // _TRACKS + (1 if track < _CLIPS % _TRACKS else 0)):
            media = _media(number % _FILES)
            content = Shot((Take("a", media), Take("b", media)), "b") if number % 9 == 0 else media
            clip = Clip(
                f"{track}-{number}", content, Fraction(int(numbers.integers(12, 200)), 24),
                Fraction(int(numbers.integers(0, 240)), 24), name=f"Scene {number}, take {track}",
                link=f"link-{number}" if number % 3 == 0 else "", fade_in=Fraction(1, 4 if number % 5 == 0 else 1000),
            )  # fmt: skip
            if items and number % 7 == 0:
                items.append(Transition(TransitionKind.DISSOLVE, Fraction(1, 6), Fraction(1, 6)))
            elif items and number % 11 == 0:
                items.append(Gap(Fraction(2)))
            items.append(clip)
        yield Track(f"track-{track}", kind, items=tuple(items), height=58)


def _media(number: int) -> Media:
    return Media(
        AssetId(f"{number:064x}"), "video/mp4", TimeRange(Fraction(0), Fraction(int(_LENGTH_S))), Fraction(24),
        width=1280, height=720, sound=SoundFacts(48_000, 2),
    )  # fmt: skip


def _keep(assets: FolderAssets) -> None:
    """Keep thumbnails and waveforms as they are once they were made, all of the same size and none like another."""
    numbers = np.random.default_rng(7)
    for number in range(_FILES):
        media = _media(number)
        levels = np.sort(numbers.integers(-120, 120, (int(_LENGTH_S) * 100, 2), dtype=np.int8), axis=1)
        assets.keep(media.asset, WAVE, np.float64(_LENGTH_S).tobytes() + levels.tobytes())
        for level in range(-1, 9):
            for block in range(math.ceil(_LENGTH_S / 2**level / BLOCK)):
                assets.keep(media.asset, strip_name(level, block), _strip(numbers))


def _strip(numbers: np.random.Generator) -> bytes:
    """Eight thumbnails beside one another, as JPEG."""
    held = io.BytesIO()
    coarse = numbers.integers(0, 255, (6, 11 * BLOCK, 3), np.uint8)
    Image.fromarray(coarse).resize((171 * BLOCK, 96)).save(held, "JPEG", quality=82)
    return held.getvalue()


def _settle(view: TracksView, application: QApplication) -> None:
    """Draw until all that is asked for is there."""
    changes: list[None] = []
    for source in (view.strips, view.waves):
        source.changed.connect(lambda: changes.append(None))
    quiet = time.perf_counter()
    while time.perf_counter() - quiet < _QUIET_S:
        before = len(changes)
        view.lanes.grab()
        application.processEvents()
        if len(changes) > before:
            quiet = time.perf_counter()
        time.sleep(0.01)


def _nothing(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
