"""Confidence of predicted structures: AlphaFold's bands of pLDDT, and the predicted aligned error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Words
from plugins.proteins.structure.model import Structure

LARGEST_JSON_BYTES = 400_000_000
_MOST_RESIDUES = 10_000
_FULL = 100.0


class Band(Enum):
    """AlphaFold's four bands of confidence, each from a pLDDT on, with the colour that is known for it."""

    VERY_HIGH = (90.0, "#0053d6")
    HIGH = (70.0, "#65cbf3")
    LOW = (50.0, "#ffdb13")
    VERY_LOW = (0.0, "#ff7d45")

    @property
    def least(self) -> float:
        """The pLDDT from which it is meant."""
        return self.value[0]

    @property
    def colour(self) -> str:
        """Its colour, as #rrggbb."""
        return self.value[1]

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    Band.VERY_HIGH: Words("very high"),
    Band.HIGH: Words("confident"),
    Band.LOW: Words("low"),
    Band.VERY_LOW: Words("very low"),
}


def band_of(plddt: float) -> Band:
    """The band of a pLDDT from 0 to 100: what is above a band's border belongs to it."""
    return next((band for band in Band if plddt > band.least), Band.VERY_LOW)


def plddt_of(structure: Structure) -> NDArray[np.float32] | None:
    """A pLDDT from 0 to 100 for each residue (residues,) of a predicted structure, None where the B-factors are none.

    They are taken for pLDDT where all atoms of a residue have the same and all lie from 0 to 100, or from 0 to 1 as
    some programs write them.
    """
    values = structure.b_factors
    protein = structure.is_protein[structure.residue_of]
    if not protein.any() or values[protein].min() < 0 or values[protein].max() > _FULL:
        return None
    means = structure.residue_values()
    if np.abs(values - means[structure.residue_of])[protein].max() > 1e-2 or np.ptp(values[protein]) < 1e-3:
        return None
    return means * np.float32(_FULL) if means.max() <= 1.0 else means


@dataclass(frozen=True, slots=True, eq=False)
class AlignedError:
    """The predicted aligned error (residues, residues) in ångström: of a column's place when a row's is right.

    `most` is the largest that the model can say; `plddt` (residues,), where the file has it; `ptm` and `iptm` from 0
    to 1, none where it has not.
    """

    error: NDArray[np.float32]
    most: float
    plddt: NDArray[np.float32] | None = None
    ptm: float | None = None
    iptm: float | None = None


def read_aligned_error(data: bytes) -> AlignedError:
    """The PAE in a JSON file of the AlphaFold database, of AlphaFold 2 or 3, or of ColabFold; raises InvalidData."""
    if len(data) > LARGEST_JSON_BYTES:
        raise _bad("it is too large")
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _bad("it is no JSON", error) from error
    found = content[0] if isinstance(content, list) and content else content
    if not isinstance(found, dict):
        raise _bad("it holds no object")
    errors = _matrix(found)
    count = len(errors)
    confidence = next((found[key] for key in ("plddt", "confidenceScore") if isinstance(found.get(key), list)), None)
    plddt = None if confidence is None else _numbers(confidence)
    said = next((found[key] for key in ("max_predicted_aligned_error", "max_pae") if _is_number(found.get(key))), None)
    return AlignedError(
        errors,
        float(said) if said is not None else float(errors.max()),
        plddt if plddt is not None and plddt.shape == (count,) else None,
        _share(found.get("ptm")),
        _share(found.get("iptm")),
    )


def _matrix(found: dict[str, Any]) -> NDArray[np.float32]:
    rows = next((found[key] for key in ("predicted_aligned_error", "pae") if key in found), None)
    if rows is None and {"residue1", "residue2", "distance"} <= found.keys():
        # As the AlphaFold database wrote it until 2022: three lists, residues counted from one
        first, second, distance = (_numbers(found[key]) for key in ("residue1", "residue2", "distance"))
        count = int(first.max()) if first.size else 0
        if not 0 < count <= _MOST_RESIDUES or not first.shape == second.shape == distance.shape == (count * count,):
            raise _bad("its lists do not make a square")
        values = np.full((count, count), np.nan, np.float32)
        try:
            values[first.astype(int) - 1, second.astype(int) - 1] = distance
        except IndexError as error:
            raise _bad("its lists do not make a square", error) from error
    else:
        values = _numbers(rows)
    if values.ndim != 2 or values.shape[0] != values.shape[1] or not 0 < len(values) <= _MOST_RESIDUES:
        raise _bad("its errors do not make a square")
    if not np.isfinite(values).all() or values.min() < 0:
        raise _bad("its errors are not all numbers from 0 on")
    return values


def _numbers(values: object) -> NDArray[np.float32]:
    try:
        return np.asarray(values, np.float32)
    except (ValueError, TypeError) as error:
        raise _bad("its lists do not hold numbers alone", error) from error


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None


def _bad(what: str, error: Exception | str = "") -> InvalidData:
    return InvalidData(
        "This is no predicted aligned error: {what}.",
        advice="Choose the JSON file that lies beside the structure.",
        detail=error,
        what=Words(what),
    )
