"""RecoveryBar: work that was not saved, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.api.studio import Recoverable
from app.widgets.elided_label import ElidedLabel

_ROW = 28
_GAP = 4
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Way:
    """What can be done with some work, and whether the question is answered by it."""

    words: str
    go: Callable[[], object]
    decides: bool = True


class RecoveryBar(QWidget):
    """Offers work that a crash left; of what could not be recovered before it says so, and offers what is safe.

    `describe` names each piece of work. Where the window is low, or there is much of it, the rows are scrolled.
    """

    recover_wanted = Signal(object)
    discard_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, found: Sequence[Recoverable], describe: Sequence[str], *, safe_mode: bool = False) -> None:
        super().__init__()
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._open = 0
        self._safe_mode = safe_mode
        rows = QWidget()
        self._layout = QVBoxLayout(rows)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        if safe_mode:
            self._layout.addWidget(self._safe_row(bool(found)))
        for item, words in zip(found, describe, strict=True):
            self._layout.addWidget(self._risky_row(item, words) if item.is_risky else self._row(item, words))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._scroll)
        self._fit()

    def sizeHint(self) -> QSize:
        """High enough for a few rows."""
        return QSize(super().sizeHint().width(), self._scroll.maximumHeight() + 16)

    def minimumSizeHint(self) -> QSize:
        """One row, with all of its buttons."""
        rows = self._scroll.widget()
        return QSize((rows.minimumSizeHint().width() if rows else 0) + 24, _ROW + 16)

    def _fit(self) -> None:
        count = self._open + self._safe_mode
        shown = min(count, _MOST_SHOWN)
        self._scroll.setMinimumHeight(_ROW)
        self._scroll.setMaximumHeight(shown * _ROW + (shown - 1) * _GAP)
        self.updateGeometry()

    def _safe_row(self, work_below: bool) -> QWidget:
        row = QWidget()
        row.setFixedHeight(_ROW)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        words = self.tr("The studio opened in safe mode: plugins of others are off.")
        box.addWidget(ElidedLabel(words), 1)
        if not work_below:
            dismiss = QPushButton(self.tr("Dismiss"))
            dismiss.clicked.connect(self.hide)
            box.addWidget(dismiss)
        return row

    def _row(self, item: Recoverable, words: str) -> QWidget:
        recover = _Way(self.tr("Recover"), lambda: self.recover_wanted.emit(item))
        return self._built(self.tr("Work that was not saved: {work}").format(work=words), [recover], item, words)

    def _risky_row(self, item: Recoverable, words: str) -> QWidget:
        ways = [_Way(self.tr("Try again"), lambda: self.recover_wanted.emit(item))]
        if item.path is not None and item.path.is_file():
            words_of_saved = self.tr("Open the last saved version")
            ways.append(_Way(words_of_saved, lambda: self.open_wanted.emit(item.path)))
        ways.append(_Way(self.tr("Show the file"), lambda: show_folder_of(item), decides=False))
        text = self.tr("{work}: recovering it failed {count} times.").format(work=words, count=item.failures)
        return self._built(text, ways, item, words)

    def _built(self, text: str, ways: Sequence[_Way], item: Recoverable, words: str) -> QWidget:
        row = QWidget()
        discard = _Way(self.tr("Discard"), lambda: self._ask(row, item, words), decides=False)
        self._fill(row, text, [*ways, discard], lambda: self._end(row))
        self._open += 1
        return row

    def _ask(self, row: QWidget, item: Recoverable, words: str) -> None:
        """Ask in the place of a row before its work is gone; the safe answer is where the button was that asked."""
        question = QWidget()
        ways = [
            _Way(self.tr("Discard for good"), lambda: self.discard_wanted.emit(item)),
            _Way(self.tr("Keep"), row.show, decides=False),
        ]
        text = self.tr("{work} would be gone for good.").format(work=words)
        buttons = self._fill(question, text, ways, lambda: self._end(row))
        for button in buttons:
            button.clicked.connect(question.hide)
            button.clicked.connect(question.deleteLater)
        row.hide()
        self._layout.insertWidget(self._layout.indexOf(row), question)
        question.show()
        buttons[-1].setFocus()

    def _fill(self, row: QWidget, text: str, ways: Sequence[_Way], decided: Callable[[], object]) -> list[QPushButton]:
        """Put words and buttons into a row; returns the buttons."""
        row.setFixedHeight(_ROW)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(ElidedLabel(text), 1)
        buttons = [QPushButton(way.words) for way in ways]
        for way, button in zip(ways, buttons, strict=True):
            button.clicked.connect(lambda _checked=False, way=way: way.go())
            if way.decides:
                button.clicked.connect(decided)
            box.addWidget(button)
        return buttons

    def _end(self, row: QWidget) -> None:
        row.hide()
        self._open -= 1
        if self._open:
            self._fit()
        else:
            self.hide()


def show_folder_of(item: Recoverable) -> None:
    """Show in the system's file manager where the work lies."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.journal.parent)))
