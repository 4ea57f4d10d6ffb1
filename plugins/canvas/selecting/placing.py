"""Placing: an area where the canvas is cropped or enlarged."""

from __future__ import annotations

from dataclasses import replace

from plugins.canvas.model import Area, Rect


def clipped(area: Area | None, width: int, height: int) -> Rect | None:
    """The part of an area's bounds that lies on a canvas, or None where there is none."""
    if area is None:
        return None
    left, top = max(0, area.x), max(0, area.y)
    right, bottom = min(width, area.x + area.width), min(height, area.y + area.height)
    return (left, top, right - left, bottom - top) if left < right and top < bottom else None


def moved_area(area: Area | None, dx: int, dy: int, width: int, height: int) -> Area | None:
    """An area after all of the canvas was moved by some pixels and got another size; None where it is off it now.

    A plain rectangle is cut. What has a picture keeps it, and the part that is off the canvas counts for nothing.
    """
    if area is None:
        return None
    moved = replace(area, x=area.x + dx, y=area.y + dy)
    inside = clipped(moved, width, height)
    if inside is None:
        return None
    return Area(*inside) if area.asset is None else moved
