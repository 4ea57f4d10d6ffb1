"""Sampling: molecules drawn from the model, many at a time; each depends on its seed and number alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from plugins.molecules.smiles.grammar import Grammar
from plugins.molecules.smiles.model import Reading, SmilesModel
from plugins.molecules.smiles.tokens import END, FIRST_SYMBOL, smiles_of

BATCH = 256
LONGEST = 128
"""Tokens of a molecule at most; what is longer is given up."""
_CROWDED = 0.75
"""Finished molecules make room once fewer than this share of a batch is left."""


def draw(
    model: SmilesModel,
    prefixes: Sequence[Sequence[int]],
    temperature: float,
    seed: int,
    check: Callable[[], None] = lambda: None,
    *,
    first: int = 0,
    masked: bool = True,
    batch: int = BATCH,
) -> list[str]:
    """A SMILES to each prefix, empty where none came to its end; `first` is the number of the first of them.

    The same seed and number give the same molecule, whatever is drawn beside it. Where it is `masked` nothing is drawn
    that cannot become a molecule. `check` is called before each token and may raise to cancel.
    """
    found = [""] * len(prefixes)
    order = sorted(range(len(prefixes)), key=lambda number: len(prefixes[number]))
    for _, alike in groupby(order, key=lambda number: len(prefixes[number])):
        numbers = list(alike)
        for begin in range(0, len(numbers), batch):
            chosen = numbers[begin : begin + batch]
            some = [list(prefixes[number]) for number in chosen]
            chances = np.stack([_chances(seed, first + number) for number in chosen])
            for row, tokens in _drawn(model, some, temperature, chances, check, masked=masked):
                found[chosen[row]] = smiles_of(tokens)
    return found


def _drawn(
    model: SmilesModel,
    prefixes: list[list[int]],
    temperature: float,
    chances: NDArray[np.float64],
    check: Callable[[], None],
    *,
    masked: bool,
) -> Iterator[tuple[int, list[int]]]:
    """The tokens of each row that comes to its end, after prefixes of equal length."""
    check()
    several = sorted({tuple(prefix) for prefix in prefixes})
    places = {prefix: number for number, prefix in enumerate(several)}
    reading = Reading(model)
    which = np.array([places[tuple(prefix)] for prefix in prefixes])
    logits = reading.read(np.array(several, np.int64))[which]
    reading.keep(which)
    grammar = Grammar(len(prefixes)) if masked else None
    written = np.zeros((len(prefixes), LONGEST), np.int64)
    rows = np.arange(len(prefixes))
    going = np.ones(len(prefixes), bool)
    for step in range(LONGEST):
        check()
        allowed = grammar.allowed(LONGEST - step) if grammar else None
        tokens, alive = _chosen(logits, allowed, temperature, chances[rows, step])
        ended = going & alive & (tokens == END)
        for place in np.flatnonzero(ended):
            yield int(rows[place]), written[rows[place], :step].tolist()
        going &= alive & ~ended
        if not going.any():
            return
        written[rows, step] = tokens
        if grammar:
            grammar.take(tokens)
        if going.mean() < _CROWDED:
            left = np.flatnonzero(going)
            rows, tokens, going = rows[left], tokens[left], going[left]
            reading.keep(left)
            if grammar:
                grammar.keep(left)
        logits = reading.read(tokens[:, None])


def _chosen(
    logits: NDArray[np.float32], allowed: NDArray[np.bool_] | None, temperature: float, chances: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """A token for each row (B,) and whether there was one to choose."""
    scores = logits.astype(np.float64) / max(temperature, 1e-3)
    # No property nor anything that stands before a molecule comes within it
    scores[:, :END] = -np.inf
    scores[:, END + 1 : FIRST_SYMBOL] = -np.inf
    if allowed is not None:
        scores[~allowed] = -np.inf
    best = scores.max(1, keepdims=True)
    alive = np.isfinite(best[:, 0])
    weights = np.exp(scores - np.where(np.isfinite(best), best, 0.0))
    sums = weights.cumsum(1)
    tokens = (sums <= (chances * sums[:, -1])[:, None]).sum(1)
    return np.minimum(tokens, logits.shape[1] - 1), alive


def _chances(seed: int, number: int) -> NDArray[np.float64]:
    return np.random.Generator(np.random.Philox(key=np.array([seed, number], np.uint64))).random(LONGEST)
