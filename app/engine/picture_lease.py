"""LeasedPictureModel: a held picture model in the hands of one run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.api import Drawing, ModelRecord, Pixels, WatchStep
from app.engine.control.part import NoParts, Parts
from app.engine.picture_model import DiffusersPictureModel


@dataclass(frozen=True, slots=True)
class LeasedPictureModel:
    """A held picture model in the hands of one run, whose `check` makes every part of drawing a point of cancelling.

    `parts` gives the networks that a drawing names beside the model.
    """

    held: DiffusersPictureModel
    check: Callable[[], None]
    parts: Parts = field(default_factory=NoParts)

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def pipeline(self) -> object:
        """The diffusers pipeline itself."""
        return self.held.pipeline

    @property
    def keeps(self) -> bool:
        """Whether a mask can keep parts of a picture."""
        return self.held.keeps

    def draw(self, drawing: Drawing, watch: WatchStep) -> Pixels:
        """Draw a picture (height, width, 3); the same drawing gives the same pixels on the same device."""
        return self.held.draw(drawing, watch, self.check, self.parts)
