"""The generators of molecules, with a network that has learned a handful of molecules in seconds."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from rdkit import Chem

from app.api import Choice, InvalidRequest, JobCancelled, JobContext, Output, RunContext, UserError, fields_of
from app.jobs import JobId, Progressed
from app.storage import FolderAssets
from plugins.molecules.coming import Coming
from plugins.molecules.generators import Analogues, Decorate, Design, Link, Optimise, annalog
from plugins.molecules.generators.climbing import Climber
from plugins.molecules.generators.pieces import openings, pattern_of_piece, piece_of
from plugins.molecules.generators.requests import (
    AnaloguesRequest,
    DecorateRequest,
    DesignRequest,
    LinkRequest,
    OptimiseRequest,
)
from plugins.molecules.generators.search import Found, look, wish_of
from plugins.molecules.scoring.diversity import spread
from plugins.molecules.scoring.goals import goals_of, score
from plugins.molecules.smiles.model import FOLDER, Reading, SmilesModel, load, save
from plugins.molecules.smiles.properties import edges_of, measured
from plugins.molecules.smiles.tokens import END, PAD, prefix, symbols
from plugins.molecules.training.exporting import config_of
from plugins.molecules.training.learning import loss_of, network
from plugins.molecules.wording.groups import RINGS
from plugins.molecules.wording.reading import read

RINGED = ("c1ccccc1", "c1ccncc1", "c1ccoc1", "c1ccsc1", "c1cncnc1")
TAILS = ("C", "CC", "OC", "N", "F", "CO", "C(N)=O", "C#N", "CCC", "OCC")


def _molecules() -> list[tuple[str, str]]:
    """Rings with two tails, and the ring that stays."""
    found = []
    for ring in RINGED:
        for first in TAILS:
            for second in TAILS[:4]:
                made = Chem.MolFromSmiles(f"{ring[:2]}({first}){ring[2:]}")
                whole = Chem.CanonSmiles(f"{first}C{ring[0]}{ring[1:]}") if made is None else Chem.MolToSmiles(made)
                found.append((whole, f"*{ring}"))
                found.append((Chem.CanonSmiles(f"{ring}C(=O)N{second if second != 'F' else 'C'}"), f"*{ring}"))
    return found


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Resources with a model that was trained for some seconds on two hundred molecules."""
    torch.manual_seed(0)
    chance = random.Random(0)
    rows = _molecules()
    model = network(64, 2).train()
    steps = torch.optim.AdamW(model.parameters(), lr=4e-3)
    for _ in range(90):
        batch = [
            [*prefix({}, kept if chance.random() < 0.5 else ""), *symbols(smiles), END]
            for smiles, kept in chance.choices(rows, k=32)
        ]
        longest = max(map(len, batch))
        tensor = torch.tensor([row + [PAD] * (longest - len(row)) for row in batch])
        torch.autograd.backward(loss_of(model, tensor, wide=True))
        steps.step()
        model.zero_grad(set_to_none=True)
    folder = tmp_path_factory.mktemp("resources")
    weights = model.state_dict()
    edges = edges_of([measured(Chem.MolFromSmiles(smiles)) for smiles, _ in rows])
    save(folder / FOLDER, config_of(weights), edges, weights)
    return folder


def _run(made: Any, request: Any, folder: Path, resources: Path, seen: list[Progressed] | None = None) -> list[Output]:
    assets = FolderAssets(folder / "assets", folder / "cache")

    def post(event: object) -> None:
        if seen is not None and isinstance(event, Progressed):
            seen.append(event)

    context = RunContext(JobContext(JobId("job"), post), assets, resources)
    try:
        return list(made.run(request, cast("Any", None), context))
    finally:
        assets.close()


def _read(outputs: Sequence[Output]) -> list[Chem.Mol]:
    (output,) = outputs
    assert output.media_type == "chemical/x-mdl-sdfile"
    assert isinstance(output.content, bytes)
    assert output.poster is not None
    assert output.poster.min() < 128 < output.poster.mean()
    supplier = Chem.SDMolSupplier()
    supplier.SetData(output.content.decode())
    return list(supplier)


