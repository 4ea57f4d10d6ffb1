"""A generator's job from the request to the stored result, with a real model, store and history."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
import pytest

from app.api import (
    AssetOf,
    InvalidRequest,
    JobCancelled,
    JobContext,
    Lane,
    Made,
    MissingModel,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
    Models,
    Output,
    Prompt,
    RunContext,
    Seed,
    UnreadableModel,
    UserError,
    Words,
    request_to_json,
)
from app.engine.models import EngineModels
from app.engine.runner import GeneratorRunner
from app.jobs import JobSpec, Produced
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from app.storage.history import HistoryDatabase
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU, drawing, record_of


@dataclass(frozen=True, slots=True)
class SketchRequest:
    """What the sketch of a generator is asked."""

    prompt: Annotated[str, Prompt()]
    model: Annotated[str, ModelOf(ModelKind.CHECKPOINT)] = "sd-1.5"
    seed: Annotated[int, Seed()] = 1
    image: Annotated[str | None, AssetOf("image/*")] = None


class Sketch:
    """Draws two pictures, the seed counting up."""

    Request: ClassVar[type[Any]] = SketchRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: SketchRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Draw."""
        with models.lease_picture_model(ModelId(request.model), context.check) as model:
            for seed in (request.seed, request.seed + 1):
                picture = model.draw(
                    drawing(request.prompt, seed=seed), lambda step, total, _preview: context.job.report(step, total)
                )
                yield Output(picture, replace(request, seed=seed))


