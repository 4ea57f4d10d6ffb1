"""What the proteins panel stands on in the tests: a real session, store and queue, and a real chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.api import Asset, Document, PanelContext, Recipe, Session
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from plugins.proteins.commands import proteins_of
from plugins.proteins.media import PDB
from plugins.proteins.model import Proteins
from plugins.proteins.panel.panel import ProteinsPanel
from tests.plugins.proteins.samples import REAL
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators


class ProteinBench:
    """A panel of proteins with everything that it needs; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(Document())
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), NoGenerators()
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
            recall=self.recalled.append,
        )
        self.panel = ProteinsPanel(self.context)

    @property
    def part(self) -> Proteins:
        """What the document has of proteins."""
        return proteins_of(self.session.document)

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def structure(self, name: str = "3FGX", text: str | None = None) -> Asset:
        """A structure in the store, the real chain where no other is given."""
        data = REAL.read_bytes() if text is None else text.encode()
        return replace(self.assets.add_bytes(data, PDB), name=name)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.panel.close()
        self.jobs.queue.close()
        self.assets.close()


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
