"""Molecules drawn from a model: the same for the same seed, cancelled at once, and never what cannot be one."""

from __future__ import annotations

import json
import random
import time
from itertools import takewhile
from pathlib import Path

import numpy as np
import pytest
import torch
from rdkit import Chem, rdBase

from app.api import JobCancelled, UnreadableModel, UserError
from plugins.molecules.generators.framing import frame_of
from plugins.molecules.generators.pieces import pattern_of_piece
from plugins.molecules.smiles import model as models
from plugins.molecules.smiles import sampling, tokens
from plugins.molecules.smiles.frame import Filling, Frame
from plugins.molecules.smiles.grammar import Grammar
from plugins.molecules.smiles.skeleton import Skeleton, pairs
from plugins.molecules.training.learning import network
from tests.plugins.molecules.tiny import EDGES, random_model, stored_config

REAL = (
    "CCCS(=O)c1ccc2[nH]c(=NC(=O)OC)[nH]c2c1",
    "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
    "O=C(Nc1ccccc1)c1ccc(Br)cc1",
    "C#CCN1CCN(c2ncc([N+](=O)[O-])cc2-c2ccco2)CC1",
    "CC1(C)SC2C(NC(=O)Cc3ccccc3)C(=O)N2C1C(=O)O",
    "C[C@H]1CC[C@@H](C(=O)N=S2(=O)CCCC2)O1",
    "FC(F)(F)c1cc2c(cc1Cl)OCO2",
)

STRANGE = (
    "c1ccc2c(c1)-c1ccccc1-2", "O=c1cccc[nH]1", "C=c1cccc1", "c1cc[n+](C)cc1", "c1nc2[nH]cnc2c(=O)[nH]1",
    "O=C1CC(c2ccc(F)cc2)c2cnn(C)c2N1", "Cc1nn2c(=O)c3ccccc3nc2s1", "c1ccc2ncccc2c1", "c1cc2cccc3cccc1c23", "Cp1cccc1",
    "n1onc2ccccc12", "C(c1ccco1)=C1Sc2nnnn2C1=O", "c1ccc(cc1)c1ccccc1",
)  # fmt: skip
WRONG = (
    "c1cccc1", "cC", "c1cccnc1C(c)", "c1ccc(cc1)=C", "c1cc[n+](=O)cc1", "c1cncn1", "c1ccc2ccc-2c1c", "Cc1cc1",
    "c1(C)nnnn1", "C=CCn1c(=O)n(CCC(=O)NCC2C=CCC2)cc1=O", "c12ccc1ccc2",
)  # fmt: skip
PIECES = (
    "*c1ccncc1", "*c1ccc(*)cc1", "*C1CCN(*)CC1", "*n1cccc1", "*[C@@H](C)N*", "*c1ccccc1.*N1CCOCC1", "*NC=O.*c1ccco1",
    "*C.*O",
)  # fmt: skip


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> models.SmilesModel:
    return models.load(random_model(tmp_path_factory.mktemp("tiny")))


def test_it_reads_as_the_network_that_was_trained(tmp_path: Path) -> None:
    torch.manual_seed(3)
    whole = network(64, 2).eval()
    for value in whole.parameters():
        torch.nn.init.normal_(value, std=0.3)
    halves = {name: value.half().float() for name, value in whole.state_dict().items()}
    whole.load_state_dict(halves)
    models.save(tmp_path, models.Config(64, 2, 2, 128), EDGES, halves)
    read = np.array([[*tokens.prefix({"logp": 3}, "*c1ccccc1"), *tokens.symbols("CCOc1ccc")]] * 2)
    with torch.no_grad():
        expected = whole(input_ids=torch.from_numpy(read)).logits[:, -1].numpy()
    reading = models.Reading(models.load(tmp_path))
    found = reading.read(read[:, :5])
    for at in range(5, read.shape[1]):
        found = reading.read(read[:, at : at + 1])
    np.testing.assert_allclose(found, expected, atol=2e-3, rtol=1e-3)


def test_a_draw_depends_on_its_seed_and_number_alone(tiny: models.SmilesModel) -> None:
    prefixes = [tokens.prefix({}), tokens.prefix({"qed": 3}), tokens.prefix({}, "*c1ccccc1")] * 4
    drawn = sampling.draw(tiny, prefixes, 1.0, 7)
    assert sampling.draw(tiny, prefixes, 1.0, 7, batch=5) == drawn
    assert sampling.draw(tiny, prefixes[9:12], 1.0, 7, first=9) == drawn[9:12]
    assert sampling.draw(tiny, prefixes, 1.0, 8) != drawn
    assert len({smiles for smiles in drawn if smiles}) > 3


