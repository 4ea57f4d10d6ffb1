"""Asking: what a real small language model makes of a passage, and what is said where it makes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import JobCancelled, LanguageModel, UserError
from plugins.timeline.storyboard.asking import ask_for_board
from tests.engine.language.conftest import Studio
from tests.smollm2 import fetched_smollm2
from tests.tiny_language_models import build_language_model

_PASSAGE = "Snow fell on the forest all night. A red fox came to the frozen lake and stopped. The sun rose."


def _nobody(_done: int, _of: int) -> None:
    """Watch nothing."""


@pytest.fixture(scope="module")
def smollm2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """The model, leased."""
    resources = Path(__file__).resolve().parents[4] / "resources"
    studio = Studio(resources, tmp_path_factory.mktemp("data"))
    yield from studio.lease(studio.add(fetched_smollm2(resources)).id)


@pytest.mark.slow
def test_it_writes_as_many_shots_as_asked_for(smollm2: LanguageModel) -> None:
    told: list[tuple[int, int]] = []
    board = ask_for_board(smollm2, _PASSAGE, 3, 1, True, lambda done, of: told.append((done, of)))
    assert 1 <= len(board.shots) <= 3
    assert all(2 <= shot.seconds <= 12 and len(shot.prompt) >= 12 for shot in board.shots)
    assert told[-1] == (3, 3)
    assert ask_for_board(smollm2, _PASSAGE, 3, 1, True, _nobody) == board


@pytest.mark.slow
def test_it_stops_within_a_piece(smollm2: LanguageModel) -> None:
    def stop(_done: int, _of: int) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        ask_for_board(smollm2, _PASSAGE, 3, 1, True, stop)


@pytest.fixture
def babbling(tmp_path: Path) -> Iterator[LanguageModel]:
    """A tiny model that knows nothing, leased."""
    studio = Studio(Path(__file__).resolve().parents[4] / "resources", tmp_path / "data")
    yield from studio.lease(studio.add(build_language_model(tmp_path / "tiny", context=4096)).id)


def test_a_model_that_writes_no_shots_is_told(babbling: LanguageModel) -> None:
    with pytest.raises(UserError, match="wrote no shots"):
        ask_for_board(babbling, _PASSAGE, 2, 1, True, _nobody)
