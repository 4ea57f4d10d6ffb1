"""The ruler, the overview, the keys, and what is said of clips."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt

from plugins.timeline.model import EMPTY, Timeline
from plugins.timeline.panel.axis import WIDEST_PX, FilmAxis
from plugins.timeline.panel.tracks.ticks import steps_of, ticks
from plugins.timeline.time import TimeRange, from_timecode, on_frame
from tests.plugins.timeline.films import RATE
from tests.ui.audio_parts import double_click, drag, press
from tests.ui.film_tracks.bench import TracksBench

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip


def test_a_drag_on_the_ruler_goes_through_whole_frames(film: TracksBench) -> None:
    times: list[Fraction] = []
    film.view.state.playhead.moved.connect(lambda _before, now: times.append(now))
    drag(film.view.ruler, QPointF(101, 4), QPointF(203, 4), release=False)
    assert film.view.state.playhead.scrubbing
    drag(film.view.ruler, QPointF(203, 4))
    assert not film.view.state.playhead.scrubbing
    assert times
    assert all(on_frame(time, RATE) for time in times)
    assert abs(film.axis.x(film.view.state.playhead.time) - 203) <= film.axis.px_per_s / 24


def test_markers_are_dragged_as_one_step_and_drawn_to_edges(film: TracksBench) -> None:
    y = film.view.ruler.height() - 6
    cut = film.box("p1").left()
    drag(film.view.ruler, QPointF(film.axis.x(3), y), QPointF(150, y), QPointF(cut + 3, y))
    marker = next(each for each in film.sequence.markers if each.id == "m0")
    assert marker.start == film.work.start_of("p1")
    assert film.steps() == ["Move the marker"]
    film.session.undo()
    assert next(each for each in film.sequence.markers if each.id == "m0").start == 3


def test_a_marker_that_is_clicked_is_gone_to_and_opened_by_two_clicks(film: TracksBench) -> None:
    opened: list[str] = []
    film.view.marker_opened.connect(opened.append)
    at = QPointF(film.axis.x(3), film.view.ruler.height() - 6)
    drag(film.view.ruler, at)
    assert film.view.state.playhead.time == 3
    double_click(film.view.ruler, at)
    assert opened == ["m0"]
    assert film.steps() == []


def test_the_marks_of_in_and_out_are_dragged_but_never_through_one_another(film: TracksBench) -> None:
    film.work.set_range(TimeRange(Fraction(2), Fraction(4)))
    drag(film.view.ruler, QPointF(80, 4), QPointF(120, 4))
    range_ = film.work.range
    assert range_ is not None
    assert abs(float(range_.start) - 3) < 0.03
    assert range_.end == 6
    drag(film.view.ruler, QPointF(240, 4), QPointF(40, 4))
    assert film.work.range is not None
    assert film.work.range.start == range_.start
    assert film.work.range.duration == 1 / RATE


@pytest.mark.parametrize("px_per_s", [0.01, 0.7, 12.0, 240.0, 9000.0])
@pytest.mark.parametrize("drop", [False, True])
def test_timecode_stands_at_the_frame_that_it_names_and_never_over_another(px_per_s: float, drop: bool) -> None:
    rate = Fraction(30000, 1001)
    timeline = Timeline(EMPTY.sequences, rate=rate, drop_frame=drop, start=Fraction(3600 * 30, 1) / rate)
    axis = FilmAxis()
    axis.show(1000.0, 0, px_per_s)
    found = [tick for tick in ticks(timeline, axis, 0, 2000, 90) if tick.words]
    assert len(found) >= 2
    for tick in found:
        time = from_timecode(tick.words, rate) - timeline.start
        assert abs(axis.x(time) - tick.x) < 1e-3 * max(1.0, px_per_s)
    assert all(later.x - earlier.x >= 90 - 1e-6 for earlier, later in pairwise(found))


def test_lines_between_timecodes_are_whole_frames_apart() -> None:
    for rate in (RATE, Fraction(25), Fraction(60)):
        for px_per_s in (0.5, 10.0, 300.0, WIDEST_PX):
            steps = steps_of(rate, px_per_s, 90)
            assert steps.large % steps.small == 0


def test_zoom_keeps_what_is_under_it_and_ends_somewhere() -> None:
    axis = FilmAxis()
    axis.show(100.0, 300, 50.0)
    time = axis.time(300)
    axis.zoom(3, 300)
    assert abs(axis.x(time) - 300) <= 1
    for _ in range(40):
        axis.zoom(3, 300)
    assert axis.px_per_s == WIDEST_PX
    axis.scroll(-1e12)
    assert axis.left == 0


def test_plus_minus_and_fit(film: TracksBench) -> None:
    lanes, scale = film.view.lanes, film.axis.px_per_s
    press(lanes, Qt.Key.Key_Plus, text="+")
    assert film.axis.px_per_s > scale
    press(lanes, Qt.Key.Key_Minus, text="-")
    assert film.axis.px_per_s == pytest.approx(scale)
    press(lanes, Qt.Key.Key_Z, SHIFT)
    assert film.axis.left == 0
    assert lanes.width() - 30 < film.axis.x(film.view.state.duration) <= lanes.width()


def test_arrow_keys_go_through_tracks_and_clips_and_say_where_they_are(film: TracksBench) -> None:
    lanes = film.view.lanes
    press(lanes, Qt.Key.Key_Down)
    press(lanes, Qt.Key.Key_Down)
    assert film.work.track == "v"
    press(lanes, Qt.Key.Key_Right, CTRL)
    press(lanes, Qt.Key.Key_Right, CTRL)
    assert film.work.selected == {"p1"}
    said = lanes.accessibleDescription()
    assert "Film" in said
    assert "00:00:05:00" in said
    press(lanes, Qt.Key.Key_Right, CTRL | SHIFT)
    assert film.work.selected == {"p1", "p2"}
    assert "00:00:12:00" in lanes.accessibleDescription()
    press(lanes, Qt.Key.Key_Left, CTRL)
    assert film.work.selected == {"p1"}


def test_a_clip_that_is_reached_is_scrolled_into_view(film: TracksBench) -> None:
    film.axis.show(0.0, 0, 400.0)
    film.work.select_track("v")
    for _ in range(3):
        press(film.view.lanes, Qt.Key.Key_Right, CTRL)
    box = film.box("p2")
    assert 0 <= box.left() < film.view.lanes.width()


def test_the_overview_scrolls_and_zooms(film: TracksBench) -> None:
    overview = film.view.overview
    film.axis.show(0.0, 0, 200.0)
    window = overview.window_box
    drag(overview, window.center(), window.center() + QPointF(100, 0))
    seconds = 100 * film.view.state.end_s / overview.width()
    assert film.axis.start_s == pytest.approx(seconds, abs=0.05)
    scale = film.axis.px_per_s
    end = QPointF(overview.window_box.right(), 10)
    drag(overview, end, end + QPointF(120, 0))
    assert film.axis.px_per_s < scale
    assert film.axis.start_s == pytest.approx(seconds, abs=0.1)


def test_while_it_plays_the_page_is_turned_where_the_playhead_leaves_it(
    film: TracksBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, playhead = film.view, film.view.state.playhead
    film.axis.show(0.0, 0, 100.0)
    monkeypatch.setattr(type(playhead), "playing", True)
    playhead.seek(Fraction(8))
    assert film.axis.left == 0
    playhead.seek(film.axis.time(view.lanes.width() + 5))
    assert 0 <= film.axis.x(playhead.time) < view.lanes.width() * 0.2
    view.toggle_follow()
    left = film.axis.left
    playhead.seek(film.axis.time(view.lanes.width() + 5))
    assert film.axis.left == left


def test_where_the_playhead_is_sent_out_of_sight_the_tracks_go_with_it(film: TracksBench) -> None:
    view, playhead = film.view, film.view.state.playhead
    film.axis.show(0.0, 0, 100.0)
    width = view.lanes.width()
    playhead.seek(film.axis.time(width / 2))
    assert film.axis.left == 0
    playhead.seek(Fraction(60))
    assert 0 <= film.axis.x(playhead.time) <= width
    playhead.seek(Fraction(0))
    assert film.axis.left == 0
