"""Area and Mask: parts of the canvas, as rectangles or as coverage in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import AssetId

Rect = tuple[int, int, int, int]
"""x, y, width, height in pixels of the canvas."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is selected: all of a rectangle, or as much of each pixel in it as the alpha of a picture says.

    The picture `asset` (height, width, 4) lies with its corner at that of the rectangle and has its size.
    """

    x: int
    y: int
    width: int
    height: int
    asset: AssetId | None = None

    @property
    def bounds(self) -> Rect:
        """The rectangle."""
        return self.x, self.y, self.width, self.height


@dataclass(frozen=True, slots=True)
class Mask:
    """How much of a layer is hidden: the alpha of a picture, with its corner at (x, y) of the canvas, says how much.

    Where there is no picture, and outside of it, everything is seen.
    """

    asset: AssetId | None = None
    x: int = 0
    y: int = 0
    enabled: bool = True
