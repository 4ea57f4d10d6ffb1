"""GalleryCompleter: completes fields such as `model:` and their values in the gallery's search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.api.finding import FIELDS, KINDS, RANGES, written

_LINES = 10


class GalleryCompleter(QCompleter):
    """Offers what the word at the cursor may go on to be."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._values: dict[str, Sequence[str]] = {
            "rating:": (">=1", ">=2", ">=3", ">=4", "5", "0"),
            "date:": RANGES,
            "kind:": KINDS,
        }
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_LINES)
        self.setWidget(field)
        self.activated.connect(self._take)
        field.textEdited.connect(lambda _text: self._look())

    def offer(self, models: Sequence[str], boards: Sequence[str]) -> None:
        """The models and boards there are."""
        self._values |= {"model:": models, "board:": boards}

    def lines_for(self, word: str) -> list[str]:
        """What a word may go on to be."""
        name, colon, begun = word.partition(":")
        if not colon:
            return [field for field in FIELDS if len(word) > 1 and field.startswith(word.lower())]
        values = self._values.get(f"{name.lower()}:", ())
        begun = begun.strip('"').lower()
        fitting = [value for value in values if begun in value.lower() and begun != value.lower()]
        return [written(name.lower(), value) for value in fitting]

    def _word(self) -> str:
        """What stands before the cursor, from its beginning; quoted it may have spaces."""
        before = self._field.text()[: self._field.cursorPosition()]
        if before.count('"') % 2:
            start = before.rfind(" ", 0, before.rfind('"')) + 1
            return before[start:]
        return before.rsplit(" ", 1)[-1]

    def _look(self) -> None:
        lines = self.lines_for(self._word())
        self._lines.setStringList(lines)
        popup = self.popup()
        if lines:
            self.complete()
        elif popup is not None:
            popup.hide()

    def _take(self, line: str) -> None:
        at, word = self._field.cursorPosition(), self._word()
        text = self._field.text()
        whole = line if line.endswith(":") else f"{line} "
        self._field.setText(text[: at - len(word)] + whole + text[at:].lstrip())
        self._field.setCursorPosition(at - len(word) + len(whole))
        if line.endswith(":"):
            self._look()
