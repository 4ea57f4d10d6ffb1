"""The tools with a real mouse on the real tracks: what is drawn is what is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt

from plugins.timeline.commands import SetTransition
from plugins.timeline.model import MAIN, Transition
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tracks.hit import Part
from tests.plugins.timeline.films import dissolve
from tests.ui.audio_parts import double_click, drag, mouse, press
from tests.ui.film_tools.parts import ALT, CTRL, SHIFT, EditBench, at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def seen(edit: EditBench) -> EditBench:
    """A film of which a frame is eight pixels wide, and nothing snaps."""
    edit.work.set_snapping(False)
    edit.axis.show(0.0, 0.0, 8 / float(at(1)))
    return edit


def _place(bench: EditBench, track: str, frame: float, share: float = 0.6) -> QPointF:
    """A place of a track in the lanes, in frames and parts of its height."""
    row = bench.view.rows.of(track)
    assert row is not None
    return QPointF(bench.axis.x(at(1) * 1) * frame, bench.view.rows.y(row) + row.height * share)


def _found(bench: EditBench, part: Part, track: str, frames: tuple[float, float]) -> QPointF:
    """The first place of a kind on a track between two frames."""
    row = bench.view.rows.of(track)
    assert row is not None
    left, right = (round(_place(bench, track, frame).x()) for frame in frames)
    for x in range(left, right + 1):
        for y in range(bench.view.rows.y(row), bench.view.rows.y(row) + row.height):
            if bench.view.lanes.hit(QPointF(x, y)).part is part:
                return QPointF(x, y)
    raise AssertionError(part)


def test_a_clip_is_dragged_by_its_body_to_another_track(seen: EditBench) -> None:
    lanes = seen.view.lanes
    drag(lanes, _place(seen, "v", 60 + 20), _place(seen, "v2", 70), _place(seen, "v2", 84))
    assert seen.track("v2") == [("", 79), ("p2", 40)]
    assert seen.track("a")[-2:] == [("", 29), ("a2", 40)]
    assert seen.steps == ["Move clips"]


def test_an_edge_and_a_cut_are_taken_where_they_are_drawn(seen: EditBench) -> None:
    lanes = seen.view.lanes
    edge = _found(seen, Part.OUT_EDGE, "v", (49, 50))
    drag(lanes, edge, edge + QPointF(40, 0), edge + QPointF(80, 0))
    assert seen.track("v")[1] == ("p1", 40)
    cut = _found(seen, Part.CUT, "v", (19, 21))
    drag(lanes, cut, cut - QPointF(20, 0), cut - QPointF(40, 0))
    assert seen.track("v")[:2] == [("p0", 15), ("p1", 45)]
    assert seen.track("a")[:2] == [("a0", 15), ("a1", 45)]


def test_a_corner_fades_a_clip(seen: EditBench) -> None:
    seen.work.select({"p1"})
    knob = _found(seen, Part.FADE_IN, "v", (20, 22))
    drag(seen.view.lanes, knob, knob + QPointF(40, 0), knob + QPointF(80, 0))
    assert seen.clip("p1").fade_in == at(10)


def test_keyframes_are_set_on_the_line_dragged_and_taken_away(seen: EditBench) -> None:
    seen.work.select({"p1"})
    lanes = seen.view.lanes
    line = _found(seen, Part.CURVE, "v", (30, 30.5))
    drag(lanes, line, modifiers=CTRL)
    curve = seen.clip("p1").curve("opacity")
    assert curve is not None
    assert [key.time for key in curve.keys] == [at(10)]
    key = _found(seen, Part.KEYFRAME, "v", (29, 31))
    drag(lanes, key, key + QPointF(20, 10), key + QPointF(40, 20))
    dragged = seen.clip("p1").curve("opacity")
    assert dragged is not None
    (moved,) = dragged.keys
    assert moved.time == at(15)
    assert 0.2 < float(moved.value) < 0.9
    again = _found(seen, Part.KEYFRAME, "v", (34, 36))
    drag(lanes, again, modifiers=CTRL)
    assert seen.clip("p1").curve("opacity") is None


def test_the_razor_shows_its_cut_and_makes_it(seen: EditBench) -> None:
    seen.use(Tool.RAZOR)
    lanes, place = seen.view.lanes, _place(seen, "v", 30)
    mouse(lanes, QEvent.Type.MouseMove, place, button=Qt.MouseButton.NoButton)
    assert seen.view.state.ghosts.cut == ("v", at(30))
    assert lanes.cursor().shape() is Qt.CursorShape.IBeamCursor
    drag(lanes, place, modifiers=SHIFT)
    assert [length for _, length in seen.track("v")][:3] == [20, 10, 20]
    assert [length for _, length in seen.track("a")][:3] == [20, 10, 20]


def test_escape_takes_back_what_is_dragged(seen: EditBench) -> None:
    lanes, place = seen.view.lanes, _place(seen, "v", 30)
    drag(lanes, place, place + QPointF(60, 0), place + QPointF(90, 0), release=False)
    assert seen.view.state.ghosts.sequence is not None
    press(lanes, Qt.Key.Key_Escape)
    assert seen.view.state.ghosts.sequence is None
    mouse(lanes, QEvent.Type.MouseButtonRelease, place + QPointF(90, 0))
    assert seen.steps == []


def test_a_band_over_two_tracks_selects_what_it_touches(seen: EditBench) -> None:
    begin, end = _place(seen, "v2", 52), _place(seen, "v", 45)
    drag(seen.view.lanes, begin, (begin + end) / 2, end, modifiers=ALT)
    assert seen.work.selected == {"p1"}
    assert seen.view.state.ghosts.band is None


def test_a_transition_is_made_longer_by_its_end(seen: EditBench) -> None:
    seen.session.execute(SetTransition(MAIN, "p0", dissolve(8, 8)))
    end = _found(seen, Part.TRANSITION, "v", (26, 27))
    drag(seen.view.lanes, end, end + QPointF(16, 0), end + QPointF(32, 0))
    item = seen.sequence.track("v").items[1]
    assert isinstance(item, Transition)
    assert (item.in_offset, item.out_offset) == (at(8), at(12))


def test_a_double_click_on_a_gap_marks_it(seen: EditBench) -> None:
    double_click(seen.view.lanes, _place(seen, "v", 60))
    assert seen.work.range is not None
    assert seen.work.range.duration == at(25)


def test_what_is_scrolled_out_is_where_it_was(seen: EditBench) -> None:
    seen.axis.scroll_to(200)
    place = QPointF(seen.axis.x(at(60)) + 8 * 22, _place(seen, "v", 0).y())
    assert seen.view.lanes.hit(place).clip == "p2"
    drag(seen.view.lanes, place, place + QPointF(24, 0), place + QPointF(40, 0))
    assert seen.work.start_of("p2") == at(80)


def test_the_pointer_knows_only_films_that_are_there(seen: EditBench) -> None:
    hit = replace(seen.hit(Part.BODY, "p1", 3), clip="gone")
    before = seen.session.document
    seen.drag(hit, 10)
    assert seen.session.document is before
