"""Thumbnails come from key frames first, and waveforms hold the highest and lowest of every stretch."""

from __future__ import annotations

import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.api import UserError
from plugins.timeline.media.frame_cache import FrameCache
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Frame, Reader
from plugins.timeline.media.thumbnails import Strip, Strips, peaks, thumbnails
from tests.plugins.timeline.media.films import Film, number_of, ramp

TIMES = [Fraction(number, 25) for number in range(0, 50, 5)]
SIZE = (32, 24)


@pytest.fixture
def reader(tmp_path: Path, process: MediaProcess) -> Reader:
    film = Film(options={"g": "12", "sc_threshold": "0", "crf": "12"}, sound="pcm_s16le")
    return Reader(film.write(tmp_path / "a.mov"), process)


def test_key_frames_first_then_the_exact_ones(reader: Reader) -> None:
    told: list[tuple[int, int]] = []
    made = [(at, number_of(frame.pixels)) for at, frame in thumbnails(reader, TIMES, SIZE, lambda *d: told.append(d))]
    assert made[:10] == [(at, at * 5 // 12 * 12) for at in range(10)]
    assert dict(made) == {at: at * 5 for at in range(10)}
    assert len(made) == 10 + sum(at * 5 % 12 != 0 for at in range(10))
    assert told == sorted(told)
    assert told[-1] == (20, 20)


def test_a_strip_is_made_on_another_thread_and_can_be_cancelled(reader: Reader) -> None:
    strips, ended, threads = Strips(), threading.Event(), set()
    made: list[int] = []

    def end(error: UserError | None) -> None:
        assert error is None
        ended.set()

    def keep(at: int, _frame: Frame) -> None:
        threads.add(threading.current_thread())
        made.append(at)
        if len(made) == 1:
            strips.cancel(first)

    first = Strip(reader, TIMES * 20, SIZE, keep, end)
    strips.ask(first)
    later: list[int] = []
    strips.ask(Strip(reader, TIMES, SIZE, lambda at, _frame: later.append(at), end))
    assert ended.wait(20)
    strips.close()
    assert {*later} == {*range(10)}
    assert len(made) <= 1
    assert threading.main_thread() not in threads


def test_an_error_ends_a_strip_in_words(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(frames=5).write(tmp_path / "a.mp4")
    reader = Reader(path, process)
    path.unlink()
    errors: list[UserError | None] = []
    Strip(reader, TIMES, SIZE, lambda *_: None, errors.append).make()
    assert "missing" in str(errors[0])


def test_peaks_are_those_of_the_samples(reader: Reader) -> None:
    found = peaks(reader, 30)
    samples = ramp(0, 96_000, 48_000).reshape(30, 3200, 2)
    wanted = np.stack((samples.min(axis=1), samples.max(axis=1)), axis=2)
    assert np.abs(found - wanted).max() < 1e-3


def test_a_cache_keeps_within_its_budget() -> None:
    cache = FrameCache(10_000)
    pictures = [np.full((50, 20, 3), number, np.uint8) for number in range(5)]
    for number, picture in enumerate(pictures[:3]):
        cache.put(("a", number), picture)
    assert cache.get(("a", 0)) is pictures[0]
    cache.put(("b", 3), pictures[3])
    assert cache.get(("a", 1)) is None
    assert cache.get(("a", 0)) is pictures[0]
    assert cache.held_bytes == 9000
    cache.put(("b", 4), np.zeros((100, 100, 3), np.uint8))
    assert cache.get(("b", 4)) is None
    cache.forget("a")
    assert (cache.get(("a", 0)), cache.held_bytes) == (None, 3000)
    with pytest.raises(ValueError, match="read-only"):
        pictures[3][0, 0] = 1
