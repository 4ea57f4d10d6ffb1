"""Outputs: the molecules that were found as one SDF file, best first, with what was asked and what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from app.api import InvalidRequest, ModelStamp, Output, Pixels
from plugins.molecules.chemistry.drawing import grid_png
from plugins.molecules.formats.records import Record
from plugins.molecules.formats.sdf import sdf_of
from plugins.molecules.generators.search import Candidate, Found, Wish
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.scoring.diversity import spread
from plugins.molecules.wording.constraints import InRange, phrase, said

SDF = "chemical/x-mdl-sdfile"
TALLY = "tally"
_LONGEST_NAME = 80
_TILE_PX = 128


def made(request: Any, found: Found, wish: Wish, stamp: ModelStamp, name: str) -> Iterator[Output]:
    """The best of what was found; raises InvalidRequest where there is nothing."""
    best = sorted(found.candidates.values(), key=lambda one: (-one.score, -one.values["qed"], one.smiles))
    shown = spread(best, lambda one: one.scaffold, request.alike, request.count)
    found.tally["shown"] = len(shown)
    told = found.told(wish.unknown)
    if not shown:
        for lacking, _ in found.lacking.most_common(1):
            raise InvalidRequest(
                "None of {drawn} molecules that were drawn keeps all constraints; most failed at: {reason}.",
                advice="Ask for less, or draw more.",
                drawn=found.tally["drawn"],
                reason=said(lacking),
            )
        raise InvalidRequest(
            "None of {drawn} molecules that were drawn is new and keeps what was asked.",
            advice="Ask for less, or draw more.",
            drawn=found.tally["drawn"],
        )
    title = " ".join(name.split())[:_LONGEST_NAME]
    if len(shown) < request.count:
        title = f"{title} ({len(shown)}/{request.count})"
    content = sdf_of(_records(shown, wish)).encode()
    yield Output(
        content,
        replace(request, told=told),
        SDF,
        (len(shown),),
        title,
        {TALLY: told.encode()},
        (stamp,),
        _poster([one.molecule for one in shown[:4]]),
    )


def _poster(molecules: Sequence[Any]) -> Pixels:
    """The first of them drawn on white, by which they are known in lists."""
    import numpy as np
    from PIL import Image

    columns = min(2, len(molecules))
    drawn = grid_png(molecules, [""] * len(molecules), columns, (_TILE_PX, _TILE_PX), ground=(1.0, 1.0, 1.0))
    return np.asarray(Image.open(BytesIO(drawn)).convert("RGB"))


def _records(shown: Sequence[Candidate], wish: Wish) -> Iterator[Record]:
    from rdkit import Chem
    from rdkit.Chem import rdDepictor

    for number, one in enumerate(shown, 1):
        molecule = Chem.Mol(one.molecule)
        rdDepictor.Compute2DCoords(molecule)
        fields = {"SMILES": one.smiles, "Score": f"{one.score:.3f}"}
        for key, value in one.values.items():
            fields[QUANTITY[key].short] = f"{value:.3f}".rstrip("0").rstrip(".")
        for asked in wish.constraints:
            if isinstance(asked, InRange):
                fields[f"Asked {QUANTITY[asked.key].short}"] = phrase(asked)
        fields["Scaffold"] = one.scaffold
        yield Record(molecule, str(number), fields)
