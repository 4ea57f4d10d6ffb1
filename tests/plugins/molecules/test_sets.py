"""Sets of molecules in a document: commands, undo, and the way to JSON and back."""

from __future__ import annotations

import json

import pytest

from app.api import Document, InvalidData, Json, Session, UserError
from plugins.molecules.choosing import Between, Choice, chosen
from plugins.molecules.commands import (
    AddMolecules,
    AddSet,
    RemoveMolecules,
    RemoveSet,
    RenameSet,
    molecules_of,
    starred,
)
from plugins.molecules.facts import facts_of
from plugins.molecules.model import MOST_MOLECULES, PART, Molecule, MoleculeSet
from plugins.molecules.pattern import matches, pattern_of
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.taking import taken_from_text

ETHANOL, BENZENE, NITRO = "CCO", "c1ccccc1", "O=[N+]([O-])c1ccccc1"


@pytest.fixture
def session() -> Session:
    """A document with one set of three."""
    session = Session(Document())
    three = tuple(Molecule(str(at), one) for at, one in enumerate((ETHANOL, BENZENE, NITRO)))
    session.execute(AddSet(MoleculeSet("s", "  My   set ", three)))
    return session


def smiles(session: Session) -> list[str]:
    """The molecules of the first set."""
    return [one.smiles for one in molecules_of(session.document).sets[0].molecules]


def test_a_set_is_added_and_undone(session: Session) -> None:
    assert molecules_of(session.document).sets[0].name == "My set"
    session.undo()
    assert molecules_of(session.document).sets == ()


def test_molecules_are_put_behind_another_and_taken_out(session: Session) -> None:
    session.execute(AddMolecules("s", (Molecule("n", "C"),), behind="0"))
    assert smiles(session) == [ETHANOL, "C", BENZENE, NITRO]
    session.execute(RemoveMolecules("s", frozenset({"0", "2"})))
    assert smiles(session) == ["C", BENZENE]
    session.undo()
    session.undo()
    assert smiles(session) == [ETHANOL, BENZENE, NITRO]


def test_a_star_is_kept_and_one_step(session: Session) -> None:
    first = molecules_of(session.document).sets[0].molecules[:2]
    session.execute(starred("s", first, on=True))
    assert [one.starred for one in molecules_of(session.document).sets[0].molecules] == [True, True, False]
    assert session.history[-1].label == "Star molecules"


def test_what_cannot_be_is_said(session: Session) -> None:
    with pytest.raises(UserError, match="not there any more"):
        session.execute(AddMolecules("gone", (Molecule("n", "C"),)))
    with pytest.raises(UserError, match="needs a name"):
        session.execute(RenameSet("s", "  "))
    many = tuple(Molecule(f"m{at}", "C") for at in range(MOST_MOLECULES))
    with pytest.raises(UserError, match=str(MOST_MOLECULES)):
        session.execute(AddMolecules("s", many))
    session.execute(RemoveSet("s"))
    assert molecules_of(session.document).sets == ()


def test_the_part_goes_to_json_and_back(session: Session) -> None:
    part = molecules_of(session.document)
    assert PART.decode(json.loads(json.dumps(PART.encode(part)))) == part
    nonsense: tuple[Json, ...] = ({"is": "Molecules", "sets": [{"is": "MoleculeSet", "id": "a"}]}, [], {"sets": 3})
    for bad in nonsense:
        with pytest.raises(InvalidData):
            PART.decode(bad)


def test_ranges_patterns_and_order_choose(session: Session) -> None:
    molecules = molecules_of(session.document).sets[0].molecules
    facts = {one.smiles: facts_of(one.smiles) for one in molecules}
    heavy = Choice(ranges=(Between("weight", 60, None),), order="weight", descending=True)
    assert [one.smiles for one in chosen(molecules, heavy, facts, {}).molecules] == [NITRO, BENZENE]
    ring = matches("c1ccccc1", [one.smiles for one in molecules])
    assert ring == {ETHANOL: False, BENZENE: True, NITRO: True}
    clean = Choice(pattern="c1ccccc1", without_alerts=True)
    assert [one.smiles for one in chosen(molecules, clean, facts, ring).molecules] == [BENZENE]
    unknown = chosen(molecules, Choice(order="qed"), {}, {})
    assert unknown.unknown == 3
    assert len(unknown.molecules) == 3


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidData, match="no SMARTS"):
        pattern_of("c1cc(")


def test_lines_of_smiles_are_read_and_the_bad_ones_told() -> None:
    taken = taken_from_text("OCC ethanol\n\n# a remark\nc1cc\nC(C)(C)(C)(C)C\nc1ccccc1\n", lambda: None)
    assert [(one.smiles, one.name) for one in taken.molecules] == [("CCO", "ethanol"), ("c1ccccc1", "")]
    assert ["Line 4" in str(taken.refused[0]), "Line 5" in str(taken.refused[1])] == [True, True]


def test_facts_say_what_cannot_be_read() -> None:
    assert "never closed" in str(facts_of("c1cc").fault)
    assert {one.catalog for one in facts_of(NITRO).alerts} >= {"BRENK"}


def test_what_is_rounded_to_nothing_has_no_sign() -> None:
    logp = QUANTITY["logp"]
    assert (logp.said(-0.001), logp.said(-0.5), logp.said(0.0)) == ("0.00", "\N{MINUS SIGN}0.50", "0.00")
