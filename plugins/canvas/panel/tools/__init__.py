"""The tools of the canvas, one file each; `hands_of` makes them."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.tools.rectangle import RectangleHand

__all__ = ["Easel", "ToolHand", "hands_of"]


def hands_of(easel: Easel) -> Mapping[Tool, ToolHand]:
    """The hand of each tool that has a file of its own."""
    return {Tool.SELECT: RectangleHand(easel)}
