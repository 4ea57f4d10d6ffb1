"""Search: molecules are drawn until enough of them keep all constraints, or as many were drawn as may be."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from app.api import InvalidRequest, RunContext, Words
from plugins.molecules.chemistry.alerts import alerts_of
from plugins.molecules.chemistry.profile import scaffold_of
from plugins.molecules.chemistry.schedules import scheduled
from plugins.molecules.coming import Coming
from plugins.molecules.generators.framing import frame_of
from plugins.molecules.scoring.goals import Goal, goals_of, score
from plugins.molecules.smiles.frame import Frame
from plugins.molecules.smiles.model import FOLDER, SmilesModel, load
from plugins.molecules.smiles.properties import measured
from plugins.molecules.smiles.sampling import BATCH, draw
from plugins.molecules.smiles.tokens import BINS, PROPERTIES, knows, prefix
from plugins.molecules.wording.constraints import Constraint, InRange, broken, phrase, settled
from plugins.molecules.wording.reading import read
from plugins.molecules.wording.words import BOUNDS

if TYPE_CHECKING:
    from rdkit import Chem

OVERSAMPLED = 2
"""So many times more molecules than are shown are looked for, and the best of them shown."""
_FIRST = 32
"""Molecules of the first batch; each further one has twice as many at most, and hardly more than will be wanted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A molecule that keeps all constraints, with its values and score."""

    smiles: str
    molecule: Chem.Mol
    values: dict[str, float]
    score: float
    scaffold: str


@dataclass(slots=True)
class Found:
    """What was found, and the tally of what was drawn and why the rest was dropped."""

    candidates: dict[str, Candidate] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    lacking: Counter[Constraint] = field(default_factory=Counter)
    """How many were dropped for a constraint that they did not keep."""

    def told(self, unknown: Sequence[str] = ()) -> str:
        """The tally as JSON."""
        dropped = {**self.dropped, **{phrase(one): count for one, count in self.lacking.items()}}
        return json.dumps({**self.tally, "dropped": dropped, "not_understood": list(unknown)}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: constraints, goals, and a further test of a molecule with the word for who fails it."""

    constraints: tuple[Constraint, ...]
    goals: tuple[Goal, ...]
    unknown: tuple[str, ...] = ()
    test: Callable[[Chem.Mol], bool] = lambda _molecule: True
    fails: str = ""


def model_in(context: RunContext) -> SmilesModel:
    """The studio's model; raises UserError where it is not there."""
    return load(context.resources / FOLDER)


def wish_of(prompt: str, constraints: str, weights: str) -> Wish:
    """What a request asks; raises InvalidRequest where it contradicts itself."""
    reading = read(constraints if constraints.strip() else prompt)
    asked = settled(reading.constraints)
    if constraints.strip() and reading.unknown:
        raise InvalidRequest(
            "A constraint is not understood: {text}.",
            advice="Write it as in a prompt, such as logP 1 to 2.",
            text=", ".join(reading.unknown),
        )
    return Wish(asked, goals_of(asked, _weights(weights)), reading.unknown)


def _weights(text: str) -> dict[str, float]:
    found = {}
    for item in filter(None, (item.strip() for item in text.split(","))):
        name, _, number = item.rpartition(" ")
        key = name.strip().lower()
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if key not in BOUNDS or not 0 <= weight <= 100:
            raise InvalidRequest(
                "“{text}” is no weight.",
                advice="Give a quantity and a number from 0 to 100: {names}.",
                text=item,
                names=", ".join(BOUNDS),
            )
        found[key] = weight
    return found


def asked_of(
    model: SmilesModel, wish: Wish, kept: Callable[[random.Random], str], seed: int, numbers: Iterable[int]
) -> tuple[list[list[int]], list[Frame | None]]:
    """What the model is told before each molecule, by its number, and what it is written around."""
    told, frames = [], []
    shares = shares_of(model, wish)
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        bins = bins_in(shares, chance)
        piece = kept(chance)
        told.append(prefix(bins, piece))
        frames.append(frame_of(piece, chance) if piece else None)
    return told, frames


def shares_of(model: SmilesModel, wish: Wish) -> dict[str, list[float]]:
    """How much of each bin of a property is asked for, of those properties of which something is."""
    ranges = [one for one in wish.constraints if isinstance(one, InRange)] + [goal.wished for goal in wish.goals]
    return {one.key: _shares(one, model.edges[one.key]) for one in ranges if one.key in PROPERTIES}


def bins_in(shares: Mapping[str, list[float]], chance: random.Random) -> dict[str, int]:
    """A bin of each property, the likelier the more of it is asked for."""
    return {key: chance.choices(range(BINS), some)[0] for key, some in shares.items()}


