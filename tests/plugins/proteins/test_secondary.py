"""Secondary structure: of a real chain as its authors gave it, and what no bond can make."""

from __future__ import annotations

import numpy as np

from plugins.proteins.structure.secondary import hydrogen_bonds, secondary_structure
from tests.plugins.proteins.samples import backbone, read, real


def test_helices_and_strands_are_those_of_the_entry() -> None:
    structure = real()
    letters = secondary_structure(structure)
    number = {int(at): letter for at, letter in zip(structure.numbers, letters, strict=True)}
    # The entry's own helices, and the strands of its sheet
    for first, last in ((9, 18), (46, 60), (77, 88), (90, 104)):
        inside = [number[at] for at in range(first + 2, last - 2) if at in number]
        assert inside.count("H") >= len(inside) - 1, (first, inside)
    for first, last in ((20, 25), (38, 43)):
        inside = [number[at] for at in range(first + 1, last) if at in number]
        assert inside.count("E") >= len(inside) - 1, (first, inside)
    assert 0.4 < np.mean(letters == "H") < 0.75


def test_turned_and_moved_it_is_the_same() -> None:
    from dataclasses import replace

    structure = real()
    turn = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    moved = replace(structure, positions=structure.positions @ turn.T + 50)
    assert np.array_equal(secondary_structure(structure), secondary_structure(moved))


def test_a_stretched_chain_and_a_broken_one_have_none() -> None:
    straight = read("".join(backbone("ALA", at) for at in range(1, 12))).structure
    assert set(secondary_structure(straight)) == {"-"}
    structure = real()
    from dataclasses import replace

    scattered = replace(structure, positions=structure.positions * 3)
    assert set(secondary_structure(scattered)) <= {"-", "S"}


def test_proline_gives_no_bond() -> None:
    places = real().atoms_of()
    joined = np.ones(len(places), bool)
    free = hydrogen_bonds(places, joined, np.zeros(len(places), bool))
    held = hydrogen_bonds(places, joined, np.ones(len(places), bool))
    assert len(free) > 40
    assert held == set()
