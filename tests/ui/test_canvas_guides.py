"""Regions and control layers below the list of layers, and what a generator is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobContext, ModelFormat, ModelId, ModelKind, ModelRecord, UserError
from app.jobs.job import JobId
from plugins.canvas.commands import AddLayer, SetRegion, set_visible
from plugins.canvas.generators import InpaintRequest, TextToImageRequest
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import Control, ControlKind, Layer, Region
from tests.ui.canvas_parts import Bench, NoGenerators

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
    QTest.keyClicks(guides.told_region.prompt, "a fox")
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
    assert guides.told_region.prompt.text() == ""


def test_a_control_layer_has_its_kind_and_hidden_ones_say_nothing(bench: Bench) -> None:
    _layer(bench, "lines", 0)
    guides = bench.panel.layers_dock.guides
    guides.control.click()
    guides.told_control.kind.setFocus()
    QTest.keyClick(guides.told_control.kind, Qt.Key.Key_Down)
    guides.told_control.kind.activated.emit(guides.told_control.kind.findData(ControlKind.CANNY))
    guides.told_control.strength.value_changed.emit(0.5)
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
    guides.told_control.kind.activated.emit(guides.told_control.kind.findData(ControlKind.CANNY))
    guides.told_control.derive.click()
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
    # One that was made for it and is empty is not left behind.
    bench.session.execute(AddLayer(Layer("empty", "empty"), None))
    guides.control.click()
    guides.told_control.derive.click()
    qtbot.waitUntil(lambda: "empty" not in [layer.id for layer in bench.canvas().layers], timeout=30_000)
    assert bench.panel.work.active.control is not None
    bench.session.undo()
    assert bench.canvas().layers[-1].id == "empty"


@dataclass
class SomeModels(NoGenerators):
    """Records in place of models on the disk."""

    there: tuple[ModelRecord, ...] = ()

    def request_type(self, generator: str) -> type[Any]:
        """Of two generators."""
        return InpaintRequest if generator == "canvas.inpaint" else TextToImageRequest

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Those of a kind."""
        return [one for one in self.there if one.kind is kind]


def _record(name: str, kind: ModelKind, architecture: str) -> ModelRecord:
    return ModelRecord(ModelId(name), name, kind, architecture, ModelFormat.SINGLE_FILE, Path(name), 1)


@pytest.fixture
def models(bench: Bench) -> SomeModels:
    """A panel that knows some models."""
    known = SomeModels(
        there=(
            _record("Plain 1.5", ModelKind.CHECKPOINT, "sd-1.5"),
            _record("Pix", ModelKind.CHECKPOINT, "pixart"),
            _record("control depth", ModelKind.CONTROLNET, "sd-1.5"),
            _record("control canny", ModelKind.CONTROLNET, "sd-1.5"),
            _record("xl canny", ModelKind.CONTROLNET, "sdxl"),
        )
    )
    object.__setattr__(bench.panel.work.context, "generators", known)
    return known


def test_a_region_has_a_negative_prompt_and_a_reference_and_all_of_it_is_undone(bench: Bench, qtbot: QtBot) -> None:
    _layer(bench, "fox", 30)
    _layer(bench, "other", 120)
    bench.panel.work.activate("fox")
    guides = bench.panel.layers_dock.guides
    guides.region.click()
    QTest.keyClicks(guides.told_region.negative, "snow")
    guides.told_region.strength.value_changed.emit(0.5)
    assert not guides.told_region.reference_strength.isVisibleTo(guides)
    menu = guides.told_region.reference.menu()
    assert "other" in [action.text() for action in menu.actions()]
    next(action for action in menu.actions() if action.text() == "other").trigger()
    qtbot.waitUntil(lambda: guides.told_region.reference_strength.isVisibleTo(guides), timeout=30_000)
    region = bench.panel.work.active.region
    assert region is not None
    other = bench.panel.work.canvas.layer("other").asset
    assert (region.negative_prompt, region.strength, region.reference) == ("snow", 0.5, other)
    guides.told_region.reference_strength.value_changed.emit(0.9)
    told, _ = _told(bench)
    (one,) = told.regions
    assert (one.negative_prompt, one.strength, one.reference_strength) == ("snow", 0.5, 0.9)
    assert one.reference is not None
    assert one.reference.shape == (60, 80, 3)
    for _ in range(4):
        bench.session.undo()
    region = bench.panel.work.active.region
    assert region is not None
    assert (region.negative_prompt, region.strength, region.reference) == ("", 1.0, None)
    assert guides.told_region.negative.text() == ""
    menu.deleteLater()


