"""What is drawn of clips, however it came into view."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import SetClips, SetTrack
from plugins.timeline.model import MAIN, Clip, Sequence, Solid, Timeline, Track, TrackKind
from plugins.timeline.panel.tracks.columns import TrackColumns
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.ghost import Ghost, GhostKind, Ghosts
from plugins.timeline.panel.tracks.inks import Look, inks_of
from plugins.timeline.panel.tracks.lanes_painter import LanesPainter
from plugins.timeline.panel.tracks.rows import Row
from plugins.timeline.panel.tracks.state import KeyOn, Landing
from plugins.timeline.time import TimeRange
from tests.ui.film_tracks.bench import TracksBench


@pytest.mark.parametrize("by", [1, 37, -60, 480])
def test_what_is_scrolled_looks_as_if_it_were_drawn_anew(film: TracksBench, by: int) -> None:
    film.work.select({"p1"})
    film.view.set_job("p0", 0.5)
    film.view.edits.toggle_lock(film.sequence.track("a"))
    film.work.set_range(TimeRange(Fraction(4), Fraction(6)))
    film.axis.show(2.0, 0, 90.0)
    film.picture()
    film.axis.scroll(by)
    scrolled = film.picture()
    film.view.lanes.repaint_all()
    assert np.array_equal(_pixels(scrolled), _pixels(film.picture()))


def test_what_is_zoomed_is_drawn_as_it_is_once_the_scale_rests(film: TracksBench, qtbot: QtBot) -> None:
    film.picture()
    film.axis.zoom(1.7, 300)
    film.picture()
    qtbot.waitUntil(lambda: not film.view.lanes._rest.isActive(), timeout=10_000)
    rested = film.picture()
    film.view.lanes.painter.restyle(film.view.lanes.font())
    film.view.lanes.repaint_all()
    assert np.array_equal(_pixels(rested), _pixels(film.picture()))


def test_the_selected_clip_has_the_accent_and_others_have_not(film: TracksBench) -> None:
    accent = film.view.palette().color(QPalette.ColorRole.Highlight)
    box, other = film.box("p2"), film.box("p1")
    places = (box.right() - 12, box.top() + 4), (other.right() - 40, other.top() + 4)
    before = [film.colour(*place) for place in places]
    film.work.select({"p2"})
    assert before[0] != accent
    assert film.colour(*places[0]) == accent
    assert film.colour(*places[1]) == before[1]


def test_clips_that_are_too_narrow_to_be_told_apart_are_still_seen(film: TracksBench) -> None:
    film.axis.show(0.0, 0, 0.9)
    row = film.view.rows.of("v")
    assert row is not None
    y = film.view.rows.y(row) + row.height / 2
    inks = inks_of(Look.FILM, film.view.palette())
    # 5 and 5 seconds, a gap of 2, and 10 more: 4.5 pixels each, a gap of one, and then a clip that is drawn as a box
    seen = [film.colour(x, y) for x in range(4)]
    assert inks.plain in seen
    film.work.select({"p0"})
    accent = film.view.palette().color(QPalette.ColorRole.Highlight)
    assert film.colour(2, y) == accent
    assert film.colour(7, y) != accent


def test_many_clips_in_a_pixel_are_no_more_work_than_the_pixels(
    tmp_path: Path, resources: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = tuple(Clip(f"c{number}", Solid(), Fraction(1, 24)) for number in range(20_000))
    bench = TracksBench(tmp_path, resources, Timeline((Sequence(MAIN, "", (Track("v", items=clips),)),)))
    qtbot.addWidget(bench.view)
    bench.view.show()
    bench.view.fit_all()
    touched: list[int] = []
    real = LanesPainter._paint_clip

    def counted(self: LanesPainter, frame: Frame, row: Row, columns: TrackColumns, place: int, heard: bool) -> None:
        touched.append(place)
        real(self, frame, row, columns, place, heard)

    monkeypatch.setattr(LanesPainter, "_paint_clip", counted)
    bench.view.lanes.repaint_all()
    row, ink = bench.view.rows.all[0], inks_of(Look.SOLID, bench.view.palette()).plain
    middle = bench.view.rows.y(row) + row.height // 2
    assert not touched
    drawn = [_apart(bench.colour(x, middle), ink) for x in (1, 400, bench.view.lanes.width() - 40)]
    assert max(drawn) < 120
    bench.axis.show(10.0, 0, 2000.0)
    bench.picture()
    assert 5 < len(touched) < 20
    bench.close()


def test_a_track_that_is_hidden_is_dim(film: TracksBench) -> None:
    box = film.box("p2")
    before = film.colour(box.right() - 20, box.top() + 4)
    track = film.sequence.track("v")
    film.session.execute(SetTrack(MAIN, replace(track, mute=True)))
    after = film.colour(box.right() - 20, box.top() + 4)
    ground = film.view.palette().color(QPalette.ColorRole.Dark)
    assert _apart(after, ground) < _apart(before, ground)


def test_what_is_changed_in_a_clip_is_drawn(film: TracksBench) -> None:
    box = film.box("p2")
    before = film.picture()
    clip = film.work.clip("p2")
    assert clip is not None
    film.session.execute(SetClips(MAIN, (replace(clip, fade_out=Fraction(4)),), "Fade"))
    after = film.picture()
    place = round(box.right()) - 6, round(box.center().y())
    assert after.pixelColor(*place) != before.pixelColor(*place)
    assert after.pixelColor(round(box.left()) + 30, place[1]) == before.pixelColor(round(box.left()) + 30, place[1])


def test_a_gesture_shows_another_sequence_in_place_of_the_film(film: TracksBench) -> None:
    empty = replace(film.sequence, tracks=tuple(replace(track, items=()) for track in film.sequence.tracks))
    box = film.box("p2")
    before = film.colour(box.center().x(), box.center().y())
    film.view.set_ghosts(Ghosts(sequence=empty))
    assert film.colour(box.center().x(), box.center().y()) != before
    film.view.set_ghosts(None)
    assert film.colour(box.center().x(), box.center().y()) == before


def test_clips_that_a_gesture_carries_are_not_at_their_places(film: TracksBench) -> None:
    box, other = film.box("p2"), film.box("p0")
    before = film.colour(box.center().x(), box.center().y()), film.colour(other.left() + 40, other.center().y())
    film.view.set_ghosts(Ghosts(hidden=frozenset({"p2"})))
    after = film.colour(box.center().x(), box.center().y()), film.colour(other.left() + 40, other.center().y())
    assert after[0] != before[0]
    assert after[1] == before[1]


@pytest.mark.parametrize("kind", list(GhostKind))
def test_ghosts_and_the_line_they_are_drawn_to_are_seen(film: TracksBench, kind: GhostKind, qtbot: QtBot) -> None:
    row = film.view.rows.of("v")
    assert row is not None
    film.picture()
    qtbot.waitUntil(lambda: not film.view.lanes._rest.isActive(), timeout=10_000)
    before = _pixels(film.picture())
    span = TimeRange(Fraction(23), Fraction(1))
    film.view.set_ghosts(Ghosts((Ghost("v", span, kind, film.work.clip("p0")),), snap=Fraction(22)))
    changed = np.argwhere((_pixels(film.picture()) != before).any(axis=2))
    columns = set(changed[:, 1].tolist())
    top, end = film.view.rows.y(row), film.view.rows.y(row) + row.height
    assert round(film.axis.x(22)) in columns
    inside = changed[(changed[:, 1] > film.axis.x(23)) & (changed[:, 1] < film.axis.x(24) - 1)]
    assert len(inside)
    assert inside[:, 0].min() >= top
    assert inside[:, 0].max() < end
    assert columns <= {round(film.axis.x(22)), *range(int(film.axis.x(23)), int(film.axis.x(24)))}


def test_where_something_would_land_is_seen(film: TracksBench) -> None:
    before = _pixels(film.picture())
    landing = Landing("b", Fraction(2), Fraction(3), insert=False, sound=True, words="song.wav")
    film.view.state.show_landing(landing)
    changed = np.argwhere((_pixels(film.picture()) != before).any(axis=2))
    row = film.view.rows.of("b")
    assert row is not None
    assert film.view.rows.y(row) <= changed[:, 0].min() < film.view.rows.y(row) + row.height
    assert changed[:, 1].min() >= film.axis.x(2) - 1
    assert changed[:, 1].max() <= film.axis.x(5)


def test_the_playhead_is_over_all_and_only_its_own_pixels_change(film: TracksBench) -> None:
    film.view.state.playhead.seek(Fraction(1))
    before = _pixels(film.picture())
    film.view.state.playhead.seek(Fraction(2))
    changed = (_pixels(film.picture()) != before).any(axis=2)
    columns = np.flatnonzero(changed.any(axis=0)).tolist()
    assert columns == [round(film.axis.x(1)), round(film.axis.x(2))]


def test_rows_go_from_the_topmost_picture_down_to_the_last_sound(film: TracksBench) -> None:
    assert [row.track.id for row in film.view.rows.all] == ["t", "v", "a", "b"]
    assert [row.track.kind for row in film.view.rows.all][:2] == [TrackKind.TITLE, TrackKind.PICTURE]


def _apart(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def _pixels(image: QImage) -> np.ndarray:
    found = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(found.constBits(), np.uint8)
    return data.reshape(found.height(), found.width(), 4)[..., :3].copy()


def test_keyframes_that_are_chosen_are_in_the_accent(film: TracksBench) -> None:
    film.work.select({"p1"})
    box = film.box("p1")
    body = film.view.lanes.painter.measures.body_of(box)
    at_key = box.left() + 40 * 1.0, body.top() + 3 + 0.5 * (body.height() - 6)
    accent = film.view.palette().color(QPalette.ColorRole.Highlight)
    assert film.colour(*at_key) != accent
    film.view.set_keys(frozenset({KeyOn("p1", "opacity", Fraction(1))}))
    assert film.colour(*at_key) == accent
    other = box.left() + 40 * 3.0 - 1, body.top() + 3
    assert film.colour(*other) != accent
    film.view.set_keys(frozenset({KeyOn("p1", "volume", Fraction(1))}))
    assert film.colour(*at_key) != accent
