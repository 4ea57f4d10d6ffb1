"""What the molecules panel stands on in the tests: a real session, store and queue, and real molecules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from app.api import (
    CatalogueEntry,
    Document,
    Job,
    Lane,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    PanelContext,
    Recipe,
    Session,
    Words,
)
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from plugins.molecules.commands import AddSet, molecules_of
from plugins.molecules.model import KIND, Molecule, Molecules, MoleculeSet, new_id
from plugins.molecules.panel.panel import MoleculesPanel
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

ASPIRIN, CAFFEINE, PYRIDINE = "CC(=O)Oc1ccccc1C(=O)O", "Cn1c(=O)c2c(ncn2C)n(C)c1=O", "c1ccncc1"
NITRO = "O=[N+]([O-])c1ccccc1"


@cache
def known_molecules(count: int = 1_000) -> tuple[str, ...]:
    """SMILES of the public set that RDKit brings along."""
    from rdkit import RDConfig

    path = Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.split()[0] for line in lines if "." not in line)[:count]


def molecules(smiles: Sequence[str]) -> tuple[Molecule, ...]:
    """Molecules with numbers for names."""
    return tuple(Molecule(new_id(), one, f"No. {number}") for number, one in enumerate(smiles, 1))


MOSES = CatalogueEntry(
    ModelId("moses"),
    "MOSES molecules",
    ModelKind.PLUGIN_MODEL,
    "moses",
    "mit",
    10_000_000,
    1,
    Words("Molecules"),
    "wheel:molsets==0.3.1",
    52_000_000,
)


class KnownModels(NoGenerators):
    """No generators, and the models that were fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[ModelRecord] = []

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Those of a kind."""
        return [one for one in self.records if one.kind is kind]


class MoleculeBench:
    """A panel of molecules with everything that it needs; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path, *sets: MoleculeSet, read_only: bool = False) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        document = Document().with_part(KIND, Molecules(sets)) if sets else Document()
        self.session = Session(document, read_only=read_only)
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), KnownModels()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.taken: list[Path] = []
        self.recalled: list[Recipe] = []
        self.context = PanelContext(
            self.session,
            self.assets,
            self.generators,
            self.jobs,
            self.settings,
            self.messages,
            resources,
            take_file=self.taken.append,
            cache=folder / "cache",
            catalogue=lambda: (MOSES,),
            fetch=self.fetch,
            recall=self.recalled.append,
        )
        self.training_data = folder / "moses"
        self.panel = MoleculesPanel(self.context)

    @property
    def part(self) -> Molecules:
        """The sets of the document."""
        return molecules_of(self.session.document)

    def fetch(self, entry: CatalogueEntry) -> Job:
        """Fetch the training data: they are what lies in a folder by now."""
        path = self.training_data
        record = ModelRecord(
            entry.id, entry.name, entry.kind, entry.architecture, ModelFormat.PLUGIN, path, entry.byte_size
        )
        return self.jobs.run(
            "fetching", lambda _job: self.generators.records.append(record), Lane.IO, lambda _none: None
        )

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def add_set(self, name: str, *smiles: str) -> MoleculeSet:
        """Put a set of molecules into the document."""
        new = MoleculeSet(new_id(), name, molecules(smiles))
        self.session.execute(AddSet(new))
        return new

    def shown(self) -> list[str]:
        """The SMILES of what the grid shows, in its order."""
        return [one.smiles for one in self.panel.model.molecules]

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.panel.close()
        self.jobs.queue.close()
        self.assets.close()


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
