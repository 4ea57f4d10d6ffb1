"""PromptCompleter: offers the names of LoRAs, embeddings and wildcards while a prompt is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from app.widgets.prompt_marks import PromptNames

MOST = 200
"""Offers shown at once."""

_LORA = re.compile(r"<(?:l|lo|lor|lora|lora:(?P<name>[^<>:\n]*))?$", re.IGNORECASE)
_WILDCARD = re.compile(r"(?<![\w])__(?P<name>[\w\-./]*)$")
_WORD = re.compile(r"(?P<name>(?:embedding:)?[\w\-]{2,})$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is shown, and what replaces the `length` characters before the cursor."""

    shown: str
    text: str
    length: int


def suggestions(before: str, names: PromptNames) -> list[Suggestion]:
    """What can be completed behind this text, which ends at the cursor; the best first."""
    if found := _LORA.search(before):
        wanted = (found["name"] or "").lower()
        offers = [offer for offer in names.loras or () if wanted in offer.name.lower()]
        offers.sort(key=lambda offer: (not offer.name.lower().startswith(wanted), offer.name.lower()))
        length = len(found[0])
        return [
            Suggestion(
                f"{offer.name} — {offer.adds}" if offer.adds else offer.name,
                f"<lora:{offer.name}:1>" + (f" {offer.adds}" if offer.adds else ""),
                length,
            )
            for offer in offers[:MOST]
        ]
    if found := _WILDCARD.search(before):
        wanted = found["name"]
        lists = [name for name in names.wildcards or () if wanted in name]
        lists.sort(key=lambda name: (not name.startswith(wanted), name))
        return [Suggestion(f"__{name}__", f"__{name}__", len(found[0])) for name in lists[:MOST]]
    if found := _WORD.search(before):
        wanted = found["name"].lower().removeprefix("embedding:")
        words = [offer.name for offer in names.words if offer.name.lower().startswith(wanted)]
        exact = [name for name in words if name.lower() == wanted]
        return [Suggestion(name, name, len(found["name"])) for name in sorted(words)[:MOST]] if not exact else []
    return []


class PromptCompleter(QCompleter):
    """Shows the suggestions below the cursor; Enter or Tab takes one, Escape none."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._found: list[Suggestion] = []
        self._list = QStringListModel(self)
        self._view: QListView | None = None
        self.setModel(self._list)
        self.setWidget(editor)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.activated.connect(self._take)

    @property
    def is_open(self) -> bool:
        """Whether something is offered."""
        return self._view is not None and self._view.isVisible()

    def close(self) -> None:
        """Offer nothing."""
        if self._view is not None:
            self._view.hide()

    def offer(self, names: PromptNames) -> None:
        """Offer what completes the text before the cursor, or nothing."""
        cursor = self._editor.textCursor()
        before = cursor.block().text()[max(0, cursor.positionInBlock() - 200) : cursor.positionInBlock()]
        self._found = [] if cursor.hasSelection() else suggestions(before, names)
        if not self._found:
            self.close()
            return
        if self._view is None:
            self._view = QListView()
            self.setPopup(self._view)
        self._list.setStringList([found.shown for found in self._found])
        place = self._editor.cursorRect().translated(self._editor.viewport().pos())
        width = self._view.sizeHintForColumn(0) + self._view.verticalScrollBar().sizeHint().width() + 8
        self.complete(QRect(place.x(), place.y(), min(max(180, width), 480), place.height()))
        self._view.setCurrentIndex(self.completionModel().index(0, 0))

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the list while it is open."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
        if self._view is None or not self.is_open or event.key() not in keys:
            return False
        row = self._view.currentIndex().row()
        self.close()
        if event.key() != Qt.Key.Key_Escape and 0 <= row < len(self._found):
            self._take(self._found[row].shown)
        return True

    def _take(self, shown: str) -> None:
        self.close()
        chosen = next((found for found in self._found if found.shown == shown), None)
        self._found = []
        if chosen is None:
            return
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, chosen.length)
        cursor.insertText(chosen.text)
        self._editor.setTextCursor(cursor)
