"""What the robot's panel stands on in the tests: a real session, store and queue, and an arm of capsules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.api import (
    Asset,
    CatalogueEntry,
    Document,
    Job,
    Made,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    PanelContext,
    Recipe,
    Session,
    Words,
)
from app.jobs import JobContext, JobSpec, Lane, ThreadExecutor
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from plugins.robot.commands import robot_of
from plugins.robot.media import ARM
from plugins.robot.model import Robot
from plugins.robot.panel.panel import RobotPanel
from tests.plugins.robot.arm_files import write_arm
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators

ENTRY = CatalogueEntry(
    ModelId(ARM), "Franka arm", ModelKind.PLUGIN_MODEL, ARM, "apache-2.0", 6_826_526, 1, Words("The arm."),
    "wheel:gymnasium-robotics==1.4.2",
)  # fmt: skip


class Arms(NoGenerators):
    """Generators that know the arm as soon as it lies there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The arm, if it was fetched."""
        if kind is not ModelKind.PLUGIN_MODEL or not (self.folder / "chain.xml").exists():
            return ()
        return (ModelRecord(ModelId(ARM), "Franka arm", kind, ARM, ModelFormat.PLUGIN, self.folder, 1),)


class RobotBench:
    """A panel of the robot with everything that it needs; `close` lets go of its threads."""

    def __init__(self, folder: Path, resources: Path, *, arm: bool = True) -> None:
        self.folder = folder / "arm"
        if arm:
            write_arm(self.folder)
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(Document())
        self.settings, self.messages = KeptSettings(), KeptMessages()
        self.jobs = QtJobs(ThreadExecutor(_no_generator))
        self.placed: list[Asset] = []
        self.exported: list[Asset] = []
        self.recalled: list[Recipe] = []
        self.taken: list[Path] = []
        self.formats: list[Sequence[str]] = []
        self.made: dict[str, Made] = {}
        self.context = PanelContext(
            self.session,
            self.assets,
            Arms(self.folder),
            self.jobs,
            self.settings,
            self.messages,
            resources,
            export=self.exported.append,
            take_file=self.taken.append,
            place_elsewhere=self.placed.append,
            made_of=self.made.get,
            recall=self.recalled.append,
            export_work=lambda formats, _given: self.formats.append(formats),
            catalogue=lambda: (ENTRY,),
            fetch=self._fetch,
        )
        self.panel = RobotPanel(self.context)

    @property
    def part(self) -> Robot:
        """What the document has of the robot."""
        return robot_of(self.session.document)

    def steps(self) -> Sequence[str]:
        """The names of the steps that can be undone."""
        return [step.label for step in self.session.history[1 : self.session.position + 1]]

    def store(self, data: bytes, media_type: str, name: str) -> Asset:
        """An asset in the store."""
        return replace(self.assets.add_bytes(data, media_type), name=name)

    def close(self) -> None:
        """Let go of the document and of every thread."""
        self.panel.close()
        self.jobs.queue.close()
        self.assets.close()

    def _fetch(self, entry: CatalogueEntry) -> Job:
        def fetch(_context: JobContext) -> Path:
            return write_arm(self.folder)

        return self.jobs.run(f"Fetching {entry.name}", fetch, Lane.IO, lambda _folder: None)


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
