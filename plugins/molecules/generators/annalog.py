"""ANNalog: a second model of analogues, asked where its package is installed; nothing of it is imported before.

It was trained on pairs of molecules that medicinal chemists made of one another (MIT licence).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from app.api import ModelId, ModelStamp, UserError

PACKAGES = ("annalog", "partialsmiles")
BATCH = 16
"""Molecules that are written before anyone can cancel."""
_VOCABULARY, _WEIGHTS = "stereo_experiment_vocab_ttf.pkl", "Lev_extended.pt"
_LONGEST = 100
_SOONEST = 10_007


def is_installed() -> bool:
    """Whether the package is there."""
    return all(find_spec(name) is not None for name in PACKAGES)


def stamp() -> ModelStamp:
    """What a result says of the model that made it."""
    return ModelStamp(ModelId("molecules.annalog"), sha256((_folder() / _WEIGHTS).read_bytes()).hexdigest())


def written(smiles: str, count: int, temperature: float, seed: int, first: int) -> list[str]:
    """SMILES like one, some of which may be none; `first` is the number of the first of them."""
    generator = _generator(_folder())
    with _own_chance():
        found = generator.generate_smiles(
            smiles,
            generation_number=count,
            generation_method="sampling",
            temperature=temperature,
            seed=(seed * _SOONEST + first) % 2**32,
        )
    return [str(text) for text, _likely in found]


def _folder() -> Path:
    """Where its weights are; raises UserError where it is not installed."""
    spec = find_spec(PACKAGES[0]) if is_installed() else None
    if spec is None or spec.origin is None:
        raise UserError(
            "ANNalog is not installed.",
            advice="Install it with: pip install --no-deps annalog partialsmiles. Or let the studio's own model write.",
        )
    return Path(spec.origin).parent / "ckpt_and_vocab"


@lru_cache(maxsize=1)
def _generator(folder: Path) -> Any:
    annalog = import_module(PACKAGES[0])
    words = str(folder / _VOCABULARY)
    model = annalog.SMILESModelHandler(words, words, str(folder / _WEIGHTS), device="cpu", max_length=_LONGEST + 2)
    return annalog.SMILESGenerator(model)


@contextmanager
def _own_chance() -> Iterator[None]:
    """It seeds the chances of all libraries, which are given back as they were."""
    import torch

    plain, arrays = random.getstate(), np.random.get_state()  # noqa: NPY002 - what the package seeds
    with torch.random.fork_rng(devices=[]):
        try:
            yield
        finally:
            random.setstate(plain)
            np.random.set_state(arrays)  # noqa: NPY002 - what the package seeds
