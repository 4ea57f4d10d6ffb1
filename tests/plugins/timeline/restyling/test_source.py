"""The film that another is made from: its rate, its size, a part of it, its sound and what is none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.api import InvalidData, InvalidRequest, Words
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.restyling.result import Account
from plugins.timeline.restyling.source import Source, known_info, opaque, opened
from tests.plugins.timeline.media.films import Film, number_of
from tests.plugins.timeline.restyling.running import Bench


@pytest.fixture(scope="module")
def process() -> Iterator[MediaProcess]:
    """A process that decodes."""
    with MediaProcess() as made:
        yield made


def test_every_frame_is_read_once_and_a_part_of_them(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(frames=48, rate=Fraction(24_000, 1001), sound="aac").write(tmp_path / "film.mkv")
    source = Source(Reader(path, process))
    assert (source.rate, source.count, source.size) == (Fraction(24_000, 1001), 48, (128, 96))
    assert [number_of(frame) for frame in source.frames()] == list(range(48))
    part = Source(Reader(path, process), start_s=0.5, seconds=0.25)
    assert (part.first, part.count) == (12, 6)
    assert [number_of(frame) for frame in part.frames(2, 3)] == [14, 15, 16]
    assert part.samples == round(Fraction(18) / part.rate * 48_000) - round(Fraction(12) / part.rate * 48_000)
    assert part.frame(0, (64, 48)).shape == (48, 64, 3)


def test_sound_that_is_longer_than_the_pictures_is_kept(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(frames=10, sound="pcm_s16le", sound_rate=44_100, sound_channels=1, seconds_of_sound=Fraction(2)).write(
        tmp_path / "film.mov"
    )
    source = Source(Reader(path, process))
    assert (source.sound_rate, source.channels, source.samples) == (44_100, 1, 88_200)
    assert source.sound(88_000, 200).shape == (200, 1)
    assert Source(Reader(path, process), seconds=0.2).samples == 8820


def test_odd_sizes_become_even(tmp_path: Path, process: MediaProcess) -> None:
    path = tmp_path / "odd.mov"
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("png", rate=10)
        video.width, video.height, video.pix_fmt = 33, 21, "rgb24"
        for number in range(3):
            media.mux(video.encode(av.VideoFrame.from_ndarray(np.full((21, 33, 3), 40 * number, np.uint8), "rgb24")))
        media.mux(video.encode(None))
    source = Source(Reader(path, process))
    assert (source.size, source.count, source.samples) == ((34, 22), 3, 0)
    assert [int(frame.mean()) for frame in source.frames()] == [0, 40, 80]


def test_what_has_no_pictures_or_ends_before_is_refused(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(frames=10).write(tmp_path / "film.mp4")
    with pytest.raises(InvalidRequest, match="before second 1"):
        Source(Reader(path, process), start_s=1)
    with av.open(str(tmp_path / "sound.wav"), "w") as media:
        audio: Any = media.add_stream("pcm_s16le", rate=48_000)
        audio.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 4800), np.int16), "s16", "mono")
        frame.sample_rate = 48_000
        media.mux(audio.encode(frame))
    with pytest.raises(InvalidData, match="no pictures"):
        Source(Reader(tmp_path / "sound.wav", process))


def test_what_is_no_film_is_said_in_words(bench: Bench) -> None:
    broken = str(bench.assets.add_bytes(b"no film at all" * 40, "video/mp4").id)
    with pytest.raises(InvalidData), opened(bench.context(), broken):
        pass
    assert known_info(bench.assets, broken) is None
    assert known_info(bench.assets, "") is None


def test_transparency_is_black() -> None:
    picture = np.array([[[200, 100, 50, 255], [200, 100, 50, 0], [200, 100, 50, 51]]], np.uint8)
    assert opaque(picture).tolist() == [[[200, 100, 50], [0, 0, 0], [40, 20, 10]]]


def test_an_account_is_kept_whole() -> None:
    account = Account((Words("Cuts: {count}.", count=2), Words("Plain")), {"warping_error": 0.25})
    assert Account.from_bytes(account.to_bytes()) == account
    for data in (b"", b"[]", b'{"notes": 3, "measures": {}}'):
        with pytest.raises(InvalidData):
            Account.from_bytes(data)
