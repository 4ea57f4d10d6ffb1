"""GridModel: the molecules that are shown, in their order, with what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from plugins.molecules.facts import Facts
from plugins.molecules.model import Molecule
from plugins.molecules.quantities import ON_CARD, QUANTITY

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractListModel):
    """One row for each molecule; facts are looked up by SMILES when a row is painted."""

    def __init__(self, facts: Mapping[str, Facts], parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._rows: tuple[Molecule, ...] = ()
        self._places: dict[str, int] = {}
        self._by_smiles: dict[str, list[int]] = {}
        self.mime: Callable[[Sequence[Molecule]], QMimeData | None] = lambda _molecules: None
        """What is dragged out."""

    @property
    def molecules(self) -> tuple[Molecule, ...]:
        """What is shown."""
        return self._rows

    def show(self, molecules: Sequence[Molecule]) -> bool:
        """Show molecules; whether they are others than before, or in another order."""
        new = tuple(molecules)
        if new == self._rows:
            return False
        same = len(new) == len(self._rows) and all(
            one.id == other.id for one, other in zip(new, self._rows, strict=True)
        )
        if same:
            self._rows = new
            self._find_rows()
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return False
        self.beginResetModel()
        self._rows = new
        self._places = {one.id: row for row, one in enumerate(new)}
        self._find_rows()
        self.endResetModel()
        return True

    def learned(self, smiles: Iterable[str]) -> None:
        """More is known of some molecules."""
        for one in smiles:
            for row in self._by_smiles.get(one, ()):
                self.dataChanged.emit(self.index(row), self.index(row))

    def molecule(self, row: int) -> Molecule:
        """The molecule of a row."""
        return self._rows[row]

    def facts(self, row: int) -> Facts | None:
        """What is known of the molecule of a row."""
        return self._facts.get(self._rows[row].smiles)

    def row_of(self, id_: str) -> int:
        """The row of a molecule, or -1."""
        return self._places.get(id_, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name and the values in words."""
        if not 0 <= index.row() < len(self._rows):
            return None
        molecule = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return molecule.name or molecule.smiles
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(molecule)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Molecules can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged molecules as a file and as SMILES."""
        rows = sorted(index.row() for index in indexes)
        return self.mime([self._rows[row] for row in rows]) or QMimeData()

    def _words(self, molecule: Molecule) -> str:
        lines = [molecule.name] if molecule.name else []
        lines.append(molecule.smiles if len(molecule.smiles) <= 120 else f"{molecule.smiles[:119]}…")
        facts = self._facts.get(molecule.smiles)
        if facts is not None:
            if facts.values:
                said = [
                    f"{QUANTITY[key].short} {QUANTITY[key].said(facts.values[key])}"
                    for key in ON_CARD
                    if key in facts.values
                ]
                lines.append("  ".join(said))
            lines += [f"{one.catalog}: {one.name}" for one in facts.alerts[:6]]
        return "\n".join(lines)

    def _find_rows(self) -> None:
        self._by_smiles = {}
        for row, one in enumerate(self._rows):
            self._by_smiles.setdefault(one.smiles, []).append(row)
