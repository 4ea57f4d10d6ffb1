"""Colours: the wheel, what goes together, what was used, and the palette."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from plugins.canvas.brush import Brush
from plugins.canvas.panel.colours.harmony import Harmony, harmony_of, shades_of
from plugins.canvas.panel.colours.wheel import ColourWheel
from plugins.canvas.panel.tool_state import Tool, ToolState
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench, KeptSettings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A canvas panel that is shown."""
    found = Bench(tmp_path, REPOSITORY / "resources")
    found.panel.resize(1000, 700)
    qtbot.addWidget(found.panel)
    found.panel.show()
    assert found.panel.view.wait_until_shown()
    yield found
    found.close()


@pytest.fixture
def wheel(qtbot: QtBot) -> ColourWheel:
    """A wheel of 200 pixels that shows a red."""
    found = ColourWheel()
    qtbot.addWidget(found)
    found.resize(200, 200)
    found.set_colour(QColor.fromHsvF(0, 0.5, 0.5))
    found.show()
    return found


def test_hues_go_together_by_their_angles() -> None:
    red = QColor("#ff0000")
    assert [colour.name() for colour in harmony_of(red, Harmony.TRIAD)] == ["#ff0000", "#00ff00", "#0000ff"]
    assert [colour.name() for colour in harmony_of(red, Harmony.COMPLEMENTARY)] == ["#ff0000", "#00ffff"]
    for harmony in Harmony:
        assert {colour.name() for colour in harmony_of(QColor("#808080"), harmony)} == {"#808080"}
    lightness = [colour.lightnessF() for colour in shades_of(QColor("#336699"))]
    assert lightness == sorted(lightness)
    assert len({round(colour.hslHueF(), 1) for colour in shades_of(QColor("#336699"))}) == 1


def test_the_ring_turns_the_hue_and_the_square_sets_the_rest(wheel: ColourWheel) -> None:
    told: list[QColor] = []
    wheel.colour_changed.connect(told.append)
    QTest.mouseClick(wheel, LEFT, pos=QPoint(100, 12))
    assert wheel.colour.hsvHueF() == pytest.approx(0.25, abs=0.01)
    assert wheel.colour.hsvSaturationF() == pytest.approx(0.5, abs=0.01)
    QTest.mousePress(wheel, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(wheel, QPoint(199, 0))
    assert (wheel.colour.hsvSaturationF(), wheel.colour.valueF()) == (1, 1)
    assert wheel.colour.hsvHueF() == pytest.approx(0.25, abs=0.01)
    QTest.mouseRelease(wheel, LEFT, pos=QPoint(199, 0))
    assert told[-1] == wheel.colour
    QTest.mouseMove(wheel, QPoint(100, 100))
    assert told[-1] == wheel.colour


def test_the_wheel_goes_by_keys_and_keeps_the_hue_of_a_grey(wheel: ColourWheel) -> None:
    QTest.keyClick(wheel, Qt.Key.Key_Left)
    assert wheel.colour.hsvHueF() == pytest.approx(1 - 2 / 360, abs=0.002)
    QTest.keyClick(wheel, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert wheel.colour.valueF() == pytest.approx(0.55, abs=0.005)
    hue = wheel.colour.hsvHueF()
    QTest.keyClick(wheel, Qt.Key.Key_PageDown)
    wheel.set_colour(QColor("#777777"))
    for _ in range(30):
        QTest.keyClick(wheel, Qt.Key.Key_PageUp)
    assert wheel.colour.hsvHueF() == pytest.approx(hue, abs=0.005)


def test_the_dock_shows_and_sets_the_foreground(bench: Bench) -> None:
    dock, tools = bench.panel.colours_dock, bench.panel.tools
    tools.set_foreground(QColor("#3366cc"))
    assert dock.wheel.colour.name() == "#3366cc"
    assert dock.number.text() == "#3366cc"
    assert dock.fitting.colours[0].name() == "#3366cc"
    dock.number.setText("ff8000")
    dock.number.editingFinished.emit()
    assert tools.foreground.name() == "#ff8000"
    dock.number.setText("nothing")
    dock.number.editingFinished.emit()
    assert dock.number.text() == "#ff8000"
    dock.harmony.setCurrentIndex(dock.harmony.findData(Harmony.TETRAD))
    dock.harmony.activated.emit(dock.harmony.currentIndex())
    assert len(dock.fitting.colours) == 4
    dock.fitting.taken.emit(dock.fitting.colours[2])
    assert tools.foreground.hsvHueF() == pytest.approx(210 / 360, abs=0.005)


def test_colours_that_were_painted_with_are_at_hand_the_last_first(bench: Bench) -> None:
    tools, recent = bench.panel.tools, bench.panel.colours_dock.recent
    assert bench.settings.get("canvas.recent-colours", None) is None
    for name in ("#112233", "#ff0000", "#112233"):
        tools.set_foreground(QColor(name))
        bench.drag((100, 100), (140, 120))
    fine = QColor.fromHsvF(0.1234, 0.567, 0.789)
    for colour in (fine, QColor(fine.name())):
        tools.set_foreground(colour)
        bench.drag((100, 100), (140, 120))
    tools.set_foreground(QColor("#00ff00"))
    tools.choose(Tool.ERASER)
    bench.drag((100, 100), (140, 120))
    assert [colour.name() for colour in recent.colours] == [fine.name(), "#112233", "#ff0000"]
    again = ToolState(bench.settings, bench.panel)
    assert again.recent == tools.recent


def test_malformed_colours_that_were_kept_are_left_out(qtbot: QtBot) -> None:
    wheel = ColourWheel()
    qtbot.addWidget(wheel)
    settings = KeptSettings()
    settings.set("canvas.recent-colours", ["#ff0000", "no colour", 3])
    assert [colour.name() for colour in ToolState(settings, wheel).recent] == ["#ff0000"]


def test_the_palette_takes_colours_and_lets_them_go(bench: Bench) -> None:
    dock, tools = bench.panel.colours_dock, bench.panel.tools
    grid = dock.palette_grid
    grid.resize(252, grid.height())
    count = len(grid.colours)
    tools.set_foreground(QColor("#123456"))
    dock.keep.click()
    dock.keep.click()
    assert [colour.name() for colour in grid.colours[count:]] == ["#123456"]
    QTest.mouseClick(grid, LEFT, pos=QPoint(28 + 10, 10))
    assert tools.foreground == grid.colours[1]
    actions = grid.menu_of(3).actions()
    actions[1].trigger()
    assert tools.background == grid.colours[3]
    actions[2].trigger()
    assert len(grid.colours) == count
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert tools.foreground == grid.colours[2]
    gone = grid.colours[2]
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert gone not in grid.colours
    assert bench.settings.values["canvas.palette"] == [colour.name() for colour in grid.colours]


def test_a_right_click_opens_colours_and_brushes_at_the_pointer(bench: Bench, qtbot: QtBot) -> None:
    view, tools, popup = bench.panel.view, bench.panel.tools, bench.panel.quick_palette
    place = bench.at(120, 90).toPoint()
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place)
    assert popup.isVisible()
    assert popup.frameGeometry().contains(view.mapToGlobal(place))
    popup.wheel.colour_changed.emit(QColor("#2244cc"))
    assert tools.foreground.name() == "#2244cc"
    popup.brush_size.value_changed.emit(77)
    assert tools.brush.size == 77
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    bench.drag((100, 100), (180, 120))
    assert tools.recent[0].name() == "#2244cc"
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending, timeout=10_000)
    popup.open_at(view.mapToGlobal(place))
    assert popup.recent.colours == tools.recent
    qtbot.waitUntil(lambda: bool(bench.panel.brushes.presets), timeout=10_000)
    pencil = next(preset for preset in bench.panel.brushes.presets if preset.name == "Pencil")
    popup.brushes.chosen.emit(pencil.id)
    assert tools.brush == pencil.brush
    assert not popup.isVisible()


