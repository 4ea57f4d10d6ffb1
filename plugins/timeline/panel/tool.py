"""Tool: what a drag on the timeline does."""

from __future__ import annotations

from enum import Enum


class Tool(Enum):
    """The tools of an editor, by what a drag on a clip or its edge does with them."""

    SELECT = "select"
    RAZOR = "razor"
    RIPPLE = "ripple"
    ROLL = "roll"
    SLIP = "slip"
    SLIDE = "slide"
    RATE = "rate"
    HAND = "hand"
