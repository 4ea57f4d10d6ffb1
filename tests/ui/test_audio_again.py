"""A selected clip says how it was made, and what is made again from there takes its place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.document import Selection
from plugins.audio.commands import PutRegions, RemoveTrack, SetTrack, song_of
from plugins.audio.excerpt import track_notes
from plugins.audio.panel.making import Place
from plugins.audio.panel.panel import AudioPanel
from plugins.audio.song import KIND, Song
from tests.ui.opened import Opened

PROMPT = "a calming violin melody backed by a distorted guitar riff, 4 bars"


@pytest.fixture
def panel(opened: Opened, qtbot: QtBot) -> AudioPanel:
    """The panel with a clip of two tracks in bars 1 to 4, and another one behind it."""
    opened.window.workspaces.show("audio.audio")
    found = opened.window.workspaces.panel
    assert isinstance(found, AudioPanel)
    for prompt, seed in ((PROMPT, 5), ("a flute, 2 bars", 7)):
        opened.window.prompt_dock.recall("audio.compose", {"prompt": prompt, "seed": seed})
        opened.window.prompt_dock.generate()
        qtbot.waitUntil(lambda: len(found.takes.takes) == 1, timeout=30_000)
        position = opened.session.position
        found.takes.apply()
        qtbot.waitUntil(partial(_is_behind, opened, position), timeout=10_000)
    return found


def _is_behind(opened: Opened, position: int) -> bool:
    return opened.session.position > position


def _song(opened: Opened) -> Song:
    return song_of(opened.session.document)


def _words(opened: Opened) -> str:
    return "\n".join(label.text() for label in opened.window.inspector.findChildren(QLabel) if not label.isHidden())


def _press(opened: Opened, name: str) -> None:
    button = next(each for each in opened.window.inspector.findChildren(QPushButton) if each.text() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _again(opened: Opened, panel: AudioPanel, qtbot: QtBot, name: str) -> None:
    _press(opened, name)
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=30_000)
    before = opened.session.position
    panel.takes.apply()
    qtbot.waitUntil(lambda: opened.session.position > before, timeout=10_000)


def test_the_inspector_says_how_the_selected_clip_was_made(opened: Opened, panel: AudioPanel) -> None:
    violin, _guitar, flute = _song(opened).regions
    panel.work.select([violin.id])
    assert opened.session.selection == Selection(violin.source, KIND, violin.id)
    assert PROMPT in _words(opened)
    panel.work.select([flute.id])
    assert "a flute, 2 bars" in _words(opened)
    panel.work.select([violin.id, flute.id])
    assert "a flute" not in _words(opened)
    panel.work.open(violin.id)
    assert PROMPT in _words(opened)
    panel.work.select([])
    assert PROMPT not in _words(opened)


def test_varied_from_there_it_takes_its_place_in_the_same_bars(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    before = _song(opened)
    violin, guitar, flute = before.regions
    panel.work.select([violin.id])
    _again(opened, panel, qtbot, "Vary")
    song = _song(opened)
    assert [track.id for track in song.tracks] == [track.id for track in before.tracks]
    places = [(each.id, each.track, each.start, each.length) for each in before.regions]
    assert [(each.id, each.track, each.start, each.length) for each in song.regions] == places
    assert song.region(flute.id) == flute
    for old in (violin, guitar):
        assert song.region(old.id).content != old.content
        assert song.region(old.id).source != old.source
        assert track_notes(song, old.track, panel.work.notes)
    source = song.region(violin.id).source
    assert source is not None
    assert opened.session.selection.asset == source
    recipe = opened.session.document.assets[source].recipe
    assert recipe is not None
    assert recipe.request["seed"] == 6
    opened.window.undo()
    assert _song(opened) == before


def test_made_again_it_is_as_it_was_before_it_was_edited(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    violin = _song(opened).regions[0]
    panel.work.set_notes(violin, [], "Clear")
    panel.work.select([violin.id])
    _again(opened, panel, qtbot, "Make again")
    assert _song(opened).region(violin.id).content == violin.content


def test_what_was_taken_out_stays_out_and_what_is_locked_stays_as_it_is(
    opened: Opened, panel: AudioPanel, qtbot: QtBot
) -> None:
    before = _song(opened)
    violin, guitar, _flute = before.regions
    opened.session.execute(SetTrack(replace(_song(opened).track(guitar.track), locked=True)))
    opened.session.execute(PutRegions((replace(violin, locked=(0,)),), label="Lock"))
    panel.work.select([violin.id])
    _again(opened, panel, qtbot, "Vary")
    song = _song(opened)
    assert song.region(guitar.id) == guitar
    first, now = (track_notes(each, violin.track, panel.work.notes) for each in (before, song))
    bar = song.bar_ticks
    assert [note for note in first if note.start < bar] == [note for note in now if note.start < bar]
    assert first != now
    opened.session.execute(RemoveTrack(guitar.track))
    _again(opened, panel, qtbot, "Vary")
    assert len(_song(opened).tracks) == 2


def test_what_was_unselected_or_deleted_meanwhile_is_put_behind(
    opened: Opened, panel: AudioPanel, qtbot: QtBot
) -> None:
    violin, guitar, _flute = _song(opened).regions
    panel.work.select([violin.id])
    _press(opened, "Vary")
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=30_000)
    for region in (violin, guitar):
        opened.session.execute(RemoveTrack(region.track))
    panel.takes.apply()
    qtbot.waitUntil(lambda: len(_song(opened).regions) == 3, timeout=10_000)
    assert [track.program for track in _song(opened).tracks] == [73, 40, 30]


def test_a_click_on_a_clip_of_the_arrangement_tells_the_inspector(
    opened: Opened, panel: AudioPanel, qtbot: QtBot
) -> None:
    panel.work.select([])
    assert PROMPT not in _words(opened)
    lanes = panel.arrangement.lanes
    qtbot.waitUntil(lambda: lanes.height() > 40)
    at = QPointF(30, 20)
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at.toPoint())
    qtbot.waitUntil(lambda: PROMPT in _words(opened), timeout=5_000)


def test_a_place_is_kept_over_a_restart_and_one_of_before_replaces_nothing() -> None:
    place = Place(2, replaces=("a", "b"))
    assert Place.from_json(place.to_json()) == place
    assert Place.from_json({"bar": 2, "bars": 0, "changed": []}) == Place(2)
