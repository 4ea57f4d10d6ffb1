"""What completions stand on in the tests: a text panel, and a real queue with a generator that writes what is said."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from app.api import (
    AssetId,
    Job,
    JobContext,
    Json,
    Lane,
    Made,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    Recipe,
    TextPreview,
    UserError,
    Words,
    request_to_json,
)
from app.jobs import JobSpec
from tests.ui.canvas_parts import NoGenerators
from tests.ui.text_parts import TextBench


def record(*, fill_in: bool = True) -> ModelRecord:
    """What is known of a model that was made to fill in, or not."""
    return ModelRecord(
        ModelId("tiny"), "Tiny", ModelKind.LANGUAGE_MODEL, "llama", ModelFormat.GGUF, Path("tiny"), 1, fill_in=fill_in
    )


class Writer(NoGenerators):
    """Queues what is asked, and writes `text` for it, in pieces of `size` characters, each when `gate` is open."""

    def __init__(self) -> None:
        super().__init__()
        self.bench: CodeBench | None = None
        self.text, self.size = "", 4
        self.records = [record()]
        self.asked: list[tuple[str, dict[str, Json], Json, bool]] = []
        self.told: list[tuple[str, str]] = []
        self.gate, self.loaded = threading.Event(), threading.Event()
        self.gate.set()
        self.loaded.set()
        self.fails = False
        self.ended: list[str] = []

    def models(self, kind: ModelKind) -> Sequence[ModelRecord]:  # noqa: ARG002 - the protocol's name
        """Those that there are."""
        return self.records

    def submit(
        self, generator: str, request: object, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """Queue it."""
        assert self.bench is not None
        values = dict(request_to_json(request))
        self.asked.append((generator, values, place, in_passing))
        spec = JobSpec(generator, values, self.bench.session.document.id, place, in_passing)
        return self.bench.jobs.queue.submit(spec, title="", lane=Lane.INTERACTIVE, front=front)

    def run(self, spec: JobSpec, context: JobContext) -> None:
        """Write on a worker."""
        assert self.bench is not None
        assets = self.bench.assets
        texts = [
            assets.read(AssetId(str(name))).decode() if name else ""
            for name in map(spec.request.get, ("text", "after"))
        ]
        self.told.append((texts[0], texts[1]))
        self.loaded.wait(10)
        if self.fails:
            raise UserError("The model had nothing to add.")
        for end in range(self.size, len(self.text) + self.size, self.size):
            while not self.gate.wait(0.01):
                context.check()
            while not context.wants_preview():
                context.cancelled.wait(0.01)
            context.report(end // self.size, 48, Words("Writing"), TextPreview(self.text[:end]))
        asset = assets.add_bytes(self.text.encode(), "text/markdown")
        recipe = Recipe(spec.generator, "1", dict(spec.request))
        context.produce(Made(asset, recipe, context.job, 0.1))
        self.ended.append(context.job)


class CodeBench(TextBench):
    """A text panel with an empty file of Python that is open."""

    generators: Writer

    def __init__(self, folder: Path, resources: Path) -> None:
        writer = Writer()
        super().__init__(folder, resources, generators=writer, run=writer.run)
        writer.bench = self
        self.writer = writer
        self.add("code", "", "program.py", language="python", is_code=True, counted=False)
        self.panel.work.open("code")
