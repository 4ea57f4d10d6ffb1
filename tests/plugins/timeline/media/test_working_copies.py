"""Working copies: the same film at the same times, whole or not there."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.api import InvalidData
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.working_copies import WorkingCopies
from tests.conftest import REPOSITORY
from tests.plugins.timeline.media.films import Film, number_of


class _Stopped(Exception):
    pass


@pytest.mark.parametrize(
    "film",
    [
        Film(rate=Fraction(30_000, 1001), sound="aac"),
        Film(times=[number * 40 + number % 3 * 7 for number in range(50)], sound="libopus"),
        Film(turn=90),
        Film(layout="yuv420p10le"),
    ],
)
def test_a_copy_shows_the_same_at_the_same_times(tmp_path: Path, process: MediaProcess, film: Film) -> None:
    reader = Reader(film.write(tmp_path / "a.mp4"), process)
    copies = WorkingCopies(tmp_path / "copies")
    told: list[tuple[int, int]] = []
    path = copies.make("f00d", reader.path, reader.info, 48, lambda *done: told.append(done))
    assert copies.path("f00d", 48) == path
    assert told[-1] == (50, 50)
    copy = Reader(path, process)
    whole, made = reader.info.picture, copy.info.picture
    assert whole is not None
    assert made is not None
    assert (made.codec, made.height, made.frames, made.variable) == ("mjpeg", 48, whole.frames, whole.variable)
    assert abs(made.width - 48 * Fraction(whole.width, whole.height)) <= 1
    assert abs(copy.info.duration - reader.info.duration) < Fraction(1, 25)
    assert copy.info.picture == made
    for number in (0, 49, 7, 20, 33):
        time = Fraction(film.times[number], 1000) if film.times else number / film.rate
        here, there = reader.frame(time, (made.width, made.height)), copy.frame(time)
        assert abs(here.time - there.time) < Fraction(1, 40_000)
        assert np.abs(here.pixels.astype(int) - there.pixels).mean() < 6
        upright = np.rot90(there.pixels, -film.turn // 90)
        assert number_of(upright) == number
    if film.sound:
        for first in (0, 30_000, 50_000):
            assert np.abs(reader.sound(first, 5000, 48_000) - copy.sound(first, 5000, 48_000)).max() < 1e-4


def test_what_is_stopped_leaves_nothing(tmp_path: Path, process: MediaProcess) -> None:
    reader = Reader(Film(frames=200).write(tmp_path / "a.mp4"), process)
    copies = WorkingCopies(tmp_path / "copies")

    def stop(done: int, _of: int) -> None:
        if done > 8:
            raise _Stopped

    with pytest.raises(_Stopped):
        copies.make("f00d", reader.path, reader.info, 48, stop)
    assert copies.path("f00d", 48) is None
    assert [*(tmp_path / "copies").iterdir()] == []
    copies.make("f00d", reader.path, reader.info, 48, lambda *_: None)
    assert copies.size_bytes() > 0
    copies.forget("f00d")
    assert [*(tmp_path / "copies").iterdir()] == []


def test_what_has_no_pictures_has_no_copy(tmp_path: Path, process: MediaProcess) -> None:
    import soundfile

    soundfile.write(tmp_path / "a.wav", np.zeros((1000, 2), np.float32), 44_100)
    reader = Reader(tmp_path / "a.wav", process)
    copies = WorkingCopies(tmp_path / "copies")
    assert not copies.helps(reader.info, 720)
    with pytest.raises(InvalidData, match="no pictures"):
        copies.make("f00d", reader.path, reader.info, 48, lambda *_: None)
    assert [*(tmp_path / "copies").iterdir()] == []


_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from app.api import UserError
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.media.working_copies import WorkingCopies
path, folder = map(Path, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
with MediaProcess() as process:
    try:
        WorkingCopies(folder).make("f00d", path, Reader(path, process).info, 96, lambda *_: None)
    except UserError as error:
        sys.stdout.write(str(error))
"""


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    path = Film(frames=100).write(tmp_path / "a.mp4")
    command = [sys.executable, "-c", _ON_A_FULL_DISK, str(path), str(tmp_path / "copies")]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=REPOSITORY, text=True)
    assert "no room for a working copy" in done.stdout, done.stderr
    assert [*(tmp_path / "copies").iterdir()] == []
