"""Tokens: a molecule, what is known of it and what it is made from, as numbers for the model.

A sequence is `BEGIN`, tokens of properties in any number, perhaps the SMILES of what is kept with `*` where something
is to be attached (one piece, or two that are to be linked), `START`, the SMILES of the molecule, and `END`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.api import InvalidData

PAD, BEGIN, START, END = range(4)
PROPERTIES = ("qed", "logp", "weight", "tpsa", "rings", "sa")
"""Drug-likeness, octanol-water partition, molecular weight, polar surface, number of rings, synthetic accessibility."""
BINS = 8
_SPECIAL = 4
SYMBOLS = (
    *("C", "N", "O", "S", "F", "Cl", "Br", "I", "P", "B", "c", "n", "o", "s", "p", "b"),
    *("[nH]", "[H]", "[C@]", "[C@@]", "[C@H]", "[C@@H]", "[N+]", "[O-]", "[n+]", "[S@]", "[S@@]", "[NH+]", "[NH3+]"),
    *("(", ")", "=", "#", "-", "/", "\\", ".", "*", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
)
FIRST_SYMBOL = _SPECIAL + len(PROPERTIES) * BINS
SIZE = FIRST_SYMBOL + len(SYMBOLS)
_NUMBERS = {symbol: FIRST_SYMBOL + number for number, symbol in enumerate(SYMBOLS)}
_PIECES = re.compile(r"\[[^\]]+\]|Br|Cl|.")


def symbols(smiles: str) -> list[int]:
    """The tokens of a SMILES; raises InvalidData where it has a symbol that the model was never shown."""
    found = []
    for piece in _PIECES.findall(smiles):
        if piece not in _NUMBERS:
            raise InvalidData(
                "The model does not know “{symbol}”.",
                advice="It knows molecules of C, N, O, S, F, Cl, Br, I, P and B.",
                symbol=piece,
            )
        found.append(_NUMBERS[piece])
    return found


def knows(smiles: str) -> bool:
    """Whether a SMILES has only symbols that there are tokens for."""
    return all(piece in _NUMBERS for piece in _PIECES.findall(smiles))


def smiles_of(tokens: Sequence[int]) -> str:
    """The SMILES that tokens spell; what is no symbol is left out."""
    return "".join(SYMBOLS[token - FIRST_SYMBOL] for token in tokens if token >= FIRST_SYMBOL)


def prefix(bins: Mapping[str, int], kept: str = "") -> list[int]:
    """What stands before a molecule: the bins (0 to BINS - 1) of properties by name, and what is kept."""
    told = [_SPECIAL + PROPERTIES.index(name) * BINS + number for name, number in bins.items()]
    return [BEGIN, *sorted(told), *symbols(kept), START]
