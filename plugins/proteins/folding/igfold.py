"""IgFold (Ruffolo and others, Nature Communications 14, 2023): antibodies, where its owner has installed it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.proteins.folding.igfold_licence import PACKAGES
from plugins.proteins.structure.model import Structure
from plugins.proteins.structure.residues import THREE_LETTERS, ResidueKind

WEIGHTS_DIR = "ANTIBERTY_WEIGHTS_DIR"
"""The environment names the folder of the language model's weights by this."""

_HUB, _FILES = "jeffruffolo/AntiBERTy", ["config.json", "model.safetensors"]
_NEEDED = (("config.json",), ("model.safetensors", "pytorch_model.bin"))
_ATOMS = ("N", "CA", "C", "CB", "O")
_ERROR_OF = (0, 1, 2, 3, 2)
"""Errors are predicted of the first four atoms; that of an oxygen is its carbon's."""

_ENVIRONMENT = threading.Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Antibody:
    """A predicted structure without side chains; `error` (residues,) in ångström is of its alpha carbons."""

    structure: Structure
    error: NDArray[np.float32]


@contextmanager
def loaded(device: str) -> Iterator[Any]:
    """IgFold's own runner; raises UserError where weights are not on this machine, and fetches none."""
    folder = _weights_folder()
    with _ENVIRONMENT:
        before = os.environ.get(WEIGHTS_DIR)
        os.environ[WEIGHTS_DIR] = str(folder)
        try:
            runner = import_module(PACKAGES[0]).IgFoldRunner(device=device, verbose=False)
        except (OSError, RuntimeError, ValueError, KeyError, ImportError) as error:
            raise UserError(
                "IgFold cannot be loaded.",
                advice="Install the packages igfold and antiberty again.",
                detail=error,
            ) from error
        finally:
            if before is None:
                os.environ.pop(WEIGHTS_DIR, None)
            else:
                os.environ[WEIGHTS_DIR] = before
    yield runner


def predict(runner: Any, chains: Mapping[str, str], name: str, watch: Callable[[int, int], None]) -> Antibody:
    """Predict the variable domains of an antibody, `chains` by their names, each of the twenty amino acids.

    `watch` is told how many networks are done of how many, and often: it may raise.
    """
    count = len(runner.models)
    done = [0]

    def begin(*_: object) -> None:
        watch(min(done[0], count), count)

    def end(*_: object) -> None:
        done[0] += 1

    with ExitStack() as stack:
        for network in (*runner.models, runner.antiberty.model):
            for module in network.modules():
                stack.callback(module.register_forward_pre_hook(begin).remove)
        for network in runner.models:
            stack.callback(network.register_forward_hook(end).remove)
        found = runner.predict([dict(chains)])[0]
    places = found.coords[0].detach().float().cpu().numpy().astype(np.float64)
    error = found.prmsd[0].detach().float().cpu().numpy()
    if not np.isfinite(places).all():
        raise UserError("IgFold gave places that are no numbers.", advice="Check the sequences.")
    return Antibody(_structure(chains, name, places, error), error[:, 1])


def _structure(
    chains: Mapping[str, str], name: str, places: NDArray[np.float64], error: NDArray[np.float32]
) -> Structure:
    sequence = "".join(chains.values())
    letters = np.array(list(sequence), "U1")
    lengths = [len(chain) for chain in chains.values()]
    kept = np.ones((len(letters), len(_ATOMS)), bool)
    kept[letters == "G", _ATOMS.index("CB")] = False
    residue_of = np.repeat(np.arange(len(letters), dtype=np.int32), kept.sum(axis=1))
    atoms = np.tile(np.array(_ATOMS, "U4"), (len(letters), 1))[kept]
    # As crystallographers relate a B-factor to how far an atom is off
    b_factors = (8 * np.pi**2 / 3 * error[:, _ERROR_OF] ** 2)[kept].astype(np.float32)
    return Structure(
        name=name,
        atom_names=atoms,
        elements=np.array([atom[0] for atom in atoms], "U2"),
        positions=places[kept],
        occupancies=np.ones(len(atoms), np.float32),
        b_factors=np.minimum(b_factors, np.float32(999)),
        residue_of=residue_of,
        residue_names=np.array([THREE_LETTERS[letter] for letter in sequence], "U5"),
        letters=letters,
        numbers=np.concatenate([np.arange(1, length + 1, dtype=np.int32) for length in lengths]),
        insertions=np.full(len(letters), "", "U1"),
        kinds=np.full(len(letters), ResidueKind.PROTEIN, np.uint8),
        chain_of=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        chain_names=tuple(chains),
    )


def _weights_folder() -> Path:
    """The language model's weights: where the environment says, in the package, or fetched before by their owner."""
    spec = find_spec(PACKAGES[1])
    package = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    named = os.environ.get(WEIGHTS_DIR, "")
    places = ([Path(named)] if named else []) + [package / "trained_models" / "AntiBERTy_md_smooth"]
    for place in places:
        if all(any((place / name).is_file() for name in names) for names in _NEEDED):
            return place
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(_HUB, allow_patterns=_FILES, local_files_only=True))
    except (ImportError, OSError, ValueError) as error:
        raise UserError(
            "The weights of AntiBERTy, IgFold's language model, are not on this machine, and are not fetched unasked.",
            advice="Fetch config.json and model.safetensors of {hub} yourself, and name their folder by {variable}.",
            detail=error,
            hub=_HUB,
            variable=WEIGHTS_DIR,
        ) from error
