"""Designing: sequences drawn for a backbone, within what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.mpnn.backbone import LETTERS, Backbone
from plugins.proteins.mpnn.network import Decoding, Encoded, Prepared, encoded, log_probabilities, prepared
from plugins.proteins.mpnn.weights import Weights
from plugins.proteins.structure.residues import UNKNOWN

_FIRST = 1e-4
"""What stays as it is has this share of chance in the order, so that it comes first."""


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """What a design is to keep to: `designed` (residues,) are those that may change.

    `tied` are groups of residues that get one letter together, with `bias` added to the scores of the letters,
    `place_bias` (residues, 21) at single places, and letters that are `omitted`. A temperature of 0 takes the best.
    """

    designed: NDArray[np.bool_]
    temperature: float = 0.1
    omitted: str = UNKNOWN
    bias: Mapping[str, float] = field(default_factory=dict)
    place_bias: NDArray[np.float32] | None = None
    tied: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A sequence for a backbone. Its `letters` are numbers in LETTERS, of all residues of the backbone.

    `log_probabilities` (residues, 21) are those of every letter in the order in which this was decoded, `score` is the
    mean of the negative ones of what was chosen, over what was designed; `whole_score` over all residues. `recovery` is
    the share of the designed residues that are as they were.
    """

    letters: NDArray[np.int64]
    log_probabilities: NDArray[np.float32]
    designed: NDArray[np.bool_]
    score: float
    whole_score: float
    recovery: float
    seed: int

    @property
    def sequence(self) -> str:
        """The letters of all residues."""
        return "".join(LETTERS[number] for number in self.letters)


def designs(
    backbone: Backbone,
    weights: Weights,
    wishes: Wishes,
    seeds: list[int],
    check: Callable[[], None] = lambda: None,
) -> Iterator[Design]:
    """A design for each seed, by which alone it can be made again bit for bit on the same device.

    Raises InvalidRequest where the wishes cannot be met.
    """
    import torch

    _check(backbone, wishes)
    with torch.inference_mode(), one_thread():
        known = encoded(backbone, weights, check)
        ready = prepared(known, weights)
    for seed in seeds:
        with torch.inference_mode(), one_thread():
            noise = torch.Generator().manual_seed(seed)
            order = decoding_order(wishes, torch.randn(len(backbone), generator=noise).numpy())
            chances = torch.rand(len(backbone), generator=noise, dtype=torch.float64).tolist()
            letters = _drawn(backbone, ready, weights, wishes, order, chances, check)
            made = _described(backbone, known, weights, wishes, order, letters, seed)
        yield made


def scored(backbone: Backbone, weights: Weights, wishes: Wishes, letters: NDArray[np.int64], seed: int) -> Design:
    """A sequence that is given, such as the structure's own, as if it had been designed."""
    import torch

    with torch.inference_mode(), one_thread():
        known = encoded(backbone, weights)
        noise = torch.Generator().manual_seed(seed)
        order = decoding_order(wishes, torch.randn(len(backbone), generator=noise).numpy())
        return _described(backbone, known, weights, wishes, order, letters, seed)


def decoding_order(wishes: Wishes, noise: NDArray[np.float32]) -> list[tuple[int, ...]]:
    """The groups of residues in the order of their decoding: those that stay come first, the others as noise says."""
    size = (wishes.designed.astype(np.float32) + np.float32(_FIRST)) * np.abs(noise)
    group_of = {residue: group for group in wishes.tied for residue in group}
    found: dict[tuple[int, ...], None] = {}
    for residue in np.argsort(size, kind="stable").tolist():
        found.setdefault(group_of.get(residue, (residue,)))
    return list(found)


def _drawn(
    backbone: Backbone,
    ready: Prepared,
    weights: Weights,
    wishes: Wishes,
    order: list[tuple[int, ...]],
    chances: list[float],
    check: Callable[[], None],
) -> NDArray[np.int64]:
    import torch

    decoding = Decoding(ready, _flat(order, ready.known), weights)
    letters = backbone.letters.copy()
    base = _bias(wishes)
    places = None if wishes.place_bias is None else np.asarray(wishes.place_bias, np.float64)
    kept = torch.tensor([residue for group in order for residue in group if not wishes.designed[residue]])
    if len(kept):
        # What stays comes first in the order, and is known: it can be heard all at once
        decoding.hear(kept, torch.from_numpy(letters)[kept])
    for number, group in enumerate(group for group in order if wishes.designed[group[0]]):
        if number % 16 == 0:
            check()
        residues = torch.tensor(group)
        scores = torch.cat([decoding.scores(residue[None]) for residue in residues]).double().mean(0).cpu().numpy()
        asked = base if places is None else base + places[list(group)].mean(axis=0)
        letter = _choice(scores + asked, wishes.temperature, chances[group[0]])
        letters[list(group)] = letter
        decoding.say(residues, torch.full_like(residues, letter))
    return letters


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute on one thread: for matrices this small, two wait for one another longer than they work."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _bias(wishes: Wishes) -> NDArray[np.float64]:
    bias = np.array([wishes.bias.get(letter, 0.0) for letter in LETTERS])
    bias[[LETTERS.index(letter) for letter in wishes.omitted + UNKNOWN]] = -np.inf
    return bias


def _choice(scores: NDArray[np.float64], temperature: float, chance: float) -> int:
    if temperature == 0:
        return int(np.argmax(scores))
    shares = np.exp((scores - scores.max()) / temperature)
    sums = np.cumsum(shares)
    return int(np.searchsorted(sums, chance * sums[-1], side="right"))


def _described(
    backbone: Backbone,
    known: Encoded,
    weights: Weights,
    wishes: Wishes,
    order: list[tuple[int, ...]],
    letters: NDArray[np.int64],
    seed: int,
) -> Design:
    import torch

    numbers = torch.from_numpy(letters).to(known.nodes.device)
    found = log_probabilities(known, numbers, _flat(order, known), weights).float().cpu().numpy()
    chosen = -found[np.arange(len(letters)), letters]
    designed = wishes.designed
    return Design(
        letters=letters,
        log_probabilities=found,
        designed=designed,
        score=float(chosen[designed].mean()),
        whole_score=float(chosen.mean()),
        recovery=float((letters == backbone.letters)[designed].mean()),
        seed=seed,
    )


def _flat(order: list[tuple[int, ...]], known: Encoded) -> Any:
    import torch

    return torch.tensor([residue for group in order for residue in group], device=known.nodes.device)


def _check(backbone: Backbone, wishes: Wishes) -> None:
    if wishes.designed.shape != (len(backbone),) or not wishes.designed.any():
        raise InvalidRequest("Nothing is left to design.", advice="Fix fewer positions, or choose another chain.")
    if set(LETTERS) <= set(wishes.omitted + UNKNOWN):
        raise InvalidRequest("All amino acids are left out.", advice="Allow at least one.")
    for group in wishes.tied:
        if len({bool(wishes.designed[residue]) for residue in group}) > 1:
            raise InvalidRequest(
                "Residues that are tied are fixed in one chain and designed in another.",
                advice="Fix a position in all chains that are tied, or in none.",
            )
