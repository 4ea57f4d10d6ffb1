"""Design: molecules from a sentence."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, ClassVar

from app.api import Lane, Models, Output, RunContext
from plugins.molecules.generators.outputs import made
from plugins.molecules.generators.pieces import openings
from plugins.molecules.generators.requests import DesignRequest
from plugins.molecules.generators.search import OVERSAMPLED, Wish, model_in, search, wish_of
from plugins.molecules.wording.constraints import Has
from plugins.molecules.wording.groups import RING_OF


class Design:
    """Design molecules that keep what a sentence asks."""

    Request: ClassVar[type[Any]] = DesignRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: DesignRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Draw, filter by all constraints, rank by how well the ranges are met, and give the best."""
        wish = wish_of(request.prompt, request.constraints, request.weights)
        model = model_in(context)
        rings = rings_of(wish)

        def kept(chance: random.Random) -> str:
            return openings(chance.choice(rings), chance) if rings else ""

        found = search(
            model,
            wish,
            context,
            seed=request.seed,
            temperature=request.temperature,
            draws=request.draws,
            enough=OVERSAMPLED * request.count,
            shown=request.count,
            kept=kept,
        )
        yield from made(request, found, wish, model.stamp, request.prompt or "Molecules")


def rings_of(wish: Wish) -> list[str]:
    """The ring systems that are asked for, to begin from."""
    asked = (one for one in wish.constraints if isinstance(one, Has) and one.wanted)
    return [ring for one in asked if (ring := RING_OF.get(one.smarts))]