class Shelf:
    """The records of some models in memory."""

    def __init__(self, *records: ModelRecord) -> None:
        self._records = {record.id: record for record in records}
        self.bytes: dict[ModelId, int] = {}

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model."""
        if model not in self._records:
            raise MissingModel(model)
        return self._records[model]

    def records(self, kind: ModelKind | None = None) -> Sequence[ModelRecord]:
        """Every model of a kind."""
        return [record for record in self._records.values() if kind in {None, record.kind}]

    def hash_weights(self, model: ModelId, check: Callable[[], None]) -> ModelRecord:
        """The record with its hash."""
        check()
        return self.record(model)

    def measured(self, model: ModelId, byte_size: int) -> None:
        """Remember."""
        self.bytes[model] = byte_size


@dataclass
class Bench:
    """Everything a run needs, and what it posted."""

    runner: GeneratorRunner
    shelf: Shelf
    models: EngineModels
    assets: FolderAssets
    history: HistoryDatabase
    posted: list[object]

    cancelled: threading.Event = field(default_factory=threading.Event)

    def run(self, **values: Any) -> list[Made]:
        """Run the sketch and give what it announced."""
        self.posted.clear()
        context = JobContext(JobId("job"), self.posted.append, self.cancelled)
        self.runner(JobSpec("sketch", {"prompt": "a red fox", **values}, document="doc"), context)
        return [event.result for event in self.posted if isinstance(event, Produced) and isinstance(event.result, Made)]


@pytest.fixture
def bench(checkpoint: Callable[[str], Path], tmp_path: Path) -> Bench:
    """A runner over two models."""
    shelf = Shelf(
        record_of("sd-1.5", checkpoint("sd-1.5")),
        record_of("illustrator", checkpoint("illustrator")),
        replace(record_of("flux", checkpoint("flux")), complaint=Words("It was left in the rain.")),
    )
    models = EngineModels(shelf, tmp_path, device=lambda: CPU)
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    history = HistoryDatabase(tmp_path / "history.sqlite")
    runner = GeneratorRunner(lambda _id: Sketch(), models, assets, history, REPOSITORY / "resources")
    return Bench(runner, shelf, models, assets, history, [])


def test_each_output_is_stored_before_it_is_announced(bench: Bench) -> None:
    kept: list[bool] = []
    original = bench.posted.append

    def post(event: object) -> None:
        if isinstance(event, Produced) and isinstance(event.result, Made):
            kept.append(bench.assets.has(event.result.asset.id) and bench.history.of(event.result.asset.id) is not None)
        original(event)

    context = JobContext(JobId("job"), post)
    bench.runner.run(JobSpec("sketch", {"prompt": "a red fox"}, document="doc"), context)
    assert kept == [True, True]


def test_the_recipe_makes_it_again(bench: Bench) -> None:
    first, second = bench.run(seed=5)
    assert first.asset.id != second.asset.id
    assert second.recipe.request == request_to_json(SketchRequest("a red fox", seed=6))
    assert second.recipe.generator == "sketch"
    assert second.recipe.models[0].id == "sd-1.5"
    assert second.recipe.models[0].sha256 == "5" * 64
    assert {"torch", "diffusers", "transformers", "numpy"} <= set(second.recipe.libraries)
    assert second.recipe.created.endswith("+00:00")
    assert second.asset.recipe == second.recipe
    assert (second.document, second.job) == ("doc", "job")
    assert second.seconds > 0
    again = bench.run(**second.recipe.request)[0]
    assert again.asset.id == second.asset.id
    assert np.array_equal(bench.assets.picture(again.asset.id), bench.assets.picture(second.asset.id))


def test_what_is_made_in_passing_is_announced_but_in_no_history(bench: Bench) -> None:
    context = JobContext(JobId("job"), bench.posted.append)
    bench.runner(JobSpec("sketch", {"prompt": "a red fox"}, in_passing=True), context)
    found = [event.result for event in bench.posted if isinstance(event, Produced) and isinstance(event.result, Made)]
    assert len(found) == 2
    assert all(bench.assets.has(made.asset.id) and bench.history.of(made.asset.id) is None for made in found)


def test_the_assets_that_a_request_names_are_inputs(bench: Bench) -> None:
    image = bench.assets.blank(8, 8, 3)
    (first, _) = bench.run(image=image.id)
    assert first.recipe.inputs == (image.id,)


def test_a_wrong_request_is_refused_before_anything_is_loaded(bench: Bench) -> None:
    with pytest.raises(InvalidRequest, match="steeps"):
        bench.run(steeps=3)
    assert bench.models.use() == ("", 0, 0)


def test_a_cancelled_job_stores_nothing_more_and_lets_the_model_go(bench: Bench) -> None:
    bench.cancelled.set()
    with pytest.raises(JobCancelled):
        bench.run()
    assert bench.history.count() == 0
    bench.cancelled.clear()
    bench.run()
    bench.models.free()
    assert bench.models.use()[1] == 0


def test_a_failed_job_holds_no_model(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_made: Made) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(bench.history, "add", full)
    context = JobContext(JobId("job"), bench.posted.append)
    with pytest.raises(UserError, match="full") as caught:
        bench.runner(JobSpec("sketch", {"prompt": "a red fox"}), context)
    assert caught.value.__traceback__ is not None
    bench.models.free()
    assert bench.models.use()[1] == 0


def test_measured_bytes_are_reported(bench: Bench) -> None:
    bench.run()
    bench.run(model="illustrator")
    assert bench.shelf.bytes["sd-1.5"] > bench.shelf.bytes["illustrator"] > 100_000  # type: ignore[index]
    assert bench.models.use()[1] == sum(bench.shelf.bytes.values())


def test_models_are_swapped_within_the_budget(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    shelf = Shelf(record_of("sd-1.5", checkpoint("sd-1.5")), record_of("illustrator", checkpoint("illustrator")))
    models = EngineModels(shelf, tmp_path, device=lambda: CPU, budget_bytes=1_500_000)
    for _ in range(2):
        for name in ("illustrator", "sd-1.5"):
            with models.lease_picture_model(ModelId(name), lambda: None) as model:
                assert model.record.id == name
                assert model.pipeline is not None
            assert models.use()[1] == shelf.bytes[ModelId(name)]


def test_models_that_cannot_be_used(bench: Bench) -> None:
    assert [record.id for record in bench.models.records(ModelKind.CHECKPOINT)] == ["sd-1.5", "illustrator"]
    with pytest.raises(MissingModel):
        bench.run(model="nothing")
    with pytest.raises(UnreadableModel, match="left in the rain"):
        bench.run(model="flux")
    with pytest.raises(MissingModel), bench.models.lease_upscaler(ModelId("sd-1.5"), lambda: None):
        pass


def test_bytes_are_stored_as_they_are(bench: Bench) -> None:
    class Writer(Sketch):
        def run(self, request: SketchRequest, models: Models, context: RunContext) -> Iterator[Output]:
            assert models.records(ModelKind.UPSCALER) == []
            context.check()
            yield Output(b"words", request, "text/plain", (5,), "poem")

    runner = replace(bench.runner, generators=lambda _id: Writer())
    runner(JobSpec("sketch", {"prompt": "a"}), JobContext(JobId("job"), bench.posted.append))
    made = next(event.result for event in bench.posted if isinstance(event, Produced))
    assert isinstance(made, Made)
    assert bench.assets.read(made.asset.id) == b"words"
    assert (made.asset.media_type, made.asset.name, made.recipe.models) == ("text/plain", "poem", ())


def test_a_run_that_needs_no_model_imports_no_torch(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path.cwd())!r})
from app.engine.models import EngineModels
from app.engine.runner import library_versions
models = EngineModels(None, Path({str(tmp_path)!r})).for_run()
assert library_versions()["torch"]
assert models.stamps == ()
assert "torch" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
