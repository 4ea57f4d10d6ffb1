"""What a generator that draws a part of the canvas is given, and where its result lies."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, JobContext, Json, UserError
from app.jobs.job import JobId
from plugins.canvas.commands import AddLayer, SelectArea
from plugins.canvas.model import Area, Layer
from plugins.canvas.selecting import ellipse, stored
from tests.ui.canvas_parts import Bench, running

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _paint(bench: Bench) -> Asset:
    pixels = np.random.default_rng(1).integers(0, 256, (bench.panel.work.canvas.height, 400, 4), np.uint8)
    asset = bench.assets.add_picture(pixels)
    bench.session.execute(AddLayer(Layer("p", "p", asset.id), None))
    return asset


def _given(bench: Bench, generator: str, *wanted: str) -> dict[str, str]:
    values = bench.panel.input_task(generator, wanted)(JobContext(JobId("j"), lambda _event: None))
    assert isinstance(values, dict)
    return values


def test_the_selection_becomes_the_mask_and_the_result_a_layer_where_the_picture_was(bench: Bench) -> None:
    _paint(bench)
    width, height = bench.panel.work.canvas.width, bench.panel.work.canvas.height
    area, asset = stored(ellipse(50, 60, 150, 140, (0, 0, width, height)), bench.assets)
    bench.session.execute(SelectArea(area, asset))
    values = _given(bench, "canvas.inpaint", "image", "mask", "result")
    mask = bench.assets.picture(AssetId(values["mask"]))
    picture = bench.assets.picture(AssetId(values["image"]))
    assert mask.shape[:2] == picture.shape[:2]
    assert values["result"] == "layer"
    place = bench.panel.place_for({**values, "prompt": "a fox"})
    assert isinstance(place, dict)
    left, top = int(str(place["x"])), int(str(place["y"]))
    assert mask[100 - top, 100 - left, 3] == 255
    assert mask[62 - top, 52 - left, 3] == 0
    soft = mask[..., 3][(mask[..., 3] > 0) & (mask[..., 3] < 255)]
    assert soft.size > 0


def test_nothing_selected_is_said_and_refining_takes_all(bench: Bench) -> None:
    _paint(bench)
    bench.panel.work.select(None)
    with pytest.raises(UserError, match="Nothing is selected"):
        bench.panel.input_task("canvas.inpaint", ["image", "mask", "result"])
    values = _given(bench, "canvas.refine", "image", "mask", "result")
    assert values["mask"] is None
    shape = bench.assets.shape(AssetId(values["image"]))
    assert shape[:2] == (bench.panel.work.canvas.height, bench.panel.work.canvas.width)


def test_an_outpainted_picture_lies_around_the_canvas(bench: Bench, qtbot: QtBot) -> None:
    _paint(bench)
    bench.panel.work.select(QRect(10, 10, 50, 50))
    values = _given(bench, "canvas.outpaint", "image", "result")
    request: dict[str, Json] = {**values, "left": 64, "top": 0, "right": 0, "bottom": 32}
    width, height = bench.panel.work.canvas.width, bench.panel.work.canvas.height
    assert bench.panel.place_for(request) == {"x": -64, "y": 0, "width": width + 64, "height": height + 32}
    job = running(request)
    bench.panel.show_job(job)
    assert bench.panel.generation.shown[0].size == (width + 64, height + 32)


def test_a_plain_rectangle_masks_all_of_itself(bench: Bench) -> None:
    _paint(bench)
    bench.session.execute(SelectArea(Area(20, 30, 40, 50)))
    values = _given(bench, "canvas.remove", "image", "mask", "result")
    mask = bench.assets.picture(AssetId(values["mask"]))[..., 3]
    assert int((mask == 255).sum()) == 40 * 50
    assert int((mask == 0).sum()) == mask.size - 40 * 50
