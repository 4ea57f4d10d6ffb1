"""A canvas panel with live painting over a model: the real generator, runner and engine, without the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.api import (
    Document,
    GeneratorInfo,
    Job,
    Json,
    Lane,
    Made,
    ModelKind,
    ModelRecord,
    PanelContext,
    Reading,
    Recipe,
    Session,
    request_to_json,
)
from app.engine.models import EngineModels
from app.engine.runner import GeneratorRunner
from app.jobs import Failed, JobEvent, JobSpec, Produced, ThreadExecutor
from app.storage.assets import FolderAssets
from app.storage.history import HistoryDatabase
from app.ui.jobs import QtJobs
from plugins.canvas.generators import Live, LiveRequest
from plugins.canvas.model import KIND, Canvas
from plugins.canvas.panel import CanvasPanel
from tests.ui.canvas_parts import Bench, KeptMessages, KeptSettings


@dataclass
class LiveGenerators:
    """Submits live pictures, and remembers what was asked and whether in passing."""

    jobs: QtJobs
    session: Session
    records: Callable[[ModelKind], Sequence[ModelRecord]]
    asked: list[tuple[LiveRequest, bool, Job]] = field(default_factory=list)

    def infos(self) -> Sequence[GeneratorInfo]:
        """None that could be chosen."""
        return ()

    def request_type(self, generator: str) -> type[Any]:
        """That of live pictures."""
        assert generator == "canvas.live"
        return LiveRequest

    def note(self, generator: str, request: object) -> Reading | None:  # noqa: ARG002 - the protocol's names
        """Nothing."""
        return None

    def submit(
        self, generator: str, request: Any, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """Queue a request."""
        spec = JobSpec(generator, request_to_json(request), self.session.document.id, place, in_passing)
        job = self.jobs.queue.submit(spec, title=request.prompt, lane=Lane.RENDER, front=front)
        self.asked.append((request, in_passing, job))
        return job

    def submit_recipe(self, recipe: Recipe, changes: Mapping[str, Json] | None = None, *, place: Json = None) -> Job:
        """Nothing is made again here."""
        raise KeyError(recipe.generator, changes, place)

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """What the engine has."""
        return self.records(kind)


class LiveBench(Bench):
    """A canvas panel whose live pictures are drawn by the models of an engine; results come as in the window."""

    def __init__(self, folder: Path, resources: Path, engine: EngineModels, canvas: Canvas) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(Document().with_part(KIND, canvas))
        self.settings, self.messages = KeptSettings(), KeptMessages()
        self.history = HistoryDatabase(folder / "history.db")
        runner = GeneratorRunner(lambda _generator: Live(), engine, self.assets, self.history, resources)
        self.jobs = QtJobs(ThreadExecutor(runner))
        self.drawing = LiveGenerators(self.jobs, self.session, lambda kind: list(engine.records(kind)))
        context = PanelContext(
            self.session, self.assets, self.drawing, self.jobs, self.settings, self.messages, resources
        )
        self.panel = CanvasPanel(context)
        self.jobs.changed.connect(self._changed)

    @property
    def passing(self) -> list[tuple[LiveRequest, Job]]:
        """The pictures that were asked for in passing."""
        return [(request, job) for request, in_passing, job in self.drawing.asked if in_passing]

    def close(self) -> None:
        """Let go of everything."""
        super().close()
        self.history.close()

    def _changed(self, job: Job, event: JobEvent | None) -> None:
        if not isinstance(job.work, JobSpec) or job.work.in_passing:
            return
        if isinstance(event, Failed):
            self.messages.fail(event.error)
        self.panel.show_job(job)
        if isinstance(event, Produced) and isinstance(event.result, Made):
            self.panel.offer([event.result])
