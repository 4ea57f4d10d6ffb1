"""Patterns: substructures as SMARTS, and which molecules have them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.api import InvalidData, UserError
from plugins.molecules.chemistry.reading import molecule_of

if TYPE_CHECKING:
    from rdkit import Chem

LONGEST = 2_000


@lru_cache(maxsize=64)
def pattern_of(text: str) -> Chem.Mol:
    """The query that SMARTS, or the SMILES of a fragment, spells; raises InvalidData."""
    from rdkit import Chem, rdBase

    if len(text) > LONGEST:
        raise InvalidData("The substructure is too long.", advice="Look for a smaller part.")
    with rdBase.BlockLogs():
        query = Chem.MolFromSmarts(text.strip())
    if query is None or not query.GetNumAtoms():
        raise InvalidData(
            "“{text}” is no SMARTS.", advice="Write a substructure such as c1ccncc1 or [NX3;H2].", text=text[:60]
        )
    return query


def atoms_of(text: str, smiles: str) -> tuple[int, ...]:
    """The atoms of a molecule that a substructure matches first; none where it doesn't, or one can't be read."""
    try:
        return tuple(molecule_of(smiles).GetSubstructMatch(pattern_of(text)))
    except UserError:
        return ()


def matches(text: str, molecules: Sequence[str]) -> dict[str, bool]:
    """Which molecules, by their SMILES, have a substructure; one that can't be read has none."""
    from rdkit import Chem, rdBase

    query = pattern_of(text)
    found = {}
    with rdBase.BlockLogs():
        for smiles in molecules:
            # Sanitizing by Chem is enough here, and four times faster than to explain what is wrong.
            molecule = Chem.MolFromSmiles(smiles)
            found[smiles] = molecule is not None and bool(molecule.HasSubstructMatch(query))
    return found
