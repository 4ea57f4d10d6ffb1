"""Outputs: what plays where there is no device, and a device where there is one."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.api import NullOutput, SoundOutput, UserError
from plugins.audio.panel.output import open_device
from plugins.audio.panel.player import Player
from plugins.audio.panel.transport import TransportBar
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.samples import Audio
from tests.ui.audio_parts import SongBench


def test_an_output_without_a_device_goes_by_the_time() -> None:
    taken: list[int] = []
    enough = threading.Event()

    def pull(count: int) -> Audio:
        taken.append(count)
        if sum(taken) > 4000:
            enough.set()
        return np.zeros((count, 2), np.float32)

    output = NullOutput(44_100)
    output.start(pull)
    assert enough.wait(10)
    output.stop()
    total = sum(taken)
    assert not threading.Event().wait(0.05)
    assert sum(taken) == total


def test_without_a_device_the_song_is_played_silently_and_it_is_said_once(
    tmp_path: Path, resources: Path, qtbot: QtBot
) -> None:
    devices: list[SoundOutput] = []

    def none() -> SoundOutput:
        if not devices:
            raise UserError("This computer has no device to play sound to.", advice="Connect speakers.")
        return devices[0]

    bench = SongBench(tmp_path, resources)
    player = Player(bench.work, none, Bank.open(resources / OWN_BANK))
    bar = TransportBar(bench.work, player, bench.icons)
    qtbot.addWidget(bar)
    bar.show()
    track = bench.add_track("Piano", 0)
    bench.add_region(track, 4)
    assert bar.silent.isVisible()
    assert "no device" in bar.silent.toolTip()
    player.play()
    qtbot.waitUntil(lambda: player.tick > 100)
    assert not bench.messages.failed
    devices.append(NullOutput(48_000))
    bar.silent.click()
    assert not bar.silent.isVisible()
    assert player.rate == 48_000
    before = player.tick
    qtbot.waitUntil(lambda: player.tick > before + 100)
    bar.close_work()
    player.close_work()
    bench.close()


# Qt warns of video libraries that it finds missing, and goes on.
@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_device_pulls_in_real_time() -> None:
    try:
        output = open_device()
    except UserError as error:
        pytest.skip(str(error))
    enough = threading.Event()
    taken: list[int] = []

    def pull(count: int) -> Audio:
        taken.append(count)
        if sum(taken) > output.rate // 4:
            enough.set()
        return np.zeros((count, 2), np.float32)

    output.start(pull)
    assert enough.wait(10)
    assert 0 < output.latency_frames < output.rate
    output.stop()
    total = sum(taken)
    assert not threading.Event().wait(0.1)
    assert sum(taken) == total
    assert output.latency_frames == 0
