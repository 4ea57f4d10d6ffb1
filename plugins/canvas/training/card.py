"""The model's card: what it was made from, what it can draw, and how well."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.canvas.training.places import PLACES, TIMES
from plugins.canvas.training.scenes import GROUNDS, STYLE_WEIGHTS
from plugins.canvas.training.sprites import PAINTS
from plugins.canvas.training.things import THINGS

TEMPLATE = Path(__file__).with_name("card.md")


def write_card(folder: Path, results: Mapping[str, Any], training: Mapping[str, Any]) -> None:
    """Write MODEL_CARD.md into the model's folder from the template, the measurements and the training's figures."""
    drawn, ceiling = results["drawn"], results["ceiling"]
    rows = [
        f"| {name} | {share:.0%} of {count} | {ceiling[name][0]:.0%} of {ceiling[name][1]} |"
        for name, (share, count) in drawn.items()
    ]
    hashes = [
        f"| {path.relative_to(folder)} | {path.stat().st_size / 1e6:.1f} MB | {_sha256(path)} |"
        for path in sorted(folder.rglob("*.safetensors"))
    ]
    text = TEMPLATE.read_text(encoding="utf-8").format(
        things=", ".join(thing.words[0] for thing in THINGS),
        count=len(THINGS),
        painted=", ".join(thing.words[0] for thing in THINGS if thing.painted),
        paints=", ".join(PAINTS),
        places=", ".join(PLACES),
        times=", ".join(TIMES),
        grounds=", ".join(GROUNDS),
        styles=", ".join(STYLE_WEIGHTS),
        shares="\n".join(rows),
        hashes="\n".join(hashes),
        psnr=results["autoencoder_psnr_db"],
        seconds=results["seconds_a_picture"],
        threads=results["threads"],
        samples=f"{training['samples']:,}",
        minutes=round(training["spent_s"] / 60),
        scenes=f"{training['scenes']:,}",
    )
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
