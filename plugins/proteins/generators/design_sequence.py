"""DesignSequence: sequences that fold into a given backbone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    Choice,
    Count,
    Given,
    InvalidRequest,
    JsonObject,
    Label,
    Lane,
    Loaded,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
    Models,
    More,
    Output,
    Place,
    Range,
    RunContext,
    Seed,
    Text,
    UnreadableModel,
    Words,
)
from plugins.proteins.generators.wording import bias_in, chains_in, letters_in, positions_in, tied_in
from plugins.proteins.media import FASTA
from plugins.proteins.mpnn.backbone import LETTERS, Backbone, backbone_of
from plugins.proteins.mpnn.design import Design, Wishes, designs
from plugins.proteins.mpnn.weights import Weights, load_weights
from plugins.proteins.sequences.fasta import fasta_text
from plugins.proteins.sequences.model import Sequence
from plugins.proteins.stored import stored_structure
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import THREE_LETTERS, UNKNOWN
from plugins.proteins.structure.writing import cif_text, pdb_text

ARCHITECTURE = "proteinmpnn"
JSON_DETAIL, PDB_DETAIL, CIF_DETAIL = "json", "pdb", "cif"
"""Beside the sequence: all that was told of it, and the backbone with its residues named anew."""

_KINDS = (("vanilla", "All proteins"), ("soluble", "Soluble proteins"), ("alpha", "Alpha carbons alone"))
_NOISES = (("002", "0.02 Å"), ("010", "0.10 Å"), ("020", "0.20 Å"), ("030", "0.30 Å"))


@dataclass(frozen=True, slots=True)
class DesignRequest:
    """What is asked of a design."""

    structure: Annotated[str, AssetOf("chemical/*"), Label("Structure", "A PDB or mmCIF file with the backbone")]
    chains: Annotated[str, Text(), Label("Chains", "Those to design, such as A B; empty for all")] = ""
    fixed: Annotated[str, Text(), Given(), Label("Fixed positions", "They stay as they are, such as A:10-20, 52")] = ""
    tied: Annotated[
        str,
        Text(),
        Label("Tied chains", "Copies that get one sequence, such as A B; several pairs with a comma"),
        More(),
    ] = ""
    omitted: Annotated[str, Text(), Label("Left out", "Amino acids that are not used, such as C")] = ""
    bias: Annotated[
        str, Text(), Label("Bias", "What is added to the scores of amino acids, such as A=0.5, E=-1"), More()
    ] = ""
    temperature: Annotated[float, Range(0, 2, 0.05, soft_high=1), Label("Temperature", "0 takes the likeliest")] = 0.1
    count: Annotated[int, Range(1, 200, soft_high=32), Count(), Label("Designs")] = 1
    kind: Annotated[str, Choice(_KINDS), Label("Trained on", "What the model has learned from")] = "vanilla"
    noise: Annotated[
        str, Choice(_NOISES), Label("Noise", "How exact the model takes the backbone: less noise, more exact"), More()
    ] = "020"
    model_number: Annotated[int, Range(0, 9999), Label("Model of the file", "0 for the first"), More()] = 0
    model: Annotated[str, ModelOf(ModelKind.PLUGIN_MODEL, (ARCHITECTURE,)), Label("Weights")] = ""
    seed: Annotated[int, Seed(), Label("Seed")] = 0


class DesignSequence:
    """Design sequences."""

    Request: ClassVar[type[Any]] = DesignRequest
    version: ClassVar[str] = "1"
    # Designs are there within seconds: they do not wait for a picture that is being drawn
    lane: ClassVar[Lane] = Lane.INTERACTIVE

    def run(self, request: DesignRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Give designs, each of the seed after the one before, so that each can be made again alone."""
        context.job.report(0, request.count, Words("Reading the structure"))
        read = stored_structure(
            context.assets, AssetId(request.structure), model=request.model_number, check=context.check
        )
        structure = read.structure
        backbone = backbone_of(structure, alpha_only=request.kind == "alpha")
        wishes = wishes_of(request, structure, backbone)
        seeds = [(request.seed + number) % SEED_LIMIT for number in range(request.count)]
        context.job.report(0, request.count, Words("Loading the model"))

        with models.lease_plugin_model(ModelId(request.model), _loaded, context.check) as held:
            weights = held.get(f"{request.kind}-{request.noise}")
            if weights is None:
                raise InvalidRequest(
                    "There is no model of this kind that learned with this noise.",
                    advice="Choose one of: {noises}.",
                    noises=", ".join(label for name, label in _NOISES if f"{request.kind}-{name}" in held),
                )
            made = designs(backbone, weights, wishes, seeds, context.check)
            for number, design in enumerate(made):
                context.job.report(number, request.count, Words("Designing"))
                yield _output(replace(request, count=1, seed=design.seed), structure, backbone, design)


