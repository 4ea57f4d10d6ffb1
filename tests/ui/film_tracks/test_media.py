"""Thumbnails and waveforms of real files: made behind, kept, and told missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import AssetId, Document
from app.widgets.picture_data import ASSET_MIME
from plugins.timeline.model import KIND, MAIN, Clip, Media, Nested, Sequence, Solid, Timeline, Track, TrackKind
from plugins.timeline.panel.tracks.badges import Badge, badges_of
from plugins.timeline.panel.tracks.strips import Strips
from plugins.timeline.panel.tracks.wave import Wave
from plugins.timeline.panel.tracks.waves import Waves
from plugins.timeline.time import TimeRange
from tests.ui.film_tracks.bench import TracksBench

_COLOURS = ((220, 30, 30), (30, 200, 40), (40, 60, 230), (230, 220, 40))
RATE = 12


@pytest.fixture
def filmed(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[tuple[TracksBench, Media]]:
    """A view whose film is a file: a second each of red, green, blue and yellow, loud in the second one alone."""
    bench = TracksBench(tmp_path, resources, with_media=True)
    asset = bench.assets.add_bytes(_written(tmp_path / "film.mkv").read_bytes(), "video/x-matroska")
    assert bench.library is not None
    media = bench.library.media(asset)
    clip = Clip("c", media, Fraction(4))
    sound = Clip("s", media, Fraction(4))
    tracks = Track("v", items=(clip,), height=80), Track("a", TrackKind.SOUND, items=(sound,), height=80)
    document = Document().with_part(KIND, Timeline((Sequence(MAIN, "", tracks),), rate=Fraction(24)))
    bench.session.execute(_Opened(document))
    qtbot.addWidget(bench.view)
    bench.view.show()
    bench.axis.show(0.0, 0, 200.0)
    yield bench, media
    bench.close()


def test_thumbnails_are_of_their_times_and_kept_for_the_next_view(
    filmed: tuple[TracksBench, Media], qtbot: QtBot
) -> None:
    bench, media = filmed
    box = bench.box("c")
    places = [(100 + 200 * second, box.bottom() - 12) for second in range(4)]

    def shown() -> bool:
        return all(_near(bench.colour(*at), ink) for at, ink in zip(places, _COLOURS, strict=True))

    qtbot.waitUntil(shown, timeout=60_000)
    level = bench.view.strips.level(media, 0.5)
    qtbot.waitUntil(lambda: bench.assets.kept(media.asset, f"film-strip-2-{level}-0") is not None, timeout=60_000)
    # Without a library nothing can be decoded: what is shown is what was kept
    again = Strips(bench.assets, None)
    height = again.height(72)
    qtbot.waitUntil(lambda: _exact(again, media, level, height), timeout=60_000)
    found = again.thumbnail(media, 1.5, level, height)
    assert found is not None
    assert _near(found.picture.toImage().pixelColor(found.left + 20, height // 2), _COLOURS[1])
    again.close()


def test_clips_that_show_stretches_of_one_film_have_the_thumbnails_of_their_own(
    filmed: tuple[TracksBench, Media], qtbot: QtBot
) -> None:
    bench, media = filmed
    bench.view.hide()
    strips = Strips(bench.assets, bench.library)
    first = replace(media, available_range=TimeRange(Fraction(0), Fraction(1)))
    third = replace(media, available_range=TimeRange(Fraction(2), Fraction(1)))
    height, level = strips.height(40), -2
    for part, time, ink in ((first, 0.5, _COLOURS[0]), (third, 2.5, _COLOURS[2])):

        def shown(part: Media = part, time: float = time, ink: tuple[int, int, int] = ink) -> bool:
            found = strips.thumbnail(part, time, level, height)
            if found is None or not found.exact:
                return False
            return _near(found.picture.toImage().pixelColor(found.left + 12, height // 2), ink)

        qtbot.waitUntil(shown, timeout=60_000)
    strips.close()


def test_a_clip_shows_nothing_from_before_its_beginning(filmed: tuple[TracksBench, Media], qtbot: QtBot) -> None:
    bench, media = filmed
    clip = Clip("c", media, Fraction(2), Fraction(6, 5))
    document = Document().with_part(
        KIND, Timeline((Sequence(MAIN, "", (Track("v", items=(clip,), height=80),)),), rate=Fraction(24))
    )
    bench.session.execute(_Opened(document))
    # A thumbnail is two seconds wide, and those there are of 0 and 2 seconds
    bench.axis.show(0.0, 0, 60.0)
    box = bench.box("c")
    assert bench.view.strips.level(media, bench.view.strips.width(media, bench.view.strips.height(72)) / 60) == 1
    qtbot.waitUntil(lambda: _near(bench.colour(20, box.bottom() - 12), _COLOURS[2]), timeout=60_000)


def test_a_clip_played_backwards_shows_its_end_first(filmed: tuple[TracksBench, Media], qtbot: QtBot) -> None:
    bench, media = filmed
    clip = Clip("c", media, Fraction(4), speed=Fraction(-1))
    document = Document().with_part(
        KIND, Timeline((Sequence(MAIN, "", (Track("v", items=(clip,), height=80),)),), rate=Fraction(24))
    )
    bench.session.execute(_Opened(document))
    box = bench.box("c")
    qtbot.waitUntil(lambda: _near(bench.colour(box.right() - 40, box.bottom() - 12), _COLOURS[0]), timeout=60_000)
    qtbot.waitUntil(lambda: _near(bench.colour(60, box.bottom() - 12), _COLOURS[3]), timeout=60_000)


def test_waveforms_are_tall_where_it_is_loud(filmed: tuple[TracksBench, Media], qtbot: QtBot) -> None:
    bench, media = filmed
    qtbot.waitUntil(lambda: bench.view.waves.wave(media.asset) is not None, timeout=60_000)
    wave = bench.view.waves.wave(media.asset)
    assert wave is not None
    loud = np.abs(wave.columns(0.0, 0.1, 40)).max(axis=1)
    assert loud[11:19].min() > 0.5
    assert max(loud[:9].max(), loud[22:].max()) < 0.05
    box = bench.box("s")
    y = box.bottom() - 22
    assert bench.colour(300, y) != bench.colour(100, y)
    again = Waves(bench.assets, None)
    qtbot.waitUntil(lambda: again.wave(media.asset) is not None, timeout=60_000)
    again.close()


def test_media_that_is_gone_is_hatched_and_badged(filmed: tuple[TracksBench, Media], qtbot: QtBot) -> None:
    bench, _ = filmed
    gone = Media(AssetId("0" * 64), "video/mp4", TimeRange(Fraction(0), Fraction(9)), Fraction(24), width=64, height=36)
    document = Document().with_part(
        KIND, Timeline((Sequence(MAIN, "", (Track("v", items=(Clip("c", gone, Fraction(4)),)),)),), rate=Fraction(24))
    )
    bench.session.execute(_Opened(document))

    def told() -> bool:
        bench.picture()
        return bench.view.strips.is_broken(gone.asset)

    qtbot.waitUntil(told, timeout=60_000)
    clip = bench.work.clip("c")
    assert clip is not None
    assert bench.view.lanes.painter._known(clip).missing
    assert badges_of(clip, stale=False, missing=True)[-1] == Badge("triangle-alert")
    bench.view.set_missing(frozenset({gone.asset}))
    assert bench.view.strips.is_broken(gone.asset)
    bench.view.set_missing(frozenset())
    assert not bench.view.strips.is_broken(gone.asset)


def test_an_hour_has_the_peaks_of_its_samples_at_every_scale() -> None:
    numbers = np.random.default_rng(2)
    levels = np.sort(numbers.integers(-100, 100, (36_000, 2), dtype=np.int8), axis=1)
    levels[12_345] = (-127, 127)
    wave = Wave(levels, 360.0)
    for s_per_column in (0.01, 0.1, 1.0, 30.0):
        count = int(360 / s_per_column)
        found = wave.columns(0.0, s_per_column, count)
        loudest = int(np.abs(found).max(axis=1).argmax())
        assert np.abs(found).max() == pytest.approx(1.0)
        assert abs(loudest - 123.45 / s_per_column) <= 1 + 0.2 / s_per_column
        assert np.array_equal(wave.columns(360.0, -s_per_column, count), found[::-1])
    assert not wave.columns(-20.0, 0.1, 100).any()
    assert not wave.columns(400.0, 0.1, 100).any()


def test_files_and_assets_that_are_dropped_are_told_with_their_place(film: TracksBench, tmp_path: Path) -> None:
    told: list[tuple[object, str, Fraction, bool]] = []
    film.view.dropped.connect(lambda *what: told.append(what))
    row = film.view.rows.of("v")
    assert row is not None
    at = QPointF(film.axis.x(15) + 3, film.view.rows.y(row) + 20)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.mp4", "notes.txt")])
    _drop(film, data, at, Qt.KeyboardModifier.ControlModifier)
    things, track, time, insert = told.pop()
    assert (things, track, insert) == ((tmp_path / "a.mp4",), "v", True)
    assert time == film.work.on_frame(film.axis.time(at.x()))
    sound = film.assets.add_bytes(b"RIFF", "audio/wav")
    mime = QMimeData()
    mime.setData(ASSET_MIME, sound.id.encode())
    film.session.execute(_Opened(film.session.document.with_assets((sound,))))
    _drop(film, mime, at, Qt.KeyboardModifier.NoModifier)
    assert told.pop()[:2] == ((sound.id,), "")
    others = QMimeData()
    others.setText("words")
    assert not film.view.lanes._drops.accepts(others)
    assert film.view.state.landing is None


def test_a_drop_is_drawn_to_edges_and_keeps_off_locked_tracks(film: TracksBench, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.mp4"))])
    row = film.view.rows.of("v")
    assert row is not None
    at = QPointF(film.box("p2").left() + 4, film.view.rows.y(row) + 20)
    drops = film.view.lanes._drops
    landing = drops.landing(data, at, insert=False)
    assert (landing.track, landing.time) == ("v", film.work.start_of("p2"))
    film.view.edits.toggle_lock(film.sequence.track("v"))
    assert drops.landing(data, at, insert=False).track == ""


class _Opened:
    """A command that puts another document in place."""

    label, merge_key = "Open", None

    def __init__(self, document: Document) -> None:
        self._document = document

    def apply(self, _document: Document) -> Document:
        """The document."""
        return self._document


def _drop(film: TracksBench, data: QMimeData, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
    lanes, copy, left = film.view.lanes, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(lanes, QDragEnterEvent(at.toPoint(), copy, data, left, modifiers))
    QApplication.sendEvent(lanes, QDragMoveEvent(at.toPoint(), copy, data, left, modifiers))
    assert film.view.state.landing is not None
    QApplication.sendEvent(lanes, QDropEvent(at, copy, data, left, modifiers))


def _exact(strips: Strips, media: Media, level: int, height: int) -> bool:
    found = strips.thumbnail(media, 1.5, level, height)
    return found is not None and found.exact


def _near(colour: QColor, ink: tuple[int, int, int]) -> bool:
    return max(abs(colour.red() - ink[0]), abs(colour.green() - ink[1]), abs(colour.blue() - ink[2])) < 40


def _written(path: Path) -> Path:
    with av.open(str(path), "w") as media:
        video = media.add_stream("ffv1", rate=RATE)
        video.width, video.height, video.pix_fmt = 64, 36, "yuv444p"
        audio = media.add_stream("pcm_s16le", rate=8000, layout="mono")
        for number in range(4 * RATE):
            picture = np.full((36, 64, 3), _COLOURS[number // RATE], np.uint8)
            media.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        media.mux(video.encode(None))
        for second in range(4):
            wave = np.sin(np.arange(8000) * 0.7) * (0.8 if second == 1 else 0.0)
            frame = av.AudioFrame.from_ndarray((wave * 32767).astype(np.int16)[None], "s16", "mono")
            frame.rate, frame.pts = 8000, second * 8000
            media.mux(audio.encode(frame))
        media.mux(audio.encode(None))
    return path


def test_what_is_seen_closely_has_its_own_peaks(filmed: tuple[TracksBench, Media], qtbot: QtBot) -> None:
    bench, media = filmed
    waves = bench.view.waves
    qtbot.waitUntil(lambda: waves.wave(media.asset) is not None, timeout=60_000)
    wave = waves.wave(media.asset)
    assert wave is not None
    first, step, count = 1.5, 1 / 3200, 400

    def seen() -> tuple[np.ndarray, bool]:
        return waves.columns(media.asset, wave, first, step, count)

    coarse, complete = seen()
    assert not complete
    qtbot.waitUntil(lambda: seen()[1], timeout=60_000)
    fine = seen()[0]
    assert bench.library is not None
    sound = bench.library.reader(media.asset).sound(round(first * 48_000), count * 15, 48_000)[:, 0]
    wanted = np.stack((sound.reshape(-1, 15).min(axis=1), sound.reshape(-1, 15).max(axis=1)), axis=1)
    assert np.abs(fine - wanted).max() < 0.02
    assert np.abs(coarse - wanted).max() > 0.3
    back, _ = waves.columns(media.asset, wave, first + count * step, -step, count)
    assert np.array_equal(back, fine[::-1])
    # What is behind the end of the sound is silent, and nothing more is waited for
    late, complete = waves.columns(media.asset, wave, 3.99, step, count)
    assert complete
    assert not late[64:].any()


def test_a_nested_clip_shows_what_is_seen_in_its_sequence(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    inner = Sequence("inner", "", (Track("i", items=(_colour("r", "#ff0000ff"), _colour("g", "#00ff00ff"))),))
    outer = Track("v", items=(Clip("n", Nested("inner"), Fraction(4)),), height=80)
    film = Timeline((Sequence(MAIN, "", (outer,)), inner), rate=Fraction(24))
    bench = TracksBench(tmp_path, resources, film, with_media=True)
    qtbot.addWidget(bench.view)
    bench.view.show()
    bench.axis.show(0.0, 0, 200.0)
    box = bench.box("n")
    early, late = (box.left() + 60, box.bottom() - 12), (box.left() + 700, box.bottom() - 12)
    qtbot.waitUntil(
        lambda: _near(bench.colour(*early), (255, 0, 0)) and _near(bench.colour(*late), (0, 255, 0)), timeout=60_000
    )
    # Another colour within it is seen, though the clip itself is the same
    changed = Sequence("inner", "", (Track("i", items=(_colour("b", "#0000ffff"), _colour("g", "#00ff00ff"))),))
    bench.session.execute(_Opened(Document().with_part(KIND, film.with_sequence(changed))))
    qtbot.waitUntil(lambda: _near(bench.colour(*early), (0, 0, 255)), timeout=60_000)
    bench.view.close_work()
    bench.close()


def _colour(id_: str, ink: str) -> Clip:
    return Clip(id_, Solid(ink), Fraction(2))
