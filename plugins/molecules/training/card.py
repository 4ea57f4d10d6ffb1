"""The card: what the model was made from and how good it is, beside its weights."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.api import InvalidData
from plugins.molecules.smiles.model import WEIGHTS
from plugins.molecules.training.evaluating import RESULTS, table
from plugins.molecules.training.exporting import export
from plugins.molecules.training.learning import FACTS, LOG

_TEXT = """# SMILES

A small Llama that writes molecules as SMILES, told of properties in eight bins each (QED, logP, weight, TPSA, rings,
synthetic accessibility), of a scaffold with `*`, or of two fragments to link. Weights in float16. Licence: Apache-2.0.

It was trained on molecules of MOSES (MIT; from ZINC Clean Leads): neutral molecules of 250 to 350 Da with H, C, N, O,
F, S, Cl and Br. Neither activity nor safety of what it writes is implied.

{drawn:,} molecules were drawn from {shards} times 20,000 of them in {steps:,} steps; the held-out loss is {loss:.3f}
nats a token.

## Measurements

{table}

| file | size | sha256 |
|---|---|---|
| {name} | {size:.2f} MB | {digest} |
"""


def write_model(folder: Path, work: Path) -> None:
    """Write the model with its card; raises InvalidData where it was not evaluated."""
    if not (work / RESULTS).exists():
        raise InvalidData("The model was not evaluated.", advice="Evaluate it first, with --evaluate.")
    export(folder, work)
    facts = json.loads((work / FACTS).read_text(encoding="utf-8"))
    facts["loss"] = json.loads((work / LOG).read_text(encoding="utf-8").splitlines()[-1])["valid"]
    write_card(folder, json.loads((work / RESULTS).read_text(encoding="utf-8")), facts)


def write_card(folder: Path, results: dict[str, Any], facts: dict[str, Any]) -> None:
    """Write the card of a model whose weights are there, with the facts of its training."""
    content = (folder / WEIGHTS).read_bytes()
    text = _TEXT.format(
        table=table(results),
        name=WEIGHTS,
        size=len(content) / 1e6,
        digest=sha256(content).hexdigest(),
        **{name: facts[name] for name in ("shards", "drawn", "steps", "loss")},
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
