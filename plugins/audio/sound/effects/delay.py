"""Delay: echoes in beats."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.api import Words
from plugins.audio.sound.effects.chain import Tempo, check_range
from plugins.audio.sound.samples import Audio

_INAUDIBLE = 0.001


@dataclass(frozen=True, slots=True)
class Delay:
    """Echoes so many beats apart, each `feedback` times the one before; `crossing` sends them from side to side."""

    beats: float = 0.75
    feedback: float = 0.35
    mix: float = 0.3
    crossing: bool = True

    def __post_init__(self) -> None:
        check_range(Words("Echo distance"), self.beats, 1 / 64, 64)
        check_range(Words("Feedback"), self.feedback, 0, 0.95)
        check_range(Words("Mix"), self.mix, 0, 1)

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound with its echoes."""
        frames = max(1, tempo.frames(self.beats))
        echoes = np.zeros_like(audio)
        echoes[frames:] = audio[:-frames]
        for start in range(frames, len(audio), frames):
            before = echoes[start - frames : start]
            part = echoes[start : start + frames]
            before = before[: len(part)]
            part += np.float32(self.feedback) * (before[:, ::-1] if self.crossing else before)
        return audio + np.float32(self.mix) * echoes

    def memory_s(self, tempo: Tempo) -> float:
        """Until an echo is 60 dB softer."""
        times = 1 + (math.ceil(math.log(_INAUDIBLE) / math.log(self.feedback)) if self.feedback > 0 else 0)
        return times * max(1, tempo.frames(self.beats)) / tempo.rate
