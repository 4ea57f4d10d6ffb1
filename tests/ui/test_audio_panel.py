"""Composing in the real window: a sentence becomes a take that is heard, tracks of the song, and other notes."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import Json
from app.widgets.thumbnail_strip import ThumbnailStrip
from plugins.audio.commands import SetTrack, song_of
from plugins.audio.excerpt import reader, track_notes
from plugins.audio.model import Note
from plugins.audio.panel.making import Place
from plugins.audio.panel.panel import AudioPanel
from plugins.audio.song import NotesOf, Song
from tests.ui.opened import Opened

PROMPT = "a calming violin melody backed by a distorted guitar riff, 4 bars"


@pytest.fixture
def panel(opened: Opened) -> AudioPanel:
    """The panel of the window."""
    opened.window.workspaces.show("audio.audio")
    found = opened.window.workspaces.panel
    assert isinstance(found, AudioPanel)
    return found


def _song(opened: Opened) -> Song:
    return song_of(opened.session.document)


def _compose(opened: Opened, panel: AudioPanel, qtbot: QtBot, variations: int = 1) -> None:
    dock = opened.window.prompt_dock
    dock.recall("audio.compose", {"prompt": PROMPT, "seed": 5, "variations": variations})
    dock.generate()
    qtbot.waitUntil(lambda: len(panel.takes.takes) == variations, timeout=30_000)


def test_a_sentence_becomes_takes_that_are_heard_and_one_is_applied(
    opened: Opened, panel: AudioPanel, qtbot: QtBot
) -> None:
    assert panel.is_empty()
    _compose(opened, panel, qtbot, variations=2)
    assert panel.player.auditioning
    with qtbot.waitSignal(panel.player.level_changed, check_params_cb=lambda level: level.left > 0.001, timeout=10_000):
        pass
    one, other = (take.result.clip for take in panel.takes.takes)
    assert one is not None
    assert other is not None
    assert one.notes != other.notes
    first_seed = panel.takes.takes[0].made.recipe.request["seed"]
    panel.takes.flip(1)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    song = _song(opened)
    assert [track.program for track in song.tracks] == [40, 30]
    assert song.bars == 4
    assert song.bpm == other.plan.bpm
    assert tuple(track_notes(song, track.id, panel.work.notes) for track in song.tracks) == other.notes
    assert not panel.player.auditioning
    source = song.regions[0].source
    assert source is not None
    recipe = opened.session.document.assets[source].recipe
    assert recipe is not None
    # The second variation has a seed of its own, from which it can be made again alone.
    assert recipe.request["variations"] == 1
    assert recipe.request["seed"] != first_seed
    opened.window.undo()
    assert panel.is_empty()


def test_bars_that_are_written_anew_leave_all_else_as_it_is(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _compose(opened, panel, qtbot)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    before = _song(opened)
    read = reader(opened.built.studio.assets)
    panel.work.select([before.regions[0].id])
    panel.work.select_bars((1, 3))
    panel.make("audio.infill")
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=30_000)
    panel.takes.apply()
    qtbot.waitUntil(lambda: _song(opened) is not before, timeout=10_000)
    after = _song(opened)
    ticks = before.bar_ticks
    old, new = (track_notes(song, before.tracks[0].id, read) for song in (before, after))

    def outside(notes: tuple[Note, ...]) -> list[Note]:
        return [note for note in notes if not ticks <= note.start < 3 * ticks]

    assert outside(old) == outside(new)
    assert old != new
    assert after.regions[1] == before.regions[1]


def test_what_is_locked_is_given_to_no_generator(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _compose(opened, panel, qtbot)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    for track in _song(opened).tracks:
        panel.work.execute(SetTrack(replace(track, locked=True)))
    jobs = len(opened.jobs.jobs)
    panel.make("audio.infill")
    qtbot.wait(100)
    assert len(opened.jobs.jobs) == jobs


def test_a_result_belongs_where_it_was_asked_for_after_a_restart() -> None:
    place = Place(3, 8, (("a", (0, 2)), ("b", ())))
    assert Place.from_json(place.to_json()) == place
    broken_ones: tuple[Json, ...] = (
        None,
        {},
        {"bar": -1, "bars": 0, "changed": []},
        {"bar": 0, "bars": 0, "changed": [["a", "b"]]},
    )
    for broken in broken_ones:
        assert Place.from_json(broken) is None


def test_a_file_of_notes_and_one_of_sound_come_in_and_go_out(
    opened: Opened, panel: AudioPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    _compose(opened, panel, qtbot)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    song = _song(opened)
    data = panel.arrangement.file_for(song.regions[:1]) if panel.arrangement.file_for else None
    assert data is not None
    path = Path(data.urls()[0].toLocalFile())
    assert path.suffix == ".mid"
    panel.arrangement.dropped.emit((path,), "", 8)
    qtbot.waitUntil(lambda: len(_song(opened).regions) == 3, timeout=10_000)
    region = _song(opened).regions[2]
    assert region.start == 8 * song.bar_ticks
    assert isinstance(region.content, NotesOf)
    assert track_notes(_song(opened), region.track, panel.work.notes) == tuple(
        Note(note.start + region.start, note.pitch, note.length, note.velocity)
        for note in track_notes(song, song.tracks[0].id, panel.work.notes)
    )


def test_a_clip_is_opened_in_its_editor_and_closed_by_escape(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _compose(opened, panel, qtbot)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    assert not panel.roll.isVisible()
    panel.work.open(_song(opened).regions[0].id)
    assert panel.roll.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.roll.isVisible()


def test_takes_are_drawn_in_the_colours_of_the_theme(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    opened.window.set_theme("dark")
    _compose(opened, panel, qtbot)
    assert _ground(panel) < 60
    opened.window.set_theme("light")
    assert _ground(panel) > 200


def _ground(panel: AudioPanel) -> int:
    """How light the corner of the first take's picture is."""
    strip = panel.takes.findChild(ThumbnailStrip)
    assert isinstance(strip, ThumbnailStrip)
    return strip.item(0).icon().pixmap(64, 64).toImage().pixelColor(1, 1).lightness()


def test_what_is_made_after_the_panel_has_closed_disturbs_nobody(
    opened: Opened, panel: AudioPanel, qtbot: QtBot
) -> None:
    _compose(opened, panel, qtbot)
    made = panel.takes.takes[0].made
    panel.takes.discard()
    panel.close_work()
    panel.offer([made])
    qtbot.wait(300)
    assert panel.takes.takes == ()
    assert not panel.player.auditioning


def test_the_song_is_played_and_the_playhead_moves(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _compose(opened, panel, qtbot)
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    panel.player.play()
    began = time.monotonic()
    qtbot.waitUntil(lambda: panel.player.tick > 960, timeout=10_000)
    assert time.monotonic() - began < 5
    panel.player.stop()
    assert panel.player.tick == 0
