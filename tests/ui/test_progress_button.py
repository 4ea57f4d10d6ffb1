"""The button that shows progress in itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.widgets.progress_button import ProgressButton


def test_words_that_have_no_room_are_left_out_from_the_end(qtbot: QtBot) -> None:
    button = ProgressButton("Generate")
    button.setToolTip("Ctrl+Enter")
    qtbot.addWidget(button)
    words = ("Loading the model", "12 s", "click to cancel")
    button.show_progress(words, 0.4)
    whole = button.fontMetrics().horizontalAdvance(" · ".join(words)) + 24
    button.resize(whole, 36)
    assert button.shown_words() == "Loading the model · 12 s · click to cancel"
    button.resize(whole - 1, 36)
    assert button.shown_words() == "Loading the model · 12 s"
    assert button.toolTip() == "Loading the model · 12 s · click to cancel"
    button.resize(60, 36)
    assert button.shown_words().endswith("…")
    button.show_idle()
    assert button.toolTip() == "Ctrl+Enter"
