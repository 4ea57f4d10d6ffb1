"""Sequences: FASTA in and out, and translation."""

from __future__ import annotations

import random

import pytest

from app.api import InvalidData, InvalidRequest
from plugins.proteins.sequences.fasta import fasta_text, read_fasta
from plugins.proteins.sequences.model import Sequence, SequenceKind, kind_of
from plugins.proteins.sequences.translation import CODES, codons, open_frames, reverse_complement, translate

DNA = SequenceKind.DNA


def test_what_is_written_is_read_again() -> None:
    chance = random.Random(0)
    sequences = tuple(
        Sequence(f"s{at}", "".join(chance.choices("ACDEFGHIKLMNPQRSTVWY", k=60 * at + 1)) + "W", description="words")
        for at in range(4)
    )
    assert read_fasta(fasta_text(sequences)) == sequences
    assert max(map(len, fasta_text(sequences).splitlines())) == 60


def test_a_bare_sequence_and_numbered_lines_are_understood() -> None:
    (found,) = read_fasta("  1 mktay iakqr\n 11 QISFV\n", "typed")
    assert (found.name, found.letters, found.kind) == ("typed", "MKTAYIAKQRQISFV", SequenceKind.PROTEIN)
    assert [one.kind for one in read_fasta(">a\nACGTAC\n>b desc\nACGUAC\n>c\nMK*")] == [
        DNA,
        SequenceKind.RNA,
        SequenceKind.PROTEIN,
    ]
    assert kind_of("GAG") is SequenceKind.PROTEIN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no sequence"),
        (">a\n>b\nMK", "has no letters"),
        (">a\nMK\nM#K?", "Line 3 .* # [?]"),
        (">a\n", "no letters"),
        ("\x00\x01MK\x7f", "is no text"),
    ],
)
def test_what_is_no_fasta_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        read_fasta(text)


def test_every_codon_of_the_standard_code_is_known() -> None:
    table = codons(1)
    assert len(table) == 64
    known = {"ATG": "M", "TGG": "W", "TAA": "*", "TAG": "*", "TGA": "*", "GGG": "G", "AAA": "K", "CTT": "L", "AGC": "S"}
    assert {codon: table[codon] for codon in known} == known
    assert [sum(letter == one for letter in table.values()) for one in "LRSM*W"] == [6, 6, 6, 1, 3, 1]
    assert codons(2)["TGA"] == "W"
    assert codons(2)["AGA"] == "*"
    assert all(set(code.starts) <= set(table) for code in CODES.values())
    with pytest.raises(InvalidRequest, match="no genetic code 99"):
        codons(99)


def test_all_frames_of_both_strands_are_translated() -> None:
    gene = Sequence("g", "ATGGCCTAYTARN", DNA)
    assert translate(gene).letters == "MAY*"
    assert translate(gene, to_stop=True).letters == "MAY"
    assert translate(gene, frame=2).letters == "WPXX"
    assert translate(Sequence("r", "AUGUUU", SequenceKind.RNA)).letters == "MF"
    back = reverse_complement(Sequence("g", "ATGTTTAA", DNA))
    assert back.letters == "TTAAACAT"
    assert translate(back, frame=-1).letters == "MF"
    assert reverse_complement(Sequence("r", "AUGC", SequenceKind.RNA)).letters == "GCAU"
    with pytest.raises(InvalidRequest, match="no nucleic acid"):
        translate(Sequence("p", "MKV"))
    with pytest.raises(InvalidRequest, match="no base: J"):
        translate(Sequence("d", "ACJ", DNA))
    with pytest.raises(InvalidRequest, match="no frame 4"):
        translate(gene, frame=4)


def test_open_frames_are_found_where_they_lie() -> None:
    gene = "ATG" + "GCT" * 40 + "TAA"
    strand = "CC" + gene + "CCCC"
    (found,) = open_frames(Sequence("g", strand, DNA))
    assert (found.protein, found.frame, found.start, found.stop) == ("M" + "A" * 40, 3, 2, 2 + len(gene))
    other = reverse_complement(Sequence("g", strand, DNA))
    (found,) = open_frames(other)
    assert found.frame < 0
    assert other.letters[found.start : found.stop] == reverse_complement(Sequence("x", gene, DNA)).letters
    assert open_frames(Sequence("g", strand, DNA), least=42) == ()
