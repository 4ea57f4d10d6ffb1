"""A piano roll that is shown, with what it stands on, for tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.api import ManualClock, NullOutput
from plugins.audio.model import Key, Mode, Note
from plugins.audio.notes import read_notes
from plugins.audio.panel.player import Player
from plugins.audio.panel.roll import PianoRoll
from plugins.audio.song import NotesOf, Region, Song
from tests.ui.audio_parts import SongBench, press

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
