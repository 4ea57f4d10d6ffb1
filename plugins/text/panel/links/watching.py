"""Watching: what was made from the passages of the open chapter, and whether these are still what they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetId, Job, JobContext, Lane, UserError
from plugins.text.linking import Found, find_again, links_of
from plugins.text.model import Link
from plugins.text.panel.chapter_text import Anchor, ChapterText
from plugins.text.panel.links.place import LinkPlace
from plugins.text.panel.work import TextWork

_PAUSE_MS = 300
"""Nothing is looked for while someone types."""


class State(Enum):
    """How what was made and its passage stand to one another; UNREAD is a passage that isn't read yet."""

    UNREAD = "unread"
    FRESH = "fresh"
    CHANGED = "changed"
    GONE = "gone"
    MAKING = "making"


@dataclass(frozen=True, slots=True)
class Row:
    """A link, or a job whose result will be one: `percent` is how much of it is done, where that is known."""

    id: str
    passage: str
    media_type: str
    state: State
    link: Link | None = None
    found: Found | None = None
    anchor: Anchor | None = None
    percent: int | None = None

    @property
    def is_stale(self) -> bool:
        """Whether the passage isn't any more what it was made from."""
        return self.state in (State.CHANGED, State.GONE)


class Watching(QObject):
    """Finds every passage again shortly after something was written; what it needs to read is read by a worker.

    In between, the anchors of rows stay with their text.
    """

    changed = Signal()
    """The rows are others."""

    def __init__(self, work: TextWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.rows: tuple[Row, ...] = ()
        self._texts: dict[AssetId, str | None] = {}
        self._asked: set[AssetId] = set()
        self._said: dict[str, str] = {}
        self._jobs: dict[str, tuple[Job, str]] = {}
        self._anchored: ChapterText | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.refresh)
        work.text_changed.connect(self._refresh_soon)
        work.manuscript_changed.connect(self.refresh)
        work.chapter_shown.connect(lambda _text: self.refresh())

    def show_job(self, job: Job, media_type: str) -> None:
        """A job that makes something of a passage changed."""
        known = job.id in self._jobs
        if job.state.ended:
            self._jobs.pop(job.id, None)
        else:
            self._jobs[job.id] = (job, media_type)
        if not known or job.state.ended:
            self.refresh()
        elif any(row.id == job.id and row.percent != _percent(job) for row in self.rows):
            self._show(tuple(replace(row, percent=_percent(job)) if row.id == job.id else row for row in self.rows))

    def forget_jobs(self) -> None:
        """Another document is open."""
        self._jobs.clear()
        self._asked.clear()

    def row_at(self, at: int) -> Row | None:
        """The first row whose passage is at a place of the text, in UTF-16 units."""
        for row in self.rows:
            if row.anchor is not None and row.anchor.at <= at <= row.anchor.at + row.anchor.length:
                return row
        return None

    def refresh(self) -> None:
        """Look again, now."""
        self._soon.stop()
        work = self._work
        links = links_of(work.manuscript, work.current)
        making = [(job, place, kind) for job, place, kind in self._making() if place.chapter == work.current]
        self._let_go()
        if not links and not making:
            self._show(())
            return
        self._read([*(link.passage for link in links), *(place.passage for _, place, _ in making)])
        try:
            chapter = work.text
        except UserError:
            # The panel says why the chapter cannot be read.
            self._show(())
            return
        text = chapter.live.text()
        rows = [self._row(link, text, chapter) for link in links]
        for job, place, kind in making:
            passage = self._texts.get(place.passage) or ""
            rows.append(Row(job.id, passage, kind, State.MAKING, percent=_percent(job)))
        self._anchored = chapter
        self._show(tuple(rows))

    def _row(self, link: Link, text: str, chapter: ChapterText) -> Row:
        asset = self._work.context.session.document.assets.get(link.made)
        kind = asset.media_type if asset is not None else ""
        if link.passage not in self._texts:
            return Row(link.id, "", kind, State.UNREAD, link)
        passage = self._texts[link.passage]
        if passage is None:
            return Row(link.id, "", kind, State.GONE, link)
        found = self._still(link, passage, text, chapter) or find_again(text, passage, link.at)
        if found is None:
            return Row(link.id, passage, kind, State.GONE, link)
        start, end = chapter.live.units_of_places([found.at, found.end])
        state = State.FRESH if found.exact else State.CHANGED
        self._said[link.id] = text[found.at : found.end]
        return Row(link.id, passage, kind, state, link, found, chapter.anchor(start, end - start))

    def _still(self, link: Link, passage: str, text: str, chapter: ChapterText) -> Found | None:
        """Where a changed passage was found the last time, if it says what it said then: nothing is sought for it."""
        known = next((row.anchor for row in self.rows if row.id == link.id and row.state is State.CHANGED), None)
        if known is None or passage in text:
            return None
        at, said = chapter.live.position(known.at), self._said.get(link.id, "")
        return Found(at, len(said), exact=False) if said and text.startswith(said, at) else None

    def _making(self) -> Iterable[tuple[Job, LinkPlace, str]]:
        for job, kind in self._jobs.values():
            place = None if callable(job.work) else LinkPlace.from_json(job.work.place)
            if place is not None:
                yield job, place, kind

    def _let_go(self) -> None:
        if self._anchored is not None:
            for row in self.rows:
                if row.anchor is not None:
                    self._anchored.let_go(row.anchor)
            self._anchored = None

    def _show(self, rows: tuple[Row, ...]) -> None:
        if rows or self.rows:
            self.rows = rows
            self.changed.emit()

    def _read(self, passages: Iterable[AssetId]) -> None:
        wanted = sorted(set(passages) - set(self._texts) - self._asked)
        if not wanted:
            return
        assets = self._work.context.assets
        self._asked.update(wanted)

        def read(job: JobContext) -> dict[AssetId, str | None]:
            found: dict[AssetId, str | None] = {}
            for passage in wanted:
                job.check()
                try:
                    found[passage] = assets.read(passage).decode("utf-8", "replace")
                except UserError:
                    found[passage] = None
            return found

        self._work.context.jobs.run("", read, Lane.IO, self._know)

    def _know(self, texts: Mapping[AssetId, str | None]) -> None:
        self._texts.update(texts)
        self._asked.difference_update(texts)
        self.refresh()

    def _refresh_soon(self) -> None:
        if self.rows:
            self._soon.start()


def _percent(job: Job) -> int | None:
    return None if job.fraction is None else int(job.fraction * 100)
