"""Nodes of paths: read of a shape and put back, added, removed and made smooth."""

from __future__ import annotations

import math

import pytest

from plugins.canvas.model import Figure, Layer, Shape, check_layer
from plugins.canvas.vector.nodes import (
    Node,
    inserted,
    nearest,
    place_on,
    removed,
    runs_of,
    segments,
    smoothed,
    with_runs,
)

ARC = Shape(Figure.PATH, ((0, 0), (0, 40), (60, 100), (100, 100), (140, 100), (150, 20), (200, 0)), closed=False)
SQUARE = (Node.corner((0, 0)), Node.corner((90, 0)), Node.corner((90, 90)), Node.corner((0, 90)))


def test_a_path_is_what_its_nodes_say() -> None:
    (run,) = runs_of(ARC)
    assert [node.at for node in run] == [(0, 0), (100, 100), (200, 0)]
    assert (run[1].before, run[1].after) == ((60, 100), (140, 100))
    assert [node.is_smooth for node in run] == [False, True, False]
    assert with_runs(ARC, [run]) == ARC
    closed = with_runs(Shape(Figure.PATH, ((0, 0),)), [SQUARE, tuple(node.moved(20, 20) for node in SQUARE)])
    assert closed.starts == (13,)
    assert runs_of(closed) == (SQUARE, tuple(node.moved(20, 20) for node in SQUARE))
    check_layer(Layer("a", "A", content=closed))


@pytest.mark.parametrize("points", [((0, 0), (1, 1)), ((0, 0), (1, 1), (2, 2)), ((0, 0),) * 6])
def test_a_path_of_other_points_is_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        check_layer(Layer("a", "A", content=Shape(Figure.PATH, points)))
    with pytest.raises(ValueError, match="out of range"):
        check_layer(Layer("a", "A", content=Shape(Figure.PATH, (*ARC.points, (0, 0)), starts=(8,))))


def test_a_node_more_leaves_the_curve_as_it_is() -> None:
    (run,) = runs_of(ARC)
    more = inserted(run, 0, 0.3)
    assert len(more) == 4
    for at in range(11):
        part = at / 10
        whole = place_on((run[0], run[1]), part)
        left, right = segments(more, closed=False)[:2]
        piece = place_on(left, part / 0.3) if part <= 0.3 else place_on(right, (part - 0.3) / 0.7)
        assert math.dist(whole, piece) < 1e-9
    straight = inserted(SQUARE, 3, 0.5)
    assert straight[4] == Node.corner((0, 45))
    assert straight[:4] == SQUARE


def test_what_is_nearest_is_found_on_every_segment() -> None:
    found = nearest([SQUARE], (-7, 30), closed=True)
    assert found is not None
    assert found[:2] == (0, 3)
    assert found[2] == pytest.approx(2 / 3, abs=1e-3)
    assert found[3] == pytest.approx(7)
    assert nearest([SQUARE], (-7, 30), closed=True, within=6.9) is None
    assert nearest([SQUARE, tuple(node.moved(5, 5) for node in SQUARE)], (-7, 30), closed=True, within=8) == found
    assert nearest([SQUARE[:1]], (0, 0), closed=False) is None


def test_what_is_left_with_one_node_goes() -> None:
    assert removed([SQUARE, SQUARE], {(0, 1), (1, 0), (1, 1), (1, 3)}) == ((SQUARE[0], SQUARE[2], SQUARE[3]),)


def test_a_corner_becomes_smooth_along_its_neighbours() -> None:
    node = smoothed(SQUARE, 1, closed=True)[1]
    assert node.is_smooth
    way = node.after[0] - node.before[0], node.after[1] - node.before[1]
    assert way[0] == pytest.approx(way[1])
    assert smoothed((SQUARE[0], SQUARE[0]), 0, closed=False) == (SQUARE[0], SQUARE[0])


def test_a_handle_takes_the_other_along_unless_it_goes_alone() -> None:
    node = Node((0, 0), (-10, 0), (30, 0))
    turned = node.with_handle((0, 50), after=True, alone=False)
    assert turned.before == pytest.approx((0, -10))
    assert node.with_handle((0, 50), after=True, alone=True).before == (-10, 0)
    assert Node.smooth((5, 5), (8, 9)).before == (2, 1)
