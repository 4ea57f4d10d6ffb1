"""Tiny checkpoints, each built once for all tests of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.api import Drawing, ModelFormat, ModelId, ModelKind, ModelRecord, Pixels
from app.engine.device import Device
from app.engine.load import Loader
from app.engine.modular_model import picture_model as as_picture_model
from app.engine.picture_model import DiffusersPictureModel
from tests.checkpoints import built_in

CPU = Device("cpu", "CPU", "float32", 8 * 10**9)

PREDICTIONS = {"illustrator": "v_prediction", "sd-3": "flow", "flux": "flow", "flux-fill": "flow", "z-image": "flow"}


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The diffusers folder of an architecture; nobody writes into it."""
    return built_in(tmp_path_factory.mktemp("checkpoints"))


@pytest.fixture(scope="session")
def picture_model(checkpoint: Callable[[str], Path]) -> Callable[[str], DiffusersPictureModel]:
    """A loaded model of an architecture, shared by all tests that leave it as it was."""
    models: dict[str, DiffusersPictureModel] = {}

    def model(architecture: str) -> DiffusersPictureModel:
        if architecture not in models:
            models[architecture] = load(record_of(architecture, checkpoint(architecture)))
        return models[architecture]

    return model


def record_of(architecture: str, path: Path, model: str = "") -> ModelRecord:
    """What a library would know of a checkpoint."""
    return ModelRecord(
        id=ModelId(model or architecture),
        name=path.name,
        kind=ModelKind.CHECKPOINT,
        architecture=architecture,
        format=ModelFormat.DIFFUSERS if path.is_dir() else ModelFormat.SINGLE_FILE,
        path=path,
        byte_size=1_000_000,
        prediction=PREDICTIONS.get(architecture, "epsilon"),
        sha256="5" * 64,
    )


def load(record: ModelRecord, configs: Path = Path("nowhere")) -> DiffusersPictureModel:
    """Load a model as the engine does."""
    return as_picture_model(record, Loader(CPU, configs).load(record, lambda: None), CPU)


def drawing(prompt: str = "a red fox in the snow", negative_prompt: str = "", **changes: Any) -> Drawing:
    """A small drawing."""
    plain = Drawing(prompt, negative_prompt, width=64, height=64, steps=3, guidance=4.0, sampler="", seed=7)
    return replace(plain, **changes)


class Watched:
    """Remembers every step of a drawing, and the preview that was made of it."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []
        self.previews: list[Pixels] = []

    def __call__(self, step: int, total: int, make_preview: Callable[[], Pixels]) -> None:
        """Look at a step."""
        self.steps.append((step, total))
        self.previews.append(make_preview())


def no_watch(_step: int, _total: int, _make_preview: Callable[[], Pixels]) -> None:
    """Look at no step."""
