"""From a passage to its music in the real window: offered, said, made, linked, stale, and shown where music is made."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.api import AssetId
from plugins.audio.commands import song_of
from plugins.audio.model import Mode
from plugins.audio.panel.panel import AudioPanel
from plugins.text.commands import manuscript_of
from plugins.text.panel import TextPanel
from plugins.text.panel.links.medium import Medium
from plugins.text.panel.links.watching import State
from tests.plugins.audio.prompt.passages import PASSAGES
from tests.ui.opened import Opened

BURIAL, CHASE = (passage.text for passage in PASSAGES[:2])


@dataclass
class Desk:
    """A manuscript of two paragraphs in the real window."""

    opened: Opened
    panel: TextPanel
    qtbot: QtBot

    def select(self, text: str) -> None:
        """Select a passage as with the mouse."""
        at = self.panel.work.text.live.text().index(text)
        self.panel.editor.go_to(at, at + len(text))
        self.panel.editor.setFocus()

    def score(self) -> None:
        """Have the selection made music, by the menu's Compose and Enter in the line."""
        info = next(info for info in self.panel.links.makers(Medium.MUSIC) if info.id == "audio.compose")
        self.panel.links.begin(Medium.MUSIC, info)
        line = self.panel.links.line
        self.qtbot.waitUntil(lambda: line.note != "", timeout=5_000)
        QTest.keyClick(line.focusWidget() or line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(self._is_linked, timeout=30_000)

    def _is_linked(self) -> bool:
        rows = self.panel.links.watching.rows
        done = all(job.state.ended for job in self.opened.jobs.jobs)
        return done and bool(rows) and all(row.state not in (State.MAKING, State.UNREAD) for row in rows)


@pytest.fixture
def desk(opened: Opened, qtbot: QtBot) -> Desk:
    """The window with the manuscript."""
    opened.window.workspaces.show("text.text")
    panel = opened.window.workspaces.panel
    assert isinstance(panel, TextPanel)
    panel.editor.setFocus()
    panel.editor.paste_text(f"{BURIAL}\n{CHASE}")
    panel.work.settle()
    return Desk(opened, panel, qtbot)


def test_score_is_offered_for_a_passage_in_menus_and_in_the_palette(desk: Desk) -> None:
    desk.select(BURIAL)
    action = next(action for action in desk.opened.window.registry.actions if action.id == "text.score")
    assert action.enabled is not None
    assert action.enabled()
    menu = QMenu(desk.panel)
    desk.panel.editor.menu_wanted.emit(menu)
    score = next(entry.menu() for entry in menu.actions() if entry.text() == "Score")
    assert isinstance(score, QMenu)
    assert "Compose" in [entry.text() for entry in score.actions()]
    menu.deleteLater()


def test_what_the_passage_is_heard_as_is_said_with_the_words_that_led_to_it(desk: Desk) -> None:
    desk.select(BURIAL)
    info = next(info for info in desk.panel.links.makers(Medium.MUSIC) if info.id == "audio.compose")
    desk.panel.links.begin(Medium.MUSIC, info)
    line = desk.panel.links.line
    desk.qtbot.waitUntil(lambda: "lonely" in line.note, timeout=5_000)
    assert "A minor" in line.note
    assert "Cello" in line.note
    assert "widow" in line.note
    assert "Add a track" not in line.note
    line.write("a happy banjo tune at 140 bpm")
    desk.qtbot.waitUntil(lambda: "140 BPM" in line.note, timeout=5_000)
    line.write("  ")
    desk.qtbot.waitUntil(lambda: line.note == "", timeout=5_000)


def test_a_passage_longer_than_a_picture_takes_is_heard_whole(desk: Desk) -> None:
    whole = f"{BURIAL} {CHASE} " * 3
    desk.panel.editor.go_to(0, desk.panel.work.text.live.units)
    desk.panel.editor.paste_text(whole.strip())
    desk.select(whole.strip())
    info = next(info for info in desk.panel.links.makers(Medium.MUSIC) if info.id == "audio.compose")
    desk.panel.links.begin(Medium.MUSIC, info)
    assert desk.panel.links.line.text == whole.strip()


def test_the_music_of_a_passage_is_linked_goes_stale_and_becomes_tracks(desk: Desk) -> None:
    desk.select(BURIAL)
    desk.score()
    (link,) = manuscript_of(desk.opened.session.document).links
    made = desk.opened.built.studio.history.of(AssetId(link.made))
    assert made is not None
    assert made.asset.media_type == "audio/wav"
    assert made.recipe.request["prompt"] == BURIAL
    (row,) = desk.panel.links.watching.rows
    assert row.state is State.FRESH
    desk.panel.editor.go_to(desk.panel.work.text.live.text().index("grey"))
    QTest.keyClicks(desk.panel.editor, "very ")
    desk.qtbot.waitUntil(lambda: desk.panel.links.watching.rows[0].state is State.CHANGED, timeout=10_000)
    desk.panel.links.show(desk.panel.links.watching.rows[0])
    panel = desk.opened.window.workspaces.panel
    assert isinstance(panel, AudioPanel)
    desk.qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=10_000)
    button = next(each for each in panel.takes.findChildren(QPushButton) if each.text() == "Apply")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    song = song_of(desk.opened.session.document)
    assert [track.name for track in song.tracks] == ["Cello", "Grand piano", "Strings"]
    assert song.key.mode is Mode.MINOR
    assert song.bpm < 88


def test_a_chase_is_fast_and_a_burial_slow(desk: Desk) -> None:
    desk.select(CHASE)
    desk.score()
    desk.select(BURIAL)
    desk.score()
    links = sorted(manuscript_of(desk.opened.session.document).links, key=lambda link: link.at)
    made = [desk.opened.built.studio.history.of(AssetId(link.made)) for link in links]
    lengths = [each.asset.shape[0] for each in made if each is not None]
    assert len(lengths) == 2
    # Eight bars of both.
    assert lengths[0] > 1.8 * lengths[1]
