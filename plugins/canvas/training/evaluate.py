"""Measuring Illustrator: do its pictures show what the captions say, and what may be expected at best?

`python -m plugins.canvas.training.evaluate --work DIR --packages DIR --model resources/models/illustrator` prints the
figures and writes them into the model's card.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import StableDiffusionPipeline
from numpy.typing import NDArray

from plugins.canvas.training.autoencoder import HELD_BACK, held_back_pictures, psnr
from plugins.canvas.training.card import write_card
from plugins.canvas.training.classifier import ANSWERS, Verdict, trained_classifier
from plugins.canvas.training.scenes import Facts, SceneMaker
from plugins.canvas.training.sheet import draw
from plugins.canvas.training.sprites import load_sprites

SIDE = 128
FIRST_SCENE = HELD_BACK + 10_000


def main() -> None:
    """Train the classifier, draw, judge, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--prompts", type=int, default=160)
    parser.add_argument("--classifier-minutes", type=float, default=4)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    maker = SceneMaker(load_sprites(options.packages), SIDE)
    classifier = trained_classifier(options.work, maker, options.classifier_minutes * 60, _say)
    pipeline = StableDiffusionPipeline.from_pretrained(options.model, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)

    ceiling_scenes = [maker.make(FIRST_SCENE + index) for index in range(1000)]
    ceiling = _shares(
        [scene.facts for scene in ceiling_scenes], classifier.judge(np.stack([s.pixels for s in ceiling_scenes]))
    )
    scenes = ceiling_scenes[: options.prompts]
    started = time.monotonic()
    pictures = draw(pipeline, [scene.caption for scene in scenes])
    seconds = (time.monotonic() - started) / len(scenes)
    drawn: NDArray[np.uint8] = np.stack([np.asarray(picture) for picture in pictures])
    results = {
        "drawn": _shares([scene.facts for scene in scenes], classifier.judge(drawn)),
        "ceiling": ceiling,
        "autoencoder_psnr_db": round(psnr(pipeline.vae, held_back_pictures(maker, 128)), 2),
        "seconds_a_picture": round(seconds, 2),
        "threads": options.threads,
    }
    _say(json.dumps(results, indent=2))
    (options.work / "results.json").write_text(json.dumps(results, indent=2), encoding="utf-8")
    write_card(options.model, results, json.loads((options.work / "training.json").read_text(encoding="utf-8")))


def _shares(facts: Sequence[Facts], verdicts: Sequence[Verdict]) -> dict[str, list[float]]:
    """For each question the share of right answers and how many there were; things in scenes and stickers apart."""
    shares: dict[str, list[float]] = {}
    for name in ANSWERS:
        pairs = [
            (fact.mode, getattr(fact, name) == getattr(verdict, name))
            for fact, verdict in zip(facts, verdicts, strict=True)
            if getattr(fact, name)
        ]
        groups = {"thing in stickers": "sticker", "thing in scenes": "scene"} if name == "thing" else {name: ""}
        for label, mode in groups.items():
            right = [answer for of, answer in pairs if not mode or of == mode]
            shares[label] = [round(sum(right) / max(1, len(right)), 3), len(right)]
    return shares


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
