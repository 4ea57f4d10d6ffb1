"""What the model is told, in the tests: files of other programs, and what their import leads to."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import Job, JsonObject
from plugins.text.context.cards import read_card, write_card_picture
from plugins.text.model import Character, Lorebook
from plugins.text.panel.told import ToldDock
from tests.plugins.text.context.samples import card_3, dumped, world_info
from tests.ui.text_parts import TextBench

WAIT_MS = 8000


def file(folder: Path, name: str, values: JsonObject) -> Path:
    """A file of JSON."""
    path = folder / name
    path.write_bytes(dumped(values))
    return path


def card_file(folder: Path, name: str = "mara.png") -> Path:
    """A character card of version 3 in a picture of 60 × 80."""
    picture = np.zeros((80, 60, 3), np.uint8)
    picture[..., 0] = 200
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    path = folder / name
    path.write_bytes(write_card_picture(read_card(dumped(card_3()), name), buffer.getvalue(), name))
    return path


def dock(bench: TextBench) -> ToldDock:
    """The dock."""
    return bench.panel.told


def settle_jobs(bench: TextBench, qtbot: QtBot) -> None:
    """Wait until nothing runs any more."""

    def is_over(job: Job) -> bool:
        return job.state.ended

    qtbot.waitUntil(lambda: all(map(is_over, bench.jobs.jobs)), timeout=WAIT_MS)
    QApplication.processEvents()


def with_book(bench: TextBench, qtbot: QtBot, folder: Path, values: JsonObject | None = None) -> Lorebook:
    """Import a lorebook and show it."""
    count = len(bench.manuscript().lorebooks)
    dock(bench).taking.take([file(folder, "Harbour.json", values or world_info())])
    qtbot.waitUntil(lambda: len(bench.manuscript().lorebooks) == count + 1, timeout=WAIT_MS)
    book = bench.manuscript().lorebooks[-1]
    qtbot.waitUntil(lambda: dock(bench).books.content(book.id) is not None, timeout=WAIT_MS)
    return book


def with_character(bench: TextBench, qtbot: QtBot, folder: Path) -> Character:
    """Import a character and show it."""
    dock(bench).taking.take([card_file(folder)])
    qtbot.waitUntil(lambda: bool(bench.manuscript().characters), timeout=WAIT_MS)
    character = bench.manuscript().characters[-1]
    qtbot.waitUntil(lambda: dock(bench).cards.content(character.id) is not None, timeout=WAIT_MS)
    return character


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, buttons, keys))
    return True
