"""Figures as paths, so that every node of theirs can be moved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainterPath

from plugins.canvas.model import Figure, Shape
from plugins.canvas.panel.shapes.figures import path_of
from plugins.canvas.vector.nodes import Point, runs_of, with_runs

_KIND = QPainterPath.ElementType


def as_path(shape: Shape) -> Shape:
    """A shape that looks the same as a path."""
    if shape.figure is Figure.PATH and not shape.angle:
        return shape
    outline = path_of(shape)
    points: list[Point] = []
    starts: list[int] = []
    for number in range(outline.elementCount()):
        element = outline.elementAt(number)
        place = (float(element.x), float(element.y))
        match element.type:
            case _KIND.MoveToElement:
                if points:
                    starts.append(len(points))
                points.append(place)
            case _KIND.LineToElement:
                points += [points[-1], place, place]
            case _:
                points.append(place)
    path = replace(
        shape,
        figure=Figure.PATH,
        points=tuple(points),
        starts=tuple(starts),
        closed=shape.closed and shape.figure is not Figure.LINE,
        fill="" if shape.figure is Figure.LINE else shape.fill,
        radius=0.0,
        angle=0.0,
    )
    # What is closed has no second node on its first one.
    return with_runs(path, runs_of(path))
