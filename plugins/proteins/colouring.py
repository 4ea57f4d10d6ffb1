"""Colouring: by what the residues of a structure are coloured, and what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.api import Words
from plugins.proteins.structure.confidence import Band, band_of
from plugins.proteins.structure.hydrophobicity import hydrophobicity
from plugins.proteins.structure.model import Structure

Colours = NDArray[np.uint8]
Rgb = tuple[int, int, int]

_CHAINS: tuple[Rgb, ...] = (
    (79, 143, 209), (226, 148, 73), (96, 176, 121), (203, 105, 140), (151, 127, 204),
    (196, 178, 76), (86, 182, 190), (170, 122, 92), (132, 150, 168), (214, 119, 103),
)  # fmt: skip
_HELIX, _STRAND, _COIL = (204, 92, 118), (222, 184, 66), (150, 156, 166)
_WATERY, _MIDDLE, _OILY = (72, 128, 214), (222, 222, 222), (218, 126, 48)
_MOST_HYDROPATHY = 4.5
UNKNOWN_COLOUR: Rgb = (140, 140, 140)

Legend = tuple[tuple[str, Words], ...]
"""Colours as #rrggbb, each with what it means."""


class Colouring(Enum):
    """What colours tell of a residue."""

    CHAIN = "chain"
    CONFIDENCE = "confidence"
    HYDROPHOBICITY = "hydrophobicity"
    SECONDARY = "secondary"


def residue_colours(
    colouring: Colouring, structure: Structure, kinds: str, plddt: NDArray[np.float32] | None
) -> Colours:
    """A colour (residues, 3) for each residue; `kinds` are H, E or C, and without `plddt` confidence is unknown."""
    match colouring:
        case Colouring.CHAIN:
            palette = np.array(_CHAINS, np.uint8)
            return np.asarray(palette[structure.chain_of % len(palette)])
        case Colouring.CONFIDENCE:
            if plddt is None:
                return np.tile(np.array(UNKNOWN_COLOUR, np.uint8), (structure.residue_count, 1))
            return np.array([_rgb(band_of(float(value)).colour) for value in plddt], np.uint8)
        case Colouring.HYDROPHOBICITY:
            return _by_hydropathy(hydrophobicity("".join(structure.letters)))
        case Colouring.SECONDARY:
            table = {"H": _HELIX, "E": _STRAND, "C": _COIL}
            return np.array([table[kind] for kind in kinds], np.uint8)
        case _:
            assert_never(colouring)


def legend_of(colouring: Colouring, chains: Sequence[str]) -> Legend:
    """What the colours mean."""
    match colouring:
        case Colouring.CHAIN:
            return tuple(
                (_hex(_CHAINS[at % len(_CHAINS)]), Words("Chain {name}", name=name)) for at, name in enumerate(chains)
            )
        case Colouring.CONFIDENCE:
            return tuple((band.colour, band.words) for band in Band)
        case Colouring.HYDROPHOBICITY:
            return ((_hex(_WATERY), Words("hydrophilic")), (_hex(_OILY), Words("hydrophobic")))
        case Colouring.SECONDARY:
            return ((_hex(_HELIX), Words("helix")), (_hex(_STRAND), Words("strand")), (_hex(_COIL), Words("coil")))
        case _:
            assert_never(colouring)


def _by_hydropathy(values: NDArray[np.float64]) -> Colours:
    share = values[:, None] / _MOST_HYDROPATHY
    middle = np.array(_MIDDLE, float)
    towards = np.where(share > 0, np.array(_OILY, float), np.array(_WATERY, float))
    mixed = middle + (towards - middle) * np.abs(share)
    mixed[np.isnan(values)] = UNKNOWN_COLOUR
    colours: Colours = np.rint(mixed).astype(np.uint8)
    return colours


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
