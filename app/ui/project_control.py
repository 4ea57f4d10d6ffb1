"""ProjectControl: opening, journaling, saving and leaving the project, without ever holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.api import JobContext, Lane, Messages, UserError
from app.api.studio import Project, Recoverable
from app.document import Document
from app.jobs import Job, JobState
from app.ui.parts import WindowParts
from app.ui.translation import in_language

T = TypeVar("T")

_MOST_RECENT = 12
_CHECK_MS = 2000
_WAIT_MS = 50
_CONFIRM_MS = 10_000
"""So long recovered work has to be shown before it counts as recovered."""


class Answer(Enum):
    """What to do with work that is not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class ProjectControl(QObject):
    """Keeps the open project: each action is journaled, and saved when asked; says so through `state_changed`.

    `settle` brings what panels still hold into the document and says whether that worked. `ask` is the question
    before a loss, and can be replaced.
    """

    state_changed = Signal(str)
    opened = Signal()

    def __init__(
        self, parts: WindowParts, messages: Messages, window: QWidget, settle: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(window)
        self._parts, self._messages, self._window, self._settle = parts, messages, window, settle
        self._project: Project = parts.project
        self._saved: Document = parts.session.document
        self._left: Document = self._saved
        self._busy = False
        self.ask: Callable[[str], Answer] = self._ask
        parts.session.subscribe(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(_CHECK_MS)
        self._timer.timeout.connect(self._check_journal)
        self._timer.start()

    @property
    def project(self) -> Project:
        """The open project."""
        return self._project

    @property
    def unsaved(self) -> bool:
        """Whether there is work that was not saved."""
        return self._parts.session.document is not self._saved

    def name(self) -> str:
        """What the project is called."""
        title = self._parts.session.document.title
        if title:
            return title
        return self._project.path.stem if self._project.path else self.tr("Untitled")

    def recent(self) -> list[Path]:
        """The projects opened last, the latest first."""
        found = self._parts.settings.get("recent", [])
        return [Path(str(path)) for path in found] if isinstance(found, list) else []

    def new(self) -> None:
        """Begin another project."""
        projects = self._parts.studio.projects
        self._leave(lambda: self.run(self.tr("New project"), lambda _context: projects.new(), self._take))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), self._folder(), self.tr("Seisei projects (*.seisei)")
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a project file."""
        projects, words = self._parts.studio.projects, self.tr("Opening {name}").format(name=path.name)
        self._leave(lambda: self.run(words, lambda _context: projects.open(path), self._take))

    def recover(self, found: Recoverable) -> None:
        """Take up what a crash left."""
        projects = self._parts.studio.projects

        def take(project: Project) -> None:
            self._take(project, recovered=True)

        self._leave(lambda: self.run(self.tr("Recovering"), lambda _context: projects.recover(found), take))

    def discard(self, found: Recoverable) -> None:
        """Give up what a crash left."""
        projects = self._parts.studio.projects
        self.run("", lambda _context: projects.discard(found), lambda _none: None)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save, asking for a name where there is none yet; `then` is called after it worked."""
        if self._project.path is None or self._project.read_only:
            self.save_as(then)
        elif self._may_write():
            self._write(self._project.save, then, self.tr("Saving"))

    def collect(self) -> None:
        """Save with everything in the one file, asking for a name where there is none yet."""
        if self._project.path is None or self._project.read_only:
            self.save_as(collect=True)
        elif self._may_write():
            self.save_to(self._project.path, collect=True)

    def save_as(self, then: Callable[[], object] | None = None, *, collect: bool = False) -> None:
        """Save under another name; `collect` takes large media into the file."""
        if not self._may_write():
            return
        start = Path(self._folder()) / f"{self.name()}.seisei"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), str(start), self.tr("Seisei projects (*.seisei)")
        )
        if name:
            path = Path(name) if name.endswith(".seisei") else Path(f"{name}.seisei")
            self.save_to(path, then, collect=collect)

    def save_to(self, path: Path, then: Callable[[], object] | None = None, *, collect: bool = False) -> None:
        """Save to a file and go on there; `collect` takes large media into it."""
        project = self._project

        def save(document: Document, context: JobContext) -> None:
            project.save_as(document, path, context, collect=collect)

        def saved() -> None:
            if collect:
                self._say_collected()
            if then:
                then()

        self._write(save, saved, self.tr("Collecting into one file") if collect else self.tr("Saving"))

    def suggested_file(self) -> Path:
        """Where the work would go when it is exported, without an ending."""
        return Path(self._folder()) / self.name()

    def may_close(self) -> bool:
        """Ask about unsaved work; whether the window may close now. Where it is to be saved, it closes after that."""
        if self._busy:
            self._messages.say(self.tr("The project is being saved; close again in a moment."))
            return False
        if self._settle() and not self.unsaved:
            return True
        match self.ask(self.name()):
            case Answer.SAVE:
                self.save(self._window.close)
                return False
            case Answer.DISCARD:
                self._saved = self._parts.session.document
                return True
            case Answer.CANCEL:
                return False

    def close(self) -> None:
        """Let go of the project."""
        self._timer.stop()
        self._project.close()

    def _may_write(self) -> bool:
        if self._busy:
            self._messages.say(self.tr("The project is being saved already."))
            return False
        return self._settle()

    def _leave(self, then: Callable[[], object]) -> None:
        if self._busy:
            self._messages.say(self.tr("The project is being saved already."))
            return
        answer = Answer.DISCARD if self._settle() and not self.unsaved else self.ask(self.name())
        match answer:
            case Answer.SAVE:
                # Asked again if work went on while it was saved.
                self.save(lambda: self._leave(then))
            case Answer.DISCARD:
                self._left = self._parts.session.document
                then()
            case Answer.CANCEL:
                return

    def _ask(self, name: str) -> Answer:
        box = QMessageBox(self._window)
        box.setText(self.tr("“{name}” has work that is not saved.").format(name=name))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return Answer.SAVE
        return Answer.DISCARD if box.clickedButton() is discard else Answer.CANCEL

    def _say_collected(self) -> None:
        if left := self._project.beside:
            words = self.tr("{count} files stay beside the project: they are missing, or too large for one file.")
            self._messages.say(words.format(count=left))
            return
        folder = self._project.path.with_suffix(".media") if self._project.path else None
        if folder is not None and folder.is_dir():
            words = self.tr("The whole project is in the one file now; the folder {name} is no longer needed.")
            self._messages.say(words.format(name=folder.name))
        else:
            self._messages.say(self.tr("The whole project is in the one file now."))

    def _write(
        self, save: Callable[[Document, JobContext], None], then: Callable[[], object] | None, title: str
    ) -> None:
        document = self._parts.session.document
        self._busy = True
        self.state_changed.emit(self.tr("saving…"))

        def run(context: JobContext) -> None:
            save(document, context)

        def ended(*, saved: bool) -> None:
            self._busy = False
            if saved:
                self._saved = document
                self._remember()
            self._say_state()
            if saved and then:
                then()

        self.run(title, run, lambda _none: ended(saved=True), lambda: ended(saved=False))

    def run(
        self,
        title: str,
        task: Callable[[JobContext], T],
        done: Callable[[T], object],
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """Run a task; exactly one of `done` and `failed` is called at its end, the second after it was said why."""

        def guarded(context: JobContext) -> T | _Failure:
            try:
                return task(context)
            except Exception as error:  # noqa: BLE001 - carried to the main thread, where it is said
                return _Failure(error)

        def ended(result: T | _Failure) -> None:
            if isinstance(result, _Failure):
                self._messages.fail(result.error)
                failed()
            else:
                done(result)

        job = self._parts.jobs.run(title, guarded, Lane.IO, ended)

        def watch(changed: Job) -> None:
            if changed.id == job.id and changed.state.ended:
                end()
                if changed.state is not JobState.FINISHED:
                    failed()

        end = self._parts.jobs.subscribe(watch)

    def _take(self, project: Project, *, recovered: bool = False) -> None:
        if self._busy:
            # A save that was begun while this one was opened has to end first.
            QTimer.singleShot(_WAIT_MS, self, lambda: self._take(project, recovered=recovered))
            return
        self._settle()
        # Work that went on while this one was opened was in no question: it is left to be recovered.
        went_on = self._parts.session.document is not self._left
        old, self._project = self._project, project
        self._parts.set_document(project.document.id)
        self._parts.session.replace(project.document, read_only=project.read_only)
        # Recovered work is in no file yet.
        self._saved = Document() if recovered else project.document
        if recovered:
            QTimer.singleShot(_CONFIRM_MS, self, lambda: self._confirm(project))
        old.close(keep_recovery=went_on)
        self._remember()
        if project.notice:
            self._messages.say(in_language(project.notice))
        if went_on:
            self._messages.say(
                self.tr("What was done while this was opened is kept: it is offered when the studio starts again.")
            )
        self._say_state()
        self.opened.emit()

    def _changed(self, old: Document, new: Document) -> None:
        if old.id == new.id and not self._project.read_only:
            self._project.journal(new)
        self._say_state()

    def _confirm(self, project: Project) -> None:
        if project is self._project:
            project.confirm()

    def _check_journal(self) -> None:
        try:
            self._project.check_journal()
        except UserError as error:
            self._messages.fail(error)

    def _say_state(self) -> None:
        if self._busy:
            return
        if self._project.read_only:
            self.state_changed.emit(self.tr("read-only"))
        elif self.unsaved:
            self.state_changed.emit(self.tr("not saved, kept safe"))
        else:
            self.state_changed.emit(self.tr("saved") if self._project.path else "")

    def _folder(self) -> str:
        return str(self._project.path.parent if self._project.path else Path.home())

    def _remember(self) -> None:
        if self._project.path is None:
            return
        recent = [self._project.path, *(path for path in self.recent() if path != self._project.path)]
        self._parts.settings.set("recent", [str(path) for path in recent[:_MOST_RECENT]])


@dataclass(frozen=True, slots=True)
class _Failure:
    error: Exception
