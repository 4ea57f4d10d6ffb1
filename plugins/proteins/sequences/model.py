"""Sequence: letters of a protein or a nucleic acid, with a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LONGEST = 10_000_000

PROTEIN_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ*-")
DNA_LETTERS = frozenset("ACGTRYSWKMBDHVN-")
RNA_LETTERS = frozenset("ACGURYSWKMBDHVN-")
_PLAIN_DNA, _PLAIN_RNA = frozenset("ACGTN-"), frozenset("ACGUN-")


class SequenceKind(Enum):
    """What a sequence is of."""

    PROTEIN = "protein"
    DNA = "dna"
    RNA = "rna"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Upper-case letters with a name and what else its file said of it."""

    name: str
    letters: str
    kind: SequenceKind = SequenceKind.PROTEIN
    description: str = ""


def kind_of(letters: str) -> SequenceKind:
    """What a sequence is of, by its letters: a nucleic acid where it has no other than A, C, G, N and T or U."""
    found = set(letters.upper())
    if len(letters) >= 4 and found <= _PLAIN_RNA and "U" in found:
        return SequenceKind.RNA
    return SequenceKind.DNA if len(letters) >= 4 and found <= _PLAIN_DNA else SequenceKind.PROTEIN
