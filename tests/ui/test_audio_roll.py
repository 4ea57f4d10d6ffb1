"""PianoRoll: notes are drawn, chosen, moved, shaped and heard; each gesture is one step of the history."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import AssetId
from plugins.audio.commands import PutRegions, SetSong
from plugins.audio.excerpt import sounding
from plugins.audio.model import DRUMS, Key, Mode, Note
from plugins.audio.notes import read_notes
from plugins.audio.panel.player import Player
from plugins.audio.panel.roll import PianoRoll
from plugins.audio.panel.roll.names import drum_name, pitch_from, pitch_name
from plugins.audio.panel.roll.state import Fold, Show
from plugins.audio.panel.roll.table import NoteTable, heard
from plugins.audio.playback.clock import ManualClock
from plugins.audio.playback.output import NullOutput
from plugins.audio.song import NotesOf, Region, Song
from tests.ui.audio_parts import SongBench, double_click, drag, mouse, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

BEAT = 960
BAR = 4 * BEAT
STEP = BEAT // 4
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
RIGHT = Qt.MouseButton.RightButton
NOTES = (Note(0, 60, BEAT, 80), Note(BEAT, 64, BEAT, 60), Note(2 * BEAT, 67, BEAT, 100))


class Heard(Player):
    """A player that keeps which notes it was told to sound."""

    struck: list[tuple[str, int, int]]

    def strike(self, track_id: str, pitch: int, velocity: int = 96) -> None:
        """Keep it, and sound it."""
        self.struck.append((track_id, pitch, velocity))
        super().strike(track_id, pitch, velocity)


class Rolled:
    """A roll that is shown, with a region of two bars from bar 1 on, on the second of two tracks."""

    def __init__(self, folder: Path, resources: Path) -> None:
        self.bench = SongBench(folder, resources, Song(key=Key(0, Mode.MAJOR)))
        self.player = Heard(self.bench.work, lambda: NullOutput(44_100, ManualClock()))
        self.player.struck = []
        self.other = self.bench.add_track("Violin", 40)
        self.track = self.bench.add_track("Piano")
        self.region = self.bench.add_region(self.track, 2, NOTES, first=1)
        self.roll = PianoRoll(self.bench.work, self.bench.icons, self.player)
        self.roll.resize(1000, 560)

    def open(self, region: Region | None = None) -> None:
        """Open a region, and have every row in 14 pixels."""
        self.bench.work.open((region or self.region).id)
        QApplication.processEvents()
        self.player.struck.clear()

    def notes(self, region: Region | None = None) -> tuple[Note, ...]:
        """The notes of the region as the document has them."""
        content = self.bench.song().region((region or self.region).id).content
        assert isinstance(content, NotesOf)
        return read_notes(content, self.bench.assets)

    def at(self, tick: float, pitch: int) -> QPointF:
        """The middle of a row at a tick of the content."""
        rows = self.roll.rows
        rows.reveal(pitch)
        row = rows.row(pitch)
        assert row is not None
        return QPointF(self.roll.space.x(tick), rows.y(row) + rows.height_px / 2)

    def chosen(self) -> list[Note]:
        """The selected notes."""
        return self.roll.state.table.taken(self.roll.state.selected).notes()

    def select(self, *places: int) -> None:
        """Select notes by their places."""
        self.roll.state.select_places(places)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key over the notes."""
        press(self.roll.grid, key, modifiers)

    def steps(self) -> int:
        """How many steps can be undone."""
        return len(self.bench.steps())

    def close(self) -> None:
        """Let go of all of it."""
        self.roll.close_work()
        self.player.close_work()
        self.bench.close()


@pytest.fixture
def rolled(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Rolled]:
    """A roll with its region open."""
    found = Rolled(tmp_path, resources)
    qtbot.addWidget(found.roll)
    found.roll.show()
    qtbot.waitExposed(found.roll)
    found.open()
    yield found
    found.close()


def test_nothing_open_says_what_to_do(rolled: Rolled) -> None:
    """Without a region the roll says how one is opened, and shows no tools."""
    rolled.bench.work.open("")
    assert rolled.roll._empty.isVisible()
    assert "double-click" in rolled.roll._empty.text()
    assert not rolled.roll.bar.isVisible()
    rolled.open()
    assert rolled.roll.grid.isVisible()
    assert rolled.roll.bar.name.text == "Piano · Clip"


