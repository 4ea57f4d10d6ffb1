"""The menus of places, and the row of tools above the tracks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import Nest, Ripple, SetClips, SetKey, SetMarker, SetTransition
from plugins.timeline.model import MAIN, Curve, Easing, Keyframe, Marker, Transition, TransitionKind
from plugins.timeline.panel.menus import Menus
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.toolbar import Toolbar
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import dissolve
from tests.ui.audio_parts import drag, mouse, press
from tests.ui.film_tools.parts import EditBench, at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def menus(edit: EditBench) -> Menus:
    """The menus of a film."""
    return Menus(edit.work, edit.editing, edit.view)


@pytest.fixture
def bar(edit: EditBench, qtbot: QtBot) -> Toolbar:
    """The tools above a film."""
    made = Toolbar(edit.work, edit.editing, edit.axis, edit.icons)
    qtbot.addWidget(made)
    made.resize(1000, made.height())
    made.show()
    return made


def _entry(menus: Menus, hit: Hit, words: str) -> QAction:
    for entry in menus.menu_of(hit).actions():
        if entry.text().partition("\t")[0] == words:
            return entry
    raise AssertionError(words)


@pytest.mark.parametrize("part", list(Part))
def test_every_place_has_a_menu_that_says_what_can_be_done(edit: EditBench, menus: Menus, part: Part) -> None:
    edit.session.execute(SetTransition(MAIN, "p0", dissolve(2, 2)))
    edit.session.execute(SetMarker(MAIN, Marker("m", at(5))))
    edit.session.execute(SetKey(MAIN, "p1", "opacity", Keyframe(at(4), 0.5)))
    outside = part in (Part.GAP, Part.HEAD, Part.RULER, Part.EMPTY, Part.MARKER, Part.RANGE_IN, Part.RANGE_OUT)
    hit = edit.hit(part, "" if outside else "p1", 60 if outside else 4, "v" if outside else "")
    hit = replace(hit, marker="m", parameter="opacity", key=at(4), before="p0" if part is Part.TRANSITION else "")
    entries = [entry for entry in menus.menu_of(hit).actions() if not entry.isSeparator()]
    assert len(entries) >= 4
    assert all(entry.text() for entry in entries)
    assert any(entry.isEnabled() for entry in entries)


def test_a_menu_is_about_the_clip_under_the_mouse_or_all_that_are_selected(edit: EditBench, menus: Menus) -> None:
    edit.work.select({"p0", "a0"})
    _entry(menus, edit.hit(Part.BODY, "p1", 3), "Delete and close up").trigger()
    assert edit.track("v")[:2] == [("p0", 20), ("", 25)]
    edit.work.select({"p0", "a0", "p2", "a2"})
    _entry(menus, edit.hit(Part.BODY, "p2", 3), "Enable or disable clips").trigger()
    assert [clip.enabled for clip in edit.sequence.clips] == [False] * 4


def test_a_gap_is_closed_filled_or_marked(edit: EditBench, menus: Menus, qtbot: QtBot) -> None:
    hit = edit.hit(Part.GAP, frame=60, track_="v")
    with qtbot.waitSignal(edit.editing.fill_wanted) as told:
        _entry(menus, hit, "Fill with a shot").trigger()
    assert told.args == [TimeRange(at(50), at(25)), "v"]
    _entry(menus, hit, "Mark the gap").trigger()
    assert edit.work.range == TimeRange(at(50), at(25))
    _entry(menus, hit, "Close the gap").trigger()
    assert edit.track("v") == [("p0", 20), ("p1", 30), ("p2", 40)]
    assert edit.work.start_of("a2") == at(75)
    edit.session.undo()
    _entry(menus, hit, "Close the gap on all tracks").trigger()
    assert edit.work.start_of("a2") == edit.work.start_of("p2") == at(50)
    assert edit.steps == ["Close the gap"]


def test_a_transition_becomes_another_or_goes(edit: EditBench, menus: Menus) -> None:
    edit.session.execute(SetTransition(MAIN, "p0", dissolve(4, 6)))
    hit = edit.hit(Part.TRANSITION, "p0", 20)
    assert _entry(menus, hit, "Dissolve").isChecked()
    _entry(menus, hit, "Wipe").trigger()
    item = edit.sequence.track("v").items[1]
    assert isinstance(item, Transition)
    assert (item.kind, item.in_offset, item.out_offset) == (TransitionKind.WIPE, at(4), at(6))
    _entry(menus, hit, "Delete the transition").trigger()
    assert edit.track("v")[:2] == [("p0", 20), ("p1", 30)]


def test_a_keyframe_is_eased_and_taken_away(edit: EditBench, menus: Menus) -> None:
    edit.session.execute(SetKey(MAIN, "p1", "opacity", Keyframe(at(4), 0.5, Easing.LINEAR)))
    hit = edit.hit(Part.KEYFRAME, "p1", 4, parameter="opacity", key=at(4))
    assert _entry(menus, hit, "Go on evenly").isChecked()
    _entry(menus, hit, "Hold until the next keyframe").trigger()
    assert edit.clip("p1").curve("opacity") == Curve("opacity", (Keyframe(at(4), 0.5, Easing.HOLD),))
    _entry(menus, hit, "Delete the keyframe").trigger()
    assert edit.clip("p1").curve("opacity") is None


def test_a_clip_is_marked_at_the_playhead(edit: EditBench, menus: Menus) -> None:
    hit = edit.hit(Part.BODY, "p1", 3)
    assert not _entry(menus, hit, "Mark the clip at the playhead").isEnabled()
    edit.playhead.seek(at(27))
    _entry(menus, hit, "Mark the clip at the playhead").trigger()
    (marker,) = edit.clip("p1").markers
    assert marker.start == at(7)
    assert edit.editing.marker.isVisible()
    edit.editing.marker.hide()
    _entry(menus, edit.hit(Part.MARKER, "p1", 7, marker=marker.id), "Delete the marker").trigger()
    assert not edit.clip("p1").markers


def test_nested_sequences_are_opened_from_their_menu(edit: EditBench, menus: Menus) -> None:
    edit.session.execute(Nest(MAIN, ("p0",), "Inside"))
    hit = edit.hit(Part.BODY, edit.track("v")[0][0], 3)
    _entry(menus, hit, "Open the nested sequence").trigger()
    assert edit.sequence.name == "Inside"


def test_a_menu_opens_where_it_is_asked_for(edit: EditBench, menus: Menus, qtbot: QtBot) -> None:
    edit.view.menu_wanted.connect(menus.open)
    edit.view.menu_wanted.emit(edit.hit(Part.BODY, "p1", 3), QPoint(30, 40))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.waitExposed(menu)
    menu.close()


def test_the_row_of_tools_shows_and_sets_what_is_on(edit: EditBench, bar: Toolbar) -> None:
    assert bar.tools[Tool.SELECT].isChecked()
    bar.tools[Tool.SLIP].click()
    assert edit.work.tool is Tool.SLIP
    edit.do("timeline.tool.roll")
    assert bar.tools[Tool.ROLL].isChecked()
    assert not bar.tools[Tool.SLIP].isChecked()
    bar.tools[Tool.ROLL].click()
    assert bar.tools[Tool.ROLL].isChecked()
    assert bar.snapping.isChecked()
    bar.snapping.click()
    assert not edit.work.snapping
    assert not bar.snapping.isChecked()
    edit.do("timeline.linked")
    assert not bar.linked.isChecked()
    assert bar.ripple.accessibleName() == "No ripple"
    bar.ripple.menu().actions()[2].trigger()
    assert edit.work.ripple is Ripple.ALL
    assert bar.ripple.accessibleName() == "Ripple all"
    assert [entry.isChecked() for entry in bar.ripple.menu().actions()] == [False, False, True]


def test_every_tool_has_a_name_a_picture_and_says_its_key(edit: EditBench, bar: Toolbar) -> None:
    for tool, button in bar.tools.items():
        key = edit.editing.action(f"timeline.tool.{tool.value}").keys[0]
        assert button.accessibleName()
        assert f"({key})" in button.toolTip()
        assert not button.icon().isNull()


def test_the_slider_and_the_view_have_one_scale(edit: EditBench, bar: Toolbar) -> None:
    bar.zoom.setValue(0)
    far = edit.axis.px_per_s
    bar.zoom.setValue(1000)
    assert edit.axis.px_per_s > far * 1000
    edit.view.fit_all()
    assert 0 < bar.zoom.value() < 1000
    before = edit.axis.px_per_s
    bar.larger.click()
    assert edit.axis.px_per_s == pytest.approx(before * 1.5)


def test_tracks_are_added_from_the_row_of_tools(edit: EditBench, bar: Toolbar) -> None:
    entries = {action.data(): action for action in bar.add_track.menu().actions()}
    entries["timeline.add-track.sound"].trigger()
    assert edit.steps == ["Add a track"]
    edit.session.replace(edit.session.document, read_only=True)
    edit.work.film_changed.emit(edit.timeline, edit.timeline)
    assert not bar.add_track.isEnabled()


def test_a_key_of_the_tools_is_not_taken_for_one_that_plays(edit: EditBench, bar: Toolbar) -> None:
    bar.activateWindow()
    bar.snapping.setFocus()
    press(bar.snapping, Qt.Key.Key_Space, text=" ")
    assert not edit.work.snapping
    assert not edit.playhead.playing


def test_the_line_of_a_parameter_follows_the_mouse_in_the_real_view(edit: EditBench) -> None:
    edit.session.execute(SetClips(MAIN, (replace(edit.clip("p1"), name="Sky"),)))
    edit.view.fit_all()
    edit.work.set_snapping(False)
    edit.work.select({"p1"})
    lanes = edit.view.lanes
    start, row = edit.axis.x(at(20)), edit.view.rows.of("v")
    assert row is not None
    x = start + (edit.axis.x(at(50)) - start) / 2
    top = edit.view.rows.y(row)
    found = [y for y in range(top, top + row.height) if lanes.hit(QPointF(x, y)).part is Part.CURVE]
    assert found
    begin = QPointF(round(x), found[len(found) // 2])
    down = [begin + QPointF(0, step) for step in (0, 6, 12, 18)]
    drag(lanes, *down, release=False)
    assert edit.steps == ["Change clips"]
    mouse(lanes, QEvent.Type.MouseButtonRelease, down[-1], button=Qt.MouseButton.LeftButton)
    value = edit.clip("p1").value("opacity", at(0))
    assert isinstance(value, float)
    assert 0.05 < value < 0.9
    assert edit.steps == ["Change clips", "Change a parameter"]


def test_the_scale_gives_way_where_there_is_no_room(bar: Toolbar, qtbot: QtBot) -> None:
    assert bar.zoom.isVisible()
    bar.resize(480, bar.height())
    qtbot.waitUntil(lambda: not bar.zoom.isVisible())
    assert bar.add_track.isVisible()
    assert bar.minimumSizeHint().width() <= 480
    bar.resize(1000, bar.height())
    qtbot.waitUntil(bar.zoom.isVisible)
