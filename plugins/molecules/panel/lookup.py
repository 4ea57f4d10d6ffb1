"""Lookup: finds the nearest of the training data to molecules, fetches the data and makes their index when asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.api import CatalogueEntry, Job, JobContext, Lane, ModelKind, UserError, Words
from plugins.molecules.chemistry.neighbours import ARCHITECTURE, Neighbour, Neighbours, known_neighbours, neighbours
from plugins.molecules.chemistry.reading import molecule_of
from plugins.molecules.panel.work import MoleculesWork

_COUNT = 5
_AFTER_MS = 200
"""So long a molecule is looked at before its nearest are looked for."""


class Stage(Enum):
    """How far it is: what is on this machine, and what is to be done."""

    UNKNOWN = "unknown"
    NO_DATA = "no data"
    NO_INDEX = "no index"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Found:
    """The nearest to a molecule, or why there are none."""

    smiles: str
    neighbours: tuple[Neighbour, ...] = ()
    fault: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class _Data:
    """What there is of the training data: their folder, their index, and where they could be fetched."""

    folder: Path | None
    index: Neighbours | None
    entry: CatalogueEntry | None


class Lookup(QObject):
    """Looks when it is told to, and only for what is wanted by then."""

    changed = Signal()
    """Another stage, or work that goes on another way."""
    found = Signal(object)

    def __init__(self, work: MoleculesWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context = work.context
        self._data = _Data(None, None, None)
        self.stage = Stage.UNKNOWN
        self.job: Job | None = None
        """The fetching of the data, or the making of their index, while it goes on."""
        self._looking: Job | None = None
        self._asked = False
        self._goes_on = False
        """Whether the index is made as soon as the data are there."""
        self._wanted = ""
        self._last = Found("")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._look)
        self._end = self._context.jobs.subscribe(self._job_changed)
        work.closed.connect(self._close)

    @property
    def entry(self) -> CatalogueEntry | None:
        """What can be fetched."""
        return self._data.entry

    def want(self, smiles: str) -> None:
        """Find the nearest to a molecule, as soon as there is an index."""
        self._wanted = smiles
        if self._last.smiles == smiles and smiles:
            self.found.emit(self._last)
        elif self.stage is Stage.READY:
            self._later.start()
        elif self.job is None:
            self.see()

    def see(self) -> None:
        """See what there is on this machine."""
        if self._asked:
            return
        self._asked = True
        context = self._context

        def see(_job: JobContext) -> _Data:
            records = context.generators.models(ModelKind.PLUGIN_MODEL)
            folder = next((one.path for one in records if one.architecture == ARCHITECTURE), None)
            entry = next((one for one in context.catalogue() if one.architecture == ARCHITECTURE), None)
            return _Data(folder, known_neighbours(folder, context.cache) if folder is not None else None, entry)

        context.jobs.run("", see, Lane.IO, self._seen)

    def go_on(self) -> None:
        """Fetch the data, or make their index; where that is under way, stop it."""
        if self.job is not None:
            self._context.jobs.cancel(self.job)
        elif self.stage is Stage.NO_DATA and self._data.entry is not None:
            self._goes_on = True
            self.job = self._context.fetch(self._data.entry)
            self.changed.emit()
        elif self.stage is Stage.NO_INDEX:
            self._index()

    def _index(self) -> None:
        folder, cache = self._data.folder, self._context.cache

        def make(job: JobContext) -> Neighbours:
            words = Words("Reading the training data")
            return neighbours(folder, cache, lambda done, of: job.report(done, of, words))

        self.job = self._context.jobs.run(self.tr("Index of the training data"), make, Lane.IO, self._indexed)
        self.changed.emit()

    def _indexed(self, index: Neighbours) -> None:
        self._seen(_Data(self._data.folder, index, self._data.entry))

    def _seen(self, data: _Data) -> None:
        self._asked = False
        self._data = data
        if data.index is not None:
            self.stage = Stage.READY
        else:
            self.stage = Stage.NO_INDEX if data.folder is not None else Stage.NO_DATA
        self.changed.emit()
        if self.stage is Stage.READY:
            self._look()
        elif self.stage is Stage.NO_INDEX and self._goes_on:
            self._index()
        self._goes_on = False

    def _close(self) -> None:
        self._later.stop()
        self._end()

    def _look(self) -> None:
        smiles, index = self._wanted, self._data.index
        if self._looking is not None:
            self._context.jobs.cancel(self._looking)
            self._looking = None
        if not smiles or index is None:
            return

        def look(job: JobContext) -> Found:
            try:
                return Found(smiles, index.nearest(molecule_of(smiles), _COUNT, job.check))
            except UserError as error:
                return Found(smiles, fault=error.words)

        def done(found: Found) -> None:
            if found.smiles == self._wanted:
                self._looking, self._last = None, found
                self.found.emit(found)

        self._looking = self._context.jobs.run("", look, Lane.IO, done)

    def _job_changed(self, job: Job) -> None:
        if self.job is None or job.id != self.job.id:
            return
        if job.state.ended:
            self.job = None
            if self.stage is Stage.NO_DATA:
                self.see()
        self.changed.emit()
