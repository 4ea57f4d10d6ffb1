"""What lies at a place, and what the mouse tells the pointer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import RemoveTransition, SetClips
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import MAIN, Marker
from plugins.timeline.panel.tracks.hit import Part
from tests.ui.audio_parts import drag, mouse, press
from tests.ui.film_tracks.bench import Pointed, TracksBench

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def test_the_parts_of_a_clip_are_told_apart(film: TracksBench) -> None:
    box = film.box("p2")
    y = box.bottom() - 8
    parts = {x: film.hit(x, y).part for x in (box.left() + 2, box.center().x(), box.right() - 2)}
    assert list(parts.values()) == [Part.IN_EDGE, Part.BODY, Part.OUT_EDGE]
    hit = film.hit(box.center().x(), y)
    assert (hit.track, hit.clip) == ("v", "p2")
    assert hit.time == film.axis.time(box.center().x())


def test_between_two_clips_is_their_cut_and_beside_it_their_edges(film: TracksBench) -> None:
    film.session.execute(RemoveTransition(MAIN, "p0"))
    cut = film.axis.x(index_of(film.work.sequence.track("v")).start(1))
    y = film.box("p0").bottom() - 8
    at, before, after = (film.hit(cut + step, y) for step in (0, -5, 5))
    assert (at.part, at.before, at.after) == (Part.CUT, "p0", "p1")
    assert (before.part, before.clip) == (Part.OUT_EDGE, "p0")
    assert (after.part, after.clip) == (Part.IN_EDGE, "p1")


def test_a_transition_lies_below_the_names_and_the_cut_within_it(film: TracksBench) -> None:
    box = film.box("p1")
    assert film.hit(box.left() + 12, box.bottom() - 6).part is Part.TRANSITION
    hit = film.hit(box.left() - 12, box.bottom() - 6)
    assert (hit.part, hit.clip, hit.before, hit.after) == (Part.TRANSITION, "p0", "p0", "p1")
    assert film.hit(box.left() + 12, box.top() + 4).part is Part.BODY
    assert film.hit(box.left(), box.bottom() - 6).part is Part.CUT


def test_gaps_ends_and_places_below_all_tracks(film: TracksBench) -> None:
    end, begin, y = film.box("p1").right(), film.box("p2").left(), film.box("p2").center().y()
    assert film.hit((end + begin) / 2, y).part is Part.GAP
    assert (film.hit(end + 3, y).part, film.hit(end + 3, y).clip) == (Part.OUT_EDGE, "p1")
    assert (film.hit(begin - 2, y).part, film.hit(begin - 2, y).clip) == (Part.IN_EDGE, "p2")
    behind = film.hit(film.box("p2").right() + 40, y)
    assert (behind.part, behind.track) == (Part.EMPTY, "v")
    below = film.hit(100, film.view.rows.whole + 30)
    assert (below.part, below.track) == (Part.EMPTY, "")


def test_a_narrow_clip_can_still_be_taken_in_its_middle(film: TracksBench) -> None:
    film.axis.show(0.0, 0, 3.0)
    box = film.box("p1")
    assert box.width() < 16
    assert film.hit(box.center().x(), box.top() + 3).part is Part.BODY


def test_keyframes_and_the_line_of_a_selected_clip(film: TracksBench) -> None:
    box = film.box("p1")
    body = film.view.lanes.painter.measures.body_of(box)
    at_key = box.left() + 40 * 1.0, body.top() + 3 + 0.5 * (body.height() - 6)
    assert film.hit(*at_key).part is Part.BODY
    film.work.select({"p1"})
    hit = film.hit(*at_key)
    assert (hit.part, hit.parameter, hit.key) == (Part.KEYFRAME, "opacity", Fraction(1))
    assert hit.value == pytest.approx(0.5, abs=0.02)
    line = film.hit(box.left() + 80, body.top() + 3 + 0.25 * (body.height() - 6))
    assert (line.part, line.key) == (Part.CURVE, None)
    assert line.value == pytest.approx(0.75, abs=0.02)
    film.view.set_parameter("rotation")
    assert film.hit(*at_key).part is Part.CURVE


def test_knobs_of_fades_are_where_the_fades_end(film: TracksBench) -> None:
    box = film.box("p2")
    clip = film.work.clip("p2")
    assert clip is not None
    film.session.execute(SetClips(MAIN, (replace(clip, fade_in=Fraction(2)),), "Fade"))
    y = film.view.lanes.painter.measures.body_of(box).top() + 6
    assert film.hit(box.left() + 80, y).part is Part.BODY
    film.view.state.set_hovered("p2")
    assert film.hit(box.left() + 80, y).part is Part.FADE_IN
    assert film.hit(box.right() - 10, y).part is Part.FADE_OUT


def test_markers_on_clips(film: TracksBench) -> None:
    clip = film.work.clip("p2")
    assert clip is not None
    film.session.execute(SetClips(MAIN, (replace(clip, markers=(Marker("k", Fraction(3)),)),), "Mark"))
    box = film.box("p2")
    hit = film.hit(box.left() + 120, box.bottom() - 3)
    assert (hit.part, hit.marker, hit.clip) == (Part.MARKER, "k", "p2")


def test_places_of_the_whole_view(film: TracksBench) -> None:
    view = film.view
    heads, lanes, ruler = (part.mapTo(view, QPoint(0, 0)) for part in (view.heads, view.lanes, view.ruler))
    row = view.rows.of("v")
    assert row is not None
    y = view.rows.y(row) + row.height / 2
    assert view.hit(QPointF(heads.x() + 20, heads.y() + y)).part is Part.HEAD
    assert view.hit(QPointF(heads.x() + 20, heads.y() + y)).track == "v"
    on_clip = view.hit(QPointF(lanes.x() + 40, lanes.y() + y))
    assert (on_clip.part, on_clip.clip) == (Part.BODY, "p0")
    sign = view.hit(QPointF(ruler.x() + film.axis.x(3), ruler.y() + view.ruler.height() - 6))
    assert (sign.part, sign.marker) == (Part.MARKER, "m0")
    assert view.hit(QPointF(ruler.x() + 40, ruler.y() + 4)).part is Part.RULER


def test_a_drag_is_told_from_press_to_release(film: TracksBench) -> None:
    pointer = Pointed()
    film.view.set_pointer(pointer)
    box = film.box("p0")
    begin, end = QPointF(box.left() + 30, box.center().y()), QPointF(box.left() + 90, box.center().y())
    drag(film.view.lanes, begin, end, modifiers=CTRL)
    assert pointer.names() == ["press", "move", "release"]
    told = [entry for entry in pointer.told if entry[0] != "hover"]
    assert told[0][1] is not None
    assert told[0][1].clip == "p0"
    assert told[1][1] is not None
    assert told[1][1].time - told[0][1].time == Fraction(60, 40)
    assert told[1][2] == CTRL


def test_escape_takes_a_gesture_back_and_then_nothing_more_is_told(film: TracksBench) -> None:
    pointer = Pointed()
    film.view.set_pointer(pointer)
    box = film.box("p0")
    drag(film.view.lanes, box.center(), box.center() + QPointF(30, 0), release=False)
    press(film.view.lanes, Qt.Key.Key_Escape)
    mouse(film.view.lanes, QEvent.Type.MouseButtonRelease, box.center(), NONE, Qt.MouseButton.LeftButton)
    assert not pointer.runs
    assert pointer.names() == ["press", "move"]


def test_a_key_held_during_a_drag_is_told_at_once(film: TracksBench) -> None:
    pointer = Pointed()
    film.view.set_pointer(pointer)
    drag(film.view.lanes, film.box("p0").center(), release=False)
    press(film.view.lanes, Qt.Key.Key_Shift)
    assert pointer.told[-2][0] == "move"
    assert pointer.told[-2][2] == Qt.KeyboardModifier.ShiftModifier


def test_the_view_scrolls_while_something_is_dragged_over_its_edge(film: TracksBench, qtbot: QtBot) -> None:
    pointer = Pointed()
    film.view.set_pointer(pointer)
    lanes = film.view.lanes
    beyond = QPointF(lanes.width() + 60, film.box("p0").center().y())
    drag(lanes, film.box("p0").center(), beyond, release=False)
    qtbot.waitUntil(lambda: film.axis.left > 60, timeout=10_000)
    assert pointer.last().time > film.axis.time(lanes.width())
    mouse(lanes, QEvent.Type.MouseButtonRelease, beyond, NONE, Qt.MouseButton.LeftButton)
    left = film.axis.left
    QApplication.processEvents()
    assert film.axis.left == left


def test_the_cursor_is_what_the_pointer_says(film: TracksBench) -> None:
    shape = Qt.CursorShape.SplitHCursor
    pointer = Pointed(shape=lambda hit: shape if hit.part is Part.BODY else None)
    film.view.set_pointer(pointer)
    lanes = film.view.lanes
    at = film.box("p0").center()
    mouse(lanes, QEvent.Type.MouseMove, at, NONE, Qt.MouseButton.NoButton)
    assert lanes.cursor().shape() is shape
    mouse(lanes, QEvent.Type.MouseMove, QPointF(at.x(), film.view.rows.whole + 40), NONE, Qt.MouseButton.NoButton)
    assert lanes.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_wheel_zooms_under_the_mouse_and_scrolls(film: TracksBench) -> None:
    at = QPointF(400, 60)
    time, scale = film.axis.time(400), film.axis.px_per_s
    _wheel(film, at, 120, CTRL)
    assert film.axis.px_per_s > scale
    assert abs(film.axis.x(time) - 400) <= 1
    left = film.axis.left
    _wheel(film, at, -120, Qt.KeyboardModifier.ShiftModifier)
    assert film.axis.left > left


def _wheel(film: TracksBench, at: QPointF, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    lanes = film.view.lanes
    event = QWheelEvent(
        at, lanes.mapToGlobal(at), QPoint(0, 0), QPoint(0, turned), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(lanes, event)