def test_a_region_with_sound_is_not_opened(rolled: Rolled) -> None:
    """Sound has no notes."""
    sound = rolled.bench.add_sound(samples=[0.0] * 100)
    rolled.bench.work.open(sound.id)
    assert not rolled.roll.is_open()


def test_the_region_and_its_notes_are_in_view_on_opening(rolled: Rolled) -> None:
    """The whole region is seen, and the rows of its notes."""
    space, grid = rolled.roll.space, rolled.roll.grid
    assert 0 <= space.song_x(rolled.region.start) < space.song_x(rolled.region.end) <= grid.width()
    for note in NOTES:
        row = rolled.roll.rows.row(note.pitch)
        assert row is not None
        assert 0 <= rolled.roll.rows.y(row) < grid.height()


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


def test_arrows_nudge_and_those_of_one_selection_are_one_step(rolled: Rolled) -> None:
    """Semitones, octaves, steps of the grid and lengths; each kind is one step as long as the selection stays."""
    rolled.select(0)
    before = rolled.steps()
    for _ in range(3):
        rolled.press(Qt.Key.Key_Up)
    assert rolled.notes()[0].pitch == 63
    assert rolled.steps() == before + 1
    rolled.press(Qt.Key.Key_Down, SHIFT)
    assert rolled.notes()[0].pitch == 51
    rolled.press(Qt.Key.Key_Right)
    rolled.press(Qt.Key.Key_Right)
    rolled.press(Qt.Key.Key_Left)
    assert rolled.notes()[0].start == STEP
    rolled.press(Qt.Key.Key_Right, SHIFT)
    assert rolled.notes()[0].length == BEAT + STEP
    rolled.press(Qt.Key.Key_Up, CTRL)
    assert rolled.notes()[0].velocity == 84
    assert rolled.steps() == before + 4


def test_notes_stay_inside_pitches_and_time(rolled: Rolled) -> None:
    """Nothing goes before the content's beginning or beyond the 128 pitches, and chords keep their shape."""
    rolled.press(Qt.Key.Key_A, CTRL)
    rolled.press(Qt.Key.Key_Left)
    for _ in range(8):
        rolled.press(Qt.Key.Key_Up, SHIFT)
    assert [note.start for note in rolled.notes()] == [0, BEAT, 2 * BEAT]
    assert [note.pitch for note in rolled.notes()] == [120, 124, 127]


def test_copy_cut_paste_and_duplicate(rolled: Rolled) -> None:
    """Pasted at the playhead, or where the region begins; duplicates lie behind."""
    rolled.select(0, 1)
    rolled.press(Qt.Key.Key_C, CTRL)
    rolled.player.seek(2 * BAR)
    rolled.press(Qt.Key.Key_V, CTRL)
    assert rolled.notes() == (*NOTES, Note(BAR, 60, BEAT, 80), Note(BAR + BEAT, 64, BEAT, 60))
    rolled.press(Qt.Key.Key_X, CTRL)
    assert rolled.notes() == NOTES
    rolled.select(0, 1)
    rolled.press(Qt.Key.Key_D, CTRL)
    assert rolled.chosen() == [Note(2 * BEAT, 60, BEAT, 80), Note(3 * BEAT, 64, BEAT, 60)]
    rolled.press(Qt.Key.Key_Delete)
    rolled.player.seek(0)
    rolled.press(Qt.Key.Key_V, CTRL)
    assert rolled.chosen() == [NOTES[0], NOTES[1]]


def test_what_is_put_makes_room(rolled: Rolled) -> None:
    """A note that is moved onto another of its pitch cuts it; other pitches are left as they are."""
    region = rolled.bench.add_region(
        rolled.track,
        1,
        [Note(0, 60, BEAT), Note(2 * BEAT, 60, BEAT), Note(0, 70, 9 * BEAT), Note(BEAT, 70, 100)],
        first=4,
    )
    rolled.open(region)
    rolled.select(3)
    rolled.roll.edits.nudge_time(-6)
    assert rolled.notes(region) == (
        Note(0, 60, 480), Note(0, 70, 9 * BEAT), Note(480, 60, BEAT), Note(BEAT, 70, 100),
    )  # fmt: skip


def test_quantise_uses_the_song_s_grid(rolled: Rolled) -> None:
    """A region that begins off the grid is quantised to the lines that are seen, not to its own beginning."""
    region = rolled.bench.add_region(rolled.track, 1, [Note(30, 60, 400), Note(520, 62, 400)], first=4)
    moved = replace(region, start=region.start + 100)
    rolled.bench.session.execute(PutRegions((moved,)))
    rolled.open(moved)
    rolled.press(Qt.Key.Key_Q)
    assert [(note.start + moved.start) % STEP for note in rolled.notes(moved)] == [0, 0]
    assert [note.start for note in rolled.notes(moved)] == [140, 620]