def test_a_sentence_becomes_molecules_that_keep_it(tmp_path: Path, resources: Path) -> None:
    request = DesignRequest("MW under 150, at least 1 ring, no nitrile", count=5, seed=2, draws=256)
    outputs = _run(Design(), request, tmp_path, resources)
    molecules = _read(outputs)
    assert 1 <= len(molecules) <= 5
    for molecule in molecules:
        assert measured(molecule)["weight"] <= 150
        assert measured(molecule)["rings"] >= 1
        assert not molecule.HasSubstructMatch(Chem.MolFromSmarts("C#N"))
        assert float(molecule.GetProp("MW")) == pytest.approx(measured(molecule)["weight"], abs=0.01)
        assert molecule.GetProp("Asked MW") == "MW ≤ 150 Da"
    told = json.loads(cast("DesignRequest", outputs[0].request).told)
    assert told["drawn"] == told["valid"] + told["dropped"].get("invalid", 0)
    assert told["shown"] == len(molecules)
    again = _run(Design(), cast("DesignRequest", outputs[0].request), tmp_path, resources)
    assert again[0].content == outputs[0].content
    other = _run(Design(), replace(request, seed=3), tmp_path, resources)
    assert other[0].content != outputs[0].content


def test_a_scaffold_is_kept_in_every_result(tmp_path: Path, resources: Path) -> None:
    molecules = _read(_run(Decorate(), DecorateRequest("*c1ccncc1", count=4, seed=1), tmp_path, resources))
    assert molecules
    for molecule in molecules:
        assert molecule.HasSubstructMatch(pattern_of_piece("*c1ccncc1"))


def test_what_is_attached_elsewhere_than_at_the_star_is_no_match() -> None:
    pattern = pattern_of_piece(piece_of("*c1ccncc1", 1))
    assert Chem.MolFromSmiles("CCc1ccncc1").HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles("CCc1ccnc(C)c1").HasSubstructMatch(pattern)
    both = pattern_of_piece(piece_of("*c1ccccc1.*N1CCOCC1", 2))
    assert Chem.MolFromSmiles("c1ccccc1CCN1CCOCC1").HasSubstructMatch(both)
    assert Chem.MolFromSmiles("c1ccccc1N1CCOCC1").HasSubstructMatch(both)
    assert not Chem.MolFromSmiles("c1ccccc1CCN1CCNCC1").HasSubstructMatch(both)


