"""The brush engine: what a brush is, and strokes with it; no Qt."""

from plugins.canvas.brush.brush import (
    STRAIGHT,
    Brush,
    Curve,
    Dynamic,
    Effect,
    Grain,
    GrainMode,
    Sensor,
    Smoothing,
    Target,
    Tip,
    TipKind,
    check_brush,
    response,
)
from plugins.canvas.brush.path import Dab, Path, Sample
from plugins.canvas.brush.smear import Within
from plugins.canvas.brush.stroke import Ground, Stroke, as_mask, begin_layer, everywhere
from plugins.canvas.brush.symmetry import Axes, Symmetry
from plugins.canvas.brush.tips import Cover, Tips, dab_mask

__all__ = [
    "STRAIGHT",
    "Axes",
    "Brush",
    "Cover",
    "Curve",
    "Dab",
    "Dynamic",
    "Effect",
    "Grain",
    "GrainMode",
    "Ground",
    "Path",
    "Sample",
    "Sensor",
    "Smoothing",
    "Stroke",
    "Symmetry",
    "Target",
    "Tip",
    "TipKind",
    "Tips",
    "Within",
    "as_mask",
    "begin_layer",
    "check_brush",
    "dab_mask",
    "everywhere",
    "response",
]
