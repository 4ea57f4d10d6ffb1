"""Coming: what a run has found so far, shown while it goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coming:
    """The preview of a run: molecules that fit so far, best first, as SMILES."""

    smiles: tuple[str, ...]
