"""The real SmolLM2: prose that is prose, Japanese in parts of characters, cancelling within a portion."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.api import Ending, JobCancelled, LanguageModel, Message, Sampling, Writing
from tests.engine.language.conftest import Studio, nobody
from tests.smollm2 import fetched_smollm2

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def smollm2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """The model, leased."""
    resources = Path(__file__).resolve().parents[3] / "resources"
    studio = Studio(resources, tmp_path_factory.mktemp("data"))
    yield from studio.lease(studio.add(fetched_smollm2(resources)).id)


def test_it_converses_and_ends_by_itself(smollm2: LanguageModel) -> None:
    prompt = smollm2.chat_prompt([Message("user", "What is the capital of France? Answer in one sentence.")])
    written = smollm2.write(Writing(prompt, 60, seed=1, sampling=Sampling(temperature=0)), nobody)
    assert "Paris" in written.text
    assert written.ending is Ending.END
    assert "<|im_end|>" not in written.text


def test_a_picked_candidate_leads_elsewhere(smollm2: LanguageModel) -> None:
    asked = Writing("Once upon a time", 12, seed=1, sampling=Sampling(temperature=0), candidates=10, fresh=True)
    first = smollm2.write(asked, nobody)
    second = first.tokens[1].candidates[1]
    assert second.id != first.tokens[1].id
    assert 0 < second.probability < first.tokens[1].candidates[0].probability
    picked = smollm2.write(replace(asked, start=(first.tokens[0].id, second.id)), nobody)
    assert picked.text.startswith(first.text[: first.tokens[0].end] + second.text)
    assert picked.text != first.text


def test_every_token_of_a_character_is_found(smollm2: LanguageModel) -> None:
    asked = Writing("東京は日本の首都です。日本語で", 24, seed=1, sampling=Sampling(temperature=0), fresh=True)
    pieces: list[str] = []
    written = smollm2.write(asked, lambda piece: pieces.append(piece.text))
    assert not any("\ufffd" in piece for piece in pieces)
    assert len(written.tokens) > len(written.text)
    # Read as text, they are the very tokens that were written.
    assert [token.id for token in written.tokens] == list(smollm2.tokens(written.text))


def test_cancelled_while_reading_it_is_free_again_at_once(smollm2: LanguageModel) -> None:
    def stop(done: int, _of: int) -> None:
        if done > 60:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        smollm2.write(Writing("The old man walked to the sea. " * 200, 4, seed=1, fresh=True), nobody, stop)
    since = time.monotonic()
    smollm2.write(Writing("Hello", 1, seed=1), nobody)
    # Half a second is measured by the benchmark; here nothing is quiet.
    assert time.monotonic() - since < 5
