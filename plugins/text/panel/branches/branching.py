"""Branching: looks at versions and drafts, compares them, goes to them, and keeps what was not kept before."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.api import Command, JobContext, Lane, ModelKind, Together, UserError
from app.widgets.icons import Icons
from plugins.text.commands import AddVersion, RestoreVersion
from plugins.text.difference import changes_of, difference, taking
from plugins.text.model import Passage, Take, Version, new_id
from plugins.text.panel.branches.commands import Branch, RemoveTake, RemoveVersions, RenameVersion, TakeChange
from plugins.text.panel.branches.comparison_page import Compared, ComparisonPage
from plugins.text.panel.branches.dock import BranchesDock
from plugins.text.panel.branches.history import Kind, Row, is_kept, present_of, rows_of
from plugins.text.panel.branches.reading import Reading
from plugins.text.panel.branches.rows import BranchRows, time_words
from plugins.text.panel.branches.texts import spans_of, text_of, text_of_take
from plugins.text.panel.branches.version_page import VersionPage
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.work import TextWork, today
from plugins.text.passages import units_of
from plugins.text.spans import cut

_TAKES = "text.branches.takes"
_SOON_MS = 30


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is compared: rows by their ids, None being the text as it is."""

    chapter: str
    old: Row
    new: Row | None


