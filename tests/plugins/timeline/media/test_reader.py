"""Reader: the right frame and the right samples, wherever they are asked for."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.api import InvalidData
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from tests.plugins.timeline.media.films import Film, number_of, ramp

NTSC = Fraction(30_000, 1001)
VARIABLE = [number * 40 + number % 3 * 7 for number in range(50)]
FILMS = {
    "long.mp4": Film(rate=NTSC, options={"g": "250", "crf": "12", "bf": "2"}),
    "b.mkv": Film(rate=NTSC),
    "ten.mov": Film(codec="prores_ks", options={}, layout="yuv422p10le"),
    "variable.mp4": Film(times=VARIABLE),
    "variable.mkv": Film(times=VARIABLE),
    "nine.webm": Film(codec="libvpx-vp9", options={"g": "20", "deadline": "realtime", "cpu-used": "8"}),
    "still.avi": Film(codec="mjpeg", options={}, layout="yuvj420p"),
    "stream.ts": Film(),
    "raw.h264": Film(options={"bf": "0", "g": "10"}),
}


@pytest.mark.parametrize("name", FILMS)
def test_every_frame_in_any_order(tmp_path: Path, process: MediaProcess, name: str) -> None:
    film = FILMS[name]
    reader = Reader(film.write(tmp_path / name), process)
    picture = reader.info.picture
    assert picture is not None
    times = [Fraction(tick, 1000) for tick in film.times] or [number / film.rate for number in range(film.frames)]
    order = [*range(film.frames)]
    random.Random(3).shuffle(order)
    shown = {number: reader.frame(times[number] + picture.first) for number in order}
    assert {number: number_of(frame.pixels) for number, frame in shown.items()} == {number: number for number in order}
    assert [frame.time for _, frame in sorted(shown.items())] == [time + picture.first for time in times]
    # Just before the next begins it is still this one
    ends = [(later - Fraction(1, 500)) + picture.first for later in times[1:]]
    assert [number_of(frame.pixels) for frame in reader.frames(ends)] == [*range(film.frames - 1)]
    assert number_of(reader.frame(Fraction(-1)).pixels) == 0
    assert number_of(reader.frame(Fraction(1000)).pixels) == film.frames - 1


def test_a_key_frame_stands_before_its_time(tmp_path: Path, process: MediaProcess) -> None:
    reader = Reader(Film(options={"g": "12", "sc_threshold": "0", "crf": "12"}).write(tmp_path / "a.mp4"), process)
    for number in (0, 11, 12, 30, 49, 5):
        frame = reader.frame(Fraction(number, 25), exact=False)
        assert number_of(frame.pixels) == number // 12 * 12
        assert frame.time == Fraction(number // 12 * 12, 25)
        assert number_of(reader.frame(Fraction(number, 25)).pixels) == number


@pytest.mark.parametrize("turn", [90, 180, -90])
def test_turned_pictures_are_upright(tmp_path: Path, process: MediaProcess, turn: int) -> None:
    reader = Reader(Film(turn=turn).write(tmp_path / "a.mp4"), process)
    pixels = reader.frame(Fraction(11, 25)).pixels
    assert number_of(np.rot90(pixels, -turn // 90)) == 11
    assert reader.frame(Fraction(11, 25), (30, 40)).pixels.shape == (40, 30, 3)


@pytest.mark.parametrize(("space", "full"), [(1, 1), (5, 1), (1, 2), (9, 1)])
@pytest.mark.parametrize("layout", ["yuv444p", "yuv420p10le"])
def test_colours_are_by_the_matrix_of_the_stream(
    tmp_path: Path, process: MediaProcess, space: int, full: int, layout: str
) -> None:
    """Colours are put into the planes by the formula of the standard, and have to come out again."""
    red, blue = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 9: (0.2627, 0.0593)}[space]
    path, bits = tmp_path / "a.mkv", 10 if "10" in layout else 8
    colours = np.array([[200, 40, 30], [30, 180, 60], [20, 60, 210], [128, 128, 128]], np.uint8)
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("ffv1", rate=25)
        video.width, video.height, video.pix_fmt = 64, 64, layout
        video.codec_context.colorspace, video.codec_context.color_range = space, full
        for colour in colours:
            r, g, b = (colour / 255).tolist()
            y = red * r + (1 - red - blue) * g + blue * b
            parts = [y, (b - y) / (2 - 2 * blue), (r - y) / (2 - 2 * red)]
            unit = 2 ** (bits - 8)
            if full == 2:
                top = 2**bits - 1
                values = [parts[0] * top, parts[1] * top + 128 * unit, parts[2] * top + 128 * unit]
            else:
                values = [(16 + 219 * parts[0]) * unit, *((128 + 224 * part) * unit for part in parts[1:])]
            frame = av.VideoFrame(64, 64, layout)
            for plane, value in zip(frame.planes, values, strict=True):
                kind = np.uint16 if bits > 8 else np.uint8
                plane.update(
                    np.full(
                        plane.buffer_size // (bits > 8 or 1) // (2 if bits > 8 else 1), round(value), kind
                    ).tobytes()
                )
            frame.colorspace, frame.color_range = space, full
            media.mux(video.encode(frame))
        media.mux(video.encode(None))
    reader = Reader(path, process)
    for number, colour in enumerate(colours):
        shown = reader.frame(Fraction(number, 25)).pixels[32, 32]
        assert np.abs(shown.astype(int) - colour).max() <= 2, (shown, colour)
        (played,) = reader.frames([Fraction(number, 25)], quick=True)
        assert np.abs(played.pixels[32, 32].astype(int) - colour).max() <= 3, (played, colour)
        small = reader.frame(Fraction(number, 25), (16, 16)).pixels[8, 8]
        assert np.abs(small.astype(int) - colour).max() <= 3, (small, colour)


SOUNDS = {
    "a.mp4": ("aac", 0.05),
    "a.mkv": ("libopus", 0.05),
    "b.mkv": ("flac", 1e-4),
    "c.mkv": ("libmp3lame", 0.05),
    "a.mov": ("pcm_s16le", 1e-4),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_sound_is_exact_to_the_sample_after_a_seek(tmp_path: Path, process: MediaProcess, name: str) -> None:
    codec, off = SOUNDS[name]
    film = Film(frames=150, sound=codec)
    reader = Reader(film.write(tmp_path / name), process)
    wanted = ramp(0, 6 * 48_000, 48_000)
    for first in (48_000, 200_000, 3_000, 260_001, 100_000, 1_234):
        heard = reader.sound(first, 4000, 48_000, None)
        here = float(np.abs(heard - wanted[first : first + 4000]).mean())
        beside = min(
            float(np.abs(heard - wanted[first + shift : first + shift + 4000]).mean())
            for shift in (-24, -2, -1, 1, 2, 24)
        )
        assert here < off
        assert here < beside
    end = reader.sound(6 * 48_000, 1000, 48_000)
    assert float(np.abs(end).max()) < 0.02
    assert not reader.sound(-5000, 4000, 48_000).any()


def test_resampled_sound_is_the_same_wherever_it_is_begun(tmp_path: Path, process: MediaProcess) -> None:
    reader = Reader(Film(frames=100, sound="pcm_s16le").write(tmp_path / "a.mov"), process)
    whole = reader.sound(0, 4 * 44_100, 44_100)
    for first in (1, 44_100, 90_001, 17):
        assert np.abs(reader.sound(first, 3000, 44_100) - whole[first : first + 3000]).max() < 1e-4
    wanted = ramp(0, 4 * 44_100, 44_100)
    assert np.abs(whole[1000:-1000] - wanted[1000:-1000]).max() < 0.005
    assert reader.sound(0, 100, 44_100, 1).shape == (100, 1)


def test_a_decoder_that_dies_is_told_and_started_anew(tmp_path: Path) -> None:
    with MediaProcess() as process:
        reader = Reader(Film(sound="aac").write(tmp_path / "a.mp4"), process)
        assert number_of(reader.frame(Fraction(1, 25)).pixels) == 1
        pid = process.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        timer = threading.Timer(0.3, lambda: os.kill(pid, signal.SIGKILL))
        timer.start()
        with pytest.raises(InvalidData, match="broke down"):
            reader.frame(Fraction(3, 25))
        timer.join()
        assert number_of(reader.frame(Fraction(3, 25)).pixels) == 3
        assert process.pid != pid


def test_what_never_ends_is_stopped(tmp_path: Path) -> None:
    path = Film(frames=5).write(tmp_path / "a.mp4")
    with MediaProcess() as process:
        Reader(path, process)
        pid = process.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(InvalidData, match="does not come to an end"):
            process.ask({"ask": "probe", "path": str(path)}, 0.02)
        assert process.pid is None
        assert Reader(path, process).info.picture is not None


def test_memory_is_limited(tmp_path: Path) -> None:
    path = Film(frames=5).write(tmp_path / "a.mp4")
    with MediaProcess(limit_bytes=40 << 20) as process, pytest.raises(InvalidData, match=r"memory|broke down"):
        Reader(path, process).frame(Fraction(0))


def test_the_process_imports_neither_qt_nor_torch(tmp_path: Path) -> None:
    code = (
        "import sys, plugins.timeline.media.serving, plugins.timeline.media.copying;"
        "sys.exit(any(name.split('.')[0] in ('PySide6', 'torch', 'cv2') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_closed_file_is_opened_again_and_a_changed_one_anew(tmp_path: Path, process: MediaProcess) -> None:
    path = tmp_path / "a.mp4"
    with Reader(Film(frames=9).write(path), process) as reader:
        assert number_of(reader.frame(Fraction(3, 25)).pixels) == 3
    assert number_of(reader.frame(Fraction(4, 25)).pixels) == 4
    later = Reader(Film(frames=30).write(path), process)
    assert number_of(later.frame(Fraction(20, 25)).pixels) == 20
