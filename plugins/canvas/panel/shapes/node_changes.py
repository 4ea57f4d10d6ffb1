"""What a drag or a button does with the nodes of a path."""

from __future__ import annotations

import math
from collections.abc import Collection

from PySide6.QtCore import QPointF, Qt

from app.widgets.tile_view import Pointer
from plugins.canvas.model import Shape
from plugins.canvas.panel.shapes.node_picking import Grip
from plugins.canvas.vector.nodes import Node, Point, runs_of, smoothed, with_runs

_STEP = math.radians(15)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def rounded(place: QPointF) -> Point:
    """The nearest corner of pixels."""
    return float(round(place.x())), float(round(place.y()))


def kept(at: Point, end: Point, keys: Qt.KeyboardModifier) -> Point:
    """The end of a line; with Shift in the nearest of the directions that lie 15 degrees apart."""
    if not keys & _SHIFT:
        return end
    length = math.dist(at, end)
    angle = round(math.atan2(end[1] - at[1], end[0] - at[0]) / _STEP) * _STEP
    return at[0] + math.cos(angle) * length, at[1] + math.sin(angle) * length


def has_handles(node: Node) -> bool:
    """Whether the path bends at a node."""
    return node.before != node.at or node.after != node.at


def dragged(before: Shape, grip: Grip, chosen: Collection[tuple[int, int]], start: Pointer, now: Pointer) -> Shape:
    """A path with the chosen nodes, or a handle, moved as far as the pointer went; Alt moves a handle alone."""
    runs = [list(run) for run in runs_of(before)]
    node = runs[grip.run][grip.at]
    if grip.after is not None:
        here = kept(node.at, rounded(now.picture), now.modifiers)
        runs[grip.run][grip.at] = node.with_handle(here, after=grip.after, alone=bool(now.modifiers & _ALT))
    else:
        way = now.picture - start.picture
        target = rounded(QPointF(node.at[0] + way.x(), node.at[1] + way.y()))
        x, y = target[0] - node.at[0], target[1] - node.at[1]
        for run, at in {*chosen, (grip.run, grip.at)}:
            runs[run][at] = runs[run][at].moved(x, y)
    return with_runs(before, [tuple(run) for run in runs])


def reformed(shape: Shape, chosen: Collection[tuple[int, int]], *, smooth: bool) -> Shape:
    """A path whose chosen nodes are corners, or that runs smoothly through them."""
    runs = list(runs_of(shape))
    for run, at in chosen:
        nodes = runs[run]
        if smooth:
            runs[run] = smoothed(nodes, at, closed=shape.closed)
        else:
            runs[run] = (*nodes[:at], Node.corner(nodes[at].at), *nodes[at + 1 :])
    return with_runs(shape, runs)
