"""Sampling: molecules drawn from the model, many at a time; each depends on its seed and number alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from plugins.molecules.smiles.frame import Frame
from plugins.molecules.smiles.grammar import Grammar
from plugins.molecules.smiles.model import Reading, SmilesModel
from plugins.molecules.smiles.tokens import END, FIRST_SYMBOL, PAD, smiles_of
from plugins.molecules.smiles.writing import Writing

BATCH = 256
LONGEST = 128
"""Tokens of a molecule at most; what is longer is given up."""
_CROWDED = 0.75
"""Finished molecules make room once fewer than this share of a batch is left."""
_RELUCTANCE = 1e-9
"""How much less likely what closes nothing is where room is short."""
_TRIES = 17
"""What comes to a dead end is begun anew so often."""
_UNTOUCHED = 5
"""In so many tries a molecule is begun anew where a token would have to be taken back.

Only so are molecules as likely as the model makes them among all that it writes well: taking tokens back, as the other
tries do, makes large ones more likely, which had more to be taken back.
"""


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
    frames: Sequence[Frame | None] = (),
) -> list[str]:
    """A SMILES to each prefix, empty where none came to its end; `first` is the number of the first of them.

    The same seed and number give the same molecule, whatever is drawn beside it. Where it is `masked` nothing is drawn
    that is no molecule: what goes wrong is begun anew, and after some tries mended token by token. `check` is called
    before each token and may raise to cancel. Where there are `frames`, one to each prefix, a molecule is written
    around its own.
    """
    found = [""] * len(prefixes)
    order = sorted(range(len(prefixes)), key=lambda number: len(prefixes[number]))
    with _one_thread():
        for attempt in range(_TRIES if masked else 1):
            for begin in range(0, len(order), batch):
                chosen = order[begin : begin + batch]
                some = [tuple(prefixes[number]) for number in chosen]
                chances = np.stack([_chances(seed, first + number, attempt) for number in chosen])
                around = [frames[number] if frames else None for number in chosen]
                anew = attempt < _UNTOUCHED
                for row, tokens in _drawn(model, some, temperature, chances, check, around, masked=masked, anew=anew):
                    found[chosen[row]] = smiles_of(tokens)
            order = [number for number in order if not found[number]]
    return found


@contextmanager
def _one_thread() -> Iterator[None]:
    """Compute on one thread: steps are so small that a second one, once it is busy, is waited for ten times as long."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _drawn(
    model: SmilesModel,
    prefixes: list[tuple[int, ...]],
    temperature: float,
    chances: NDArray[np.float64],
    check: Callable[[], None],
    frames: Sequence[Frame | None],
    *,
    masked: bool,
    anew: bool,
) -> Iterator[tuple[int, list[int]]]:
    """The tokens of each row that comes to its end; where it is to begin `anew` none is mended."""
    check()
    several = sorted(set(prefixes))
    longest = max(map(len, several))
    pads = np.array([longest - len(one) for one in several], np.int64)
    places = {one: number for number, one in enumerate(several)}
    reading = Reading(model, pads)
    which = np.array([places[one] for one in prefixes])
    logits = reading.read(np.array([(PAD,) * (longest - len(one)) + one for one in several], np.int64))[which]
    reading.keep(which)
    grammar = Grammar(len(prefixes)) if masked else None
    writings = [Writing(frame) for frame in frames]
    written = np.zeros((len(prefixes), LONGEST), np.int64)
    rows = np.arange(len(prefixes))
    going = np.ones(len(prefixes), bool)
    for step in range(LONGEST):
        check()
        allowed = grammar.allowed(LONGEST - step) if grammar else None
        weights = _weights(logits, None if anew else allowed, temperature)
        if grammar and not anew:
            weights[grammar.hurried(LONGEST - step)] *= _RELUCTANCE
        tokens, alive = _chosen(weights, chances[rows, step])
        if allowed is not None:
            if anew:
                weights *= allowed
            for place in np.flatnonzero(going):
                token = writings[place].write(
                    weights[place], int(tokens[place]), chances[rows[place], step], mends=not anew
                )
                tokens[place], alive[place] = max(token, 0), token >= 0
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
                writings = [writings[place] for place in left]
        logits = reading.read(tokens[:, None])


def _weights(logits: NDArray[np.float32], allowed: NDArray[np.bool_] | None, temperature: float) -> NDArray[np.float64]:
    """How likely each token is in each row (B, SIZE), up to a factor; all nothing where there is none to choose."""
    scores = logits.astype(np.float64) / max(temperature, 1e-3)
    # No property nor anything that stands before a molecule comes within it
    scores[:, :END] = -np.inf
    scores[:, END + 1 : FIRST_SYMBOL] = -np.inf
    if allowed is not None:
        scores[~allowed] = -np.inf
    best = scores.max(1, keepdims=True)
    return np.exp(scores - np.where(np.isfinite(best), best, 0.0))


def _chosen(weights: NDArray[np.float64], chances: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """A token for each row (B,) and whether there was one to choose."""
    sums = weights.cumsum(1)
    tokens = (sums <= (chances * sums[:, -1])[:, None]).sum(1)
    return np.minimum(tokens, weights.shape[1] - 1), sums[:, -1] > 0


def _chances(seed: int, number: int, attempt: int) -> NDArray[np.float64]:
    chances = np.random.Philox(key=np.array([seed, number], np.uint64), counter=[0, 0, 0, attempt])
    return np.random.Generator(chances).random(LONGEST)
