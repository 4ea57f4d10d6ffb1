"""Layers: the dock, what can be done with them, and pictures that come in and go out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.api import TILES, Action, Area, Asset, AssetId, BlendMode, MissingAsset
from app.ui.theme import DARK, LIGHT, apply_theme
from app.widgets.icon_button import IconButton
from plugins.canvas.commands import AddLayer, PaintLayer
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.images import to_pixels, to_straight_image
from plugins.canvas.panel.layer_list import LayerModel
from plugins.canvas.panel.tool_state import Tool, ToolState
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """The canvas with its dock, and three empty layers: background, one, two."""
    qtbot.addWidget(bench.panel.layers_dock)
    bench.panel.layers_dock.resize(300, 400)
    bench.panel.layers_dock.show()
    for name in ("one", "two"):
        bench.panel.work.execute(AddLayer(Layer(name, name)))
    return bench


def names(bench: Bench) -> list[str]:
    """The ids of the layers, the lowest first."""
    return [layer.id for layer in bench.canvas().layers]


def rows(bench: Bench) -> LayerModel:
    """The rows of the dock."""
    model = bench.panel.layers_dock.list.model()
    assert isinstance(model, LayerModel)
    return model


def label(bench: Bench) -> str:
    """The name of the last step."""
    return bench.session.history[bench.session.position].label


def click(bench: Bench, row: int, x: int) -> None:
    """Click into a row of the list, counted from its left, or from its right where negative."""
    view = bench.panel.layers_dock.list
    rect = view.visualRect(rows(bench).index(row))
    at = QPoint(rect.left() + x if x >= 0 else rect.right() + x, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_newest_layer_is_on_top_and_worked_on(bench: Bench) -> None:
    model = rows(bench)
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == ["two", "one", "Layer 1"]
    assert bench.panel.work.active.id == "two"
    assert bench.session.selection.item == "two"
    assert bench.panel.layers_dock.list.currentIndex().row() == 0


def test_choosing_a_row_chooses_the_layer_and_the_other_way_round(bench: Bench) -> None:
    click(bench, 2, 150)
    assert bench.session.selection.item == "background"
    bench.panel.work.activate("one")
    assert bench.panel.layers_dock.list.currentIndex().row() == 1


def test_the_eye_hides_and_the_lock_locks_each_as_one_step(bench: Bench) -> None:
    click(bench, 0, 12)
    assert not bench.canvas().layer("two").visible
    assert label(bench) == "Hide layer"
    click(bench, 0, -12)
    assert bench.canvas().layer("two").locked
    assert label(bench) == "Lock layer"
    bench.session.undo()
    bench.session.undo()
    assert bench.canvas().layer("two").visible


def test_what_is_worked_on_stays_in_sight_where_the_list_becomes_low(bench: Bench) -> None:
    rows = bench.panel.layers_dock.list
    for name in ("one", "two", "three", "four"):
        bench.session.execute(AddLayer(Layer(name, name), None))
    bench.panel.work.activate(bench.canvas().layers[0].id)
    rows.resize(260, 300)
    rows.resize(260, 64)
    seen = rows.visualRect(rows.currentIndex())
    assert rows.viewport().rect().contains(seen.center())


def test_renaming_in_the_row(bench: Bench) -> None:
    model = rows(bench)
    assert model.setData(model.index(1), "Sky")
    assert bench.canvas().layer("one").name == "Sky"
    assert not model.setData(model.index(1), "   ")


@pytest.mark.parametrize(
    ("dragged", "row", "expected"),
    [
        (0, 3, ["two", "background", "one"]),
        (2, 0, ["one", "two", "background"]),
        (0, 2, ["background", "two", "one"]),
        (1, 2, ["background", "one", "two"]),
    ],
)
def test_dragging_a_row_moves_the_layer(bench: Bench, dragged: int, row: int, expected: list[str]) -> None:
    model = rows(bench)
    data = model.mimeData([model.index(dragged)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert names(bench) == expected


def test_an_opacity_drag_is_one_step(bench: Bench) -> None:
    before = bench.session.position
    slider = bench.panel.layers_dock._opacity
    for value in (0.9, 0.6, 0.35):
        slider.set_value(value)
        slider.value_changed.emit(value)
    slider.editing_finished.emit()
    assert bench.session.position == before + 1
    assert bench.canvas().layer("two").opacity == 0.35
    slider.value_changed.emit(0.2)
    assert bench.session.position == before + 2


def test_blend_mode_of_the_active_layer(bench: Bench) -> None:
    combo = bench.panel.layers_dock._blend
    combo.setCurrentIndex(combo.findData(BlendMode.SCREEN))
    combo.activated.emit(combo.currentIndex())
    assert bench.canvas().layer("two").blend is BlendMode.SCREEN
    bench.panel.work.activate("one")
    assert combo.currentData() is BlendMode.NORMAL


def test_keys_of_the_list(bench: Bench) -> None:
    view = bench.panel.layers_dock.list
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(bench) == ["background", "two", "one"]
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not bench.canvas().layer("two").visible
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert names(bench) == ["background", "one"]


def test_add_duplicate_delete_and_order(bench: Bench) -> None:
    work, layers = bench.panel.work, bench.panel.layer_work
    work.activate("one")
    layers.duplicate()
    copy = work.active
    assert names(bench) == ["background", "one", copy.id, "two"]
    layers.lower()
    assert names(bench) == ["background", copy.id, "one", "two"]
    layers.delete()
    assert names(bench) == ["background", "one", "two"]
    assert work.active.id == "background"
    layers.add()
    assert names(bench)[1] == work.active.id


def test_merging_keeps_what_is_seen(bench: Bench, qtbot: QtBot) -> None:
    work = bench.panel.work
    work.activate("one")
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((100, 100), (300, 100))
    work.activate("two")
    bench.panel.tools.set_foreground(QColor("blue"))
    bench.drag((200, 50), (200, 150))
    work.settle()
    before = flatten(bench.canvas(), stored_tiles(bench.assets))
    bench.panel.layer_work.merge_down()
    qtbot.waitUntil(lambda: names(bench) == ["background", "one"])
    assert np.array_equal(before, flatten(bench.canvas(), stored_tiles(bench.assets)))
    assert label(bench) == "Merge down"


def test_filling_and_clearing_the_selection(bench: Bench, qtbot: QtBot) -> None:
    work = bench.panel.work
    bench.panel.tools.set_foreground(QColor("red"))
    bench.panel.layer_work.fill()
    work.select(QRect(10, 20, 100, 50))
    bench.panel.layer_work.clear()
    qtbot.waitUntil(lambda: not work.edits.pending)
    seen = flatten(bench.canvas(), stored_tiles(bench.assets))
    assert tuple(seen[0, 0]) == (255, 0, 0, 255)
    assert not seen[20:70, 10:110, 3].any()
    assert seen[70, 10, 3] == 255
    assert [step.label for step in bench.session.history[-3:]] == ["Fill", "Select", "Clear"]


def test_copying_keeps_transparency_and_pasting_makes_a_layer(bench: Bench, qtbot: QtBot) -> None:
    work = bench.panel.work
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((100, 100), (140, 100))
    work.select(QRect(80, 60, 100, 80))
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    bench.panel.exchange.copy(merged=False)
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    copied = clipboard.image()
    assert (copied.width(), copied.height()) == (100, 80)
    assert copied.pixelColor(40, 40) == QColor("red")
    assert copied.pixelColor(1, 1).alpha() == 0
    bench.panel.paste()
    qtbot.waitUntil(lambda: len(bench.canvas().layers) == 4)
    layer = work.active
    assert (layer.x, layer.y) == (80, 60)
    assert layer.asset is not None
    assert bench.assets.shape(layer.asset) == (80, 100, 4)
    clipboard.clear()
    bench.panel.paste()
    assert bench.messages.said


def test_a_dropped_file_lands_under_the_pointer(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sky.png"
    to_straight_image(np.full((60, 80, 3), 200, np.uint8)).save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    panel = bench.panel
    at = QPointF(panel.view.mapTo(panel, bench.at(300, 250).toPoint()))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    landing = panel.exchange.landing(data, panel.view.viewport.to_picture(bench.at(300, 250)))
    assert (landing.width(), landing.height()) == (80, 60)
    QApplication.sendEvent(panel, QDropEvent(at, copy, data, left, none))
    qtbot.waitUntil(lambda: len(bench.canvas().layers) == 4)
    layer = panel.work.active
    assert layer.name == "sky"
    assert abs(layer.x - 260) <= 2
    assert abs(layer.y - 220) <= 2


def test_something_that_is_no_picture_is_not_taken(bench: Bench) -> None:
    data = QMimeData()
    data.setText("a fox")
    enter = QDragEnterEvent(
        QPoint(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(bench.panel, enter)
    assert not enter.isAccepted()


def test_images_and_pixels_are_the_same_both_ways() -> None:
    rng = np.random.default_rng(3)
    for channels in (3, 4):
        pixels = rng.integers(0, 256, (33, 47, channels), dtype=np.uint8)
        assert np.array_equal(to_pixels(to_straight_image(pixels)), pixels)
    opaque = QImage(5, 4, QImage.Format.Format_RGB32)
    opaque.fill(QColor(1, 2, 3))
    assert to_pixels(opaque).shape == (4, 5, 3)


def test_thumbnails_show_the_layer_at_its_place(bench: Bench, qtbot: QtBot) -> None:
    asset = bench.assets.add_picture(np.full((250, 300, 3), (255, 0, 0), np.uint8), "Red")
    bench.panel.place(asset, None)
    model = rows(bench)
    layer = bench.panel.work.active
    model.thumbnail(layer)
    qtbot.waitUntil(lambda: model.thumbnail(layer) is not None)
    image = model.thumbnail(layer)
    assert image is not None
    assert image.pixelColor(image.width() // 4, image.height() // 4).red() > 240
    assert image.pixelColor(image.width() * 3 // 4, image.height() * 3 // 4).alpha() == 0


def test_every_action_has_a_name_a_menu_and_keys_of_its_own(bench: Bench) -> None:
    actions: list[Action] = list(bench.panel.actions())
    assert all(action.title and action.menu and action.id.startswith("canvas.") for action in actions)
    assert len({action.id for action in actions}) == len(actions)
    keys = [key for action in actions for key in action.keys]
    assert len(set(keys)) == len(keys)
    assert all(action.while_focused for action in actions if any(len(key) == 1 for key in action.keys))
    taken = {"Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+S", "Ctrl+K", "Ctrl+Return", "Tab", "Ctrl+N", "Ctrl+O", "Ctrl+Q"}
    assert not taken & set(keys)


def test_every_tool_and_view_action_does_what_it_says(bench: Bench) -> None:
    actions = {action.id: action for action in bench.panel.actions()}
    for tool in Tool:
        actions[f"canvas.tool.{tool.value}"].run()
        assert bench.panel.tools.tool is tool
        checked = actions[f"canvas.tool.{tool.value}"].checked
        assert checked is not None
        assert checked()
    view = bench.panel.view
    actions["canvas.view.actual"].run()
    assert view.viewport.zoom == 1
    actions["canvas.view.zoom-in"].run()
    assert view.viewport.zoom > 1
    actions["canvas.view.right"].run()
    assert view.viewport.angle == 15
    actions["canvas.view.mirror"].run()
    assert view.viewport.mirrored
    actions["canvas.view.upright"].run()
    assert view.viewport.angle == 0
    actions["canvas.select-all"].run()
    assert bench.panel.work.clip == (0, 0, 600, 500)
    actions["canvas.select-none"].run()
    assert bench.panel.work.selection is None
    bench.panel.tools.choose(Tool.BRUSH)
    size = bench.panel.tools.brush.size
    actions["canvas.brush-larger"].run()
    assert bench.panel.tools.brush.size > size
    actions["canvas.brush-smaller"].run()
    assert bench.panel.tools.brush.size == pytest.approx(size, abs=1)
    colours = bench.panel.tools.foreground, bench.panel.tools.background
    actions["canvas.swap-colours"].run()
    assert (bench.panel.tools.background, bench.panel.tools.foreground) == colours


def test_resizing_the_canvas_holds_the_content_in_the_middle(bench: Bench) -> None:
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((300, 250), (310, 250))
    bench.panel.open_size()
    dialog = bench.panel._size
    dialog._width.set_value(800)
    dialog._height.set_value(700)
    dialog._apply()
    assert (bench.canvas().width, bench.canvas().height) == (800, 700)
    assert tuple(flatten(bench.canvas(), stored_tiles(bench.assets))[350, 405]) == (255, 0, 0, 255)
    assert bench.panel.view.picture == QRect(0, 0, 800, 700)
    assert not dialog.isVisible()


def test_settings_keep_the_brush(bench: Bench) -> None:
    bench.panel.tools.resize(8)
    size = bench.panel.tools.brush.size
    bench.panel.tools.set_foreground(QColor("#123456"))
    again = ToolState(bench.settings, bench.panel)
    assert again.brush.size == size
    assert again.foreground == QColor("#123456")
    bench.settings.set("canvas.brush", {"size": "huge", "hardness": -4})
    assert ToolState(bench.settings, bench.panel).brush.size == 24


def test_the_dock_and_its_controls_have_names(bench: Bench) -> None:
    assert [dock.title for dock in bench.panel.docks()] == ["Navigator", "Colours", "Brushes", "Layers"]
    assert {dock.area for dock in bench.panel.docks()} == {Area.RIGHT}
    for widget in (bench.panel, bench.panel.layers_dock, bench.panel.navigator):
        for button in widget.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text(), button


def test_a_dropped_file_goes_by_the_window_where_that_reads_its_marks(
    tmp_path: Path, resources: Path, qtbot: QtBot
) -> None:
    taken: list[Path] = []
    bench = Bench(tmp_path, resources, Canvas(600, 500), take_file=taken.append)
    qtbot.addWidget(bench.panel)
    file = tmp_path / "sky.png"
    to_straight_image(np.full((60, 80, 3), 200, np.uint8)).save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    bench.panel.exchange.take_in(data, QPointF(300, 250))
    assert taken == [file]
    bench.panel.place(bench.assets.add_picture(np.full((60, 80, 3), 200, np.uint8), "sky"), None)
    layer = bench.panel.work.active
    assert (layer.x, layer.y) == (260, 220)
    bench.close()


def test_icons_follow_the_theme(bench: Bench, resources: Path) -> None:
    button = bench.panel.layers_dock.findChildren(IconButton)[0]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, DARK, resources)
    QApplication.processEvents()
    dark = button.icon().pixmap(18, 18).toImage()
    apply_theme(application, LIGHT, resources)
    QApplication.processEvents()
    assert button.icon().pixmap(18, 18).toImage() != dark


def test_a_layer_that_cannot_be_read_is_said_once_and_the_rest_is_shown(bench: Bench, qtbot: QtBot) -> None:
    lost = Asset(AssetId("0" * 64), TILES, 16, (500, 600, 4))
    bench.panel.work.execute(PaintLayer("one", lost))
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((100, 100), (300, 100))
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending)
    assert bench.panel.view.wait_until_shown()
    qtbot.waitUntil(lambda: bool(bench.messages.failed))
    assert len(bench.messages.failed) == 1
    assert isinstance(bench.messages.failed[0], MissingAsset)
