"""Structure: the atoms of one model, its residues and its chains, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest
from plugins.proteins.structure.residues import BACKBONE, ResidueKind

Positions = NDArray[np.float64]
"""Places (atoms, 3) in ångström."""


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """Atoms in the order of their residues, and residues in the order of their chains.

    Of an atom: `atom_names`, `elements`, `positions`, `occupancies`, `b_factors` and `residue_of`, the index of its
    residue. Of a residue: `residue_names` of up to five letters, `letters` (one each, X where there is none), `numbers`
    and `insertions` as the authors count, `kinds` (ResidueKind) and `chain_of`, the index into `chain_names`.
    """

    name: str
    atom_names: NDArray[np.str_]
    elements: NDArray[np.str_]
    positions: Positions
    occupancies: NDArray[np.float32]
    b_factors: NDArray[np.float32]
    residue_of: NDArray[np.int32]
    residue_names: NDArray[np.str_]
    letters: NDArray[np.str_]
    numbers: NDArray[np.int32]
    insertions: NDArray[np.str_]
    kinds: NDArray[np.uint8]
    chain_of: NDArray[np.int32]
    chain_names: tuple[str, ...]

    @property
    def residue_count(self) -> int:
        """How many residues there are, of any kind."""
        return len(self.numbers)

    @property
    def is_protein(self) -> NDArray[np.bool_]:
        """Which residues (residues,) are amino acids of a chain."""
        return np.asarray(self.kinds == ResidueKind.PROTEIN)

    @property
    def protein_chains(self) -> tuple[str, ...]:
        """The chains that have amino acids."""
        found = np.unique(self.chain_of[self.is_protein])
        return tuple(self.chain_names[index] for index in found)

    def atoms_of(self, names: Sequence[str] = BACKBONE) -> Positions:
        """The places (residues, names, 3) of named atoms, not a number where a residue lacks one."""
        places = np.full((self.residue_count, len(names), 3), np.nan)
        for column, name in enumerate(names):
            found = np.flatnonzero(self.atom_names == name)
            # Of one that is there twice the first counts
            places[self.residue_of[found[::-1]], column] = self.positions[found[::-1]]
        return places

    def sequence(self, chain: str) -> str:
        """The letters of a chain's amino acids; raises InvalidRequest where there is no such chain."""
        return "".join(self.letters[self.residues(chain)])

    def residues(self, chain: str) -> NDArray[np.int64]:
        """The indices of a chain's amino acids; raises InvalidRequest where there are none."""
        if chain not in self.protein_chains:
            raise InvalidRequest(
                "{name} has no protein chain “{chain}”.",
                advice="Its protein chains are: {chains}.",
                name=self.name or "The structure",
                chain=chain,
                chains=", ".join(self.protein_chains) or "none",
            )
        return np.flatnonzero(self.is_protein & (self.chain_of == self.chain_names.index(chain)))

    def residue_label(self, index: int) -> str:
        """A residue as people write it, such as `A:52A`."""
        chain = self.chain_names[self.chain_of[index]]
        return f"{chain}:{self.numbers[index]}{self.insertions[index]}"

    def only(self, residues: Iterable[int] | NDArray[np.bool_]) -> Structure:
        """The structure of some residues alone, in their order here; chains that lose all are dropped."""
        kept = np.zeros(self.residue_count, bool)
        kept[np.asarray(list(residues) if not isinstance(residues, np.ndarray) else residues)] = True
        atoms = kept[self.residue_of]
        left = [index for index in range(len(self.chain_names)) if np.any(self.chain_of[kept] == index)]
        new_chain = np.full(len(self.chain_names), -1, np.int32)
        new_chain[left] = np.arange(len(left), dtype=np.int32)
        new_residue = (np.cumsum(kept) - 1).astype(np.int32)
        return replace(
            self,
            atom_names=self.atom_names[atoms],
            elements=self.elements[atoms],
            positions=self.positions[atoms],
            occupancies=self.occupancies[atoms],
            b_factors=self.b_factors[atoms],
            residue_of=new_residue[self.residue_of[atoms]],
            residue_names=self.residue_names[kept],
            letters=self.letters[kept],
            numbers=self.numbers[kept],
            insertions=self.insertions[kept],
            kinds=self.kinds[kept],
            chain_of=new_chain[self.chain_of[kept]],
            chain_names=tuple(self.chain_names[index] for index in left),
        )

    def residue_values(self, per_atom: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
        """A value a residue of one that atoms have, such as the B-factor: that of its alpha carbon, else the mean."""
        values = self.b_factors if per_atom is None else per_atom
        counts = np.maximum(np.bincount(self.residue_of, minlength=self.residue_count), 1)
        means = np.bincount(self.residue_of, values, self.residue_count) / counts
        centres = np.flatnonzero(self.atom_names == "CA")
        means[self.residue_of[centres[::-1]]] = values[centres[::-1]]
        return means.astype(np.float32)
