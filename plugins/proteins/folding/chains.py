"""Chains: the sequences whose structures are asked for, checked before anything is loaded."""

from __future__ import annotations

from app.api import InvalidRequest
from plugins.proteins.folding.memory import check_length
from plugins.proteins.sequences.fasta import read_fasta
from plugins.proteins.sequences.model import Sequence, SequenceKind
from plugins.proteins.structure.residues import AMINO_ACIDS

ARCHITECTURE = "esmfold"
AUTO = "auto"
"""So many rows are attended to at once as memory allows."""

_MOST_SEQUENCES = 200


def checked(text: str) -> tuple[Sequence, ...]:
    """The chains that are asked for; raises InvalidData and InvalidRequest."""
    sequences = read_fasta(text)
    if len(sequences) > _MOST_SEQUENCES:
        raise InvalidRequest(
            "{count} structures at once are too many.",
            advice="Give {most} sequences at most.",
            count=len(sequences),
            most=_MOST_SEQUENCES,
        )
    for sequence in sequences:
        check_length(len(sequence.letters))
        if sequence.kind is not SequenceKind.PROTEIN and len(sequence.letters) > 20:
            raise InvalidRequest("“{name}” is a nucleic acid.", advice="Translate it first.", name=sequence.name)
        wrong = next((at for at, letter in enumerate(sequence.letters) if letter not in AMINO_ACIDS), None)
        if wrong is not None:
            raise InvalidRequest(
                "“{letter}” at place {place} of “{name}” is none of the twenty amino acids.",
                advice="Put another letter there, or leave it out.",
                letter=sequence.letters[wrong],
                place=wrong + 1,
                name=sequence.name,
            )
    return sequences
