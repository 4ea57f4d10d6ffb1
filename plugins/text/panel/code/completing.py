"""Completing: what could be typed next in program code, shown as a ghost while a person pauses."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import (
    AssetId,
    AssetStore,
    Command,
    Job,
    JobContext,
    JobState,
    Json,
    Lane,
    Made,
    ModelKind,
    ModelRecord,
    Task,
    TextPreview,
    Together,
    UserError,
)
from plugins.text.code.filling import TIME_S, Gap, gap_at
from plugins.text.commands import AcceptTake, AddDraft, AddTake, EditChapter
from plugins.text.model import Chapter, Draft, Passage, Take, Version, new_id
from plugins.text.panel.chapter_text import ghost_format
from plugins.text.panel.code.filling import CODE_TYPE, GENERATOR, Filling
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.code.watching import Watching
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.ghost_keys import ghost_is_here
from plugins.text.panel.work import TextWork, today

_BY_HAND_S = 15.0
_MOST_BEHIND = 8
"""With more than this behind the cursor in its line a person is amending, and wants nothing new there."""
_MODELS_S = 10.0
_AGAIN_MS = 20
_SETTING = "text.code.completion"
_LABEL = "Accept draft"


class Completing(QObject):
    """Asks the model in passing, one completion at a time, and gives it up as soon as something else is typed.

    Nothing of it is kept but what is accepted: that becomes a draft with its take and its recipe, as one step.
    """

    changed = Signal()
    """A ghost came or went."""

    def __init__(self, work: TextWork, editor: ManuscriptEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._editor = work, editor
        self._filling: Filling | None = None
        self._loading: Job | None = None
        self._model: tuple[float, ModelRecord | None] = (0.0, None)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._time_is_up)
        self._watching = Watching(editor, self._place, self)
        self._watching.unwanted.connect(self.give_up)
        self._watching.paused.connect(self._ask_in_passing)
        work.chapter_shown.connect(self._watching.show)
        self._end = work.context.jobs.subscribe(self._job_changed)

    @property
    def filling(self) -> Filling | None:
        """The completion that is asked for, or shown."""
        return self._filling

    @property
    def while_typing(self) -> bool:
        """Whether completions come by themselves: as was chosen, else where the model was made for them."""
        model = self._chosen_model()
        return bool(self._work.context.settings.get(_SETTING, bool(model and model.fill_in)))

    def set_while_typing(self, on: bool) -> None:
        """Let completions come by themselves, or only when they are asked for."""
        self._work.context.settings.set(_SETTING, on)
        if not on:
            self.give_up()

    def ask(self) -> None:
        """Ask for a completion at the cursor now."""
        if isinstance(self._editor.chapter, CodeText):
            self.give_up()
            self._ask(by_hand=True)

    def give_up(self) -> None:
        """Take the ghost away, and stop the model."""
        self._watching.rest()
        self._late.stop()
        filling, self._filling = self._filling, None
        if filling is None:
            return
        filling.over = True
        self._stop(filling)
        ghost = filling.ghost
        if ghost is not None and self._editor.ghost is ghost:
            ghost.reject()
            self._editor.set_ghost(None)
        self.changed.emit()

    def close(self) -> None:
        """Listen no more."""
        self.give_up()
        self._end()

    # When it is asked for.

    def _ask_in_passing(self) -> None:
        if self._loading is not None and not self._loading.state.ended:
            self._watching.begin()
        elif self._editor.hasFocus() and self.while_typing:
            self._ask(by_hand=False)

    def _ask(self, *, by_hand: bool) -> None:
        editor, chapter, model = self._editor, self._editor.chapter, self._chosen_model()
        if not isinstance(chapter, CodeText) or editor.isReadOnly() or editor.composing:
            return
        if model is None:
            if by_hand:
                error = UserError("There is no language model on this machine.", advice="Add one in the model manager.")
                self._work.context.messages.fail(error)
            return
        if editor.textCursor().hasSelection() or ghost_is_here(editor) or self._is_busy():
            return
        at = editor.place
        gap = gap_at(chapter.live.text(), chapter.live.position(at))
        if not (gap.before.strip() or gap.after.strip()) or (not by_hand and len(gap.rest.strip()) > _MOST_BEHIND):
            return
        time_s = _BY_HAND_S if by_hand else TIME_S
        filling = self._filling = Filling.of(chapter, at, gap, model, by_hand=by_hand, time_s=time_s)
        self._late.start(int(time_s * 1000) + 5)
        context = self._work.context

        def stored(inputs: tuple[AssetId | None, AssetId | None]) -> None:
            if not filling.over:
                self._submit(filling, *inputs)

        context.jobs.run("", _storing(gap, context.assets), Lane.IO, stored)

    def _submit(self, filling: Filling, before: AssetId | None, after: AssetId | None) -> None:
        request = filling.request_of(before, after)
        place: Json = {"completes": filling.chapter.id}
        try:
            filling.job = self._work.context.generators.submit(GENERATOR, request, place=place, in_passing=True)
        except UserError as error:
            self.give_up()
            if filling.by_hand:
                self._work.context.messages.fail(error)
            return
        if not callable(filling.job.work):
            filling.request = filling.job.work.request

    def _is_busy(self) -> bool:
        """Whether the model is at work for something that was asked for."""
        jobs = self._work.context.jobs.jobs
        return any(
            not job.state.ended and job.lane is Lane.INTERACTIVE and not callable(job.work) and not job.work.in_passing
            for job in jobs
        )

    def _chosen_model(self) -> ModelRecord | None:
        """The model that the form of filling in has, or the usual one; looked up now and then."""
        now_s, (looked_s, model) = time.monotonic(), self._model
        if looked_s and now_s - looked_s < _MODELS_S:
            return model
        models = self._work.context.generators.models(ModelKind.LANGUAGE_MODEL)
        form = self._work.context.settings.get(f"form.{GENERATOR}", {})
        wanted = form.get("model") if isinstance(form, dict) else None
        model = next((one for one in models if one.id == wanted), models[0] if models else None)
        self._model = (now_s, model)
        return model

    # What comes.

    def _job_changed(self, job: Job) -> None:
        if self._loading is not None and job.id == self._loading.id:
            if job.state.ended:
                self._loading = None
            elif job.activity or job.preview is not None:
                # The model is loaded: what it would write is wanted no more.
                self._work.context.jobs.cancel(job)
            return
        filling = self._filling
        if filling is None:
            return
        if filling.job is None or job.id != filling.job.id:
            if not callable(job.work) and not job.work.in_passing and job.lane is Lane.INTERACTIVE:
                # What was asked for goes first.
                self.give_up()
            return
        if isinstance(job.preview, TextPreview) and job.preview.text != filling.written:
            self._read(filling, job.preview.text, job.step)
        if job.results and isinstance(job.results[-1], Made) and filling.made is None:
            self._read_made(filling, job.results[-1])
        if job.state is JobState.FINISHED:
            filling.completion.end()
            filling.over = True
            self._show(filling)
        elif job.state is JobState.FAILED and filling.by_hand and job.error is not None:
            self._work.context.messages.fail(job.error)
        if job.state.ended and filling.ghost is None and self._filling is filling:
            self.give_up()

    def _read(self, filling: Filling, text: str, tokens: int) -> None:
        if filling.over:
            return
        filling.over = not filling.read(text, tokens)
        self._show(filling)
        if filling.over:
            self._stop(filling)

    def _read_made(self, filling: Filling, made: Made) -> None:
        try:
            text = self._work.context.assets.read(made.asset.id).decode("utf-8", "replace")
        except UserError:
            # Gone already: what was seen of it stays a ghost with a recipe of its own.
            return
        if text.startswith(filling.written):
            filling.made = made
            if not filling.over:
                self._read(filling, text, filling.tokens)

    def _time_is_up(self) -> None:
        """Drop what isn't there yet, and keep the whole lines of what is."""
        filling = self._filling
        if filling is None or filling.over:
            return
        if filling.completion.add(""):
            # A timer may be a little early.
            self._late.start(_AGAIN_MS)
            return
        filling.over = True
        self._show(filling)
        if filling.ghost is None:
            self.give_up()
        else:
            self._stop(filling)

    def _show(self, filling: Filling) -> None:
        text = filling.completion.text
        if self._filling is not filling or not text.strip():
            return
        if filling.ghost is None:
            if ghost_is_here(self._editor):
                self.give_up()
                return
            ghost = filling.ghost = Ghost(filling.chapter, filling.at, 0, ghost_format())
            ghost.accepting.connect(self._accepting)
            ghost.accepted.connect(self._accepted)
            ghost.ended.connect(self._ended)
            ghost.shown.connect(self.changed)
            ghost.shown.connect(self._editor.marks.refresh_soon)
            ghost.shown.connect(self._editor.follow_ghost)
            self._editor.set_ghost(ghost)
        filling.ghost.show(text)

    def _stop(self, filling: Filling) -> None:
        """Let the model write no more; one that is being loaded is loaded first, or it would never be."""
        job = filling.job
        if job is None or job.state.ended:
            return
        if job.state is JobState.RUNNING and not job.activity and job.preview is None:
            self._loading = job
        else:
            self._work.context.jobs.cancel(job)

    # What is accepted.

    def _accepting(self) -> None:
        filling = self._filling
        if filling is None or filling.ghost is None:
            return
        self._work.keep()
        self._work.end_burst()
        self._watching.taking = True
        if filling.take is None:
            filling.over = True
            self._stop(filling)
            filling.removed = filling.chapter.live.position(filling.chapter.ghost_at) - filling.position
            try:
                filling.take, filling.assets = filling.kept(self._work.context.assets)
            except UserError as error:
                self._work.context.messages.fail(error)
                return
            filling.ghost.show(filling.ghost.alternatives[0], source=filling.take.text)

    def _accepted(self, _text: str, _over: bool) -> None:
        filling = self._filling
        self._watching.taking = False
        if filling is None:
            return
        take, chapter = filling.take, filling.chapter.id
        begun, ended = Version(new_id(), None, "", (), time.time()), Version(new_id(), None, "", (), time.time())
        day = today()

        def accept(passages: tuple[Passage, ...]) -> Command:
            if take is None:
                return EditChapter(chapter, passages, _LABEL, ("accept", filling.draft), day)
            accepting = AcceptTake(chapter, filling.draft, take.text, passages, ended, _LABEL, day)
            return _with_draft(self._work.manuscript.chapter(chapter), filling, take, begun, accepting)

        self._work.store(filling.chapter, accept, _LABEL)
        self._editor.go_to(filling.chapter.ghost_at)

    def _ended(self) -> None:
        """Taken wholly, or refused by a key."""
        filling = self._filling
        if filling is None or filling.ghost is None:
            return
        if self._editor.ghost is filling.ghost:
            self._editor.set_ghost(None)
        self._filling = None
        filling.over = True
        self._stop(filling)
        self.changed.emit()
        if not filling.ghost.text:
            self._watching.begin()

    def _place(self) -> int | None:
        """Where in the document the completion belongs now."""
        filling = self._filling
        if filling is None:
            return None
        return filling.chapter.to_document(filling.at) if filling.ghost is None else filling.chapter.ghost_at


def _storing(gap: Gap, assets: AssetStore) -> Task:
    def store(_job: JobContext) -> tuple[AssetId | None, AssetId | None]:
        texts = (gap.before, gap.after)
        before, after = (
            assets.add_bytes(text.encode("utf-8", "replace"), CODE_TYPE).id if text else None for text in texts
        )
        return before, after

    return store


def _with_draft(chapter: Chapter, filling: Filling, take: Take, begun: Version, accepting: AcceptTake) -> Command:
    """What accepts a take, and makes its draft first where this is the first part of it."""
    if any(draft.id == filling.draft for draft in chapter.drafts):
        return accepting
    now = next((one for one in chapter.versions if one.id == chapter.version), None)
    is_known = now is not None and now.passages == chapter.passages
    version = now if now is not None and is_known else replace(begun, passages=chapter.passages)
    job = filling.job.id if filling.job is not None else ""
    draft = Draft(filling.draft, version.id, filling.position, filling.removed, job=job)
    adding = AddDraft(chapter.id, draft, None if is_known else version)
    taking = AddTake(chapter.id, draft.id, take, filling.assets)
    return Together(_LABEL, (adding, taking, accepting), accepting.merge_key)
