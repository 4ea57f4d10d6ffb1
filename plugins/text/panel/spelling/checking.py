"""Checking: which words of paragraphs are misspelt, asked of a process, and remembered."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import Json, UserError
from plugins.text.spelling.process import SpellingProcess

log = logging.getLogger(__name__)

Spans: TypeAlias = tuple[tuple[int, int], ...]

_Key: TypeAlias = tuple[str, int, int]
"""Of a paragraph: its language, its length, and its hash."""

_MOST_KNOWN = 4_000
_TOGETHER_MS = 30


class Checking(QObject):
    """Answers at once what it knows, asks for the rest, and tells when that is there."""

    found = Signal()
    """More is known than before."""
    failed = Signal(object)
    """A UserError: a dictionary is broken. It is told once for each."""
    _answered = Signal(object, object, object)

    def __init__(self, folders: Iterable[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._process = SpellingProcess(folders)
        self._known: OrderedDict[_Key, Spans] = OrderedDict()
        self._wanted: dict[_Key, str] = {}
        self._asked: set[_Key] = set()
        self._broken: set[str] = set()
        self._words: frozenset[str] | None = None
        self._closed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self._ask)
        self._answered.connect(lambda take, answer, error: take(answer, error))

    def spans(self, language: str, text: str) -> Spans | None:
        """Where the misspelt words of a paragraph stand, in characters; None where that isn't known yet."""
        key = (language, len(text), hash(text))
        known = self._known.get(key)
        if known is not None:
            self._known.move_to_end(key)
            return known
        if language not in self._broken and key not in self._asked:
            self._wanted[key] = text
            if not self._soon.isActive():
                self._soon.start()
        return None

    def set_words(self, words: Iterable[str]) -> None:
        """Know these words besides, in every language."""
        new = frozenset(words)
        if new == (self._words or frozenset()):
            self._words = new
            return
        self._words = new
        self._known.clear()
        # What is on its way was answered without them.
        self._asked = set()
        question: dict[str, Json] = {"ask": "words", "words": [*sorted(new)]}
        self._put(question, lambda _answer, _error: self.found.emit())

    def suggest(self, language: str, word: str, take: Callable[[Sequence[str]], None]) -> None:
        """Give `take` what could have been meant, soon."""

        def answered(answer: Any, _error: Exception | None) -> None:
            take([str(one) for one in answer or ()])

        self._put({"ask": "suggestions", "language": language, "word": word}, answered)

    def languages(self, take: Callable[[Sequence[str]], None]) -> None:
        """Give `take` the languages that there are dictionaries of, soon."""
        self._put({"ask": "languages"}, lambda answer, _error: take([str(one) for one in answer or ()]))

    def close(self) -> None:
        """Ask no more."""
        self._closed = True
        self._soon.stop()
        self._process.close()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, {}
        by_language: dict[str, list[_Key]] = {}
        for key in wanted:
            by_language.setdefault(key[0], []).append(key)
        for language, keys in by_language.items():
            self._asked.update(keys)
            texts: Json = [wanted[key] for key in keys]
            self._put({"ask": "misspelt", "language": language, "texts": texts}, self._taking(keys, self._words))

    def _taking(self, keys: Sequence[_Key], words: frozenset[str] | None) -> Callable[[Any, Exception | None], None]:
        def take(answer: Any, error: Exception | None) -> None:
            if words != self._words:
                return
            self._asked.difference_update(keys)
            if error is not None or not isinstance(answer, list):
                self._fail({key[0] for key in keys}, error)
                return
            for key, spans in zip(keys, answer, strict=True):
                self._known[key] = tuple((int(start), int(end)) for start, end in spans)
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
            self.found.emit()

        return take

    def _fail(self, languages: set[str], error: Exception | None) -> None:
        if isinstance(error, UserError):
            if languages - self._broken:
                self._broken |= languages
                self.failed.emit(error)
        else:
            # The process had an accident: what is seen is asked for again when it is looked at again.
            log.warning("spelling was not answered", exc_info=error)

    def _put(self, question: dict[str, Json], take: Callable[[Any, Exception | None], None]) -> None:
        if not self._closed:
            self._process.ask(question, lambda answer, error: self._answered.emit(take, answer, error))
