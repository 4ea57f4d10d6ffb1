"""Foresees: a panel that knows what of its work leads a request, what that takes, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from app.document import Json, Words


@runtime_checkable
class Foresees(Protocol):
    """What a panel may do besides: say before a request is made what its work adds to it, and what cannot be done."""

    def gives(self, generator: str, name: str) -> bool:
        """Whether there is something now for a field that the panel gives; one that may be empty is left out else."""

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """What stands in the way of a request with these values, nothing where it can be made; it reads no pixels."""


@runtime_checkable
class Tells(Protocol):
    """What a panel may do besides: say before a request is made what it takes, such as memory, and what it gives."""

    def tell(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """Sentences on a request with these values, told beside the button; it takes a few milliseconds at most."""


@runtime_checkable
class TakesUp(Protocol):
    """What a panel may do besides: take up what it gave to a request, when that is recalled."""

    def take_up(self, generator: str, values: Mapping[str, Json]) -> Sequence[str]:
        """Offer to bring back what is not in the work any more; gives the fields that it sees to."""
