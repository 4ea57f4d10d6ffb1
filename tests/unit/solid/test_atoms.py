"""Solids made of atoms and bonds."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import Camera, InvalidData, ball_and_stick, draw_solid, space_filling, sticks
from app.solid.atoms import MOST_ATOMS

PLACES = np.array([[0, 0, 0], [1.5, 0, 0], [2.2, 1.2, 0]], float)
RADII = [1.7, 1.7, 1.5]
COLOURS = np.array([[90, 90, 90], [90, 90, 90], [220, 40, 40]])


def test_balls_and_sticks_have_the_numbers_of_their_atoms() -> None:
    solid = ball_and_stick(PLACES, RADII, COLOURS, [[0, 1], [1, 2]])
    assert list(solid.ids) == [0, 1, 2]
    place = solid.place_of(2)
    assert place is not None
    assert place == pytest.approx(PLACES[2])
    assert solid.place_of(9) is None
    drawn = draw_solid(solid, Camera.around(solid), 120, 120)
    assert set(np.unique(drawn.ids)) == {-1, 0, 1, 2}


def test_bonds_are_as_many_cylinders_as_their_order() -> None:
    for order, count in ((1, 1), (1.5, 2), (2, 2), (3, 3)):
        solid = ball_and_stick(PLACES, RADII, COLOURS, [[0, 1], [1, 2]], orders=[order, 1])
        assert len(solid.cylinders.radii) == count + 1


def test_a_double_bond_lies_in_the_plane_of_its_neighbours() -> None:
    solid = ball_and_stick(PLACES, RADII, COLOURS, [[0, 1], [1, 2]], orders=[2, 1])
    double = solid.cylinders.starts[solid.cylinders.radii < solid.cylinders.radii.max()]
    assert double[:, 2] == pytest.approx(0, abs=1e-5)
    assert abs(double[0, 1] - double[1, 1]) > 0.1


def test_atoms_in_one_place_still_have_bonds() -> None:
    solid = ball_and_stick(np.zeros((2, 3)), 1.0, COLOURS[:2], [[0, 1]], orders=[2])
    assert np.isfinite(solid.cylinders.starts).all()
    draw_solid(solid, Camera.around(solid), 60, 60)


def test_sticks_and_spheres_have_their_sizes() -> None:
    assert sticks(PLACES, COLOURS, [[0, 1]], stick=0.3).spheres.radii == pytest.approx(0.3)
    assert space_filling(PLACES, RADII, COLOURS, first_id=5).ids.tolist() == [5, 6, 7]


def test_colours_can_be_exchanged_by_id() -> None:
    solid = ball_and_stick(PLACES, RADII, COLOURS, [[1, 2]]).recoloured(np.array([[1, 2, 3], [4, 5, 6]]))
    assert solid.spheres.colours.tolist() == [[1, 2, 3], [4, 5, 6], [220, 40, 40]]
    assert solid.cylinders.start_colours.tolist() == [[4, 5, 6]]
    assert solid.cylinders.end_colours.tolist() == [[220, 40, 40]]


def test_two_solids_are_joined() -> None:
    solid = space_filling(PLACES, RADII, COLOURS).joined(sticks(PLACES + 10, COLOURS, [[0, 1]], first_id=3))
    assert solid.ids.tolist() == [0, 1, 2, 3, 4, 5]
    assert solid.radius > 8


def test_no_atoms_are_said() -> None:
    with pytest.raises(InvalidData, match="no atoms"):
        ball_and_stick(np.empty((0, 3)), [], np.empty((0, 3)), [])


def test_positions_that_are_no_numbers_are_counted() -> None:
    places = PLACES.copy()
    places[1, 2] = np.nan
    with pytest.raises(InvalidData) as caught:
        space_filling(places, RADII, COLOURS)
    assert str(caught.value).startswith("1 atoms have no position, the first of them is number 2.")


def test_a_bond_to_no_atom_is_said() -> None:
    with pytest.raises(InvalidData, match="joins an atom"):
        ball_and_stick(PLACES, RADII, COLOURS, [[0, 3]])


def test_more_atoms_than_can_be_drawn_are_said() -> None:
    with pytest.raises(InvalidData) as caught:
        space_filling(np.zeros((200_000, 3)), 1.0, np.zeros((200_000, 3)))
    assert str(caught.value).startswith("200,000 atoms are too many to draw.")


def test_as_many_atoms_as_may_be_are_drawn() -> None:
    places = np.random.default_rng(0).random((MOST_ATOMS, 3)) * 100
    solid = space_filling(places, 1.5, np.full((MOST_ATOMS, 3), 128))
    assert (draw_solid(solid, Camera.around(solid), 200, 200).ids >= 0).sum() > 10_000
