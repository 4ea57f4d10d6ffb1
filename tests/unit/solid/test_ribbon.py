"""Ribbons along a chain."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.api import Camera, InvalidData, Mesh, Solid, draw_solid, ribbon, tube
from app.solid.ribbon import RibbonStyle

COUNT = 18
TURNS = np.arange(COUNT) * math.radians(100)
HELIX = np.stack([2.3 * np.cos(TURNS), 2.3 * np.sin(TURNS), 1.5 * np.arange(COUNT)], axis=1)
STRAIGHT = np.stack([3.4 * np.arange(COUNT), 0.9 * (np.arange(COUNT) % 2), np.zeros(COUNT)], axis=1)
GREY = np.full((COUNT, 3), 150)


def volume(mesh: Mesh) -> float:
    """What a closed mesh holds; below 0 where it is inside out."""
    a, b, c = (mesh.points[mesh.triangles[:, corner]].astype(float) for corner in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def test_a_helix_is_a_band_along_its_axis() -> None:
    style = RibbonStyle()
    mesh = ribbon(HELIX, "H" * COUNT, GREY).meshes[0]
    middle = (mesh.ids > 4) & (mesh.ids < 13)
    around = np.hypot(mesh.points[middle, 0], mesh.points[middle, 1])
    assert around.max() < 2.3 + 2 * style.helix[1]
    assert around.min() > 1.5
    one = mesh.points[mesh.ids == 9]
    assert np.ptp(one[:, 2]) > 2 * style.helix[0] * 0.85


def test_a_strand_is_a_flat_arrow() -> None:
    style = RibbonStyle()
    mesh = ribbon(STRAIGHT, "C" * 4 + "E" * 10 + "C" * 4, GREY).meshes[0]
    widths = [np.ptp(mesh.points[mesh.ids == at], axis=0)[2] for at in range(COUNT)]
    assert widths[8] == pytest.approx(2 * style.strand[0], rel=0.1)
    assert max(widths[12:14]) == pytest.approx(2 * style.head, rel=0.1)
    assert widths[16] == pytest.approx(2 * style.tube, rel=0.1)
    pleats = np.ptp(mesh.points[(mesh.ids > 6) & (mesh.ids < 12)][:, 1])
    assert pleats < 0.9


def test_sideways_says_where_a_band_is_wide() -> None:
    upright = ribbon(STRAIGHT, "E" * COUNT, GREY, sideways=STRAIGHT + np.eye(3)[1]).meshes[0]
    beside = ribbon(STRAIGHT, "E" * COUNT, GREY, sideways=STRAIGHT + np.eye(3)[2]).meshes[0]
    inner = (upright.ids > 5) & (upright.ids < 11)
    assert np.ptp(upright.points[inner][:, 1]) > 1.5 * np.ptp(upright.points[inner][:, 2])
    assert np.ptp(beside.points[inner][:, 2]) > 1.5 * np.ptp(beside.points[inner][:, 1])


def test_a_straight_tube_has_the_volume_of_a_cylinder() -> None:
    line = np.stack([np.zeros(11), np.zeros(11), np.arange(11.0)], axis=1)
    mesh = tube(line, np.full((11, 3), 90), radius=0.5).meshes[0]
    sides = RibbonStyle().sides
    assert volume(mesh) == pytest.approx(10 * sides / 2 * 0.25 * math.sin(2 * math.pi / sides), rel=1e-3)
    assert np.linalg.norm(mesh.normals, axis=1) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("kinds", ["H" * COUNT, "E" * COUNT, "CHHHHHHCCEEEEECCCC"])
def test_normals_point_outwards(kinds: str) -> None:
    mesh = ribbon(HELIX if kinds[0] == "H" else STRAIGHT, kinds, GREY).meshes[0]
    assert volume(mesh) > 0
    a, b, c = (mesh.points[mesh.triangles[:, corner]] for corner in range(3))
    flat = np.cross(b - a, c - a)
    large = np.linalg.norm(flat, axis=1) > 1e-3
    facing = (flat * mesh.normals[mesh.triangles[:, 0]]).sum(axis=1)
    assert (facing[large] > 0).mean() > 0.97


def test_another_chain_and_a_gap_cut_it() -> None:
    one = ribbon(STRAIGHT, "C" * COUNT, GREY).meshes[0]
    chains = ribbon(STRAIGHT, "C" * COUNT, GREY, chains=["A"] * 9 + ["B"] * 9).meshes[0]
    places = STRAIGHT.copy()
    places[9:, 0] += 20
    apart = ribbon(places, "C" * COUNT, GREY, gap=6).meshes[0]
    sides = RibbonStyle().sides
    for cut in (chains, apart):
        # The rings between the two are gone, but there are two lids and the ends of the two.
        assert len(cut.triangles) == len(one.triangles) - 6 * 2 * sides + 2 * (sides - 2)


def test_a_residue_alone_is_a_ball() -> None:
    solid = ribbon(STRAIGHT[:1], "C", GREY[:1], first_id=4)
    assert solid.spheres.ids.tolist() == [4]
    assert solid.meshes == ()


def test_two_residues_and_places_on_top_of_one_another_are_drawn() -> None:
    for places in (STRAIGHT[:2], np.zeros((5, 3))):
        solid = ribbon(places, "E" * len(places), GREY[: len(places)])
        draw_solid(solid, Camera.around(solid), 40, 40)


def test_a_residue_is_picked_by_its_number() -> None:
    solid = ribbon(STRAIGHT, "C" * COUNT, GREY, first_id=100)
    drawn = draw_solid(solid, Camera.around(solid), 400, 200)
    assert set(np.unique(drawn.ids)) >= set(range(100, 100 + COUNT))
    assert isinstance(solid, Solid)


@pytest.mark.parametrize(
    ("places", "kinds", "said"),
    [
        (np.empty((0, 3)), "", "no residues"),
        (np.zeros((40_000, 3)), "C" * 40_000, "too many"),
        (np.full((3, 3), np.nan), "CCC", "no position"),
        (STRAIGHT, "C", "does not fit"),
        (STRAIGHT, "X" * COUNT, "does not fit"),
    ],
)
def test_what_cannot_be_drawn_is_said(places: np.ndarray, kinds: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        ribbon(places, kinds, np.zeros((len(places), 3)))
