"""The piano roll under the pointer: notes are drawn, chosen, moved, resized and erased, one step each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.audio.commands import PutRegions
from plugins.audio.model import Note
from plugins.audio.panel.roll import PianoRoll
from plugins.audio.panel.roll.state import Show
from tests.ui.audio_parts import SongBench, double_click, drag, mouse, press
from tests.ui.roll.parts import ALT, BAR, BEAT, CTRL, NOTES, RIGHT, SHIFT, STEP, Rolled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_double_click_draws_a_note_on_the_grid(rolled: Rolled) -> None:
    """The note begins with the step under the pointer, sounds, and is selected: one step."""
    before = rolled.steps()
    double_click(rolled.roll.grid, rolled.at(BAR + 100, 62))
    assert rolled.notes()[-1] == Note(BAR, 62, STEP, 96)
    assert rolled.steps() == before + 1
    assert rolled.chosen() == [Note(BAR, 62, STEP, 96)]
    assert (rolled.track.id, 62, 96) in rolled.player.struck


def test_the_pencil_draws_as_far_as_it_is_dragged(rolled: Rolled) -> None:
    """B takes the pencil; while it is dragged only the view changes; the next note is as long."""
    rolled.press(Qt.Key.Key_B)
    assert rolled.roll.state.is_on(Show.PENCIL)
    before = rolled.steps()
    drag(rolled.roll.grid, rolled.at(BAR, 65), rolled.at(BAR + BEAT + 10, 65), release=False)
    assert rolled.steps() == before
    assert rolled.roll.state.preview is not None
    mouse(rolled.roll.grid, QEvent.Type.MouseButtonRelease, rolled.at(BAR + BEAT + 10, 65))
    assert Note(BAR, 65, BEAT, 96) in rolled.notes()
    drag(rolled.roll.grid, rolled.at(BAR + 2 * BEAT, 65))
    assert Note(BAR + 2 * BEAT, 65, BEAT, 96) in rolled.notes()
    assert rolled.steps() == before + 2


def test_a_note_is_drawn_in_key(rolled: Rolled) -> None:
    """With the key kept to, a click on a row outside of it draws the nearest note of the key."""
    rolled.press(Qt.Key.Key_K)
    double_click(rolled.roll.grid, rolled.at(BAR, 61))
    assert rolled.notes()[-1].pitch == 60


def test_clicks_select(rolled: Rolled) -> None:
    """A click selects one, Ctrl adds and takes out, a click beside them selects none, Ctrl+A all."""
    grid = rolled.roll.grid
    drag(grid, rolled.at(BEAT // 2, 60))
    assert rolled.chosen() == [NOTES[0]]
    drag(grid, rolled.at(BEAT * 1.5, 64), modifiers=CTRL)
    assert rolled.chosen() == [NOTES[0], NOTES[1]]
    drag(grid, rolled.at(BEAT // 2, 60), modifiers=CTRL)
    assert rolled.chosen() == [NOTES[1]]
    drag(grid, rolled.at(BAR, 72))
    assert rolled.chosen() == []
    rolled.press(Qt.Key.Key_A, CTRL)
    assert rolled.chosen() == list(NOTES)


def test_a_rubber_band_selects_what_it_touches(rolled: Rolled) -> None:
    """From an empty place over two notes."""
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 70), rolled.at(BEAT * 1.2, 65), rolled.at(BEAT * 2.5, 63))
    assert rolled.chosen() == [NOTES[1], NOTES[2]]
    assert rolled.roll.grid.band is None


def test_a_drag_moves_on_the_grid_and_in_semitones(rolled: Rolled) -> None:
    """All selected notes go along, in one step; the pitch that is reached sounds once."""
    rolled.select(0, 1)
    before = rolled.steps()
    start = rolled.at(BEAT // 2, 60)
    half = rolled.at(BEAT // 2 + 300, 61)
    goal = rolled.at(BEAT // 2 + 500, 61)
    drag(rolled.roll.grid, start, half, goal)
    assert rolled.notes() == (Note(480, 61, BEAT, 80), Note(BEAT + 480, 65, BEAT, 60), NOTES[2])
    assert rolled.steps() == before + 1
    assert [pitch for _, pitch, _ in rolled.player.struck] == [60, 61]
    assert rolled.chosen() == [Note(480, 61, BEAT, 80), Note(BEAT + 480, 65, BEAT, 60)]
    rolled.bench.session.undo()
    assert rolled.notes() == NOTES


def test_alt_leaves_the_grid_and_shift_the_time(rolled: Rolled) -> None:
    """Alt moves to the very tick, Shift only changes the pitch."""
    grid = rolled.roll.grid
    x = rolled.at(BEAT // 2, 60).x()
    ticks = rolled.roll.space.ticks(7)
    drag(grid, rolled.at(BEAT // 2, 60), QPointF(x + 7, rolled.at(0, 60).y()), modifiers=ALT)
    assert rolled.notes()[0].start == pytest.approx(ticks, abs=1)
    rolled.bench.session.undo()
    drag(grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT * 1.5, 62), modifiers=SHIFT)
    assert rolled.notes()[0] == Note(0, 62, BEAT, 80)


def test_notes_move_by_steps_of_the_key(rolled: Rolled) -> None:
    """From C to D all of a C major triad goes to D minor."""
    rolled.roll.state.switch(Show.IN_KEY)
    rolled.press(Qt.Key.Key_A, CTRL)
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT // 2, 62))
    assert [note.pitch for note in rolled.notes()] == [62, 65, 69]
    rolled.press(Qt.Key.Key_Down)
    assert [note.pitch for note in rolled.notes()] == [60, 64, 67]


def test_ctrl_copies(rolled: Rolled) -> None:
    """The notes stay, and copies of them lie at the new place and are selected."""
    rolled.select(0)
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT // 2 + BAR, 60), modifiers=CTRL)
    assert rolled.notes() == (*NOTES, Note(BAR, 60, BEAT, 80))
    assert rolled.chosen() == [Note(BAR, 60, BEAT, 80)]


def test_both_ends_resize(rolled: Rolled) -> None:
    """The end and the beginning follow the pointer on the grid; no note vanishes."""
    grid = rolled.roll.grid
    end = rolled.at(BEAT, 60) - QPointF(2, 0)
    drag(grid, end, QPointF(rolled.at(BEAT + 480, 60).x() - 2, end.y()))
    assert rolled.notes()[0] == Note(0, 60, BEAT + 480, 80)
    begin = rolled.at(2 * BEAT, 67) + QPointF(2, 0)
    drag(grid, begin, QPointF(rolled.at(2 * BEAT + 480, 67).x() + 2, begin.y()))
    assert rolled.notes()[2] == Note(2 * BEAT + 480, 67, 480, 100)
    begin = rolled.at(2 * BEAT + 480, 67) + QPointF(2, 0)
    drag(grid, begin, QPointF(rolled.at(BAR, 67).x(), begin.y()))
    assert rolled.notes()[2].length > 0


def test_a_right_drag_erases_in_one_step(rolled: Rolled) -> None:
    """What the pointer goes over is gone; a double click deletes a note too."""
    before = rolled.steps()
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT * 1.4, 64), button=RIGHT)
    assert rolled.notes() == (NOTES[2],)
    assert rolled.steps() == before + 1
    double_click(rolled.roll.grid, rolled.at(BEAT * 2.5, 67))
    assert rolled.notes() == ()


def test_escape_gives_a_drag_up(rolled: Rolled) -> None:
    """Nothing is changed, and no step is made."""
    before = rolled.steps()
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT * 3, 65), release=False)
    rolled.press(Qt.Key.Key_Escape)
    mouse(rolled.roll.grid, QEvent.Type.MouseButtonRelease, rolled.at(BEAT * 3, 65))
    assert rolled.notes() == NOTES
    assert rolled.steps() == before
    assert rolled.roll.state.preview is None


def test_an_edit_by_others_ends_a_gesture(rolled: Rolled) -> None:
    """Undo while notes are dragged drops the drag: its places would name other notes."""
    rolled.select(0)
    rolled.press(Qt.Key.Key_Delete)
    at = rolled.at(BEAT * 1.5, 64)
    drag(rolled.roll.grid, at, at + QPointF(100, 0), release=False)
    rolled.bench.session.undo()
    mouse(rolled.roll.grid, QEvent.Type.MouseMove, at + QPointF(160, 0))
    mouse(rolled.roll.grid, QEvent.Type.MouseButtonRelease, at + QPointF(160, 0))
    assert rolled.notes() == NOTES
    lane = rolled.roll.lane
    rolled.select(0)
    drag(lane, QPointF(at.x(), 5), release=False)
    rolled.press(Qt.Key.Key_Delete)
    mouse(lane, QEvent.Type.MouseMove, QPointF(at.x() + 100, 30))
    mouse(lane, QEvent.Type.MouseButtonRelease, QPointF(at.x() + 100, 30))
    assert rolled.notes() == NOTES[1:]


def test_a_read_only_project_changes_nothing(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    """Gestures and keys say so, and notes can still be selected."""
    first = Rolled(tmp_path / "one", resources)
    song = first.bench.song()
    bench = SongBench(tmp_path / "one", resources, song, read_only=True)
    roll = PianoRoll(bench.work, bench.icons)
    qtbot.addWidget(roll)
    roll.resize(1000, 560)
    roll.show()
    bench.work.open(first.region.id)
    QApplication.processEvents()
    row = roll.rows.row(60)
    assert row is not None
    at = QPointF(roll.space.x(BEAT // 2), roll.rows.y(row) + 5)
    drag(roll.grid, at, at + QPointF(200, 40))
    assert roll.state.selected.tolist() == [True, False, False]
    press(roll.grid, Qt.Key.Key_Delete)
    press(roll.grid, Qt.Key.Key_Up)
    double_click(roll.grid, at + QPointF(400, 0))
    drag(roll.lane, QPointF(at.x(), 5), QPointF(at.x() + 200, 5))
    assert bench.song() == song
    assert "read-only" in bench.messages.said[0][0]
    first.roll.close()
    first.close()
    bench.close()


def test_tab_goes_through_the_notes_and_then_on(rolled: Rolled) -> None:
    """Tab selects one after another and says it; behind the last the next widget has the focus; Space is left."""
    grid = rolled.roll.grid
    rolled.roll.activateWindow()
    grid.setFocus()
    for note in NOTES:
        rolled.press(Qt.Key.Key_Tab)
        assert rolled.chosen() == [note]
    assert grid.accessibleDescription() == "G4, bar 2, beat 3, velocity 100"
    rolled.press(Qt.Key.Key_Tab)
    assert rolled.chosen() == [NOTES[-1]]
    rolled.press(Qt.Key.Key_Backtab)
    assert rolled.chosen() == [NOTES[1]]
    assert "Space" not in grid.keys


def test_other_edits_keep_the_selection(rolled: Rolled) -> None:
    """Undo leaves selected what is still there."""
    rolled.select(0, 2)
    rolled.roll.edits.delete_places([1])
    assert rolled.chosen() == [NOTES[0], NOTES[2]]
    rolled.bench.session.undo()
    assert rolled.chosen() == [NOTES[0], NOTES[2]]
    rolled.bench.session.execute(PutRegions((), without=(rolled.region.id,)))
    assert not rolled.roll.is_open()
