"""ComingMolecules: the molecules of a run that goes on, seen in the grid as they are found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.api import Job, JobState
from plugins.molecules.coming import Coming
from plugins.molecules.model import Molecule, new_id


class ComingMolecules(QObject):
    """Shows what comes until a take is there, or someone looks at another one; after a failure what was seen before."""

    came = Signal(object)
    """The molecules so far; None where there is nothing more to be seen of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job = ""
        self._left = ""
        self._ids: dict[str, str] = {}

    @property
    def is_shown(self) -> bool:
        """Whether molecules are seen that come."""
        return bool(self._job)

    def show_job(self, job: Job) -> None:
        """Take up what a job tells."""
        if job.state.ended:
            if job.id == self._job and job.state is not JobState.FINISHED:
                self._job = ""
                self.came.emit(None)
        elif isinstance(job.preview, Coming) and job.id != self._left:
            if job.id != self._job:
                self._job, self._ids = job.id, {}
            self.came.emit(self._molecules(job.preview.smiles))

    def look_away(self) -> None:
        """Show no more of the run that goes on: something else is looked at."""
        if self._job:
            self._job, self._left = "", self._job

    def _molecules(self, smiles: Sequence[str]) -> tuple[Molecule, ...]:
        """Each with the same id as long as it is among them, so that what is selected stays so."""
        ids = {one: self._ids.get(one) or new_id() for one in smiles}
        self._ids = ids
        return tuple(Molecule(ids[one], one, str(number)) for number, one in enumerate(smiles, 1))
