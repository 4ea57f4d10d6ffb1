"""Ghost: text that a model wrote, shown where it would stand until a person takes or refuses it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat

from app.api import AssetId, Token
from plugins.text.model import Origin, Span
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.passages import units_of
from plugins.text.words import next_line_end, next_sentence_end, next_word_end

_FRAME_MS = 16


class Accept(Enum):
    """How much of a ghost is taken."""

    ALL = "all"
    SENTENCE = "sentence"
    WORD = "word"
    LINE = "line"


class Ghost(QObject):
    """Alternatives at one place, of which one is shown; the text that they would replace stands before them.

    It knows no jobs: `show` is told all of an alternative's text as it grows, and what came in a frame is put in at
    once. The beginning of each that is `taken` stands in the text already. `accept` says before with `accepting` that
    the chapter is about to change, and then with `accepted` what was taken.
    """

    accepting = Signal()
    accepted = Signal(str, bool)
    """What was taken as the chapter's text, and whether nothing of the ghost is left."""
    ended = Signal()
    """It is gone: taken wholly, or refused."""
    shown = Signal()
    """Other text, or another alternative, is shown."""

    def __init__(self, chapter: ChapterText, at: int, removed: int, look: QTextCharFormat, taken: str = "") -> None:
        super().__init__(chapter)
        self.chapter = chapter
        self.streams: Mapping[int, str] = {}
        """What alternatives are called until they are stored, so that what is accepted before finds its source."""
        chapter.set_ghost(at + removed, "", look)
        self._old = chapter.anchor(at, removed)
        self._look = look
        self._alternatives: list[str] = []
        self._sources: dict[int, AssetId] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._current = 0
        self._taken = taken
        self._ended = False
        self._chosen = False
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(_FRAME_MS)
        self._frame.timeout.connect(self._put)
        chapter.typed_through.connect(self._typed_through)
        chapter.ghost_lost.connect(self._end)

    @staticmethod
    def begin(chapter: ChapterText, at: int, removed: int, look: QTextCharFormat) -> Ghost:
        """A ghost at a place of a chapter, in code points, that may take the place of so many characters there."""
        start = chapter.live.units_at(at)
        return Ghost(chapter, start, chapter.live.units_at(at + removed) - start, look)

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The texts to choose from, as far as they are there."""
        return tuple(self._alternatives)

    @property
    def current(self) -> int:
        """Which of them is shown."""
        return self._current

    @property
    def text(self) -> str:
        """What is shown and not taken yet."""
        if not self._alternatives:
            return ""
        whole = self._alternatives[self._current]
        return whole[len(self._taken) :] if whole.startswith(self._taken) else ""

    @property
    def old(self) -> tuple[int, int]:
        """The text that it would replace: its place and length in the chapter, in UTF-16."""
        return self._old.at, self._old.length

    @property
    def is_over(self) -> bool:
        """Whether it is gone."""
        return self._ended

    @property
    def source(self) -> AssetId | None:
        """The asset of the alternative that is shown, as soon as it is stored."""
        return self._sources.get(self._current)

    @property
    def written(self) -> tuple[str, tuple[Token, ...], int]:
        """All of the alternative that is shown, its tokens as far as they are there, and how much of it was taken."""
        if not self._alternatives:
            return "", (), 0
        return self._alternatives[self._current], self._tokens.get(self._current, ()), len(self._taken)

    @property
    def stream(self) -> str:
        """What the alternative that is shown is called while it isn't stored, where it has such a name."""
        return "" if self.source is not None else self.streams.get(self._current, "")

    def show(
        self, text: str, alternative: int = 0, source: AssetId | None = None, tokens: tuple[Token, ...] = ()
    ) -> None:
        """Show all of an alternative as far as it is written; one that another is looked at before stays behind it."""
        if self._ended:
            return
        while len(self._alternatives) <= alternative:
            self._alternatives.append("")
        self._alternatives[alternative] = text
        if tokens:
            self._tokens[alternative] = tokens
        if source is not None:
            self._sources[alternative] = source
        if not self._chosen and not self._taken and not self._alternatives[self._current]:
            self._current = alternative
        if alternative == self._current and not self._frame.isActive():
            self._frame.start()

    def flush(self) -> None:
        """Show at once what waits for the next frame."""
        if self._frame.isActive():
            self._frame.stop()
            self._put()

    def next(self, by: int = 1) -> None:
        """Show another alternative; of what was taken already each has to go on."""
        fit = [
            index
            for index, text in enumerate(self._alternatives)
            if text and text.startswith(self._taken) and not self._ended
        ]
        if len(fit) > 1 and self._current in fit:
            self._chosen = True
            self._current = fit[(fit.index(self._current) + by) % len(fit)]
            self._frame.stop()
            self._put()

    def choose(self, alternative: int) -> None:
        """Show one of the alternatives, where it goes on from what was taken already."""
        if not self._ended and alternative < len(self._alternatives):
            text = self._alternatives[alternative]
            if text and text.startswith(self._taken):
                self._chosen = True
                self._current = alternative
                self._frame.stop()
                self._put()

    def drop(self, alternative: int) -> None:
        """Take an alternative away, of which nothing came; where it is shown another one is, or none is left."""
        if self._ended or alternative >= len(self._alternatives):
            return
        self._alternatives[alternative] = ""
        if alternative == self._current:
            others = [at for at, text in enumerate(self._alternatives) if text and text.startswith(self._taken)]
            if others:
                self.choose(others[-1])
            else:
                self.reject()

    def accept(self, how: Accept = Accept.ALL) -> str:
        """Make what is shown, or its beginning, the chapter's text; gives what was taken."""
        self.flush()
        text = self.text
        match how:
            case Accept.SENTENCE:
                text = text[: next_sentence_end(text)]
            case Accept.WORD:
                text = text[: next_word_end(text)]
            case Accept.LINE:
                text = text[: next_line_end(text)]
            case Accept.ALL:
                pass
        if self._ended or not text:
            return ""
        self.accepting.emit()
        if self._old.length:
            at, removed = self.old
            self._old.length = 0
            self.chapter.replace(at, removed, "")
        self.chapter.take_ghost(units_of(text), Span(0, Origin.GENERATED, self.source, self.stream))
        self._taken += text
        self._old.at = self.chapter.ghost_at
        over = not self.text
        self.accepted.emit(text, over)
        if over:
            self._end()
        return text

    def reject(self) -> None:
        """Take it away; the old text stays."""
        if not self._ended:
            self._frame.stop()
            self.chapter.set_ghost(self.chapter.ghost_at, "", self._look)
            self._end()

    def take_look(self, look: QTextCharFormat) -> None:
        """Show it in other colours from now on."""
        self._look = look

    def _put(self) -> None:
        if not self._ended:
            self.chapter.set_ghost(self.chapter.ghost_at, self.text, self._look)
            self.shown.emit()

    def _typed_through(self, text: str) -> None:
        self._taken += text
        self._old.at = self.chapter.ghost_at
        if not self.text:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.chapter.let_go(self._old)
            self.chapter.typed_through.disconnect(self._typed_through)
            self.chapter.ghost_lost.disconnect(self._end)
            self.ended.emit()
