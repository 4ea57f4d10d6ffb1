"""Probing: what a file is, and what is said of one that is damaged, or only pretends."""

from __future__ import annotations

import contextlib
import random
import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import InvalidData, UserError
from plugins.timeline.media import probing
from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.rates import rate_of
from plugins.timeline.media.reader import Reader, probe
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film, number_of

NTSC = Fraction(30_000, 1001)


def test_a_film_with_sound(tmp_path: Path, process: MediaProcess) -> None:
    info = probe(Film(rate=NTSC, sound="aac").write(tmp_path / "a.mp4"), process)
    picture, sound = info.picture, info.sound
    assert picture is not None
    assert sound is not None
    assert (picture.codec, picture.rate, picture.variable, picture.frames) == ("h264", NTSC, False, 50)
    assert picture.duration == 50 / NTSC
    assert (picture.width, picture.height, picture.turn, picture.bits, picture.alpha) == (WIDTH, HEIGHT, 0, 8, False)
    assert (sound.codec, sound.sample_rate, sound.channels, sound.layout) == ("aac", 48_000, 2, "stereo")
    assert sound.duration == Fraction(round(50 / NTSC * 48_000), 48_000)
    assert info.remarks == ()
    assert MediaInfo.from_json(info.to_json()) == info


def test_milliseconds_do_not_hide_a_constant_rate(tmp_path: Path, process: MediaProcess) -> None:
    picture = probe(Film(rate=NTSC).write(tmp_path / "a.mkv"), process).picture
    assert picture is not None
    assert (picture.rate, picture.variable) == (NTSC, False)


def test_a_variable_rate_is_told_by_the_packets(tmp_path: Path, process: MediaProcess) -> None:
    times = [number * 40 + number % 3 * 7 for number in range(50)]
    picture = probe(Film(times=times).write(tmp_path / "a.mp4"), process).picture
    assert picture is not None
    assert picture.variable
    assert picture.frames == 50


def test_one_late_frame_makes_a_rate_variable() -> None:
    steady = [number * 3003 for number in range(100)]
    assert rate_of(steady, Fraction(1, 90_000), []) == (NTSC, False)
    assert rate_of([*steady[:-1], steady[-1] + 3003], Fraction(1, 90_000), [NTSC])[1]


def test_a_turned_film_is_as_wide_as_it_is_shown(tmp_path: Path, process: MediaProcess) -> None:
    picture = probe(Film(turn=90).write(tmp_path / "a.mp4"), process).picture
    assert picture is not None
    assert (picture.width, picture.height, picture.coded_width, picture.turn) == (HEIGHT, WIDTH, WIDTH, 1)


def test_ten_bits(tmp_path: Path, process: MediaProcess) -> None:
    film = Film(codec="prores_ks", options={}, layout="yuv422p10le", sound="pcm_s16le")
    picture = probe(film.write(tmp_path / "a.mov"), process).picture
    assert picture is not None
    assert (picture.codec, picture.bits) == ("prores", 10)


def test_sound_alone(tmp_path: Path, process: MediaProcess) -> None:
    import soundfile

    soundfile.write(tmp_path / "a.wav", np.zeros((12_345, 2), np.float32), 44_100)
    info = probe(tmp_path / "a.wav", process)
    assert info.picture is None
    assert info.duration == Fraction(12_345, 44_100)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{film}\n#EXT-X-ENDLIST\n"),
        ("a.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{film}\n#EXT-X-ENDLIST\n"),
        ("a.txt", "ffconcat version 1.0\nfile {film}\n"),
        ("b.ts", "\n# comment\nffconcat version 1.0\nfile {film}\n"),
        ("a.sdp", "v=0\nc=IN IP4 127.0.0.1\nm=video 5000 RTP/AVP 96\n"),
    ],
)
def test_what_names_other_files_is_refused(tmp_path: Path, process: MediaProcess, name: str, text: str) -> None:
    film = Film(frames=5).write(tmp_path / "film.mp4")
    (tmp_path / name).write_text(text.format(film=film.name))
    with pytest.raises(InvalidData) as refused:
        probe(tmp_path / name, process)
    assert name in str(refused.value)


