"""Symmetry: what is painted on one side is painted on the others too."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from plugins.canvas.brush.path import Dab


class Axes(Enum):
    """How the copies of a stroke lie."""

    NONE = "none"
    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"
    BOTH = "both"
    RADIAL = "radial"


@dataclass(frozen=True, slots=True)
class Symmetry:
    """Copies of a stroke on the other side of axes through a place of the canvas, or turned around it `count` times.

    Where `mirrored`, every copy that is turned has another one beside it that is mirrored.
    """

    axes: Axes = Axes.NONE
    x: float = 0.0
    y: float = 0.0
    count: int = 6
    mirrored: bool = False

    def copies(self, dab: Dab) -> tuple[Dab, ...]:
        """A dab and its copies, each with its number."""
        match self.axes:
            case Axes.NONE:
                return (dab,)
            case Axes.VERTICAL:
                return dab, self._across(dab, 1)
            case Axes.HORIZONTAL:
                return dab, self._down(dab, 1)
            case Axes.BOTH:
                other = self._across(dab, 1)
                return dab, other, self._down(dab, 2), self._down(other, 3)
            case Axes.RADIAL:
                found: list[Dab] = []
                for turn in range(self.count):
                    found.append(self._turned(dab, turn * 360 / self.count, len(found)))
                    if self.mirrored:
                        found.append(self._turned(self._across(dab, 0), turn * 360 / self.count, len(found)))
                return tuple(found)

    def lines(self) -> tuple[float, ...]:
        """The angles of the axes in degrees, each a line through the middle."""
        match self.axes:
            case Axes.NONE:
                return ()
            case Axes.VERTICAL:
                return (90.0,)
            case Axes.HORIZONTAL:
                return (0.0,)
            case Axes.BOTH:
                return 0.0, 90.0
            case Axes.RADIAL:
                return tuple(90 + turn * 360 / self.count for turn in range(self.count))

    def _across(self, dab: Dab, copy: int) -> Dab:
        return replace(dab, x=2 * self.x - dab.x, angle=-dab.angle, mirrored=not dab.mirrored, copy=copy)

    def _down(self, dab: Dab, copy: int) -> Dab:
        return replace(dab, y=2 * self.y - dab.y, angle=180 - dab.angle, mirrored=not dab.mirrored, copy=copy)

    def _turned(self, dab: Dab, angle: float, copy: int) -> Dab:
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        across, down = dab.x - self.x, dab.y - self.y
        return replace(
            dab,
            x=self.x + across * cos - down * sin,
            y=self.y + across * sin + down * cos,
            angle=dab.angle + angle,
            copy=copy,
        )
