"""Patterns: SMARTS made ready once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.api import InvalidData

if TYPE_CHECKING:
    from rdkit import Chem


@lru_cache(maxsize=512)
def pattern_of(smarts: str) -> Chem.Mol:
    """The pattern of a SMARTS; raises InvalidData where it is none."""
    from rdkit import Chem, rdBase

    with rdBase.BlockLogs():
        pattern = Chem.MolFromSmarts(smarts)
    if pattern is None or not pattern.GetNumAtoms():
        raise InvalidData(
            "“{smarts}” is no pattern of SMARTS.", advice="Such as smarts:[N+](=O)[O-].", smarts=smarts[:80]
        )
    return pattern
