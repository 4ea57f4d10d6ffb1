"""The model's folder: weights, configuration and the card that says what it was made from, and how good it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.audio.training.corpus import LEFT_OUT, SOURCES, Tune, counted
from plugins.audio.training.evaluating import RESULTS, table
from plugins.audio.training.network import Decoder

TEMPLATE = Path(__file__).with_name("card.md")
_PARTS = ("train", "valid", "test")
_DEVICES = {"cpu": "one thread of a shared server processor", "cuda": "one accelerator"}


def write_model(folder: Path, work: Path, tunes: Sequence[Tune], network: Decoder) -> None:
    """Write the model with its card. Exits where it was not evaluated, or does not beat the baselines."""
    if not (work / RESULTS).exists():
        raise SystemExit("Evaluate the model first: --evaluate")
    results = json.loads((work / RESULTS).read_text(encoding="utf-8"))
    lost = [
        f"{baseline} in {measure}"
        for baseline in ("Markov-3", "grammar alone")
        for measure in _lost(results["rows"]["ClipLM"], results["rows"][baseline])
    ]
    if lost:
        raise SystemExit(f"The model does not beat {', '.join(lost)}: it is not worth shipping")
    training = json.loads((work / "training.json").read_text(encoding="utf-8"))
    network.export(folder)
    counts = counted(list(tunes))
    config = network.config
    text = TEMPLATE.read_text(encoding="utf-8").format(
        layers=config.layers,
        width=config.width,
        heads=config.heads,
        vocabulary=config.vocabulary,
        parameters=sum(value.numel() for value in network.parameters()) / 1e6,
        sets="\n".join(_row(name, told, counts.get(name, {})) for name, told in SOURCES.items()),
        left_out="\n".join(f"- {name}: {reason}." for name, reason in LEFT_OUT.items()),
        pieces=results["pieces"],
        table=table(results),
        tokens=training["tokens"] / 1e6,
        hours=training["spent_s"] / 3600,
        device=_DEVICES[training["device"]],
        hashes="\n".join(
            f"| {path.name} | {path.stat().st_size / 1e6:.2f} MB | {hashlib.sha256(path.read_bytes()).hexdigest()} |"
            for path in sorted(folder.glob("*.safetensors"))
        ),
    )
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _lost(model: dict[str, Any], baseline: dict[str, Any]) -> list[str]:
    """Return the measures in which a model is no better than a baseline."""
    lost = ["nats"] if model["nats"]["all"] >= baseline["nats"]["all"] else []
    return lost + [measure for measure in ("intervals", "onsets") if model[measure] <= baseline[measure]]


def _row(name: str, told: str, count: dict[str, int]) -> str:
    tunes = ", ".join(f"{count.get(f'tunes {part}', 0):,}" for part in _PARTS)
    notes = ", ".join(f"{count.get(f'notes {part}', 0):,}" for part in _PARTS)
    return f"| {name} | {told} | {tunes} | {notes} |"
