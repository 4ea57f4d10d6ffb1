"""What selected molecules give to a generator."""

from __future__ import annotations

import pytest

from app.api import InvalidRequest
from plugins.molecules.generators.pieces import piece_of
from plugins.molecules.giving import Gift, fragments_given, given_of, scaffold_given


@pytest.mark.parametrize(
    ("smiles", "scaffold"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "*c1ccccc1*"),
        ("Cn1c(=O)c2c(ncn2C)n(C)c1=O", "*n1c(=O)c2c(ncn2*)n(*)c1=O"),
        ("*c1ccc(CCO)cc1", "*c1ccc(CCO)cc1"),
        ("[1*]c1ccncc1", "*c1ccncc1"),
        ("CC1CC2CCC1C2.Cl", "*C1CC2CCC1C2"),
    ],
)
def test_a_scaffold_is_open_where_something_was_attached(smiles: str, scaffold: str) -> None:
    assert scaffold_given(smiles) == scaffold
    assert piece_of(scaffold, 1), "the generator takes it"


@pytest.mark.parametrize(("smiles", "why"), [("CCO", "no ring"), ("c1ccncc1", "Nothing is attached")])
def test_where_there_is_no_scaffold_it_is_said(smiles: str, why: str) -> None:
    with pytest.raises(InvalidRequest, match=why):
        scaffold_given(smiles)


def test_two_fragments_are_linked_at_their_open_places() -> None:
    assert fragments_given(["*c1ccccc1", "[1*]N1CCOCC1"]) == "*c1ccccc1.*N1CCOCC1"
    assert piece_of(fragments_given(["*c1ccccc1", "*N1CCOCC1"]), 2)
    for smiles, why in (
        (["*C"], "1 are selected"),
        (["*C", "*C", "*C"], "3 are selected"),
        (["*C", "CC"], "Fragment 2 has 0"),
        (["*C*", "*C"], "Fragment 1 has 2"),
    ):
        with pytest.raises(InvalidRequest) as raised:
            fragments_given(smiles)
        assert why in str(raised.value)


def test_a_fault_is_shown_beside_what_is_given() -> None:
    found = given_of(Gift.FRAGMENTS, ["*C", "CC"])
    assert (found.value, found.pieces) == ("", ("*C", "CC"))
    assert "Fragment 2" in str(found.fault)
    assert "No molecule" in str(given_of(Gift.MOLECULE, []).fault)
    assert given_of(Gift.MOLECULE, ["CCO", "CC"]).value == "CCO"
