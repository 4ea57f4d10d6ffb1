"""Sketches: drawing step by step, rings that share atoms and bonds, and the way to SMILES and back."""

from __future__ import annotations

import math

import pytest

from app.api import UserError
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.sketching.converting import cleaned, read_sketch, read_smiles
from plugins.molecules.sketching.rings import Ring, put_ring
from plugins.molecules.sketching.sketch import Kind, Sketch

BENZENE = Ring(6, aromatic=True)


def middle(sketch: Sketch, bond: int) -> tuple[float, float]:
    """The middle of a bond."""
    first, second = sketch.atoms[sketch.bonds[bond].first], sketch.atoms[sketch.bonds[bond].second]
    return (first.x + second.x) / 2, (first.y + second.y) / 2


def test_atoms_sprout_into_an_acid() -> None:
    ring = put_ring(Sketch(), BENZENE, 0, 0)
    acid = ring.sprouted(0).sprouted(6, "O", Kind.DOUBLE).sprouted(6, "O")
    assert read_sketch(acid).smiles == "O=C(O)c1ccccc1"
    for bond in acid.bonds:
        first, second = acid.atoms[bond.first], acid.atoms[bond.second]
        assert math.isclose(math.hypot(first.x - second.x, first.y - second.y), 1, abs_tol=1e-6)


def test_a_ring_shares_a_bond() -> None:
    ring = put_ring(Sketch(), BENZENE, 0, 0)
    fused = put_ring(ring, BENZENE, *middle(ring, 0))
    assert read_sketch(fused).smiles == "c1ccc2ccccc2c1"
    third = put_ring(fused, BENZENE, *middle(fused, 7))
    assert read_sketch(third).fault.template == ""
    assert len(third.atoms) == 14


@pytest.mark.parametrize(("size", "smiles"), [(3, "C1CC1"), (4, "C1CCC1"), (5, "C1CCCC1"), (7, "C1CCCCCC1")])
def test_rings_of_all_sizes_close(size: int, smiles: str) -> None:
    assert read_sketch(put_ring(Sketch(), Ring(size), 3, -2)).smiles == smiles


def test_a_ring_is_put_onto_an_atom() -> None:
    chain = Sketch().with_atom(0, 0)[0].sprouted(0)
    assert read_sketch(put_ring(chain, BENZENE, chain.atoms[1].x, chain.atoms[1].y)).smiles == "Cc1ccccc1"


@pytest.mark.parametrize(
    "smiles",
    [
        "C[C@H](N)C(=O)O", "F/C=C/F", "F/C=C\\F", "CC=NO", "[13CH3]C", "[CH3]", "c1cc[nH]c1", "CC(C)(C)*",
        "[Na+].[Cl-]",
        "C#CC=C=C", "O[C@@H]1CC[C@H](F)CC1", "C[N+](=O)[O-]", "N[C@@]12C[C@H]1C2", "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    ],
)  # fmt: skip
def test_nothing_is_lost_between_smiles_and_sketch(smiles: str) -> None:
    assert read_sketch(read_smiles(smiles).sketch).smiles == smiles_of(molecule_of(smiles))


def test_a_wedge_makes_a_centre_and_turns_about() -> None:
    sketch = Sketch().with_atom(0, 0)[0].sprouted(0).sprouted(0, "N").sprouted(0, "O")
    up = sketch.turned_on(sketch.bonds_of(0)[1], Kind.UP)
    one = read_sketch(up).smiles
    assert "@" in one
    down = read_sketch(sketch.turned_on(sketch.bonds_of(0)[1], Kind.DOWN)).smiles
    assert down != one
    assert up.turned_on(sketch.bonds_of(0)[1], Kind.UP).bonds[1].first == up.bonds[1].second


def test_a_bond_goes_through_its_orders() -> None:
    sketch = Sketch().with_atom(0, 0)[0].sprouted(0)
    seen = []
    for _ in range(4):
        seen.append(read_sketch(sketch).smiles)
        sketch = sketch.turned_on(0, Kind.SINGLE)
    assert seen == ["CC", "C=C", "C#C", "CC"]


def test_what_cannot_be_is_said_of_its_atom() -> None:
    sketch = Sketch().with_atom(0, 0, "N")[0]
    for _ in range(5):
        sketch = sketch.sprouted(0)
    read = read_sketch(sketch)
    assert "more bonds" in str(read.fault)
    assert read.wrong == (0,)
    with pytest.raises(UserError, match="more bonds"):
        cleaned(sketch)
    assert read_sketch(sketch.without_atoms([1]).with_charge(0, 1)).smiles == "C[N+](C)(C)C"


def test_atoms_and_bonds_are_erased() -> None:
    ring = put_ring(Sketch(), Ring(6), 0, 0)
    assert read_sketch(ring.without_atoms([0])).smiles == "CCCCC"
    assert read_sketch(ring.without_bond(2)).smiles == "CCCCCC"
    assert ring.without_atoms(ring.piece_of(0)) == Sketch()


def test_cleaning_up_makes_bonds_as_long_as_each_other() -> None:
    crooked = read_smiles("CC(=O)Oc1ccccc1").sketch.moved([0, 3], 0.6, -0.4)
    tidy = cleaned(crooked)
    lengths = [
        math.hypot(
            tidy.atoms[bond.first].x - tidy.atoms[bond.second].x, tidy.atoms[bond.first].y - tidy.atoms[bond.second].y
        )
        for bond in tidy.bonds
    ]
    assert max(lengths) - min(lengths) < 0.05
    assert read_sketch(tidy).smiles == read_sketch(crooked).smiles
