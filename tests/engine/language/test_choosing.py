"""How a token is drawn from logits: each way against numbers that were worked out by hand."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import pytest
import torch

from app.api import InvalidRequest, Sampling
from app.engine.language.choosing import Choosing

PROBABILITIES = torch.tensor([0.5, 0.25, 0.125, 0.0625, 0.0625])
LOGITS = PROBABILITIES.log()
PLAIN = Sampling(temperature=1.0)


def drawn(sampling: Sampling, history: list[int] | None = None, count: int = 400) -> Counter[int]:
    """How often each token is drawn."""
    choosing = Choosing(sampling, 7, lambda text: [int(text)], lambda token: token == 4)
    return Counter(choosing.next(LOGITS, history or []) for _ in range(count))


def test_without_anything_tokens_come_as_often_as_they_are_likely() -> None:
    found = drawn(PLAIN, count=4000)
    for token, probability in enumerate(PROBABILITIES.tolist()):
        assert abs(found[token] / 4000 - probability) < 0.03


def test_a_seed_draws_the_same_again() -> None:
    def twenty(seed: int) -> list[int]:
        choosing = Choosing(PLAIN, seed, lambda _text: [])
        return [choosing.next(LOGITS, []) for _ in range(20)]

    assert twenty(1) == twenty(1) != twenty(2)


@pytest.mark.parametrize(
    ("sampling", "left"),
    [
        (replace(PLAIN, temperature=0), {0}),
        (replace(PLAIN, temperature=0.01), {0}),
        (replace(PLAIN, top_k=2), {0, 1}),
        (replace(PLAIN, top_p=0.7), {0, 1}),
        (replace(PLAIN, min_p=0.4), {0, 1}),
        (replace(PLAIN, xtc_probability=1.0, xtc_threshold=0.2), {1, 2, 3, 4}),
        (replace(PLAIN, xtc_probability=1.0, xtc_threshold=0.1), {2, 3, 4}),
        (replace(PLAIN, xtc_probability=1.0, xtc_threshold=0.4), {0, 1, 2, 3, 4}),
        (replace(PLAIN, logit_bias=(("0", -math.inf), ("1", -math.inf))), {2, 3, 4}),
        (replace(PLAIN, mirostat=2, mirostat_tau=0.5, mirostat_eta=0.0), {0}),
    ],
)
def test_what_is_left_to_draw_from(sampling: Sampling, left: set[int]) -> None:
    assert set(drawn(sampling)) == left


def test_penalties_hold_for_what_came_within_their_range() -> None:
    said = replace(PLAIN, temperature=0)
    assert drawn(replace(said, presence_penalty=1.0), [0], 1) == {1: 1}
    assert drawn(replace(said, frequency_penalty=0.4), [0], 1) == {0: 1}
    assert drawn(replace(said, frequency_penalty=0.4), [0, 0], 1) == {1: 1}
    # The logit -0.69 doubled is that of 0.25.
    assert drawn(replace(said, repetition_penalty=2.5), [0], 1) == {1: 1}
    assert drawn(replace(said, repetition_penalty=2.5, penalty_range=1), [0, 2], 1) == {0: 1}


def test_a_repetition_that_goes_on_is_penalised_by_its_length() -> None:
    said = replace(PLAIN, temperature=0, dry_multiplier=1.0, dry_allowed_length=2)
    # 3 2 0 was seen, and 3 2 has just come again.
    assert drawn(said, [3, 2, 0, 1, 3, 2], 1) == {1: 1}
    assert drawn(replace(said, dry_allowed_length=3), [3, 2, 0, 1, 3, 2], 1) == {0: 1}
    assert drawn(replace(said, dry_range=3), [3, 2, 0, 1, 3, 2], 1) == {0: 1}
    # Nothing is looked for beyond a token that breaks.
    assert drawn(said, [4, 2, 0, 1, 4, 2], 1) == {0: 1}


def test_mirostat_keeps_to_the_surprise_that_was_asked_for() -> None:
    calm = drawn(replace(PLAIN, mirostat=2, mirostat_tau=0.8))
    lively = drawn(replace(PLAIN, mirostat=2, mirostat_tau=3.0))
    assert calm[0] > lively[0]
    with pytest.raises(InvalidRequest, match="Mirostat 1"):
        drawn(replace(PLAIN, mirostat=1))
