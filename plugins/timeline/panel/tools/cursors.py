"""How the mouse looks over a place with each tool."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import Qt

from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tools.pull import Held
from plugins.timeline.panel.tracks.hit import EDGES, Hit, Part

_SHAPE = Qt.CursorShape
_WITH_ARROW = {
    Part.IN_EDGE: _SHAPE.SizeHorCursor,
    Part.OUT_EDGE: _SHAPE.SizeHorCursor,
    Part.CUT: _SHAPE.SplitHCursor,
    Part.TRANSITION: _SHAPE.SizeHorCursor,
    Part.FADE_IN: _SHAPE.PointingHandCursor,
    Part.FADE_OUT: _SHAPE.PointingHandCursor,
    Part.KEYFRAME: _SHAPE.PointingHandCursor,
    Part.MARKER: _SHAPE.PointingHandCursor,
}


def cursor_at(tool: Tool, hit: Hit, keys: Held, *, held: bool) -> Qt.CursorShape | None:
    """The shape over a place; None as usual."""
    match tool:
        case Tool.SELECT:
            if hit.part is Part.CURVE:
                return _SHAPE.CrossCursor if keys.ctrl else _SHAPE.SizeVerCursor
            return _WITH_ARROW.get(hit.part)
        case Tool.RAZOR:
            return _SHAPE.IBeamCursor if hit.clip or keys.shift else None
        case Tool.RIPPLE | Tool.RATE:
            return _SHAPE.SizeHorCursor if hit.part in EDGES else None
        case Tool.ROLL:
            return _SHAPE.SplitHCursor if hit.part in EDGES or hit.part is Part.TRANSITION else None
        case Tool.SLIP | Tool.SLIDE:
            return _SHAPE.SizeHorCursor if hit.clip else None
        case Tool.HAND:
            return _SHAPE.ClosedHandCursor if held else _SHAPE.OpenHandCursor
        case _:
            assert_never(tool)
