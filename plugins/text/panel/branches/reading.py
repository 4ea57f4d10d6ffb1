"""Reading: what rows say of themselves, and whole versions, read from the store on a worker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import AssetStore, JobContext, Lane, PanelContext, UserError
from plugins.text.model import Chapter, Draft, Passage, Take, Version
from plugins.text.panel.branches.history import Kind, Row
from plugins.text.panel.branches.texts import text_of_take
from plugins.text.passages import compare, compare_texts, read_text
from plugins.text.words import count_words

_SNIPPET = 90
_MOST_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Told:
    """The first words of what is new in a row, or with `removed` of what is gone, and how many words it is in all."""

    words: str = ""
    count: int = 0
    removed: bool = False


class Reading(QObject):
    """Reads what rows in sight say, once each, some at a time; the present text again when it is another one."""

    read = Signal()
    """More is known of some rows."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[str, Told] = {}
        self._wanted: dict[str, tuple[Row, tuple[Passage, ...]]] = {}
        self._now: tuple[Passage, ...] | None = None
        self._busy = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._start)

    def told(self, row: Row, chapter: Chapter) -> Told | None:
        """What a row says, None as long as it isn't read."""
        found = self._known.get(row.id)
        is_old = row.kind is Kind.NOW and self._now is not chapter.passages
        if found is None or is_old:
            if row.kind is Kind.NOW:
                self._now = chapter.passages
                row = replace(row, version=Version(row.id, row.parent, "", chapter.passages, row.created_s))
            if row.id not in self._wanted or is_old:
                self._wanted[row.id] = (row, _before(row, chapter))
                self._soon.start()
        return found

    def _start(self) -> None:
        if self._busy or not self._wanted:
            return
        wanted, assets = self._wanted, self._context.assets
        self._wanted = {}
        self._busy = True

        def work(job: JobContext) -> dict[str, Told]:
            found = {}
            for id_, (row, before) in wanted.items():
                job.check()
                found[id_] = _told(row, before, assets)
            return found

        self._context.jobs.run("", work, Lane.IO, self._keep)

    def _keep(self, found: dict[str, Told]) -> None:
        self._busy = False
        self._known.update(found)
        while len(self._known) > _MOST_KEPT:
            del self._known[next(iter(self._known))]
        self.read.emit()
        if self._wanted:
            self._soon.start()


def _before(row: Row, chapter: Chapter) -> tuple[Passage, ...]:
    parent = next((version for version in chapter.versions if version.id == row.parent), None)
    return parent.passages if parent else ()


def _told(row: Row, before: tuple[Passage, ...], assets: AssetStore) -> Told:
    try:
        if row.take is not None and row.draft is not None:
            return _told_of_take(row.draft, row.take, assets)
        if row.version is None:
            return Told()
        count = sum(passage.words for passage in row.version.passages)
        if row.version.source is not None:
            return Told(_first_words(text_of_take(row.version.source, assets)), count)
        changed = compare(before, row.version.passages)
        was = read_text(before[changed.first : changed.old_end], assets)
        now = read_text(row.version.passages[changed.first : changed.new_end], assets)
    except UserError:
        return Told()
    at, gone, come = compare_texts(was, now)
    if come or not gone:
        while at and not now[at - 1].isspace():
            at -= 1
        return Told(_first_words(now[at : at + come + _SNIPPET] if come else ""), count)
    return Told(_first_words(was[at : at + gone]), count, removed=True)


def _told_of_take(draft: Draft, take: Take, assets: AssetStore) -> Told:
    """What a take says that those before it don't."""
    text = text_of_take(take.text, assets)
    start = draft.kept
    for other in draft.takes:
        if other.text == take.text:
            break
        start = max(start, compare_texts(text_of_take(other.text, assets), text)[0])
    while start and start < len(text) and not text[start - 1].isspace():
        start -= 1
    words = _first_words(text[start:]) or _first_words(text)
    is_whole = start <= draft.kept or not text[draft.kept : start].strip()
    return Told(words if is_whole else f"… {words}", count_words(text[draft.kept :]))


def _first_words(text: str) -> str:
    words = " ".join(text[: 4 * _SNIPPET].split())
    return words if len(words) <= _SNIPPET else words[:_SNIPPET].rstrip() + "…"
