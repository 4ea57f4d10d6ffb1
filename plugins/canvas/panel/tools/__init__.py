"""The tools of the canvas, one file each; `hands_of` makes them."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.colour_range import ColourRangeHand
from plugins.canvas.panel.tools.crop import CropHand
from plugins.canvas.panel.tools.ellipse import EllipseHand
from plugins.canvas.panel.tools.fill import FillHand
from plugins.canvas.panel.tools.gradient import GradientHand
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.tools.lasso import LassoHand
from plugins.canvas.panel.tools.move import MoveHand
from plugins.canvas.panel.tools.pen import PenHand
from plugins.canvas.panel.tools.polygon import PolygonHand
from plugins.canvas.panel.tools.quick_mask import QuickMaskHand
from plugins.canvas.panel.tools.rectangle import RectangleHand
from plugins.canvas.panel.tools.select_object import ObjectHand
from plugins.canvas.panel.tools.shape import ShapeHand
from plugins.canvas.panel.tools.text import TextHand
from plugins.canvas.panel.tools.transform import TransformHand
from plugins.canvas.panel.tools.wand import WandHand

__all__ = ["Easel", "ToolHand", "hands_of"]


def hands_of(easel: Easel) -> Mapping[Tool, ToolHand]:
    """The hand of each tool that has a file of its own."""
    quick_mask = QuickMaskHand(easel)
    return {
        Tool.BRUSH: quick_mask,
        Tool.ERASER: quick_mask,
        Tool.FILL: FillHand(easel),
        Tool.GRADIENT: GradientHand(easel),
        Tool.SELECT: RectangleHand(easel),
        Tool.ELLIPSE: EllipseHand(easel),
        Tool.LASSO: LassoHand(easel),
        Tool.POLYGON: PolygonHand(easel),
        Tool.WAND: WandHand(easel),
        Tool.COLOUR_RANGE: ColourRangeHand(easel),
        Tool.OBJECT: ObjectHand(easel),
        Tool.SHAPE: ShapeHand(easel),
        Tool.PEN: PenHand(easel),
        Tool.TEXT: TextHand(easel),
        Tool.MOVE: MoveHand(easel),
        Tool.CROP: CropHand(easel),
        Tool.TRANSFORM: TransformHand(easel),
    }
