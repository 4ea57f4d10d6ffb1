"""timeline_export: ten seconds of 720p with sound, cut from a longer film, against the ffmpeg program doing it too."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np

from app.api import Document, ExportContext, Pixels
from app.storage import FolderAssets
from plugins.timeline.exchange.film import WriteFilm
from plugins.timeline.exchange.importing import read_film
from plugins.timeline.exchange.options import Mp4Options
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec
from plugins.timeline.model import KIND, MAIN, Clip, Sequence, Timeline, Track, TrackKind
from plugins.timeline.render.plan import Wish, planned
from plugins.timeline.render.rendering import Rendering
from plugins.timeline.render.writing import write_film
from tests.benchmarks.measure import Figure, at_most, plain

_WIDTH, _HEIGHT, _RATE, _FRAMES = 1280, 720, 25, 500
_START, _LENGTH = 50, 250
_PAIRS = 5
_TARGET = 2.5
"""How many times as long it may take."""
_SEEKS = 40
_LIKE_DRAFT = ("-preset", "veryfast", "-crf", "28", "-g", "50", "-pix_fmt", "yuv420p")


def run() -> Iterator[Figure]:
    """Without the program, bare PyAV does the same work. The control seeks each frame by itself."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = _written(folder / "source.mp4")
        with closing(FolderAssets(folder / "assets", folder / "cache")) as assets:
            document = _document(assets, source, folder)
            program = shutil.which("ffmpeg")
            other = (lambda path: _by_program(program, source, path)) if program else (lambda path: _bare(source, path))
            ours, theirs = [], []
            for _ in range(_PAIRS):
                ours.append(_took(lambda path: _exported(document, assets, path), folder / "ours.mp4"))
                theirs.append(_took(other, folder / "theirs.mp4"))
            if _frames(folder / "ours.mp4") != _LENGTH or _frames(folder / "theirs.mp4") != _LENGTH:
                raise AssertionError("not all frames were written")
            called = "the ffmpeg program" if program else "bare PyAV"
            yield plain("timeline_export", "export, frames a second", _LENGTH / statistics.median(ours), "1/s")
            yield plain("timeline_export", f"{called}, frames a second", _LENGTH / statistics.median(theirs), "1/s")
            ratio = statistics.median(one / another for one, another in zip(ours, theirs, strict=True))
            yield at_most("timeline_export", f"export against {called}, times as long", ratio, "×", _TARGET)
            sought = _took(lambda path: _sought(document, assets, path, folder), folder / "sought.mp4")
            ratio = sought / _SEEKS / (statistics.median(theirs) / _LENGTH)
            said = f"each frame sought by itself against {called}, times as long"
            yield at_most("timeline_export", said, ratio, "×", _TARGET, control=True)


def _took(write: Callable[[Path], object], path: Path) -> float:
    started = time.perf_counter()
    write(path)
    return time.perf_counter() - started


def _exported(document: Document, assets: FolderAssets, path: Path) -> None:
    options = Mp4Options(codec="H264", sound="AAC", quality="draft")
    context = ExportContext(path.parent, lambda _kind: [], path.parent / "cache")
    WriteFilm(options, context)(document, assets, path)


def _by_program(program: str, source: Path, path: Path) -> None:
    cut = ("-ss", str(_START / _RATE), "-t", str(_LENGTH / _RATE))
    sound = ("-c:a", "aac", "-b:a", "128k")
    command = [program, "-v", "error", "-y", *cut, "-i", str(source), "-c:v", "libx264", *_LIKE_DRAFT, *sound]
    subprocess.run([*command, str(path)], check=True, timeout=600)


def _bare(source: Path, path: Path) -> None:
    """Decode and code without anything in between."""
    with av.open(str(source)) as read, av.open(str(path), "w") as written:
        options = {"preset": "veryfast", "crf": "28", "g": "50"}
        video: Any = written.add_stream("libx264", rate=_RATE, options=options)
        video.width, video.height, video.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        audio: Any = written.add_stream("aac", rate=48_000)
        audio.layout, audio.bit_rate = "stereo", 128_000
        for frame in read.decode(read.streams.video[0], read.streams.audio[0]):
            if not isinstance(frame, av.VideoFrame | av.AudioFrame):
                continue
            seconds = float(frame.time or 0) - _START / _RATE
            if not 0 <= seconds < _LENGTH / _RATE:
                continue
            frame.pts = None
            if isinstance(frame, av.VideoFrame):
                frame.pict_type = 0
                written.mux(video.encode(frame))
            else:
                written.mux(audio.encode(frame))
        written.mux(video.encode(None))
        written.mux(audio.encode(None))


def _sought(document: Document, assets: FolderAssets, path: Path, folder: Path) -> None:
    """The same, with each picture asked for by itself, from the last one on."""
    timeline = document.parts[KIND]
    assert isinstance(timeline, Timeline)
    wish = Wish(Container.MP4, PictureCodec.H264, SoundCodec.AAC, Quality.DRAFT)
    plan = planned(timeline, wish)
    target = replace(plan.target, frames=_SEEKS, samples=None, sound=None)
    with closing(MediaLibrary(assets, folder / "cache")) as library:

        def pictures() -> Iterator[Pixels]:
            for number in reversed(range(_LENGTH - _SEEKS, _LENGTH)):
                place = f"{number // _RATE // 60:02}:{number // _RATE:02}:{number % _RATE:02}"
                one = planned(timeline, replace(wish, start=f"00:{place}"))
                with closing(Rendering(one, library)) as rendering:
                    yield rendering.picture()

        write_film(path, target, pictures(), None, lambda _done, _of: None)


def _frames(path: Path) -> int:
    with av.open(str(path)) as media:
        return sum(1 for _ in media.decode(video=0))


def _document(assets: FolderAssets, source: Path, folder: Path) -> Document:
    asset = read_film(source, assets).asset
    with closing(MediaLibrary(assets, folder / "cache")) as library:
        media = library.media(asset)
    start, length = Fraction(_START, _RATE), Fraction(_LENGTH, _RATE)
    picture = Track("v", TrackKind.PICTURE, items=(Clip("a", media, length, start),))
    sound = Track("s", TrackKind.SOUND, items=(Clip("b", media, length, start),))
    sequence = Sequence(MAIN, "Film", (picture, sound))
    return Document().with_part(KIND, Timeline((sequence,), rate=Fraction(_RATE), width=_WIDTH, height=_HEIGHT))


def _written(path: Path) -> Path:
    """Shapes that move over a ground that moves otherwise, with a tone."""
    numbers = np.random.default_rng(3)
    ground = numbers.integers(0, 255, (_HEIGHT // 16 + 30, _WIDTH // 16 + 60, 3), np.uint8)
    ground = ground.repeat(16, axis=0).repeat(16, axis=1)
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("libx264", rate=_RATE, options={"g": "250", "crf": "20", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        audio: Any = media.add_stream("aac", rate=48_000)
        audio.layout = "stereo"
        for number in range(_FRAMES):
            down, right = number // 3 % 400, number % 900
            picture = np.ascontiguousarray(ground[down : down + _HEIGHT, right : right + _WIDTH])
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
            times = (np.arange(1920) + 1920 * number) / 48_000
            tone = np.stack([0.3 * np.sin(2 * np.pi * 330 * times)] * 2).astype(np.float32)
            frame = av.AudioFrame.from_ndarray(tone, "fltp", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48_000, 1920 * number, Fraction(1, 48_000)
            media.mux(audio.encode(frame))
        media.mux(video.encode(None))
        media.mux(audio.encode(None))
    return path
