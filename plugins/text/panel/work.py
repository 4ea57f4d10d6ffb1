"""TextWork: the chapter that is open, and the way of what is written into the document."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QFont, QPalette

from app.api import AssetId, Command, Document, PanelContext, Selection, Together, UserError
from plugins.text.commands import AddItem, EditChapter, chapters_in, manuscript_of
from plugins.text.model import KIND, Chapter, Item, Manuscript, Passage, new_id
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.editor import SIZE_PX, serif_font
from plugins.text.panel.edits import Edit, Edits
from plugins.text.passages import Piece, read_pieces

SETTLE_MS = 400
"""So long after the last key what was typed goes into the document."""
LATEST_S = 0.9
"""And so long after the first one at the latest."""
PAUSE_S = 2.0
"""Who rests this long begins another step of undo."""
_MOST_OPEN = 24
_SIZES_PX = (13, 32)
_SIZE = "text.size"


class TextWork(QObject):
    """Opens chapters, notices what a person writes in them, and keeps them in step with the document.

    Before the first chapter there is an empty one to write in, which comes into the document with its first text.
    """

    chapter_shown = Signal(object)
    """The ChapterText that is to be shown now."""
    chapter_changed = Signal()
    """The open chapter is another, or is called otherwise, or its status or goal is."""
    text_changed = Signal()
    """Something was written, or taken back, in the open chapter."""
    manuscript_changed = Signal()
    """Chapters came, went, or were changed."""
    size_changed = Signal()
    """The letters are larger or smaller now."""
    failed = Signal(object)
    """A chapter cannot be read: the UserError that says why; None when one that can is shown."""

    def __init__(self, context: PanelContext, palette: QPalette, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.edits = Edits(context, self)
        self.edits.stored.connect(self._stored)
        self.edits.executed.connect(self._executed)
        self.font_px = _size(context)
        self._palette = palette
        self._open: dict[str, ChapterText] = {}
        self._blank = new_id()
        self._current = self._blank
        self._burst, self._last_s, self._first_s, self._expected = 0, 0.0, 0.0, -1
        self._dirty = False
        self._step_key: Hashable | None = None
        self._closed, self._amending = False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        self._unsubscribe = (
            context.session.subscribe(self._document_changed),
            context.session.subscribe_selection(self._selected),
        )

    @property
    def manuscript(self) -> Manuscript:
        """The manuscript of the document."""
        return manuscript_of(self.context.session.document)

    @property
    def current(self) -> str:
        """The id of the open chapter."""
        return self._current

    @property
    def chapter(self) -> Chapter:
        """The open chapter as the document has it; an empty one before there is any."""
        found = next((item for item in self.manuscript.items if item.id == self._current), None)
        return found if isinstance(found, Chapter) else self._new_chapter()

    @property
    def text(self) -> ChapterText:
        """The open chapter as it is edited."""
        return self.text_of(self._current)

    @property
    def opened(self) -> frozenset[str]:
        """The chapters that are held ready."""
        return frozenset(self._open)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written anywhere."""
        return not self.manuscript.items and not self.text.live.units

    @property
    def font(self) -> QFont:
        """The letters of the manuscript."""
        return serif_font(self.font_px)

    def open_first(self) -> None:
        """Open the chapter that is selected, or the first."""
        chapters = chapters_in(self.manuscript)
        wanted = self.context.session.selection.item
        ids = [chapter.id for chapter in chapters]
        self.open(wanted if wanted in ids else ids[0] if ids else self._blank)

    def open(self, id_: str) -> None:
        """Show a chapter; what was written in the one before is kept first."""
        self.keep()
        self.end_burst()
        self._current = id_
        try:
            text = self.text_of(id_)
        except UserError as error:
            self.failed.emit(error)
            self.chapter_changed.emit()
            return
        self.failed.emit(None)
        self.chapter_shown.emit(text)
        self.chapter_changed.emit()
        self.text_changed.emit()
        if id_ != self._blank:
            self.context.session.select(Selection(part=KIND, item=id_))

    def text_of(self, id_: str) -> ChapterText:
        """A chapter as it is edited; raises UserError where it cannot be read."""
        if id_ not in self._open:
            found = next((item for item in self.manuscript.items if item.id == id_), None)
            passages = found.passages if isinstance(found, Chapter) else ()
            pieces = read_pieces(passages, self.context.assets)
            made = self._made(id_, found, pieces)
            made.about_to_change.connect(self._about_to_change)
            made.changed.connect(self._changed)
            self._open[id_] = made
            self._close_oldest()
        else:
            self._open[id_] = self._open.pop(id_)
        return self._open[id_]

    def end_burst(self) -> None:
        """What is written from now on is another step of undo."""
        self._burst += 1
        self._expected = -1

    def keep(self) -> None:
        """Begin to store what was typed."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        key = ("typing", self._current, self._burst)
        day = today()

        def typing(passages: tuple[Passage, ...]) -> Command:
            return self._typed(text.id, passages, key, day)

        text = self.text
        self.edits.add(Edit(text.id, text.live.state, typing, "Typing", self.media_type(text.id)))

    def store(self, text: ChapterText, make: Callable[[tuple[Passage, ...]], Command], label: str) -> None:
        """Have a chapter's text stored as it is now, and then a command executed that is made of it."""
        self.keep()
        self.end_burst()
        self.edits.add(Edit(text.id, text.live.state, make, label, self.media_type(text.id)))

    def settle(self) -> bool:
        """Bring into the document what was written, now; whether that worked."""
        self.keep()
        try:
            self.edits.flush()
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def execute(self, command: Command) -> bool:
        """Change the document, after what was written is in it; whether that worked."""
        if not self.settle():
            return False
        self.end_burst()
        self._step_key = None
        try:
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def note(self, make: Callable[[str, Hashable | None], Command]) -> None:
        """Keep something with the step that was made last, such as a draft: undo is not to stop at what isn't seen.

        `make` is given the label and the merge key of that step; both are empty where it wasn't made here. Raises
        UserError where it cannot be kept.
        """
        if not self.settle():
            return
        session, key = self.context.session, self._step_key
        command = make(session.history[session.position].label if key is not None else "", key)
        session.execute(command)
        self._step_key = command.merge_key
        self.end_burst()

    def amend(self, change: Callable[[Document], Document], stream: str, source: AssetId) -> None:
        """Change all states of the document, now that a generated text is stored that was called by its stream.

        What was accepted of it before has it as its source then, also where that isn't in the document yet. Raises
        UserError where the document may not be changed.
        """
        if not self.settle() and stream:
            self.edits.sources[stream] = source
        for text in self._open.values():
            text.live.name_stream(stream, source)
        self._amending = True
        try:
            self.context.session.amend(change)
        finally:
            self._amending = False

    def ensure_chapter(self) -> str:
        """The id of the open chapter, which is in the document after this."""
        if not any(item.id == self._current for item in self.manuscript.items):
            self.settle()
        if not any(item.id == self._current for item in self.manuscript.items):
            self.execute(AddItem(self._new_chapter(), label="New chapter"))
        return self._current

    def media_type(self, id_: str) -> str:
        """What a chapter's passages are stored as."""
        found = next((item for item in self.manuscript.items if item.id == id_), None)
        return "text/plain" if isinstance(found, Chapter) and found.is_code else "text/markdown"

    def set_size(self, size_px: int) -> None:
        """Write in larger or smaller letters."""
        self.font_px = max(_SIZES_PX[0], min(size_px, _SIZES_PX[1]))
        self.context.settings.set(_SIZE, self.font_px)
        self.take_look(self._palette)
        self.size_changed.emit()

    def take_look(self, palette: QPalette) -> None:
        """Show all chapters in other colours, or other letters."""
        self._palette = palette
        for text in self._open.values():
            text.take_look(self.font, palette)

    def close(self) -> None:
        """Store what waits and listen no more."""
        if not self._closed:
            self._closed = True
            self.settle()
            self.edits.close()
            for end in self._unsubscribe:
                end()

    def _made(self, id_: str, item: Item | None, pieces: list[Piece]) -> ChapterText:
        if isinstance(item, Chapter) and item.is_code:
            return CodeText(id_, pieces, item.language, self.font, self._palette, self)
        return ChapterText(id_, pieces, self.font, self._palette, self)

    def _new_chapter(self) -> Chapter:
        title = QCoreApplication.translate("TextPanel", "Chapter {number}")
        return Chapter(self._current, title.format(number=len(chapters_in(self.manuscript)) + 1))

    def _typed(self, id_: str, passages: tuple[Passage, ...], key: tuple[str, str, int], day: str) -> Command:
        if any(item.id == id_ for item in self.manuscript.items):
            return EditChapter(id_, passages, merge_key=key, day=day)
        chapter = replace(self._new_chapter(), id=id_)
        return Together("Typing", (AddItem(chapter), EditChapter(id_, passages, day=day)), key)

    def _about_to_change(self, at: int, removed: int, _text: str) -> None:
        now = time.monotonic()
        elsewhere = self._expected >= 0 and at not in (self._expected, self._expected - removed)
        if self._expected >= 0 and (now - self._last_s > PAUSE_S or elsewhere):
            self.keep()
            self.end_burst()
        if not self._dirty:
            self._first_s = now
        self._dirty, self._last_s = True, now

    def _changed(self, at: int, _removed: int, added: int) -> None:
        text = self.sender()
        if isinstance(text, ChapterText) and text.id == self._current:
            self.text_changed.emit()
        if not self._dirty:
            return
        self._expected = at + added
        left_s = self._first_s + LATEST_S - time.monotonic()
        self._timer.start(max(0, min(SETTLE_MS, int(left_s * 1000))))
        if isinstance(text, ChapterText) and added and "\n" in text.live.between(at, at + added):
            self.keep()
            self.end_burst()

    def _stored(self, edit: Edit, passages: tuple[Passage, ...]) -> None:
        text = self._open.get(edit.chapter)
        if text is not None:
            state: tuple[Piece, ...] = tuple(piece for piece in edit.state if piece.text)
            text.live.remember(state, passages)

    def _executed(self, command: Command) -> None:
        self._step_key = command.merge_key

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.id != new.id:
            self.edits.drop()
            self._dirty = False
            self._timer.stop()
            closed, self._open = list(self._open.values()), {}
            self._blank = new_id()
            self._current = self._blank
            self.open_first()
            for text in closed:
                text.deleteLater()
            self.manuscript_changed.emit()
            return
        before, now = manuscript_of(old), manuscript_of(new)
        if before is now:
            return
        if not self.edits.committing and not self._amending:
            self._step_key = None
            self._show(now)
        self.manuscript_changed.emit()
        self.chapter_changed.emit()

    def _show(self, now: Manuscript) -> None:
        """Show what the document says, where that is something else than what is seen."""
        known = {item.id: item for item in now.items if isinstance(item, Chapter)}
        # What is written and on its way comes into the document behind what someone else did to it.
        waiting = {*self.edits.chapters, *([self._current] if self._dirty else [])}
        for id_, text in list(self._open.items()):
            if id_ in waiting:
                continue
            if id_ in known and not _is_as(text, known[id_]):
                # It became program code, or is none any more: it is opened anew as what it is.
                del self._open[id_]
                if id_ == self._current:
                    self.open(id_)
                text.deleteLater()
            elif id_ in known or id_ == self._blank:
                found = known.get(id_)
                try:
                    text.apply(found.passages if found else (), self.context.assets)
                except UserError as error:
                    self.failed.emit(error)
            elif id_ != self._current:
                del self._open[id_]
        self.end_burst()
        if self._current not in known and self._current != self._blank:
            gone = self._open.pop(self._current, None)
            if gone is not None:
                gone.deleteLater()
            self.open_first()
        elif self._current == self._blank and self._blank not in known and known:
            self.open_first()

    def _selected(self, selection: Selection) -> None:
        ids = {item.id for item in self.manuscript.items if isinstance(item, Chapter)}
        if selection.part == KIND and selection.item in ids and selection.item != self._current:
            self.open(selection.item)

    def _close_oldest(self) -> None:
        """Let go of chapters that were not looked at for long, and of which nothing waits."""
        for id_, text in list(self._open.items()):
            if len(self._open) <= _MOST_OPEN:
                return
            if id_ != self._current and text.live.is_stored and not text.is_held:
                del self._open[id_]
                text.deleteLater()


def _is_as(text: ChapterText, chapter: Chapter) -> bool:
    """Whether a text that is open is of a chapter's kind; one of program code takes on its language."""
    if isinstance(text, CodeText) and chapter.is_code and text.language != chapter.language:
        text.set_language(chapter.language)
    return isinstance(text, CodeText) == chapter.is_code


def today() -> str:
    """The day whose words are counted now."""
    return datetime.now(UTC).astimezone().date().isoformat()


def _size(context: PanelContext) -> int:
    found = context.settings.get(_SIZE, SIZE_PX)
    return found if isinstance(found, int) and _SIZES_PX[0] <= found <= _SIZES_PX[1] else SIZE_PX
