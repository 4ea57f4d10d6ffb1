"""What is done to chosen notes in the piano roll: by keys, in popovers, in the velocity lane and as numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt

from app.api import AssetId
from plugins.audio.commands import PutRegions
from plugins.audio.model import Key, Mode, Note
from plugins.audio.panel.roll.names import pitch_from, pitch_name
from plugins.audio.song import NotesOf
from tests.ui.audio_parts import drag, press
from tests.ui.roll.parts import BAR, BEAT, CTRL, NOTES, SHIFT, STEP, Rolled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def test_ends_alone_are_quantised(rolled: Rolled) -> None:
    """Beginnings stay where they are; with neither there is nothing to do."""
    region = rolled.bench.add_region(rolled.track, 1, [Note(100, 60, 450)], first=4)
    rolled.open(region)
    popover = rolled.roll.bar.quantising
    popover.starts.setChecked(False)
    assert not popover.apply.isEnabled()
    rolled.press(Qt.Key.Key_Q)
    assert rolled.notes(region) == (Note(100, 60, 450),)
    popover.ends.setChecked(True)
    rolled.press(Qt.Key.Key_Q)
    assert rolled.notes(region) == (Note(100, 60, 380),)


def test_velocities_are_scaled_in_a_popover(rolled: Rolled) -> None:
    """Those of the selection, by a factor; the rest stays as it was."""
    rolled.select(0)
    scaling = rolled.roll.bar.scaling
    rolled.roll.bar.open_scaling()
    assert scaling.isVisible()
    scaling.factor.set_value(0.5)
    scaling.apply.click()
    assert [note.velocity for note in rolled.notes()] == [40, 60, 100]
    assert rolled.chosen() == [Note(0, 60, BEAT, 40)]


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
    edits.octave_up()
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


def test_notes_that_cannot_be_read_are_not_written_over(rolled: Rolled) -> None:
    """A region whose notes are missing stays as it is, and that is said."""
    gone = replace(rolled.region, content=NotesOf(AssetId("0" * 64), 3))
    rolled.bench.session.execute(PutRegions((gone,)))
    assert len(rolled.roll.state.table) == 0
    rolled.press(Qt.Key.Key_Insert)
    assert rolled.bench.song().region(gone.id) == gone
    assert "left as they are" in rolled.bench.messages.said[-1][0]


def test_insert_writes_notes_from_the_keyboard(rolled: Rolled) -> None:
    """At the playhead, then each behind the one before."""
    rolled.player.seek(2 * BAR)
    rolled.press(Qt.Key.Key_Insert)
    rolled.press(Qt.Key.Key_Insert)
    assert rolled.notes()[3:] == (Note(BAR, 60, STEP, 96), Note(BAR + STEP, 60, STEP, 96))


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
