"""Fold: the structure of a protein from its sequence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    Choice,
    JsonObject,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    Models,
    More,
    Output,
    Range,
    RunContext,
    Text,
    Words,
)
from plugins.proteins.folding.chains import ARCHITECTURE, AUTO, checked
from plugins.proteins.folding.esmfold import Folder, Prediction, load_folder, predict
from plugins.proteins.folding.memory import CHUNKS, chunk_for, loading_bytes, said
from plugins.proteins.media import PDB
from plugins.proteins.sequences.fasta import fasta_text
from plugins.proteins.sequences.model import Sequence
from plugins.proteins.structure.reading import TEST_MARK
from plugins.proteins.structure.writing import cif_text, pdb_text

JSON_DETAIL, CIF_DETAIL = "json", "cif"
"""Beside the structure: how sure the model is, and the structure as mmCIF."""

TEST = Words("Made by a model to test with: this is no prediction")
"""Said of what a model gives that is too small to be ESMFold."""


@dataclass(frozen=True, slots=True)
class FoldRequest:
    """What is asked of a prediction."""

    sequence: Annotated[str, Text(multiline=True), Label("Sequence", "Letters of one chain, or FASTA for several")]
    recycles: Annotated[
        int, Range(0, 24), Label("Recycles", "How often the model looks at what it has predicted"), More()
    ] = 4
    chunk: Annotated[
        str,
        Choice(((AUTO, "As memory allows"), *((str(size), str(size)) for size in CHUNKS))),
        Label("Attention at once", "The less, the less memory it takes, and the longer"),
        More(),
    ] = AUTO
    model: Annotated[str, ModelOf(ModelKind.PLUGIN_MODEL, (ARCHITECTURE,)), Label("Model")] = ""


class Fold:
    """Predict structures."""

    Request: ClassVar[type[Any]] = FoldRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: FoldRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give a structure for each sequence, with how sure the model is of each residue in place of B-factors."""
        sequences = checked(request.sequence)
        record = models.record(ModelId(request.model))
        needed = loading_bytes(record.byte_size)
        context.job.report(0, 0, said(needed))
        with models.lease_plugin_model(record.id, load_folder, context.check, needed) as folder:
            for sequence in sequences:
                yield _folded(replace(request, sequence=fasta_text([sequence])), sequence, folder, context)


def told_of(prediction: Prediction, folder: Folder) -> JsonObject:
    """How sure the model is, as AlphaFold writes it, and whether it is one to test with."""
    return {
        "test": folder.is_test,
        "plddt": np.round(prediction.plddt.astype(float), 2).tolist(),
        "mean_plddt": round(float(prediction.plddt.mean()), 2),
        "ptm": round(prediction.ptm, 4),
        "predicted_aligned_error": np.round(prediction.error.astype(float), 2).tolist(),
        "max_predicted_aligned_error": round(prediction.most_error, 2),
    }


def _folded(request: FoldRequest, sequence: Sequence, folder: Folder, context: RunContext) -> Output:
    length = len(sequence.letters)
    chunk = int(request.chunk) if request.chunk != AUTO else _chunk(length, folder)

    def watch(step: int, steps: int) -> None:
        context.check()
        context.job.report(step, steps, TEST if folder.is_test else Words("Predicting"))

    prediction = predict(folder, sequence.letters, sequence.name, request.recycles, chunk, watch)
    sure = f"MEAN PLDDT {prediction.plddt.mean():.1f}, PTM {prediction.ptm:.3f}"
    remark = f"PREDICTED BY ESMFOLD, B-FACTORS ARE PLDDT. {sure}"
    name = sequence.name
    if folder.is_test:
        remark = f"{TEST_MARK}, WHOSE WEIGHTS MEAN NOTHING. THIS IS NO PREDICTION."
        name = f"Test, no prediction: {sequence.name}"
    return Output(
        pdb_text(prediction.structure, remark).encode(),
        request,
        PDB,
        (length,),
        name,
        {
            JSON_DETAIL: json.dumps(told_of(prediction, folder)).encode(),
            CIF_DETAIL: cif_text(prediction.structure, remark).encode(),
        },
    )


def _chunk(length: int, folder: Folder) -> int:
    import psutil

    if folder.device == "cuda":
        import torch

        free = int(torch.cuda.mem_get_info()[0])
    else:
        free = int(psutil.virtual_memory().available)
    return chunk_for(length, folder.pair_width, free, folder.device)
