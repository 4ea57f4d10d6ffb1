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
    DEEPEST,
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
from plugins.canvas.model.grid import MOST_SUBDIVISIONS, Grid
from plugins.canvas.model.layer import PAINTED, Layer, new_layer_id
from plugins.canvas.model.masking import as_layer, mask_layer, mask_owner
from plugins.canvas.model.moving import moved
from plugins.canvas.model.part import (
    FARTHEST,
    MOST_GUIDES,
    PART,
    check_adjustment,
    check_canvas,
    check_grid,
    check_layer,
)

__all__ = [
    "DEEPEST",
    "EMPTY",
    "FARTHEST",
    "KIND",
    "LARGEST_SIDE",
    "MOST_GUIDES",
    "MOST_LAYERS",
    "MOST_SUBDIVISIONS",
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
    "Grid",
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
    "as_layer",
    "check_adjustment",
    "check_canvas",
    "check_grid",
    "check_layer",
    "checked_size",
    "in_order",
    "mask_layer",
    "mask_owner",
    "moved",
    "new_layer_id",
]
