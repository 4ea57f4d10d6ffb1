"""Selecting objects by a segmentation model: clicks, boxes, places added and taken away, and what is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord, Pixels
from app.api.seeing import Check, DepthModel, Hint, PoseModel, Seeing, Segmenter, SemanticSegmenter, Share
from app.engine.seeing.lease import EngineSeeing
from plugins.canvas.commands import PaintLayer
from plugins.canvas.model import ControlKind
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.select_object import ObjectHand
from plugins.canvas.selecting import Mode, coverage_of
from tests.engine.studio import TinyStudio
from tests.tiny_seers import save_depth, save_sam_2
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_RED, _GREEN, _BLUE = (220, 0, 0), (0, 160, 0), (0, 0, 200)


@dataclass
class ByColour:
    """Finds what has the colours of the places inside and not those outside, as plainly as a model should."""

    asked: list[tuple[Sequence[Hint], tuple[float, float, float, float] | None]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    check: Check = lambda: None

    @property
    def record(self) -> ModelRecord:
        """Its name."""
        return ModelRecord(
            ModelId("plain"), "Plain", ModelKind.SEGMENTER, "sam-2", ModelFormat.TRANSFORMERS, Path("plain"), 1
        )

    def find(self, picture: Pixels, hints: Sequence[Hint], box: tuple[float, float, float, float] | None) -> Share:
        """By colours alone."""
        self.asked.append((hints, box))
        while not self.gate.wait(0.01):
            self.check()
        share = np.zeros(picture.shape[:2], np.float32)
        if box is not None:
            left, top, right, bottom = (int(side) for side in box)
            share[top:bottom, left:right] = (picture[top:bottom, left:right] != _BLUE).any(axis=2)
        for hint in hints:
            alike = (picture == picture[int(hint.y), int(hint.x)]).all(axis=2)
            share[alike] = float(hint.inside)
        return share


@dataclass
class OneModel:
    """A machine with one segmentation model."""

    model: ByColour

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The one."""
        return [self.model.record] if kind is ModelKind.SEGMENTER else []

    def lease_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[Segmenter]:
        """The one."""
        assert model == "plain"
        return self._held(check)

    def lease_semantic_segmenter(self, model: ModelId, check: Check) -> AbstractContextManager[SemanticSegmenter]:
        """None."""
        raise KeyError(model, check)

    def lease_depth_model(self, model: ModelId, check: Check) -> AbstractContextManager[DepthModel]:
        """None."""
        raise KeyError(model, check)

    def lease_pose_model(self, model: ModelId, check: Check) -> AbstractContextManager[PoseModel]:
        """None."""
        raise KeyError(model, check)

    @contextmanager
    def _held(self, check: Check) -> Iterator[Segmenter]:
        self.model.check = check
        yield self.model


@pytest.fixture
def made(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Callable[[Seeing | None], Bench]]:
    """Open a canvas of 600 × 500 with red, green and blue on it, and the object tool in the hand."""
    benches: list[Bench] = []

    def make(seeing: Seeing | None) -> Bench:
        bench = Bench(tmp_path, resources, seeing=seeing)
        benches.append(bench)
        bench.panel.resize(1000, 800)
        qtbot.addWidget(bench.panel)
        bench.panel.show()
        pixels = np.zeros((500, 600, 4), np.uint8)
        pixels[:] = (*_BLUE, 255)
        pixels[100:200, 100:250, :3] = _RED
        pixels[300:350, 400:450, :3] = _GREEN
        asset = bench.assets.add_picture(pixels)
        canvas = bench.canvas()
        assert (canvas.width, canvas.height) >= (600, 500)
        bench.session.execute(PaintLayer(bench.panel.work.active.id, asset))
        bench.panel.tools.choose(Tool.OBJECT)
        return bench

    yield make
    for bench in benches:
        bench.close()


@pytest.fixture
def plain() -> ByColour:
    """A model that answers at once."""
    model = ByColour()
    model.gate.set()
    return model


def selected(bench: Bench, qtbot: QtBot) -> np.ndarray:
    """What is selected, more than half, when everything that was asked for is done."""
    qtbot.waitUntil(lambda: not bench.panel.selecting.busy, timeout=30_000)
    area, canvas = bench.panel.work.selection, bench.canvas()
    assert area is not None
    rect = (0, 0, canvas.width, canvas.height)
    return np.asarray(coverage_of(area, bench.assets).within(rect) > 127)


def hand_of(bench: Bench) -> ObjectHand:
    hand = bench.panel.hands[Tool.OBJECT]
    assert isinstance(hand, ObjectHand)
    return hand


def near(found: np.ndarray, count: int) -> bool:
    """Whether so many pixels are selected, but for the edge that is soft."""
    return bool(abs(int(found.sum()) - count) < 0.05 * count)


def test_a_click_selects_the_object(made: Callable[[Seeing | None], Bench], plain: ByColour, qtbot: QtBot) -> None:
    bench = made(OneModel(plain))
    bench.drag((150, 150))
    found = selected(bench, qtbot)
    assert near(found, 100 * 150)
    assert found[150, 150]
    assert bench.session.history[-1].label == "Select object"
    bench.drag((420, 320))
    assert near(selected(bench, qtbot), 50 * 50)


def test_places_are_added_and_taken_away(made: Callable[[Seeing | None], Bench], plain: ByColour, qtbot: QtBot) -> None:
    bench = made(OneModel(plain))
    bench.drag((150, 150))
    selected(bench, qtbot)
    bench.drag((420, 320), modifiers=_SHIFT)
    assert near(selected(bench, qtbot), 100 * 150 + 50 * 50)
    bench.drag((160, 160), modifiers=_ALT)
    assert near(selected(bench, qtbot), 50 * 50)
    hints, box = plain.asked[-1]
    assert [hint.inside for hint in hints] == [True, True, False]
    assert box is None
    bench.session.undo()
    # Its places are gone with what was selected by them: the next click is another object, added to what there is.
    bench.drag((20, 20), modifiers=_SHIFT)
    assert selected(bench, qtbot)[:500, :600].all()
    assert len(plain.asked[-1][0]) == 1


