"""The nouns of the canvas; frozen, and pixels lie in assets."""

from plugins.canvas.model.adjustment import (
    Adjustment,
    BrightnessContrast,
    ColourBalance,
    Curves,
    HueSaturation,
    Invert,
    Levels,
)
from plugins.canvas.model.area import Area, Mask, Rect
from plugins.canvas.model.canvas import (
    EMPTY,
    KIND,
    LARGEST_SIDE,
    MOST_LAYERS,
    Blending,
    Canvas,
    Guide,
    checked_size,
    in_order,
)
from plugins.canvas.model.content import Adjusting, Alignment, Content, Figure, Group, Painted, Shape, Text
from plugins.canvas.model.generating import Control, ControlKind, Region
from plugins.canvas.model.layer import PAINTED, Layer, new_layer_id
from plugins.canvas.model.part import FARTHEST, PART, check_adjustment, check_canvas

__all__ = [
    "EMPTY",
    "FARTHEST",
    "KIND",
    "LARGEST_SIDE",
    "MOST_LAYERS",
    "PAINTED",
    "PART",
    "Adjusting",
    "Adjustment",
    "Alignment",
    "Area",
    "Blending",
    "BrightnessContrast",
    "Canvas",
    "ColourBalance",
    "Content",
    "Control",
    "ControlKind",
    "Curves",
    "Figure",
    "Group",
    "Guide",
    "HueSaturation",
    "Invert",
    "Layer",
    "Levels",
    "Mask",
    "Painted",
    "Rect",
    "Region",
    "Shape",
    "Text",
    "check_adjustment",
    "check_canvas",
    "checked_size",
    "in_order",
    "new_layer_id",
]
