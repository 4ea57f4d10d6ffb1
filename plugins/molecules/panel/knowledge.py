"""Knowledge: what was found out of molecules so far, and finding out what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import Words
from plugins.molecules.facts import Facts, facts_of
from plugins.molecules.model import Molecule
from plugins.molecules.panel.background import Background
from plugins.molecules.pattern import matches

_BATCH = 100
_TELL_MS = 120
_MOST = 200_000
_UNKNOWN = Words("This molecule could not be measured.")


class Knowledge(QObject):
    """Facts by SMILES, and matches of the substructure that is looked for. What is in sight comes first."""

    learned = Signal(object)
    """The SMILES of which more is known now, gathered for a moment."""
    matched = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self.facts: dict[str, Facts] = {}
        self.matches: dict[str, bool] = {}
        self._pattern = ""
        self._new: list[str] = []
        self._asked: set[str] = set()
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TELL_MS)
        self._tell.timeout.connect(self._told)
        background.found.connect(self._take)

    def want(self, smiles: Iterable[str]) -> None:
        """Find out facts of what is in sight."""
        for one in smiles:
            if one not in self.facts:
                self._background.ask(("facts", one), partial(facts_of, one))

    def want_all(self, molecules: Sequence[Molecule]) -> None:
        """Find out facts of all molecules when there is nothing else to do."""
        for one in molecules:
            if one.smiles not in self.facts:
                self._background.ask_later(("facts", one.smiles), partial(facts_of, one.smiles))

    def look_for(self, pattern: str, molecules: Sequence[Molecule]) -> None:
        """Find out which molecules have a substructure."""
        if pattern != self._pattern:
            self._pattern = pattern
            self.matches.clear()
            self._asked.clear()
        if not pattern:
            return
        missing = [smiles for smiles in dict.fromkeys(one.smiles for one in molecules) if smiles not in self._asked]
        self._asked.update(missing)
        # What was asked for last is done first.
        for at in reversed(range(0, len(missing), _BATCH)):
            batch = missing[at : at + _BATCH]
            self._background.ask(("match", pattern, batch[0], len(batch)), partial(matches, pattern, batch))

    def _take(self, key: object, result: object) -> None:
        match key:
            case ("facts", str(smiles)):
                if len(self.facts) >= _MOST:
                    del self.facts[next(iter(self.facts))]
                # A fault of the studio is in the log, and is not met again and again.
                self.facts[smiles] = result if isinstance(result, Facts) else Facts(fault=_UNKNOWN)
                self._new.append(smiles)
            case ("match", self._pattern, *_) if isinstance(result, dict):
                self.matches.update(result)
                self.matched.emit()
                return
            case _:
                return
        if not self._tell.isActive():
            self._tell.start()

    def _told(self) -> None:
        new, self._new = self._new, []
        self.learned.emit(new)
