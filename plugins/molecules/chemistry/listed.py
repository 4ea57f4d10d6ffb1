"""Listed: the single chemicals of the schedules, as SMILES."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import Words


@dataclass(frozen=True, slots=True)
class Listed:
    """A chemical of a schedule, by its entry, name and SMILES."""

    schedule: int
    entry: str
    name: Words
    smiles: str


LISTED = (
    Listed(1, "A.4", Words("sulfur mustards"), "ClCSCCCl"),
    Listed(1, "A.4", Words("sulfur mustards"), "ClCCSCSCCCl"),
    *(Listed(1, "A.4", Words("sulfur mustards"), f"ClCCS{'C' * carbons}SCCCl") for carbons in range(2, 6)),
    Listed(1, "A.4", Words("sulfur mustards"), "ClCCSCOCSCCCl"),
    Listed(1, "A.4", Words("sulfur mustards"), "ClCCSCCOCCSCCCl"),
    Listed(1, "A.6", Words("nitrogen mustards"), "ClCCN(CCCl)CCCl"),
    Listed(
        1, "A.15", Words("methyl-(bis(diethylamino)methylene)phosphonamidofluoridate"), "CCN(CC)C(=NP(C)(=O)F)N(CC)CC"
    ),
    Listed(1, "B.11", Words("chlorosarin"), "CC(C)OP(C)(=O)Cl"),
    Listed(1, "B.12", Words("chlorosoman"), "CC(OP(C)(=O)Cl)C(C)(C)C"),
    Listed(2, "A.2", Words("PFIB"), "FC(F)=C(C(F)(F)F)C(F)(F)F"),
    Listed(2, "A.3", Words("BZ"), "OC(c1ccccc1)(c1ccccc1)C(=O)OC1CN2CCC1CC2"),
    Listed(2, "B.7", Words("arsenic trichloride"), "Cl[As](Cl)Cl"),
    Listed(2, "B.8", Words("2,2-diphenyl-2-hydroxyacetic acid"), "OC(C(=O)O)(c1ccccc1)c1ccccc1"),
    Listed(2, "B.9", Words("quinuclidin-3-ol"), "OC1CN2CCC1CC2"),
    Listed(2, "B.13", Words("thiodiglycol"), "OCCSCCO"),
    Listed(2, "B.14", Words("pinacolyl alcohol"), "CC(O)C(C)(C)C"),
    Listed(3, "A.1", Words("phosgene"), "O=C(Cl)Cl"),
    Listed(3, "A.2", Words("cyanogen chloride"), "N#CCl"),
    Listed(3, "A.3", Words("hydrogen cyanide"), "C#N"),
    Listed(3, "A.4", Words("chloropicrin"), "ClC(Cl)(Cl)[N+](=O)[O-]"),
    Listed(3, "B.5", Words("phosphorus oxychloride"), "O=P(Cl)(Cl)Cl"),
    Listed(3, "B.6", Words("phosphorus trichloride"), "ClP(Cl)Cl"),
    Listed(3, "B.7", Words("phosphorus pentachloride"), "ClP(Cl)(Cl)(Cl)Cl"),
    Listed(3, "B.8", Words("trimethyl phosphite"), "COP(OC)OC"),
    Listed(3, "B.9", Words("triethyl phosphite"), "CCOP(OCC)OCC"),
    Listed(3, "B.10", Words("dimethyl phosphite"), "CO[PH](=O)OC"),
    Listed(3, "B.10", Words("dimethyl phosphite"), "COP(O)OC"),
    Listed(3, "B.11", Words("diethyl phosphite"), "CCO[PH](=O)OCC"),
    Listed(3, "B.11", Words("diethyl phosphite"), "CCOP(O)OCC"),
    Listed(3, "B.12", Words("sulfur monochloride"), "ClSSCl"),
    Listed(3, "B.13", Words("sulfur dichloride"), "ClSCl"),
    Listed(3, "B.14", Words("thionyl chloride"), "O=S(Cl)Cl"),
    Listed(3, "B.15", Words("ethyldiethanolamine"), "CCN(CCO)CCO"),
    Listed(3, "B.16", Words("methyldiethanolamine"), "CN(CCO)CCO"),
    Listed(3, "B.17", Words("triethanolamine"), "OCCN(CCO)CCO"),
)

EXEMPT = (
    "CCOP(=S)(CC)Sc1ccccc1",
    "CN(C)CCO",
    "CCN(CC)CCO",
)
"""What the text leaves out of its families: fonofos of 2 B.4, two alcohols of 2 B.11."""
