"""Recognising models that see: for segmentation, depth and poses, and detectors of objects."""

from __future__ import annotations

from collections.abc import Mapping

from app.api import ModelFormat, ModelKind
from app.engine.detectors.draft import Draft

SEERS: Mapping[str, tuple[ModelKind, str]] = {
    "SamModel": (ModelKind.SEGMENTER, "sam"),
    "Sam2Model": (ModelKind.SEGMENTER, "sam-2"),
    # As SAM 2 is published: the part of it that follows objects through films is left out.
    "Sam2VideoModel": (ModelKind.SEGMENTER, "sam-2"),
    "SegformerForSemanticSegmentation": (ModelKind.SEMANTIC_SEGMENTER, "segformer"),
    "UperNetForSemanticSegmentation": (ModelKind.SEMANTIC_SEGMENTER, "upernet"),
    "Mask2FormerForUniversalSegmentation": (ModelKind.SEMANTIC_SEGMENTER, "mask2former"),
    "DepthAnythingForDepthEstimation": (ModelKind.DEPTH_MODEL, "depth-anything"),
    "VitPoseForPoseEstimation": (ModelKind.POSE_MODEL, "vitpose"),
    "RTDetrForObjectDetection": (ModelKind.OBJECT_DETECTOR, "rt-detr"),
    "RTDetrV2ForObjectDetection": (ModelKind.OBJECT_DETECTOR, "rt-detr-2"),
}
"""The classes of transformers by which such models are loaded."""


def seer(class_name: str, licence: str) -> Draft:
    """What a class of SEERS is for."""
    kind, architecture = SEERS[class_name]
    return Draft(kind, ModelFormat.TRANSFORMERS, architecture, licence=licence)
