"""ESMFold (Lin and others, Science 379, 2023), as transformers has it: loading, and one prediction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Loaded, ModelRecord, Place, UnreadableModel
from plugins.proteins.folding.memory import SMALLEST_REAL
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import THREE_LETTERS, ResidueKind

ORDER = "ARNDCQEGHILKMFPSTWYV"
"""The amino acids as the model counts them."""

_MADE_ANEW = ("position_ids", "inv_freq", "af2_to_esm", "contact_head", "rotary")


@dataclass(frozen=True, slots=True, eq=False)
class Folder:
    """A model that is loaded, and where; one that `is_test` predicts nothing."""

    module: Any
    device: str
    is_test: bool

    @property
    def pair_width(self) -> int:
        """How many numbers describe a pair of residues."""
        return int(self.module.config.esmfold_config.trunk.pairwise_state_dim)


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """A predicted structure; `plddt` (residues,) from 0 to 100, `error` (residues, residues) in ångström."""

    structure: Structure
    plddt: NDArray[np.float32]
    error: NDArray[np.float32]
    most_error: float
    ptm: float


def load_folder(record: ModelRecord, place: Place) -> Loaded[Folder]:
    """Load the model, complete or not at all; raises UnreadableModel."""
    import torch
    from transformers import EsmForProteinFolding

    try:
        module, found = EsmForProteinFolding.from_pretrained(
            str(record.path), local_files_only=True, output_loading_info=True
        )
    except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(record, error) from error
    lacking = [name for name in found["missing_keys"] if not any(part in name for part in _MADE_ANEW)]
    if lacking or found["mismatched_keys"] or found.get("error_msgs"):
        # Weights that were made up would make up a structure
        raise _unreadable(record, f"{len(lacking)} tensors lack, such as {lacking[:3]}")
    module = module.eval().requires_grad_(False)
    if place.device == "cpu":
        module = module.float()
    module = module.to(torch.device(place.device))
    parameters = list(module.parameters())
    if not all(bool(torch.isfinite(tensor).all()) for tensor in parameters):
        raise _unreadable(record, "weights that are no numbers")
    count = sum(tensor.numel() for tensor in parameters)
    return Loaded(Folder(module, place.device, count < SMALLEST_REAL), sum(tensor.nbytes for tensor in parameters))


def predict(
    folder: Folder,
    sequence: str,
    name: str,
    recycles: int,
    chunk: int,
    watch: Callable[[int, int], None],
) -> Prediction:
    """Predict the structure of a chain of the twenty amino acids.

    `watch` is told how many steps are done of how many, before each, and may raise.
    """
    import torch

    module = folder.module
    module.trunk.set_chunk_size(chunk)
    letters = torch.tensor([[ORDER.index(letter) for letter in sequence]], device=folder.device)
    with torch.inference_mode(), _watched(module, recycles, watch):
        found = module(letters, num_recycles=recycles)
    places = found["positions"][-1][0].float().cpu().numpy()
    exists = found["atom14_atom_exists"][0].bool().cpu().numpy()
    # Of the 37 atoms that a residue can have the second is the alpha carbon
    plddt = found["plddt"][0, :, 1].float().cpu().numpy() * np.float32(100)
    return Prediction(
        _structure(sequence, name, places.astype(np.float64), exists, plddt),
        plddt,
        found["predicted_aligned_error"].float().cpu().numpy().reshape(len(sequence), len(sequence)),
        float(found["max_predicted_aligned_error"]),
        float(found["ptm"]),
    )


def _structure(
    sequence: str, name: str, places: NDArray[np.float64], exists: NDArray[np.bool_], plddt: NDArray[np.float32]
) -> Structure:
    from transformers.models.esm.openfold_utils import residue_constants

    residues = [THREE_LETTERS[letter] for letter in sequence]
    names = np.array([residue_constants.restype_name_to_atom14_names[residue] for residue in residues], "U4")
    kept = exists & (names != "")
    residue_of = np.repeat(np.arange(len(sequence), dtype=np.int32), kept.sum(axis=1))
    atom_names = names[kept]
    return Structure(
        name=name,
        atom_names=atom_names,
        elements=np.array([atom[0] for atom in atom_names], "U2"),
        positions=places[kept],
        occupancies=np.ones(len(atom_names), np.float32),
        b_factors=plddt[residue_of],
        residue_of=residue_of,
        residue_names=np.array(residues, "U5"),
        letters=np.array(list(sequence), "U1"),
        numbers=np.arange(1, len(sequence) + 1, dtype=np.int32),
        insertions=np.full(len(sequence), "", "U1"),
        kinds=np.full(len(sequence), ResidueKind.PROTEIN, np.uint8),
        chain_of=np.zeros(len(sequence), np.int32),
        chain_names=("A",),
    )


@contextmanager
def _watched(module: Any, recycles: int, watch: Callable[[int, int], None]) -> Iterator[None]:
    """Tell before each block of the language model and of the trunk how far it is."""
    blocks = [*module.esm.encoder.layer, *module.trunk.blocks]
    steps = len(module.esm.encoder.layer) + len(module.trunk.blocks) * (recycles + 1)
    done = [0]

    def begin(*_: object) -> None:
        watch(min(done[0], steps), steps)
        done[0] += 1

    with ExitStack() as stack:
        for block in blocks:
            stack.callback(block.register_forward_pre_hook(begin).remove)
        yield


def _unreadable(record: ModelRecord, detail: Exception | str) -> UnreadableModel:
    return UnreadableModel(
        "“{name}” is no whole ESMFold model, and what lacks is never made up.",
        advice="Fetch it again, or choose another folder.",
        detail=detail,
        name=record.name,
    )
