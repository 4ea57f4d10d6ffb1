"""Spelling: misspelt words are underlined in the paragraphs that are seen, and mended from a menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from plugins.text.model import Chapter, Manuscript
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.colours import is_dark
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.markdown_look import FENCE, IN_CODE, state_of
from plugins.text.panel.spelling.checking import Checking, Spans
from plugins.text.panel.work import TextWork
from plugins.text.passages import compare_texts, to_units
from plugins.text.wording import KnowWord, SetSpelled

_OWN_WORDS = "text.spelling.words"
_ON_DARK, _ON_LIGHT = "#e0716c", "#b3352f"
_LONGEST = 20_000
UNSPELLED = frozenset({"ja", "zh", "ko", "th"})
"""Languages without words that a dictionary of Hunspell's could look up."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A misspelt word, and where it stands in the document, in UTF-16."""

    word: str
    start: int
    end: int


class Spelling(QObject):
    """Asks about what is seen, and never about code, links, ruby or Japanese; the word being typed is let be."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor = work, editor
        self._checking = Checking((), self)
        self._checking.found.connect(editor.marks.refresh_soon)
        self._checking.failed.connect(work.context.messages.fail)
        self._typing: int | None = None
        self._asked: QPoint | None = None
        self._part: Manuscript | None = None
        self._seen: dict[int, tuple[str, Spans]] = {}
        self._has_asked = False
        self.languages: tuple[str, ...] = ()
        """Those that there are dictionaries of, as soon as that is known."""
        editor.marks.underline(self._underlined, self._colour)
        editor.viewport().installEventFilter(self)
        editor.menu_wanted.connect(self._fill)
        editor.cursorPositionChanged.connect(self._cursor_moved)
        editor.textChanged.connect(self._text_changed)
        work.manuscript_changed.connect(self._words_changed)
        work.chapter_shown.connect(lambda _text: self._seen.clear())
        self._words_changed()

    @property
    def is_on(self) -> bool:
        """Whether misspelt words are underlined in this project."""
        return self._work.manuscript.spelled

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words that the user knows in all projects."""
        found = self._work.context.settings.get(_OWN_WORDS, [])
        return tuple(word for word in found if isinstance(word, str)) if isinstance(found, list) else ()

    def set_on(self, on: bool) -> None:
        """Underline misspelt words in this project, or none."""
        self._work.execute(SetSpelled(on))
        self._editor.marks.refresh_soon()

    def know(self, word: str, *, everywhere: bool) -> None:
        """Take a word for one that is spelled rightly, in this project or in all of the user's."""
        if everywhere:
            self._work.context.settings.set(_OWN_WORDS, [*sorted({*self.own_words, word})])
            self._part = None
            self._words_changed()
        else:
            self._work.execute(KnowWord(word))

    def language_of(self, chapter: Chapter) -> str:
        """The language that a chapter is spelled in; where it says none, that of the user's system."""
        return chapter.language or usual_language()

    def misspelt_at(self, position: int) -> Misspelt | None:
        """The misspelt word at a place of the document, in UTF-16."""
        block = self._editor.document().findBlock(position)
        for start, end in self._spans(block):
            low, high = block.position() + start, block.position() + end
            if low <= position <= high:
                return Misspelt(_between(self._editor, low, high), low, high)
        return None

    def next_misspelt(self) -> Misspelt | None:
        """The misspelt word at the cursor, else the next one of those paragraphs that are seen."""
        cursor = self._editor.textCursor()
        here = self.misspelt_at(cursor.selectionStart())
        if here is not None:
            return here
        for block in self._editor.visible_blocks():
            for start, end in self._spans(block):
                low, high = block.position() + start, block.position() + end
                if low >= cursor.position():
                    return Misspelt(_between(self._editor, low, high), low, high)
        return None

    def open_menu(self) -> None:
        """Show what could be meant by the misspelt word at the cursor, or by the next one."""
        found = self.next_misspelt() if self.is_on else None
        if found is None:
            self._work.context.messages.say(self.tr("No word here is misspelt."))
            return
        editor = self._editor
        cursor = editor.textCursor()
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        menu = QMenu(editor)
        self.fill(menu, found, by_key=True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(editor.viewport().mapToGlobal(editor.cursorRect(cursor).bottomLeft()))

    def fill(self, menu: QMenu, found: Misspelt, *, by_key: bool = False) -> None:
        """Put what could be meant at the head of a menu, as soon as it is known; `by_key` has Enter take the first."""
        first = menu.actions()[0] if menu.actions() else None
        waiting = menu.addAction(self.tr("Looking for suggestions…"))
        waiting.setEnabled(False)
        between = menu.addSeparator()
        project = menu.addAction(
            self.tr("Add to the project's words"), partial(self.know, found.word, everywhere=False)
        )
        own = menu.addAction(self.tr("Add to my words"), partial(self.know, found.word, everywhere=True))
        behind = menu.addSeparator()
        if first is not None:
            for action in (waiting, between, project, own, behind):
                menu.removeAction(action)
                menu.insertAction(first, action)

        def show(words: object) -> None:
            if not _is_alive(menu):
                return
            suggested = [str(word) for word in words] if isinstance(words, list) else []
            for word in suggested:
                action = menu.addAction(word, partial(self.mend, found, word))
                font = action.font()
                font.setBold(True)
                action.setFont(font)
                menu.removeAction(action)
                menu.insertAction(waiting, action)
            if suggested:
                menu.removeAction(waiting)
                if by_key and menu.activeAction() is None:
                    menu.setActiveAction(menu.actions()[0])
            else:
                waiting.setText(self.tr("No suggestions"))

        self._checking.suggest(self.language_of(self._work.chapter), found.word, show)

    def mend(self, found: Misspelt, word: str) -> None:
        """Put another word in place of a misspelt one, as a step of its own."""
        editor = self._editor
        if editor.isReadOnly() or _between(editor, found.start, found.end) != found.word:
            return
        self._work.keep()
        self._work.end_burst()
        cursor = QTextCursor(editor.document())
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(word, QTextCharFormat())
        editor.setTextCursor(cursor)
        self._work.keep()
        self._work.end_burst()

    def ask_languages(self) -> None:
        """Find out of which languages there are dictionaries, once."""
        if not self._has_asked:
            self._has_asked = True
            self._checking.languages(self._know_languages)

    def close(self) -> None:
        """Ask no more."""
        self._checking.close()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember where a menu is asked for."""
        if event.type() is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self._asked = event.pos() if by_mouse else None
        return False

    def _fill(self, menu: QMenu) -> None:
        cursor, asked = self._editor.textCursor(), self._asked
        self._asked = None
        position = self._editor.cursorForPosition(asked).position() if asked is not None else cursor.position()
        found = self.misspelt_at(position) if self.is_on else None
        if found is not None:
            self.fill(menu, found)

    def _know_languages(self, languages: object) -> None:
        self.languages = tuple(str(one) for one in languages) if isinstance(languages, list) else ()

    def _words_changed(self) -> None:
        part = self._work.manuscript
        if part is not self._part:
            if self._part is None or (part.words_known, part.spelled) != (self._part.words_known, self._part.spelled):
                self._checking.set_words((*part.words_known, *self.own_words))
                self._editor.marks.refresh_soon()
            self._part = part

    def _text_changed(self) -> None:
        self._typing = self._editor.textCursor().position()

    def _cursor_moved(self) -> None:
        if self._typing is not None and self._typing != self._editor.textCursor().position():
            self._typing = None
            self._editor.marks.refresh_soon()

    def _spans(self, block: QTextBlock) -> Iterator[tuple[int, int]]:
        """Where the misspelt words of a paragraph stand, in UTF-16, as far as that is known."""
        chapter = self._editor.chapter
        if chapter is None or isinstance(chapter, CodeText) or state_of(block) & (IN_CODE | FENCE):
            return
        language, text = self.language_of(self._work.chapter), block.text()
        if language.partition("-")[0] in UNSPELLED or not text.strip() or len(text) > _LONGEST:
            return
        first = block.position()
        low, high = chapter.ghost_at - first, chapter.ghost_at + chapter.ghost_units - first
        for start, end in self._known(block.blockNumber(), language, text):
            begin, stop = to_units(text, start), to_units(text, end)
            if not (chapter.ghost_units and begin < high and stop > low):
                yield begin, stop

    def _known(self, number: int, language: str, text: str) -> Spans:
        """What is known of a paragraph; while an answer is on its way, what is left of what was known before."""
        self.ask_languages()
        spans = self._checking.spans(language, text)
        if spans is None:
            was, spans = self._seen.get(number, ("", ()))
            first, gone, come = compare_texts(was, text)
            behind = first + gone
            moved = ((at + come - gone, end + come - gone) for at, end in spans if at >= behind)
            return (*((at, end) for at, end in spans if end <= first), *moved)
        self._seen[number] = (text, spans)
        return spans

    def _underlined(self, block: QTextBlock) -> Iterator[tuple[int, int]]:
        """What is underlined of a paragraph: all but the word that is being typed."""
        if not self.is_on:
            return
        typing = -1 if self._typing is None else self._typing - block.position()
        for start, end in self._spans(block):
            if not start < typing <= end:
                yield start, end

    def _colour(self) -> QColor:
        return QColor(_ON_DARK if is_dark(self._editor.palette()) else _ON_LIGHT)


def usual_language() -> str:
    """The language of the user's system, such as `en-GB`."""
    return QLocale.system().bcp47Name().removesuffix("-POSIX") or "en"


def _between(editor: ManuscriptEditor, start: int, end: int) -> str:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _is_alive(menu: QMenu) -> bool:
    try:
        menu.objectName()
    except RuntimeError:  # Qt has deleted it
        return False
    return True
