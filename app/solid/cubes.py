"""Cubes: the triangles in which a surface cuts a cube, for each choice of corners inside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from app.solid.arrays import Whole

CORNERS = tuple((corner & 1, corner >> 1 & 1, corner >> 2 & 1) for corner in range(8))
"""Corners by x, y and z."""

EDGES = tuple((a, a | bit) for bit in (1, 2, 4) for a in range(8) if not a & bit)
"""Edges from a lower corner to a higher one: four along x, four along y, four along z."""

_FACES = ((0, 2, 6, 4), (1, 5, 7, 3), (0, 4, 5, 1), (2, 3, 7, 6), (0, 1, 3, 2), (4, 6, 7, 5))
"""Corners of each face, counter-clockwise as seen from outside."""


@cache
def table() -> tuple[Whole, Whole]:
    """How many triangles each of the 256 choices has, and their edges (256, most, 3).

    On every face corners inside are kept apart where they touch at a corner alone: neighbours agree, and there are no
    holes. No triangle's inner side lies in a face, so that every edge has two triangles.
    """
    found = [[triangle for loop in _loops(case) for triangle in _filled(loop)] for case in range(256)]
    counts = np.array([len(each) for each in found], np.int32)
    edges = np.zeros((256, int(counts.max()), 3), np.int32)
    for case, each in enumerate(found):
        for at, triangle in enumerate(each):
            edges[case, at] = triangle
    return counts, edges


def _edge(a: int, b: int) -> int:
    return EDGES.index((min(a, b), max(a, b)))


def _loops(case: int) -> Iterator[list[int]]:
    """The closed lines along a cube's faces, as edges, with the inside to their left as seen from outside."""
    after: dict[int, int] = {}
    for face in _FACES:
        inside = [bool(case >> corner & 1) for corner in face]
        for at in range(4):
            # A line enters where the border of the face comes from outside to inside, and leaves where it goes out.
            if not inside[at - 1] and inside[at]:
                leaves = at
                while inside[(leaves + 1) % 4]:
                    leaves += 1
                last, beyond = face[leaves % 4], face[(leaves + 1) % 4]
                after[_edge(last, beyond)] = _edge(face[at - 1], face[at])
    while after:
        loop = [next(iter(after))]
        while (following := after.pop(loop[-1])) != loop[0]:
            loop.append(following)
        yield loop


def _filled(loop: list[int]) -> list[tuple[int, int, int]]:
    """Triangles that fill a loop, none with an inner side within a face where that can be."""
    ways = list(_ways(tuple(loop)))
    return min(ways, key=lambda way: sum(_within_a_face(loop, triangle) for triangle in way))


def _ways(loop: tuple[int, ...]) -> Iterator[list[tuple[int, int, int]]]:
    if len(loop) < 3:
        yield []
        return
    first, last = loop[0], loop[-1]
    for at in range(1, len(loop) - 1):
        for before in _ways(loop[: at + 1]):
            for behind in _ways(loop[at:]):
                yield [*before, (first, loop[at], last), *behind]


def _within_a_face(loop: list[int], triangle: tuple[int, int, int]) -> int:
    count = 0
    for one, other in zip(triangle, (*triangle[1:], triangle[0]), strict=True):
        apart = abs(loop.index(one) - loop.index(other))
        if apart not in (1, len(loop) - 1):
            corners = {*EDGES[one], *EDGES[other]}
            count += any(corners <= set(face) for face in _FACES)
    return count
