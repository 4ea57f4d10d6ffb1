"""Shapes by the mouse: drawn, seen, and their points dragged."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Figure, Layer, Shape
from plugins.canvas.panel.shapes.figures import drawn_shape
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.shape import ShapeHand
from tests.ui.canvas_parts import Bench
from tests.ui.test_canvas_transforming import pull

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def begun(bench: Bench, figure: Figure) -> ShapeHand:
    bench.panel.tools.set_foreground(QColor("#2060d0"))
    bench.panel.tools.choose(Tool.SHAPE)
    hand = bench.panel.hands[Tool.SHAPE]
    assert isinstance(hand, ShapeHand)
    hand.bar.choose_figure(figure)
    return hand


def shapes(bench: Bench) -> list[Layer]:
    return [layer for layer in bench.canvas().layers if isinstance(layer.content, Shape)]


def picture(bench: Bench) -> np.ndarray:
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def test_a_rectangle_fills_its_pixels_and_its_points_are_dragged(bench: Bench, qtbot: QtBot) -> None:
    begun(bench, Figure.RECTANGLE)
    position = bench.session.position
    pull(bench, (100, 80), (220, 200))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    assert bench.session.position == position + 1
    seen = picture(bench)
    assert (seen[80:200, 100:220] == (0x20, 0x60, 0xD0, 255)).all()
    assert seen[..., 3].sum() == 120 * 120 * 255
    pull(bench, (220, 200), (300, 240))
    qtbot.waitUntil(lambda: bench.session.position == position + 2, timeout=20_000)
    assert len(shapes(bench)) == 1
    assert picture(bench)[..., 3].sum() == 200 * 160 * 255
    bench.session.undo()
    assert np.array_equal(picture(bench), seen)


def test_an_ellipse_is_like_that_of_pillow(bench: Bench) -> None:
    assert bench.panel is not None
    drawn = drawn_shape(Shape(Figure.ELLIPSE, ((10, 20), (210, 120))))
    assert (drawn.x, drawn.y) == (10, 20)
    large = Image.new("L", (200 * 8, 100 * 8))
    ImageDraw.Draw(large).ellipse((0, 0, 1599, 799), fill=255)
    theirs = np.asarray(large.resize((200, 100), Image.Resampling.BOX))
    assert drawn.pixels.shape == (100, 200, 4)
    assert np.abs(drawn.pixels[..., 3].astype(int) - theirs).max() <= 32
    assert np.abs(drawn.pixels[..., 3].astype(int) - theirs).mean() < 0.5


def test_an_outline_has_its_width_and_shift_keeps_a_line_straight(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, Figure.LINE)
    hand.bar.stroke.set_value(10)
    pull(bench, (100, 100), (300, 110), _SHIFT)
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    seen = picture(bench)[..., 3]
    assert (seen[95:105, 110:290] == 255).all()
    assert seen[:95, 110:290].max() == 0
    assert seen[105:, 110:290].max() == 0


def test_a_polygon_is_set_corner_by_corner(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, Figure.POLYGON)
    for corner in ((100, 100), (300, 100), (300, 300)):
        pull(bench, corner, corner)
    QApplication.sendEvent(
        bench.panel.view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    )
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    assert hand.shape is None
    content = shapes(bench)[0].content
    assert isinstance(content, Shape)
    assert content.points == ((100, 100), (300, 100), (300, 300))
    seen = picture(bench)[..., 3]
    assert seen.sum() / 255 == pytest.approx(20_000, rel=0.01)
    assert seen[150, 290] == 255
    assert seen[290, 110] == 0


def test_escape_leaves_what_was_begun(bench: Bench) -> None:
    hand = begun(bench, Figure.POLYGON)
    pull(bench, (100, 100), (100, 100))
    assert hand.shape is not None
    assert hand.cancel()
    assert hand.shape is None
    assert shapes(bench) == []
