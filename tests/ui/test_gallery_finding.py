"""The gallery's filters, stars and boards, and comparing two results."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.api import AssetId, Made, Recipe
from app.api.finding import HistoryQuery, Order
from app.ui.gallery_completer import GalleryCompleter
from app.ui.gallery_dock import GalleryDock
from app.ui.pictures import to_pixels
from app.widgets.comparison import Comparison
from app.widgets.comparison_view import ComparisonMode, ComparisonView
from app.widgets.icons import Icons
from app.widgets.name_field import NameField
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened

_COLOURS = ((200, 40, 30), (30, 60, 200), (40, 160, 60), (240, 240, 240))


@pytest.fixture
def gallery(opened: Opened, qtbot: QtBot) -> GalleryDock:
    """Twelve pictures of four colours, the latest first."""
    studio = opened.built.studio
    for number in range(12):
        picture = np.full((40, 60, 3), _COLOURS[number % 4], np.uint8)
        picture[0, 0] = number
        asset = studio.assets.add_picture(picture, f"{number}")
        recipe = Recipe("canvas.text-to-image", "1", {"prompt": f"picture {number}"})
        studio.history.add(Made(asset, recipe, "job", 1.0, "", 1000.0 + number))
    dock = opened.window.findChild(QDockWidget, "gallery")
    assert dock is not None
    dock.setFloating(True)
    dock.resize(800, 300)
    found = opened.window.gallery
    found.refresh()
    qtbot.waitUntil(lambda: found.model.rowCount() == 12)
    qtbot.waitUntil(lambda: found.boards.count() > 0)
    return found


def names(gallery: GalleryDock) -> list[str]:
    """What is shown, by its prompts."""
    model = gallery.model
    return [str(model.data(model.index(row), Qt.ItemDataRole.ToolTipRole)) for row in range(model.rowCount())]


def asset_at(gallery: GalleryDock, row: int) -> AssetId:
    """The asset of a row."""
    return AssetId(gallery.model.id_at(gallery.model.index(row)))


def select(gallery: GalleryDock, rows: list[int]) -> None:
    """Select rows."""
    grid = gallery.grid
    grid.setCurrentIndex(gallery.model.index(rows[0]))
    for row in rows[1:]:
        grid.selectionModel().select(gallery.model.index(row), QItemSelectionModel.SelectionFlag.Select)


def chip_of(gallery: GalleryDock) -> QWidget:
    """The first chip."""
    item = gallery.bar._chips.itemAt(0)
    assert item is not None
    chip = item.widget()
    assert chip is not None
    return chip


def test_keys_rate_what_is_selected_and_undo_gives_back(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    history = opened.built.studio.history
    select(gallery, [0, 2])
    QTest.keyClick(gallery.grid, Qt.Key.Key_4)
    select(gallery, [1])
    QTest.keyClick(gallery.grid, Qt.Key.Key_2)
    assets = [asset_at(gallery, row) for row in range(3)]
    assert history.stars(assets) == {assets[0]: 4, assets[1]: 2, assets[2]: 4}
    assert [gallery.model.stars_at(row) for row in range(4)] == [4, 2, 4, 0]
    gallery.bar.search.setText("rating:>=3")
    qtbot.waitUntil(lambda: names(gallery) == ["picture 11", "picture 9"])
    gallery.bar.search.setText("")
    gallery.bar.set_order(Order.BEST_RATED)
    qtbot.waitUntil(lambda: names(gallery)[:4] == ["picture 11", "picture 9", "picture 10", "picture 8"])
    select(gallery, [0, 1, 2])
    QTest.keyClick(gallery.grid, Qt.Key.Key_0)
    assert history.stars(assets) == {}
    opened.window.status.button.click()
    assert history.stars(assets) == {assets[0]: 4, assets[1]: 2, assets[2]: 4}
    assert gallery.model.stars_at(0) == 4


def test_stars_are_drawn_on_the_picture(gallery: GalleryDock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not gallery.model.without_picture(gallery.grid.in_sight()))
    before = to_pixels(gallery.grid.viewport().grab().toImage())
    gallery.model.set_stars({asset_at(gallery, 3): 3})
    after = to_pixels(gallery.grid.viewport().grab().toImage())
    rect = gallery.grid.visualRect(gallery.model.index(3))
    changed = np.argwhere((before != after).any(-1))
    assert len(changed) > 100
    assert rect.contains(QPoint(int(changed[:, 1].min()), int(changed[:, 0].min())))
    assert rect.contains(QPoint(int(changed[:, 1].max()), int(changed[:, 0].max())))


def test_a_board_is_made_filled_looked_at_and_given_up(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    history = opened.built.studio.history
    gallery.bar.boards.click()
    select(gallery, [0, 5])
    gallery._putting.make([AssetId(id_) for id_ in gallery.chosen()])
    field = gallery.boards.findChild(NameField)
    assert field is not None
    QTest.keyClicks(field, "best of all")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gallery.boards.names() == ["best of all"])
    gallery.boards.dropped.emit("best of all", asset_at(gallery, 3))
    gallery.boards.itemClicked.emit(gallery.boards.item(1))
    assert gallery.bar.query.board == "best of all"
    qtbot.waitUntil(lambda: names(gallery) == ["picture 11", "picture 8", "picture 6"])
    gallery._putting.take_off("best of all", [asset_at(gallery, 1)])
    qtbot.waitUntil(lambda: names(gallery) == ["picture 11", "picture 6"])
    gallery.boards.chosen.emit("")
    qtbot.waitUntil(lambda: len(names(gallery)) == 12)
    gallery._putting.remove("best of all")
    assert history.boards() == []
    opened.window.status.button.click()
    assert [(board.name, board.count) for board in history.boards()] == [("best of all", 2)]
    gallery._putting.make(())
    field = gallery.boards.findChildren(NameField)[-1]
    QTest.keyClicks(field, 'a "quote"')
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "quotation" in opened.window.status.message


def test_colours_and_likeness_are_found_out_in_the_background(gallery: GalleryDock, qtbot: QtBot) -> None:
    history = gallery._parts.studio.history
    gallery._looking.begin()
    qtbot.waitUntil(lambda: not history.without_look(limit=1), timeout=20_000)
    gallery.bar.set_colour(QColor(210, 45, 30))
    qtbot.waitUntil(lambda: names(gallery) == ["picture 8", "picture 4", "picture 0"])
    gallery.bar.set_colour(None)
    qtbot.waitUntil(lambda: len(names(gallery)) == 12)
    gallery.bar.set_like(asset_at(gallery, 2), "picture 9")
    qtbot.waitUntil(lambda: set(names(gallery)[:3]) == {"picture 9", "picture 5", "picture 1"})
    chip = chip_of(gallery)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert gallery.bar.query == HistoryQuery()


def test_what_is_removed_comes_back_with_its_marks(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    history = opened.built.studio.history
    assets = [asset_at(gallery, row) for row in range(3)]
    history.set_stars({assets[0]: 3})
    history.put_on("kept", assets[:2])
    history.set_favourite(assets[1], favourite=True)
    select(gallery, [0, 1])
    QTest.keyClick(gallery.grid, Qt.Key.Key_Delete)
    assert names(gallery)[0] == "picture 9"
    assert [history.of(asset) is None for asset in assets] == [True, True, False]
    opened.window.status.button.click()
    qtbot.waitUntil(lambda: names(gallery)[:3] == ["picture 11", "picture 10", "picture 9"])
    assert history.stars(assets) == {assets[0]: 3}
    assert history.boards_of(assets[1]) == ["kept"]
    assert history.is_favourite(assets[1])


def test_what_is_not_understood_is_a_chip_that_removes_it(gallery: GalleryDock, qtbot: QtBot) -> None:
    gallery.bar.search.setText("picture rating:9")
    qtbot.waitUntil(lambda: gallery.bar._chips.count() == 1)
    chip = chip_of(gallery)
    assert "rating:9" in chip.accessibleName()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert gallery.bar.search.text() == "picture"
    qtbot.waitUntil(lambda: gallery.bar._chips.count() == 0)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_fields_and_their_values_are_completed(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = GalleryCompleter(field)
    completer.offer(["flux-dev", "illustrator"], ["my best", "owls"])
    field.show()
    QTest.keyClicks(field, "fox boa")
    assert completer.lines_for("boa") == ["board:"]
    completer.activated.emit("board:")
    assert field.text() == "fox board:"
    assert completer.lines_for("board:") == ['board:"my best"', "board:owls"]
    QTest.keyClicks(field, '"my b')
    assert completer._word() == 'board:"my b'
    completer.activated.emit('board:"my best"')
    assert field.text() == 'fox board:"my best" '
    assert completer.lines_for("model:ill") == ["model:illustrator"]
    assert completer.lines_for("nothing:x") == []


def test_two_that_are_selected_are_compared(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    select(gallery, [0])
    QTest.keyClick(gallery.grid, Qt.Key.Key_C)
    assert gallery.comparing is None
    assert opened.window.status.message
    select(gallery, [0, 1])
    QTest.keyClick(gallery.grid, Qt.Key.Key_C)
    window = gallery.comparing
    assert window is not None
    view = window.comparison.view
    qtbot.waitUntil(lambda: not view._images[0].isNull())
    assert view._images[0].pixelColor(30, 30) == QColor(*_COLOURS[3])
    assert view._images[1].pixelColor(30, 30) == QColor(*_COLOURS[2])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.fixture
def view(qtbot: QtBot) -> ComparisonView:
    """A red picture against a blue one, each 100 by 80."""
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    red, blue = QImage(100, 80, QImage.Format.Format_RGB32), QImage(100, 80, QImage.Format.Format_RGB32)
    red.fill(QColor(200, 0, 0))
    blue.fill(QColor(0, 0, 200))
    view.show()
    view.set_images(red, blue)
    return view


def seen(view: ComparisonView, at: QPointF) -> QColor:
    """What is drawn at a point."""
    return view.grab().toImage().pixelColor(at.toPoint())


def test_the_line_parts_the_two(view: ComparisonView) -> None:
    left, right = view.viewport.to_view(QPointF(30, 20)), view.viewport.to_view(QPointF(70, 20))
    assert (seen(view, left), seen(view, right)) == (QColor(200, 0, 0), QColor(0, 0, 200))
    line = view.viewport.to_view(QPointF(50, 40)).toPoint()
    to = view.viewport.to_view(QPointF(80, 40)).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(view, to)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)
    assert view.place == pytest.approx(0.8, abs=0.02)
    assert seen(view, right) == QColor(200, 0, 0)
    for _ in range(80):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.place == 0
    assert seen(view, left) == QColor(0, 0, 200)
    view.swap()
    assert seen(view, left) == QColor(200, 0, 0)


def test_side_by_side_both_pan_and_zoom_as_one(view: ComparisonView) -> None:
    view.set_mode(ComparisonMode.SIDE_BY_SIDE)
    half = (view.width() + 4) / 2
    at = view.viewport.to_view(QPointF(50, 40))
    assert seen(view, at) == QColor(200, 0, 0)
    assert seen(view, at + QPointF(half, 0)) == QColor(0, 0, 200)
    held = view.viewport.to_picture(QPointF(60, 100))
    view.zoom_to(8, QPointF(60, 100))
    after = view.viewport.to_picture(QPointF(60, 100))
    assert (held - after).manhattanLength() < 0.01
    where = view.viewport.center
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(view, QPoint(320, 110))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(320, 110))
    assert view.viewport.center.x() == pytest.approx(where.x() - 20 / view.viewport.scale, abs=0.01)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.viewport.to_view(QPointF(50, 40)) == at


def test_what_is_alike_is_black_in_the_difference(view: ComparisonView) -> None:
    first, second = QImage(view._images[0]), QImage(view._images[0])
    second.setPixelColor(70, 40, QColor(190, 0, 0))
    view.set_images(first, second)
    view.set_mode(ComparisonMode.DIFFERENCE)
    assert seen(view, view.viewport.to_view(QPointF(20, 20))) == QColor(0, 0, 0)
    assert seen(view, view.viewport.to_view(QPointF(70.5, 40.5))).red() > 20


def test_the_ways_to_compare_are_reached_by_keys_and_names_follow(qtbot: QtBot) -> None:
    shown = Comparison(Icons(REPOSITORY / "resources"))
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    red = QImage(10, 10, QImage.Format.Format_RGB32)
    shown.set_pictures(red, red, ("one", "two"))
    for key, mode in ((Qt.Key.Key_2, ComparisonMode.SIDE_BY_SIDE), (Qt.Key.Key_3, ComparisonMode.DIFFERENCE)):
        QTest.keyClick(shown.view, key)
        assert shown.view.mode is mode
        assert shown._modes[mode].isChecked()
    QTest.keyClick(shown.view, Qt.Key.Key_X)
    assert [label.text for label in shown._names] == ["two", "one"]
