"""Editing: what can be done with the selected molecules and with the sets, as actions, menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.api import Action, Recipe
from app.widgets.icons import Icons
from plugins.molecules.commands import (
    AddMolecules,
    AddSet,
    RemoveMolecules,
    RemoveSet,
    RenameSet,
    SetMolecules,
    starred,
)
from plugins.molecules.model import Molecule, MoleculeSet, new_id
from plugins.molecules.panel.grid import MoleculeGrid
from plugins.molecules.panel.incoming import Incoming
from plugins.molecules.panel.outgoing import Outgoing
from plugins.molecules.panel.work import MoleculesWork, duplicates

_ON_MOLECULES = (
    ("molecules.open", "molecules.star", "molecules.rename"),
    ("molecules.analogues", "molecules.decorate", "molecules.link"),
    ("molecules.copy", "molecules.paste", "molecules.duplicate", "molecules.apart"),
    ("molecules.delete",),
)
_ON_NOTHING = (("molecules.paste", "molecules.all"), ("molecules.set.new",))
_ON_SETS = (
    ("molecules.set.new", "molecules.set.duplicate", "molecules.set.rename"),
    ("molecules.set.export",),
    ("molecules.set.delete",),
)


class Editing(QObject):
    """Does to the selected molecules what is asked for, each as one step."""

    open_wanted = Signal(object)
    """A molecule is to be drawn anew."""

    def __init__(
        self,
        work: MoleculesWork,
        grid: MoleculeGrid,
        incoming: Incoming,
        outgoing: Outgoing,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._work, self._grid, self._incoming, self._outgoing = work, grid, incoming, outgoing
        self._icons, self._parent = icons, parent
        self._actions = {action.id: action for action in self._made()}
        grid.menu_wanted.connect(self._menu)
        grid.opened.connect(self.open)

    def actions(self) -> Sequence[Action]:
        """All of them."""
        return tuple(self._actions.values())

    def fill_when_opened(self, menu: QMenu) -> None:
        """Fill the menu about the sets whenever it opens."""

        def fill() -> None:
            menu.clear()
            self._put(menu, _ON_SETS)

        menu.aboutToShow.connect(fill)

    def dragged(self, molecules: Sequence[Molecule]) -> QMimeData | None:
        """What is dragged out of the grid."""
        shown = self._work.set
        return self._outgoing.data(molecules, shown.name if shown is not None else "")

    def open(self) -> None:
        """Draw the molecule that is looked at anew."""
        if self._work.current is not None:
            self.open_wanted.emit(self._work.current)

    def star(self) -> None:
        """Star the selected molecules; where all have one, take it away."""
        selected, shown = self._work.selected, self._work.set
        if selected and shown is not None:
            self._work.execute(starred(shown.id, selected, on=not all(one.starred for one in selected)))

    def delete(self) -> None:
        """Take the selected molecules out of the set, and look at the one behind them."""
        selected, shown = self._work.selected, self._work.set
        if not selected or shown is None:
            return
        ids = frozenset(one.id for one in selected)
        then = self._grid.neighbour(ids)
        if self._work.execute(RemoveMolecules(shown.id, ids)) and then:
            self._grid.choose([then], then)
            self._grid.chosen_changed.emit()

    def duplicate(self) -> None:
        """Put the selected molecules into the set once more."""
        selected, shown = self._work.selected, self._work.set
        if selected and shown is not None:
            new = duplicates(selected)
            self._work.execute(AddMolecules(shown.id, new, selected[-1].id, label="Duplicate molecules"))

    def copy(self) -> None:
        """Put the selected molecules on the clipboard, as SMILES."""
        data = self._outgoing.data(self._work.selected, "", file=False)
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Put the SMILES on the clipboard into the set."""
        self._incoming.take(QGuiApplication.clipboard().mimeData())

    def apart(self) -> None:
        """Make a set of the selected molecules."""
        shown = self._work.set
        if self._work.selected and shown is not None:
            self._work.add(duplicates(self._work.selected), shown.name, apart=True)

    def rename(self) -> None:
        """Give the molecule that is looked at a name."""
        current, shown = self._work.current, self._work.set
        if current is None or shown is None:
            return
        name, wanted = QInputDialog.getText(
            self._parent, self.tr("Name the molecule"), self.tr("Name"), text=current.name
        )
        if wanted:
            self.call(current, name)

    def call(self, molecule: Molecule, name: str) -> None:
        """Give a molecule a name; an empty one takes it away."""
        shown = self._work.set
        if shown is not None:
            named = Molecule(
                molecule.id, molecule.smiles, " ".join(name.split())[:200], molecule.starred, molecule.source
            )
            self._work.execute(SetMolecules(shown.id, (named,), "Name the molecule"))

    def change(self, id_: str, smiles: str) -> None:
        """Give a molecule of the set another structure; it is no more what was generated."""
        shown = self._work.set
        known = next((one for one in self._work.molecules if one.id == id_), None)
        if shown is None or known is None:
            self._work.context.messages.say(self.tr("The molecule that was opened is not there any more."))
            return
        new = Molecule(known.id, smiles, known.name, known.starred)
        self._work.execute(SetMolecules(shown.id, (new,), "Change the molecule"))

    def make(self, generator: str) -> None:
        """Show the form of a generator, which is given what is selected."""
        self._work.context.recall(Recipe(generator, "1", {}))

    def new_set(self) -> None:
        """Add an empty set and show it."""
        new = MoleculeSet(new_id(), self._work.free_name(self.tr("Molecules")))
        if self._work.execute(AddSet(new)):
            self._work.open(new.id)

    def duplicate_set(self) -> None:
        """Add the set that is shown once more."""
        shown = self._work.set
        if shown is not None:
            new = MoleculeSet(new_id(), self._work.free_name(shown.name), duplicates(shown.molecules), shown.wish)
            if self._work.execute(AddSet(new, label="Duplicate the set of molecules")):
                self._work.open(new.id)

    def rename_set(self) -> None:
        """Give the set that is shown another name."""
        shown = self._work.set
        if shown is None:
            return
        name, wanted = QInputDialog.getText(self._parent, self.tr("Rename the set"), self.tr("Name"), text=shown.name)
        if wanted:
            self._work.execute(RenameSet(shown.id, name))

    def export_set(self) -> None:
        """Ask where to, and write the set that is shown."""
        if self._work.set is not None:
            self._work.context.export_work((), {"set": self._work.set.name})

    def delete_set(self) -> None:
        """Take the set that is shown away."""
        if self._work.set is not None:
            self._work.execute(RemoveSet(self._work.set.id))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self._parent)
        menu.setToolTipsVisible(True)
        self._put(menu, _ON_MOLECULES if self._work.selected else _ON_NOTHING)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _put(self, menu: QMenu, groups: Sequence[Sequence[str]]) -> None:
        for group in groups:
            menu.addSeparator()
            for id_ in group:
                action = self._actions[id_]
                title = QCoreApplication.translate("Actions", action.title)
                keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys[:1]]
                entry = menu.addAction(self._icons.icon(action.icon), "\t".join((title, *keys)))
                entry.setToolTip(QCoreApplication.translate("Actions", action.help) if action.help else "")
                entry.setEnabled(action.enabled is None or action.enabled())
                entry.triggered.connect(partial(_run, action.run))

    def _made(self) -> tuple[Action, ...]:
        def some() -> bool:
            return bool(self._work.selected) and self._work.set is not None

        def one() -> bool:
            return self._work.current is not None

        def two() -> bool:
            return len(self._work.selected) == 2

        def shown() -> bool:
            return self._work.set is not None

        return (
            Action(
                "molecules.open",
                "Draw the molecule anew",
                self.open,
                "edit",
                (),
                "Changes it on the board; Enter, over the molecule.",
                "pencil",
                enabled=one,
            ),
            Action(
                "molecules.star",
                "Star molecules",
                self.star,
                "edit",
                ("S",),
                "Takes the stars away where all have one.",
                "star",
                enabled=some,
                while_focused=True,
            ),
            Action(
                "molecules.rename",
                "Name the molecule…",
                self.rename,
                "edit",
                ("F2",),
                "",
                "type",
                enabled=one,
                while_focused=True,
            ),
            Action(
                "molecules.analogues",
                "Analogues of the molecule…",
                partial(self.make, "molecules.analogues"),
                "generate",
                (),
                "A part of it stays, and the rest is made anew.",
                "git-fork",
                enabled=one,
            ),
            Action(
                "molecules.decorate",
                "Decorate the scaffold…",
                partial(self.make, "molecules.decorate"),
                "generate",
                (),
                "Its rings stay, and something is attached to them.",
                "sparkles",
                enabled=one,
            ),
            Action(
                "molecules.link",
                "Link two molecules…",
                partial(self.make, "molecules.link"),
                "generate",
                (),
                "Select two: both stay, and are linked where it is said on the board.",
                "link",
                enabled=two,
            ),
            Action(
                "molecules.copy",
                "Copy as SMILES",
                self.copy,
                "edit",
                ("Ctrl+C",),
                "One line for each molecule.",
                "copy",
                enabled=some,
                while_focused=True,
            ),
            Action(
                "molecules.paste",
                "Paste SMILES",
                self.paste,
                "edit",
                ("Ctrl+V",),
                "Each line is a SMILES, perhaps with a name behind it.",
                "clipboard",
                while_focused=True,
            ),
            Action(
                "molecules.duplicate",
                "Duplicate molecules",
                self.duplicate,
                "edit",
                ("Ctrl+D",),
                "",
                "copy-plus",
                enabled=some,
                while_focused=True,
            ),
            Action(
                "molecules.apart",
                "Make a set of the selected molecules",
                self.apart,
                "edit",
                ("Ctrl+Shift+N",),
                "",
                "list-plus",
                enabled=some,
                while_focused=True,
            ),
            Action(
                "molecules.delete",
                "Delete molecules",
                self.delete,
                "edit",
                ("Del",),
                "",
                "trash-2",
                enabled=some,
                while_focused=True,
            ),
            Action(
                "molecules.all", "Select all molecules", self._grid.selectAll, "select", ("Ctrl+A",), while_focused=True
            ),
            Action("molecules.set.new", "New set of molecules", self.new_set, "edit", (), "", "plus"),
            Action(
                "molecules.set.duplicate",
                "Duplicate the set of molecules",
                self.duplicate_set,
                "edit",
                (),
                "",
                "copy-plus",
                enabled=shown,
            ),
            Action(
                "molecules.set.rename",
                "Rename the set of molecules…",
                self.rename_set,
                "edit",
                (),
                "",
                "type",
                enabled=shown,
            ),
            Action(
                "molecules.set.export",
                "Export the set of molecules…",
                self.export_set,
                "file",
                (),
                "As SDF, SMILES, a table, or drawings.",
                "upload",
                enabled=shown,
            ),
            Action(
                "molecules.set.delete",
                "Delete the set of molecules",
                self.delete_set,
                "edit",
                (),
                "",
                "trash-2",
                enabled=shown,
            ),
        )


def _run(run: Callable[[], None], _checked: bool = False) -> None:
    run()