class Branching(QObject):
    """The dock and the pages that it opens; `show_beside` puts a page in the chapter's place."""

    def __init__(
        self,
        work: TextWork,
        drafting: Drafting,
        icons: Icons,
        show_beside: Callable[[QWidget], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._work, self._drafting, self._icons, self._parent = work, drafting, icons, parent
        self._show_beside = show_beside
        self._models: dict[str, str] = {}
        self._row: Row | None = None
        self._sides: _Sides | None = None
        self._asked = 0
        self._keeps_chosen = False
        self._seen: tuple[object, ...] = ()
        self._compared: Compared | None = None
        self._takes = bool(work.context.settings.get(_TAKES, default=True))
        self.rows = BranchRows(Reading(work.context, self), self._model_name, self)
        self.dock = BranchesDock(self.rows, icons, takes=self._takes)
        self.version_page: VersionPage | None = None
        self.comparison_page: ComparisonPage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._connect()
        self.refresh()

    @property
    def is_shown(self) -> bool:
        """Whether a version or a comparison stands in the chapter's place."""
        return self._row is not None or self._sides is not None

    def refresh(self) -> None:
        """Show the history as it is; where nothing but the text changed, only its own row is asked again."""
        self._soon.stop()
        chapter = self._work.chapter
        seen = (chapter.id, chapter.versions, chapter.drafts, chapter.version, present_of(chapter), self._takes)
        if len(seen) == len(self._seen) and all(one is other for one, other in zip(seen, self._seen, strict=True)):
            self.rows.show(self.rows.rows, chapter)
            return
        self._seen = seen
        self.dock.show_rows(rows_of(chapter, self._taken_s, takes=self._takes), chapter)

    def snapshot(self) -> None:
        """Keep the chapter as it is under a name, which can be written in its row."""
        work = self._work
        work.settle()
        chapter = work.manuscript.chapter(work.ensure_chapter())
        name = self.tr("Snapshot {number}").format(number=1 + sum(bool(one.name) for one in chapter.versions))
        same = present_of(chapter)
        command: Command
        if same is None:
            same = Version(new_id(), None, name, chapter.passages, time.time())
            command = AddVersion(chapter.id, same)
        else:
            command = RenameVersion(chapter.id, same.id, same.name or name, label="Snapshot")
        if work.execute(command):
            self.refresh()
            self.dock.edit_name(same.id)

    def look_at(self, row: Row) -> None:
        """Show a version, or a draft in its version, in the chapter's place."""
        self._row, self._sides = row, None
        chapter, assets = self._work.chapter, self._work.context.assets

        def read(job: JobContext) -> str:
            job.check()
            return text_of(row, chapter, assets)

        self._run(read, lambda text: self._show_version(row, text))

    def compare(self, old: Row, new: Row | None) -> None:
        """Compare a version or draft with another one, or with the text as it is."""
        new = None if new is None or new.present else new
        self._row, self._sides = None, _Sides(self._work.chapter.id, old, new)
        self._compare()

    def compare_with_snapshot(self) -> None:
        """Compare the text as it is with the last snapshot."""
        found = next((row for row in self.rows.rows if row.kind is Kind.SNAPSHOT), None)
        if found is None:
            error = UserError("There is no snapshot of this chapter yet.", advice="Keep one first.")
            self._work.context.messages.fail(error)
        else:
            self.compare(found, None)

    def go_to(self, row: Row) -> None:
        """Go to a version in one step, which keeps the text as it is now first; or show a draft at its place again."""
        if row.kind is Kind.TAKE:
            self.back()
            self._choose(row)
        elif row.version is None or row.present or self._restore(row.version.id):
            self.back()

    def branch_from(self, row: Row) -> None:
        """Begin a branch at a version, with a name that can be written in its row; or at a draft's, with the draft."""
        if row.draft is not None:
            if self._restore(row.draft.version):
                self.back()
                self._choose(row)
            return
        if row.version is None:
            self.snapshot()
            return
        self._work.settle()
        name = self.tr("Branch {number}").format(number=1 + sum(bool(one.name) for one in self._work.chapter.versions))
        branch = Version(new_id(), None, name, row.version.passages, time.time())
        if self._restore(row.version.id, branch):
            self.back()
            self.refresh()
            self.dock.edit_name(branch.id)

    def delete(self, rows: list[Row]) -> None:
        """Delete versions and drafts; the text stays, and undo brings them back."""
        chapter = self._work.chapter.id
        versions = tuple(row.version.id for row in rows if row.version is not None)
        commands: list[Command] = [RemoveVersions(chapter, versions)] if versions else []
        commands += [
            RemoveTake(chapter, row.draft.id, row.take.text)
            for row in rows
            if row.draft is not None and row.take is not None and row.draft.version not in versions
        ]
        if commands and self._work.execute(
            commands[0] if len(commands) == 1 else Together(commands[0].label, tuple(commands))
        ):
            self.back()

    def show_now(self) -> None:
        """Show the text as it is; what is chosen in the dock stays chosen."""
        if self.is_shown:
            self._keeps_chosen = True
            self._work.open(self._work.current)
            self._keeps_chosen = False

    def back(self) -> None:
        """Show the text as it is, and go on writing in it."""
        self.dock.forget_chosen()
        if self.is_shown:
            self._work.open(self._work.current)
        self._parent.setFocus()

    def _connect(self) -> None:
        dock, work = self.dock, self._work
        dock.looked_at.connect(self.look_at)
        dock.compared.connect(self.compare)
        dock.compare_wanted.connect(lambda row: self.compare(row, None))
        dock.wanted.connect(self.go_to)
        dock.branch_wanted.connect(self.branch_from)
        dock.now_wanted.connect(self.show_now)
        dock.escaped.connect(self.back)
        dock.delete_wanted.connect(self.delete)
        dock.snapshot_wanted.connect(self.snapshot)
        dock.takes_wanted.connect(self._show_takes)
        self.rows.renamed.connect(self._rename)
        self.rows.dataChanged.connect(self._say_shown)
        work.manuscript_changed.connect(self._soon.start)
        work.chapter_changed.connect(self._soon.start)
        work.chapter_shown.connect(self._chapter_shown)
        work.text_changed.connect(self._text_changed)

    def _rename(self, version: str, name: str) -> None:
        self._work.execute(RenameVersion(self._work.chapter.id, version, name))

    def _show_takes(self, shown: bool) -> None:
        self._takes = shown
        self._work.context.settings.set(_TAKES, shown)
        self.refresh()

    def _chapter_shown(self) -> None:
        """The chapter stands in its place again."""
        self._row = self._sides = None
        self._asked += 1
        if not self._keeps_chosen:
            self.dock.forget_chosen()

    def _text_changed(self) -> None:
        if self._sides is not None and self._sides.new is None:
            self._compare()

    def _restore(self, version: str, branch: Version | None = None) -> bool:
        work = self._work
        if self._drafting.ghost is not None:
            self._drafting.ghost.reject()
        if not work.settle():
            return False
        chapter = work.chapter
        kept = None if is_kept(chapter) else Version(new_id(), None, "", chapter.passages, time.time())
        if branch is None:
            return work.execute(RestoreVersion(chapter.id, version, kept))
        return work.execute(Branch(chapter.id, version, branch, kept))

    def _choose(self, row: Row) -> None:
        if row.draft is None or row.take is None:
            return
        try:
            there = self._drafting.reopen(self._work.chapter.id, row.draft.id)
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        ghost = self._drafting.ghost
        if there and ghost is not None:
            ghost.flush()
            ghost.choose(next((at for at, take in enumerate(row.draft.takes) if take.text == row.take.text), 0))

    def _show_version(self, row: Row, text: str) -> None:
        page = self.version_page = self.version_page or self._made_version_page()
        words = self._words_of(row)
        if row.draft is not None and row.take is not None:
            length = len(text_of_take(row.take.text, self._work.context.assets)) - row.draft.kept
            page.show_take(words, text, row.draft.at, length, self._work.font_px)
        else:
            page.show_version(words, text, self._work.font_px)
        self._show_beside(page)

    def _words_of(self, row: Row) -> str:
        return f"{self.rows.title(row)}  ·  {self.rows.details(row)}"

    def _say_shown(self) -> None:
        if self._row is not None and self.version_page is not None:
            self.version_page.bar.say(self._words_of(self._row))

    def _compare(self) -> None:
        sides, work = self._sides, self._work
        if sides is None:
            return
        chapter, assets = work.chapter, work.context.assets
        now = work.text.live.text() if sides.new is None else None
        names = [self._name(sides.old), self.tr("now") if sides.new is None else self._name(sides.new)]
        words = self.tr("{old} and {new}").format(old=names[0], new=names[1])

        def read(job: JobContext) -> Compared:
            old = text_of(sides.old, chapter, assets)
            new = now if sides.new is None or now is not None else text_of(sides.new, chapter, assets)
            job.check()
            parts = difference(old, new or "")
            spans = spans_of(sides.old, chapter, assets)
            return Compared(words, old, new or "", parts, changes_of(parts), sides.new is None, spans)

        self._run(read, self._show_comparison)

    def _show_comparison(self, compared: Compared) -> None:
        page = self.comparison_page = self.comparison_page or self._made_comparison_page()
        self._compared = compared
        page.show_comparison(compared, self._work.font_px)
        self._show_beside(page)

    def _take_change(self, index: int) -> None:
        """Put the old text of a change back, with where it came from, as one step."""
        compared, work = self._compared, self._work
        text = work.text
        if compared is None or not compared.takes or text.live.text() != compared.new:
            # What was compared is not what is there now: it is compared again on its own.
            return
        work.keep()
        work.end_burst()
        self._sides, sides = None, self._sides
        for (start, end), (low, last) in taking(compared.parts, compared.changes[index]):
            first = low
            at = text.live.units_at(start)
            removed = text.live.units_at(end) - at
            if first == last:
                text.replace(at, removed, "")
            for span in cut(compared.spans, first, last):
                piece, first = compared.old[first : first + span.length], first + span.length
                text.replace(at, removed, piece, span)
                at, removed = at + units_of(piece), 0
        self._sides = sides
        chapter, day = text.id, today()

        def make(passages: tuple[Passage, ...]) -> Command:
            return TakeChange(chapter, passages, day)

        work.store(text, make, "Take change")
        self._compare()

    def _run(self, read: Callable[[JobContext], object], show: Callable[..., None]) -> None:
        """Read on a worker; what was asked for later wins."""
        self._asked += 1
        asked, failed = self._asked, self._work.context.messages.fail

        def work(job: JobContext) -> object:
            try:
                return read(job)
            except UserError as error:
                return error

        def done(found: object) -> None:
            if asked != self._asked:
                return
            if isinstance(found, UserError):
                failed(found)
            else:
                show(found)

        self._work.context.jobs.run("", work, Lane.IO, done)

    def _made_version_page(self) -> VersionPage:
        page = VersionPage(self._parent)
        page.go_wanted.connect(lambda: self.go_to(self._row) if self._row else None)
        page.compare_wanted.connect(lambda: self.compare(self._row, None) if self._row else None)
        page.back_wanted.connect(self.back)
        page.page.size_wanted.connect(lambda by: self._work.set_size(self._work.font_px + by))
        return page

    def _made_comparison_page(self) -> ComparisonPage:
        page = ComparisonPage(self._icons, self._parent)
        page.take_wanted.connect(self._take_change)
        page.back_wanted.connect(self.back)
        return page

    def _name(self, row: Row) -> str:
        if row.version is not None and row.version.name:
            return f"“{row.version.name}”"
        return time_words(row.created_s)

    def _model_name(self, row: Row) -> str:
        id_ = row.version.source if row.version is not None else row.take.text if row.take is not None else None
        asset = self._work.context.session.document.assets.get(id_) if id_ is not None else None
        if asset is None or asset.recipe is None:
            return ""
        model = str(asset.recipe.request.get("model") or "")
        if model and model not in self._models:
            records = self._work.context.generators.models(ModelKind.LANGUAGE_MODEL)
            self._models.update({record.id: record.name for record in records})
            self._models.setdefault(model, model)
        return self._models.get(model, "")

    def _taken_s(self, take: Take) -> float:
        asset = self._work.context.session.document.assets.get(take.text)
        if asset is not None and asset.recipe is not None:
            with suppress(ValueError):
                return datetime.fromisoformat(asset.recipe.created).timestamp()
        return 0.0
