"""Real tiny checkpoints, each built once, and a job to fetch with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.jobs import JobContext, JobEvent, JobId
from tests.checkpoints import built_in


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an architecture; nobody writes into it."""
    return built_in(tmp_path_factory.mktemp("built"))


@pytest.fixture
def copied(built: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    """A copy of an architecture's folder, to be broken."""

    def folder(architecture: str) -> Path:
        return Path(shutil.copytree(built(architecture), tmp_path / f"{architecture}-copy"))

    return folder


class Watched(JobContext):
    """A job whose events are kept."""

    def __init__(self) -> None:
        self.events: list[JobEvent] = []
        super().__init__(JobId("fetch"), self.events.append)


@pytest.fixture
def job() -> Watched:
    """A job to fetch with."""
    return Watched()
