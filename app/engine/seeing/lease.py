"""EngineSeeing: the models that see in the hands of panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.api import ModelId, ModelKind, ModelRecord, UnreadableModel
from app.api.seeing import Check, DepthModel, PoseModel, Segmenter, SemanticSegmenter
from app.engine.seeing.classes import CLASSES, AdeSegmenter
from app.engine.seeing.depth import AnyDepth
from app.engine.seeing.pose import JOINTS, VitPose
from app.engine.seeing.segmenter import SamSegmenter

if TYPE_CHECKING:
    from app.engine.models import EngineModels


@dataclass(frozen=True, slots=True)
class EngineSeeing:
    """Leases models that see, from the cache of all models."""

    engine: EngineModels

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""
        return self.engine.records(kind)

    def lease_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[Segmenter]:
        """Hold a segmentation model for the length of the block."""
        return self._segmenter(model, check)

    def lease_semantic_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[SemanticSegmenter]:
        """Hold a semantic segmentation model for the length of the block."""
        return self._semantic_segmenter(model, check)

    def lease_depth_model(self, model: ModelId, check: Check) -> AbstractContextManager[DepthModel]:
        """Hold a depth model for the length of the block."""
        return self._depth_model(model, check)

    def lease_pose_model(self, model: ModelId, check: Check) -> AbstractContextManager[PoseModel]:
        """Hold a pose model for the length of the block, with the first detector that there is."""
        return self._pose_model(model, check)

    @contextmanager
    def _segmenter(self, model: ModelId, check: Check) -> Iterator[Segmenter]:
        with self.engine.lease_seer(model, ModelKind.SEGMENTER, check) as held:
            yield SamSegmenter(held, check)

    @contextmanager
    def _semantic_segmenter(self, model: ModelId, check: Check) -> Iterator[SemanticSegmenter]:
        with self.engine.lease_seer(model, ModelKind.SEMANTIC_SEGMENTER, check) as held:
            count = int(held.module.config.num_labels)
            if count != CLASSES:
                raise UnreadableModel(
                    "{model} knows {count} classes, and the studio reads those that know the 150 of ADE20K.",
                    advice="Choose another semantic segmentation model.",
                    model=held.record.name,
                    count=count,
                )
            yield AdeSegmenter(held, check)

    @contextmanager
    def _depth_model(self, model: ModelId, check: Check) -> Iterator[DepthModel]:
        with self.engine.lease_seer(model, ModelKind.DEPTH_MODEL, check) as held:
            yield AnyDepth(held, check)

    @contextmanager
    def _pose_model(self, model: ModelId, check: Check) -> Iterator[PoseModel]:
        detectors = self.engine.records(ModelKind.OBJECT_DETECTOR)
        with ExitStack() as stack:
            held = stack.enter_context(self.engine.lease_seer(model, ModelKind.POSE_MODEL, check))
            joints = int(held.module.config.num_labels)
            if joints != JOINTS:
                raise UnreadableModel(
                    "{model} finds {joints} joints, and the studio reads those that find 17.",
                    advice="Choose another pose model.",
                    model=held.record.name,
                    joints=joints,
                )
            detector = None
            if detectors:
                lease = self.engine.lease_seer(detectors[0].id, ModelKind.OBJECT_DETECTOR, check)
                detector = stack.enter_context(lease)
            yield VitPose(held, detector, check)
