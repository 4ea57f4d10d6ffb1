"""Regions and control layers below the list of layers, and what a generator is told of them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobContext, UserError
from app.jobs.job import JobId
from plugins.canvas.commands import AddLayer, set_visible
from plugins.canvas.guides import Guides
from plugins.canvas.model import ControlKind, Layer
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _layer(bench: Bench, name: str, x: int) -> None:
    pixels = np.full((60, 80, 4), 255, np.uint8)
    asset = bench.assets.add_picture(pixels)
    bench.session.execute(AddLayer(Layer(name, name, asset.id, x, 40), None))


def _told(bench: Bench) -> tuple[Guides, object]:
    values = bench.panel.input_task("canvas.compose", ["guides"])(JobContext(JobId("j"), lambda _event: None))
    assert isinstance(values, dict)
    return Guides.from_bytes(bench.assets.read(AssetId(values["guides"]))), bench.panel.place_for(values)


def test_a_region_is_written_as_one_step_and_told_for_the_frame(bench: Bench) -> None:
    _layer(bench, "fox", 30)
    guides = bench.panel.layers_dock.guides
    guides.region.click()
    assert bench.panel.work.active.region is not None
    QTest.keyClicks(guides.prompt, "a fox")
    region = bench.panel.work.active.region
    assert region is not None
    assert region.prompt == "a fox"
    bench.panel.work.select(QRect(20, 30, 100, 90))
    told, place = _told(bench)
    assert place == {"x": 20, "y": 30, "width": 100, "height": 90}
    (one,) = told.regions
    assert one.prompt == "a fox"
    assert one.mask.shape == (90, 100)
    assert int((one.mask == 255).sum()) == 60 * 80
    assert one.mask[12, 12] == 255
    bench.session.undo()
    bench.session.undo()
    region = bench.panel.work.active.region
    assert region is not None
    assert region.prompt == ""
    assert guides.prompt.text() == ""


def test_a_control_layer_has_its_kind_and_hidden_ones_say_nothing(bench: Bench) -> None:
    _layer(bench, "lines", 0)
    guides = bench.panel.layers_dock.guides
    guides.control.click()
    guides.kind.setFocus()
    QTest.keyClick(guides.kind, Qt.Key.Key_Down)
    guides.kind.activated.emit(guides.kind.findData(ControlKind.CANNY))
    guides.strength.value_changed.emit(0.5)
    control = bench.panel.work.active.control
    assert control is not None
    assert (control.kind, control.strength) == (ControlKind.CANNY, 0.5)
    told, _ = _told(bench)
    (one,) = told.controls
    assert (one.kind, one.strength) == (ControlKind.CANNY, 0.5)
    assert (one.picture[40:100, :80] == 255).all()
    assert not one.picture[:40].any()
    bench.session.execute(set_visible("lines", False))
    with pytest.raises(UserError, match="No layer is a region"):
        bench.panel.input_task("canvas.compose", ["guides"])


def test_a_control_layer_is_made_from_what_is_seen(bench: Bench, qtbot: QtBot) -> None:
    pixels = np.full((200, 300, 4), 255, np.uint8)
    pixels[60:140, 100:200, :3] = 0
    asset = bench.assets.add_picture(pixels)
    bench.session.execute(AddLayer(Layer("square", "square", asset.id), None))
    _layer(bench, "lines", 0)
    guides = bench.panel.layers_dock.guides
    guides.control.click()
    guides.kind.activated.emit(guides.kind.findData(ControlKind.CANNY))
    guides.derive.click()
    qtbot.waitUntil(lambda: bench.panel.work.active.id not in ("lines", "square"), timeout=30_000)
    made = bench.panel.work.active
    assert made.control is not None
    assert made.control.kind is ControlKind.CANNY
    assert made.asset is not None
    lines = bench.assets.picture(made.asset)
    assert lines[58:63, 150, 0].max() == 255
    assert not lines[80:120, 120:180, :3].any()
    bench.session.undo()
    assert bench.panel.work.active.id != made.id