def test_a_right_click_with_another_tool_opens_nothing(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.LASSO)
    QTest.mouseClick(bench.panel.view, Qt.MouseButton.RightButton, pos=bench.at(120, 90).toPoint())
    assert not bench.panel.quick_palette.isVisible()


def test_the_colour_that_is_picked_is_seen_at_the_pointer(bench: Bench, qtbot: QtBot) -> None:
    view, tools = bench.panel.view, bench.panel.tools
    tools.set_brush(Brush(size=120, hardness=1, pressure_size=False))
    tools.set_foreground(QColor("#ff0000"))
    bench.drag((200, 200), (300, 200))
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending, timeout=10_000)
    tools.set_foreground(QColor("#0000ff"))
    place = bench.at(250, 200).toPoint()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.ControlModifier, place)
    assert tools.foreground.name() == "#ff0000"
    seen = view.grab().toImage()
    assert seen.pixelColor(place - QPoint(0, 28)).name() == "#ff0000"
    assert seen.pixelColor(place + QPoint(0, 28)).name() == "#0000ff"
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.ControlModifier, place)
    assert view.grab().toImage().pixelColor(place + QPoint(0, 28)).name() != "#0000ff"


def test_the_size_is_said_while_a_drag_changes_it(bench: Bench) -> None:
    view, tools = bench.panel.view, bench.panel.tools
    tools.set_brush(Brush(size=20))
    place, shift = bench.at(250, 200).toPoint(), Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(view, LEFT, shift, place)
    without = view.grab().toImage()
    for step in (10, 20):
        QTest.mouseMove(view, place + QPoint(step, 0))
    assert tools.brush.size > 20
    below = place + QPoint(-18, round(tools.brush.size / 2 * view.viewport.scale) + 20)
    assert bench.panel._pointing.resizing
    assert view.grab().toImage().pixelColor(below) == view.palette().color(QPalette.ColorRole.Base)
    assert without.pixelColor(below) != view.palette().color(QPalette.ColorRole.Base)
    QTest.mouseRelease(view, LEFT, shift, place + QPoint(20, 0))
    assert not bench.panel._pointing.resizing
