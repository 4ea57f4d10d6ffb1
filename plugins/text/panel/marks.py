"""Marks: what is shown about the paragraphs in sight, such as where they come from or what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from plugins.text.panel.waves import Underliner, Waves

if TYPE_CHECKING:
    from plugins.text.panel.editor import ManuscriptEditor

_SOON_MS = 15


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph, in UTF-16 units from its beginning, with what is laid over its looks."""

    start: int
    length: int
    look: QTextCharFormat


Marker = Callable[[QTextBlock], Iterable[Mark]]
"""Gives the marks of a paragraph of the editor's document; it is asked only for those that are seen."""


class Marks(QObject):
    """Asks every marker about the paragraphs in sight, at most once a frame; later ones lie above earlier ones."""

    def __init__(self, editor: ManuscriptEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._markers: list[Marker] = []
        self._shown = False
        self.waves: Waves | None = None
        """What is underlined, as soon as somebody says what."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)

    def add(self, marker: Marker) -> None:
        """Ask another marker."""
        self._markers.append(marker)
        self.refresh_soon()

    def remove(self, marker: Marker) -> None:
        """Ask it no more."""
        if marker in self._markers:
            self._markers.remove(marker)
            self.refresh_soon()

    def underline(self, underliner: Underliner, colour: Callable[[], QColor]) -> None:
        """Draw waves below what this one names."""
        self.waves = Waves(self._editor, underliner, colour)
        self.refresh_soon()

    def refresh_soon(self) -> None:
        """Ask again with the next frame."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Ask again now."""
        self._soon.stop()
        found = []
        blocks = self._editor.visible_blocks() if self._markers or self.waves else []
        for marker in self._markers:
            for block in blocks:
                found += [_selection(block, mark) for mark in marker(block)]
        if self.waves is not None:
            self.waves.refresh(blocks)
        if found or self._shown:
            self._shown = bool(found)
            self._editor.setExtraSelections(found)


def _selection(block: QTextBlock, mark: Mark) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(block)
    end = block.position() + min(mark.start + mark.length, block.length() - 1)
    cursor.setPosition(min(block.position() + mark.start, end))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, mark.look
    return selection
