"""Nodes: the places of a path with the handles that bend it, and what is done with them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plugins.canvas.model import Figure, Shape

Point = tuple[float, float]
_NEAR = 1e-6
_ROUND = 0.05
"""A node whose handles lie within this angle of a straight line is smooth, in radians."""
_THIRD = 1 / 3


@dataclass(frozen=True, slots=True)
class Node:
    """A place of a path; `before` and `after` are the ends of its handles, the place itself where it has none."""

    at: Point
    before: Point
    after: Point

    @staticmethod
    def corner(at: Point) -> Node:
        """A node without handles."""
        return Node(at, at, at)

    @staticmethod
    def smooth(at: Point, after: Point) -> Node:
        """A node with one handle and its mirror image."""
        return Node(at, (2 * at[0] - after[0], 2 * at[1] - after[1]), after)

    @property
    def is_smooth(self) -> bool:
        """Whether the path has no corner here: both handles are there, and lie on one line."""
        into, out = _way(self.before, self.at), _way(self.at, self.after)
        if math.hypot(*into) < _NEAR or math.hypot(*out) < _NEAR:
            return False
        return abs(math.atan2(into[0] * out[1] - into[1] * out[0], into[0] * out[0] + into[1] * out[1])) < _ROUND

    def moved(self, x: float, y: float) -> Node:
        """It with its handles elsewhere."""
        return Node(*((point[0] + x, point[1] + y) for point in (self.at, self.before, self.after)))

    def with_handle(self, end: Point, *, after: bool, alone: bool) -> Node:
        """It with one handle drawn elsewhere; the other of a smooth node turns with it, unless it goes `alone`."""
        other = self.before if after else self.after
        if not alone and self.is_smooth:
            way, length = _way(end, self.at), math.dist(other, self.at)
            reach = math.hypot(*way)
            if reach > _NEAR:
                other = (self.at[0] + way[0] / reach * length, self.at[1] + way[1] / reach * length)
        return Node(self.at, other, end) if after else Node(self.at, end, other)


Run = tuple[Node, ...]
"""A part of a path."""


def runs_of(shape: Shape) -> tuple[Run, ...]:
    """The parts of a path; raises ValueError for another figure."""
    if shape.figure is not Figure.PATH:
        raise ValueError(shape.figure)
    return tuple(
        _run(shape.points[first:end], closed=shape.closed)
        for first, end in pairwise((0, *shape.starts, len(shape.points)))
    )


def with_runs(shape: Shape, runs: Sequence[Run]) -> Shape:
    """The path of other parts, each with one node at least."""
    points: list[Point] = []
    starts: list[int] = []
    for run in runs:
        if points:
            starts.append(len(points))
        points.append(run[0].at)
        following = (*run[1:], run[0]) if shape.closed and len(run) > 1 else run[1:]
        for left, right in zip(run, following, strict=False):
            points += (left.after, right.before, right.at)
    return replace(shape, figure=Figure.PATH, points=tuple(points), starts=tuple(starts), radius=0.0)


def segments(run: Run, *, closed: bool) -> list[tuple[Node, Node]]:
    """The pairs of nodes that a line leads between."""
    return list(pairwise((*run, run[0]) if closed and len(run) > 1 else run))


def place_on(segment: tuple[Node, Node], part: float) -> Point:
    """The place at a part of the way, 0 to 1, along a segment."""
    return _split(segment, part)[1].at


def nearest(
    runs: Sequence[Run], place: Point, *, closed: bool, within: float = math.inf
) -> tuple[int, int, float, float] | None:
    """What of the path is nearest to a place: which run, which segment of it, which part of its way, and how far.

    What is further away than `within` is not looked at.
    """
    best: tuple[int, int, float, float] | None = None
    for number, run in enumerate(runs):
        for at, segment in enumerate(segments(run, closed=closed)):
            if _box_distance(segment, place) > (within if best is None else best[3]):
                continue
            part, distance = _nearest_on(segment, place)
            if distance <= within and (best is None or distance < best[3]):
                best = number, at, part, distance
    return best


def inserted(run: Run, at: int, part: float) -> Run:
    """The run with one node more on a segment, which stays as it looks."""
    left, right = run[at], run[(at + 1) % len(run)]
    left, middle, right = _split((left, right), part)
    nodes = list(run)
    nodes[at], nodes[(at + 1) % len(run)] = left, right
    nodes.insert(at + 1, middle)
    return tuple(nodes)


def removed(runs: Sequence[Run], chosen: Collection[tuple[int, int]]) -> tuple[Run, ...]:
    """The runs without some nodes, named by run and place; what has fewer than two nodes then goes as a whole."""
    left = (tuple(node for at, node in enumerate(run) if (number, at) not in chosen) for number, run in enumerate(runs))
    return tuple(run for run in left if len(run) > 1)


def smoothed(run: Run, at: int, *, closed: bool) -> Run:
    """The run with handles at a node that lead along the line between its neighbours."""
    node = run[at]
    before = run[at - 1] if at or closed else None
    after = run[(at + 1) % len(run)] if at + 1 < len(run) or closed else None
    start, end = (before or node).at, (after or node).at
    way = _way(start, end)
    length = math.hypot(*way)
    if length < _NEAR:
        return run
    unit = (way[0] / length, way[1] / length)
    back = _THIRD * math.dist(node.at, start)
    on = _THIRD * math.dist(node.at, end)
    smooth = Node(
        node.at,
        (node.at[0] - unit[0] * back, node.at[1] - unit[1] * back),
        (node.at[0] + unit[0] * on, node.at[1] + unit[1] * on),
    )
    return (*run[:at], smooth, *run[at + 1 :])


def _run(points: Sequence[Point], *, closed: bool) -> Run:
    nodes = [Node.corner(points[0])]
    for at in range(1, len(points) - 2, 3):
        nodes[-1] = replace(nodes[-1], after=points[at])
        nodes.append(Node(points[at + 2], points[at + 1], points[at + 2]))
    if closed and len(nodes) > 2 and math.dist(nodes[0].at, nodes[-1].at) < _NEAR:
        last = nodes.pop()
        nodes[0] = replace(nodes[0], before=last.before)
    return tuple(nodes)


def _split(segment: tuple[Node, Node], part: float) -> tuple[Node, Node, Node]:
    """A segment in two, after de Casteljau: its beginning, the place between, and its end."""
    left, right = segment
    points = (left.at, left.after, right.before, right.at)
    one, two, three = (_between(*pair, part) for pair in pairwise(points))
    four, five = _between(one, two, part), _between(two, three, part)
    middle = Node(_between(four, five, part), four, five)
    if math.dist(left.after, left.at) < _NEAR and math.dist(right.before, right.at) < _NEAR:
        # A straight line stays one without handles.
        return left, Node.corner(_between(left.at, right.at, part)), right
    return replace(left, after=one), middle, replace(right, before=three)


def _nearest_on(segment: tuple[Node, Node], place: Point) -> tuple[float, float]:
    steps = 24
    parts = [at / steps for at in range(steps + 1)]
    best = min(parts, key=lambda part: math.dist(place_on(segment, part), place))
    reach = 1 / steps
    for _ in range(16):
        reach /= 2
        tried = [min(1.0, max(0.0, best + by)) for by in (-reach, 0.0, reach)]
        best = min(tried, key=lambda part: math.dist(place_on(segment, part), place))
    return best, math.dist(place_on(segment, best), place)


def _box_distance(segment: tuple[Node, Node], place: Point) -> float:
    """How far a place is from the rectangle around a segment's points, in which all of it lies."""
    left, right = segment
    across, down = zip(left.at, left.after, right.before, right.at, strict=True)
    x = max(min(across) - place[0], place[0] - max(across), 0.0)
    y = max(min(down) - place[1], place[1] - max(down), 0.0)
    return math.hypot(x, y)


def _between(one: Point, two: Point, part: float) -> Point:
    return one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part


def _way(one: Point, two: Point) -> Point:
    return two[0] - one[0], two[1] - one[1]
