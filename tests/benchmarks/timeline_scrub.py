"""timeline_scrub: half a minute of 720p, random places of it shown at 640×360, from a working copy and without one."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.thumbnails import thumbnails
from plugins.timeline.media.working_copies import WorkingCopies
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_WIDTH, _HEIGHT, _RATE, _FRAMES = 1280, 720, 25, 750
_SHOWN = (640, 360)
_PLACES, _PLACES_OF_CONTROL = 200, 25
_TARGET_MS = 33


def run() -> Iterator[Figure]:
    """The control scrubs the original, which has a key frame every ten seconds."""
    with TemporaryDirectory() as name, MediaProcess() as process:
        source = _written(Path(name) / "film.mp4")
        original = Reader(source, process)
        copies = WorkingCopies(Path(name) / "copies")
        started = time.perf_counter()
        copy = Reader(copies.make("film", source, original.info, _HEIGHT, lambda *_: None), process)
        took = time.perf_counter() - started
        yield plain("timeline_scrub", "making the working copy, frames a second", _FRAMES / took, "1/s")
        shown = _scrubbed(copy, _PLACES)
        yield plain("timeline_scrub", "a place of the working copy to its picture, p50", percentile(shown, 50), "ms")
        p95 = percentile(shown, 95)
        yield at_most("timeline_scrub", "a place of the working copy to its picture, p95", p95, "ms", _TARGET_MS)
        keys = percentile(_scrubbed(original, _PLACES_OF_CONTROL, exact=False), 95)
        yield plain("timeline_scrub", "a place of the original to the key frame before it, p95", keys, "ms")
        yield plain("timeline_scrub", "thumbnails of the original, a second", _thumbnails(original), "1/s")
        control = percentile(_scrubbed(original, _PLACES_OF_CONTROL), 95)
        yield at_most(
            "timeline_scrub", "a place of the original to its picture, p95", control, "ms", _TARGET_MS, control=True
        )


def _scrubbed(reader: Reader, places: int, *, exact: bool = True) -> list[float]:
    """How long each place took, in milliseconds; what is shown is compared with what is meant."""
    numbers, took = random.Random(7), []
    reader.frame(Fraction(0), _SHOWN)
    for _ in range(places):
        number = numbers.randrange(_FRAMES)
        started = time.perf_counter()
        frame = reader.frame(Fraction(number, _RATE), _SHOWN, exact=exact)
        took.append((time.perf_counter() - started) * 1000)
        if exact and frame.time != Fraction(number, _RATE):
            raise AssertionError(f"frame {number} was asked for, and {frame.time * _RATE} came")
    return took


def _thumbnails(reader: Reader) -> float:
    """How many come in a second from key frames, before those that are exact."""
    started = time.perf_counter()
    times = [Fraction(number * 5, _RATE) for number in range(60)]
    made = list(itertools.islice(thumbnails(reader, times, (160, 90)), len(times)))
    return len(made) / (time.perf_counter() - started)


def _written(path: Path) -> Path:
    """A film with noise that moves, so that no frame is like the one before."""
    import av

    numbers = np.random.default_rng(3)
    coarse = numbers.integers(0, 255, (_HEIGHT // 16 + 30, _WIDTH // 16 + 60, 3), np.uint8)
    field = coarse.repeat(16, axis=0).repeat(16, axis=1)
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("libx264", rate=_RATE, options={"g": "250", "crf": "23", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        for number in range(_FRAMES):
            down, right = number // 3 % 400, number % 900
            picture = np.ascontiguousarray(field[down : down + _HEIGHT, right : right + _WIDTH])
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        media.mux(video.encode(None))
    return path
