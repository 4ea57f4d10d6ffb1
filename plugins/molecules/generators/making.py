"""Making: molecules around a scaffold, and molecules that link two fragments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from app.api import Lane, Models, Output, RunContext
from plugins.molecules.generators.outputs import made
from plugins.molecules.generators.pieces import pattern_of_piece, piece_of
from plugins.molecules.generators.requests import DecorateRequest, LinkRequest
from plugins.molecules.generators.search import OVERSAMPLED, model_in, search, wish_of

if TYPE_CHECKING:
    from rdkit import Chem


class Decorate:
    """Attach something at each * of a scaffold; the scaffold itself is found unchanged in every result."""

    Request: ClassVar[type[Any]] = DecorateRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: DecorateRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Draw around the scaffold; what did not keep it is dropped and counted."""
        yield from _around(request, piece_of(request.scaffold, 1), context)


class Link:
    """Link two fragments; both are found unchanged in every result."""

    Request: ClassVar[type[Any]] = LinkRequest
    version: ClassVar[str] = "3"
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: LinkRequest, _models: Models, context: RunContext) -> Iterator[Output]:
        """Draw between the fragments; what did not keep them is dropped and counted."""
        yield from _around(request, piece_of(request.fragments, 2), context)


def _around(request: DecorateRequest | LinkRequest, piece: str, context: RunContext) -> Iterator[Output]:
    pattern = pattern_of_piece(piece)

    def keeps(molecule: Chem.Mol) -> bool:
        return bool(molecule.HasSubstructMatch(pattern))

    wish = replace(
        wish_of(request.prompt, request.constraints, request.weights), test=keeps, fails="does not keep the piece"
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
        kept=lambda _chance: piece,
    )
    yield from made(request, found, wish, model.stamp, request.prompt or piece)
