"""Shapes by the mouse: drawn, seen, and their points dragged."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.jobs.context import JobCancelled
from app.widgets.colour_picker import ColourPicker
from app.widgets.number_slider import NumberSlider
from plugins.canvas.commands import set_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Cap, Figure, Join, Layer, Shape
from plugins.canvas.panel.shapes import drawing
from plugins.canvas.panel.shapes.colour_button import ColourButton
from plugins.canvas.panel.shapes.figures import drawn_shape
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.shape import ShapeHand
from plugins.canvas.transforming import Warped
from plugins.canvas.vector.nodes import Node, with_runs
from tests.ui.canvas_parts import Bench
from tests.ui.test_canvas_pen import the_last_first
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


def test_points_that_are_dragged_quickly_one_after_the_other_all_stay(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(bench, Figure.RECTANGLE)
    pull(bench, (100, 100), (300, 300))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1)
    position = bench.session.position
    the_last_first(monkeypatch)
    pull(bench, (300, 300), (350, 320))
    pull(bench, (100, 100), (60, 40))
    qtbot.waitUntil(lambda: bench.session.position == position + 2)
    content = shapes(bench)[0].content
    assert isinstance(content, Shape)
    assert content.points == ((60, 40), (350, 320))
    bench.session.undo()
    content = shapes(bench)[0].content
    assert isinstance(content, Shape)
    assert content.points == ((100, 100), (350, 320))


@pytest.mark.parametrize("end", [JobCancelled, RuntimeError])
def test_what_is_cancelled_or_fails_holds_up_nothing(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    hand = begun(bench, Figure.RECTANGLE)
    pull(bench, (100, 100), (300, 300))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1)
    position = bench.session.position
    later = threading.Event()

    def draw(shape: Shape) -> Warped:
        if shape.points[0] == (100, 100):
            assert later.wait(10)
            raise end
        return drawn_shape(shape)

    monkeypatch.setattr(drawing, "drawn_shape", draw)
    pull(bench, (300, 300), (350, 320))
    pull(bench, (100, 100), (60, 40))
    later.set()
    qtbot.waitUntil(lambda: bench.session.position == position + 1)
    assert not hand.drawing.is_drawing


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


def test_a_standing_shape_is_set_anew_and_a_drag_of_a_slider_is_one_step(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, Figure.RECTANGLE)
    pull(bench, (100, 80), (220, 200))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    before, position = bench.canvas(), bench.session.position

    def shape() -> Shape:
        content = shapes(bench)[0].content
        assert isinstance(content, Shape)
        return content

    def has_radius(radius: float) -> bool:
        return shape().radius == radius

    for radius in (5, 20, 40):
        hand.bar.radius.set_value(radius)
        hand.bar.radius.value_changed.emit(radius)
        qtbot.waitUntil(partial(has_radius, radius), timeout=20_000)
    hand.bar.radius.editing_finished.emit()
    assert bench.session.position == position + 1
    seen = picture(bench)[..., 3]
    assert seen[80, 100] == 0
    assert seen[140, 100] == 255
    hand.bar.choose_paint(fill=True, outline=True)
    qtbot.waitUntil(lambda: shape().stroke == "#ffffffff", timeout=20_000)
    hand.bar.stroke.set_value(9)
    hand.bar.stroke.value_changed.emit(9)
    qtbot.waitUntil(lambda: shape().stroke_width == 9, timeout=20_000)
    assert bench.session.position == position + 3
    assert tuple(picture(bench)[140, 97]) == (255, 255, 255, 255)
    for _ in range(3):
        bench.session.undo()
    assert bench.canvas() == before


def test_a_star_has_so_many_points(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, Figure.STAR)
    hand.bar.corners.set_value(6)
    hand.bar.inner.set_value(1)
    pull(bench, (100, 100), (300, 300))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    hexagon = 3 * 3**0.5 / 2 * 100**2
    assert picture(bench)[..., 3].sum() / 255 == pytest.approx(hexagon, rel=0.01)
    hand.bar.inner.set_value(0.4)
    hand.bar.inner.value_changed.emit(0.4)
    qtbot.waitUntil(lambda: picture(bench)[..., 3].sum() / 255 < hexagon / 2, timeout=20_000)
    assert picture(bench)[110, 200, 3] == 255


def test_a_locked_shape_is_not_set_anew(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench, Figure.ELLIPSE)
    pull(bench, (100, 80), (220, 200))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    bench.panel.work.execute(set_locked(shapes(bench)[0].id, True))
    before = bench.canvas()
    hand.bar.choose_paint(fill=False, outline=True)
    assert "is locked" in str(bench.messages.failed[0])
    assert bench.canvas() == before


def test_dashes_joins_and_caps_are_drawn() -> None:
    line = Shape(Figure.LINE, ((10, 10), (110, 10)), "", "#000000ff", 4, dash=(20, 10), cap=Cap.BUTT)
    seen = drawn_shape(line)
    row = seen.pixels[1, :, 3]
    assert (seen.x, len(row)) == (10, 100)
    assert all(row[at] == (255 if at % 30 < 20 else 0) for at in range(100) if at % 30 not in (0, 19, 20, 29))
    corner = Shape(Figure.PATH, ((0, 0), (0, 0), (90, 0), (90, 0), (90, 0), (90, 90), (90, 90)), "", "#000000ff", 20)
    corner = replace(corner, closed=False, cap=Cap.BUTT)
    for join, covered in ((Join.MITER, 255), (Join.BEVEL, 0)):
        drawn = drawn_shape(replace(corner, join=join))
        assert drawn.pixels[1 - drawn.y - 10, 97 - drawn.x, 3] == covered
    hole = Shape(Figure.PATH, (), starts=())
    square = tuple(Node.corner(at) for at in ((0, 0), (90, 0), (90, 90), (0, 90)))
    small = tuple(Node.corner(at) for at in ((30, 30), (60, 30), (60, 60), (30, 60)))
    drawn = drawn_shape(with_runs(hole, [square, small]))
    assert drawn.pixels[45, 45, 3] == 0
    assert drawn_shape(replace(with_runs(hole, [square, small]), winding=True)).pixels[45, 45, 3] == 255


def test_the_properties_of_a_layer_change_its_shape(bench: Bench, qtbot: QtBot) -> None:
    begun(bench, Figure.RECTANGLE)
    pull(bench, (100, 80), (220, 200))
    qtbot.waitUntil(lambda: len(shapes(bench)) == 1, timeout=20_000)
    controls = bench.panel.layers_dock.shape_controls
    position = bench.session.position

    def shape() -> Shape:
        content = shapes(bench)[0].content
        assert isinstance(content, Shape)
        return content

    assert not controls.isHidden()
    assert (controls.fill.code, controls.stroke.code) == ("#2060d0ff", "")
    controls.fill.choose("#ff000080")
    qtbot.waitUntil(lambda: shape().fill == "#ff000080", timeout=20_000)
    controls.fill.choose("")
    qtbot.waitUntil(lambda: shape().fill == "", timeout=20_000)
    controls.fill.finished.emit()
    assert bench.session.position == position + 1
    controls.stroke.choose("#00ff00ff")
    qtbot.waitUntil(lambda: shape().stroke != "", timeout=20_000)
    controls.stroke.finished.emit()
    controls.dash.setCurrentIndex(1)
    controls.dash.activated.emit(1)
    qtbot.waitUntil(lambda: shape().dash != (), timeout=20_000)
    before = shape()
    controls.width_.value_changed.emit(before.stroke_width * 2)
    qtbot.waitUntil(lambda: shape().stroke_width == before.stroke_width * 2, timeout=20_000)
    assert shape().dash == tuple(2 * length for length in before.dash)
    assert controls.dash.currentIndex() == 1
    controls.join.activated.emit(1)
    qtbot.waitUntil(lambda: shape().join is Join.ROUND, timeout=20_000)
    seen = picture(bench)
    assert seen[140, 160, 3] == 0
    assert (seen[78:82, 100:220, 3] == 0).any()
    assert (seen[78:82, 100:220, 1] == 255).any()
    bench.panel.work.activate(bench.canvas().layers[0].id)
    assert controls.isHidden()


def test_the_palette_of_a_colour_gives_it_an_opacity_or_takes_it_away(bench: Bench, qtbot: QtBot) -> None:
    button = ColourButton("Fill", parent=bench.panel)
    button.set_code("#20406080")
    told: list[str] = []
    button.changed.connect(told.append)
    button.open()
    slider = button.findChild(NumberSlider)
    assert slider is not None
    assert slider.value == pytest.approx(0.5, abs=0.01)
    slider.value_changed.emit(1.0)
    picker = button.findChild(ColourPicker)
    assert picker is not None
    picker.colour_changed.emit(QColor("#ff0000"))
    none = next(one for one in button.findChildren(QPushButton) if one.text() == "No colour")
    with qtbot.waitSignal(button.finished):
        none.click()
    assert told == ["#204060ff", "#ff0000ff", ""]


def test_another_tool_does_not_make_the_window_wider(bench: Bench) -> None:
    bench.panel.show()
    bench.panel.resize(900, 600)
    for tool in (Tool.PEN, Tool.SHAPE, Tool.PEN):
        bench.panel.tools.choose(tool)
        QApplication.processEvents()
        assert bench.panel.width() == 900
