"""Page: a text to read in the chapter's own place and letters, with stretches told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.widgets.elided_label import ElidedLabel
from plugins.text.model import Origin
from plugins.text.panel.branches.merged import Look
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.colours import is_dark, origin_colour, quiet_colour
from plugins.text.panel.editor import ManuscriptEditor, serif_font
from plugins.text.panel.marks import Mark
from plugins.text.passages import pieces_of

_GROUNDS = {
    Look.REMOVED: ("#e0716c", "#d6544d"),
    Look.ADDED: ("#7bb58b", "#3f9a5d"),
    Look.LEFT: ("#7fb4e6", "#3c82c4"),
    Look.CAME: ("#7fb4e6", "#3c82c4"),
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ALPHA, _CHOSEN_ALPHA = 44, 110


@dataclass(frozen=True, slots=True)
class Told:
    """Some characters (code points) that are told apart; `number` is that of what can be chosen."""

    start: int
    end: int
    look: QTextCharFormat
    number: int = -1


class Page(ManuscriptEditor):
    """Read-only; the stretches of `chosen` stand out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._told: list[tuple[int, int, Told]] = []
        self._starts: list[int] = []
        self._chosen = -1
        self._size_px = 0
        self.passed_on: frozenset[Qt.Key] = frozenset()
        """Keys that mean something to whoever the page belongs to."""
        self.marks.add(self._marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, or let others have the key."""
        if Qt.Key(event.key()) in self.passed_on and not event.modifiers() & _HELD:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str, told: Sequence[Told], size_px: int) -> None:
        """Show a text; where one was shown before the place in it stays."""
        self._size_px = size_px
        old, scrolled, at = self.chapter, self.verticalScrollBar().value(), self.place
        shown = ChapterText("", pieces_of(text), serif_font(size_px), self.palette(), self)
        places = shown.live.units_of_places(sorted({place for one in told for place in (one.start, one.end)}))
        units = dict(zip(sorted({place for one in told for place in (one.start, one.end)}), places, strict=True))
        self._told = [(units[one.start], units[one.end], one) for one in told]
        self._starts = [start for start, _, _ in self._told]
        shown.cursor, shown.scroll = min(at, shown.live.units), scrolled
        self.show_chapter(shown)
        if old is not None:
            old.deleteLater()

    def choose(self, number: int) -> None:
        """Let the stretches of a number stand out."""
        self._chosen = number
        self.marks.refresh()

    def reveal(self, at: int) -> None:
        """Bring a place, in code points, into the middle."""
        if self.chapter is not None:
            self.go_to(self.chapter.live.units_at(at))
            self.centerCursor()
            self.marks.refresh()

    def top(self) -> int:
        """The place, in code points, that is seen first."""
        if self.chapter is None:
            return 0
        return self.chapter.live.position(self.cursorForPosition(self.viewport().rect().topLeft()).position())

    def scroll_to(self, at: int) -> None:
        """Show a place, in code points, in the first line."""
        if self.chapter is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self.chapter.live.units_at(at))
            self.verticalScrollBar().setValue(cursor.block().firstLineNumber())

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.chapter is not None:
            self.chapter.take_look(serif_font(self._size_px), self.palette())

    def _marks(self, block: QTextBlock) -> Iterator[Mark]:
        first, last = block.position(), block.position() + block.length() - 1
        at = max(0, bisect_right(self._starts, first) - 1)
        for start, end, told in self._told[at:]:
            if start > last:
                break
            low, high = max(start, first), min(end, last)
            if low < high:
                look = told.look
                if told.number >= 0 and told.number == self._chosen:
                    look = QTextCharFormat(look)
                    ground = look.background().color()
                    ground.setAlpha(_CHOSEN_ALPHA)
                    look.setBackground(ground)
                yield Mark(low - first, high - low, look)


class PageBar(QWidget):
    """The row above a page: what it is, and what can be done with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ElidedLabel(parent=self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 8, 6)
        self.row.setSpacing(6)
        self.row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text

    def say(self, words: str) -> None:
        """Say what is shown."""
        self._words.set_text(words)


def look_of(look: Look, palette: QPalette) -> QTextCharFormat:
    """How a stretch of a comparison looks: by a line as well as by its ground."""
    made = QTextCharFormat()
    ground = QColor(_GROUNDS[look][0 if is_dark(palette) else 1])
    line = QColor(ground)
    ground.setAlpha(_ALPHA)
    made.setBackground(ground)
    made.setUnderlineColor(line)
    match look:
        case Look.REMOVED:
            made.setFontStrikeOut(True)
            made.setForeground(quiet_colour())
        case Look.ADDED:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        case Look.LEFT:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setForeground(quiet_colour())
        case Look.CAME:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    return made


def take_look(palette: QPalette) -> QTextCharFormat:
    """How a draft looks in the text that it would stand in."""
    made = QTextCharFormat()
    made.setForeground(origin_colour(Origin.GENERATED, palette))
    return made
