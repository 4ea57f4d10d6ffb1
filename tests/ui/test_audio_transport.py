"""TransportBar and Recorder: the question about the tempo, facts of the song, and sound from a microphone."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.api import UserError
from plugins.audio.commands import SetFacts, SetTempo
from plugins.audio.model import Key, Metre, Mode, Note, Plan
from plugins.audio.panel.recording import Recorder
from plugins.audio.panel.transport import TransportBar
from plugins.audio.playback.capture import Capture
from plugins.audio.song import SOUND, NotesOf, SoundOf
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.humming import model_file
from plugins.audio.sound.reading import read_audio
from plugins.audio.sound.tracks import render_track
from plugins.audio.stored_sound import StoredSound
from tests.ui.audio_listening import BEAT, RATE, GivenSound, Listening
from tests.ui.audio_parts import drag, press


class Shown:
    """A bar over a song, with a microphone."""

    def __init__(self, folder: Path, resources: Path, bank: Bank) -> None:
        self.listening = Listening(folder, resources, bank)
        self.bench, self.player = self.listening.bench, self.listening.player
        self.microphone = GivenSound()
        self.folder = folder / "recordings"
        self.recorder = Recorder(self.bench.work, self.player, None, lambda: self.microphone, self.folder)
        self.bar = TransportBar(self.bench.work, self.player, self.bench.icons, None, self.recorder)

    def close(self) -> None:
        """Let go of everything."""
        self.bar.close_work()
        self.listening.close()


@pytest.fixture(scope="module")
def bank() -> Bank:
    """The studio's own instruments."""
    return Bank.open(Path(__file__).parents[2] / "resources" / OWN_BANK)


@pytest.fixture
def shown(tmp_path: Path, resources: Path, bank: Bank, qtbot: QtBot) -> Iterator[Shown]:
    """A bar of 1000 pixels."""
    found = Shown(tmp_path, resources, bank)
    qtbot.addWidget(found.bar)
    found.bar.resize(1000, 40)
    found.bar.show()
    qtbot.waitExposed(found.bar)
    found.listening.ready(qtbot)
    yield found
    found.close()


def test_without_sound_the_tempo_is_changed_at_once_and_as_one_step(shown: Shown) -> None:
    steps = len(shown.bench.steps())
    shown.bar.tempo.setFocus()
    for _ in range(2):
        shown.bar.tempo.value_changed.emit(131.0)
        shown.bar.tempo.value_changed.emit(132.0)
    assert shown.bench.song().bpm == 132
    assert len(shown.bench.steps()) == steps + 1
    assert not shown.bar.question.isVisible()


