"""Models that see, as panels use them: what is an object, what is where, how far away things are, where joints are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.api.models import ModelKind, ModelRecord, Pixels
from app.document import ModelId

Share = NDArray[np.float32]
"""A number from 0 to 1 for each pixel (height, width)."""

Classes = NDArray[np.uint8]
"""A class of ADE20K for each pixel (height, width): 0 is wall, 1 building, 2 sky, and 149 the last."""

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Hint:
    """A place in a picture, in its pixels, that is of the object, or is not."""

    x: float
    y: float
    inside: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A person: `joints` (17, 3) are x and y in pixels and a score from 0 to 1, in the order of COCO.

    Nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles; the left one of a pair first.
    """

    joints: NDArray[np.float32]
    score: float


class Segmenter(Protocol):
    """A model that tells an object from what surrounds it; what it has seen of a picture is kept for a while."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    def find(
        self,
        picture: Pixels,
        hints: Sequence[Hint],
        box: tuple[float, float, float, float] | None,
    ) -> Share:
        """How likely each pixel of a picture (height, width, 3) is of the object; at least one hint or a box is given.

        The box is left, top, right and bottom in pixels. Raises OutOfMemory.
        """


class SemanticSegmenter(Protocol):
    """A model that says what each pixel is of."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    def classes(self, picture: Pixels) -> Classes:
        """What each pixel of a picture (height, width, 3) is of; raises OutOfMemory."""


class DepthModel(Protocol):
    """A model that estimates how far away things are."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    def depth(self, picture: Pixels) -> Share:
        """How near each pixel of a picture (height, width, 3) is: 0 is the farthest of it, 1 the nearest."""


class PoseModel(Protocol):
    """A model that finds people and their joints."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    @property
    def finds_people(self) -> bool:
        """Whether a detector finds the people first; else the whole picture is taken for one person."""

    def figures(self, picture: Pixels) -> Sequence[Figure]:
        """The people in a picture (height, width, 3), the largest first."""


class Seeing(Protocol):
    """The models of this machine that see, leased on a worker; `check` may raise to end loading and looking."""

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""

    def lease_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[Segmenter]:
        """Hold a segmentation model; raises MissingModel, UnreadableModel and OutOfMemory."""

    def lease_semantic_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[SemanticSegmenter]:
        """Hold a semantic segmentation model; raises MissingModel, UnreadableModel and OutOfMemory."""

    def lease_depth_model(self, model: ModelId, check: Check) -> AbstractContextManager[DepthModel]:
        """Hold a depth model; raises MissingModel, UnreadableModel and OutOfMemory."""

    def lease_pose_model(self, model: ModelId, check: Check) -> AbstractContextManager[PoseModel]:
        """Hold a pose model and, where there is one, a detector of people; raises as the others do."""