def test_the_popover_quantises_as_it_is_set(rolled: Rolled) -> None:
    """Half the strength goes half the way, the selected notes alone."""
    region = rolled.bench.add_region(rolled.track, 1, [Note(100, 60, 300), Note(BEAT + 100, 62, 300)], first=4)
    rolled.open(region)
    rolled.select(1)
    popover = rolled.roll.bar.quantising
    rolled.roll.bar.open_quantising()
    assert popover.isVisible()
    popover.strength.set_value(0.5)
    popover.grid.setCurrentIndex(popover.grid.findData(BEAT))
    popover.grid.activated.emit(popover.grid.currentIndex())
    popover.apply.click()
    assert not popover.isVisible()
    assert rolled.notes(region) == (Note(100, 60, 300), Note(BEAT + 50, 62, 300))
    assert rolled.chosen() == [Note(BEAT + 50, 62, 300)]


def test_shapes(rolled: Rolled) -> None:
    """Legato, scaling, transposing, splitting and joining work on the selection, or on all."""
    region = rolled.bench.add_region(rolled.track, 1, [Note(0, 60, 100, 50), Note(BEAT, 61, 100, 100)], first=4)
    rolled.open(region)
    edits = rolled.roll.edits
    edits.legato()
    assert rolled.notes(region) == (Note(0, 60, BEAT, 50), Note(BEAT, 61, 3 * BEAT, 100))
    edits.scale_velocities(1.5)
    assert [note.velocity for note in rolled.notes(region)] == [75, 127]
    edits.to_scale()
    assert [note.pitch for note in rolled.notes(region)] == [60, 60]
    edits.transpose(12)
    assert [note.pitch for note in rolled.notes(region)] == [72, 72]
    rolled.player.seek(region.start + 2 * BEAT)
    edits.split()
    assert [(note.start, note.length) for note in rolled.notes(region)] == [
        (0, BEAT),
        (BEAT, BEAT),
        (2 * BEAT, 2 * BEAT),
    ]
    edits.join()
    assert [(note.start, note.length) for note in rolled.notes(region)] == [(0, 4 * BEAT)]
    edits.humanise()
    assert len(rolled.notes(region)) == 1


def test_velocities_are_dragged_together_and_painted(rolled: Rolled) -> None:
    """A head of the selection takes all of it along; a stroke paints; Shift makes a ramp; one step each."""
    lane, space = rolled.roll.lane, rolled.roll.space
    x = [space.x(note.start) for note in NOTES]
    rolled.select(0, 1)
    before = rolled.steps()
    drag(lane, QPointF(x[0], lane.head_y(80)), QPointF(x[0], lane.head_y(100)))
    changed = [note.velocity for note in rolled.notes()]
    assert changed[0] == pytest.approx(100, abs=2)
    assert changed[1] - 60 == changed[0] - 80
    assert changed[2] == 100
    rolled.roll.edits.select_none()
    drag(lane, QPointF(x[0] - 3, lane.head_y(20)), QPointF(x[2] + 3, lane.head_y(20)))
    assert [note.velocity for note in rolled.notes()] == pytest.approx([20, 20, 20], abs=2)
    drag(lane, QPointF(x[0], lane.head_y(10)), QPointF(x[2], lane.head_y(110)), modifiers=SHIFT)
    assert [note.velocity for note in rolled.notes()] == pytest.approx([10, 60, 110], abs=2)
    assert rolled.steps() == before + 3


def test_the_readout_shows_and_takes_values(rolled: Rolled) -> None:
    """Pitches by name, velocities, lengths in beats or as note values; several values are a range."""
    readout = rolled.roll.bar.readout
    assert readout.words == "3 notes"
    rolled.select(0, 1)
    assert readout.words == "2 selected"
    assert (readout.pitch.text(), readout.velocity.text(), readout.length.text()) == ("C4–E4", "60–80", "1")
    for field, text in ((readout.pitch, "D4"), (readout.velocity, "99"), (readout.length, "1/8")):
        field.setText(text)
        press(field, Qt.Key.Key_Return)
    assert rolled.notes()[:2] == (Note(0, 62, 480, 99), Note(BEAT, 66, 480, 99))
    readout.velocity.setText("900")
    press(readout.velocity, Qt.Key.Key_Return)
    assert readout.velocity.text() == "99"
    press(readout.velocity, Qt.Key.Key_Up)
    assert rolled.notes()[0].velocity == 100


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


