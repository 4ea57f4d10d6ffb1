"""Films and sounds come in as they are; what is wrong with them is said."""

from __future__ import annotations

from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from app.api import InvalidData
from app.storage import FolderAssets
from plugins.timeline.exchange.importing import read_film, read_sound
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film, ramp

KINDS = [
    ("film.mp4", Film(sound="aac"), "video/mp4"),
    ("film.MOV", Film(codec="prores_ks", options={}, layout="yuv422p10le", sound="pcm_s16le"), "video/quicktime"),
    ("film.mkv", Film(sound="flac"), "video/x-matroska"),
    ("film.webm", Film(codec="libvpx-vp9", options={"deadline": "realtime", "cpu-used": "8"}), "video/webm"),
    ("film.avi", Film(codec="mpeg4", options={}), "video/x-msvideo"),
    ("film.ts", Film(), "video/mp2t"),
]


@pytest.mark.parametrize(("name", "film", "media_type"), KINDS, ids=[kind[0] for kind in KINDS])
def test_a_film_is_kept_as_it_is(assets: FolderAssets, tmp_path: Path, name: str, film: Film, media_type: str) -> None:
    path = film.write(tmp_path / name)
    read = read_film(path, assets)
    assert assets.read(read.asset.id) == path.read_bytes()
    assert (read.asset.media_type, read.asset.name) == (media_type, "film")
    with closing(MediaLibrary(assets, tmp_path / "library")) as library:
        media = library.media(read.asset)
    assert (media.rate, media.width, media.height) == (Fraction(25), WIDTH, HEIGHT)
    assert media.available_range is not None
    assert abs(media.available_range.duration - 2) < Fraction(1, 10)
    assert (media.sound is not None) == bool(film.sound)


def test_what_is_wrong_with_a_film_is_said(assets: FolderAssets, tmp_path: Path) -> None:
    times = [0, 40, 90, 120, 210, 260, 300]
    path = Film(frames=len(times), times=times).write(tmp_path / "phone.mkv")
    read = read_film(path, assets)
    with closing(MediaLibrary(assets, tmp_path / "library")) as library:
        assert library.media(read.asset).variable
    cut = tmp_path / "cut.mkv"
    Film(frames=200, sound="flac").write(tmp_path / "whole.mkv")
    cut.write_bytes((tmp_path / "whole.mkv").read_bytes()[:100_000])
    assert read_film(cut, assets).remarks


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("list.mp4", b"#EXTM3U\nhttp://example.org/film.ts", "playlist"),
        ("film.mp4", b"", "empty"),
        ("film.mkv", b"no film" * 1000, "cannot be read"),
    ],
)
def test_what_is_no_film_is_refused_and_not_kept(
    assets: FolderAssets, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidData, match=said):
        read_film(tmp_path / name, assets)
    assert not list((tmp_path / "assets").rglob("*.*"))


@pytest.mark.parametrize(
    ("name", "codec", "rate", "channels"),
    [("tune.m4a", "aac", 44_100, 2), ("tune.mka", "pcm_s16le", 48_000, 1), ("talk.mp4", "aac", 48_000, 1)],
)
def test_sound_is_kept_so_that_all_of_the_studio_reads_it(
    assets: FolderAssets, tmp_path: Path, name: str, codec: str, rate: int, channels: int
) -> None:
    path, samples = tmp_path / name, ramp(0, 2 * rate, rate, channels)
    with av.open(str(path), "w", format="matroska" if path.suffix == ".mka" else "mp4") as media:
        audio: Any = media.add_stream(codec, rate=rate)
        audio.layout = layout = "stereo" if channels == 2 else "mono"
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        media.mux(audio.encode(frame))
        media.mux(audio.encode(None))
    read = (read_film if path.suffix == ".mp4" else read_sound)(path, assets)
    assert (read.asset.media_type, read.asset.name) == ("audio/flac", path.stem)
    assert any("FLAC" in str(remark) for remark in read.remarks)
    with assets.open(read.asset.id) as stream:
        found, found_rate = soundfile.read(stream, always_2d=True)
    assert found_rate == rate
    assert found.shape == read.asset.shape
    assert abs(len(found) - 2 * rate) < rate / 10
    middle = slice(rate // 2, rate)
    assert np.abs(found[middle] - samples[middle]).max() < (0.05 if codec == "aac" else 2**-15)
    with closing(MediaLibrary(assets, tmp_path / "library")) as library:
        media_facts = library.media(read.asset)
    assert media_facts.sound is not None
    assert media_facts.available_range == TimeRange(Fraction(0), Fraction(len(found), rate))


def test_a_film_without_sound_is_no_sound(assets: FolderAssets, tmp_path: Path) -> None:
    path = Film(frames=5).write(tmp_path / "silent.mp4")
    with pytest.raises(InvalidData, match="nothing to see or to hear"):
        read_sound(path, assets)
