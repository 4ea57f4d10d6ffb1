"""MoleculesWork: the sets of the document as the panel shows them, which set and which molecules are worked on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.api import Asset, Command, Document, PanelContext, Selection, UserError
from plugins.molecules.commands import AddMolecules, AddSet, molecules_of
from plugins.molecules.model import KIND, Molecule, Molecules, MoleculeSet, new_id


class MoleculesWork(QObject):
    """What all views of the molecules share."""

    set_changed = Signal()
    """Another set, or other molecules in it."""
    sets_changed = Signal()
    """Other sets, or other names of them."""
    current_changed = Signal()
    """Another molecule is looked at, or it has another structure."""
    selected_changed = Signal()
    """Other molecules are selected."""
    closed = Signal()

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._part = molecules_of(context.session.document)
        self._set = self._part.sets[0] if self._part.sets else None
        self._current: Molecule | None = None
        self._selected: tuple[Molecule, ...] = ()
        self._end = context.session.subscribe(self._document_changed)

    @property
    def part(self) -> Molecules:
        """All sets."""
        return self._part

    @property
    def set(self) -> MoleculeSet | None:
        """The set that is shown, None where there is none."""
        return self._set

    @property
    def molecules(self) -> tuple[Molecule, ...]:
        """The molecules of the set that is shown."""
        return self._set.molecules if self._set is not None else ()

    @property
    def current(self) -> Molecule | None:
        """The molecule that is looked at."""
        return self._current

    @property
    def selected(self) -> tuple[Molecule, ...]:
        """The molecules that are selected, in the order in which they are shown."""
        return self._selected

    def open(self, id_: str) -> None:
        """Show another set."""
        found = self._part.find(id_)
        if found is not None and found is not self._set:
            self._set = found
            self.select((), None)
            self.set_changed.emit()

    def select(self, molecules: Sequence[Molecule], current: Molecule | None) -> None:
        """Select molecules, and look at one."""
        others, self._selected = self._selected != tuple(molecules), tuple(molecules)
        if others:
            self.selected_changed.emit()
        if current != self._current:
            self._current = current
            self.current_changed.emit()
        self._tell()

    def execute(self, command: Command) -> bool:
        """Do something to the molecules; a refusal is said in the status row. Whether it was done."""
        if self.context.session.read_only:
            self.context.messages.say(self.tr("This project is read-only: save it under another name to change it."))
            return False
        try:
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def add(
        self,
        molecules: Sequence[Molecule],
        name: str,
        *,
        sources: tuple[Asset, ...] = (),
        wish: str = "",
        apart: bool = False,
    ) -> bool:
        """Put molecules into the set that is shown, or into a new one: where there is none, or they are to be apart."""
        if not molecules:
            return False
        if self._set is not None and not apart:
            return self.execute(AddMolecules(self._set.id, tuple(molecules), sources=sources))
        new = MoleculeSet(new_id(), self.free_name(name), tuple(molecules), wish)
        if not self.execute(AddSet(new, sources)):
            return False
        self.open(new.id)
        return True

    def free_name(self, name: str) -> str:
        """A name for a new set that no other has: with a number where it is taken."""
        taken = {one.name for one in self._part.sets}
        plain = " ".join(name.split())[:60] or self.tr("Molecules")
        number, free = 2, plain
        while free in taken:
            free, number = f"{plain} {number}", number + 1
        return free

    def close(self) -> None:
        """Look no more at the document."""
        end: Callable[[], None] = self._end
        self._end = lambda: None
        end()
        self.closed.emit()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts.get(KIND) is new.parts.get(KIND):
            return
        before, self._part = self._part, molecules_of(new)
        shown = self._set
        self._set = self._part.find(shown.id) if shown is not None else None
        if self._set is None and self._part.sets:
            self._set = self._part.sets[min(_place(before, shown), len(self._part.sets) - 1)]
        if [(one.id, one.name) for one in before.sets] != [(one.id, one.name) for one in self._part.sets]:
            self.sets_changed.emit()
        if self._set is not shown:
            self._keep_selected()
            self.set_changed.emit()

    def _keep_selected(self) -> None:
        """What is selected stays so, with the values that it has now."""
        ids = {one.id for one in self._selected} | ({self._current.id} if self._current is not None else set())
        now = {one.id: one for one in self.molecules if one.id in ids}
        selected, self._selected = self._selected, tuple(now[one.id] for one in self._selected if one.id in now)
        if selected != self._selected:
            self.selected_changed.emit()
        before = self._current
        self._current = now.get(before.id) if before is not None else None
        if before != self._current:
            self.current_changed.emit()
        self._tell()

    def _tell(self) -> None:
        """Tell the session what is selected, and what it was made as."""
        session, current = self.context.session, self._current
        if current is not None:
            session.select(Selection(current.source, KIND, self._set.id if self._set is not None else ""))
        elif session.selection.part == KIND:
            session.select(Selection(None, KIND, ""))


def duplicates(molecules: Collection[Molecule]) -> tuple[Molecule, ...]:
    """The same molecules again, each with an id of its own."""
    return tuple(replace(one, id=new_id()) for one in molecules)


def _place(part: Molecules, shown: MoleculeSet | None) -> int:
    return next((at for at, one in enumerate(part.sets) if shown is not None and one.id == shown.id), 0)
