"""CodeHighlighter: the colours of program code, for what is typed and what is seen at once, for the rest when idle."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from plugins.text.code.lexing import Lexing, Run
from plugins.text.code.roles import Role

_KEY_S = 0.002
_SEEN_S = 0.003
_SLICE_S = 0.002
_NOW_MS = 0
_PAUSE_MS = 150
_WIDE = re.compile("[\U00010000-\U0010ffff]")

DARK: Mapping[Role, str] = {
    Role.KEYWORD: "#cf9fdc",
    Role.STRING: "#9ec78d",
    Role.ESCAPE: "#d3b97c",
    Role.NUMBER: "#dda97b",
    Role.COMMENT: "#a0a3ad",
    Role.FUNCTION: "#8ebbe6",
    Role.TYPE: "#7fcabd",
    Role.BUILTIN: "#b5b0ea",
    Role.TAG: "#cf9fdc",
    Role.ATTRIBUTE: "#8ebbe6",
    Role.HEADING: "#8ebbe6",
    Role.INSERTED: "#9ec78d",
    Role.DELETED: "#ee938e",
    Role.ERROR: "#ee938e",
}
LIGHT: Mapping[Role, str] = {
    Role.KEYWORD: "#7b3594",
    Role.STRING: "#39682a",
    Role.ESCAPE: "#7d560a",
    Role.NUMBER: "#8c4710",
    Role.COMMENT: "#5c5f68",
    Role.FUNCTION: "#1f5a92",
    Role.TYPE: "#17655c",
    Role.BUILTIN: "#4d46a3",
    Role.TAG: "#7b3594",
    Role.ATTRIBUTE: "#1f5a92",
    Role.HEADING: "#1f5a92",
    Role.INSERTED: "#39682a",
    Role.DELETED: "#a62c27",
    Role.ERROR: "#a62c27",
}
"""At least 4.5 to 1 on every ground of the theme; what they tell is told by the text as well."""


def colours_for(palette: QPalette) -> Mapping[Role, str]:
    """The colours that are read on a palette's ground."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightnessF() < 0.5 else LIGHT


class CodeHighlighter(QSyntaxHighlighter):
    """Colours a document in a language; its view says with `show_lines` which lines are seen.

    An edited line is coloured at once where that takes 2 ms at most, and all else in slices of 2 or 3 ms, what is seen
    first. Nothing of it is an edit: undo doesn't know it.
    """

    def __init__(self, document: QTextDocument, language: str, palette: QPalette) -> None:
        super().__init__(document)
        # What is edited has to be taken over before Qt's part of this asks for its colours, in the same signal.
        self.setDocument(None)
        document.contentsChange.connect(self._follow)
        self._formats: dict[Role, QTextCharFormat] = {}
        self._seen = (0, 0)
        self._edited = (0, 0)
        self._lexing = Lexing(language)
        self._painted = bytearray(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self.set_palette(palette)
        self.setDocument(document)
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Read the document in another language; an unknown one has no colours."""
        self._lexing = Lexing(language, _lines(self.document()))
        self._painted = bytearray(self._lexing.lines)
        self._timer.start(_NOW_MS)

    def set_palette(self, palette: QPalette) -> None:
        """Take the colours that are read on a palette's ground."""
        self._formats = {role: _format(role, colour) for role, colour in colours_for(palette).items()}
        self._painted = bytearray(len(self._painted))
        self._timer.start(_NOW_MS)

    def show_lines(self, first: int, last: int) -> None:
        """These lines are seen now, counted from 0."""
        last = min(last, self._lexing.lines - 1)
        self._seen = (min(first, last), last)
        if self._is_behind():
            self._lexing.read(*self._seen, _SEEN_S)
            self._paint_seen()
            self._timer.start(_NOW_MS)

    def role_at(self, line: int, at: int) -> Role | None:
        """What stands at a place of a line, in characters, as far as it was read."""
        if not 0 <= line < self._lexing.lines:
            return None
        return next((role for start, length, role in self._lexing.runs(line) if start <= at < start + length), None)

    def highlightBlock(self, text: str) -> None:
        """Colour a line with what is known of it; what is neither edited nor seen waits until it is."""
        line = self.currentBlock().blockNumber()
        if not (self._edited[0] <= line <= self._edited[1] or self._seen[0] <= line <= self._seen[1]):
            if line < len(self._painted):
                self._painted[line] = 0
            return
        if line >= self._lexing.lines:
            return
        runs = self._lexing.runs(line)
        self._painted[line] = 1
        for start, length, role in _in_utf16(runs, text):
            self.setFormat(start, length, self._formats[role])

    def _follow(self, at: int, _removed: int, added: int) -> None:
        """Take over what was edited."""
        document = self.document()
        if document is None:
            return
        block, end = document.findBlock(at), document.findBlock(at + added)
        first = max(0, block.blockNumber())
        last = end.blockNumber() if end.isValid() else document.blockCount() - 1
        lines = []
        while block.isValid() and block.blockNumber() <= last:
            lines.append(block.text())
            block = block.next()
        removed = self._lexing.lines - document.blockCount() + len(lines)
        self._lexing.replace(first, removed, lines)
        self._painted[first : first + removed] = bytes(len(lines))
        self._edited = (first, min(last, first + 200))
        self._lexing.read(first, self._edited[1], _KEY_S)
        self._note_changed()
        self._timer.start(_NOW_MS if self._is_behind() else _PAUSE_MS)

    def _go_on(self) -> None:
        """Read on for a slice, and colour what is seen and has changed."""
        if any(not self._lexing.is_fresh(line) for line in self._seen_lines()):
            self._lexing.read(*self._seen, _SEEN_S)
            more = True
        else:
            more = self._lexing.work(_SLICE_S)
        self._paint_seen()
        if more:
            self._timer.start(_NOW_MS)

    def _paint_seen(self) -> None:
        self._note_changed()
        for line in self._seen_lines():
            if not self._painted[line]:
                self.rehighlightBlock(self.document().findBlockByNumber(line))

    def _note_changed(self) -> None:
        for line in self._lexing.take_changed():
            self._painted[line] = 0

    def _is_behind(self) -> bool:
        """Whether what is seen isn't yet as it should be, but for the lines that Qt is about to ask for."""
        return any(
            not self._lexing.is_fresh(line) or not (self._painted[line] or self._edited[0] <= line <= self._edited[1])
            for line in self._seen_lines()
        )

    def _seen_lines(self) -> range:
        return range(self._seen[0], min(self._seen[1], self._lexing.lines - 1) + 1)


def _lines(document: QTextDocument) -> list[str]:
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def _format(role: Role, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if role is Role.ERROR:
        made.setFontUnderline(True)
    return made


def _in_utf16(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """Places in characters as Qt counts them, in which those beyond U+FFFF are two."""
    if not runs or text.isascii() or not _WIDE.search(text):
        return runs
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if character > "\uffff" else 1))
    return tuple(
        (places[start], places[min(start + length, len(text))] - places[start], role) for start, length, role in runs
    )
