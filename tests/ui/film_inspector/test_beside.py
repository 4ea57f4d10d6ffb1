"""Fields and lanes beside what else there is: takes of real films, the player, timecode of the film, other views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import ReplaceContent, SetFilm, SetKey
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import Keyframe, Shot, Take
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.inspector import ClipInspector
from plugins.timeline.panel.inspector.clip_section import ClipSection
from plugins.timeline.panel.inspector.shot_section import ShotSection
from plugins.timeline.panel.inspector.take_pictures import SIDE_PX, TakePictures, small_picture
from plugins.timeline.panel.lanes import KeyframeLanes
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, Film
from tests.ui.film_inspector.bench import FilmBench, frames, media

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def library(bench: FilmBench, tmp_path: Path) -> Iterator[MediaLibrary]:
    made = MediaLibrary(bench.assets, tmp_path / "library")
    yield made
    made.close()


def test_takes_are_shown_by_a_picture_of_theirs(
    bench: FilmBench, library: MediaLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    data = Film(frames=120, rate=Fraction(24)).write(tmp_path / "take.mp4").read_bytes()
    asset = bench.assets.add_bytes(data, "video/mp4", name="take.mp4")
    shot = bench.clip("shot").content
    assert isinstance(shot, Shot)
    real = library.media(asset)
    takes = (Take("real", real), Take("gone", media("gone")))
    bench.session.execute(ReplaceContent("main", "shot", replace(shot, takes=takes, chosen="real"), (asset,)))
    pictures = TakePictures(bench.work, library)
    assert pictures.picture(real) is None
    with qtbot.waitSignal(pictures.ready, timeout=30_000):
        pass
    picture = pictures.picture(real)
    assert picture is not None
    assert max(picture.width(), picture.height()) == SIDE_PX
    assert picture.width() * HEIGHT == pytest.approx(picture.height() * WIDTH, rel=0.05)
    inspector = ClipInspector(bench.work, None, bench.icons, library=library)
    qtbot.addWidget(inspector)
    bench.work.select({"shot"})
    inspector.refresh()
    (shown,) = (each for each in inspector.sections if isinstance(each, ShotSection))

    def in_strip() -> QImage:
        image = shown.takes.item(0).icon().pixmap(SIDE_PX).toImage()
        return image.copy(0, (SIDE_PX - picture.height()) // 2, SIDE_PX, picture.height())

    wanted = picture.convertToFormat(in_strip().format())
    qtbot.waitUntil(lambda: in_strip() == wanted, timeout=30_000)
    assert small_picture(library, media("gone")) is None


def test_times_are_those_of_the_films_timecode(bench: FilmBench, qtbot: QtBot) -> None:
    bench.session.execute(SetFilm(start=Fraction(3600)))
    inspector = ClipInspector(bench.work, None, bench.icons)
    qtbot.addWidget(inspector)
    bench.work.select({"solid"})
    inspector.refresh()
    (clip,) = (each for each in inspector.sections if isinstance(each, ClipSection))
    assert (clip.start.text(), clip.length.text()) == ("01:00:07:00", "00:00:02:00")
    clip.start.selectAll()
    QTest.keyClicks(clip.start, "01:00:08:00")
    QTest.keyClick(clip.start, Qt.Key.Key_Return)
    assert bench.work.start_of("solid") == 8


def test_another_frame_size_changes_the_pixels_that_are_shown(bench: FilmBench, qtbot: QtBot) -> None:
    inspector = ClipInspector(bench.work, None, bench.icons)
    qtbot.addWidget(inspector)
    bench.work.select({"film"})
    before = inspector.sections
    bench.session.execute(SetFilm(size=(640, 360)))
    assert inspector.sections is not before
    inspector.refresh()
    assert not any(section.isHidden() for section in inspector.sections if section.concerns)


def test_lanes_stand_below_another_view_of_the_same_times(bench: FilmBench, qtbot: QtBot) -> None:
    window, above, heads, tracks = QWidget(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    heads.setFixedWidth(231)
    row = QHBoxLayout(above)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(heads)
    row.addWidget(tracks, 1)
    lanes = KeyframeLanes(bench.work, None, FilmAxis(), bench.icons)
    stack = QVBoxLayout(window)
    stack.addWidget(above)
    stack.addWidget(lanes, 1)
    lanes.align_with(tracks)
    bench.session.execute(SetKey("main", "film", "x", Keyframe(frames(3), 0.5)))
    bench.work.select({"film"})
    window.resize(900, 400)
    window.show()
    qtbot.waitExposed(window)
    (lane,) = lanes.state.rows

    def below() -> bool:
        view, time = lanes.view, frames(24)
        mine = view.mapTo(window, QPoint(round(view.space.x(lane, time)), 0)).x()
        return mine == tracks.mapTo(window, QPoint(round(view.axis.x(time)), 0)).x()

    qtbot.waitUntil(below, timeout=5000)
    heads.setFixedWidth(160)
    qtbot.waitUntil(lambda: below() and lanes.view.space.heads_px < 200, timeout=5000)
