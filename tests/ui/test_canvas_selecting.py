"""The selection tools of the canvas, by the mouse and the keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Action, Json
from plugins.canvas.commands import AddLayer, PaintLayer
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Layer
from plugins.canvas.panel.aligning.aids import Aid
from plugins.canvas.panel.selection_work import SelectionSettings, SelectionWork, Sizing
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.colour_range import ColourRangeHand
from plugins.canvas.panel.tools.lasso import LassoHand
from plugins.canvas.selecting import Mode, coverage_of
from tests.ui.canvas_parts import Bench, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def plane(bench: Bench) -> np.ndarray:
    """What is selected (500, 600), from 0 to 1."""
    area = bench.panel.work.selection
    canvas = bench.canvas()
    rect = (0, 0, canvas.width, canvas.height)
    if area is None:
        return np.ones((canvas.height, canvas.width))
    return np.asarray(coverage_of(area, bench.assets).within(rect) / 255)


def chosen(bench: Bench, qtbot: QtBot) -> np.ndarray:
    """What is selected when everything that was asked for is done."""
    qtbot.waitUntil(lambda: not bench.panel.selecting.busy, timeout=20_000)
    return plane(bench)


def press(bench: Bench, key: Qt.Key) -> None:
    QApplication.sendEvent(bench.panel.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def action(bench: Bench, id_: str) -> Action:
    found: Action = next(one for one in bench.panel.actions() if one.id == id_)
    return found


def two_colours(bench: Bench) -> None:
    """A red square on blue, both on the active layer."""
    pixels = np.zeros((500, 600, 4), np.uint8)
    pixels[:] = (0, 0, 200, 255)
    pixels[100:200, 100:250] = (220, 0, 0, 255)
    pixels[300:350, 400:450] = (220, 0, 0, 255)
    asset = bench.assets.add_picture(pixels)
    bench.session.execute(PaintLayer(bench.panel.work.active.id, asset))


def test_a_rectangle_is_dragged_and_undone(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    before = bench.session.position
    bench.drag((100, 80), (300, 220), (250, 180))
    assert bench.session.position == before + 1
    found = bench.panel.work.clip
    assert found is not None
    assert found == pytest.approx((100, 80, 151, 101), abs=1)
    bench.session.undo()
    assert bench.panel.work.selection is None
    bench.session.redo()
    assert bench.panel.work.clip == found
    bench.drag((500, 400), (500, 400))
    assert bench.panel.work.selection is None


def test_keys_choose_how_it_is_joined(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    bench.drag((100, 100), (200, 200))
    bench.drag((300, 100), (400, 200), modifiers=_SHIFT)
    both = chosen(bench, qtbot)
    assert both[150, 150] == both[150, 350] == 1
    assert both[150, 250] == 0
    bench.drag((50, 140), (450, 160), modifiers=_ALT)
    cut = chosen(bench, qtbot)
    assert cut[150, 150] == 0
    assert cut[120, 150] == cut[180, 350] == 1
    bench.drag((50, 50), (150, 450), modifiers=_SHIFT | _ALT)
    met = chosen(bench, qtbot)
    assert met[120, 120] == 1
    assert met[120, 180] == met[120, 350] == 0
    assert [step.label for step in bench.session.history[-4:]] == ["Select"] * 4


def test_the_buttons_choose_it_too(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.LASSO)
    bench.drag((100, 100), (200, 100), (200, 200), (100, 200))
    assert chosen(bench, qtbot)[150, 150] == 1
    hand = bench.panel.hands[Tool.LASSO]
    assert isinstance(hand, LassoHand)
    hand.bar.modes[Mode.ADD].click()
    bench.drag((300, 100), (400, 100), (400, 200), (300, 200))
    found = chosen(bench, qtbot)
    assert found[150, 150] == found[150, 350] == 1
    assert bench.panel.selecting.settings.mode is Mode.ADD


def test_shift_pressed_later_makes_a_square_and_alt_goes_from_the_middle(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    view = bench.panel.view
    send(view, QEvent.Type.MouseButtonPress, bench.at(300, 250))
    send(view, QEvent.Type.MouseMove, bench.at(340, 270), _SHIFT)
    send(view, QEvent.Type.MouseMove, bench.at(360, 270), _SHIFT | _ALT)
    send(view, QEvent.Type.MouseButtonRelease, bench.at(360, 270), _SHIFT | _ALT)
    clip = bench.panel.work.clip
    assert clip is not None
    x, y, width, height = clip
    assert width == height
    assert width == pytest.approx(120, abs=3)
    assert x + width / 2 == pytest.approx(300, abs=2)
    assert y + height / 2 == pytest.approx(250, abs=2)


def test_a_fixed_size_and_aspect(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    bench.panel.selecting.set(SelectionSettings(sizing=Sizing.SIZE, width=128, height=64))
    bench.drag((100, 100), (200, 150))
    clip = bench.panel.work.clip
    assert clip is not None
    assert clip[2:] == (128, 64)
    bench.panel.selecting.set(SelectionSettings(sizing=Sizing.ASPECT, width=2, height=1))
    bench.drag((300, 200), (420, 210))
    clip = bench.panel.work.clip
    assert clip is not None
    assert clip[2] == 2 * clip[3]


def test_an_ellipse_has_a_smooth_edge(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.ELLIPSE)
    bench.drag((100, 100), (300, 200))
    found = chosen(bench, qtbot)
    assert found[150, 200] == 1
    assert found[105, 105] == 0
    assert ((found > 0.05) & (found < 0.95)).any()
    assert found.sum() == pytest.approx(np.pi * 100 * 50, rel=0.03)


def test_a_selection_is_moved_by_dragging_it(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.aids.toggle(Aid.SNAPPING)
    bench.panel.tools.choose(Tool.ELLIPSE)
    bench.drag((100, 100), (200, 200))
    before = chosen(bench, qtbot)
    bench.drag((150, 150), (180, 190), (250, 170))
    assert bench.session.history[-1].label == "Move selection"
    after = chosen(bench, qtbot)
    assert np.array_equal(after[120:220, 200:300], before[100:200, 100:200])
    bench.drag((250, 170), (250, 170))
    assert bench.panel.work.selection is None


def test_a_polygon_is_clicked_and_closed(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.POLYGON)
    for corner in ((100, 100), (300, 100), (500, 450), (300, 300)):
        bench.drag(corner, corner)
    press(bench, Qt.Key.Key_Backspace)
    assert bench.panel.work.selection is None
    press(bench, Qt.Key.Key_Return)
    found = chosen(bench, qtbot)
    assert found[110, 200] == 1
    assert found[300, 150] == 0
    for corner in ((20, 20), (60, 20), (60, 60), (20, 20)):
        bench.drag(corner, corner)
    again = chosen(bench, qtbot)
    assert again[30, 50] == 1
    assert again[110, 200] == 0


def test_escape_takes_a_polygon_back(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.POLYGON)
    for corner in ((100, 100), (300, 100)):
        bench.drag(corner, corner)
    QApplication.sendEvent(
        bench.panel, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    bench.drag((20, 20), (20, 20))
    press(bench, Qt.Key.Key_Return)
    assert not bench.panel.selecting.busy
    assert bench.panel.work.selection is None


def test_the_wand_selects_a_colour(bench: Bench, qtbot: QtBot) -> None:
    two_colours(bench)
    bench.panel.tools.choose(Tool.WAND)
    bench.drag((150, 150), (150, 150))
    found = chosen(bench, qtbot)
    assert found[100:200, 100:250].min() == 1
    assert found.sum() == 100 * 150
    bench.panel.selecting.set(SelectionSettings(contiguous=False))
    bench.drag((150, 150), (150, 150))
    assert chosen(bench, qtbot).sum() == 100 * 150 + 50 * 50


def test_the_wand_looks_at_one_layer_or_at_all(bench: Bench, qtbot: QtBot) -> None:
    two_colours(bench)
    bench.session.execute(AddLayer(Layer("top", "Top")))
    bench.panel.work.activate("top")
    bench.panel.tools.choose(Tool.WAND)
    bench.panel.selecting.set(SelectionSettings(all_layers=False))
    bench.drag((150, 150), (150, 150))
    assert chosen(bench, qtbot).min() == 1
    bench.panel.selecting.set(SelectionSettings(all_layers=True))
    bench.drag((150, 150), (150, 150))
    assert chosen(bench, qtbot).sum() == 100 * 150


def test_a_colour_range_is_tinted_before_it_is_selected(bench: Bench, qtbot: QtBot) -> None:
    two_colours(bench)
    bench.panel.tools.choose(Tool.COLOUR_RANGE)
    hand = bench.panel.hands[Tool.COLOUR_RANGE]
    assert isinstance(hand, ColourRangeHand)
    bench.drag((150, 150), (150, 150))
    qtbot.waitUntil(lambda: hand.preview is not None)
    image = hand.preview
    assert image is not None
    assert image.pixelColor(150, 150).alpha() > 100
    assert image.pixelColor(20, 20).alpha() == 0
    assert bench.panel.work.selection is None
    press(bench, Qt.Key.Key_Return)
    assert chosen(bench, qtbot).sum() == 100 * 150 + 50 * 50
    assert bench.session.history[-1].label == "Select colour range"
    assert not hand.samples


def test_an_object_is_found_in_a_box(bench: Bench, qtbot: QtBot) -> None:
    rng = np.random.default_rng(0)
    pixels = np.zeros((500, 600, 4), np.uint8)
    pixels[..., :3] = rng.integers(20, 60, (500, 600, 3))
    y, x = np.mgrid[0:500, 0:600]
    thing = (x - 300) ** 2 + (y - 250) ** 2 < 80**2
    pixels[thing, :3] = rng.integers(180, 240, (int(thing.sum()), 3))
    pixels[..., 3] = 255
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    bench.panel.tools.choose(Tool.OBJECT)
    bench.drag((200, 150), (400, 350))
    found = chosen(bench, qtbot) > 0.5
    assert (found & thing).sum() / (found | thing).sum() > 0.95


def test_painting_filling_clearing_and_copying_are_soft_at_its_edge(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.selecting.set(SelectionSettings(feather=40))
    bench.panel.tools.choose(Tool.ELLIPSE)
    bench.drag((150, 100), (450, 400))
    part = chosen(bench, qtbot)
    assert ((part > 0.2) & (part < 0.8)).sum() > 1000
    bench.panel.tools.set_foreground(QColor("red"))
    bench.panel.layer_work.fill()
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending)
    seen = flatten(bench.canvas(), stored_tiles(bench.assets))
    assert np.abs(seen[..., 3] / 255 - part).max() < 0.01
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    bench.panel.layer_work.add()
    two_colours(bench)
    bench.panel.exchange.copy(merged=False)
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    image, clip = clipboard.image(), bench.panel.work.clip
    assert clip is not None
    place = (250 - clip[1], 160 - clip[0])
    assert image.pixelColor(place[1], place[0]).alphaF() == pytest.approx(part[250, 160], abs=0.02)
    bench.panel.layer_work.clear()
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending)
    layer = bench.panel.work.active
    alone = flatten(bench.canvas().with_layers([layer]), stored_tiles(bench.assets))
    assert np.abs(alone[..., 3] / 255 - (1 - part)).max() < 0.01


def test_a_stroke_is_softened_by_the_selection(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.selecting.set(SelectionSettings(feather=30))
    bench.panel.tools.choose(Tool.ELLIPSE)
    bench.drag((200, 150), (400, 350))
    part = chosen(bench, qtbot)
    bench.panel.tools.choose(Tool.BRUSH)
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((100, 250), (500, 250))
    bench.panel.work.settle()
    seen = flatten(bench.canvas(), stored_tiles(bench.assets))[250, :, 3] / 255
    assert np.abs(seen - part[250])[110:490].max() < 0.02


def test_the_menu_changes_the_selection(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.work.select(QRect(100, 100, 200, 150))
    for id_, amount, check in (
        ("grow", 10, (115, 95)),
        ("shrink", 10, (101, 150)),
        ("border", 8, (200, 170)),
        ("feather", 12, (100, 170)),
        ("smooth", 6, (100, 100)),
    ):
        bench.panel.work.select(QRect(100, 100, 200, 150))
        before = plane(bench)
        action(bench, f"canvas.selection.{id_}").run()
        asked = bench.panel.selection_amount
        assert asked.isVisible()
        asked.amount.set_value(amount)
        asked.apply()
        after = chosen(bench, qtbot)
        x, y = check
        assert after[y, x] != before[y, x], id_
        assert not asked.isVisible()
    labels = [step.label for step in bench.session.history if step.label.endswith("selection")]
    assert labels == [f"{word} selection" for word in ("Grow", "Shrink", "Border", "Feather", "Smooth")]


def test_invert_and_reselect(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.work.select(QRect(100, 100, 200, 150))
    action(bench, "canvas.invert-selection").run()
    found = chosen(bench, qtbot)
    assert found[150, 150] == 0
    assert found[50, 50] == found[499, 599] == 1
    action(bench, "canvas.select-none").run()
    assert bench.panel.work.selection is None
    action(bench, "canvas.reselect").run()
    assert np.array_equal(plane(bench), found)
    action(bench, "canvas.select-all").run()
    action(bench, "canvas.invert-selection").run()
    assert bench.panel.work.selection is None


def test_a_layer_is_selected_by_its_alpha(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_foreground(QColor("red"))
    bench.panel.tools.choose(Tool.BRUSH)
    bench.drag((100, 100), (300, 100))
    bench.panel.work.settle()
    action(bench, "canvas.selection.from-layer").run()
    found = chosen(bench, qtbot)
    layer = bench.panel.work.active
    alone = flatten(bench.canvas().with_layers([layer]), stored_tiles(bench.assets))
    assert np.array_equal(np.rint(found * 255), alone[..., 3])


def test_what_leaves_nothing_is_said_and_changes_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.work.select(QRect(100, 100, 50, 50))
    bench.panel.tools.choose(Tool.SELECT)
    bench.drag((50, 50), (400, 400), modifiers=_ALT)
    chosen(bench, qtbot)
    assert bench.panel.work.clip == (100, 100, 50, 50)
    assert "Nothing would be selected" in str(bench.messages.failed[-1])


def test_the_quick_mask_is_painted(bench: Bench, qtbot: QtBot) -> None:
    action(bench, "canvas.quick-mask").run()
    bench.panel.tools.choose(Tool.BRUSH)
    layers = bench.canvas().layers
    bench.drag((100, 150), (300, 150))
    found = chosen(bench, qtbot)
    assert bench.canvas().layers == layers
    assert found[150, 200] == 1
    assert found[200, 200] == 0
    assert bench.session.history[-1].label == "Paint selection"
    view = bench.panel.view
    assert view.wait_until_shown()
    qtbot.waitUntil(lambda: _reddish(bench, 200, 300) and not _reddish(bench, 200, 150))
    bench.panel.tools.choose(Tool.ERASER)
    bench.drag((200, 100), (200, 200))
    assert chosen(bench, qtbot)[150, 200] == 0
    bench.session.undo()
    assert plane(bench)[150, 200] == 1
    action(bench, "canvas.quick-mask").run()
    assert not bench.panel.selecting.quick_mask
    bench.panel.tools.choose(Tool.BRUSH)
    bench.drag((100, 150), (300, 150))
    bench.panel.work.settle()
    assert bench.canvas().layers != layers


def test_the_ants_run_along_the_outline(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.ELLIPSE)
    bench.drag((100, 100), (300, 300))
    chosen(bench, qtbot)
    view = bench.panel.view

    def dark_and_light() -> bool:
        assert view.wait_until_shown()
        image = view.grab().toImage()
        at = bench.at(200, 99.5).toPoint()
        colours = {
            image.pixelColor(at.x() + dx, at.y() + dy).lightness() for dx in range(-12, 13) for dy in range(-2, 4)
        }
        return min(colours) < 20 and max(colours) > 235

    qtbot.waitUntil(dark_and_light, timeout=10_000)


def test_the_settings_are_kept(bench: Bench) -> None:
    selecting = bench.panel.selecting
    wanted = SelectionSettings(Mode.ADD, 3.0, False, 50, False, False, -2, 80, Sizing.SIZE, 64, 32)
    selecting.set(wanted)
    again = SelectionWork(bench.panel.work, bench.panel)
    assert again.settings == wanted
    again.close()
    wrong: dict[str, Json] = {"mode": "sideways", "feather": "much", "tolerance": True, "width": 10**9}
    bench.settings.set("canvas.selecting", wrong)
    other = SelectionWork(bench.panel.work, bench.panel)
    assert other.settings == SelectionSettings()
    other.close()


def _reddish(bench: Bench, x: float, y: float) -> bool:
    colour = bench.panel.view.grab().toImage().pixelColor(bench.at(x, y).toPoint())
    return colour.red() > colour.green() + 40
