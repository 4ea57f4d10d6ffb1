"""FindBar: words and patterns in the open chapter, marked where they are seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.api import Command, UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.commands import EditChapter
from plugins.text.model import Passage
from plugins.text.panel.colours import found_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.find_fields import FindFields
from plugins.text.panel.marks import Mark
from plugins.text.panel.saying import said
from plugins.text.panel.work import TextWork
from plugins.text.search import Found, find

_SOON_MS = 150
_TIMEOUT_S = 0.4
"""The window waits for it."""


class FindBar(QWidget):
    """Lies above the chapter while it is open; Enter goes to the next place, Shift+Enter to the one before."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work, self._editor = work, editor
        self._found: list[Found] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.fields = FindFields(icons, self, stacked=True)
        self._count = QLabel()
        self._count.setProperty("class", "secondary")
        self._count.setMinimumWidth(88)
        before = IconButton(icons, "chevron-up", self.tr("Previous place"))
        after = IconButton(icons, "chevron-down", self.tr("Next place"))
        one, every = QPushButton(self.tr("Replace")), QPushButton(self.tr("Replace all"))
        close = IconButton(icons, "x", self.tr("Close"))
        looking, replacing, both = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for widget in (self._count, before, after, close):
            looking.addWidget(widget)
        for button in (one, every):
            replacing.addWidget(button, 1)
        both.addLayout(looking)
        both.addLayout(replacing)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.fields, 1)
        layout.addLayout(both)
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        one.clicked.connect(self.replace)
        every.clicked.connect(self.replace_all)
        close.clicked.connect(self.close_bar)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self.fields.changed.connect(self._soon.start)
        self.fields.entered.connect(lambda back: self.go(-1 if back else 1))
        self.fields.left.connect(self.close_bar)
        work.text_changed.connect(self._look_again)
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What is said of how much was found."""
        return self._count.text()

    def open(self) -> None:
        """Show the bar, with what is selected to be looked for."""
        if self.isHidden():
            self.setVisible(True)
            self._editor.marks.add(self._marks)
        self.fields.begin(self._editor.textCursor().selectedText())
        self.look()

    def close_bar(self) -> None:
        """Put the bar away and go on writing."""
        self.setVisible(False)
        self._editor.marks.remove(self._marks)
        self._editor.setFocus()

    def look(self) -> None:
        """Find again."""
        self._soon.stop()
        live = self._work.text.live
        self._found, self._starts, self._ends = [], [], []
        wanted = self.fields.wanted
        try:
            self._found = find(live.text(), wanted, self.fields.new, _TIMEOUT_S)
        except UserError as error:
            words = said(error.words)
            self._count.setText(words)
            self._count.setToolTip(words)
            self._editor.marks.refresh_soon()
            return
        places = live.units_of_places([place for one in self._found for place in (one.start, one.end)])
        self._starts, self._ends = places[::2], places[1::2]
        self._say()
        self._editor.marks.refresh_soon()

    def go(self, by: int) -> None:
        """Select the next place, or the one before, round the end of the chapter."""
        if self._soon.isActive():
            self.look()
        if not self._starts:
            return
        start, end = self._editor.selection
        at = bisect_left(self._starts, end) if by > 0 else bisect_left(self._starts, start) - 1
        self._select(at % len(self._starts))

    def replace(self) -> None:
        """Replace the place that is selected, and go to the next."""
        if self._soon.isActive():
            self.look()
        here = self._current()
        if here is not None and not self._editor.isReadOnly():
            self._editor.textCursor().insertText(self._found[here].new)
            self.look()
        self.go(1)

    def replace_all(self) -> None:
        """Replace every place in the chapter, as one step."""
        self.look()
        if not self._found or self._editor.isReadOnly():
            return
        work, text = self._work, self._work.text
        work.keep()
        work.end_burst()
        count, chapter = len(self._found), text.id
        places = zip(self._starts, self._ends, self._found, strict=True)
        for start, end, one in reversed(list(places)):
            text.replace(start, end - start, one.new)

        def make(passages: tuple[Passage, ...]) -> Command:
            return EditChapter(chapter, passages, "Replace")

        work.store(text, make, "Replace")
        self.look()
        self._count.setText(self.tr("{count} replaced").format(count=QLocale().toString(count)))

    def _current(self) -> int | None:
        start, end = self._editor.selection
        at = bisect_left(self._starts, start)
        fits = at < len(self._starts) and (self._starts[at], self._ends[at]) == (start, end)
        return at if fits else None

    def _select(self, at: int) -> None:
        self._editor.go_to(self._starts[at], self._ends[at])
        self._say()

    def _say(self) -> None:
        count, here = QLocale().toString(len(self._found)), self._current()
        if not self.fields.wanted.text:
            self._count.setText("")
        elif not self._found:
            self._count.setText(self.tr("nothing found"))
        elif here is None:
            self._count.setText(self.tr("{count} found").format(count=count))
        else:
            place = QLocale().toString(here + 1)
            self._count.setText(self.tr("{place} of {count}").format(place=place, count=count))

    def _look_again(self) -> None:
        if not self.isHidden():
            self._soon.start()

    def _marks(self, block: QTextBlock) -> Iterator[Mark]:
        chapter = self._editor.chapter
        if chapter is None or not self._starts:
            return
        look = QTextCharFormat()
        look.setBackground(found_colour(self._editor.palette()))
        first, last = chapter.to_text(block.position()), chapter.to_text(block.position() + block.length() - 1)
        for at in range(bisect_right(self._ends, first), bisect_left(self._starts, last)):
            low = chapter.to_document(self._starts[at], behind=True) - block.position()
            high = chapter.to_document(self._ends[at]) - block.position()
            if max(0, low) < high:
                yield Mark(max(0, low), high - max(0, low), look)