def test_an_object_is_taken_from_what_was_selected_before(
    made: Callable[[Seeing | None], Bench], plain: ByColour, qtbot: QtBot
) -> None:
    bench = made(OneModel(plain))
    bench.panel.selecting.select_all()
    assert selected(bench, qtbot).all()
    bench.panel.selecting.set_some({"mode": Mode.SUBTRACT})
    bench.drag((150, 150))
    assert not selected(bench, qtbot)[150, 150]
    bench.drag((420, 320), modifiers=_SHIFT)
    found = selected(bench, qtbot)
    assert not found[150, 150]
    assert not found[320, 420]
    bench.drag((150, 150), modifiers=_ALT)
    found = selected(bench, qtbot)
    assert found[150, 150], "what the object is rid of is selected again"
    assert not found[320, 420]


def test_a_box_is_asked_for_and_more_places_in_it(
    made: Callable[[Seeing | None], Bench], plain: ByColour, qtbot: QtBot
) -> None:
    bench = made(OneModel(plain))
    bench.drag((80, 80), (300, 240))
    assert near(selected(bench, qtbot), 100 * 150)
    hints, box = plain.asked[-1]
    assert not hints
    assert box is not None
    assert np.abs(np.array(box) - (80, 80, 300, 240)).max() <= 2
    bench.drag((420, 320), modifiers=_SHIFT)
    assert near(selected(bench, qtbot), 100 * 150 + 50 * 50)
    assert plain.asked[-1][1] == box


def test_escape_stops_looking(made: Callable[[Seeing | None], Bench], qtbot: QtBot) -> None:
    model = ByColour()
    bench = made(OneModel(model))
    bench.drag((150, 150))
    qtbot.waitUntil(lambda: bool(model.asked), timeout=20_000)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bench.panel.view, key)
    qtbot.waitUntil(lambda: not bench.panel.selecting.busy, timeout=20_000)
    assert bench.panel.work.selection is None
    model.gate.set()
    bench.drag((420, 320))
    assert near(selected(bench, qtbot), 50 * 50)


def test_without_a_model_colours_are_said_and_with_one_may_be_chosen(
    made: Callable[[Seeing | None], Bench], plain: ByColour, qtbot: QtBot
) -> None:
    without = hand_of(made(None))
    assert without.found_by.model is None
    assert "without a segmentation model" in without.hint
    bench = made(OneModel(plain))
    hand = hand_of(bench)
    choice = hand.found_by.choice
    assert [choice.itemText(row) for row in range(choice.count())] == ["Plain", "Colours (GrabCut)"]
    assert "Click" in hand.hint
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert "GrabCut" in hand.hint
    bench.drag((80, 80), (300, 240))
    assert near(selected(bench, qtbot), 100 * 150)
    assert not plain.asked
    hand.taken()
    assert hand.found_by.model is None, "what was chosen is kept"


def test_a_real_model_is_asked_through_the_studios_engine(
    made: Callable[[Seeing | None], Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    studio = TinyStudio.over(tmp_path / "data", lambda _name: save_sam_2(tmp_path / "sam"))
    record = studio.record("sam-2")
    looked = []
    with studio.models.lease_seer(record.id, ModelKind.SEGMENTER, lambda: None) as held:
        held.module.vision_encoder.register_forward_hook(lambda *_: looked.append(1))
        # A random model is sure of nothing: this one is of everything that it answers.
        held.module.mask_decoder.register_forward_hook(lambda _module, _args, answer: (answer[0] * 0 + 9, *answer[1:]))
    bench = made(EngineSeeing(studio.models))
    bench.drag((150, 150))
    assert selected(bench, qtbot).all()
    bench.drag((420, 320), modifiers=_SHIFT)
    selected(bench, qtbot)
    assert len(looked) == 1
    assert bench.messages.failed == []


def test_a_depth_layer_is_made_by_a_model_and_what_is_missing_is_said(
    made: Callable[[Seeing | None], Bench], tmp_path: Path, qtbot: QtBot
) -> None:
    studio = TinyStudio.over(tmp_path / "data", lambda _name: save_depth(tmp_path / "depth"))
    bench = made(EngineSeeing(studio.models))
    guides = bench.panel.layers_dock.guides
    guides.control.click()
    guides.told_control.kind.activated.emit(guides.told_control.kind.findData(ControlKind.DEPTH))
    assert not guides.told_control.derive.isEnabled()
    assert "Depth Anything V2 Small" in guides.told_control.lacks.text()
    studio.record("depth")
    guides.told_control.kind.activated.emit(guides.told_control.kind.findData(ControlKind.CANNY))
    assert guides.told_control.lacks.text() == ""
    guides.told_control.kind.activated.emit(guides.told_control.kind.findData(ControlKind.DEPTH))
    assert guides.told_control.derive.isEnabled()
    before = bench.panel.work.active.id
    guides.told_control.derive.click()
    qtbot.waitUntil(lambda: bench.panel.work.active.id != before, timeout=60_000)
    layer = bench.panel.work.active
    assert layer.control is not None
    assert layer.control.kind is ControlKind.DEPTH
    assert layer.asset is not None
    pixels = bench.assets.picture(layer.asset)
    assert (pixels[..., :3].min(), pixels[..., :3].max(), pixels[..., 3].min()) == (0, 255, 255)