def _shares(asked: InRange, edges: Sequence[float]) -> list[float]:
    """How much of each bin is within a range, of all the nearest one where it is none."""
    width = max(1e-6, (edges[-1] - edges[0]) / (BINS - 2))
    bounds = [edges[0] - width, *edges, edges[-1] + width]
    low = bounds[0] if asked.low is None else asked.low
    high = bounds[-1] if asked.high is None else asked.high
    shares = []
    for begin, end in pairwise(bounds):
        inside = min(high, end) - max(low, begin)
        shares.append(max(0.0, inside) / (end - begin) if end > begin else float(low <= begin <= high))
    if not any(shares):
        middle = min(max((low + high) / 2, bounds[0]), bounds[-1])
        nearest = min(range(BINS), key=lambda n: max(bounds[n] - middle, middle - bounds[n + 1], 0.0))
        shares[nearest] = 1.0
    return shares


def search(
    model: SmilesModel,
    wish: Wish,
    context: RunContext,
    *,
    seed: int,
    temperature: float,
    draws: int,
    enough: int,
    shown: int,
    kept: Callable[[random.Random], str] = lambda _chance: "",
    found: Found | None = None,
    first: int = 0,
    total: int = 0,
) -> Found:
    """Draw in batches, the same for the same seed, until there is enough or `draws` are drawn.

    The first batches are small, and after each the best `shown` that fit so far are given as a preview. What was
    `found` before is gone on with from the molecule of number `first` on, where `total` are drawn in the end.
    """

    def write(begin: int, count: int) -> list[str]:
        told, frames = asked_of(model, wish, kept, seed, range(begin, begin + count))
        return draw(model, told, temperature, seed, context.check, first=begin, frames=frames)

    return gather(write, wish, context, draws=draws, enough=enough, shown=shown, found=found, first=first, total=total)


def gather(
    write: Callable[[int, int], list[str]],
    wish: Wish,
    context: RunContext,
    *,
    draws: int,
    enough: int,
    shown: int,
    most: int = BATCH,
    found: Found | None = None,
    first: int = 0,
    total: int = 0,
) -> Found:
    """Have molecules written from a number on, so many at a time and `most` at most, until there is enough."""
    found = Found() if found is None else found
    drawn, size = first, min(_FIRST, most)
    while drawn < draws and len(found.candidates) < enough:
        count = min(size, draws - drawn)
        look(write(drawn, count), wish, found, context.check)
        drawn += count
        rate = max(1, len(found.candidates)) / drawn
        size = min(most, 2 * size, max(_FIRST, int(1.2 * (enough - len(found.candidates)) / rate)))
        best = sorted(found.candidates.values(), key=lambda one: (-one.score, one.smiles))
        context.job.report(
            drawn,
            max(draws, total),
            Words("Molecules that fit: {count}", count=len(best)),
            Coming(tuple(one.smiles for one in best[:shown])) if best else None,
        )
    return found


def look(written: Iterable[str], wish: Wish, found: Found, check: Callable[[], None]) -> None:
    """Put what keeps all constraints into what was found, and count the rest by what it failed."""
    from rdkit import Chem, rdBase

    for smiles in written:
        check()
        found.tally["drawn"] += 1
        with rdBase.BlockLogs():
            molecule = Chem.MolFromSmiles(smiles) if smiles else None
            if molecule is None:
                found.dropped["invalid"] += 1
                continue
            found.tally["valid"] += 1
            canonical = str(Chem.MolToSmiles(molecule))
            if canonical in found.candidates:
                found.dropped["duplicate"] += 1
            elif not wish.test(molecule):
                found.dropped[wish.fails] += 1
            elif scheduled(molecule) is not None:
                found.dropped["chemical weapons convention"] += 1
            else:
                values = values_of(molecule, wish)
                lacks = broken(wish.constraints, molecule, values)
                if lacks is None:
                    found.candidates[canonical] = Candidate(
                        canonical, molecule, values, score(wish.goals, values), scaffold_of(molecule)
                    )
                else:
                    found.lacking[lacks] += 1
    found.tally["kept"] = len(found.candidates)


def values_of(molecule: Chem.Mol, wish: Wish) -> dict[str, float]:
    """The values of a molecule's quantities; alerts only where they are asked for, as they take longest."""
    from rdkit.Chem import rdMolDescriptors

    values = {
        **measured(molecule),
        "rotatable": float(rdMolDescriptors.CalcNumRotatableBonds(molecule)),
        "donors": float(rdMolDescriptors.CalcNumLipinskiHBD(molecule)),
        "acceptors": float(rdMolDescriptors.CalcNumLipinskiHBA(molecule)),
        "heavy": float(molecule.GetNumHeavyAtoms()),
    }
    asked = {goal.wished.key for goal in wish.goals}
    asked |= {one.key for one in wish.constraints if isinstance(one, InRange)}
    if "alerts" in asked:
        values["alerts"] = float(len(alerts_of(molecule)))
    return values


def is_known(smiles: str) -> bool:
    """Whether the model can be told a piece."""
    return bool(smiles) and knows(smiles)
