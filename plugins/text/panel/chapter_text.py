"""ChapterText: a chapter as it is edited, what Qt shows of it kept in step with what will be stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QPalette, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextLayout

from app.api import AssetStore
from plugins.text.live import LiveText
from plugins.text.model import Origin, Passage, Span
from plugins.text.panel.chapter_layout import ChapterLayout, Formats
from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.markdown_look import MarkdownLook, update_states
from plugins.text.passages import Piece, compare_texts, from_units, normalised, read_pieces, units_of

GHOST = 0x100001
"""The property of a format (QTextFormat.UserProperty + 1) that marks text which isn't the chapter's yet."""


@dataclass(slots=True, eq=False)
class Anchor:
    """A stretch of the chapter's text, in UTF-16, that stays with what it stands on while all around is edited."""

    at: int
    length: int = 0

    def move(self, at: int, removed: int, added: int) -> None:
        """Text was replaced somewhere; what is put in at the very beginning pushes it on."""
        start, end = self.at, self.at + self.length
        start = _moved(start, at, removed, added)
        end = max(start, _moved(end, at, removed, added, at_end=True)) if self.length else start
        self.at, self.length = start, end - start


class ChapterText(QObject):
    """One chapter's document; places are UTF-16 units of the chapter's text, and of the document where that is said.

    A ghost is text in the document that isn't the chapter's: `ghost_at` units before it, `ghost_units` long.
    """

    about_to_change = Signal(int, int, str)
    """A person replaces so many units at a place by a text; what is in the chapter is still what was."""
    changed = Signal(int, int, int)
    """Units at a place were replaced by so many, by whomever."""
    typed_through = Signal(str)
    """A person typed what the ghost begins with, and it gave way."""
    ghost_lost = Signal()
    """A change reached into the ghost, and it is gone."""
    ghost_changing = Signal()
    ghost_changed = Signal()
    """Around each change of the ghost: cursors stay before it or behind it, as they were."""

    def __init__(self, id_: str, pieces: Sequence[Piece], font: QFont, palette: QPalette, parent: QObject) -> None:
        super().__init__(parent)
        self.id = id_
        self.live = LiveText(pieces)
        self.ghost_at = 0
        self.ghost_units = 0
        self.cursor = 0
        self.scroll = 0
        self._anchors: list[Anchor] = []
        self.cursor_place: Callable[[], int] = lambda: 0
        """Where the cursor of whoever edits is in the document."""
        self._ghost = ""
        self._afterwards: list[Callable[[], None]] = []
        self._own = False
        self._origin: Span | None = None
        self.document = QTextDocument(self)
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(font)
        self.look = self._made_look(font, palette)
        self.layout = self._made_layout()
        self.document.setDocumentLayout(self.layout)
        self.document.setPlainText(self.live.text())
        self.document.contentsChange.connect(self._contents_changed)
        self.document.contentsChanged.connect(self._settled)

    def take_look(self, font: QFont, palette: QPalette) -> None:
        """Show the text in another font or other colours."""
        self.look = self._made_look(font, palette)
        with self._ours():
            self.document.setDefaultFont(font)
            if self.ghost_units:
                cursor = self._selecting(self.ghost_at, self.ghost_at + self.ghost_units)
                cursor.setCharFormat(ghost_format())
            self.layout.lay_out_anew()

    def _made_look(self, font: QFont, palette: QPalette) -> Formats:
        return MarkdownLook(font, palette).formats

    def _made_layout(self) -> ChapterLayout:
        return ChapterLayout(self.document, self._formats)

    def _formats(self, block: QTextBlock) -> Sequence[QTextLayout.FormatRange]:
        return self.look(block)

    def anchor(self, at: int, length: int = 0) -> Anchor:
        """Hold on to a stretch of text."""
        made = Anchor(at, length)
        self._anchors.append(made)
        return made

    @property
    def is_held(self) -> bool:
        """Whether anyone holds on to a stretch of it, or shows a ghost in it."""
        return bool(self._anchors or self.ghost_units)

    def let_go(self, anchor: Anchor) -> None:
        """Hold on to it no more."""
        if anchor in self._anchors:
            self._anchors.remove(anchor)

    def to_text(self, at: int) -> int:
        """A place of the document as one of the text; all of a ghost lies at one place."""
        return at if at <= self.ghost_at else max(self.ghost_at, at - self.ghost_units)

    def to_document(self, at: int, *, behind: bool = False) -> int:
        """A place of the text as one of the document, before a ghost there or behind it."""
        before = at < self.ghost_at or (at == self.ghost_at and not behind)
        return at if before else at + self.ghost_units

    def replace(self, at: int, removed: int, text: str, origin: Span | None = None) -> None:
        """Put a text in place of another; `origin` says where it comes from, None that a person wrote it."""
        if self.ghost_units and at < self.ghost_at < at + removed:
            self.set_ghost(self.ghost_at, "", QTextCharFormat())
        start, end = self.to_document(at, behind=removed > 0), self.to_document(at + removed)
        with self._ours():
            self._selecting(start, max(start, end)).insertText(text, QTextCharFormat())
        self._note(at, removed, text, origin)

    def apply(self, passages: Sequence[Passage], assets: AssetStore) -> None:
        """Show what the document says now, touching only what differs; raises what reading passages does."""
        old = self.live.state
        most = min(len(old), len(passages))
        first = next((at for at in range(most) if old[at].stored != passages[at]), most)
        back = next((at for at in range(most - first) if old[-1 - at].stored != passages[-1 - at]), most - first)
        new = read_pieces(passages[first : len(passages) - back], assets)
        before = sum(piece.units for piece in old[:first])
        was = "".join(piece.text for piece in old[first : len(old) - back])
        now = "".join(piece.text for piece in new)
        at, gone, come = compare_texts(was, now)
        removed, text = units_of(was[at : at + gone]), now[at : at + come]
        if removed or text:
            self.replace(before + units_of(was[:at]), removed, text)
        self.live = LiveText([*old[:first], *new, *old[len(old) - back :]])

    @contextmanager
    def coming_from(self, origin: Origin) -> Iterator[None]:
        """What is put in meanwhile by the editor's own hands comes from elsewhere."""
        self._origin = Span(0, origin)
        try:
            yield
        finally:
            self._origin = None

    def set_ghost(self, at: int, text: str, look: QTextCharFormat) -> None:
        """Show a ghost at a place of the text, changing no more of the one that is there than differs."""
        self.ghost_changing.emit()
        with self._ours():
            if at != self.ghost_at and self.ghost_units:
                self._selecting(self.ghost_at, self.ghost_at + self.ghost_units).removeSelectedText()
                self._ghost, self.ghost_units = "", 0
            self.ghost_at = at
            was = self._ghost
            start, gone, come = compare_texts(was, text)
            low = at + units_of(was[:start])
            cursor = self._selecting(low, low + units_of(was[start : start + gone]))
            cursor.insertText(text[start : start + come], look)
            self._ghost, self.ghost_units = text, units_of(text)
        self.ghost_changed.emit()

    def ghost_text(self) -> str:
        """The ghost that is shown."""
        return self._ghost

    def take_ghost(self, units: int, origin: Span) -> None:
        """Make the beginning of the ghost the chapter's own."""
        at, characters = self.ghost_at, from_units(self._ghost, units)
        text, self._ghost = self._ghost[:characters], self._ghost[characters:]
        with self._ours():
            self._selecting(at, at + units).setCharFormat(QTextCharFormat())
        self.ghost_units -= units
        self.ghost_at += units
        self._note(at, 0, text, origin, past_ghost=True)

    def _note(self, at: int, removed: int, text: str, origin: Span | None, *, past_ghost: bool = False) -> None:
        """The chapter's text is another now; what lies behind moved."""
        added = units_of(text)
        self.live.replace(at, removed, text, origin)
        if not past_ghost:
            where = Anchor(self.ghost_at)
            where.move(at, removed, added)
            self.ghost_at = where.at
        for anchor in self._anchors:
            anchor.move(at, removed, added)
        self.changed.emit(at, removed, added)

    def _contents_changed(self, at: int, removed: int, added: int) -> None:
        size = self.document.characterCount() - 1
        added = min(added, size - at)
        self._update_states(at, added)
        if self._own:
            return
        # What Qt says may go beyond the end of the text by one, and is as wide as all that it looked at anew.
        removed = self.live.units + self.ghost_units + added - size
        at, removed, text = self._narrowed(at, removed, self._read(at, added))
        if not removed and not text:
            return
        behind = self.ghost_at + self.ghost_units
        if not self.ghost_units or at + removed <= self.ghost_at:
            through = bool(self.ghost_units and text and not removed and at == self.ghost_at)
            self._written(at, removed, text)
            if through and self._ghost.startswith(text):
                self._afterwards.append(partial(self._give_way, text))
        elif at >= behind:
            self._written(at - self.ghost_units, removed, text, behind=True)
        else:
            self._afterwards.append(partial(self._lose_ghost, at, removed, text))

    def _written(self, at: int, removed: int, text: str, *, behind: bool = False) -> None:
        self.about_to_change.emit(at, removed, text)
        self._note(at, removed, text, self._origin, past_ghost=behind)

    def _settled(self) -> None:
        """Qt has done what it was at: now the document may be changed once more."""
        while self._afterwards and not self._own:
            self._afterwards.pop(0)()

    def _give_way(self, text: str) -> None:
        with self._ours():
            self._selecting(self.ghost_at, self.ghost_at + units_of(text)).removeSelectedText()
        self._ghost = self._ghost[len(text) :]
        self.ghost_units -= units_of(text)
        self.typed_through.emit(text)

    def _lose_ghost(self, at: int, removed: int, text: str) -> None:
        """A change reached into the ghost: what is left of it goes, and the rest is an edit as any other."""
        left = max(0, at - self.ghost_at)
        right = max(0, self.ghost_at + self.ghost_units - at - removed)
        with self._ours():
            end = at + units_of(text)
            self._selecting(end, end + right).removeSelectedText()
            self._selecting(at - left, at).removeSelectedText()
        gone = self.ghost_units - left - right
        self._ghost, self.ghost_units = "", 0
        self._written(min(at, self.ghost_at), removed - gone, text)
        self.ghost_lost.emit()

    def _narrowed(self, at: int, removed: int, text: str) -> tuple[int, int, str]:
        """What really changed of a range of the document.

        Of a letter among equal ones it isn't told which was put in: where the cursor is says it.
        """
        was = self._was(at, at + removed)
        first, gone, come = compare_texts(was, text)
        if bool(gone) != bool(come):
            other = was[::-1], text[::-1]
            lowest = min(map(len, other)) - compare_texts(*other)[0]
            places = [units_of(text[:place]) for place in range(lowest, first + 1)]
            wanted = self.cursor_place() - at - units_of(text[first : first + come])
            first = min(range(lowest, first + 1), key=lambda place: abs(places[place - lowest] - wanted))
        return at + units_of(text[:first]), units_of(was[first : first + gone]), text[first : first + come]

    def _was(self, start: int, end: int) -> str:
        """What stood in the document before it was changed, the ghost too."""
        behind = self.ghost_at + self.ghost_units
        parts = []
        if start < self.ghost_at:
            parts.append(self.live.between(start, min(end, self.ghost_at)))
        if start < behind and end > self.ghost_at:
            low, high = (max(0, place - self.ghost_at) for place in (start, min(end, behind)))
            parts.append(self._ghost[from_units(self._ghost, low) : from_units(self._ghost, high)])
        if end > behind:
            low = max(start, behind) - self.ghost_units
            parts.append(self.live.between(low, end - self.ghost_units))
        return "".join(parts)

    def _update_states(self, at: int, added: int) -> None:
        last = self.document.findBlock(at + added)
        changed = update_states(self.document.findBlock(at), last.blockNumber())
        if changed is not None:
            start, end = last.position() + last.length(), changed.position() + changed.length()
            # What lies behind a fence looks different now; Qt is still about to lay out what was edited.
            QTimer.singleShot(0, self, lambda: self._show_anew(start, end))

    def _show_anew(self, start: int, end: int) -> None:
        start, end = (min(at, self.document.characterCount()) for at in (start, end))
        with self._ours():
            self.document.markContentsDirty(start, end - start)

    def _read(self, at: int, units: int) -> str:
        text = self._selecting(at, at + units).selectedText()
        return text.replace("\u2029", "\n").replace("\u2028", "\n") if not text.isascii() else text

    def _selecting(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @contextmanager
    def _ours(self) -> Iterator[None]:
        was, self._own = self._own, True
        try:
            yield
        finally:
            self._own = was


def ghost_format() -> QTextCharFormat:
    """How text looks that isn't the chapter's yet."""
    look = QTextCharFormat()
    look.setForeground(quiet_colour())
    look.setProperty(GHOST, True)
    return look


def fit_to_paste(text: str) -> str:
    """A text from the clipboard, or one that was dropped, as a chapter takes it."""
    return normalised(text)


def _moved(place: int, at: int, removed: int, added: int, *, at_end: bool = False) -> int:
    if place < at or (at_end and place == at):
        return place
    if place >= at + removed:
        return place + added - removed
    return at if at_end else at + added
