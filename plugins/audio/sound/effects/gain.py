"""Gain: louder or softer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.api import Words
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio, amplitude


@dataclass(frozen=True, slots=True)
class Gain:
    """A level in decibels."""

    level_db: float = 0.0

    def __post_init__(self) -> None:
        check_range(Words("Gain"), self.level_db, -120, 60)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound at that level."""
        del tempo
        return audio * np.float32(amplitude(self.level_db))

    def memory_s(self, tempo: Tempo) -> float:
        """It keeps nothing."""
        del tempo
        return 0.0
