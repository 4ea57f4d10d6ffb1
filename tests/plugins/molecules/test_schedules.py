"""What the schedules of the Chemical Weapons Convention name is refused, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdkit import RDConfig

from app.api import InvalidData, UserError, Words
from plugins.molecules.chemistry.reading import molecule_of, smiles_of
from plugins.molecules.chemistry.schedules import Scheduled, refuse, scheduled

SCHEDULED = (
    ("sarin", "CC(C)OP(C)(=O)F", 1, "A.1"),
    ("sarin, one hand", "CC(C)O[P@](C)(=O)F", 1, "A.1"),
    ("soman", "CC(OP(C)(=O)F)C(C)(C)C", 1, "A.1"),
    ("cyclosarin", "CP(=O)(F)OC1CCCCC1", 1, "A.1"),
    ("propyl sarin with deuterium", "[2H]C([2H])([2H])OP(CCC)(=O)F", 1, "A.1"),
    ("a fragment of sarin", "*OP(C)(=O)F", 1, "A.1"),
    ("another fragment of sarin", "*P(=O)(F)OC(C)C", 1, "A.1"),
    ("tabun", "CCOP(=O)(C#N)N(C)C", 1, "A.2"),
    ("VX", "CCOP(C)(=O)SCCN(C(C)C)C(C)C", 1, "A.3"),
    ("a salt of VX", "CCO[P@](C)(=O)SCC[NH+](C(C)C)C(C)C.[Cl-]", 1, "A.3"),
    ("an alkylated salt of VX", "CCOP(C)(=O)SCC[N+](C)(C(C)C)C(C)C.[I-]", 1, "A.3"),
    ("VR", "CCN(CC)CCSP(C)(=O)OCC(C)C", 1, "A.3"),
    ("the acid of VX", "CC(C)N(CCSP(C)(=O)O)C(C)C", 1, "A.3"),
    ("mustard gas", "ClCCSCCCl", 1, "A.4"),
    ("chloroethyl chloromethyl sulfide", "ClCSCCCl", 1, "A.4"),
    ("sesquimustard", "ClCCSCCSCCCl", 1, "A.4"),
    ("the longest mustard", "ClCCSCCCCCSCCCl", 1, "A.4"),
    ("O-mustard", "ClCCSCCOCCSCCCl", 1, "A.4"),
    ("lewisite 1", "Cl/C=C/[As](Cl)Cl", 1, "A.5"),
    ("lewisite 2", "Cl/C=C/[As](Cl)/C=C/Cl", 1, "A.5"),
    ("lewisite 3", "Cl/C=C/[As](/C=C/Cl)/C=C/Cl", 1, "A.5"),
    ("HN1", "CCN(CCCl)CCCl", 1, "A.6"),
    ("HN2 hydrochloride", "CN(CCCl)CCCl.Cl", 1, "A.6"),
    ("HN3", "ClCCN(CCCl)CCCl", 1, "A.6"),
    ("saxitoxin", "C1CN2C(=N[C@H]([C@H]3[C@]2(C1(O)O)NC(=N3)N)COC(=O)N)N", 1, "A.7"),
    ("A-230", "CCN(CC)C(C)=NP(C)(=O)F", 1, "A.13"),
    ("A-234", "CCN(CC)C(C)=NP(=O)(F)OCC", 1, "A.14"),
    ("A-242", "CCN(CC)C(=NP(C)(=O)F)N(CC)CC", 1, "A.15"),
    (
        "a carbamate with two charges",
        "CN(C)C(=O)Oc1cccnc1C[N+](C)(C)CCCCCCCCCC[N+](C)(C)CCO.[Br-].[Br-]",
        1,
        "A.16",
    ),
    ("methylphosphonyl difluoride", "CP(=O)(F)F", 1, "B.9"),
    ("QL", "CCOP(C)OCCN(C(C)C)C(C)C", 1, "B.10"),
    ("chlorosarin", "CC(C)OP(C)(=O)Cl", 1, "B.11"),
    ("chlorosoman", "CC(OP(C)(=O)Cl)C(C)(C)C", 1, "B.12"),
    ("amiton", "CCOP(=O)(OCC)SCCN(CC)CC", 2, "A.1"),
    ("PFIB", "FC(F)=C(C(F)(F)F)C(F)(F)F", 2, "A.2"),
    ("BZ", "OC(c1ccccc1)(c1ccccc1)C(=O)O[C@H]1CN2CCC1CC2", 2, "A.3"),
    ("dimethyl methylphosphonate", "COP(C)(=O)OC", 2, "B.4"),
    ("methylphosphonyl dichloride", "CP(=O)(Cl)Cl", 2, "B.4"),
    ("a pesticide that isn't exempt", "CCOP(=S)(CC)Oc1cc(Cl)c(Cl)cc1Cl", 2, "B.4"),
    ("dimethylphosphoramidic dichloride", "CN(C)P(=O)(Cl)Cl", 2, "B.5"),
    ("diethyl dimethylphosphoramidate", "CCOP(=O)(OCC)N(C)C", 2, "B.6"),
    ("arsenic trichloride", "Cl[As](Cl)Cl", 2, "B.7"),
    ("benzilic acid as a salt", "[O-]C(=O)C(O)(c1ccccc1)c1ccccc1.[Na+]", 2, "B.8"),
    ("quinuclidin-3-ol", "OC1CN2CCC1CC2", 2, "B.9"),
    ("a hydrochloride of B.10", "CC(C)[NH+](CCCl)C(C)C.[Cl-]", 2, "B.10"),
    ("diisopropylaminoethanol", "CC(C)N(CCO)C(C)C", 2, "B.11"),
    ("diisopropylaminoethanethiol", "CC(C)N(CCS)C(C)C", 2, "B.12"),
    ("thiodiglycol", "OCCSCCO", 2, "B.13"),
    ("pinacolyl alcohol", "CC(O)C(C)(C)C", 2, "B.14"),
    ("phosgene", "ClC(Cl)=O", 3, "A.1"),
    ("cyanogen chloride", "ClC#N", 3, "A.2"),
    ("hydrogen cyanide", "C#N", 3, "A.3"),
    ("chloropicrin", "ClC(Cl)(Cl)[N+]([O-])=O", 3, "A.4"),
    ("phosphorus oxychloride", "O=P(Cl)(Cl)Cl", 3, "B.5"),
    ("phosphorus trichloride", "ClP(Cl)Cl", 3, "B.6"),
    ("phosphorus pentachloride", "ClP(Cl)(Cl)(Cl)Cl", 3, "B.7"),
    ("trimethyl phosphite", "COP(OC)OC", 3, "B.8"),
    ("triethyl phosphite", "CCOP(OCC)OCC", 3, "B.9"),
    ("dimethyl phosphite", "CO[PH](=O)OC", 3, "B.10"),
    ("diethyl phosphite", "CCO[PH](=O)OCC", 3, "B.11"),
    ("sulfur monochloride", "ClSSCl", 3, "B.12"),
    ("sulfur dichloride", "ClSCl", 3, "B.13"),
    ("thionyl chloride", "O=S(Cl)Cl", 3, "B.14"),
    ("ethyldiethanolamine", "CCN(CCO)CCO", 3, "B.15"),
    ("methyldiethanolamine", "CN(CCO)CCO", 3, "B.16"),
    ("triethanolamine hydrochloride", "OCC[NH+](CCO)CCO.[Cl-]", 3, "B.17"),
)
NEAR = (
    ("a long relative of sarin", "CCCCCCCCCCCCOP(CCCC)(=O)F", "A.1"),
    ("a thio relative of sarin", "CCCCP(=S)(F)OC(C)C", "A.1"),
    ("a relative of tabun", "CCOP(=O)(C#N)N1CCCC1", "A.2"),
    ("a relative of VX", "CCOP(=O)(c1ccccc1)SCCN(C)C", "A.3"),
    ("a mustard with bromine", "BrCCSCCBr", "A.4"),
    ("a mustard with an open place", "*CCSCCCl", "A.4"),
    ("a lewisite with bromine", "Br/C=C/[As](Br)Br", "A.5"),
    ("a relative of A-230", "CC(=NP(=O)(F)c1ccccc1)N(C)C", "A.13"),
    ("a butyl difluoride", "CCCCP(=O)(F)F", "B.9"),
)
LOOK_ALIKES = (
    ("glyphosate", "OC(=O)CNCP(=O)(O)O"),
    ("fosfomycin", "C[C@@H]1O[C@@H]1P(=O)(O)O"),
    ("glufosinate", "CP(=O)(O)CCC(N)C(=O)O"),
    ("ethephon", "OP(=O)(O)CCCl"),
    ("alendronic acid", "NCCCC(O)(P(=O)(O)O)P(=O)(O)O"),
    ("etidronic acid", "CC(O)(P(=O)(O)O)P(=O)(O)O"),
    ("foscarnet", "OC(=O)P(=O)(O)O"),
    ("tenofovir", "C[C@H](Cn1cnc2c(N)ncnc12)OCP(=O)(O)O"),
    ("malathion", "CCOC(=O)CC(SP(=S)(OC)OC)C(=O)OCC"),
    ("parathion", "CCOP(=S)(OCC)Oc1ccc(cc1)[N+]([O-])=O"),
    ("chlorpyrifos", "CCOP(=S)(OCC)Oc1nc(Cl)c(Cl)cc1Cl"),
    ("trichlorfon", "COP(=O)(OC)C(O)C(Cl)(Cl)Cl"),
    ("fonofos, which is exempt", "CCOP(=S)(CC)Sc1ccccc1"),
    ("echothiophate", "CCOP(=O)(OCC)SCC[N+](C)(C)C"),
    ("diisopropyl fluorophosphate, which isn't listed", "CC(C)OP(=O)(F)OC(C)C"),
    ("dimethylaminoethanol, which is exempt", "CN(C)CCO"),
    ("diethylaminoethanol hydrochloride, which is exempt", "CC[NH+](CC)CCO.[Cl-]"),
    ("procaine", "CCN(CC)CCOC(=O)c1ccc(N)cc1"),
    ("diphenhydramine", "CN(C)CCOC(c1ccccc1)c1ccccc1"),
    ("chlorambucil", "OC(=O)CCCc1ccc(cc1)N(CCCl)CCCl"),
    ("cyclophosphamide", "ClCCN(CCCl)P1(=O)NCCCO1"),
    ("bendamustine", "Cn1c(CCCC(O)=O)nc2cc(ccc12)N(CCCl)CCCl"),
    ("half a mustard, which isn't listed", "CCSCCCl"),
    ("ranitidine", "CNC(=C[N+]([O-])=O)NCCSCc1ccc(CN(C)C)o1"),
    ("clidinium bromide", "C[N+]12CCC(CC1)C(C2)OC(=O)C(O)(c1ccccc1)c1ccccc1.[Br-]"),
    ("methyl benzilate", "COC(=O)C(O)(c1ccccc1)c1ccccc1"),
    ("pyridostigmine", "CN(C)C(=O)Oc1ccc[n+](C)c1"),
    ("solifenacin", "O=C(O[C@H]1CN2CCC1CC2)N1CCc2ccccc2[C@@H]1c1ccccc1"),
    ("trolamine salicylate", "OCCN(CCO)CCO.OC(=O)c1ccccc1O"),
    ("phosphoric acid", "OP(=O)(O)O"),
    ("hydrochloric acid", "Cl"),
    ("chloroform", "ClC(Cl)Cl"),
    ("an open place on an ordinary phosphonate", "*P(=O)(O)O"),
    ("a thioether to be linked", "*CCSCC*"),
    ("melarsoprol", "Nc1nc(N)nc(Nc2ccc(cc2)[As]2SCC(CO)S2)n1"),
)
TRULY_SCHEDULED = {
    "CN(CCCl)CCCl",
    "CC(O)C(C)(C)C",
    "CN(C)CCCl",
    "CCN(CC)CCCl",
    "CCO[PH](=O)OCC",
    "CCOP(=O)(CC)OCC",
    "O=C(O)C(O)(c1ccccc1)c1ccccc1",
}
"""Those of the molecules of the National Cancer Institute that are on a schedule: a drug and six chemicals of trade."""


@pytest.mark.parametrize(("name", "smiles", "schedule", "entry"), SCHEDULED, ids=[each[0] for each in SCHEDULED])
def test_what_is_listed_is_refused(name: str, smiles: str, schedule: int, entry: str) -> None:
    molecule = molecule_of(smiles)
    found = scheduled(molecule)
    assert found is not None
    assert (found.schedule, found.entry, found.near) == (schedule, entry, False)
    with pytest.raises(UserError, match=rf"on schedule {schedule} of the Chemical Weapons Convention \({entry}: "):
        refuse(molecule)


@pytest.mark.parametrize(("name", "smiles", "entry"), NEAR, ids=[each[0] for each in NEAR])
def test_what_acts_like_it_is_refused(name: str, smiles: str, entry: str) -> None:
    molecule = molecule_of(smiles)
    found = scheduled(molecule)
    assert found is not None
    assert (found.schedule, found.entry, found.near) == (1, entry, True)
    with pytest.raises(UserError, match="has the reactive core of a chemical weapon"):
        refuse(molecule)


@pytest.mark.parametrize(("name", "smiles"), LOOK_ALIKES, ids=[each[0] for each in LOOK_ALIKES])
def test_what_only_looks_like_it_passes(name: str, smiles: str) -> None:
    molecule = molecule_of(smiles)
    assert scheduled(molecule) is None
    refuse(molecule)


def test_it_is_found_in_a_mixture() -> None:
    assert scheduled(molecule_of("CCO.CC(C)OP(C)(=O)F.c1ccccc1")) == Scheduled(
        1, "A.1", Words("alkyl phosphonofluoridates, as sarin and soman")
    )


def test_ordinary_molecules_pass() -> None:
    """Of 5,000 molecules the seven that are listed are refused and no other."""
    lines = (Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi").read_text(encoding="ascii").splitlines()
    refused, read = set(), 0
    for line in lines:
        try:
            molecule = molecule_of(line.split()[0])
        except InvalidData:
            continue
        read += 1
        if scheduled(molecule):
            refused.add(smiles_of(molecule))
    assert read > 4_980
    assert refused == TRULY_SCHEDULED
