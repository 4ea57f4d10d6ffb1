"""Clips under the mouse and the keys: selected, moved, resized, repeated, opened."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication

from app.api import AssetId
from plugins.audio.commands import SetSong
from plugins.audio.panel.arrangement.head_layout import Zone
from plugins.audio.song import NotesOf, Region, Song, SoundOf, Track
from tests.ui.arrangement.parts import (
    ALT,
    BAR,
    CTRL,
    SHIFT,
    Opener,
    Two,
    act,
    at,
    corner,
    heard,
    scale,
    zone,
)
from tests.ui.audio_parts import double_click, drag, mouse, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_clicks_and_keys_select(two: Two) -> None:
    bench, view, _, _ = two
    lanes, work = view.lanes, bench.work
    drag(lanes, at(view, 0.5, 0))
    assert work.selected == {"first"}
    assert work.track == "piano"
    drag(lanes, at(view, 2.5, 0), modifiers=CTRL)
    assert work.selected == {"first", "second"}
    drag(lanes, at(view, 2.5, 0), modifiers=CTRL)
    assert work.selected == {"first"}
    drag(lanes, at(view, 2.5, 0), modifiers=SHIFT)
    assert work.selected == {"first", "second"}
    drag(lanes, at(view, 2.5, 0))
    assert work.selected == {"second"}
    drag(lanes, at(view, 1.5, 1))
    assert work.selected == frozenset()
    assert work.track == "drums"


def test_rubber_band_selects_what_it_touches(two: Two) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 1.5, 1), at(view, 1.7, 0), at(view, 2.2, 0, 0.4))
    assert bench.work.selected == {"second"}
    drag(view.lanes, at(view, 1.5, 1), at(view, 0.9, 0), modifiers=SHIFT)
    assert bench.work.selected == {"first", "second"}
    drag(view.lanes, at(view, 4.9, 1), at(view, 1.2, 0), release=False)
    assert bench.work.selected == {"second"}
    press(view.lanes, Qt.Key.Key_Escape)
    assert bench.work.selected == {"first", "second"}
    assert bench.steps() == []


def test_move_snaps_to_bars_and_is_one_step(two: Two) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.8, 0), at(view, 5.6, 0))
    assert bench.song().region("first") == replace(first, start=5 * BAR)
    assert bench.steps() == ["Move the clip"]
    bench.session.undo()
    assert bench.song().region("first") == first


def test_alt_moves_without_snapping(two: Two) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.9, 0), at(view, 1.2, 0), modifiers=ALT)
    start = bench.song().region("first").start
    assert abs(start - 0.7 * BAR) < 60
    assert start % 960


def test_escape_takes_a_drag_back(two: Two) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), release=False)
    assert view.state.preview.changed["first"].start == 4 * BAR
    press(view.lanes, Qt.Key.Key_Escape)
    mouse(view.lanes, QEvent.Type.MouseMove, at(view, 6.5, 0))
    mouse(view.lanes, QEvent.Type.MouseButtonRelease, at(view, 6.5, 0))
    assert bench.song().region("first") == first
    assert bench.steps() == []


def test_what_is_dragged_may_change_meanwhile(two: Two) -> None:
    bench, view, _, second = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), release=False)
    bench.session.execute(SetSong(replace(bench.song(), regions=(second,))))
    mouse(view.lanes, QEvent.Type.MouseMove, at(view, 6.5, 0))
    mouse(view.lanes, QEvent.Type.MouseButtonRelease, at(view, 6.5, 0))
    assert bench.song().regions == (second,)


def test_move_to_tracks_of_the_same_kind_only(two: Two) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.5, 1), at(view, 0.5, 2))
    assert bench.song().region("first").track == "drums"
    drag(view.lanes, at(view, 0.5, 1), at(view, 0.5, 2))
    assert bench.song().region("first").track == "drums"


def test_ctrl_drag_copies(two: Two) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 1, 0), at(view, 5.5, 0), modifiers=CTRL)
    assert bench.song().region("first") == first
    copies = [each for each in bench.song().regions if each.id not in ("first", "second")]
    assert [(each.start, each.content) for each in copies] == [(5 * BAR, first.content)]
    assert bench.work.selected == {copies[0].id}
    assert bench.steps() == ["Copy the clip"]


def test_several_move_together_and_not_below_the_beginning(two: Two) -> None:
    bench, view, _, _ = two
    bench.work.select({"first", "second"})
    drag(view.lanes, at(view, 2.5, 0), at(view, 2.9, 0), at(view, 0.2, 0))
    assert [bench.song().region(id_).start for id_ in ("first", "second")] == [0, 2 * BAR]
    drag(view.lanes, at(view, 2.5, 0), at(view, 2.9, 0), at(view, 4.5, 0))
    assert [bench.song().region(id_).start for id_ in ("first", "second")] == [2 * BAR, 4 * BAR]


def test_ends_resize_and_the_left_one_keeps_the_music_in_place(
    two: Two,
) -> None:
    bench, view, _, second = two
    before = heard(bench)
    drag(view.lanes, corner(view, second, right=False), at(view, 2.4, 0), at(view, 3, 0))
    cut = bench.song().region("second")
    assert (cut.start, cut.length, cut.offset) == (3 * BAR, BAR, BAR)
    assert heard(bench) == tuple(note for note in before if not 2 * BAR <= note.start < 3 * BAR)
    drag(view.lanes, corner(view, cut, right=False), at(view, 2.5, 0), at(view, 1, 0))
    assert bench.song().region("second") == second
    drag(view.lanes, corner(view, second, right=True), at(view, 4.4, 0), at(view, 6, 0))
    assert bench.song().region("second").end == 6 * BAR
    assert heard(bench) == before
    assert bench.steps() == ["Resize the clip"] * 3


def test_left_end_of_sound_begins_later_in_it(opener: Opener) -> None:
    bench, view = opener()
    region = bench.add_sound(bars=2, samples=np.zeros(44_100 * 6), id="sound")
    drag(view.lanes, corner(view, region, right=False), at(view, 0.3, 0), at(view, 1, 0))
    found = bench.song().region("sound")
    assert isinstance(found.content, SoundOf)
    # A bar of four beats at 100 a minute.
    assert (found.start, found.content.begin) == (BAR, round(4 * 0.6 * 44_100))


def test_left_end_of_what_repeats_moves_by_whole_repeats(opener: Opener) -> None:
    bench, view = opener()
    bench.add_track(id="piano")
    region = bench.add_region("piano", 4, scale(2), first=2, id="clip", loop=960 * 2, locked=(1, 3))
    before = heard(bench)
    drag(view.lanes, corner(view, region, right=False), at(view, 2.3, 0), at(view, 2.7, 0), modifiers=ALT)
    cut = bench.song().region("clip")
    assert (cut.start, cut.end, cut.offset) == (2 * BAR + 960 * 2, 6 * BAR, 0)
    assert heard(bench) == tuple(note for note in before if note.start >= cut.start)
    # Its bars begin half a bar later now: what was locked lies in two of them.
    assert cut.locked == (0, 1, 2, 3)
    drag(view.lanes, corner(view, cut, right=False), at(view, 2, 0), at(view, 0, 0), modifiers=ALT)
    assert bench.song().region("clip").start == 0


def test_upper_right_corner_repeats(two: Two) -> None:
    bench, view, first, _ = two
    bench.work.select({"second"})
    act(view, "audio.clip.delete")
    drag(view.lanes, corner(view, first, right=True, part=0.1), at(view, 1.5, 0, 0.1), at(view, 3, 0, 0.1))
    assert bench.song().region("first") == replace(first, length=3 * BAR, loop=BAR)
    assert [note.start for note in heard(bench)] == [beat * 960 for beat in range(12)]
    act(view, "audio.clip.once")
    assert bench.song().region("first") == first


def test_double_click_opens_or_makes_a_clip(two: Two) -> None:
    bench, view, _, _ = two
    double_click(view.lanes, at(view, 2.5, 0))
    assert bench.work.opened == "second"
    double_click(view.lanes, at(view, 1.5, 0))
    made = bench.song().region(bench.work.opened)
    assert (made.start, made.length, made.content) == (BAR, BAR, NotesOf(made.content.asset, 0))
    bench.work.select_bars((4, 7))
    double_click(view.lanes, at(view, 5.5, 1))
    made = bench.song().region(bench.work.opened)
    assert (made.track, made.start, made.length) == ("drums", 4 * BAR, 3 * BAR)
    double_click(view.lanes, at(view, 5.5, 2))
    assert len(bench.song().regions) == 4
    assert bench.steps() == ["Add a clip", "Add a clip"]


def test_keys_reach_every_clip(two: Two) -> None:
    bench, view, _, _ = two
    bench.add_region("drums", 1, scale(1), first=2, id="beat")
    lanes, work = view.lanes, bench.work
    press(lanes, Qt.Key.Key_Down)
    assert work.track == "piano"
    press(lanes, Qt.Key.Key_Right)
    assert work.selected == {"first"}
    press(lanes, Qt.Key.Key_Right)
    assert work.selected == {"second"}
    press(lanes, Qt.Key.Key_Left, SHIFT)
    assert work.selected == {"first", "second"}
    press(lanes, Qt.Key.Key_Right)
    press(lanes, Qt.Key.Key_Down)
    assert work.track == "drums"
    assert work.selected == {"beat"}
    assert "Drums" in view.lanes.accessibleDescription()
    press(lanes, Qt.Key.Key_Return)
    assert work.opened == "beat"
    press(lanes, Qt.Key.Key_Escape)
    assert work.selected == frozenset()


def test_keys_of_clips_are_not_those_of_other_panels(two: Two) -> None:
    bench, view, _, _ = two
    bench.work.select({"first", "second"})
    taken = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_J, CTRL)
    taken.ignore()
    QApplication.sendEvent(view.lanes, taken)
    assert taken.isAccepted()
    press(view.lanes, Qt.Key.Key_J, CTRL)
    assert len(bench.song().regions) == 1
    press(view.lanes, Qt.Key.Key_Right, ALT)
    assert bench.song().regions[0].start == bench.work.grid
    width = view.state.axis.px_per_beat
    press(view.lanes, Qt.Key.Key_Plus, SHIFT, "+")
    assert view.state.axis.px_per_beat > width
    bench.settings.set("keys.audio.clip.mute", ["X"])
    press(view.lanes, Qt.Key.Key_M)
    assert not bench.song().regions[0].mute


def test_read_only_projects_change_nothing(opener: Opener) -> None:
    region = Region("first", "piano", "A", 0, BAR, NotesOf(AssetId("0" * 64), 0))
    song = Song(tracks=(Track("piano", "Piano"),), regions=(region,))
    bench, view = opener(song, read_only=True)
    bench.work.select({"first"}, track="piano")
    drag(view.lanes, at(view, 0.5, 0), at(view, 3.5, 0))
    double_click(view.lanes, at(view, 2.5, 0))
    drag(view.ruler, QPointF(view.state.axis.x(2 * BAR), 8), QPointF(view.state.axis.x(5 * BAR), 8))
    for which in Zone:
        double_click(view.heads, zone(view, 0, which))
    for action in view.actions():
        if not action.id.startswith("audio.track.add"):
            act(view, action.id)
    assert bench.song() == song
    assert len(bench.session.history) == 1
