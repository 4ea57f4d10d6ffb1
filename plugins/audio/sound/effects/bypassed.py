"""Bypassed: an effect that is kept with its settings while it is off."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.audio.sound.effects.chain import Tempo
from plugins.audio.sound.effects.heard import HeardEffect
from plugins.audio.sound.samples import Audio


@dataclass(frozen=True, slots=True)
class Bypassed:
    """An effect that is not heard. One that is off already is no effect to be turned off: ValueError."""

    effect: HeardEffect

    def __post_init__(self) -> None:
        if isinstance(self.effect, Bypassed):
            raise ValueError("an effect can be off once")

    def process(self, audio: Audio, tempo: Tempo) -> Audio:
        """The sound as it is."""
        del tempo
        return audio

    def memory_s(self, tempo: Tempo) -> float:
        """It keeps nothing."""
        del tempo
        return 0.0
