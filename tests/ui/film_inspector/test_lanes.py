"""The lanes of keyframes: dragged, shaped, copied and typed, by mouse and by keys."""

from __future__ import annotations

import time
from fractions import Fraction
from statistics import median

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.widgets.number_slider import NumberSlider
from plugins.timeline.commands import SetClips, SetKey
from plugins.timeline.model import Curve, Easing, Keyframe, Value
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.inspector.live_text import LiveText
from plugins.timeline.panel.lanes.key_popover import KeyPopover
from plugins.timeline.panel.lanes.keyframe_lanes import HEADS_PX, KeyframeLanes
from plugins.timeline.panel.lanes.row import KeyAt, Row
from plugins.timeline.panel.lanes.shaping import EASE_IN, Preset, preset_of
from plugins.timeline.panel.lanes.space import Part
from tests.ui.audio_parts import double_click, drag, press
from tests.ui.film_inspector.bench import FilmBench, frames

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PX_PER_FRAME = 10.0


@pytest.fixture
def lanes(bench: FilmBench, qtbot: QtBot) -> KeyframeLanes:
    """The lanes of the shot, which begins at frame 96 and at the left edge; ten pixels a frame."""
    made = KeyframeLanes(bench.work, None, FilmAxis(), bench.icons)
    qtbot.addWidget(made)
    set_key(bench, "opacity", 4, 0.25)
    set_key(bench, "opacity", 20, 0.75)
    bench.work.select({"shot"})
    made.resize(HEADS_PX + 480, 400)
    made.show()
    qtbot.waitExposed(made)
    made.view.axis.show(4.0, 0, 24 * PX_PER_FRAME)
    return made


def set_key(bench: FilmBench, name: str, frame: int, value: Value, easing: Easing = Easing.LINEAR) -> None:
    """Put a keyframe onto the shot."""
    bench.session.execute(SetKey("main", "shot", name, Keyframe(frames(frame), value, easing)))


def keys(bench: FilmBench, name: str = "opacity") -> list[tuple[int, Value]]:
    """The keyframes of the shot as frames and values."""
    curve = bench.clip("shot").curve(name)
    return [(int(key.time * 24), key.value) for key in curve.keys] if curve is not None else []


def row(lanes: KeyframeLanes, name: str = "opacity") -> Row:
    """A lane of the shot."""
    found = lanes.state.row_of("shot", name)
    assert found is not None
    return found


def at(lanes: KeyframeLanes, frame: float, value: float | None = None, name: str = "opacity") -> QPointF:
    """The place of a frame and a value; in the middle of the lane without one."""
    lane = row(lanes, name)
    y = lane.y(value) if value is not None else (lane.top + lane.bottom) / 2
    return QPointF(HEADS_PX + frame * PX_PER_FRAME, y)


def key(frame: int, name: str = "opacity") -> KeyAt:
    """A keyframe of the shot."""
    return KeyAt("shot", name, frames(frame))


def ink(lanes: KeyframeLanes) -> int:
    """How many columns of the lane have something as bright as a curve in them."""
    image = lanes.view.grab().toImage()
    lane = row(lanes)
    return sum(
        any(image.pixelColor(x, y).lightness() > 180 for y in range(lane.top, lane.bottom))
        for x in range(HEADS_PX, image.width())
    )


def test_only_what_is_animated_has_a_lane(bench: FilmBench, lanes: KeyframeLanes) -> None:
    assert [each.lane.name for each in lanes.state.rows] == ["opacity"]
    offered = {each.lane.name: each.lane.title for each in lanes.state.hidden}
    assert {"x", "field:prompt", "field:camera", "field:guidance"} <= offered.keys()
    assert not {"volume", "field:seed"} & offered.keys()
    lanes.state.open("shot", "field:guidance")
    assert [each.lane.name for each in lanes.state.rows] == ["opacity", "field:guidance"]
    assert row(lanes, "field:guidance").lane.default == 6.0
    bench.work.select({"music"})
    assert lanes.state.rows == ()
    assert {each.lane.name for each in lanes.state.hidden} == {"volume", "pan"}


