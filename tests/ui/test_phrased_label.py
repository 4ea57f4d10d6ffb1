"""A sentence of a language without spaces is broken between its phrases."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.phrased_label import BREAK, PhrasedLabel

PHRASES = ("画像の内容を", "書いて Enter。", "または、そのまま", "描き始めましょう。")


def _placed(label: PhrasedLabel, width: int, qtbot: QtBot) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(label)
    layout.addStretch(1)
    box.resize(width, 300)
    box.show()
    return box


def _ends(text: str) -> set[str]:
    """The sentences that a text begins with up to the end of each line."""
    lines = text.split("\n")
    return {"".join(lines[: count + 1]) for count in range(len(lines))}


@pytest.mark.parametrize("share", [0.9, 0.6, 0.4])
def test_lines_end_between_phrases_alone(share: float, qtbot: QtBot) -> None:
    label = PhrasedLabel(BREAK.join(PHRASES))
    whole = label.fontMetrics().horizontalAdvance("".join(PHRASES))
    box = _placed(label, round(whole * share), qtbot)
    qtbot.waitUntil(lambda: label.width() == box.width())
    lines = label.text().split("\n")
    assert len(lines) > 1
    assert _ends(label.text()) <= {"".join(PHRASES[: count + 1]) for count in range(len(PHRASES))}
    assert all(label.fontMetrics().horizontalAdvance(line) <= label.width() for line in lines)
    assert label.height() >= len(lines) * label.fontMetrics().height()
    assert label.accessibleName() == "".join(PHRASES)


def test_its_lines_are_about_as_long_as_one_another(qtbot: QtBot) -> None:
    label = PhrasedLabel(BREAK.join(PHRASES))
    whole = label.fontMetrics().horizontalAdvance("".join(PHRASES))
    box = _placed(label, round(whole * 0.9), qtbot)
    qtbot.waitUntil(lambda: label.width() == box.width())
    assert label.text() == "画像の内容を書いて Enter。\nまたは、そのまま描き始めましょう。"


def test_it_is_one_line_again_where_there_is_room(qtbot: QtBot) -> None:
    label = PhrasedLabel(BREAK.join(PHRASES))
    whole = label.fontMetrics().horizontalAdvance("".join(PHRASES))
    box = _placed(label, whole // 2, qtbot)
    qtbot.waitUntil(lambda: "\n" in label.text())
    box.resize(whole + 20, 300)
    qtbot.waitUntil(lambda: label.text() == "".join(PHRASES))


@pytest.mark.parametrize("text", ["".join(PHRASES), "Say what the picture shows and press Enter, or just paint."])
def test_without_breaks_it_wraps_as_every_label(text: str, qtbot: QtBot) -> None:
    label = PhrasedLabel(text)
    box = _placed(label, label.fontMetrics().horizontalAdvance(text) // 2, qtbot)
    qtbot.waitUntil(lambda: label.width() == box.width())
    assert label.text() == text
    assert label.height() >= 2 * label.fontMetrics().height()
