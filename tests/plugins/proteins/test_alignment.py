"""Alignment of structures, and what the panel writes of positions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.api import InvalidRequest
from plugins.proteins.generators.wording import positions_in
from plugins.proteins.positions import positions_text
from plugins.proteins.structure.alignment import align
from tests.plugins.proteins.samples import backbone, read, real


def test_a_part_lies_on_the_whole_with_its_gaps_in_their_places() -> None:
    whole = real()
    turn, _ = np.linalg.qr(np.random.default_rng(0).normal(size=(3, 3)))
    turn[:, 0] *= np.sign(np.linalg.det(turn))
    kept = np.ones(whole.residue_count, bool)
    kept[:5] = kept[30:40] = False
    part = replace(whole, positions=whole.positions @ turn.T + 5).only(kept)
    found = align(part, whole)
    assert (found.pairs[:, 1] == np.flatnonzero(kept)[found.pairs[:, 0]]).all()
    assert found.identical == len(found.pairs) == part.residue_count
    assert found.rmsd < 1e-6
    assert found.tm == pytest.approx(part.residue_count / whole.residue_count, abs=1e-6)
    assert np.abs(found.moved.positions - whole.only(kept).positions).max() < 1e-6


def test_structures_with_nothing_in_common_are_refused() -> None:
    short = read(backbone("ALA", 1) + backbone("GLY", 2)).structure
    with pytest.raises(InvalidRequest):
        align(short, real())


def test_positions_are_written_as_a_request_reads_them() -> None:
    structure = real()
    chance = np.random.default_rng(3)
    for share in (0.1, 0.5, 1.0):
        chosen = np.flatnonzero((chance.random(structure.residue_count) < share) & structure.is_protein)
        text = positions_text(structure, chosen.tolist())
        assert (np.flatnonzero(positions_in(text, structure, structure.protein_chains)) == chosen).all()
    assert positions_text(structure, ()) == ""
