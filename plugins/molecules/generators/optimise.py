"""Optimise: round by round the best molecules are cut and grown anew, towards several goals."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, Models, Output, RunContext
from plugins.molecules.chemistry.reading import molecule_of
from plugins.molecules.chemistry.schedules import refuse
from plugins.molecules.generators.analogues import pieces_of
from plugins.molecules.generators.outputs import made
from plugins.molecules.generators.requests import OptimiseRequest
from plugins.molecules.generators.search import Found, model_in, search, wish_of
from plugins.molecules.scoring.diversity import spread
from plugins.molecules.wording.constraints import Has

_PARENTS = 24


class Optimise:
    """Draw, score, keep the best, cut and grow them anew."""

    Request: ClassVar[type[Any]] = OptimiseRequest
    version: ClassVar[str] = "2"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: OptimiseRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Ranges are goals here: what comes near is kept too, and the best of all rounds are given."""
        asked = wish_of(request.prompt, request.constraints, request.weights)
        if not asked.goals:
            raise InvalidRequest(
                "There is no goal to come nearer to.", advice="Give quantities, such as logP 1-2, QED above 0.8."
            )
        wish = replace(asked, constraints=tuple(one for one in asked.constraints if isinstance(one, Has)))
        model = model_in(context)
        pieces: list[str] = []
        if request.molecule.strip():
            molecule = molecule_of(request.molecule)
            refuse(molecule)
            pieces = pieces_of([molecule], request.seed)
        whole = Found()
        draws = max(1, request.draws // request.rounds)
        for number in range(request.rounds):
            found = search(
                model,
                wish,
                context,
                seed=request.seed + 7919 * number,
                temperature=request.temperature,
                draws=draws,
                enough=draws,
                shown=request.count,
                kept=partial(_one_of, pieces),
            )
            whole.tally.update({name: found.tally[name] for name in ("drawn", "valid")})
            whole.dropped.update(found.dropped)
            whole.candidates.update(found.candidates)
            best = sorted(whole.candidates.values(), key=lambda one: (-one.score, one.smiles))
            parents = spread(best, lambda one: one.scaffold, 2, _PARENTS)
            pieces = pieces_of([one.molecule for one in parents], request.seed + number) or pieces
        whole.tally["kept"] = len(whole.candidates)
        yield from made(request, whole, asked, model.stamp, request.prompt)


def _one_of(pieces: list[str], chance: random.Random) -> str:
    return chance.choice(pieces) if pieces else ""
