"""A comparison grid that is looked at: its cells are chosen by the pointer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.api import Made, Recipe
from app.api.fonts import covering_font
from plugins.canvas.commands import AddLayer
from plugins.canvas.generators.grid_sheet import AXES, Axes, Cell, sheet_of
from plugins.canvas.model import Layer
from tests.ui.canvas_parts import Bench, flat, wait_for_picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def recalled(bench: Bench, qtbot: QtBot) -> tuple[Bench, list[Recipe]]:
    kept: list[Recipe] = []
    bench.panel.work.context = replace(bench.panel.work.context, recall=kept.append)
    bench.session.execute(AddLayer(Layer("other", "Other")))
    pictures = [flat(colour, 64, 64) for colour in ("red", "blue")]
    requests = [{"prompt": "a fox", "seed": seed, "width": 64, "height": 64} for seed in (7, 9)]
    sheet, rects = sheet_of(pictures, ("Seed 7", "Seed 9"), ("",))
    cells = tuple(Cell(*rect, dict(request)) for rect, request in zip(rects, requests, strict=True))
    axes = Axes(("seed", ("7", "9")), ("", ("",)), ("", ("",)), cells)
    made = [
        Made(bench.assets.add_picture(pixels, "a fox"), Recipe("canvas.grid", "1", {**request, "across": ""}), "job", 1)
        for pixels, request in zip(pictures, requests, strict=True)
    ]
    asset = bench.assets.add_picture(sheet, "the grid")
    kept_axes = bench.assets.add_bytes(axes.to_bytes(), "application/octet-stream", ())
    whole = Recipe("canvas.grid", "1", {**requests[0], "across": "seed", "across_values": "7, 9"})
    bench.panel.offer([*made, Made(asset, whole, "job", 1, extra={AXES: kept_axes.id})])
    bench.panel.takes.look_at(2)
    wait_for_picture(bench, qtbot)
    qtbot.waitUntil(lambda: bench.panel.takes.cells.axes is not None)
    return bench, kept


def test_a_click_on_a_cell_looks_at_its_picture_and_takes_its_settings_up(
    recalled: tuple[Bench, list[Recipe]],
) -> None:
    bench, kept = recalled
    axes = bench.panel.takes.cells.axes
    assert axes is not None
    cell, before = axes.cells[1], bench.session.position
    bench.drag((cell.x + 30, cell.y + 30))
    assert [(one.generator, one.request["seed"]) for one in kept] == [("canvas.text-to-image", 9)]
    current = bench.panel.takes.current
    assert current is not None
    assert np.array_equal(bench.assets.picture(current.made.asset.id)[..., :3], flat("blue", 64, 64))
    assert bench.panel.settle()
    assert bench.session.position == before, "nothing was painted"


def test_beside_the_cells_the_canvas_is_painted_on_as_ever(recalled: tuple[Bench, list[Recipe]]) -> None:
    bench, kept = recalled
    bench.drag((400, 300), (420, 310))
    assert not kept
    current = bench.panel.takes.current
    assert current is not None
    assert current.made.asset.name == "the grid"


def test_japanese_labels_are_letters_and_no_boxes() -> None:
    """Of letters that a font lacks each is the same box."""
    pictures = [np.full((64, 64, 3), 200, np.uint8)]
    if covering_font(frozenset("山川")) is None:
        pytest.skip("This machine has no font with Japanese letters.")
    one, other = (sheet_of(pictures, (word,), ("",))[0] for word in ("山", "川"))
    assert one.shape == other.shape
    assert not np.array_equal(one, other)
    assert covering_font(frozenset("\U0010fffd")) is None