def wishes_of(request: DesignRequest, structure: Structure, backbone: Backbone) -> Wishes:
    """What a request asks of the residues of a backbone; raises InvalidRequest."""
    chains = chains_in(request.chains, structure)
    designed = np.zeros(structure.residue_count, bool)
    for chain in chains:
        designed[structure.residues(chain)] = True
    designed &= ~positions_in(request.fixed, structure, chains)
    return Wishes(
        designed=designed[backbone.residues],
        temperature=request.temperature,
        omitted=letters_in(request.omitted) + UNKNOWN,
        bias=bias_in(request.bias),
        tied=tied_in(request.tied, structure, backbone),
    )


def told_of(structure: Structure, backbone: Backbone, design: Design) -> JsonObject:
    """Everything that is known of a design, as it is kept beside it."""
    return {
        "letters": LETTERS,
        "residues": [structure.residue_label(int(residue)) for residue in backbone.residues],
        "native": backbone.sequence,
        "sequence": design.sequence,
        "designed": design.designed.tolist(),
        "log_probabilities": np.round(design.log_probabilities.astype(float), 4).tolist(),
        "score": round(design.score, 6),
        "whole_score": round(design.whole_score, 6),
        "recovery": round(design.recovery, 6),
        "seed": design.seed,
    }


def designed_structure(structure: Structure, backbone: Backbone, design: Design) -> Structure:
    """The backbone's amino acids alone, named as the design says; side chains are left out."""
    names = structure.residue_names.copy()
    letters = structure.letters.copy()
    names[backbone.residues] = [THREE_LETTERS.get(letter, "UNK") for letter in design.sequence]
    letters[backbone.residues] = list(design.sequence)
    whole = replace(structure, residue_names=names, letters=letters).only(backbone.residues)
    kept = np.isin(whole.atom_names, ("N", "CA", "C", "O", "OXT"))
    return replace(
        whole,
        atom_names=whole.atom_names[kept],
        elements=whole.elements[kept],
        positions=whole.positions[kept],
        occupancies=whole.occupancies[kept],
        b_factors=whole.b_factors[kept],
        residue_of=whole.residue_of[kept],
    )


def _loaded(record: ModelRecord, place: Place) -> Loaded[dict[str, Weights]]:
    """All networks of the folder by their names, such as `vanilla-020`; together they take 75 MB."""
    files = sorted(record.path.glob("*.pt"))
    if not files:
        raise UnreadableModel(
            "“{name}” has no weights in it.", advice="Remove the model, and fetch it again.", name=record.name
        )
    found = {file.stem: load_weights(file, place.device) for file in files}
    return Loaded(found, sum(weights.byte_size for weights in found.values()))


def _output(request: DesignRequest, structure: Structure, backbone: Backbone, design: Design) -> Output:
    name = structure.name or "design"
    said = f"score={design.score:.4f} recovery={design.recovery:.4f} T={request.temperature:g} seed={design.seed}"
    chain_of = structure.chain_of[backbone.residues]
    sequences = [
        Sequence(
            f"{name}_{structure.chain_names[index]}".replace(" ", "_"),
            "".join(letter for letter, chain in zip(design.sequence, chain_of, strict=True) if chain == index),
            description=f"designed {said}" if design.designed[chain_of == index].any() else "as it was",
        )
        for index in dict.fromkeys(chain_of.tolist())
    ]
    remark = f"SEQUENCE DESIGNED BY PROTEINMPNN, BACKBONE AS GIVEN. {said}"
    named = designed_structure(structure, backbone, design)
    details = {
        JSON_DETAIL: json.dumps(told_of(structure, backbone, design)).encode(),
        CIF_DETAIL: cif_text(named, remark).encode(),
    }
    if all(len(chain) == 1 for chain in structure.chain_names):
        details[PDB_DETAIL] = pdb_text(named, remark).encode()
    return Output(
        fasta_text(sequences).encode(), request, FASTA, (len(design.sequence),), f"{name} {design.seed}", details
    )
