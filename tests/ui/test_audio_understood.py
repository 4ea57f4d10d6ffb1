"""Under the prompt stands what it was understood as, what was not, and a plan whose facts can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.api import InvalidRequest
from app.bootstrap import SETTINGS, build, window_parts
from app.jobs import ThreadExecutor
from app.storage import JsonSettings, QueueJournal
from app.ui.form import RequestForm
from app.ui.jobs import QtJobs
from app.ui.prompt_dock import PromptDock
from app.ui.reading_strip import ReadingStrip
from app.widgets.icons import Icons
from plugins.audio.generators.facts import plan_of
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.model import DRUMS, Plan, Role
from plugins.audio.prompt.noting import note_of
from plugins.audio.prompt.track_lines import line_of, with_tracks
from plugins.audio.prompt.understanding import understand
from tests.ui.canvas_parts import KeptMessages

PROMPT = "a calming violin melody backed by a distorted guitar riff, glorp, 90 bpm"


class Dock:
    """The real prompt dock with the audio plugin's generators."""

    def __init__(self, resources: Path) -> None:
        self.built = build()
        self.journal = QueueJournal(self.built.folders.data / "queue.db")
        self.jobs = QtJobs(ThreadExecutor(self.built.runner), self.journal)
        settings = JsonSettings(self.built.folders.config / SETTINGS)
        parts = window_parts(self.built, self.built.studio.projects.new(), self.jobs, settings)
        self.dock = PromptDock(parts, Icons(resources), KeptMessages(), lambda: None)
        self.dock.set_plugin("audio")
        self.dock.recall("audio.compose", {})
        self.dock.resize(320, 900)
        self.dock.show()

    @property
    def form(self) -> RequestForm:
        """The form of audio.compose."""
        return next(form for form in self.dock.findChildren(RequestForm) if form.isVisible())

    @property
    def strip(self) -> ReadingStrip:
        """What is said under the prompt."""
        return self.form.reading.strip

    def chips(self) -> list[QToolButton]:
        """Everything in it that can be clicked, in its order."""
        return [
            chip
            for holder in self.strip.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            for chip in holder.findChildren(QToolButton)
            if chip.isVisible()
        ]

    def texts(self) -> list[str]:
        """What stands on them."""
        return [chip.text() for chip in self.chips()]

    def choose(self, text: str, *path: str) -> None:
        """Open the menu of a button and choose an entry, perhaps in a menu within it."""
        button = next(chip for chip in self.chips() if chip.text() == text)
        menu = button.menu()
        menu.aboutToShow.emit()
        for name in path[:-1]:
            inner = next(action.menu() for action in menu.actions() if action.text() == name)
            assert isinstance(inner, QMenu)
            menu = inner
        next(action for action in menu.actions() if action.text() == path[-1]).trigger()

    def request(self) -> ComposeRequest:
        """What would be submitted."""
        request = self.form.checked(self.form.values())
        assert isinstance(request, ComposeRequest)
        return request

    def plan(self) -> Plan:
        """What would be played."""
        return plan_of(self.request())


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, resources: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dock]:
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path / "seisei"))
    dock = Dock(resources)
    qtbot.addWidget(dock.dock)
    yield dock
    dock.dock.close()
    dock.jobs.queue.close()
    dock.journal.close()
    dock.built.studio.close()


def type_prompt(made: Dock, qtbot: QtBot, text: str) -> None:
    """Write a prompt, and wait until it was read."""
    assert made.form.prompt is not None
    made.form.prompt.set_text(text)
    qtbot.waitUntil(lambda: made.strip.isVisible() and made.strip.reading.parts[-1].end >= len(text.rstrip(" .")))


def test_chips_stand_in_the_order_of_the_sentence_and_the_plan_below(made: Dock, qtbot: QtBot) -> None:
    assert made.strip.isHidden()
    type_prompt(made, qtbot, PROMPT)
    assert made.texts() == [
        "calming → calm", "violin", "melody", "distorted guitar", "riff", "glorp: not understood", "90 bpm",
        "90 BPM", "4/4", "C major", "8 bars", "Violin · melody", "Distorted guitar · riff", "Add a track",
    ]  # fmt: skip
    unknown = next(chip for chip in made.chips() if "glorp" in chip.text())
    assert not unknown.icon().isNull()
    assert unknown.accessibleName() == "“glorp” – Not understood: it changes nothing"
    assert made.form.prompt is not None
    made.form.prompt.set_text("")
    qtbot.waitUntil(made.strip.isHidden)


