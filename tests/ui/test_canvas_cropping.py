"""Cropping by the mouse, the keys and the menu."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.canvas.commands import PaintLayer, set_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.panel.crop_actions import crop_to_selection, trim
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.crop import CropHand
from tests.ui.canvas_parts import Bench
from tests.ui.test_canvas_transforming import pull

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def begun(bench: Bench) -> tuple[CropHand, np.ndarray]:
    pixels = np.random.default_rng(1).integers(0, 256, (500, 600, 4), np.uint8)
    pixels[..., 3] = 255
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    bench.panel.tools.choose(Tool.CROP)
    hand = bench.panel.hands[Tool.CROP]
    assert isinstance(hand, CropHand)
    return hand, pixels


def press(bench: Bench, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bench.panel.view, event)


def picture(bench: Bench) -> np.ndarray:
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def test_a_frame_is_drawn_moved_and_cropped_to(bench: Bench) -> None:
    hand, pixels = begun(bench)
    pull(bench, (100, 80), (300, 280))
    assert hand.frame.bounds == QRectF(100, 80, 200, 200)
    pull(bench, (200, 180), (220, 150))
    assert hand.frame.bounds == QRectF(120, 50, 200, 200)
    pull(bench, (320, 150), (400, 150))
    assert hand.frame.bounds == QRectF(120, 50, 280, 200)
    position = bench.session.position
    press(bench, Qt.Key.Key_Return)
    assert bench.session.position == position + 1
    assert np.array_equal(picture(bench), pixels[50:250, 120:400])
    assert not hand.changed
    bench.session.undo()
    assert np.array_equal(picture(bench), pixels)


def test_a_frame_may_be_larger_than_the_canvas_and_escape_takes_it_back(bench: Bench) -> None:
    hand, pixels = begun(bench)
    pull(bench, (600, 500), (620, 530))
    assert hand.frame.bounds == QRectF(0, 0, 620, 530)
    press(bench, Qt.Key.Key_Escape)
    assert hand.frame.bounds == QRectF(0, 0, 600, 500)
    pull(bench, (600, 500), (620, 530))
    press(bench, Qt.Key.Key_Return)
    after = picture(bench)
    assert after.shape == (530, 620, 4)
    assert np.array_equal(after[:500, :600], pixels)
    assert after[500:].max() == 0


def test_aspects_are_kept(bench: Bench) -> None:
    hand, _ = begun(bench)
    hand.bar.choose_aspect(1, 1)
    assert hand.frame.bounds == QRectF(50, 0, 500, 500)
    pull(bench, (550, 500), (450, 420))
    width, height = hand.frame.size
    assert width == pytest.approx(height, abs=1e-6)
    assert width < 450


def test_a_horizon_is_made_straight(bench: Bench, qtbot: QtBot) -> None:
    hand, _ = begun(bench)
    pixels = np.zeros((500, 600, 4), np.uint8)
    pixels[..., 3] = 255
    y, x = np.mgrid[0:500, 0:600] + 0.5
    # A horizon that falls by ten degrees to the right.
    pixels[(y - 250) > (x - 300) * np.tan(np.radians(10)), :3] = 255
    layer = bench.panel.work.active
    bench.session.execute(PaintLayer(layer.id, bench.assets.add_picture(pixels)))
    bench.session.execute(set_locked(layer.id, True))
    hand.bar.straighten.set_value(-10)
    hand.bar.straightened.emit(-10.0)
    pull(bench, (300, 250), (300, 250))
    hand.bar.aspect_chosen.emit(1.0)
    position = bench.session.position
    press(bench, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not hand.busy and bench.session.position == position + 1, timeout=20_000)
    canvas = bench.canvas()
    assert canvas.width == canvas.height
    after = picture(bench)
    middle = after[
        canvas.height // 2 - 100 : canvas.height // 2 + 100, canvas.width // 2 - 100 : canvas.width // 2 + 100, 0
    ]
    assert middle[:95].max() < 20
    assert middle[105:].min() > 235


def test_the_canvas_is_cut_to_the_selection_and_to_what_is_seen(bench: Bench, qtbot: QtBot) -> None:
    _, pixels = begun(bench)
    bench.panel.work.select(QRect(50, 60, 200, 100))
    crop_to_selection(bench.panel.work)
    assert np.array_equal(picture(bench), pixels[60:160, 50:250])
    bench.session.undo()
    bench.panel.work.select(None)
    pixels[:30] = pixels[:, :40] = 0
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    trim(bench.panel.work)
    qtbot.waitUntil(lambda: bench.canvas().width == 560, timeout=20_000)
    assert np.array_equal(picture(bench), pixels[30:, 40:])
