"""Aligning: where the lines of a grid lie, and which line something that is moved is kept to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.canvas.model import Canvas, Grid, Rect


@dataclass(frozen=True, slots=True)
class Edges:
    """Places in pixels of the canvas, across and down, any of which may come to lie on a line.

    `own` are the layers that move themselves, and no line is taken from; `guides` says whether guides are lines.
    """

    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()
    own: frozenset[str] = frozenset()
    guides: bool = True


NOTHING = Edges()
"""What is kept to no line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What can be kept to: places across and down, and a grid where that counts."""

    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """How far something is moved to lie on a line, and where that is; the line is None where none is near."""

    by: float = 0.0
    at: float | None = None


def edges_of(x: float, y: float, width: float, height: float, own: frozenset[str] = frozenset()) -> Edges:
    """The sides and the middle of a rectangle that is moved."""
    return Edges((x, x + width / 2, x + width), (y, y + height / 2, y + height), own)


def lines_of(canvas: Canvas, layers: Iterable[Rect], *, guides: bool, borders: bool, grid: bool) -> Lines:
    """The lines of a canvas: its guides, its sides and middle, those of layers, and its grid."""
    across: set[float] = set()
    down: set[float] = set()
    if guides:
        for guide in canvas.guides:
            (across if guide.vertical else down).add(guide.at)
    frames = [(0, 0, canvas.width, canvas.height)] if borders else []
    for x, y, width, height in (*frames, *layers):
        across.update((x, x + width / 2, x + width))
        down.update((y, y + height / 2, y + height))
    return Lines(tuple(sorted(across)), tuple(sorted(down)), canvas.grid if grid else None)


def kept(places: Iterable[float], lines: Lines, reach: float, *, vertical: bool) -> Kept:
    """What brings the nearest of some places onto a line no farther away than `reach`; lines go before the grid."""
    found: Kept | None = None
    for place in places:
        for at in _lines_near(place, lines, vertical=vertical):
            by = at - place
            if abs(by) <= reach and (found is None or abs(by) < abs(found.by)):
                found = Kept(by, at)
    return found or Kept()


def _lines_near(place: float, lines: Lines, *, vertical: bool) -> Iterator[float]:
    yield from lines.across if vertical else lines.down
    if lines.grid is not None:
        step, start = lines.grid.step(vertical=vertical), lines.grid.start(vertical=vertical)
        yield start + round((place - start) / step) * step


def grid_lines(grid: Grid, low: float, high: float, *, vertical: bool, fine: bool) -> tuple[list[float], list[float]]:
    """The stronger lines of a grid between two places, and the finer ones where these are wanted."""
    start, many = grid.start(vertical=vertical), grid.subdivisions if fine else 1
    step = grid.step(vertical=vertical) * (grid.subdivisions / many)
    strong: list[float] = []
    weak: list[float] = []
    for number in range(math.ceil((low - start) / step), math.floor((high - start) / step) + 1):
        (weak if number % many else strong).append(start + number * step)
    return strong, weak