def test_a_tempo_between_whole_ones_stays_what_it_is(shown: Shown) -> None:
    shown.bench.session.execute(SetTempo(97.5))
    press(shown.bar.tempo, Qt.Key.Key_Return)
    press(shown.bar.tempo.findChild(QLineEdit) or shown.bar, Qt.Key.Key_Return)
    assert shown.bench.song().bpm == 97.5
    press(shown.bar.tempo, Qt.Key.Key_Up)
    assert shown.bench.song().bpm == 98.5
    press(shown.bar.tempo, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert shown.bench.song().bpm == pytest.approx(98.49)


@pytest.mark.parametrize("relabel", [False, True])
def test_sound_with_a_tempo_is_asked_about_in_the_bar(shown: Shown, relabel: bool) -> None:
    shown.bench.add_sound(samples=np.zeros(RATE), bpm=120.0, id="s")
    press(shown.bar.tempo, Qt.Key.Key_Up)
    assert shown.bench.song().bpm == 120
    assert shown.bar.question.isVisible()
    assert not shown.bar.grid.isVisible()
    (shown.bar.question.relabel if relabel else shown.bar.question.stretch).click()
    assert not shown.bar.question.isVisible()
    assert shown.bar.grid.isVisible()
    assert shown.bench.song().bpm == 121
    content = shown.bench.song().region("s").content
    assert isinstance(content, SoundOf)
    assert content.bpm == (121.0 if relabel else 120.0)


def test_the_question_can_be_left_with_the_tempo_as_it_is(shown: Shown) -> None:
    shown.bench.add_sound(samples=np.zeros(RATE), bpm=120.0)
    press(shown.bar.tempo, Qt.Key.Key_Up)
    press(shown.bar.question, Qt.Key.Key_Escape)
    assert shown.bench.song().bpm == 120
    assert shown.bar.tempo.value == 120
    assert not shown.bar.question.isVisible()


def test_it_shows_where_playback_is_and_what_the_song_is(shown: Shown) -> None:
    shown.player.seek(9.5 * BEAT)
    assert shown.bar.position.texts == ("3.2", "0:04.7")
    shown.bench.session.execute(SetFacts(Metre(3, 4), Key(9, Mode.DORIAN)))
    assert shown.bar.position.texts[0] == "4.1"
    assert shown.bar.metre.text() == "3/4"
    assert shown.bar.key.text() == "A Dorian"
    shown.bench.session.execute(SetTempo(60.0))
    assert shown.bar.tempo.value == 60


@pytest.mark.parametrize(
    ("typed", "tick"), [("3", 8 * BEAT), ("2.3", 6 * BEAT), ("0:1.5", 3 * BEAT), ("0", 0), ("x", 0)]
)
def test_a_place_is_typed(shown: Shown, typed: str, tick: int) -> None:
    drag(shown.bar.position, QPointF(10, 10))
    editor = shown.bar.position.findChild(QLineEdit)
    assert editor is not None
    editor.setText(typed)
    press(editor, Qt.Key.Key_Return)
    assert shown.player.tick == tick


def test_metre_and_key_are_chosen_from_popups(shown: Shown) -> None:
    shown.bar.metre.menu().aboutToShow.emit()
    next(entry for entry in shown.bar.metre.menu().actions() if entry.text() == "6/8").trigger()
    assert shown.bench.song().metre == Metre(6, 8)
    shown.bar.key.menu().aboutToShow.emit()
    minor = shown.bar.key.menu().findChildren(QMenu)[1]
    next(entry for entry in minor.actions() if entry.text().startswith("E ")).trigger()
    assert shown.bench.song().key == Key(4, Mode.MINOR)


def test_buttons_play_loop_and_click(shown: Shown) -> None:
    shown.bar.play.click()
    assert shown.player.playing
    assert shown.bar.play.accessibleName() == "Pause"
    shown.listening.hear(0.5)
    shown.bar.stop.click()
    assert not shown.player.playing
    assert shown.player.tick == 0
    shown.bar.loop.click()
    assert shown.bench.song().looping
    shown.bar.metronome.click()
    assert shown.player.metronome
    for action in shown.bar.actions():
        if action.checked is not None:
            action.checked()
    assert len({action.id for action in shown.bar.actions()}) == 7


@pytest.mark.parametrize("width", [1000, 800, 640, 520])
def test_it_fits(shown: Shown, width: int) -> None:
    shown.bench.session.execute(SetFacts(Metre(12, 8), Key(6, Mode.MIXOLYDIAN)))
    shown.bar.resize(width, 40)
    visible = [child for child in shown.bar.findChildren(QWidget) if child.isVisible() and child.parent() is shown.bar]
    assert shown.bar.position in visible
    assert (shown.bar.grid in visible) >= (width == 1000)
    assert (shown.bar.grid in visible) <= (width > 640)
    assert max(child.geometry().right() for child in visible) < width


def test_a_recording_lies_where_it_was_played(shown: Shown, qtbot: QtBot) -> None:
    shown.player.seek(5 * BEAT)
    shown.bar.record.click()
    assert shown.recorder.recording
    assert shown.bar.record.isChecked()
    samples = np.zeros(5 * RATE, np.float32)
    # The bar that is counted in lasts two seconds; a clap comes on the second beat of the bar after it.
    samples[round(2.5 * RATE)] = 0.9
    for start in range(0, len(samples), 1000):
        shown.listening.hear(1000 / RATE)
        shown.microphone.give(samples[start : start + 1000])
    with qtbot.waitSignal(shown.recorder.placed):
        shown.bar.stop.click()
    song = shown.bench.song()
    region = song.regions[-1]
    track = song.track(region.track)
    content = region.content
    assert track.program == SOUND
    assert shown.bench.work.track == track.id
    assert region.start == 4 * BEAT
    assert isinstance(content, SoundOf)
    assert content.bpm == 120
    assert region.length == pytest.approx((5 - 2) * 2 * BEAT, abs=3)
    with StoredSound.of_asset(content.asset, shown.bench.assets) as stored:
        sound = stored.read(0, content.frames)[:, 0]
    assert np.abs(sound - samples).max() < 1e-6
    heard = (int(np.abs(sound).argmax()) - content.begin) / RATE
    assert heard == pytest.approx(0.5, abs=0.001)
    assert not list(shown.folder.iterdir())
    assert shown.microphone.stopped


def test_the_way_of_the_sound_into_the_computer_is_allowed_for(shown: Shown, qtbot: QtBot) -> None:
    late = 4410
    shown.recorder.start()
    for _ in range(50):
        shown.listening.hear(0.1)
        shown.microphone.give(np.full(4410, 0.1), waiting=late)
    with qtbot.waitSignal(shown.recorder.placed):
        shown.recorder.stop()
    content = shown.bench.song().regions[-1].content
    assert isinstance(content, SoundOf)
    assert content.begin == pytest.approx(2 * RATE + late, abs=2)


def test_a_recording_goes_onto_the_track_of_sound_that_is_chosen(shown: Shown, qtbot: QtBot) -> None:
    track = shown.bench.add_track("Voice", SOUND)
    shown.bench.work.select_track(track.id)
    shown.recorder.start()
    for _ in range(30):
        shown.listening.hear(0.1)
        shown.microphone.give(np.full(4410, 0.1))
    assert shown.recorder.level().left == pytest.approx(0.1, abs=1e-4)
    with qtbot.waitSignal(shown.recorder.placed):
        shown.player.pause()
    assert shown.bench.song().regions[-1].track == track.id


def test_without_a_microphone_it_says_so(shown: Shown) -> None:
    def none() -> GivenSound:
        raise UserError("This computer has no microphone.")

    bar = TransportBar(
        shown.bench.work, shown.player, shown.bench.icons, None,
        Recorder(shown.bench.work, shown.player, None, none, shown.folder),
    )  # fmt: skip
    bar.record.click()
    assert not bar.record.isChecked()
    assert "microphone" in str(shown.bench.messages.failed[-1])
    bar.deleteLater()


def test_what_a_crash_left_is_whole_and_offered(shown: Shown, qtbot: QtBot) -> None:
    capture = Capture(shown.folder, RATE, 2)
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (RATE * 2, 2)).astype(np.float32)
    capture.write(samples)
    # Not closed: what is there must be readable as it is, under the name of a studio that is gone.
    gone = shown.folder / "999999999-x.wav"
    gone.write_bytes(capture.path.read_bytes())
    found = read_audio(gone).samples
    assert len(found) >= len(samples) - 3000
    assert np.abs(found - samples[: len(found)]).max() < 1e-6
    capture.close()
    with wave.open(str(capture.path)) as closed:
        assert closed.getnframes() == len(samples)
    regions = len(shown.bench.song().regions)
    again = Recorder(shown.bench.work, shown.player, None, lambda: shown.microphone, shown.folder)
    said, action = shown.bench.messages.said[-1]
    assert "cut off" in said
    assert action is not None
    with qtbot.waitSignal(again.placed):
        action()
    assert len(shown.bench.song().regions) == regions + 1
    assert not gone.exists()
    assert replace(shown.bench.song().regions[-1], id="").start == 0


def test_notes_are_found_in_the_selected_sound(shown: Shown, qtbot: QtBot) -> None:
    humming = shown.bar.humming
    humming.run()
    assert "Select one clip" in shown.bench.messages.said[-1][0]
    notes = [Note(number * 480, pitch, 440, 90) for number, pitch in enumerate((60, 64, 67, 72))]
    sound = render_track(notes, Plan(120, bars=1), 40, RATE, shown.listening.bank, loop=False)
    region = shown.bench.add_sound(bars=1, samples=sound, first=2, bpm=120.0)
    shown.bench.work.select((region.id,))
    assert humming.region == region
    try:
        model_file()
    except UserError:
        humming.run()
        assert "basic-pitch" in str(shown.bench.messages.failed[-1])
        return
    with qtbot.waitSignal(humming.placed, timeout=30_000) as placed:
        humming.run()
    made = shown.bench.song().region(placed.args[0])
    assert made.start == region.start
    assert isinstance(made.content, NotesOf)
    found = shown.bench.work.notes(made.content)
    assert [note.pitch for note in found] == [60, 64, 67, 72]
    assert max(abs(note.start - number * 480) for number, note in enumerate(found)) < 60
