"""LeasedSoundModel: a held sound model in the hands of one run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import ModelRecord, Sound, SoundAbilities, Sounding, WatchSound
from app.engine.sound.load import HeldSoundModel


@dataclass(frozen=True, slots=True)
class LeasedSoundModel:
    """A held model whose `check` makes every block of its networks a point of cancelling."""

    held: HeldSoundModel
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do."""
        return self.held.abilities

    def make(self, sounding: Sounding, watch: WatchSound) -> Sound:
        """Make a sound; the same sounding gives the same samples on the same device."""
        return self.held.make(sounding, watch, self.check)
