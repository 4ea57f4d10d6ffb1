"""The transform tool by the mouse and the keys."""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.canvas.commands import PaintLayer, set_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Layer
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.transform import TransformHand
from plugins.canvas.panel.tools.transform_box import TransformBox
from tests.ui.canvas_parts import Bench, seen_at, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def begun(bench: Bench, qtbot: QtBot) -> TransformHand:
    """A square of noise at (200, 150), 100 × 80, with the tool in the hand."""
    pixels = np.zeros((500, 600, 4), np.uint8)
    pixels[150:230, 200:300] = np.random.default_rng(1).integers(0, 256, (80, 100, 4), np.uint8)
    pixels[150:230, 200:300, 3] = 255
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    bench.panel.tools.choose(Tool.TRANSFORM)
    return ready(bench, qtbot)


def ready(bench: Bench, qtbot: QtBot) -> TransformHand:
    hand = bench.panel.hands[Tool.TRANSFORM]
    assert isinstance(hand, TransformHand)
    qtbot.waitUntil(lambda: hand.box is not None and not hand.busy, timeout=20_000)
    return hand


def pull(bench: Bench, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = _NONE) -> None:
    """Drag from a corner of pixels to another."""
    view = bench.panel.view
    one, two = (view.viewport.to_view(QPointF(*point)) for point in (start, end))
    for kind, place in (
        (QEvent.Type.MouseButtonPress, one),
        (QEvent.Type.MouseMove, (one + two) / 2),
        (QEvent.Type.MouseMove, two),
        (QEvent.Type.MouseButtonRelease, two),
    ):
        send(view, kind, place, keys)


def press(bench: Bench, key: Qt.Key) -> None:
    QApplication.sendEvent(bench.panel.view, QKeyEvent(QEvent.Type.KeyPress, key, _NONE))


