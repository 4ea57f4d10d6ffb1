"""Tiny networks with random weights, saved as the real ones are, and what leases them to a generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import torch

from app.api import (
    AssetStore,
    JobContext,
    Loaded,
    ModelFormat,
    ModelId,
    ModelKind,
    ModelRecord,
    Models,
    Output,
    Place,
    RunContext,
)
from app.jobs import JobId
from plugins.proteins.mpnn.weights import shapes
from tests.conftest import REPOSITORY


def save_weights(path: Path, *, width: int = 16, seed: int = 0, alpha_only: bool = False, neighbours: int = 12) -> Path:
    """A checkpoint as it is published, with random weights."""
    chance = torch.Generator().manual_seed(seed)
    tensors = {
        name: torch.randn(shape, generator=chance) * (0.3 if len(shape) > 1 else 0.1)
        for name, shape in shapes(width, alpha_only=alpha_only).items()
    }
    torch.save({"num_edges": neighbours, "noise_level": 0.2, "model_state_dict": tensors}, path)
    return path


def save_folder(folder: Path) -> Path:
    """A folder as the model store leaves it: some checkpoints."""
    folder.mkdir(parents=True, exist_ok=True)
    save_weights(folder / "vanilla-020.pt")
    save_weights(folder / "soluble-020.pt", seed=1)
    save_weights(folder / "alpha-020.pt", alpha_only=True)
    return folder


@dataclass(frozen=True, slots=True)
class OneModel:
    """Leases one folder, as the studio's models do."""

    path: Path
    architecture: str

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of it."""
        size = sum(file.stat().st_size for file in self.path.iterdir())
        return ModelRecord(model, model, ModelKind.PLUGIN_MODEL, self.architecture, ModelFormat.PLUGIN, self.path, size)

    @contextmanager
    def lease_plugin_model(
        self, model: ModelId, load: Callable[[ModelRecord, Place], Loaded[Any]], check: Callable[[], None], *_: int
    ) -> Iterator[Any]:
        """Load it on the processor."""
        check()
        yield load(self.record(model), Place("cpu", "float32", 1 << 40)).value


def asked_of(output: Output) -> Any:
    """The request that makes exactly this result again."""
    return output.request


def made_by(generator: Any, request: object, models: OneModel, assets: AssetStore) -> list[Output]:
    """Everything that a generator makes of a request."""
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    return list(generator.run(request, cast("Models", models), context))
