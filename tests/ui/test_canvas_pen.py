"""Paths by the mouse and the keys: drawn node by node, and their nodes changed afterwards."""

from __future__ import annotations

import itertools
import threading
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from plugins.canvas.commands import set_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Figure, Layer, Shape, check_layer
from plugins.canvas.panel.shapes import drawing
from plugins.canvas.panel.shapes.figures import drawn_shape
from plugins.canvas.panel.shapes.outlining import as_path
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.pen import PenHand
from plugins.canvas.transforming import Warped
from plugins.canvas.vector.nodes import Node, runs_of
from tests.ui.canvas_parts import Bench
from tests.ui.test_canvas_transforming import press, pull

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def begun(bench: Bench) -> PenHand:
    bench.panel.tools.set_foreground(QColor("#2060d0"))
    bench.panel.tools.choose(Tool.PEN)
    hand = bench.panel.hands[Tool.PEN]
    assert isinstance(hand, PenHand)
    return hand


def click(bench: Bench, place: tuple[float, float], keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    pull(bench, place, place, keys)


def paths(bench: Bench) -> list[Layer]:
    return [layer for layer in bench.canvas().layers if isinstance(layer.content, Shape)]


def path(bench: Bench) -> Shape:
    content = paths(bench)[-1].content
    assert isinstance(content, Shape)
    return content


def picture(bench: Bench) -> np.ndarray:
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def square(bench: Bench, qtbot: QtBot) -> PenHand:
    """A filled square of 200 pixels."""
    hand = begun(bench)
    hand.bar.choose_paint(fill=True, outline=False)
    for place in ((100, 100), (300, 100), (300, 300), (100, 300), (100, 100)):
        click(bench, place)
    qtbot.waitUntil(lambda: len(paths(bench)) == 1 and hand.shape is None, timeout=20_000)
    return hand


def wait_for_step(bench: Bench, hand: PenHand, qtbot: QtBot, position: int) -> None:
    qtbot.waitUntil(lambda: bench.session.position == position and hand.shape is None, timeout=20_000)


def the_last_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the next two shapes that are drawn at once, the one that was asked for later is ready earlier."""
    begun, ready = itertools.count(), threading.Event()

    def draw(shape: Shape) -> Warped:
        if next(begun) == 0:
            assert ready.wait(10)
            time.sleep(0.2)  # until the other one was stored, too
        made = drawn_shape(shape)
        ready.set()
        return made

    monkeypatch.setattr(drawing, "drawn_shape", draw)


def test_a_click_on_the_first_node_closes_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    position = bench.session.position
    hand = square(bench, qtbot)
    assert bench.session.position == position + 1
    assert hand.path == []
    shape = path(bench)
    assert (shape.figure, shape.closed, shape.fill, shape.stroke) == (Figure.PATH, True, "#2060d0ff", "")
    assert runs_of(shape) == (
        (Node.corner((100, 100)), Node.corner((300, 100)), Node.corner((300, 300)), Node.corner((100, 300))),
    )
    seen = picture(bench)
    assert (seen[100:300, 100:300] == (0x20, 0x60, 0xD0, 255)).all()
    assert seen[..., 3].sum() == 200 * 200 * 255
    bench.session.undo()
    assert paths(bench) == []


def test_a_drag_makes_a_smooth_node_and_alt_breaks_its_handles(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench)
    click(bench, (100, 300))
    pull(bench, (200, 100), (260, 100))
    pull(bench, (300, 300), (300, 360), _ALT)
    press(bench, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(paths(bench)) == 1, timeout=20_000)
    shape = path(bench)
    assert not shape.closed
    assert shape.stroke == "#2060d0ff"
    (run,) = runs_of(shape)
    assert run[1] == Node((200, 100), (140, 100), (260, 100))
    assert run[1].is_smooth
    assert (run[2].before, run[2].at) == ((300, 300), (300, 300))
    assert hand.path == []
    assert picture(bench)[100, 200, 3] == 255


def test_backspace_takes_the_last_node_and_a_click_on_it_ends(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench)
    for place in ((100, 100), (200, 100), (300, 220)):
        click(bench, place)
    press(bench, Qt.Key.Key_Backspace)
    assert [node.at for node in hand.path] == [(100, 100), (200, 100)]
    click(bench, (200, 200))
    click(bench, (200, 200))
    qtbot.waitUntil(lambda: len(paths(bench)) == 1, timeout=20_000)
    assert [node.at for node in runs_of(path(bench))[0]] == [(100, 100), (200, 100), (200, 200)]


def test_escape_leaves_the_path_and_another_tool_keeps_it(bench: Bench, qtbot: QtBot) -> None:
    hand = begun(bench)
    for place in ((100, 100), (200, 100)):
        click(bench, place)
    press(bench, Qt.Key.Key_Escape)
    assert hand.path == []
    assert paths(bench) == []
    for place in ((100, 100), (200, 140)):
        click(bench, place, _SHIFT)
    assert hand.path[1].at[1] != 140
    bench.panel.tools.choose(Tool.BRUSH)
    qtbot.waitUntil(lambda: len(paths(bench)) == 1, timeout=20_000)


def test_nodes_are_moved_added_and_removed_each_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    hand = square(bench, qtbot)
    first, position = bench.canvas(), bench.session.position
    pull(bench, (300, 300), (400, 350))
    wait_for_step(bench, hand, qtbot, position + 1)
    assert runs_of(path(bench))[0][2] == Node.corner((400, 350))
    assert picture(bench)[330, 370, 3] == 255
    click(bench, (200, 100))
    wait_for_step(bench, hand, qtbot, position + 2)
    assert [node.at for node in runs_of(path(bench))[0]][1] == (200, 100)
    assert hand.chosen == {(0, 1)}
    press(bench, Qt.Key.Key_Backspace)
    wait_for_step(bench, hand, qtbot, position + 3)
    assert len(runs_of(path(bench))[0]) == 4
    click(bench, (400, 350))
    click(bench, (100, 300), _SHIFT)
    assert hand.chosen == {(0, 2), (0, 3)}
    hand.bar.remove.click()
    wait_for_step(bench, hand, qtbot, position + 4)
    assert len(runs_of(path(bench))[0]) == 2
    click(bench, (100, 100))
    hand.bar.remove.click()
    assert "two nodes at least" in bench.messages.said[-1][0]
    for _ in range(4):
        bench.session.undo()
    assert bench.canvas() == first


def test_a_corner_becomes_smooth_and_its_handles_are_drawn(bench: Bench, qtbot: QtBot) -> None:
    hand = square(bench, qtbot)
    position = bench.session.position
    click(bench, (300, 100), _ALT)
    wait_for_step(bench, hand, qtbot, position + 1)
    node = runs_of(path(bench))[0][1]
    assert node.is_smooth
    end = node.after
    pull(bench, end, (360, 160), _ALT)
    wait_for_step(bench, hand, qtbot, position + 2)
    broken = runs_of(path(bench))[0][1]
    assert broken.after == (360, 160)
    assert broken.before == node.before
    hand.bar.corner.click()
    wait_for_step(bench, hand, qtbot, position + 3)
    assert runs_of(path(bench))[0][1] == Node.corner((300, 100))
    hand.bar.closed.click()
    wait_for_step(bench, hand, qtbot, position + 4)
    assert not path(bench).closed


def test_a_path_is_outlined_anew_and_a_locked_one_stays(bench: Bench, qtbot: QtBot) -> None:
    hand = square(bench, qtbot)
    hand.bar.choose_paint(fill=False, outline=True)
    qtbot.waitUntil(lambda: path(bench).stroke != "", timeout=20_000)
    assert picture(bench)[200, 200, 3] == 0
    bench.panel.work.execute(set_locked(paths(bench)[0].id, True))
    before = bench.canvas()
    pull(bench, (300, 300), (400, 350))
    assert "is locked" in str(bench.messages.failed[0])
    assert hand.shape is None
    assert bench.canvas() == before


def test_an_edit_that_begins_before_the_last_is_drawn_keeps_it(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = square(bench, qtbot)
    position = bench.session.position
    the_last_first(monkeypatch)
    pull(bench, (300, 300), (400, 350))
    pull(bench, (100, 100), (60, 40))
    wait_for_step(bench, hand, qtbot, position + 2)
    assert [node.at for node in runs_of(path(bench))[0]] == [(60, 40), (300, 100), (400, 350), (100, 300)]


@pytest.mark.parametrize(
    ("shape", "nodes"),
    [
        (Shape(Figure.RECTANGLE, ((10, 10), (110, 60))), 4),
        (Shape(Figure.RECTANGLE, ((10, 10), (110, 60)), radius=10), 8),
        (Shape(Figure.ELLIPSE, ((10, 10), (110, 60)), angle=30), 4),
        (Shape(Figure.LINE, ((10, 10), (110, 60)), "", "#000000ff", 6), 2),
        (Shape(Figure.POLYGON, ((10, 10), (110, 60), (40, 90)), closed=False, stroke="#ff0000ff"), 3),
        (Shape(Figure.STAR, ((10, 10), (110, 110)), corners=7, inner=0.4), 14),
    ],
)
def test_every_figure_looks_the_same_as_a_path(bench: Bench, shape: Shape, nodes: int) -> None:
    assert bench.panel is not None
    path = as_path(shape)
    check_layer(Layer("a", "A", content=path))
    assert [len(run) for run in runs_of(path)] == [nodes]
    one, two = drawn_shape(shape), drawn_shape(path)
    assert (one.x, one.y, one.pixels.shape) == (two.x, two.y, two.pixels.shape)
    assert np.abs(one.pixels.astype(int) - two.pixels).max() <= 4


def test_a_figure_becomes_a_path_and_then_pixels_by_the_menu(bench: Bench, qtbot: QtBot) -> None:
    actions = {action.id: action for action in bench.panel.actions()}
    to_path, to_pixels = actions["canvas.shape.to-path"], actions["canvas.layer.to-pixels"]
    assert to_path.enabled is not None
    assert to_pixels.enabled is not None
    assert not to_path.enabled()
    assert not to_pixels.enabled()
    bench.panel.tools.choose(Tool.SHAPE)
    pull(bench, (100, 80), (220, 200))
    qtbot.waitUntil(lambda: len(paths(bench)) == 1, timeout=20_000)
    before, position = picture(bench), bench.session.position
    to_path.run()
    qtbot.waitUntil(lambda: path(bench).figure is Figure.PATH, timeout=20_000)
    assert bench.session.position == position + 1
    assert bench.panel.tools.tool is Tool.PEN
    assert not to_path.enabled()
    assert np.array_equal(picture(bench), before)
    to_pixels.run()
    assert paths(bench) == []
    assert np.array_equal(picture(bench), before)
