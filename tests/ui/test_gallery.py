"""The gallery over more results than are ever looked at."""

from __future__ import annotations

import io
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QListWidget
from pytestqt.qtbot import QtBot

from app.api import AssetId, Lane, Made
from app.api.assets import POSTER
from app.jobs import Job, JobContext, JobSpec, Produced
from app.storage import HistoryDatabase
from app.storage.assets import FolderAssets
from app.ui import thumbnails
from app.ui.gallery_dock import GalleryDock
from app.ui.queue_dock import QueueDock
from tests.storage.test_history import result
from tests.ui.opened import Opened
from tests.ui.test_dragging import made

_COUNT = 2_500


@pytest.fixture
def gallery(opened: Opened, qtbot: QtBot) -> GalleryDock:
    """A large gallery of 2,500 results, the latest of which has a picture."""
    history = opened.built.runner.history
    assert isinstance(history, HistoryDatabase)
    history.add_all(result(number) for number in range(_COUNT - 1))
    made(opened)
    dock = opened.window.findChild(QDockWidget, "gallery")
    assert dock is not None
    dock.setFloating(True)
    dock.resize(700, 500)
    found = opened.window.gallery
    qtbot.waitUntil(lambda: 500 < found.grid.viewport().width() < 700)
    found.refresh()
    qtbot.waitUntil(lambda: found.model.rowCount() == _COUNT)
    return found


def caption_at(gallery: GalleryDock, row: int) -> str:
    """What a row is called, once it is known."""
    return str(gallery.model.data(gallery.model.index(row), Qt.ItemDataRole.ToolTipRole) or "")


def _give(number: int, _context: JobContext) -> int:
    return number


def produced(opened: Opened, results: list[Made]) -> None:
    """Tell the window that a job made something."""
    job = Job("a fox", JobSpec("canvas.text-to-image", {}, "elsewhere"), Lane.RENDER)
    for one in results:
        opened.jobs.changed.emit(job, Produced(job.id, one))


def test_the_bar_reaches_everything_and_only_what_is_seen_is_read(gallery: GalleryDock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(caption_at(gallery, 0)))
    assert caption_at(gallery, 0) == "a red fox"
    assert caption_at(gallery, _COUNT - 1) == ""

    def reached() -> bool:
        # A late layout of the window may move the end.
        gallery.grid.scrollToBottom()
        return caption_at(gallery, _COUNT - 1) == "a owl in place 0"

    qtbot.waitUntil(reached)
    assert _COUNT - 1 in gallery.grid.in_sight()
    assert gallery.model.first_unknown(range(_COUNT)) is not None
    assert gallery._words.text().replace(",", "").startswith("2500")


def test_pictures_of_what_is_seen_arrive_and_missing_ones_are_no_error(
    opened: Opened, gallery: GalleryDock, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not gallery.model.without_picture(gallery.grid.in_sight()))
    first, second = gallery.model.picture(0), gallery.model.picture(1)
    assert first is not None
    assert second is not None
    assert not first.isNull()
    assert second.isNull()
    assert opened.window.status.message == ""


def test_keys_walk_over_rows_and_pages(gallery: GalleryDock, qtbot: QtBot) -> None:
    grid = gallery.grid
    columns = grid._columns
    grid.setCurrentIndex(gallery.model.index(0))
    for key, row in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, _COUNT - 1),
        (Qt.Key.Key_Down, _COUNT - 1),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert grid.currentIndex().row() == row, key
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
    assert grid.selectedIndexes() == [grid.currentIndex()]


def test_a_click_finds_the_item_that_is_seen_there(gallery: GalleryDock, qtbot: QtBot) -> None:
    grid = gallery.grid
    grid.verticalScrollBar().setValue(3 * 84 + 10)
    qtbot.waitUntil(lambda: gallery.model.first_unknown(grid.in_sight()) is None)
    rect = grid.visualRect(gallery.model.index(grid._columns * 5 + 2))
    with qtbot.waitSignal(gallery.shown) as shown:
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert grid.currentIndex().row() == grid._columns * 5 + 2
    assert shown.args[0].asset.id == gallery.model.id_at(grid.currentIndex())
    assert not grid.indexAt(QPoint(rect.right() + 4, rect.center().y())).isValid()


def test_new_results_come_in_front_and_removed_ones_leave(opened: Opened, gallery: GalleryDock) -> None:
    new = made(opened, "a very large balloon")
    produced(opened, [new])
    assert caption_at(gallery, 0) == "a very large balloon"
    assert caption_at(gallery, 1) == "a red fox"
    assert gallery.model.rowCount() == _COUNT + 1
    produced(opened, [new])
    assert gallery.model.rowCount() == _COUNT + 1
    gallery.grid.removed.emit(new.asset.id)
    assert caption_at(gallery, 0) == "a red fox"
    assert gallery.model.rowCount() == _COUNT
    assert opened.built.studio.history.of(AssetId(new.asset.id)) is None


