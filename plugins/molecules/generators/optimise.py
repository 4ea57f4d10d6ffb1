"""Optimise: round by round the model learns from the best that it has drawn, towards several goals."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from app.api import InvalidRequest, Lane, Models, Output, RunContext, Words
from plugins.molecules.chemistry.reading import molecule_of
from plugins.molecules.chemistry.schedules import refuse
from plugins.molecules.generators.analogues import pieces_of
from plugins.molecules.generators.climbing import Climber
from plugins.molecules.generators.outputs import made
from plugins.molecules.generators.requests import OptimiseRequest
from plugins.molecules.generators.search import Found, bins_in, model_in, search, shares_of, wish_of
from plugins.molecules.scoring.diversity import spread
from plugins.molecules.smiles.model import FOLDER
from plugins.molecules.smiles.tokens import prefix
from plugins.molecules.wording.constraints import Has

_PARENTS, _ALIKE, _CUT = 48, 2, 24
"""How many of the best are learned from, how many of them have one scaffold, and how many are cut."""


class Optimise:
    """Draw, score, and let the model learn from the best; a molecule to begin with is cut and grown anew besides."""

    Request: ClassVar[type[Any]] = OptimiseRequest
    version: ClassVar[str] = "4"
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
        shares = shares_of(model, wish)
        climber = Climber(model, context.resources / FOLDER, request.seed)
        pieces: list[str] = []
        if request.molecule.strip():
            molecule = molecule_of(request.molecule)
            refuse(molecule)
            pieces = pieces_of([molecule], request.seed)
        whole, writes = Found(), model
        draws = max(1, request.draws // request.rounds)
        for number in range(request.rounds):
            search(
                writes,
                wish,
                context,
                seed=request.seed,
                temperature=request.temperature,
                draws=draws * (number + 1),
                enough=request.draws + 1,
                shown=request.count,
                kept=partial(_one_of, pieces),
                found=whole,
                first=draws * number,
                total=draws * request.rounds,
            )
            best = sorted(whole.candidates.values(), key=lambda one: (-one.score, one.smiles))
            parents = spread(best, lambda one: one.scaffold, _ALIKE, _PARENTS)
            if pieces:
                pieces = pieces_of([one.molecule for one in parents[:_CUT]], request.seed + number) or pieces
            if number + 1 < request.rounds:
                context.job.report(draws * (number + 1), draws * request.rounds, Words("Learning from the best"))
                writes = climber.learn(
                    [one.smiles for one in parents], lambda chance: prefix(bins_in(shares, chance)), context.check
                )
        whole.tally["kept"] = len(whole.candidates)
        yield from made(request, whole, asked, model.stamp, request.prompt)


def _one_of(pieces: list[str], chance: random.Random) -> str:
    return chance.choice(pieces) if pieces else ""
