"""Grid: lines at even distances over the canvas, to draw and to align by."""

from __future__ import annotations

from dataclasses import dataclass

MOST_SUBDIVISIONS = 32


@dataclass(frozen=True, slots=True)
class Grid:
    """A line every `width` and `height` pixels from the corner moved by `x` and `y`; `subdivisions` make finer ones.

    `colour` is `#rrggbb`, or empty where each line is to be seen on whatever lies below it.
    """

    width: int = 64
    height: int = 64
    x: int = 0
    y: int = 0
    subdivisions: int = 4
    colour: str = ""

    def step(self, *, vertical: bool) -> float:
        """The distance of neighbouring lines, finer ones included, in pixels."""
        return (self.width if vertical else self.height) / self.subdivisions

    def start(self, *, vertical: bool) -> int:
        """Where one of the stronger lines lies."""
        return self.x if vertical else self.y


USUAL_GRID = Grid()
