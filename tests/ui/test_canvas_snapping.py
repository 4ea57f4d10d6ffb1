"""Things are kept to lines that are near: the grid, guides, the canvas and layers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import TILE
from plugins.canvas.commands import PlaceAsset, SetGrid, SetGuides
from plugins.canvas.model import Grid, Guide, Layer, Shape, Text
from plugins.canvas.panel.aligning.aids import Aid
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.crop import CropHand
from plugins.canvas.panel.tools.text import TextHand
from plugins.canvas.panel.tools.transform import TransformHand
from tests.ui.canvas_parts import Bench, flat, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(bench: Bench) -> Bench:
    """A picture of 100 × 80 at 40, 50 on an empty canvas of 600 × 500 in its own size, with two guides."""
    asset = bench.assets.add_picture(flat("#c04020", 100, 80))
    bench.session.execute(PlaceAsset(Layer("box", "Box", asset.id, 40, 50), asset))
    bench.session.execute(SetGuides((Guide(True, 220.0), Guide(False, 333.0))))
    bench.panel.aids.toggle(Aid.RULERS)
    bench.panel.view.zoom_to(1)
    bench.session.seal()
    return bench


def test_a_layer_is_kept_to_guides_and_the_canvas(bench: Bench, qtbot: QtBot) -> None:
    move = _mover(bench, qtbot)
    # Its right side comes near the guide, its upper side stays between the lines.
    move((80, 80), (164, 101))
    assert _place(bench) == (120, 71)
    bench.session.undo()
    assert _place(bench) == (40, 50)
    # Its middle comes near that of the canvas.
    move((80, 80), (292, 244))
    assert _place(bench) == (250, 210)
    bench.session.undo()
    # Its corner comes near that of the canvas.
    move((80, 80), (45, 27))
    assert _place(bench) == (0, 0)
    bench.session.undo()
    # Ctrl lets go of every line.
    move((80, 80), (164, 101), _CTRL)
    assert _place(bench) == (124, 71)
    bench.session.undo()
    bench.panel.aids.toggle(Aid.SNAPPING)
    move((80, 80), (164, 101))
    assert _place(bench) == (124, 71)


def test_each_sort_of_line_is_switched_by_itself(bench: Bench, qtbot: QtBot) -> None:
    move, aids = _mover(bench, qtbot), bench.panel.aids
    aids.toggle(Aid.TO_GUIDES)
    move((80, 80), (164, 101))
    assert _place(bench) == (124, 71)
    bench.session.undo()
    aids.toggle(Aid.TO_CANVAS)
    move((80, 80), (45, 27))
    assert _place(bench) == (5, -3)
    bench.session.undo()
    bench.session.execute(SetGrid(Grid(50, 50, 7, 0, 2)))
    move((80, 80), (45, 27))
    assert _place(bench) == (5, -3)
    bench.session.undo()
    # The grid counts once it is shown.
    aids.toggle(Aid.GRID)
    move((80, 80), (45, 29))
    assert _place(bench) == (7, 0)
    bench.session.undo()
    aids.toggle(Aid.GRID)
    aids.toggle(Aid.TO_LAYERS)
    asset = bench.assets.add_picture(flat("#20c040", 60, 60))
    bench.session.execute(PlaceAsset(Layer("other", "Other", asset.id, 400, 300), asset))
    bench.panel.work.activate("box")
    bench.session.seal()
    bench.drag((80, 80), (80, 80))
    qtbot.waitUntil(lambda: not bench.panel.snapping.frames.busy)
    # The right side lies at the other's left one, and both have their lower sides on one line.
    bench.drag((80, 80), (342, 305))
    assert _place(bench) == (300, 280)


def test_a_line_shows_what_something_is_kept_to(bench: Bench, qtbot: QtBot) -> None:
    _mover(bench, qtbot)
    view = bench.panel.view
    bench.panel.aids.toggle(Aid.TO_GUIDES)
    send(view, QEvent.Type.MouseButtonPress, bench.at(80, 80))
    send(view, QEvent.Type.MouseMove, bench.at(292, 100))
    assert _shown(bench) == (300, None)
    assert view.wait_until_shown()
    at = view.viewport.to_view(QPointF(300, 400))
    shot = view.grab().toImage()
    colours = {shot.pixelColor(round(at.x()) + by, round(at.y())).name() for by in (-1, 0, 1)}
    assert view.palette().accent().color().name() in colours
    send(view, QEvent.Type.MouseButtonRelease, bench.at(292, 100))
    assert _shown(bench) == (None, None)
    # Escape takes a drag back, and the line goes.
    bench.session.seal()
    send(view, QEvent.Type.MouseButtonPress, bench.at(300, 100))
    send(view, QEvent.Type.MouseMove, bench.at(302, 240))
    assert _shown(bench) == (300, 250)
    assert _place(bench) == (250, 210)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert _shown(bench) == (None, None)
    assert _place(bench) == (250, 70)
    send(view, QEvent.Type.MouseButtonRelease, bench.at(302, 240))
    assert _place(bench) == (250, 70)


def test_the_distance_is_that_of_the_screen(bench: Bench, qtbot: QtBot) -> None:
    move = _mover(bench, qtbot)
    bench.panel.view.zoom_to(4, bench.at(80, 80))
    # Four pixels are sixteen of the screen by now.
    move((80, 80), (164, 101))
    assert _place(bench) == (124, 71)
    bench.session.undo()
    bench.panel.view.fit()
    bench.panel.view.zoom_to(0.5)
    move((80, 80), (172, 101))
    assert _place(bench)[0] == 120


def test_a_click_moves_nothing(bench: Bench, qtbot: QtBot) -> None:
    _mover(bench, qtbot)
    bench.drag((80, 80), (81, 80), (80, 80))
    bench.session.execute(SetGuides((Guide(True, 43.0),)))
    bench.drag((80, 80), (80, 80))
    assert _place(bench) == (40, 50)


def test_selections_are_kept_to_lines(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    bench.drag((4, 3), (100, 100), (223, 329))
    assert bench.panel.work.clip == (0, 0, 220, 333)
    # A square keeps to one line.
    bench.drag((0, 0), (50, 60), (225, 150), modifiers=None)
    bench.panel.work.select(None)
    view = bench.panel.view
    send(view, QEvent.Type.MouseButtonPress, bench.at(100, 100))
    for place in ((150, 160), (224, 180)):
        send(view, QEvent.Type.MouseMove, bench.at(*place), _SHIFT)
    send(view, QEvent.Type.MouseButtonRelease, bench.at(224, 180), _SHIFT)
    clip = bench.panel.work.clip
    assert clip is not None
    assert (clip[0] + clip[2], clip[2] - clip[3]) == (220, 0)
    # What is selected is moved by its sides.
    bench.panel.work.select(None)
    bench.drag((20, 20), (60, 60), (90, 90), modifiers=_CTRL)
    before = bench.panel.work.clip
    assert before is not None
    bench.drag((50, 50), (80, 90), (50 + 220 - before[0] - 3, 130))
    after = bench.panel.work.clip
    assert after is not None
    assert after[0] == 220
    assert after[2:] == before[2:]


def test_shapes_are_kept_to_lines(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.SHAPE)
    bench.drag((216, 330), (300, 400), (595, 497))
    qtbot.waitUntil(lambda: any(isinstance(layer.content, Shape) for layer in bench.canvas().layers))
    (shape,) = [layer.content for layer in bench.canvas().layers if isinstance(layer.content, Shape)]
    assert shape.points == ((220, 333), (600, 500))


def test_a_text_begins_on_lines(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.TEXT)
    hand = bench.panel.hands[Tool.TEXT]
    assert isinstance(hand, TextHand)
    bench.drag((224, 100), (224, 100))
    hand.editor.setPlainText("Fox")
    hand.finish()
    qtbot.waitUntil(lambda: any(isinstance(layer.content, Text) for layer in bench.canvas().layers))
    (text,) = [layer.content for layer in bench.canvas().layers if isinstance(layer.content, Text)]
    assert text.x == 220


def test_a_gradient_ends_on_lines(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.GRADIENT)
    bench.drag((216, 100), (240, 100), (300, 100))
    bench.panel.work.settle()
    layer = bench.panel.work.active.id
    qtbot.waitUntil(lambda: bench.canvas().layer(layer).asset is not None)
    assert bench.panel.work.settle()
    made = bench.canvas().layer(layer)
    assert made.asset is not None
    tile = bench.assets.tile(made.asset, (0, 0))
    assert tile is not None
    row = np.asarray(tile[60 - made.y % TILE if made.y else 60])
    # Before its first end it is of one colour.
    assert len({tuple(map(int, row[x][:3])) for x in range(150, 220)}) == 1
    assert tuple(map(int, row[219][:3])) != tuple(map(int, row[225][:3]))


def test_a_crop_is_kept_to_lines(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.CROP)
    hand = bench.panel.hands[Tool.CROP]
    assert isinstance(hand, CropHand)
    bench.drag((223, 329), (300, 360), (500, 400))
    assert hand.frame.bounds.getRect() == (220, 333, 280, 67)
    # Its right side is dragged near that of the canvas.
    bench.drag((499, 366), (520, 366), (595, 366))
    assert hand.frame.bounds.getRect() == (220, 333, 380, 67)
    # And all of it, by its middle.
    bench.drag((400, 360), (420, 320), (399, 280))
    assert hand.frame.bounds.getRect() == (220, 250, 380, 67)


def test_a_transform_is_kept_to_lines(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.TRANSFORM)
    hand = bench.panel.hands[Tool.TRANSFORM]
    assert isinstance(hand, TransformHand)
    qtbot.waitUntil(lambda: hand.box is not None)
    bench.drag((138, 128), (180, 200), (216, 249))
    assert hand.box is not None
    # Its corner lies on the guide and on the middle of the canvas.
    assert hand.box.bounds.getRect() == (40, 50, 180, 200)
    bench.drag((100, 100), (80, 90), (64, 47))
    assert hand.box.bounds.topLeft() == QPointF(0, 0)


def _shown(bench: Bench) -> tuple[float | None, float | None]:
    return bench.panel.snapping.shown


def _place(bench: Bench) -> tuple[int, int]:
    layer = bench.canvas().layer("box")
    return layer.x, layer.y


def _mover(bench: Bench, qtbot: QtBot) -> Callable[..., None]:
    """Takes the move tool and knows how large the layer is; gives what drags it."""
    bench.panel.tools.choose(Tool.MOVE)
    bench.drag((80, 80), (80, 80))
    qtbot.waitUntil(lambda: bench.panel.snapping.frames.around(bench.canvas(), "box") is not None)

    def move(start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier | None = None) -> None:
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        bench.drag(start, middle, end, modifiers=keys)

    return move
