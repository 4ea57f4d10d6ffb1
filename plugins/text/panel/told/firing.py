"""Firing: which entries of the lorebooks the text at the cursor triggers, found out on a worker."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import Job, JobContext, JobState, Lane, Words
from plugins.text.context.lore import Lorebook, LoreEntry
from plugins.text.context.triggers import USUAL, trigger
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.told.books import Books
from plugins.text.panel.work import TextWork

_SOON_MS = 350
_LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class Fires:
    """Of one book, by the place of an entry in it: what is told and by what, why others aren't, what is broken."""

    told: dict[int, Words] = field(default_factory=dict)
    left_out: dict[int, Words] = field(default_factory=dict)
    problems: dict[int, Words] = field(default_factory=dict)


NOTHING = Fires()


class Firing(QObject):
    """Looks again whenever the text, the cursor or a lorebook changes, as long as somebody looks at it."""

    changed = Signal()

    def __init__(self, work: TextWork, editor: ManuscriptEditor, books: Books, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor, self._books = work, editor, books
        self._found: dict[str, Fires] = {}
        self._job: Job | None = None
        self._again = self._watched = False
        self._looked: tuple[str, tuple[tuple[str, Lorebook], ...]] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        for signal in (work.text_changed, work.manuscript_changed, editor.cursorPositionChanged, books.changed):
            signal.connect(self._look_soon)
        self._end = work.context.jobs.subscribe(self._job_changed)

    def of(self, book: str) -> Fires:
        """What is known of a book."""
        return self._found.get(book, NOTHING)

    def watch(self, *, on: bool) -> None:
        """Somebody looks at it, or no one does."""
        self._watched = on
        if on:
            self._look_soon()

    def close(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._watched = False
        self._end()

    def _look_soon(self) -> None:
        if self._watched:
            self._soon.start()

    def _look(self) -> None:
        if self._job is not None:
            self._again = True
            return
        books = tuple(
            (book.id, content)
            for book in self._work.manuscript.lorebooks
            if book.enabled and (content := self._books.content(book.id)) is not None
        )
        live, at = self._work.text.live, self._editor.place
        text = live.between(max(0, at - 2 * USUAL.scan_characters), at) if at else ""

        if self._looked == (text, books):
            return
        self._looked = (text, books)

        def look(_job: JobContext) -> tuple[dict[str, Fires], float]:
            began = time.monotonic()
            return fires_in(books, text), time.monotonic() - began

        self._job = self._work.context.jobs.run(self.tr("Looking which lore is told"), look, Lane.IO, self._show)

    def _show(self, looked: tuple[dict[str, Fires], float]) -> None:
        self._job = None
        self._found, took_s = looked
        # Thousands of entries take a second: who writes on meanwhile shall not pay for it with every word.
        self._soon.setInterval(max(_SOON_MS, int(took_s * 3_000)))
        self.changed.emit()
        if self._again:
            self._again = False
            self._look_soon()

    def _job_changed(self, job: Job) -> None:
        if self._job is not None and job.id == self._job.id and job.state in (JobState.FAILED, JobState.CANCELLED):
            self._job = self._looked = None


def fires_in(books: Sequence[tuple[str, Lorebook]], text: str) -> dict[str, Fires]:
    """What a text triggers in these books together, since an entry of one may trigger those of others."""
    entries: list[LoreEntry] = []
    places: dict[int, tuple[str, int]] = {}
    for id_, book in books:
        for index, entry in enumerate(book.active):
            places[id(entry)] = (id_, index)
            entries.append(entry)
    found = {id_: Fires() for id_, _ in books}
    triggered = trigger(entries, text)
    for hit in triggered.fired:
        id_, index = places[id(hit.entry)]
        found[id_].told[index] = _by(hit.key, hit.by)
    for out in triggered.left_out:
        id_, index = places[id(out.entry)]
        found[id_].left_out[index] = out.reason
    if triggered.warnings:
        _blame(triggered.warnings, entries, places, found)
    return found


def _blame(
    warnings: Sequence[Words],
    entries: Sequence[LoreEntry],
    places: Mapping[int, tuple[str, int]],
    found: Mapping[str, Fires],
) -> None:
    """Say at each entry what of it is broken."""
    named = {(entry.title, key[:_LONGEST_KEY]): entry for entry in entries for key in entry.keys}
    for warning in warnings:
        values = dict(warning.values)
        entry = named.get((str(values.get("entry")), str(values.get("key"))))
        if entry is not None:
            id_, index = places[id(entry)]
            found[id_].problems[index] = warning


def _by(key: str, by: LoreEntry | None) -> Words:
    if not key:
        return Words("It is always told.")
    if by is None:
        return Words("Told now, by “{key}” in the text.", key=key)
    return Words("Told now, by “{key}” in “{entry}”.", key=key, entry=by.title)
