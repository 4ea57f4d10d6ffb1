"""Residues: what kinds there are, and the letters of amino acids and nucleotides."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY"
"""The twenty amino acids in the order of their letters."""

UNKNOWN = "X"
"""The letter of an amino acid that is none of the twenty."""

BACKBONE = ("N", "CA", "C", "O")
"""The atoms of the backbone in the order in which they are bound."""

THREE_LETTERS: Mapping[str, str] = {
    "A": "ALA",
    "C": "CYS",
    "D": "ASP",
    "E": "GLU",
    "F": "PHE",
    "G": "GLY",
    "H": "HIS",
    "I": "ILE",
    "K": "LYS",
    "L": "LEU",
    "M": "MET",
    "N": "ASN",
    "P": "PRO",
    "Q": "GLN",
    "R": "ARG",
    "S": "SER",
    "T": "THR",
    "V": "VAL",
    "W": "TRP",
    "Y": "TYR",
}

LETTERS: Mapping[str, str] = {name: letter for letter, name in THREE_LETTERS.items()}


class ResidueKind(IntEnum):
    """What a residue is part of."""

    PROTEIN = 0
    DNA = 1
    RNA = 2
    WATER = 3
    OTHER = 4
