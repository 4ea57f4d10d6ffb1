"""Tiny video models, each built once, and an engine that leases them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import Film, Filming, Frames, Pixels, VideoModel
from tests.engine.studio import TinyStudio
from tests.tiny_video_models import built_in


class Studio(TinyStudio):
    """One of video models."""

    @contextmanager
    def lease(self, architecture: str, check: Callable[[], None] = lambda: None) -> Iterator[VideoModel]:
        """A tiny model, held."""
        with self.models.lease_video_model(self.record(architecture).id, check) as model:
            yield model


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an architecture; nobody writes into it."""
    return built_in(tmp_path_factory.mktemp("video"))


@pytest.fixture(scope="session")
def studio(folder: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """A studio that keeps its models for all tests."""
    return Studio.over(tmp_path_factory.mktemp("studio"), folder)


def filming(model: VideoModel, **changes: Any) -> Filming:
    """A short film, as small as a model makes it, with what it cannot do without."""
    abilities = model.abilities
    side = max(16, abilities.multiple_of)
    plain = Filming("a red fox", side, side, seed=7, steps=2, guidance=3.0, frames=abilities.grid.at_least(5))
    needed: dict[str, Any] = {}
    count = changes.get("frames", plain.frames)
    size = (changes.get("height", side), changes.get("width", side))
    for name in abilities.needs:
        needed[name] = moving(count, *size) if name == "driving" else picture(*size, seed=ord(name[0]))
    if "driving" in abilities.needs:
        needed["face"] = moving(count, 16, 16, seed=9)
    return replace(plain, **{**needed, **changes})


def made(model: VideoModel, **changes: Any) -> Film:
    """A short film of a model."""
    return model.make(filming(model, **changes), nobody)


def picture(height: int, width: int, seed: int = 0) -> Pixels:
    """A picture of soft colours."""
    corners = np.random.default_rng(seed).integers(0, 255, (2, 2, 3)).astype(np.float32)
    down, along = (np.linspace(0, 1, side)[:, None] for side in (height, width))
    left = corners[0, 0] * (1 - down) + corners[1, 0] * down
    right = corners[0, 1] * (1 - down) + corners[1, 1] * down
    return np.asarray(left[:, None] * (1 - along[None]) + right[:, None] * along[None], np.uint8)


def moving(count: int, height: int, width: int, seed: int = 0) -> Frames:
    """A film of a picture that moves."""
    still = picture(height, width, seed)
    return np.stack([np.roll(still, at, 1) for at in range(count)])


def nobody(_step: int, _steps: int, _make_preview: Callable[[], Pixels]) -> None:
    """Watch nothing."""