def test_protocols_are_no_files(tmp_path: Path, process: MediaProcess) -> None:
    film = Film(frames=5).write(tmp_path / "film.mp4")
    for name in (f"concat:{film}|{film}", "http://localhost/a.mp4", f"subfile,,start,0,end,0,,:{film}"):
        with pytest.raises(UserError, match="missing"):
            probe(Path(name), process)


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_what_was_cut_off_is_shown_as_far_as_it_goes(tmp_path: Path, process: MediaProcess, container: str) -> None:
    options = {"movflags": "faststart"} if container == "mp4" else {}
    path = Film(sound="aac", container=options).write(tmp_path / f"a.{container}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    reader = Reader(path, process)
    info = reader.info
    assert info.remarks
    assert info.picture is not None
    assert Fraction(1, 2) < info.picture.duration < Fraction(9, 5)
    assert number_of(reader.frame(Fraction(4, 25)).pixels) == 4
    last = number_of(reader.frame(Fraction(2)).pixels)
    assert 20 <= last < 45


def test_a_film_without_its_index_says_so(tmp_path: Path, process: MediaProcess) -> None:
    path = Film().write(tmp_path / "a.mp4")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(InvalidData, match="cut off"):
        probe(path, process)


@pytest.mark.parametrize("box", [b"stsz", b"stts"])
def test_four_billion_samples_are_bounded(tmp_path: Path, process: MediaProcess, box: bytes) -> None:
    data = bytearray(Film(options={"bf": "0"}).write(tmp_path / "a.mp4").read_bytes())
    at = data.index(box) + 12
    data[at : at + 4] = struct.pack(">I", 0xFFFFFFFF)
    path = tmp_path / "b.mp4"
    path.write_bytes(bytes(data))
    with contextlib.suppress(InvalidData):
        assert probe(path, process).duration < 10
    # Whatever became of it, the next is read
    assert probe(tmp_path / "a.mp4", process).picture is not None


def test_a_declared_length_that_lies(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(container={"movflags": "faststart"}).write(tmp_path / "a.mp4")
    data = bytearray(path.read_bytes())
    for box, at in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        place = data.index(box) + at
        data[place : place + 4] = struct.pack(">I", 3_000_000)
    while (edits := data.find(b"edts")) >= 0:
        data[edits : edits + 4] = b"free"
    path.write_bytes(bytes(data))
    info = probe(path, process)
    assert abs(info.duration - 2) < Fraction(1, 5)


def test_a_codec_that_is_not_known_is_said_in_words(tmp_path: Path, process: MediaProcess) -> None:
    path = Film(codec="mjpeg", options={}, layout="yuvj420p").write(tmp_path / "a.avi")
    path.write_bytes(path.read_bytes().replace(b"MJPG", b"ZQ9X"))
    with pytest.raises(InvalidData, match="cannot be decoded here"):
        probe(path, process)


@pytest.mark.parametrize("data", [b"", b"not a film at all\n" * 300, bytes(range(256)) * 200])
def test_what_is_no_film(tmp_path: Path, process: MediaProcess, data: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    with pytest.raises(InvalidData, match=r"a\.mp4"):
        probe(path, process)


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_of_a_long_film_the_beginning_and_the_end_are_enough(
    tmp_path: Path, process: MediaProcess, container: str
) -> None:
    path = Film(frames=1500, options={"g": "12", "preset": "ultrafast"}, sound="aac").write(tmp_path / f"a.{container}")
    whole, glanced = probe(path, process), probing.probe(path, read_through_s=0)
    assert whole.picture is not None
    assert glanced.picture is not None
    assert (whole.picture.frames, glanced.picture.frames) == (1500, None)
    assert glanced.duration == whole.duration
    assert glanced.picture.duration == whole.picture.duration == 60
    assert glanced.picture.rate == 25
    assert not glanced.remarks


def test_where_a_stream_begins(tmp_path: Path, process: MediaProcess) -> None:
    info = probe(Film(sound="aac").write(tmp_path / "a.ts"), process)
    picture, sound = info.picture, info.sound
    assert picture is not None
    assert sound is not None
    # Without a list of edits the encoder's lead-in is heard, and the pictures wait for it
    assert sound.first == 0
    assert picture.first * 48_000 == 1024
    assert info.start > 0


@pytest.mark.parametrize(
    "damage", [{"duration": "1/0"}, {"pictures": [{}]}, {"remarks": [1]}, {"format": None, "start": []}]
)
def test_damaged_facts_are_refused(tmp_path: Path, process: MediaProcess, damage: dict[str, Any]) -> None:
    facts = probe(Film(frames=5).write(tmp_path / "a.mp4"), process).to_json()
    with pytest.raises(InvalidData, match="damaged"):
        MediaInfo.from_json({**facts, **damage})


def test_scattered_damage_is_shown_or_said_and_never_ends_the_studio(tmp_path: Path, process: MediaProcess) -> None:
    numbers = random.Random(5)
    for name in ("a.mp4", "a.mkv"):
        whole = Film(frames=30, sound="aac").write(tmp_path / name).read_bytes()
        for turn in range(12):
            data = bytearray(whole)
            for _ in range(1 + 10 * turn):
                data[numbers.randrange(len(data))] = numbers.randrange(256)
            path = tmp_path / f"{turn}-{name}"
            path.write_bytes(bytes(data))
            with contextlib.suppress(InvalidData):
                reader = Reader(path, process)
                if reader.info.picture is not None:
                    assert reader.frame(Fraction(1)).pixels.ndim == 3
                if reader.info.sound is not None:
                    assert np.isfinite(reader.sound(1000, 1000, 44_100)).all()
    assert number_of(Reader(tmp_path / "a.mp4", process).frame(Fraction(7, 25)).pixels) == 7
