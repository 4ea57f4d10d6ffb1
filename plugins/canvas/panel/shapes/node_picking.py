"""Which node or handle of a path lies under the pointer."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.widgets.viewport import Viewport
from plugins.canvas.vector.nodes import Point, Run

REACH_PX = 8.0


@dataclass(frozen=True, slots=True)
class Grip:
    """A node by its part of the path and its place, or one of its handles: the one after it, or the one before."""

    run: int
    at: int
    after: bool | None = None


def near(viewport: Viewport, place: Point, pointer: QPointF) -> bool:
    """Whether a place of the picture is under a pointer in the view."""
    way = viewport.to_view(QPointF(*place)) - pointer
    return math.hypot(way.x(), way.y()) <= REACH_PX


def grip_at(
    viewport: Viewport, runs: Sequence[Run], chosen: Collection[tuple[int, int]], pointer: QPointF
) -> Grip | None:
    """What is taken hold of: a handle that is seen, which is one of a chosen node, before a node."""
    handles = [
        (Grip(run, at, after), place)
        for run, at in chosen
        if run < len(runs) and at < len(runs[run])
        for after, place in ((True, runs[run][at].after), (False, runs[run][at].before))
        if place != runs[run][at].at
    ]
    nodes = [(Grip(run, at), node.at) for run, nodes in enumerate(runs) for at, node in enumerate(nodes)]
    for places in (handles, nodes):
        found = [(grip, viewport.to_view(QPointF(*place)) - pointer) for grip, place in places]
        best = min(found, key=lambda one: math.hypot(one[1].x(), one[1].y()), default=None)
        if best is not None and math.hypot(best[1].x(), best[1].y()) <= REACH_PX:
            return best[0]
    return None