def test_a_chip_selects_its_words_in_the_prompt(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, "𝄞 " + PROMPT)
    next(chip for chip in made.chips() if chip.text() == "distorted guitar").click()
    assert made.form.prompt is not None
    assert made.form.prompt.textCursor().selectedText() == "distorted guitar"


def test_a_chosen_fact_holds_whatever_the_prompt_says_until_it_is_left_to_it(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, PROMPT)
    made.choose("90 BPM", "120 BPM")
    assert made.request().bpm == 120.0
    qtbot.waitUntil(lambda: "120 BPM" in made.texts())
    type_prompt(made, qtbot, PROMPT + ", slow, 60 bpm")
    assert made.plan().bpm == 120.0
    made.choose("120 BPM", "As the prompt says")
    assert made.request().bpm is None
    qtbot.waitUntil(lambda: "60 BPM" in made.texts())
    assert made.plan().bpm == 60.0


def test_key_metre_and_length_are_chosen_too(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, PROMPT)
    made.choose("C major", "Dorian", "D dorian")
    made.choose("4/4", "6/8")
    made.choose("8 bars", "16 bars")
    request = made.request()
    assert (request.key, request.metre, request.bars) == ("D dorian", "6/8", 16)
    qtbot.waitUntil(lambda: {"D dorian", "6/8", "16 bars"} <= set(made.texts()))


def test_tracks_get_another_instrument_another_part_leave_and_come(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, PROMPT)
    made.choose("Violin · melody", "Pipes", "Flute")
    qtbot.waitUntil(lambda: "Flute · melody" in made.texts())
    made.choose("Distorted guitar · riff", "Part", "chords")
    qtbot.waitUntil(lambda: "Distorted guitar · chords" in made.texts())
    made.choose("Add a track", "Drum kit")
    qtbot.waitUntil(lambda: "Drum kit · drums" in made.texts())
    assert [(track.program, track.role) for track in made.plan().tracks] == [
        (73, Role.MELODY), (30, Role.CHORDS), (DRUMS, Role.DRUMS),
    ]  # fmt: skip
    made.choose("Distorted guitar · chords", "Leave it out")
    qtbot.waitUntil(lambda: "Distorted guitar · chords" not in made.texts())
    assert [track.program for track in made.plan().tracks] == [73, DRUMS]


def test_a_key_that_is_none_is_said_at_the_form(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, PROMPT)
    made.form.set_values({"key": "H sharp"})
    qtbot.waitUntil(lambda: any("“H sharp” is no key." in label for label in _labels(made.form)))
    made.form.set_values({"key": ""})
    qtbot.waitUntil(lambda: not any("H sharp" in label for label in _labels(made.form)))


def test_fields_that_leave_it_to_the_prompt_show_what_it_says(made: Dock, qtbot: QtBot) -> None:
    type_prompt(made, qtbot, "sad piano in D minor, 3/4")
    assert {line.placeholderText() for line in made.form.reading.lines.values()} >= {
        "D minor, from the prompt",
        "3/4, from the prompt",
    }


def test_what_is_added_to_a_clip_is_said_before_there_is_one(made: Dock, qtbot: QtBot) -> None:
    made.dock.recall("audio.accompany", {})
    type_prompt(made, qtbot, "walking bass and glorp")
    assert made.texts() == ["walking bass → bass", "glorp: not understood", "Double bass · bass"]
    assert made.chips()[-1].menu() is None


def test_no_prompt_is_too_long_to_be_read_while_it_is_typed() -> None:
    reading = note_of("violin, glorp " * 4000)
    assert reading.parts[-1].end <= 2000


def test_a_line_names_tracks_and_every_instrument_and_part_comes_back() -> None:
    plan = understand("").plan
    for program in range(128):
        for role in Role:
            (track,) = with_tracks(plan, line_of([(program, role)])).tracks
            assert (track.program, track.role) == (program, role)
    assert [track.program for track in with_tracks(plan, "スラップベース、ドラム").tracks] == [36, DRUMS]
    assert with_tracks(plan, " ") == plan
    with pytest.raises(InvalidRequest, match="“glorp” names no instrument"):
        with_tracks(plan, "violin melody, glorp")


def test_tracks_that_stay_keep_their_chances() -> None:
    plan = understand("violin melody, piano chords, drums").plan
    changed = with_tracks(plan, "Flute melody, Drum kit drums, Harp arpeggio")
    ids = [track.id for track in plan.tracks]
    assert [track.id for track in changed.tracks] == [ids[0], ids[2], "t4"]
    assert [track.name for track in changed.tracks] == ["Flute", "Drum kit", "Harp"]


def _labels(form: QWidget) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
