"""LeasedPictureModel: a held picture model in the hands of one run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Drawing, ModelRecord, Pixels, WatchStep
from app.engine.picture_model import DiffusersPictureModel


@dataclass(frozen=True, slots=True)
class LeasedPictureModel:
    """A held picture model in the hands of one run, whose `check` makes every part of drawing a point of cancelling."""

    held: DiffusersPictureModel
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def pipeline(self) -> object:
        """The diffusers pipeline itself."""
        return self.held.pipeline

    def draw(self, drawing: Drawing, watch: WatchStep) -> Pixels:
        """Draw a picture (height, width, 3); the same drawing gives the same pixels on the same device."""
        return self.held.draw(drawing, watch, self.check)
