"""Surfaces around atoms, against geometry."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from app.api import Camera, InvalidData, Mesh, draw_solid, gaussian_surface
from app.solid.cubes import table
from app.solid.isosurface import isosurface
from tests.unit.solid.test_ribbon import volume


def area(mesh: Mesh) -> float:
    """The area of all triangles."""
    a, b, c = (mesh.points[mesh.triangles[:, corner]].astype(float) for corner in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def is_closed(triangles: np.ndarray) -> bool:
    """Whether each edge has one triangle on each side."""
    ways = Counter(
        (int(a), int(b)) for corners in triangles for a, b in zip(corners, np.roll(corners, -1), strict=True)
    )
    return all(count == 1 and ways[b, a] == 1 for (a, b), count in ways.items())


def test_a_sphere_has_its_area_and_volume() -> None:
    mesh = gaussian_surface([[1, 2, 3]], [2.0], [[200, 10, 10]], fineness=0.25).meshes[0]
    assert area(mesh) == pytest.approx(4 * math.pi * 4, rel=0.02)
    assert volume(mesh) == pytest.approx(4 / 3 * math.pi * 8, rel=0.02)
    assert is_closed(mesh.triangles)
    out = mesh.points - np.array([1, 2, 3], np.float32)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    assert (out * mesh.normals).sum(axis=1).min() > 0.98


def test_any_field_gives_a_closed_surface() -> None:
    """Every one of the 256 cubes is there, and meets others in all ways."""
    numbers = np.random.default_rng(5)
    for _ in range(4):
        field = np.pad(numbers.random((12, 11, 13)).astype(np.float32), 1)
        points, triangles = isosurface(field, 0.5)
        assert is_closed(triangles)
        assert np.isfinite(points).all()


def test_each_choice_of_corners_has_triangles_but_none_and_all() -> None:
    counts, _ = table()
    assert counts[0] == counts[255] == 0
    assert (counts[1:255] > 0).all()
    assert counts[1] == 1


def test_a_chain_of_atoms_has_one_closed_surface_with_their_colours_and_ids() -> None:
    places = np.stack([1.5 * np.arange(12), np.zeros(12), np.zeros(12)], axis=1)
    colours = np.array([[200, 0, 0]] * 6 + [[0, 0, 200]] * 6)
    solid = gaussian_surface(places, 1.7, colours, first_id=10)
    mesh = solid.meshes[0]
    assert is_closed(mesh.triangles)
    assert set(mesh.ids.tolist()) == set(range(10, 22))
    assert (mesh.colours[mesh.points[:, 0] < 7][:, 0] == 200).all()
    assert (mesh.colours[mesh.points[:, 0] > 9.5][:, 2] == 200).all()
    assert volume(mesh) > 4 / 3 * math.pi * 1.7**3 * 3
    drawn = draw_solid(solid, Camera.around(solid), 200, 200)
    assert drawn.pixels[100, 100, 3] == 255


def test_far_atoms_have_a_surface_of_their_own_within_what_can_be_held() -> None:
    solid = gaussian_surface([[0, 0, 0], [150, 150, 150]], 3.0, [[9, 9, 9], [9, 9, 9]], fineness=0.4)
    assert is_closed(solid.meshes[0].triangles)
    assert set(solid.ids.tolist()) == {0, 1}


@pytest.mark.parametrize(("count", "said"), [(0, "no atoms"), (30_000, "too many for a surface")])
def test_what_has_no_surface_is_said(count: int, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        gaussian_surface(np.zeros((count, 3)), 1.0, np.zeros((count, 3)))
