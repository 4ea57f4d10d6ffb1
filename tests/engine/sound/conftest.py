"""Tiny sound models, each built once, and an engine that leases them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import Samples, Sounding, SoundModel
from tests.engine.studio import TinyStudio
from tests.tiny_sound_models import built_in


class Studio(TinyStudio):
    """One of sound models."""

    @contextmanager
    def lease(self, architecture: str, check: Callable[[], None] = lambda: None) -> Iterator[SoundModel]:
        """A tiny model, held."""
        with self.models.lease_sound_model(self.record(architecture).id, check) as model:
            yield model


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an architecture; nobody writes into it."""
    return built_in(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="session")
def studio(folder: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """A studio that keeps its models for all tests."""
    return Studio.over(tmp_path_factory.mktemp("studio"), folder)


def sounding(model: SoundModel, **changes: Any) -> Sounding:
    """A short sound, as a model takes it."""
    abilities = model.abilities
    plain = Sounding(
        "a red fox",
        seconds=0.5,
        seed=7,
        steps=2 if abilities.steps else 0,
        guidance=3.0 if abilities.guidance else 1.0,
    )
    return replace(plain, **changes)


def tone(rate: int, seconds: float, hertz: float = 110.0, channels: int = 2) -> Samples:
    """A sound to begin with."""
    wave = 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)
    return np.repeat(wave[:, None], channels, 1).astype(np.float32)


def nobody(_step: int, _steps: int) -> None:
    """Watch nothing."""
