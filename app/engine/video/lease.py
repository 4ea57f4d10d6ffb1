"""LeasedVideoModel: a held video model in the hands of one run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Film, Filming, ModelRecord, VideoAbilities, WatchStep
from app.engine.video.latents import KeptLatents
from app.engine.video.pipeline_model import PipelineVideoModel


@dataclass(frozen=True, slots=True)
class LeasedVideoModel:
    """A held model whose `check` makes every block of its networks a point of cancelling.

    What it samples is kept in `kept`.
    """

    held: PipelineVideoModel
    check: Callable[[], None]
    kept: KeptLatents | None = None

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do."""
        return self.held.abilities

    def make(self, filming: Filming, watch: WatchStep) -> Film:
        """Make a film; the same filming gives the same frames on the same device."""
        return self.held.make(filming, watch, self.check, self.kept)
