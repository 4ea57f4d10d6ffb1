"""Sentences and what they ask of molecules, in English and Japanese, well-formed and not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdkit import Chem

from app.api import InvalidRequest, UserError
from plugins.molecules.wording.constraints import Constraint, Has, InRange, broken, has, phrase, said, settled
from plugins.molecules.wording.groups import GROUPS, RINGS, NamedGroup
from plugins.molecules.wording.kept import piece_kept
from plugins.molecules.wording.names import NAMES
from plugins.molecules.wording.ranges import range_of
from plugins.molecules.wording.reading import read
from plugins.molecules.wording.words import BOUNDS, COUNTED, QUALITIES

TABLE: tuple[tuple[str, str, str], ...] = (
    ("under 320 Da", "MW ≤ 320 Da", ""),
    ("MW<350", "MW ≤ 350 Da", ""),
    ("molecular weight between 250 and 300", "MW 250 to 300 Da", ""),
    ("weight from 250 to 300 daltons", "MW 250 to 300 Da", ""),
    ("about 300 Da", "MW 285 to 315 Da", ""),
    ("lighter than 300 g/mol", "MW ≤ 300 Da", ""),
    ("mass of at least 280", "MW ≥ 280 Da", ""),
    ("logP 1-2", "logP 1 to 2", ""),
    ("logP 1–2", "logP 1 to 2", ""),
    ("logP 1 .. 2", "logP 1 to 2", ""),
    ("logP -1 to 1", "logP -1 to 1", ""),
    ("cLogP ≤ 2.5", "logP ≤ 2.5", ""),
    ("logP of around 2", "logP 1.5 to 2.5", ""),
    ("logP over 1 and under 3", "logP ≥ 1; logP ≤ 3", ""),
    ("log P is more than 3", "logP ≥ 3", ""),
    ("logP 2 or less", "logP ≤ 2", ""),
    ("TPSA below 90", "TPSA ≤ 90 Å²", ""),
    ("polar surface area at most 90 Å²", "TPSA ≤ 90 Å²", ""),
    ("90 Å2 or more", "TPSA ≥ 90 Å²", ""),
    ("QED > 0.7", "QED ≥ 0.7", ""),
    ("a drug-likeness of at least 0.8", "QED ≥ 0.8", ""),
    ("SA score up to 3", "SA ≤ 3", ""),
    ("at most 2 rings", "rings ≤ 2", ""),
    ("2-3 rings", "rings 2 to 3", ""),
    ("three rings", "rings 3 to 3", ""),
    ("fewer than 3 rotatable bonds", "rotatable bonds ≤ 2", ""),
    ("more than 3 rings", "rings ≥ 4", ""),
    ("rotatable bonds ≤ 5", "rotatable bonds ≤ 5", ""),
    ("no more than 2 hydrogen-bond donors", "donors ≤ 2", ""),
    ("hydrogen bond acceptors: 3 to 5", "acceptors 3 to 5", ""),
    ("HBD ≤ 1, HBA ≤ 4", "donors ≤ 1; acceptors ≤ 4", ""),
    ("at least 20 heavy atoms", "heavy atoms ≥ 20", ""),
    ("no rings", "rings ≤ 0", ""),
    ("no alerts", "alerts ≤ 0", ""),
    ("no PAINS", "alerts ≤ 0", ""),
    ("PAINS-free", "alerts ≤ 0", ""),
    ("mw 1,000 or less", "MW ≤ 1000 Da", ""),
    ("no nitro", "no nitro", ""),
    ("without nitro groups", "no nitro", ""),
    ("nitro-free", "no nitro", ""),
    ("free of halogens", "no halogen", ""),
    ("avoid Michael acceptors", "no michael acceptor", ""),
    ("must not contain an aldehyde", "no aldehyde", ""),
    ("no nitro, aldehyde or thiol", "no nitro; no aldehyde; no thiol", ""),
    ("no nitro and no epoxide", "no nitro; no epoxide", ""),
    ("without nitro and thiol, with pyridine", "no nitro; no thiol; with pyridine", ""),
    ("keep the pyrimidine", "keep pyrimidine", ""),
    ("retain the indole core and the piperazine", "keep indole; keep piperazine", ""),
    ("with pyridine or pyrimidine", "with pyridine or pyrimidine", ""),
    ("a sulfonamide", "with sulfonamide", ""),
    ("has a tert-butyl group", "with tert-butyl", ""),
    ("containing a carboxylic acid", "with carboxylic acid", ""),
    ("with CF3", "with trifluoromethyl", ""),
    ("two pyridines", "with pyridine", "two"),
    ("at least one fluorine", "with fluorine", ""),
    ("cyano and methoxy", "with nitrile; with methoxy", ""),
    ("smarts:[N+](=O)[O-]", "with smarts:[N+](=O)[O-]", ""),
    ("no smarts:C=S", "no smarts:C=S", ""),
    ("keep smarts:[F,Cl], no smarts:C=S; logP 1-2", "keep smarts:[F,Cl]; no smarts:C=S; logP 1 to 2", ""),
    ("smarts:c1ccncc1を残す。logP 1〜2", "keep smarts:c1ccncc1; logP 1 to 2", ""),
    ("soluble", "logP ≤ 2.5; TPSA ≥ 60 Å²", ""),
    ("lipophilic", "logP ≥ 3", ""),
    ("small", "MW ≤ 300 Da", ""),
    ("lead-like", "MW 250 to 350 Da; logP ≤ 3.5; rotatable bonds ≤ 7", ""),
    ("easy to make", "SA ≤ 2.5", ""),
    ("rigid and polar", "rotatable bonds ≤ 3; TPSA ≥ 80 Å²", ""),
    ("low logP, high QED", "logP ≤ 1.5; QED ≥ 0.8", ""),
    ("few rings", "rings ≤ 2", ""),
    (
        "soluble, under 320 Da, logP 1-2, no nitro, keep the pyrimidine",
        "logP ≤ 2.5; TPSA ≥ 60 Å²; MW ≤ 320 Da; logP 1 to 2; no nitro; keep pyrimidine",
        "",
    ),
    (
        "Please design small molecules with an amide and no chlorine.",
        "MW ≤ 300 Da; with amide; no chlorine",
        "",
    ),
    ("分子量320以下", "MW ≤ 320 Da", ""),
    ("分子量は320未満", "MW ≤ 320 Da", ""),
    ("分子量が250以上350以下", "MW ≥ 250 Da; MW ≤ 350 Da", ""),
    ("分子量300から350", "MW 300 to 350 Da", ""),
    ("分子量300前後", "MW 285 to 315 Da", ""),
    ("約300ダルトン", "MW 285 to 315 Da", ""),
    ("logP 1〜2", "logP 1 to 2", ""),
    ("ｌｏｇＰ１～２", "logP 1 to 2", ""),  # noqa: RUF001
    ("logPが3以上", "logP ≥ 3", ""),
    ("TPSAは90未満", "TPSA ≤ 90 Å²", ""),
    ("極性表面積60以上", "TPSA ≥ 60 Å²", ""),
    ("QED 0.7以上", "QED ≥ 0.7", ""),
    ("環は2つ以上", "rings ≥ 2", ""),
    ("環2〜3個", "rings 2 to 3", ""),
    ("水素結合ドナー2個以下", "donors ≤ 2", ""),
    ("回転可能結合5未満", "rotatable bonds ≤ 4", ""),
    ("ニトロ基なし", "no nitro", ""),
    ("ニトロ基を含まない", "no nitro", ""),
    ("ハロゲンを避けて", "no halogen", ""),
    ("チオールとアルデヒドなし", "no thiol; no aldehyde", ""),
    ("ピリミジンを残す", "keep pyrimidine", ""),
    ("インドール骨格を保って", "keep indole", ""),
    ("アミドを含む", "with amide", ""),
    ("スルホンアミド基がある化合物", "with sulfonamide", ""),
    ("ピリジン環とアミドを含む、チオールなし", "with pyridine; with amide; no thiol", ""),
    ("アラートなし", "alerts ≤ 0", ""),
    ("環なし", "rings ≤ 0", ""),
    ("水溶性", "logP ≤ 2.5; TPSA ≥ 60 Å²", ""),
    ("脂溶性で小さい分子", "logP ≥ 3; MW ≤ 300 Da", ""),
    ("合成しやすい", "SA ≤ 2.5", ""),
    ("QEDが高い", "QED ≥ 0.8", ""),
    (
        "分子量320以下、logP 1〜2、ニトロ基なし、ピリミジンを残す",
        "MW ≤ 320 Da; logP 1 to 2; no nitro; keep pyrimidine",
        "",
    ),
    ("", "", ""),
    ("   ,;。", "", ""),
    ("logP 5-2", "", "logP 5-2"),
    ("weight", "", "weight"),
    ("under 320", "", "under 320"),
    ("QED over 3", "", "QED over 3"),
    ("weight under -5", "", "weight under -5"),
    ("2.5 rings", "", "2.5 rings"),
    ("SA 0", "", "SA 0"),
    ("kinase-like purple", "", "kinase-like purple"),
    ("no", "", "no"),
    ("no unobtainium", "", "no unobtainium"),
    ("not soluble", "", "not soluble"),
    ("4-fluorophenyl", "", "4-fluorophenyl"),
    ("trimethylsilyl", "", "trimethylsilyl"),
    ("トリメチルシリル", "", "トリメチルシリル"),
    ("紫色、分子量300以下", "MW ≤ 300 Da", "紫色"),
    ("very soluble", "logP ≤ 2.5; TPSA ≥ 60 Å²", "very"),
    ("smarts:[N+(", "", "smarts:[N+("),
    ("logP 2 Da", "logP 1.5 to 2.5", "Da"),
    ("antidepressant with pyridine", "with pyridine", "antidepressant"),
    ("a nitroso", "with nitroso", ""),
    ("logP logP logP", "", "logP logP logP"),
    ("max", "", "max"),
)


@pytest.mark.parametrize(("sentence", "asked", "unknown"), TABLE, ids=[row[0] or "empty" for row in TABLE])
def test_a_sentence_asks_for(sentence: str, asked: str, unknown: str) -> None:
    found = read(sentence)
    assert "; ".join(map(phrase, found.constraints)) == asked
    assert "; ".join(found.unknown) == unknown


def test_there_are_a_hundred_sentences_and_as_many_groups() -> None:
    assert len(TABLE) >= 100
    assert len(GROUPS) >= 80


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_each_group_is_found_by_each_of_its_names(group: NamedGroup) -> None:
    for name in (group.name, *group.names):
        assert read(name).constraints == (Has(group.name, group.smarts),), name
        assert read(f"no {name}").constraints == (Has(group.name, group.smarts, wanted=False),), name


@pytest.mark.parametrize("ring", RINGS, ids=lambda ring: ring.name)
def test_a_ring_system_is_found_in_itself(ring: NamedGroup) -> None:
    assert has(Chem.MolFromSmiles(ring.ring), ring.smarts)


@pytest.mark.parametrize(
    ("group", "yes", "no"),
    [
        ("nitro", "C[N+](=O)[O-]", "CC#N"), ("amide", "CC(=O)NC", "CC(=O)OC"), ("ester", "CC(=O)OC", "CC(=O)O"),
        ("sulfonamide", "CS(=O)(=O)N", "CS(=O)(=O)C"), ("aldehyde", "CC=O", "CC(C)=O"), ("thiol", "CS", "CSC"),
        ("pyrimidine", "Cc1ncccn1", "Cc1ccccn1"), ("indole", "c1ccc2[nH]ccc2c1", "c1ccc2[nH]cnc2c1"),
        ("ether", "COC", "CC(=O)OC"), ("amine", "CCN", "CC(=O)NC"), ("phenol", "Oc1ccccc1", "OCc1ccccc1"),
        ("triazole", "c1nc[nH]n1", "c1c[nH]cn1"), ("azaindole", "c1cnc2[nH]ccc2c1", "c1ccc2[nH]ccc2c1"),
        ("oxadiazole", "Cc1nnco1", "Cc1cnco1"), ("primary amine", "CCN", "CCNC"),
        ("macrocycle", "C1CCCCCCCCCCC1", "C1CCCCC1"),
        ("spiro", "C1CCC2(CC1)CCC2", "C1CCC2CCCCC2C1"), ("michael acceptor", "C=CC(C)=O", "CCC(C)=O"),
        ("carbamate", "COC(=O)NC", "CNC(=O)NC"), ("urea", "CNC(=O)NC", "COC(=O)NC"), ("alkene", "CC=CC", "CC=NC"),
    ],
)  # fmt: skip
def test_a_group_is_in_what_has_it_and_not_in_what_resembles_it(group: str, yes: str, no: str) -> None:
    (constraint,) = read(group).constraints
    assert isinstance(constraint, Has)
    assert has(Chem.MolFromSmiles(yes), constraint.smarts)
    assert not has(Chem.MolFromSmiles(no), constraint.smarts)


def test_numbers_are_heeded_before_words_and_contradictions_are_told() -> None:
    asked = settled(read("soluble, logP 1-4, small, weight under 500").constraints)
    assert [phrase(one) for one in asked] == ["logP 1 to 4", "TPSA ≥ 60 Å²", "MW ≤ 500 Da"]
    with pytest.raises(InvalidRequest, match="logP cannot be at least 3 and at most 1"):
        settled(read("logP over 3, logP under 1").constraints)
    with pytest.raises(InvalidRequest, match="nitro"):
        settled(read("no nitro, with nitro").constraints)


def test_what_a_molecule_breaks_is_named() -> None:
    asked = read("MW under 100, no nitro").constraints
    nitro = Chem.MolFromSmiles("C[N+](=O)[O-]")
    assert broken(asked, nitro, {"weight": 61}) == asked[1]
    assert broken(asked, Chem.MolFromSmiles("CCO"), {"weight": 46}) is None
    assert broken(asked, nitro, {"weight": 161}) == asked[0]
    assert str(said(asked[1])) == "without: nitro"


_NUMBERS = {key: st.integers(int(low + 1), int(high)).map(float) for key, (low, high) in BOUNDS.items()}
_NUMBERS["qed"] = st.sampled_from([0.1, 0.25, 0.5, 0.75, 1.0])


@st.composite
def _asked(draw: st.DrawFn) -> Constraint:
    if draw(st.booleans()):
        group = draw(st.sampled_from(GROUPS))
        wanted = draw(st.booleans())
        return Has(group.name, group.smarts, wanted, wanted and draw(st.booleans()))
    key = draw(st.sampled_from(sorted(BOUNDS)))
    low, high = sorted((draw(_NUMBERS[key]), draw(_NUMBERS[key])))
    kind = draw(st.integers(0, 2))
    return InRange(key, None if kind == 1 else low, None if kind == 2 else high)


@settings(max_examples=200, deadline=None)
@given(st.lists(_asked(), max_size=5))
def test_what_is_written_of_constraints_is_read_as_them(asked: list[Constraint]) -> None:
    found = read(", ".join(map(phrase, asked)))
    assert found.constraints == tuple(dict.fromkeys(asked))
    assert not found.unknown


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*QUALITIES, "no", "1", "-", "logP", "なし", "or", ","])).map(" ".join)
)
def test_nothing_that_is_typed_is_an_error(sentence: str) -> None:
    found = read(sentence)
    assert all(sentence[part.start : part.end] == part.text for part in found.parts)


def test_every_group_has_a_name_in_the_window() -> None:
    assert NAMES.keys() == {group.name for group in GROUPS}
    assert str(said(Has("n-oxide", "x"))) == "with: N-oxide"
    assert str(said(Has("[r{12-}]", "[r{12-}]"))) == "with: [r{12-}]"


@pytest.mark.parametrize(
    ("key", "low", "high", "wanted"),
    [
        ("weight", "250", "", InRange("weight", 250, None)),
        ("weight", "", "1234.5678", InRange("weight", None, 1234.5678)),
        ("logp", " -1 ", ".5", InRange("logp", -1, 0.5)),
        ("logp", "\N{MINUS SIGN}0.00001", "２．５", InRange("logp", -0.00001, 2.5)),  # noqa: RUF001
        ("rings", "2", "2", InRange("rings", 2, 2)),
        ("alerts", "", "0", InRange("alerts", None, 0)),
    ],
)
def test_a_range_that_is_typed_can_be_written(key: str, low: str, high: str, wanted: InRange) -> None:
    found = range_of(key, low, high)
    assert found == wanted
    assert read(phrase(found)).constraints == (wanted,)


@pytest.mark.parametrize(
    ("key", "low", "high", "words"),
    [
        ("weight", " ", "", "Neither end"),
        ("weight", "400", "300", "MW cannot be at least 400 and at most 300. Swap the two"),
        ("weight", "0", "", "MW lies between 1 and 5000"),
        ("qed", "", "1.01", "QED lies between 0 and 1"),
        ("logp", "1,5", "", "“1,5” is no number. Write it with a point"),
        ("logp", "1e3", "", "“1e3” is no number"),
        ("logp", "nan", "", "“nan” is no number"),
        ("rings", "2.5", "", "whole numbers"),
    ],
)
def test_what_is_no_range_is_said(key: str, low: str, high: str, words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        range_of(key, low, high)


@given(st.sampled_from(sorted(BOUNDS)), st.data())
@settings(deadline=None, max_examples=60)
def test_every_number_of_a_quantity_is_written_and_read(key: str, data: st.DataObject) -> None:
    low, high = BOUNDS[key]
    numbers = st.integers(int(low), int(high)) if key in COUNTED else st.floats(low, high)
    one = range_of(key, f"{data.draw(numbers):.20f}", "")
    assert read(f"{phrase(one)}, no nitro").constraints[0] == one


@pytest.mark.parametrize(
    ("smiles", "smarts", "exact", "found", "not_found"),
    [
        ("C1=CC=NC=C1", "c1ccncc1", True, "Cc1ccncc1", "c1ccccc1"),
        ("c1cc[nH]c1", "c1ccnc1", True, "Cn1cccc1", "c1ccoc1"),
        ("[NH3+]CC", "CC[N+]", True, "CC[N+](C)(C)C", "CCN"),
        ("CC(=O)[OH:3]", "CC(=O)O", True, "COC(=O)C", "CC=O"),
        ("F[C@H](Cl)Br", "FC(Cl)Br", False, "F[C@@H](Cl)Br", "FCCl"),
        ("[2H]C", "C", False, "CC", "c1ccccc1"),
    ],
)
def test_a_piece_that_is_written_is_kept(smiles: str, smarts: str, exact: bool, found: str, not_found: str) -> None:
    piece = piece_kept(smiles)
    assert piece.exact is exact
    assert piece.wish == Has(f"smarts:{smarts}", smarts, kept=True)
    assert read(f"{phrase(piece.wish)}, logP ≤ 3").constraints == (piece.wish, InRange("logp", None, 3))
    assert str(said(piece.wish)) == f"keeps: {smarts}"
    assert has(Chem.MolFromSmiles(smiles), smarts)
    assert has(Chem.MolFromSmiles(found), smarts)
    assert not has(Chem.MolFromSmiles(not_found), smarts)


@pytest.mark.parametrize(
    ("smiles", "words"),
    [
        ("", "There is no molecule"),
        ("C(", "never closed"),
        ("*", "no atom that could be kept"),
        ("C.C", "more than one piece"),
        ("CP(=O)(F)OC(C)C", "chemical weapon|Chemical Weapons"),
    ],
)
def test_what_is_no_piece_is_said(smiles: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        piece_kept(smiles)


@pytest.mark.parametrize(
    ("smiles", "is_one"),
    [("CC(=O)NC", True), ("O=CN", True), ("CNC(=O)NC", False), ("COC(=O)NC", False), ("CC(=O)NS(C)(=O)=O", False)],
)
def test_an_amide_is_no_urea_nor_carbamate(smiles: str, is_one: bool) -> None:
    (constraint,) = read("keep the amide").constraints
    assert isinstance(constraint, Has)
    assert Chem.MolFromSmiles(smiles).HasSubstructMatch(Chem.MolFromSmarts(constraint.smarts)) == is_one
