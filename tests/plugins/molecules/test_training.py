"""The training of the model of SMILES, on a handful of molecules."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import zipfile
from pathlib import Path

import pytest
import torch
from rdkit import Chem

from app.api import InvalidData
from plugins.molecules.smiles import tokens
from plugins.molecules.smiles.model import load
from plugins.molecules.smiles.properties import bins_of, edges_of, measured
from plugins.molecules.training import corpus, cutting, learning

KNOWN = (
    "CCCS(=O)c1ccc2[nH]c(=NC(=O)OC)[nH]c2c1",
    "CC(C)(C)C(=O)C(Oc1ccc(Cl)cc1)n1ccnc1",
    "Cc1c(Cl)cccc1Nc1ncccc1C(=O)OCC(O)CO",
    "CC(C)Cc1ccc(C(C)C(=O)O)cc1",
    "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
    "O=C(Nc1ccccc1)c1ccc(Br)cc1",
)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with shards of those molecules, from a wheel as molsets is one."""
    folder = tmp_path_factory.mktemp("smiles")
    wheel = folder / "molsets.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for part in ("train", "test"):
            text = "SMILES,SPLIT\n" + "".join(f"{smiles},{part}\n" for smiles in KNOWN * 20)
            packed.writestr(f"moses/dataset/data/{part}.csv.gz", gzip.compress(text.encode()))
    corpus.prepare(wheel, folder / "work", 1)
    return folder / "work"


@pytest.mark.parametrize("smiles", KNOWN)
def test_a_molecule_is_spelled_by_its_tokens(smiles: str) -> None:
    spelled = tokens.symbols(smiles)
    assert tokens.smiles_of(spelled) == smiles
    assert max(spelled) < tokens.SIZE
    told = tokens.prefix({"qed": 7, "logp": 0}, "*c1ccccc1")
    assert (told[0], told[-1]) == (tokens.BEGIN, tokens.START)
    assert tokens.smiles_of(told) == "*c1ccccc1"


def test_a_symbol_that_is_not_known_is_named() -> None:
    with pytest.raises(InvalidData, match=r"does not know “\[Au\]”"):
        tokens.symbols("C[Au]")


def test_properties_are_those_of_the_literature() -> None:
    """Caffeine: QED 0.54, logP −1.03, 194.19 Da, 61.8 Å², two rings; its synthesis is easy."""
    found = measured(Chem.MolFromSmiles("Cn1cnc2c1c(=O)n(C)c(=O)n2C"))
    assert found["qed"] == pytest.approx(0.538, abs=0.01)
    assert found["logp"] == pytest.approx(-1.029, abs=0.01)
    assert found["weight"] == pytest.approx(194.19, abs=0.01)
    assert found["tpsa"] == pytest.approx(61.82, abs=0.01)
    assert found["rings"] == 2
    assert 1.5 < found["sa"] < 3
    rows = [{name: float(number) for name in tokens.PROPERTIES} for number in range(80)]
    bins = [bins_of(row, edges_of(rows))["qed"] for row in rows]
    assert [bins.count(number) for number in range(tokens.BINS)] == [10] * tokens.BINS


@pytest.mark.parametrize("smiles", KNOWN)
def test_what_is_kept_is_a_part_of_the_molecule(smiles: str) -> None:
    """A `*` stands for whatever was attached there."""
    molecule = Chem.MolFromSmiles(smiles)
    for seed in range(5):
        chance = random.Random(seed)
        pieces = [cutting.scaffold(molecule, chance), *cutting.ends(molecule, chance).split(".")]
        for piece in filter(None, pieces):
            pattern = Chem.MolFromSmarts(piece)
            assert molecule.HasSubstructMatch(pattern), piece
            assert "*" in piece


def test_ends_are_two_with_one_place_each() -> None:
    found = cutting.ends(Chem.MolFromSmiles(KNOWN[1]), random.Random(0)).split(".")
    assert len(found) == 2
    assert all(piece.count("*") == 1 for piece in found)
    assert cutting.ends(Chem.MolFromSmiles("CCO"), random.Random(0)) == ""


def test_it_learns_and_goes_on_from_where_it_was(work: Path) -> None:
    torch.manual_seed(0)
    rows = corpus.load(work, "train")
    assert len(rows) == len(KNOWN) * 20
    recipe = learning.Recipe(4, batch_tokens=1024, checkpoint_every_s=1.0)
    learning.train(work, recipe, learning.network(64, 1))
    log = [json.loads(line) for line in (work / learning.LOG).read_text("utf-8").splitlines()]
    assert log[-1]["train"] < log[0]["train"] < 4.5
    stored = torch.load(work / learning.CHECKPOINT, weights_only=True)
    drawn, steps = stored["drawn"], stored["steps"]
    learning.train(work, learning.Recipe(stored["spent_s"] + 2, batch_tokens=1024), learning.network(64, 1))
    again = torch.load(work / learning.CHECKPOINT, weights_only=True)
    assert again["drawn"] > drawn
    assert again["steps"] > steps
    model = learning.restore(work, learning.network(64, 1))
    edges = corpus.edges(work, rows)
    batch, _ = next(learning.batches(rows, edges, recipe, 0))
    with torch.no_grad():
        trained = float(learning.loss_of(model, batch, wide=True))
        control = float(learning.loss_of(learning.network(64, 1).eval(), batch, wide=True))
    assert trained < control - 0.5


def test_processes_make_the_same_batches(work: Path) -> None:
    edges = corpus.edges(work, corpus.load(work, "train"))
    recipe = learning.Recipe(1, batch_tokens=512, seed=3, makers=1)
    stream = learning.made(work, edges, recipe, 0)
    expected = learning.batches(corpus.load(work, "train"), edges, recipe, 0)
    for _ in range(3):
        (batch, drawn), (other, number) = next(stream), next(expected)
        assert torch.equal(batch, other)
        assert drawn == number


def test_without_molecules_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="Run with --prepare first"):
        learning.train(tmp_path, learning.Recipe(1), learning.network(64, 1))


def test_a_checkpoint_is_evaluated_and_written_with_its_card(work: Path, tmp_path: Path) -> None:
    from plugins.molecules.training import card, evaluating

    copy = tmp_path / "work"
    shutil.copytree(work, copy, ignore=shutil.ignore_patterns("checkpoint*", "*.json*"))
    learning.train(copy, learning.Recipe(1.0, batch_tokens=512), learning.network(32, 1))
    with pytest.raises(InvalidData, match="not evaluated"):
        card.write_model(tmp_path / "model", copy)
    evaluating.print_table(copy, work.parent / "molsets.whl", 16)
    card.write_model(tmp_path / "model", copy)
    text = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert "T 0.8, with the grammar" in text
    assert "random weights, T 1.0, with the grammar" in text
    assert "a property of the grammar" in text
    assert "CharRNN" in text
    assert load(tmp_path / "model").config.width == 32
    results = json.loads((copy / evaluating.RESULTS).read_text(encoding="utf-8"))
    rows = results["rows"]
    assert rows["T 1.0, with the grammar"]["valid"] > 0.95 > rows["random weights, T 1.0, without the grammar"]["valid"]
    assert results["kept"]["scaffolds around"] == 1
