"""The prompt's editor is as high as its lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.prompt_editor import PromptEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_all_of_a_prompt_is_seen_whatever_its_width(qtbot: QtBot) -> None:
    window = QWidget()
    editor = PromptEditor("Prompt", 2)
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    editor.setFocus()
    editor.set_text("a red lighthouse on the rocks by the sea at night, " * 4)
    heights = []
    for width in (600, 400, 300):
        window.resize(width, 400)
        qtbot.waitUntil(lambda: window.width() - 40 < editor.width() < window.width(), timeout=2_000)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0, timeout=2_000)
        heights.append(editor.height())
    assert heights == sorted(set(heights))
