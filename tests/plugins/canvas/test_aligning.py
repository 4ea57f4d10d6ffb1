"""Lines of a grid, and what is kept to lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.api import Document, InvalidData, UserError
from plugins.canvas.aligning import Lines, edges_of, grid_lines, kept, lines_of
from plugins.canvas.commands import SetGrid
from plugins.canvas.model import KIND, PART, Canvas, Grid, Guide


def test_lines_of_a_grid_lie_at_even_distances_from_where_it_starts() -> None:
    grid = Grid(40, 30, 10, -5, 4)
    strong, weak = grid_lines(grid, 0, 100, vertical=True, fine=True)
    assert strong == [10, 50, 90]
    assert weak == [0, 20, 30, 40, 60, 70, 80, 100]
    strong, weak = grid_lines(grid, 20, 90, vertical=False, fine=False)
    assert (strong, weak) == ([25, 55, 85], [])


def test_what_is_nearest_is_kept_to() -> None:
    lines = Lines((0.0, 100.0), (), Grid(30, 30, 0, 0, 3))
    assert kept((97.0,), lines, 5, vertical=True).at == 100
    assert kept((92.0,), lines, 5, vertical=True).by == -2
    edges = edges_of(53, 0, 44, 10)
    # Its right side at 97 is farther from its line than its left side from 50.
    assert kept(edges.across, lines, 5, vertical=True) == kept((53.0, 97.0), lines, 5, vertical=True)
    assert kept((75.0,), Lines((70.5,)), 4, vertical=True).at is None
    assert kept((), lines, 5, vertical=True).by == 0
    # Where a guide and a line of the grid are as near, the guide is meant.
    assert kept((95.0,), Lines((100.0,), (), Grid(90, 90, 0, 0, 1)), 5, vertical=True).at == 100


def test_a_canvas_has_lines_by_its_guides_its_sides_and_its_layers() -> None:
    canvas = Canvas(600, 500, guides=(Guide(True, 123.0), Guide(False, 77.0)))
    lines = lines_of(canvas, [(10, 20, 100, 50)], guides=True, borders=True, grid=False)
    assert lines.across == (0, 10, 60, 110, 123, 300, 600)
    assert lines.down == (0, 20, 45, 70, 77, 250, 500)
    assert lines.grid is None
    assert lines_of(canvas, [], guides=False, borders=False, grid=True) == Lines((), (), canvas.grid)


def test_a_grid_is_kept_in_the_document() -> None:
    grid = Grid(50, 20, 3, -4, 5, "#ff0000")
    document = SetGrid(grid).apply(Document())
    canvas = document.part(KIND, Canvas())
    assert canvas.grid == grid
    assert PART.decode(PART.encode(canvas)) == canvas
    # A canvas that was kept before there was a grid has the usual one.
    assert "grid" not in str(PART.encode(Canvas()))
    assert PART.decode(PART.encode(Canvas())).grid == Grid()


@pytest.mark.parametrize(
    "grid",
    [Grid(0), Grid(10, 100_000), Grid(x=-9000), Grid(subdivisions=0), Grid(subdivisions=33), Grid(colour="red")],
)
def test_a_grid_out_of_range_is_refused(grid: Grid) -> None:
    with pytest.raises(UserError, match="grid"):
        SetGrid(grid).apply(Document())
    with pytest.raises(InvalidData):
        PART.decode(PART.encode(replace(Canvas(), grid=grid)))
