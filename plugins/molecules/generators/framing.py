"""Framing: a piece, or two, as the frame that molecules are written around."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from app.api import InvalidData
from plugins.molecules.smiles.frame import Frame
from plugins.molecules.smiles.tokens import symbols

if TYPE_CHECKING:
    from rdkit import Chem

_TRIES = 24
_OPEN = symbols("*")[0]
_RETURN = symbols(")")[0]


def frame_of(piece: str, chance: random.Random) -> Frame | None:
    """A frame of one piece with * at one or more places, or of two with one each, in one of the ways to write it."""
    from rdkit import Chem

    parts = piece.split(".")
    for _ in range(_TRIES):
        chance.shuffle(parts)
        try:
            frame = _around(symbols(_written(Chem.MolFromSmiles(parts[0]), chance)))
            second = symbols(_written(Chem.MolFromSmiles(parts[1]), chance, open_first=True)) if parts[1:] else []
        except InvalidData:
            # This way has a symbol that the model does not know, such as a tenth ring
            continue
        return replace(frame, joined=tuple(second[1:]))
    return None


def _around(tokens: list[int]) -> Frame:
    """The frame of a SMILES with *, each of which is alone in its brackets or at the end."""
    parts: list[tuple[int, ...]] = []
    part: list[int] = []
    closes = False
    for token in tokens:
        if token == _OPEN:
            parts.append(tuple(part))
            part, closes = [], True
        elif not closes or token != _RETURN:
            part.append(token)
            closes = False
        else:
            closes = False
    # Behind a * at the end no bracket was closed
    return Frame(tuple(parts), True) if closes else Frame((*parts, tuple(part)))


def _written(molecule: Chem.Mol, chance: random.Random, *, open_first: bool = False) -> str:
    """A SMILES from any atom, with * not at its beginning or just there."""
    from rdkit import Chem

    order = list(range(molecule.GetNumAtoms()))
    chance.shuffle(order)
    mixed = Chem.RenumberAtoms(molecule, order)
    begins = [atom.GetIdx() for atom in mixed.GetAtoms() if (atom.GetAtomicNum() == 0) == open_first]
    text = Chem.MolToSmiles(mixed, canonical=False, rootedAtAtom=chance.choice(begins))
    return str(text).replace("[*]", "*")