def test_control_models_are_offered_that_fit_and_what_lacks_is_said(bench: Bench, models: SomeModels) -> None:
    _layer(bench, "lines", 0)
    controls = bench.panel.layers_dock.guides.told_control
    bench.panel.layers_dock.guides.control.click()
    controls.kind.activated.emit(controls.kind.findData(ControlKind.CANNY))

    def offered() -> list[str]:
        return [controls.model.itemText(row) for row in range(controls.model.count())]

    assert offered() == ["Automatic: control canny", "control canny", "control depth"]
    assert controls.refusal.text() == ""
    controls.model.activated.emit(2)
    controls.preprocess.activated.emit(controls.preprocess.findData("canny"))
    control = bench.panel.work.active.control
    assert control is not None
    assert (control.model, control.preprocess) == ("control depth", "canny")
    told, _ = _told(bench)
    assert (told.controls[0].model, told.controls[0].preprocess) == ("control depth", "canny")
    controls.kind.activated.emit(controls.kind.findData(ControlKind.TILE))
    assert offered()[0] == "Automatic"
    assert "No ControlNet is there that fits Plain 1.5" in controls.refusal.text()
    panel = bench.panel
    assert "No ControlNet" in str(panel.foresee("canvas.text-to-image", {"model": "Plain 1.5"})[0])
    assert "No ControlNet is there that fits Pix" in str(panel.foresee("canvas.text-to-image", {"model": "Pix"})[0])
    bench.session.undo()
    assert panel.foresee("canvas.text-to-image", {"model": "Plain 1.5"}) == []


def test_text_to_image_and_inpaint_are_given_what_the_layers_tell(bench: Bench, models: SomeModels) -> None:
    panel = bench.panel
    assert not panel.gives("canvas.text-to-image", "guides")
    assert panel.gives("canvas.inpaint", "mask")
    _layer(bench, "fox", 30)
    panel.layers_dock.guides.region.click()
    QTest.keyClicks(panel.layers_dock.guides.told_region.prompt, "a fox")
    assert panel.gives("canvas.text-to-image", "guides")
    assert "cannot draw regions" in str(panel.foresee("canvas.text-to-image", {"model": "Pix"})[0])
    assert panel.foresee("canvas.inpaint", {"model": "Plain 1.5"}) == []
    panel.work.select(QRect(20, 30, 100, 90))

    def given(generator: str, *wanted: str) -> tuple[dict[str, Any], Guides]:
        values = panel.input_task(generator, wanted)(JobContext(JobId("j"), lambda _event: None))
        assert isinstance(values, dict)
        return values, Guides.from_bytes(bench.assets.read(AssetId(values["guides"])))

    values, guides = given("canvas.text-to-image", "guides")
    canvas = panel.work.canvas
    assert (guides.width, guides.height) == (canvas.width - 20, canvas.height - 30)
    assert guides.regions[0].mask[10, 10] == 255
    place = panel.place_for({**values, "width": 64, "height": 64})
    assert place == {"x": 20, "y": 30, "width": 100, "height": 90}
    values, guides = given("canvas.inpaint", "image", "mask", "result", "guides")
    assert bench.assets.picture(AssetId(values["image"])).shape[:2] == (guides.height, guides.width)
    assert guides.regions[0].mask[40, 30] == 255
    values, guides = given("canvas.image-to-image", "image", "guides")
    assert (guides.width, guides.height) == (100, 90)
    assert int((guides.regions[0].mask == 255).sum()) == 60 * 80


def test_what_a_recalled_picture_was_drawn_by_is_put_in_again(bench: Bench, qtbot: QtBot) -> None:
    mask = np.zeros((90, 100), np.uint8)
    mask[:40] = 255
    reference = np.full((20, 30, 3), 90, np.uint8)
    picture = np.full((90, 100, 3), 200, np.uint8)
    guides = Guides(
        100,
        90,
        (RegionGuide("a fox", mask, 0.8, "snow", reference, 0.7), RegionGuide("known", mask)),
        (ControlGuide(ControlKind.CANNY, picture, "net", 0.9, 0.1, 0.8, "canny"),),
    )
    asset = bench.assets.add_bytes(guides.to_bytes(), GUIDES)
    _layer(bench, "known", 0)
    bench.session.execute(SetRegion("known", Region("known")))
    assert bench.panel.take_up("canvas.text-to-image", {"guides": asset.id, "prompt": "a"}) == ("guides",)
    assert bench.panel.take_up("canvas.text-to-image", {"guides": "0" * 64}) == ()
    qtbot.waitUntil(lambda: bool(bench.messages.said), timeout=30_000)
    text, action = bench.messages.said[-1]
    assert text.endswith("not here: 2.")
    assert action is not None
    count = len(bench.panel.work.canvas.layers)
    action()
    qtbot.waitUntil(lambda: len(bench.panel.work.canvas.layers) == count + 2, timeout=30_000)
    region, control = bench.panel.work.canvas.layers[-2:]
    assert region.region is not None
    assert region.opacity == 0
    assert (region.region.prompt, region.region.negative_prompt, region.region.strength) == ("a fox", "snow", 0.8)
    assert control.control == Control(ControlKind.CANNY, "net", 0.9, 0.1, 0.8, "canny")
    bench.panel.work.select(QRect(0, 0, 100, 90))
    told, _ = _told(bench)
    again = next(one for one in told.regions if one.prompt == "a fox")
    assert np.array_equal(again.mask, mask)
    assert again.reference is not None
    assert np.array_equal(again.reference, reference)
    assert np.array_equal(told.controls[0].picture, picture)
    bench.panel.work.select(None)
    bench.session.undo()
    bench.session.undo()
    bench.session.undo()
    assert len(bench.panel.work.canvas.layers) == count
