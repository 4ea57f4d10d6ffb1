"""What each tool does with a drag, and that each drag is one step that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import Group, Nest, Razor, Ripple, SetKey, SetMarker, SetTrack, SetTransition
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.model import MAIN, Curve, Keyframe, Marker, Transition
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tracks.ghost import GhostKind
from plugins.timeline.panel.tracks.hit import Part
from tests.plugins.timeline.films import dissolve
from tests.ui.film_tools.parts import ALT, CTRL, NONE, SHIFT, ToolBench, at


def test_a_click_selects_picture_and_sound_and_with_alt_one_alone(film: ToolBench) -> None:
    film.click(film.hit(Part.BODY, "p1", 5))
    assert film.work.selected == {"p1", "a1"}
    assert film.work.track == "v"
    film.click(film.hit(Part.BODY, "p0", 5), CTRL)
    assert film.work.selected == {"p0", "a0", "p1", "a1"}
    film.click(film.hit(Part.BODY, "p1", 5), SHIFT)
    assert film.work.selected == {"p0", "a0"}
    film.click(film.hit(Part.BODY, "p0", 5), ALT)
    assert film.work.selected == {"p0"}
    film.work.set_linked(False)
    film.click(film.hit(Part.BODY, "p2", 5))
    assert film.work.selected == {"p2"}
    film.click(film.hit(Part.GAP, frame=60, track_="v"))
    assert not film.work.selected
    assert film.steps == []


def test_a_drag_moves_a_clip_with_its_sound_over_what_is_there(film: ToolBench) -> None:
    film.drag(film.hit(Part.BODY, "p0", 3), 30)
    assert film.track("v") == [("", 20), ("p1", 10), ("p0", 20), ("", 25), ("p2", 40)]
    assert film.track("a") == [("", 20), ("a1", 10), ("a0", 20), ("", 25), ("a2", 40)]
    assert film.steps == ["Move clips"]
    film.session.undo()
    assert film.track("v")[0] == ("p0", 20)


def test_a_drag_over_another_track_leaves_the_sound_on_its_own(film: ToolBench) -> None:
    film.drag(film.hit(Part.BODY, "p1", 3), 2, onto="v2")
    assert film.track("v2") == [("", 22), ("p1", 30)]
    assert film.track("a") == [("a0", 20), ("", 2), ("a1", 30), ("", 23), ("a2", 40)]
    assert film.track("v") == [("p0", 20), ("", 55), ("p2", 40)]


def test_alt_leaves_the_sound_where_it_is(film: ToolBench) -> None:
    film.drag(film.hit(Part.BODY, "p2", 3), 5, keys=ALT)
    assert film.track("v")[2:] == [("", 30), ("p2", 40)]
    assert film.track("a")[2:] == [("", 25), ("a2", 40)]


def test_ctrl_puts_a_clip_in_between_and_rippling_closes_up(film: ToolBench) -> None:
    film.drag(film.hit(Part.BODY, "p2", 0), -75, keys=CTRL)
    assert film.track("v")[:3] == [("p2", 40), ("p0", 20), ("p1", 30)]
    film.session.undo()
    film.work.set_ripple(Ripple.TRACK)
    film.drag(film.hit(Part.BODY, "p1", 0), -20, keys=CTRL)
    assert film.track("v") == [("p1", 30), ("p0", 20), ("", 25), ("p2", 40)]


def test_nothing_goes_before_the_beginning(film: ToolBench) -> None:
    film.drag(film.hit(Part.BODY, "p1", 3), -60)
    assert film.track("v")[0] == ("p1", 30)
    assert film.work.start_of("p1") == 0


def test_an_edge_goes_as_far_as_there_is_material_and_says_so(film: ToolBench) -> None:
    # 100 frames lie before what is shown, and 20 frames of another clip are in the way
    film.work.set_ripple(Ripple.TRACK)
    hit = film.hit(Part.IN_EDGE, "p1", 0)
    film.work.set_snapping(False)
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, -40), NONE)
    assert "no more material" not in film.ghosts.words
    film.pointer.move(film.later(hit, -150), NONE)
    assert "no more material" in film.ghosts.words
    assert film.ghosts.sequence is not None
    assert film.steps == []
    film.pointer.release(film.later(hit, -150), NONE)
    assert film.clip("p1").source_start == 0
    assert film.clip("a1").duration == at(130)
    assert film.steps == ["Trim the beginning"]


def test_a_clip_in_the_way_stops_an_edge_without_rippling(film: ToolBench) -> None:
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), 60)
    assert film.track("v") == [("p0", 20), ("p1", 55), ("p2", 40)]
    film.drag(film.hit(Part.IN_EDGE, "p0", 0), 7, keys=ALT)
    assert film.track("v")[:2] == [("", 7), ("p0", 13)]
    assert film.track("a")[0] == ("a0", 20)


@pytest.mark.parametrize("mode", [Ripple.NONE, Ripple.TRACK, Ripple.ALL])
def test_the_ripple_tool_takes_along_what_lies_behind(film: ToolBench, mode: Ripple) -> None:
    film.work.set_ripple(mode)
    film.session.execute(SetMarker(MAIN, Marker("m", at(60))))
    film.use(Tool.RIPPLE)
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), -10)
    assert film.track("v") == [("p0", 20), ("p1", 20), ("", 25), ("p2", 40)]
    assert film.track("a") == [("a0", 20), ("a1", 20), ("", 25), ("a2", 40)]
    assert film.sequence.markers[0].start == at(50)
    film.session.undo()
    film.session.redo()
    assert duration_of(film.sequence) == at(105)


def test_a_cut_is_rolled_by_the_arrow_and_by_the_roll_tool(film: ToolBench) -> None:
    for tool, part in ((Tool.SELECT, Part.CUT), (Tool.ROLL, Part.OUT_EDGE)):
        film.use(tool)
        film.drag(film.hit(part, "p0", 20), 6)
    assert film.track("v")[:2] == [("p0", 32), ("p1", 18)]
    assert film.track("a")[:2] == [("a0", 32), ("a1", 18)]
    assert film.steps == ["Roll the cut"] * 2


def test_slip_shows_what_was_before_and_stops_where_there_is_no_more(film: ToolBench) -> None:
    film.use(Tool.SLIP)
    film.drag(film.hit(Part.BODY, "p1", 5), 12)
    assert film.clip("p1").source_start == at(88)
    assert film.clip("a1").source_start == at(88)
    film.drag(film.hit(Part.BODY, "p1", 5), 500)
    assert film.clip("p1").source_start == 0
    assert film.track("v")[1] == ("p1", 30)


def test_slide_moves_a_clip_between_its_neighbours(film: ToolBench) -> None:
    film.use(Tool.SLIDE)
    film.drag(film.hit(Part.BODY, "p1", 5), 8)
    assert film.track("v") == [("p0", 28), ("p1", 30), ("", 17), ("p2", 40)]
    assert film.clip("p1").source_start == at(100)


def test_the_rate_tool_shows_the_same_content_longer_or_shorter(film: ToolBench) -> None:
    film.use(Tool.RATE)
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), 15)
    assert film.track("v") == [("p0", 20), ("p1", 45), ("", 10), ("p2", 40)]
    assert film.clip("p1").speed == Fraction(2, 3)
    assert film.clip("a1").source_range.duration == at(30)
    film.drag(film.hit(Part.IN_EDGE, "p1", 0), 15)
    assert film.track("v")[:3] == [("p0", 20), ("", 15), ("p1", 30)]
    assert film.clip("p1").speed == 1
    film.drag(film.hit(Part.IN_EDGE, "p1", 0), -60)
    assert film.track("v")[:2] == [("p0", 20), ("p1", 45)]
    assert film.steps == ["Change the speed"] * 3


def test_the_razor_cuts_what_is_linked_with_shift_all_tracks_and_with_alt_one(film: ToolBench) -> None:
    film.use(Tool.RAZOR)
    hit = film.hit(Part.BODY, "p1", 10)
    film.pointer.hover(hit, NONE)
    assert film.ghosts.cut == ("v", at(30))
    film.click(hit)
    assert [length for _, length in film.track("v")] == [20, 10, 20, 25, 40]
    assert [length for _, length in film.track("a")] == [20, 10, 20, 25, 40]
    film.click(film.hit(Part.BODY, "p2", 10), ALT)
    assert [length for _, length in film.track("v")][-2:] == [10, 30]
    assert film.track("a")[-1] == ("a2", 40)
    film.click(film.hit(Part.BODY, "p0", 10), SHIFT)
    assert [length for _, length in film.track("a")][:2] == [10, 10]
    assert film.steps == ["Cut"] * 3
    gap = film.hit(Part.GAP, frame=60, track_="v")
    film.pointer.hover(gap, NONE)
    assert film.shown[-1] is None, "there is nothing to cut"
    film.pointer.hover(gap, SHIFT)
    assert film.ghosts.cut == ("", at(60))
    film.pointer.hover(None, NONE)
    assert film.shown[-1] is None


def test_an_edge_is_drawn_to_the_playhead_and_to_other_edges(film: ToolBench) -> None:
    film.playhead.seek(at(62))
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), 11.4, snapping=True)
    assert film.track("v")[1] == ("p1", 42)
    film.drag(film.hit(Part.BODY, "p2", 0), -12.6, snapping=True)
    assert film.work.start_of("p2") == at(62)
    film.session.undo()
    film.drag(film.hit(Part.BODY, "p2", 0), -12.6, snapping=False)
    assert film.work.start_of("p2") == at(62)


def test_a_line_is_shown_where_an_edge_was_drawn_to(film: ToolBench) -> None:
    hit = film.hit(Part.BODY, "p2", 5)
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, -24.5), NONE)
    assert film.ghosts.snap == at(50)
    assert film.ghosts.words.startswith("−00:01:01")
    film.pointer.move(film.later(hit, -12.5), NONE)
    assert film.ghosts.snap is None
    assert film.pointer.cancel()
    assert film.shown[-1] is None
    assert film.steps == []


def test_escape_takes_back_a_drag_and_a_band(film: ToolBench) -> None:
    film.work.select({"p0"})
    hit = film.hit(Part.GAP, frame=60, track_="v")
    film.pointer.press(hit, CTRL)
    film.pointer.move(film.later(hit, 40, "a"), CTRL)
    assert film.work.selected == {"p0", "p2", "a2"}
    assert film.ghosts.band is not None
    assert film.pointer.cancel()
    assert film.work.selected == {"p0"}
    film.pointer.release(hit, NONE)
    assert film.steps == []


def test_a_band_selects_what_it_touches_with_what_is_linked(film: ToolBench) -> None:
    hit = film.hit(Part.EMPTY, frame=200, track_="v2")
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, -110, "v"), NONE)
    film.pointer.release(film.later(hit, -110, "v"), NONE)
    assert film.work.selected == {"p2", "a2"}
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, -190, "v"), ALT)
    assert film.work.selected == {"p0", "p1", "p2", "a0", "a1", "a2"}


def test_the_corners_of_a_clip_fade_it(film: ToolBench) -> None:
    film.drag(film.hit(Part.FADE_IN, "p1", 0), 12)
    film.drag(film.hit(Part.FADE_OUT, "p1", 30), -90)
    assert film.clip("p1").fade_in == at(12)
    assert film.clip("p1").fade_out == at(30)
    film.drag(film.hit(Part.FADE_IN, "p1", 12), -12)
    assert film.clip("p1").fade_in == 0
    assert film.steps == ["Fade in", "Fade out", "Fade in"]


def test_a_transition_is_dragged_longer_and_over_its_cut(film: ToolBench) -> None:
    film.session.execute(SetTransition(MAIN, "p0", dissolve(6, 6)))
    hit = film.hit(Part.TRANSITION, "p0", 25)
    film.drag(hit, 4)
    assert _transition(film) == (at(6), at(10))
    assert film.work.transition == "p0"
    film.drag(film.hit(Part.TRANSITION, "p0", 15), -2, keys=CTRL)
    assert _transition(film) == (at(8), at(12))
    film.drag(film.hit(Part.TRANSITION, "p0", 21), -3)
    assert _transition(film) == (at(11), at(9))
    film.drag(film.hit(Part.TRANSITION, "p0", 28), 500)
    assert _transition(film) == (at(11), at(30))


def _transition(film: ToolBench) -> tuple[Fraction, Fraction]:
    item = film.sequence.track("v").items[1]
    assert isinstance(item, Transition)
    other = film.sequence.track("a").items[1]
    assert isinstance(other, Transition)
    return item.in_offset, item.out_offset


def test_keyframes_are_added_dragged_and_taken_away_on_their_line(film: ToolBench) -> None:
    film.click(film.hit(Part.CURVE, "p1", 10.3, parameter="opacity", value=1.0), CTRL)
    film.click(film.hit(Part.CURVE, "p1", 20, parameter="opacity", value=1.0), CTRL)
    assert _keys(film) == [(10, 1.0), (20, 1.0)]
    key = film.hit(Part.KEYFRAME, "p1", 10, parameter="opacity", key=at(10), value=1.0)
    film.drag(key, 5, value=0.25)
    assert _keys(film) == [(15, 0.25), (20, 1.0)]
    assert film.steps == ["Set a keyframe", "Set a keyframe", "Move a keyframe"]
    later = film.hit(Part.KEYFRAME, "p1", 15, parameter="opacity", key=at(15), value=0.25)
    film.drag(later, 90, value=-3.0)
    assert _keys(film) == [(20, 1.0), (30, 0.0)]
    film.drag(film.hit(Part.CURVE, "p1", 25, parameter="opacity", value=0.5), 0.5, value=0.9)
    assert _keys(film) == [(20, 1.0), (30, 0.0)], "no value goes over its bounds"
    film.click(film.hit(Part.KEYFRAME, "p1", 20, parameter="opacity", key=at(20), value=1.0), CTRL)
    assert _keys(film) == [(30, 0.0)]


def _keys(film: ToolBench) -> list[tuple[int, object]]:
    curve = film.clip("p1").curve("opacity")
    assert isinstance(curve, Curve)
    return [(round(key.time / at(1)), key.value) for key in curve.keys]


def test_the_line_of_a_parameter_without_keyframes_sets_its_value(film: ToolBench) -> None:
    hit = film.hit(Part.CURVE, "a1", 10, parameter="volume", value=0.0)
    # A drag straight down goes by pixels alone
    film.pointer.press(hit, NONE)
    down = replace(hit, y=hit.y + 12, value=-6.0)
    film.pointer.move(down, NONE)
    assert film.ghosts.words == "-6.0 dB"
    film.pointer.release(down, NONE)
    assert film.clip("a1").value("volume", at(0)) == -6.0
    assert film.clip("p1").curve("volume") is None


def test_a_marker_is_dragged_and_opened(film: ToolBench, qtbot: QtBot) -> None:
    film.session.execute(SetMarker(MAIN, Marker("m", at(10))))
    hit = film.hit(Part.MARKER, frame=10, marker="m")
    film.drag(hit, 9.6, snapping=True)
    assert film.sequence.markers[0].start == at(20)
    with qtbot.waitSignal(film.pointer.marker_opened) as opened:
        film.pointer.double_click(hit, NONE)
    assert opened.args == ["", "m"]


def test_a_double_click_opens_a_nested_sequence_marks_a_gap_or_tells(film: ToolBench, qtbot: QtBot) -> None:
    film.pointer.double_click(film.hit(Part.GAP, frame=60, track_="v"), NONE)
    assert film.work.range is not None
    assert (film.work.range.start, film.work.range.end) == (at(50), at(75))
    with qtbot.waitSignal(film.pointer.opened) as opened:
        film.pointer.double_click(film.hit(Part.BODY, "p1", 3), NONE)
    assert opened.args == ["p1"]
    film.session.execute(Nest(MAIN, ("p0",), "Inside"))
    nested = film.track("v")[0][0]
    film.pointer.double_click(film.hit(Part.BODY, nested, 3), NONE)
    assert film.sequence.name == "Inside"


def test_the_hand_scrolls(film: ToolBench) -> None:
    film.use(Tool.HAND)
    hit = film.hit(Part.BODY, "p2", 20)
    film.pointer.press(hit, NONE)
    film.pointer.move(replace(hit, x=hit.x - 50), NONE)
    film.pointer.move(replace(hit, x=hit.x - 80), NONE)
    film.pointer.release(hit, NONE)
    assert film.axis.left == 80
    assert film.steps == []
    assert not film.work.selected


def test_what_is_locked_is_refused_in_words_and_stays(film: ToolBench) -> None:
    film.session.execute(SetTrack(MAIN, replace(film.sequence.track("v"), locked=True)))
    before = film.session.document
    film.drag(film.hit(Part.BODY, "p1", 3), 20)
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), 5)
    assert film.session.document is before
    assert len(film.messages.failed) == 2
    assert "locked" in str(film.messages.failed[0])


def test_a_drag_ends_when_the_film_changes_meanwhile(film: ToolBench) -> None:
    hit = film.hit(Part.BODY, "p1", 3)
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, 20), NONE)
    film.session.execute(Razor(MAIN, at(10)))
    assert not film.pointer.is_dragging
    film.pointer.release(film.later(hit, 20), NONE)
    assert film.steps == ["Cut"]


def test_a_group_is_selected_and_dragged_as_a_whole(film: ToolBench) -> None:
    film.session.execute(Group(MAIN, ("p0", "p2")))
    film.drag(film.hit(Part.BODY, "p0", 3), 100)
    assert film.work.selected == {"p0", "a0", "p2", "a2"}
    assert film.work.start_of("p2") == at(175)


def test_unused_material_is_shown_beside_an_edge_that_is_dragged(film: ToolBench) -> None:
    hit = film.hit(Part.OUT_EDGE, "p1", 30)
    film.pointer.press(hit, NONE)
    film.pointer.move(film.later(hit, -10), NONE)
    (ghost,) = film.ghosts.items
    assert (ghost.kind, ghost.track, ghost.range.start, ghost.range.end) == (GhostKind.MATERIAL, "v", at(40), at(920))
    assert film.ghosts.words == "−00:00:10   00:00:20"


def test_the_mouse_tells_what_a_drag_would_do(film: ToolBench) -> None:
    edge, body = film.hit(Part.OUT_EDGE, "p1", 30), film.hit(Part.BODY, "p1", 10)
    shapes = Qt.CursorShape
    assert film.pointer.cursor(edge, NONE) is shapes.SizeHorCursor
    assert film.pointer.cursor(body, NONE) is None
    film.use(Tool.RAZOR)
    assert film.pointer.cursor(body, NONE) is shapes.IBeamCursor
    film.use(Tool.HAND)
    assert film.pointer.cursor(body, NONE) is shapes.OpenHandCursor


def test_a_read_only_film_is_selected_and_not_dragged(film: ToolBench) -> None:
    film.session.replace(film.session.document, read_only=True)
    before = film.session.document
    film.drag(film.hit(Part.BODY, "p1", 3), 20)
    film.use(Tool.RAZOR)
    film.click(film.hit(Part.BODY, "p1", 3))
    assert film.session.document is before
    assert film.work.selected == {"p1", "a1"}


def test_a_keyframe_that_is_clicked_is_the_chosen_one(film: ToolBench) -> None:
    film.session.execute(SetKey(MAIN, "p1", "opacity", Keyframe(at(4), 0.5)))
    film.click(film.hit(Part.KEYFRAME, "p1", 4, parameter="opacity", key=at(4), value=0.5))
    assert film.pointer.key is not None
    assert film.pointer.key.time == at(4)
    film.click(film.hit(Part.BODY, "p1", 10))
    assert film.pointer.key is None


def test_an_alt_chosen_clip_is_trimmed_alone(film: ToolBench) -> None:
    film.click(film.hit(Part.BODY, "p1", 5), ALT)
    film.drag(film.hit(Part.OUT_EDGE, "p1", 30), -5)
    assert film.clip("p1").duration == at(25)
    assert film.clip("a1").duration == at(30)