def test_what_the_model_writes_well_is_left_as_it_is() -> None:
    """Only what is no molecule is begun anew, so that the others are as likely as the model makes them."""
    shipped = models.load(Path(__file__).parents[3] / "resources" / models.FOLDER)
    prefixes = [tokens.prefix({})] * 96
    plain = sampling.draw(shipped, prefixes, 1.0, 5, masked=False)
    drawn = sampling.draw(shipped, prefixes, 1.0, 5)
    with rdBase.BlockLogs():
        well = [bool(smiles) and Chem.MolFromSmiles(smiles) is not None for smiles in plain]
    assert 60 < sum(well) < 96
    kept = [one == other for one, other, fine in zip(plain, drawn, well, strict=True) if fine]
    assert sum(kept) >= 0.97 * len(kept)
    assert all(smiles for smiles in drawn)
    # What was mended begins as the model wrote it, up to its mistake; what is begun anew does so by chance alone
    wrong = [(one, other) for one, other, fine in zip(plain, drawn, well, strict=True) if one and not fine]
    shared = sum(len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*both, strict=False)))) for both in wrong)
    assert shared / len(wrong) < 4


def test_drawing_stops_at_once(tiny: models.SmilesModel) -> None:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 3:
            raise JobCancelled

    began = time.monotonic()
    with pytest.raises(JobCancelled):
        sampling.draw(tiny, [tokens.prefix({})] * 256, 1.0, 1, check)
    assert asked == 4
    assert time.monotonic() - began < 10


def test_the_grammar_lets_every_real_molecule_through() -> None:
    for smiles in REAL:
        grammar = Grammar(1)
        for token in [*tokens.symbols(smiles), tokens.END]:
            assert grammar.allowed(100)[0, token], (smiles, token)
            grammar.take(np.array([token]))


@pytest.mark.parametrize(
    ("begun", "wrong"),
    [
        ("", ")"), ("", "="), ("", "1"), ("C(", ")"), ("C(", "("), ("C", ")"), ("CF", "C"), ("FC(F)(F)(F)", "("),
        ("C=", "F"), ("O=", "="), ("C1", "1"), ("C1C", "1"), ("C1C", "F"), ("N#", "O"), ("C", "*"), ("C", "."),
        ("c1ccc2ccccc2c1F", "("), ("C(C", "END"), ("C1CC", "END"), ("C=", "END"), ("", "END"), ("CC(=O)", "#"),
    ],
)  # fmt: skip
def test_what_cannot_become_a_molecule_is_forbidden(begun: str, wrong: str) -> None:
    grammar = Grammar(1)
    for token in tokens.symbols(begun):
        assert grammar.allowed(100)[0, token]
        grammar.take(np.array([token]))
    token = tokens.END if wrong == "END" else tokens.symbols(wrong)[0]
    assert not grammar.allowed(100)[0, token]


def test_what_is_open_is_closed_before_there_is_no_room() -> None:
    grammar = Grammar(1)
    for token in tokens.symbols("C1CC(N(CC"):
        grammar.take(np.array([token]))
    closing, atom, opening = tokens.symbols(")C(")
    assert grammar.allowed(4)[0, [closing, atom, opening]].tolist() == [True, True, False]
    assert grammar.hurried(4)[0, [closing, atom]].tolist() == [False, True]
    assert grammar.allowed(100)[0, opening]
    assert not grammar.hurried(100).any()


@pytest.mark.parametrize("smiles", [*REAL, *STRANGE])
def test_what_is_a_molecule_works_out(smiles: str) -> None:
    skeleton = Skeleton()
    for token in [*tokens.symbols(smiles), tokens.END]:
        assert skeleton.take(token), (smiles, token)


@pytest.mark.parametrize("smiles", WRONG)
def test_what_has_no_kekule_form_does_not(smiles: str) -> None:
    """The token that spoils it is not taken, and leaves the skeleton as it was."""
    skeleton = Skeleton()
    taken = [skeleton.take(token) for token in [*tokens.symbols(smiles), tokens.END]]
    assert not all(taken)
    with rdBase.BlockLogs():
        assert Chem.MolFromSmiles(smiles) is None


def test_a_refused_token_leaves_no_trace() -> None:
    skeleton = Skeleton()
    for token in tokens.symbols("c1cccc1"):
        assert skeleton.take(token)
    for wrong in (tokens.END, tokens.symbols("C")[0], tokens.symbols("c")[0]):
        assert not skeleton.take(wrong)
    for token in [*tokens.symbols("=O"), tokens.END]:
        assert skeleton.take(token)


def test_atoms_are_paired_where_the_first_choice_is_wrong() -> None:
    near = {0: [1], 1: [0, 2], 2: [1, 3], 3: [2]}
    assert pairs([1, 0, 2, 3], near)
    assert pairs([2, 1, 0, 3], {0: [1], 1: [0, 2, 3], 2: [1, 3], 3: [2, 1]})
    assert not pairs([0, 1, 2], {0: [1], 1: [0, 2], 2: [1]})
    assert pairs([0, 1], {0: [1], 1: [0, 2], 2: [1]})


