"""Likeness: how alike two molecules are, by their Morgan fingerprints and Tanimoto's coefficient."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from rdkit import Chem

Fingerprint: TypeAlias = NDArray[np.uint64]
"""The bits of a molecule's neighbourhoods (16,)."""

RADIUS, BITS = 2, 1024
WORDS = BITS // 64


def fingerprint(molecule: Chem.Mol) -> Fingerprint:
    """Which neighbourhoods of at most two bonds a molecule has, whatever its hands."""
    bits = np.asarray(_generator().GetFingerprintAsNumPy(molecule), np.uint8)
    return np.packbits(bits).view(np.uint64)


def tanimoto(one: Fingerprint, other: Fingerprint) -> float:
    """How much of all that they have they have in common, from 0 to 1."""
    return float(similarities(one, other[None], None)[0])


def similarities(
    one: Fingerprint, others: NDArray[np.uint64], counts: NDArray[np.uint16] | None
) -> NDArray[np.float32]:
    """The likeness of one to many (n, 16), whose numbers of bits are `counts` where they are known."""
    own = int(np.bitwise_count(one).sum())
    known = np.bitwise_count(others).sum(axis=1, dtype=np.uint16) if counts is None else counts
    common = np.bitwise_count(others & one).sum(axis=1, dtype=np.uint16).astype(np.float32)
    union = own + known.astype(np.float32) - common
    shared: NDArray[np.float32] = np.divide(common, union, out=np.ones_like(common), where=union > 0)
    return shared


@cache
def _generator() -> Any:
    from rdkit.Chem import rdFingerprintGenerator

    return rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)
