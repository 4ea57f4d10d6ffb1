"""Devices are chosen from a menu, kept, and used; what is missing is said in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.api import NullOutput, UserError
from plugins.audio.panel.device_menu import DeviceMenu
from plugins.audio.panel.player import Player
from tests.ui.audio_parts import SongBench


@pytest.fixture
def bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[SongBench]:
    made = SongBench(tmp_path, resources)
    yield made
    made.close()


def _words(menu: DeviceMenu) -> list[tuple[str, bool]]:
    return [(action.text(), action.isChecked()) for action in menu.actions() if not action.isSeparator()]


def test_a_device_is_chosen_and_used(bench: SongBench) -> None:
    opened: list[str] = []

    def open_output() -> NullOutput:
        opened.append(str(bench.settings.get("audio.device", "")))
        return NullOutput()

    player = Player(bench.work, open_output)
    menu = DeviceMenu(bench.work, player, None, lambda: ["Speakers", "Headphones"], lambda: ["Built-in"])
    menu.fill()
    own = "The system's own"
    assert _words(menu) == [(own, True), ("Speakers", False), ("Headphones", False), (own, True), ("Built-in", False)]
    next(action for action in menu.actions() if action.text() == "Headphones").trigger()
    next(action for action in menu.actions() if action.text() == "Built-in").trigger()
    assert opened == ["", "Headphones"]
    assert bench.settings.get("audio.microphone", "") == "Built-in"
    menu.fill()
    assert ("Headphones", True) in _words(menu)
    player.close_work()


def test_a_device_that_is_unplugged_stays_chosen_and_what_is_missing_is_said(bench: SongBench) -> None:
    def missing() -> list[str]:
        raise UserError("Sound cannot be played on this computer: {reason}.", advice="Install it.", reason="libpulse")

    bench.settings.set("audio.device", "Interface")
    player = Player(bench.work, NullOutput)
    menu = DeviceMenu(bench.work, player, None, lambda: ["Speakers"], missing)
    menu.fill()
    assert ("Interface", True) in _words(menu)
    last = menu.actions()[-1]
    assert "libpulse" in last.text()
    assert not last.isEnabled()
    player.close_work()
