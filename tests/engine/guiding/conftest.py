"""A studio of tiny models, and the networks that guide them, each built once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.api import Drawing, ModelId, Pixels
from tests.engine.conftest import no_watch
from tests.engine.studio import TinyStudio

Draw = Callable[[str, Drawing], Pixels]


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory, checkpoint: Callable[[str], Path]) -> TinyStudio:
    """A library over tiny checkpoints."""
    return TinyStudio.over(tmp_path_factory.mktemp("studio"), checkpoint)


@pytest.fixture(scope="session")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where networks are written."""
    return tmp_path_factory.mktemp("networks")


@pytest.fixture(scope="session")
def added(studio: TinyStudio, networks: Path) -> Callable[[str, Callable[[Path], Path]], ModelId]:
    """Build a network once, add it to the library, and give its id."""
    known: dict[str, ModelId] = {}

    def add(name: str, build: Callable[[Path], Path]) -> ModelId:
        if name not in known:
            (record,) = studio.library.add(build(networks / name))
            assert not record.complaint, record.complaint
            known[name] = record.id
        return known[name]

    return add


@pytest.fixture
def draw(studio: TinyStudio) -> Draw:
    """Draw with an architecture through the library, as a generator does."""

    def drawn(architecture: str, drawing: Drawing) -> Pixels:
        record = studio.record(architecture)
        with studio.models.for_run().lease_picture_model(record.id, lambda: None) as model:
            return model.draw(drawing, no_watch)

    return drawn


@pytest.fixture
def hint() -> Pixels:
    """A picture of 64 × 64 with a bright half."""
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:, 32:] = 255
    return picture


def apart(a: Pixels, b: Pixels) -> float:
    """The mean difference of two pictures."""
    return float(np.abs(a.astype(np.float32) - b).mean())
