"""audio_wave: an hour of stereo opened in the editor of sound, and zoomed from all of it to its samples."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.api import AssetId
from plugins.audio.commands import PutRegions
from plugins.audio.panel.waveform import PeakSource, SoundEditor
from plugins.audio.peaks import Peaks, fill_exactly, kept_peaks
from plugins.audio.song import SOUND, Region, Song, SoundOf, new_id
from plugins.audio.stored_sound import StoredSound
from tests.benchmarks.measure import Figure, at_most, percentile, plain
from tests.conftest import REPOSITORY
from tests.ui.audio_parts import SongBench

_RATE, _MINUTES = 48_000, 60
_FRAMES_SHOWN = 150
_PACE_S = 1 / 60
_WIDTH, _HEIGHT = 1600, 520
_FORMATS: dict[str, dict[str, float]] = {"WAV": {}, "FLAC": {"compression_level": 0.0}}


@dataclass(frozen=True, slots=True)
class Frames:
    """How long each frame took: of the main thread's processor alone, as others on the machine don't count, and all."""

    own_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)


def run() -> Iterator[Figure]:
    """The control measures all of the file before the first pixel."""
    QApplication.instance() or QApplication([])
    with TemporaryDirectory() as name:
        bench = SongBench(Path(name), REPOSITORY / "resources", Song(bpm=120))
        track = bench.add_track("Sound", SOUND)
        short = bench.add_sound(track, 1, np.zeros((_RATE, 2), np.float32), rate=_RATE)
        editor = SoundEditor(bench.work, bench.icons)
        editor.resize(_WIDTH, _HEIGHT)
        editor.show()
        # Panels are open before a file is
        bench.work.open(short.id)
        _until(lambda: _complete(editor))
        editor.view.grab()
        for format_ in _FORMATS:
            asset = _stored(bench, Path(name), format_)
            yield from _figures(bench, editor, track.id, asset, format_)
        editor.close_work()
        editor.close()
        bench.close()


def _figures(bench: SongBench, editor: SoundEditor, track: str, asset: AssetId, format_: str) -> Iterator[Figure]:
    sound = SoundOf(asset, _RATE, _RATE * 60 * _MINUTES, 2)
    region = Region(new_id(), track, "An hour", 0, bench.song().bar_ticks * 1800, sound)
    bench.session.execute(PutRegions((region,)))
    started = time.perf_counter()
    bench.work.open(region.id)
    source = PeakSource.of(bench.work)
    _until(lambda: source.peaks(asset) is not None)
    image = _painted(editor)
    first_ms = (time.perf_counter() - started) * 1000
    if not _drawn(image):
        raise AssertionError("nothing was drawn")
    yield at_most("audio_wave", f"an hour of {format_}, opening to its first pixels", first_ms, "ms", 100)
    busy = _zoomed(editor)
    peaks = source.peaks(asset)
    done = peaks.progress if peaks is not None else 0.0
    yield from _frames(busy, f"zooming {format_} while it is measured")
    yield plain("audio_wave", f"of {format_} measured when zooming ended", done * 100, "%")
    _until(lambda: _complete(editor), 60)
    yield plain("audio_wave", f"an hour of {format_}, opening to all of it exact", time.perf_counter() - started, "s")
    yield from _frames(_zoomed(editor), f"zooming {format_}")
    started = time.perf_counter()
    again = kept_peaks(asset, bench.assets)
    if again is None:
        raise AssertionError("no peaks were kept")
    disk_ms = (time.perf_counter() - started) * 1000
    yield plain("audio_wave", f"an hour of {format_}, its peaks from disk", disk_ms, "ms")
    started = time.perf_counter()
    with StoredSound.of_asset(asset, bench.assets) as opened:
        whole = Peaks(opened.info)
        fill_exactly(whole, opened, lambda _part: None)
    _painted(editor)
    control_ms = (time.perf_counter() - started) * 1000
    yield at_most("audio_wave", f"{format_}, all measured before the first pixel", control_ms, "ms", 100, control=True)


def _frames(frames: Frames, words: str) -> Iterator[Figure]:
    yield at_most("audio_wave", f"{words}, a frame, p95", percentile(frames.own_ms, 95), "ms", 16.7)
    for percent in (50, 95):
        value = percentile(frames.wall_ms, percent)
        yield plain("audio_wave", f"{words}, with all that is waited for, p{percent}", value, "ms")


def _stored(bench: SongBench, folder: Path, format_: str) -> AssetId:
    """An hour in the store: a minute of tones and noise, again and again, moved into place as the store names it."""
    numbers = np.random.default_rng(5)
    times = np.arange(_RATE * 60) / _RATE
    swell = 0.5 + 0.4 * np.sin(2 * np.pi * times / 7)
    left = swell * (0.5 * np.sin(2 * np.pi * 220 * times) + 0.2 * numbers.standard_normal(len(times)))
    minute = (np.stack([left, left[::-1]], 1).clip(-1, 1) * 32767).astype(np.int16)
    path = folder / f"hour.{format_.lower()}"
    with soundfile.SoundFile(path, "w", _RATE, 2, "PCM_16", format=format_, **_FORMATS[format_]) as file:
        for _ in range(_MINUTES):
            file.write(minute)
    with path.open("rb") as stream:
        name = hashlib.file_digest(stream, "sha256").hexdigest()
    place = bench.assets.chunks.path(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    path.rename(place)
    # What is written to the disk meanwhile is no part of opening
    os.sync()
    return AssetId(name)


def _zoomed(editor: SoundEditor) -> Frames:
    """From the whole to single samples, at the pace of a screen."""
    editor.fit()
    axis, frames = editor.view.axis, Frames()
    factor = (axis.per_px * 64) ** (1 / _FRAMES_SHOWN)
    due = time.perf_counter()
    for number in range(_FRAMES_SHOWN):
        own, wall = time.thread_time(), time.perf_counter()
        axis.zoom(factor, _WIDTH * (0.3 + 0.4 * number / _FRAMES_SHOWN))
        editor.view.repaint()
        frames.own_ms.append((time.thread_time() - own) * 1000)
        frames.wall_ms.append((time.perf_counter() - wall) * 1000)
        due = max(time.perf_counter(), due + _PACE_S)
        while time.perf_counter() < due:
            QApplication.processEvents()
            time.sleep(0.0005)
    return frames


def _painted(editor: SoundEditor) -> QImage:
    image = QImage(editor.view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    editor.view.render(image)
    return image


def _drawn(image: QImage) -> bool:
    """Whether there is a waveform all along."""
    middle = (image.height() + 60) // 2
    return all(
        len({image.pixel(x, y) for y in range(middle - 90, middle - 10)}) > 1 for x in range(60, _WIDTH - 60, 40)
    )


def _complete(editor: SoundEditor) -> bool:
    span = editor.view.span
    peaks = PeakSource.of(editor._work).peaks(span.sound.asset) if span is not None else None
    return peaks is not None and peaks.complete


def _until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.perf_counter() + seconds
    while not holds():
        if time.perf_counter() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.0005)
