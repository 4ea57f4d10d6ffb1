"""timeline_play: ten seconds of 1080p30, two tracks of picture and one of sound, played in real time at 960×540."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PySide6.QtWidgets import QApplication

from app.api import Asset, NullOutput, Samples
from plugins.timeline.compositing.compositor import Compositor
from plugins.timeline.model import (
    KIND,
    MAIN,
    Clip,
    Curve,
    Media,
    Sequence,
    Timeline,
    Track,
    TrackKind,
)
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.viewer import Viewer
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.film_playing.parts import FilmBench

_RATE = Fraction(30)
_SECONDS, _SECONDS_OF_CONTROL = 10, 4
_SAMPLE_RATE = 48_000
_VIEW = (984, 604)
"""So large that the picture has 960×540 pixels, with its surround and the transport."""
_CACHE_BYTES = 256 << 20
_PAUSE_MS = 50
_LOUD = 0.05


@dataclass(frozen=True, slots=True)
class Played:
    """What became of it."""

    dropped: float
    """Of a hundred pictures."""
    underruns: int
    pause_ms: float
    apart_ms: tuple[float, ...]
    """How long each frame had been heard when its picture came."""


def run() -> Iterator[Figure]:
    """The control plays 4K with a key frame every eight seconds and without working copies."""
    QApplication.instance() or QApplication([])
    with TemporaryDirectory() as name:
        folder = Path(name)
        bench = FilmBench(folder, REPOSITORY / "resources")
        first = _film(bench, folder, (1920, 1080), _SECONDS, seed=1)
        second = _film(bench, folder, (1920, 1080), _SECONDS, seed=2)
        large = _film(bench, folder, (3840, 2160), _SECONDS_OF_CONTROL, seed=3)
        for media in (first, second):
            bench.library.make_working_copy(media.asset, lambda *_: None)
        played = _played(bench, first, second, _SECONDS)
        yield at_most("timeline_play", "pictures dropped at 1080p30, two tracks and sound", played.dropped, "%", 1)
        yield at_most("timeline_play", "moments without sound", played.underruns, "", 0)
        yield at_most("timeline_play", "to pause", played.pause_ms, "ms", _PAUSE_MS)
        apart = percentile(list(played.apart_ms), 95)
        yield plain("timeline_play", "from the sound of a frame to its picture, p95", apart, "ms")
        control = _played(bench, large, large, _SECONDS_OF_CONTROL)
        yield at_most(
            "timeline_play", "pictures dropped of 4K without working copies", control.dropped, "%", 1, control=True
        )
        bench.close()


def _played(bench: FilmBench, lower: Media, upper: Media, seconds: int) -> Played:
    """Play all of it in the viewer, to an output that takes sound as fast as time passes and waits for none."""
    bench.session.execute(_Put(_timeline(lower, upper, seconds)))
    compositor = Compositor(bench.library, None, _CACHE_BYTES)
    output = NullOutput(_SAMPLE_RATE, heard=lambda _block: None)
    output.patient = False
    player = Player(bench.work, bench.library, compositor, lambda: output)
    viewer = Viewer(bench.work, player, bench.icons)
    viewer.resize(*_VIEW)
    viewer.show()
    shown: list[int] = []
    player.frame_ready.connect(lambda image: shown.append(image.width()))
    _until(lambda: bool(shown) and shown[-1] == 960)
    _until(lambda: bool(np.abs(_next_sound(player)).max() > _LOUD))
    shown.clear()
    apart: list[float] = []
    player.frame_ready.connect(lambda _image: apart.append(_apart_ms(player)))
    player.play()
    began = time.monotonic()
    _until(lambda: not player.playing or time.monotonic() - began > seconds - 0.5)
    counted = len(shown) + player.dropped
    started = time.perf_counter()
    player.pause()
    pause_ms = (time.perf_counter() - started) * 1000
    if counted < (seconds - 1) * _RATE * 0.9:
        # What was never shown nor counted stands still
        raise AssertionError(f"only {counted} pictures were due in {seconds - 0.5} s")
    result = Played(100 * player.dropped / counted, player.deck.underruns, pause_ms, tuple(apart))
    viewer.close()
    viewer.deleteLater()
    player.close_work()
    compositor.close()
    QApplication.processEvents()
    return result


def _next_sound(player: Player) -> Samples:
    """What the film plays in its first tenth of a second."""
    performance = player.deck.performance
    return performance.render(0, _SAMPLE_RATE // 10) if performance is not None else np.zeros((1, 2), np.float32)


def _apart_ms(player: Player) -> float:
    """How long the frame whose picture is shown now has been heard."""
    heard = player.deck.heard(player.output.latency)
    if heard is None:
        return 0.0
    performance, frame = heard
    return float(performance.time(frame) - player.time) * 1000


def _until(true: Any) -> None:
    end = time.monotonic() + 120
    while not true():
        QApplication.processEvents()
        time.sleep(0.001)
        if time.monotonic() > end:
            raise AssertionError("it does not come to an end")


def _timeline(lower: Media, upper: Media, seconds: int) -> Timeline:
    length = Fraction(seconds)
    curves = tuple(Curve.constant(name, value) for name, value in (
        ("opacity", 0.8), ("scale_x", 0.5), ("scale_y", 0.5), ("x", 0.2),
    ))  # fmt: skip
    tracks = (
        Track("lower", TrackKind.PICTURE, items=(Clip("lower", lower, length),)),
        Track("upper", TrackKind.PICTURE, items=(Clip("upper", upper, length, curves=curves),)),
        Track("sound", TrackKind.SOUND, items=(Clip("sound", lower, length),)),
    )
    return Timeline((Sequence(MAIN, "Film", tracks),), rate=_RATE, width=1920, height=1080, sample_rate=_SAMPLE_RATE)


@dataclass(frozen=True, slots=True)
class _Put:
    timeline: Timeline
    label: str = "Edit"
    merge_key: None = None

    def apply(self, document: Any) -> Any:
        """The document with the film."""
        return document.with_part(KIND, self.timeline)


def _film(bench: FilmBench, folder: Path, size: tuple[int, int], seconds: int, *, seed: int) -> Media:
    """A film with a tone, whose noise moves, so that no frame is like the one before."""
    import av

    path, (width, height) = folder / f"{seed}.mp4", size
    numbers = np.random.default_rng(seed)
    coarse = numbers.integers(0, 255, (height // 16 + 30, width // 16 + 60, 3), np.uint8)
    field = coarse.repeat(16, axis=0).repeat(16, axis=1)
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("libx264", rate=30, options={"g": "250", "crf": "23", "preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio: Any = media.add_stream("aac", rate=_SAMPLE_RATE)
        audio.layout = "stereo"
        times = np.arange(seconds * _SAMPLE_RATE) / _SAMPLE_RATE
        wave = np.repeat(0.3 * np.sin(2 * np.pi * 220 * times)[None, :], 2, axis=0).astype(np.float32)
        for number in range(seconds * 30):
            down, right = number // 3 % 400, number % 900
            picture = np.ascontiguousarray(field[down : down + height, right : right + width])
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        media.mux(video.encode(None))
        for at in range(0, wave.shape[1], 1024):
            block = av.AudioFrame.from_ndarray(np.ascontiguousarray(wave[:, at : at + 1024]), "fltp", "stereo")
            block.sample_rate, block.pts = _SAMPLE_RATE, at
            media.mux(audio.encode(block))
        media.mux(audio.encode(None))
    asset: Asset = bench.assets.add_bytes(path.read_bytes(), "video/mp4")
    path.unlink()
    return bench.library.media(asset)
