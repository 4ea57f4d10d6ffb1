"""Translation of DNA and RNA into protein, by the genetic codes that NCBI numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from app.api import InvalidRequest
from plugins.proteins.sequences.model import DNA_LETTERS, RNA_LETTERS, Sequence, SequenceKind

STOP = "*"
_BASES = "TCAG"
_STANDARD = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
_AMBIGUOUS: Mapping[str, str] = {
    "R": "AG",
    "Y": "CT",
    "S": "CG",
    "W": "AT",
    "K": "GT",
    "M": "AC",
    "B": "CGT",
    "D": "AGT",
    "H": "ACT",
    "V": "ACG",
    "N": "ACGT",
}
_OPPOSITE = str.maketrans("ACGTURYSWKMBDHVN", "TGCAAYRSWMKVHDBN")


@dataclass(frozen=True, slots=True)
class GeneticCode:
    """A code by its number at NCBI: what differs from the standard one, and the codons that begin a protein."""

    number: int
    name: str
    differs: Mapping[str, str]
    starts: frozenset[str]


CODES: Mapping[int, GeneticCode] = {
    code.number: code
    for code in (
        GeneticCode(1, "Standard", {}, frozenset({"TTG", "CTG", "ATG"})),
        GeneticCode(
            2,
            "Vertebrate mitochondrial",
            {"AGA": "*", "AGG": "*", "ATA": "M", "TGA": "W"},
            frozenset({"ATT", "ATC", "ATA", "ATG", "GTG"}),
        ),
        GeneticCode(
            3,
            "Yeast mitochondrial",
            {"ATA": "M", "CTT": "T", "CTC": "T", "CTA": "T", "CTG": "T", "TGA": "W"},
            frozenset({"ATA", "ATG", "GTG"}),
        ),
        GeneticCode(
            4,
            "Mold and protozoan mitochondrial, Mycoplasma",
            {"TGA": "W"},
            frozenset({"TTA", "TTG", "CTG", "ATT", "ATC", "ATA", "ATG", "GTG"}),
        ),
        GeneticCode(
            5,
            "Invertebrate mitochondrial",
            {"AGA": "S", "AGG": "S", "ATA": "M", "TGA": "W"},
            frozenset({"TTG", "ATT", "ATC", "ATA", "ATG", "GTG"}),
        ),
        GeneticCode(6, "Ciliate nuclear", {"TAA": "Q", "TAG": "Q"}, frozenset({"ATG"})),
        GeneticCode(
            11,
            "Bacterial, archaeal and plastid",
            {},
            frozenset({"TTG", "CTG", "ATT", "ATC", "ATA", "ATG", "GTG"}),
        ),
        GeneticCode(12, "Alternative yeast nuclear", {"CTG": "S"}, frozenset({"CTG", "ATG"})),
    )
}
"""The codes that are in use for most of what is sequenced."""


@cache
def codons(code: int) -> Mapping[str, str]:
    """The amino acid, or * for a stop, of each of the 64 codons in the letters of DNA; raises InvalidRequest."""
    if code not in CODES:
        raise InvalidRequest(
            "There is no genetic code {code} here.",
            advice="Choose one of: {codes}.",
            code=code,
            codes=", ".join(f"{number} ({CODES[number].name})" for number in CODES),
        )
    table = dict(zip(("".join(letters) for letters in product(_BASES, repeat=3)), _STANDARD, strict=True))
    return {**table, **CODES[code].differs}


def translate(sequence: Sequence, code: int = 1, frame: int = 1, *, to_stop: bool = False) -> Sequence:
    """The protein of a nucleic acid in a frame: 1 to 3, or -1 to -3 on the other strand.

    A codon with letters for several bases gives an amino acid where all of them give the same, else X. One or two
    letters that are left at the end give nothing. `to_stop` ends before the first stop. Raises InvalidRequest.
    """
    if frame not in (1, 2, 3, -1, -2, -3):
        raise InvalidRequest("There is no frame {frame}.", advice="Choose 1, 2, 3, -1, -2 or -3.", frame=frame)
    letters = _as_dna(sequence)
    if frame < 0:
        letters = letters.translate(_OPPOSITE)[::-1]
    letters = letters[abs(frame) - 1 :]
    table = codons(code)
    protein = "".join(_amino_acid(table, letters[at : at + 3]) for at in range(0, len(letters) - 2, 3))
    if to_stop:
        protein = protein.partition(STOP)[0]
    return Sequence(f"{sequence.name}_frame{frame:+d}", protein, SequenceKind.PROTEIN, sequence.description)


def reverse_complement(sequence: Sequence) -> Sequence:
    """The other strand of a nucleic acid, in its own direction."""
    letters = _as_dna(sequence).translate(_OPPOSITE)[::-1]
    rna = sequence.kind is SequenceKind.RNA
    return Sequence(f"{sequence.name}_rc", letters.replace("T", "U") if rna else letters, sequence.kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """An open reading frame: its protein, its frame, and where it lies, in letters of the given strand from 0 on."""

    protein: str
    frame: int
    start: int
    stop: int


def open_frames(sequence: Sequence, code: int = 1, least: int = 30) -> tuple[Reading, ...]:
    """Every stretch from a start codon to a stop with at least so many amino acids, of six frames, longest first."""
    letters = _as_dna(sequence)
    table, starts = codons(code), CODES[code].starts
    found: list[Reading] = []
    for frame in (1, 2, 3, -1, -2, -3):
        strand = letters if frame > 0 else letters.translate(_OPPOSITE)[::-1]
        begun: int | None = None
        for at in range(abs(frame) - 1, len(strand) - 2, 3):
            codon = strand[at : at + 3]
            if begun is None and codon in starts:
                begun = at
            elif begun is not None and _amino_acid(table, codon) == STOP:
                if (at - begun) // 3 >= least:
                    # Whatever the codon, a protein begins with methionine
                    rest = (_amino_acid(table, strand[next_ : next_ + 3]) for next_ in range(begun + 3, at, 3))
                    place = (begun, at + 3) if frame > 0 else (len(strand) - at - 3, len(strand) - begun)
                    found.append(Reading("M" + "".join(rest), frame, *place))
                begun = None
    return tuple(sorted(found, key=lambda reading: -len(reading.protein)))


def _as_dna(sequence: Sequence) -> str:
    letters = sequence.letters.upper()
    if sequence.kind is SequenceKind.PROTEIN:
        raise InvalidRequest(
            "“{name}” is no nucleic acid.", advice="Choose a sequence of DNA or RNA.", name=sequence.name
        )
    wrong = sorted(set(letters) - (RNA_LETTERS if sequence.kind is SequenceKind.RNA else DNA_LETTERS))
    if wrong:
        raise InvalidRequest(
            "“{name}” has letters that stand for no base: {letters}.",
            advice="Choose a sequence of DNA or RNA.",
            name=sequence.name,
            letters=" ".join(wrong[:10]),
        )
    return letters.replace("U", "T").replace("-", "")


@cache
def _meanings(codon: str) -> tuple[str, ...]:
    return tuple("".join(letters) for letters in product(*(_AMBIGUOUS.get(letter, letter) for letter in codon)))


def _amino_acid(table: Mapping[str, str], codon: str) -> str:
    known = table.get(codon)
    if known is not None:
        return known
    found = {table[meaning] for meaning in _meanings(codon)}
    return found.pop() if len(found) == 1 else "X"
