"""The model's card: what it was made from, what it can draw, and how well."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.canvas.training.grounds import GROUNDS, PATTERNS
from plugins.canvas.training.places import PLACES, TIMES
from plugins.canvas.training.scenes import STYLES
from plugins.canvas.training.sheet import COLOUR_GUIDANCE, GUIDANCE, RESCALE, STEPS
from plugins.canvas.training.styles import PAINTS

TEMPLATE = Path(__file__).with_name("card.md")
LORA_TEMPLATE = Path(__file__).with_name("lora-card.md")
BY_EYE = Path(__file__).with_name("by-eye.txt")
"""What a person saw in the sheet, in a sentence: it is looked at anew with every release."""


def write_card(folder: Path, results: Mapping[str, Any], training: Mapping[str, Any]) -> None:
    """Write MODEL_CARD.md into the model's folder from the template, the measurements and the training's figures."""
    text = TEMPLATE.read_text(encoding="utf-8").format(
        things=", ".join(results["things"]),
        count=len(results["things"]),
        painted=", ".join(results["painted"]),
        paints=", ".join(PAINTS),
        places=", ".join(PLACES),
        placecount=len(PLACES),
        times=", ".join(TIMES),
        grounds=", ".join(GROUNDS),
        patterns=", ".join(dict.fromkeys(PATTERNS)),
        styles=", ".join(STYLES),
        steps=STEPS,
        guidance=GUIDANCE,
        rescale=RESCALE,
        colours=COLOUR_GUIDANCE,
        shares=_shares(results),
        hashes=_hashes(folder),
        frechet=results["frechet"],
        frechet_real=results["frechet of real halves"],
        nearest=results["nearest"],
        nearest_real=results["nearest of real"],
        by_eye=BY_EYE.read_text(encoding="utf-8").strip(),
        psnr=results["autoencoder_psnr_db"],
        seconds=results["seconds_a_picture"],
        threads=results["threads"],
        samples=f"{training['samples']:,}",
        minutes=training["spent_s"] / 60,
    )
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def write_lora_card(folder: Path, results: Mapping[str, Any], steps: int) -> None:
    """Write MODEL_CARD.md into the folder of the LoRA for few steps."""
    text = LORA_TEMPLATE.read_text(encoding="utf-8").format(
        steps=steps,
        shares=_shares(results),
        hashes=_hashes(folder),
        frechet=results["frechet"],
        frechet_real=results["frechet of real halves"],
        seconds=results["seconds_a_picture"],
        threads=results["threads"],
    )
    (folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _shares(results: Mapping[str, Any]) -> str:
    columns = [results[name] for name in ("seen", "ceiling", "held out", "ceiling of held out")]
    return "\n".join(
        f"| {' | '.join((name, *(_share(column.get(name)) for column in columns)))} |" for name in results["ceiling"]
    )


def _hashes(folder: Path) -> str:
    return "\n".join(
        f"| {path.relative_to(folder)} | {path.stat().st_size / 1e6:.1f} MB | {_sha256(path)} |"
        for path in sorted(folder.rglob("*.safetensors"))
    )


def _share(found: list[float] | None) -> str:
    return f"{found[0]:.0%} of {found[1]:.0f}" if found else "–"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
