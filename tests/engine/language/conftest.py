"""Tiny language models of both runtimes, each built once, and an engine that leases them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.api import LanguageModel, ModelId, ModelRecord, Piece
from app.engine.library import Library
from app.engine.models import EngineModels
from tests.tiny_language_models import build_gguf, build_language_model

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model as transformers keeps it; nobody writes into it."""
    return build_language_model(tmp_path_factory.mktemp("language") / "tiny")


@pytest.fixture(scope="session")
def gguf_file(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same model as llama.cpp keeps it."""
    return build_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf", folder)


class Studio:
    """A library and an engine over it."""

    def __init__(self, resources: Path, data: Path) -> None:
        self.library = Library(resources, data, lambda: ("", 0, 0))
        self.models = EngineModels(self.library, resources / "configs")

    def add(self, path: Path) -> ModelRecord:
        """Add a model."""
        (record,) = self.library.add(path)
        return record

    def load(self, path: Path) -> None:
        """Add a model, load it, and let go of it."""
        with self.models.lease_language_model(self.add(path).id, lambda: None):
            self.models.free()

    def lease(self, model: ModelId, check: Callable[[], None] = lambda: None) -> Iterator[LanguageModel]:
        """Lease a model for a fixture."""
        with self.models.lease_language_model(model, check) as leased:
            yield leased
        self.models.free()


@pytest.fixture
def studio(resources: Path, tmp_path: Path) -> Studio:
    """A studio without models of its own."""
    return Studio(resources, tmp_path / "data")


@pytest.fixture(scope="module")
def in_gguf(gguf_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """The tiny model, leased from the runtime of GGUF files."""
    yield from _leased(gguf_file, tmp_path_factory)


@pytest.fixture(scope="module")
def in_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """The tiny model, leased from transformers."""
    yield from _leased(folder, tmp_path_factory)


@pytest.fixture(params=["in_gguf", "in_folder"])
def model(request: pytest.FixtureRequest) -> LanguageModel:
    """The tiny model in each of the runtimes."""
    leased: LanguageModel = request.getfixturevalue(request.param)
    return leased


def _leased(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    studio = Studio(RESOURCES, tmp_path_factory.mktemp("data"))
    yield from studio.lease(studio.add(path).id)


def nobody(_piece: Piece) -> None:
    """Watch nothing."""
