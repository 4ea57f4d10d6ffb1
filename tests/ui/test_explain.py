"""What widgets are for: long words stand in several lines of a tooltip, and are heard as they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from app.widgets.explain import explain

_LONG = "For values < 1 & “more”: " + "words that nobody reads in one line, " * 2


def _shown(widget: QLineEdit) -> QLabel:
    """The tooltip of a widget as it is shown."""
    QToolTip.showText(QPoint(0, 0), widget.toolTip(), widget)
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, QLabel) and top.isVisible())


def test_long_words_stand_in_lines(qtbot: QtBot) -> None:
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.setToolTip(_LONG)
    control = _shown(widget).width()
    explain(widget, _LONG)
    tip = _shown(widget)
    assert tip.width() < 0.7 * control
    assert tip.height() > 2 * tip.fontMetrics().height()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_they_are_heard_as_they_are(qtbot: QtBot) -> None:
    widget = QLineEdit()
    qtbot.addWidget(widget)
    for words in (_LONG, "Short & plain", ""):
        explain(widget, words)
        heard = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
        assert heard == words
        assert widget.toolTip().startswith("<qt>") == (words is _LONG)