@pytest.mark.parametrize(
    ("generator", "request_", "says"),
    [
        (Decorate, DecorateRequest("c1ccncc1"), "one piece with"),
        (Decorate, DecorateRequest("*c1ccncc1.*C"), "one piece with"),
        (Decorate, DecorateRequest("*"), "no atom besides"),
        (Decorate, DecorateRequest(""), "no molecule"),
        (Decorate, DecorateRequest("*c1ccncc"), "never closed"),
        (Decorate, DecorateRequest("*P(C)(=O)F"), "schedule"),
        (Link, LinkRequest("*c1ccccc1"), "two fragments"),
        (Analogues, AnaloguesRequest("C"), "no bond at which"),
        (Analogues, AnaloguesRequest("CC(C)OP(C)(=O)F"), "schedule"),
        (Optimise, OptimiseRequest("nothing known"), "no goal"),
        (Design, DesignRequest("logP over 3, logP under 1"), "cannot be at least"),
        (Design, DesignRequest("x", constraints="nonsense"), "not understood"),
        (Design, DesignRequest("QED over 0.5", weights="qed -2"), "no weight"),
        (Design, DesignRequest("MW over 2000", draws=64), "None of 64"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    generator: type[Any], request_: Any, says: str, tmp_path: Path, resources: Path
) -> None:
    with pytest.raises(UserError, match=says):
        _run(generator(), request_, tmp_path, resources)


def test_without_the_model_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        _run(Design(), DesignRequest("soluble"), tmp_path, tmp_path)


def test_a_run_is_cancelled() -> None:
    def check() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        look(["CCO"], wish_of("", "", ""), Found(), check)


def test_analogues_are_like_the_molecule_and_not_itself(tmp_path: Path, resources: Path) -> None:
    request = AnaloguesRequest("NC(=O)Cc1ccncc1", count=4, seed=5, draws=256)
    molecules = _read(_run(Analogues(), request, tmp_path, resources))
    assert molecules
    assert Chem.CanonSmiles(request.molecule) not in {Chem.MolToSmiles(one) for one in molecules}


def test_annalog_is_offered_where_it_is_installed_and_told_of_otherwise(tmp_path: Path, resources: Path) -> None:
    request = AnaloguesRequest("COc1ccc2[nH]cc(CCNC(C)=O)c2c1", by="annalog", count=4, seed=5, draws=32)
    by = next(field for field in fields_of(AnaloguesRequest) if field.name == "by")
    offered = [option for option, _ in cast("Choice", by.kind).options]
    if not annalog.is_installed():
        assert offered == [""]
        with pytest.raises(UserError, match="ANNalog is not installed") as told:
            _run(Analogues(), request, tmp_path, resources)
        assert "pip install --no-deps annalog partialsmiles" in str(told.value.advice)
        return
    assert offered == ["", "annalog"]
    chance = random.getstate()
    outputs = _run(Analogues(), request, tmp_path, resources)
    assert len(_read(outputs)) == 4
    assert random.getstate() == chance
    assert outputs[0].models[0].id == "molecules.annalog"
    assert _run(Analogues(), request, tmp_path, resources)[0].content == outputs[0].content


def test_optimising_gives_the_best_of_all_rounds_first(tmp_path: Path, resources: Path) -> None:
    prompt = "logP 2.5 to 4"
    made = _read(_run(Optimise(), OptimiseRequest(prompt, count=4, seed=1, draws=256, rounds=2), tmp_path, resources))
    scores = [float(one.GetProp("Score")) for one in made]
    assert scores == sorted(scores, reverse=True)


def test_optimising_shows_what_comes_and_gives_the_same_again(tmp_path: Path, resources: Path) -> None:
    seen: list[Progressed] = []
    request = OptimiseRequest("logP 2.5 to 4", count=4, seed=3, draws=64, rounds=2)
    first = _run(Optimise(), request, tmp_path, resources, seen)
    shown = [event.preview for event in seen if isinstance(event.preview, Coming)]
    assert shown
    assert all(1 <= len(one.smiles) <= 4 for one in shown)
    steps = [event.step for event in seen]
    assert steps == sorted(steps)
    assert {event.steps for event in seen} == {64}
    assert _run(Optimise(), request, tmp_path, resources)[0].content == first[0].content


def test_the_model_learns_from_the_best_and_itself_stays_as_it_was(resources: Path) -> None:
    model = load(resources / FOLDER)
    tokens = [*prefix({}), *symbols("NC(=O)Cc1ccncc1"), END]

    def surprise(read_by: SmilesModel) -> float:
        reading, whole = Reading(read_by), 0.0
        for token, following in pairwise(tokens):
            logits = reading.read(np.array([[token]]))[0].astype(float)
            whole += float(np.log(np.exp(logits).sum()) - logits[following])
        return whole

    before = surprise(model)
    climber = Climber(model, resources / FOLDER, 1)
    after = climber.learn(["NC(=O)Cc1ccncc1", "[Na+].[Cl-]"], lambda _chance: prefix({}), lambda: None)
    assert surprise(after) < before - 0.2
    assert surprise(model) == before
    assert after.stamp == model.stamp

    def check() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        climber.learn(["CCO"], lambda _chance: prefix({}), check)


def test_what_comes_under_a_schedule_is_dropped_and_counted() -> None:
    found = Found()
    look(["CC(C)OP(C)(=O)F", "CCO", "CCO", "C(", ""], wish_of("", "", ""), found, lambda: None)
    assert list(found.candidates) == ["CCO"]
    assert found.dropped == {"chemical weapons convention": 1, "duplicate": 1, "invalid": 2}
    assert found.tally == {"drawn": 5, "valid": 3, "kept": 1}


def test_scores_fall_softly_and_weigh() -> None:
    (goal,) = goals_of(read("logP 1 to 2").constraints)
    assert goal.desirability(1.5) == goal.desirability(2) == 1
    assert goal.desirability(2 + goal.edge) == pytest.approx(0.5)
    assert goal.desirability(9) < 1e-6
    both = read("logP 1 to 2, QED over 0.8").constraints
    values = {"logp": 3.0, "qed": 0.9}
    assert score(goals_of(both), values) == pytest.approx(0.5**0.5)
    assert score(goals_of(both, {"logp": 3.0}), values) == pytest.approx(0.5**0.75)
    assert score((), values) == 1
    assert spread(["a1", "a2", "a3", "b1"], lambda one: one[0], 2, 3) == ["a1", "a2", "b1"]
    assert spread(["a1", "a2"], lambda _one: "", 1, 9) == ["a1", "a2"]


@pytest.mark.parametrize("ring", RINGS, ids=lambda ring: ring.name)
def test_each_ring_system_can_be_begun_from(ring: Any) -> None:
    begun = openings(ring.ring, random.Random(1))
    assert "*" in begun
    assert symbols(begun)
    assert Chem.MolFromSmiles(begun).HasSubstructMatch(Chem.MolFromSmarts(ring.smarts))


def test_a_contradiction_is_no_fault() -> None:
    with pytest.raises(InvalidRequest):
        wish_of("no nitro, keep nitro", "", "")
