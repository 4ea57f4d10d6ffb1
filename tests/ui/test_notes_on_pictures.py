"""Notes that are drawn over a view: whole, inside of it, and no wider than can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.widgets.outlines import draw_note

_LONG = "“A hot air balloon” has no more material there: 0.042 seconds are missing. Move it less, or make a longer one."


@pytest.mark.parametrize("width", [200, 500, 2000])
@pytest.mark.parametrize("words", ["+00:00:10", f"+00:00:00\n{_LONG}"])
def test_a_note_stays_inside_whatever_it_says(qtbot: QtBot, width: int, words: str) -> None:
    picture = QImage(width, 400, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    room = QRectF(picture.rect())
    for at in (QPointF(0, 0), QPointF(width, 400)):
        note = draw_note(painter, words, at, room, QColor("black"), QColor("white"))
        assert room.contains(note)
        lines = note.height() / painter.fontMetrics().lineSpacing()
        assert (lines > 2) == ("\n" in words)
        assert note.width() <= 440
    painter.end()
