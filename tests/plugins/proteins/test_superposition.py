"""Laying structures on one another, hydrophobicity, and confidence."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from app.api import InvalidData, InvalidRequest
from plugins.proteins.structure.confidence import Band, band_of, plddt_of, read_aligned_error
from plugins.proteins.structure.hydrophobicity import HYDROPATHY, hydrophobicity
from plugins.proteins.structure.superposition import distance_scale, rmsd, superpose, tm_score
from tests.plugins.proteins.samples import real


def _turned(points: np.ndarray, seed: int) -> np.ndarray:
    """Points after a random turn and move."""
    chance = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(chance.normal(size=(3, 3)))
    turn *= np.sign(np.linalg.det(turn))
    return np.asarray(points @ turn.T + chance.normal(size=3) * 20)


@pytest.mark.parametrize("seed", range(5))
def test_what_was_only_moved_lies_on_itself(seed: int) -> None:
    points = real().atoms_of(("CA",))[:, 0]
    move = superpose(_turned(points, seed), points)
    assert move.rmsd < 1e-9
    assert np.linalg.det(move.rotation) == pytest.approx(1)
    assert np.allclose(move.moved(_turned(points, seed)), points)
    score, _ = tm_score(_turned(points, seed), points)
    assert score == pytest.approx(1)


def test_a_mirror_image_does_not_lie_on_it() -> None:
    points = real().atoms_of(("CA",))[:, 0]
    assert superpose(points * [1, 1, -1], points).rmsd > 3
    assert tm_score(points * [1, 1, -1], points)[0] < 0.6


def test_no_other_move_is_nearer() -> None:
    chance = np.random.default_rng(1)
    points = chance.normal(size=(30, 3)) * 10
    others = points + chance.normal(size=points.shape)
    best = superpose(points, others)
    for _ in range(50):
        angle = chance.normal(size=3) * 0.05
        turn = np.eye(3) + np.array([[0, -angle[2], angle[1]], [angle[2], 0, -angle[0]], [-angle[1], angle[0], 0]])
        left, _, right = np.linalg.svd(turn)
        tried = best.moved(points)
        tried = (tried - tried.mean(0)) @ (left @ right).T + tried.mean(0) + chance.normal(size=3) * 0.05
        assert rmsd(tried, others) >= best.rmsd


def test_a_part_that_is_elsewhere_hardly_lowers_the_tm_score() -> None:
    points = real().atoms_of(("CA",))[:, 0]
    bent = points.copy()
    bent[:20] += 60
    score, _ = tm_score(bent, points)
    assert 0.72 < score < 0.85
    assert superpose(bent, points).rmsd > 15
    assert distance_scale(96) == pytest.approx(1.24 * 81 ** (1 / 3) - 1.8)
    with pytest.raises(InvalidRequest, match="points cannot be laid on"):
        superpose(points[:5], points)


def test_hydrophobicity_is_averaged_over_what_is_known() -> None:
    assert HYDROPATHY["I"] == 4.5
    assert hydrophobicity("IR").tolist() == [4.5, -4.5]
    found = hydrophobicity("IXRA", 3)
    assert found[0] == 4.5
    assert np.isnan(found[1])
    assert found[2] == pytest.approx((-4.5 + 1.8) / 2)
    with pytest.raises(InvalidRequest):
        hydrophobicity("IR", 2)


def test_bands_are_alphafolds() -> None:
    assert [band_of(value) for value in (95, 90, 70.1, 70, 50, 3)] == [
        Band.VERY_HIGH,
        Band.HIGH,
        Band.HIGH,
        Band.LOW,
        Band.VERY_LOW,
        Band.VERY_LOW,
    ]


def test_b_factors_are_plddt_only_where_they_can_be() -> None:
    structure = real()
    assert plddt_of(structure) is None
    values = np.linspace(20, 98, structure.residue_count, dtype=np.float32)
    predicted = replace(structure, b_factors=values[structure.residue_of])
    found = plddt_of(predicted)
    assert found is not None
    assert np.allclose(found, values)
    share = plddt_of(replace(structure, b_factors=values[structure.residue_of] / np.float32(100)))
    assert share is not None
    assert np.allclose(share, values, atol=1e-3)


def test_aligned_errors_of_every_program_are_read() -> None:
    rows = [[0, 5], [6, 0.5]]
    database = read_aligned_error(
        json.dumps([{"predicted_aligned_error": rows, "max_predicted_aligned_error": 31.75}]).encode()
    )
    assert (database.error.tolist(), database.most) == (rows, 31.75)
    colab = read_aligned_error(json.dumps({"pae": rows, "plddt": [90, 80], "max_pae": 6, "ptm": 0.7}).encode())
    assert colab.plddt is not None
    assert (colab.plddt.tolist(), colab.ptm, colab.iptm) == ([90, 80], 0.7, None)
    old = {"residue1": [1, 1, 2, 2], "residue2": [1, 2, 1, 2], "distance": [0, 5, 6, 0.5]}
    assert read_aligned_error(json.dumps([old]).encode()).error.tolist() == rows


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"3",
        b'{"pae": [[1, 2]]}',
        b'{"pae": [["x"]]}',
        b'{"pae": [[-1]]}',
        b'{"pae": [[1, 2], [3]]}',
        b'{"residue1": [1], "residue2": [9], "distance": [1]}',
        b'{"pae": [[NaN]]}',
    ],
)
def test_what_is_no_aligned_error_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidData, match="no predicted aligned error"):
        read_aligned_error(data)
