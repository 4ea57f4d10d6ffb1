"""Drafting: what is generated, shown as a ghost at the place that it was asked for, and kept with the chapter."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.api import (
    Asset,
    AssetId,
    Command,
    Job,
    JobContext,
    JobState,
    Json,
    Made,
    Task,
    TextPreview,
    UserError,
)
from plugins.text.commands import AcceptTake, AddDraft, EditChapter, draft_of, version_of
from plugins.text.generators.details import DETAILS
from plugins.text.model import Chapter, Draft, Passage, Take, Version, new_id
from plugins.text.panel.chapter_text import ChapterText, ghost_format
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.giving import Given, key_of, needs_selection, stored
from plugins.text.panel.place import Place, found_again
from plugins.text.panel.run import Run
from plugins.text.panel.striking import struck
from plugins.text.panel.told.person import called
from plugins.text.panel.work import TextWork, today
from plugins.text.passages import read_text
from plugins.text.streams import Keeping

_MOST_ASKED = 64


class Drafting(QObject):
    """Knows for which place each job was asked, streams what it writes there, and keeps drafts and takes.

    One ghost is shown in a chapter at a time, that of the draft that was begun last; the others stay in the chapter's
    drafts, and `reopen` shows them again.
    """

    ghost_changed = Signal()
    """A ghost came or went, or shows something else."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor = work, editor
        self._runs: dict[str, Run] = {}
        self._asked: dict[tuple[Json, ...], Place] = {}
        self._foretold: dict[str, str] = {}
        self._document = work.context.session.document.id
        work.chapter_shown.connect(self._chapter_shown)
        editor.marks.add(partial(struck, editor))

    @property
    def ghost(self) -> Ghost | None:
        """The ghost in the chapter that is shown."""
        return self._editor.ghost

    def input_task(self, wanted: Sequence[str]) -> Task:
        """A task that stores what a generator is given from the manuscript; raises UserError where nothing is there."""
        given = self._given(wanted)
        assets = self._work.context.assets

        def give(job: JobContext) -> dict[str, Json]:
            values = stored(given, wanted, assets, job)
            self._asked[key_of(values)] = given.place
            while len(self._asked) > _MOST_ASKED:
                del self._asked[next(iter(self._asked))]
            return values

        return give

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where the result of a request that is submitted now belongs."""
        known = self._asked.get(key_of(dict(request)))
        return (known or self._place(needs_selection=bool(request.get("passage")))).to_json()

    @property
    def shown_run(self) -> Run | None:
        """The draft that can be taken now."""
        return next((run for run in self._runs.values() if run.ghost is not None and run.ghost is self.ghost), None)

    @property
    def shown_place(self) -> Place | None:
        """Its place, for another alternative of it."""
        run = self.shown_run
        return replace(run.place, draft=run.draft) if run is not None else None

    def place_of(self, start: int, end: int, kept: int = 0) -> Place:
        """A stretch of the open chapter, in UTF-16, as the place of a draft (see Place)."""
        work = self._work
        work.settle()
        first, last = (work.text.live.position(at) for at in (start, end))
        id_ = work.ensure_chapter()
        chapter = work.chapter
        same = next((one.id for one in chapter.versions if one.id == chapter.version), None)
        if same is None or version_of(chapter, same).passages != chapter.passages:
            same = new_id()
        return Place(id_, first, last - first, same, kept)

    def foretell(self, job: str, text: str) -> None:
        """Show the beginning of what a job will write, which is known before it writes."""
        run = self._run_of(job)
        if run is None:
            self._foretold[job] = text
            return
        index = run.joined.get(job, 0)
        if not run.texts.get(index):
            run.texts[index] = text
            self._show(run, index)

    def show_job(self, job: Job) -> None:
        """A job changed: keep that it was asked for, and show what it writes."""
        if callable(job.work):
            return
        self._forget_other_documents()
        run = self._run_of(job.id)
        if run is None:
            place = Place.from_json(job.work.place)
            if place is None or job.state.ended:
                return
            run = self._joined(job, place) if place.draft else self._new(job, place, job.work.request.get("seed"))
            if run is None:
                return
        if job.state is JobState.RUNNING and isinstance(job.preview, TextPreview):
            index = run.joined.get(job.id, job.preview.draft)
            run.stream(index, job.id)
            known = run.texts.setdefault(index, "")
            if index not in run.sources and not known.startswith(job.preview.text):
                run.texts[index], run.tokens[index] = job.preview.text, job.preview.tokens
            # What was asked for beside the others is shown as soon as there is anything of it.
            self._show(run, index if job.id in run.joined and not known else -1)
        if job.state.ended:
            self._job_ended(run, job)

    def _run_of(self, job: str) -> Run | None:
        return self._runs.get(job) or next((run for run in self._runs.values() if job in run.joined), None)

    def _new(self, job: Job, place: Place, seed: Json) -> Run | None:
        run = Run(job.id, place, seed if isinstance(seed, int) else 0)
        if not self._begin(run):
            return None
        self._runs[job.id] = run
        if text := self._foretold.pop(job.id, ""):
            run.texts[0] = text
            self._show(run)
        return run

    def _joined(self, job: Job, place: Place) -> Run | None:
        """The run of which a job writes another alternative, which is shown now."""
        run = self._runs.get(place.draft)
        try:
            run = run if run is not None and run.ghost is not None else self._reopened(place.chapter, place.draft)
        except UserError:
            return None
        if run is not None:
            self._show(run, run.join(job.id, self._foretold.pop(job.id, "")))
        return run

    def _job_ended(self, run: Run, job: Job) -> None:
        if job.id not in run.joined:
            run.over = True
        elif (index := run.joined.pop(job.id)) not in run.sources:
            # Nothing came: what was foretold is no alternative.
            run.texts[index] = ""
            if run.ghost is not None:
                run.ghost.drop(index)
        if run.is_done:
            self._let_go(run)
        self.ghost_changed.emit()

    def offer(self, takes: Sequence[Made]) -> None:
        """Results, each an alternative of its draft."""
        for made in takes:
            if not made.asset.media_type.startswith("text/"):
                continue
            run = self._run_of(made.job)
            chapter = self._chapter_of(made.job) if run is None else run.place.chapter
            if chapter is None:
                continue
            draft = made.job if run is None else run.draft
            stream = "" if run is None else run.stream(run.index_of(made), made.job)
            if run is not None and run.refuses(made, stream):
                continue
            details = made.extra.get(DETAILS)
            take = Take(made.asset.id, AssetId(details) if details else None)
            self._keep_take(chapter, draft, take, replace(made.asset, recipe=made.recipe), stream)
            if run is not None:
                self._take_up(run, made)

    def reopen(self, chapter: str, draft: str) -> bool:
        """Show a draft of earlier again, with all its takes, where its place is now; whether there is anything."""
        if self._work.current != chapter:
            self._work.open(chapter)
        run = self._reopened(chapter, draft)
        if run is not None:
            run.ghost = None
            run.begun.clear()
            self._show(run)
        return run is not None and run.ghost is not None

    def forget(self) -> None:
        """Know no job any more; the drafts stay with their chapters."""
        self._runs.clear()
        self._editor.set_ghost(None)

    def take_look(self) -> None:
        """Show ghosts in the colours that there are now."""
        for run in self._runs.values():
            if run.ghost is not None:
                run.ghost.take_look(ghost_format())

    def _reopened(self, chapter: str, draft: str) -> Run | None:
        """A draft of earlier with all its takes; raises UserError where it is gone."""
        found = draft_of(self._work.manuscript.chapter(chapter), draft)
        place = Place(chapter, found.at, found.removed, found.version, found.kept)
        run = self._runs.get(draft) or Run(draft, place, over=True)
        if run.anchor is None and not self._begin(run, known=True):
            return None
        for index, take in enumerate(found.takes):
            run.texts[index] = self._work.context.assets.read(take.text).decode("utf-8", "replace")
            run.sources[index] = take.text
        self._runs[draft] = run
        return run

    def _given(self, wanted: Sequence[str]) -> Given:
        chosen = needs_selection(wanted)
        place = self._place(needs_selection=chosen, fills="after" in wanted)
        text = self._work.text.live.text()
        end = place.at + place.removed
        before, passage, after = text[: place.at], text[place.at : end], text[end:]
        return Given(place, before, passage, after, self._work.manuscript, called(self._work.context.settings))

    def _place(self, *, needs_selection: bool, fills: bool = False) -> Place:
        """The cursor's place, or the selection's; raises UserError where something has to be selected first."""
        start, end = self._editor.selection
        if needs_selection and start == end:
            raise UserError("Nothing is selected.", advice="Select the text to write anew.")
        if needs_selection or fills:
            return self.place_of(start, end)
        return self.place_of(self._editor.place, self._editor.place)

    def _begin(self, run: Run, *, known: bool = False) -> bool:
        """Hold on to the place of a run, and keep its draft with the chapter; whether the chapter is there."""
        work, place = self._work, run.place
        try:
            chapter = work.manuscript.chapter(place.chapter)
            text = work.text_of(place.chapter)
            versions = {version.id: version for version in chapter.versions}
            version = versions.get(place.version)
            at, removed = place.at, place.removed
            if version is None:
                version = Version(place.version, None, "", chapter.passages, time.time())
            if version.passages != chapter.passages or not text.live.is_stored:
                old = read_text(version.passages, work.context.assets)
                at, removed = found_again(at, removed, old, text.live.text())
        except UserError as error:
            work.context.messages.fail(error)
            return False
        start = text.live.units_at(at)
        run.anchor = text.anchor(start, text.live.units_at(at + removed) - start)
        if not known and all(draft.id != run.draft for draft in chapter.drafts):
            draft = Draft(run.draft, place.version, place.at, place.removed, job=run.draft, kept=place.kept)
            new = None if place.version in versions else version
            try:
                work.note(
                    lambda label, key: AddDraft(place.chapter, draft, new, label or "Draft", key or ("draft", draft.id))
                )
            except UserError as error:
                work.context.messages.fail(error)
        return True

    def _show(self, run: Run, choose: int = -1) -> None:
        """Show the texts of a run, if its chapter is open, and one of them rather than the others."""
        if run.place.chapter != self._work.current or run.anchor is None:
            return
        text = self._work.text
        if run.ghost is None and any(run.texts.values()):
            self._put_away(text)
            run.ghost = Ghost(text, run.anchor.at, run.anchor.length, ghost_format(), run.taken)
            run.ghost.streams = run.streams
            self._watch(run, run.ghost)
            self._editor.set_ghost(run.ghost)
        if run.ghost is not None and not run.ghost.is_over:
            for index, words in run.texts.items():
                if words != (run.ghost.alternatives[index] if index < len(run.ghost.alternatives) else ""):
                    run.ghost.show(words, index, run.sources.get(index), run.tokens.get(index, ()))
            if choose >= 0:
                run.ghost.choose(choose)

    def _watch(self, run: Run, ghost: Ghost) -> None:
        ghost.accepting.connect(self._accepting)
        ghost.accepted.connect(lambda _text, _over: self._accepted(run, ghost))
        ghost.ended.connect(lambda: self._ended(run))
        ghost.shown.connect(self.ghost_changed)
        ghost.shown.connect(self._editor.marks.refresh_soon)
        ghost.shown.connect(self._editor.follow_ghost)

    def _accepting(self) -> None:
        # What was typed before is a step of its own, whatever of it is on its way.
        self._work.keep()
        self._work.end_burst()

    def _accepted(self, run: Run, ghost: Ghost) -> None:
        source, chapter, stream = ghost.source, run.place.chapter, run.streams.get(ghost.current, "")
        version, day = Version(new_id(), None, "", (), time.time()), today()
        if source is None:
            run.begun.add(stream)
        known = stream if stream in run.begun else ""

        def accept(passages: tuple[Passage, ...]) -> Command:
            if all(one.id != run.draft for one in self._work.manuscript.chapter(chapter).drafts):
                # That it was asked for was taken back meanwhile.
                return EditChapter(chapter, passages, "Accept draft", ("accept", run.draft), day)
            take = source or self._work.edits.sources.get(stream)
            return AcceptTake(chapter, run.draft, take, passages, version, day=day, stream=known)

        self._work.store(ghost.chapter, accept, "Accept draft")
        self._editor.go_to(ghost.chapter.ghost_at)

    def _ended(self, run: Run) -> None:
        self._editor.set_ghost(None)
        if run.is_written:
            self._let_go(run)
        else:
            # Nobody waits for the rest.
            for job in [job for job in self._work.context.jobs.jobs if job.id in run.jobs and not job.state.ended]:
                self._work.context.jobs.cancel(job)
        self.ghost_changed.emit()

    def _keep_take(self, chapter: str, draft: str, take: Take, asset: Asset, stream: str) -> None:
        """Keep an alternative with its draft in every state of the document that has it: that is no step of its own."""
        try:
            self._work.amend(Keeping(chapter, draft, take, (asset,), stream), stream, take.text)
        except UserError as error:
            self._work.context.messages.fail(error)

    def _put_away(self, text: ChapterText) -> None:
        # Refusing one lets go of it.
        for other in tuple(self._runs.values()):
            if other.ghost is not None and other.ghost.chapter is text and not other.ghost.is_over:
                other.ghost.reject()
                other.ghost = None

    def _take_up(self, run: Run, made: Made) -> None:
        index = run.index_of(made)
        try:
            run.texts[index] = self._work.context.assets.read(made.asset.id).decode("utf-8", "replace")
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        run.sources[index] = made.asset.id
        if run.ghost is not None and not run.ghost.is_over:
            run.ghost.show(run.texts[index], index, made.asset.id)
        self._show(run)

    def _chapter_shown(self, text: ChapterText) -> None:
        """Show again what waits in a chapter."""
        self._editor.set_ghost(None)
        for run in reversed(self._runs.values()):
            if run.place.chapter != text.id:
                continue
            if run.ghost is not None and not run.ghost.is_over:
                self._editor.set_ghost(run.ghost)
                break
            if run.ghost is None:
                self._show(run)
                break
        self.ghost_changed.emit()

    def _let_go(self, run: Run) -> None:
        self._runs.pop(run.draft, None)
        if run.anchor is not None and run.place.chapter in self._work.opened:
            self._work.text_of(run.place.chapter).let_go(run.anchor)

    def _chapter_of(self, draft: str) -> str | None:
        """The chapter that has a draft, as after a restart."""
        for item in self._work.manuscript.items:
            if isinstance(item, Chapter) and any(one.id == draft for one in item.drafts):
                return item.id
        return None

    def _forget_other_documents(self) -> None:
        document = self._work.context.session.document.id
        if document != self._document:
            self._document = document
            self.forget()
