"""ProjectControl: opening, journaling, saving and leaving the project, without ever holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.api import Lane, Made, Messages, Recipe, UserError
from app.api.studio import Project, Recoverable
from app.document import TILES, AssetId, Document
from app.jobs import JobContext
from app.ui.parts import WindowParts

_MOST_RECENT = 12
_CHECK_MS = 2000


class ProjectControl(QObject):
    """Keeps the open project: each action is journaled, and saved when asked; says so through `state_changed`."""

    state_changed = Signal(str)
    opened = Signal()

    def __init__(self, parts: WindowParts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._messages, self._window = parts, messages, window
        self._project: Project = parts.project
        self._saved: Document = parts.session.document
        self._saving = False
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
        self._leave(
            lambda: self._parts.jobs.run("", lambda _context: self._parts.studio.projects.new(), Lane.IO, self._take)
        )

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), "", self.tr("Seisei projects (*.seisei)"))
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a project file."""
        projects = self._parts.studio.projects
        self._leave(
            lambda: self._parts.jobs.run(
                self.tr("Opening {name}").format(name=path.name),
                lambda _context: projects.open(path),
                Lane.IO,
                self._take,
            )
        )

    def recover(self, found: Recoverable) -> None:
        """Take up what a crash left."""
        projects = self._parts.studio.projects
        self._parts.jobs.run(self.tr("Recovering"), lambda _context: projects.recover(found), Lane.IO, self._take)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save, asking for a name where there is none yet."""
        if self._project.path is None or self._project.read_only:
            self.save_as(then)
            return
        self._write(self._project.save, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Save under another name."""
        start = str(self._project.path or Path.home() / f"{self.name()}.seisei")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as"), start, self.tr("Seisei projects (*.seisei)")
        )
        if not name:
            return
        path = Path(name) if name.endswith(".seisei") else Path(f"{name}.seisei")
        self._write(lambda document, context: self._project.save_as(document, path, context), then)

    def export_picture(self) -> None:
        """Ask for a file and write the work as a picture that says how it was made."""
        exporters = [exporter for exporter in self._parts.exporters if "*.png" in exporter.patterns]
        if not exporters:
            return
        start = str((self._project.path or Path.home() / self.name()).with_suffix(".png"))
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export"), start, self.tr("PNG pictures (*.png)"))
        if not name:
            return
        document, studio, path = self._parts.session.document, self._parts.studio, Path(name).with_suffix(".png")
        flatten = exporters[0].load()
        recipe, edited = made_of(document)

        def write(context: JobContext) -> Path:
            context.report(0, 0, "Exporting")
            studio.credentials.write_png(flatten(document, studio.assets), recipe, path, edited=edited)
            return path

        self._run_export(write)

    def export_made(self, made: Made) -> None:
        """Ask for a file and write one result as it was made."""
        start = str(Path.home() / f"{made.asset.id[:8]}.png")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export"), start, self.tr("PNG pictures (*.png)"))
        if not name or made.asset.media_type != TILES:
            return
        studio, path = self._parts.studio, Path(name).with_suffix(".png")

        def write(_context: JobContext) -> Path:
            studio.credentials.write_png(studio.assets.picture(made.asset.id), made.recipe, path)
            return path

        self._run_export(write)

    def may_close(self) -> bool:
        """Ask about unsaved work; whether the window may close now."""
        if self._saving:
            self._messages.say(self.tr("The project is being saved; close again in a moment."))
            return False
        if not self.unsaved:
            return True
        match self._ask():
            case QMessageBox.ButtonRole.AcceptRole:
                self.save(self._close_window)
                return False
            case QMessageBox.ButtonRole.DestructiveRole:
                self._saved = self._parts.session.document
                return True
        return False

    def close(self) -> None:
        """Let go of the project."""
        self._timer.stop()
        self._project.close()

    def _close_window(self) -> None:
        self._window.close()

    def _leave(self, then: Callable[[], object]) -> None:
        if not self.unsaved:
            then()
            return
        match self._ask():
            case QMessageBox.ButtonRole.AcceptRole:
                self.save(lambda: (then(), None)[1])
            case QMessageBox.ButtonRole.DestructiveRole:
                then()

    def _ask(self) -> QMessageBox.ButtonRole:
        box = QMessageBox(self._window)
        box.setText(self.tr("“{name}” has work that is not saved.").format(name=self.name()))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return box.buttonRole(clicked) if clicked else QMessageBox.ButtonRole.RejectRole

    def _write(self, save: Callable[[Document, JobContext], None], then: Callable[[], None] | None) -> None:
        document = self._parts.session.document
        self._saving = True
        self.state_changed.emit(self.tr("saving…"))

        def run(context: JobContext) -> Document | UserError:
            try:
                save(document, context)
            except UserError as error:
                return error
            return document

        def done(result: Document | UserError) -> None:
            self._saving = False
            if isinstance(result, UserError):
                self._messages.fail(result)
                self._say_state()
                return
            self._saved = result
            self._remember()
            self._say_state()
            if then:
                then()

        self._parts.jobs.run(self.tr("Saving"), run, Lane.IO, done)

    def _run_export(self, write: Callable[[JobContext], Path]) -> None:
        self._parts.jobs.run(
            self.tr("Exporting"),
            write,
            Lane.IO,
            lambda path: self._messages.say(
                self.tr("Exported {name} with its Content Credentials.").format(name=path.name)
            ),
        )

    def _take(self, project: Project) -> None:
        old, self._project = self._project, project
        self._saved = project.document
        self._parts.set_document(project.document.id)
        self._parts.session.replace(project.document, read_only=project.read_only)
        self._saved = self._parts.session.document
        old.close()
        self._remember()
        if project.notice:
            self._messages.say(project.notice)
        self._say_state()
        self.opened.emit()

    def _changed(self, old: Document, new: Document) -> None:
        if old.id == new.id and not self._project.read_only:
            self._project.journal(new)
        self._say_state()

    def _check_journal(self) -> None:
        try:
            self._project.check_journal()
        except UserError as error:
            self._messages.fail(error)

    def _say_state(self) -> None:
        if self._project.read_only:
            self.state_changed.emit(self.tr("read-only"))
        elif self.unsaved:
            self.state_changed.emit(self.tr("not saved, kept safe"))
        else:
            self.state_changed.emit(self.tr("saved") if self._project.path else "")

    def _remember(self) -> None:
        if self._project.path is None:
            return
        recent = [self._project.path, *(path for path in self.recent() if path != self._project.path)]
        self._parts.settings.set("recent", [str(path) for path in recent[:_MOST_RECENT]])


def made_of(document: Document) -> tuple[Recipe | None, bool]:
    """How the whole work was made: a recipe where it is one generated asset untouched, else whether it was edited."""
    used = [asset for asset in document.assets.values() if asset.recipe is not None]
    others: list[AssetId] = [asset.id for asset in document.assets.values() if asset.recipe is None]
    if len(used) == 1 and not others:
        return used[0].recipe, False
    return None, bool(used)
