"""The ruler and the heads of tracks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from plugins.audio.commands import SetTrack
from plugins.audio.model import DRUMS, Role
from plugins.audio.panel.arrangement.head_layout import Zone
from plugins.audio.song import SOUND
from tests.ui.arrangement.parts import (
    BAR,
    CTRL,
    SHIFT,
    Two,
    act,
    zone,
)
from tests.ui.audio_parts import double_click, drag, mouse, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_brace_is_dragged_moved_and_turned_off(two: Two) -> None:
    bench, view, _, _ = two
    ruler = view.ruler

    def x(bar: float) -> QPointF:
        return QPointF(view.state.axis.x(bar * BAR), 8)

    drag(ruler, x(8), x(7), x(4.1))
    assert bench.song().brace == (0, 4)
    drag(ruler, x(2), x(3), x(5))
    assert bench.song().brace == (3, 7)
    drag(ruler, x(3), x(2.5), x(1.9))
    assert bench.song().brace == (2, 7)
    drag(ruler, x(2), x(4), x(9))
    assert bench.song().brace == (6, 7)
    double_click(ruler, x(6.5))
    assert not bench.song().looping
    drag(ruler, x(1.2), x(2), x(2.5))
    assert (bench.song().brace, bench.song().looping) == ((1, 3), True)
    drag(ruler, x(2), x(5), release=False)
    assert ruler.brace == (4, 6)
    press(ruler, Qt.Key.Key_Escape)
    mouse(ruler, QEvent.Type.MouseButtonRelease, x(5))
    assert bench.song().brace == (1, 3)
    assert bench.steps() == [*["Change the loop"] * 4, "Turn the loop off", "Change the loop"]


def test_time_is_selected_below_and_a_click_goes_there(two: Two) -> None:
    bench, view, _, _ = two
    ruler = view.ruler

    def x(bar: float) -> QPointF:
        return QPointF(view.state.axis.x(bar * BAR), 26)

    drag(ruler, x(4.5), x(3), x(2.5))
    assert bench.work.bars == (2, 5)
    act(view, "audio.loop.selection")
    assert bench.song().brace == (2, 5)
    drag(ruler, x(3.26))
    assert view.state.playhead.tick == 3 * BAR + 960
    assert bench.work.bars is None
    press(ruler, Qt.Key.Key_Right)
    assert view.state.playhead.tick == 3 * BAR + 2 * 960
    press(ruler, Qt.Key.Key_Right, SHIFT)
    assert bench.work.bars == (3, 4)
    press(ruler, Qt.Key.Key_Escape)
    assert bench.work.bars is None


def test_heads_mute_solo_lock_and_rename(two: Two) -> None:
    bench, view, _, _ = two
    for which in (Zone.MUTE, Zone.SOLO, Zone.LOCK):
        drag(view.heads, zone(view, 1, which))
    drums = bench.song().track("drums")
    assert (drums.mute, drums.solo, drums.locked) == (True, True, True)
    drag(view.heads, zone(view, 0, Zone.SOLO), modifiers=CTRL)
    assert [track.solo for track in bench.song().tracks] == [True, False, False]
    double_click(view.heads, zone(view, 1, Zone.NAME))
    field = view.heads.findChild(QLineEdit)
    assert field is not None
    field.setText("Kit")
    press(field, Qt.Key.Key_Return)
    assert bench.song().track("drums").name == "Kit"
    assert bench.steps() == ["Mute the track", "Solo the track", "Lock the track", "Solo the track", "Rename the track"]


def test_volume_is_one_step_and_escape_takes_it_back(two: Two) -> None:
    bench, view, _, _ = two
    middle = zone(view, 0, Zone.VOLUME)
    drag(view.heads, middle, middle + QPointF(10, 0), middle - QPointF(20, 0))
    volume = bench.song().track("piano").volume
    assert 0.1 < volume < 0.5
    assert bench.steps() == ["Change the volume"]
    drag(view.heads, middle, middle + QPointF(30, 0), release=False)
    assert bench.song().track("piano").volume > 0.5
    press(view.heads, Qt.Key.Key_Escape)
    assert bench.song().track("piano").volume == volume
    assert bench.steps() == ["Change the volume"]
    double_click(view.heads, middle)
    assert bench.song().track("piano").volume == 0.8


def test_heads_are_dragged_into_another_order(two: Two) -> None:
    bench, view, _, _ = two

    def order() -> list[str]:
        return [track.id for track in bench.song().tracks]

    drag(view.heads, zone(view, 0, Zone.NAME), zone(view, 1, Zone.VOLUME), zone(view, 2, Zone.VOLUME))
    assert order() == ["drums", "voice", "piano"]
    drag(view.heads, zone(view, 2, Zone.NAME), zone(view, 0, Zone.NAME), release=False)
    press(view.heads, Qt.Key.Key_Escape)
    mouse(view.heads, QEvent.Type.MouseButtonRelease, zone(view, 0, Zone.NAME))
    assert order() == ["drums", "voice", "piano"]
    bench.work.select_track("piano")
    act(view, "audio.track.up")
    assert order() == ["drums", "piano", "voice"]
    act(view, "audio.track.down")
    assert order() == ["drums", "voice", "piano"]


def test_keys_reach_every_control_of_a_head(two: Two) -> None:
    bench, view, _, _ = two
    heads = view.heads
    heads.setFocus()
    press(heads, Qt.Key.Key_Down)
    assert bench.work.track == "drums"
    for _ in range(2):
        press(heads, Qt.Key.Key_Right)
    press(heads, Qt.Key.Key_Return)
    assert bench.song().track("drums").mute
    press(heads, Qt.Key.Key_Minus)
    press(heads, Qt.Key.Key_Minus)
    assert bench.song().track("drums").volume == pytest.approx(0.76)
    assert bench.steps() == ["Mute the track", "Change the volume"]
    assert "track 2 of 3" in heads.accessibleDescription()
    press(heads, Qt.Key.Key_Delete)
    assert [track.id for track in bench.song().tracks] == ["piano", "voice"]
    assert bench.work.track == "voice"


def test_instruments_are_searched_in_both_languages(two: Two) -> None:
    bench, view, _, _ = two
    bench.work.execute(SetTrack(replace(bench.song().track("piano"), name="Grand piano")))
    drag(view.heads, zone(view, 0, Zone.INSTRUMENT))
    popup = view.heads.popup
    assert popup.isVisible()
    assert len(popup.programs()) == 129
    popup.search.setText("尺八")
    assert popup.programs() == [77]
    popup.search.setText("guitar clean")
    assert popup.programs() == [27]
    press(popup.search, Qt.Key.Key_Return)
    assert not popup.isVisible()
    track = bench.song().track("piano")
    assert (track.program, track.name) == (27, "Clean electric guitar")
    assert bench.steps()[-1] == "Change the instrument"


def test_tracks_are_added_and_duplicated(two: Two) -> None:
    bench, view, first, _ = two
    view.add_button.click()
    assert view._new_track.programs()[0] == SOUND
    view._new_track.search.setText("drum kit")
    press(view._new_track.search, Qt.Key.Key_Return)
    added = bench.song().tracks[-1]
    assert (added.program, added.role, bench.work.track) == (DRUMS, Role.DRUMS, added.id)
    bench.work.select_track("piano")
    act(view, "audio.track.duplicate")
    copy = bench.song().tracks[1]
    assert [each.content for each in bench.song().on(copy.id)] == [each.content for each in bench.song().on("piano")]
    assert first.content == bench.song().on(copy.id)[0].content
    assert bench.steps() == ["Add a track", "Duplicate the track"]