def picture(bench: Bench) -> np.ndarray:
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def test_a_box_lies_around_what_is_there(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    assert hand.box is not None
    assert hand.box.rect == QRectF(200, 150, 100, 80)
    assert not hand.box.changed


def test_moving_is_exact_and_one_step(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    before, position = picture(bench), bench.session.position
    pull(bench, (250, 190), (310, 240))
    assert bench.session.position == position
    press(bench, Qt.Key.Key_Return)
    ready(bench, qtbot)
    assert bench.session.position == position + 1
    after = picture(bench)
    assert np.array_equal(after[200:280, 260:360], before[150:230, 200:300])
    assert after[..., 3].sum() == before[..., 3].sum()
    bench.session.undo()
    assert np.array_equal(picture(bench), before)
    assert hand is not None


def test_a_corner_scales_and_shift_keeps_the_proportion(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    pull(bench, (300, 230), (350, 290))
    assert hand.box is not None
    assert hand.box.bounds == QRectF(200, 150, 150, 140)
    press(bench, Qt.Key.Key_Escape)
    assert not hand.box.changed
    pull(bench, (300, 230), (400, 240), _SHIFT)
    width, height = hand.box.size
    assert width / height == pytest.approx(100 / 80)
    press(bench, Qt.Key.Key_Escape)
    pull(bench, (300, 190), (320, 190), _ALT)
    assert hand.box.bounds == QRectF(180, 150, 140, 80)


def test_outside_turns_and_ctrl_keeps_to_steps(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    turn = math.radians(32)
    end = (250 + 120 * math.cos(turn), 190 + 120 * math.sin(turn))
    pull(bench, (370, 190), end)
    assert hand.box is not None
    assert hand.box.angle == pytest.approx(32, abs=0.5)
    press(bench, Qt.Key.Key_Escape)
    pull(bench, (370, 190), end, _CTRL)
    assert hand.box.angle == pytest.approx(30, abs=1e-6)
    middle = hand.box.place((0.5, 0.5))
    assert (middle.x(), middle.y()) == pytest.approx((250, 190))


def test_ctrl_moves_one_corner_or_shears(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    pull(bench, (300, 150), (300, 170), _CTRL)
    assert hand.box is not None
    corner, other = hand.box.place((1, 0)), hand.box.place((0, 0))
    assert (corner.x(), corner.y()) == pytest.approx((300, 170), abs=0.5)
    assert (other.x(), other.y()) == pytest.approx((200, 150), abs=1e-6)
    assert not hand.box.way.isAffine()
    press(bench, Qt.Key.Key_Escape)
    pull(bench, (250, 150), (270, 150), _CTRL)
    assert hand.box.place((0, 0)).x() == pytest.approx(220, abs=0.5)
    assert hand.box.place((0, 1)).x() == pytest.approx(200, abs=1e-6)


def test_what_is_seen_while_it_is_dragged_is_what_comes_of_it(bench: Bench, qtbot: QtBot) -> None:
    pixels = np.zeros((500, 600, 4), np.uint8)
    pixels[150:230, 200:300] = (220, 20, 20, 255)
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    bench.panel.tools.choose(Tool.TRANSFORM)
    ready(bench, qtbot)
    pull(bench, (250, 190), (400, 300))
    assert seen_at(bench, 420, 315).name() == "#dc1414"
    assert seen_at(bench, 220, 170).name() != "#dc1414"
    press(bench, Qt.Key.Key_Return)
    ready(bench, qtbot)
    assert seen_at(bench, 420, 315).name() == "#dc1414"
    assert seen_at(bench, 220, 170).name() != "#dc1414"


def test_numbers_flips_and_quarters(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    before = picture(bench)
    hand.bar.flipped.emit(True)
    hand.bar.turned.emit(90.0)
    hand.bar.number_set.emit("x", 10.0)
    hand.bar.number_set.emit("y", 20.0)
    hand.bar.applied.emit()
    ready(bench, qtbot)
    after = picture(bench)
    assert np.array_equal(after[20:120, 10:90], np.rot90(before[150:230, 200:300][:, ::-1], -1))
    hand = ready(bench, qtbot)
    assert hand.box is not None
    assert hand.box.rect == QRectF(10, 20, 80, 100)
    hand.bar.number_set.emit("width", 160.0)
    hand.bar.number_set.emit("angle", 45.0)
    assert hand.box.size == pytest.approx((160, 100))
    assert hand.box.angle == pytest.approx(45)


def test_only_the_selection_moves_and_goes_along(bench: Bench, qtbot: QtBot) -> None:
    begun(bench, qtbot)
    before = picture(bench)
    bench.panel.tools.choose(Tool.SELECT)
    bench.panel.work.select(QRectF(200, 150, 50, 80).toRect())
    bench.panel.tools.choose(Tool.TRANSFORM)
    hand = ready(bench, qtbot)
    assert hand.box is not None
    assert hand.box.rect == QRectF(200, 150, 50, 80)
    pull(bench, (225, 190), (425, 190))
    press(bench, Qt.Key.Key_Return)
    ready(bench, qtbot)
    after = picture(bench)
    assert np.array_equal(after[150:230, 400:450], before[150:230, 200:250])
    assert np.array_equal(after[150:230, 250:300], before[150:230, 250:300])
    assert after[150:230, 200:250].max() == 0
    assert bench.panel.work.clip == (400, 150, 50, 80)


def test_a_locked_layer_says_so_and_another_tool_applies(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, qtbot)
    layer: Layer = bench.panel.work.active
    bench.session.execute(set_locked(layer.id, True))
    hand = ready(bench, qtbot)
    pull(bench, (250, 190), (300, 190))
    assert len(bench.messages.failed) == 1
    assert hand.box is not None
    assert not hand.box.changed
    bench.session.execute(set_locked(layer.id, False))
    ready(bench, qtbot)
    pull(bench, (250, 190), (300, 190))
    position = bench.session.position
    bench.panel.tools.choose(Tool.BRUSH)
    qtbot.waitUntil(lambda: not hand.busy, timeout=20_000)
    assert bench.session.position == position + 1
    assert picture(bench)[190, 340, 3] == 255


def test_a_box_is_never_turned_inside_out_in_perspective() -> None:
    box = TransformBox(QRectF(0, 0, 100, 100), QTransform())
    assert box.dragged((1, 1), QPointF(-90, -90), _CTRL) == box
    assert box.dragged((1, 1), QPointF(-20, -10), _CTRL) != box


def test_a_frame_of_dragging_is_fast(bench: Bench, qtbot: QtBot) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (1500, 1500, 4), np.uint8)
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    bench.panel.tools.choose(Tool.TRANSFORM)
    hand = ready(bench, qtbot)
    hand.bar.number_set.emit("angle", 10.0)
    assert bench.panel.view.wait_until_shown()
    times: list[float] = []
    for step in range(12):
        hand.bar.number_set.emit("angle", 11.0 + step)
        begun_at = perf_counter()
        bench.panel.view.repaint()
        times.append(perf_counter() - begun_at)
    # 16 ms are wanted; machines that build have more to do.
    assert sorted(times)[len(times) // 2] < 0.08
