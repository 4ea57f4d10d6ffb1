"""The picture of a form: dropped, pasted, from a file or from the gallery, and what is submitted of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.jobs import JobSpec
from app.ui.asset_field import FROM_WORK, AssetField
from app.ui.picture_popup import PicturePopup
from tests.ui.opened import Opened
from tests.ui.test_dragging import dragged, made

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GENERATOR = "canvas.image-to-image"


@pytest.fixture
def field(opened: Opened, qtbot: QtBot) -> AssetField:
    """The picture of the form for drawing a picture anew."""
    opened.window.prompt_dock.recall(GENERATOR, {"prompt": "a fox"})
    found = opened.window.prompt_dock.findChild(AssetField)
    assert found is not None
    assert found.value() == FROM_WORK
    return found


def drop(field: AssetField, data: QMimeData) -> None:
    """Drop something on the field."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(field, enter)
    assert enter.isAccepted()
    assert "landing" in field.property("class")
    QApplication.sendEvent(field, QDropEvent(QPointF(20, 20), copy, data, left, none))
    assert "landing" not in field.property("class")


def drop_file(field: AssetField, path: Path) -> None:
    """Drop a file on the field."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(field, data)


def picture(path: Path, colour: str = "red") -> Path:
    """A file with a picture of 40 × 30."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def submitted(opened: Opened) -> JobSpec:
    """What was submitted."""
    (work,) = [job.work for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    assert isinstance(work, JobSpec)
    return work


def test_a_picture_of_the_gallery_is_submitted_by_its_asset(opened: Opened, field: AssetField, qtbot: QtBot) -> None:
    opened.jobs.queue.pause()
    result = made(opened)
    drop(field, dragged(opened, result, qtbot))
    qtbot.waitUntil(lambda: field.value() == result.asset.id)
    assert "a red fox" in field.accessibleName()
    assert "128 × 96" in field._caption.text()
    qtbot.waitUntil(lambda: not field._thumbnail.pixmap().isNull())
    opened.window.prompt_dock.generate()
    assert submitted(opened).request["image"] == result.asset.id
    opened.jobs.queue.cancel_all()


def test_a_file_is_dropped_and_taken_away_again(field: AssetField, qtbot: QtBot, tmp_path: Path) -> None:
    drop_file(field, picture(tmp_path / "sky.png"))
    qtbot.waitUntil(lambda: field.value() != FROM_WORK)
    assert "sky.png" in field.accessibleName()
    assert field._clear.isVisible()
    QTest.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.value() == FROM_WORK
    assert not field._clear.isVisible()


@pytest.mark.parametrize(("name", "words"), [("broken.png", "broken.png is damaged"), ("notes.txt", "notes.txt is of")])
def test_a_bad_file_is_one_sentence_and_the_choice_stays(
    opened: Opened, field: AssetField, qtbot: QtBot, tmp_path: Path, name: str, words: str
) -> None:
    drop_file(field, picture(tmp_path / "sky.png"))
    qtbot.waitUntil(lambda: field.value() != FROM_WORK)
    before = field.value()
    (tmp_path / name).write_bytes(b"no picture")
    drop_file(field, tmp_path / name)
    qtbot.waitUntil(lambda: words in opened.window.status.message)
    assert field.value() == before
    assert "sky.png" in field.accessibleName()


def test_the_clipboard_is_pasted_with_its_transparency(opened: Opened, field: AssetField, qtbot: QtBot) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGBA8888)
    image.fill(QColor(255, 0, 0, 100))
    QGuiApplication.clipboard().setImage(image)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.value() != FROM_WORK)
    from app.document import AssetId

    pixels = opened.built.studio.assets.picture(AssetId(field.value() or ""))
    assert pixels.shape == (10, 20, 4)
    assert np.array_equal(pixels[0, 0], [255, 0, 0, 100])
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.value() == FROM_WORK
    QGuiApplication.clipboard().clear()


def test_what_was_made_last_and_a_file_are_offered(
    opened: Opened, field: AssetField, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = made(opened, "a boat"), made(opened, "a balloon")
    field.click()
    popup = field.findChild(PicturePopup)
    assert popup is not None
    qtbot.waitUntil(lambda: popup._model.rowCount() == 2)
    assert popup._model.id_at(popup._model.index(0)) == last.asset.id
    popup._grid.setCurrentIndex(popup._model.index(1))
    QTest.keyClick(popup._grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.value() == first.asset.id)
    assert popup.isHidden()
    path = picture(tmp_path / "sea.png", "blue")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    popup.file_wanted.emit()
    qtbot.waitUntil(lambda: "sea.png" in field.accessibleName())


def test_recalling_settings_brings_the_picture_back(opened: Opened, field: AssetField) -> None:
    result = made(opened)
    opened.window.prompt_dock.recall(GENERATOR, {"prompt": "a wolf", "image": result.asset.id})
    assert field.value() == result.asset.id
    opened.window.prompt_dock.recall(GENERATOR, {"image": "0" * 64})
    assert field.value() == result.asset.id


def test_the_choice_outlives_a_change_of_the_models(opened: Opened, field: AssetField, qtbot: QtBot) -> None:
    result = made(opened)
    opened.window.prompt_dock.recall(GENERATOR, {"prompt": "a wolf", "image": result.asset.id})
    opened.window.prompt_dock.models_changed()
    fields = opened.window.prompt_dock.findChildren(AssetField)
    assert [field.value() for field in fields] == [result.asset.id]


def test_an_optional_picture_is_taken_from_the_work_only_where_that_is_chosen(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("timeline.timeline")
    dock = opened.window.prompt_dock
    dock.recall("timeline.image-to-video", {})
    start, end = dock.findChildren(AssetField)
    assert (start.value(), end.value()) == (FROM_WORK, None)
    end.open()
    popup = end.findChild(PicturePopup)
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=10_000)
    (button,) = [each for each in popup.findChildren(QPushButton) if each.text() == "From the work"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not popup.isVisible()
    assert end.value() == FROM_WORK
    assert end.accessibleName() == "End picture: From the work"
    QTest.keyClick(end, Qt.Key.Key_Delete)
    assert end.value() is None
    end.set_value(FROM_WORK)
    assert end.value() == FROM_WORK
    end.set_value(None)
    assert end.value() is None
    start.open()
    other = start.findChild(PicturePopup)
    assert other is not None
    qtbot.waitUntil(other.isVisible, timeout=10_000)
    # That one takes it anyway.
    assert not any(each.isVisible() and each.text() == "From the work" for each in other.findChildren(QPushButton))
    other.hide()
