"""PredictAntibody: the variable domains of an antibody from their sequences, by IgFold where it is installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import Given, InvalidRequest, JsonObject, Label, Lane, Models, Output, RunContext, Text, Words
from plugins.proteins.folding.chains import checked
from plugins.proteins.folding.igfold import Antibody, loaded, predict
from plugins.proteins.folding.igfold_licence import check_agreed, version
from plugins.proteins.generators.fold import CIF_DETAIL, JSON_DETAIL
from plugins.proteins.media import PDB
from plugins.proteins.structure.writing import cif_text, pdb_text

_LONGEST = 200
"""A variable domain has some 110 to 130 residues, and IgFold has learned from nothing else."""


@dataclass(frozen=True, slots=True)
class AntibodyRequest:
    """What is asked of IgFold; `licence` is the digest of its licence, given by who has read and agrees to it."""

    heavy: Annotated[
        str, Text(multiline=True), Label("Heavy chain", "Letters of its variable domain, or of a nanobody")
    ] = ""
    light: Annotated[str, Text(multiline=True), Label("Light chain", "Empty for a nanobody")] = ""
    licence: Annotated[str, Text(), Given(), Label("Licence", "The digest of the licence that was agreed to")] = ""


class PredictAntibody:
    """Predict antibodies."""

    Request: ClassVar[type[Any]] = AntibodyRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: AntibodyRequest, models: Models, context: RunContext) -> Iterator[Output]:  # noqa: ARG002
        """Give the structure, with how far each atom may be off as its B-factor."""
        check_agreed(request.licence)
        chains = chains_of(request)
        context.job.report(0, 0, Words("Loading IgFold"))

        def watch(step: int, steps: int) -> None:
            context.check()
            context.job.report(step, steps, Words("Predicting"))

        with loaded(_device()) as runner:
            found = predict(runner, chains, "Antibody" if len(chains) > 1 else "Nanobody", watch)
        yield _output(request, found)


def chains_of(request: AntibodyRequest) -> dict[str, str]:
    """The letters by the names of the chains; raises InvalidRequest and InvalidData."""
    chains: dict[str, str] = {}
    for name, text in (("H", request.heavy), ("L", request.light)):
        if not text.strip():
            continue
        sequences = checked(text)
        if len(sequences) > 1:
            raise InvalidRequest(
                "{count} sequences were given for one chain.",
                advice="Give the heavy and the light chain each in its own field.",
                count=len(sequences),
            )
        letters = sequences[0].letters
        if len(letters) > _LONGEST:
            raise InvalidRequest(
                "A chain has {count} amino acids, and IgFold knows variable domains alone.",
                advice="Leave out the constant domains: some 110 to 130 amino acids remain.",
                count=len(letters),
            )
        chains[name] = letters
    if "H" not in chains:
        raise InvalidRequest("The heavy chain is missing.", advice="Give the letters of its variable domain.")
    return chains


def told_of(antibody: Antibody) -> JsonObject:
    """How far the model takes itself to be off."""
    return {
        "model": f"IgFold {version()}",
        "licence": "JHU Academic Software License Agreement: non-commercial use alone",
        "side_chains": False,
        "error": np.round(antibody.error.astype(float), 3).tolist(),
        "mean_error": round(float(antibody.error.mean()), 3),
    }


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _output(request: AntibodyRequest, found: Antibody) -> Output:
    remark = (
        f"PREDICTED BY IGFOLD, FOR NON-COMMERCIAL USE. NO SIDE CHAINS. B-FACTORS ARE OF THE PREDICTED ERROR, "
        f"{found.error.mean():.2f} A IN THE MEAN."
    )
    structure = found.structure
    return Output(
        pdb_text(structure, remark).encode(),
        # Who makes it again agrees for themselves
        replace(request, licence=""),
        PDB,
        (structure.residue_count,),
        structure.name,
        {JSON_DETAIL: json.dumps(told_of(found)).encode(), CIF_DETAIL: cif_text(structure, remark).encode()},
    )
