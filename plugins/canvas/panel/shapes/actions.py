"""What can be done with layers that are drawn from something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action
from plugins.canvas.commands import to_pixels
from plugins.canvas.model import Figure, Shape, Text
from plugins.canvas.panel.shapes.outlining import as_path
from plugins.canvas.panel.tool_state import Tool

if TYPE_CHECKING:
    from plugins.canvas.panel.panel import CanvasPanel


def shape_actions(panel: CanvasPanel) -> Sequence[Action]:
    """They stand among those of the layers."""
    work, drawing = panel.work, panel.layers_dock.shape_controls.drawing

    def is_figure() -> bool:
        content = work.active.content
        return isinstance(content, Shape) and (content.figure is not Figure.PATH or content.angle != 0)

    def make_path() -> None:
        layer = work.active
        if isinstance(layer.content, Shape) and drawing.may_change(layer):
            drawing.put(as_path(layer.content), layer)
            panel.tools.choose(Tool.PEN)

    def make_pixels() -> None:
        work.execute(to_pixels(work.active.id))

    return (
        Action(
            "canvas.place-drawing",
            "Place a drawing…",
            lambda: panel.place_drawing.choose(panel.view),
            "layer",
            help="Put an SVG onto the canvas in a width that is chosen, as shapes where it is plain.",
            icon="spline",
        ),
        Action(
            "canvas.shape.to-path",
            "Turn into a path",
            make_path,
            "layer",
            help="Make a path of the shape, and take the pen to move its nodes.",
            icon="spline",
            enabled=is_figure,
        ),
        Action(
            "canvas.layer.to-pixels",
            "Turn into pixels",
            make_pixels,
            "layer",
            help="Let a text or a shape be nothing but its pixels, so that it can be painted on.",
            icon="brush",
            enabled=lambda: isinstance(work.active.content, Text | Shape) and not work.active.locked,
        ),
    )
