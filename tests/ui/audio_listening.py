"""A song with a player whose output is moved on by hand, and a microphone that gives what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from app.api import ManualClock, NullOutput
from plugins.audio.commands import SetSong
from plugins.audio.model import Note
from plugins.audio.panel.player import Player
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.song_mixer import SongMixer
from tests.ui.audio_parts import SongBench

RATE = 44_100
BEAT = 960


class Listening:
    """Four bars of piano at 120 beats a minute; what is heard is kept."""

    def __init__(self, folder: Path, resources: Path, bank: Bank) -> None:
        self.bench = SongBench(folder, resources)
        self.clock = ManualClock()
        self.blocks: list[Audio] = []
        output = NullOutput(RATE, self.clock, heard=self.blocks.append)
        self.bank = bank
        self.player = Player(self.bench.work, lambda: output, bank)
        track = self.bench.add_track("Piano", 0, id="a")
        notes = [Note(number * BEAT, 60 + number, BEAT // 2, 90) for number in range(16)]
        self.bench.add_region(track, 4, notes, id="1")
        self.edit(bpm=120.0, looping=False)

    def edit(self, **changes: Any) -> None:
        """Change the song."""
        self.bench.session.execute(SetSong(replace(self.bench.song(), **changes)))

    def hear(self, seconds: float) -> Audio:
        """What is heard while time passes."""
        self.blocks.clear()
        self.clock.advance(seconds)
        return np.concatenate(self.blocks) if self.blocks else np.zeros((0, 2), np.float32)

    def mixer(self, **values: Any) -> SongMixer:
        """The song as it is, rendered afresh."""
        return SongMixer(self.bench.song(), self.bench.assets, self.bank, RATE, **values)

    def ready(self, qtbot: QtBot, wanted: Callable[[SongMixer], bool] = lambda _mixer: True) -> None:
        """Wait until the song as it is now is what is played."""
        qtbot.waitUntil(
            lambda: (
                (found := self.player.deck.performance) is not None
                and found.mixer.song == self.bench.song()
                and wanted(found.mixer)
            )
        )

    def close(self) -> None:
        """Let go of every thread."""
        self.player.close_work()
        self.bench.close()


class GivenSound:
    """A microphone that gives frames when it is told to, on the caller's thread."""

    channels = 1

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self.stopped = False
        self._push: Callable[[Audio, int], None] | None = None

    def start(self, push: Callable[[Audio, int], None]) -> None:
        """Give frames to somebody."""
        self._push = push

    def give(self, samples: Audio, waiting: int = 0) -> None:
        """Give frames (frames,)."""
        if self._push is not None:
            self._push(samples[:, None].astype(np.float32), waiting)

    def stop(self) -> None:
        """Give no more."""
        self.stopped = True
        self._push = None
