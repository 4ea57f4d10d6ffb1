"""Shown: keeps the grid at what is to be seen: the set or a take, chosen and sorted, and facts of what is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from plugins.molecules.choosing import Choice, chosen
from plugins.molecules.model import Molecule
from plugins.molecules.panel.grid import MoleculeGrid
from plugins.molecules.panel.grid_model import GridModel
from plugins.molecules.panel.knowledge import Knowledge
from plugins.molecules.panel.work import MoleculesWork

_AGAIN_MS = 500
"""While values come in, what is shown is sorted anew so often."""


class Shown(QObject):
    """`take` are the molecules of a take that is looked at in place of the set."""

    counted = Signal(int, int, int)
    """How many are shown, of how many, and of how many not all is known yet."""

    def __init__(
        self, work: MoleculesWork, model: GridModel, grid: MoleculeGrid, knowledge: Knowledge, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._model, self._grid, self._knowledge = work, model, grid, knowledge
        self._choice = Choice()
        self._take: tuple[Molecule, ...] | None = None
        self._scrolled = 0
        """Where the set was scrolled to before a take was shown."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        work.set_changed.connect(self.refresh)
        knowledge.learned.connect(self._learned)
        knowledge.matched.connect(self._soon)
        grid.sight_changed.connect(self._want)
        grid.chosen_changed.connect(self._chosen)

    @property
    def choice(self) -> Choice:
        """What is shown of the set."""
        return self._choice

    @property
    def molecules(self) -> tuple[Molecule, ...]:
        """All that there is to choose from."""
        return self._work.molecules if self._take is None else self._take

    def choose(self, choice: Choice) -> None:
        """Show others, or in another order."""
        if choice != self._choice:
            self._choice = choice
            self.refresh()
            self._grid.verticalScrollBar().setValue(0)

    def show_take(self, molecules: Sequence[Molecule] | None) -> None:
        """Show a take in place of the set, None for the set again."""
        new = None if molecules is None else tuple(molecules)
        if new == self._take:
            return
        bar = self._grid.verticalScrollBar()
        if self._take is None:
            self._scrolled = bar.value()
        begins, self._take = self._take is None, new
        self.refresh()
        if begins or new is None:
            bar.setValue(self._scrolled if new is None else 0)

    def refresh(self) -> None:
        """Choose and sort anew."""
        self._again.stop()
        molecules, choice = self.molecules, self._choice
        self._knowledge.look_for(choice.pattern, molecules)
        if choice.measures:
            self._knowledge.want_all(molecules)
        found = chosen(molecules, choice, self._knowledge.facts, self._knowledge.matches)
        ids = [one.id for one in self._grid.chosen]
        current = self._grid.current
        place = current.id if current is not None else ""
        others = self._model.show(found.molecules)
        if others:
            self._grid.choose(ids, place)
            self._chosen()
        self._grid.viewport().update()
        self.counted.emit(len(found.molecules), len(molecules), found.unknown)
        self._want()

    def _learned(self, smiles: Sequence[str]) -> None:
        self._grid.viewport().update()
        self._model.learned(smiles)
        if self._choice.measures:
            self._soon()

    def _soon(self) -> None:
        if not self._again.isActive():
            self._again.start()

    def _want(self) -> None:
        """Find out what is missing of what is in sight, the first last: it is done first then."""
        rows = self._grid.in_sight()
        self._knowledge.want(self._model.molecule(row).smiles for row in reversed(rows))

    def _chosen(self) -> None:
        chosen_now, current = self._grid.chosen, self._grid.current
        if current is None and chosen_now:
            current = chosen_now[0]
        self._work.select(chosen_now, current if current in chosen_now else chosen_now[0] if chosen_now else None)
