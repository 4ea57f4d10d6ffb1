"""poster_of: by which picture a film is known in lists."""

from __future__ import annotations

from app.api import Pixels
from plugins.canvas.generators.pictures import resized

_POSTER_PX = 192


def poster_of(frame: Pixels) -> Pixels:
    """A frame made small, by which a film is known in lists."""
    height, width = frame.shape[:2]
    scale = min(1.0, _POSTER_PX / max(width, height))
    return resized(frame, max(1, round(width * scale)), max(1, round(height * scale)))
