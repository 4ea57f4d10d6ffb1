"""From the gallery to the song: what was composed comes with its notes, by drop, by menu and as a take."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import AssetId, Made
from plugins.audio.commands import AddTrack, song_of
from plugins.audio.excerpt import track_notes
from plugins.audio.panel.panel import AudioPanel
from plugins.audio.song import SOUND, NotesOf, Song, SoundOf, Track
from tests.ui.opened import Opened
from tests.ui.test_dragging import made as picture_made

PROMPT = "a calming violin melody backed by a distorted guitar riff, 4 bars"


@pytest.fixture
def panel(opened: Opened, qtbot: QtBot) -> AudioPanel:
    """The panel of the window, after something was composed and put away."""
    opened.window.workspaces.show("audio.audio")
    found = opened.window.workspaces.panel
    assert isinstance(found, AudioPanel)
    opened.window.prompt_dock.recall("audio.compose", {"prompt": PROMPT, "seed": 5})
    opened.window.prompt_dock.generate()
    qtbot.waitUntil(lambda: len(found.takes.takes) == 1, timeout=30_000)
    found.takes.discard()
    return found


def _song(opened: Opened) -> Song:
    return song_of(opened.session.document)


def _first(opened: Opened, qtbot: QtBot) -> Made:
    """The latest of the gallery, as the history knows it."""
    gallery = opened.window.gallery
    (made,) = opened.built.studio.history.search(limit=1)
    gallery.refresh()
    qtbot.waitUntil(lambda: gallery.model.id_at(gallery.model.index(0)) == made.asset.id)
    return made


def _drop(opened: Opened, panel: AudioPanel, at: QPointF) -> bool:
    """Drag the gallery's first into the arrangement; whether it is taken there."""
    gallery = opened.window.gallery
    data = gallery.model.mimeData([gallery.model.index(0)])
    lanes = panel.arrangement.lanes
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    enter.ignore()
    # Not sent: what the arrangement leaves alone goes on to the window.
    lanes.dragEnterEvent(enter)
    if enter.isAccepted():
        lanes.dropEvent(QDropEvent(at, copy, data, left, none))
    return enter.isAccepted()


def _programs(song: Song) -> Sequence[int]:
    return [track.program for track in song.tracks]


def test_what_lies_beside_a_sound_is_known_after_a_restart(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    made = _first(opened, qtbot)
    assert set(made.extra) == {"clip", "midi"}
    assert panel.context.made_of(made.asset.id) == made
    assert opened.built.studio.assets.read(AssetId(made.extra["midi"])).startswith(b"MThd")


def test_a_composed_sound_that_is_dropped_brings_its_tracks(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    made = _first(opened, qtbot)
    assert _drop(opened, panel, QPointF(40, 120))
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    song = _song(opened)
    assert _programs(song) == [40, 30]
    assert all(isinstance(region.content, NotesOf) for region in song.regions)
    assert all(track_notes(song, track.id, panel.work.notes) for track in song.tracks)
    assert {region.source for region in song.regions} == {made.asset.id}
    recipe = opened.session.document.assets[made.asset.id].recipe
    assert recipe is not None
    assert recipe.request["prompt"] == PROMPT


def test_on_a_track_of_sound_it_stays_sound(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _first(opened, qtbot)
    opened.session.execute(AddTrack(Track("voice", "Voice", SOUND)))
    assert _drop(opened, panel, QPointF(20, 20))
    qtbot.waitUntil(lambda: bool(_song(opened).regions), timeout=10_000)
    song = _song(opened)
    assert _programs(song) == [SOUND]
    assert isinstance(song.regions[0].content, SoundOf)


def test_a_picture_is_not_taken(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    result = picture_made(opened)
    assert _first(opened, qtbot).asset.id == result.asset.id
    assert not _drop(opened, panel, QPointF(40, 120))


def test_a_double_click_in_the_gallery_shows_a_sound_as_a_take(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    _first(opened, qtbot)
    opened.window.workspaces.show("canvas.canvas")
    grid = opened.window.gallery.grid
    opened.window.docks.show("gallery")
    qtbot.waitUntil(lambda: grid.visualRect(grid.model().index(0, 0)).isValid())
    at = grid.visualRect(grid.model().index(0, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=10_000)
    assert opened.window.workspaces.panel is panel
    (take,) = panel.takes.takes
    assert take.result.clip is not None
    assert panel.is_empty()
    panel.takes.apply()
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    assert _programs(_song(opened)) == [40, 30]


def test_placing_from_the_menu_brings_the_notes_too(opened: Opened, panel: AudioPanel, qtbot: QtBot) -> None:
    made = _first(opened, qtbot)
    opened.window.gallery.place_wanted.emit(made)
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=10_000)
    assert _programs(_song(opened)) == [40, 30]
