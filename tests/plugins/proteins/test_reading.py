"""Structures from files: what lies in them, what is said of them, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.api import InvalidData, InvalidRequest, JobCancelled
from plugins.proteins.structure.reading import read_file, read_structure
from plugins.proteins.structure.residues import ResidueKind
from plugins.proteins.structure.writing import cif_text, pdb_text
from tests.plugins.proteins.samples import REAL, atom, backbone, read, real

WATER = atom("HOH", 301, "O", (1, 2, 3), record="HETATM")


def test_a_real_chain_is_read_with_what_the_authors_count() -> None:
    found = read_file(REAL)
    assert found.remarks == ()
    structure = found.structure
    assert structure.chain_names == ("A",)
    assert structure.sequence("A")[:12] == "NTDELKQKYGRV"
    assert structure.residue_label(0) == "A:9"
    assert len(structure.atom_names) == 476
    assert structure.positions[0].tolist() == [-23.183, -22.875, 7.605]
    with pytest.raises(InvalidRequest, match="no protein chain “B”"):
        structure.residues("B")


@pytest.mark.parametrize("form", [pdb_text, cif_text])
def test_it_is_written_and_read_again_as_it_was(form: Callable[..., str]) -> None:
    before = real()
    text = form(before, "made in a test of the 'writer'")
    after = read(text, "x.cif").structure
    for name in ("positions", "atom_names", "elements", "residue_names", "numbers", "insertions", "b_factors", "kinds"):
        assert np.array_equal(getattr(before, name), getattr(after, name)), name
    assert after.chain_names == before.chain_names
    assert "made in a test" in text.replace("\nREMARK 999 ", "")


def test_the_conformation_with_most_occupancy_is_used_and_said() -> None:
    text = backbone("SER", 1)
    for letter, occupancy, x in (("A", 0.4, 1.0), ("B", 0.6, 2.0)):
        text += atom("SER", 1, "CB", (x, 0, 0), alternate=letter, occupancy=occupancy)
    found = read(text + atom("SER", 1, "OG", (5, 0, 0), alternate="A", occupancy=0.4))
    structure = found.structure
    assert structure.atom_names.tolist() == ["N", "CA", "C", "O", "CB", "OG"]
    assert structure.positions[4].tolist() == [2.0, 0.0, 0.0]
    assert ["alternate locations" in str(remark) for remark in found.remarks] == [True]


def test_of_two_residues_at_one_place_the_first_is_used() -> None:
    text = backbone("SER", 1)
    text += atom("ALA", 2, "CA", (1, 0, 0), alternate="A") + atom("GLY", 2, "CA", (2, 0, 0), alternate="B")
    structure = read(text).structure
    assert structure.sequence("A") == "SA"


def test_selenomethionine_is_methionine_and_that_is_said() -> None:
    found = read(backbone("ALA", 1) + backbone("MSE", 2, record="HETATM") + backbone("SEP", 3, record="HETATM"))
    assert found.structure.sequence("A") == "AMS"
    assert found.structure.residue_names[1] == "MSE"
    assert [str(remark) for remark in found.remarks] == [
        "Residues that are none of the twenty are taken for what they are made from: MSE → M, SEP → S."
    ]


def test_residues_without_their_backbone_are_named() -> None:
    found = read(backbone("ALA", 1) + backbone("GLY", 2, skip="O") + backbone("TRP", 3))
    assert found.structure.sequence("A") == "AGW"
    assert "1 residues lack atoms of the backbone and are left out of designs: A:2." in map(str, found.remarks)
    assert np.isnan(found.structure.atoms_of()[:, 3, 0]).tolist() == [False, True, False]


def test_residues_of_unknown_kinds_in_a_chain_are_said() -> None:
    found = read(backbone("ALA", 1) + backbone("XQZ", 2, record="HETATM") + backbone("GLY", 3))
    (remark,) = found.remarks
    assert str(remark) == "1 residues are of kinds that are not known and are left out of designs: A:2 XQZ."


def test_water_ligands_and_nucleic_acids_are_told_apart() -> None:
    text = backbone("ALA", 1) + atom("DA", 1, "P", (0, 0, 0), chain="B") + atom("U", 1, "P", (0, 0, 9), chain="C")
    text += WATER + atom("HEM", 401, "FE", (7, 7, 7), record="HETATM")
    structure = read(text).structure
    assert sorted(structure.kinds.tolist()) == list(map(int, ResidueKind))
    assert structure.protein_chains == ("A",)
    # The ligand of a chain that was interrupted stands with it
    assert structure.chain_of.tolist() == [0, 0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WATER, "holds only water"),
        ("HEADER nothing\n", "has no atoms"),
        ("", "has no atoms"),
        (atom("ALA", 1, "CA", (1, 2, 3)).replace("3.000", "x.000"), "no PDB or mmCIF|no numbers"),
        ("data_x\nloop_\n_atom_site.id\n_atom_site.Cartn_x\n1 2\n3\n", "no PDB or mmCIF|no names"),
        ("data_x\nloop_\n_atom_site.id\n1\n2\n", "no names or places"),
        ("\x1f\x8bgz", "compressed|no atoms"),
    ],
)
def test_what_is_no_structure_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        read(text)


def test_one_of_several_models_is_read_and_said() -> None:
    text = ""
    for number in (1, 2, 3):
        text += f"MODEL     {number:>4}\n{atom('ALA', 1, 'CA', (number, 0, 0))}ENDMDL\n"
    found = read(text)
    assert (found.models, found.structure.positions[0, 0]) == (3, 1.0)
    assert str(found.remarks[0]) == "It has 3 models; model 1 is shown."
    assert read(text, model=3).structure.positions[0, 0] == 3.0
    with pytest.raises(InvalidData, match="no model 7"):
        read(text, model=7)


def test_models_and_quoted_names_of_mmcif_are_read() -> None:
    tags: tuple[str, ...] = (
        "group_PDB",
        "type_symbol",
        "label_atom_id",
        "label_alt_id",
        "label_comp_id",
        "auth_asym_id",
        "auth_seq_id",
    )
    tags += ("pdbx_PDB_ins_code", "Cartn_x", "Cartn_y", "Cartn_z", "occupancy", "B_iso_or_equiv", "pdbx_PDB_model_num")
    head = "data_1ABC\n_struct.title\n;loop_\n_atom_site.id in a text\n;\nloop_\n"
    head += "\n".join(f"_atom_site.{tag}" for tag in tags)
    rows = 'ATOM C CA . ALA LongChain 7 ? 1.5(3) 2 3 1.0 9 {}\nATOM O "O5\'" . DA B -2 A 4 5 6 ? . {}\n'
    text = head + "\n" + rows.format(1, 1) + rows.format(2, 2) + "#\nloop_\n_other.x\n1\n"
    found = read(text, "x.cif")
    structure = found.structure
    assert structure.chain_names == ("LongChain", "B")
    assert structure.atom_names.tolist() == ["CA", "O5'"]
    assert structure.positions[:, 0].tolist() == [1.5, 4.0]
    assert (structure.residue_label(1), found.models) == ("B:-2A", 2)
    with pytest.raises(InvalidRequest, match="does not fit into a PDB file"):
        pdb_text(structure)


def test_a_large_file_is_read_in_slices_and_can_be_stopped() -> None:
    text = cif_text(real())
    head, rows = text.split("_atom_site.pdbx_PDB_model_num\n")
    rows = rows.split("\n#")[0].split("\nloop_")[0].strip() + "\n"
    lines = [row for row in rows.splitlines() if row.startswith("ATOM")]
    many = head + "_atom_site.pdbx_PDB_model_num\n" + "\n".join(lines * 100) + "\n"
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise JobCancelled

    import io

    data = many.encode()
    with pytest.raises(JobCancelled):
        read_structure(io.BytesIO(data), "x.cif", len(data), check=stop)
    with pytest.raises(InvalidData, match="MB large"):
        read_structure(io.BytesIO(data), "x.cif", 10**9)
