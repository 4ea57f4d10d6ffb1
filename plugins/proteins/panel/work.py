"""ProteinsWork: the structures of the document as the panel shows them, and which residues are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from app.api import Command, Document, Job, JobContext, Lane, PanelContext, Selection, UserError
from plugins.proteins.commands import proteins_of
from plugins.proteins.drawing import Drawable, drawable_of
from plugins.proteins.model import KIND, Proteins, StructureItem
from plugins.proteins.stored import stored_structure


class ProteinsWork(QObject):
    """What all views of the proteins share; structures are read on a worker."""

    part_changed = Signal()
    """Other structures, sequences or designs, or other names of them."""
    current_changed = Signal()
    """Another structure is shown, or the same in another way."""
    loaded = Signal()
    """The structure that is shown is read, or it cannot be."""
    chosen_changed = Signal()

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._part = proteins_of(context.session.document)
        self._current = self._part.structures[0] if self._part.structures else None
        self._drawable: Drawable | None = None
        self._error: UserError | None = None
        self._chosen: tuple[int, ...] = ()
        self._job: Job | None = None
        self._end = context.session.subscribe(self._document_changed)

    @property
    def part(self) -> Proteins:
        """All of the document."""
        return self._part

    @property
    def current(self) -> StructureItem | None:
        """The structure that is shown."""
        return self._current

    @property
    def drawable(self) -> Drawable | None:
        """What is read of it; None until then."""
        return self._drawable

    @property
    def error(self) -> UserError | None:
        """Why it cannot be read."""
        return self._error

    @property
    def chosen(self) -> tuple[int, ...]:
        """The residues that are chosen, by their indices in the structure, in order."""
        return self._chosen

    def open(self, id_: str) -> None:
        """Show another structure."""
        found = next((one for one in self._part.structures if one.id == id_), None)
        if found is not None and (self._current is None or found.id != self._current.id):
            self._current = found
            self._tell()
            self.load()
            self.current_changed.emit()

    def choose(self, residues: Iterable[int]) -> None:
        """Choose residues, and no others."""
        chosen = tuple(sorted({int(at) for at in residues}))
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit()

    def load(self) -> None:
        """Read the structure that is shown."""
        if self._job is not None:
            self.context.jobs.cancel(self._job)
            self._job = None
        self._drawable, self._error = None, None
        self.choose(())
        item = self._current
        if item is None:
            self.loaded.emit()
            return
        assets = self.context.assets

        def read(job: JobContext) -> Drawable | UserError:
            try:
                return drawable_of(stored_structure(assets, item.asset, item.name, item.model, job.check), job.check)
            except UserError as error:
                return error

        def done(found: Drawable | UserError) -> None:
            if self._current is None or (item.id, item.model) != (self._current.id, self._current.model):
                return
            self._job = None
            if isinstance(found, UserError):
                self._error = found
            else:
                self._drawable = found
            self.loaded.emit()

        self._job = self.context.jobs.run("", read, Lane.IO, done)

    def execute(self, command: Command) -> bool:
        """Do something to the proteins; a refusal is said in the status row. Whether it was done."""
        if self.context.session.read_only:
            self.context.messages.say(self.tr("This project is read-only: save it under another name to change it."))
            return False
        try:
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def close(self) -> None:
        """Look no more at the document."""
        end: Callable[[], None] = self._end
        self._end = lambda: None
        end()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts.get(KIND) is new.parts.get(KIND):
            return
        self._part = proteins_of(new)
        before = self._current
        found = next((one for one in self._part.structures if before is not None and one.id == before.id), None)
        self._current = found or (self._part.structures[-1] if self._part.structures else None)
        self.part_changed.emit()
        if self._current != before:
            self._tell()
            now = self._current
            if before is None or now is None or (before.id, before.model) != (now.id, now.model):
                self.load()
            self.current_changed.emit()

    def _tell(self) -> None:
        """Tell the session what is looked at."""
        session, current = self.context.session, self._current
        if current is not None:
            session.select(Selection(current.asset, KIND, current.id))
        elif session.selection.part == KIND:
            session.select(Selection(None, KIND, ""))
