"""Molecules are read, measured, drawn, judged and shaped in space; what is wrong with one is said in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdkit import Chem, RDConfig

from app.api import InvalidData, InvalidRequest, JobCancelled
from plugins.molecules.chemistry.alerts import CATALOGS, alerts_of
from plugins.molecules.chemistry.conformers import MMFF, UFF, conformers
from plugins.molecules.chemistry.drawing import grid_svg, laid_out, svg_of
from plugins.molecules.chemistry.profile import profile
from plugins.molecules.chemistry.reading import MOST_ATOMS, molecule_of, smiles_of

REAL = [
    line.split()[0]
    for line in (Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi").read_text(encoding="ascii").splitlines()
]
PENICILLIN = "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O"
WRONG = (
    ("", "There is no molecule"),
    ("   ", "There is no molecule"),
    ("C(C", r"“\(” at place 2 is never closed"),
    ("CC)C", r"“\)” at place 3 closes nothing"),
    ("C1CC", "Ring 1 begins at place 2 and is never closed"),
    ("C%12CC", "Ring 12 begins at place 2 and is never closed"),
    ("CCX", "“X” at place 3 is no atom or bond. Atoms other than B, C,"),
    ("CC[Na", r"“\[” at place 3 is never closed"),
    ("C[Xq1?]C", r"\[Xq1\?\] at place 2 is no atom"),
    ("CC=", "It ends with the bond “=”"),
    ("C=#C", "no atom between two bonds at place 3"),
    ("1CC1", "no atom before “1” at place 1"),
    ("C()C", "The parentheses at place 2 have nothing in them"),
    ("CCO ethanol", "There is a blank at place 4"),
    ("CC>>CO", "“>” at place 3 is of a reaction"),
    ("CC.O=C(", r"“\(” at place 7 is never closed"),
    ("C(C)(C)(C)(C)C", r"Atom 1 \(C\) has more bonds than it can have"),
    ("CCN(C)(C)C", r"Atom 3 \(N\) has more bonds than it can have. Take a bond away, or give the atom a charge"),
    ("c1cccc1", "aromatic ring with the atoms 1, 2, 3, 4, 5 cannot have alternating"),
    ("cC", r"Atom 1 \(c\) is written as aromatic and is in no ring"),
    ("C" * 10_000, f"more than {MOST_ATOMS} atoms"),
    ("C" * 1_000_000, f"more than {MOST_ATOMS} atoms"),
    ("C(" * 900 + "C" + ")" * 899, r"“\(” at place 2 is never closed"),
    ("[Zz]", "“\\[Zz\\]” is no SMILES"),
)


def cancelled() -> None:
    """A check that says that the work was cancelled."""
    raise JobCancelled


@pytest.mark.parametrize(("smiles", "said"), WRONG, ids=[each[0][:20] or "nothing" for each in WRONG])
def test_what_is_wrong_with_it_is_said(smiles: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said) as caught:
        molecule_of(smiles)
    assert str(caught.value.advice) or "is no SMILES" in said
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "smiles",
    [
        "C=2CCCCC2",
        "C1CC=1",
        "C%11CC%11",
        "C%(123)CC%(123)",
        "[13CH4]",
        "[NH4+].[Cl-]",
        "F/C=C\\F",
        "CN(=O)=O",
        "*CC*",
        "C->[Fe]",
    ],
)
def test_all_ways_of_writing_are_read(smiles: str) -> None:
    assert smiles_of(molecule_of(smiles)) == Chem.CanonSmiles(smiles)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(REAL), st.randoms(use_true_random=False))
def test_a_molecule_is_the_same_however_it_is_written(smiles: str, chance: object) -> None:
    try:
        molecule = molecule_of(smiles)
    except InvalidData:
        assert Chem.MolFromSmiles(smiles) is None
        return
    said = smiles_of(molecule)
    assert smiles_of(molecule_of(said)) == said
    other = Chem.MolToSmiles(molecule, doRandom=True)
    assert smiles_of(molecule_of(other)) == said
    assert smiles_of(Chem.AddHs(molecule)) == said


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="CNOcnos()[]=#123%+-@H.*/\\> \n", max_size=40))
def test_any_text_is_a_molecule_or_refused_in_words(text: str) -> None:
    """What RDKit reads is read, and what it doesn't is refused as nothing else than bad data."""
    try:
        molecule = molecule_of(text)
    except InvalidData:
        return
    assert Chem.MolFromSmiles(text.strip()) is not None
    assert molecule.GetNumAtoms() >= 1


def test_alerts_name_their_atoms() -> None:
    """Naphthoquinone is a quinone to PAINS; the benzene ring beside it takes no part."""
    molecule = molecule_of("O=C1C=CC(=O)c2ccccc21")
    found = [each for each in alerts_of(molecule) if each.catalog == "PAINS A"]
    assert [each.name for each in found] == ["quinone_A(370)"]
    assert {molecule.GetAtomWithIdx(atom).GetSymbol() for atom in found[0].atoms} == {"C", "O"}
    assert 8 <= len(found[0].atoms) < molecule.GetNumAtoms()
    nitro = molecule_of("O=[N+]([O-])c1ccc(N=Nc2ccccc2)cc1")
    assert {each.catalog for each in alerts_of(nitro)} >= {"BRENK", "NIH", "PAINS A"}
    assert all(each.catalog in CATALOGS for each in alerts_of(nitro))
    assert alerts_of(molecule_of("CC(C)Cc1ccc(C(C)C(=O)O)cc1")) == ()