def test_locked_bars_are_edited_by_hand_and_hatched(rolled: Rolled) -> None:
    """A lock holds generators off, not hands; it can be seen."""
    plain = rolled.roll.grid.grab().toImage()
    rolled.bench.session.execute(PutRegions((replace(rolled.region, locked=(1,)),)))
    hatched = rolled.roll.grid.grab().toImage()
    space = rolled.roll.space
    first = QRect(int(space.x(0)) + 3, 0, int(space.x(BAR) - space.x(0)) - 6, plain.height())
    second = first.translated(int(space.x(BAR) - space.x(0)), 0)
    assert plain.copy(first) == hatched.copy(first)
    assert plain.copy(second) != hatched.copy(second)
    double_click(rolled.roll.grid, rolled.at(BAR, 60))
    assert len(rolled.notes()) == 4


def test_what_is_cut_off_is_faded_and_can_be_edited(rolled: Rolled) -> None:
    """Notes before the offset lie before the region, also where it begins with the song."""
    region = rolled.bench.add_region(rolled.track, 1, [Note(0, 60, BEAT), Note(BAR, 60, BEAT)], first=5, offset=BAR)
    begins = replace(region, start=0)
    rolled.bench.session.execute(PutRegions((begins,)))
    rolled.open(begins)
    assert rolled.roll.state.before == BAR
    assert rolled.roll.space.x(BAR) == rolled.roll.space.song_x(0)
    rolled.roll.axis.fit(0, 3 * BAR, rolled.roll.grid.width())
    rolled.roll.state.switch(Show.SCALE)
    image = rolled.roll.grid.grab().toImage()
    cut_off, heard_ = (image.pixelColor(rolled.at(tick + BEAT * 0.7, 60).toPoint()) for tick in (0, BAR))
    assert cut_off != heard_
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT // 2, 62))
    assert rolled.notes(begins)[0] == Note(0, 62, BEAT)


