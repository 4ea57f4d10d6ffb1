"""Families: the groups of chemicals that the schedules name by what they have in common, as patterns of SMARTS.

The numbers of a pattern's atoms say what may hang at them outside the pattern: see `Hung`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from app.api import Words

if TYPE_CHECKING:
    from rdkit import Chem

_SMALL, _TEN = 3, 10
_CARBON, _OPEN = 6, 0


class Hung(IntEnum):
    """What hangs at an atom of a pattern; without a number it is not looked at."""

    SMALL = 1
    """Methyl, ethyl, n-propyl or isopropyl groups alone."""
    TEN = 2
    """Alkyl and cycloalkyl groups of at most ten carbon atoms alone."""
    AMINE = 3
    """Two groups as SMALL, and at most one other carbon atom, as in alkylated salts."""
    ONE_CARBON = 4
    """One group as SMALL and no other carbon atom; whatever else."""
    MUSTARD = 5
    """A methyl or ethyl group."""


@dataclass(frozen=True, slots=True)
class Family:
    """Chemicals of a schedule with a core in common; `near` are cores that act alike, which the text doesn't name.

    All of them have atoms of the elements in `needs` (atomic numbers), and at most `largest` atoms besides hydrogen.
    """

    schedule: int
    entry: str
    name: Words
    core: str
    near: tuple[str, ...] = ()
    needs: frozenset[int] = frozenset({15})
    largest: int = 1_000

    def exact(self, molecule: Chem.Mol) -> bool:
        """Whether a molecule has the core with groups as the text names them."""
        return any(
            all(
                _hangs(kind, molecule, match[number], set(match), open_too=self.schedule == 1)
                for number, kind in _hung(self.core)
            )
            for match in molecule.GetSubstructMatches(_pattern(self.core))
        )

    def nearly(self, molecule: Chem.Mol) -> bool:
        """Whether a molecule has a core that acts alike."""
        return any(molecule.HasSubstructMatch(_pattern(core)) for core in self.near)


FAMILIES = (
    Family(
        1,
        "A.1",
        Words("alkyl phosphonofluoridates, as sarin and soman"),
        "[P;D4:1](=O)(F)[O;D2:2]",
        ("[#6,#0]-[#15](=[O,S,Se])(F)-[O,S]",),
        frozenset({9, 15}),
    ),
    Family(
        1,
        "A.2",
        Words("dialkyl phosphoramidocyanidates, as tabun"),
        "[P;D4](=O)(C#N)([O;D2:2])[N;D3:1]",
        ("[#15](=[O,S,Se])(-C#N)-[#7]",),
    ),
    Family(
        1,
        "A.3",
        Words("dialkylaminoethyl alkyl phosphonothiolates, as VX"),
        "[P;D4:1](=O)([O;D1,D2:2])S[CH2][CH2][N;D3,D4:3]",
        ("[#6,#0]-[#15](=[O,S])(-[O,S])-[S]-[#6]-[#6]-[#7;X3,X4;!$(N-C=[O,S,N])]",),
    ),
    Family(
        1,
        "A.4",
        Words("sulfur mustards"),
        "Cl[CH2][CH2][S;D2][CH2][CH2]Cl",
        (
            "[Cl,Br,I][CH2][CH2][S;D2][CH2][CH2][Cl,Br,I,#0]",
            "[Cl,Br,I][CH2][CH2][S;D2][CH2][Cl,Br,I,#0]",
            *(f"[Cl,Br,I][CH2][CH2][S;D2]{'[CH2]' * carbons}[S;D2][CH2][CH2][Cl,Br,I,#0]" for carbons in range(1, 7)),
            "[Cl,Br,I][CH2][CH2][S;D2][CH2]O[CH2][S;D2][CH2][CH2][Cl,Br,I,#0]",
            "[Cl,Br,I][CH2][CH2][S;D2][CH2][CH2]O[CH2][CH2][S;D2][CH2][CH2][Cl,Br,I,#0]",
        ),
        frozenset({16}),
    ),
    Family(
        1,
        "A.5",
        Words("lewisites"),
        "Cl[CH]=[CH][As]([Cl,$([CH]=[CH]Cl)])[Cl,$([CH]=[CH]Cl)]",
        ("[Cl,Br,I]C=C[As]",),
        frozenset({33}),
    ),
    Family(
        1, "A.6", Words("nitrogen mustards"), "Cl[CH2][CH2][N;D3:5][CH2][CH2]Cl", needs=frozenset({7, 17}), largest=10
    ),
    Family(1, "A.7", Words("saxitoxin"), "C1CN2C(~N)~NC(COC(~N)~O)C3~N~C(~N)~NC23C1~[O;D1]", needs=frozenset({7, 8})),
    Family(
        1,
        "A.13",
        Words("amidines of alkylphosphonamidic fluorides"),
        "[P;D3,D4:2](=O)(F)[N;D2,D3]~[C;D2,D3:2]~[N;D3,D4:2]",
        ("F[#15](=[O,S,Se])-[#7]~[#6]~[#7]",),
        frozenset({9, 15}),
    ),
    Family(
        1,
        "A.14",
        Words("amidines of alkyl phosphoramidofluoridates"),
        "[P;D4](=O)(F)([O;D1,D2:2])[N;D2,D3]~[C;D2,D3:2]~[N;D3,D4:2]",
    ),
    Family(
        1,
        "A.16",
        Words("quaternary carbamates of dimethylcarbamoyloxypyridines"),
        "CN(C)C(=O)Oc1cccnc1C[N+;D4].[N+;D4]",
        ("CN(C)C(=O)Oc1cccnc1C[N+;D4]",),
        frozenset({7, 8}),
    ),
    Family(1, "B.9", Words("alkyl phosphonyl difluorides"), "[P;D4:1](=O)(F)F", ("[#6,#0]-[#15](=[O,S,Se])(F)F",)),
    Family(
        1,
        "B.10",
        Words("dialkylaminoethyl alkyl phosphonites, as QL"),
        "[P;D3:1]([O;D1,D2:2])O[CH2][CH2][N;D3,D4:3]",
        ("[#6,#0]-[#15;X3](-O)-O-[#6]-[#6]-[#7;X3,X4;!$(N-C=[O,S,N])]",),
    ),
    Family(1, "B.10", Words("dialkylaminoethyl alkyl phosphonites, as QL"), "[PH;D3:1](=O)O[CH2][CH2][N;D3,D4:3]"),
    Family(
        2,
        "A.1",
        Words("amiton and its salts"),
        "[P;D4](=O)(O[CH2][CH3])(O[CH2][CH3])S[CH2][CH2][N;D3,D4]([CH2][CH3])[CH2][CH3]",
    ),
    Family(2, "B.4", Words("chemicals with a phosphorus atom that bears one methyl, ethyl or propyl group"), "[P:4]"),
    Family(2, "B.5", Words("dialkyl phosphoramidic dihalides"), "[P;D4](=O)([F,Cl,Br,I])([F,Cl,Br,I])[N;D3:1]"),
    Family(2, "B.6", Words("dialkyl dialkylphosphoramidates"), "[P;D4](=O)([O;D2:1])([O;D2:1])[N;D3:1]"),
    Family(
        2, "B.10", Words("dialkyl aminoethyl-2-chlorides"), "Cl[CH2][CH2][N;D3:1]", needs=frozenset({7, 17}), largest=10
    ),
    Family(
        2, "B.11", Words("dialkyl aminoethane-2-ols"), "[O;D1][CH2][CH2][N;D3:1]", needs=frozenset({7, 8}), largest=10
    ),
    Family(
        2,
        "B.12",
        Words("dialkyl aminoethane-2-thiols"),
        "[S;D1][CH2][CH2][N;D3:1]",
        needs=frozenset({7, 16}),
        largest=10,
    ),
)


def _hangs(kind: Hung, molecule: Chem.Mol, holder: int, core: set[int], *, open_too: bool) -> bool:
    """Whether what hangs at an atom, outside the core, is of that kind."""
    outer = [each for each in molecule.GetAtomWithIdx(holder).GetNeighbors() if each.GetIdx() not in core]
    sizes = [_alkyl(each, holder, open_too=open_too) for each in outer]
    small = [size for size in sizes if 0 < size <= _SMALL]
    if kind is Hung.SMALL:
        return bool(sizes) and len(small) == len(sizes)
    if kind is Hung.TEN:
        return all(0 < size <= _TEN for size in map(abs, sizes))
    if kind is Hung.AMINE:
        carbon = all(each.GetAtomicNum() in {_CARBON, _OPEN} for each in outer)
        return carbon and len(small) >= 2 and len(outer) <= 3
    if kind is Hung.ONE_CARBON:
        return len(small) == 1 and sum(each.GetAtomicNum() == _CARBON for each in outer) == 1
    return sizes in ([1], [2])


def _alkyl(start: Chem.Atom, holder: int, *, open_too: bool) -> int:
    """How many carbon atoms an alkyl group has: negative with a ring, 0 of what is no alkyl group."""
    known = {start.GetIdx(): start}
    waiting = [start]
    rings = False
    while waiting:
        atom = waiting.pop()
        fits = atom.GetAtomicNum() == _CARBON and not atom.GetIsAromatic()
        if not (fits or (open_too and atom.GetAtomicNum() == _OPEN)) or len(known) > _TEN + 1:
            return 0
        rings = rings or atom.IsInRing()
        for bond in atom.GetBonds():
            other = bond.GetOtherAtom(atom)
            if other.GetIdx() == holder:
                if atom.GetIdx() != start.GetIdx():
                    return 0
                continue
            if bond.GetBondTypeAsDouble() != 1:
                return 0
            if other.GetIdx() not in known:
                known[other.GetIdx()] = other
                waiting.append(other)
    return -len(known) if rings else len(known)


@cache
def _hung(smarts: str) -> tuple[tuple[int, Hung], ...]:
    """The atoms of a pattern that have a number, by index, and what may hang there."""
    kinds = [(atom.GetIdx(), atom.GetAtomMapNum()) for atom in _pattern(smarts).GetAtoms()]
    return tuple((index, Hung(kind)) for index, kind in kinds if kind)


@cache
def _pattern(smarts: str) -> Chem.Mol:
    from rdkit import Chem

    return Chem.MolFromSmarts(smarts)
