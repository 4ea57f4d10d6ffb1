"""How alike molecules are, and which of the training data are nearest."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from rdkit import Chem, DataStructs, RDConfig
from rdkit.Chem import rdFingerprintGenerator

from app.api import InvalidData, JobCancelled, UserError
from plugins.molecules.chemistry.likeness import fingerprint, tanimoto
from plugins.molecules.chemistry.neighbours import FILE, MOST_NEIGHBOURS, Neighbour, known_neighbours, neighbours
from plugins.molecules.chemistry.reading import molecule_of

SMILES = [
    Chem.CanonSmiles(line.split()[0])
    for line in (Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi").read_text(encoding="ascii").splitlines()[:600]
    if Chem.MolFromSmiles(line.split()[0])
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Training data as the wheel of molsets has them."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / FILE).write_bytes(gzip.compress(("SMILES\n" + "".join(f"{each}\n" for each in SMILES)).encode()))
    return folder


def cancelled(*_: int) -> None:
    """What says that the work was cancelled."""
    raise JobCancelled


def test_it_is_what_rdkit_measures() -> None:
    generator = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=1024)
    for one, other in zip(SMILES[:40], SMILES[40:80], strict=True):
        pair = Chem.MolFromSmiles(one), Chem.MolFromSmiles(other)
        wanted = DataStructs.TanimotoSimilarity(*(generator.GetFingerprint(each) for each in pair))
        assert tanimoto(*map(fingerprint, pair)) == pytest.approx(wanted, abs=1e-6)
    assert tanimoto(fingerprint(molecule_of("OCC")), fingerprint(molecule_of("CCO"))) == 1


def test_the_nearest_are_found_and_kept(data: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    index = neighbours(data, tmp_path / "cache", lambda done, of: told.append((done, of)))
    assert told[0][0] == 0
    assert told[-1] == (len(SMILES), len(SMILES))
    for query in (SMILES[7], SMILES[300], "CC(C)Cc1ccc(C(C)C(=O)O)cc1"):
        molecule = molecule_of(query)
        one = fingerprint(molecule)
        wanted = sorted((-tanimoto(one, fingerprint(molecule_of(each))), each) for each in SMILES)
        found = index.nearest(molecule, 5)
        assert [each.likeness for each in found] == pytest.approx([-value for value, _ in wanted[:5]])
        assert found[0].likeness >= wanted[0][0]
    assert index.nearest(molecule_of(SMILES[7]), 1) == (Neighbour(SMILES[7], 1.0),)
    assert len(index.nearest(molecule_of("C"), 10_000)) == MOST_NEIGHBOURS
    again: list[tuple[int, int]] = []
    kept = neighbours(data, tmp_path / "cache", lambda done, of: again.append((done, of)))
    assert again == []
    assert np.array_equal(kept.bits, index.bits)
    with pytest.raises(JobCancelled):
        kept.nearest(molecule_of("C"), 1, cancelled)


def test_other_data_are_another_index_and_a_damaged_one_is_made_again(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = neighbours(data, cache)
    (first.path.parent / "counts.npy").write_bytes(b"nothing")
    assert len(neighbours(data, cache).counts) == len(SMILES)
    (data / FILE).write_bytes(gzip.compress(b"SMILES\nCCO\nCCN\n"))
    fresh = neighbours(data, cache)
    assert [each.smiles for each in fresh.nearest(molecule_of("CCO"), 5)] == ["CCO", "CCN"]


def test_data_that_are_copied_keep_their_index(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    made = neighbours(data, cache)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copyfile(data / FILE, copy / FILE)
    os.utime(copy / FILE, (1_000_000_000, 1_000_000_000))
    assert (copy / FILE).stat().st_mtime_ns != (data / FILE).stat().st_mtime_ns
    known = known_neighbours(copy, cache)
    assert known is not None
    assert known.path == made.path
    assert neighbours(copy, cache, cancelled).path == made.path, "nothing is made"


def test_data_of_the_same_size_and_time_are_told_apart(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder, smiles in zip(folders, ("CCO", "CCN"), strict=True):
        folder.mkdir()
        (folder / FILE).write_bytes(gzip.compress(f"SMILES\n{smiles}\n".encode(), mtime=0))
        os.utime(folder / FILE, (1_000_000_000, 1_000_000_000))
    first, second = ((folder / FILE).stat() for folder in folders)
    assert (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
    neighbours(folders[0], tmp_path / "cache")
    assert known_neighbours(folders[1], tmp_path / "cache") is None
    found = neighbours(folders[1], tmp_path / "cache").nearest(molecule_of("CCO"))
    assert [each.smiles for each in found] == ["CCN"]


def test_indexes_do_not_pile_up(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "molecules"
    kept.mkdir(parents=True)
    for name in ("neighbours-1234-5678", ".index-left", ".index-being_made"):
        (kept / name).mkdir()
        (kept / name / "bits.npy").write_bytes(b"old")
    (kept / "other").mkdir()
    long_ago = time.time() - 2 * 86_400
    os.utime(kept / ".index-left", (long_ago, long_ago))
    made = neighbours(data, tmp_path / "cache")
    (data / FILE).write_bytes(gzip.compress(b"SMILES\nCCO\n"))
    fresh = neighbours(data, tmp_path / "cache")
    assert fresh.path != made.path
    assert {each.name for each in kept.iterdir()} == {".index-being_made", "other", fresh.path.parent.name}


def test_where_there_are_none_it_says_what_to_do(data: Path, tmp_path: Path) -> None:
    for folder in (None, tmp_path / "nowhere"):
        with pytest.raises(UserError, match=r"training data are not on this machine.*Fetch “MOSES molecules”"):
            neighbours(folder, tmp_path / "cache")
    with pytest.raises(JobCancelled):
        neighbours(data, tmp_path / "cache", cancelled)
    assert not list((tmp_path / "cache" / "molecules").iterdir())
    whole = (data / FILE).read_bytes()
    for bad in (whole[: len(whole) // 2], b"no gzip", gzip.compress(b"SMILES\n"), gzip.compress(b"C(\n")):
        (data / FILE).write_bytes(bad)
        with pytest.raises(InvalidData, match="training data"):
            neighbours(data, tmp_path / "cache")