def test_noise_becomes_molecules_by_the_grammar_alone(tiny: models.SmilesModel) -> None:
    """Validity is a property of the grammar: even random weights write molecules then, and without it they don't."""
    parts = {}
    for masked in (True, False):
        drawn = sampling.draw(tiny, [tokens.prefix({})] * 24, 1.0, 5, masked=masked)
        with rdBase.BlockLogs():
            parts[masked] = sum(1 for smiles in drawn if smiles and Chem.MolFromSmiles(smiles))
    assert parts[True] >= 23
    assert parts[False] < 12


def test_a_model_that_is_missing_or_broken_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        models.load(tmp_path / "nowhere")
    folder = random_model(tmp_path / "cut")
    whole = (folder / models.WEIGHTS).read_bytes()
    (folder / models.WEIGHTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableModel, match="cannot be read"):
        models.load(folder)
    folder = random_model(tmp_path / "other")
    (folder / models.CONFIG).write_text(json.dumps({**stored_config(folder), "symbols": ["C"]}), encoding="utf-8")
    with pytest.raises(UnreadableModel, match="another version"):
        models.load(folder)
    folder = random_model(tmp_path / "lacking")
    (folder / models.CONFIG).write_text(json.dumps({**stored_config(folder), "layers": 3}), encoding="utf-8")
    with pytest.raises(UnreadableModel, match="damaged"):
        models.load(folder)


def test_what_is_written_around_a_frame_keeps_it() -> None:
    """All of them, by the studio's own model, with nothing attached but at the open places."""
    shipped = models.load(Path(__file__).parents[3] / "resources" / models.FOLDER)
    pieces = [piece for piece in PIECES for _ in range(5)]
    frames = [frame_of(piece, random.Random(number)) for number, piece in enumerate(pieces)]
    assert all(frames)
    drawn = sampling.draw(shipped, [tokens.prefix({}, piece) for piece in pieces], 1.0, 2, frames=frames)
    for piece, smiles in zip(pieces, drawn, strict=True):
        molecule = Chem.MolFromSmiles(smiles)
        assert molecule is not None, (piece, smiles)
        assert molecule.HasSubstructMatch(pattern_of_piece(piece)), (piece, smiles)
    assert len(set(drawn)) > len(pieces) * 0.8


def test_what_ends_a_chain_is_no_link() -> None:
    """The model is sure that a third fluorine follows two, to which no second piece could be joined."""
    piece = "*C(F)(F)F.*c1cnc(C)cn1"
    shipped = models.load(Path(__file__).parents[3] / "resources" / models.FOLDER)
    frames = [frame_of(piece, random.Random(number)) for number in range(24)]
    drawn = sampling.draw(shipped, [tokens.prefix({}, piece)] * len(frames), 1.0, 3, frames=frames)
    found = [Chem.MolFromSmiles(smiles) for smiles in drawn]
    assert all(one is not None and one.HasSubstructMatch(pattern_of_piece(piece)) for one in found)


def test_a_second_piece_is_met_or_joined_at_the_end() -> None:
    first, second = tuple(tokens.symbols("C1COCCN1")), tuple(tokens.symbols("c1ccccc1"))

    def written(chosen: str) -> str:
        filling = Filling(Frame((first,), True, second))
        found: list[int] = []
        waiting = [*tokens.symbols(chosen), tokens.END]
        while not found or found[-1] != tokens.END:
            given = filling.given()
            choice = given if given is not None else waiting.pop(0)
            token = choice if given is not None else filling.instead(choice)
            assert token is not None
            filling.take(token, choice)
            found.append(token)
        return tokens.smiles_of(found)

    assert written("CC") == "C1COCCN1CCc1ccccc1"
    assert written("Cc1") == "C1COCCN1Cc1ccccc1"
    assert written("C2CC2") == "C1COCCN1C2CC2c1ccccc1"
    assert written("C2C(c1C2") == "C1COCCN1C2C(c1ccccc1)C2"


def test_prefixes_of_several_lengths_are_read_as_each_alone(tiny: models.SmilesModel) -> None:
    told = [tokens.prefix({}), tokens.prefix({"qed": 2, "logp": 5}), tokens.prefix({}, "*c1ccncc1")]
    longest = max(map(len, told))
    pads = np.array([longest - len(one) for one in told])
    together = models.Reading(tiny, pads)
    logits = together.read(np.array([[tokens.PAD] * (longest - len(one)) + one for one in told]))
    further = np.array([[tokens.symbols("C")[0]]] * 3)
    for number, one in enumerate(told):
        alone = models.Reading(tiny)
        np.testing.assert_allclose(logits[number], alone.read(np.array([one]))[0], atol=1e-4)
        after = alone.read(further[:1])[0]
        if not number:
            beside = together.read(further)
        np.testing.assert_allclose(beside[number], after, atol=1e-4)