def test_repeats_are_seen_and_not_touched(rolled: Rolled) -> None:
    """A loop of a bar is drawn again in the next; a click there hits nothing."""
    rolled.roll.state.switch(Show.SCALE)
    without = rolled.roll.grid.grab().toImage()
    rolled.bench.session.execute(PutRegions((replace(rolled.region, loop=BAR),)))
    place = rolled.at(BAR + BEAT // 2, 60)
    assert rolled.roll.grid.grab().toImage().pixelColor(place.toPoint()) != without.pixelColor(place.toPoint())
    assert rolled.roll.space.note_at(place) is None


def test_ghosts_of_other_tracks(rolled: Rolled) -> None:
    """The other track's notes are seen at their time and can be turned off; they are not hit."""
    rolled.bench.add_region(rolled.other, 2, [Note(BAR, 72, BEAT)], first=1)
    place = rolled.at(BAR + BEAT // 2, 72)
    seen = rolled.roll.grid.grab().toImage().pixelColor(place.toPoint())
    rolled.press(Qt.Key.Key_G)
    assert rolled.roll.grid.grab().toImage().pixelColor(place.toPoint()) != seen
    assert rolled.roll.space.note_at(place) is None
    assert rolled.bench.settings.values["audio.roll.ghosts"] is False


def test_fold_shows_only_rows_that_are_wanted(rolled: Rolled) -> None:
    """Rows with notes, rows of the key, all rows; moving among folded rows goes from one to the next."""
    state, rows = rolled.roll.state, rolled.roll.rows
    state.set_fold(Fold.NOTES)
    assert rows.pitches == (67, 64, 60)
    drag(rolled.roll.grid, rolled.at(BEAT // 2, 60), rolled.at(BEAT // 2, 64))
    assert rolled.notes()[0].pitch == 64
    state.set_fold(Fold.SCALE)
    assert 61 not in rows.pitches
    assert 62 in rows.pitches
    rolled.bench.session.execute(SetSong(replace(rolled.bench.song(), key=Key(1))))
    assert 61 in rows.pitches
    rolled.press(Qt.Key.Key_F)
    assert len(rows.pitches) == 128


def test_drums_have_names_and_diamonds(rolled: Rolled) -> None:
    """Rows are those of the kit, a hit is taken at its middle and has no ends."""
    track = rolled.bench.add_track("Kit", DRUMS)
    region = rolled.bench.add_region(track, 1, [Note(BEAT, 38, 10)])
    rolled.open(region)
    roll = rolled.roll
    assert roll.rows.pitches[0] == 87
    assert roll.keyboard.width() > 100
    place = rolled.at(BEAT, 38)
    assert roll.space.note_at(place - QPointF(5, 0)) == 0
    assert roll.space.note_at(place + QPointF(20, 0)) is None
    drag(roll.grid, place, rolled.at(2 * BEAT, 36))
    assert rolled.notes(region) == (Note(2 * BEAT, 36, 10),)
    assert "Bass drum" in roll.grid.accessibleDescription()
    assert drum_name(42) == "Closed hi-hat"
    assert drum_name(87) == "Open surdo"
    assert drum_name(20) == "20"


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


def test_insert_writes_notes_from_the_keyboard(rolled: Rolled) -> None:
    """At the playhead, then each behind the one before."""
    rolled.player.seek(2 * BAR)
    rolled.press(Qt.Key.Key_Insert)
    rolled.press(Qt.Key.Key_Insert)
    assert rolled.notes()[3:] == (Note(BAR, 60, STEP, 96), Note(BAR + STEP, 60, STEP, 96))


def test_keys_sound_and_are_lit_while_notes_play(rolled: Rolled) -> None:
    """A click strikes the key; while the song plays the keys of what sounds are lit, repeats too."""
    keyboard = rolled.roll.keyboard
    drag(keyboard, QPointF(10, rolled.at(0, 62).y()), release=False)
    assert rolled.player.struck == [(rolled.track.id, 62, 96)]
    assert keyboard.sounding == {62}
    mouse(keyboard, QEvent.Type.MouseButtonRelease, QPointF(10, 10))
    rolled.bench.session.execute(PutRegions((replace(rolled.region, loop=BAR),)))
    rolled.player.play()
    rolled.player.seek(BAR + BEAT * 1.5)
    assert keyboard.sounding == {64}
    rolled.player.seek(2 * BAR + BEAT * 2.5)
    assert keyboard.sounding == {67}
    rolled.player.pause()
    assert keyboard.sounding == set()


def test_the_view_follows_the_playhead(rolled: Rolled) -> None:
    """What plays beyond the view's edge is scrolled to, unless that is off."""
    roll = rolled.roll
    roll.zoom(8)
    roll.axis.scroll_to(0)
    rolled.player.play()
    rolled.player.seek(2 * BAR)
    assert 0 <= roll.space.song_x(2 * BAR) < roll.grid.width()
    roll.state.switch(Show.FOLLOW, on=False)
    rolled.player.seek(20 * BAR)
    assert roll.space.song_x(20 * BAR) > roll.grid.width()


def test_the_ruler_moves_the_playhead(rolled: Rolled) -> None:
    """A click goes to the nearest step of the grid."""
    drag(rolled.roll.ruler, QPointF(rolled.roll.space.song_x(BAR + BEAT) + 1, 10))
    assert rolled.player.tick == BAR + BEAT


def test_the_wheel_scrolls_and_zooms(rolled: Rolled) -> None:
    """Ctrl zooms time under the pointer, Ctrl+Shift the rows."""
    grid, axis, rows = rolled.roll.grid, rolled.roll.axis, rolled.roll.rows

    def turn(by: int, held: Qt.KeyboardModifier) -> None:
        at = QPointF(300, 100)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, grid.mapToGlobal(at), QPoint(), QPoint(0, by), none, held, phase, False)
        QApplication.sendEvent(grid, event)

    tick, before = axis.tick(300), axis.px_per_beat
    turn(120, CTRL)
    assert axis.px_per_beat > before
    assert axis.tick(300) == pytest.approx(tick)
    pitch, high = rows.pitch_at(100), rows.height_px
    turn(240, CTRL | SHIFT)
    assert rows.height_px > high
    assert rows.pitch_at(100) == pitch
    top = rows.top_px
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert rows.top_px > top


def test_the_grid_is_the_work_s(rolled: Rolled) -> None:
    """Choosing another step changes it for every view."""
    choice = rolled.roll.bar.grid
    choice.setCurrentIndex(choice.findText("1/8"))
    choice.activated.emit(choice.currentIndex())
    assert rolled.bench.work.grid == 480
    rolled.bench.work.set_grid(0)
    assert choice.currentText() == "No grid"


def test_other_edits_keep_the_selection(rolled: Rolled) -> None:
    """Undo leaves selected what is still there."""
    rolled.select(0, 2)
    rolled.roll.edits.delete_places([1])
    assert rolled.chosen() == [NOTES[0], NOTES[2]]
    rolled.bench.session.undo()
    assert rolled.chosen() == [NOTES[0], NOTES[2]]
    rolled.bench.session.execute(PutRegions((), without=(rolled.region.id,)))
    assert not rolled.roll.is_open()


def test_actions_have_unique_names_and_keys(rolled: Rolled) -> None:
    """Every action can be found by its id, works while the roll has the focus, and no key is given twice."""
    actions = rolled.roll.actions()
    assert all(action.while_focused and action.id.startswith("audio.roll.") for action in actions)
    assert len({action.id for action in actions}) == len(actions)
    keys = [key for action in actions for key in action.keys]
    assert len(set(keys)) == len(keys)
    assert not {"Space", "Up", "Down", "Left", "Right", "Tab"} & set(keys)


def test_names_are_read_as_they_are_written() -> None:
    """Each pitch is found again by its name, in sharp and flat keys."""
    for key in (Key(2), Key(5), Key(8, Mode.MINOR)):
        assert [pitch_from(pitch_name(pitch, key)) for pitch in range(128)] == list(range(128))
    assert (pitch_from("60"), pitch_from("c#4"), pitch_from("Bb3")) == (60, 61, 58)
    assert [pitch_from(text) for text in ("", "H4", "128", "G#9", "C-2")] == [None] * 5


def test_what_is_heard_of_a_region_is_cut_and_repeated() -> None:
    """As excerpt.sounding says it, for any window."""
    rng = np.random.default_rng(5)
    for _ in range(50):
        notes = sorted(
            Note(int(a), int(p), int(n), 80)
            for a, p, n in zip(
                rng.integers(0, 6000, 30), rng.integers(0, 128, 30), rng.integers(1, 3000, 30), strict=True
            )
        )
        loop = int(rng.choice([0, 700, 2000]))
        region = Region("r", "t", "", 960, int(rng.integers(1, 5000)), NotesOf(AssetId("a"), 30), 500, loop)
        expected = sorted((n.start + 960, n.pitch, n.length) for n in sounding(region, notes))
        table = heard(region, NoteTable.of(notes), -1e9, 1e9)
        assert sorted(zip(table.start.tolist(), table.pitch.tolist(), table.length.tolist(), strict=True)) == expected


def _p95_ms(frames: list[float]) -> float:
    return sorted(frames)[int(len(frames) * 0.95)] * 1000


def test_fifty_thousand_notes_stay_quick(rolled: Rolled) -> None:
    """Scrolling, zooming and dragging all of them: a frame takes milliseconds, and so does hitting a note."""
    rng = np.random.default_rng(1)
    count = 50_000
    columns = zip(
        np.sort(rng.integers(0, 500 * BAR, count)).tolist(),
        rng.integers(30, 90, count).tolist(),
        rng.integers(60, 960, count).tolist(),
        rng.integers(1, 128, count).tolist(),
        strict=True,
    )
    region = rolled.bench.add_region(rolled.track, 500, [Note(*row) for row in columns], first=4)
    rolled.open(region)
    roll = rolled.roll
    image = QImage(roll.grid.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def frames(move: Callable[[int], object], times: int = 60) -> float:
        found = []
        for number in range(times):
            begun = time.perf_counter()
            move(number)
            roll.grid.render(image)
            found.append(time.perf_counter() - begun)
        return _p95_ms(found)

    measured = {"all": frames(lambda _: None)}
    roll.axis.fit(100 * BAR, 104 * BAR, roll.grid.width())
    measured["scroll"] = frames(lambda _: roll.axis.scroll(7))
    measured["zoom"] = frames(lambda _: roll.axis.zoom(0.93, 300))
    roll.edits.select_all()
    all_ = roll.state.selected
    base = roll.state.table
    measured["drag"] = frames(
        lambda number: roll.state.show_preview(all_, base.changed(start=base.start + number * 10))
    )
    roll.state.show_preview(None, None)
    begun = time.perf_counter()
    for number in range(200):
        roll.space.note_at(QPointF(number * 4, number))
    measured["hit"] = (time.perf_counter() - begun) * 1000 / 200
    # Eight milliseconds on a free machine; several times that on one that is busy with other tests.
    assert max(value for name, value in measured.items() if name != "hit") < 40, measured
    assert measured["hit"] < 1, measured