def test_a_keyframe_is_dragged_in_time_and_value_as_one_step(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lane = row(lanes)
    target = QPointF(HEADS_PX + 9.3 * PX_PER_FRAME, lane.y(0.5))
    drag(lanes.view, at(lanes, 4, 0.25), at(lanes, 6, 0.3), target)
    assert keys(bench) == [(9, 0.5), (20, 0.75)]
    assert bench.steps()[-2:] == ["Set a keyframe", "Move keyframes"]
    assert lanes.state.selected == {key(9)}
    bench.session.undo()
    assert keys(bench) == [(4, 0.25), (20, 0.75)]


def test_shift_keeps_to_one_direction_and_bounds_hold(bench: FilmBench, lanes: KeyframeLanes) -> None:
    start, shift = at(lanes, 4, 0.25), Qt.KeyboardModifier.ShiftModifier
    lanes.state.select({key(20)})
    drag(lanes.view, start, start + QPointF(30, 4), start + QPointF(50, 25), modifiers=shift)
    assert keys(bench) == [(9, 0.25), (25, 0.75)]
    bench.session.undo()
    lanes.state.select({key(20)})
    drag(lanes.view, start, start + QPointF(2, -8), start + QPointF(50, -25), modifiers=shift)
    assert [frame for frame, _ in keys(bench)] == [4, 20]
    assert keys(bench)[0][1] != 0.25
    bench.session.undo()
    lanes.state.select({key(4)})
    drag(lanes.view, start, start + QPointF(0, -20), start + QPointF(4, -2000))
    assert keys(bench) == [(4, 1.0), (20, 0.75)]


def test_a_keyframe_that_comes_onto_another_takes_its_place(bench: FilmBench, lanes: KeyframeLanes) -> None:
    start = at(lanes, 4, 0.25)
    drag(lanes.view, start, start + QPointF(100, 0), QPointF(at(lanes, 20).x(), start.y()))
    assert keys(bench) == [(20, 0.25)]
    bench.session.undo()
    assert keys(bench) == [(4, 0.25), (20, 0.75)]
    assert lanes.state.selected == {key(20)}
    bench.session.undo()
    assert lanes.state.selected == frozenset()


def test_several_keyframes_move_together_and_escape_puts_them_back(bench: FilmBench, lanes: KeyframeLanes) -> None:
    set_key(bench, "x", 10, 0.5)
    drag(lanes.view, QPointF(HEADS_PX + 2, 1), QPointF(HEADS_PX + 300, lanes.state.height - 1))
    assert lanes.state.selected == {key(4), key(20), key(10, "x")}
    start = at(lanes, 10, 0.5, "x")
    drag(lanes.view, start, start + QPointF(50, 0), release=False)
    assert keys(bench) == [(9, 0.25), (25, 0.75)]
    assert keys(bench, "x") == [(15, 0.5)]
    press(lanes.view, Qt.Key.Key_Escape)
    assert keys(bench) == [(4, 0.25), (20, 0.75)]
    assert lanes.state.selected == {key(4), key(20), key(10, "x")}


def test_double_click_adds_a_keyframe_on_the_nearest_frame(bench: FilmBench, lanes: KeyframeLanes) -> None:
    double_click(lanes.view, at(lanes, 12.4, 0.6))
    assert keys(bench) == [(4, 0.25), (12, pytest.approx(0.6, abs=0.02)), (20, 0.75)]
    assert lanes.state.selected == {key(12)}


def test_a_handle_makes_a_curve_of_its_own(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lanes.state.select({key(4)})
    spots = {part: place for part, _, _, place, _ in lanes.view.space.handles(lanes.view.width())}
    assert set(spots) == {Part.AFTER}
    lane = row(lanes)
    drag(lanes.view, spots[Part.AFTER], QPointF(HEADS_PX + 12 * PX_PER_FRAME, lane.y(0.25)))
    curve = bench.clip("shot").curve("opacity")
    assert curve is not None
    assert curve.keys[0].easing is Easing.BEZIER
    assert curve.keys[0].handles[:2] == pytest.approx((0.5, 0.0), abs=1e-6)
    assert curve.keys[1].easing is Easing.LINEAR
    assert curve.at(frames(12)) != pytest.approx(0.5, abs=0.02)
    assert bench.steps()[-1] == "Shape the easing"


def test_presets_are_set_for_all_that_is_selected(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lanes.state.select({key(4), key(20)})
    assert lanes.easing.currentText() == "Linear"
    QTest.keyClick(lanes.easing, Qt.Key.Key_Down)
    curve = bench.clip("shot").curve("opacity")
    assert curve is not None
    assert [preset_of(each) for each in curve.keys] == [Preset.EASE_IN] * 2
    assert curve.keys[0].handles == EASE_IN
    lanes.set_easing(Preset.HOLD)
    assert bench.clip("shot").value("opacity", frames(19)) == 0.25
    lanes.state.select(())
    assert not lanes.easing.isEnabled()


def test_keys_are_moved_raised_and_deleted_by_keyboard(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lanes.view.setFocus()
    lanes.state.select({key(4)})
    press(lanes.view, Qt.Key.Key_Right)
    press(lanes.view, Qt.Key.Key_Up)
    assert keys(bench) == [(5, pytest.approx(0.26)), (20, 0.75)]
    press(lanes.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert lanes.state.selected == {key(15)}
    press(lanes.view, Qt.Key.Key_Delete)
    assert keys(bench) == [(20, 0.75)]
    lanes.edits.playhead.seek(frames(96 + 7))
    press(lanes.view, Qt.Key.Key_Insert)
    assert [frame for frame, _ in keys(bench)] == [7, 20]
    press(lanes.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert lanes.edits.playhead.time == frames(96 + 20)
    assert lanes.state.selected == {key(20)}


def test_copied_keyframes_go_onto_the_playhead_and_onto_other_lanes(bench: FilmBench, lanes: KeyframeLanes) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    press(lanes.view, Qt.Key.Key_A, control)
    press(lanes.view, Qt.Key.Key_C, control)
    lanes.edits.playhead.seek(frames(96 + 30))
    press(lanes.view, Qt.Key.Key_V, control)
    assert keys(bench) == [(4, 0.25), (20, 0.75), (30, 0.25), (46, 0.75)]
    assert lanes.state.selected == {key(30), key(46)}
    lanes.state.open("shot", "crop_left")
    lanes.edits.playhead.seek(frames(96))
    press(lanes.view, Qt.Key.Key_V, control)
    assert keys(bench, "crop_left") == [(0, 0.25), (16, 0.75)]
    bench.work.select({"film"})
    lanes.edits.playhead.seek(frames(8))
    press(lanes.view, Qt.Key.Key_V, control)
    curve = bench.clip("film").curve("opacity")
    assert curve is not None
    assert [each.time for each in curve.keys] == [frames(8), frames(24)]


def test_a_prompt_travels_in_blocks_that_are_written_in_place(
    bench: FilmBench, lanes: KeyframeLanes, qtbot: QtBot
) -> None:
    lanes.state.open("shot", "field:prompt")
    lanes.edits.playhead.seek(frames(96 + 24))
    lanes.view.setFocus()
    press(lanes.view, Qt.Key.Key_Insert)
    assert keys(bench, "field:prompt") == [(24, "clouds drifting over snowy mountains")]
    press(lanes.view, Qt.Key.Key_Return)
    popover = lanes.view.findChild(KeyPopover)
    assert popover is not None
    assert isinstance(popover.field, LiveText)
    QTest.keyClicks(popover.field, "a storm")
    assert keys(bench, "field:prompt") == [(24, "a storm")]
    assert bench.steps()[-1] == "Change a keyframe"
    assert bench.steps()[-2] == "Set a keyframe"
    with qtbot.waitSignal(popover.destroyed, timeout=5000):
        press(popover, Qt.Key.Key_Escape)


def test_a_number_is_typed_in_place(bench: FilmBench, lanes: KeyframeLanes) -> None:
    double_click(lanes.view, at(lanes, 4, 0.25))
    popover = lanes.view.findChild(KeyPopover)
    assert popover is not None
    assert isinstance(popover.field, NumberSlider)
    QTest.keyClick(popover.field, Qt.Key.Key_Up)
    assert keys(bench) == [(4, pytest.approx(0.26)), (20, 0.75)]
    popover.close()


def test_the_cameras_motion_is_chosen_from_its_names(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lanes.state.open("shot", "field:camera")
    double_click(lanes.view, at(lanes, 24, name="field:camera"))
    assert keys(bench, "field:camera") == [(24, "still")]
    menu = next(each for each in lanes.view.findChildren(QMenu) if each.isVisible())
    pan = next(action for action in menu.actions() if action.text() == "Pan left")
    pan.trigger()
    menu.close()
    assert keys(bench, "field:camera") == [(24, "pan-left")]


def test_diamonds_in_the_heads_set_and_remove(bench: FilmBench, lanes: KeyframeLanes) -> None:
    lanes.edits.playhead.seek(frames(96 + 12))
    buttons = lanes.view.buttons("shot", "opacity")
    buttons.diamond.click()
    assert keys(bench) == [(4, 0.25), (12, pytest.approx(0.5)), (20, 0.75)]
    buttons.diamond.click()
    assert keys(bench) == [(4, 0.25), (20, 0.75)]
    buttons.previous.click()
    assert lanes.edits.playhead.time == frames(96 + 4)


def test_the_wheel_zooms_where_it_stands(lanes: KeyframeLanes) -> None:
    before = lanes.view.axis.time(100)
    place = QPointF(HEADS_PX + 100, 10)
    wheel = lanes.view.mapToGlobal(place)
    event = QWheelEvent(
        place, wheel, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(lanes.view, event)
    assert lanes.view.axis.px_per_s > 24 * PX_PER_FRAME
    assert float(lanes.view.axis.time(100)) == pytest.approx(float(before), abs=0.01)


def test_a_thousand_keyframes_are_drawn_at_once(bench: FilmBench, lanes: KeyframeLanes) -> None:
    many = tuple(Keyframe(frames(frame) / 50, (frame % 7) / 7, Easing.EASE) for frame in range(2000))
    clip = bench.clip("shot").with_curve("opacity", Curve("opacity", many))
    bench.session.execute(SetClips("main", (clip,)))
    image = QPixmap(lanes.view.size())
    spent = []
    for _ in range(9):
        begun = time.perf_counter()
        lanes.view.render(image)
        spent.append(time.perf_counter() - begun)
    assert median(spent) < 0.06
    seen = lanes.view.space.seen(row(lanes), lanes.view.width())
    assert len(many[seen]) == 2000
    assert ink(lanes) > 400
    assert Fraction(0) in {each.time for each in lanes.view.space.keys_in(lanes.view.rect().toRectF())}
