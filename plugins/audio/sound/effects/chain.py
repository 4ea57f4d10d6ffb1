"""Processor: what an effect does, and several of them one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.api import InvalidRequest, Words
from plugins.audio.sound.samples import Audio


@dataclass(frozen=True, slots=True)
class Tempo:
    """What an effect is played at: frames a second, and beats a minute."""

    rate: int
    bpm: float = 120.0

    def frames(self, beats: float) -> int:
        """The frames of so many beats."""
        return round(beats * 60 * self.rate / self.bpm)


def check_range(what: Words, value: float, low: float, high: float) -> None:
    """Refuse a setting that is out of its range."""
    if not low <= value <= high:
        raise InvalidRequest(
            "The setting “{what}” has to be between {low} and {high}, and is {value}.",
            advice="Change it.",
            what=what,
            low=low,
            high=high,
            value=value,
        )


class Processor(Protocol):
    """Sound (frames, 2) becomes sound of the same shape."""

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound with the effect, beginning from rest."""
        ...

    def memory_s(self, tempo: Tempo) -> float:
        """For how many seconds something is still heard of what was before."""
        ...


def apply_effects(effects: Sequence[Processor], audio: Audio, tempo: Tempo, *, loop: bool = False) -> Audio:
    """The sound with all effects. In a loop they begin as they are at its end, so that echoes go over the seam."""
    for effect in effects:
        audio = _looped(effect, audio, tempo) if loop and len(audio) else effect.process(audio, tempo)
    return audio


def _looped(effect: Processor, audio: Audio, tempo: Tempo) -> Audio:
    before = round(effect.memory_s(tempo) * tempo.rate)
    if not before:
        return effect.process(audio, tempo)
    passes = -(-before // len(audio))
    head = np.concatenate([audio] * passes)[-before:]
    # What looks ahead sees the beginning of the next pass behind the end.
    ahead = audio[: min(len(audio), round(0.02 * tempo.rate))]
    return effect.process(np.concatenate([head, audio, ahead]), tempo)[before : before + len(audio)]