def test_a_search_shows_its_own_results(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    gallery.search("fox 17")
    qtbot.waitUntil(lambda: gallery.model.rowCount() < _COUNT)
    assert gallery.model.rowCount() == opened.built.studio.history.count("fox 17")
    produced(opened, [made(opened, "a very large balloon")])
    assert caption_at(gallery, 0) != "a very large balloon"


def test_less_than_was_counted_ends_the_list(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    for number in range(40):
        opened.built.studio.history.remove(AssetId(f"{number:064x}"))

    def ended() -> bool:
        gallery.grid.scrollToBottom()
        return gallery.model.rowCount() == _COUNT - 40

    qtbot.waitUntil(ended)


def test_a_resize_keeps_what_was_at_the_top(gallery: GalleryDock, qtbot: QtBot) -> None:
    grid = gallery.grid
    grid.verticalScrollBar().setValue(40 * 84)
    top = grid.in_sight().start
    dock = gallery.window()
    dock.resize(1000, 500)
    QApplication.processEvents()
    assert top in grid.in_sight()
    assert grid._columns > 8


def test_small_tasks_are_no_rows_of_the_queue_and_leave_nothing(opened: Opened, qtbot: QtBot) -> None:
    found = opened.window.findChild(QueueDock)
    assert found is not None
    done: list[int] = []
    for number in range(20):
        opened.jobs.run("Reading", partial(_give, number), Lane.IO, done.append)
    found.refresh()
    listed = found.findChild(QListWidget)
    assert listed is not None
    assert listed.count() == 0
    qtbot.waitUntil(lambda: len(done) == 20)
    assert [job for job in opened.jobs.jobs if not isinstance(job.work, JobSpec) and job.title == "Reading"] == []


def test_a_task_that_takes_long_is_a_row(opened: Opened, qtbot: QtBot) -> None:
    found = opened.window.findChild(QueueDock)
    assert found is not None
    listed = found.findChild(QListWidget)
    assert listed is not None

    def wait(context: JobContext) -> None:
        while True:
            context.check()
            time.sleep(0.005)

    job = opened.jobs.run("Exporting", wait, Lane.IO, lambda _result: None)
    qtbot.waitUntil(lambda: listed.count() == 1)
    opened.jobs.cancel(job)
    qtbot.waitUntil(lambda: listed.count() == 0)
    opened.jobs.cancel(job)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_small_pictures_are_kept_at_the_size_of_the_screen(opened: Opened, gallery: GalleryDock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not gallery.model.without_picture(gallery.grid.in_sight()))
    first = gallery.model.picture(0)
    assert first is not None
    assert first.width() == round(76 * gallery.grid.devicePixelRatioF())
    assets = opened.built.studio.assets
    assert isinstance(assets, FolderAssets)
    made = gallery.model.id_at(gallery.model.index(0))
    assert {path.name for path in assets.thumbnails.glob(f"{made}-*")} >= {f"{made}-96.png"}


def test_a_small_picture_is_made_of_one_twice_as_large(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    grey = assets.add_picture(np.full((400, 300, 3), 90, np.uint8)).id
    other = assets.add_picture(np.full((400, 300, 3), 200, np.uint8)).id
    assert assets.thumbnail(other, 96).shape == (96, 72, 3)
    Image.new("RGB", (144, 192), (10, 20, 30)).save(assets.thumbnails / f"{grey}-192.png")
    small = assets.thumbnail(grey, 96)
    assert small.shape == (96, 72, 3)
    assert np.array_equal(small[50, 40], (10, 20, 30))
    (assets.thumbnails / f"{grey}-128.png").write_bytes(b"cut off")
    assert np.array_equal(assets.thumbnail(grey, 64)[20, 20], (90, 90, 90))
    assets.close()


def test_what_is_no_picture_is_shown_by_its_poster(tmp_path: Path) -> None:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    film = assets.add_bytes(b"\0\1film", "video/mp4").id
    assert thumbnails._read(assets, film, 64) == QImage()
    poster = io.BytesIO()
    Image.new("RGB", (32, 18), (200, 10, 10)).save(poster, "PNG")
    assets.keep(film, POSTER, poster.getvalue())
    shown = thumbnails._read(assets, film, 64)
    assert isinstance(shown, QImage)
    assert (shown.width(), shown.height()) == (64, 36)
    assets.close()
