"""PromptHighlighter: colours what means something in a prompt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.widgets.prompt_marks import IN_TEXT, MarkKind, PromptNames, marks

LONGEST = 20_000
"""Characters of a line that is coloured; no prompt that is read is longer."""

_HUES = {MarkKind.LORA: 205, MarkKind.WILDCARD: 150, MarkKind.CHOICE: 150, MarkKind.SCHEDULE: 275, MarkKind.WORD: 205}


class PromptHighlighter(QSyntaxHighlighter):
    """Makes brackets and weights quieter than the words, and names those that mean something or nothing."""

    def __init__(self, document: QTextDocument, palette: Callable[[], QPalette]) -> None:
        super().__init__(document)
        self._palette = palette
        self._names = PromptNames()
        self._formats: dict[MarkKind, QTextCharFormat] = {}
        self.recolour()

    def set_names(self, names: PromptNames) -> None:
        """Know which names there are."""
        self._names = names
        self.rehighlight()

    def recolour(self) -> None:
        """Take the colours of the palette as it is now."""
        palette = self._palette()
        base = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        lightness = 185 if base.lightness() < 128 else 85
        for kind in MarkKind:
            colour = QColor(palette.color(QPalette.ColorRole.Accent))
            if kind in _HUES:
                colour = QColor.fromHsl(_HUES[kind], 120, lightness)
            elif kind is MarkKind.COMMENT:
                colour = palette.color(QPalette.ColorRole.PlaceholderText)
            looks = QTextCharFormat()
            looks.setForeground(colour)
            if kind is MarkKind.UNKNOWN:
                looks.setForeground(text)
                looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                looks.setUnderlineColor(palette.color(QPalette.ColorRole.BrightText))
            looks.setFontItalic(kind is MarkKind.COMMENT)
            self._formats[kind] = looks
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        if len(text) > LONGEST:
            self.setCurrentBlockState(IN_TEXT)
            return
        # Qt counts in UTF-16: beyond the plane of most letters a character takes two places.
        wide = not text.isascii() and any(ord(letter) > 0xFFFF for letter in text)
        found, state = marks(text, self._names, max(IN_TEXT, self.previousBlockState()))
        self.setCurrentBlockState(state)
        for mark in found:
            start, end = (_place(text, mark.start), _place(text, mark.end)) if wide else (mark.start, mark.end)
            self.setFormat(start, end - start, self._formats[mark.kind])


def _place(text: str, at: int) -> int:
    return at + sum(ord(letter) > 0xFFFF for letter in text[:at])