def test_two_places_are_two_alerts() -> None:
    found = [each for each in alerts_of(molecule_of("O=[N+]([O-])CCCC[N+](=O)[O-]")) if "nitro" in each.name.lower()]
    assert len({each.atoms for each in found}) == 2


def test_a_profile_is_that_of_the_literature() -> None:
    found = profile(molecule_of(PENICILLIN))
    assert found.formula == "C16H18N2O4S"
    assert found.weight == pytest.approx(334.39, abs=0.01)
    assert found.exact_weight == pytest.approx(334.0987, abs=0.001)
    assert (found.donors, found.acceptors, found.rings, found.aromatic_rings) == (2, 6, 3, 1)
    assert (found.heavy_atoms, found.centres, found.charge, found.lipinski, found.rotatable) == (23, 3, 0, 0, 4)
    assert found.scaffold == "O=C(Cc1ccccc1)NC1C(=O)N2CCSC12"
    assert found.alerts == 1
    fat = profile(molecule_of("C" * 40))
    assert fat.lipinski == 2
    assert fat.scaffold == ""
    assert profile(molecule_of("[NH3+]CC")).charge == 1


@pytest.mark.parametrize("dark", [False, True])
def test_a_drawing_is_for_its_ground(dark: bool) -> None:
    text = svg_of(molecule_of("O=C1C=CC(=O)c2ccccc21"), 300, 240, dark=dark, marked_atoms=(0, 1))
    root = ET.fromstring(text.encode("latin-1"))
    assert (root.get("width"), root.get("height")) == ("300px", "240px")
    assert "<rect" not in text
    bonds = [each for each in root.iter() if "stroke:" in each.get("style", "")]
    colours = {each.get("style", "").partition("stroke:")[2][:7] for each in bonds}
    carbon = "#E8E8EB" if dark else "#1C1C21"
    assert any(abs(int(each[1:3], 16) - int(carbon[1:3], 16)) < 4 for each in colours)
    unmarked = svg_of(molecule_of("O=C1C=CC(=O)c2ccccc21"), 300, 240, dark=dark)
    assert len(text) > len(unmarked)


def test_a_drawing_lies_as_its_template_does() -> None:
    quinoline = molecule_of("c1ccc2ncccc2c1")
    template = laid_out(quinoline)
    molecule = molecule_of("COc1ccc2nccc(CN(C)C)c2c1")
    drawn = laid_out(molecule, template)
    match = molecule.GetSubstructMatch(quinoline)
    places = drawn.GetConformer().GetPositions()[list(match)]
    wanted = template.GetConformer().GetPositions()
    assert abs((places - places[0]) - (wanted - wanted[0])).max() < 0.05
    assert not molecule.GetNumConformers()


def test_every_real_molecule_can_be_drawn() -> None:
    molecules = []
    for smiles in REAL[::100]:
        try:
            molecules.append(molecule_of(smiles))
        except InvalidData:
            continue
    text = grid_svg(molecules, ["a name with blanks"] * len(molecules), 8, (150, 120))
    root = ET.fromstring(text.encode("latin-1"))
    assert all(each.get("d") for each in root.iter("{http://www.w3.org/2000/svg}path"))
    svg_of(molecule_of("C" * MOST_ATOMS), 200, 200)


def test_shapes_are_at_their_minimum_and_in_order() -> None:
    molecule = molecule_of(PENICILLIN)
    found = conformers(molecule, 6, 7)
    assert found.field == MMFF
    assert found.unsettled == ()
    assert list(found.energies) == sorted(found.energies)
    assert 30 < found.energies[0] < 60
    assert found.molecule.GetNumConformers() == len(found.energies) == 6
    assert found.molecule.GetNumAtoms() == molecule.GetNumHeavyAtoms() + 18
    assert found.molecule.GetConformer(0).Is3D()
    assert smiles_of(found.molecule) == smiles_of(molecule)
    again = conformers(molecule, 6, 7)
    assert again.energies == found.energies
    assert conformers(molecule, 2, 8).energies != found.energies[:2]


def test_the_other_field_is_taken_where_the_first_has_no_parameters() -> None:
    assert conformers(molecule_of("C[Si](C)(C)c1ccccc1B(O)O"), 1, 0).field == UFF


def test_a_molecule_without_a_shape_is_refused() -> None:
    with pytest.raises(InvalidData, match="open places has no shape"):
        conformers(molecule_of("*c1ccccc1"), 1, 0)
    with pytest.raises(InvalidData, match="more than 200 atoms would take too long"):
        conformers(molecule_of("C" * 201), 1, 0)
    with pytest.raises(InvalidRequest, match="Conformers are 1 to 200"):
        conformers(molecule_of("CC"), 0, 0)
    with pytest.raises(JobCancelled):
        conformers(molecule_of("CC"), 1, 0, cancelled)
