"""Analogues: molecules like another, made by cutting it and growing it anew."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from app.api import InvalidRequest, Lane, Models, Output, RunContext
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.chemistry.schedules import refuse
from plugins.molecules.generators import annalog
from plugins.molecules.generators.outputs import made
from plugins.molecules.generators.requests import ANNALOG, AnaloguesRequest
from plugins.molecules.generators.search import OVERSAMPLED, gather, is_known, model_in, search, wish_of
from plugins.molecules.training.cutting import ends, scaffold

if TYPE_CHECKING:
    from rdkit import Chem

_CUTS = 24


class Analogues:
    """Keep a part of a molecule, and let the model write the rest anew."""

    Request: ClassVar[type[Any]] = AnaloguesRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: AnaloguesRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Cut the molecule in several ways and grow each, or ask ANNalog; the molecule itself is left out."""
        molecule = molecule_of(request.molecule)
        refuse(molecule)
        own = smiles_of(molecule)
        wish = replace(
            wish_of(request.prompt, request.constraints, request.weights),
            test=lambda one: smiles_of(one) != own,
            fails="the molecule itself",
        )
        if request.by == ANNALOG:
            stamp = annalog.stamp()
            found = gather(
                lambda first, count: annalog.written(own, count, request.temperature, request.seed, first),
                wish,
                context,
                draws=request.draws,
                enough=OVERSAMPLED * request.count,
                shown=request.count,
                most=annalog.BATCH,
            )
            yield from made(request, found, wish, stamp, request.prompt or own)
            return
        pieces = pieces_of([molecule], request.seed)
        if not pieces:
            raise InvalidRequest(
                "This molecule has no bond at which it could be cut.",
                advice="Give one with a ring and something attached to it, or decorate a scaffold.",
            )
        model = model_in(context)
        found = search(
            model,
            wish,
            context,
            seed=request.seed,
            temperature=request.temperature,
            draws=request.draws,
            enough=OVERSAMPLED * request.count,
            shown=request.count,
            kept=lambda chance: chance.choice(pieces),
        )
        yield from made(request, found, wish, model.stamp, request.prompt or own)


def pieces_of(molecules: Sequence[Chem.Mol], seed: int) -> list[str]:
    """What may stay of molecules while the rest is made anew, each way to cut them once."""
    chance = random.Random(f"pieces {seed}")
    found = []
    for molecule in molecules:
        for _ in range(_CUTS):
            found += [scaffold(molecule, chance), ends(molecule, chance)]
    return sorted({piece for piece in found if is_known(piece)})
