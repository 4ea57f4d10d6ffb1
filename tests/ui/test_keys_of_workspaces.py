"""One key in several workspaces: it means what the workspace says that is seen."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from plugins.audio.panel.panel import AudioPanel
from plugins.timeline.commands import Overwrite, Placing
from plugins.timeline.model import MAIN, Clip, Solid
from plugins.timeline.panel.panel import FilmPanel
from plugins.timeline.time import ZERO
from tests.ui.opened import Opened


def test_space_plays_the_film_or_the_song_that_is_seen(opened: Opened, qtbot: QtBot) -> None:
    window = opened.window
    window.workspaces.show("audio.audio")
    song = window.workspaces.panel
    assert isinstance(song, AudioPanel)
    window.workspaces.show("timeline.timeline")
    film = window.workspaces.panel
    assert isinstance(film, FilmPanel)
    clip = Clip("clip", Solid(), Fraction(10))
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", (clip,)),)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    film.tracks.lanes.setFocus()
    QTest.keyClick(film.tracks.lanes, Qt.Key.Key_Space)
    assert film.player.playing
    assert not song.player.playing
    QTest.keyClick(film.tracks.lanes, Qt.Key.Key_Space)
    assert not film.player.playing
    window.workspaces.show("audio.audio")
    song.arrangement.setFocus()
    QTest.keyClick(song.arrangement, Qt.Key.Key_Space)
    assert song.player.playing
    assert not film.player.playing
    song.player.stop()


def test_no_key_of_the_film_is_lost_to_another_action(opened: Opened) -> None:
    for info in opened.window._parts.panels:
        opened.window.workspaces.show(info.id)
    registry = opened.window.registry
    lost = {
        action.id: set(action.keys)
        for action in registry.actions
        if action.id.startswith("timeline.") and len(registry.keys(action.id)) < len(action.keys)
    }
    assert lost == {}
    assert registry.keys("timeline.regenerate") == ("Ctrl+Shift+R",)
