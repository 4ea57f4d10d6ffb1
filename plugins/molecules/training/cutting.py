"""Cutting: what of a molecule can be kept while the rest is made anew."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

_MOST_CUTS = 3
_SMALLEST = 3
"""Heavy atoms that a piece to be linked has at least."""


def cuttable(molecule: Any) -> list[int]:
    """The single bonds outside rings between heavy atoms of which one is in a ring."""
    from rdkit import Chem

    return [
        bond.GetIdx()
        for bond in molecule.GetBonds()
        if bond.GetBondType() == Chem.BondType.SINGLE
        and not bond.IsInRing()
        and (bond.GetBeginAtom().IsInRing() or bond.GetEndAtom().IsInRing())
    ]


def scaffold(molecule: Any, chance: random.Random) -> str:
    """A piece with a ring and `*` where the molecule went on, as SMILES; empty where there is none."""
    bonds = cuttable(molecule)
    if not bonds:
        return ""
    chosen = chance.sample(bonds, chance.randint(1, min(_MOST_CUTS, len(bonds))))
    pieces = [piece for piece in _pieces(molecule, chosen) if piece.GetRingInfo().NumRings()]
    return _smiles(chance.choice(pieces)) if pieces else ""


def ends(molecule: Any, chance: random.Random) -> str:
    """Two pieces with one `*` each that the rest of the molecule linked, as SMILES; empty where there are none."""
    pairs = list(combinations(cuttable(molecule), 2))
    chance.shuffle(pairs)
    for pair in pairs[:6]:
        pieces = _pieces(molecule, pair)
        found = [piece for piece in pieces if _open(piece) == 1 and piece.GetNumHeavyAtoms() > _SMALLEST]
        if len(pieces) == len(pair) + 1 and len(found) == len(pair):
            return ".".join(sorted(_smiles(piece) for piece in found))
    return ""


def _pieces(molecule: Any, bonds: tuple[int, ...] | list[int]) -> list[Any]:
    from rdkit import Chem

    cut = Chem.FragmentOnBonds(molecule, list(bonds), dummyLabels=[(0, 0)] * len(bonds))
    return list(Chem.GetMolFrags(cut, asMols=True))


def _open(piece: Any) -> int:
    return sum(atom.GetAtomicNum() == 0 for atom in piece.GetAtoms())


def _smiles(piece: Any) -> str:
    from rdkit import Chem

    return str(Chem.MolToSmiles(piece)).replace("[*]", "*")
