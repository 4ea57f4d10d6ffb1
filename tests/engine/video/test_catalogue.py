"""Video models that can be fetched: whole folders without pickles, with their licences and the memory they need."""

from __future__ import annotations

from app.api import ModelKind
from app.engine.catalogue import read_catalogue
from app.engine.detectors.video import ABILITIES, BASES
from app.engine.obtain.hub import Repository
from tests.conftest import REPOSITORY

UNPUBLISHED = {"animatediff"}
"""An adapter is published alone, and finds its checkpoint on the machine."""


def test_every_kind_of_video_model_is_offered_whole_and_without_a_pickle() -> None:
    items = read_catalogue(REPOSITORY / "resources" / "models" / "catalogue.toml")
    models = [item for item in items if item.entry.kind is ModelKind.VIDEO_MODEL]
    assert {item.entry.architecture for item in models} == set(ABILITIES) - UNPUBLISHED
    for item in models:
        assert isinstance(item.source, Repository)
        patterns = item.source.patterns
        assert any(pattern.endswith(".safetensors") for pattern in patterns)
        assert not any(pattern in {"*", "*.json"} or pattern.endswith(".bin") for pattern in patterns)
        if item.entry.architecture not in BASES:
            assert "model_index.json" in patterns
            assert any(pattern.startswith("vae/") for pattern in patterns)
        assert item.entry.licence
        assert item.settings["default_steps"]


def test_models_for_every_machine_are_among_them() -> None:
    items = read_catalogue(REPOSITORY / "resources" / "models" / "catalogue.toml")
    needed = sorted(item.entry.memory_bytes for item in items if item.entry.kind is ModelKind.VIDEO_MODEL)
    assert needed[0] < 8e9
    assert needed[-1] > 60e9
