"""GeneratorRunner: carries out a generator's job, and stores each result before it is announced."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from types import GeneratorType

from app.api import (
    Asset,
    AssetId,
    AssetOf,
    AssetStore,
    Generator,
    JobContext,
    Made,
    Output,
    Pixels,
    Recipe,
    RunContext,
    fields_of,
    request_from_json,
    request_to_json,
)
from app.api.assets import POSTER
from app.api.prompting import NoWildcards, Wildcards
from app.api.studio import History
from app.engine.models import EngineModels
from app.engine.run_models import RunModels
from app.jobs.job import JobSpec

LIBRARIES = ("torch", "diffusers", "transformers", "xllamacpp", "numpy", "seisei")
DETAIL = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class GeneratorRunner:
    """Runs a job's generator on the worker that calls it.

    `generators` finds a generator by its id, raising UserError. Each output becomes an asset with its recipe, is kept
    in the history unless the job is in passing, and only then produced as Made: what was announced is on the disk.
    """

    generators: Callable[[str], Generator]
    models: EngineModels
    assets: AssetStore
    history: History
    resources: Path
    wildcards: Wildcards = field(default_factory=NoWildcards)

    def __call__(self, spec: JobSpec, context: JobContext) -> None:
        """Carry out a job: what an Executor calls."""
        self.run(spec, context)

    def run(self, spec: JobSpec, context: JobContext) -> None:
        """Carry out a job; raises UserError, JobCancelled, or whatever fault the generator has."""
        generator = self.generators(spec.generator)
        request = request_from_json(generator.Request, spec.request)
        models = self.models.for_run()
        outputs = generator.run(request, models, RunContext(context, self.assets, self.resources, self.wildcards))
        try:
            self._keep(outputs, spec, generator, models, context)
        except BaseException as error:
            let_go(error)
            raise
        finally:
            # Where storing failed the generator still stands in its block, with a model leased.
            if isinstance(outputs, GeneratorType):
                outputs.close()

    def _keep(
        self,
        outputs: Iterator[Output],
        spec: JobSpec,
        generator: Generator,
        models: RunModels,
        context: JobContext,
    ) -> None:
        since = time.monotonic()
        for output in outputs:
            recipe = Recipe(
                generator=spec.generator,
                generator_version=generator.version,
                request=request_to_json(output.request),
                models=(*models.stamps, *output.models),
                inputs=inputs_of(output.request),
                libraries=library_versions(),
                created=datetime.now(UTC).isoformat(timespec="seconds"),
            )
            made = Made(
                asset=self._stored(output, recipe),
                recipe=recipe,
                job=context.job,
                seconds=time.monotonic() - since,
                document=spec.document,
                created_s=time.time(),
                extra={name: self.assets.add_bytes(data, DETAIL).id for name, data in output.details.items()},
            )
            if not spec.in_passing:
                self.history.add(made)
            context.produce(made)
            since = time.monotonic()

    def _stored(self, output: Output, recipe: Recipe) -> Asset:
        if isinstance(output.content, bytes):
            stored = self.assets.add_bytes(output.content, output.media_type, output.shape, output.name)
            if output.poster is not None:
                self.assets.keep(stored.id, POSTER, _png(output.poster))
        else:
            stored = self.assets.add_picture(output.content, output.name, in_passing=output.in_passing)
        return Asset(stored.id, stored.media_type, stored.byte_size, stored.shape, output.name or stored.name, recipe)


def _png(picture: Pixels) -> bytes:
    from PIL import Image

    written = BytesIO()
    Image.fromarray(picture).save(written, "PNG")
    return written.getvalue()


def let_go(error: BaseException) -> None:
    """Take the local variables out of an error's frames: it is kept for display, and would keep a model with it."""
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def inputs_of(request: object) -> tuple[AssetId, ...]:
    """The assets that a request names, in the order of its fields."""
    values = (getattr(request, field.name) for field in fields_of(type(request)) if isinstance(field.kind, AssetOf))
    return tuple(AssetId(value) for value in values if value)


@cache
def library_versions() -> Mapping[str, str]:
    """The versions of what made a result, without importing any of it."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # the studio itself, run from a checkout
            continue
    return found
