"""Commands: what can be done to the canvas, each with its name in the history."""

from plugins.canvas.commands.adjusting import SetAdjustment
from plugins.canvas.commands.changing import canvas_of
from plugins.canvas.commands.layers import (
    AddLayer,
    DuplicateLayer,
    PlaceAsset,
    RemoveLayer,
    RemoveLayers,
    SetControl,
    SetLayer,
    SetRegion,
    rename_layer,
    set_alpha_locked,
    set_blend,
    set_clipped,
    set_locked,
    set_opacity,
    set_visible,
    to_pixels,
)
from plugins.canvas.commands.masks import AddMask, ApplyMask, PaintMask, RemoveMask, SetMask, target
from plugins.canvas.commands.painting import MergeDown, MergeLayers, OffsetLayer, PaintLayer, layer_below
from plugins.canvas.commands.selecting import SelectArea
from plugins.canvas.commands.tree import (
    GroupLayers,
    MoveLayer,
    MoveLayers,
    SetGroup,
    UngroupLayers,
    set_folded,
    set_pass_through,
)
from plugins.canvas.commands.whole import ResizeCanvas, SetBlending, SetGrid, SetGuides

__all__ = [
    "AddLayer",
    "AddMask",
    "ApplyMask",
    "DuplicateLayer",
    "GroupLayers",
    "MergeDown",
    "MergeLayers",
    "MoveLayer",
    "MoveLayers",
    "OffsetLayer",
    "PaintLayer",
    "PaintMask",
    "PlaceAsset",
    "RemoveLayer",
    "RemoveLayers",
    "RemoveMask",
    "ResizeCanvas",
    "SelectArea",
    "SetAdjustment",
    "SetBlending",
    "SetControl",
    "SetGrid",
    "SetGroup",
    "SetGuides",
    "SetLayer",
    "SetMask",
    "SetRegion",
    "UngroupLayers",
    "canvas_of",
    "layer_below",
    "rename_layer",
    "set_alpha_locked",
    "set_blend",
    "set_clipped",
    "set_folded",
    "set_locked",
    "set_opacity",
    "set_pass_through",
    "set_visible",
    "target",
    "to_pixels",
]
