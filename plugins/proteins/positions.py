"""Positions: residues that are chosen, as the request of a design writes them."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.proteins.structure.model import Structure


def positions_text(structure: Structure, residues: Iterable[int]) -> str:
    """Amino acids by their chain and number, runs joined, such as `A:10-20, B:52A`."""
    kept = sorted(at for at in set(residues) if structure.is_protein[at])
    runs: list[list[int]] = []
    for at in kept:
        last = runs[-1][-1] if runs else -2
        follows = (
            at == last + 1
            and structure.chain_of[at] == structure.chain_of[last]
            and structure.numbers[at] == structure.numbers[last] + 1
            and not structure.insertions[at]
            and not structure.insertions[last]
            and not _is_inserted_around(structure, at)
        )
        runs[-1].append(at) if follows else runs.append([at])
    return ", ".join(_written(structure, run) for run in runs)


def _is_inserted_around(structure: Structure, at: int) -> bool:
    """Whether a number near this one stands for more than one residue, so that a range would take in too many."""
    same = (structure.chain_of == structure.chain_of[at]) & structure.is_protein
    counts = [int(((structure.numbers == structure.numbers[at] - back) & same).sum()) for back in (0, 1)]
    return max(counts) > 1


def _written(structure: Structure, run: list[int]) -> str:
    first = structure.residue_label(run[0])
    return first if len(run) == 1 else f"{first}-{structure.numbers[run[-1]]}"
